//! How many items of a pattern can match in a document, by the document's Bloom filter of syllables?
//!
//! There are few ways to divide letters into syllables: `xian` is one syllable or two. The ways are found once. In a
//! document a way is followed only if the filter has every two syllables that are side by side in it. In most
//! documents no way leads to the end, so their text need not be scanned.
//!
//! # Invariants
//!
//! * A pattern never matches more items in a document than the prefilter says.
//!
//! # Cost
//!
//! A few bits for each document.

use super::pattern::{Item, Pattern, UNFINISHED};
use crate::bloom;
use crate::call::Call;
use seed_text::Syllable;

/// A syllable or a character on a way that starts at the first item.
struct Transition {
    /// The item that it begins with.
    from: usize,
    /// The item after it.
    to: usize,
    syllable: Option<Syllable>,
}

/// The most letters of a syllable.
const LONGEST: usize = 6;

/// The ways through a pattern.
pub struct Prefilter {
    /// The transitions, in the order of the items that they begin with.
    transitions: Vec<Transition>,
    /// A bit for each item from which on the rest may be an unfinished syllable, or initials.
    open: u64,
    all: usize,
}

impl Prefilter {
    /// `None` if no syllables spell the letters to the end. If so, no text need be read.
    pub fn new(pattern: &Pattern) -> Option<Prefilter> {
        let all = pattern.items.len();
        let mut prefilter = Prefilter { transitions: Vec::new(), open: u64::from(pattern.abbreviates), all };
        let syllables = Syllable::every();
        let mut reached = 1u64;
        for from in 0..all {
            if pattern.abbreviates || reached >> from & 1 == 0 {
                continue;
            }
            if let Item::Character(_) = pattern.items[from] {
                reached |= 1 << (from + 1);
                prefilter.transitions.push(Transition { from, to: from + 1, syllable: None });
                continue;
            }
            for &syllable in &syllables {
                let states = pattern.spell(from, syllable);
                if states & UNFINISHED != 0 {
                    prefilter.open |= 1 << from;
                } else if states != 0 {
                    reached |= states;
                    let to = states.ilog2() as usize;
                    prefilter.transitions.push(Transition { from, to, syllable: Some(syllable) });
                }
            }
        }
        (reached & pattern.ends() != 0 || prefilter.open != 0).then_some(prefilter)
    }

    /// How many items, from the first on, may match in a document. All of them if the rest may be an unfinished
    /// syllable.
    pub fn in_document(&self, call: &Call, id: u32) -> usize {
        let mut reached = 1u64;
        let mut is_met = Vec::with_capacity(self.transitions.len());
        for (i, one) in self.transitions.iter().enumerate() {
            let may_follow = |(before, is_met): (&Transition, &bool)| {
                let syllables = before.syllable.zip(one.syllable);
                let gram = syllables.map(|(before, one)| bloom::of_syllables(before, one));
                *is_met && before.to == one.from && gram.is_none_or(|gram| call.may_sound(id, gram))
            };
            let is_near = |(before, _): &(&Transition, &bool)| before.from + LONGEST >= one.from;
            let mut before = self.transitions[..i].iter().zip(&is_met).rev().take_while(is_near);
            let is_here = one.from == 0 || before.any(may_follow);
            is_met.push(is_here);
            reached |= u64::from(is_here) << one.to;
        }
        if reached & self.open != 0 { self.all } else { reached.ilog2() as usize }
    }
}
