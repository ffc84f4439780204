//! Which passage of a document shows what was asked for?
//!
//! # Cost
//!
//! The pieces are searched for in the document's text once. After that only the passage is read, some hundred
//! characters.

use crate::gaps::Exactness;
use crate::marked::{Marked, TextSink};
use crate::pieces::Piece;
use crate::sentences::{AIM, Sentences};
use crate::sort::{self, Key};
use crate::tier::Tier;
use seed_index::CodedText;
use seed_text::Folds;
use seed_text::cluster::{JOINER, extends};
use std::ops::Range;

/// The most exact occurrences of a phrase that are compared.
const MOST_CHOSEN: usize = 3;
/// The most occurrences of one piece that are compared.
const MOST_OCCURRENCES: usize = 96;

/// The passage of a text that shows what was asked for. `tier` is the document's tier, `best` the best of all
/// documents; `pieces` are marked in it; `whole` is the whole query.
pub fn passage(
    text: Sentences,
    folds: Folds,
    (tier, best): (Tier, Tier),
    pieces: &[&Piece],
    whole: &Piece,
) -> Range<usize> {
    match (tier.is_in_pieces(), best.is_in_pieces()) {
        (true, true) => densest(text, folds, pieces),
        // If other hits hold the whole query, a weak one shows only its heaviest piece.
        (true, false) => heaviest(text, folds, pieces),
        (false, _) => tersest(text, folds, whole),
    }
}

/// The passage around the best occurrence of the heaviest piece that occurs.
fn heaviest(text: Sentences, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    let (mut from, mut to, mut weight) = (0, 0, -1.0);
    for piece in pieces {
        if piece.weight > weight
            && let Some(found) = piece.phrase.as_ref().and_then(|phrase| phrase.best(text.text, folds))
        {
            (from, to, weight) = (found.start, found.end, piece.weight);
        }
    }
    around(text, from, to)
}

/// The passage around a phrase. Of its first few exact occurrences it takes the one in the shortest sentence, which
/// says least else.
fn tersest(text: Sentences, folds: Folds, piece: &Piece) -> Range<usize> {
    let (mut passage, mut least, mut left) = (None, usize::MAX, MOST_CHOSEN);
    let mut occurrences = piece.phrase.as_ref().map(|phrase| phrase.occurrences(text.text, folds));
    while left > 0
        && let Some(found) = occurrences.as_mut().and_then(Iterator::next)
    {
        if found.exactness != Exactness::Exact {
            continue;
        }
        left -= 1;
        let start = text.start(found.start);
        let length = text.sentence_end(found.end, start.saturating_add(least)) - start;
        if length < least {
            (passage, least) = (Some((start, found.end)), length);
        }
    }
    match passage {
        Some((start, to)) => start..text.end(start, to),
        None => heaviest(text, folds, &[piece]),
    }
}

/// The passage with the largest sum of weights of different pieces, and no more before them than they need.
fn densest(text: Sentences, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    // The occurrences, each with the number of its piece. They are sorted by offset below.
    let mut occurrences = Vec::new();
    let mut keys = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        let Some(phrase) = &piece.phrase else { continue };
        for found in phrase.occurrences(text.text, folds).take(MOST_OCCURRENCES) {
            keys.push(Key::new(found.start as u32, occurrences.len() as u32));
            occurrences.push((found.start, found.end, i));
        }
    }
    let order = sort::ascending(keys);
    let at = |i: usize| occurrences[order[i].item() as usize];
    // A window slides over the occurrences. `inside` counts each piece in it, so that a piece weighs once.
    let mut inside = vec![0u32; pieces.len()];
    let (mut first, mut weight) = (0, 0.0);
    let (mut from, mut to, mut best) = (0, 0, 0.0);
    for last in 0..order.len() {
        let (_, end, i) = at(last);
        if inside[i] == 0 {
            weight += pieces[i].weight;
        }
        inside[i] += 1;
        // Ideographs take two bytes a character. For letters the window is wider, which fits their longer words.
        while end.saturating_sub(at(first).0) > 2 * AIM && first < last {
            let out = at(first).2;
            inside[out] -= 1;
            if inside[out] == 0 {
                weight -= pieces[out].weight;
            }
            first += 1;
        }
        // What occurs again further on need not be shown here.
        while inside[at(first).2] > 1 {
            inside[at(first).2] -= 1;
            first += 1;
        }
        if weight > best + 1e-4 {
            (from, to, best) = (at(first).0, end, weight);
        }
    }
    around(text, from, to)
}

/// The passage around a place.
pub fn around(text: Sentences, from: usize, to: usize) -> Range<usize> {
    let start = text.start(from);
    start..text.end(start, to)
}

/// The occurrences of all pieces in a text, in whole characters as a reader sees them. Those that touch are joined.
pub fn marks(text: CodedText, folds: Folds, pieces: &[&Piece]) -> Vec<Range<usize>> {
    let mut keys = Vec::new();
    for piece in pieces {
        let Some(phrase) = &piece.phrase else { continue };
        for found in phrase.occurrences(text, folds) {
            keys.push(Key::new(found.start as u32, found.end as u32));
        }
    }
    let mut merged: Vec<Range<usize>> = Vec::new();
    for key in sort::ascending(keys) {
        let (start, end) = (key.rank() as usize, key.item() as usize);
        let floor = merged.last().map_or(0, |last| last.end);
        // What is marked already is not read again, so the whole takes linear time.
        if end > floor || merged.is_empty() {
            let whole = whole_clusters(text, start.max(floor)..end, floor);
            match merged.last_mut() {
                Some(last) if start <= last.end || whole.start <= last.end => last.end = whole.end,
                _ => merged.push(whole),
            }
        }
    }
    merged
}

/// A range with the rest of the characters that it begins and ends in, as a reader sees characters: with their
/// accents, and with all parts of an emoji. It starts at `floor` or later.
fn whole_clusters(text: CodedText, Range { mut start, mut end }: Range<usize>, floor: usize) -> Range<usize> {
    let joins = |at: usize| text.before(at).is_some_and(|(c, _)| c == JOINER);
    while let Some((c, after)) = text.after(end)
        && (extends(c) || joins(end))
    {
        end = after;
    }
    while start > floor
        && let Some((_, before)) = text.before(start)
        && (joins(start) || text.after(start).is_some_and(|(c, _)| extends(c)))
    {
        start = before;
    }
    start..end
}

/// A passage of a text with its marks, which are ranges of the passage; an ellipsis where a sentence is cut.
pub fn show<T: TextSink>(text: Sentences, passage: &Range<usize>, marks: &[Range<usize>]) -> Marked<T> {
    let part = text.text.part(passage.clone());
    let mut shown = Marked { text: T::with_capacity(part.codes.len() + 6), marks: Vec::new() };
    if !text.starts(passage.start) {
        shown.text.put('…');
    }
    shown.append(part, marks, ' ');
    if !text.ends(passage.end) {
        shown.text.put('…');
    }
    shown
}
