//! Which documents hold one reading of a query, and how much of it?
//!
//! ```text
//! text --units, terms--> analyzed --posting lists--> evidence --phrases--> matches [--texts of the best--> rescored]
//! ```
//!
//! The query as typed is one reading, and each rewrite of it is another. All go through these stages. A stage takes the
//! values of the stages before it. A rescored reading takes the place of the one that it is made of.

use crate::bm25::saturation;
use crate::call::Call;
use crate::function_words;
use crate::gaps::Exactness;
use crate::headings;
use crate::phrase::Occurrence;
use crate::pieces::{Piece, Pieces};
use crate::rescore::{self, Breakdown};
use crate::retrieve::{Evidence, MOST_HELD};
use crate::sort::{self, Key};
use crate::syntax::Clause;
use crate::terms::{self, Role, Term};
use crate::tier::{Match, Tier};
use crate::walk;
use crate::weights::query::MOST_COUNTED;
use seed_text::Unit;
use std::cell::OnceCell;
use std::ops::Range;

/// One reading of a query, asked of one index.
pub struct Reading {
    /// The units of the reading's text.
    pub units: Vec<Unit>,
    /// The terms that the units name.
    pub terms: Vec<Term>,
    /// What the posting lists say of each document.
    pub evidence: Evidence,
    /// The phrases that are searched for in one piece.
    pub pieces: Pieces,
    /// The documents that hold any of it, in the order of their numbers.
    pub matches: Vec<Match>,
    /// The level of the best match, at least [`Tier::LooseParts`].
    pub best: Tier,
    /// Whether several documents hold some of it and none holds all of it in one piece. If so, function words weigh
    /// less, and the texts of the best matches decide their order.
    pub is_loose: bool,
    /// The scores of the documents whose text was read. Empty until the reading is rescored.
    pub breakdowns: Vec<(u32, Breakdown)>,
    /// Its words as pieces, made when an excerpt first needs them.
    words: OnceCell<Vec<Piece>>,
}

impl Reading {
    /// Reads a text as a query of the index. `None` if it has no unit. `prefix`: whether the last word may be
    /// unfinished.
    pub fn of(call: &Call, text: &str, clauses: &[Clause], prefix: bool) -> Option<Reading> {
        let units = call.units(text);
        if units.is_empty() {
            return None;
        }
        let mut terms = terms::terms(call, &units, prefix);
        let evidence = Evidence::gather(call, &terms);
        let pieces = Pieces::of(call, (text, &units), &terms, &evidence.idf, clauses);
        let mut best = Tier::LooseParts;
        let mut matches = Vec::new();
        // The posting lists decide which texts are read, so without them none is.
        let ids = if call.is_lacking() { 0..0 } else { call.ids() };
        let named = call.names().holders(&units);
        let has_word = terms.iter().any(|term| term.role == Role::Word);
        for id in ids {
            let is_named = named.get(id as usize).copied().unwrap_or_default();
            let Some((tier, tf)) = tier(call, &pieces, &evidence, (has_word, is_named), id) else { continue };
            best = best.max(tier.level());
            let whole = match tf {
                0 => 0.0,
                tf => pieces.whole.weight * saturation(call.norm(id), tf as f32),
            };
            matches.push(Match { tier, score: evidence.scores[id as usize] + whole, whole_tf: tf, id });
        }
        let is_loose = best.is_in_pieces() && matches.len() > 1;
        if is_loose {
            terms = function_words::marked(call.index(), &units, terms);
        }
        let (breakdowns, words) = (Vec::new(), OnceCell::new());
        Some(Reading { units, terms, evidence, pieces, matches, best, is_loose, breakdowns, words })
    }

    /// The same reading with its best matches scored by their texts, if it is loose.
    pub fn rescored(mut self, call: &Call) -> Reading {
        if !self.is_loose || call.is_lacking() {
            return self;
        }
        // Function words weigh less now.
        self.evidence = Evidence::gather(call, &self.terms);
        let (mut order, mut most) = (Vec::new(), 0.0);
        for one in &mut self.matches {
            one.score = self.evidence.scores[one.id as usize];
            most = one.score.max(most);
            order.push(Key::new(sort::rank(one.tier as u8, one.score), !one.id));
        }
        let order = sort::ascending(order);
        self.breakdowns = rescore::breakdowns(call, &self.units, &self.terms, &self.evidence, &order);
        // Matches whose text was read stay before the others: they had the higher scores.
        for (id, breakdown) in &self.breakdowns {
            if let Ok(at) = self.matches.binary_search_by_key(id, |one| one.id) {
                self.matches[at].score = most + breakdown.total();
            }
        }
        self
    }

    /// The documents that hold all ideographs of some units, and so may hold the units in one piece.
    pub fn candidates(&self, call: &Call, units: &Range<usize>) -> impl Iterator<Item = u32> {
        let inside = |term: &Term| units.start <= term.units.start && term.units.end <= units.end;
        let is = |term: &Term| term.is_ideograph() && inside(term);
        let terms: Vec<usize> =
            (0..self.terms.len().min(MOST_HELD)).filter(|i| is(&self.terms[*i])).collect();
        call.ids().filter(move |id| terms.iter().all(|term| self.evidence.holds(*id, *term)))
    }

    /// The pieces to mark in a document of this tier: the whole query if the document holds it, or else the parts or
    /// words.
    pub fn marked(&self, call: &Call, tier: Tier, id: u32) -> Vec<&Piece> {
        let words = || self.pieces.words(call, &self.units, &self.terms, &self.evidence.idf);
        let pieces = match tier {
            Tier::AnyTerms => self.words.get_or_init(words),
            Tier::LooseParts | Tier::Parts => &self.pieces.parts,
            _ => std::slice::from_ref(&self.pieces.whole),
        };
        let may_hold = |piece: &&Piece| piece.phrase.as_ref().is_some_and(|phrase| call.may_hold(id, phrase));
        pieces.iter().filter(may_hold).collect()
    }
}

/// The tier of a document, and how often its text holds the whole query, counted only if the whole is no term. `None`
/// if the document is not found.
///
/// `has_word`: whether the query names a word of the index. `is_named`: whether the file's name holds the query.
fn tier(
    call: &Call,
    pieces: &Pieces,
    evidence: &Evidence,
    (has_word, is_named): (bool, bool),
    id: u32,
) -> Option<(Tier, usize)> {
    let can_hold = evidence.holds_characters(id);
    let score = evidence.scores[id as usize];
    if !can_hold && score <= 0.0 && !is_named || !pieces.allow(call, id) {
        return None;
    }
    let whole = if can_hold { whole_tier(call, &pieces.whole, evidence, id) } else { None };
    if whole.is_some() {
        return whole;
    }
    if is_named {
        return Some((Tier::Name, 0));
    }
    // A document that lacks a character of the query cannot hold every part, and its text need not be read.
    if can_hold && let Some(tier) = pieces.parts_tier(call, evidence, id) {
        return Some((tier, 0));
    }
    (score > 0.0 && has_word).then_some((Tier::AnyTerms, 0))
}

#[inline(never)]
fn whole_tier(call: &Call, whole: &Piece, evidence: &Evidence, id: u32) -> Option<(Tier, usize)> {
    let phrase = whole.phrase.as_ref().filter(|phrase| call.may_hold(id, phrase))?;
    let ((title, body), folds) = (call.texts(id), call.folds());
    let in_title = phrase.best(title, folds);
    let is_exact = in_title.is_some_and(|found| found.exactness == Exactness::Exact);
    // An occurrence of a term is in one piece. Any other phrase, and a sign before it, has to be searched for.
    let is_posted = phrase.sign.is_empty() && (is_exact || whole.is_posted(evidence, id));
    let (in_body, tf) = match whole.is_term() {
        true if is_posted => (Some(Exactness::Exact), 0),
        true => (phrase.best(body, folds).map(|found| found.exactness), 0),
        false => phrase.count(body, folds, MOST_COUNTED),
    };
    let of = |exactness, [loose, joined, exact]: [Tier; 3]| match exactness {
        Exactness::Loose => loose,
        Exactness::Joined => joined,
        Exactness::Exact => exact,
    };
    let of_title = |found: Occurrence| {
        let tiers = match walk::covers(title, folds, found.start, found.end) {
            true => [Tier::LooseTitle, Tier::JoinedWholeTitle, Tier::WholeTitle],
            false => [Tier::LooseTitle, Tier::JoinedTitle, Tier::Title],
        };
        of(found.exactness, tiers)
    };
    let of_label =
        |found: Occurrence| of(found.exactness, [Tier::LooseTitle, Tier::JoinedLabel, Tier::Label]);
    let of_body = |exactness| of(exactness, [Tier::LooseText, Tier::JoinedText, Tier::Text]);
    let labels = call.labels(id);
    let in_labels = if labels.codes.is_empty() { None } else { phrase.best(labels, folds) };
    // A title counts more, whatever the headings are.
    let is_asked = in_body == Some(Exactness::Exact) && !is_exact;
    let heading = if is_asked { headings::best(call, id, body, phrase) } else { None };
    let in_heading = heading.map(|(tier, _)| tier);
    let tiers = [in_title.map(of_title), in_labels.map(of_label), in_body.map(of_body), in_heading];
    Some((tiers.into_iter().flatten().max()?, tf))
}
