//! By which word does another region say it? `軟體` is 软件, `計程車` is 出租车. The index has the words that this corpus can
//! need, in folded characters.

use super::kinds::{Proposal, Trust};
use super::spelling::{occurs, replaced};
use crate::call::Call;
use crate::walk::NO_GAP;
use crate::weights::rewrite::{LONGEST_QUERY, MOST_READINGS};
use seed_text::{Class, Unit};
use std::ops::Range;

/// The query in words of another region, the best first. `text` is the query as typed, and `units` are its units.
///
/// Some words are common in both regions, with other meanings (`資料` is 数据, but 资料 is a word of its own). They are
/// exchanged only if the query was typed in traditional characters, or if it `is_open`: if no document holds it.
pub fn of_other_regions(call: &Call, text: &str, units: &[Unit], is_open: bool) -> Vec<Proposal> {
    let words = call.index().words();
    if units.len() > LONGEST_QUERY || words.is_empty() {
        return Vec::new();
    }
    let is_exchanged = |unit: &Unit| {
        let typed = text.get(unit.start..unit.end).and_then(|typed| typed.chars().next());
        unit.class == Class::Ideograph && typed != Some(unit.char)
    };
    let is_here = |at: usize, from: &str| {
        let len = from.chars().count();
        let here = units.get(at..at + len)?;
        let is_joined = here.iter().skip(1).all(|unit| unit.gap == NO_GAP);
        (is_joined && here.iter().map(|unit| unit.char).eq(from.chars())).then_some(len)
    };
    // Each word of the query with the words that it may be exchanged for.
    let mut found: Vec<(Range<usize>, Vec<&str>)> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let (mut longest, mut others) = (0, Vec::new());
        for pair in &words {
            let Some(len) = is_here(at, pair.from).filter(|len| *len >= longest) else { continue };
            if pair.is_sure || is_open || units[at..at + len].iter().any(is_exchanged) {
                if len > longest {
                    others.clear();
                }
                longest = len;
                others.push(pair.to);
            }
        }
        if !others.is_empty() {
            found.push((at..at + longest, others));
        }
        at += longest.max(1);
    }
    let most = found.iter().map(|(_, others)| others.len()).max().unwrap_or(0).min(MOST_READINGS - 1);
    let proposals = (0..most).map(|n| {
        let part =
            |(range, others): &(Range<usize>, Vec<_>)| (range.clone(), *others.get(n).unwrap_or(&others[0]));
        let parts: Vec<(Range<usize>, &str)> = found.iter().map(part).collect();
        Proposal { text: replaced(units, &parts), trust: Trust::Likely }
    });
    proposals.filter(|one| is_open || occurs(call, &one.text)).collect()
}
