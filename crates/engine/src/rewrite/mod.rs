//! Which other queries may have been meant?
//!
//! A rewrite is a query in words of the corpus: the characters that letters spell in [`pinyin`], the word that was
//! [misspelled](spelling), a number in other [numerals]. The table [`STAGES`] says which rewrites are tried, in which
//! order, and which are taken.
//!
//! # Cost
//!
//! Rewrites are looked for only if the query as typed is not found in one piece, or has letters that may be pinyin.
//! They cost a few passes over the stored text.

mod edit_distance;
mod kana;
mod kinds;
mod korean;
mod nfa;
mod numerals;
mod pinyin;
mod spelling;
mod stages;
mod words;

#[cfg(feature = "shards")]
pub use {korean::stem as korean_stem, numerals::otherwise_in_any};

pub use kinds::{Rewrite, Trust};
pub use numerals::{holding as holding_numbers, is_number};
pub use stages::{NUMERALS, rewrites, spelled};
