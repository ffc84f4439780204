//! Which words of the best texts tell what a long query is about, and which candidates hold them?
//!
//! A question names its subject in its own words, and the texts that answer it in theirs. The best candidates are likely
//! to be about it, so the words that tell them apart from the corpus say more of it. A short query says what it wants,
//! and words of other texts would lead away from it, so it gets none.
//!
//! # Cost
//!
//! The first [`MOST_BYTES_OF_TEXT`] bytes of a text are cut into words once, when it is first among the best of a
//! question. Its [`MOST_OF_TEXT`] most telling words are kept: at most 320 bytes a document. After that a question
//! reads the posting lists of [`MOST_WORDS`] words.

use super::breakdown::Breakdown;
use crate::bm25::saturation;
use crate::call::Call;
use crate::function_words;
use crate::sort::{self, Key};
use crate::terms::Term;
use crate::walk;
use crate::weights::feedback::*;
use seed_text::{Unit, spans};
use std::cell::OnceCell;

/// The telling words of each text by their ordinals, with their weights. Made when they are first needed, then kept.
#[derive(Clone, Debug)]
pub struct KeptWords(Vec<OnceCell<Vec<Key>>>);

impl KeptWords {
    /// Prepares for a number of documents.
    pub fn new(documents: usize) -> KeptWords {
        KeptWords(vec![OnceCell::new(); documents])
    }
}

/// A word, or whatever has a number, with its weight, which is not negative. Sorts by number.
fn weighted(word: u32, weight: f32) -> Key {
    Key::new(word, weight.to_bits())
}

/// The weight of a word.
fn weight(word: Key) -> f32 {
    f32::from_bits(word.item())
}

/// Adds to each candidate what it holds of the telling words of the best of them. `len`: the ideographs and words of
/// letters of the query.
#[inline(never)]
pub fn feed_back(call: &Call, len: usize, terms: &[Term], candidates: &mut [(u32, Breakdown)]) {
    let over = len.saturating_sub(LONGEST_SHORT).min(LEAST_LONG - LONGEST_SHORT);
    if over == 0 || call.is_lacking() {
        return;
    }
    let (mut scores, mut least) = (Vec::new(), f32::MAX);
    for (id, one) in candidates.iter() {
        scores.push(weighted(*id, one.total()));
        least = least.min(one.total());
    }
    let best = heaviest(scores, MOST_BEST, &|_, score| score);
    let range = best.first().map_or(0.0, |one| weight(*one)) - least;
    let mut words = Vec::new();
    for one in best {
        let share = ((weight(one) - least) / range).max(0.0);
        let kept = &call.kept_words().0[one.rank() as usize];
        if kept.get().is_none() {
            let made = telling(call, one.rank());
            // Without its posting lists a word tells nothing.
            if !call.is_lacking() {
                let _ = kept.set(made);
            }
        }
        for word in kept.get().into_iter().flatten() {
            words.push(weighted(word.rank(), share * share * weight(*word)));
        }
    }
    let mut known = function_words::ordinals(call.index());
    for term in terms {
        known.extend(term.ordinal);
        term.forms.iter().for_each(|form| known.push(form.ordinal));
    }
    let is_new = |word, weight| if known.contains(&word) { 0.0 } else { weight };
    let mut sums = vec![0.0; call.documents()];
    for word in heaviest(words, MOST_WORDS, &is_new) {
        for (id, tf) in call.postings(word.rank()) {
            sums[id as usize] += weight(word) * saturation(call.norm(id), tf as f32);
        }
    }
    let mut most = 0.0;
    for (id, _) in candidates.iter() {
        most = sums[*id as usize].max(most);
    }
    if most > 0.0 {
        let weight = WEIGHT * range * over as f32 / (LEAST_LONG - LONGEST_SHORT) as f32;
        for (id, one) in candidates {
            one.feedback = weight * (sums[*id as usize] / most).sqrt();
        }
    }
}

/// The heaviest words, the heaviest first; of equal weights, the smaller number. The weights of equal words are added
/// up, and `worth` says what that makes of a word.
fn heaviest(words: Vec<Key>, most: usize, worth: &dyn Fn(u32, f32) -> f32) -> Vec<Key> {
    let words = sort::ascending(words);
    let (mut heaviest, mut sum) = (Vec::new(), 0.0);
    for (i, word) in words.iter().enumerate() {
        sum += weight(*word);
        if words.get(i + 1).is_none_or(|next| next.rank() != word.rank()) {
            heaviest.push(Key::new(worth(word.rank(), sum).to_bits(), !word.rank()));
            sum = 0.0;
        }
    }
    let mut heaviest = sort::largest(&heaviest, most);
    for word in &mut heaviest {
        *word = Key::new(!word.item(), word.rank());
    }
    heaviest
}

/// The most telling words of a text. A word that no other document holds leads to none.
fn telling(call: &Call, id: u32) -> Vec<Key> {
    let worth = |word, tf| {
        let df = call.postings(word).df();
        if df > 1 { call.statistics().idf(df as f32) * saturation(call.norm(id), tf) } else { 0.0 }
    };
    heaviest(cut(call, id), MOST_OF_TEXT, &worth)
}

/// The words of a text that are terms, each with the weight 1, without single characters. At each place it takes the
/// longest term.
#[inline(never)]
fn cut(call: &Call, id: u32) -> Vec<Key> {
    let text = call.text(id);
    let units = walk::units(text.part(0..text.codes.len().min(MOST_BYTES_OF_TEXT)), call.folds());
    let mut words = Vec::new();
    for span in spans(&units) {
        let mut units = &units[span.units];
        while !units.is_empty() {
            let (len, ordinal) = longest(call, units);
            if len > 1 {
                words.push(weighted(ordinal, 1.0));
            }
            units = units.get(len..).unwrap_or_default();
        }
    }
    words
}

/// How many units the longest term takes that starts these units, and its ordinal. One unit, if none starts them.
// Not inlined: the module is smaller so.
#[inline(never)]
fn longest(call: &Call, units: &[Unit]) -> (usize, u32) {
    let (index, dictionary) = (call.index(), call.index().terms());
    let (mut node, mut longest) = (dictionary.root(), (1, u32::MAX));
    for (unit, len) in units.iter().zip(1..) {
        let code = index.alphabet().code(unit.char);
        node = node.and_then(|node| dictionary.step_code(node, code?));
        let Some(here) = &node else { break };
        longest = here.ordinal().map_or(longest, |ordinal| (len, ordinal));
    }
    longest
}
