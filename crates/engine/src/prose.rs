//! Where do sentences, clauses, words and numbers begin and end?
//!
//! An excerpt asks it of a hundred characters for each hit, so what each character of the alphabet says is made once
//! and looked up by its code.

use seed_index::{Alphabet, CodedText};
use seed_text::Class;

/// What a character says, as bits.
type Signs = u8;
/// A sentence ends with it.
const SENTENCE: Signs = 1;
/// A clause ends with it.
const CLAUSE: Signs = 2;
/// It belongs to the sentence before it.
const CLOSES: Signs = 4;
const SPACE: Signs = 8;
/// It is a letter or a digit.
const WORD: Signs = 16;
/// Between letters or digits it is one of them: `1,194`, `12:30`.
const JOINS: Signs = 32;
const LINE_END: Signs = 64;

/// Characters that an excerpt aims at.
pub const AIM: usize = 72;
/// Characters after which it ends wherever it is.
const MOST: usize = 100;
/// Characters of a pasted run that are shown, for what was asked should be seen.
const LONGEST_RUN: usize = 1000;
/// Characters before the first mark that it goes back for the start of a sentence.
const BACK: usize = 30;
/// Characters before the first mark that it keeps when no sentence starts near.
const LEAD: usize = 12;

/// What each character of an alphabet says, by its code.
pub fn signs(alphabet: Alphabet) -> Vec<Signs> {
    let signs = |c| match c {
        '\n' => SENTENCE | SPACE | LINE_END,
        '。' | '！' | '？' | '!' | '?' | '…' => SENTENCE,
        ',' | ':' => CLAUSE | JOINS,
        '.' => JOINS,
        '，' | '；' | ';' | '：' | '、' => CLAUSE,
        ' ' => CLAUSE | SPACE,
        '”' | '’' | '"' | '」' | '』' | '）' | ')' | '》' => CLOSES,
        c => match Class::of(c) {
            Class::Space => SPACE,
            Class::Letter | Class::Digit => WORD,
            _ => 0,
        },
    };
    alphabet.chars().map(signs).collect()
}

/// A text with what its characters say.
#[derive(Clone, Copy)]
pub struct Prose<'t> {
    /// The text.
    pub text: CodedText<'t>,
    /// The [`signs`] of its alphabet.
    pub signs: &'t [Signs],
}

impl Prose<'_> {
    #[inline(always)]
    fn after(&self, at: usize) -> Option<(Signs, usize)> {
        let (code, end) = self.text.code_after(at)?;
        Some((self.signs.get(code as usize).copied().unwrap_or_default(), end))
    }

    fn before(&self, at: usize) -> Option<(Signs, usize)> {
        let start = self.text.start_of(at)?;
        self.after(start).map(|(signs, _)| (signs, start))
    }

    /// Whether nothing is cut off that stands before a place.
    pub fn starts(&self, at: usize) -> bool {
        self.before(at).is_none_or(|(signs, _)| signs & (SENTENCE | CLOSES | SPACE) > 0)
    }

    /// Whether nothing is cut off that stands after a place.
    pub fn ends(&self, at: usize) -> bool {
        self.after(at).is_none_or(|(signs, _)| signs & LINE_END > 0) || self.starts(at)
    }

    /// Where the sentence ends in which a place stands, or where that no longer matters: from `most` on, or as many
    /// characters on as an excerpt has.
    pub fn sentence_end(&self, at: usize, most: usize) -> usize {
        let mut end = at;
        for _ in 0..MOST {
            match self.after(end) {
                Some((signs, after)) if end < most && signs & SENTENCE == 0 => end = after,
                _ => break,
            }
        }
        end
    }

    /// Where an excerpt starts whose first mark starts at `at`.
    pub fn start(&self, at: usize) -> usize {
        let (mut start, mut seen, mut clause, mut lead) = (at, 0, None, at);
        while let Some((signs, before)) = self.before(start) {
            if signs & SENTENCE > 0 {
                // Skip what closes the sentence before, and space.
                while let Some((signs, after)) = self.after(start)
                    && start < at
                    && signs & (CLOSES | SPACE) > 0
                {
                    start = after;
                }
                return start;
            }
            if signs & CLAUSE > 0 && seen >= LEAD && !self.is_inside(before, start) {
                clause = clause.or(Some(start));
            }
            if seen == LEAD {
                lead = start;
            }
            if seen == BACK {
                return clause.unwrap_or_else(|| self.outside(lead));
            }
            start = before;
            seen += 1;
        }
        start
    }

    /// Where an excerpt from `start` ends whose last mark ends at `least`.
    pub fn end(&self, start: usize, least: usize) -> usize {
        let (mut at, mut seen, mut sentence, mut clause) = (start, 0, None, None);
        // What cannot be the end is stepped over without being read.
        while (at < least || seen < AIM / 2) && seen < LONGEST_RUN {
            let Some(after) = self.text.end_of(at) else { return at };
            at = after;
            seen += 1;
        }
        while let Some((signs, after)) = self.after(at) {
            // What is too long to be shown is cut off.
            if seen >= MOST {
                return sentence.or(clause).unwrap_or_else(|| self.outside(at));
            }
            let before = at;
            at = after;
            seen += 1;
            if signs & SENTENCE > 0 {
                if seen >= AIM {
                    return at;
                }
                sentence = Some(at);
            } else if signs & CLOSES > 0 && sentence.is_some_and(|end| end + 2 >= at) {
                sentence = Some(at);
            } else if signs & CLAUSE > 0 && !self.is_inside(before, at) {
                clause = Some(at);
            }
        }
        at
    }

    /// Whether letters or digits stand on both sides of what starts and ends here: `1,194`, `12:30`.
    fn is_inside(&self, start: usize, end: usize) -> bool {
        let is_word = |found: Option<(Signs, usize)>| found.is_some_and(|(signs, _)| signs & WORD > 0);
        is_word(self.before(start)) && is_word(self.after(end))
    }

    /// Whether a cut here would leave half a word or half a number.
    fn cuts(&self, at: usize) -> bool {
        let joins = |signs| signs & JOINS > 0;
        self.is_inside(at, at)
            || self.before(at).is_some_and(|(signs, start)| joins(signs) && self.is_inside(start, at))
            || self.after(at).is_some_and(|(signs, end)| joins(signs) && self.is_inside(at, end))
    }

    /// The first place before `at` that is not inside a word or number, if there is one near.
    fn outside(&self, at: usize) -> usize {
        let mut place = at;
        for _ in 0..LEAD {
            if !self.cuts(place) {
                return place;
            }
            let Some(before) = self.text.start_of(place) else { return place };
            place = before;
        }
        at
    }
}
