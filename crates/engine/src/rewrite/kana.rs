//! How is a word of kana written in the other kana? `ラーメン` and `らーめん` are one word.

use super::kinds::{Proposal, Trust};
use super::spelling::{occurs, replaced};
use crate::call::Call;
use crate::walk::NO_GAP;
use crate::weights::rewrite::{LONGEST_QUERY, MOST_SEARCHED};
use seed_text::{Unit, kana, string_of};
use std::ops::Range;

/// The query with its kana in the other kind, as far as the corpus has them so.
pub fn in_other_kana(call: &Call, units: &[Unit]) -> Option<Proposal> {
    let mut parts: Vec<(Range<usize>, String)> = Vec::new();
    for range in runs(units).take(MOST_SEARCHED) {
        let typed = string_of(&units[range.clone()]);
        let other: String = typed.chars().map(|c| kana::switched(c).unwrap_or(c)).collect();
        if other != typed && occurs(call, &other) {
            parts.push((range, other));
        }
    }
    let parts: Vec<_> = parts.iter().map(|(range, other)| (range.clone(), other.as_str())).collect();
    let text = replaced(units, &parts);
    (!parts.is_empty()).then_some(Proposal { text, trust: Trust::Likely })
}

/// The words of kana of one kind. One kana is no word, and a long query is a sentence, whose kana are its grammar.
fn runs(units: &[Unit]) -> impl Iterator<Item = Range<usize>> {
    let units: &[Unit] = if units.len() > LONGEST_QUERY { &[] } else { units };
    let mut at = 0;
    let chunks = units.chunk_by(|a, b| b.gap == NO_GAP && kana::is_run(a.char, b.char)).map(move |chunk| {
        at += chunk.len();
        at - chunk.len()..at
    });
    chunks.filter(|range| range.len() > 1)
}
