//! Which of the strings that a pattern matches was meant?

use crate::call::Call;
use crate::hash::{self, FNV_OFFSET};
use crate::sort::{self, Heap, Key};
use crate::weights::rewrite::{FINISHED, MOST_STRINGS, RARER, TERM, TONED};
use seed_index::CodedText;

/// A string of the corpus that a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// The string.
    pub text: String,
    /// How often it was found.
    pub count: usize,
    /// Whether it is a term of the index.
    pub is_term: bool,
}

/// The range of a match in the text of all documents.
#[derive(Clone, Copy)]
pub struct Match {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether its last syllable is unfinished.
    pub is_unfinished: bool,
    /// Whether it needs a reading that a character has in other words.
    pub is_unusual: bool,
    /// Whether tones were typed, and it has them.
    pub is_toned: bool,
    /// The states on the way, which tell one division into syllables from another: `fang an` and `fan gan`.
    pub cut: u64,
}

/// The most frequent strings of some matches. Those that are finished and those that are terms count more. The best of
/// each division into syllables is among them, however rare it is.
pub fn most_frequent(call: &Call, matches: &[Match]) -> Vec<Matched> {
    let text = call.index().text();
    let codes = |i: usize| &text.codes[matches[i].start..matches[i].end];
    // Sorting by a hash makes equal strings neighbours.
    let key = |i: usize| {
        let hash = hash::extend(FNV_OFFSET, codes(i).iter().map(|byte| u32::from(*byte)));
        Key::new(hash, i as u32)
    };
    let sorted = sort::ascending((0..matches.len()).map(key).collect());
    let mut ranks = Heap::new();
    for group in sorted.chunk_by(|a, b| a.rank() == b.rank()) {
        let of = |key: &Key| &matches[key.item() as usize];
        let first = group
            .iter()
            .min_by_key(|key| (!of(key).is_toned, of(key).is_unusual, of(key).is_unfinished))
            .unwrap_or(&group[0]);
        let Match { is_unfinished, is_unusual, is_toned, .. } = *of(first);
        let first = first.item();
        let is_term = call.index().terms().get(codes(first as usize)).is_some();
        let weight = if is_term && !is_unusual { TERM } else { 1 };
        let weight = weight * if is_unfinished || is_unusual { 1 } else { FINISHED };
        let weight = weight * if is_toned { TONED } else { 1 };
        let count = (group.len() as u64 * weight).min(1 << 30) as u32;
        ranks.push(Key::new(count << 1 | u32::from(is_term), !first));
    }
    let least = ranks.peek().map_or(0, |best| (best.rank() >> 1) / RARER);
    // The best of each division, and the others that are frequent enough.
    let (mut best, mut others, mut cuts) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(key) = ranks.pop() {
        let Match { cut, is_unfinished, is_unusual, .. } = matches[!key.item() as usize];
        if cuts.is_empty() || !is_unfinished && !is_unusual && !cuts.contains(&cut) {
            best.push(key);
        } else if key.rank() >> 1 >= least {
            others.push(key);
        }
        cuts.push(cut);
    }
    let mut found: Vec<(Key, Matched)> = Vec::new();
    for key in best.into_iter().chain(others) {
        let first = !key.item() as usize;
        let string = CodedText { alphabet: text.alphabet, codes: codes(first) }.decoded();
        // A part of a better string adds nothing.
        let is_half = |(_, better): &(Key, Matched)| {
            better.text.as_bytes().windows(string.len()).any(|part| part == string.as_bytes())
        };
        if found.len() < MOST_STRINGS && !string.is_empty() && !found.iter().any(is_half) {
            let count = (0..matches.len()).filter(|i| codes(*i) == codes(first)).count();
            let at = found.iter().position(|(other, _)| *other < key).unwrap_or(found.len());
            found.insert(at, (key, Matched { text: string, count, is_term: key.rank() & 1 == 1 }));
        }
    }
    found.into_iter().map(|(_, matched)| matched).collect()
}
