//! Which passage of a document shows what was asked?
//!
//! # Cost
//!
//! The text of the document is searched for the pieces once; the passage is then some hundred characters.

use crate::marked::{Marked, TextSink};
use crate::phrase::Exactness;
use crate::pieces::Piece;
use crate::sentences::{AIM, Sentences};
use crate::sort::{self, Key};
use crate::tier::Tier;
use seed_index::CodedText;
use seed_text::Folds;
use std::ops::Range;

/// Exact occurrences of a phrase among which the one to show is chosen.
const MOST_CHOSEN: usize = 3;
/// Occurrences of one phrase that are looked at when choosing a passage.
const MOST_OCCURRENCES: usize = 96;

/// The passage of a text that shows what was asked. `tier`: how much the document holds; `best`: how much the best does;
/// `pieces`: what is marked in it; `whole`: the whole query.
pub fn passage(
    text: Sentences,
    folds: Folds,
    (tier, best): (Tier, Tier),
    pieces: &[&Piece],
    whole: &Piece,
) -> Range<usize> {
    match (tier, best) {
        (Tier::AnyTerms | Tier::Parts, Tier::AnyTerms | Tier::Parts) => densest(text, folds, pieces),
        // Beside hits that hold all of it, a weak one need only show its rarest word.
        (Tier::AnyTerms | Tier::Parts, _) => heaviest(text, folds, pieces),
        _ => tersest(text, folds, whole),
    }
}

/// The passage around the best occurrence of the piece that tells most.
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

/// The passage around a phrase: of its first few exact occurrences the one in the shortest sentence, which says least
/// besides.
fn tersest(text: Sentences, folds: Folds, piece: &Piece) -> Range<usize> {
    let occurrences = piece.phrase.iter().flat_map(|phrase| phrase.occurrences(text.text, folds));
    let (mut passage, mut least) = (None, usize::MAX);
    for found in occurrences.filter(|found| found.exactness == Exactness::Exact).take(MOST_CHOSEN) {
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

/// The passage that shows the most of some pieces, each by its weight.
fn densest(text: Sentences, folds: Folds, pieces: &[&Piece]) -> Range<usize> {
    // In the order of the text, each with the number of its piece.
    let mut occurrences = Vec::new();
    let mut keys = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        let of_piece = piece.phrase.iter().flat_map(|phrase| phrase.occurrences(text.text, folds));
        for found in of_piece.take(MOST_OCCURRENCES) {
            keys.push(Key::new(found.start as u32, occurrences.len() as u32));
            occurrences.push((found.start, found.end, i));
        }
    }
    let order = sort::ascending(keys);
    let at = |i: usize| occurrences[order[i].item() as usize];
    // A window slides over the occurrences. How often each piece is in it is kept, and each weighs once.
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

fn around(text: Sentences, from: usize, to: usize) -> Range<usize> {
    let start = text.start(from);
    start..text.end(start, to)
}

/// The occurrences of all pieces in a text, joined where they touch.
pub fn marks(text: CodedText, folds: Folds, pieces: &[&Piece]) -> Vec<Range<usize>> {
    let mut keys = Vec::new();
    for phrase in pieces.iter().flat_map(|piece| &piece.phrase) {
        for found in phrase.occurrences(text, folds) {
            keys.push(Key::new(found.start as u32, found.end as u32));
        }
    }
    let mut merged: Vec<Range<usize>> = Vec::new();
    for key in sort::ascending(keys) {
        let (start, end) = (key.rank() as usize, key.item() as usize);
        match merged.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
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
