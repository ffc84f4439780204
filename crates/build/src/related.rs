//! What is a document about, in a few of its own words, and which other documents are about the same?
//!
//! Both answers use one measure of how much a word tells: how rare it is in these documents, times how rare it is in
//! the language. In a small corpus the first factor says little. In a large one the second does not know the corpus's
//! own everyday words.
//!
//! # Cost
//!
//! Linear in the sketches. For the neighbours, each document is compared with those that share one of its heaviest terms.

use super::rarity::{Term, is_letters, log2};
use super::segment::Part;
use super::sketch::{Count, MOST_BYTES, Sketch};
use compact_str::CompactString;
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use std::ops::Range;

/// The most keywords of a document.
pub const MOST_KEYWORDS: usize = 6;
/// The most neighbours of a document.
pub const MOST_NEIGHBOURS: usize = 4;
/// Terms that represent a document when it is compared with others. Long documents have more, and share the rest of
/// them with all long documents.
const MOST_TERMS: usize = 60;
/// The least similarity of neighbours, from 0 to 1. Documents below it have nothing in common.
const LEAST_SIMILARITY: f64 = 0.12;
/// A part of a keyword is another keyword if it weighs this many times as much.
const CLEARLY_MORE: f64 = 1.5;

/// Keywords and neighbours of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The first occurrence of each keyword, in bytes of the title followed by the text; the best keyword first.
    pub keywords: Vec<Range<usize>>,
    /// The most similar documents, most similar first.
    pub neighbours: Vec<u32>,
}

/// Takes the sketch of one document after another, and then relates them.
#[derive(Default)]
pub struct Relater {
    /// The number of each term, in the order of first occurrence.
    numbers: HashMap<CompactString, u32>,
    /// The terms, by number, and how many documents hold each.
    terms: Vec<(Term, u32)>,
    documents: Vec<Vec<(u32, Count)>>,
}

impl Relater {
    /// Takes the next document.
    pub fn add(&mut self, sketch: Sketch) {
        let counts = sketch.terms.into_iter().map(|(term, count)| {
            let number = match self.numbers.get(&term.term) {
                Some(number) => *number,
                None => {
                    let number = self.terms.len() as u32;
                    self.numbers.insert(term.term.clone(), number);
                    self.terms.push((term, 0));
                    number
                }
            };
            self.terms[number as usize].1 += 1;
            (number, count)
        });
        let mut counts: Vec<(u32, Count)> = counts.collect();
        counts.sort_unstable_by_key(|(number, _)| *number);
        self.documents.push(counts);
    }

    /// Keywords and neighbours of all documents, in the order in which they were read.
    pub fn relate(self) -> Vec<Related> {
        let vectors: Vec<Vec<(u32, f64)>> = self.documents.iter().map(|counts| self.vector(counts)).collect();
        let neighbours = neighbours(&vectors, self.terms.len());
        let keywords = self.documents.iter().map(|counts| self.keywords(counts));
        keywords.zip(neighbours).map(|(keywords, neighbours)| Related { keywords, neighbours }).collect()
    }

    /// How much a term tells about a document.
    fn weight(&self, number: u32, count: &Count) -> f64 {
        let (term, documents) = &self.terms[number as usize];
        let idf = log2(self.documents.len() as u64 + 1) - log2(u64::from(*documents));
        (1.0 + log2(u64::from(count.weight))) * (0.5 + idf) * term.rarity
    }

    fn keywords(&self, counts: &[(u32, Count)]) -> Vec<Range<usize>> {
        let mut found: Vec<(f64, &str, &Count)> = Vec::new();
        for (number, count) in counts {
            let Term { term, stats, .. } = &self.terms[*number as usize].0;
            let is_act = stats.part != Part::Name && !is_letters(term);
            if count.times > u32::from(is_act) + u32::from(!count.in_title)
                && count.first.len as usize <= MOST_BYTES
            {
                found.push((self.weight(*number, count), term, count));
            }
        }
        // Equals keep the order of the text.
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.first.start.cmp(&b.2.first.start)));
        let mut keywords: Vec<(f64, &str, &Count)> = Vec::new();
        for one in found {
            let is_part = |(weight, term, _): &(f64, &str, &Count)| {
                (term.contains(one.1) || one.1.contains(term)) && one.0 < weight * CLEARLY_MORE
            };
            if keywords.len() < MOST_KEYWORDS && !keywords.iter().any(is_part) {
                keywords.push(one);
            }
        }
        keywords.iter().map(|(.., count)| count.first.range()).collect()
    }

    /// The heaviest of the terms that a document shares with another, as a vector of length 1.
    fn vector(&self, counts: &[(u32, Count)]) -> Vec<(u32, f64)> {
        let shared = |number: &u32| self.terms[*number as usize].1 > 1;
        let mut vector: Vec<(u32, f64)> = counts
            .iter()
            .filter(|(number, _)| shared(number))
            .map(|(number, count)| (*number, self.weight(*number, count)))
            .collect();
        vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(MOST_TERMS);
        let norm = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        vector.iter_mut().for_each(|(_, weight)| *weight /= norm);
        vector
    }
}

/// The most documents that share a heavy term and are compared by it. What more share tells little of any, and each
/// document is compared with all that share one: without a bound the time of a large corpus would be quadratic.
const MOST_SHARING: usize = 1500;

/// The most similar vectors of each vector. Each is compared with those that share a term with it.
fn neighbours(vectors: &[Vec<(u32, f64)>], terms: usize) -> Vec<Vec<u32>> {
    let mut lists: Vec<Vec<(u32, f64)>> = vec![Vec::new(); terms];
    for (id, vector) in (0u32..).zip(vectors) {
        for (term, weight) in vector {
            lists[*term as usize].push((id, *weight));
        }
    }
    lists.iter_mut().filter(|list| list.len() > MOST_SHARING).for_each(|list| *list = Vec::new());
    let of = |similarity: &mut Vec<f64>, (id, vector): (usize, &Vec<(u32, f64)>)| {
        let (id, mut touched) = (id as u32, Vec::new());
        for (term, weight) in vector {
            for (other, theirs) in &lists[*term as usize] {
                if similarity[*other as usize] == 0.0 {
                    touched.push(*other);
                }
                similarity[*other as usize] += weight * theirs;
            }
        }
        let mut found: Vec<(u32, f64)> = touched
            .into_iter()
            .map(|other| (other, std::mem::take(&mut similarity[other as usize])))
            .filter(|(other, similarity)| *other != id && *similarity >= LEAST_SIMILARITY)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.iter().take(MOST_NEIGHBOURS).map(|(other, _)| *other).collect()
    };
    vectors.par_iter().enumerate().map_init(|| vec![0.0; vectors.len()], of).collect()
}
