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
pub fn each_term(index: &Index, start: &str, visits: usize, each: &mut dyn FnMut(u32, &str)) {
    let (terms, mut text) = (index.terms(), String::new());
    let Some(node) = walk_to(index, &terms, start) else { return };
    terms.each(node, visits, &mut |codes, ordinal| {
        text.clear();
        text.push_str(start);
        CodedText { alphabet: index.alphabet(), codes }.decode_into(&mut text);
        each(ordinal, &text);
    });
}
