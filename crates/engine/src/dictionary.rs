//! Which terms begin with a string? Walks over the term dictionary answer.

use seed_index::{CodedText, Index, Node, Terms};

/// The node that a string leads to.
pub fn walk_to<'t>(index: &Index, terms: &'t Terms, text: &str) -> Option<Node<'t>> {
    text.chars().try_fold(terms.root()?, |node, c| step(index, terms, node, c))
}

/// The ordinal of a term.
pub fn ordinal(index: &Index, term: &str) -> Option<u32> {
    walk_to(index, &index.terms(), term)?.ordinal()
}

/// The node that a character leads to.
pub fn step<'t>(index: &Index, terms: &'t Terms, node: Node<'t>, c: char) -> Option<Node<'t>> {
    terms.step_code(node, index.alphabet().code(c)?)
}

/// Calls `each` with the terms that begin with `start` and their ordinals, in the dictionary's order, until `visits`
/// nodes were visited.
pub fn each_term(index: &Index, start: &str, mut visits: usize, each: &mut dyn FnMut(u32, &str)) {
    let terms = index.terms();
    if let Some(node) = walk_to(index, &terms, start) {
        let mut walk = Walk { index, terms: &terms, key: Vec::new(), start, text: String::new(), each };
        walk.below(node, &mut visits);
    }
}

struct Walk<'w> {
    index: &'w Index<'w>,
    terms: &'w Terms<'w>,
    start: &'w str,
    /// The codes of the term after `start`.
    key: Vec<u8>,
    text: String,
    each: &'w mut dyn FnMut(u32, &str),
}

impl Walk<'_> {
    fn below(&mut self, node: Node, visits: &mut usize) {
        if let Some(ordinal) = node.ordinal() {
            self.text.clear();
            self.text.push_str(self.start);
            CodedText { alphabet: self.index.alphabet(), codes: &self.key }.decode_into(&mut self.text);
            (self.each)(ordinal, &self.text);
        }
        for (byte, next) in self.terms.steps(node) {
            if *visits == 0 {
                return;
            }
            *visits -= 1;
            self.key.push(byte);
            self.below(next, visits);
            self.key.pop();
        }
    }
}
