//! Which documents have a query in the names of their files?
//!
//! A page may be known by its file's name although it has another title. The names stand in the records of the index,
//! so they cost no byte of it. They are folded when the first query comes, and then kept.
//!
//! # Cost
//!
//! One comparison for each file, and one pass over the names that have all characters of the query. In memory each file
//! takes 16 bytes, and each character of its name four.

use seed_index::Documents;
use seed_text::{Class, Folds, Unit, walk};

/// The least units of a query that is looked for in names. One letter is in too many of them.
const LEAST_UNITS: usize = 2;
/// Names that say nothing. Such a file is known by the name of its folder.
const NAMELESS: [&str; 3] = ["index", "_index", "readme"];
/// What is between two words of a name.
const GAP: char = ' ';

/// The folded names of all files.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The names, one after the other, with [`GAP`]s in front of them and between their words.
    chars: Vec<char>,
    of: Vec<Name>,
}

/// The name of a file.
#[derive(Clone, Debug)]
struct Name {
    /// Where it ends in the characters of all names.
    end: u32,
    /// The first document of the next file.
    to: u32,
    /// The [`bit`]s of its characters.
    bits: u64,
}

/// A bit for a character. Few names have those of all characters of a query.
fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

impl Names {
    /// The names of the files of some documents.
    pub fn of(documents: Documents, folds: Folds) -> Names {
        let (mut names, mut last) = (Names::default(), "");
        for id in 0..documents.len() as u32 {
            let name = name(documents.record(id).path);
            let is_new = id == 0 || name != last;
            last = name;
            if is_new {
                let mut bits = 0;
                names.chars.push(GAP);
                for unit in walk::units(&name, folds) {
                    if unit.gap != walk::NO_GAP {
                        names.chars.push(GAP);
                    }
                    names.chars.push(unit.char);
                    bits |= bit(unit.char);
                }
                names.of.push(Name { end: 0, to: 0, bits });
            }
            if let Some(name) = names.of.last_mut() {
                (name.end, name.to) = (names.chars.len() as u32, id + 1);
            }
        }
        names
    }

    /// For each document, whether the name of its file holds these units, from the start of a word on. Empty if none
    /// does.
    pub fn holders(&self, units: &[Unit]) -> Vec<bool> {
        let mut holders = Vec::new();
        let Some(first) = units.first().filter(|_| units.len() >= LEAST_UNITS) else { return holders };
        let wanted = units.iter().fold(0, |bits, unit| bits | bit(unit.char));
        let (mut start, mut from) = (0, 0);
        for &Name { end, to, bits } in &self.of {
            let here = if bits & wanted == wanted { start..end as usize } else { 0..0 };
            let name = self.chars.get(here).unwrap_or_default();
            let begins = |at: usize| {
                let is_inside = first.class.is_word() && Class::of(name[at - 1]).is_word();
                name[at] == first.char && !is_inside && holds(&name[at..], units)
            };
            if (1..name.len()).any(begins) {
                holders.resize(from as usize, false);
                holders.resize(to as usize, true);
            }
            (start, from) = (end as usize, to);
        }
        holders
    }
}

/// Whether a name goes on with these units, whatever gaps are between them.
fn holds(name: &[char], units: &[Unit]) -> bool {
    let mut chars = name.iter().filter(|c| **c != GAP);
    units.iter().all(|unit| chars.next() == Some(&unit.char))
}

/// The name of a file without folders, without the extension and the `#N` of a document. A file without a name of its
/// own has that of its folder.
fn name(path: &str) -> &str {
    let (folders, name) = file_of(path).rsplit_once('/').unwrap_or(("", file_of(path)));
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    match NAMELESS.iter().any(|other| name.eq_ignore_ascii_case(other)) {
        true => folders.rsplit_once('/').map_or(folders, |(_, folder)| folder),
        false => name,
    }
}

/// The file of a document: its path without `#N`.
pub fn file_of(path: &str) -> &str {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    path.rsplit_once('#').filter(|(_, number)| is_number(number)).map_or(path, |(file, _)| file)
}
