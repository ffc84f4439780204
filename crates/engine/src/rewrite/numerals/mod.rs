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
use seed_text::{Class, SpanKind, Unit, spans, string_of};
use std::ops::Range;

/// The least digits alone, without any unit, that are written otherwise.
const LEAST_BARE: usize = 5;

/// The query with its numbers as documents have them. Empty if it has no numbers, or if no document holds every part
/// of it with a number in another writing.
pub fn written_otherwise(call: &Call, text: &str) -> Vec<String> {
    let typed = call.units(text);
    if typed.len() > MOST_OF_NUMBERS || !typed.iter().any(|unit| is_sign(unit.char)) {
        return Vec::new();
    }
    otherwise(call, text, &typed)
}

/// As [`written_otherwise`], of a text that has signs of numbers.
#[cfg_attr(feature = "shards", inline(never))]
fn otherwise(call: &Call, text: &str, typed: &[Unit]) -> Vec<String> {
    // A circle is a zero among digits, and punctuation elsewhere.
    let mut circled: Vec<char> = text.chars().collect();
    circled.iter_mut().filter(|c| **c == '○').for_each(|c| *c = '〇');
    let units = call.units(&circled.iter().collect::<String>());
    let mut all = Vec::new();
    for part in parts(&units) {
        // A gap parts it from those before.
        let gap = part.first().map(|unit| unit.gap).filter(|gap| !all.is_empty() && *gap != walk::NO_GAP);
        let mut found = as_found(call, part);
        if let Some(gap) = gap {
            found.iter_mut().for_each(|text| text.insert(0, gap));
        }
        multiply(&mut all, &found);
        if all.is_empty() {
            break;
        }
    }
    let typed = joined(typed);
    let mut others = Vec::new();
    for other in all {
        if others.len() + 1 < MOST_READINGS && other != typed && occurs(call, &other) {
            others.push(other.iter().collect());
        }
    }
    others
}

/// A query with one of its numbers in another writing, in each way, whether or not any document has it so.
#[cfg(feature = "shards")]
pub fn otherwise_in_any(units: &[Unit]) -> Vec<String> {
    let mut all = Vec::new();
    if units.len() > MOST_OF_NUMBERS || !units.iter().any(|unit| is_sign(unit.char)) {
        return all;
    }
    let chars = joined(units);
    let mut at = 0;
    while at < chars.len() {
        let (end, number) = read(&chars, at);
        let is_bare = end - at < LEAST_BARE
            && chars[at..end].iter().all(char::is_ascii_digit)
            && end - at == chars.len();
        for other in number.iter().filter(|_| !is_bare).flat_map(write::written) {
            if other != chars[at..end] {
                all.push(chars[..at].iter().chain(&other).chain(&chars[end..]).collect());
            }
        }
        at = end.max(at + 1);
    }
    all
}

/// The first documents, up to a number of them, that hold every part of some units, with its numbers as whole numbers.
pub fn holding(call: &Call, units: &[Unit], most: usize) -> Vec<u32> {
    let mut held = vec![0; call.documents()];
    let (parts, mut terms, mut phrases) = (parts(units), 0, Vec::new());
    for part in &parts {
        let Some(phrase) = call.phrase(part) else { return Vec::new() };
        phrases.push(phrase);
        for span in spans(part) {
            let mut units = &part[span.units];
            // A word is one term, and each ideograph is.
            let len = if span.kind == SpanKind::Word { units.len() } else { 1 };
            while let Some((term, rest)) = units.split_at_checked(len).filter(|(term, _)| !term.is_empty()) {
                units = rest;
                if span.kind == SpanKind::Symbol {
                    continue;
                }
                let ordinal = dictionary::ordinal(call.index(), &string_of(term));
                for (id, _) in call.postings(ordinal.unwrap_or(u32::MAX)) {
                    held[id as usize] += usize::from(held[id as usize] == terms);
                }
                terms += 1;
            }
        }
    }
    let mut found = Vec::new();
    for id in call.ids() {
        let is_in = || parts.iter().zip(&phrases).all(|(part, phrase)| is_apart(call, part, phrase, id));
        if found.len() < most && held[id as usize] == terms && is_in() {
            found.push(id);
        }
    }
    found
}

/// Whether units are a number and nothing else but 第 before it, and behind it one ideograph: what it counts. A
/// document that holds only some of them has another number.
pub fn is_number(units: &[Unit]) -> bool {
    units.first().is_some_and(|first| first.char == '第' || is_sign(first.char)) && is_row(units)
}

/// As [`is_number`], of units that may be one.
#[cfg_attr(feature = "shards", inline(never))]
fn is_row(units: &[Unit]) -> bool {
    let chars = joined(units.get(..MOST_OF_NUMBERS).unwrap_or(units));
    let from = usize::from(chars.first() == Some(&'第'));
    let (end, number) = read(&chars, from);
    let behind = units.get(end..).unwrap_or_default();
    let is_long = end > 1 && number.is_some() && units.iter().skip(1).all(|unit| unit.gap == walk::NO_GAP);
    is_long && behind.len() <= 1 && behind.iter().all(|unit| unit.class == Class::Ideograph)
}

/// Whether a correction leaves the numbers of a query as they are. A single sign may become another character that is
/// none: 可一 was meant for 可以, but 第十三条 never for 第三条.
pub fn are_kept(typed: &str, corrected: &str) -> bool {
    let [typed, corrected] = [typed, corrected].map(|text| numbers(&text.chars().collect::<Vec<_>>()));
    let (mut at, mut known, mut missing) = (0, 0, 0);
    for (signs, number) in &typed {
        // A unit alone is no number: 万以 may be 万一.
        if number.digits.is_empty() {
            continue;
        }
        known += 1;
        match corrected[at..].iter().position(|(_, other)| other == number) {
            Some(after) => at += after + 1,
            None if signs.len() == 1 => missing += 1,
            None => return false,
        }
    }
    missing == 0 || corrected.len() + missing == known
}

/// The rows of signs of a text. One that writes no number has its digits as they are, and none if it is of units.
fn numbers(chars: &[char]) -> Vec<(Range<usize>, Number)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let (end, number) = read(chars, at);
        if end > at {
            let number = number.unwrap_or_else(|| {
                let row = &chars[at..end];
                let is_unit = row.iter().all(|c| read::is_unit(*c));
                Number { digits: if is_unit { Vec::new() } else { row.to_vec() }, places: 0, of: None }
            });
            found.push((at..end, number));
        }
        at = end.max(at + 1);
    }
    found
}

/// The parts between gaps.
fn parts(units: &[Unit]) -> Vec<&[Unit]> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for end in 1..=units.len() {
        if units.get(end).is_none_or(|next| next.gap != walk::NO_GAP) {
            parts.push(&units[start..end]);
            start = end;
        }
    }
    parts
}

/// Some units as text, with the gaps among them.
#[inline(never)]
fn joined(units: &[Unit]) -> Vec<char> {
    let mut text = Vec::new();
    for unit in units {
        if unit.gap != walk::NO_GAP && !text.is_empty() {
            text.push(unit.gap);
        }
        text.push(unit.char);
    }
    text
}

/// The writings of a part that occur, the typed one first. A part without numbers is as it was typed.
fn as_found(call: &Call, part: &[Unit]) -> Vec<Vec<char>> {
    let chars = joined(part);
    let (mut at, mut count) = (0, 0);
    while at < chars.len() {
        let (end, number) = number_at(part, &chars, at);
        count += usize::from(number.is_some());
        at = end;
    }
    // A few digits alone may count anything.
    let is_bare = chars.len() < LEAST_BARE && chars.iter().all(char::is_ascii_digit);
    let mut found = Vec::new();
    if count == 0 || is_bare {
        found.push(chars);
        return found;
    }
    at = 0;
    while at < chars.len() {
        let (end, number) = number_at(part, &chars, at);
        let mut row = Vec::new();
        row.push(chars[at..end].to_vec());
        if let Some(number) = number {
            for other in write::written(&number) {
                // Of several numbers, each has to occur beside its neighbours before all are tried together.
                let before = &chars[at.saturating_sub(1)..at];
                let after = &chars[end..chars.len().min(end + 1)];
                let occurs = || count == 1 || occurs(call, &[before, &other, after].concat());
                if !row.contains(&other) && occurs() {
                    row.push(other);
                }
            }
        }
        multiply(&mut found, &row);
        at = end;
    }
    // One sign alone is found nearly everywhere.
    found.retain(|text| text.len() > 1 && occurs(call, text));
    found
}

/// The end of the sign or row of signs that begins at `at`, and the number that it writes.
#[inline(never)]
fn number_at(part: &[Unit], chars: &[char], at: usize) -> (usize, Option<Number>) {
    let (end, number) = read(chars, at);
    // The digits of a name are no number: 5G, MP3.
    let is_letter = |at: usize| part.get(at).is_some_and(|unit| unit.class == Class::Letter);
    let is_name = is_letter(at.wrapping_sub(1)) || is_letter(end);
    (end.max(at + 1), number.filter(|_| !is_name))
}

fn occurs(call: &Call, text: &[char]) -> bool {
    let text: String = text.iter().collect();
    !holding(call, &call.units(&text), 1).is_empty()
}

/// Each way to go on from some texts with one of a row, up to a bound. Without any texts the row begins them.
#[inline(never)]
fn multiply(all: &mut Vec<Vec<char>>, row: &[Vec<char>]) {
    if all.is_empty() {
        all.push(Vec::new());
    }
    let mut longer = Vec::new();
    for start in &*all {
        for end in row {
            if longer.len() < MOST_WRITINGS {
                longer.push([&start[..], end].concat());
            }
        }
    }
    *all = longer;
}

/// Whether a document holds a phrase, and no number goes on where the phrase begins or ends with one.
fn is_apart(call: &Call, part: &[Unit], phrase: &Phrase, id: u32) -> bool {
    if !call.may_hold(id, phrase) {
        return false;
    }
    let folds = call.folds();
    let goes_on = |end: Option<&Unit>, beside: Option<Unit>| {
        let is_number = |c: char| is_sign(c) || c == '.';
        end.is_some_and(|end| is_sign(end.char))
            && beside.is_some_and(|unit| unit.gap == walk::NO_GAP && is_number(unit.char))
    };
    let (title, body) = call.texts(id);
    [title, body].into_iter().any(|text| {
        phrase.overlapping(text, folds).any(|found| {
            !goes_on(part.first(), walk::previous(text, folds, found.start))
                && !goes_on(part.last(), walk::next(text, folds, found.end))
        })
    })
}
