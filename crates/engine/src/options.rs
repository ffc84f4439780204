//! How is a query answered?

use crate::filter::{DATE, Filter};
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
    pub sort: Sort<'o>,
    /// A language whose documents come before others that hold as much, see [`Filter::language`]; empty for none.
    pub first: &'o str,
    /// The keys whose values the documents found are counted by; besides those that they state, `file` and `year`.
    pub facets: &'o [String],
}

/// Which of the documents found come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort<'o> {
    /// The best ones.
    #[default]
    Relevance,
    /// Those with the least or the most of a number or date, which stands under a key; those without one last.
    Key {
        /// The key; `date` for the date of a document.
        key: &'o str,
        /// Whether the least comes first.
        is_ascending: bool,
    },
}

impl Sort<'_> {
    /// The latest ones, and undated ones last.
    pub const DATE: Sort<'static> = Sort::Key { key: DATE, is_ascending: false };
}

impl Options<'_> {
    /// Ten hits of all documents, the best first, of the query and its rewrites.
    pub const DEFAULT: Options<'static> = Options {
        limit: 10,
        offset: 0,
        prefix: true,
        literal: false,
        signs: Signs::Auto,
        filter: Filter { path: "", from: "", to: "", language: "", values: &[] },
        sort: Sort::Relevance,
        first: "",
        facets: &[],
    };
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options::DEFAULT
    }
}
