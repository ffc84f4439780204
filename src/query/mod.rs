//! TOKENS + INDEX -> HITS: which documents answer a query, in what order, and which passage shows it?
//!
//! ```text
//! query --parse--> plain text and demands --units--> --plan--> terms of the index
//!   terms --rank--> evidence of every document        (posting lists)
//!   units --run---> tier of the documents that can hold the whole run   (their stored text)
//!   best hits --excerpt--> a passage with marks
//! ```
//!
//! # Invariants
//!
//! * What a reader can see in a document finds it: a document is found if the folded query stands in its folded
//!   text, wherever words were cut. The index proposes; the stored text decides.
//! * Contiguity first: a document that holds the whole run stands before all that do not.
//! * Ties are broken by document number, so the same query gives the same answer.
//! * Every query has an answer, and no answer holds markup: text and ranges only. Ranges are bytes of the
//!   string beside them.
//!
//! # Cost
//!
//! The posting lists of the query's terms, and the text of those documents that hold all its ideographs, up to
//! the first place of the run. A few vectors of one entry a document are allocated.

mod excerpt;
mod parse;
mod plan;
mod rank;
mod run;
mod suggest;
mod utf16;

pub use excerpt::Marked;
pub use suggest::Suggestion;
pub use utf16::{utf16, utf16_len};

use crate::index::{self, CodedText, Index, Record};
use crate::text::{Folds, Unit, walk};
use parse::{Demand, Parsed};
use plan::{Role, Term};
use rank::Evidence;
use run::{Fit, Place, Run};
use std::collections::BinaryHeap;
use std::ops::Range;

/// An index that answers queries.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    index: Index<'a>,
}

/// How a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Most hits to return.
    pub limit: usize,
    /// Hits to leave out from the top.
    pub offset: usize,
    /// Whether the last word may be unfinished.
    pub prefix: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { limit: 10, offset: 0, prefix: true }
    }
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results<'s> {
    /// How many documents were found, whatever the limit.
    pub total: usize,
    /// The hits from the offset on, best first.
    pub hits: Vec<Hit<'s>>,
}

/// One document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'s> {
    /// The document's number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: Marked,
    /// Higher is better; comparable within one answer only.
    pub score: f32,
    /// Whether it holds what was asked less fully than it could be held: only part of it, or not in one piece
    /// where another document has it in one.
    pub weak: bool,
    /// A passage that shows what was asked.
    pub excerpt: Marked,
}

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'s> {
    /// The document's number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: Marked,
    /// Its text as shown.
    pub body: Marked,
    /// The paragraphs of the text.
    pub paragraphs: Vec<Range<usize>>,
}

/// How much of the query a document holds in one piece. Later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// Some of its words.
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
    fn level(self) -> Tier {
        match self {
            Tier::LooseTitle => Tier::LooseText,
            Tier::Title | Tier::WholeTitle => Tier::Text,
            other => other,
        }
    }
}

/// Parts of a query that are looked for one by one; a query of more is a pasted text, not a list of words.
const MOST_PARTS: usize = 8;
/// Demands that are heeded. Nobody types more, and each costs a look at the text.
const MOST_DEMANDS: usize = 16;
/// Places of the whole run that are counted: more say no more.
const MOST_COUNTED: usize = 8;
/// Words that are looked for when an excerpt is chosen.
const MOST_WORDS: usize = 32;
/// What a tier adds to the score, more than a sum of BM25 reaches that is not of a pasted text.
const TIER: f32 = 1000.0;

/// Units that are looked for in one piece.
#[derive(Clone, Debug)]
struct Piece {
    /// The run; `None` if it holds a character that no document has.
    run: Option<Run>,
    /// The term that it is, if it is one.
    term: Option<usize>,
    /// How much it tells.
    weight: f32,
    /// Of a demand: whether documents that hold it are left out.
    excludes: bool,
    /// Of a demand: whether only titles are looked at.
    in_title: bool,
}

/// A query made ready for one index.
struct Asked<'s> {
    search: &'s Search<'s>,
    terms: Vec<Term>,
    evidence: Evidence,
    /// The whole query.
    whole: Piece,
    /// What white space and punctuation part. Empty unless there are several.
    parts: Vec<Piece>,
    /// The words. Single ideographs only if there is nothing else.
    words: Vec<Piece>,
    /// What must be there and what must not.
    demands: Vec<Piece>,
}

impl<'a> Search<'a> {
    /// Takes an index to answer from.
    ///
    /// # Errors
    ///
    /// If the index's table of folds is none, which only a forged index has.
    pub fn new(index: Index<'a>) -> Result<Search<'a>, index::Error> {
        match Folds::from_bytes(index.folds()) {
            Some(_) => Ok(Search { index }),
            None => Err(index::Error::Section {
                section: "folds",
                wrong: "it is not pairs of characters in ascending order",
            }),
        }
    }

    /// The index itself.
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// Answers a query. Any string is a query.
    pub fn search(&self, query: &str, options: &Options) -> Results<'_> {
        let Some(asked) = Asked::new(self, query, options.prefix) else { return Results::default() };
        let mut found = Vec::new();
        let mut best = Tier::Parts;
        for id in 0..self.index.documents().len() as u32 {
            if let Some(tier) = asked.tier(id) {
                best = best.max(tier.level());
                found.push(sort_key(tier, asked.score(tier, id), id));
            }
        }
        let mut results = Results { total: found.len(), hits: Vec::new() };
        let mut found = BinaryHeap::from(found);
        for rank in 0..options.offset.saturating_add(options.limit) {
            let Some(key) = found.pop() else { break };
            if rank >= options.offset {
                results.hits.push(asked.hit(key, best));
            }
        }
        results
    }

    /// A whole document, with what a query marks in it; `None` for an unknown number.
    pub fn document(&self, id: u32, query: &str) -> Option<Document<'_>> {
        if id as usize >= self.index.documents().len() {
            return None;
        }
        let asked = Asked::new(self, query, true);
        let (title, body) = self.texts(id);
        let pieces = asked.as_ref().map_or(&[][..], |asked| {
            asked.marking(asked.tier(id).map_or(Tier::Some as u8, |tier| tier as u8))
        });
        let decode =
            |text, line_end| excerpt::decode(text, &excerpt::marks(text, self.folds(), pieces), line_end);
        let body = decode(body, '\n');
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in body.text.split('\n') {
            let end = start + line.len();
            if start < end {
                paragraphs.push(start..end);
            }
            start = end + 1;
        }
        Some(Document {
            id,
            source: self.index.documents().record(id),
            title: decode(title, ' '),
            body,
            paragraphs,
        })
    }

    /// The number of the document of this path.
    pub fn id_of(&self, path: &str) -> Option<u32> {
        let documents = self.index.documents();
        (0..documents.len() as u32).find(|id| documents.record(*id).path == path)
    }

    /// Completions of what is being typed, best first.
    pub fn suggest(&self, query: &str, limit: usize) -> Vec<Suggestion> {
        suggest::suggest(self, query, limit)
    }

    fn folds(&self) -> Folds<'_> {
        Folds::of_checked(self.index.folds())
    }

    fn run(&self, units: &[Unit]) -> Option<Run> {
        Run::new(&self.index, self.folds(), units, &run::commonness(&self.index, units))
    }

    fn units(&self, text: &str) -> Vec<Unit> {
        walk::units(&text, self.folds())
    }

    /// Title and body of a document.
    fn texts(&self, id: u32) -> (CodedText<'_>, CodedText<'_>) {
        let (title, body) = self.index.documents().ranges(id);
        let text = self.index.text();
        (text.part(title), text.part(body))
    }
}

impl<'s> Asked<'s> {
    /// `None` if the query holds nothing that counts.
    fn new(search: &'s Search<'s>, query: &str, prefix: bool) -> Option<Asked<'s>> {
        let Parsed { plain, demands } = parse::parse(query);
        let units = search.units(&plain);
        if units.is_empty() {
            return None;
        }
        let terms = plan::terms(&search.index, &units, prefix);
        let evidence = Evidence::gather(&search.index, &terms);
        let postings = search.index.postings();
        let documents = search.index.documents().len() as f32;
        let common = run::commonness(&search.index, &units);
        let df = |i: usize| postings.list(terms[i].ordinal).df() as f32;
        let piece = |range: &Range<usize>| {
            let is = |term: &Term| term.units == *range && term.role != Role::Completion;
            let term = terms.iter().position(is);
            let (units, common) = (&units[range.clone()], &common[range.clone()]);
            Piece {
                run: Run::new(&search.index, search.folds(), units, common),
                term,
                // What is no term stands in few documents.
                weight: rank::idf(documents, term.map_or(1.0, df)),
                excludes: false,
                in_title: false,
            }
        };
        let starts = (1..units.len()).filter(|i| units[*i].gap != walk::NO_GAP);
        let mut parts = Vec::new();
        if (1..MOST_PARTS).contains(&starts.clone().count()) {
            let mut from = 0;
            for to in starts.chain([units.len()]) {
                parts.push(piece(&(from..to)));
                from = to;
            }
        }
        let mut words = Vec::new();
        for ideographs in [false, true] {
            if words.is_empty() {
                let of = |term: &&Term| term.is_ideograph == ideographs && term.role == Role::Word;
                words.extend(terms.iter().filter(of).take(MOST_WORDS).map(|term| {
                    let mut word = piece(&term.units);
                    word.run.iter_mut().for_each(|run| run.is_word = true);
                    word
                }));
            }
        }
        let demand = |demand: Demand| {
            let mut run = search.run(&search.units(demand.text));
            run.iter_mut().for_each(|run| run.is_word = demand.excludes && !demand.is_quoted);
            let Demand { excludes, in_title, .. } = demand;
            Piece { run, term: None, weight: 0.0, excludes, in_title }
        };
        Some(Asked {
            search,
            whole: piece(&(0..units.len())),
            parts,
            words,
            demands: demands.into_iter().take(MOST_DEMANDS).map(demand).collect(),
            terms,
            evidence,
        })
    }

    /// How much a document holds of the query; `None` if it is not to be found.
    fn tier(&self, id: u32) -> Option<Tier> {
        let can_hold = self.evidence.holds_characters(id);
        let score = self.evidence.scores[id as usize];
        if !can_hold && score <= 0.0 {
            return None;
        }
        let (title, body) = self.search.texts(id);
        for demand in &self.demands {
            if self.holds(demand, title, body, id) == demand.excludes {
                return None;
            }
        }
        let whole = if can_hold { self.whole_tier(title, body, id) } else { None };
        if whole.is_some() {
            return whole;
        }
        let all = |parts: &[Piece]| parts.iter().all(|part| self.holds(part, title, body, id));
        if can_hold && !self.parts.is_empty() && all(&self.parts) {
            return Some(Tier::Parts);
        }
        let has_word = self.terms.iter().any(|term| term.role == Role::Word);
        (score > 0.0 && has_word).then_some(Tier::Some)
    }

    fn whole_tier(&self, title: CodedText, body: CodedText, id: u32) -> Option<Tier> {
        let run = self.whole.run.as_ref()?;
        let folds = self.search.folds();
        let in_title = run.best(title, folds);
        if let Some(place @ Place { fit: Fit::Strict, .. }) = in_title {
            let whole = walk::previous(&title, folds, place.start).is_none()
                && walk::next(&title, folds, place.end).is_none();
            return Some(if whole { Tier::WholeTitle } else { Tier::Title });
        }
        // A term is in one piece where it stands; only what the cut missed has to be looked for.
        if self.whole.term.is_some_and(|term| self.evidence.holds(id, term)) {
            return Some(Tier::Text);
        }
        match (run.best(body, folds), in_title) {
            (Some(Place { fit: Fit::Strict, .. }), _) => Some(Tier::Text),
            (_, Some(_)) => Some(Tier::LooseTitle),
            (Some(_), _) => Some(Tier::LooseText),
            _ => None,
        }
    }

    /// The evidence of the terms and, where it is no term itself, of the whole run.
    fn score(&self, tier: Tier, id: u32) -> f32 {
        let score = self.evidence.scores[id as usize];
        let (_, body) = self.search.texts(id);
        match &self.whole.run {
            Some(run) if tier >= Tier::LooseText && self.whole.term.is_none() => {
                let tf = run.places(body, self.search.folds()).take(MOST_COUNTED).count();
                score + self.whole.weight * rank::saturation(&self.search.index, id, tf as f32)
            }
            _ => score,
        }
    }

    fn holds(&self, piece: &Piece, title: CodedText, body: CodedText, id: u32) -> bool {
        let folds = self.search.folds();
        let is_in = |text| piece.run.as_ref().is_some_and(|run| run.is_in(text, folds));
        piece.term.is_some_and(|term| self.evidence.holds(id, term))
            || is_in(title)
            || (!piece.in_title && is_in(body))
    }

    /// What is marked in a document of this tier: the whole if it is there, or else what there is of it.
    fn marking(&self, tier: u8) -> &[Piece] {
        if tier >= Tier::LooseText as u8 {
            std::slice::from_ref(&self.whole)
        } else if tier == Tier::Parts as u8 {
            &self.parts
        } else {
            &self.words
        }
    }

    fn hit(&self, key: u64, best: Tier) -> Hit<'s> {
        let (tier, score, id) = from_sort_key(key);
        let (title, body) = self.search.texts(id);
        let folds = self.search.folds();
        let pieces = self.marking(tier);
        // Beside hits that hold all of it, a weak one need only show what is rarest in it.
        let weak = tier < best as u8;
        let passage = match best {
            Tier::Some | Tier::Parts => excerpt::densest(body, folds, pieces),
            _ => excerpt::heaviest(body, folds, pieces),
        };
        Hit {
            id,
            source: self.search.index.documents().record(id),
            title: excerpt::decode(title, &excerpt::marks(title, folds, pieces), ' '),
            score: score + TIER * f32::from(tier),
            weak,
            excerpt: excerpt::show(body, passage, folds, pieces),
        }
    }
}

/// One integer that sorts as tier, score, and the smaller number last.
fn sort_key(tier: Tier, score: f32, id: u32) -> u64 {
    // The bits of floats that are not negative sort as the floats do. The lowest four are noise.
    let score = u64::from(score.max(0.0).to_bits() >> 4);
    (tier as u64) << 60 | score << 32 | u64::from(!id)
}

fn from_sort_key(key: u64) -> (u8, f32, u32) {
    let score = f32::from_bits(((key >> 32) as u32 & 0x0FFF_FFFF) << 4);
    ((key >> 60) as u8, score, !(key as u32))
}
