//! Which documents does a query find, and in what order?

use crate::call::Call;
use crate::merge::Ranked;
use crate::options::{Options, Sort};
use crate::reading::Reading;
use crate::rewrite;
use crate::syntax::{self, Query, Signs, Taken};
use crate::tier::Tier;
use crate::{filter, verbatim};
use seed_index::PINNED;
use seed_text::string_of;

/// All documents that a query finds, as typed and by its rewrites. `None` if the query has no unit.
///
/// What its signs mean depends on the documents, see [`Signs`].
pub fn ranked(call: &Call, query: &str, options: &Options) -> Option<Ranked> {
    let parsed = syntax::parse(query);
    let taken = match options.signs {
        Signs::Text if !parsed.clauses.is_empty() => Taken::Text,
        _ if parsed.exclusions.is_empty() => Taken::Plain,
        Signs::Auto if verbatim::holds_all(call, &parsed.exclusions) => Taken::Text,
        _ => Taken::Excluded,
    };
    let parsed = if taken == Taken::Text { Query::plain(query) } else { parsed };
    let ranked = of_parsed(call, &parsed, options)?.taken(taken);
    let ranked = match pinned(call, &string_of(&ranked.readings[0].units)) {
        pinned if pinned.is_empty() => ranked,
        pinned => ranked.pinned(pinned),
    };
    let is_unmet = options.signs == Signs::Auto && ranked.keys.is_empty();
    let unquoted = || of_parsed(call, &parsed.unquoted()?, options);
    match if is_unmet { unquoted() } else { None } {
        Some(found) if !found.keys.is_empty() => Some(found.taken(Taken::Dropped)),
        _ => Some(ranked),
    }
}

/// The documents that the owner of all of them wants first for a query.
fn pinned(call: &Call, query: &str) -> Vec<u32> {
    let mut pinned = Vec::new();
    for word in call.index().words_of(query).iter().filter(|word| word.from == query) {
        if let Some(ids) = word.to.strip_prefix(PINNED) {
            pinned.extend(ids.chars().map(seed_index::pinned).filter(|id| call.ids().contains(id)));
        }
    }
    pinned
}

/// All documents that a parsed query finds.
fn of_parsed(call: &Call, query: &Query, options: &Options) -> Option<Ranked> {
    let read = |text: &str| Reading::of(call, text, &query.clauses, options.prefix);
    let mut typed = read(&query.text)?;
    // Some signs of a number are in nearly any other one.
    let is_number = rewrite::is_number(&typed.units);
    if is_number {
        typed.matches.retain(|one| one.tier > Tier::AnyTerms);
    }
    let rewrites = if options.literal { Vec::new() } else { rewrite::rewrites(call, &query.text, &typed) };
    let mut readings = Vec::new();
    for one in rewrites {
        let Some(reading) = read(&one.text) else { continue };
        let mut reading = reading.rescored(call);
        if one.stage == rewrite::NUMERALS {
            // A part of a longer number is another number.
            let holding = rewrite::holding_numbers(call, &reading.units, usize::MAX);
            reading.matches.retain(|one| {
                !is_number && one.tier == Tier::AnyTerms || holding.binary_search(&one.id).is_ok()
            });
        }
        readings.push((one, reading));
    }
    Some(Ranked::join(call.documents(), typed, readings))
}

/// The wanted documents. The hits that the options ask for are in their final order; those after them need not be.
pub fn wanted(call: &Call, ranked: Ranked, options: &Options) -> Ranked {
    let ranked = filter::filtered(call, ranked, &options.filter);
    let hits = match options.sort {
        Sort::Relevance if options.first.is_empty() => options.offset.saturating_add(options.limit),
        _ => usize::MAX,
    };
    if ranked.wants_rescoring(hits) { ranked.rescored(|typed| typed.rescored(call)) } else { ranked }
}
