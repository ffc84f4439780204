//! *Which parts of a Markdown text are code, formulas and HTML?*
//!
//! Code stays as it is written, whatever it looks like. pulldown-cmark says where it is, so that no second
//! notion of code can differ from the reader's. Linear in the text.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::reader::OPTIONS;

/// Parts of a text, each in ascending order and apart.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Code and formulas.
    pub(super) verbatim: Vec<Range<usize>>,
    /// Blocks of HTML, where a backslash is a backslash.
    pub(super) html: Vec<Range<usize>>,
}

impl Parts {
    pub(super) fn of(text: &str) -> Parts {
        let mut parts = Parts::default();
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(_)) | Event::Code(_) | Event::DisplayMath(_) => {
                    parts.verbatim.push(range);
                }
                Event::InlineMath(_) if is_formula(text, &range) => parts.verbatim.push(range),
                Event::Start(Tag::HtmlBlock) => parts.html.push(range),
                _ => {}
            }
        }
        parts
    }

    /// Whether a place is in code or in a formula.
    pub(super) fn keep(&self, at: usize) -> bool {
        part_at(&self.verbatim, at).is_some()
    }

    /// Whether a place is in a block of HTML.
    pub(super) fn is_html(&self, at: usize) -> bool {
        part_at(&self.html, at).is_some()
    }

    /// The code or formula that holds a place, or else the first one after it.
    pub(super) fn next(&self, at: usize) -> Option<Range<usize>> {
        self.verbatim.get(self.verbatim.partition_point(|part| part.end <= at)).cloned()
    }
}

fn part_at(parts: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    parts.get(parts.partition_point(|part| part.end <= at)).filter(|part| part.start <= at)
}

/// Whether `$…$` is a formula. Two prices in a sentence, or two variables of a shell, are none.
fn is_formula(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let inner = text.get(range.start + 1..range.end - 1).unwrap_or_default();
    !before.is_some_and(|c| c.is_ascii_alphanumeric())
        && !after.is_some_and(|c| c.is_ascii_alphanumeric())
        && !inner.contains(['，', '。', '；', '！', '？'])
}
