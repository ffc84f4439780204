//! Which strings of the corpus do letters and characters spell?
//!
//! Letters and characters become a bit-parallel automaton, the [`Pattern`]. It runs over the stored text, so it finds
//! names and phrases that are no terms, and needs no index of them. The prefilter leaves out documents in which the
//! automaton cannot get far.
//!
//! # Cost
//!
//! It reads a few bits for each document, and passes over the texts that are left, sixteen bytes at a step.

mod frequent;
mod pattern;
mod prefilter;
mod scan;

pub use frequent::Matched;
pub use pattern::{Item, MOST_ITEMS, Pattern};
pub use scan::{Scan, whole};
