//! Where a run of characters stands in a text, whatever the reader did not type between them.
//!
//! The run's rarest character is looked for by its bytes; around each place where it stands the other units
//! are compared one by one, outwards, until one differs. Linear in the text, with a bound for runs that nearly
//! repeat themselves in it.

use crate::index::{Code, CodedText, Index};
use crate::text::{Class, Folds, Source, Unit, walk};
use std::slice;

impl Source for CodedText<'_> {
    fn after(&self, at: usize) -> Option<(char, usize)> {
        CodedText::after(self, at)
    }

    fn before(&self, at: usize) -> Option<(char, usize)> {
        CodedText::before(self, at)
    }
}

/// How well a place in a text is the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Punctuation stands in one between characters that touch in the other.
    Loose,
    /// The same characters, and nothing but white space added or left out.
    Strict,
}

/// A place where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// How well it fits.
    pub fit: Fit,
}

/// A run of units to look for.
#[derive(Clone, Debug)]
pub struct Run {
    units: Vec<Unit>,
    /// The unit that is looked for by its bytes.
    anchor: usize,
    /// The codes that fold to it.
    anchor_codes: Vec<Code>,
    /// Whether letters and digits at its ends must not go on in the text.
    pub is_word: bool,
}

/// For each unit, in how many documents it stands: what [`Run::new`] chooses its anchor by.
///
/// Letters and digits are no terms by themselves. They stand in nearly every document.
pub fn commonness(index: &Index, units: &[Unit]) -> Vec<u32> {
    let (alphabet, terms, postings) = (index.alphabet(), index.terms(), index.postings());
    let df = |unit: &Unit| {
        let (bytes, len) = alphabet.code(unit.char).filter(|_| !unit.class.is_word())?.bytes();
        Some(postings.list(terms.get(&bytes[..len])?).df())
    };
    units.iter().map(|unit| df(unit).unwrap_or(u32::MAX - 32 + rarity(unit.char))).collect()
}

impl Run {
    /// A run of these units, each with its [`commonness`]. `None` if there is none, or if one of them is no
    /// character of the index, for then the run is nowhere.
    pub fn new(index: &Index, folds: Folds, units: &[Unit], common: &[u32]) -> Option<Run> {
        let anchor = (0..units.len()).min_by_key(|i| common.get(*i))?;
        let codes = |unit: &Unit| {
            let mut codes = Vec::new();
            folds.each_source(unit.char, &mut |c| codes.extend(index.alphabet().code(c)));
            codes
        };
        // The folded form of a symbol need not be in the index; another form of it may be.
        let is_there = |unit: &Unit| index.alphabet().code(unit.char).is_some() || !codes(unit).is_empty();
        if !units.iter().all(is_there) {
            return None;
        }
        let anchor_codes = codes(&units[anchor]);
        Some(Run { units: units.to_vec(), anchor, anchor_codes, is_word: false })
    }

    /// Whether the run stands in a text.
    pub fn is_in(&self, text: CodedText, folds: Folds) -> bool {
        self.places(text, folds).next().is_some()
    }

    /// The best place: the first that fits strictly, or else the first that fits at all.
    pub fn best(&self, text: CodedText, folds: Folds) -> Option<Place> {
        let mut loose = None;
        for place in self.places(text, folds) {
            if place.fit == Fit::Strict {
                return Some(place);
            }
            loose = loose.or(Some(place));
        }
        loose
    }

    /// Every place where the run stands, none overlapping the one before it.
    pub fn places<'r>(&'r self, text: CodedText<'r>, folds: Folds<'r>) -> Places<'r> {
        // Nearly every character has one form in a corpus: then nothing is allocated.
        let forms = self.anchor_codes.len();
        let next = if forms > 1 { vec![(0, false); forms] } else { Vec::new() };
        let left = COMPARISONS * (text.codes.len() + self.units.len());
        Places { run: self, text, folds, at: 0, least: 0, only: (0, false), next, left }
    }

    /// The first place from `at` on where the anchor stands. `next` keeps for each of its codes how far was looked
    /// and whether it was found there, so that no byte is looked at twice.
    fn next_anchor(&self, text: CodedText, at: usize, next: &mut [(usize, bool)]) -> Option<(usize, usize)> {
        let mut first: Option<(usize, usize)> = None;
        for ((seen, found), code) in next.iter_mut().zip(&self.anchor_codes) {
            let (bytes, len) = code.bytes();
            while !*found || *seen < at {
                let from = at.max(if *found { at } else { *seen });
                let Some(start) = find(text.codes, &bytes[..len], from) else {
                    (*seen, *found) = (usize::MAX, true);
                    break;
                };
                // The byte of a short code may be a later byte of a longer one.
                (*seen, *found) = if text.is_border(start) { (start, true) } else { (start + 1, false) };
            }
            if *seen != usize::MAX && first.is_none_or(|(start, _)| *seen < start) {
                first = Some((*seen, *seen + len));
            }
        }
        first
    }

    /// Compares outwards from the anchor, and takes one from `left` for each comparison.
    fn around(
        &self,
        text: CodedText,
        folds: Folds,
        (start, end): (usize, usize),
        left: &mut usize,
    ) -> Option<Place> {
        let mut place = Place { start, end, fit: Fit::Strict };
        // The anchor may be a point or comma that does not count where it stands.
        if self.units[self.anchor].class == Class::Symbol {
            let unit = walk::next(&text, folds, start)?;
            if unit.start != start || unit.char != self.units[self.anchor].char {
                return None;
            }
        }
        for i in self.anchor + 1..self.units.len() {
            *left = left.checked_sub(1)?;
            let unit = walk::next(&text, folds, place.end)?;
            place.fit = place.fit.min(self.joins(i, &unit)?);
            place.end = unit.end;
        }
        for i in (0..self.anchor).rev() {
            *left = left.checked_sub(1)?;
            let unit = walk::previous(&text, folds, place.start)?;
            if unit.char != self.units[i].char {
                return None;
            }
            let next = Unit { char: self.units[i + 1].char, ..unit };
            place.fit = place.fit.min(self.joins(i + 1, &next)?);
            place.start = unit.start;
        }
        if self.is_word {
            let goes_on = |unit: Option<Unit>, end: Option<&Unit>| {
                let is_word = end.is_some_and(|end| end.class.is_word());
                is_word && unit.is_some_and(|unit| unit.class.is_word() && unit.gap == walk::NO_GAP)
            };
            if goes_on(walk::previous(&text, folds, place.start), self.units.first())
                || goes_on(walk::next(&text, folds, place.end), self.units.last())
            {
                return None;
            }
        }
        Some(place)
    }

    /// How well `found` continues the run as its unit `i`, by its character and the gap before it.
    fn joins(&self, i: usize, found: &Unit) -> Option<Fit> {
        let asked = &self.units[i];
        if found.char != asked.char {
            return None;
        }
        let both = |is: fn(Class) -> bool| is(self.units[i - 1].class) && is(asked.class);
        if asked.gap == found.gap {
            return Some(Fit::Strict);
        }
        let mark = |gap| gap != walk::NO_GAP && gap != walk::SPACE_GAP;
        if both(|class| class == Class::Digit) {
            // 11,94 is not 1194, and 12:30 is not 1230. `11 94` may be.
            return if mark(asked.gap) || mark(found.gap) { None } else { Some(Fit::Loose) };
        }
        if mark(asked.gap) || mark(found.gap) || both(Class::is_word) {
            return Some(Fit::Loose);
        }
        Some(Fit::Strict)
    }
}

/// Comparisons for each byte of a text, after which a run is not looked for any further. Only a long run that
/// nearly repeats itself, in a text that does so too, needs more than a few, and would take minutes.
const COMPARISONS: usize = 16;

/// The places of a run in a text.
pub struct Places<'r> {
    run: &'r Run,
    text: CodedText<'r>,
    folds: Folds<'r>,
    /// How far the anchor was looked for.
    at: usize,
    /// Where the last place ended.
    least: usize,
    /// See [`Run::next_anchor`]: of the only form of the anchor, or of each of several.
    only: (usize, bool),
    next: Vec<(usize, bool)>,
    /// Comparisons left.
    left: usize,
}

impl Iterator for Places<'_> {
    type Item = Place;

    // Called from many places; small there is worth more than fast here, where the work is in the calls.
    #[inline(never)]
    fn next(&mut self) -> Option<Place> {
        loop {
            let next =
                if self.next.is_empty() { slice::from_mut(&mut self.only) } else { &mut self.next[..] };
            let (start, end) = self.run.next_anchor(self.text, self.at, next)?;
            if self.left == 0 {
                return None;
            }
            self.at = end;
            let place = self.run.around(self.text, self.folds, (start, end), &mut self.left);
            if let Some(place) = place.filter(|place| place.start >= self.least) {
                (self.at, self.least) = (place.end, place.end);
                return Some(place);
            }
        }
    }
}

/// The first place from `from` on where the bytes of one code stand. Eight bytes at a step: this loop is where a
/// rare run spends its time.
fn find(codes: &[u8], code: &[u8], from: usize) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    let first = u64::from(*code.first()?) * ONES;
    let mut at = from;
    while let Some(step) = codes.get(at..).and_then(|rest| rest.first_chunk()) {
        let differ = u64::from_le_bytes(*step) ^ first;
        // The high bit of each byte that is zero, and perhaps of some above one that is.
        let mut equal = differ.wrapping_sub(ONES) & !differ & (ONES << 7);
        while equal != 0 {
            let start = at + equal.trailing_zeros() as usize / 8;
            if codes[start..].starts_with(code) {
                return Some(start);
            }
            equal &= equal - 1;
        }
        at += 8;
    }
    let rest = codes.get(at..)?;
    rest.windows(code.len()).position(|window| window == code).map(|start| at + start)
}

/// How rare a letter is in English, which is what most words of letters in these texts are: the rarest first.
fn rarity(letter: char) -> u32 {
    let at = "zqjxkvbpgfywmculdrhsnioate".find(letter);
    at.map_or(0, |at| at as u32)
}
