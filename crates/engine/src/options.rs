//! How is a query answered?

use crate::filter::Filter;

/// How a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'o> {
    /// Most hits to return.
    pub limit: usize,
    /// Hits to leave out from the top.
    pub offset: usize,
    /// Whether the last word may be unfinished.
    pub prefix: bool,
    /// Whether only the query as typed is searched, and no rewrite of it: no pinyin, no spelling, no other numerals.
    pub literal: bool,
    /// Which documents are wanted.
    pub filter: Filter<'o>,
    /// What stands first.
    pub sort: Sort,
    /// Whether the documents found are counted by file and year.
    pub facets: bool,
}

/// What stands first among the documents found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best.
    #[default]
    Relevance,
    /// The latest; the undated last.
    Date,
}

impl Options<'_> {
    /// Ten hits of all documents, the best first, of the query and its rewrites.
    pub const DEFAULT: Options<'static> = Options {
        limit: 10,
        offset: 0,
        prefix: true,
        literal: false,
        filter: Filter { path: "", from: "", to: "" },
        sort: Sort::Relevance,
        facets: false,
    };
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options::DEFAULT
    }
}
