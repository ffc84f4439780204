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
//! Four shards for a run, eight for a question, and the passages of the documents to be shown. In time, the lists of the
//! grams and the passages of the candidates.

mod candidates;
mod clauses;
mod facts;
mod files;
mod forms;
mod letters;
mod names;
mod plan;
mod shelf;
mod sounds;

use crate::marked::TextSink;
use crate::merge::Ranked;
use crate::options::Options;
use crate::results::{Document, Results};
use crate::searcher::Searcher;
use crate::suggest::Suggestion;
use crate::syntax::{self, Query, Signs};
use candidates::{Candidate, Candidates};
use plan::Plan;
use seed_index::Exchange;
use seed_index::shards::{Begun, Column, File, Root, Shard};
use seed_text::walk::NO_GAP;
use seed_text::{Folds, Unit, string_of, walk};
use shelf::Shelf;
use std::cell::Cell;

/// How often texts are asked for again where some of a run turned out to be none.
const MOST_ROUNDS: usize = 4;

/// How many more passages of each document are read then.
const OTHERS: usize = 3;

/// How many words of a query are looked for in other forms.
const MOST_OTHERS: usize = 4;

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

/// A query, as far as the shards tell.
struct Asked<'s> {
    root: &'s Root,
    folds: &'s [u8],
    words: &'s [u8],
    folded: String,
    shards: Vec<Shard<'s>>,
    candidates: Candidates,
    /// See [`Plan::is_of_words`].
    is_of_words: bool,
    /// Whether it has no clauses, which leave out what holds the run.
    is_plain: bool,
}

/// An index in many files, and those of them that are here.
#[derive(Clone, Debug, Default)]
pub struct Sharded {
    root: Option<Root>,
    folds: Option<Vec<u8>>,
    words: Option<Vec<u8>>,
    letters: Option<Vec<u8>>,
    columns: Vec<Vec<u8>>,
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
        let facts = if budget == Budget::ALL { None } else { self.facts(options)? };
        let mut asked = self.asked(query, options.signs, budget)?;
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

    /// What is asked for, as far as the shards tell.
    fn asked(&self, query: &str, signs: Signs, budget: Budget) -> Result<Asked<'_>, MissingFiles> {
        let root = self.root.as_ref().ok_or(MissingFiles(vec![File::Root]))?;
        let parsed = if signs == Signs::Text { Query::plain(query) } else { syntax::parse(query) };
        let text = &parsed.text;
        let folds = self.folds(root, text)?;
        let units = |text: &str| walk::units(&text, Folds::of_checked(folds));
        let typed = units(text);
        let folded = string_of(&typed);
        let is_all = budget == Budget::ALL;
        let has_words = is_all && !root.begun.is_empty() || Begun(&root.begun).may_hold(&folded);
        let words = self.words.as_deref().filter(|_| has_words).unwrap_or_default();
        let planned = |most: [usize; 2], is_begun: bool| {
            let mut plan = Plan::of_letters(root, &typed, most, is_begun);
            let others = seed_index::exchanges(words, &folded).into_iter();
            // What is empty counts little, and is no other word.
            for Exchange { from, to, .. } in others.filter(|other| !other.to.is_empty()).take(MOST_OTHERS) {
                plan.add(Plan::of(root, &units(&spaced(&typed).replacen(from, to, 1)), most));
            }
            plan
        };
        let plan = planned(budget.grams, false);
        let shards = if is_all { self.shards(&mut (0..root.shards())) } else { self.shards_of(&plan) };
        let lacks_words = has_words && self.words.is_none() && self.is_awaited(File::Words);
        let mut here = with(shards, lacks_words.then_some(File::Words))?;
        let mut candidates =
            if is_all { Candidates::every(root) } else { Candidates::of(root, &plan, &here) };
        if !is_all && candidates.runs() == 0 {
            // It is no run: more of it says which documents are about it.
            let mut plan = planned([budget.grams[1]; 2], true);
            for text in forms::others(&typed).into_iter().take(MOST_OTHERS) {
                plan.add(Plan::of(root, &units(&text), budget.grams));
            }
            here = self.shards_of(&plan)?;
            if letters::has_unknown(&plan, &here) {
                if self.letters.is_none() && self.is_awaited(File::Letters) {
                    return Err(MissingFiles(vec![File::Letters]));
                }
                plan = letters::near(root, plan, &here, self.letters.as_deref().unwrap_or_default());
                here = self.shards_of(&plan)?;
            }
            candidates = Candidates::of(root, &plan, &here);
        }
        if !is_all && !parsed.clauses.is_empty() {
            let mut missing = MissingFiles::default();
            let mut holding = |text: &str| {
                let plan = Plan::of(root, &units(text), [budget.grams[0]; 2]);
                let shards = self.shards_of(&plan);
                missing.0.extend(shards.as_ref().err().into_iter().flat_map(|missing| &missing.0));
                shards.map_or(Vec::new(), |shards| Candidates::of(root, &plan, &shards).all)
            };
            candidates = clauses::met(&parsed, &mut holding, candidates);
            if !missing.0.is_empty() {
                return Err(missing);
            }
        }
        let candidates = pinned(root, &folded, candidates);
        let (is_of_words, is_plain) = (plan.is_of_words, parsed.clauses.is_empty());
        Ok(Asked { root, folds, words, shards: here, candidates, folded, is_of_words, is_plain })
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
        let here: Vec<Column> = self.columns.iter().filter_map(|bytes| Column::open(bytes).ok()).collect();
        let is_here = |number: &u32| here.iter().any(|column| column.number == *number);
        let absent = wanted.iter().filter(|number| !is_here(number)).map(|number| File::Column(*number));
        let missing: Vec<File> = absent.filter(|file| self.is_awaited(*file)).collect();
        if !missing.is_empty() {
            return Err(MissingFiles(missing));
        }
        Ok(facts::facts(root, &here))
    }

    /// The index of some candidates.
    fn shelf(&self, asked: &Asked, chosen: &[Candidate], others: usize) -> Result<Shelf, MissingFiles> {
        let texts = self.texts(asked.root, chosen, others)?;
        let pins = asked.root.pins.iter().find(|(query, _)| *query == asked.folded);
        Ok(Shelf::of(asked.root, [asked.folds, asked.words], pins, chosen, &texts, &asked.shards))
    }
}

/// What is here, unless something is missing, or this file.
fn with<T>(here: Result<T, MissingFiles>, file: Option<File>) -> Result<T, MissingFiles> {
    match (here, file) {
        (Ok(_), Some(file)) => Err(MissingFiles(vec![file])),
        (Err(MissingFiles(mut missing)), file) => {
            missing.extend(file);
            Err(MissingFiles(missing))
        }
        (here, None) => here,
    }
}

/// Candidates, those before them that the owner of a site wants first for this query.
fn pinned(root: &Root, folded: &str, candidates: Candidates) -> Candidates {
    let Some((_, places)) = root.pins.iter().find(|(query, _)| query == folded) else { return candidates };
    let mut all = Vec::new();
    let mut rest = candidates.all;
    for place in places {
        match rest.iter().position(|one| one.place == *place) {
            Some(at) => all.push(rest.remove(at)),
            None => all.extend(root.passages.of_place(*place).map(|place| Candidate::begun(&place))),
        }
    }
    let pinned = all.len();
    all.extend(rest);
    Candidates { all, pinned }
}

/// Folded units as text, with a blank wherever something parts them.
fn spaced(units: &[Unit]) -> String {
    let mut text = String::new();
    for unit in units {
        if unit.gap != NO_GAP && !text.is_empty() {
            text.push(' ');
        }
        text.push(unit.char);
    }
    text
}
