//! In which order are the documents that a query finds, as typed and by its rewrites?
//!
//! A document that holds the query as typed comes before one that holds a rewrite, that one before a document that
//! holds only some terms of the query as typed, and that one before a document that holds only some of a rewrite. A
//! rewrite that says the same (`Trust::Same`) ranks with the query as typed. A document that several readings find
//! takes its best place. Ties go to the smaller document number, so the same query gives the same answer.

use crate::reading::Reading;
use crate::rewrite::{Rewrite, Trust};
use crate::sort::{self, Key};
use crate::syntax::Taken;
use crate::tier::{Match, TIERS, Tier};
use crate::weights::rewrite::MOST_READINGS;

/// The class of a match of the query as typed is its tier plus this, unless it holds some terms only. No tier adds
/// nothing then, so all these classes are above those of rewrites.
const AS_TYPED: u8 = TIERS.len() as u8;
/// The lowest of these classes.
const LEAST_TYPED: u8 = AS_TYPED + 1;
/// What the tiers of the query as typed add to the score, beside their own score.
const TYPED_SCORE: f32 = 8000.0;
/// The same for a rewrite, and for what holds only some terms of the query as typed.
const REWRITE_SCORE: f32 = 1000.0;
/// The class of a match that holds only some terms of the query as typed. Below it is what holds only some of a rewrite.
const TERMS_AS_TYPED: u8 = 1;

const _: () =
    assert!(AS_TYPED as usize + TIERS.len() <= 1 << sort::CLASS_BITS, "a rank has room for all classes");
const _: () = assert!(MOST_READINGS <= 4, "a key has two bits for the number of a reading");

/// The class of a match, which decides before the score does. It depends on the tier and on whether a rewrite found it.
///
/// What holds a rewrite comes after documents that hold the query as typed, and before those that hold only some of its
/// terms. Some terms of a rewrite are worth less than some of what was typed.
fn class(tier: Tier, is_rewrite: bool) -> u8 {
    match (tier, is_rewrite) {
        (Tier::AnyTerms, true) => 0,
        (Tier::AnyTerms, false) => TERMS_AS_TYPED,
        (tier, true) => TERMS_AS_TYPED + tier as u8,
        (tier, false) => AS_TYPED + tier as u8,
    }
}

/// The tier of a class.
fn tier_of(class: u8) -> Tier {
    let tier = if class < LEAST_TYPED { class.saturating_sub(TERMS_AS_TYPED) } else { class - AS_TYPED };
    TIERS.get(usize::from(tier)).copied().unwrap_or(Tier::AnyTerms)
}

/// The place of a document in the order.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The document.
    pub id: u32,
    /// How much it holds of its best reading.
    pub tier: Tier,
    /// Its best reading: 0 for the query as typed, or the number of a rewrite from 1 on.
    pub reading: usize,
    /// Its class, which decides before the score does.
    pub class: u8,
    score: f32,
}

impl Place {
    /// The place that a key encodes. Two bits hold the reading. 30 bits are enough for a document's number, because a
    /// section of fewer than 2^32 bytes takes 20 bytes for each document.
    pub fn of(key: Key) -> Place {
        let (class, score) = sort::class_and_score(key.rank());
        let (id, reading) = (!key.item() >> 2, (key.item() & 3) as usize);
        Place { id, tier: tier_of(class), reading, class, score }
    }
}

fn key(class: u8, score: f32, id: u32, reading: usize) -> Key {
    Key::new(sort::rank(class, score), !id << 2 | reading as u32 & 3)
}

/// All documents that a query finds, each with its place in the order.
pub struct Ranked {
    /// The query as typed, then its rewrites that found something.
    pub readings: Vec<Reading>,
    /// These rewrites, in the same order.
    pub rewrites: Vec<Rewrite>,
    /// A key for each document found, in the order of documents.
    pub keys: Vec<Key>,
    /// The lowest class that is not weak.
    full: u8,
    /// Whether documents were found that hold only some terms of a rewrite.
    has_lowest: bool,
    /// The documents that come first for this query, whatever they hold.
    pub pinned: Vec<u32>,
    /// How the signs of the query were taken.
    pub taken: Taken,
}

impl Ranked {
    /// Joins the matches of the query as typed and of its rewrites. The index has `documents` documents.
    #[inline(never)]
    pub fn join(documents: usize, typed: Reading, rewrites: Vec<(Rewrite, Reading)>) -> Ranked {
        let of_typed = |one: &Match| key(class(one.tier, false), one.score, one.id, 0);
        let keys = typed.matches.iter().map(of_typed).collect();
        let mut ranked = Ranked {
            readings: vec![typed],
            rewrites: Vec::new(),
            keys,
            full: 0,
            has_lowest: false,
            pinned: Vec::new(),
            taken: Taken::Plain,
        };
        for (rewrite, reading) in rewrites {
            let is_whole = reading.matches.iter().any(|one| one.tier > Tier::AnyTerms);
            let is_same = rewrite.trust == Trust::Same;
            let finds = !reading.matches.is_empty() && (is_whole || !is_same);
            let number = ranked.readings.len();
            if !finds || number == MOST_READINGS {
                continue;
            }
            let mut key_of = vec![Key::default(); documents];
            for key in &ranked.keys {
                key_of[Place::of(*key).id as usize] = *key;
            }
            for one in &reading.matches {
                let best = &mut key_of[one.id as usize];
                *best = key(class(one.tier, !is_same), one.score, one.id, number).max(*best);
            }
            ranked.keys = key_of.into_iter().filter(|key| *key > Key::default()).collect();
            ranked.readings.push(reading);
            ranked.rewrites.push(rewrite);
        }
        // If documents hold all of the best reading, those that hold less are weak.
        let best = ranked.keys.iter().map(|key| Place::of(*key).class).max().unwrap_or(0);
        let is_rewrite = (TERMS_AS_TYPED + 1..LEAST_TYPED).contains(&best);
        ranked.full = class(tier_of(best).level().max(Tier::LooseParts), is_rewrite);
        ranked.has_lowest = ranked.keys.iter().any(|key| Place::of(*key).class < TERMS_AS_TYPED);
        ranked
    }

    /// The same documents, found by the query with its signs taken so. All are weak if quotation marks were left out.
    pub fn taken(mut self, taken: Taken) -> Ranked {
        if taken == Taken::Dropped {
            self.full = u8::MAX;
        }
        self.taken = taken;
        self
    }

    /// The same documents, and those that come first for the query, found or not.
    pub fn pinned(mut self, ids: Vec<u32>) -> Ranked {
        for id in &ids {
            let at = self.keys.partition_point(|key| Place::of(*key).id < *id);
            if self.keys.get(at).is_none_or(|key| Place::of(*key).id > *id) {
                self.keys.insert(at, key(TERMS_AS_TYPED, 0.0, *id, 0));
            }
        }
        self.pinned = ids;
        self
    }

    /// Keeps some of the documents.
    pub fn filtered(mut self, keep: impl FnMut(&Key) -> bool) -> Ranked {
        self.keys.retain(keep);
        self
    }

    /// The same documents with the scores of the query as typed after `rescore`.
    pub fn rescored(mut self, rescore: impl FnOnce(Reading) -> Reading) -> Ranked {
        let typed = rescore(self.readings.remove(0));
        for one in &mut self.keys {
            let Place { class, id, reading: 0, .. } = Place::of(*one) else { continue };
            if let Ok(at) = typed.matches.binary_search_by_key(&id, |one| one.id) {
                *one = key(class, typed.matches[at].score, id, 0);
            }
        }
        self.readings.insert(0, typed);
        self
    }

    /// Whether rescoring the query as typed can change the first `hits`. It cannot if rewrites fill them, because
    /// documents that hold only terms of the query as typed come after those.
    pub fn wants_rescoring(&self, hits: usize) -> bool {
        let typed = &self.readings[0];
        let is_below = || {
            typed.matches.iter().all(|one| one.tier == Tier::AnyTerms)
                && self.keys.iter().filter(|key| Place::of(**key).class > TERMS_AS_TYPED).count() >= hits
        };
        typed.is_loose && !is_below()
    }

    /// What its class adds to the score of a hit. Some terms of the query as typed add nothing, unless the answer has
    /// hits that hold only some of a rewrite, whose scores must be lower.
    pub fn class_score(&self, place: &Place) -> f32 {
        match place.class {
            LEAST_TYPED.. => TYPED_SCORE + place.tier.score(),
            TERMS_AS_TYPED if !self.has_lowest => 0.0,
            TERMS_AS_TYPED.. => REWRITE_SCORE + place.tier.score(),
            _ => 0.0,
        }
    }

    /// The score that a hit shows.
    pub fn total(&self, place: &Place) -> f32 {
        place.score + self.class_score(place)
    }

    /// The place of a document, if it was found.
    pub fn place_of(&self, id: u32) -> Option<Place> {
        self.keys.iter().map(|key| Place::of(*key)).find(|place| place.id == id)
    }

    /// Whether a document holds less than others do.
    pub fn is_weak(&self, place: &Place) -> bool {
        let trust = place.reading.checked_sub(1).and_then(|i| self.rewrites.get(i)).map(|one| one.trust);
        place.class < self.full && !self.pinned.contains(&place.id) || trust == Some(Trust::Guess)
    }

    /// Whether the document of a key is not weak.
    pub fn is_full(&self, key: Key) -> bool {
        !self.is_weak(&Place::of(key))
    }

    /// Documents in the order of their numbers, each with its place in an order of somebody else's, and whether it is full.
    #[cfg(feature = "shards")]
    pub fn listed(documents: impl Iterator<Item = (u32, u32, bool)>) -> Ranked {
        /// Scores of so many places can be told apart in a key.
        const PLACES: u32 = 1 << 19;
        let full = class(Tier::Text, false);
        let one = |(id, place, is_full): (u32, u32, bool)| {
            let class = if is_full { full } else { class(Tier::AnyTerms, false) };
            key(class, PLACES.saturating_sub(place) as f32, id, 0)
        };
        Ranked {
            readings: Vec::new(),
            rewrites: Vec::new(),
            keys: documents.map(one).collect(),
            full,
            has_lowest: false,
            pinned: Vec::new(),
            taken: Taken::Plain,
        }
    }

    /// How many documents hold the query, or a rewrite of it, in one piece.
    #[cfg(feature = "shards")]
    pub fn count_whole(&self) -> usize {
        self.keys.iter().filter(|key| !Place::of(**key).tier.is_in_pieces()).count()
    }

    /// How many documents are not weak.
    pub fn count_full(&self) -> usize {
        self.keys.iter().filter(|key| self.is_full(**key)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tiers() -> impl Strategy<Value = Tier> {
        prop::sample::select(TIERS.to_vec())
    }

    #[test]
    fn classes_put_rewrites_between_the_query_as_typed_and_its_terms() {
        let mut classes = Vec::new();
        classes.extend([true, false].map(|is_rewrite| class(Tier::AnyTerms, is_rewrite)));
        classes.extend(TIERS[1..].iter().map(|tier| class(*tier, true)));
        classes.extend(TIERS[1..].iter().map(|tier| class(*tier, false)));
        assert!(classes.is_sorted_by(|a, b| a < b), "{classes:?}");
        assert!(classes.iter().all(|class| *class < 32), "five bits of a rank");
    }

    proptest! {
        #[test]
        fn a_key_keeps_what_it_is_made_of(
            tier in tiers(), is_rewrite: bool, score in 0f32..4000.0, id in 0u32..1 << 28, reading in 0usize..4,
        ) {
            let class = class(tier, is_rewrite);
            let place = Place::of(key(class, score, id, reading));
            prop_assert_eq!((place.id, place.tier, place.reading, place.class), (id, tier, reading, class));
            // Four of 24 bits are dropped.
            prop_assert!((place.score - score).abs() <= score / 65536.0 + 1e-6, "{} of {}", place.score, score);
        }

        #[test]
        fn keys_are_in_order_of_class_then_score_then_document(
            a in (tiers(), any::<bool>(), 0u32..500, 0u32..9), b in (tiers(), any::<bool>(), 0u32..500, 0u32..9),
        ) {
            let key = |(tier, is_rewrite, score, id): (Tier, bool, u32, u32)| {
                key(class(tier, is_rewrite), score as f32 / 4.0, id, 0)
            };
            let naive = |(tier, is_rewrite, score, id): (Tier, bool, u32, u32)| {
                (class(tier, is_rewrite), score, std::cmp::Reverse(id))
            };
            prop_assert_eq!(key(a).cmp(&key(b)), naive(a).cmp(&naive(b)));
        }
    }
}
