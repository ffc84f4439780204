//! What may a query have meant besides what it says?
//!
//! Other readings of it, each a query in the words of the corpus: the characters that letters spell ([`letters`]),
//! the word that a slip stands for ([`slips`]), a number in another writing ([`numerals`]). They are looked for only
//! where the query as typed leaves something open, and cost a pass or a few over the stored text.

mod letters;
mod near;
mod numerals;
mod pattern;
mod reach;
mod scan;
mod slips;

use super::Search;
use super::asked::{Asked, Found, Tier};
use super::plan::{Kind, Role, Term};

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
/// What letters spell in one piece comes before a slip in them, and that before initials, which fit nearly anything. A
/// slip that makes the query stand somewhere comes before what the letters spell in pieces, and beside a word of letters
/// before all they spell.
pub fn readings(search: &Search, plain: &str, typed: &Asked, found: &[Found]) -> Vec<Meant> {
    let readings = numerals::readings(plain);
    if !readings.is_empty() {
        return readings;
    }
    let is_open = found.iter().all(|one| one.tier == Tier::Some);
    let is_loose = || found.iter().all(|one| one.tier < Tier::Text) && slips::is_doubtful(typed);
    let may_be_slip = is_open || is_loose();
    let pattern = letters::pattern(search, plain, typed, is_open);
    let slips = || if may_be_slip { slips::readings(search, typed) } else { Vec::new() };
    let is_sure = |slip: &Meant| !slip.is_guess && slips::stands(search, &slip.text);
    let Some(pattern) = pattern else { return slips() };
    // Beside a word of letters stands another, rather than pinyin.
    let is_word = |term: &Term| term.role == Role::Word && term.kind == Kind::Letters;
    let slipped = typed.terms.iter().any(is_word).then(slips);
    if slipped.iter().flatten().next().is_some_and(is_sure) {
        return slipped.unwrap_or_default();
    }
    let (spelled, is_whole) = letters::spelled(search, &pattern);
    if is_whole {
        return spelled;
    }
    let is_judged = slipped.is_some();
    let slips = slipped.unwrap_or_else(slips);
    if spelled.is_empty() && slips.is_empty() && is_open {
        return letters::abbreviated(search, pattern);
    }
    if spelled.is_empty() || !is_judged && slips.first().is_some_and(is_sure) { slips } else { spelled }
}

/// What the letters of a query spell in full, best first.
pub fn spelled(search: &Search, query: &str) -> Vec<String> {
    let typed = Asked::new(search, query, &[], true);
    let pattern = typed.and_then(|typed| letters::pattern(search, query, &typed, false));
    let (readings, _) = pattern.map(|pattern| letters::spelled(search, &pattern)).unwrap_or_default();
    readings.into_iter().map(|reading| reading.text).collect()
}
