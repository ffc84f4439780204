//! How might what is being typed go on?
//!
//! Titles that hold it, and what follows it in the texts. The stored text is asked, and not the dictionary alone:
//! names, phrases of several words, and words that occur once are in the text only.
//!
//! # Invariants
//!
//! * What is offered finds something that holds it: it stands in a document as it is offered, or each of its parts
//!   in the same one.
//! * Nothing is offered twice, compared folded, and what is typed already only if it is a title.
//!
//! # Cost
//!
//! Every title, and a bounded part of the text, whatever is typed: see the constants of [`onward`].

mod holders;
mod onward;

use super::answer::Answer;
use super::marked::Marked;
use super::parse::parse;
use super::run::{self, Run};
use super::{Options, Search, asked, meant};
use crate::walk;
use onward::Onward;
use seed_text::Unit;

/// A completion, with the part that was typed marked.
pub type Suggestion = Marked;

/// A query longer than this is a pasted text, and its writer has finished it.
const MOST_UNITS: usize = 128;

/// Completions of what is being typed, best first; of what letters spell if nothing begins as they do.
pub fn of(search: &Search, query: &str, limit: usize) -> Vec<Suggestion> {
    let mut offer = Offer { search, limit, found: Vec::new(), keys: Vec::new() };
    offer.completions(query);
    if offer.found.is_empty() {
        for text in meant::spelled(search, query) {
            // Its parts may be of different documents.
            let options = Options { fuzzy: false, ..Options::default() };
            if Answer::new(search, &text, &options).is_some_and(|answer| answer.count_full() > 0) {
                let marks = std::iter::once(0..text.len()).collect();
                offer.put("", Marked { text: text.clone(), marks });
            }
            offer.completions(&text);
        }
    }
    offer.found
}

/// What is offered so far.
struct Offer<'s> {
    search: &'s Search<'s>,
    limit: usize,
    found: Vec<Suggestion>,
    /// What must not be offered any more.
    keys: Vec<String>,
}

impl Offer<'_> {
    /// Titles that hold what is typed, those that begin with it first; then how the texts go on after it, or after
    /// what stands behind its last gap if it stands nowhere in one piece.
    fn completions(&mut self, query: &str) {
        let search = self.search;
        let units = search.units(query);
        if units.is_empty() || units.len() > MOST_UNITS {
            return;
        }
        let common = run::commonness(search.index(), &units);
        let part = |from: usize, to: usize| {
            Run::new(search.index(), search.folds(), &units[from..to], &common[from..to])
        };
        if let Some(run) = part(0, units.len()) {
            self.titles(&run);
        }
        let titles = self.found.len();
        self.keys.push(key(&units));
        // What is demanded is no text to go on from.
        if !parse(query).demands.is_empty() {
            return;
        }
        let holders = holders::of(search, &units, &common);
        let phrases = |offer: &mut Self, start: usize, others: &[Run]| {
            let Some(run) = part(start, units.len()) else { return };
            let mut onward = Onward::new(search, &units[start..]);
            onward.gather(&run, &holders, others);
            let head = query.get(units[0].start..units[start].start).unwrap_or_default();
            let left = offer.limit - offer.found.len();
            onward.each(left, &mut |phrase| offer.put(head, phrase));
        };
        phrases(self, 0, &[]);
        // Or else the last part, in documents that hold the others.
        let gaps = (1..units.len()).filter(|i| units[*i].gap != walk::NO_GAP);
        let starts: Vec<usize> = std::iter::once(0).chain(gaps).collect();
        if self.found.len() == titles && (2..=asked::MOST_PARTS).contains(&starts.len()) {
            let mut others = Vec::new();
            for pair in starts.windows(2) {
                others.extend(part(pair[0], pair[1]));
            }
            if others.len() + 1 == starts.len() {
                phrases(self, starts[others.len()], &others);
            }
        }
    }

    /// Titles take half of the places at most, so that words have a chance.
    fn titles(&mut self, run: &Run) {
        let folds = self.search.folds();
        let most = self.found.len() + (self.limit - self.found.len()).div_ceil(2);
        let (mut begin, mut hold) = (Vec::new(), Vec::new());
        for id in 0..self.search.index().documents().len() as u32 {
            let (title, _) = self.search.texts(id);
            if let Some(place) = run.places(title, folds).next() {
                let begins = walk::previous(title, folds, place.start).is_none();
                if begins { &mut begin } else { &mut hold }.push(id);
            }
        }
        for id in begin.into_iter().chain(hold) {
            if self.found.len() >= most {
                break;
            }
            let (title, _) = self.search.texts(id);
            let marks: Vec<_> = run.places(title, folds).map(|place| place.start..place.end).collect();
            self.put("", Marked::decode(title, &marks, ' '));
        }
    }

    /// Takes one, with what was typed before it.
    fn put(&mut self, head: &str, mut one: Marked) {
        if !head.is_empty() {
            one.text.insert_str(0, head);
            one.marks.iter_mut().for_each(|mark| mark.end += head.len());
        }
        // A dash of the text would exclude what follows it.
        if parse(&one.text).demands.iter().any(|demand| demand.excludes || demand.in_title) {
            return;
        }
        let key = key(&self.search.units(&one.text));
        if self.found.len() < self.limit && !self.keys.contains(&key) {
            self.keys.push(key);
            self.found.push(one);
        }
    }
}

/// What counts of a text. White space between ideographs does not, between words it does.
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
