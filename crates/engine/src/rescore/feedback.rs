//! Which words of the best texts tell what a long query is about, and which candidates hold them?
//!
//! A question names its subject in its own words, and the texts that answer it in theirs. The best candidates are likely
//! to be about it, so the words that tell them apart from the corpus say more of it. A short query says what it wants,
//! and words of other texts would lead away from it, so it gets none.
//!
//! # Cost
//!
//! A text is cut into words once, by its first [`MOST_BYTES_OF_TEXT`] bytes, and its most telling words are kept, up to
//! [`MOST_KEPT`] of all texts. What is not kept is cut again: the answer does not depend on what was asked before. Then
//! a question reads the posting lists of [`MOST_WORDS`] words.

use super::Breakdown;
use crate::bm25::saturation;
use crate::call::Call;
use crate::function_words;
use crate::sort::{self, Key};
use crate::terms::Term;
use crate::walk;
use crate::weights::feedback::*;
use seed_index::Node;
use seed_text::{SpanKind, Unit, spans};
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// A word of a text, by its ordinal in the dictionary, and how much it tells.
pub type TellingWord = (u32, f32);

/// The telling words of each text, made when they are first needed.
#[derive(Clone, Debug)]
pub struct KeptWords {
    words: Vec<OnceCell<Vec<TellingWord>>>,
    /// How many more may be kept.
    left: Cell<usize>,
}

impl KeptWords {
    /// Prepares for a number of documents.
    pub fn new(documents: usize) -> KeptWords {
        KeptWords { words: vec![OnceCell::new(); documents], left: Cell::new(MOST_KEPT) }
    }

    fn of(&self, call: &Call, id: u32) -> Vec<TellingWord> {
        let kept = self.words.get(id as usize);
        if let Some(words) = kept.and_then(OnceCell::get) {
            return words.clone();
        }
        let words = telling(call, id);
        // Words of a text that is not all here are no words to keep.
        let left = self.left.get().checked_sub(words.len()).filter(|_| !call.is_lacking());
        if let (Some(left), Some(kept)) = (left, kept) {
            self.left.set(left);
            kept.get_or_init(|| words.clone());
        }
        words
    }
}

/// How much a query of these units is fed back to, from 0 to 1.
fn gate(units: &[Unit]) -> f32 {
    let count = |span: &seed_text::Span| match span.kind {
        SpanKind::Ideographs => span.units.len(),
        SpanKind::Word | SpanKind::Symbol => 1,
    };
    let len: usize = spans(units).iter().map(count).sum();
    (len.saturating_sub(LONGEST_SHORT) as f32 / (LEAST_LONG - LONGEST_SHORT) as f32).min(1.0)
}

/// Adds to each candidate what it holds of the telling words of the best of them.
pub fn feed_back(call: &Call, units: &[Unit], terms: &[Term], candidates: &mut [(u32, Breakdown)]) {
    let gate = gate(units);
    if gate <= 0.0 || candidates.is_empty() || call.is_lacking() {
        return;
    }
    let score = |(_, breakdown): &(u32, Breakdown)| breakdown.total();
    let most = candidates.iter().map(score).fold(0.0, f32::max);
    let range = most - candidates.iter().map(score).fold(most, f32::min);
    if range <= 0.0 {
        return;
    }
    let key = |(i, one)| Key::new(sort::rank(0, score(one)), !(i as u32));
    let keys: Vec<Key> = candidates.iter().enumerate().map(key).collect();
    let mut words = Vec::new();
    for key in sort::largest(&keys, MOST_BEST) {
        let one = &candidates[!key.item() as usize];
        let share = 1.0 - (most - score(one)) / range;
        let kept = call.kept_words().of(call, one.0);
        words.extend(kept.into_iter().map(|(word, weight)| (word, share * share * weight)));
    }
    let mut place = vec![usize::MAX; call.documents()];
    for (at, (id, _)) in candidates.iter().enumerate() {
        place[*id as usize] = at;
    }
    let mut sums = vec![0.0; candidates.len()];
    for (word, weight) in chosen(words, terms) {
        for (id, tf) in call.postings(word) {
            if let Some(sum) = sums.get_mut(place[id as usize]) {
                *sum += weight * saturation(call.norm(id), tf as f32);
            }
        }
    }
    let best = sums.iter().copied().fold(0.0, f32::max);
    if best > 0.0 {
        for ((_, breakdown), sum) in candidates.iter_mut().zip(sums) {
            breakdown.feedback = WEIGHT * gate * range * (sum / best).sqrt();
        }
    }
}

/// The heaviest words that the query does not have, the weights of equal ones added up.
fn chosen(mut words: Vec<TellingWord>, terms: &[Term]) -> Vec<TellingWord> {
    // Sorted by numbers only, so that equal words stay in the order of their texts and sums are the same everywhere.
    let key = |(i, (word, _)): (usize, &TellingWord)| Key::new(*word, i as u32);
    let order = sort::ascending(words.iter().enumerate().map(key).collect());
    words = order.into_iter().map(|key| words[key.item() as usize]).collect();
    let is_asked = |word: u32| {
        let is =
            |term: &Term| term.ordinal == Some(word) || term.forms.iter().any(|form| form.ordinal == word);
        terms.iter().any(is)
    };
    let equal = words.chunk_by(|a, b| a.0 == b.0).filter(|equal| !is_asked(equal[0].0));
    let sums: Vec<TellingWord> =
        equal.map(|equal| (equal[0].0, equal.iter().map(|word| word.1).sum())).collect();
    heaviest(&sums, MOST_WORDS)
}

/// The heaviest of some words; of equal weights, the first.
fn heaviest(words: &[TellingWord], most: usize) -> Vec<TellingWord> {
    let key = |(i, word): (usize, &TellingWord)| Key::new(sort::rank(0, word.1), !(i as u32));
    let keys: Vec<Key> = words.iter().enumerate().map(key).collect();
    sort::largest(&keys, most).into_iter().map(|key| words[!key.item() as usize]).collect()
}

/// The most telling words of a text. A word that no other document holds leads to none.
fn telling(call: &Call, id: u32) -> Vec<TellingWord> {
    let statistics = call.statistics();
    let ordinals = cut(call, id).into_iter().map(|ordinal| Key::new(ordinal, 0)).collect();
    let mut words = Vec::new();
    for equal in sort::ascending(ordinals).chunk_by(|a, b| a == b) {
        let word = equal[0].rank();
        let df = call.postings(word).df();
        if df > 1 {
            let worth = saturation(call.norm(id), equal.len() as f32);
            words.push((word, statistics.idf(df as f32) * worth));
        }
    }
    heaviest(&words, MOST_OF_TEXT)
}

/// The words of a text that are terms, without function words and single characters. At each place it takes the
/// longest term.
fn cut(call: &Call, id: u32) -> Vec<u32> {
    let (text, folds) = (call.text(id), call.folds());
    let (mut units, mut at) = (Vec::new(), 0);
    while let Some(unit) = walk::next(text, folds, at).filter(|_| at < MOST_BYTES_OF_TEXT) {
        at = unit.end;
        units.push(unit);
    }
    let mut found = Vec::new();
    for span in spans(&units) {
        let mut from = span.units.start;
        while from < span.units.end {
            let word = longest(call, &units, from..span.units.end);
            let end = word.map_or(from + 1, |word| word.0).max(from + 1);
            let is_whole = match span.kind {
                SpanKind::Ideographs => true,
                // Part of a word of letters is another word.
                SpanKind::Word => end - from == span.units.len(),
                SpanKind::Symbol => false,
            };
            if let Some((_, ordinal)) = word
                && is_whole
                && end > from + 1
                && !function_words::is(&units[from..end])
            {
                found.push(ordinal);
            }
            from = if span.kind == SpanKind::Ideographs { end } else { span.units.end };
        }
    }
    found
}

/// The end of the longest term that starts these units, and its ordinal.
fn longest(call: &Call, units: &[Unit], range: Range<usize>) -> Option<(usize, u32)> {
    let (index, dictionary) = (call.index(), call.index().terms());
    let (mut node, mut longest): (Option<Node>, _) = (dictionary.root(), None);
    for i in range {
        let code = index.alphabet().code(units[i].char);
        node = node.and_then(|node| dictionary.step_code(node, code?));
        let Some(here) = &node else { break };
        longest = here.ordinal().map(|ordinal| (i + 1, ordinal)).or(longest);
    }
    longest
}
