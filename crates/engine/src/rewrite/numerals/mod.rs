//! How are the numbers of a query written in the corpus? `第十二章` is `第12章`, and `一百二十万` is `120万`.
//!
//! A number of the query is read, and every other writing of it is looked for together with what is beside it. Only
//! what occurs in one piece is proposed, so words with numerals (一心一意) stay as they are. An occurrence inside of a
//! longer number is none: `十二章` does not stand in 第二十二章.
//!
//! # Cost
//!
//! Each writing costs a few posting lists. Texts are read only where a document holds all its characters. How many are
//! tried is bounded.

mod read;
mod write;

use crate::call::Call;
use crate::dictionary;
use crate::phrase::Phrase;
use crate::walk;
use crate::weights::rewrite::{MOST_OF_NUMBERS, MOST_READINGS, MOST_WRITINGS};
use read::{Number, is_sign, read};
use seed_index::CodedText;
use seed_text::{Class, SpanKind, Unit, spans, string_of};
use std::ops::Range;

/// The query with its numbers as documents have them. Empty if it has no numbers, or if no document holds every part
/// of it with a number in another writing.
pub fn written_otherwise(call: &Call, text: &str) -> Vec<String> {
    let typed = call.units(text);
    if typed.len() > MOST_OF_NUMBERS || !typed.iter().any(|unit| is_sign(unit.char)) {
        return Vec::new();
    }
    // A circle is a zero among digits, and punctuation elsewhere.
    let text: String = text.chars().map(|c| if c == '○' { '〇' } else { c }).collect();
    let units = call.units(&text);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for part in parts(&units) {
        let gap = Some(part[0].gap).filter(|gap| !rows.is_empty() && *gap != walk::NO_GAP);
        rows.extend(gap.map(|gap| vec![gap.into()]));
        rows.push(as_found(call, part));
    }
    let typed = joined(&typed);
    let mut others = product(&rows);
    others.retain(|other| *other != typed && holding(call, &call.units(other)).next().is_some());
    others.truncate(MOST_READINGS - 1);
    others
}

/// The documents that hold every part of some units, with its numbers as whole numbers.
pub fn holding(call: &Call, units: &[Unit]) -> impl Iterator<Item = u32> {
    let parts: Vec<_> =
        parts(units).map(|part| (part.to_vec(), call.phrase(part), with_terms(call, part))).collect();
    call.ids().filter(move |id| {
        parts.iter().all(|(part, phrase, with_terms)| {
            let is_in = |phrase: &Phrase| {
                let (title, body) = call.texts(*id);
                is_apart(call, part, phrase, title) || is_apart(call, part, phrase, body)
            };
            with_terms.get(*id as usize) == Some(&true)
                && phrase.as_ref().is_some_and(|phrase| call.may_hold(*id, phrase) && is_in(phrase))
        })
    })
}

/// Whether units are a number and nothing else but 第 before it, and behind it one or two ideographs: what it counts. A
/// document that holds only some of them has another number.
pub fn is_number(units: &[Unit]) -> bool {
    let chars: Vec<char> = units.iter().take(MOST_OF_NUMBERS).map(|unit| unit.char).collect();
    let from = usize::from(chars.first() == Some(&'第'));
    let (end, number) = read(&chars, from);
    let behind = units.get(end..).unwrap_or_default();
    let is_long = end > 1 && number.is_some() && units.iter().skip(1).all(|unit| unit.gap == walk::NO_GAP);
    is_long && behind.len() <= 2 && behind.iter().all(|unit| unit.class == Class::Ideograph)
}

/// Whether a correction leaves the numbers of a query as they are. A single sign may become another character that is
/// none: 可一 was meant for 可以, but 第十三条 never for 第三条.
pub fn are_kept(typed: &str, corrected: &str) -> bool {
    let [typed, corrected] = [typed, corrected].map(|text| text.chars().collect::<Vec<_>>());
    let all = numbers(&corrected);
    let (mut rest, mut missing) = (&all[..], 0);
    let typed = numbers(&typed);
    // A unit alone is no number: 万以 may be 万一.
    let typed: Vec<_> = typed.iter().filter(|(_, number)| !number.digits.is_empty()).collect();
    for (signs, number) in &typed {
        match rest.iter().position(|(_, other)| other == number) {
            Some(at) => rest = &rest[at + 1..],
            None if signs.len() == 1 => missing += 1,
            None => return false,
        }
    }
    missing == 0 || all.len() + missing == typed.len()
}

/// The rows of signs of a text. One that writes no number has its digits as they are, and none if it is of units.
fn numbers(chars: &[char]) -> Vec<(Range<usize>, Number)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let (end, number) = read(chars, at);
        if end > at {
            let row = &chars[at..end];
            let is_unit = row.iter().all(|c| read::is_unit(*c));
            let as_is = || if is_unit { String::new() } else { row.iter().collect() };
            let number = number.unwrap_or_else(|| Number { digits: as_is(), places: 0, of: None });
            found.push((at..end, number));
        }
        at = end.max(at + 1);
    }
    found
}

/// The parts between gaps.
fn parts(units: &[Unit]) -> impl Iterator<Item = &[Unit]> {
    units.chunk_by(|_, next| next.gap == walk::NO_GAP)
}

fn joined(units: &[Unit]) -> String {
    let (mut text, mut is_first) = (String::new(), true);
    for part in parts(units) {
        text.extend(Some(part[0].gap).filter(|gap| !is_first && *gap != walk::NO_GAP));
        text += &string_of(part);
        is_first = false;
    }
    text
}

/// The writings of a part that occur, the typed one first. A part without numbers is as it was typed.
fn as_found(call: &Call, part: &[Unit]) -> Vec<String> {
    let chars: Vec<char> = part.iter().map(|unit| unit.char).collect();
    let is_letter = |at: usize| part.get(at).is_some_and(|unit| unit.class == Class::Letter);
    let (mut rows, mut at, mut many) = (vec![], 0, false);
    while at < chars.len() {
        let (end, number) = read(&chars, at);
        // The digits of a name are no number: 5G, MP3.
        let is_name = at > 0 && is_letter(at - 1) || is_letter(end);
        let Some(number) = number.filter(|_| !is_name) else {
            let end = end.max(at + 1);
            rows.push((at..end, vec![]));
            at = end;
            continue;
        };
        many |= rows.iter().any(|(_, others): &(_, Vec<_>)| !others.is_empty());
        rows.push((at..end, write::written(&number)));
        at = end;
    }
    if rows.iter().all(|(_, others)| others.is_empty()) {
        return vec![string_of(part)];
    }
    let text = |range: Range<usize>| chars[range].iter().collect::<String>();
    let mut all = Vec::new();
    for (range, mut others) in rows {
        // Of several numbers, each has to occur beside its neighbours before all are tried together.
        let beside = |other: &String| {
            let before = text(range.start.saturating_sub(1)..range.start);
            let after = text(range.end..(range.end + 1).min(chars.len()));
            [before, other.clone(), after].concat()
        };
        others.retain(|other| !many || occurs(call, &beside(other)));
        others.retain(|other| *other != text(range.clone()));
        others.insert(0, text(range));
        all.push(others);
    }
    let mut found = product(&all);
    // One sign alone is found nearly everywhere.
    found.retain(|text| text.chars().nth(1).is_some() && occurs(call, text));
    found
}

fn occurs(call: &Call, text: &str) -> bool {
    holding(call, &call.units(text)).next().is_some()
}

/// Each way to take one string of each row, up to a bound.
fn product(rows: &[Vec<String>]) -> Vec<String> {
    let mut all = vec![String::new()];
    for row in rows {
        let longer =
            |start: &String| row.iter().map(|end| [start.as_str(), end].concat()).collect::<Vec<_>>();
        all = all.iter().flat_map(longer).take(MOST_WRITINGS).collect();
    }
    all
}

/// For each document, whether it holds the ideographs and the words of a part.
fn with_terms(call: &Call, part: &[Unit]) -> Vec<bool> {
    let mut terms: Vec<String> = Vec::new();
    for span in spans(part) {
        let units = &part[span.units];
        match span.kind {
            SpanKind::Word => terms.push(string_of(units)),
            SpanKind::Ideographs => terms.extend(units.iter().map(|unit| String::from(unit.char))),
            SpanKind::Symbol => {}
        }
    }
    let mut held = vec![0; call.documents()];
    for (i, term) in terms.iter().enumerate() {
        let list = call.postings(dictionary::ordinal(call.index(), term).unwrap_or(u32::MAX));
        for (id, _) in list {
            held[id as usize] += usize::from(held[id as usize] == i);
        }
    }
    held.into_iter().map(|held| held == terms.len()).collect()
}

/// Whether a text holds a phrase, and no number goes on where the phrase begins or ends with one.
fn is_apart(call: &Call, part: &[Unit], phrase: &Phrase, text: CodedText) -> bool {
    let folds = call.folds();
    let goes_on = |beside: Option<Unit>, end: Option<&Unit>| {
        let is_number = |c: char| is_sign(c) || c == '.';
        end.is_some_and(|end| is_sign(end.char))
            && beside.is_some_and(|unit| unit.gap == walk::NO_GAP && is_number(unit.char))
    };
    phrase.overlapping(text, folds).any(|found| {
        !goes_on(walk::previous(text, folds, found.start), part.first())
            && !goes_on(walk::next(text, folds, found.end), part.last())
    })
}
