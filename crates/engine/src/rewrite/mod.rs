//! What may a query have meant besides what it says?
//!
//! Rewrites of it, each a query in words of the corpus: the characters that letters spell in [`pinyin`], the word that was
//! [misspelled](spelling), a number in other [numerals]. Which of them are tried, in which order, and which are taken is
//! the table [`STAGES`].
//!
//! # Cost
//!
//! Rewrites are looked for only where the query as typed leaves something open. Then they cost a pass or a few over the
//! stored text.

mod edit_distance;
mod kinds;
mod nfa;
mod numerals;
mod pinyin;
mod spelling;
mod stages;

pub use kinds::{Rewrite, Trust};
pub use stages::{STAGES, Stage, rewrites, spelled};
