//! Where in the stored texts does the automaton of a pattern accept?
//!
//! A table by number says which characters can begin a match. The automaton runs only from those.

use super::frequent::{Match, Matched, most_frequent};
use super::pattern::{Pattern, UNFINISHED};
use super::prefilter::Prefilter;
use crate::byte_scan::{Codes, Stops};
use crate::call::Call;
use crate::dictionary;
use crate::phrase::Phrase;
use crate::weights::rewrite::{MOST_MATCHES, MOST_OF_INITIALS};
use seed_index::CodedText;
use seed_text::Syllable;
use std::ops::Range;

/// A bound of the two bytes of any syllable, taken as a number.
const SYLLABLES: usize = 24 << 8;

/// The characters of the words that are looked for around a character.
const LONGEST_AROUND: usize = 4;

/// The strings that the whole of a pattern matches, best first.
pub fn whole(call: &Call, pattern: &Pattern) -> Vec<Matched> {
    Scan::new(call, pattern).map_or(Vec::new(), |mut scan| scan.whole())
}

/// By which readings a character leads on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// By any.
    Any,
    /// By those that it has in its place or by itself.
    Usual,
    /// By those that have the tones that were typed.
    Tones,
}

/// The transitions of each character of the alphabet, over all its readings.
struct Table {
    /// The states that it leads to from the first one.
    firsts: Vec<u64>,
    /// The other states from which it leads on.
    others: Vec<u64>,
    /// The states from which it leads on only by the reading of some word.
    by_words: Vec<u64>,
    /// The codes of the characters that lead on from the first state.
    begin: Codes,
}

impl Table {
    fn new(call: &Call, pattern: &Pattern) -> Table {
        let mut table =
            Table { firsts: Vec::new(), others: Vec::new(), by_words: Vec::new(), begin: Codes::default() };
        // The states that a syllable leads to from the first, and those it leads on from: the same for all characters
        // read so.
        let number = |syllable: Syllable| usize::from(u16::from_be_bytes(syllable.to_bytes()));
        let mut leads = vec![[0; 2]; SYLLABLES];
        for syllable in Syllable::every() {
            let on = pattern.leads_on(|from| pattern.spell(from, syllable));
            leads[number(syllable)] = [pattern.spell(0, syllable), on];
        }
        let readings = call.readings();
        for (code, c) in call.index().alphabet().codes() {
            let folded = call.folds().fold(c);
            let by_itself = |from| pattern.step(from, folded);
            let mut all = [by_itself(0), if c == ' ' { u64::MAX } else { pattern.leads_on(by_itself) }];
            let (alone, mut by_words) = (call.syllables().of(code.number()), 0);
            for syllable in readings.syllables(code.number()) {
                let leads = leads[number(syllable)];
                all = [all[0] | leads[0], all[1] | leads[1]];
                if Some(syllable) != alone {
                    by_words |= leads[1] | u64::from(leads[0] != 0);
                }
            }
            table.by_words.push(by_words);
            table.firsts.push(all[0]);
            table.others.push(all[1]);
            if all[0] != 0 {
                let (bytes, len) = code.bytes();
                table.begin.add(&bytes[..len]);
            }
        }
        table
    }
}

/// A pass over the texts for a pattern.
pub struct Scan<'p> {
    call: &'p Call<'p>,
    pattern: &'p Pattern,
    /// The most items that can match in each document.
    bounds: Vec<usize>,
    /// The characters that the pattern begins with.
    start: Option<Phrase>,
    table: Table,
    matches: Vec<Match>,
    /// The items of the longest beginning that was matched.
    reach: usize,
    /// The matches of that beginning.
    beginnings: Vec<Match>,
}

impl<'p> Scan<'p> {
    /// `None` if no syllables spell the pattern.
    pub fn new(call: &'p Call<'p>, pattern: &'p Pattern) -> Option<Scan<'p>> {
        let prefilter = Prefilter::new(pattern)?;
        let mut bounds: Vec<usize> = call.ids().map(|id| prefilter.in_document(call, id)).collect();
        // Most texts do not hold the pattern's own characters.
        let all = pattern.items.len();
        let mut start = None;
        for (at, characters) in pattern.characters() {
            let phrase = call.phrase(&call.units(&characters));
            let has = |id| phrase.as_ref().is_some_and(|phrase| call.has(id, phrase));
            for (bound, id) in bounds.iter_mut().zip(0..).filter(|(bound, _)| at == 0 || **bound == all) {
                // Without the characters that the pattern begins with, nothing of it matches.
                if !has(id) {
                    *bound = if at == 0 { 0 } else { all - 1 };
                }
            }
            start = start.or(phrase.filter(|_| at == 0));
        }
        let (table, matches, reach, beginnings) = (Table::new(call, pattern), Vec::new(), 0, Vec::new());
        Some(Scan { call, pattern, bounds, start, table, matches, reach, beginnings })
    }

    /// The strings that the whole pattern matches, best first.
    pub fn whole(&mut self) -> Vec<Matched> {
        self.through(self.pattern.items.len());
        most_frequent(self.call, &self.matches)
    }

    /// The longest beginning of the pattern that matches whole syllables: its number of items, and its most frequent
    /// string.
    ///
    /// It is for patterns whose whole matches nothing.
    pub fn beginning(mut self) -> Option<(usize, Matched)> {
        for bound in (1..self.pattern.items.len()).rev() {
            if self.reach <= bound {
                self.through(bound);
            }
        }
        let string = most_frequent(self.call, &self.beginnings).into_iter().next()?;
        Some((self.reach, string))
    }

    /// Scans the texts in which exactly this many items may match.
    fn through(&mut self, bound: usize) {
        let Scan { call, pattern, .. } = *self;
        let text = call.index().text();
        // Initials are searched for in the first part of a text, which says what it is about.
        let most = if pattern.abbreviates { MOST_OF_INITIALS / call.documents().max(1) } else { usize::MAX };
        for id in call.ids() {
            if self.bounds[id as usize] != bound {
                continue;
            }
            let (title, body) = call.ranges(id);
            self.text(text, title);
            self.text(text, body.start..body.end.min(body.start.saturating_add(most)));
            let is_enough = self.reach == bound && self.beginnings.len() >= MOST_MATCHES;
            if is_enough || self.matches.len() >= MOST_MATCHES {
                break;
            }
        }
    }

    /// Scans one text.
    fn text(&mut self, text: CodedText, range: Range<usize>) {
        if let Some(phrase) = self.start.take() {
            for found in phrase.overlapping(text.part(range.clone()), self.call.folds()) {
                self.from(text, range.start + found.start, range.end);
            }
            self.start = Some(phrase);
            return;
        }
        let Some(codes) = text.codes.get(..range.end) else { return };
        let mut stops = Stops::from(range.start);
        while let Some(start) = stops.next(codes, |step, after| self.table.begin.among(step, after)) {
            let Some((number, end)) = text.code_after(start) else { return };
            let of = |table: &[u64], number: u32| table.get(number as usize).copied().unwrap_or(0);
            let states = of(&self.table.firsts, number);
            // The byte of a short code may be a later byte of a longer one.
            if states == 0 || !text.is_border(start) {
                continue;
            }
            // Most first characters are followed by one that does not match, and so reach no further than matches
            // before.
            let next = text.code_after(end).map_or(0, |(number, _)| of(&self.table.others, number));
            let reached = (states & !UNFINISHED).checked_ilog2().unwrap_or(0) as usize;
            let is_whole = states & self.pattern.ends() != 0;
            if is_whole || reached > self.reach || states & next != 0 {
                self.from(text, start, range.end);
            }
        }
    }

    /// The states that the character from `at` to `end` leads to from some states.
    fn step(&self, text: CodedText, (c, at, end): (char, usize, usize), mut states: u64, by: By) -> u64 {
        let Some((number, _)) = text.code_after(at) else { return 0 };
        let folded = self.call.folds().fold(c);
        // For most characters no word around them matters.
        let by_words = self.table.by_words.get(number as usize).copied().unwrap_or(0);
        let alone = self.call.syllables().of(number);
        let spell = |from, syllable| {
            let states = self.pattern.spell(from, syllable);
            if by != By::Tones || self.pattern.has_tones(from, states, syllable) { states } else { 0 }
        };
        let mut next = 0;
        while states != 0 {
            let from = states.trailing_zeros() as usize;
            states &= states - 1;
            next |= self.pattern.step(from, folded);
            next |= alone.map_or(0, |syllable| spell(from, syllable));
            if by_words >> from & 1 == 1 {
                let syllables = self.syllables_by_word(text, number, (at, end), by == By::Usual);
                syllables.for_each(|syllable| next |= spell(from, syllable));
            }
        }
        next
    }

    /// Whether some readings alone lead from the start to the end of a match.
    fn leads(&self, text: CodedText, start: usize, end: usize, by: By) -> bool {
        let (mut states, mut at) = (1, start);
        while let Some((c, next)) = text.after(at).filter(|(_, next)| *next <= end) {
            if c != ' ' {
                states = self.step(text, (c, at, next), states, by);
            }
            at = next;
        }
        states & self.pattern.ends() != 0
    }

    /// Runs the automaton from one offset of a text.
    fn from(&mut self, text: CodedText, start: usize, most: usize) {
        let (mut states, mut at, mut cut) = (1u64, start, 0);
        while let Some((c, end)) = text.after(at).filter(|(_, end)| *end <= most) {
            if c == ' ' && at > start {
                at = end;
                continue;
            }
            states = self.step(text, (c, at, end), states, By::Any);
            at = end;
            // Initials have more ways than would tell anything.
            cut |= if self.pattern.abbreviates { 0 } else { states };
            if states == 0 {
                return;
            }
            let ends = states & self.pattern.ends();
            if ends != 0 {
                let is_unfinished = ends == UNFINISHED;
                let is_unusual = !self.leads(text, start, end, By::Usual);
                let is_toned = !self.pattern.tones.is_empty() && self.leads(text, start, end, By::Tones);
                self.matches.push(Match { start, end, is_unfinished, is_unusual, is_toned, cut });
            }
            states &= !UNFINISHED;
            if states == 0 {
                return;
            }
            let reach = states.ilog2() as usize;
            if reach > self.reach {
                self.reach = reach;
                self.beginnings.clear();
            }
            if reach == self.reach && self.beginnings.len() < MOST_MATCHES {
                let [is_unfinished, is_unusual, is_toned] = [false; 3];
                self.beginnings.push(Match { start, end, is_unfinished, is_unusual, is_toned, cut });
            }
            states &= !self.pattern.ends();
            if states == 0 {
                return;
            }
        }
    }

    /// The syllables that the words around a character give it. Outside of a known word they are those of all words,
    /// unless only the `usual` ones are asked for.
    fn syllables_by_word(
        &self,
        text: CodedText,
        number: u32,
        (start, end): (usize, usize),
        usual: bool,
    ) -> impl Iterator<Item = Syllable> {
        let by_word = self.call.syllables().exceptions(number).filter(move |exception| {
            if exception.before.is_empty() && exception.after.is_empty() {
                return !usual && !self.is_in_word(text, start, end);
            }
            let before = start.checked_sub(exception.before.len());
            before.is_some_and(|before| {
                text.codes[before..start] == *exception.before
                    && text.is_border(before)
                    && text.codes[end..].starts_with(exception.after)
            })
        });
        by_word.map(|exception| exception.syllable)
    }

    /// Whether some term of several characters covers the character from `start` to `end`.
    fn is_in_word(&self, text: CodedText, start: usize, end: usize) -> bool {
        let (index, folds) = (self.call.index(), self.call.folds());
        let (terms, mut first) = (index.terms(), start);
        for _ in 0..LONGEST_AROUND {
            let (mut node, mut at) = (terms.root(), first);
            while let (Some(here), Some((c, after))) = (node, text.after(at)) {
                node = dictionary::step(index, &terms, here, folds.fold(c));
                at = after;
                let is_around = at >= end && at - first > end - start;
                if is_around && node.as_ref().is_some_and(|node| node.ordinal().is_some()) {
                    return true;
                }
            }
            let Some((_, before)) = text.before(first) else { return false };
            first = before;
        }
        false
    }
}

#[cfg(test)]
mod tests;
