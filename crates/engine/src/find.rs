//! Which documents does a query find, and in what order?

use crate::call::Call;
use crate::merge::Ranked;
use crate::options::{Options, Sort};
use crate::reading::Reading;
use crate::rewrite::{self, Rewrite};
use crate::tier::Tier;
use crate::{filter, syntax};

/// All documents that a query finds, as typed and by its rewrites. `None` if the query has no unit.
pub fn ranked(call: &Call, query: &str, options: &Options) -> Option<Ranked> {
    let query = syntax::parse(query);
    let read = |text: &str| Reading::of(call, text, &query.clauses, options.prefix);
    let typed = read(&query.text)?;
    let rewrites = if options.literal { Vec::new() } else { rewrite::rewrites(call, &query.text, &typed) };
    let asked = |one: Rewrite| {
        let mut reading = read(&one.text)?.rescored(call);
        if one.stage == rewrite::NUMERALS {
            // A part of a longer number is another number.
            let holding = rewrite::holding_numbers(call, &reading.units, usize::MAX);
            reading
                .matches
                .retain(|one| one.tier == Tier::AnyTerms || holding.binary_search(&one.id).is_ok());
        }
        Some((one, reading))
    };
    let rewrites = rewrites.into_iter().filter_map(asked).collect();
    Some(Ranked::join(call.documents(), typed, rewrites))
}

/// The wanted documents. The hits that the options ask for are in their final order; those after them need not be.
pub fn wanted(call: &Call, ranked: Ranked, options: &Options) -> Ranked {
    let ranked = filter::filtered(call, ranked, &options.filter);
    let hits = match options.sort {
        Sort::Relevance => options.offset.saturating_add(options.limit),
        Sort::Date => usize::MAX,
    };
    if ranked.wants_rescoring(hits) { ranked.rescored(|typed| typed.rescored(call)) } else { ranked }
}
