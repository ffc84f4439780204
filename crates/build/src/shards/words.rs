//! Which words of ideographs does an index have?

use seed_index::{CodedText, Index};
use seed_text::Class;
use std::collections::BTreeMap;

/// The words of several ideographs by their first two, each without these, with how many documents hold it.
pub type Words = BTreeMap<String, Vec<(String, u32)>>;

/// See [`Words`].
pub fn words(index: &Index) -> Words {
    let (terms, postings) = (index.terms(), index.postings());
    let mut words = Words::new();
    let Some(root) = terms.root() else { return words };
    terms.each(root, usize::MAX, &mut |codes, ordinal| {
        let term = CodedText { alphabet: index.alphabet(), codes }.decoded();
        let mut chars = term.char_indices();
        let rest = chars.nth(2).map_or(term.len(), |(at, _)| at);
        if term.chars().nth(1).is_some() && term.chars().all(|c| Class::of(c) == Class::Ideograph) {
            let word = (term[rest..].to_owned(), postings.list(ordinal).df());
            words.entry(term[..rest].to_owned()).or_default().push(word);
        }
    });
    words
}
