//! How might what is being typed go on?
//!
//! Suggestions are titles that hold it, and strings that follow it in the texts. They come from the stored text,
//! because names, phrases of several words, and words that occur once are not in the dictionary.
//!
//! # Invariants
//!
//! * Every suggestion finds something: a document holds it as it is offered, or holds all of its parts.
//! * No suggestion is offered twice, compared folded. What is already typed is offered only if it is a title.
//!
//! # Cost
//!
//! Every title and a bounded part of the text are read, whatever is typed: see the constants of [`continuations`].

mod candidates;
mod continuations;
mod steps;

use crate::call::Call;
use crate::marked::Marked;
use crate::options::Options;
use crate::phrase::Phrase;
use crate::syntax::{Clause, Field, Occur, parse};
use crate::weights::query::MOST_PARTS;
use crate::{find, rewrite, walk};
use continuations::Continuations;
use seed_text::Unit;

/// A completion, in which the part that was typed is marked.
pub type Suggestion = Marked;

/// The most units of a query that is completed. A longer one is a pasted text, which needs no completion.
const MOST_UNITS: usize = 128;

/// Completions of what is being typed, best first. If there are none, completions of what its letters spell.
pub fn of(call: &Call, query: &str, limit: usize) -> Vec<Suggestion> {
    let mut offer = Offer { call, limit, found: Vec::new(), keys: Vec::new() };
    offer.completions(query);
    if offer.found.is_empty() {
        for text in rewrite::spelled(call, query) {
            // Its parts may come from different documents.
            let options = Options { literal: true, ..Options::default() };
            if find::ranked(call, &text, &options).is_some_and(|ranked| ranked.count_full() > 0) {
                let marks = std::iter::once(0..text.len()).collect();
                offer.put("", Marked { text: text.clone(), marks });
            }
            offer.completions(&text);
        }
    }
    offer.found
}

/// The suggestions so far.
struct Offer<'s> {
    call: &'s Call<'s>,
    limit: usize,
    found: Vec<Suggestion>,
    /// The keys of suggestions that must not be offered again.
    keys: Vec<String>,
}

impl Offer<'_> {
    /// Offers titles that hold what is typed, those that begin with it first. Then offers what follows it in the
    /// texts, or what follows its last part if the whole occurs nowhere in one piece.
    fn completions(&mut self, query: &str) {
        let call = self.call;
        let units = call.units(query);
        if units.is_empty() || units.len() > MOST_UNITS {
            return;
        }
        let common = call.commonness(&units);
        let part = |from: usize, to: usize| {
            Phrase::new(call.index(), call.folds(), &units[from..to], &common[from..to])
        };
        if let Some(phrase) = part(0, units.len()) {
            self.titles(&phrase);
        }
        let titles = self.found.len();
        self.keys.push(key(&units));
        // A query with clauses is not completed.
        if !parse(query).clauses.is_empty() {
            return;
        }
        let candidates = candidates::of(call, &units, &common);
        let phrases = |offer: &mut Self, start: usize, others: &[Phrase]| {
            let Some(phrase) = part(start, units.len()) else { return };
            let mut continuations = Continuations::new(call, &units[start..]);
            continuations.gather(&phrase, &candidates, others);
            let head = query.get(units[0].start..units[start].start).unwrap_or_default();
            let left = offer.limit - offer.found.len();
            continuations.each(left, &mut |phrase| offer.put(head, phrase));
        };
        phrases(self, 0, &[]);
        // If nothing followed: the last part, in documents that hold the others.
        let mut starts = Vec::new();
        for (i, unit) in units.iter().enumerate() {
            if i == 0 || unit.gap != walk::NO_GAP {
                starts.push(i);
            }
        }
        if self.found.len() == titles && (2..=MOST_PARTS).contains(&starts.len()) {
            let mut others = Vec::new();
            for pair in starts.windows(2) {
                others.extend(part(pair[0], pair[1]));
            }
            if others.len() + 1 == starts.len() {
                phrases(self, starts[others.len()], &others);
            }
        }
    }

    /// Offers titles. They are at most half of the suggestions, so that words have a chance.
    #[inline(never)]
    fn titles(&mut self, phrase: &Phrase) {
        let folds = self.call.folds();
        let most = self.found.len() + (self.limit - self.found.len()).div_ceil(2);
        let (mut begin, mut hold) = (Vec::new(), Vec::new());
        for id in self.call.ids() {
            let (title, _) = self.call.texts(id);
            if let Some(found) = phrase.occurrences(title, folds).next() {
                let begins = walk::previous(title, folds, found.start).is_none();
                if begins { &mut begin } else { &mut hold }.push(id);
            }
        }
        begin.extend_from_slice(&hold);
        for id in begin {
            if self.found.len() >= most {
                break;
            }
            let (title, _) = self.call.texts(id);
            let mut marks = Vec::new();
            for found in phrase.occurrences(title, folds) {
                marks.push(found.start..found.end);
            }
            self.put("", Marked::decode(title, &marks, ' '));
        }
    }

    /// Adds a suggestion, with `head`, which was typed before it.
    fn put(&mut self, head: &str, mut one: Marked) {
        if !head.is_empty() {
            one.text.insert_str(0, head);
            one.marks.iter_mut().for_each(|mark| mark.end += head.len());
        }
        // A dash in the text would exclude what follows it.
        let is_sign = |one: &Clause| one.occur == Occur::MustNot || one.field == Field::Title;
        if parse(&one.text).clauses.iter().any(is_sign) {
            return;
        }
        let key = key(&self.call.units(&one.text));
        if self.found.len() < self.limit && !self.keys.contains(&key) {
            self.keys.push(key);
            self.found.push(one);
        }
    }
}

/// The key by which suggestions are compared. White space counts between words, but not between ideographs.
fn key(units: &[Unit]) -> String {
    let mut key = String::new();
    for (i, unit) in units.iter().enumerate() {
        if i > 0 && unit.gap != walk::NO_GAP && unit.class.is_word() && units[i - 1].class.is_word() {
            key.push(unit.gap);
        }
        key.push(unit.char);
    }
    key
}
