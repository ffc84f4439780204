//! Why does a hit stand where it stands? The sum that made its score, in words; native only, for people who tune.
//!
//! Nothing is estimated: a hit's parts are computed by the functions that ranked it, and add up to its score but
//! for rounding (a score keeps 19 bits of its fraction while it is sorted).

use super::answer::{self, Answer, PLACE};
use super::asked::{Asked, Tier};
use super::closer::WORDS;
use super::plan::{self, Kind, Role};
use super::{Options, Search, rank};
use std::fmt::{self, Display, Formatter};

/// The sum that made the score of one hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The document.
    pub id: u32,
    /// The reading of the query that put it there, if it is not the query as typed.
    pub instead: Option<String>,
    /// Its score, as the hit says it.
    pub score: f32,
    /// Whether it is weak, as the hit says it.
    pub weak: bool,
    /// Whether its text was looked at, which is done when no document holds the query in one piece.
    pub is_closer: bool,
    /// What the score is the sum of. The first is its place: how much of the query it holds in one piece.
    pub parts: Vec<Part>,
}

/// One summand of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is for, in words.
    pub what: String,
    /// What it adds.
    pub score: f32,
    /// The product that it is, if it is for something that stands in the document so many times.
    pub product: Option<Product>,
}

/// What makes the share of a term: `weight * idf * saturation`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Product {
    /// What it weighs by the part that it plays in the query.
    pub weight: f32,
    /// How rare it is.
    pub idf: f32,
    /// How often it stands in the document, inflections counted together and the title several times.
    pub tf: u32,
    /// The document's length beside the average.
    pub length: f32,
    /// What so many times in so long a document are worth.
    pub saturation: f32,
}

impl Search<'_> {
    /// Why a document stands where it stands in the answer to a query; `None` if the answer does not hold it.
    pub fn explain(&self, query: &str, id: u32, options: &Options) -> Option<Explanation> {
        let mut answer = Answer::new(self, query, options)?;
        answer.look_closer(usize::MAX);
        let placed = answer.placed(id)?;
        let asked = &answer.asked[placed.reading].asked;
        let tier = answer::tier_of(placed.place);
        let mut parts = vec![part(place(tier, placed.place), PLACE * f32::from(placed.place))];
        let sum = asked.sums.iter().find(|(of, _)| *of == id).map(|(_, sum)| sum);
        if sum.is_some() {
            parts.push(part(
                "its text was looked at: the best score by the posting lists alone",
                asked.base(),
            ));
        }
        self.put_terms(asked, id, sum.is_some(), &mut parts);
        match sum {
            Some(sum) => parts.extend([
                part("single characters, counted in the text", sum.characters),
                part("pairs that stand side by side as in the query", sum.pairs),
                part("the passage that holds most of the query", sum.passage),
            ]),
            None => parts.extend(self.whole(asked, id)),
        }
        Some(Explanation {
            id,
            instead: placed.reading.checked_sub(1).and_then(|other| answer.instead.get(other).cloned()),
            score: placed.total(),
            weak: answer.is_weak(&placed),
            is_closer: sum.is_some(),
            parts,
        })
    }

    /// What each term adds: by the posting lists, or to the words of a document that was looked at.
    fn put_terms(&self, asked: &Asked, id: u32, is_closer: bool, parts: &mut Vec<Part>) {
        for (i, term) in asked.terms.iter().enumerate() {
            let share = rank::share(&self.index, &asked.terms, i, id);
            // Single characters are counted in the text then, all together.
            if is_closer && share.of_words == 0.0 {
                continue;
            }
            let mut what = plan::string_of(&asked.units[term.units.clone()]);
            what += match (term.role, term.kind) {
                (Role::Word, Kind::Ideograph) => ", a word of one character",
                (Role::Word, _) => ", a word",
                (Role::Character, _) => ", a character",
                (Role::Completion, _) => "…, unfinished",
            };
            if term.is_function {
                what += " of grammar";
            }
            if share.weight == 0.0 {
                what += " asked before";
            }
            let forms: Vec<&str> = term.forms.iter().map(|form| form.text.as_str()).collect();
            if !forms.is_empty() {
                what = format!("{what} (with {})", forms.join(", "));
            }
            let closer = if is_closer { WORDS * share.of_words } else { 1.0 };
            parts.push(self.product(what, closer * share.weight, asked.evidence.idf[i], share.tf, id));
        }
    }

    /// What the whole run adds where it is no term itself.
    fn whole(&self, asked: &Asked, id: u32) -> Option<Part> {
        let tf = asked.tier(id)?.1;
        let run = plan::string_of(&asked.units);
        let what = format!("{run}, the whole run, no term itself and counted in the text");
        (tf > 0).then(|| self.product(what, 1.0, asked.whole.weight, tf as u32, id))
    }

    fn product(&self, what: String, weight: f32, idf: f32, tf: u32, id: u32) -> Part {
        let length = rank::relative_length(&self.index, id);
        let saturation = rank::saturation(self.norm(id), tf as f32);
        let product = Product { weight, idf, tf, length, saturation };
        Part { what, score: weight * idf * saturation, product: Some(product) }
    }
}

fn part(what: &str, score: f32) -> Part {
    Part { what: what.to_owned(), score, product: None }
}

fn place(tier: Tier, place: u8) -> &'static str {
    match tier {
        Tier::Some if place > 0 => "some words of another reading",
        Tier::Some => "some of its words, or all, but not in one piece",
        Tier::Parts => "every part that was typed apart, each in one piece",
        Tier::LooseText => "the whole query but for punctuation, in the text",
        Tier::LooseTitle => "the whole query but for punctuation, in the title",
        Tier::Text => "the whole query, in the text",
        Tier::Title => "the whole query, in the title",
        Tier::WholeTitle => "the title is the whole query",
    }
}

impl Display for Explanation {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        if let Some(instead) = &self.instead {
            writeln!(f, "read as {instead}")?;
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
