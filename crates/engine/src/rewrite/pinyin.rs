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
use crate::weights::rewrite::{FEW_COMPLETIONS, FEW_INITIALS, MOST_BESIDE, MOST_GLUED, MOST_PIECES};
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

/// What the letters of a query spell in full. The first of its patterns that matches in one piece is what was meant.
pub fn spelled(call: &Call, patterns: &[Pattern]) -> Spelled {
    let mut beginnings = Vec::new();
    for pattern in patterns {
        let Some(mut scan) = Scan::new(call, pattern) else { continue };
        let whole: Vec<String> = scan.whole().into_iter().map(|matched| matched.text).collect();
        if !whole.is_empty() {
            return Spelled { whole, pieces: None };
        }
        beginnings.push((pattern, scan));
    }
    let pieces = |(pattern, scan): (&Pattern, Scan)| {
        let beginning = scan.beginning();
        let at_blanks = || Some(beginning.clone()).filter(|_| pattern.blanks != 0);
        let at_blanks = at_blanks().and_then(|beginning| in_pieces(call, pattern, beginning, true));
        at_blanks.or_else(|| in_pieces(call, pattern, beginning, false)).or_else(|| as_parted(call, pattern))
    };
    Spelled { whole: Vec::new(), pieces: beginnings.into_iter().find_map(pieces) }
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

/// The patterns of a query whose letters may be pinyin. Empty if they may not.
///
/// A word of letters that is a term is not taken for pinyin, with one exception: if the query `is_open`, that is, if no
/// document holds it, a word that touches ideographs may be pinyin (`de执行`, in a corpus that has a name De). In the
/// patterns after the first, a part of a word is a term, and the rest of it is pinyin: `qqyinyue`.
pub fn patterns(call: &Call, plain: &str, typed: &Reading, is_open: bool) -> Vec<Pattern> {
    let ideographs = typed.units.iter().filter(|unit| unit.class == Class::Ideograph).count();
    let is_open = is_open && ideographs <= MOST_BESIDE;
    let is_mixed = |units: &Range<usize>| is_open && is_mixed(&typed.units, units);
    if call.syllables().is_empty() || !may_be_pinyin(typed, &is_mixed) {
        return Vec::new();
    }
    let known = known(call, typed, &is_mixed);
    let mut patterns: Vec<Pattern> = pattern_of(call, plain, &known, true).into_iter().collect();
    if patterns.is_empty() {
        return patterns;
    }
    for known in glued(call, typed, &known, false) {
        patterns.extend(pattern_of(call, plain, &known, true));
    }
    // The digit after a syllable is its tone, or else a digit of the text: di2zhang.
    if plain.bytes().any(|byte| byte.is_ascii_digit()) {
        patterns.extend(pattern_of(call, plain, &known, false));
    }
    patterns
}

/// The strings that a query abbreviates of which a part is a term: `qqyy` for QQ音乐.
pub fn abbreviated_beside(call: &Call, plain: &str, typed: &Reading) -> Vec<Proposal> {
    let mut all = Vec::new();
    for known in glued(call, typed, &known(call, typed, &|_| false), true) {
        let Some(pattern) = pattern_of(call, plain, &known, true) else { continue };
        for Matched { text, .. } in whole(call, &Pattern { abbreviates: true, ..pattern }) {
            all.push(Proposal { text, trust: Trust::Guess });
        }
    }
    all
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

/// The byte ranges of the query's terms of letters that are not mixed. A term is a whole word, or the beginning of a
/// word with a digit.
fn known(call: &Call, typed: &Reading, is_mixed: &dyn Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let is_known =
        |term: &&Term| term.kind == Kind::Letters && term.ordinal.is_some() && !is_mixed(&term.units);
    let known = typed.terms.iter().filter(is_known);
    let mut known: Vec<Range<usize>> = known.map(|term| bytes(typed, term.units.clone())).collect();
    for span in spans(&typed.units).iter().filter(|span| span.kind == SpanKind::Word) {
        let (start, end) = (span.units.start, span.units.end);
        let is_term =
            |end: &usize| dictionary::ordinal(call.index(), &string_of(&typed.units[start..*end])).is_some();
        if typed.units[start].class == Class::Digit
            && let Some(end) = (start + 1..=end.min(start + MOST_ITEMS)).rev().find(is_term)
        {
            known.push(bytes(typed, start..end));
        }
    }
    known
}

fn bytes(typed: &Reading, units: Range<usize>) -> Range<usize> {
    typed.units[units.start].start..typed.units[units.end - 1].end
}

/// The known ranges, and in each word that has none a part of it that is a term, the longest first. The rest of the
/// word spells syllables, or is initials.
fn glued(call: &Call, typed: &Reading, known: &[Range<usize>], are_initials: bool) -> Vec<Vec<Range<usize>>> {
    let mut all = vec![known.to_vec(); MOST_GLUED + 1];
    for span in spans(&typed.units) {
        let (word, units) = (bytes(typed, span.units.clone()), &typed.units[span.units.clone()]);
        let is_known = known.iter().any(|known| known.start < word.end && word.start < known.end);
        if span.kind != SpanKind::Word || is_known || units.len() > MOST_ITEMS {
            continue;
        }
        // A word that spells syllables to its end need not have a part that is a term.
        let is_spelled = !are_initials && pinyin::is_spelled(&string_of(units), true);
        let parts = parts(call, units, are_initials);
        for (i, ranges) in all.iter_mut().enumerate() {
            let part = if is_spelled {
                i.checked_sub(1).and_then(|i| parts.get(i))
            } else {
                parts.get(i).or(parts.first())
            };
            let in_bytes = |part: &Range<usize>| {
                bytes(typed, span.units.start + part.start..span.units.start + part.end)
            };
            ranges.extend(part.map(in_bytes));
        }
    }
    all.retain(|ranges| ranges.len() > known.len());
    all.dedup();
    all
}

/// The parts of a word that are terms beside which the rest may be pinyin, the longest first.
fn parts(call: &Call, word: &[Unit], are_initials: bool) -> Vec<Range<usize>> {
    let may_be = |range: Range<usize>, is_last: bool| {
        let text = string_of(&word[range]);
        text.bytes().all(|byte| byte.is_ascii_lowercase())
            && if are_initials { (text.len() > 1) == is_last } else { pinyin::is_spelled(&text, is_last) }
    };
    let (terms, mut parts): (_, Vec<Range<usize>>) = (call.index().terms(), Vec::new());
    for start in 0..word.len() {
        let mut node = if may_be(0..start, false) { terms.root() } else { None };
        let mut has_letter = false;
        for end in start + 1..=word.len() {
            let unit = &word[end - 1];
            has_letter |= unit.class == Class::Letter;
            let Some(here) = node else { break };
            node = dictionary::step(call.index(), &terms, here, unit.char);
            let is_term = node.as_ref().is_some_and(|node| node.ordinal().is_some());
            if is_term && has_letter && end - start < word.len() && may_be(end..word.len(), true) {
                let at = parts.iter().position(|other| other.len() < end - start);
                parts.insert(at.unwrap_or(parts.len()), start..end);
            }
        }
    }
    parts.truncate(MOST_GLUED);
    parts
}

/// The query as letters and characters, with borders in place of white space and punctuation. What is known stays
/// characters, and so do digits after letters unless the query `has_tones`. `None` if the query is too long or has no
/// letters.
fn pattern_of(call: &Call, plain: &str, known: &[Range<usize>], has_tones: bool) -> Option<Pattern> {
    let mut pattern = Pattern { is_unfinished: true, ..Pattern::default() };
    let is_known = |at: usize| known.iter().any(|range| range.contains(&at));
    let mut chars = plain.char_indices().peekable();
    let mut is_letter = false;
    while let Some((at, c)) = chars.next() {
        let (bare, tone) = toneless(c);
        let folded = call.folds().fold(simple(bare));
        if pattern.items.len() == MOST_ITEMS {
            return None;
        }
        let goes_on = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        match Class::of(folded) {
            Class::Ignorable => {}
            // The digit of a tone ends a syllable.
            Class::Digit
                if has_tones && is_letter && !goes_on && ('0'..='5').contains(&folded) && !is_known(at) =>
            {
                pattern.borders |= 1 << pattern.items.len();
                let tone = (folded as u8).wrapping_sub(b'1');
                pattern.tones.extend(Some((pattern.items.len() - 1, tone)).filter(|_| tone < 4));
                is_letter = false;
            }
            Class::Letter if folded.is_ascii_lowercase() && !is_known(at) => {
                pattern.tones.extend(tone.map(|tone| (pattern.items.len(), tone)));
                pattern.items.push(Item::Letter(folded as u8));
                is_letter = true;
            }
            class if class.counts() => {
                pattern.items.push(Item::Character(folded));
                is_letter = false;
            }
            _ => {
                pattern.borders |= 1 << pattern.items.len();
                // An apostrophe or a hyphen parts syllables.
                pattern.blanks |= u64::from(!matches!(folded, '\'' | '-')) << pattern.items.len();
            }
        }
    }
    let has_letters = pattern.items.iter().any(|item| item.letter().is_some());
    has_letters.then_some(pattern)
}

/// A letter of pinyin without its tone, and the tone from 0 to 3. `v` stands for ü.
fn toneless(c: char) -> (char, Option<u8>) {
    // Each letter without a tone and with the four, small and large.
    const MARKED: [(&str, char); 7] = [
        ("aāáǎàAĀÁǍÀ", 'a'),
        ("eēéěèEĒÉĚÈ", 'e'),
        ("iīíǐìIĪÍǏÌ", 'i'),
        ("oōóǒòOŌÓǑÒ", 'o'),
        ("uūúǔùUŪÚǓÙ", 'u'),
        ("üǖǘǚǜÜǕǗǙǛ", 'v'),
        ("nnńňǹNNŃŇǸ", 'n'),
    ];
    for (marked, bare) in MARKED {
        if let Some(at) = marked.chars().position(|other| other == c) {
            return (bare, (at as u8 % 5).checked_sub(1));
        }
    }
    (c, None)
}

/// Rewrites a query that occurs nowhere as a whole, piece by piece. The reader's own borders separate the pieces.
fn as_parted(call: &Call, pattern: &Pattern) -> Option<String> {
    let (mut pieces, mut start) = (String::new(), 0);
    let borders = (1..pattern.items.len()).filter(|at| pattern.borders >> at & 1 == 1);
    let ends: Vec<usize> = borders.chain([pattern.items.len()]).collect();
    for end in ends.iter().copied().filter(|_| (2..=MOST_PIECES).contains(&ends.len())) {
        let piece = part(pattern, start..end);
        if !pieces.is_empty() {
            pieces.push(' ');
        }
        pieces.push_str(&whole(call, &piece).first()?.text);
        start = end;
    }
    (start > 0).then_some(pieces)
}

/// Rewrites a query that occurs nowhere as a whole, piece by piece. Each piece is the longest that occurs somewhere, or
/// the longest that ends `at_blanks`, if one does.
fn in_pieces(
    call: &Call,
    pattern: &Pattern,
    mut beginning: Option<(usize, Matched)>,
    at_blanks: bool,
) -> Option<String> {
    let (mut rest, mut pieces) = (pattern.clone(), String::new());
    for _ in 0..MOST_PIECES {
        let (mut reach, mut piece) = beginning?;
        let blanks = rest.blanks & ((2 << reach) - 2);
        if at_blanks && reach < rest.items.len() && blanks != 0 {
            reach = blanks.ilog2() as usize;
            piece = whole(call, &part(&rest, 0..reach)).into_iter().next()?;
        }
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
        rest = part(&rest, reach..rest.items.len());
        let mut scan = Scan::new(call, &rest)?;
        let whole = scan.whole().into_iter().next();
        beginning = whole.map(|whole| (rest.items.len(), whole)).or_else(|| scan.beginning());
    }
    None
}

/// Some of the items of a pattern, with the borders before and among them.
fn part(pattern: &Pattern, items: Range<usize>) -> Pattern {
    Pattern {
        items: pattern.items[items.clone()].to_vec(),
        borders: pattern.borders >> items.start,
        blanks: pattern.blanks >> items.start,
        tones: pattern
            .tones
            .iter()
            .filter_map(|(at, tone)| Some((at.checked_sub(items.start)?, *tone)))
            .collect(),
        is_unfinished: pattern.is_unfinished && items.end == pattern.items.len(),
        ..*pattern
    }
}
