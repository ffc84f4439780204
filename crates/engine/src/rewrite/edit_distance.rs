//! Which words of the dictionary are nearest to a word of letters, by edit distance?
//!
//! The distance is Damerau and Levenshtein's, with swaps of neighbours (optimal string alignment). A walk over the
//! dictionary keeps one row of the distance matrix for each letter, and computes only the cells near its diagonal. It
//! leaves a branch as soon as all cells of the row are too far. The number of nodes that it visits is bounded.

use crate::call::Call;
use crate::sort::{Heap, Key};
use crate::weights::rewrite::{LEAST_LETTERS, MOST_LETTERS, MOST_NEAREST, MOST_VISITS};
use seed_index::{Code, Node, Terms};

/// More edits than any word may have.
const FAR: u8 = 100;

/// A word near the given one.
pub struct Near {
    /// The word.
    pub text: String,
    /// The edit distance.
    pub edits: u16,
}

/// The words nearest to a word of letters: by edit distance, then by document frequency.
pub fn nearest(call: &Call, word: &str) -> Vec<Near> {
    within(call, word, MOST_VISITS)
}

/// Those that are found within so many visits.
fn within(call: &Call, word: &str, visits: usize) -> Vec<Near> {
    let index = call.index();
    let most = LEAST_LETTERS.iter().filter(|least| word.len() >= **least).count();
    let letters: Vec<char> = word.chars().collect();
    let terms = index.terms();
    let Some(root) = terms.root().filter(|_| most > 0 && letters.len() <= MOST_LETTERS) else {
        return Vec::new();
    };
    let mut every = Vec::new();
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789".bytes().map(char::from) {
        if let Some(code) = index.alphabet().code(letter) {
            every.push((letter, code));
        }
    }
    let mut walk = Walk {
        call,
        terms: &terms,
        every,
        letters: &letters,
        most: most as u8,
        best: Heap::new(),
        texts: Vec::new(),
        visits,
    };
    walk.below(root, &mut Vec::new(), &[FAR; MOST_LETTERS + 1], &FIRST);
    let Walk { mut best, mut texts, .. } = walk;
    let mut nearest = Vec::new();
    while let Some(one) = best.pop().filter(|_| nearest.len() < MOST_NEAREST) {
        let text = std::mem::take(&mut texts[!one.item() as usize]);
        nearest.push(Near { text, edits: !(one.rank() >> 16) as u16 });
    }
    nearest
}

type Row = [u8; MOST_LETTERS + 1];

/// The row of no letters: so many edits as letters are asked for.
const FIRST: Row = {
    let mut row = [0; MOST_LETTERS + 1];
    let mut at = 0;
    while at < row.len() {
        row[at] = at as u8;
        at += 1;
    }
    row
};

struct Walk<'n> {
    call: &'n Call<'n>,
    terms: &'n Terms<'n>,
    /// The letters and digits of the corpus.
    every: Vec<(char, Code)>,
    letters: &'n [char],
    most: u8,
    /// The words so far, by distance and then by document frequency. The item is the complement of the index in
    /// `texts`.
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
        // Cells further from the diagonal than `most` are above it.
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

/// Whether a string from which one edit makes `typed` holds all of it: a character is missing, or two are swapped. `None`
/// if no edit does. No edit turns a string into itself.
pub fn edit(meant: &[char], typed: &[char]) -> Option<bool> {
    let start = meant.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (meant, typed) = (&meant[start..], &typed[start..]);
    let end = meant.iter().rev().zip(typed.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&meant[..meant.len() - end], &typed[..typed.len() - end]) {
        ([_], []) => Some(true),
        ([x, y], [u, v]) if x == v && y == u => Some(true),
        ([_] | [], [_]) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Call;
    use crate::dictionary::each_term;
    use crate::testing::over;
    use proptest::prelude::*;
    use std::cmp::Reverse;

    /// Optimal string alignment by the letter of its definition, on all of the matrix.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        let mut edits = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                let mut least = if i == 0 || j == 0 { i + j } else { usize::MAX };
                if i > 0 && j > 0 {
                    least = (edits[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]))
                        .min(edits[i - 1][j] + 1)
                        .min(edits[i][j - 1] + 1);
                }
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(edits[i - 2][j - 2] + 1);
                }
                edits[i][j] = least;
            }
        }
        edits[a.len()][b.len()]
    }

    /// The naive twin: every term of the index is compared.
    fn naive(call: &Call, word: &str) -> Vec<(String, u16)> {
        let most = LEAST_LETTERS.iter().filter(|least| word.len() >= **least).count();
        let mut near = Vec::new();
        each_term(call.index(), "", usize::MAX, &mut |ordinal, term| {
            let is_word = term.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
            let edits = distance(word.as_bytes(), term.as_bytes());
            if is_word && term.len() > 1 && edits <= most {
                near.push((edits, Reverse(call.postings(ordinal).df()), term.to_owned()));
            }
        });
        // Of words as near and as frequent, letters before digits.
        let letters = |word: &str| word.bytes().map(|byte| (byte.is_ascii_digit(), byte)).collect::<Vec<_>>();
        near.sort_by_key(|(edits, df, term)| (*edits, *df, letters(term)));
        near.retain(|_| most > 0 && word.len() <= MOST_LETTERS);
        near.into_iter().take(MOST_NEAREST).map(|(edits, _, term)| (term, edits as u16)).collect()
    }

    fn found(call: &Call, word: &str) -> Vec<(String, u16)> {
        nearest(call, word).into_iter().map(|near| (near.text, near.edits)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn the_nearest_are_those_of_the_naive_twin(
            texts in prop::collection::vec(prop::collection::vec("[abc1算é]{1,4}|[ab]{6,11}", 1..16), 1..6),
            words in prop::collection::vec("[abc]{1,12}|[ab]{30,34}", 1..12),
            at: prop::sample::Index,
            edit in 0..4,
        ) {
            let texts: Vec<String> = texts.iter().map(|words| words.join(" ")).collect();
            let reader = over(&texts);
            let call = Call::new(&reader);
            for word in &words {
                prop_assert_eq!(found(&call, word), naive(&call, word), "{}", word);
            }
            // A word of the corpus with one edit, which made-up words rarely are.
            for word in texts.iter().flat_map(|text| text.split(' ')) {
                let mut letters: Vec<char> = word.chars().filter(char::is_ascii_lowercase).collect();
                let at = at.index(letters.len() + 1);
                match edit {
                    0 => letters.insert(at, 'c'),
                    1 if at < letters.len() => drop(letters.remove(at)),
                    2 if at < letters.len() => letters[at] = 'd',
                    _ if at + 1 < letters.len() => letters.swap(at, at + 1),
                    _ => {}
                }
                let word = String::from_iter(letters);
                prop_assert_eq!(found(&call, &word), naive(&call, &word), "{}", word);
            }
        }
    }

    #[test]
    fn a_walk_ends_when_it_has_visited_enough() {
        let reader = over(&["abc abd xbc xbd"]);
        let call = Call::new(&reader);
        let found =
            |visits| within(&call, "abc", visits).into_iter().map(|near| near.text).collect::<Vec<_>>();
        for (visits, expected, why) in [
            (0, &[][..], "nothing was looked at"),
            (2, &[], "a, ab"),
            (3, &["abc"], "and abc"),
            (4, &["abc", "abd"], "and abd"),
            (6, &["abc", "abd"], "and x, xb"),
            (7, &["abc", "abd", "xbc"], "and xbc"),
            (MOST_VISITS, &["abc", "abd", "xbc"], "and xbd, which is two edits away"),
        ] {
            assert_eq!(found(visits), expected, "{visits}: {why}");
        }
    }
}
