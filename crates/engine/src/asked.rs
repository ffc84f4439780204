//! One query, made ready for one index: which documents hold how much of it?

use super::closer::{self, Sum};
use super::parse::Demand;
use super::plan::{self, Kind, Role, Term};
use super::rank::{self, Evidence};
use super::run::{self, Fit, Run};
use super::{Search, function_words};
use crate::walk;
use seed_text::Unit;
use std::cell::OnceCell;
use std::ops::Range;

/// How much of the query a document holds in one piece. Later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Some of its words. Whether all, and how near each other, is weighed in the score: as tiers of their own they
    /// would put a long text that holds each of a question's words somewhere before the passage that answers it.
    Some,
    /// Every part that white space or punctuation parts, each in one piece.
    Parts,
    /// The whole run but for punctuation, in the text.
    LooseText,
    /// The whole run but for punctuation, in the title.
    LooseTitle,
    /// The whole run, in the text.
    Text,
    /// The whole run, in the title.
    Title,
    /// The title is the whole run.
    WholeTitle,
}

impl Tier {
    /// The least tier that holds as much in one piece as this one, wherever it stands.
    pub fn level(self) -> Tier {
        match self {
            Tier::LooseTitle => Tier::LooseText,
            Tier::Title | Tier::WholeTitle => Tier::Text,
            other => other,
        }
    }
}

/// Parts of a query that are looked for one by one; a query of more is a pasted text, not a list of words.
pub const MOST_PARTS: usize = 8;
/// Demands that are heeded. Nobody types more, and each costs a look at the text.
const MOST_DEMANDS: usize = 16;
/// Places of the whole run that are counted: more say no more.
const MOST_COUNTED: usize = 8;
/// Words that are looked for when an excerpt is chosen.
const MOST_WORDS: usize = 32;

/// Units that are looked for in one piece.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The run; `None` if it holds a character that no document has.
    pub run: Option<Run>,
    /// The term that it is, if it is one.
    term: Option<usize>,
    /// The terms that begin with it, if it is the last word.
    completion: Option<usize>,
    /// How much it tells.
    pub weight: f32,
    /// Of a demand: whether documents that hold it are left out.
    excludes: bool,
    /// Of a demand: whether only titles are looked at.
    in_title: bool,
}

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// How much it holds.
    pub tier: Tier,
    /// How well, among those of its tier.
    pub score: f32,
    /// The document.
    pub id: u32,
}

/// A query made ready for one index.
pub struct Asked<'s> {
    search: &'s Search<'s>,
    /// What counts of it.
    pub units: Vec<Unit>,
    /// What it names.
    pub terms: Vec<Term>,
    /// What the posting lists say.
    pub evidence: Evidence,
    /// The whole query.
    pub whole: Piece,
    /// What white space and punctuation part. Empty unless there are several.
    parts: Vec<Piece>,
    /// What must be there and what must not.
    demands: Vec<Piece>,
    /// The words, once they were asked for.
    words: OnceCell<Vec<Piece>>,
    /// The sums of those documents whose text was looked at.
    pub sums: Vec<(u32, Sum)>,
    /// The most that a document holds, at least [`Tier::Parts`].
    pub best: Tier,
    /// Whether several hold some of it, and none all in one piece.
    pub is_loose: bool,
}

impl<'s> Asked<'s> {
    /// `None` if the query holds nothing that counts.
    pub fn new(search: &'s Search<'s>, plain: &str, demands: &[Demand], prefix: bool) -> Option<Asked<'s>> {
        let units = search.units(plain);
        if units.is_empty() {
            return None;
        }
        let terms = plan::terms(search.index(), &units, prefix);
        let evidence = Evidence::gather(search.index(), search.norms(), &terms);
        let common = run::commonness(search.index(), &units);
        let piece = |range: Range<usize>| {
            let of = |is: fn(&Term) -> bool| terms.iter().position(|term| term.units == range && is(term));
            let term = of(|term| term.ordinal.is_some());
            let completion = of(|term| term.role == Role::Completion);
            let run = Run::new(search.index(), search.folds(), &units[range.clone()], &common[range]);
            // What is no term stands in few documents.
            let documents = search.index().documents().len() as f32;
            let weight = term.map_or(rank::idf(documents, 1.0), |term| evidence.idf[term]);
            Piece { run, term, completion, weight, excludes: false, in_title: false }
        };
        let whole = piece(0..units.len());
        let starts = (1..units.len()).filter(|i| units[*i].gap != walk::NO_GAP);
        let mut parts = Vec::new();
        if (1..MOST_PARTS).contains(&starts.clone().count()) {
            let mut from = 0;
            for to in starts.chain([units.len()]) {
                let mut part = piece(from..to);
                part.run.iter_mut().for_each(|run| run.is_together = run::is_letters(&units[from..to]));
                parts.push(part);
                from = to;
            }
        }
        let demand = |demand: &Demand| {
            let mut run = search.run(&search.units(demand.text));
            run.iter_mut().for_each(|run| run.is_word = demand.excludes && !demand.is_quoted);
            Piece { run, excludes: demand.excludes, in_title: demand.in_title, ..Piece::default() }
        };
        let demands = demands.iter().take(MOST_DEMANDS).map(demand).collect();
        let (words, sums, best) = (OnceCell::new(), Vec::new(), Tier::Parts);
        let is_loose = false;
        Some(Asked { search, units, terms, evidence, whole, parts, demands, words, sums, best, is_loose })
    }

    /// The documents that hold any of it, by their numbers.
    pub fn find(&mut self) -> Vec<Found> {
        let mut found = Vec::new();
        for id in 0..self.search.index().documents().len() as u32 {
            if let Some((tier, tf)) = self.tier(id) {
                self.best = self.best.max(tier.level());
                found.push(Found { tier, score: self.score(tf, id), id });
            }
        }
        if self.best <= Tier::Parts && found.len() > 1 {
            self.is_loose = true;
            function_words::mark(&self.units, &mut self.terms);
        }
        found
    }

    /// Ranks by the text of the best candidates what no document holds in one piece.
    pub fn look_closer(&mut self, found: &mut [Found]) {
        if !self.is_loose {
            return;
        }
        self.evidence = Evidence::gather(self.search.index(), self.search.norms(), &self.terms);
        for one in found.iter_mut() {
            one.score = self.evidence.scores[one.id as usize];
        }
        let candidates = super::answer::ordered(found);
        self.sums = closer::sums(self.search, &self.units, &self.terms, &self.evidence, candidates);
        // Those that were looked at stand before the others: they had the higher scores.
        let most = found.iter().map(|one| one.score).fold(0.0, f32::max);
        let mut totals = vec![None; self.evidence.scores.len()];
        for (id, sum) in &self.sums {
            totals[*id as usize] = Some(most + sum.total());
        }
        for one in found {
            one.score = totals[one.id as usize].unwrap_or(one.score);
        }
    }

    /// How much a document holds of the query, and how often the whole run stands in its text where that counts
    /// beside the terms; `None` if it is not to be found.
    pub fn tier(&self, id: u32) -> Option<(Tier, usize)> {
        let can_hold = self.evidence.holds_characters(id);
        let score = self.evidence.scores[id as usize];
        if !can_hold && score <= 0.0 {
            return None;
        }
        for demand in &self.demands {
            if self.holds(demand, id) == demand.excludes {
                return None;
            }
        }
        let whole = if can_hold { self.whole_tier(id) } else { None };
        if whole.is_some() {
            return whole;
        }
        let all = |parts: &[Piece]| parts.iter().all(|part| self.holds(part, id));
        if can_hold && !self.parts.is_empty() && all(&self.parts) {
            return Some((Tier::Parts, 0));
        }
        let has_word = self.terms.iter().any(|term| term.role == Role::Word);
        (score > 0.0 && has_word).then_some((Tier::Some, 0))
    }

    /// The documents that hold all ideographs among some units of the query, and so may hold them in one piece.
    pub fn may_hold(&self, units: &Range<usize>) -> impl Iterator<Item = u32> {
        let inside = |term: &Term| units.start <= term.units.start && term.units.end <= units.end;
        let is = |term: &Term| term.kind == Kind::Ideograph && inside(term);
        let terms: Vec<usize> = (0..self.terms.len().min(64)).filter(|i| is(&self.terms[*i])).collect();
        let documents = 0..self.search.index().documents().len() as u32;
        documents.filter(move |id| terms.iter().all(|term| self.evidence.holds(*id, *term)))
    }

    fn whole_tier(&self, id: u32) -> Option<(Tier, usize)> {
        let run = self.whole.run.as_ref().filter(|run| self.search.may_hold(id, run))?;
        let ((title, body), folds) = (self.search.texts(id), self.search.folds());
        let in_title = run.best(title, folds);
        let is_strict = in_title.is_some_and(|place| place.fit == Fit::Strict);
        // A term is in one piece where it stands; only what the cut missed has to be looked for, and counted.
        let (fit, tf) = match self.whole.term.or(self.whole.completion) {
            Some(_) if is_strict || self.has_term(&self.whole, id) => (Some(Fit::Strict), 0),
            Some(_) => (run.best(body, folds).map(|place| place.fit), 0),
            None => run.stands(body, folds, MOST_COUNTED),
        };
        let tier = match (in_title, fit) {
            (Some(place), _) if is_strict => {
                let is_whole = walk::previous(title, folds, place.start).is_none()
                    && walk::next(title, folds, place.end).is_none();
                if is_whole { Tier::WholeTitle } else { Tier::Title }
            }
            (_, Some(Fit::Strict)) => Tier::Text,
            (Some(_), _) => Tier::LooseTitle,
            (_, Some(_)) => Tier::LooseText,
            _ => return None,
        };
        Some((tier, tf))
    }

    /// The evidence of the terms and, where it is no term itself, of the whole run.
    fn score(&self, tf: usize, id: u32) -> f32 {
        let whole = match tf {
            0 => 0.0,
            tf => self.whole.weight * rank::saturation(self.search.norm(id), tf as f32),
        };
        self.evidence.scores[id as usize] + whole
    }

    /// What the sums of those documents stand on whose text was looked at: the best score by the posting lists.
    pub fn base(&self) -> f32 {
        let found = (0..self.evidence.scores.len() as u32).filter(|id| self.tier(*id).is_some());
        found.map(|id| self.evidence.scores[id as usize]).fold(0.0, f32::max)
    }

    /// Whether the posting lists say that a document holds a piece.
    fn has_term(&self, piece: &Piece, id: u32) -> bool {
        [piece.term, piece.completion].iter().flatten().any(|term| self.evidence.holds(id, *term))
    }

    fn holds(&self, piece: &Piece, id: u32) -> bool {
        if self.has_term(piece, id) {
            return true;
        }
        let Some(run) = &piece.run else { return false };
        if piece.in_title {
            run.is_in(self.search.texts(id).0, self.search.folds())
        } else {
            self.search.has(id, run)
        }
    }

    /// What is marked in a document of this tier: the whole if it is there, or else what there may be of it.
    pub fn marking(&self, tier: Tier, id: u32) -> Vec<&Piece> {
        let pieces = match tier {
            Tier::Some => self.words.get_or_init(|| self.words()),
            Tier::Parts => &self.parts,
            _ => std::slice::from_ref(&self.whole),
        };
        let may_hold = |piece: &&Piece| piece.run.as_ref().is_some_and(|run| self.search.may_hold(id, run));
        pieces.iter().filter(may_hold).collect()
    }

    /// The words of the query and their other forms, the heaviest first: where it stands, no other is looked for.
    /// Single ideographs only if there is nothing else.
    fn words(&self) -> Vec<Piece> {
        // A part in one piece says more than its words.
        let is_longer = |part: &&Piece| part.term.is_none() && part.run.is_some();
        let mut words: Vec<Piece> = Vec::new();
        let put = |words: &mut Vec<Piece>, piece: Piece| {
            let at = words.iter().position(|other| other.weight < piece.weight);
            words.insert(at.unwrap_or(words.len()), piece);
        };
        self.parts.iter().filter(is_longer).for_each(|part| put(&mut words, part.clone()));
        let parts = words.len();
        for is_ideograph in [false, true] {
            for (term, idf) in self.terms.iter().zip(&self.evidence.idf) {
                let is_asked = term.role == Role::Word && (term.kind == Kind::Ideograph) == is_ideograph;
                if !is_asked || words.len() >= MOST_WORDS {
                    continue;
                }
                let weight = if term.is_function { rank::FUNCTION * idf } else { *idf };
                let mut put_run = |units: &[Unit]| {
                    let mut run = self.search.run(units);
                    run.iter_mut().for_each(|run| run.is_word = true);
                    put(&mut words, Piece { run, weight, ..Piece::default() });
                };
                put_run(&self.units[term.units.clone()]);
                term.forms.iter().for_each(|form| put_run(&self.search.units(&form.text)));
            }
            if words.len() > parts {
                break;
            }
        }
        words
    }
}
