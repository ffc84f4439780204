//! DATA <-> BYTES: which documents hold a term, and what do they say?
//!
//! [`Index::open`] checks bytes from anywhere and then borrows from them. `writer` makes them, behind the feature
//! `write`, which the wasm does without.
//!
//! # Cost
//!
//! Opening is one pass over the bytes (1 to 3 ms for 8 MB in a browser); it allocates one bit for each byte of the
//! section `terms`, and returns them. Reading a term costs its length. Reading a posting list costs its length and up
//! to 15 lists that are skipped.
//!
//! What follows is `docs/format.md`. Its examples are the tests of this page.
#![doc = include_str!("../../../docs/format.md")]

mod alphabet;
pub mod assembled;
mod blocks;
mod documents;
mod error;
mod held;
mod meta;
mod postings;
mod related;
mod sections;
pub mod shards;
mod sparse;
mod terms;
mod transducer;
mod wire;
mod words;
#[cfg(feature = "write")]
pub mod writer;

pub use alphabet::{Alphabet, Code, CodedText};
pub use documents::{Documents, Record};
pub use error::Error;
pub use held::Block;
pub use meta::{Fields, Meta};
pub use postings::{List, Postings};
pub use related::{Related, Relations};
pub use sections::{Section, Sections};
pub use terms::{Node, Terms};
pub use words::{Exchange, PINNED, add_pins, of_text as exchanges, pin, pinned};

use std::borrow::Cow;
use std::ops::Range;

/// The version of the format. A reader takes its own version only, because index and module are built together.
///
/// What each version brought is in `docs/format.md`, under *Versions*: who raises the number adds a line there, and
/// an index of the new version to `tests/data`.
pub const VERSION: u32 = 4;

/// How many times an occurrence in the title counts in a term's frequency. It is a property of the postings: whoever
/// writes them and whoever weighs them must agree on it.
pub const TITLE_WEIGHT: u32 = 3;
/// How many times an occurrence in the labels of a document counts.
pub const LABEL_WEIGHT: u32 = 2;

const MAGIC: &[u8; 8] = b"SEEDINDX";
const CHECKED_FROM: usize = 20;
const HEADER: usize = CHECKED_FROM + 4 * SECTIONS.len();

/// The names of the sections, in the order of the file.
pub const SECTIONS: [&str; 12] = [
    "alphabet",
    "folds",
    "documents",
    "text",
    "terms",
    "directory",
    "postings",
    "pinyin",
    "related",
    "sections",
    "meta",
    "words",
];

const ALPHABET: usize = 0;
const FOLDS: usize = 1;
const DOCUMENTS: usize = 2;
const TEXT: usize = 3;
const TERMS: usize = 4;
const DIRECTORY: usize = 5;
const POSTINGS: usize = 6;
const PINYIN: usize = 7;
const RELATED: usize = 8;
const DOCUMENT_SECTIONS: usize = 9;
const META: usize = 10;
const WORDS: usize = 11;

/// A checked index, read in place.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    bytes: Cow<'a, [u8]>,
    /// The byte range of each section.
    sections: [Range<usize>; SECTIONS.len()],
    /// Section `alphabet`, decoded.
    chars: Vec<char>,
    /// Which blocks are present; `None` if all are.
    held: Option<held::Held>,
}

impl<'a> Index<'a> {
    /// Checks bytes from anywhere and opens them as an index.
    ///
    /// # Errors
    ///
    /// An error that names the section and what is wrong with it, for bytes that are cut, changed, or of another
    /// version. The checksum is against accidents: bytes that somebody made with a right checksum may open, and then
    /// give odd answers, but never a panic.
    pub fn open(bytes: Cow<'a, [u8]>) -> Result<Index<'a>, Error> {
        let sections = check_frame(&bytes)?;
        let chars = alphabet::read(bytes.get(sections[ALPHABET].clone()).unwrap_or_default())?;
        let index = Index { bytes, sections, chars, held: None };
        index.documents().check(index.section(TEXT).len())?;
        let terms = terms::check(index.section(TERMS))?;
        postings::check(index.section(DIRECTORY), index.section(POSTINGS).len(), terms)?;
        index.related().check(index.documents())?;
        index.sections().check(index.documents())?;
        index.meta().check(index.documents())?;
        words::check(index.section(WORDS))?;
        Ok(index)
    }

    /// The characters of this corpus with their codes.
    pub fn alphabet(&self) -> Alphabet<'_> {
        Alphabet::new(&self.chars)
    }

    /// The table that folds characters, for `seed_text::Folds`.
    pub fn folds(&self) -> &[u8] {
        self.section(FOLDS)
    }

    /// The table of documents.
    pub fn documents(&self) -> Documents<'_> {
        Documents::new(self.section(DOCUMENTS))
    }

    /// The text of all documents, in codes.
    pub fn text(&self) -> CodedText<'_> {
        CodedText { alphabet: self.alphabet(), codes: self.section(TEXT) }
    }

    /// The term dictionary.
    pub fn terms(&self) -> Terms<'_> {
        Terms::new(self.section(TERMS))
    }

    /// The posting lists.
    pub fn postings(&self) -> Postings<'_> {
        Postings::new(self.section(DIRECTORY), self.section(POSTINGS), self.documents().len())
    }

    /// The table of the characters' syllables, for `seed_text::Syllables`.
    pub fn pinyin(&self) -> &[u8] {
        self.section(PINYIN)
    }

    /// The keywords and neighbours of the documents.
    pub fn related(&self) -> Related<'_> {
        Related::new(self.section(RELATED))
    }

    /// The sections of the documents.
    pub fn sections(&self) -> Sections<'_> {
        Sections::new(self.section(DOCUMENT_SECTIONS))
    }

    /// What the documents say about themselves.
    pub fn meta(&self) -> Meta<'_> {
        Meta::new(self.section(META))
    }

    /// The words of a folded text that may be exchanged for others, the sure ones first; those that count little; and the
    /// text itself, if its first hits are given.
    pub fn words_of(&self, text: &str) -> Vec<Exchange<'_>> {
        words::of_text(self.section(WORDS), text)
    }

    /// All words that are exchanged for others, as [`words_of`](Self::words_of) has them.
    pub fn words(&self) -> Vec<Exchange<'_>> {
        words::all(self.section(WORDS))
    }

    /// The bytes of each section, by name.
    pub fn sizes(&self) -> [(&'static str, usize); SECTIONS.len()] {
        std::array::from_fn(|i| (SECTIONS[i], self.sections[i].len()))
    }

    /// The checksum of all that it holds.
    pub fn checksum(&self) -> u64 {
        let stated = self.bytes.get(CHECKED_FROM - 8..CHECKED_FROM).and_then(|bytes| bytes.first_chunk());
        stated.map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    /// The bytes of one section.
    pub fn section(&self, i: usize) -> &[u8] {
        self.sections.get(i).and_then(|range| self.bytes.get(range.clone())).unwrap_or_default()
    }
}

/// Checks magic, version, lengths and checksum. Returns the byte range of each section.
#[inline(never)]
fn check_frame(bytes: &[u8]) -> Result<[Range<usize>; SECTIONS.len()], Error> {
    if !bytes.starts_with(MAGIC) {
        return Err(Error::NotAnIndex);
    }
    let mut header = wire::Reader::new(&bytes[MAGIC.len()..]);
    let version = header.u32().ok_or(Error::TooShort { found: bytes.len() })?;
    if version != VERSION {
        return Err(Error::Version { expected: VERSION, found: version });
    }
    if bytes.len() < HEADER {
        return Err(Error::TooShort { found: bytes.len() });
    }
    // Lengths come before the checksum: of a file that was cut short, "shorter than it says" tells more.
    let mut sections = [const { 0..0 }; SECTIONS.len()];
    let mut lengths = wire::Reader::new(&bytes[CHECKED_FROM..HEADER]);
    let mut end = HEADER as u64;
    for section in &mut sections {
        let start = end;
        end += u64::from(lengths.u32().unwrap_or(0));
        *section = start as usize..end as usize;
    }
    if end != bytes.len() as u64 {
        return Err(Error::Length { expected: end, found: bytes.len() });
    }
    let stated = [header.u32().unwrap_or(0), header.u32().unwrap_or(0)];
    let stated = u64::from(stated[0]) | u64::from(stated[1]) << 32;
    if stated != wire::checksum(&bytes[CHECKED_FROM..]) {
        return Err(Error::Checksum);
    }
    Ok(sections)
}
