//! What does the engine return? Text and ranges, never markup. Ranges are bytes of the string beside them.

use crate::marked::Marked;
use crate::neighbours::Neighbour;
use crate::rewrite::Rewrite;
use crate::syntax::Taken;
use seed_index::{Fields, Record};
use std::ops::Range;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results<'s, T = String> {
    /// How many documents were found and are wanted. The limit does not count.
    pub total: usize,
    /// How many of them are not weak. These come first.
    pub full: usize,
    /// The hits from the offset on, in the requested order.
    pub hits: Vec<Hit<'s, T>>,
    /// For each key whose values were to be counted, how many documents found have each. Weak hits count only if all hits
    /// are weak, and what is wanted of the key itself does not count. Values are ascending, but files in the order of the
    /// index, and years the latest first.
    pub facets: Vec<Vec<(&'s str, u32)>>,
    /// How the signs of the query were taken.
    pub taken: Taken,
    /// The rewrites of the query that found something, the best first.
    pub rewrites: Vec<Rewrite>,
}

/// One document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'s, T = String> {
    /// The document's number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: Marked<T>,
    /// Its score. Higher is better, and scores of different answers are not comparable.
    pub score: f32,
    /// Whether it holds only a part of the query, or holds it in pieces while another document has it in one.
    pub weak: bool,
    /// A passage that shows what was asked for.
    pub excerpt: Marked<T>,
    /// The section of the passage, if the document has sections and the passage is not before the first.
    pub section: Option<Section<'s, T>>,
    /// Other sections that hold as much of what was asked for, in order; three at most.
    pub sections: Vec<Section<'s, T>>,
    /// What it says about itself by key.
    pub meta: Fields<'s>,
}

/// The section of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<'s, T = String> {
    /// Its heading.
    pub heading: T,
    /// The level of the heading, 1 for the top to 6.
    pub level: u8,
    /// The anchor of the section in its page, without `#`; empty for none.
    pub anchor: &'s str,
}

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'s> {
    /// The document's number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: Marked,
    /// Its text as shown.
    pub body: Marked,
    /// The paragraphs of the text.
    pub paragraphs: Vec<Range<usize>>,
    /// Its sections, if it has any: the heading of each is a range of the text, and a section goes on to the next
    /// one's.
    pub sections: Vec<Section<'s, Range<usize>>>,
    /// Its language, and what it says about itself by key.
    pub meta: Fields<'s>,
    /// Its keywords as it writes them, the best first.
    pub keywords: Vec<String>,
    /// The most similar documents, most similar first.
    pub neighbours: Vec<Neighbour<'s>>,
}
