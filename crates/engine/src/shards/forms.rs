//! How may a query stand in a text that does not hold it as it was typed? The rewrites of the engine find such words by what the
//! index has; here they are only guessed, so that the texts that have them are fetched.

use super::plan::LONGEST_RUN;
use crate::rewrite::{korean_stem, otherwise_in_any};
use seed_text::{SpanKind, Unit, kana, spans, string_of};

/// A query with its kana of the other kind, its numbers in other numerals, or a Korean word by its stem; none of a long one.
pub fn others(units: &[Unit]) -> Vec<String> {
    let mut all = Vec::new();
    if units.len() > LONGEST_RUN {
        return all;
    }
    if units.iter().any(|unit| kana::switched(unit.char).is_some()) {
        all.push(units.iter().map(|unit| kana::switched(unit.char).unwrap_or(unit.char)).collect());
    }
    all.extend(otherwise_in_any(units));
    for span in spans(units).into_iter().filter(|span| span.kind == SpanKind::Word) {
        let [before, word, after] =
            [0..span.units.start, span.units.clone(), span.units.end..units.len()].map(|part| &units[part]);
        all.extend(korean_stem(word).map(|stem| [string_of(before), stem, string_of(after)].join(" ")));
    }
    all
}
