//! Which passage of a document shows what was asked?

use super::asked::Piece;
use super::marked::{Marked, Text};
use super::prose::{AIM, Prose};
use super::run::Fit;
use seed_index::CodedText;
use seed_text::Folds;
use std::collections::BinaryHeap;
use std::ops::Range;

/// Places of one run among which the one to show is chosen.
const MOST_CHOSEN: usize = 3;
/// Places of one run that are looked at when choosing a passage.
const MOST_PLACES: usize = 96;

/// The passage around the best place of the piece that tells most.
pub fn heaviest(prose: Prose, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    let (mut from, mut to, mut weight) = (0, 0, -1.0);
    for piece in pieces {
        if piece.weight > weight
            && let Some(place) = piece.run.as_ref().and_then(|run| run.best(prose.text, folds))
        {
            (from, to, weight) = (place.start, place.end, piece.weight);
        }
    }
    around(prose, from, to)
}

/// The passage around a run: of the first few places that fit, the one in the shortest sentence, which says least
/// besides.
pub fn tersest(prose: Prose, folds: Folds, piece: &Piece) -> Range<usize> {
    let places = piece.run.iter().flat_map(|run| run.places(prose.text, folds));
    let (mut passage, mut least) = (None, usize::MAX);
    for place in places.filter(|place| place.fit == Fit::Strict).take(MOST_CHOSEN) {
        let start = prose.start(place.start);
        let length = prose.sentence_end(place.end, start.saturating_add(least)) - start;
        if length < least {
            (passage, least) = (Some((start, place.end)), length);
        }
    }
    match passage {
        Some((start, to)) => start..prose.end(start, to),
        None => heaviest(prose, folds, &[piece]),
    }
}

/// The passage that shows the most of some pieces, each by its weight.
pub fn densest(prose: Prose, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    // Sorted as one integer each: the start, and which of `places` and of `pieces` it is.
    let mut places = Vec::new();
    let mut keys = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        for place in piece.run.iter().flat_map(|run| run.places(prose.text, folds)).take(MOST_PLACES) {
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
    around(prose, from, to)
}

fn around(prose: Prose, from: usize, to: usize) -> Range<usize> {
    let start = prose.start(from);
    start..prose.end(start, to)
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
pub fn show<T: Text>(prose: Prose, passage: Range<usize>, folds: Folds, pieces: &[&Piece]) -> Marked<T> {
    let part = prose.text.part(passage.clone());
    let mut shown = Marked { text: T::with_capacity(part.codes.len() + 6), marks: Vec::new() };
    if !prose.starts(passage.start) {
        shown.text.put('…');
    }
    shown.append(part, &marks(part, folds, pieces), ' ');
    if !prose.ends(passage.end) {
        shown.text.put('…');
    }
    shown
}
