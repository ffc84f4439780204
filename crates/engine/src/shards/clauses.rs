//! Which passages tell whether a document meets the clauses of a query?
//!
//! The lists name every passage that may hold what is demanded or excluded. Documents without what is demanded are no
//! candidates, unless all would be; of the others these passages are read with those that show the query.

use super::candidates::{Candidate, Candidates, Run};
use crate::sort::{self, Key};
use crate::syntax::{Clause, Field, Occur, Query};

/// The most passages of a document that are read for a clause.
const MOST_PASSAGES: usize = 3;
/// The most documents that come first because they hold an exclusion as text.
const MOST_FIRST: usize = 5;

/// The documents that may hold the phrase of a clause, by their places.
struct Holding {
    all: Vec<Candidate>,
    places: Vec<Key>,
}

impl Holding {
    fn of(mut all: Vec<Candidate>) -> Holding {
        all.retain(|one| one.run == Run::Typed);
        let places = sort::ascending((0..).zip(&all).map(|(i, one)| Key::new(one.place, i)).collect());
        Holding { all, places }
    }

    fn at(&self, place: u32) -> Option<&Candidate> {
        let at = self.places.binary_search_by_key(&place, |key| key.rank()).ok()?;
        self.all.get(self.places[at].item() as usize)
    }
}

/// The phrases that documents are looked for by, besides the query itself.
pub fn texts<'q>(query: &'q Query) -> impl Iterator<Item = &'q str> {
    let clauses = query.clauses.iter().filter(in_text).map(|clause| clause.text);
    clauses.chain(query.exclusions.iter().map(|text| &text[..]))
}

// Titles come with every passage.
fn in_text(clause: &&Clause) -> bool {
    clause.field == Field::Any
}

/// The candidates that may meet the clauses of a query, with the passages that tell. `holding` says which documents may hold a
/// phrase.
pub fn met(
    query: &Query,
    holding: &mut dyn FnMut(&str) -> Vec<Candidate>,
    candidates: Candidates,
) -> Candidates {
    let mut clauses: Vec<(Occur, Holding)> = Vec::new();
    for clause in query.clauses.iter().filter(in_text) {
        clauses.push((clause.occur, Holding::of(holding(clause.text))));
    }
    let texts: Vec<Vec<Candidate>> = query.exclusions.iter().map(|text| holding(text)).collect();
    let meets = |one: &Candidate| {
        clauses.iter().all(|(occur, holding)| *occur == Occur::MustNot || holding.at(one.place).is_some())
    };
    let Candidates { mut all, pinned } = candidates;
    if all.iter().any(meets) {
        all.retain(meets);
    }
    // An exclusion that a document holds as it stands is text.
    for one in texts.into_iter().flatten().filter(|one| one.run == Run::Typed).take(MOST_FIRST) {
        let known = all.iter().position(|other| other.place == one.place);
        let first = match known.map(|at| all.remove(at)) {
            Some(mut known) => {
                known.needed.extend(one.passages);
                known
            }
            None => one,
        };
        all.insert(0, first);
    }
    for one in &mut all {
        for (_, holding) in &clauses {
            let Some(held) = holding.at(one.place) else { continue };
            one.needed.extend(held.passages.clone().chain(held.others.iter().copied()).take(MOST_PASSAGES));
        }
    }
    Candidates { all, pinned }
}
