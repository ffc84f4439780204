//! QUERY + INDEX -> HITS: which documents answer a query, in what order, and which passage shows it?
//!
//! The engine is pure and synchronous, and knows neither JavaScript nor files. [`Searcher`] runs the stages of a
//! query; each stage is a module. `docs/architecture.md` has the whole way.
//!
//! # Invariants
//!
//! * A reader finds a document by anything that can be read in it: the engine finds a document if the folded query
//!   occurs in its folded text, wherever words were cut. The index proposes candidates, and their stored text
//!   decides.
//! * Sorted by relevance, a document that holds the whole query in one piece comes before all that do not. A document
//!   that holds the query as typed comes before one that holds a rewrite of it, unless the rewrite says the same
//!   ([`Trust::Same`]) and ranks with it.
//! * Ties go to the smaller document number, so the same query gives the same answer.
//! * Every query has an answer. Answers are text and ranges, never markup.
//!
//! # Cost
//!
//! A query reads the posting lists of its terms, and the text of the documents that hold all its ideographs and that no
//! Bloom filter rejects. If it occurs nowhere, it reads the text of up to 200 candidates. Letters that are no term,
//! and words that may be misspelled, take a few passes over all texts. A call allocates a few vectors with one entry
//! a document.
//!
//! # Example
//!
//! `examples/native.rs` of the workspace builds an index of a vector of documents and searches it.

mod bloom;
mod bm25;
mod byte_scan;
mod call;
mod dictionary;
mod excerpt;
mod explain;
mod filter;
mod find;
mod function_words;
mod gaps;
mod hash;
mod headings;
mod marked;
mod merge;
mod names;
mod neighbours;
mod options;
mod phrase;
mod pieces;
mod reading;
mod rescore;
mod results;
mod retrieve;
mod rewrite;
mod searcher;
mod sections;
mod sentences;
#[cfg(feature = "shards")]
mod shards;
mod sort;
mod suggest;
mod syntax;
mod terms;
#[cfg(test)]
mod testing;
mod tier;
mod utf16;
mod verbatim;
mod walk;
mod weights;

pub use call::Missing;
pub use explain::{Explanation, Part, Product};
pub use filter::{FILE, Filter, YEAR, is_date};
pub use marked::Marked;
pub use neighbours::Neighbour;
pub use options::{Options, Sort};
pub use results::{Document, Hit, Results, Section};
pub use rewrite::{Rewrite, Trust};
pub use searcher::Searcher;
#[cfg(feature = "shards")]
pub use shards::{Budget, Found, MissingFiles, Sharded};
pub use suggest::Suggestion;
pub use syntax::{Signs, Taken, is_plain};
pub use utf16::utf16;
