//! Which bytes are the index of some documents and their terms? The writer is never in the wasm.

mod input;

pub use input::{Input, Postings, SectionInput};

use super::alphabet::{self, Alphabet, CodedText, MOST};
use super::assembled::{self, Part, Posted, Rest};
use super::sections::Section;
use super::transducer::Shared;
use super::words::Exchange;
use super::{Record, meta, related, words};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// Why documents cannot be written: they exceed a limit of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLarge {
    what: &'static str,
    most: u64,
    found: u64,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "one index holds at most {} {}, these documents have {}; divide them into several builds",
            self.most, self.what, self.found
        )
    }
}

impl std::error::Error for TooLarge {}

/// The characters of some documents with their numbers. Writing an index starts with them, because tables by number
/// follow.
pub struct Characters(Vec<char>);

impl Characters {
    /// Numbers every character of the texts and terms: by falling frequency in the texts, and inside each length of
    /// code by code point. So the table is small, and a binary search finds a character in it.
    ///
    /// # Errors
    ///
    /// If there are more than codes can tell apart.
    pub fn of(documents: &[Input], postings: &Postings) -> Result<Characters, TooLarge> {
        let chars = ordered_chars(documents, postings);
        at_most("different characters", chars.len(), MOST as u64)?;
        Ok(Characters(chars))
    }

    /// The characters as an alphabet.
    pub fn alphabet(&self) -> Alphabet<'_> {
        Alphabet::new(&self.0)
    }
}

/// Tables of `seed_text` that an index carries. The writer takes them as they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tables<'t> {
    /// The table that folds characters, see [`folds`](super::Index::folds).
    pub folds: &'t [u8],
    /// The table of the characters' syllables, see [`pinyin`](super::Index::pinyin).
    pub pinyin: &'t [u8],
    /// The words that may be exchanged for others, see [`words_of`](super::Index::words_of).
    pub words: &'t [Exchange<'t>],
}

/// Writes an index of documents with the numbers that [`Characters::of`] gave their characters.
///
/// The same input gives the same bytes. It takes linear time, and sorts the terms.
///
/// # Errors
///
/// If a section would need offsets of more than 32 bits.
///
/// # Panics
///
/// If a document holds a character that was not numbered, or its sections are not in order or have no level.
pub fn write(
    documents: &[Input],
    postings: &Postings,
    characters: &Characters,
    tables: Tables,
) -> Result<Vec<u8>, TooLarge> {
    let (chars, alphabet) = (&characters.0, characters.alphabet());
    let codes = |text: &str| alphabet.encode(text).expect("the alphabet holds every character");

    let mut encoded = Vec::new();
    for document in documents {
        let (title, body) = (codes(&document.title), codes(&document.text));
        let own = [&title[..], &body].concat();
        let [own, text] = [&own, &body].map(|codes| CodedText { alphabet, codes });
        let keywords = code_ranges([&document.title, &document.text], own, &document.keywords);
        let mut relations = Vec::new();
        related::put(&mut relations, &keywords, &document.neighbours);
        let label = std::iter::once(0..document.labels).collect::<Vec<_>>();
        let labels = code_ranges([&document.text, ""], text, &label)[0].end;
        let sections = sections(&document.sections, &document.text, text);
        let Input { path, url, byline, date, .. } = document;
        let record = Record { path, url, byline, date }.bytes();
        encoded.push((title, body, labels, relations, sections, record));
    }
    let keys = meta::keys(documents);
    let metas: Vec<Vec<u8>> = documents.iter().map(|document| meta::entry(document, &keys)).collect();
    let parts = documents.iter().zip(&encoded).zip(&metas).map(|((document, encoded), meta)| {
        let (title, body, labels, related, sections, record) = encoded;
        let (labels, length, sections) = (*labels as u32, document.length, sections.clone());
        Part { title, body, labels, length, record, meta, sections, related }
    });
    let parts: Vec<Part> = parts.collect();
    let total_length: u64 = documents.iter().map(|document| u64::from(document.length)).sum();
    let most = u64::from(u32::MAX);
    at_most("terms in all", total_length as usize, most)?;
    at_most("documents", documents.len(), most)?;
    let text: usize = parts.iter().map(|part| part.title.len() + part.body.len()).sum();
    at_most("bytes in a section", text, most)?;

    let mut terms: Vec<Posted> = postings.iter().map(|(term, list)| (codes(term), &list[..])).collect();
    terms.sort_unstable();
    let rest = Rest {
        alphabet: &alphabet::planes(chars),
        folds: tables.folds,
        pinyin: tables.pinyin,
        words: &words::section(tables.words),
        keys: &keys,
    };
    let sections = assembled::assembled(&parts, &terms, rest, Shared::default());
    for section in &sections {
        at_most("bytes in a section", section.len(), most)?;
    }
    Ok(assembled::frame(&sections))
}

/// The sections of a text, with their headings as ranges of its codes.
fn sections<'s>(sections: &'s [SectionInput], text: &str, codes: CodedText) -> Vec<Section<'s>> {
    let headings: Vec<Range<usize>> = sections.iter().map(|section| section.heading.clone()).collect();
    let placed = sections.iter().zip(code_ranges([text, ""], codes, &headings));
    let mut all = Vec::new();
    for (SectionInput { level, anchor, .. }, heading) in placed {
        all.push(Section { heading, level: *level, anchor });
    }
    all
}

/// The bytes of section `words`.
pub fn words(words: &[Exchange]) -> Vec<u8> {
    words::section(words)
}

/// Converts byte ranges of two texts, one after the other, to ranges of their codes.
fn code_ranges(texts: [&str; 2], codes: CodedText, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let ends = |range: &Range<usize>| [range.start, range.end];
    let mut wanted: BTreeMap<usize, usize> = ranges.iter().flat_map(ends).map(|byte| (byte, 0)).collect();
    let (mut byte, mut code) = (0, 0);
    let mut chars = texts.into_iter().flat_map(str::chars);
    for (wanted, at) in &mut wanted {
        while byte < *wanted
            && let Some(c) = chars.next()
        {
            byte += c.len_utf8();
            code = codes.end_of(code).unwrap_or(code);
        }
        *at = code;
    }
    ranges.iter().map(|range| wanted[&range.start]..wanted[&range.end]).collect()
}

/// Every character in the order of its number, see [`Characters::of`].
fn ordered_chars(documents: &[Input], postings: &Postings) -> Vec<char> {
    // A list of all characters there are is counted in faster than a map.
    let (mut count, mut is_there) = (vec![0_u64; 1 + char::MAX as usize], Vec::new());
    is_there.resize(count.len(), false);
    let texts = documents.iter().flat_map(|document| [&document.title, &document.text]);
    for c in texts.flat_map(|text| text.chars()) {
        count[c as usize] += 1;
        is_there[c as usize] = true;
    }
    postings.keys().flat_map(|term| term.chars()).for_each(|c| is_there[c as usize] = true);
    let mut chars: Vec<char> = ('\0'..=char::MAX).filter(|c| is_there[*c as usize]).collect();
    chars.sort_by_key(|c| (std::cmp::Reverse(count[*c as usize]), *c));
    let classes = Alphabet::new(&chars).class_borders();
    for class in classes {
        chars[class].sort();
    }
    chars
}

fn at_most(what: &'static str, found: usize, most: u64) -> Result<(), TooLarge> {
    let found = found as u64;
    if found <= most { Ok(()) } else { Err(TooLarge { what, most, found }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_says_how_to_go_on() {
        assert_eq!(at_most("documents", 3, 3), Ok(()));
        let text = at_most("documents", 4, 3).expect_err("one too many").to_string();
        for part in ["at most 3", "documents", "4", "several builds"] {
            assert!(text.contains(part), "{text}");
        }
    }
}
