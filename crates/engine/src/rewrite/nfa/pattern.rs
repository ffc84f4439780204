//! What do letters and characters in a row match, character by character and syllable by syllable?
//!
//! A pattern is a nondeterministic finite automaton. Its states are the borders between its items, and a set of states is
//! one integer, a bit for each: a character of a text leads from a set of states to another.

use seed_text::pinyin::Syllable;

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

/// Items that a pattern can have: a state is a bit.
pub const MOST_ITEMS: usize = 60;
/// The state after a syllable that is not finished.
pub const UNFINISHED: u64 = 1 << 63;

impl Pattern {
    /// The accepting states: after all items.
    pub fn ends(&self) -> u64 {
        1 << self.items.len() | UNFINISHED
    }

    /// The states from which something `leads` to another, but for the first.
    pub fn leads_on(&self, leads: impl Fn(usize) -> u64) -> u64 {
        (1..self.items.len()).filter(|from| leads(*from) != 0).fold(0, |states, from| states | 1 << from)
    }

    /// The states that a syllable leads to from state `from`.
    pub fn spell(&self, from: usize, syllable: Syllable) -> u64 {
        let (initial, rest) = (syllable.initial(), syllable.rest());
        let (mut states, mut at) = (0, from);
        for (i, letter) in initial.bytes().chain(rest.bytes()).enumerate() {
            if at == self.items.len() {
                // Its first letters are the last of the pattern.
                return if self.is_unfinished && i > 0 { states | UNFINISHED } else { states };
            }
            if i > 0 && self.borders >> at & 1 == 1 || self.items[at] != Item::Letter(letter) {
                return states;
            }
            at += 1;
            if self.abbreviates && (i == 0 || i + 1 == initial.len()) {
                states |= 1 << at;
            }
        }
        states | 1 << at
    }

    /// The state that a folded character leads to by itself from state `from`.
    pub fn step(&self, from: usize, c: char) -> u64 {
        u64::from(self.items.get(from) == Some(&Item::Character(c))) << (from + 1)
    }

    /// Its characters: each row of them, and the item that the row begins with.
    pub fn characters(&self) -> Vec<(usize, String)> {
        let (mut rows, mut row) = (Vec::new(), String::new());
        for at in 0..=self.items.len() {
            match self.items.get(at) {
                Some(Item::Character(c)) => row.push(*c),
                _ if row.is_empty() => {}
                _ => rows.push((at - row.chars().count(), std::mem::take(&mut row))),
            }
        }
        rows
    }
}
