//! Where do sentences, clauses, words and numbers begin and end?
//!
//! Choosing an excerpt asks this for a hundred characters of each hit. So the properties of every character of the
//! alphabet are computed once, and looked up by code.

use seed_index::{Alphabet, CodedText};
use seed_text::Class;

/// The properties of a character, as bits.
pub type CharProps = u8;
/// It ends a sentence.
const SENTENCE: CharProps = 1;
/// It ends a clause.
const CLAUSE: CharProps = 2;
/// It belongs to the sentence before it.
const CLOSES: CharProps = 4;
const SPACE: CharProps = 8;
/// It is a letter or a digit.
const WORD: CharProps = 16;
/// Between letters or digits it joins them: `1,194`, `12:30`.
const JOINS: CharProps = 32;
const LINE_END: CharProps = 64;

/// Characters that an excerpt aims at.
pub const AIM: usize = 72;
/// Characters after which an excerpt ends in any case.
const MOST: usize = 100;
/// The most characters of a pasted phrase that are shown: readers should see what they asked for.
const LONGEST_RUN: usize = 1000;
/// Characters before the first mark that are searched for the start of a sentence.
const BACK: usize = 30;
/// Characters before the first mark that are kept if no sentence starts near.
const LEAD: usize = 12;

/// The properties of each character of an alphabet, by its number.
#[inline(never)]
pub fn char_props(alphabet: Alphabet) -> Vec<CharProps> {
    let props = |c| match c {
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
    alphabet.chars().map(props).collect()
}

/// A text with the properties of its characters.
#[derive(Clone, Copy)]
pub struct Sentences<'t> {
    /// The text.
    pub text: CodedText<'t>,
    /// The [`char_props`] of its alphabet.
    pub props: &'t [CharProps],
}

impl Sentences<'_> {
    #[inline(always)]
    fn after(&self, at: usize) -> Option<(CharProps, usize)> {
        let (code, end) = self.text.code_after(at)?;
        Some((self.props.get(code as usize).copied().unwrap_or_default(), end))
    }

    fn before(&self, at: usize) -> Option<(CharProps, usize)> {
        let start = self.text.start_of(at)?;
        self.after(start).map(|(props, _)| (props, start))
    }

    /// Whether a passage may start here without an ellipsis.
    pub fn starts(&self, at: usize) -> bool {
        self.before(at).is_none_or(|(props, _)| props & (SENTENCE | CLOSES | SPACE) > 0)
    }

    /// Whether a passage may end here without an ellipsis.
    pub fn ends(&self, at: usize) -> bool {
        self.after(at).is_none_or(|(props, _)| props & LINE_END > 0) || self.starts(at)
    }

    /// Where the sentence around an offset ends. It stops looking at `most`, and after as many characters as an
    /// excerpt has.
    pub fn sentence_end(&self, at: usize, most: usize) -> usize {
        let mut end = at;
        for _ in 0..MOST {
            match self.after(end) {
                Some((props, after)) if end < most && props & SENTENCE == 0 => end = after,
                _ => break,
            }
        }
        end
    }

    /// Where an excerpt starts whose first mark starts at `at`.
    pub fn start(&self, at: usize) -> usize {
        let (mut start, mut seen, mut clause, mut lead) = (at, 0, None, at);
        while let Some((props, before)) = self.before(start) {
            if props & SENTENCE > 0 {
                // Skip closing marks of the sentence before, and space.
                while let Some((props, after)) = self.after(start)
                    && start < at
                    && props & (CLOSES | SPACE) > 0
                {
                    start = after;
                }
                return start;
            }
            if props & CLAUSE > 0 && seen >= LEAD && !self.is_inside(before, start) {
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
        // Characters before the least end are skipped without looking them up.
        while (at < least || seen < AIM / 2) && seen < LONGEST_RUN {
            let Some(after) = self.text.end_of(at) else { return at };
            at = after;
            seen += 1;
        }
        while let Some((props, after)) = self.after(at) {
            // A passage that is too long is cut.
            if seen >= MOST {
                return sentence.or(clause).unwrap_or_else(|| self.outside(at));
            }
            let before = at;
            at = after;
            seen += 1;
            if props & SENTENCE > 0 {
                if seen >= AIM {
                    return at;
                }
                sentence = Some(at);
            } else if props & CLOSES > 0 && sentence.is_some_and(|end| end + 2 >= at) {
                sentence = Some(at);
            } else if props & CLAUSE > 0 && !self.is_inside(before, at) {
                clause = Some(at);
            }
        }
        at
    }

    /// Whether letters or digits are on both sides of this range: `1,194`, `12:30`.
    fn is_inside(&self, start: usize, end: usize) -> bool {
        let is_word = |found: Option<(CharProps, usize)>| found.is_some_and(|(props, _)| props & WORD > 0);
        is_word(self.before(start)) && is_word(self.after(end))
    }

    /// Whether a cut here would leave half a word or half a number.
    fn cuts(&self, at: usize) -> bool {
        let joins = |props| props & JOINS > 0;
        self.is_inside(at, at)
            || self.before(at).is_some_and(|(props, start)| joins(props) && self.is_inside(start, at))
            || self.after(at).is_some_and(|(props, end)| joins(props) && self.is_inside(at, end))
    }

    /// The last offset up to `at` that is not inside a word or number, if there is one near; otherwise `at`.
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
