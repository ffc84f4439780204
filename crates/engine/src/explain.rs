//! Why is a hit where it is? An explanation is the sum that made its score, in words, for people who tune.
//!
//! The functions that ranked the hit compute the parts of its explanation. The parts add up to the score, except for
//! rounding: a score keeps 19 bits of its fraction while it is sorted.

use crate::bm25::saturation;
use crate::call::{Call, Missing};
use crate::find;
use crate::merge::Place;
use crate::options::Options;
use crate::reading::Reading;
use crate::retrieve;
use crate::rewrite::Rewrite;
use crate::searcher::Searcher;
use crate::terms::{Kind, Role};
use crate::tier::Tier;
use crate::weights::rescore::WORDS;
use seed_text::string_of;
use std::fmt::{self, Display, Formatter};

/// The sum that made the score of one hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The document.
    pub id: u32,
    /// The rewrite that found it, with the name of the stage that proposed the rewrite; `None` for the query as typed.
    pub rewrite: Option<Rewrite>,
    /// Its score, the same as that of the hit.
    pub score: f32,
    /// Whether it is weak, the same as the hit says.
    pub weak: bool,
    /// Whether its text was read to score it. This happens if no document holds the query in one piece.
    pub is_rescored: bool,
    /// The summands of the score: its class, which says how much of the query the document holds in one piece, and what it
    /// holds. Before them stands that the document is pinned, which adds nothing.
    pub parts: Vec<Part>,
}

/// One summand of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is for, in words.
    pub what: String,
    /// What it adds.
    pub score: f32,
    /// The factors of the score, if it counts something in the document.
    pub product: Option<Product>,
}

/// The factors of what a term adds: `weight * idf * saturation`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Product {
    /// The weight of the term by its role in the query.
    pub weight: f32,
    /// The inverse document frequency of the term.
    pub idf: f32,
    /// The term frequency. Inflections count together, and the title counts several times.
    pub tf: u32,
    /// The document's length as a multiple of the average.
    pub length: f32,
    /// The worth of this frequency in a document of this length.
    pub saturation: f32,
}

impl Searcher<'_> {
    /// Why a document is where it is in the answer to a query; `None` if the answer does not have it.
    ///
    /// # Errors
    ///
    /// If blocks of the index are absent.
    pub fn explain(&self, query: &str, id: u32, options: &Options) -> Result<Option<Explanation>, Missing> {
        let call = Call::new(self.reader());
        let explanation = explanation(&call, query, id, options);
        call.finish(explanation)
    }
}

fn explanation(call: &Call, query: &str, id: u32, options: &Options) -> Option<Explanation> {
    let ranked = find::wanted(call, find::ranked(call, query, options)?, options);
    let place = ranked.place_of(id)?;
    let reading = &ranked.readings[place.reading];
    let mut parts = vec![part(class(&place), ranked.class_score(&place))];
    if ranked.pinned.contains(&id) {
        parts.insert(0, part("the owner of the documents wants it first for this query", 0.0));
    }
    let breakdown = reading.breakdowns.iter().find(|(of, _)| *of == id).map(|(_, breakdown)| breakdown);
    if breakdown.is_some() {
        parts.push(part("its text was read: the best score by the posting lists alone", base(reading)));
    }
    put_terms(call, reading, id, breakdown.is_some(), &mut parts);
    match breakdown {
        Some(breakdown) => parts.extend([
            part("single characters, counted in the text", breakdown.characters),
            part("pairs that are side by side as in the query", breakdown.pairs),
            part("the passage that holds most of the query", breakdown.passage),
            part("the share of the query that its text holds, times a part of these", breakdown.share),
            part("words that tell what the best texts are about", breakdown.feedback),
        ]),
        None => parts.extend(whole(call, reading, id)),
    }
    Some(Explanation {
        id,
        rewrite: place.reading.checked_sub(1).and_then(|i| ranked.rewrites.get(i).cloned()),
        score: ranked.total(&place),
        weak: ranked.is_weak(&place),
        is_rescored: breakdown.is_some(),
        parts,
    })
}

/// The score that all documents whose text was read start from.
fn base(reading: &Reading) -> f32 {
    let score = |one: &crate::tier::Match| reading.evidence.scores[one.id as usize];
    reading.matches.iter().map(score).fold(0.0, f32::max)
}

/// Adds a part for each term: what the posting lists say of it, or its share of the words if the text was read.
fn put_terms(call: &Call, reading: &Reading, id: u32, is_rescored: bool, parts: &mut Vec<Part>) {
    for (i, term) in reading.terms.iter().enumerate() {
        let share = retrieve::share(call, &reading.terms, &reading.evidence, i, id);
        // If the text was read, single characters are counted there, all together.
        if is_rescored && share.of_words == 0.0 {
            continue;
        }
        let mut what = string_of(&reading.units[term.units.clone()]);
        what += match (term.role, term.kind) {
            (Role::Word, Kind::Ideograph) => ", a word of one character",
            (Role::Word, _) => ", a word",
            (Role::Character, _) => ", a character",
            (Role::Kana, _) => ", a kana, which weighs nothing",
            (Role::Completion, _) => "…, unfinished",
        };
        if term.is_function {
            what += " that counts little";
        }
        match reading.evidence.times[i] {
            0 => what += " typed before",
            1 => {}
            times => what += &format!(" typed {times} times"),
        }
        let forms: Vec<&str> = term.forms.iter().map(|form| form.text.as_str()).collect();
        if !forms.is_empty() {
            what = format!("{what} (with {})", forms.join(", "));
        }
        let rescored = if is_rescored { WORDS * share.of_words } else { 1.0 };
        parts.push(product(call, what, rescored * share.weight, reading.evidence.idf[i], share.tf, id));
    }
}

/// What the whole query adds if it is no term itself.
fn whole(call: &Call, reading: &Reading, id: u32) -> Option<Part> {
    let one = reading.matches.iter().find(|one| one.id == id)?;
    let what = string_of(&reading.units);
    let what = format!("{what}, the whole query, no term itself and counted in the text");
    let is_counted = one.whole_tf > 0;
    is_counted.then(|| product(call, what, 1.0, reading.pieces.whole.weight, one.whole_tf as u32, id))
}

fn product(call: &Call, what: String, weight: f32, idf: f32, tf: u32, id: u32) -> Part {
    let length = call.statistics().relative_length(call.index().documents().length(id));
    let saturation = saturation(call.norm(id), tf as f32);
    let product = Product { weight, idf, tf, length, saturation };
    Part { what, score: weight * idf * saturation, product: Some(product) }
}

fn part(what: &str, score: f32) -> Part {
    Part { what: what.to_owned(), score, product: None }
}

fn class(place: &Place) -> &'static str {
    match place.tier {
        Tier::AnyTerms if place.reading > 0 => "some terms of a rewrite",
        Tier::AnyTerms => "some of its terms, or all, but not in one piece",
        Tier::LooseParts => "every part that was typed apart, but for a sign before one",
        Tier::Parts => "every part that was typed apart, each in one piece",
        Tier::Name => "the whole query, in the file's name",
        Tier::LooseText => "the whole query but for punctuation, in the text",
        Tier::LooseTitle => "the whole query but for punctuation, in title or labels",
        Tier::JoinedText => "the whole query with other signs that join, in the text",
        Tier::Text => "the whole query, in the text",
        Tier::Heading => "the whole query, in the heading of a section",
        Tier::JoinedLabel => "the whole query with other signs that join, in the labels",
        Tier::Label => "the whole query, in the labels",
        Tier::WholeHeading => "the heading of a section is the whole query",
        Tier::JoinedTitle => "the whole query with other signs that join, in the title",
        Tier::Title => "the whole query, in the title",
        Tier::JoinedWholeTitle => "the title is the whole query with other signs that join",
        Tier::WholeTitle => "the title is the whole query",
    }
}

impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        if let Some(Rewrite { text, stage, .. }) = &self.rewrite {
            writeln!(f, "read as {text}, by {stage}")?;
        }
        let mut absent = Vec::new();
        for part in &self.parts {
            match part.product {
                Some(Product { tf: 0, .. }) => absent.push(part.what.as_str()),
                _ => writeln!(f, "{part}")?,
            }
        }
        write!(f, "{:>10.3}  in all", self.score)?;
        if self.weak {
            write!(f, ", weak: it holds the query less fully than it could be held")?;
        }
        if !absent.is_empty() {
            write!(f, "\n            not in this document: {}", absent.join("; "))?;
        }
        Ok(())
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{:>10.3}  {}", self.score, self.what)?;
        if let Some(Product { weight, idf, tf, length, saturation }) = self.product {
            let times = if tf == 1 { "once".to_owned() } else { format!("{tf} times") };
            write!(f, ": weight {weight:.2} × idf {idf:.2} × {saturation:.2} ({times}, length {length:.2})")?;
        }
        Ok(())
    }
}
