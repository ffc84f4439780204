//! Which words of letters in the dictionary are nearest to one that is not in it, by edit distance?
//!
//! The distance is that of Damerau and Levenshtein with swaps of neighbours (optimal string alignment). The dictionary is
//! walked node by node with one row of the matrix of distances for each letter, of which only the cells near the diagonal
//! are computed; a branch whose row is too far is left. Bounded by the number of nodes that are visited.

use crate::call::Call;
use crate::sort::{Heap, Key};
use crate::weights::rewrite::{LEAST_LETTERS, MOST_LETTERS, MOST_NEAREST, MOST_VISITS};
use seed_index::{Code, Node, Terms};

/// More edits than any word may have.
const FAR: u8 = 100;

/// A word that is near.
pub struct Near {
    /// The word.
    pub text: String,
    /// Edits that make the one out of the other.
    pub edits: u16,
}

/// The words nearest to one of letters: those of fewest edits first, of these those that most documents hold.
pub fn nearest(call: &Call, word: &str) -> Vec<Near> {
    let index = call.index();
    let most = LEAST_LETTERS.iter().filter(|least| word.len() >= **least).count();
    let letters: Vec<char> = word.chars().collect();
    let terms = index.terms();
    let Some(root) = terms.root().filter(|_| most > 0 && letters.len() <= MOST_LETTERS) else {
        return Vec::new();
    };
    let every = ('a'..='z').chain('0'..='9');
    let mut walk = Walk {
        call,
        terms: &terms,
        every: every.filter_map(|letter| Some((letter, index.alphabet().code(letter)?))).collect(),
        letters: &letters,
        most: most as u8,
        best: Heap::new(),
        texts: Vec::new(),
        visits: MOST_VISITS,
    };
    let mut row = [FAR; MOST_LETTERS + 1];
    row.iter_mut().zip(0..=letters.len() as u8).for_each(|(edits, at)| *edits = at);
    walk.below(root, &mut Vec::new(), &[FAR; MOST_LETTERS + 1], &row);
    let Walk { mut best, mut texts, .. } = walk;
    let mut nearest = Vec::new();
    while let Some(one) = best.pop().filter(|_| nearest.len() < MOST_NEAREST) {
        let text = std::mem::take(&mut texts[!one.item() as usize]);
        nearest.push(Near { text, edits: !(one.rank() >> 16) as u16 });
    }
    nearest
}

type Row = [u8; MOST_LETTERS + 1];

struct Walk<'n> {
    call: &'n Call<'n>,
    terms: &'n Terms<'n>,
    /// The letters that the corpus has.
    every: Vec<(char, Code)>,
    letters: &'n [char],
    most: u8,
    /// By fewest edits, then most documents; the item is the complement of the place in `texts`.
    best: Heap,
    texts: Vec<String>,
    visits: usize,
}

impl Walk<'_> {
    fn below(&mut self, node: Node, walked: &mut Vec<char>, before: &Row, row: &Row) {
        let edits = row[self.letters.len()];
        if let Some(ordinal) = node.ordinal().filter(|_| edits <= self.most && walked.len() > 1) {
            let df = self.call.postings(ordinal).df().min(0xFFFF);
            let rank = u32::from(!u16::from(edits)) << 16 | df;
            self.best.push(Key::new(rank, !(self.texts.len() as u32)));
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
            let mut new = [FAR; MOST_LETTERS + 1];
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
