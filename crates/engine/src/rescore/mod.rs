//! What does the text of the best candidates say beyond the posting lists?
//!
//! Posting lists say which terms a document holds, but not where. So if no document holds the query in one piece, the
//! stored text of the best candidates is read once. It says how often each character occurs, which characters are
//! side by side as in the query, and how much of the query the text and one passage of two sentences hold. An index of
//! pairs and positions would say the same, at the cost of its bytes. For a long query the words of the best texts then
//! rank all of them again.
//!
//! # Cost
//!
//! Linear in the text of the candidates, whose number and bytes are bounded.

mod breakdown;
mod features;
mod feedback;

use crate::bm25::{Statistics, saturation};
use crate::call::Call;
use crate::retrieve::Evidence;
use crate::sort::Key;
use crate::terms::Term;
use crate::weights::rescore::*;
pub use breakdown::Breakdown;
use features::{Counts, Feature, Features, Sentence};
pub use feedback::KeptWords;
use seed_text::Unit;

/// The breakdowns of the last candidates, the last one first, as many as the bounds allow to read. The item of a
/// candidate's key is the complement of its number.
#[inline(never)]
pub fn breakdowns(
    call: &Call,
    units: &[Unit],
    terms: &[Term],
    evidence: &Evidence,
    candidates: &[Key],
) -> Vec<(u32, Breakdown)> {
    let features = Features::of(call, units, terms, evidence);
    let (mut left, mut read) = (MOST_BYTES, Vec::new());
    for key in candidates.iter().rev().take(MOST_CANDIDATES) {
        let id = !key.item();
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
    let mut breakdowns: Vec<_> = read.iter().map(sum).collect();
    feedback::feed_back(call, features.len, terms, &mut breakdowns);
    breakdowns
}

/// The weight of each pair. The engine knows how many candidates hold a pair, but not how many documents do. The more
/// candidates hold it, the more common it is assumed to be.
fn pair_weights(features: &Features, read: &[(u32, Counts)], statistics: &Statistics) -> Vec<f32> {
    let candidates = read.len() as f32;
    let weight = |(i, pair_share): (usize, &f32)| {
        let found = read.iter().filter(|(_, counts)| counts.pairs[i] >= 1.0).count() as f32;
        let share = found / candidates.max(1.0);
        let df = found.max(share * share.sqrt() * statistics.documents);
        pair_share * statistics.idf(df)
    };
    features.pairs.iter().enumerate().map(weight).collect()
}

fn breakdown(features: &Features, counts: &Counts, pairs: &[f32], norm: f32, words: f32) -> Breakdown {
    let mut sum = Breakdown { words: WORDS * words, ..Breakdown::default() };
    let of_feature = |feature: &Feature| {
        if feature.is_word { feature.weight } else { CHARACTER_OF_PASSAGE * feature.weight }
    };
    // The weight of the query, and of what the text holds of it.
    let (mut all, mut held) = (0.0, 0.0);
    let mut hold = |weight: f32, is_held: bool| {
        all += weight;
        held += if is_held { weight } else { 0.0 };
    };
    for (feature, tf) in features.list.iter().zip(&counts.features) {
        hold(of_feature(feature), *tf > 0);
        if !feature.is_word {
            sum.characters += CHARACTERS * feature.weight * saturation(norm, *tf as f32);
        }
    }
    for (weight, tf) in pairs.iter().zip(&counts.pairs) {
        hold(PAIR_OF_SHARE * weight, *tf >= 1.0);
        sum.pairs += PAIRS * weight * saturation(norm, *tf);
    }
    let mut before = Sentence::default();
    for sentence in &counts.sentences {
        let of_pairs = sum_of(before.pairs | sentence.pairs, &|i| pairs[i]);
        let of_features = sum_of(before.features | sentence.features, &|i| of_feature(&features.list[i]));
        let length = (before.len + sentence.len) as f32 / PASSAGE_BYTES;
        let norm = 1.0 - PASSAGE_LENGTH + PASSAGE_LENGTH * length;
        sum.passage = sum.passage.max(PASSAGE * (of_pairs + of_features) / norm);
        before = *sentence;
    }
    if all > 0.0 {
        sum.share = share_weight(features) * held / all * sum.total();
    }
    sum
}

/// How much the share of the query's weight counts: nothing in a query without ideographs, and less in a long one.
fn share_weight(features: &Features) -> f32 {
    if features.list.iter().all(|feature| feature.is_word) {
        return 0.0;
    }
    let over = features.list.len().saturating_sub(MIDDLING) as f32 / (LONG - MIDDLING) as f32;
    SHARE * (1.0 - over).max(0.0)
}

/// The sum of the weights of the bits that are set, by their numbers less one. The lowest bit has no number: it stands
/// for nothing found.
fn sum_of(mut mask: u64, weight: &dyn Fn(usize) -> f32) -> f32 {
    let mut sum = 0.0;
    mask &= !1;
    while mask != 0 {
        sum += weight(mask.trailing_zeros() as usize - 1);
        mask &= mask - 1;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::{Call, IndexReader};
    use crate::reading::Reading;
    use crate::testing::over;

    /// The breakdown of each document for a query, which no document may hold in one piece.
    fn breakdowns(reader: &IndexReader, query: &str) -> Vec<Breakdown> {
        let call = Call::new(reader);
        let reading = Reading::of(&call, query, &[], false).expect("a query with units").rescored(&call);
        let mut breakdowns = reading.breakdowns;
        breakdowns.sort_by_key(|(id, _)| *id);
        breakdowns.into_iter().map(|(_, breakdown)| breakdown).collect()
    }

    #[test]
    fn the_share_is_of_what_the_query_weighs() {
        let reader = over(&["算力在网里", "算力", "data in a center", "only data"]);
        let part = |one: &Breakdown| one.share / (one.total() - one.share);
        let of = breakdowns(&reader, "网算力");
        assert!(part(&of[0]) > part(&of[1]), "all characters, and two of three");
        assert!(of.iter().all(|one| part(one) > 0.0 && part(one) <= SHARE), "at most so much");
        assert!(breakdowns(&reader, "center data").iter().all(|one| one.share == 0.0), "no ideographs");
        let long: String = ('一'..).take(LONG + 1).chain("网算力".chars()).collect();
        let reader = over(&[&long, "算力在网里", "算力"]);
        let query: String = long.chars().rev().collect();
        assert!(breakdowns(&reader, &query).iter().all(|one| one.share == 0.0), "a long query");
    }

    #[test]
    fn a_pair_one_unit_apart_counts_a_little() {
        let reader = over(&["网某某算", "网某算某", "算某某网"]);
        let of = breakdowns(&reader, "网算");
        assert!(of[1].pairs > 0.0, "one unit between");
        assert_eq!([of[0].pairs, of[2].pairs], [0.0; 2], "two between, and the other way round");
        let reader = over(&["网算某力某", "网某算某力"]);
        let of = breakdowns(&reader, "网算力");
        assert!(of[0].pairs > of[1].pairs, "side by side is more than one unit apart");
    }

    #[test]
    fn feedback_depends_on_the_length_of_the_query_and_not_on_what_was_asked_before() {
        let texts = ["算力网络在城市里，液冷机房", "城市里的液冷机房", "城市里的天气很好"];
        let reader = over(&texts);
        assert!(breakdowns(&reader, "网城市力算").iter().all(|one| one.feedback == 0.0), "a short query");
        let long = "网络算力城市网络里在城市算力";
        let first = breakdowns(&reader, long);
        assert!(first[1].feedback > first[2].feedback, "液冷机房 is in the best text");
        assert_eq!(breakdowns(&reader, long), first, "words that are kept are the same words");
    }
}
