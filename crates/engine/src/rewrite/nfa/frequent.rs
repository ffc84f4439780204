//! Which of the strings that a pattern matches was meant?

use crate::call::Call;
use crate::hash::{self, FNV_OFFSET};
use crate::sort::{self, Heap, Key};
use crate::weights::rewrite::{FINISHED, MOST_STRINGS, RARER, TERM, TONED};
use flaw::{TONELESS, UNFINISHED, UNUSUAL};
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
    /// What speaks against it. The less, the better.
    pub flaws: u8,
    /// The states on the way, which tell one division into syllables from another: `fang an` and `fan gan`.
    pub cut: u64,
}

/// What speaks against a match, as bits. A larger one outweighs those below.
pub mod flaw {
    /// Its last syllable is unfinished.
    pub const UNFINISHED: u8 = 1;
    /// It needs a reading that a character has in other words.
    pub const UNUSUAL: u8 = 2;
    /// No tones were typed, or it does not have them.
    pub const TONELESS: u8 = 4;
}

/// Whether a part of a text is some other one.
#[inline(never)]
fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|at| at == part.as_bytes())
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
    let mut keys = Vec::new();
    for i in 0..matches.len() {
        keys.push(key(i));
    }
    let sorted = sort::ascending(keys);
    let mut ranks = Heap::new();
    for group in sorted.chunk_by(|a, b| a.rank() == b.rank()) {
        let (mut first, mut flaws) = (0, u8::MAX);
        for key in group {
            let here = matches[key.item() as usize].flaws;
            if here < flaws {
                (first, flaws) = (key.item(), here);
            }
        }
        let is_term = call.index().terms().get(codes(first as usize)).is_some();
        let mut count = group.len() as u64;
        if is_term && flaws & UNUSUAL == 0 {
            count *= TERM;
        }
        if flaws & (UNUSUAL | UNFINISHED) == 0 {
            count *= FINISHED;
        }
        if flaws & TONELESS == 0 {
            count *= TONED;
        }
        let count = count.min(1 << 30) as u32;
        ranks.push(Key::new(count << 1 | u32::from(is_term), !first));
    }
    let least = ranks.peek().map_or(0, |best| (best.rank() >> 1) / RARER);
    // The best of each division, and the others that are frequent enough.
    let (mut likely, mut best, mut cuts) = (Vec::new(), 0, Vec::new());
    while let Some(key) = ranks.pop() {
        let Match { cut, flaws, .. } = matches[!key.item() as usize];
        if cuts.is_empty() || flaws & (UNUSUAL | UNFINISHED) == 0 && cuts.iter().all(|other| *other != cut) {
            likely.insert(best, key);
            best += 1;
        } else if key.rank() >> 1 >= least {
            likely.push(key);
        }
        cuts.push(cut);
    }
    let (mut found, mut keys): (Vec<Matched>, Vec<Key>) = (Vec::new(), Vec::new());
    for key in likely {
        let first = !key.item() as usize;
        let string = CodedText { alphabet: text.alphabet, codes: codes(first) }.decoded();
        // A part of a better string adds nothing.
        let is_half = || found.iter().any(|better| holds(&better.text, &string));
        if found.len() < MOST_STRINGS && !string.is_empty() && !is_half() {
            let mut count = 0;
            for i in 0..matches.len() {
                count += usize::from(codes(i) == codes(first));
            }
            let at = keys.iter().position(|other| *other < key).unwrap_or(keys.len());
            keys.insert(at, key);
            found.insert(at, Matched { text: string, count, is_term: key.rank() & 1 == 1 });
        }
    }
    found
}
