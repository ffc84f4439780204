//! Which bytes are the index of some documents and their terms? The writer is never in the wasm.

mod input;
mod transducer;

pub use input::{Input, Postings, SectionInput};

use super::alphabet::{self, Alphabet, CodedText, MOST};
use super::sections::{self, Section};
use super::words::Exchange;
use super::{CHECKED_FROM, MAGIC, SECTIONS, VERSION, meta, postings, related, sparse, wire, words};
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

    let mut text = Vec::new();
    let (mut starts, mut titles) = (vec![0u32.to_le_bytes()], Vec::new());
    let (mut labels, mut lengths, mut record_ends) = (Vec::new(), Vec::new(), Vec::new());
    let (mut records, mut relations, mut headed) = (Vec::new(), Vec::new(), sparse::Writer::default());
    for (id, document) in (0u32..).zip(documents) {
        let title = codes(&document.title);
        titles.push((title.len() as u32).to_le_bytes());
        let start = text.len();
        text.extend(title);
        let body = text.len();
        text.extend(codes(&document.text));
        let [own, body] = [start, body].map(|from| CodedText { alphabet, codes: &text[from..] });
        let keywords = code_ranges([&document.title, &document.text], own, &document.keywords);
        related::put(&mut relations, &keywords, &document.neighbours);
        headed.put(id, &entry(&document.sections, &document.text, body));
        let label = std::iter::once(0..document.labels).collect::<Vec<_>>();
        let label = &code_ranges([&document.text, ""], body, &label)[0];
        labels.push((label.end as u32).to_le_bytes());
        for field in [&document.path, &document.url, &document.byline, &document.date] {
            wire::put_str(&mut records, field);
        }
        starts.push((text.len() as u32).to_le_bytes());
        lengths.push(document.length.to_le_bytes());
        record_ends.push((records.len() as u32).to_le_bytes());
    }
    let total_length: u64 = documents.iter().map(|document| u64::from(document.length)).sum();
    let most = u64::from(u32::MAX);
    at_most("terms in all", total_length as usize, most)?;
    at_most("documents", documents.len(), most)?;

    let mut table = (documents.len() as u32).to_le_bytes().to_vec();
    table.extend((total_length as u32).to_le_bytes());
    for column in [starts, titles, labels, lengths, record_ends] {
        table.extend(column.as_flattened());
    }
    table.extend(records);

    let mut lists: Vec<_> = postings.iter().map(|(term, list)| (codes(term), list)).collect();
    lists.sort_unstable();
    let (mut directory, mut postings) = (Vec::new(), Vec::new());
    for (ordinal, (_, list)) in (0u32..).zip(&lists) {
        if ordinal % postings::BLOCK == 0 {
            directory.extend((postings.len() as u32).to_le_bytes());
        }
        postings::put_list(&mut postings, list);
    }
    let terms = transducer::of_sorted(lists.iter().map(|(term, _)| term.as_slice()));

    let sections: [&[u8]; SECTIONS.len()] = [
        &alphabet::planes(chars),
        tables.folds,
        &table,
        &text,
        &terms,
        &directory,
        &postings,
        tables.pinyin,
        &relations,
        &headed.bytes,
        &meta::section(documents),
        &words::section(tables.words),
    ];
    for section in sections {
        at_most("bytes in a section", section.len(), most)?;
    }
    Ok(frame(sections))
}

/// The entry of a text's sections, with their headings as ranges of its codes.
fn entry(sections: &[SectionInput], text: &str, codes: CodedText) -> Vec<u8> {
    let headings: Vec<Range<usize>> = sections.iter().map(|section| section.heading.clone()).collect();
    let placed = sections.iter().zip(code_ranges([text, ""], codes, &headings));
    sections::entry(placed.map(|(SectionInput { level, anchor, .. }, heading)| Section {
        heading,
        level: *level,
        anchor,
    }))
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

/// Joins header and sections.
fn frame(sections: [&[u8]; SECTIONS.len()]) -> Vec<u8> {
    let lengths = sections.iter().map(|section| section.len());
    let mut bytes = Vec::with_capacity(CHECKED_FROM + 4 * SECTIONS.len() + lengths.sum::<usize>());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    // The place of the checksum, which is that of all behind it.
    bytes.extend([0; size_of::<u64>()]);
    debug_assert_eq!(bytes.len(), CHECKED_FROM);
    for section in sections {
        bytes.extend((section.len() as u32).to_le_bytes());
    }
    sections.iter().for_each(|section| bytes.extend_from_slice(section));
    let checksum = wire::checksum(&bytes[CHECKED_FROM..]).to_le_bytes();
    bytes[CHECKED_FROM - checksum.len()..CHECKED_FROM].copy_from_slice(&checksum);
    bytes
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
