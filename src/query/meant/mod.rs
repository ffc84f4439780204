//! What may a query have meant besides what it says?
//!
//! Other readings of it, each a query in the words of the corpus: the characters that letters spell ([`letters`]),
//! the word that a slip stands for ([`slips`]), a number in another writing ([`numerals`]). They are looked for only
//! where the query as typed leaves something open, and cost a pass or a few over the stored text.

mod letters;
mod numerals;
mod pattern;
mod reach;
mod scan;
mod slips;

use super::Search;
use super::asked::{Asked, Found, Tier};

/// Another reading of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The query in other words.
    pub text: String,
    /// Whether it says the same, written otherwise.
    pub is_same: bool,
    /// Whether it is so unlike what was typed that its hits are weak.
    pub is_guess: bool,
}

/// The other readings of a query, best first.
///
/// What letters spell in full comes before a slip in them, and that before initials, which fit nearly anything.
pub fn readings(search: &Search, plain: &str, typed: &Asked, found: &[Found]) -> Vec<Meant> {
    let mut readings = numerals::readings(plain);
    if !readings.is_empty() {
        return readings;
    }
    let is_open = found.iter().all(|one| one.tier == Tier::Some);
    let pattern = letters::pattern(search, plain, typed, is_open);
    if let Some(pattern) = &pattern {
        readings = letters::spelled(search, pattern);
    }
    if readings.is_empty() && is_open {
        readings = slips::readings(search, typed);
        if let Some(pattern) = pattern.filter(|_| readings.is_empty()) {
            readings = letters::abbreviated(search, pattern);
        }
    }
    readings
}

/// What the letters of a query spell in full, best first.
pub fn spelled(search: &Search, query: &str) -> Vec<String> {
    let typed = Asked::new(search, query, &[], true);
    let pattern = typed.and_then(|typed| letters::pattern(search, query, &typed, false));
    let readings = pattern.map_or(Vec::new(), |pattern| letters::spelled(search, &pattern));
    readings.into_iter().map(|reading| reading.text).collect()
}
