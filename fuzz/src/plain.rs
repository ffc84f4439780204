//! Any bytes as a text in any encoding.
//!
//! It gives documents or a reason. What it gives is as `seed_corpus` promises: of a text without control characters,
//! nothing that can be seen is lost.
//!
//! The first byte chooses how it is read.

use crate::documents::read;
use crate::edits::Bytes;
use seed_corpus::{Articles, Options};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// How often each character occurs that may not be lost.
fn counted<'t>(texts: impl Iterator<Item = &'t str>) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for c in texts.flat_map(str::chars) {
        if !c.is_whitespace() && !c.is_control() && c != '\u{feff}' {
            *counts.entry(c).or_insert(0) += 1;
        }
    }
    counts
}

/// See the head of this file.
pub fn plain(data: &[u8]) {
    let mut data = Bytes(data);
    let how = data.byte();
    let articles = if how & 1 == 1 { Articles::Never } else { Articles::Auto };
    let options = Options { articles, ..Options::default() };
    let path = ["a.txt", "a", "第1章.text", "2024-01-01 甲.txt"][usize::from(how >> 1) % 4];
    let Ok(file) = read(path, data.0, &options) else { return };
    assert!(articles == Articles::Auto || file.documents.len() == 1, "one file, one document");
    let is_clean = |c: char| !c.is_control() || "\n\r\t".contains(c);
    if let Ok(text) = str::from_utf8(data.0)
        && file.warnings.is_empty()
        && text.chars().all(is_clean)
    {
        // A text is composed, whatever it is read as.
        let text: String = text.nfc().collect();
        let shown = file.documents.iter().flat_map(|d| d.paragraphs().into_iter().chain([d.title.as_str()]));
        let shown = counted(shown);
        for (c, times) in counted([text.as_str()].into_iter()) {
            assert!(shown.get(&c).is_some_and(|shown| *shown >= times), "{c:?} is lost");
        }
    }
}
