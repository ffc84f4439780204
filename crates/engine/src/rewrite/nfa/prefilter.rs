//! How far can a pattern get in a document, by the document's Bloom filter of syllables?
//!
//! Letters are spelled in few ways: `xian` is one syllable or two. These ways are found once. In a document only those are
//! followed of which every two syllables side by side are in the filter. In most documents none leads to the end, and
//! their text need not be scanned.
//!
//! # Invariants
//!
//! * A pattern gets at most as far in a document as is said here.
//!
//! # Cost
//!
//! A few bits for each document.

use super::pattern::{Item, Pattern, UNFINISHED};
use crate::bloom;
use crate::call::Call;
use seed_text::Syllable;

/// A syllable or a character, on a way from the beginning.
struct Transition {
    /// The item that it begins with.
    from: usize,
    /// The item after it.
    to: usize,
    syllable: Option<Syllable>,
}

/// Letters of a syllable at most.
const LONGEST: usize = 6;

/// How far a pattern may reach.
pub struct Prefilter {
    /// In the order of the items that they begin with.
    transitions: Vec<Transition>,
    /// Items from which on the rest may be an unfinished syllable, or whatever initials stand for.
    open: u64,
    all: usize,
}

impl Prefilter {
    /// `None` if no syllables spell its letters to the end: then no text need be looked at.
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

    /// The items that may be met in a document one after another, all of them if the last syllable may be unfinished.
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
