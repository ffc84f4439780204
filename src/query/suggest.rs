//! How might what is being typed go on?

use super::Search;
use super::excerpt::{self, Marked};
use crate::index::{CodedText, Index, Node, Terms};
use crate::text::{Unit, walk};
use std::collections::BinaryHeap;

/// A completion, with the part that was typed marked.
pub type Suggestion = Marked;

/// Places of the dictionary that are visited.
const MOST_VISITS: usize = 2000;

/// Titles that hold what is typed, then terms that begin with what stands after the last gap, frequent ones first.
pub fn suggest(search: &Search, query: &str, limit: usize) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    let units = search.units(query);
    let (index, folds) = (search.index(), search.folds());
    let Some(run) = search.run(&units) else { return found };
    for id in 0..index.documents().len() as u32 {
        // Half of the places are for titles, so that words have a chance.
        if found.len() >= limit.div_ceil(2) {
            break;
        }
        let (title, _) = search.texts(id);
        let marks: Vec<_> = run.places(title, folds).map(|place| place.start..place.end).collect();
        if marks.is_empty() {
            continue;
        }
        let title = excerpt::decode(title, &marks, ' ');
        if found.iter().all(|one| one.text != title.text) {
            found.push(title);
        }
    }
    let from = units.iter().rposition(|unit| unit.gap != walk::NO_GAP).unwrap_or(0);
    let head = query.get(..units[from].start).unwrap_or_default();
    let mut completions = Completions::default();
    completions.after(index, &units[from..]);
    while let Some(rank) = completions.ranks.pop()
        && found.len() < limit
    {
        let codes = &completions.terms[!(rank as u32) as usize];
        let mut text = String::from(head);
        CodedText { alphabet: index.alphabet(), codes }.decode_into(&mut text);
        // The term is shown folded: the mark is as many characters as units were typed.
        let mark = head.chars().count() + units.len() - from;
        let mark = text.char_indices().nth(mark).map_or(text.len(), |(at, _)| at);
        found.push(Marked { marks: std::iter::once(0..mark).collect(), text });
    }
    found
}

/// Terms that begin with some units.
#[derive(Default)]
struct Completions {
    /// The terms, in codes.
    terms: Vec<Vec<u8>>,
    /// Document frequency and, for the first of equals, the complement of its place among the terms.
    ranks: BinaryHeap<u64>,
    visits: usize,
}

impl Completions {
    fn after(&mut self, index: &Index, units: &[Unit]) {
        let dictionary = index.terms();
        let (mut key, mut node) = (Vec::new(), dictionary.root());
        for unit in units {
            let code = index.alphabet().code(unit.char);
            node = node.and_then(|node| dictionary.step_code(node, code?));
            if let Some(code) = code {
                code.put(&mut key);
            }
        }
        if let Some(node) = node {
            self.collect(index, &dictionary, node, &mut key);
        }
    }

    fn collect<'t>(&mut self, index: &Index, dictionary: &'t Terms, node: Node<'t>, key: &mut Vec<u8>) {
        for (byte, next) in dictionary.steps(node) {
            if self.visits == MOST_VISITS {
                return;
            }
            self.visits += 1;
            key.push(byte);
            if let Some(ordinal) = next.ordinal() {
                let df = index.postings().list(ordinal).df();
                self.ranks.push(u64::from(df) << 32 | u64::from(!(self.terms.len() as u32)));
                self.terms.push(key.clone());
            }
            self.collect(index, dictionary, next, key);
            key.pop();
        }
    }
}
