//! How far may a pattern reach in a document, by the neighbours that the document's filter knows?
//!
//! Letters are spelled in few ways (`xian` is one syllable or two). They are found once; in a document those are
//! followed of which each two syllables stand side by side there. In most documents none leads to the end, and their
//! text need not be looked through.
//!
//! Of no document is it said that the pattern reaches less far there than it does. A few bits are read for each.

use super::pattern::{Item, Pattern, UNFINISHED};
use crate::query::{Search, grams};
use crate::text::pinyin::Syllable;

/// A syllable or a character, on a way from the beginning.
struct Transition {
    /// The item after it.
    to: usize,
    syllable: Option<Syllable>,
    /// Those that may stand before it, each with the gram of both if both are syllables. None at the beginning.
    before: Vec<(usize, Option<u32>)>,
}

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
        let mut reached = 1u64;
        for from in 0..all {
            if pattern.abbreviates || reached >> from & 1 == 0 {
                continue;
            }
            if let Item::Character(_) = pattern.items[from] {
                reached |= 1 << (from + 1);
                reach.add(from, from + 1, None);
                continue;
            }
            for syllable in Syllable::every() {
                let places = pattern.spell(from, syllable);
                if places & UNFINISHED != 0 {
                    reach.open |= 1 << from;
                } else if places != 0 {
                    reached |= places;
                    reach.add(from, places.ilog2() as usize, Some(syllable));
                }
            }
        }
        (reached & pattern.ends() != 0 || reach.open != 0).then_some(reach)
    }

    fn add(&mut self, from: usize, to: usize, syllable: Option<Syllable>) {
        let gram = |before: &Transition| Some(grams::of_syllables(before.syllable?, syllable?));
        let before = self.transitions.iter().enumerate().filter(|(_, before)| before.to == from);
        let before = before.map(|(i, before)| (i, gram(before))).collect();
        self.transitions.push(Transition { to, syllable, before });
    }

    /// The items that may be met in a document one after another, all of them if the last syllable may be unfinished.
    pub fn in_document(&self, search: &Search, id: u32) -> usize {
        let mut reached = 1u64;
        let mut is_met = Vec::with_capacity(self.transitions.len());
        for Transition { to, before, .. } in &self.transitions {
            let may_stand = |(i, gram): &(usize, Option<u32>)| {
                is_met[*i] && gram.is_none_or(|gram| search.may_sound(id, gram))
            };
            let is_here = before.is_empty() || before.iter().any(may_stand);
            is_met.push(is_here);
            reached |= u64::from(is_here) << to;
        }
        if reached & self.open != 0 { self.all } else { reached.ilog2() as usize }
    }
}
