//! Which characters does a row of letters and characters match?
//!
//! A pattern is a nondeterministic finite automaton. Its states are the borders between its items. An integer with a
//! bit for each state represents a set of states. A character of a text leads from one set of states to another.

use seed_text::pinyin::Syllable;

/// A letter or a character to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A letter of a syllable.
    Letter(u8),
    /// A folded character.
    Character(char),
}

impl Item {
    /// The letter, if it is one.
    pub fn letter(self) -> Option<char> {
        if let Item::Letter(letter) = self { Some(letter.into()) } else { None }
    }
}

/// Letters and characters to match with the text.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    /// At most [`MOST_ITEMS`].
    pub items: Vec<Item>,
    /// Bit `i` says that a new character begins with item `i`, because the reader separated the items there.
    pub borders: u64,
    /// Those of the borders where the reader typed white space or punctuation, and so ended a word.
    pub blanks: u64,
    /// Tones that were typed: for each tone from 0 to 3, a bit for an item of each syllable that has it.
    pub tones: [u64; 4],
    /// Whether the first letter or the initial of a syllable may represent it.
    pub abbreviates: bool,
    /// Whether the last syllable may be unfinished.
    pub is_unfinished: bool,
}

/// The most items of a pattern. A state is a bit of an integer.
pub const MOST_ITEMS: usize = 60;
/// The state after an unfinished syllable.
pub const UNFINISHED: u64 = 1 << 63;

impl Pattern {
    /// The accepting states, which are those after all items.
    pub fn ends(&self) -> u64 {
        1 << self.items.len() | UNFINISHED
    }

    /// The states that a syllable leads to from state `from`.
    pub fn spell(&self, from: usize, syllable: Syllable) -> u64 {
        let (initial, rest) = (syllable.initial(), syllable.rest());
        let (mut states, mut at) = (0, from);
        for (i, letter) in initial.bytes().chain(rest.bytes()).enumerate() {
            if at == self.items.len() {
                // The pattern ends inside this syllable.
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

    /// Whether a syllable that leads from a state to others has the tones that were typed.
    pub fn has_tones(&self, from: usize, states: u64, syllable: Syllable) -> bool {
        let end = if states >= UNFINISHED {
            self.items.len()
        } else {
            states.checked_ilog2().unwrap_or(0) as usize
        };
        let items = ((1 << end) - 1) >> from << from;
        (0..).zip(self.tones).all(|(tone, typed)| typed & items == 0 || tone == syllable.tone())
    }

    /// The state that a folded character leads to by itself from state `from`.
    pub fn step(&self, from: usize, c: char) -> u64 {
        u64::from(self.items.get(from) == Some(&Item::Character(c))) << (from + 1)
    }

    /// Each row of characters in it, and the item that the row begins with.
    pub fn characters(&self) -> Vec<(usize, Vec<char>)> {
        let (mut rows, mut row) = (Vec::new(), Vec::new());
        for at in 0..=self.items.len() {
            match self.items.get(at) {
                Some(Item::Character(c)) => row.push(*c),
                _ if row.is_empty() => {}
                _ => rows.push((at - row.len(), std::mem::take(&mut row))),
            }
        }
        rows
    }
}
