//! How is a query answered?

use crate::filter::Filter;
use crate::syntax::Signs;

/// How a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'o> {
    /// The most hits to return.
    pub limit: usize,
    /// How many hits to skip from the top.
    pub offset: usize,
    /// Whether the last word may be unfinished.
    pub prefix: bool,
    /// Whether only the query as typed is searched, and no rewrite of it: no pinyin, no spelling, no other numerals.
    pub literal: bool,
    /// How the signs of the query are taken.
    pub signs: Signs,
    /// Which documents are wanted.
    pub filter: Filter<'o>,
    /// Which documents come first.
    pub sort: Sort,
    /// A language whose documents come before others that hold as much, see [`Filter::language`]; empty for none.
    pub first: &'o str,
    /// Whether the documents found are counted by file and year.
    pub facets: bool,
}

/// Which of the documents found come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best ones.
    #[default]
    Relevance,
    /// The latest ones, and undated ones last.
    Date,
}

impl Options<'_> {
    /// Ten hits of all documents, the best first, of the query and its rewrites.
    pub const DEFAULT: Options<'static> = Options {
        limit: 10,
        offset: 0,
        prefix: true,
        literal: false,
        signs: Signs::Auto,
        filter: Filter { path: "", from: "", to: "", language: "" },
        sort: Sort::Relevance,
        first: "",
        facets: false,
    };
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options::DEFAULT
    }
}
