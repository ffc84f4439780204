//! Which documents hold which terms, and how well do they fit the query, by posting lists alone?
//!
//! The score is BM25 over words and single ideographs. The index counts a term of the title several times, and
//! inflections of a word count as one term. [`rescore`](crate::rescore) adds what the text of the best candidates
//! says.
//!
//! # Cost
//!
//! Linear in the posting lists of the terms; four vectors of one entry a document.

use crate::bm25::saturation;
use crate::call::Call;
use crate::terms::{Kind, Role, Term};
use crate::weights::bm25::{CHARACTER, COMPLETION, FUNCTION, LETTERS, WORD_OF_ONE};

/// The most terms of a query of which [`Evidence`] knows, document by document, whether it holds them: a bit for each.
pub const MOST_HELD: usize = 64;

/// What the posting lists say of each document.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The BM25 score.
    pub scores: Vec<f32>,
    /// The part of the score that comes from words, without single ideographs.
    pub words: Vec<f32>,
    /// The inverse document frequency of each term.
    pub idf: Vec<f32>,
    /// How many of [`all_characters`](Self::all_characters) a document holds.
    characters: Vec<u16>,
    /// For each document, which of the first [`MOST_HELD`] terms it holds, as typed or completed.
    held: Vec<u64>,
    /// How many different ideographs of the query the index has.
    all_characters: u16,
}

impl Evidence {
    /// Reads the posting lists of the terms.
    pub fn gather(call: &Call, terms: &[Term]) -> Evidence {
        let (norms, statistics) = (call.norms(), call.statistics());
        let count = norms.len();
        let mut evidence = Evidence {
            scores: vec![0.0; count],
            words: vec![0.0; count],
            idf: Vec::with_capacity(terms.len()),
            characters: vec![0; count],
            held: vec![0; count],
            all_characters: 0,
        };
        for (i, term) in terms.iter().enumerate() {
            let bit = 1u64.checked_shl(i as u32).unwrap_or(0);
            let again = is_again(terms, i);
            let is_character = !again && term.kind == Kind::Ideograph;
            evidence.all_characters += u16::from(is_character);
            // No term has the last ordinal.
            let list = call.postings(term.ordinal.unwrap_or(u32::MAX));
            // A word that was typed twice weighs once, but `held` needs a bit for both.
            let weight = if again { 0.0 } else { weight(term) };
            let words = of_words(term.kind);
            if term.forms.is_empty() {
                let idf = statistics.idf(list.df() as f32);
                evidence.idf.push(idf);
                for (id, tf) in list {
                    let at = id as usize;
                    let score = weight * idf * saturation(norms[at], tf as f32);
                    evidence.scores[at] += score;
                    evidence.held[at] |= bit;
                    if is_character {
                        evidence.characters[at] += 1;
                    } else {
                        evidence.words[at] += words * score;
                    }
                }
                continue;
            }
            let mut sums = vec![0; count];
            for (id, tf) in list {
                sums[id as usize] += tf;
                evidence.held[id as usize] |= bit;
            }
            for form in &term.forms {
                for (id, tf) in call.postings(form.ordinal) {
                    sums[id as usize] += tf;
                    // A document that holds a completion holds what it completes.
                    if term.role == Role::Completion {
                        evidence.held[id as usize] |= bit;
                    }
                }
            }
            let idf = statistics.idf(sums.iter().filter(|tf| **tf > 0).count() as f32);
            evidence.idf.push(idf);
            for (at, tf) in sums.iter().enumerate().filter(|(_, tf)| **tf > 0) {
                let score = weight * idf * saturation(norms[at], *tf as f32);
                evidence.scores[at] += score;
                evidence.words[at] += words * score;
            }
        }
        evidence
    }

    /// Whether a document holds term `i`, as typed or completed. False for every term after the first [`MOST_HELD`].
    pub fn holds(&self, id: u32, i: usize) -> bool {
        i < MOST_HELD && self.held.get(id as usize).is_some_and(|held| held >> i & 1 == 1)
    }

    /// Whether a document holds every ideograph of the query. One that does not cannot hold the phrase.
    pub fn holds_characters(&self, id: u32) -> bool {
        self.characters.get(id as usize) == Some(&self.all_characters)
    }
}

/// What one term adds to the score of one document: the product of its weight, idf and saturation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The weight of the term's role; 0 if the term was typed before.
    pub weight: f32,
    /// The further weight of the term in [`Evidence::words`].
    pub of_words: f32,
    /// The term frequency in the document, with its other forms.
    pub tf: u32,
}

/// What term `i` adds to the score of a document.
pub fn share(call: &Call, terms: &[Term], i: usize, id: u32) -> Share {
    let term = &terms[i];
    let ordinals = term.ordinal.into_iter().chain(term.forms.iter().map(|form| form.ordinal));
    let here = |ordinal| call.postings(ordinal).find(|(document, _)| *document == id);
    Share {
        weight: if is_again(terms, i) { 0.0 } else { weight(term) },
        of_words: of_words(term.kind),
        tf: ordinals.filter_map(here).map(|(_, tf)| tf).sum(),
    }
}

/// Whether an earlier term has the same forms.
fn is_again(terms: &[Term], i: usize) -> bool {
    let is_same = |other: &Term| other.ordinal == terms[i].ordinal && other.forms == terms[i].forms;
    terms[..i].iter().any(is_same)
}

/// The weight of a term of this kind in [`Evidence::words`].
fn of_words(kind: Kind) -> f32 {
    match kind {
        Kind::Ideograph => 0.0,
        Kind::Ideographs => 1.0,
        Kind::Letters => LETTERS,
    }
}

fn weight(term: &Term) -> f32 {
    let weight = match term.role {
        Role::Word if term.kind == Kind::Ideograph => WORD_OF_ONE,
        Role::Word => 1.0,
        Role::Character => CHARACTER,
        Role::Kana => 0.0,
        Role::Completion => COMPLETION,
    };
    if term.is_function { weight * FUNCTION } else { weight }
}
