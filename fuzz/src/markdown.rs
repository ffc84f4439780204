//! Any bytes as a page of Markdown, with front matter.
//!
//! It gives a document or a reason. What it gives is as `seed_corpus` promises.
//!
//! The first byte chooses how it is read.

use crate::documents::read;
use crate::edits::Bytes;
use seed_corpus::{Addresses, Options, Unpublished};

/// See the head of this file.
pub fn markdown(data: &[u8]) {
    let mut data = Bytes(data);
    let how = data.byte();
    let is = |bit: u8| how >> bit & 1 == 1;
    let options = Options {
        unpublished: if is(1) { Unpublished::Include } else { Unpublished::Skip },
        today: is(2).then(|| "2024-03-05".to_owned()),
        base_url: if is(3) { "https://a.b/?".to_owned() } else { String::new() },
        addresses: if is(4) { Addresses::Folder } else { Addresses::Html },
        ..Options::default()
    };
    let stem = if is(5) { "2024-03-05-a" } else { "README" };
    let path = format!("b/{stem}.{}", if is(0) { "mdx" } else { "md" });
    if let Ok(file) = read(&path, data.0, &options) {
        assert_eq!(file.documents.len(), 1, "a page is a document");
    }
}
