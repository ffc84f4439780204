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
pub fn corrected(call: &Call, typed: &Reading) -> Option<Corrected> {
    let units = &typed.units;
    let length = |span: &Span| if span.kind == SpanKind::Word { 1 } else { span.units.len() };
    let is_phrase = spans(units).iter().map(length).sum::<usize>() <= LONGEST_PHRASE;
    if units.iter().filter(|unit| unit.class == Class::Ideograph).count() > LONGEST_QUERY
        || !is_phrase && typed.terms.iter().any(|term| term.is_function)
    {
        return None;
    }
    let mut corrections: Vec<(Range<usize>, Correction)> = Vec::new();
    for Suspect { units: part, is_whole, is_inside } in suspects(call, typed).into_iter().take(MOST_CORRECTED)
    {
        let is_corrected = corrections.last().is_some_and(|(last, _)| part.start < last.end);
        if is_corrected {
            continue;
        }
        let asked = &units[part.clone()];
        let found = if is_letters(asked) {
            letters(call, typed, &part, is_inside)
        } else {
            let sounds = same_sound(call, typed, &part);
            let is_word = sounds.as_ref().is_some_and(|sounds| sounds.is_sure);
            let edited = if is_whole && !is_word { edited(call, typed, &part) } else { None };
            // A string that holds all that was typed is likelier than one of the same sound that is no term and no more
            // frequent.
            let count = sounds.as_ref().map_or(0, |sounds| sounds.count);
            let is_likelier = edited.as_ref().is_some_and(|edited| edited.is_sure && edited.count >= count);
            if is_likelier { edited } else { sounds.or(edited) }
        };
        corrections.extend(found.map(|correction| (part, correction)));
    }
    if corrections.is_empty() {
        return None;
    }
    let is_guess = corrections.iter().any(|(_, correction)| correction.is_guess);
    let trust = if is_guess { Trust::Guess } else { Trust::Likely };
    let parts: Vec<_> = corrections.iter().map(|(part, one)| (part.clone(), one.text.as_str())).collect();
    let text = replaced(units, &parts);
    let occurs = matches!(&corrections[..], [(_, Correction { occurs: true, .. })]);
    Some(Corrected { proposal: Proposal { text, trust }, occurs })
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
    let most = found.iter().map(|(_, others)| others.len()).max().unwrap_or(0).min(MOST_READINGS - 1);
    let mut proposals = Vec::new();
    for n in 0..most {
        let mut parts = Vec::new();
        for (range, others) in found {
            let other = others.get(n).or(others.first());
            parts.extend(other.map(|other| (range.clone(), other.as_str())));
        }
        proposals.push(Proposal { text: replaced(units, &parts), trust: Trust::Likely });
    }
    proposals
}

/// Replaces parts of the query by other text. The signs between its words stay: `start_tiem` becomes `start_time`.
fn replaced(units: &[Unit], parts: &[(Range<usize>, &str)]) -> String {
    let (mut text, mut at) = (Vec::new(), 0);
    while let Some(unit) = units.get(at) {
        if unit.gap != walk::NO_GAP && at > 0 {
            text.push(unit.gap);
        }
        if let Some((part, other)) = parts.iter().find(|(part, _)| part.start == at) {
            text.extend(other.chars());
            at = part.end;
        } else {
            text.push(unit.char);
            at += 1;
        }
    }
    text.iter().collect()
}

/// Whether the query has the same numbers if this part of it is corrected so. A number is no slip of another one.
fn keeps_numbers(typed: &Reading, part: &Range<usize>, text: &str) -> bool {
    let corrected = replaced(&typed.units, &[(part.clone(), text)]);
    numerals::are_kept(&replaced(&typed.units, &[]), &corrected)
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
    let words = || typed.terms.iter().filter(|term| term.role == Role::Word);
    let mut parts = Vec::new();
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
                let known =
                    words().filter(|term| term.kind == Kind::Ideographs && range.contains(&term.units.start));
                let known: Vec<&Term> = known.collect();
                let is_known = |i: usize| known.iter().any(|term| term.units.contains(&i));
                // A longer row that consists of terms is no misspelling of one word.
                let is_words = range.len() > LONGEST_OF_TERMS && range.clone().all(is_known);
                let may_be = (2..=LONGEST_WORD).contains(&range.len()) && !is_words;
                if may_be && !occurs(&range) {
                    parts.push(Suspect { units: range.clone(), is_whole: true, is_inside: false });
                }
                let singles: Vec<usize> = range.filter(|i| !is_known(*i)).collect();
                for chunk in singles.chunk_by(|a, b| a + 1 == *b).filter(|chunk| chunk.len() > 1) {
                    let chunk = chunk[0]..chunk[chunk.len() - 1] + 1;
                    let is_new = parts.last().is_none_or(|last| last.units != chunk);
                    if chunk.len() <= LONGEST_WORD && is_new && !occurs(&chunk) {
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
    let nearest: Vec<Near> =
        nearest.into_iter().filter(|near| keeps_numbers(typed, part, &near.text)).collect();
    let text = |near: &Near| replaced(&typed.units, &[(part.clone(), near.text.as_str())]);
    let is_more = part.len() < typed.units.len();
    let whole = nearest.iter().find(|near| is_more && occurs(call, &text(near)));
    let may_be_alone = !is_inside && part.len() >= LEAST_ALONE;
    let near = whole.or_else(|| nearest.first().filter(|_| may_be_alone))?;
    let (text, is_guess, occurs) = (near.text.clone(), near.edits > 1, whole.is_some());
    Some(Correction { text, is_guess, is_sure: true, count: 1, occurs })
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
                let letters = syllable.initial().bytes().chain(syllable.rest().bytes());
                pattern.items.extend(letters.map(Item::Letter));
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
    // The strings that hold less than what was typed, and those that hold all of it.
    let mut found: [Vec<(String, usize)>; 2] = Default::default();
    for is_first in [true, false] {
        let (exact, other) = if is_first { asked.split_at(half) } else { (&asked[half..], &asked[..half]) };
        let start = part.start + if is_first { 0 } else { half };
        each_occurrence(call, typed, start, exact, &mut |text, found_here| {
            let at = if is_first { found_here.end } else { found_here.start };
            let Some((beside, edit)) = beside(call, text, at, is_first, other) else { return };
            let exact = string_of(exact);
            let string = if is_first { exact + &beside } else { beside + &exact };
            let found = &mut found[usize::from(matches!(edit, Edit::Missing | Edit::Swapped))];
            if let Some((_, count)) = found.iter_mut().find(|(known, _)| *known == string) {
                *count += 1;
            } else if found.len() < MOST_EDITED {
                found.push((string, 1));
            }
        });
    }
    let mut swapped = asked.to_vec();
    swapped.swap(half - 1, half);
    let mut count = 0;
    each_occurrence(call, typed, part.start, &swapped, &mut |_, _| count += 1);
    if count > 0 {
        found[1].push((string_of(&swapped), count));
    }
    found.iter_mut().for_each(|found| found.retain(|(text, _)| keeps_numbers(typed, part, text)));
    let [less, all] = found;
    let is_sure = !all.is_empty();
    let likeliest = if is_sure { all } else { less };
    let (text, count) = likeliest.into_iter().max_by_key(|(_, count)| *count)?;
    Some(Correction { text, is_guess: true, is_sure, count, occurs: false })
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

/// The edit that turned a string of the corpus into what was typed.
enum Edit {
    Missing,
    Swapped,
    Wrong,
    Extra,
}

/// The characters beside an offset of a text, and the edit that makes `asked` out of them, if one does.
fn beside(call: &Call, text: CodedText, at: usize, is_after: bool, asked: &[Unit]) -> Option<(String, Edit)> {
    let folds = call.folds();
    let (mut near, mut at) = (Vec::new(), at);
    while near.len() < asked.len() + 1 {
        let unit = if is_after { walk::next(text, folds, at) } else { walk::previous(text, folds, at) };
        let Some(unit) = unit.filter(|unit| unit.gap == walk::NO_GAP) else { break };
        at = if is_after { unit.end } else { unit.start };
        near.push(unit.char);
    }
    let mut asked: Vec<char> = asked.iter().map(|unit| unit.char).collect();
    if !is_after {
        asked.reverse();
    }
    // A missing character is likelier than a wrong one, so the longest string is tried first.
    let (len, edit) = [asked.len() + 1, asked.len(), asked.len() - 1]
        .into_iter()
        .find_map(|len| Some((len, edit(near.get(..len)?, &asked)?)))?;
    let string = near[..len].iter();
    Some((if is_after { string.collect() } else { string.rev().collect() }, edit))
}

/// The edit that turns `meant` into `typed`, if one does. No edit turns a string into itself.
fn edit(meant: &[char], typed: &[char]) -> Option<Edit> {
    let same = meant.iter().zip(typed).take_while(|(a, b)| a == b).count();
    match (&meant[same..], &typed[same..]) {
        ([x, y, a @ ..], [u, v, b @ ..]) if x == v && y == u && a == b => Some(Edit::Swapped),
        ([_, a @ ..], [_, b @ ..]) if a == b => Some(Edit::Wrong),
        ([_, a @ ..], b) if a == b => Some(Edit::Missing),
        (a, [_, b @ ..]) if a == b => Some(Edit::Extra),
        _ => None,
    }
}
