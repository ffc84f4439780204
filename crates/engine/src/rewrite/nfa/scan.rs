//! Where in the stored texts does the automaton of a pattern accept?
//!
//! A table by number says which characters can begin a match. The automaton runs only from those.

use super::frequent::{Match, Matched, flaw, most_frequent};
use super::pattern::{Item, Pattern, UNFINISHED};
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
    of: Vec<Transitions>,
    /// The codes of the characters that lead on from the first state.
    begin: Codes,
}

/// The transitions of a character.
#[derive(Clone, Copy, Default)]
struct Transitions {
    /// The states that it leads to from the first one.
    first: u64,
    /// The other states from which it leads on.
    others: u64,
    /// The states from which it leads on only by the reading of some word.
    by_words: u64,
}

impl Table {
    fn new(call: &Call, pattern: &Pattern) -> Table {
        let mut table = Table { of: Vec::new(), begin: Codes::default() };
        // The states that a syllable leads to from the first, and those it leads on from: the same for all characters
        // read so.
        let index = |syllable: Syllable| usize::from(u16::from_be_bytes(syllable.to_bytes()));
        let mut leads = vec![[0; 2]; SYLLABLES];
        for syllable in Syllable::every() {
            let [first, others] = &mut leads[index(syllable)];
            let letter = syllable.initial().bytes().chain(syllable.rest().bytes()).next();
            for (from, item) in pattern.items.iter().enumerate() {
                // Most items are another letter.
                if letter.is_none_or(|letter| *item != Item::Letter(letter)) {
                    continue;
                }
                let states = pattern.spell(from, syllable);
                if from == 0 {
                    *first = states;
                } else {
                    *others |= u64::from(states != 0) << from;
                }
            }
        }
        let (alphabet, syllables, readings) = (call.index().alphabet(), call.syllables(), call.readings());
        for number in 0..alphabet.len() as u32 {
            let mut all = Transitions::default();
            let alone = syllables.of(number);
            for syllable in readings.syllables(number) {
                let [first, others] = leads[index(syllable)];
                all.first |= first;
                all.others |= others;
                if Some(syllable) != alone {
                    all.by_words |= others | u64::from(first != 0);
                }
            }
            table.of.push(all);
        }
        let folds = call.folds();
        for (from, item) in pattern.items.iter().enumerate() {
            let Item::Character(c) = *item else { continue };
            folds.each_source(c, &mut |source| {
                let code = if folds.fold(source) == c { alphabet.code(source) } else { None };
                if let Some(all) = code.and_then(|code| table.of.get_mut(code.number() as usize)) {
                    match from {
                        0 => all.first |= 1 << 1,
                        _ => all.others |= 1 << from,
                    }
                }
            });
        }
        if let Some(blank) = alphabet.code(' ') {
            table.of[blank.number() as usize].others = u64::MAX;
        }
        for (all, (code, _)) in table.of.iter().zip(alphabet.codes()) {
            if all.first != 0 {
                let (bytes, len) = code.bytes();
                table.begin.add(&bytes[..len]);
            }
        }
        table
    }

    fn of(&self, number: u32) -> Transitions {
        self.of.get(number as usize).copied().unwrap_or_default()
    }
}

/// A pass over the texts for a pattern.
pub struct Scan<'p> {
    call: &'p Call<'p>,
    /// What is looked for.
    pub pattern: &'p Pattern,
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
        let mut bounds = Vec::new();
        for id in call.ids() {
            bounds.push(prefilter.in_document(call, id));
        }
        // Most texts do not hold the pattern's own characters.
        let all = pattern.items.len();
        let mut start = None;
        for (at, characters) in pattern.characters() {
            let characters = String::from_iter(characters);
            let phrase = call.phrase(&call.units(&characters));
            // If letters and digits are a term, its posting list says which documents hold them.
            let is_word = characters.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let term = if is_word { dictionary::ordinal(call.index(), &characters) } else { None };
            let mut holders = Vec::new();
            for (id, _) in term.into_iter().flat_map(|term| call.postings(term)) {
                holders.resize(id as usize, false);
                holders.push(true);
            }
            for (bound, id) in bounds.iter_mut().zip(0..) {
                // Without the characters that the pattern begins with, nothing of it matches.
                let has = || match term {
                    Some(_) => holders.get(id as usize).is_some_and(|holds| *holds),
                    None => phrase.as_ref().is_some_and(|phrase| call.has(id, phrase)),
                };
                if (at == 0 || *bound == all) && !has() {
                    *bound = if at == 0 { 0 } else { all - 1 };
                }
            }
            if at == 0 {
                start = phrase;
            }
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
    pub fn beginning(&mut self) -> Option<(usize, Matched)> {
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
            let states = self.table.of(number).first;
            // The byte of a short code may be a later byte of a longer one.
            if states == 0 || !text.is_border(start) {
                continue;
            }
            // Most first characters are followed by one that does not match, and so reach no further than matches
            // before.
            let next = text.code_after(end).map_or(0, |(number, _)| self.table.of(number).others);
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
        let by_words = self.table.of(number).by_words;
        let alone = self.call.syllables().of(number);
        let mut next = 0;
        while states != 0 {
            let from = states.trailing_zeros() as usize;
            states &= states - 1;
            next |= self.pattern.step(from, folded);
            next |= alone.map_or(0, |syllable| self.spell(from, syllable, by));
            if by_words >> from & 1 == 1 {
                let syllables = self.syllables_by_word(text, number, (at, end), by == By::Usual);
                syllables.for_each(|syllable| next |= self.spell(from, syllable, by));
            }
        }
        next
    }

    /// The states that a syllable leads to from a state.
    #[inline(never)]
    fn spell(&self, from: usize, syllable: Syllable, by: By) -> u64 {
        let states = self.pattern.spell(from, syllable);
        if by != By::Tones || self.pattern.has_tones(from, states, syllable) { states } else { 0 }
    }

    /// Whether some readings alone lead from the start to the end of a match.
    fn leads(&self, text: CodedText, start: usize, end: usize, by: By) -> bool {
        let (mut states, mut at) = (1, start);
        while let Some((c, next)) = text.after(at).filter(|(_, next)| *next <= end) {
            if c != ' ' {
                states = self.step(text, (c, at, next), states & !UNFINISHED, by);
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
                let mut flaws = u8::from(ends == UNFINISHED) * flaw::UNFINISHED;
                if !self.leads(text, start, end, By::Usual) {
                    flaws |= flaw::UNUSUAL;
                }
                if self.pattern.tones == [0; 4] || !self.leads(text, start, end, By::Tones) {
                    flaws |= flaw::TONELESS;
                }
                self.matches.push(Match { start, end, flaws, cut });
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
                self.beginnings.push(Match { start, end, flaws: flaw::TONELESS, cut });
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
                // Initials match enough without these readings.
                return !usual && !self.pattern.abbreviates && !self.is_in_word(text, start, end);
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
