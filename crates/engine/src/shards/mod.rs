//! QUERY + SMALL FILES -> HITS: how does a query find its way where the index lies in many files, and few of them are here?
//!
//! ```text
//! query      --plan-->        a few grams, and the shards that list them
//! shards     --candidates-->  documents that may hold the query, the best first, and which of their passages
//! passages   --shelf-->       an index of these alone, whose terms weigh what they weigh among all documents
//! that index --searcher-->    hits, as everywhere
//! ```
//!
//! So everything behind `candidates` is the engine of a whole index: what is shown was verified by its text, rewritten,
//! ranked and marked as there. What is not here yet is asked for, and the caller brings it and asks again.
//!
//! # Invariants
//!
//! * A run of a query is among the candidates of every document that holds it. No more is promised of anything else: of what
//!   holds a part, or sounds alike, the best are candidates.
//! * The answer depends on the query and the options alone, not on what was fetched before.
//!
//! # Cost
//!
//! Shards of four grams for a run, of twelve for a question, and the passages of the documents to be shown. In time, the lists of the
//! grams and the passages of the candidates.

mod asked;
mod candidates;
mod clauses;
mod facts;
mod files;
mod forms;
mod initials;
mod letters;
mod names;
mod plan;
mod planning;
mod shelf;
mod sounds;
mod spoken;
mod strings;
mod wanted;

use crate::marked::TextSink;
use crate::merge::Ranked;
use crate::options::Options;
use crate::results::{Document, Results};
use crate::searcher::Searcher;
use crate::suggest::Suggestion;
use crate::syntax::Signs;
use asked::Asked;
use candidates::Candidate;
use seed_index::shards::{Column, File, Root};
use shelf::Shelf;
use std::cell::Cell;

/// How often texts are asked for again where some of a run turned out to be none.
const MOST_ROUNDS: usize = 4;

/// How many more passages of each document are read then.
const OTHERS: usize = 3;

/// How much a query may fetch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The most grams that are looked up for a run, and for what is longer.
    pub grams: [usize; 2],
    /// How many documents are read to find the best, where none holds the whole query.
    pub documents: usize,
}

impl Budget {
    /// What was measured to be enough, see `docs/limits.md`.
    pub const USUAL: Budget = Budget { grams: [4, 12], documents: 30 };
    /// Everything, whatever the lists say: the answer of the whole index.
    pub const ALL: Budget = Budget { grams: [usize::MAX; 2], documents: usize::MAX };
}

/// The files that a call lacked. The caller brings them and asks again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingFiles(pub Vec<File>);

/// What a query found.
pub struct Found<'s, T = String> {
    /// The hits, as in a whole index. Their numbers are the places of their documents.
    pub results: Results<'s, T>,
    /// Whether the counts are about right, and not exact.
    pub is_about: bool,
    /// Whether something was left out that could not be had, see [`Sharded::lose`].
    pub is_lacking: bool,
}

/// An index in many files, and those of them that are here.
#[derive(Clone, Debug, Default)]
pub struct Sharded {
    root: Option<Root>,
    /// Folds, words, letters, digits and initials without their heads, and columns.
    tables: Vec<(File, Vec<u8>)>,
    /// Shards and texts, those that came last at the end.
    files: Vec<(File, Vec<u8>)>,
    /// What cannot be had.
    lost: Vec<File>,
    /// Whether the call that runs did without any of them.
    is_lacking: Cell<bool>,
}

impl Sharded {
    /// The root, if it is here.
    pub fn root(&self) -> Option<&Root> {
        self.root.as_ref()
    }

    /// Answers a query, and hands the answer on. Any string is a query.
    ///
    /// # Errors
    ///
    /// If files are not here.
    pub fn search<T: TextSink, R>(
        &self,
        query: &str,
        options: &Options,
        budget: Budget,
        take: impl FnOnce(Found<T>) -> R,
    ) -> Result<R, MissingFiles> {
        self.is_lacking.set(false);
        let mut missing = MissingFiles::default();
        let facts = if budget == Budget::ALL { Ok(None) } else { self.facts(options) };
        let facts = missing.taken(facts).flatten();
        let Some(mut asked) =
            missing.taken(self.asked(query, options.signs, budget)).filter(|_| missing.0.is_empty())
        else {
            return Err(missing);
        };
        let mut facets = None;
        if let Some(facts) = &facts {
            let (narrowed, counts) = facts::narrowed(facts, std::mem::take(&mut asked.candidates), options);
            (asked.candidates, facets) = (narrowed, Some(counts));
        }
        let Asked { candidates, .. } = &asked;
        let shown = options.offset.saturating_add(options.limit);
        let many = shown.max(plan::more(budget.documents, asked.is_of_words));
        // The lists vouch for a run nearly always.
        let mut most = if candidates.runs() > 0 && budget != Budget::ALL { shown } else { many };
        let (mut rounds, mut before) = (0, 0);
        loop {
            let chosen = candidates.chosen(most);
            let shelf = self.shelf(&asked, chosen, OTHERS * rounds)?;
            let mut verified = 0;
            let see = |ranked: &Ranked| verified = ranked.count_whole();
            let answer = shelf.searcher.as_ref().map(|searcher| searcher.answer_seen(query, options, see));
            let mut results = answer.and_then(Result::ok).unwrap_or_default();
            let wanted = shown.saturating_sub(candidates.pinned).min(candidates.runs());
            let are_read = chosen.iter().all(|one| one.others.len() <= OTHERS * rounds);
            let is_all = are_read && chosen.len() == candidates.all.len();
            let is_done = verified >= wanted && (verified > 0 || most >= many);
            // Nothing that is left to read may hold it.
            let is_empty = verified == 0 && most >= many && are_read;
            // Where more texts held no more of the run, the lists named it by chance.
            let is_over = asked.is_plain && rounds > 0 && verified > 0 && verified == before;
            if is_all || is_done || is_over || is_empty || rounds == MOST_ROUNDS {
                results.hits.iter_mut().for_each(|hit| hit.id = shelf.places[hit.id as usize]);
                if !is_all {
                    results.total = results.total.max(candidates.all.len());
                    results.full = results.full.max(candidates.runs());
                }
                if results.hits.is_empty() && options.offset == 0 {
                    // None of those that the lists name holds it.
                    (results.total, results.full) = (0, 0);
                }
                if let Some(facets) = facets {
                    results.facets = facets;
                }
                return Ok(take(Found { results, is_about: !is_all, is_lacking: self.is_lacking.get() }));
            }
            before = verified;
            most = if verified == 0 { many } else { most + wanted - verified };
            rounds += 1;
        }
    }

    /// A whole document by the number of its hit, with the marks that its hit of this query has. Nothing for an unknown number.
    ///
    /// # Errors
    ///
    /// If files are not here.
    pub fn document<R>(
        &self,
        id: u32,
        query: &str,
        options: &Options,
        take: impl FnOnce(Option<Document>) -> R,
    ) -> Result<R, MissingFiles> {
        let asked = self.asked(query, options.signs, Budget::USUAL)?;
        let Some(place) = asked.root.passages.of_place(id) else { return Ok(take(None)) };
        let shelf = self.shelf(&asked, &[Candidate::whole(&place)], 0)?;
        let document = shelf.searcher.as_ref().and_then(|searcher| searcher.document(0, query, options).ok());
        let mut document = document.flatten();
        if let Some(document) = &mut document {
            document.id = id;
        }
        Ok(take(document))
    }

    /// Completions of what is being typed, best first, from the texts that a search of it reads.
    ///
    /// # Errors
    ///
    /// If files are not here.
    pub fn suggest(&self, query: &str, limit: usize) -> Result<Vec<Suggestion>, MissingFiles> {
        let asked = self.asked(query, Signs::Auto, Budget::USUAL)?;
        let shelf = self.shelf(&asked, asked.candidates.chosen(Options::DEFAULT.limit), 0)?;
        Ok(shelf.searcher.and_then(|searcher| searcher.suggest(query, limit).ok()).unwrap_or_default())
    }

    /// What all documents say of what options ask for. Nothing if they ask for nothing.
    fn facts(&self, options: &Options) -> Result<Option<Searcher<'static>>, MissingFiles> {
        let root = self.root.as_ref().ok_or(MissingFiles(vec![File::Root]))?;
        let wanted = facts::wanted(root, options);
        if wanted.is_empty() { Ok(None) } else { self.facts_of(root, &wanted) }
    }

    /// What all documents say in some columns.
    #[inline(never)]
    fn facts_of(&self, root: &Root, wanted: &[u32]) -> Result<Option<Searcher<'static>>, MissingFiles> {
        let (mut here, mut missing) = (Vec::new(), MissingFiles::default());
        for number in wanted {
            let bytes = missing.taken(self.table(File::Column(*number))).flatten();
            here.extend(bytes.and_then(|bytes| Column::open(bytes).ok()));
        }
        if missing.0.is_empty() { Ok(facts::facts(root, &here)) } else { Err(missing) }
    }

    /// The index of some candidates.
    fn shelf(&self, asked: &Asked, chosen: &[Candidate], others: usize) -> Result<Shelf, MissingFiles> {
        let texts = self.texts(asked.root, chosen, others)?;
        let pins = asked.root.pins.iter().find(|(query, _)| *query == asked.folded);
        Ok(Shelf::of(asked.root, [asked.folds, asked.words], pins, chosen, &texts, &asked.shards))
    }
}
