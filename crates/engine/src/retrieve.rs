//! Which documents hold which terms, and how well do they fit the query, by posting lists alone?
//!
//! The score is BM25 over words and single ideographs. The index counts a term of the title several times, and
//! inflections of a word count as one term. [`rescore`](crate::rescore) adds what the text of the best candidates
//! says.
//!
//! # Cost
//!
//! Linear in the posting lists of the terms; four vectors of one entry a document.

use crate::bm25::{repeated, saturation};
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
    /// How often the query has each term or another of its stem; 0 if it had one before, which stands for both.
    pub times: Vec<u32>,
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
            times: times(terms),
            characters: vec![0; count],
            held: vec![0; count],
            all_characters: 0,
        };
        for (i, term) in terms.iter().enumerate() {
            let bit = 1u64.checked_shl(i as u32).unwrap_or(0);
            let again = evidence.times[i] == 0;
            let is_character = !again && term.kind == Kind::Ideograph;
            evidence.all_characters += u16::from(is_character);
            // No term has the last ordinal.
            let list = call.postings(term.ordinal.unwrap_or(u32::MAX));
            // A word that was typed twice weighs at its first place, but `held` needs a bit for both.
            let weight = weight(term, evidence.times[i]);
            let words = of_words(term.kind);
            if term.forms.is_empty() && term.in_texts.is_empty() {
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
            for id in &term.in_texts {
                sums[*id as usize] = 1;
                evidence.held[*id as usize] |= bit;
            }
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
            for (at, tf) in sums.iter().enumerate() {
                if *tf == 0 {
                    continue;
                }
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
    /// The weight of the term by its role and how often it was typed; 0 if it was typed before.
    pub weight: f32,
    /// The further weight of the term in [`Evidence::words`].
    pub of_words: f32,
    /// The term frequency in the document, with its other forms.
    pub tf: u32,
}

/// What term `i` adds to the score of a document.
pub fn share(call: &Call, terms: &[Term], evidence: &Evidence, i: usize, id: u32) -> Share {
    let term = &terms[i];
    let ordinals = term.ordinal.into_iter().chain(term.forms.iter().map(|form| form.ordinal));
    let here = |ordinal| call.postings(ordinal).find(|(document, _)| *document == id);
    Share {
        weight: weight(term, evidence.times[i]),
        of_words: of_words(term.kind),
        tf: ordinals.filter_map(here).map(|(_, tf)| tf).sum::<u32>() + u32::from(term.in_texts.contains(&id)),
    }
}

/// See [`Evidence::times`]. All words of a stem name the same terms, so the smallest of them stands for the stem.
fn times(terms: &[Term]) -> Vec<u32> {
    let stem = |term: &Term| {
        let own = term.ordinal.unwrap_or(u32::MAX);
        let least = term.forms.iter().fold(own, |least, form| least.min(form.ordinal));
        // What is no term is only itself. The last ordinals are free.
        let itself = if term.in_texts.is_empty() { 0 } else { term.units.start as u32 + 1 };
        (least << 1 | u32::from(term.role == Role::Completion)).wrapping_sub(itself << 1)
    };
    let stems: Vec<u32> = terms.iter().map(stem).collect();
    let mut times = vec![0; terms.len()];
    for (i, stem) in stems.iter().enumerate() {
        let first = stems[..i].iter().position(|other| other == stem);
        times[first.unwrap_or(i)] += 1;
    }
    times
}

/// The weight of a term of this kind in [`Evidence::words`].
fn of_words(kind: Kind) -> f32 {
    match kind {
        Kind::Ideograph => 0.0,
        Kind::Ideographs => 1.0,
        Kind::Letters => LETTERS,
    }
}

fn weight(term: &Term, times: u32) -> f32 {
    // A character that comes twice is in two words, which count both.
    let times = repeated(if term.is_ideograph() { times.min(1) } else { times });
    let role = match term.role {
        Role::Word if term.kind == Kind::Ideograph => WORD_OF_ONE,
        Role::Word => 1.0,
        Role::Character => CHARACTER,
        Role::Kana => 0.0,
        Role::Completion => COMPLETION,
    };
    times * if term.is_function { role * FUNCTION } else { role }
}
