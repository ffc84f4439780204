//! What do the letters of a query spell, as pinyin?
//!
//! They may spell syllables in full (`zhengzhou`), with blanks, apostrophes, tone marks or tone digits, mixed with
//! characters (`zheng州`), and with the last syllable unfinished. If that finds nothing, they may be initials of
//! syllables (`zzgxq`). Of several strings of the corpus that fit, the most frequent is the best.

use super::kinds::{Proposal, Trust};
use super::nfa::{Item, MOST_ITEMS, Matched, Pattern, Scan, whole};
use crate::call::Call;
use crate::dictionary;
use crate::reading::Reading;
use crate::terms::{Kind, Role, Term};
use crate::walk;
use crate::weights::rewrite::{FEW_COMPLETIONS, FEW_INITIALS, MOST_BESIDE, MOST_PIECES};
use seed_text::fold::simple;
use seed_text::{Class, SpanKind, Unit, pinyin, spans, string_of};
use std::ops::Range;

/// What letters spell.
pub struct Spelled {
    /// Strings that occur in one piece, the best first.
    pub whole: Vec<String>,
    /// If there is none, the pieces that the letters spell, with blanks between.
    pub pieces: Option<String>,
}

/// What the letters of a query spell in full.
pub fn spelled(call: &Call, pattern: &Pattern) -> Spelled {
    let Some(mut scan) = Scan::new(call, pattern) else { return Spelled { whole: Vec::new(), pieces: None } };
    let whole: Vec<String> = scan.whole().into_iter().map(|matched| matched.text).collect();
    let pieces = || in_pieces(call, pattern, scan.beginning()).or_else(|| as_parted(call, pattern));
    let pieces = if whole.is_empty() { pieces() } else { None };
    Spelled { whole, pieces }
}

/// The strings of the corpus that the letters of a query are the initials of.
pub fn abbreviated(call: &Call, mut pattern: Pattern) -> Vec<Proposal> {
    let letters = pattern.items.iter().filter_map(|item| item.letter()).count();
    if pattern.items.len() < 2 {
        return Vec::new();
    }
    pattern.abbreviates = true;
    let few = letters <= FEW_INITIALS && letters == pattern.items.len();
    let whole = whole(call, &pattern);
    // Two or three initials fit many strings by chance, so only terms and repeated strings are taken, and beside a term
    // nothing else.
    let is_named = whole.iter().any(|matched| matched.is_term);
    let whole = whole.into_iter().filter(|one| !few || one.is_term || !is_named && one.count > 1);
    let proposal = |Matched { text, is_term, .. }: Matched| {
        let trust = if few && !is_term { Trust::Guess } else { Trust::Likely };
        Proposal { text, trust }
    };
    whole.map(proposal).collect()
}

/// The pattern of a query whose letters may be pinyin, or `None`.
///
/// A word of letters that is a term is not taken for pinyin, with one exception: if the query `is_open`, that is, if no
/// document holds it, a word that touches ideographs may be pinyin (`de执行`, in a corpus that has a name De).
pub fn pattern(call: &Call, plain: &str, typed: &Reading, is_open: bool) -> Option<Pattern> {
    let ideographs = typed.units.iter().filter(|unit| unit.class == Class::Ideograph).count();
    let is_open = is_open && ideographs <= MOST_BESIDE;
    let is_mixed = |units: &Range<usize>| is_open && is_mixed(&typed.units, units);
    let may_be = !call.syllables().is_empty() && may_be_pinyin(typed, &is_mixed);
    if may_be { pattern_of(call, plain, typed, &is_mixed) } else { None }
}

/// Whether letters that touch ideographs spell syllables to the end.
fn is_mixed(units: &[Unit], letters: &Range<usize>) -> bool {
    let touches = |at: usize, ideograph: usize| {
        units.get(at).is_some_and(|unit| unit.gap == walk::NO_GAP)
            && units.get(ideograph).is_some_and(|unit| unit.class == Class::Ideograph)
    };
    (touches(letters.start, letters.start.wrapping_sub(1)) || touches(letters.end, letters.end))
        && pinyin::is_spelled(&string_of(&units[letters.clone()]), false)
}

/// Whether some word of letters is no term, or is mixed with ideographs.
fn may_be_pinyin(typed: &Reading, is_mixed: &dyn Fn(&Range<usize>) -> bool) -> bool {
    let of = |role, units: &Range<usize>| {
        typed
            .terms
            .iter()
            .find(|term| term.role == role && term.kind == Kind::Letters && term.units == *units)
    };
    spans(&typed.units).iter().filter(|span| span.kind == SpanKind::Word).any(|span| {
        let units = &typed.units[span.units.clone()];
        let word: String = units.iter().map(|unit| unit.char).filter(char::is_ascii_lowercase).collect();
        if is_mixed(&span.units) {
            return true;
        }
        if word.is_empty() || of(Role::Word, &span.units).is_some_and(|term| term.ordinal.is_some()) {
            return false;
        }
        // The beginning of a term is taken for that, unless it begins few terms and spells whole syllables.
        of(Role::Completion, &span.units)
            .is_none_or(|term| term.forms.len() < FEW_COMPLETIONS && pinyin::is_spelled(&word, false))
    })
}

/// The query as letters and characters, with borders in place of white space and punctuation. Terms that are not
/// mixed stay characters, and so do words with a digit. `None` if the query is too long or has no letters.
fn pattern_of(
    call: &Call,
    plain: &str,
    typed: &Reading,
    is_mixed: &dyn Fn(&Range<usize>) -> bool,
) -> Option<Pattern> {
    let mut pattern = Pattern { is_unfinished: true, ..Pattern::default() };
    // The byte ranges of the query's terms of letters. A term is a whole word, or the beginning of a word with a digit.
    let bytes = |units: Range<usize>| typed.units[units.start].start..typed.units[units.end - 1].end;
    let is_known =
        |term: &&Term| term.kind == Kind::Letters && term.ordinal.is_some() && !is_mixed(&term.units);
    let known = typed.terms.iter().filter(is_known);
    let mut known: Vec<Range<usize>> = known.map(|term| bytes(term.units.clone())).collect();
    for span in spans(&typed.units).iter().filter(|span| span.kind == SpanKind::Word) {
        let (start, end) = (span.units.start, span.units.end);
        let is_term =
            |end: &usize| dictionary::ordinal(call.index(), &string_of(&typed.units[start..*end])).is_some();
        if typed.units[start].class == Class::Digit
            && let Some(end) = (start + 1..=end.min(start + MOST_ITEMS)).rev().find(is_term)
        {
            known.push(bytes(start..end));
        }
    }
    let is_known = |at: usize| known.iter().any(|range| range.contains(&at));
    let mut chars = plain.char_indices().peekable();
    let mut is_letter = false;
    while let Some((at, c)) = chars.next() {
        let folded = call.folds().fold(simple(toneless(c)));
        if pattern.items.len() == MOST_ITEMS {
            return None;
        }
        let goes_on = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        match Class::of(folded) {
            Class::Ignorable => {}
            // The digit of a tone ends a syllable.
            Class::Digit if is_letter && !goes_on && ('0'..='5').contains(&folded) && !is_known(at) => {
                pattern.borders |= 1 << pattern.items.len();
                is_letter = false;
            }
            Class::Letter if folded.is_ascii_lowercase() && !is_known(at) => {
                pattern.items.push(Item::Letter(folded as u8));
                is_letter = true;
            }
            class if class.counts() => {
                pattern.items.push(Item::Character(folded));
                is_letter = false;
            }
            _ => pattern.borders |= 1 << pattern.items.len(),
        }
    }
    let has_letters = pattern.items.iter().any(|item| item.letter().is_some());
    has_letters.then_some(pattern)
}

/// A letter of pinyin without its tone. `v` stands for ü.
fn toneless(c: char) -> char {
    const MARKED: [(&str, char); 7] = [
        ("āáǎàĀÁǍÀ", 'a'),
        ("ēéěèĒÉĚÈ", 'e'),
        ("īíǐìĪÍǏÌ", 'i'),
        ("ōóǒòŌÓǑÒ", 'o'),
        ("ūúǔùŪÚǓÙ", 'u'),
        ("üǖǘǚǜÜǕǗǙǛ", 'v'),
        ("ńňǹŃŇǸ", 'n'),
    ];
    MARKED.iter().find(|(marked, _)| marked.chars().any(|other| other == c)).map_or(c, |(_, bare)| *bare)
}

/// Rewrites a query that occurs nowhere as a whole, piece by piece. The reader's own borders separate the pieces.
fn as_parted(call: &Call, pattern: &Pattern) -> Option<String> {
    let (mut pieces, mut start) = (String::new(), 0);
    let borders = (1..pattern.items.len()).filter(|at| pattern.borders >> at & 1 == 1);
    let ends: Vec<usize> = borders.chain([pattern.items.len()]).collect();
    for end in ends.iter().copied().filter(|_| (2..=MOST_PIECES).contains(&ends.len())) {
        let items = pattern.items[start..end].to_vec();
        let is_unfinished = pattern.is_unfinished && end == pattern.items.len();
        let piece = Pattern { items, is_unfinished, ..Pattern::default() };
        if !pieces.is_empty() {
            pieces.push(' ');
        }
        pieces.push_str(&whole(call, &piece).first()?.text);
        start = end;
    }
    (start > 0).then_some(pieces)
}

/// Rewrites a query that occurs nowhere as a whole, piece by piece. Each piece is the longest that occurs somewhere.
fn in_pieces(call: &Call, pattern: &Pattern, mut beginning: Option<(usize, Matched)>) -> Option<String> {
    let (mut rest, mut pieces) = (pattern.clone(), String::new());
    for _ in 0..MOST_PIECES {
        let (reach, piece) = beginning?;
        // One syllable says little, unless the reader put borders around it.
        let ends = reach == rest.items.len() || rest.borders >> reach & 1 == 1;
        let begins = pieces.is_empty() || rest.borders & 1 == 1;
        if piece.text.chars().nth(1).is_none() && !(begins && ends) {
            return None;
        }
        if !pieces.is_empty() {
            pieces.push(' ');
        }
        pieces.push_str(&piece.text);
        if reach == rest.items.len() {
            return Some(pieces);
        }
        rest.items.drain(..reach);
        rest.borders >>= reach;
        let mut scan = Scan::new(call, &rest)?;
        let whole = scan.whole().into_iter().next();
        beginning = whole.map(|whole| (rest.items.len(), whole)).or_else(|| scan.beginning());
    }
    None
}
