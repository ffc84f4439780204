//! What does a query ask for, as far as the shards tell? Its candidates, or the files that are lacking to know them.
//!
//! A query is planned as it is typed, with words that are exchanged for others. If the lists vouch for no document, more of its
//! grams are looked up, other forms of its words, what letters may be the initials of, and words near to those that are none.

use super::asked::Asked;
use super::candidates::{Candidate, Candidates};
use super::plan::Plan;
use super::{Budget, MissingFiles, Sharded, clauses, forms, initials, letters};
use crate::syntax::{self, Query, Signs};
use seed_index::Exchange;
use seed_index::shards::{Begun, File, Root, Shard};
use seed_text::walk::{self, NO_GAP};
use seed_text::{Folds, Unit, string_of};

/// How many other ways of each kind a query is looked for in.
const MOST_OTHERS: usize = 4;
/// How many texts are fetched beside files of other words: a page shows so many hits first.
const FIRST_TEXTS: usize = 5;

/// What is planned.
struct Planning<'s> {
    root: &'s Root,
    /// The words that are exchanged for others.
    words: &'s [u8],
    folds: &'s [u8],
    typed: &'s [Unit],
    folded: &'s str,
}

impl Planning<'_> {
    fn plan_of(&self, text: &str, most: [usize; 2]) -> Plan {
        Plan::of(self.root, &walk::units(&text, Folds::of_checked(self.folds)), most)
    }

    /// Adds a plan of the query with a word of it exchanged for another.
    fn add(&self, plan: &mut Plan, from: &str, to: &str, most: [usize; 2]) {
        plan.add(self.plan_of(&spaced(self.typed).replacen(from, to, 1), most));
    }

    /// Adds what its words are exchanged for.
    fn exchanged(&self, mut plan: Plan, most: [usize; 2]) -> Plan {
        let others = seed_index::exchanges(self.words, self.folded).into_iter();
        // What is empty counts little, and is no other word.
        for Exchange { from, to, .. } in others.filter(|other| !other.to.is_empty()).take(MOST_OTHERS) {
            self.add(&mut plan, from, to, most);
        }
        plan
    }
}

impl Sharded {
    /// What is asked for, as far as the shards tell.
    pub(super) fn asked(&self, query: &str, signs: Signs, budget: Budget) -> Result<Asked<'_>, MissingFiles> {
        let root = self.root.as_ref().ok_or(MissingFiles(vec![File::Root]))?;
        let parsed = if signs == Signs::Text { Query::plain(query) } else { syntax::parse(query) };
        let text = &*parsed.text;
        let folds = self.folds(root, text)?;
        let typed = walk::units(&text, Folds::of_checked(folds));
        let folded = string_of(&typed);
        let is_all = budget == Budget::ALL;
        let has_words = is_all && !root.begun.is_empty() || Begun(&root.begun).may_hold(&folded);
        // All that is known to be lacking is asked for at once.
        let mut missing = MissingFiles::default();
        let words = if has_words { missing.taken(self.table(File::Words)).flatten() } else { None };
        let words = words.unwrap_or_default();
        let planning = Planning { root, words, folds, typed: &typed, folded: &folded };
        let own = Plan::of(root, &typed, budget.grams);
        let mut plan = planning.exchanged(own.clone(), budget.grams);
        let here = if is_all { self.shards(&mut (0..root.shards())) } else { self.shards_of(&plan) };
        let here = missing.taken(here);
        for text in clauses::texts(&parsed).filter(|_| !is_all) {
            missing.taken(self.shards_of(&planning.plan_of(text, [budget.grams[0]; 2])));
        }
        let Some(mut here) = here.filter(|_| missing.0.is_empty()) else {
            self.beside(&own, &mut missing);
            return Err(missing);
        };
        let mut candidates =
            if is_all { Candidates::every(root) } else { Candidates::of(root, &plan, &here) };
        if !is_all && candidates.runs() == 0 {
            (plan, here) = self.widened(&planning, &own, &here, budget)?;
            candidates = Candidates::of(root, &plan, &here);
        }
        if !is_all && !parsed.clauses.is_empty() {
            let mut holding = |text: &str| {
                let plan = planning.plan_of(text, [budget.grams[0]; 2]);
                let shards = missing.taken(self.shards_of(&plan));
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

    /// Adds the texts that a plan leads to, if its shards are here while others are lacking: they are likely to be shown.
    fn beside(&self, plan: &Plan, missing: &mut MissingFiles) {
        let (Some(root), Ok(here)) = (&self.root, self.shards_of(plan)) else { return };
        let candidates = Candidates::of(root, plan, &here);
        if candidates.runs() > 0 {
            missing.taken(self.texts(root, candidates.chosen(FIRST_TEXTS), 0));
        }
    }

    /// A plan of what is no run of any document: more of it says which documents are about it. With its shards.
    #[inline(never)]
    fn widened(
        &self,
        planning: &Planning,
        own: &Plan,
        here: &[Shard],
        budget: Budget,
    ) -> Result<(Plan, Vec<Shard<'_>>), MissingFiles> {
        let (root, mut missing) = (planning.root, MissingFiles::default());
        let mut plan = Plan::of(root, planning.typed, [budget.grams[1]; 2]);
        plan = planning.exchanged(plan, [budget.grams[1]; 2]);
        for text in forms::others(planning.typed).into_iter().take(MOST_OTHERS) {
            plan.add(planning.plan_of(&text, budget.grams));
        }
        // The words that are initials, and nothing else.
        let mut read = Vec::new();
        for word in letters::unknown(own, here) {
            let whole = missing.taken(initials::words(self, root, word));
            let is_read = whole.as_ref().is_none_or(|whole| !whole.is_empty());
            for whole in whole.into_iter().flatten().take(MOST_OTHERS) {
                planning.add(&mut plan, word, &whole, budget.grams);
            }
            if is_read && initials::are_sure(word) {
                read.push(word);
            } else {
                // Comes with the shards; what is in it is looked for below.
                missing.taken(letters::tables(word).first().map_or(Ok(None), |table| self.table(*table)));
            }
        }
        let here = missing.taken(self.shards_of(&plan));
        let Some(here) = here.filter(|_| missing.0.is_empty()) else { return Err(missing) };
        if !letters::replace(self, root, &mut plan, &here, &read)? {
            return Ok((plan, here));
        }
        let here = self.shards_of(&plan)?;
        Ok((plan, here))
    }
}

impl MissingFiles {
    /// What is here; if something is missing, that is noted.
    pub(super) fn taken<T>(&mut self, here: Result<T, MissingFiles>) -> Option<T> {
        let note = |missing: MissingFiles| {
            for file in missing.0 {
                if !self.0.contains(&file) {
                    self.0.push(file);
                }
            }
        };
        here.map_err(note).ok()
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
