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
    /// Strings that occur in one piece, the best first. If there is none, the pieces that the letters spell, with blanks
    /// between.
    pub texts: Vec<String>,
    /// Whether they occur in one piece.
    pub are_whole: bool,
}

/// What the letters of a query spell in full. The first of its patterns that matches in one piece is what was meant.
pub fn spelled(call: &Call, patterns: &[Pattern]) -> Spelled {
    let mut scans = Vec::new();
    for pattern in patterns {
        let Some(mut scan) = Scan::new(call, pattern) else { continue };
        let mut texts = Vec::new();
        for matched in scan.whole() {
            texts.push(matched.text);
        }
        if !texts.is_empty() {
            return Spelled { texts, are_whole: true };
        }
        scans.push(scan);
    }
    let mut texts = Vec::new();
    for scan in &mut scans {
        if texts.is_empty() {
            let pattern = scan.pattern;
            let beginning = scan.beginning().map(|(reach, piece)| (reach, piece.text));
            let pieces = |at_blanks| in_pieces(call, pattern, beginning.as_ref()?, at_blanks);
            let at_blanks = if pattern.blanks != 0 { pieces(true) } else { None };
            if let Some(text) = at_blanks.or_else(|| pieces(false)).or_else(|| as_parted(call, pattern)) {
                texts.push(text);
            }
        }
    }
    Spelled { texts, are_whole: false }
}

/// The strings of the corpus that the letters of a query are the initials of.
pub fn abbreviated(call: &Call, pattern: &Pattern) -> Vec<Proposal> {
    let mut all = Vec::new();
    if pattern.items.len() < 2 {
        return all;
    }
    let few = pattern.items.len() <= FEW_INITIALS && pattern.items.iter().all(|item| item.letter().is_some());
    // Two or three initials fit many strings by chance, so only terms and repeated strings are taken, and beside a term
    // nothing else.
    let whole = by_initials(call, pattern);
    let is_named = whole.iter().any(|one| one.is_term);
    for Matched { text, is_term, count } in whole {
        if !few || is_term || !is_named && count > 1 {
            let trust = if few && !is_term { Trust::Guess } else { Trust::Likely };
            all.push(Proposal { text, trust });
        }
    }
    all
}

/// The strings that the letters of a pattern are the initials of, the best first.
fn by_initials(call: &Call, pattern: &Pattern) -> Vec<Matched> {
    whole(call, &Pattern { abbreviates: true, ..part(pattern, 0..pattern.items.len()) })
}

/// The patterns of a query whose letters may be pinyin. Empty if they may not.
///
/// A word of letters that is a term is not taken for pinyin, with one exception: if the query `is_open`, that is, if no
/// document holds it, a word that touches ideographs may be pinyin (`de执行`, in a corpus that has a name De). In the
/// patterns after the first, for open queries, a part of a word is a term and the rest of it is pinyin: `qqyinyue`.
pub fn patterns(call: &Call, plain: &str, typed: &Reading, is_open: bool) -> Vec<Pattern> {
    let mut ideographs = typed.units.iter().filter(|unit| unit.class == Class::Ideograph);
    let may_mix = is_open && ideographs.nth(MOST_BESIDE).is_none();
    let is_mixed = |units: &Range<usize>| may_mix && is_mixed(&typed.units, units);
    if call.syllables().is_empty() || !may_be_pinyin(typed, &is_mixed) {
        return Vec::new();
    }
    let known = known(call, typed, &is_mixed);
    let mut patterns = Vec::new();
    let mut put = |known: &[Range<usize>], has_tones| {
        if let Some(pattern) = pattern_of(call, plain, known, has_tones) {
            patterns.push(pattern);
        }
    };
    put(&known, true);
    if is_open {
        glued(call, typed, &known, false).iter().for_each(|known| put(known, true));
    }
    // The digit after a syllable is its tone, or else a digit of the text: di2zhang.
    if plain.bytes().any(|byte| byte.is_ascii_digit()) {
        put(&known, false);
    }
    patterns
}

/// Adds the strings that a query abbreviates of which a part is a term: `qqyy` for QQ音乐.
pub fn abbreviated_beside(call: &Call, plain: &str, typed: &Reading, all: &mut Vec<Proposal>) {
    for known in glued(call, typed, &known(call, typed, &|_| false), true) {
        let Some(pattern) = pattern_of(call, plain, &known, true) else { continue };
        for Matched { text, .. } in by_initials(call, &pattern) {
            all.push(Proposal { text, trust: Trust::Guess });
        }
    }
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
    spans(&typed.units).iter().filter(|span| span.kind == SpanKind::Word).any(|span| {
        if is_mixed(&span.units) {
            return true;
        }
        let mut word = Vec::new();
        for unit in &typed.units[span.units.clone()] {
            if unit.char.is_ascii_lowercase() {
                word.push(unit.char);
            }
        }
        // Whether it is a term, and how many terms it begins, if that was asked.
        let (mut is_term, mut begun) = (false, None);
        for term in &typed.terms {
            if term.kind == Kind::Letters && term.units == span.units {
                match term.role {
                    Role::Word => is_term |= term.ordinal.is_some(),
                    Role::Completion => begun = Some(term.forms.len()),
                    _ => {}
                }
            }
        }
        // The beginning of a term is taken for that, unless it begins few terms and spells whole syllables.
        let is_spelled = || pinyin::is_spelled(&word.iter().collect::<String>(), false);
        !word.is_empty() && !is_term && begun.is_none_or(|begun| begun < FEW_COMPLETIONS && is_spelled())
    })
}

/// The byte ranges of the query's terms of letters that are not mixed. A term is a whole word, or the beginning of a
/// word with a digit.
fn known(call: &Call, typed: &Reading, is_mixed: &dyn Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut known: Vec<Range<usize>> = Vec::new();
    for Term { kind, ordinal, units, .. } in &typed.terms {
        if *kind == Kind::Letters && ordinal.is_some() && !is_mixed(units) {
            known.push(bytes(typed, units.clone()));
        }
    }
    for span in spans(&typed.units).iter().filter(|span| span.kind == SpanKind::Word) {
        let start = span.units.start;
        if typed.units[start].class != Class::Digit {
            continue;
        }
        let mut end = span.units.end.min(start + MOST_ITEMS);
        let is_term = |end| dictionary::ordinal(call.index(), &string_of(&typed.units[start..end])).is_some();
        while end > start && !is_term(end) {
            end -= 1;
        }
        if end > start {
            known.push(bytes(typed, start..end));
        }
    }
    known
}

fn bytes(typed: &Reading, units: Range<usize>) -> Range<usize> {
    typed.units[units.start].start..typed.units[units.end - 1].end
}

/// The known ranges, and in each other word a part that is a term, the longest first. The rest is syllables or initials.
fn glued(call: &Call, typed: &Reading, known: &[Range<usize>], are_initials: bool) -> Vec<Vec<Range<usize>>> {
    // The parts of each word that has any.
    let mut words: Vec<Vec<Range<usize>>> = Vec::new();
    for span in spans(&typed.units) {
        let word = bytes(typed, span.units.clone());
        let is_known = known.iter().any(|known| known.start < word.end && word.start < known.end);
        if span.kind == SpanKind::Word && !is_known && span.units.len() <= MOST_ITEMS {
            words.push(parts(call, typed, span.units, are_initials));
        }
    }
    let mut all: Vec<Vec<Range<usize>>> = Vec::new();
    for i in 0..=MOST_GLUED {
        let mut ranges = known.to_vec();
        for parts in &words {
            if let Some(part) = parts.get(i).or(parts.first())
                && !part.is_empty()
            {
                ranges.push(part.clone());
            }
        }
        if ranges.len() > known.len() && all.last() != Some(&ranges) {
            all.push(ranges);
        }
    }
    all
}

/// Whether the units of a word before or after a term may be pinyin.
#[inline(never)]
fn may_be(units: &[Unit], are_initials: bool, is_last: bool) -> bool {
    let text = string_of(units);
    let is_long = text.len() > 1;
    text.bytes().all(|byte| byte.is_ascii_lowercase())
        && match are_initials {
            true => is_long == is_last,
            // A single letter more is a slip or a plural, not pinyin.
            false => (is_long || text.is_empty()) && pinyin::is_spelled(&text, is_last),
        }
}

/// The parts of a word that are terms beside which the rest may be pinyin, the longest first, as byte ranges. A word that
/// spells syllables to its end need not have one, so its first is empty.
fn parts(call: &Call, typed: &Reading, units: Range<usize>, are_initials: bool) -> Vec<Range<usize>> {
    let word = &typed.units[units.clone()];
    let (terms, mut parts): (_, Vec<Range<usize>>) = (call.index().terms(), Vec::new());
    for start in 0..word.len() {
        let mut node = if may_be(&word[..start], are_initials, false) { terms.root() } else { None };
        let mut has_letter = false;
        for end in start + 1..=word.len() {
            let unit = &word[end - 1];
            has_letter |= unit.class == Class::Letter;
            let Some(here) = node else { break };
            node = dictionary::step(call.index(), &terms, here, unit.char);
            let is_term = node.as_ref().is_some_and(|node| node.ordinal().is_some());
            // Initials beside a single letter match too much.
            let is_part =
                is_term && has_letter && (1 + usize::from(are_initials)..word.len()).contains(&(end - start));
            if is_part && may_be(&word[end..], are_initials, true) {
                let at = parts.iter().position(|other| other.len() < end - start);
                parts.insert(at.unwrap_or(parts.len()), start..end);
            }
        }
    }
    parts.truncate(MOST_GLUED);
    for part in &mut parts {
        *part = bytes(typed, units.start + part.start..units.start + part.end);
    }
    if !are_initials && pinyin::is_spelled(&string_of(word), true) {
        parts.insert(0, 0..0);
    }
    parts
}

/// The query as letters and characters, with borders in place of white space and punctuation. What is known stays
/// characters, and so do digits after letters unless the query `has_tones`. `None` if the query is too long or has no
/// letters.
fn pattern_of(call: &Call, plain: &str, known: &[Range<usize>], has_tones: bool) -> Option<Pattern> {
    let mut pattern = Pattern { is_unfinished: true, ..Pattern::default() };
    let is_known = |at: usize| known.iter().any(|range| range.contains(&at));
    let mut is_letter = false;
    for (at, c) in plain.char_indices() {
        let (bare, mut tone) = toneless(c);
        let folded = call.folds().fold(simple(bare));
        if pattern.items.len() == MOST_ITEMS {
            return None;
        }
        let item = pattern.items.len();
        let goes_on = || plain.as_bytes().get(at + c.len_utf8()).is_some_and(u8::is_ascii_digit);
        match Class::of(folded) {
            Class::Ignorable => continue,
            // The digit of a tone ends a syllable.
            Class::Digit
                if has_tones && is_letter && !goes_on() && ('0'..='5').contains(&folded) && !is_known(at) =>
            {
                pattern.borders |= 1 << item;
                tone = (folded as usize).wrapping_sub(usize::from(b'1'));
                if let Some(tone) = pattern.tones.get_mut(tone) {
                    *tone |= 1 << (item - 1);
                }
                is_letter = false;
            }
            Class::Letter if folded.is_ascii_lowercase() && !is_known(at) => {
                if let Some(tone) = pattern.tones.get_mut(tone) {
                    *tone |= 1 << item;
                }
                pattern.items.push(Item::Letter(folded as u8));
                is_letter = true;
            }
            class if class.counts() => {
                pattern.items.push(Item::Character(folded));
                is_letter = false;
            }
            _ => {
                pattern.borders |= 1 << item;
                // An apostrophe or a hyphen parts syllables.
                pattern.blanks |= u64::from(!matches!(folded, '\'' | '-')) << item;
            }
        }
    }
    let has_letters = pattern.items.iter().any(|item| item.letter().is_some());
    has_letters.then_some(pattern)
}

/// A letter of pinyin without its tone, and the tone from 0 to 3, or more than that for none. `v` stands for ü.
fn toneless(c: char) -> (char, usize) {
    // Each letter without a tone and with the four, small and large.
    const MARKED: &str = "aāáǎàAĀÁǍÀeēéěèEĒÉĚÈiīíǐìIĪÍǏÌoōóǒòOŌÓǑÒuūúǔùUŪÚǓÙüǖǘǚǜÜǕǗǙǛnnńňǹNNŃŇǸ";
    let at = MARKED.chars().position(|other| other == c);
    at.map_or((c, usize::MAX), |at| (char::from(b"aeiouvn"[at / 10]), (at % 5).wrapping_sub(1)))
}

/// Rewrites a query that occurs nowhere as a whole, piece by piece. The reader's own borders separate the pieces.
fn as_parted(call: &Call, pattern: &Pattern) -> Option<String> {
    let (mut pieces, mut start) = (String::new(), 0);
    let all = pattern.items.len();
    // The first item has no border that counts, and the end is one.
    let borders = pattern.borders & ((1 << all) - 1) & !1 | 1 << all;
    if !(2..=MOST_PIECES as u32).contains(&borders.count_ones()) {
        return None;
    }
    for end in (1..=all).filter(|at| borders >> at & 1 == 1) {
        put_piece(&mut pieces, &best(call, &part(pattern, start..end))?);
        start = end;
    }
    Some(pieces)
}

/// The best string that a whole pattern matches.
#[inline(never)]
fn best(call: &Call, pattern: &Pattern) -> Option<String> {
    whole(call, pattern).into_iter().next().map(|matched| matched.text)
}

/// Adds a piece behind others.
fn put_piece(pieces: &mut String, piece: &str) {
    if !pieces.is_empty() {
        pieces.push(' ');
    }
    pieces.push_str(piece);
}

/// Rewrites a query that occurs nowhere as a whole, piece by piece. Each piece is the longest that occurs somewhere, or
/// the longest that ends `at_blanks`, if one does.
fn in_pieces(call: &Call, pattern: &Pattern, beginning: &(usize, String), at_blanks: bool) -> Option<String> {
    let (mut reach, mut piece) = beginning.clone();
    let (mut rest, mut pieces) = (part(pattern, 0..pattern.items.len()), String::new());
    for _ in 0..MOST_PIECES {
        let all = rest.items.len();
        let blanks = rest.blanks & ((2 << reach) - 2);
        if at_blanks && reach < all && blanks != 0 {
            reach = blanks.ilog2() as usize;
            piece = best(call, &part(&rest, 0..reach))?;
        }
        // One syllable says little, unless the reader put borders around it.
        let ends = reach == all || rest.borders >> reach & 1 == 1;
        let begins = pieces.is_empty() || rest.borders & 1 == 1;
        if piece.chars().nth(1).is_none() && !(begins && ends) {
            return None;
        }
        put_piece(&mut pieces, &piece);
        if reach == all {
            return Some(pieces);
        }
        rest = part(&rest, reach..all);
        let mut scan = Scan::new(call, &rest)?;
        let whole = scan.whole().into_iter().next();
        (reach, piece) = match whole {
            Some(whole) => (rest.items.len(), whole.text),
            None => scan.beginning().map(|(reach, piece)| (reach, piece.text))?,
        };
    }
    None
}

/// Some of the items of a pattern, with the borders before and among them.
#[inline(never)]
fn part(pattern: &Pattern, items: Range<usize>) -> Pattern {
    Pattern {
        items: pattern.items[items.clone()].to_vec(),
        borders: pattern.borders >> items.start,
        blanks: pattern.blanks >> items.start,
        tones: pattern.tones.map(|tone| tone >> items.start),
        is_unfinished: pattern.is_unfinished && items.end == pattern.items.len(),
        ..*pattern
    }
}

#[cfg(test)]
mod tests;
