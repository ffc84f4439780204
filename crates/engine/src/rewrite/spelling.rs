//! Which word of the corpus was meant by a misspelled one?
//!
//! The misspelling may be a character of the same sound (`算利网`), one character wrong, missing, added or swapped with
//! the next, or an edit in a word of letters. A correction is a string of the corpus. The correct parts of the query
//! stay.

use super::edit_distance::{self, Near};
use super::kinds::{Proposal, Trust};
use super::nfa::{self, Item, Matched, Pattern};
use super::numerals;
use crate::call::Call;
use crate::phrase::{Occurrence, is_letters};
use crate::reading::Reading;
use crate::terms::{Kind, Role, Term};
use crate::walk;
use crate::weights::rewrite::*;
use seed_index::CodedText;
use seed_text::{Class, Span, SpanKind, Unit, spans, string_of};
use std::ops::Range;

/// A query with its misspelled parts corrected.
pub struct Corrected {
    /// The query as a proposal.
    pub proposal: Proposal,
    /// Whether it is known that some document holds it in one piece.
    pub occurs: bool,
}

/// Replaces the parts of a query that occur nowhere by what may have been meant.
#[cfg_attr(feature = "shards", inline(never))] // Most queries need no correction.
pub fn corrected(call: &Call, typed: &Reading) -> Option<Corrected> {
    let units = &typed.units;
    let length = |span: &Span| if span.kind == SpanKind::Word { 1 } else { span.units.len() };
    let is_phrase =
        spans(units).iter().try_fold(LONGEST_PHRASE, |left, span| left.checked_sub(length(span))).is_some();
    if units.iter().filter(|unit| unit.class == Class::Ideograph).nth(LONGEST_QUERY).is_some()
        || !is_phrase && typed.terms.iter().any(|term| term.is_function)
    {
        return None;
    }
    let mut parts: Vec<(Range<usize>, String)> = Vec::new();
    let (mut trust, mut is_known) = (Trust::Likely, true);
    for Suspect { units: part, is_whole, is_inside } in suspects(call, typed).into_iter().take(MOST_CORRECTED)
    {
        let is_corrected = parts.last().is_some_and(|(last, _)| part.start < last.end);
        if is_corrected {
            continue;
        }
        let found = if is_letters(&units[part.clone()]) {
            letters(call, typed, &part, is_inside)
        } else {
            let sounds = same_sound(call, typed, &part);
            let (is_word, count) =
                sounds.as_ref().map_or((false, 0), |sounds| (sounds.is_sure, sounds.count));
            let edited = if is_whole && !is_word { edited(call, typed, &part) } else { None };
            // A string that holds all that was typed is likelier than one of the same sound that is no term and no more
            // frequent.
            let is_likelier = edited.as_ref().is_some_and(|edited| edited.is_sure && edited.count >= count);
            if is_likelier || sounds.is_none() { edited } else { sounds }
        };
        if let Some(Correction { text, is_guess, occurs, .. }) = found {
            if is_guess {
                trust = Trust::Guess;
            }
            is_known &= occurs && parts.is_empty();
            parts.push((part, text));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let text = replaced(units, &|at| {
        let (part, text) = parts.iter().find(|(part, _)| part.start == at)?;
        Some((part.end, text))
    });
    Some(Corrected { proposal: Proposal { text, trust }, occurs: is_known })
}

/// Whether some document holds all of a text in one piece.
pub fn occurs(call: &Call, text: &str) -> bool {
    let phrase = call.phrase(&call.units(text));
    phrase.is_some_and(|phrase| call.ids().any(|id| call.has(id, &phrase)))
}

/// A part of the query, and what may have been meant by it, the best first.
pub type Exchanged = (Range<usize>, Vec<String>);

/// The query with these parts exchanged, the best first. Where a part has fewer meanings than another, its best is
/// taken again.
pub fn proposals(units: &[Unit], found: &[Exchanged]) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for n in 0..MOST_READINGS - 1 {
        if found.iter().all(|(_, others)| others.len() <= n) {
            break;
        }
        let text = replaced(units, &|at| {
            let (part, others) = found.iter().find(|(part, _)| part.start == at)?;
            Some((part.end, others.get(n).or(others.first())?))
        });
        proposals.push(Proposal { text, trust: Trust::Likely });
    }
    proposals
}

/// Replaces parts of the query by other text. `other` gives that of the part that begins at a unit, and where the part
/// ends. The signs between its words stay: `start_tiem` becomes `start_time`.
#[inline(never)]
fn replaced<'o>(units: &[Unit], other: &dyn Fn(usize) -> Option<(usize, &'o String)>) -> String {
    let (mut text, mut at) = (Vec::new(), 0);
    while let Some(unit) = units.get(at) {
        if unit.gap != walk::NO_GAP && at > 0 {
            text.push(unit.gap);
        }
        if let Some((end, other)) = other(at) {
            other.chars().for_each(|c| text.push(c));
            at = end;
        } else {
            text.push(unit.char);
            at += 1;
        }
    }
    text.iter().collect()
}

/// The query with one part of it replaced.
#[inline(never)]
fn with(typed: &Reading, part: &Range<usize>, other: &String) -> String {
    replaced(&typed.units, &|at| (at == part.start).then_some((part.end, other)))
}

/// Whether the query has the same numbers if this part of it is corrected so. A number is no slip of another one.
fn keeps_numbers(typed: &Reading, part: &Range<usize>, text: &String) -> bool {
    numerals::are_kept(&replaced(&typed.units, &|_| None), &with(typed, part, text))
}

/// What may have been meant by a part of the query.
struct Correction {
    text: String,
    /// Whether it differs so much from what was typed that its hits are weak.
    is_guess: bool,
    /// Whether it is a term, or holds all that was typed.
    is_sure: bool,
    /// How often the search found it.
    count: usize,
    /// Whether it is known that the query with this correction occurs in one piece.
    occurs: bool,
}

/// A part of the query that no document holds.
struct Suspect {
    units: Range<usize>,
    /// Whether it is everything between two gaps or borders of scripts.
    is_whole: bool,
    /// Whether it is letters that occur inside longer words.
    is_inside: bool,
}

/// The parts of the query that no document holds: rows of ideographs that are short enough to be a word, the characters
/// in longer rows that the cut left single, and words of letters that are no terms and begin none.
fn suspects(call: &Call, typed: &Reading) -> Vec<Suspect> {
    let units = &typed.units;
    let mut searches = MOST_SEARCHED;
    let mut occurs = |range: &Range<usize>| {
        // Each search costs a pass over texts. After the last one, parts are taken to occur.
        if searches == 0 {
            return true;
        }
        searches -= 1;
        // The whole query is known to occur nowhere, or it would not be corrected.
        let phrase = call.phrase(&units[range.clone()]).filter(|_| range.len() < units.len());
        phrase.is_some_and(|mut phrase| {
            phrase.is_together = is_letters(&units[range.clone()]);
            typed.candidates(call, range).any(|id| call.has(id, &phrase))
        })
    };
    let mut is_known = vec![false; units.len()];
    for Term { role, kind, units, .. } in &typed.terms {
        if (*role, *kind) == (Role::Word, Kind::Ideographs) {
            is_known[units.clone()].fill(true);
        }
    }
    let mut parts: Vec<Suspect> = Vec::new();
    for span in spans(units) {
        let range = span.units.clone();
        match span.kind {
            SpanKind::Symbol => {}
            SpanKind::Word => {
                if is_unknown(typed, &range) {
                    let is_inside = occurs(&range);
                    parts.push(Suspect { units: range, is_whole: true, is_inside });
                }
            }
            SpanKind::Ideographs => {
                // A longer row that consists of terms is no misspelling of one word.
                let is_words =
                    range.len() > LONGEST_OF_TERMS && is_known[range.clone()].iter().all(|known| *known);
                let may_be = (2..=LONGEST_WORD).contains(&range.len()) && !is_words;
                if may_be && !occurs(&range) {
                    parts.push(Suspect { units: range.clone(), is_whole: true, is_inside: false });
                }
                let mut start = range.start;
                for end in range.start..=range.end {
                    if end < range.end && is_known.get(end) == Some(&false) {
                        continue;
                    }
                    let chunk = start..end;
                    start = end + 1;
                    let is_new = parts.last().is_none_or(|last| last.units != chunk);
                    if (2..=LONGEST_WORD).contains(&chunk.len()) && is_new && !occurs(&chunk) {
                        parts.push(Suspect { units: chunk, is_whole: false, is_inside: false });
                    }
                }
            }
        }
    }
    parts
}

/// Whether a word of letters is no term and begins none.
fn is_unknown(typed: &Reading, word: &Range<usize>) -> bool {
    typed.units[word.clone()].iter().all(|unit| unit.char.is_ascii_lowercase())
        && !typed.terms.iter().any(|term| term.units == *word && term.in_texts.is_empty())
}

/// Whether a query that is found only loosely or in parts may be misspelled: a word of letters in it is unknown.
pub fn is_doubtful(typed: &Reading) -> bool {
    let is_unknown = |span: &Span| span.kind == SpanKind::Word && is_unknown(typed, &span.units);
    spans(&typed.units).iter().any(is_unknown)
}

/// The term of letters nearest to a word of the query. If the rest of the query occurs beside one of the nearest
/// terms, it is that term.
///
/// A word that `is_inside` longer words, and a short word, is taken for a misspelling only if there is such a term.
fn letters(call: &Call, typed: &Reading, part: &Range<usize>, is_inside: bool) -> Option<Correction> {
    let nearest = edit_distance::nearest(call, &string_of(&typed.units[part.clone()]));
    let may_be_alone = !is_inside && part.len() >= LEAST_ALONE;
    let (mut best, mut occurs_so) = (None, false);
    for near in nearest {
        if occurs_so || !keeps_numbers(typed, part, &near.text) {
            continue;
        }
        occurs_so = part.len() < typed.units.len() && occurs(call, &with(typed, part, &near.text));
        if occurs_so || best.is_none() {
            best = Some(near);
        }
    }
    let Near { text, edits } = best.filter(|_| occurs_so || may_be_alone)?;
    Some(Correction { text, is_guess: edits > 1, is_sure: true, count: 1, occurs: occurs_so })
}

/// The most frequent string of the corpus that sounds the same.
fn same_sound(call: &Call, typed: &Reading, part: &Range<usize>) -> Option<Correction> {
    let asked = &typed.units[part.clone()];
    let mut pattern = Pattern::default();
    for unit in asked {
        let number = call.index().alphabet().code(unit.char).map(|code| code.number());
        let syllable = number.and_then(|number| call.syllables().of(number));
        pattern.borders |= 1 << pattern.items.len();
        match syllable {
            Some(syllable) => {
                for letters in [syllable.initial(), syllable.rest()] {
                    letters.bytes().for_each(|letter| pattern.items.push(Item::Letter(letter)));
                }
            }
            None => pattern.items.push(Item::Character(unit.char)),
        }
        if pattern.items.len() > nfa::MOST_ITEMS {
            return None;
        }
    }
    let is_other =
        |found: &Matched| found.text != string_of(asked) && keeps_numbers(typed, part, &found.text);
    let found = nfa::whole(call, &pattern).into_iter().find(is_other)?;
    // A string of the same sound that shares no character and is no term fits by chance.
    let shares = call.units(&found.text).iter().zip(asked).any(|(a, b)| a.char == b.char);
    let Matched { text, count, is_term } = found;
    (shares || is_term).then_some(Correction {
        text,
        is_guess: !shares,
        is_sure: is_term,
        count,
        occurs: false,
    })
}

/// The most frequent string of the corpus that is one edit from what was typed. A string with one more character, or
/// with two neighbours swapped, holds all that was typed and is preferred to one with another character or one less.
///
/// One edit leaves one half of what was typed unchanged, unless it swaps the two characters in the middle. So the
/// occurrences of each half are searched for, and the characters beside them are compared.
fn edited(call: &Call, typed: &Reading, part: &Range<usize>) -> Option<Correction> {
    let asked = &typed.units[part.clone()];
    if !EDITED.contains(&asked.len()) {
        return None;
    }
    let half = asked.len() / 2;
    // The strings, whether they hold all that was typed, and how often they occur.
    let mut found: Vec<(String, bool, usize)> = Vec::new();
    for is_first in [true, false] {
        let (exact, other) = if is_first { asked.split_at(half) } else { (&asked[half..], &asked[..half]) };
        let start = part.start + if is_first { 0 } else { half };
        let other: Vec<char> = string_of(other).chars().collect();
        each_occurrence(call, typed, start, exact, &mut |text, found_here| {
            let at = if is_first { found_here.end } else { found_here.start };
            let Some((beside, holds_all)) = beside(call, text, at, is_first, &other) else { return };
            let exact = string_of(exact);
            let string = if is_first { exact + &beside } else { beside + &exact };
            put(&mut found, string, holds_all);
        });
    }
    let mut swapped = asked.to_vec();
    swapped.swap(half - 1, half);
    let mut count = 0;
    each_occurrence(call, typed, part.start, &swapped, &mut |_, _| count += 1);
    if count > 0 {
        found.push((string_of(&swapped), true, count));
    }
    found.retain(|(text, ..)| keeps_numbers(typed, part, text));
    let (text, is_sure, count) =
        found.into_iter().max_by_key(|(_, holds_all, count)| (*holds_all, *count))?;
    Some(Correction { text, is_guess: true, is_sure, count, occurs: false })
}

/// Counts a string, if there is room for it.
#[inline(never)]
fn put(found: &mut Vec<(String, bool, usize)>, string: String, holds_all: bool) {
    let mut others = 0;
    for (known, all, count) in &mut *found {
        if *all == holds_all {
            if *known == string {
                *count += 1;
                return;
            }
            others += 1;
        }
    }
    if others < MOST_EDITED {
        found.push((string, holds_all, 1));
    }
}

/// Calls `each` with the occurrences of some units, up to a bound. The units are those of the query from `start` on,
/// in any order.
fn each_occurrence(
    call: &Call,
    typed: &Reading,
    start: usize,
    units: &[Unit],
    each: &mut dyn FnMut(CodedText, Occurrence),
) {
    let Some(phrase) = call.phrase(units) else { return };
    let mut left = MOST_OCCURRENCES;
    for id in typed.candidates(call, &(start..start + units.len())) {
        if left == 0 || !call.may_hold(id, &phrase) {
            continue;
        }
        let (title, body) = call.texts(id);
        for text in [title, body] {
            for found in phrase.occurrences(text, call.folds()).take(left) {
                left -= 1;
                each(text, found);
            }
        }
    }
}

/// The characters beside an offset of a text from which one edit makes `asked`, if one does, and whether they hold all of
/// it.
fn beside(call: &Call, text: CodedText, at: usize, is_after: bool, asked: &[char]) -> Option<(String, bool)> {
    let folds = call.folds();
    let (mut near, mut at) = (Vec::new(), at);
    while near.len() < asked.len() + 1 {
        let unit = if is_after { walk::next(text, folds, at) } else { walk::previous(text, folds, at) };
        let Some(unit) = unit.filter(|unit| unit.gap == walk::NO_GAP) else { break };
        at = if is_after { unit.end } else { unit.start };
        near.insert(if is_after { near.len() } else { 0 }, unit.char);
    }
    // A missing character is likelier than a wrong one, so the longest string is tried first.
    let mut near = &near[..];
    while near.len() + 1 >= asked.len() {
        if let Some(holds_all) = edit_distance::edit(near, asked) {
            return Some((near.iter().collect(), holds_all));
        }
        // The furthest is left out.
        near = if is_after { near.split_last()?.1 } else { near.split_first()?.1 };
    }
    None
}
