//! What letters and characters in a row match: character by character, and syllable by syllable.

use crate::text::pinyin::Syllable;

/// One thing to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A letter of a syllable.
    Letter(u8),
    /// A folded character.
    Character(char),
}

impl Item {
    /// The letter that it is.
    pub fn letter(self) -> Option<char> {
        if let Item::Letter(letter) = self { Some(letter.into()) } else { None }
    }

    /// The character that it is.
    fn character(self) -> Option<char> {
        if let Item::Character(c) = self { Some(c) } else { None }
    }
}

/// Letters and characters to match with the text.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    /// At most [`MOST_ITEMS`].
    pub items: Vec<Item>,
    /// Bit `i`: a new character begins with item `i`, for the reader parted there.
    pub borders: u64,
    /// Whether the first letter of a syllable, or its first consonant, may stand for it.
    pub abbreviates: bool,
    /// Whether the last syllable may be unfinished.
    pub is_unfinished: bool,
}

/// Items that a pattern can have: places are bits.
pub const MOST_ITEMS: usize = 60;
/// The place after a syllable that is not finished.
pub const UNFINISHED: u64 = 1 << 63;

impl Pattern {
    /// The places behind all of it.
    pub fn ends(&self) -> u64 {
        1 << self.items.len() | UNFINISHED
    }

    /// The places from which something `leads` anywhere, but for the beginning.
    pub fn leads_on(&self, leads: impl Fn(usize) -> u64) -> u64 {
        (1..self.items.len()).filter(|from| leads(*from) != 0).fold(0, |places, from| places | 1 << from)
    }

    /// The places that a syllable leads to from place `from`.
    pub fn spell(&self, from: usize, syllable: Syllable) -> u64 {
        let (initial, rest) = (syllable.initial(), syllable.rest());
        let (mut places, mut at) = (0, from);
        for (i, letter) in initial.bytes().chain(rest.bytes()).enumerate() {
            if at == self.items.len() {
                // Its first letters are the last of the pattern.
                return if self.is_unfinished && i > 0 { places | UNFINISHED } else { places };
            }
            if i > 0 && self.borders >> at & 1 == 1 || self.items[at] != Item::Letter(letter) {
                return places;
            }
            at += 1;
            if self.abbreviates && (i == 0 || i + 1 == initial.len()) {
                places |= 1 << at;
            }
        }
        places | 1 << at
    }

    /// The places that a folded character leads to from place `from`, by itself or by one of its syllables.
    pub fn step(&self, from: usize, c: char, syllables: impl Iterator<Item = Syllable>) -> u64 {
        match self.items.get(from) {
            Some(Item::Character(asked)) => u64::from(c == *asked) << (from + 1),
            Some(Item::Letter(_)) => {
                syllables.fold(0, |places, syllable| places | self.spell(from, syllable))
            }
            None => 0,
        }
    }

    /// Its characters, each row of them for itself, and where it begins.
    pub fn characters(&self) -> impl Iterator<Item = (usize, String)> {
        let rows = self.items.chunk_by(|a, b| a.letter().is_some() == b.letter().is_some());
        let ends = rows.clone().scan(0, |end, row| {
            *end += row.len();
            Some(*end - row.len())
        });
        let text = |row: &[Item]| row.iter().filter_map(|item| item.character()).collect::<String>();
        ends.zip(rows.map(text)).filter(|(_, text)| !text.is_empty())
    }
}
