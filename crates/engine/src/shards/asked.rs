//! A query, as far as the shards tell.

use super::candidates::Candidates;
use seed_index::shards::{Root, Shard};

/// A query, as far as the shards tell.
pub struct Asked<'s> {
    pub root: &'s Root,
    pub folds: &'s [u8],
    pub words: &'s [u8],
    pub folded: String,
    pub shards: Vec<Shard<'s>>,
    pub candidates: Candidates,
    /// See [`Plan::is_of_words`](super::plan::Plan::is_of_words).
    pub is_of_words: bool,
    /// Whether it has no clauses, which leave out what holds the run.
    pub is_plain: bool,
}
