//! What does the text of the best candidates say beyond the posting lists?
//!
//! Posting lists say which terms a document holds, but not where. So if no document holds the query in one piece, the
//! stored text of the best candidates is read once. It says how often each character occurs, which characters are
//! side by side as in the query, and how much of the query one passage of two sentences holds. An index of pairs and
//! positions would say the same, at the cost of its bytes.
//!
//! # Cost
//!
//! Linear in the text of the candidates, whose number and bytes are bounded.

mod features;

use crate::bm25::{Statistics, saturation};
use crate::call::Call;
use crate::retrieve::Evidence;
use crate::terms::Term;
use crate::weights::rescore::*;
use features::{Counts, Features};
use seed_text::Unit;

/// The summands of a score, each already weighted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Breakdown {
    /// The part of words, by the posting lists.
    pub words: f32,
    /// The part of single ideographs.
    pub characters: f32,
    /// The part of characters and words that are side by side as in the query.
    pub pairs: f32,
    /// The part of the passage that holds most of the query.
    pub passage: f32,
}

impl Breakdown {
    /// The score.
    pub fn total(&self) -> f32 {
        self.words + self.characters + self.pairs + self.passage
    }
}

/// The breakdowns of the first candidates, as many as the bounds allow to read.
pub fn breakdowns(
    call: &Call,
    units: &[Unit],
    terms: &[Term],
    evidence: &Evidence,
    candidates: impl Iterator<Item = u32>,
) -> Vec<(u32, Breakdown)> {
    let features = Features::of(call, units, terms, evidence);
    let (mut left, mut read) = (MOST_BYTES, Vec::new());
    for id in candidates.take(MOST_CANDIDATES) {
        let (title, body) = call.texts(id);
        read.push((id, features.count(title, body)));
        left = left.saturating_sub(body.codes.len());
        if left == 0 {
            break;
        }
    }
    let weights = pair_weights(&features, &read, &call.statistics());
    let sum = |(id, counts): &(u32, Counts)| {
        let words = evidence.words[*id as usize];
        (*id, breakdown(&features, counts, &weights, call.norm(*id), words))
    };
    read.iter().map(sum).collect()
}

/// The weight of each pair. The engine knows how many candidates hold a pair, but not how many documents do. The more
/// candidates hold it, the more common it is assumed to be.
fn pair_weights(features: &Features, read: &[(u32, Counts)], statistics: &Statistics) -> Vec<f32> {
    let candidates = read.len() as f32;
    let weight = |(i, pair_share): (usize, &f32)| {
        let found = read.iter().filter(|(_, counts)| counts.pairs[i] > 0).count() as f32;
        let share = found / candidates.max(1.0);
        let df = found.max(share * share.sqrt() * statistics.documents);
        pair_share * statistics.idf(df)
    };
    features.pairs.iter().enumerate().map(weight).collect()
}

fn breakdown(features: &Features, counts: &Counts, pairs: &[f32], norm: f32, words: f32) -> Breakdown {
    let saturation = |tf: u32| saturation(norm, tf as f32);
    let mut sum = Breakdown { words: WORDS * words, ..Breakdown::default() };
    for (feature, tf) in features.list.iter().zip(&counts.features).filter(|(feature, _)| !feature.is_word) {
        sum.characters += CHARACTERS * feature.weight * saturation(*tf);
    }
    for (weight, tf) in pairs.iter().zip(&counts.pairs) {
        sum.pairs += PAIRS * weight * saturation(*tf);
    }
    let of_feature = |i: usize| {
        let feature = &features.list[i];
        if feature.is_word { feature.weight } else { CHARACTER_OF_PASSAGE * feature.weight }
    };
    let mut before = (0, 0);
    for sentence in &counts.sentences {
        let passage = (before.0 | sentence.0, before.1 | sentence.1);
        let of_pairs: f32 = bits(passage.0).map(|i| pairs[i]).sum();
        let of_features: f32 = bits(passage.1).map(of_feature).sum();
        sum.passage = sum.passage.max(PASSAGE * (of_pairs + of_features));
        before = *sentence;
    }
    sum
}

/// The numbers of the bits that are set, less one. The lowest bit has no number: it stands for nothing found.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = mask.trailing_zeros() as usize;
        mask &= mask.wrapping_sub(1);
        bit.checked_sub(1).filter(|_| bit < 64)
    })
}
