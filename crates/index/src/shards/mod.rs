//! How does an index lie in small files, so that a query reads few of them?
//!
//! ```text
//! root      what every query needs: alphabet, folds, readings, and in which file everything else is
//! shards    posting lists of grams over passages, in the order of their sound
//! texts     a few passages each, with all that a hit shows of their documents
//! ```
//!
//! # Invariants
//!
//! * Every file states the build that it belongs to and the checksum of what follows, so files of two builds are never
//!   mixed and no damage is taken for an answer.
//! * Passages are numbered document by document, and documents by how many passages they have: which passages are whose
//!   takes a few bytes for a whole site.
//!
//! # Cost
//!
//! Opening a file is a pass over its bytes. Nothing is copied but the root, and the keys of a shard.
//!
//! What follows is `docs/shards.md`. Its example is a test.
#![doc = include_str!("../../../../docs/shards.md")]

mod begun;
mod bits;
mod columns;
mod order;
mod passages;
mod root;
mod shard;
mod texts;

pub use begun::Begun;
pub use columns::{Column, DATE, FIRST_KEY, LANGUAGE, PATH};
pub use order::{EDGE, Order};
pub use passages::{Passages, Place};
pub use root::Root;
pub use shard::{Entry, Field, Posting, Shard};
pub use texts::{Passage, Source, Texts, put_field, put_number, sections_of};
#[cfg(feature = "write")]
pub use {
    columns::column,
    root::RootInput,
    shard::{Encoded, ShardWriter},
    texts::{TextsWriter, sections_entry},
};

use super::error::Error;
use super::wire::{self, Reader};

/// The version of these files. A reader takes its own version only.
pub const VERSION: u32 = 1;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// What every query needs.
    Root,
    /// What a query needs that holds characters which no text has.
    Folds,
    /// The words that are exchanged for others.
    Words,
    /// All words of letters without a digit.
    Letters,
    /// All words with a digit.
    Digits,
    /// The words of ideographs whose first syllable begins with a letter, by its number: 0 for a.
    Initials(u32),
    /// The values of all documents under a key, by its number.
    Column(u32),
    /// The posting lists of this number.
    Shard(u32),
    /// The passages of this number.
    Texts(u32),
}

impl File {
    /// Its name among the files of its index, without an ending.
    pub fn name(self) -> String {
        let numbered = |kind: &str, number: u32| [kind, &number.to_string()].concat();
        match self {
            File::Root => "root".to_owned(),
            File::Folds => "folds".to_owned(),
            File::Words => "words".to_owned(),
            File::Letters => "letters".to_owned(),
            File::Digits => "digits".to_owned(),
            File::Initials(number) => numbered("i", number),
            File::Column(number) => numbered("c", number),
            File::Shard(number) => numbered("s", number),
            File::Texts(number) => numbered("t", number),
        }
    }

    /// The file of a name.
    pub fn of_name(name: &str) -> Option<File> {
        let number = |rest: &str| rest.parse().ok();
        match name {
            "root" => Some(File::Root),
            "folds" => Some(File::Folds),
            "words" => Some(File::Words),
            "letters" => Some(File::Letters),
            "digits" => Some(File::Digits),
            _ => match name.split_at_checked(1)? {
                ("c", rest) => number(rest).map(File::Column),
                ("i", rest) => number(rest).map(File::Initials),
                ("s", rest) => number(rest).map(File::Shard),
                ("t", rest) => number(rest).map(File::Texts),
                _ => None,
            },
        }
    }
}

/// A file that is one section of the whole index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Section `folds`.
    Folds = 3,
    /// Section `words`.
    Words = 4,
    /// All words of letters without a digit, see [`words_of`].
    Letters = 5,
    /// All words with a digit.
    Digits = 7,
    /// The words of ideographs of one initial, whose number comes first.
    Initials = 8,
}

const MAGIC: &[u8; 4] = b"SEED";

/// Begins every file: whose it is and what it is.
#[cfg(feature = "write")]
fn framed(kind: u8, build: u32, content: &[u8]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend([VERSION as u8, kind]);
    out.extend(build.to_le_bytes());
    out.extend(checksum(&out[MAGIC.len()..], content).to_le_bytes());
    out.extend(content);
    out
}

/// The words of a table, in its order. They end early where they are malformed.
pub fn words_of(table: &[u8]) -> impl Iterator<Item = String> {
    let (mut reader, mut last) = (Reader::new(table), String::new());
    std::iter::from_fn(move || {
        last = reader.after(&last)?;
        Some(last.clone())
    })
}

/// The table of some words. The more of its start each has of the one before, the smaller it is.
#[cfg(feature = "write")]
pub fn words_table(words: &[&str]) -> Vec<u8> {
    let (mut table, mut last) = (Vec::new(), "");
    for word in words {
        wire::put_after(&mut table, last, word);
        last = word;
    }
    table
}

impl Table {
    /// The file of a table, as a section of the whole index has it.
    #[cfg(feature = "write")]
    pub fn file(self, build: u32, table: &[u8]) -> Vec<u8> {
        framed(self as u8, build, table)
    }

    /// The build that a file of this kind belongs to, and its table.
    ///
    /// # Errors
    ///
    /// An error that says what is wrong with it.
    pub fn open(self, bytes: &[u8]) -> Result<(u32, &[u8]), Error> {
        opened(self as u8, "table", bytes)
    }
}

/// The checksum of what is said of a file, and of its content.
fn checksum(head: &[u8], content: &[u8]) -> u32 {
    let [head, content] = [head, content].map(wire::checksum);
    (head ^ content.rotate_left(32)) as u32 ^ (content as u32)
}

/// The build that a file belongs to, and its content.
fn opened<'a>(kind: u8, name: &'static str, bytes: &'a [u8]) -> Result<(u32, &'a [u8]), Error> {
    let wrong = |wrong| Err(Error::Section { section: name, wrong });
    let Some(rest) = bytes.strip_prefix(MAGIC) else { return Err(Error::NotAnIndex) };
    let Some(([version, found], rest)) = rest.split_first_chunk() else {
        return Err(Error::TooShort { found: bytes.len() });
    };
    if u32::from(*version) != VERSION {
        return Err(Error::Version { expected: VERSION, found: u32::from(*version) });
    }
    if *found != kind {
        return wrong("it is another kind of file");
    }
    let head = bytes.get(MAGIC.len()..MAGIC.len() + 6).unwrap_or_default();
    let mut reader = Reader::new(rest);
    let (Some(build), Some(stated)) = (reader.u32(), reader.u32()) else {
        return Err(Error::TooShort { found: bytes.len() });
    };
    let content = reader.rest();
    if stated != checksum(head, content) {
        return Err(Error::Checksum);
    }
    Ok((build, content))
}
