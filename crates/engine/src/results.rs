//! What leaves the engine: text and ranges, never markup. Ranges are bytes of the string beside them.

use crate::filter::Facets;
use crate::marked::Marked;
use crate::neighbours::Neighbour;
use crate::rewrite::Rewrite;
use seed_index::Record;
use std::ops::Range;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results<'s, T = String> {
    /// How many documents were found and are wanted, whatever the limit.
    pub total: usize,
    /// How many of them are not weak; they stand first.
    pub full: usize,
    /// The hits from the offset on, in the order asked for.
    pub hits: Vec<Hit<'s, T>>,
    /// How many there are of each file and year, if it was asked for.
    pub facets: Option<Facets<'s>>,
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
    /// Higher is better; comparable within one answer only.
    pub score: f32,
    /// Whether it holds less of what was asked than could be held: only part of it, or not in one piece where another
    /// document has it in one.
    pub weak: bool,
    /// A passage that shows what was asked.
    pub excerpt: Marked<T>,
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
    /// Its most telling words as it writes them, the best first.
    pub keywords: Vec<String>,
    /// The documents most like it, the best first.
    pub neighbours: Vec<Neighbour<'s>>,
}
