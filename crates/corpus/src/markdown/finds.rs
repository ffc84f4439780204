//! *Where does what opens here close?*
//!
//! Each search is remembered or ends where the next one would begin, so that all of them together are linear in
//! the text, whatever it repeats.

use std::collections::HashMap;

use regex::Regex;

use super::code::Parts;

/// What closes, by the name of what it closes. Not in code.
#[derive(Default)]
pub(super) struct Finds {
    last: HashMap<String, Search>,
}

/// The last search for a pattern: where it began and what was found.
struct Search {
    regex: Regex,
    from: usize,
    found: Option<(usize, usize)>,
}

impl Finds {
    /// The first match of `pattern` from a place on that does not begin in code.
    pub(super) fn next(
        &mut self,
        pattern: &str,
        text: &str,
        parts: &Parts,
        from: usize,
    ) -> Option<(usize, usize)> {
        if !self.last.contains_key(pattern) {
            let regex = Regex::new(pattern).expect("a pattern of this module, with the name of an element");
            self.last.insert(pattern.to_owned(), Search { regex, from: usize::MAX, found: None });
        }
        let last = self.last.get_mut(pattern)?;
        let known = last.from <= from && last.found.is_none_or(|(start, _)| start >= from);
        if !known {
            last.from = from;
            let mut at = from;
            last.found = loop {
                let Some(next) = last.regex.find_at(text, at) else { break None };
                match parts.next(next.start()).filter(|part| part.start <= next.start()) {
                    Some(part) => at = part.end,
                    None => break Some((next.start(), next.end())),
                }
            };
        }
        last.found
    }
}

/// How far what stands on one line, or in one paragraph, can reach, in bytes.
const NEAR: usize = 2000;
/// How far anything else can.
pub(super) const FAR: usize = 20_000;

/// What may stand between an opening and its closing sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Line,
    Paragraph,
    Text,
}

/// The place of `close` after `from`, before any further `open`.
pub(super) fn closing(text: &str, from: usize, open: &str, close: &str, within: Within) -> Option<usize> {
    let bytes = text.as_bytes();
    let limit = if within == Within::Text { FAR } else { NEAR };
    let rest = &bytes[from..bytes.len().min(from + limit)];
    for (n, &byte) in rest.iter().enumerate() {
        let here = &rest[n..];
        if here.starts_with(close.as_bytes()) {
            return Some(from + n);
        }
        if here.starts_with(open.as_bytes()) {
            return None;
        }
        if byte == b'\n' {
            let blank =
                || here[1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'>')) == Some(&b'\n');
            match within {
                Within::Line => return None,
                Within::Paragraph if blank() => return None,
                Within::Paragraph | Within::Text => {}
            }
        }
    }
    None
}
