//! Which documents may hold a query, by the lists of its grams, and which of their passages shows it?
//!
//! All lists are read at once, passage by passage. Where every gram stands where the query wants it, by eight, the passage
//! nearly surely holds the query in one piece.

use super::plan::Plan;
use super::strings;
use super::wanted::{Sounds, What};
use crate::sort::{self, Heap, Key};
use crate::weights::bm25::{B, K1};
use seed_index::shards::{Field, Place, Posting, Root, Shard};
use std::cmp::Ordering;

/// What is worth how much beside what was typed: another form of a word, and characters that sound as the typed ones do.
const FORM: f32 = 0.3;
const SOUND: f32 = 0.2;
/// What each further place of a gram in a passage is worth beside the first.
const AGAIN: f32 = 0.2;
/// What a document's other grams are worth beside those of its best passage.
const ELSEWHERE: f32 = 0.5;

/// How sure it has to be that grams do not stand in a row by chance, where letters may be pinyin.
const SURE: f32 = 0.9;
/// How many other passages of a document are known that may hold the same run.
const MOST_OTHERS: usize = 8;

/// A document that may hold a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its place.
    pub place: u32,
    /// The passages that show it.
    pub passages: std::ops::Range<u32>,
    /// Other passages that may hold the same run.
    pub others: Vec<u32>,
    /// Other passages without which nobody knows whether it is wanted.
    pub needed: Vec<u32>,
    /// How much of the query it holds in one piece.
    pub run: Run,
    /// The field of the run.
    field: Field,
    score: f32,
}

/// How much of a run the lists vouch for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Run {
    /// Not all of it.
    #[default]
    None,
    /// All of it, as it sounds.
    Sounds,
    /// All of it.
    Typed,
}

impl Candidate {
    /// A document with all its passages.
    pub fn whole(place: &Place) -> Candidate {
        let passages = place.first..place.first + place.len;
        let (run, field, others, needed) = (Run::None, Field::Text, Vec::new(), Vec::new());
        Candidate { place: place.place, passages, others, needed, run, field, score: 0.0 }
    }

    /// A document with its first passage.
    pub fn begun(place: &Place) -> Candidate {
        Candidate { passages: place.first..place.first + 1, ..Candidate::whole(place) }
    }
}

/// The documents that may hold a query.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// All of them, the best first.
    pub all: Vec<Candidate>,
    /// How many of them stand first whatever they hold.
    pub pinned: usize,
}

/// What a gram adds to the score of a passage that holds it, or only something like it.
#[derive(Clone, Copy)]
struct Weight {
    typed: f32,
    alike: f32,
}

/// A list that is being read.
struct Cursor<I> {
    gram: usize,
    is_alike: bool,
    now: Posting,
    rest: I,
}

/// What a passage holds of a gram.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    is_typed: bool,
    is_there: bool,
    /// Where it stands, and where it or something that sounds like it does.
    typed: u8,
    all: u8,
    field: Field,
}

impl Candidates {
    /// Reads the lists of a plan.
    pub fn of(root: &Root, plan: &Plan, shards: &[Shard]) -> Candidates {
        let sounds = Sounds::of(root);
        let strings = (plan.ways > 0).then(|| strings::spelled(plan.clone(), shards, &sounds));
        let plan = strings.as_ref().unwrap_or(plan);
        let (mut cursors, mut weights, mut documents) = (Vec::new(), Vec::new(), Vec::new());
        for (gram, wanted) in plan.wanted.iter().enumerate() {
            let (mut df, mut of) = (0, root.passages.len());
            for entry in shards.iter().flat_map(Shard::entries) {
                let Some(is_typed) = wanted.what.fits(entry, &sounds) else { continue };
                if is_typed {
                    df += entry.len;
                }
                let mut rest = entry.postings();
                if entry.is_of_documents() {
                    of = root.passages.documents();
                    rest.for_each(|one| documents.push((one.at, gram, one.field)));
                } else if let Some(now) = rest.next() {
                    cursors.push(Cursor { gram, is_alike: !is_typed, now, rest });
                }
            }
            let (df, of) = (df.min(of) as f32, of as f32);
            let typed = (1.0 + (of - df + 0.5) / (df + 0.5)).ln();
            let alike = if matches!(wanted.what, What::Pair(..)) { SOUND } else { FORM };
            weights.push(Weight { typed, alike: alike * typed });
        }
        let mut all = in_passages(root, plan, &weights, cursors);
        add_documents(root, plan, &weights, &documents, &mut all);
        let mut keys = Vec::new();
        for (i, one) in (0..).zip(&all) {
            let class = 4 * one.run as u8 + one.field as u8;
            keys.push(Key::new(!sort::rank(class, one.score), i));
        }
        let order = sort::ascending(keys);
        Candidates { all: order.iter().map(|key| all[key.item() as usize].clone()).collect(), pinned: 0 }
    }

    /// Every document, whole.
    pub fn every(root: &Root) -> Candidates {
        let places = 0..root.passages.documents();
        let all = places.filter_map(|place| Some(Candidate::whole(&root.passages.of_place(place)?)));
        Candidates { all: all.collect(), pinned: 0 }
    }

    /// How many may hold the whole query: as it is typed, or where none does as it sounds.
    pub fn runs(&self) -> usize {
        let rest = &self.all[self.pinned..];
        let best = rest.first().map_or(Run::None, |first| first.run);
        rest.iter().filter(|one| best != Run::None && one.run == best).count()
    }

    /// The best of them, so many at most.
    pub fn chosen(&self, most: usize) -> &[Candidate] {
        &self.all[..self.all.len().min(most)]
    }
}

/// The documents of what stands in passages, in the order of their places.
fn in_passages<I: Iterator<Item = Posting>>(
    root: &Root,
    plan: &Plan,
    weights: &[Weight],
    mut cursors: Vec<Cursor<I>>,
) -> Vec<Candidate> {
    let average = root.passages.len() as f32 / root.passages.documents().max(1) as f32;
    let mut all: Vec<Candidate> = Vec::new();
    let mut heap = Heap::new();
    for (i, cursor) in (0..).zip(&cursors) {
        heap.push(Key::new(!cursor.now.at, i));
    }
    let (mut here, mut anywhere) = (vec![Held::default(); weights.len()], vec![false; weights.len()]);
    let (mut document, mut runs) = (None::<Place>, 0.0);
    // The passage that came before, and what it holds.
    let mut before = (0_u32, here.clone());
    while let Some(first) = heap.peek() {
        let passage = !first.rank();
        here.fill(Held::default());
        while let Some(key) = heap.peek().copied().filter(|key| !key.rank() == passage) {
            heap.pop();
            let cursor = &mut cursors[key.item() as usize];
            here[cursor.gram].add(&cursor.now, cursor.is_alike);
            if let Some(next) = cursor.rest.next() {
                cursor.now = next;
                heap.push(Key::new(!next.at, key.item()));
            }
        }
        let is_same = document.as_ref().is_some_and(|place| passage < place.first + place.len);
        if !is_same {
            document = root.passages.of_passage(passage);
            anywhere.fill(false);
            runs = 0.0;
        }
        let Some(place) = &document else { break };
        let (mut score, mut elsewhere) = (0.0, 0.0);
        for ((held, anywhere), weight) in here.iter().zip(&mut anywhere).zip(weights) {
            *anywhere |= held.is_there;
            match held.is_there {
                true => score += held.worth(*weight),
                false if *anywhere => elsewhere += weight.typed,
                false => {}
            }
        }
        score += ELSEWHERE * elsewhere;
        // What is too long to be one run may go over the border of two passages.
        let is_next = !plan.is_short && is_same && before.0.checked_add(1) == Some(passage);
        let mut passages = passage..passage + 1;
        let best =
            |here: &[Held]| (0..=plan.ways).map(|way| aligned(plan, way, here)).max_by_key(|one| one.run);
        let mut aligned = best(&here).unwrap_or_default();
        if is_next && aligned.run == Run::None {
            let both: Vec<Held> =
                before.1.iter().zip(&here).map(|(before, here)| before.with(here)).collect();
            aligned = best(&both).unwrap_or_default();
            if aligned.run > Run::None {
                passages.start = before.0;
            }
        }
        let Aligned { run, times, trust } = aligned;
        let mut field = Field::Text;
        if run > Run::None {
            runs += times;
            score *= trust * runs * (K1 + 1.0) / (runs + K1 * (1.0 - B + B * place.len as f32 / average));
            field = here.iter().filter(|held| held.is_there).map(|held| held.field).min().unwrap_or_default();
        }
        if is_next
            && run == Run::None
            && before.1.iter().zip(&here).any(|(before, here)| before.is_there && !here.is_there)
        {
            let both = before.1.iter().zip(&here).zip(weights);
            let sum: f32 = both.map(|((before, here), weight)| before.max(here).worth(*weight)).sum();
            if sum > score {
                (score, passages) = (sum, before.0..passage + 1);
            }
        }
        before.0 = passage;
        before.1.clone_from(&here);
        let (others, needed) = (Vec::new(), Vec::new());
        let found = Candidate { place: place.place, passages, others, needed, run, field, score };
        let Some(last) = all.last_mut().filter(|_| is_same) else {
            all.push(found);
            continue;
        };
        if run > Run::None && run == last.run && last.others.len() < MOST_OTHERS {
            last.others.push(if last.field < field { last.passages.start } else { passage });
        }
        let (best, others) = (last.run, std::mem::take(&mut last.others));
        match (last.run, last.field).cmp(&(run, field)) {
            Ordering::Less => *last = found,
            // Of a run the first passage shows it as well as any.
            Ordering::Equal if last.score < score && run > Run::None => last.score = score,
            Ordering::Equal if last.score < score => *last = found,
            _ => {}
        }
        if last.run == best {
            last.others = others;
        }
    }
    all
}

impl Held {
    /// What it adds to the score of its passage.
    fn worth(&self, weight: Weight) -> f32 {
        let again = self.all.count_ones().saturating_sub(1) as f32;
        (1.0 + AGAIN * again)
            * match self {
                Held { is_typed: true, .. } => weight.typed,
                Held { is_there: true, .. } => weight.alike,
                _ => 0.0,
            }
    }

    /// What two neighbouring passages hold together.
    fn with(&self, other: &Held) -> Held {
        Held {
            is_typed: self.is_typed || other.is_typed,
            is_there: self.is_there || other.is_there,
            typed: self.typed | other.typed,
            all: self.all | other.all,
            field: self.field.max(other.field),
        }
    }

    fn add(&mut self, posting: &Posting, is_alike: bool) {
        self.is_there = true;
        self.all |= posting.positions;
        self.field = self.field.max(posting.field);
        if !is_alike {
            self.is_typed = true;
            self.typed |= posting.positions;
        }
    }
}

/// How the grams of a run lie in a passage.
#[derive(Clone, Copy, Debug, Default)]
struct Aligned {
    run: Run,
    /// About how often.
    times: f32,
    /// How sure it is that they do not lie so by chance, up to 1.
    trust: f32,
}

/// How much of the run a passage holds, read one way.
fn aligned(plan: &Plan, way: usize, here: &[Held]) -> Aligned {
    // The positions where the query may begin, by eight: as typed, and as it sounds. And how many of these chance would
    // leave.
    let (mut places, mut by_chance, mut grams) = ([u8::MAX; 2], [8.0; 2], 0);
    for (held, wanted) in here.iter().zip(&plan.wanted) {
        if wanted.way != way || wanted.what.is_of_documents() {
            continue;
        }
        // A run may begin inside of a word, which has another list.
        if wanted.at == 0 && matches!(wanted.what, What::Word(..)) && !held.is_there && plan.wanted.len() > 1
        {
            continue;
        }
        grams += 1;
        // Nothing is known of where it stands, but it has to be there.
        let anywhere = [held.is_typed, held.is_there].map(|is| if is { u8::MAX } else { 0 });
        let stands = if wanted.is_parted { anywhere } else { [held.typed, held.all] };
        for i in 0..2 {
            places[i] &= stands[i].rotate_right((wanted.at % 8) as u32);
            by_chance[i] *= stands[i].count_ones() as f32 / 8.0;
        }
    }
    let trust = by_chance.map(|by_chance| if grams > 1 { 1.0 / (1.0 + by_chance) } else { 1.0 });
    let one = |run, i: usize| Aligned { run, times: places[i].count_ones() as f32, trust: trust[i] };
    // Characters with letters behind them may be a word that is half spelled, and stand together by chance.
    let is_typed = way == 0 && places[0] != 0 && (!plan.is_spoken || trust[0] >= SURE);
    match (grams > 0, is_typed, places[1] != 0) {
        (true, true, _) => one(Run::Typed, 0),
        (true, _, true) => one(Run::Sounds, 1),
        _ => Aligned::default(),
    }
}

/// Adds what stands in documents, not in passages: ideographs and signs by themselves.
fn add_documents(
    root: &Root,
    plan: &Plan,
    weights: &[Weight],
    documents: &[(u32, usize, Field)],
    all: &mut Vec<Candidate>,
) {
    // All grams of one document stand together.
    let mut keys = Vec::new();
    for (i, &(place, ..)) in (0..).zip(documents) {
        keys.push(Key::new(place, i));
    }
    let known = all.len();
    for group in sort::ascending(keys).chunk_by(|a, b| a.rank() == b.rank()) {
        let (mut score, mut field) = (0.0, Field::Text);
        for key in group {
            let (_, gram, of) = documents[key.item() as usize];
            score += weights[gram].typed;
            field = field.max(of);
        }
        let place = group[0].rank();
        match all[..known].binary_search_by_key(&place, |one| one.place) {
            Ok(at) => all[at].score += ELSEWHERE * score,
            Err(_) => {
                let Some(of) = root.passages.of_place(place) else { continue };
                let run = if group.len() == plan.wanted.len() { Run::Typed } else { Run::None };
                all.push(Candidate { run, field, score, ..Candidate::whole(&of) });
            }
        }
    }
}
