//! Which strings of the corpus are read as some letters say?
//!
//! A pattern is matched with the stored text itself: names and phrases that are no terms are found, and no further
//! index is needed. Documents that cannot hold it are left out. In the others the first character is looked up in a
//! table by its number, the others only where it fits.

use super::pattern::{Pattern, UNFINISHED};
use super::reach::Reach;
use crate::bytes::{Codes, Stops};
use crate::run::Run;
use crate::{Search, hash};
use seed_index::CodedText;
use seed_text::pinyin::Syllable;
use std::collections::BinaryHeap;
use std::ops::Range;

/// The bytes of any syllable, as a number, are below it.
const SYLLABLES: usize = 24 << 8;
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

/// A place in a text.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    is_unfinished: bool,
}

/// The strings that the whole of a pattern matches, best first.
pub fn whole(search: &Search, pattern: &Pattern) -> Vec<Matched> {
    Scan::new(search, pattern).map_or(Vec::new(), |mut scan| scan.whole())
}

/// For each character of the alphabet, the places that it leads to.
struct Table {
    /// From the beginning, in any word.
    firsts: Vec<u64>,
    /// And those that it leads on from.
    others: Vec<u64>,
    /// The places from which it leads as some word reads it, otherwise than it is read alone.
    by_words: Vec<u64>,
    /// The codes of those that begin the pattern.
    begin: Codes,
}

impl Table {
    fn new(search: &Search, pattern: &Pattern) -> Table {
        let mut table =
            Table { firsts: Vec::new(), others: Vec::new(), by_words: Vec::new(), begin: Codes::default() };
        // What a syllable leads to, from the beginning, and what it leads on from: the same for all that are read so.
        let number = |syllable: Syllable| usize::from(u16::from_be_bytes(syllable.to_bytes()));
        let mut leads = vec![[0; 2]; SYLLABLES];
        for syllable in Syllable::every() {
            let on = pattern.leads_on(|from| pattern.spell(from, syllable));
            leads[number(syllable)] = [pattern.spell(0, syllable), on];
        }
        let readings = search.readings();
        for (code, c) in search.index().alphabet().codes() {
            let folded = search.folds().fold(c);
            let by_itself = |from| pattern.step(from, folded);
            let mut all = [by_itself(0), if c == ' ' { u64::MAX } else { pattern.leads_on(by_itself) }];
            let (alone, mut by_words) = (search.syllables().of(code.number()), 0);
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
    search: &'p Search<'p>,
    pattern: &'p Pattern,
    /// How many items may be met in each document.
    bounds: Vec<usize>,
    /// The characters that it begins with.
    start: Option<Run>,
    table: Table,
    places: Vec<Place>,
    reach: usize,
    /// Where the longest match of a beginning stands.
    beginnings: Vec<Place>,
}

impl<'p> Scan<'p> {
    /// `None` if nothing is read as the pattern says.
    pub fn new(search: &'p Search<'p>, pattern: &'p Pattern) -> Option<Scan<'p>> {
        let reach = Reach::new(pattern)?;
        let documents = 0..search.index().documents().len() as u32;
        let mut bounds: Vec<usize> = documents.map(|id| reach.in_document(search, id)).collect();
        // Most texts do not hold the characters among the letters.
        let all = pattern.items.len();
        let mut start = None;
        for (at, characters) in pattern.characters() {
            let run = search.run(&search.units(&characters));
            let has = |id| run.as_ref().is_some_and(|run| search.has(id, run));
            for (bound, id) in bounds.iter_mut().zip(0..).filter(|(bound, _)| at == 0 || **bound == all) {
                // Without those that it begins with, nothing of it is there.
                if !has(id) {
                    *bound = if at == 0 { 0 } else { all - 1 };
                }
            }
            start = start.or(run.filter(|_| at == 0));
        }
        let (table, places, reach, beginnings) = (Table::new(search, pattern), Vec::new(), 0, Vec::new());
        Some(Scan { search, pattern, bounds, start, table, places, reach, beginnings })
    }

    /// The strings that the whole pattern matches, best first.
    pub fn whole(&mut self) -> Vec<Matched> {
        self.through(self.pattern.items.len());
        most_frequent(self.search, &self.places)
    }

    /// How many items the longest match of a beginning takes, all its syllables finished, and a string of that match.
    ///
    /// To be asked if nothing matches the whole.
    pub fn beginning(mut self) -> Option<(usize, Matched)> {
        for bound in (1..self.pattern.items.len()).rev() {
            if self.reach <= bound {
                self.through(bound);
            }
        }
        let string = most_frequent(self.search, &self.beginnings).into_iter().next()?;
        Some((self.reach, string))
    }

    /// Looks through the texts in which the pattern may reach just so far.
    fn through(&mut self, bound: usize) {
        let Scan { search, pattern, .. } = *self;
        let (text, documents) = (search.index().text(), search.index().documents());
        // What initials stand for is looked for where a text says what it is about.
        let most = if pattern.abbreviates { MOST_OF_INITIALS / documents.len().max(1) } else { usize::MAX };
        for id in 0..documents.len() as u32 {
            if self.bounds[id as usize] != bound {
                continue;
            }
            let (title, body) = documents.ranges(id);
            self.text(text, title);
            self.text(text, body.start..body.end.min(body.start.saturating_add(most)));
            let is_enough = self.reach == bound && self.beginnings.len() >= MOST_PLACES;
            if is_enough || self.places.len() >= MOST_PLACES {
                break;
            }
        }
    }

    /// Looks through one text.
    fn text(&mut self, text: CodedText, range: Range<usize>) {
        if let Some(run) = self.start.take() {
            for place in run.places(text.part(range.clone()), self.search.folds()) {
                self.from(text, range.start + place.start, range.end);
            }
            self.start = Some(run);
            return;
        }
        let Some(codes) = text.codes.get(..range.end) else { return };
        let mut stops = Stops::from(range.start);
        while let Some(start) = stops.next(codes, |step, after| self.table.begin.among(step, after)) {
            let Some((number, end)) = text.code_after(start) else { return };
            let of = |table: &[u64], number: u32| table.get(number as usize).copied().unwrap_or(0);
            let places = of(&self.table.firsts, number);
            // The byte of a short code may be a later byte of a longer one.
            if places == 0 || !text.is_border(start) {
                continue;
            }
            // Most first characters are followed by one that does not go on, and begin no longer than others did.
            let next = text.code_after(end).map_or(0, |(number, _)| of(&self.table.others, number));
            let reached = (places & !UNFINISHED).checked_ilog2().unwrap_or(0) as usize;
            let is_whole = places & self.pattern.ends() != 0;
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
            // Which word it stands in need not be known for most.
            let by_words = self.table.by_words.get(number as usize).copied().unwrap_or(0);
            let alone = self.search.syllables().of(number);
            let mut next = 0;
            while places != 0 {
                let from = places.trailing_zeros() as usize;
                places &= places - 1;
                next |= self.pattern.step(from, folded);
                next |= alone.map_or(0, |syllable| self.pattern.spell(from, syllable));
                if by_words >> from & 1 == 1 {
                    let syllables = self.syllables_by_word(text, number, at, end);
                    syllables.for_each(|syllable| next |= self.pattern.spell(from, syllable));
                }
            }
            (places, at) = (next, end);
            if places == 0 {
                return;
            }
            let ends = places & self.pattern.ends();
            if ends != 0 {
                self.places.push(Place { start, end, is_unfinished: ends == UNFINISHED });
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
            places &= !self.pattern.ends();
            if places == 0 {
                return;
            }
        }
    }

    /// How a character is read where it stands, as the words say that it stands in.
    fn syllables_by_word(
        &self,
        text: CodedText,
        number: u32,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = Syllable> {
        let by_word = self.search.syllables().exceptions(number).filter(move |exception| {
            let before = start.checked_sub(exception.before.len());
            before.is_some_and(|before| {
                text.codes[before..start] == *exception.before
                    && text.is_border(before)
                    && text.codes[end..].starts_with(exception.after)
            })
        });
        by_word.map(|exception| exception.syllable)
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

#[cfg(test)]
mod tests {
    use super::super::pattern::Item;
    use super::*;
    use crate::testing::over;
    use proptest::prelude::*;

    fn pattern(text: &str, abbreviates: bool) -> Pattern {
        let item = |c: char| match c {
            'a'..='z' => Item::Letter(c as u8),
            other => Item::Character(other),
        };
        let items = text.chars().map(item).collect();
        Pattern { items, borders: 0, abbreviates, is_unfinished: true }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn nothing_is_in_the_documents_that_are_left_out(
            texts in prop::collection::vec("[重庆银行长先西安数据的一 ，x]{0,24}", 1..6),
            asked in "(zhong|chong|qing|yin|hang|xing|zhang|xian|xi|an|shu|ju|de|yi|重|行|数据|x|s|h){1,5}",
            abbreviates: bool,
        ) {
            let (search, pattern) = (over(&texts), pattern(&asked, abbreviates));
            search.begin();
            let Some(mut scan) = Scan::new(&search, &pattern) else { return Ok(()) };
            // Of what begins with a character that is nowhere, nothing is looked for.
            prop_assume!(pattern.items[0].letter().is_some() || scan.start.is_some());
            let all = vec![pattern.items.len(); search.index().documents().len()];
            let mut of_all = Scan { bounds: all, ..Scan::new(&search, &pattern).expect("as before") };
            let whole = scan.whole();
            prop_assert_eq!(&whole, &of_all.whole());
            if whole.is_empty() {
                // A beginning of one character, as frequent as any, is not counted through.
                let count = |string: Matched| if string.text.chars().count() > 1 { string.count } else { 1 };
                let reach = |scan: Scan| scan.beginning().map(|(reach, string)| (reach, count(string)));
                prop_assert_eq!(reach(scan), reach(of_all));
            }
        }
    }
}
