//! Which strings of the corpus are read as some letters say?
//!
//! A pattern is letters and characters in a row. It is matched with the stored text itself, character by character
//! and syllable by syllable: names and phrases that are no terms are found, and no further index is needed. One pass
//! over the text: the first character is looked up in a table by its number, the others only where it fits.

use crate::index::CodedText;
use crate::query::Search;
use crate::query::bytes::{Codes, Stops};
use crate::query::grams::Grams;
use crate::query::hash;
use crate::text::pinyin::{self, Syllable, Syllables};
use std::collections::BinaryHeap;
use std::ops::Range;

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
    /// Grams of its syllables, as far as they are known.
    pub grams: Grams,
}

/// The bytes of any syllable, as a number, are below it.
const SYLLABLES: u16 = 24 << 8;
/// Items that a pattern can have: places are bits.
pub const MOST_ITEMS: usize = 60;
/// The place after a syllable that is not finished.
const UNFINISHED: u64 = 1 << 63;
/// Places in the texts after which the pass ends: what stands at so many is what is meant.
const MOST_PLACES: usize = 512;
/// Bytes of text, of all documents together, that initials are looked for in, the first of each.
const MOST_OF_INITIALS: usize = 2_000_000;
/// Strings that are told apart.
const MOST_STRINGS: usize = 3;
/// How much rarer than the best a string may be to be meant too.
const RARER: u64 = 10;
/// How many times a string that is finished, and one that is a term, counts beside another.
const FINISHED: u64 = 4;
const TERM: u64 = 8;

/// A string of the corpus that a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// The string.
    pub text: String,
    /// How often it was met.
    pub count: usize,
    /// Whether it is a term of the index.
    pub is_term: bool,
}

/// What a pass over the texts met.
pub struct Met {
    /// Strings that the whole pattern matches, best first.
    pub whole: Vec<Matched>,
    /// How many items the longest match of a beginning takes, all its syllables finished.
    pub reach: usize,
    /// A string of that match.
    pub beginning: Option<Matched>,
}

/// A place in a text.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    is_unfinished: bool,
}

impl Pattern {
    fn all(&self) -> u64 {
        1 << self.items.len()
    }

    /// The places from which something `leads` anywhere, but for the beginning.
    fn leads_on(&self, leads: impl Fn(usize) -> u64) -> u64 {
        (1..self.items.len()).filter(|from| leads(*from) != 0).fold(0, |places, from| places | 1 << from)
    }

    /// The places that a syllable leads to from place `from`.
    fn spell(&self, from: usize, syllable: Syllable) -> u64 {
        let (initial, rest) = (syllable.initial(), syllable.rest());
        let (mut places, mut at) = (0, from);
        for (i, letter) in initial.bytes().chain(rest.bytes()).enumerate() {
            if at == self.items.len() {
                // Its first letters are the last of the pattern.
                return if self.is_unfinished && i > 0 { places | UNFINISHED } else { places };
            }
            if i > 0 && self.borders >> at & 1 == 1 || self.items[at] != Item::Letter(letter) {
                return places;
            }
            at += 1;
            if self.abbreviates && (i == 0 || i + 1 == initial.len()) {
                places |= 1 << at;
            }
        }
        places | 1 << at
    }

    /// The places that a folded character leads to from place `from`, by itself or by one of its syllables.
    fn step(&self, from: usize, c: char, syllables: impl Iterator<Item = Syllable>) -> u64 {
        match self.items.get(from) {
            Some(Item::Character(asked)) => u64::from(c == *asked) << (from + 1),
            Some(Item::Letter(_)) => {
                syllables.fold(0, |places, syllable| places | self.spell(from, syllable))
            }
            None => 0,
        }
    }

    /// Whether there are letters in it that no syllables spell: then no text need be looked at.
    fn may_be_spelled(&self) -> bool {
        // Characters part the letters; they are no letters of pinyin, and neither is the blank.
        let text: String = self.items.iter().map(|item| item.letter().unwrap_or(' ')).collect();
        let (head, last) = text.rsplit_once(' ').unwrap_or(("", &text));
        self.abbreviates
            || pinyin::is_spelled(last, self.is_unfinished)
                && head.split(' ').all(|letters| pinyin::is_spelled(letters, false))
    }

    /// Looks for the pattern in all texts.
    pub fn meet(&self, search: &Search) -> Met {
        let index = search.index();
        if !self.may_be_spelled() {
            return Met { whole: Vec::new(), reach: 0, beginning: None };
        }
        let mut scan = Scan {
            search,
            pattern: self,
            syllables: search.syllables(),
            firsts: Vec::new(),
            others: Vec::new(),
            begin: Codes::default(),
            places: Vec::new(),
            reach: 0,
            beginnings: Vec::new(),
        };
        // What a syllable leads to, from the beginning, and what it leads on from: the same for all that are read so.
        let leads = |bytes: u16| {
            let syllable = Syllable::from_bytes(bytes.to_be_bytes())?;
            Some([self.spell(0, syllable), self.leads_on(|from| self.spell(from, syllable))])
        };
        let leads: Vec<_> = (0..SYLLABLES).map(|bytes| leads(bytes).unwrap_or_default()).collect();
        let readings = search.readings();
        for (code, c) in index.alphabet().codes() {
            let folded = search.folds().fold(c);
            let by_itself = |from| self.step(from, folded, std::iter::empty());
            let mut all = [by_itself(0), if c == ' ' { u64::MAX } else { self.leads_on(by_itself) }];
            for syllable in readings.syllables(code.number()) {
                let leads = leads[usize::from(u16::from_be_bytes(syllable.to_bytes()))];
                all = [all[0] | leads[0], all[1] | leads[1]];
            }
            scan.firsts.push(all[0]);
            scan.others.push(all[1]);
            if all[0] != 0 {
                let (bytes, len) = code.bytes();
                scan.begin.add(&bytes[..len]);
            }
        }
        let text = index.text();
        let documents = index.documents();
        // What initials stand for is looked for where a text says what it is about.
        let most = if self.abbreviates { MOST_OF_INITIALS / documents.len().max(1) } else { usize::MAX };
        for id in 0..documents.len() as u32 {
            if !self.grams.is_empty() && !search.may_sound(id, &self.grams) {
                continue;
            }
            let (title, body) = documents.ranges(id);
            scan.text(text, title);
            scan.text(text, body.start..body.end.min(body.start.saturating_add(most)));
            if scan.places.len() >= MOST_PLACES {
                break;
            }
        }
        Met {
            whole: most_frequent(search, &scan.places),
            reach: scan.reach,
            beginning: most_frequent(search, &scan.beginnings).into_iter().next(),
        }
    }
}

struct Scan<'p> {
    search: &'p Search<'p>,
    pattern: &'p Pattern,
    syllables: Syllables<'p>,
    /// For each character of the alphabet, the places that it leads to from the beginning, in any word.
    firsts: Vec<u64>,
    /// For each character, the places that it leads on from.
    others: Vec<u64>,
    /// The codes of those that begin the pattern.
    begin: Codes,
    places: Vec<Place>,
    reach: usize,
    /// Where the longest match of a beginning stands.
    beginnings: Vec<Place>,
}

impl Scan<'_> {
    /// Looks through one text.
    fn text(&mut self, text: CodedText, range: Range<usize>) {
        let Some(codes) = text.codes.get(..range.end) else { return };
        let mut stops = Stops::from(range.start);
        while let Some(start) = stops.next(codes, |step, after| self.begin.among(step, after)) {
            let Some((number, end)) = text.code_after(start) else { return };
            let of = |table: &[u64], number: u32| table.get(number as usize).copied().unwrap_or(0);
            let places = of(&self.firsts, number);
            // The byte of a short code may be a later byte of a longer one.
            if places == 0 || !text.is_border(start) {
                continue;
            }
            // Most first characters are followed by one that does not go on, and begin no longer than others did.
            let next = text.code_after(end).map_or(0, |(number, _)| of(&self.others, number));
            let reached = (places & !UNFINISHED).checked_ilog2().unwrap_or(0) as usize;
            let is_whole = places & (self.pattern.all() | UNFINISHED) != 0;
            if is_whole || reached > self.reach || places & next != 0 {
                self.from(text, start, range.end);
            }
        }
    }

    /// Follows the pattern from one place of a text.
    fn from(&mut self, text: CodedText, start: usize, most: usize) {
        let (mut places, mut at) = (1u64, start);
        while let Some((c, end)) = text.after(at).filter(|(_, end)| *end <= most) {
            if c == ' ' && at > start {
                at = end;
                continue;
            }
            let Some((number, _)) = text.code_after(at) else { return };
            let folded = self.search.folds().fold(c);
            let mut next = 0;
            while places != 0 {
                let from = places.trailing_zeros() as usize;
                places &= places - 1;
                next |= self.pattern.step(from, folded, self.syllables_at(text, number, at, end));
            }
            (places, at) = (next, end);
            if places == 0 {
                return;
            }
            let finished = places & self.pattern.all() != 0;
            if finished || places & UNFINISHED != 0 {
                self.places.push(Place { start, end, is_unfinished: !finished });
            }
            places &= !UNFINISHED;
            if places == 0 {
                return;
            }
            let reach = places.ilog2() as usize;
            if reach > self.reach {
                self.reach = reach;
                self.beginnings.clear();
            }
            if reach == self.reach && self.beginnings.len() < MOST_PLACES {
                self.beginnings.push(Place { start, end, is_unfinished: false });
            }
            places &= !self.pattern.all();
            if places == 0 {
                return;
            }
        }
    }

    /// How a character may be read where it stands: as by itself, and as the word that it stands in says.
    fn syllables_at(
        &self,
        text: CodedText,
        number: u32,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = Syllable> {
        let by_word = self.syllables.exceptions(number).filter(move |exception| {
            let before = start.checked_sub(exception.before.len());
            before.is_some_and(|before| {
                text.codes[before..start] == *exception.before
                    && text.is_border(before)
                    && text.codes[end..].starts_with(exception.after)
            })
        });
        self.syllables.of(number).into_iter().chain(by_word.map(|exception| exception.syllable))
    }
}

/// The strings that stand at most of some places. What is finished and what is a term counts more.
fn most_frequent(search: &Search, places: &[Place]) -> Vec<Matched> {
    let text = search.index().text();
    let codes = |i: usize| &text.codes[places[i].start..places[i].end];
    // Equal strings stand together once sorted by a hash of theirs.
    let keys = (0..places.len()).map(|i| {
        let hash = hash::with(hash::NOTHING, codes(i).iter().map(|byte| u32::from(*byte)));
        u64::from(hash) << 32 | i as u64
    });
    let sorted = BinaryHeap::from(keys.collect::<Vec<u64>>()).into_sorted_vec();
    let mut ranks = BinaryHeap::new();
    for group in sorted.chunk_by(|a, b| a >> 32 == b >> 32) {
        let first = group[0] as u32 as usize;
        let is_term = search.index().terms().get(codes(first)).is_some();
        let is_finished = group.iter().any(|key| !places[*key as u32 as usize].is_unfinished);
        let weight = if is_term { TERM } else { 1 } * if is_finished { FINISHED } else { 1 };
        ranks.push(
            (group.len() as u64 * weight).min(1 << 30) << 33
                | u64::from(is_term) << 32
                | u64::from(!first as u32),
        );
    }
    let mut found: Vec<Matched> = Vec::new();
    let least = ranks.peek().map_or(0, |best| (best >> 33) / RARER);
    while let Some(rank) = ranks.pop()
        && found.len() < MOST_STRINGS
        && rank >> 33 >= least
    {
        let first = !(rank as u32) as usize;
        let string = CodedText { alphabet: text.alphabet, codes: codes(first) }.decoded();
        let count = (0..places.len()).filter(|i| codes(*i) == codes(first)).count();
        // Half of a word says nothing that the word does not.
        let is_half = |better: &Matched| {
            better.text.as_bytes().windows(string.len()).any(|part| part == string.as_bytes())
        };
        if !string.is_empty() && !found.iter().any(is_half) {
            found.push(Matched { text: string, count, is_term: rank >> 32 & 1 == 1 });
        }
    }
    found
}
