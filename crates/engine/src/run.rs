//! Where a run of characters stands in a text, whatever the reader did not type between them.
//!
//! The run's rarest character is looked for by its bytes; around each place where it stands the other units
//! are compared one by one, outwards, until one differs. Linear in the text, with a bound for runs that nearly
//! repeat themselves in it.

use super::bytes::{Set, Step, Stops, equal, equal_pair};
use super::grams::{self, Grams};
use crate::walk;
use seed_index::{CodedText, Index};
use seed_text::{Class, Folds, Unit};

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
    /// The codes that fold to it, and how many bytes each has.
    forms: Vec<([u8; 3], usize)>,
    /// The first two bytes of each, if all have them.
    pairs: Vec<[u8; 2]>,
    /// What may follow it in a text, of codes of one byte: if a letter must, then that one or what is no letter.
    follow: Option<Set>,
    /// The neighbours in it.
    pub grams: Grams,
    /// Whether letters and digits at its ends must not go on in the text.
    pub is_word: bool,
    /// Whether they must not where it fits loosely: `wifi` is in Wi-Fi, but not in "now if it".
    pub is_together: bool,
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

/// Whether some units are letters and digits throughout.
pub fn is_letters(units: &[Unit]) -> bool {
    units.iter().all(|unit| unit.class.is_word())
}

impl Run {
    /// A run of these units, each with its [`commonness`]. `None` if there is none, or if one of them is no
    /// character of the index, for then the run is nowhere.
    pub fn new(index: &Index, folds: Folds, units: &[Unit], common: &[u32]) -> Option<Run> {
        // A letter says more together with the one after it, so the last is no anchor if it can be helped.
        let is_last_letter = |i: usize| i + 1 == units.len() && units[i].class.is_word();
        let anchor = (0..units.len()).min_by_key(|i| (is_last_letter(*i), common.get(*i)))?;
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
        let forms: Vec<_> = codes(&units[anchor]).iter().map(|code| code.bytes()).collect();
        let is_long = forms.iter().all(|(_, len)| *len > 1);
        let pair = |([first, second, _], _): &([u8; 3], usize)| [*first, *second];
        let pairs = if is_long { forms.iter().map(pair).collect() } else { Vec::new() };
        let next = units.get(anchor + 1).filter(|next| next.class.is_word() && next.gap == walk::NO_GAP);
        let follow = next.filter(|_| units[anchor].class.is_word()).map(|next| {
            let mut follow = Set::default();
            codes(next).iter().for_each(|code| follow.add(code.bytes().0[0]));
            let alphabet = index.alphabet();
            let others = alphabet.chars().take(128).zip(0..);
            others.filter(|(c, _)| !c.is_ascii_alphanumeric()).for_each(|(_, code)| follow.add(code));
            follow
        });
        let grams = grams::of_run(units);
        Some(Run {
            units: units.to_vec(),
            anchor,
            forms,
            pairs,
            follow,
            grams,
            is_word: false,
            is_together: false,
        })
    }

    /// Whether the run stands in a text.
    pub fn is_in(&self, text: CodedText, folds: Folds) -> bool {
        self.places(text, folds).next().is_some()
    }

    /// The best place: the first that fits strictly, or else the first that fits at all.
    pub fn best(&self, text: CodedText, folds: Folds) -> Option<Place> {
        let mut loose = None;
        // One that fits strictly may overlap one before it that does not.
        for place in (Places { may_overlap: true, ..self.places(text, folds) }) {
            if place.fit == Fit::Strict {
                return Some(place);
            }
            loose = loose.or(Some(place));
        }
        loose
    }

    /// The best fit in a text, and at how many places the run stands there, counted up to a most.
    pub fn stands(&self, text: CodedText, folds: Folds, most: usize) -> (Option<Fit>, usize) {
        let (mut fit, mut count) = (None, 0);
        for place in self.places(text, folds).take(most) {
            fit = fit.max(Some(place.fit));
            count += 1;
        }
        if fit == Some(Fit::Loose) {
            // It may fit strictly further on, or overlapping one of these.
            fit = self.best(text, folds).map(|place| place.fit);
        }
        (fit, count)
    }

    /// Every place where the run stands, none overlapping the one before it.
    pub fn places<'r>(&'r self, text: CodedText<'r>, folds: Folds<'r>) -> Places<'r> {
        let left = COMPARISONS * (text.codes.len() + self.units.len());
        Places { run: self, text, folds, stops: Stops::from(0), at: 0, least: 0, may_overlap: false, left }
    }

    /// A bit for each byte of a step where the anchor may stand.
    fn stops(&self, step: &Step, after: &Step) -> u32 {
        let mut stops = 0;
        for &([first, second, _], len) in &self.forms {
            stops |= match &self.follow {
                _ if len > 1 => equal_pair([first, second], step, after),
                None => equal(step, first),
                Some(follow) => match equal(step, first) {
                    0 => 0,
                    here => here & follow.among(after),
                },
            };
        }
        stops
    }

    /// Where the anchor ends that starts here, if it does and neither neighbour says that the run cannot be here.
    fn anchor_at(&self, text: CodedText, folds: Folds, start: usize) -> Option<usize> {
        // Byte by byte: comparing slices is a call.
        let is_here = |(bytes, len): &&([u8; 3], usize)| {
            (0..*len).all(|i| text.codes.get(start + i).copied() == Some(bytes[i]))
        };
        let end = start + self.forms.iter().find(is_here)?.1;
        // A character that counts by itself is the neighbour asked for, or the run is not here.
        let fits = |unit: Option<&Unit>, beside: Option<(char, usize)>| match (unit, beside) {
            (Some(unit), Some((c, _))) => match c {
                '0'..='9' | 'a'..='z' => c == unit.char,
                'A'..='Z' => c.to_ascii_lowercase() == unit.char,
                '\u{4E00}'..='\u{9FFF}' => c == unit.char || folds.fold(c) == unit.char,
                _ => true,
            },
            _ => true,
        };
        let before = self.anchor.checked_sub(1).and_then(|i| self.units.get(i));
        // The byte of a short code may be a later byte of a longer one.
        let is_anchor = fits(self.units.get(self.anchor + 1), text.after(end))
            && text.is_border(start)
            && fits(before, text.before(start));
        is_anchor.then_some(end)
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
            let unit = walk::next(text, folds, start)?;
            if unit.start != start || unit.char != self.units[self.anchor].char {
                return None;
            }
        }
        for i in self.anchor + 1..self.units.len() {
            *left = left.checked_sub(1)?;
            let unit = walk::next(text, folds, place.end)?;
            place.fit = place.fit.min(self.joins(i, &unit)?);
            place.end = unit.end;
        }
        for i in (0..self.anchor).rev() {
            *left = left.checked_sub(1)?;
            let unit = walk::previous(text, folds, place.start)?;
            if unit.char != self.units[i].char {
                return None;
            }
            let next = Unit { char: self.units[i + 1].char, ..unit };
            place.fit = place.fit.min(self.joins(i + 1, &next)?);
            place.start = unit.start;
        }
        if self.is_word || self.is_together && place.fit == Fit::Loose {
            let goes_on = |unit: Option<Unit>, end: Option<&Unit>| {
                let is_word = end.is_some_and(|end| end.class.is_word());
                is_word && unit.is_some_and(|unit| unit.class.is_word() && unit.gap == walk::NO_GAP)
            };
            if goes_on(walk::previous(text, folds, place.start), self.units.first())
                || goes_on(walk::next(text, folds, place.end), self.units.last())
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
    /// Where the anchor may stand.
    stops: Stops,
    /// And where it does no more.
    at: usize,
    /// Where the last place ended.
    least: usize,
    may_overlap: bool,
    /// Comparisons left.
    left: usize,
}

impl Iterator for Places<'_> {
    type Item = Place;

    // Called from many places; small there is worth more than fast here, where the work is in the calls.
    #[inline(never)]
    fn next(&mut self) -> Option<Place> {
        loop {
            if !self.run.pairs.is_empty() {
                self.stops.pass(self.text.codes, &self.run.pairs);
            }
            let start = self.stops.next(self.text.codes, |step, after| self.run.stops(step, after))?;
            if self.left == 0 {
                return None;
            }
            if start < self.at {
                continue;
            }
            let Some(end) = self.run.anchor_at(self.text, self.folds, start) else { continue };
            self.at = end;
            let place = self.run.around(self.text, self.folds, (start, end), &mut self.left);
            if let Some(place) = place.filter(|place| place.start >= self.least) {
                if !self.may_overlap {
                    (self.at, self.least) = (place.end, place.end);
                }
                return Some(place);
            }
        }
    }
}

/// How rare a letter is in English, which is what most words of letters in these texts are: the rarest first.
fn rarity(letter: char) -> u32 {
    let at = "zqjxkvbpgfywmculdrhsnioate".find(letter);
    at.map_or(0, |at| at as u32)
}
