//! What does a query find, as it was typed and as it may have been meant?
//!
//! The query as typed is asked first. What it may have meant besides (pinyin, a slip, a number in another writing) is
//! asked like a query of its own; what holds the query as typed stands before what holds another reading of it.

use super::asked::{Asked, Found, Piece, Tier};
use super::marked::{Marked, Text};
use super::meant::{self, Meant};
use super::{Hit, Options, Search, excerpt, parse};
use seed_index::Record;

/// What a place adds to the score, more than a sum of evidence reaches that is not of a pasted text.
pub const PLACE: f32 = 1000.0;
/// The first place of what holds the query as it was typed, above all places of other readings.
const AS_TYPED: u8 = 8;

const TIERS: [Tier; 7] =
    [Tier::Some, Tier::Parts, Tier::LooseText, Tier::LooseTitle, Tier::Text, Tier::Title, Tier::WholeTitle];

/// Where a document stands in the order: by how much it holds of which reading.
///
/// Other readings stand between what holds the query as typed and what holds only parts of it.
fn place(tier: Tier, is_other: bool) -> u8 {
    match (tier, is_other) {
        (Tier::Some, false) => 0,
        (tier, true) => 1 + tier as u8,
        (tier, false) => AS_TYPED + tier as u8,
    }
}

pub fn tier_of(place: u8) -> Tier {
    let tier = place.checked_sub(AS_TYPED).unwrap_or(place.saturating_sub(1));
    TIERS.get(usize::from(tier)).copied().unwrap_or(Tier::Some)
}

/// A query's answer, before it is shown.
pub struct Answer<'s> {
    search: &'s Search<'s>,
    /// The query as it was typed, then its other readings.
    pub asked: Vec<Reading<'s>>,
    /// One integer for each document found that sorts as place, score, and the smaller number last. In the order of
    /// documents.
    pub keys: Vec<u64>,
    /// The other readings that found something, in words.
    pub instead: Vec<String>,
    /// The least place that is not weak.
    full: u8,
    /// What was found of the query as typed, by the numbers of the documents.
    found: Vec<Found>,
}

/// One reading of a query.
pub struct Reading<'s> {
    /// It, made ready.
    pub asked: Asked<'s>,
    is_guess: bool,
}

/// Most readings of a query, itself included: their number is two bits of a key.
const MOST_READINGS: usize = 4;

fn sort_key(place: u8, score: f32, id: u32, reading: usize) -> u64 {
    // The bits of floats that are not negative sort as the floats do. The lowest four are noise.
    let score = u64::from(score.max(0.0).to_bits() >> 4);
    u64::from(place) << 60 | score << 32 | u64::from(!id << 2) | reading as u64 & 3
}

/// What a key says.
pub struct Placed {
    /// Where the document stands, see [`place`].
    pub place: u8,
    score: f32,
    id: u32,
    /// The reading that put it there.
    pub reading: usize,
}

impl Placed {
    fn of(key: u64) -> Placed {
        let score = f32::from_bits(((key >> 32) as u32 & 0x0FFF_FFFF) << 4);
        let (place, id) = ((key >> 60) as u8, !(key as u32) >> 2);
        Placed { place, score, id, reading: (key & 3) as usize }
    }

    /// The score as a hit shows it.
    pub fn total(&self) -> f32 {
        self.score + PLACE * f32::from(self.place)
    }
}

impl<'s> Answer<'s> {
    /// `None` if the query holds nothing that counts.
    pub fn new(search: &'s Search<'s>, query: &str, options: &Options) -> Option<Answer<'s>> {
        let parsed = parse::parse(query);
        let mut typed = Asked::new(search, &parsed.plain, &parsed.demands, options.prefix)?;
        let found = typed.find();
        let others =
            if options.fuzzy { meant::readings(search, &parsed.plain, &typed, &found) } else { Vec::new() };
        let mut answer = Answer {
            search,
            asked: vec![Reading { asked: typed, is_guess: false }],
            keys: found.iter().map(|one| sort_key(place(one.tier, false), one.score, one.id, 0)).collect(),
            instead: Vec::new(),
            full: 0,
            found,
        };
        for other in others {
            if let Some(mut asked) = Asked::new(search, &other.text, &parsed.demands, options.prefix) {
                let mut found = asked.find();
                asked.look_closer(&mut found);
                answer.add(other, asked, &found);
            }
        }
        // Beside documents that hold all of the best reading, those that hold less are weak.
        let best = answer.keys.iter().map(|key| Placed::of(*key).place).max().unwrap_or(0);
        answer.full = place(tier_of(best).level().max(Tier::Parts), (1..AS_TYPED).contains(&best));
        Some(answer)
    }

    /// Joins what another reading finds. A document stands where its best reading puts it.
    fn add(&mut self, other: Meant, asked: Asked<'s>, found: &[Found]) {
        let is_full = found.iter().any(|one| one.tier > Tier::Some);
        if found.is_empty() || other.is_same && !is_full || self.asked.len() == MOST_READINGS {
            return;
        }
        let mut key_of = vec![0; self.search.index().documents().len()];
        for key in &self.keys {
            key_of[Placed::of(*key).id as usize] = *key;
        }
        for one in found {
            let key = &mut key_of[one.id as usize];
            *key = sort_key(place(one.tier, !other.is_same), one.score, one.id, self.asked.len()).max(*key);
        }
        self.keys = key_of.into_iter().filter(|key| *key > 0).collect();
        self.asked.push(Reading { asked, is_guess: other.is_guess });
        self.instead.push(other.text);
    }

    /// Ranks by their text what no document holds in one piece, as far as it is among so many best hits: beside a
    /// page of hits that hold another reading of the query, what holds a word of it as typed is not seen.
    pub fn look_closer(&mut self, hits: usize) {
        let typed = &mut self.asked[0].asked;
        let is_below = self.found.iter().all(|one| one.tier == Tier::Some)
            && self.keys.iter().filter(|key| Placed::of(**key).reading > 0).count() >= hits;
        if !typed.is_loose || is_below {
            return;
        }
        typed.look_closer(&mut self.found);
        for key in &mut self.keys {
            let Placed { place, id, reading: 0, .. } = Placed::of(*key) else { continue };
            if let Ok(at) = self.found.binary_search_by_key(&id, |one| one.id) {
                *key = sort_key(place, self.found[at].score, id, 0);
            }
        }
    }

    /// What is marked in a document.
    pub fn marking(&self, id: u32) -> Vec<&Piece> {
        let asked = |one: Placed| self.asked[one.reading].asked.marking(tier_of(one.place), id);
        self.placed(id).map_or(Vec::new(), asked)
    }

    /// Where a document stands, if it was found.
    pub fn placed(&self, id: u32) -> Option<Placed> {
        self.keys.iter().map(|key| Placed::of(*key)).find(|one| one.id == id)
    }

    /// Whether a document is found less fully than it could be.
    pub fn is_weak(&self, one: &Placed) -> bool {
        one.place < self.full || self.asked[one.reading].is_guess
    }

    /// How many documents are found as fully as can be.
    pub fn count_full(&self) -> usize {
        self.keys.iter().filter(|key| self.is_full(**key)).count()
    }

    /// Whether the document of a key is found as fully as can be.
    pub fn is_full(&self, key: u64) -> bool {
        !self.is_weak(&Placed::of(key))
    }

    /// Where the document of a key comes from.
    pub fn record(&self, key: u64) -> Record<'s> {
        self.search.index().documents().record(Placed::of(key).id)
    }

    /// The hit of a key.
    pub fn hit<T: Text>(&self, key: u64) -> Hit<'s, T> {
        let one = Placed::of(key);
        let Reading { asked, .. } = &self.asked[one.reading];
        let (title, body) = self.search.texts(one.id);
        let (folds, prose) = (self.search.folds(), self.search.prose(body));
        let pieces = &asked.marking(tier_of(one.place), one.id);
        let passage = match (tier_of(one.place), asked.best) {
            (Tier::Some | Tier::Parts, Tier::Some | Tier::Parts) => excerpt::densest(prose, folds, pieces),
            // Beside hits that hold all of it, a weak one need only show what is rarest in it.
            (Tier::Some | Tier::Parts, _) => excerpt::heaviest(prose, folds, pieces),
            _ => excerpt::tersest(prose, folds, &asked.whole),
        };
        Hit {
            id: one.id,
            source: self.search.index().documents().record(one.id),
            title: Marked::decode(title, &excerpt::marks(title, folds, pieces), ' '),
            score: one.total(),
            weak: self.is_weak(&one),
            excerpt: excerpt::show(prose, passage, folds, pieces),
        }
    }
}

/// The documents of what was found, best first.
pub fn ordered(found: &[Found]) -> impl Iterator<Item = u32> {
    let keys: Vec<u64> = found.iter().map(|one| sort_key(one.tier as u8, one.score, one.id, 0)).collect();
    let order = std::collections::BinaryHeap::from(keys).into_sorted_vec();
    order.into_iter().rev().map(|key| Placed::of(key).id)
}
