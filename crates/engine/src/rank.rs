//! How much does each document look like what was asked, by the posting lists?
//!
//! BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*, 2009) over words and single
//! ideographs; the writer counts a word of the title several times. Inflections of a word count as one term.
//! Linear in the posting lists of the query. What the text of the best adds is in [`closer`](super::closer).

use super::plan::{Kind, Role, Term};
use seed_index::Index;

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What a single ideograph weighs beside a word.
const CHARACTER: f32 = 0.35;
/// What a completion of the last word weighs beside the word itself.
const COMPLETION: f32 = 0.5;
/// What a word of the query's grammar weighs beside another.
pub const FUNCTION: f32 = 0.3;
/// What a word of letters weighs in [`Evidence::words`] beside one of ideographs, whose characters and pairs count
/// besides.
const LETTERS: f32 = 5.0;

/// What the posting lists say of each document.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The BM25 score.
    pub scores: Vec<f32>,
    /// What words have in it, without single ideographs.
    pub words: Vec<f32>,
    /// How rare each term is.
    pub idf: Vec<f32>,
    /// How many of [`all_characters`](Self::all_characters) a document holds.
    characters: Vec<u16>,
    /// For each document, which of the first 64 terms it holds, in the form asked for or completed.
    held: Vec<u64>,
    /// How many different ideographs of the query the index has.
    all_characters: u16,
}

impl Evidence {
    /// Reads the posting lists of the terms, given the [`norms`] of the documents.
    pub fn gather(index: &Index, norms: &[f32], terms: &[Term]) -> Evidence {
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
            // No term has the last number of all.
            let list = index.postings().list(term.ordinal.unwrap_or(u32::MAX));
            // A word asked twice weighs once, but its place among the terms must be known for each.
            let weight = if again { 0.0 } else { weight(term) };
            let words = of_words(term.kind);
            if term.forms.is_empty() {
                let idf = idf(count as f32, list.df() as f32);
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
                for (id, tf) in index.postings().list(form.ordinal) {
                    sums[id as usize] += tf;
                    // What is completed stands in what completes it.
                    if term.role == Role::Completion {
                        evidence.held[id as usize] |= bit;
                    }
                }
            }
            let idf = idf(count as f32, sums.iter().filter(|tf| **tf > 0).count() as f32);
            evidence.idf.push(idf);
            for (at, tf) in sums.iter().enumerate().filter(|(_, tf)| **tf > 0) {
                let score = weight * idf * saturation(norms[at], *tf as f32);
                evidence.scores[at] += score;
                evidence.words[at] += words * score;
            }
        }
        evidence
    }

    /// Whether a document holds term `i` of those gathered, in the form asked for or completed. A term after the
    /// 64th reads as not held.
    pub fn holds(&self, id: u32, i: usize) -> bool {
        i < 64 && self.held.get(id as usize).is_some_and(|held| held >> i & 1 == 1)
    }

    /// Whether a document holds every ideograph of the query, without which it cannot hold the run.
    pub fn holds_characters(&self, id: u32) -> bool {
        self.characters.get(id as usize) == Some(&self.all_characters)
    }
}

/// What one term adds to the score of one document: the product of its weight, idf and saturation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// What it weighs by its role; 0 if it was asked before.
    pub weight: f32,
    /// What it weighs in [`Evidence::words`] besides.
    pub of_words: f32,
    /// How often it stands in the document, its other forms counted with it.
    pub tf: u32,
}

/// What term `i` of those asked adds to the score of a document.
pub fn share(index: &Index, terms: &[Term], i: usize, id: u32) -> Share {
    let term = &terms[i];
    let ordinals = term.ordinal.into_iter().chain(term.forms.iter().map(|form| form.ordinal));
    let here = |ordinal| index.postings().list(ordinal).find(|(document, _)| *document == id);
    Share {
        weight: if is_again(terms, i) { 0.0 } else { weight(term) },
        of_words: of_words(term.kind),
        tf: ordinals.filter_map(here).map(|(_, tf)| tf).sum(),
    }
}

/// What a term frequency is worth in a document of this norm, before its idf.
pub fn saturation(norm: f32, tf: f32) -> f32 {
    tf * (K1 + 1.0) / (tf + norm)
}

/// For each document, what its length makes of term frequencies.
pub fn norms(index: &Index) -> Vec<f32> {
    let average = average(index);
    let documents = index.documents();
    let norm = |id| K1 * (1.0 - B + B * (documents.length(id) as f32 / average));
    (0..documents.len() as u32).map(norm).collect()
}

/// How long a document is beside the average.
pub fn relative_length(index: &Index, id: u32) -> f32 {
    index.documents().length(id) as f32 / average(index)
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

/// Whether a term of the same forms stands before this one.
fn is_again(terms: &[Term], i: usize) -> bool {
    let is_same = |other: &Term| other.ordinal == terms[i].ordinal && other.forms == terms[i].forms;
    terms[..i].iter().any(is_same)
}

/// What a term of this kind weighs in [`Evidence::words`].
fn of_words(kind: Kind) -> f32 {
    match kind {
        Kind::Ideograph => 0.0,
        Kind::Ideographs => 1.0,
        Kind::Letters => LETTERS,
    }
}

fn weight(term: &Term) -> f32 {
    let weight = match term.role {
        Role::Word if term.kind == Kind::Ideograph => 2.0 * CHARACTER,
        Role::Word => 1.0,
        Role::Character => CHARACTER,
        Role::Completion => COMPLETION,
    };
    if term.is_function { weight * FUNCTION } else { weight }
}
