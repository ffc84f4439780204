//! How much does each document look like what was asked?
//!
//! BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009) over words and single
//! ideographs; the writer counts a word of the title several times. Linear in the posting lists of the query.

use super::plan::{Role, Term};
use crate::index::Index;

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What a single ideograph weighs beside a word.
const CHARACTER: f32 = 0.35;
/// What a completion of the last word weighs beside the word itself.
const COMPLETION: f32 = 0.5;

/// What the posting lists say of each document.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The BM25 score.
    pub scores: Vec<f32>,
    /// How many of [`all_characters`](Self::all_characters) a document holds.
    characters: Vec<u16>,
    /// For each document, which of the first 64 terms it holds.
    held: Vec<u64>,
    /// How many different ideographs of the query the index has.
    all_characters: u16,
}

impl Evidence {
    /// Reads the posting lists of the terms.
    pub fn gather(index: &Index, terms: &[Term]) -> Evidence {
        let documents = index.documents();
        let count = documents.len();
        let average = average(index);
        let mut evidence = Evidence {
            scores: vec![0.0; count],
            characters: vec![0; count],
            held: vec![0; count],
            all_characters: 0,
        };
        for (i, term) in terms.iter().enumerate() {
            let list = index.postings().list(term.ordinal);
            let bit = 1u64.checked_shl(i as u32).unwrap_or(0);
            let again = terms[..i].iter().any(|before| before.ordinal == term.ordinal);
            // A word asked twice weighs once, but its place among the terms must be known for each.
            let weight = if again { 0.0 } else { weight(term) };
            let idf = idf(count as f32, list.df() as f32) * weight;
            let is_character = !again && is_character(term);
            evidence.all_characters += u16::from(is_character);
            for (id, tf) in list {
                let at = id as usize;
                evidence.scores[at] += idf * saturate(tf as f32, documents.length(id) as f32 / average);
                evidence.held[at] |= bit;
                evidence.characters[at] += u16::from(is_character);
            }
        }
        evidence
    }

    /// Whether a document holds term `i` of those gathered. A term after the 64th reads as not held.
    pub fn holds(&self, id: u32, i: usize) -> bool {
        i < 64 && self.held.get(id as usize).is_some_and(|held| held >> i & 1 == 1)
    }

    /// Whether a document holds every ideograph of the query, without which it cannot hold the run.
    pub fn holds_characters(&self, id: u32) -> bool {
        self.characters.get(id as usize) == Some(&self.all_characters)
    }
}

/// What a term frequency is worth in a document, before its idf.
pub fn saturation(index: &Index, id: u32, tf: f32) -> f32 {
    saturate(tf, index.documents().length(id) as f32 / average(index))
}

fn saturate(tf: f32, length: f32) -> f32 {
    tf * (K1 + 1.0) / (tf + K1 * (1.0 - B + B * length))
}

/// The average length of a document.
fn average(index: &Index) -> f32 {
    let documents = index.documents();
    (documents.total_length() as f32 / documents.len().max(1) as f32).max(1.0)
}

/// How rare a term is.
pub fn idf(documents: f32, df: f32) -> f32 {
    (1.0 + (documents - df + 0.5) / (df + 0.5)).ln()
}

fn is_character(term: &Term) -> bool {
    term.role == Role::Character || (term.role == Role::Word && term.is_ideograph)
}

fn weight(term: &Term) -> f32 {
    match term.role {
        Role::Word if term.is_ideograph => 2.0 * CHARACTER,
        Role::Word => 1.0,
        Role::Character => CHARACTER,
        Role::Completion => COMPLETION,
    }
}
