//! How far may a pattern reach in a document, by the neighbours that the document's filter knows?
//!
//! Letters are spelled in few ways (`xian` is one syllable or two). They are found once; in a document those are
//! followed of which each two syllables stand side by side there. In most documents none leads to the end, and their
//! text need not be looked through.
//!
//! Of no document is it said that the pattern reaches less far there than it does. A few bits are read for each.

use super::pattern::{Item, Pattern, UNFINISHED};
use crate::{Search, grams};
use seed_text::pinyin::Syllable;

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
pub struct Reach {
    /// In the order of the items that they begin with.
    transitions: Vec<Transition>,
    /// Items from which on the rest may be an unfinished syllable, or whatever initials stand for.
    open: u64,
    all: usize,
}

impl Reach {
    /// `None` if no syllables spell its letters to the end: then no text need be looked at.
    pub fn new(pattern: &Pattern) -> Option<Reach> {
        let all = pattern.items.len();
        let mut reach = Reach { transitions: Vec::new(), open: u64::from(pattern.abbreviates), all };
        let syllables = Syllable::every();
        let mut reached = 1u64;
        for from in 0..all {
            if pattern.abbreviates || reached >> from & 1 == 0 {
                continue;
            }
            if let Item::Character(_) = pattern.items[from] {
                reached |= 1 << (from + 1);
                reach.transitions.push(Transition { from, to: from + 1, syllable: None });
                continue;
            }
            for &syllable in &syllables {
                let places = pattern.spell(from, syllable);
                if places & UNFINISHED != 0 {
                    reach.open |= 1 << from;
                } else if places != 0 {
                    reached |= places;
                    let to = places.ilog2() as usize;
                    reach.transitions.push(Transition { from, to, syllable: Some(syllable) });
                }
            }
        }
        (reached & pattern.ends() != 0 || reach.open != 0).then_some(reach)
    }

    /// The items that may be met in a document one after another, all of them if the last syllable may be unfinished.
    pub fn in_document(&self, search: &Search, id: u32) -> usize {
        let mut reached = 1u64;
        let mut is_met = Vec::with_capacity(self.transitions.len());
        for (i, one) in self.transitions.iter().enumerate() {
            let may_follow = |(before, is_met): (&Transition, &bool)| {
                let syllables = before.syllable.zip(one.syllable);
                let gram = syllables.map(|(before, one)| grams::of_syllables(before, one));
                *is_met && before.to == one.from && gram.is_none_or(|gram| search.may_sound(id, gram))
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
