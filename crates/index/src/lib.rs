//! TOKENS <-> BYTES: which documents hold a term, and what do they say?
//!
//! A writer, a format, and a reader that works in place. [`writer`] is not in the wasm; [`Index::open`] checks
//! bytes from anywhere and then borrows from them: no section but the alphabet is copied or decoded.
//!
//! # The format
//!
//! All integers are little-endian. `u24` and `u32` are fixed, `var` is LEB128 of at most 32 bits.
//!
//! ```text
//! index      = "SEEDINDX" version:u32 checksum:u64 length:u32{11} section{11}
//!              ; checksum: XXH64, seed 0, of all that follows it; sections in the order below, without gaps
//! alphabet   = plane16:u8{n} plane8:u8{n} plane0:u8{n}
//!              ; code points, high to low byte; three ascending classes: codes 0..128, 128..14464, the rest
//! folds      = [pages:u16 to16:u8{n} to8:u8{n} end8:u8{pages} end0:u8{pages} step:u8{n} to0:u8{n}]
//!              ; n pairs, ascending by the character they fold; to: what it folds to, high to low byte; end:
//!              ; where the pairs of a page of 256 code points end, from page 0 on; step: from the pair before it
//!              ; in its page, of the first from the page's start; empty for no pairs; see text::Folds
//! documents  = count:u32 total_length:u32 start:u32{count+1} title:u32{count} length:u32{count}
//!              record_end:u32{count} record*
//! record     = path:string url:string byline:string date:string    ; empty where there is none
//! string     = bytes:var utf8
//! text       = (title body)*                    ; codes; document i is text[start[i]..start[i+1]], its
//!                                               ; first title[i] bytes are the title
//! terms      = fst::Map                         ; term as codes -> ordinal, ordinals 0.. in key order
//! directory  = offset:u32*                      ; of each block of 16 posting lists in `postings`
//! postings   = list*                            ; list i belongs to the term of ordinal i
//! list       = df:var (bytes:var if df > 8) (delta:var*2+(tf=1) (tf:var if tf>1)){df}
//!              ; delta: document minus the one before it minus one, from -1; bytes: of the rest, to skip it
//! pinyin     = u8*                              ; by a character's number; see text::pinyin
//! related    = (keywords neighbours)*           ; of each document
//! keywords   = count:var (start:var length:var)*    ; the most telling first: where each stands first, in bytes
//!                                               ; of the document's text, from its title on
//! neighbours = count:var document:var*          ; the most similar first
//! sections   = (delta:var bytes:var section*)*  ; only of documents that have any; delta: as in `list`; bytes: of
//!                                               ; its sections, to skip them
//! section    = gap:var length:var level:var anchor:string
//!              ; its heading in bytes of the document's text behind the title; gap: from the end of the heading
//!              ; before it; level: 1 to 6
//! meta       = [keys (delta:var bytes:var fields)*]    ; only of documents that state something; empty if none does
//! keys       = count:var string*                ; of all documents, ascending
//! fields     = language:string (key:var value:string)*    ; key: by its place in `keys`
//! code       = 0xxxxxxx                          ; codes 0..128, the most frequent characters
//!            | 10-11.xxxx 0xxxxxxx               ; first byte 80..EF, codes 128..14464
//!            | 1111xxxx 0xxxxxxx 0xxxxxxx        ; the rest
//! ```
//!
//! A code is a character as this corpus numbers its characters. Against UTF-8 it makes the default corpus's
//! text 52 % smaller as it stands and, its alphabet paid, 6 % smaller in brotli, and the fst over terms of codes
//! 20 % smaller. First bytes and later bytes of a code are different bytes, so a text can be walked backwards and
//! searched for the bytes of a character as UTF-8 can.
//!
//! # Invariants
//!
//! * Same input, same bytes: nothing depends on the order of arrival, the time or the machine.
//! * No bytes make the reader panic or hang, nor allocate more than they justify. What the checks at opening do not see (they pass over
//!   the whole, but do not decode every posting) reads as absent.
//! * An index knows nothing of any other: a large site's index can be many of these, and the embedded one is
//!   the case of one.
//!
//! # Cost
//!
//! Opening is one pass over the bytes (1 to 3 ms for 8 MB in a browser) and allocates one bit for each byte of
//! `terms` while it looks. Reading a term costs its length; a posting list, its length and up to 15 skips.
//!
//! # Example
//!
//! ```
//! use seed_index::{Index, writer::{write, Characters, Input, SectionInput, Tables}};
//! let section = SectionInput { heading: 0..6, level: 2, anchor: "a".into() };
//! let input = Input { title: "算力网".into(), text: "一期".into(), length: 2,
//!     terms: [("算力".to_string(), 1)].into(), sections: vec![section],
//!     language: "zh".into(), meta: [("tag".into(), vec!["网".into()])].into(), ..Input::default() };
//! let documents = [input];
//! let bytes = write(&documents, &Characters::of(&documents).unwrap(), Tables::default()).unwrap();
//! // magic, version, and the eleven lengths behind the checksum
//! assert_eq!(&bytes[..12], b"SEEDINDX\x03\0\0\0");
//! let length = |i: usize| u32::from_le_bytes(bytes[20 + 4 * i..][..4].try_into().unwrap());
//! assert_eq!([length(0), length(1)], [3 * 5, 0], "five Han characters; no folds");
//! // one document: count, total length, two starts, title, length, record end, a record of four empty fields
//! assert_eq!(length(2), 4 * 7 + 4);
//! assert_eq!(length(3), 5, "title and body in codes of one byte");
//! assert_eq!([length(5), length(6), length(7)], [4, 2, 0], "one block; a list of one document; no pinyin");
//! assert_eq!(length(8), 2, "neither keywords nor neighbours");
//! // 算力 is in one document (df = 1), the first (delta 0), once (the low bit); then the two counts
//! let (rest, meta) = bytes.split_at(bytes.len() - length(10) as usize);
//! let (rest, sections) = rest.split_at(rest.len() - length(9) as usize);
//! assert_eq!(rest[rest.len() - 4..], [1, 1, 0, 0]);
//! // the first document, five bytes: from the start (0), two codes of a byte, level 2, an anchor of one byte
//! assert_eq!(sections, [0, 5, 0, 2, 2, 1, b'a']);
//! // one key, 3 bytes; the first document, eight bytes: its language, and for key 0 a value of 3 bytes
//! assert_eq!(meta, [&[1, 3][..], b"tag", &[0, 8, 2], b"zh", &[0, 3], "网".as_bytes()].concat());
//! let index = Index::open(bytes.as_slice().into()).unwrap();
//! let ordinal = index.terms().get(&index.alphabet().encode("算力").unwrap()).unwrap();
//! assert_eq!(index.postings().list(ordinal).collect::<Vec<_>>(), [(0, 1)]);
//! ```

mod alphabet;
mod blocks;
mod documents;
mod error;
mod meta;
mod postings;
mod related;
mod sections;
mod sparse;
mod terms;
mod wire;
#[cfg(feature = "write")]
pub mod writer;

pub use alphabet::{Alphabet, Code, CodedText};
pub use blocks::Block;
pub use documents::{Documents, Record};
pub use error::Error;
pub use meta::{Fields, Meta};
pub use postings::{List, Postings};
pub use related::{Related, Relations};
pub use sections::{Section, Sections};
pub use terms::{Node, Terms};

use std::borrow::Cow;
use std::ops::Range;

/// The format's version. A reader takes its own version only: an index is compiled together with its reader.
///
/// * 1: the first.
/// * 2: folds in pages and planes, for there are some hundred forms of ideographs among them; sections `pinyin` and
///   `related`.
/// * 3: sections `sections` and `meta`, both empty where no document has any.
///
/// Of each version an index is kept in `tests/data`, and a test reads it or sees it refused.
pub const VERSION: u32 = 3;

/// How many times an occurrence in the title counts in a term's frequency. It is a property of the postings, so who
/// writes them and who weighs them must agree on it.
pub const TITLE_WEIGHT: u32 = 3;

const MAGIC: &[u8; 8] = b"SEEDINDX";
const CHECKED_FROM: usize = 20;
const HEADER: usize = CHECKED_FROM + 4 * SECTIONS.len();

/// The sections' names, in the order in which they stand.
pub const SECTIONS: [&str; 11] = [
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

/// A checked index, read in place.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    bytes: Cow<'a, [u8]>,
    /// Where each section of the format stands.
    sections: [Range<usize>; SECTIONS.len()],
    /// Section `alphabet`, read.
    chars: Vec<char>,
    /// Which blocks are here; `None` for all.
    held: Option<blocks::Held>,
}

impl<'a> Index<'a> {
    /// Checks bytes from anywhere and opens them as an index.
    ///
    /// # Errors
    ///
    /// For anything that `writer::write` of this version did not write, one that names the section and
    /// what is wrong with it.
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
        Ok(index)
    }

    /// The characters of this corpus, numbered.
    pub fn alphabet(&self) -> Alphabet<'_> {
        Alphabet::new(&self.chars)
    }

    /// The table that folds characters, for the room that folds.
    pub fn folds(&self) -> &[u8] {
        self.section(FOLDS)
    }

    /// What is known of each document.
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

    /// The table that says how characters are read, for the room that reads them.
    pub fn pinyin(&self) -> &[u8] {
        self.section(PINYIN)
    }

    /// Keywords and neighbours.
    pub fn related(&self) -> Related<'_> {
        Related::new(self.section(RELATED))
    }

    /// Where the documents' headings are.
    pub fn sections(&self) -> Sections<'_> {
        Sections::new(self.section(DOCUMENT_SECTIONS))
    }

    /// What the documents say about themselves.
    pub fn meta(&self) -> Meta<'_> {
        Meta::new(self.section(META))
    }

    /// The bytes of each section, by name.
    pub fn sizes(&self) -> [(&'static str, usize); SECTIONS.len()] {
        std::array::from_fn(|i| (SECTIONS[i], self.sections[i].len()))
    }

    /// The bytes of one section.
    pub fn section(&self, i: usize) -> &[u8] {
        self.sections.get(i).and_then(|range| self.bytes.get(range.clone())).unwrap_or_default()
    }
}

/// Magic, version, checksum, and where each section stands.
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
    // Lengths before checksum: of a file that was cut short, "shorter than it says" tells more.
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
