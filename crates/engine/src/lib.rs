//! QUERY + INDEX -> HITS: which documents answer a query, in what order, and which passage shows it?
//!
//! Pure and synchronous: no JavaScript, no files. The way of a query is in [`Searcher`]; each of its stages is a module.
//!
//! # Invariants
//!
//! * What a reader can see in a document finds it: a document is found if the folded query occurs in its folded text,
//!   wherever words were cut. The index proposes; the stored text decides.
//! * Contiguity first: a document that holds the whole query in one piece stands before all that do not, and what holds the
//!   query as typed stands before what holds a rewrite of it.
//! * Ties go to the smaller document number, so the same query gives the same answer.
//! * Every query has an answer, and no answer holds markup: text and ranges only.
//!
//! # Cost
//!
//! The posting lists of the query's terms, and the text of those documents that hold all its ideographs and that Bloom
//! filters of neighbours do not reject. Of a query that occurs nowhere, the text of up to 200 candidates; of letters that
//! are no term, and of what may be misspelled, a few passes over all texts. A few vectors of one entry a document are
//! allocated.
//!
//! # Example
//!
//! `examples/` of the workspace builds an index of a vector of documents and searches it.

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
mod hash;
mod marked;
mod merge;
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
mod sentences;
mod sort;
mod suggest;
mod syntax;
mod terms;
#[cfg(test)]
mod testing;
mod tier;
mod utf16;
mod walk;
pub mod weights;

pub use call::Missing;
pub use explain::{Explanation, Part, Product};
pub use filter::{Facets, Filter, is_date};
pub use marked::Marked;
pub use neighbours::Neighbour;
pub use options::{Options, Sort};
pub use results::{Document, Hit, Results, Section};
pub use rewrite::{Rewrite, STAGES, Stage, Trust};
pub use searcher::Searcher;
pub use suggest::Suggestion;
pub use utf16::utf16;
