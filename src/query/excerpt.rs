//! Which passage of a document shows what was asked?

use super::asked::Piece;
use super::run::Fit;
use crate::index::CodedText;
use crate::text::{Class, Folds};
use std::collections::BinaryHeap;
use std::ops::Range;

/// Text with marks, which are ranges of its bytes, in order, none overlapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The marks.
    pub marks: Vec<Range<usize>>,
}

/// Characters that an excerpt aims at.
const AIM: usize = 72;
/// Characters after which it ends wherever it is.
const MOST: usize = 100;
/// Characters of a pasted run that are shown, for what was asked should be seen.
const LONGEST_RUN: usize = 1000;
/// Characters before the first mark that it goes back for the start of a sentence.
const BACK: usize = 30;
/// Characters before the first mark that it keeps when no sentence starts near.
const LEAD: usize = 12;
/// Places of one run among which the one to show is chosen.
const MOST_CHOSEN: usize = 3;
/// Places of one run that are looked at when choosing a passage.
const MOST_PLACES: usize = 96;

/// The passage around the best place of the piece that tells most.
pub fn heaviest(text: CodedText, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    let (mut from, mut to, mut weight) = (0, 0, -1.0);
    for piece in pieces {
        if piece.weight > weight
            && let Some(place) = piece.run.as_ref().and_then(|run| run.best(text, folds))
        {
            (from, to, weight) = (place.start, place.end, piece.weight);
        }
    }
    around(text, from, to)
}

/// The passage around a run: of the first few places that fit, the one in the shortest sentence, which says least
/// besides.
pub fn tersest(text: CodedText, folds: Folds, piece: &Piece) -> Range<usize> {
    let places = piece.run.iter().flat_map(|run| run.places(text, folds));
    let (mut passage, mut least) = (None, usize::MAX);
    for place in places.filter(|place| place.fit == Fit::Strict).take(MOST_CHOSEN) {
        let start = start_before(text, place.start);
        let ends = |at: &usize| text.after(*at).is_none_or(|(c, _)| ends_sentence(c));
        let steps = std::iter::successors(Some(place.end), |at| text.end_of(*at)).take(MOST);
        let length = steps.take_while(|at| !ends(at)).last().unwrap_or(place.end) - start;
        if length < least {
            (passage, least) = (Some((start, place.end)), length);
        }
    }
    match passage {
        Some((start, to)) => start..end_after(text, start, to),
        None => heaviest(text, folds, &[piece]),
    }
}

/// The passage that shows the most of some pieces, each by its weight.
pub fn densest(text: CodedText, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    // Sorted as one integer each: the start, and which of `places` and of `pieces` it is.
    let mut places = Vec::new();
    let mut keys = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        for place in piece.run.iter().flat_map(|run| run.places(text, folds)).take(MOST_PLACES) {
            keys.push((place.start as u64) << 32 | places.len() as u64);
            places.push((place.start, place.end, i));
        }
    }
    let order = BinaryHeap::from(keys).into_sorted_vec();
    let at = |i: usize| places[order[i] as u32 as usize];
    // The window slides over the places; how often each piece stands in it is kept, and each weighs once.
    let mut inside = vec![0u32; pieces.len()];
    let (mut first, mut weight) = (0, 0.0);
    let (mut from, mut to, mut best) = (0, 0, 0.0);
    for last in 0..order.len() {
        let (_, end, i) = at(last);
        if inside[i] == 0 {
            weight += pieces[i].weight;
        }
        inside[i] += 1;
        // Two bytes a character is what ideographs take; for letters the window is wider, as words are longer.
        while end.saturating_sub(at(first).0) > 2 * AIM && first < last {
            let out = at(first).2;
            inside[out] -= 1;
            if inside[out] == 0 {
                weight -= pieces[out].weight;
            }
            first += 1;
        }
        if weight > best + 1e-4 {
            (from, to, best) = (at(first).0, end, weight);
        }
    }
    around(text, from, to)
}

fn around(text: CodedText, from: usize, to: usize) -> Range<usize> {
    let start = start_before(text, from);
    start..end_after(text, start, to)
}

/// The places of all pieces in a part of a text, joined where they touch.
pub fn marks(text: CodedText, folds: Folds, pieces: &[&Piece]) -> Vec<Range<usize>> {
    let mut keys = Vec::new();
    for run in pieces.iter().flat_map(|piece| &piece.run) {
        for place in run.places(text, folds) {
            keys.push((place.start as u64) << 32 | place.end as u64);
        }
    }
    // Sorted as one integer each, so that the wasm needs one sort only; then joined.
    let mut merged: Vec<Range<usize>> = Vec::new();
    for key in BinaryHeap::from(keys).into_sorted_vec() {
        let (start, end) = ((key >> 32) as usize, key as u32 as usize);
        match merged.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
}

/// A passage of a text with its marks; an ellipsis stands where a sentence was cut.
pub fn show(text: CodedText, passage: Range<usize>, folds: Folds, pieces: &[&Piece]) -> Marked {
    let part = text.part(passage.clone());
    let mut shown = decode(part, &marks(part, folds, pieces), ' ');
    let ended = |at: usize| text.before(at).is_none_or(|(c, _)| ends_sentence(c) || closes(c) || c == ' ');
    if !ended(passage.start) {
        shown.text.insert(0, '…');
        for mark in &mut shown.marks {
            *mark = mark.start + '…'.len_utf8()..mark.end + '…'.len_utf8();
        }
    }
    let goes_on = text.after(passage.end).is_some_and(|(c, _)| c != '\n');
    if goes_on && !ended(passage.end) {
        shown.text.push('…');
    }
    shown
}

/// A text with its marks, decoded; line ends become `line_end`.
pub fn decode(text: CodedText, marks: &[Range<usize>], line_end: char) -> Marked {
    let mut out = Marked { text: String::with_capacity(text.codes.len() * 3 / 2), ..Marked::default() };
    let mut at = 0;
    let mut go = |shown: &mut String, to: usize| {
        while at < to
            && let Some((c, next)) = text.after(at)
        {
            shown.push(if c == '\n' { line_end } else { c });
            at = next;
        }
    };
    for mark in marks {
        go(&mut out.text, mark.start);
        let start = out.text.len();
        go(&mut out.text, mark.end);
        out.marks.push(start..out.text.len());
    }
    go(&mut out.text, text.codes.len());
    out
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '\n' | '…')
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '；' | ';' | '：' | ':' | '、' | ' ')
}

/// Closing marks belong to the sentence before them.
fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '」' | '』' | '）' | ')' | '》')
}

/// Whether letters or digits stand on both sides of what starts and ends here: `1,194`, `12:30`.
fn is_inside(text: CodedText, start: usize, end: usize) -> bool {
    let is_word = |found: Option<(char, usize)>| found.is_some_and(|(c, _)| Class::of(c).is_word());
    is_word(text.before(start)) && is_word(text.after(end))
}

/// Whether a cut here would leave half a word or half a number.
fn cuts(text: CodedText, at: usize) -> bool {
    let joins = |c| matches!(c, ',' | '.' | ':');
    is_inside(text, at, at)
        || text.before(at).is_some_and(|(c, start)| joins(c) && is_inside(text, start, at))
        || text.after(at).is_some_and(|(c, end)| joins(c) && is_inside(text, at, end))
}

/// The first place before `at` that is not inside a word or number, if there is one near.
fn outside(text: CodedText, at: usize) -> usize {
    let mut place = at;
    for _ in 0..LEAD {
        if !cuts(text, place) {
            return place;
        }
        let Some((_, before)) = text.before(place) else { return place };
        place = before;
    }
    at
}

/// Where an excerpt starts whose first mark starts at `at`.
fn start_before(text: CodedText, at: usize) -> usize {
    let (mut start, mut seen, mut clause, mut lead) = (at, 0, None, at);
    while let Some((c, before)) = text.before(start) {
        if ends_sentence(c) {
            // Skip what closes the sentence before, and space.
            while let Some((c, after)) = text.after(start)
                && start < at
                && (closes(c) || Class::of(c) == Class::Space)
            {
                start = after;
            }
            return start;
        }
        if ends_clause(c) && seen >= LEAD && !is_inside(text, before, start) {
            clause = clause.or(Some(start));
        }
        if seen == LEAD {
            lead = start;
        }
        if seen == BACK {
            return clause.unwrap_or_else(|| outside(text, lead));
        }
        start = before;
        seen += 1;
    }
    start
}

/// Where an excerpt from `start` ends whose last mark ends at `least`.
fn end_after(text: CodedText, start: usize, least: usize) -> usize {
    let (mut at, mut seen, mut sentence, mut clause) = (start, 0, None, None);
    // What cannot be the end is stepped over without being read.
    while (at < least || seen < AIM / 2) && seen < LONGEST_RUN {
        let Some(after) = text.end_of(at) else { return at };
        at = after;
        seen += 1;
    }
    while let Some((c, after)) = text.after(at) {
        // What is too long to be shown is cut off.
        if seen >= MOST {
            return sentence.or(clause).unwrap_or_else(|| outside(text, at));
        }
        let before = at;
        at = after;
        seen += 1;
        if ends_sentence(c) {
            if seen >= AIM {
                return at;
            }
            sentence = Some(at);
        } else if closes(c) && sentence.is_some_and(|end| end + 2 >= at) {
            sentence = Some(at);
        } else if ends_clause(c) && !is_inside(text, before, at) {
            clause = Some(at);
        }
    }
    at
}
