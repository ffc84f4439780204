//! Where does a phrase occur in a text, whatever white space and punctuation the reader left out?
//!
//! The anchor of a phrase is its rarest character. Its bytes are searched for. Around each anchor the other units are
//! compared one by one, outwards, until one differs. This is linear in the text, with a bound for phrases that nearly
//! repeat themselves.

use crate::bloom::{self, Grams};
use crate::byte_scan::{Set, Step, Stops, equal, equal_pair};
use crate::gaps::{self, Exactness};
use crate::walk;
use crate::weights::query::COMPARISONS;
use seed_index::{CodedText, Index};
use seed_text::fold::HAN;
use seed_text::{Class, Folds, Unit, kana};

/// Voicing marks that a stored text may have after a kana.
const MARKS: [char; 6] = ['\u{FF9E}', '\u{FF9F}', '\u{309B}', '\u{309C}', '\u{3099}', '\u{309A}'];

/// Where a phrase occurs in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How exactly it is the phrase.
    pub exactness: Exactness,
}

/// A phrase to search for.
#[derive(Clone, Debug)]
pub struct Phrase {
    units: Vec<Unit>,
    /// The unit that is searched for by its bytes.
    anchor: usize,
    /// The codes that fold to it.
    forms: Vec<Form>,
    /// The first two bytes of each, if all have them.
    pairs: Vec<[u8; 2]>,
    /// The one-byte codes that may follow the anchor in a text. If the phrase goes on with a letter, they are that
    /// letter and everything that is no letter.
    follow: Option<Set>,
    /// Its grams, for a Bloom filter.
    pub grams: Grams,
    /// Whether an occurrence must start and end where words do, if the phrase starts or ends with a letter or digit.
    pub is_word: bool,
    /// The sign that was typed in front of it, see [`gaps::sign_before`]. An occurrence without it is loose.
    pub sign: String,
    /// Whether an occurrence without the sign is none.
    pub is_demanded: bool,
    /// Whether groups of its digits may be written together or apart, see [`gaps::is_grouped`].
    is_grouped: bool,
    /// Whether it is letters and digits only. A loose occurrence starts where a word does: `wifi` is not in "now if it".
    is_letters: bool,
    /// Whether a loose occurrence must also end where a word does. Of letters only.
    pub is_together: bool,
}

/// A code that folds to the anchor.
#[derive(Clone, Copy, Debug)]
struct Form {
    bytes: [u8; 3],
    len: usize,
    /// Whether it may be another unit in a text: a part of a character that is several units, or a kana with a voicing
    /// mark.
    is_joined: bool,
}

/// For each unit, how many documents hold it, according to `df`. [`Phrase::new`] chooses the anchor by this.
///
/// Letters and digits are no terms by themselves, so they count as occurring in nearly every document.
pub fn commonness(units: &[Unit], df: impl Fn(char) -> Option<u32>) -> Vec<u32> {
    let df = |unit: &Unit| if unit.class.is_word() { None } else { df(unit.char) };
    units.iter().map(|unit| df(unit).unwrap_or(u32::MAX - 32 + letter_frequency(unit.char))).collect()
}

/// Whether all units are letters and digits.
pub fn is_letters(units: &[Unit]) -> bool {
    units.iter().all(|unit| unit.class.is_word())
}

impl Phrase {
    /// A phrase of these units, each with its [`commonness`]. `None` if there are no units, or if the index lacks the
    /// character of one, for then the phrase occurs nowhere.
    pub fn new(index: &Index, folds: Folds, units: &[Unit], common: &[u32]) -> Option<Phrase> {
        // A letter is searched for together with the next one. So the last letter is the anchor only if nothing else
        // is left.
        let is_last_letter = |i: usize| i + 1 == units.len() && units[i].class.is_word();
        let anchor = (0..units.len()).min_by_key(|i| (is_last_letter(*i), common.get(*i)))?;
        let alphabet = index.alphabet();
        let sources = |unit: &Unit| {
            let (mut sources, bare) = (Vec::new(), kana::unvoiced(unit.char));
            folds.each_source(unit.char, &mut |c| sources.extend(alphabet.code(c).map(|code| (c, code))));
            // バ is written as ﾊﾞ, too.
            if bare != unit.char && MARKS.iter().any(|mark| alphabet.code(*mark).is_some()) {
                folds.each_source(bare, &mut |c| sources.extend(alphabet.code(c).map(|code| (c, code))));
            }
            sources
        };
        // The index may have another form of a symbol, and not the folded one.
        let is_there = |unit: &Unit| alphabet.code(unit.char).is_some() || !sources(unit).is_empty();
        if !units.iter().all(is_there) {
            return None;
        }
        let anchors = sources(&units[anchor]);
        let (mut forms, mut pairs, mut may_follow) = (Vec::new(), Vec::new(), units[anchor].class.is_word());
        for (c, code) in &anchors {
            let (bytes, len) = code.bytes();
            let is_joined = kana::is_kana(folds.fold(*c)) || folds.expansion(*c).is_some();
            forms.push(Form { bytes, len, is_joined });
            if len > 1 {
                pairs.push([bytes[0], bytes[1]]);
            } else {
                may_follow &= !is_joined;
            }
        }
        if pairs.len() < forms.len() {
            pairs.clear();
        }
        let next = units.get(anchor + 1).filter(|next| next.class.is_word() && next.gap == walk::NO_GAP);
        let follow = next.filter(|_| may_follow).map(|next| {
            let mut follow = Set::default();
            sources(next).iter().for_each(|(_, code)| follow.add(code.bytes().0[0]));
            for (c, code) in alphabet.chars().zip(0..128) {
                if !c.is_ascii_alphanumeric() {
                    follow.add(code);
                }
            }
            follow
        });
        let grams = bloom::of_phrase(units);
        let is_grouped = gaps::is_grouped(units);
        Some(Phrase {
            units: units.to_vec(),
            anchor,
            forms,
            pairs,
            follow,
            grams,
            is_word: false,
            is_letters: is_letters(units),
            is_together: false,
            sign: String::new(),
            is_demanded: false,
            is_grouped,
        })
    }

    /// The same phrase with the sign that was typed in front of it.
    pub fn with_sign(mut self, sign: &str) -> Phrase {
        self.sign = sign.to_owned();
        self
    }

    /// The same phrase, of which an occurrence without the sign is none.
    pub fn demanded(mut self) -> Phrase {
        self.is_demanded = true;
        self
    }

    /// Whether the phrase occurs in a text.
    pub fn is_in(&self, text: CodedText, folds: Folds) -> bool {
        self.occurrences(text, folds).next().is_some()
    }

    /// The first exact occurrence, or else the first.
    pub fn best(&self, text: CodedText, folds: Folds) -> Option<Occurrence> {
        let mut loose = None;
        // An exact occurrence may overlap a loose one before it.
        for found in self.overlapping(text, folds) {
            if found.exactness == Exactness::Exact {
                return Some(found);
            }
            loose = loose.or(Some(found));
        }
        loose
    }

    /// The exactness of the best occurrence, and the number of occurrences, counted up to `most`.
    pub fn count(&self, text: CodedText, folds: Folds, most: usize) -> (Option<Exactness>, usize) {
        let (mut best, mut count) = (None, 0);
        for found in self.occurrences(text, folds).take(most) {
            best = best.max(Some(found.exactness));
            count += 1;
        }
        if best == Some(Exactness::Loose) {
            // There may be an exact occurrence further on, or one that overlaps these.
            best = self.best(text, folds).map(|found| found.exactness);
        }
        (best, count)
    }

    /// All occurrences. None overlaps the one before it.
    pub fn occurrences<'r>(&'r self, text: CodedText<'r>, folds: Folds<'r>) -> Occurrences<'r> {
        let left = COMPARISONS * (text.codes.len() + self.units.len());
        Occurrences {
            phrase: self,
            text,
            folds,
            stops: Stops::from(0),
            at: 0,
            least: 0,
            may_overlap: false,
            left,
        }
    }

    /// Every occurrence, whatever it overlaps.
    pub fn overlapping<'r>(&'r self, text: CodedText<'r>, folds: Folds<'r>) -> Occurrences<'r> {
        Occurrences { may_overlap: true, ..self.occurrences(text, folds) }
    }

    /// A bit for each byte of a step where the anchor may start.
    fn stops(&self, step: &Step, after: &Step) -> u32 {
        let mut stops = 0;
        for &Form { bytes: [first, second, _], len, .. } in &self.forms {
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

    /// The end of the anchor that starts here, and whether it may be another unit. `None` if none starts, or if a
    /// neighbour rules the phrase out.
    fn anchor_at(&self, text: CodedText, folds: Folds, start: usize) -> Option<(usize, bool)> {
        // Byte by byte, because comparing slices would be a call.
        let is_here =
            |form: &&Form| (0..form.len).all(|i| text.codes.get(start + i).copied() == Some(form.bytes[i]));
        let Form { len, is_joined, .. } = *self.forms.iter().find(is_here)?;
        let end = start + len;
        // The neighbours of a part of a character are inside it.
        if is_joined && folds.expansion(text.after(start)?.0).is_some() {
            return text.is_border(start).then_some((end, true));
        }
        // A neighbour that is surely a unit must be the next unit of the phrase.
        let fits = |unit: Option<&Unit>, beside: Option<(char, usize)>| match (unit, beside) {
            (Some(unit), Some((c, _))) => match c {
                '0'..='9' | 'a'..='z' => c == unit.char,
                'A'..='Z' => c.to_ascii_lowercase() == unit.char,
                c if HAN.contains(&c) => c == unit.char || folds.fold(c) == unit.char,
                _ => true,
            },
            _ => true,
        };
        let before = self.anchor.checked_sub(1).and_then(|i| self.units.get(i));
        // The byte of a short code may be a later byte of a longer one.
        let is_anchor = fits(self.units.get(self.anchor + 1), text.after(end))
            && text.is_border(start)
            && fits(before, text.before(start));
        is_anchor.then_some((end, is_joined))
    }

    /// Compares outwards from the anchor, and takes one from `left` for each comparison.
    fn around(
        &self,
        text: CodedText,
        folds: Folds,
        (start, end, is_joined): (usize, usize, bool),
        left: &mut usize,
    ) -> Option<Occurrence> {
        let asked = &self.units[self.anchor];
        // The anchor may be a point or comma that is no unit in this context.
        if asked.class != Class::Symbol && !is_joined {
            return self.around_unit(text, folds, Unit { start, end, part: 0, ..*asked }, left);
        }
        let mut unit = walk::next(text, folds, start);
        while let Some(here) = unit.filter(|unit| unit.start == start) {
            let found =
                if here.char == asked.char { self.around_unit(text, folds, here, left) } else { None };
            if found.is_some() {
                return found;
            }
            unit = walk::after(text, folds, &here);
        }
        None
    }

    /// The same, around the unit of a text that is the anchor.
    fn around_unit(
        &self,
        text: CodedText,
        folds: Folds,
        anchor: Unit,
        left: &mut usize,
    ) -> Option<Occurrence> {
        let (mut first, mut last, mut exactness) = (anchor, anchor, Exactness::Exact);
        for i in self.anchor + 1..self.units.len() {
            *left = left.checked_sub(1)?;
            last = walk::after(text, folds, &last)?;
            exactness = exactness.min(self.joins(i, &last)?);
        }
        for i in (0..self.anchor).rev() {
            *left = left.checked_sub(1)?;
            first = walk::before(text, folds, &first)?;
            if first.char != self.units[i].char {
                return None;
            }
            let next = Unit { char: self.units[i + 1].char, ..first };
            exactness = exactness.min(self.joins(i + 1, &next)?);
        }
        let sign = self.sign_at(text, first.start);
        if sign.is_none() {
            exactness = Exactness::Loose;
        }
        if sign.is_none() && self.is_demanded {
            return None;
        }
        let goes_on = |unit: Option<Unit>, end: Option<&Unit>| {
            let is_word = end.is_some_and(|end| end.class.is_word());
            is_word && unit.is_some_and(|unit| unit.class.is_word() && unit.gap == walk::NO_GAP)
        };
        let is_loose = exactness == Exactness::Loose;
        // Letters that are loose begin a word: `email` is not in "the mail".
        if (self.is_word || is_loose && self.is_letters)
            && goes_on(walk::before(text, folds, &first), self.units.first())
            || (self.is_word || is_loose && self.is_together)
                && goes_on(walk::after(text, folds, &last), self.units.last())
        {
            return None;
        }
        Some(Occurrence { start: sign.unwrap_or(first.start), end: last.end, exactness })
    }

    /// Where the sign of the phrase starts that is in front of an offset.
    fn sign_at(&self, text: CodedText, end: usize) -> Option<usize> {
        self.sign.chars().rev().try_fold(end, |at, sign| {
            let (c, before) = text.before(at)?;
            (c == sign).then_some(before)
        })
    }

    /// How exactly `found` continues the phrase as its unit `i`, by its character and the gap before it. `None` if it
    /// does not.
    fn joins(&self, i: usize, found: &Unit) -> Option<Exactness> {
        let (before, asked) = (&self.units[i - 1], &self.units[i]);
        let joined = gaps::joined([before.class, asked.class], [asked.gap, found.gap], self.is_grouped);
        joined.filter(|_| found.char == asked.char)
    }
}

/// The occurrences of a phrase in a text.
pub struct Occurrences<'r> {
    phrase: &'r Phrase,
    text: CodedText<'r>,
    folds: Folds<'r>,
    /// The offsets where the anchor may be.
    stops: Stops,
    /// The offset from which on anchors are compared.
    at: usize,
    /// The end of the last occurrence.
    least: usize,
    may_overlap: bool,
    /// Comparisons left.
    left: usize,
}

impl Iterator for Occurrences<'_> {
    type Item = Occurrence;

    // Not inlined: many callers become smaller, and the work is in the functions that this calls.
    #[inline(never)]
    fn next(&mut self) -> Option<Occurrence> {
        loop {
            if !self.phrase.pairs.is_empty() {
                self.stops.pass(self.text.codes, &self.phrase.pairs);
            }
            let start = self.stops.next(self.text.codes, |step, after| self.phrase.stops(step, after))?;
            if self.left == 0 {
                return None;
            }
            if start < self.at {
                continue;
            }
            let Some((end, is_joined)) = self.phrase.anchor_at(self.text, self.folds, start) else {
                continue;
            };
            self.at = end;
            let anchor = (start, end, is_joined);
            let found = self.phrase.around(self.text, self.folds, anchor, &mut self.left);
            if let Some(found) = found.filter(|found| found.start >= self.least) {
                if !self.may_overlap {
                    (self.at, self.least) = (found.end, found.end);
                }
                return Some(found);
            }
        }
    }
}

/// How frequent a letter is in English, the language of most words of letters: the rarest is 0.
fn letter_frequency(letter: char) -> u32 {
    let at = "zqjxkvbpgfywmculdrhsnioate".find(letter);
    at.map_or(0, |at| at as u32)
}
