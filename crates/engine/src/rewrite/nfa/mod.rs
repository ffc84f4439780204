//! Which strings of the corpus are read as some letters say?
//!
//! Letters and characters become a bit-parallel automaton, the [`Pattern`]. It is run over the stored text itself, so
//! names and phrases are found that are no terms, and no index is needed for them. The prefilter leaves out the documents
//! in which the automaton cannot get far.
//!
//! # Cost
//!
//! A few bits for each document, and a pass over the texts that are left, sixteen bytes at a step.

mod pattern;
mod prefilter;
mod scan;

pub use pattern::{Item, MOST_ITEMS, Pattern};
pub use scan::{Matched, Scan, whole};
