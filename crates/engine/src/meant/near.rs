//! Which words of letters in the dictionary are nearest to one that is not in it?
//!
//! A walk over the terms that keeps to those near the word: rows of the matrix of edit distances with swaps (Damerau
//! and Levenshtein), one for each letter walked, of which only the cells near the diagonal are computed. Bounded by the
//! places that it visits.

use seed_index::{Code, Index, Node, Terms};
use std::collections::BinaryHeap;

/// Letters from which on a word may have one slip, and two.
const LEAST_LETTERS: [usize; 2] = [3, 8];
/// And up to which it is looked for at all.
const LONGEST: usize = 32;
/// Places of the dictionary that are visited.
const MOST_VISITS: usize = 60_000;
/// Words that are told apart.
const MOST_WORDS: usize = 8;
/// More edits than any word may have.
const FAR: u8 = 100;

/// A word that is near.
pub struct Near {
    /// The word.
    pub text: String,
    /// Edits that make the one out of the other.
    pub edits: u16,
}

/// The words nearest to one of letters and digits: fewest edits, then most documents.
pub fn nearest(index: &Index, word: &str) -> Vec<Near> {
    let most = LEAST_LETTERS.iter().filter(|least| word.len() >= **least).count();
    let letters: Vec<char> = word.chars().collect();
    let terms = index.terms();
    let Some(root) = terms.root().filter(|_| most > 0 && letters.len() <= LONGEST) else { return Vec::new() };
    let every = ('a'..='z').chain('0'..='9');
    let mut walk = Walk {
        index,
        terms: &terms,
        every: every.filter_map(|letter| Some((letter, index.alphabet().code(letter)?))).collect(),
        letters: &letters,
        most: most as u8,
        best: BinaryHeap::new(),
        texts: Vec::new(),
        visits: MOST_VISITS,
    };
    let mut row = [FAR; LONGEST + 1];
    row.iter_mut().zip(0..=letters.len() as u8).for_each(|(edits, at)| *edits = at);
    walk.below(root, &mut Vec::new(), &[FAR; LONGEST + 1], &row);
    let Walk { mut best, mut texts, .. } = walk;
    let mut nearest = Vec::new();
    while let Some(one) = best.pop().filter(|_| nearest.len() < MOST_WORDS) {
        let text = std::mem::take(&mut texts[!(one as u32) as usize]);
        nearest.push(Near { text, edits: !(one >> 48) as u16 });
    }
    nearest
}

type Row = [u8; LONGEST + 1];

struct Walk<'n> {
    index: &'n Index<'n>,
    terms: &'n Terms<'n>,
    /// The letters that the corpus has.
    every: Vec<(char, Code)>,
    letters: &'n [char],
    most: u8,
    /// Fewest edits, highest document frequency, first place among the texts.
    best: BinaryHeap<u64>,
    texts: Vec<String>,
    visits: usize,
}

impl Walk<'_> {
    fn below(&mut self, node: Node, walked: &mut Vec<char>, before: &Row, row: &Row) {
        let edits = row[self.letters.len()];
        if let Some(ordinal) = node.ordinal().filter(|_| edits <= self.most && walked.len() > 1) {
            let df = self.index.postings().list(ordinal).df().min(0xFFFF);
            self.best.push(
                u64::from(!u16::from(edits)) << 48
                    | u64::from(df) << 32
                    | u64::from(!(self.texts.len() as u32)),
            );
            self.texts.push(walked.iter().collect());
        }
        // Cells farther from the diagonal than the edits are more edits.
        let near = usize::from(self.most);
        let cells = (walked.len() + 1).saturating_sub(near).max(1)
            ..=(walked.len() + 1 + near).min(self.letters.len());
        for i in 0..self.every.len() {
            let (letter, code) = self.every[i];
            if self.visits == 0 {
                return;
            }
            let Some(next) = self.terms.step_code(node, code) else { continue };
            self.visits -= 1;
            let mut new = [FAR; LONGEST + 1];
            new[0] = row[0] + 1;
            let mut least = new[0];
            for at in cells.clone() {
                let asked = self.letters[at - 1];
                let mut edits =
                    (row[at - 1] + u8::from(asked != letter)).min(row[at] + 1).min(new[at - 1] + 1);
                if at > 1 && walked.last() == Some(&asked) && self.letters[at - 2] == letter {
                    edits = edits.min(before[at - 2] + 1);
                }
                new[at] = edits;
                least = least.min(edits);
            }
            if least <= self.most {
                walked.push(letter);
                self.below(next, walked, row, &new);
                walked.pop();
            }
        }
    }
}
