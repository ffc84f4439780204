//! Which other word says the same? Another region's: `軟體` is 软件, `計程車` is 出租车. Or one that the owner of the
//! documents says: `k8s` is Kubernetes. The index has the words that this corpus can need, in folded characters.

use super::kinds::Proposal;
use super::spelling::{Exchanged, occurs, proposals};
use crate::call::Call;
use crate::walk::{NO_GAP, SPACE_GAP};
use crate::weights::rewrite::LONGEST_QUERY;
use seed_index::{Exchange, PINNED};
use seed_text::walk::string_of;
use seed_text::{Class, Unit};

/// The query in words of another region, the best first. `text` is the query as typed, and `units` are its units.
///
/// Some words are common in both regions, with other meanings (`資料` is 数据, but 资料 is a word of its own). They are
/// exchanged only if the query was typed in traditional characters, or if it `is_open`: if no document holds it.
pub fn of_other_regions(call: &Call, text: &str, units: &[Unit], is_open: bool) -> Vec<Proposal> {
    if units.len() > LONGEST_QUERY {
        return Vec::new();
    }
    let mut words = call.index().words_of(&string_of(units));
    words.retain(|word| !word.to.is_empty() && !word.to.starts_with(PINNED));
    if words.is_empty() { Vec::new() } else { exchanged(call, text, units, is_open, &words) }
}

/// The query with some of the words in the place of others.
#[cfg_attr(feature = "shards", inline(never))]
fn exchanged(call: &Call, text: &str, units: &[Unit], is_open: bool, words: &[Exchange]) -> Vec<Proposal> {
    let (mut found, mut at): (Vec<Exchanged>, _) = (Vec::new(), 0);
    // Typed in other characters than those that it folds to.
    let is_other = |unit: &Unit| {
        let typed = text.get(unit.start..unit.end).and_then(|typed| typed.chars().next());
        unit.class == Class::Ideograph && typed != Some(unit.char)
    };
    while at < units.len() {
        let (mut longest, mut others) = (0, Vec::new());
        for word in words {
            let (mut len, mut is_sure) = (0, word.is_sure || is_open);
            let is_here = word.from.chars().all(|c| {
                let unit = units.get(at + len).filter(|unit| unit.char == c && (len == 0 || continues(unit)));
                is_sure |= unit.is_some_and(is_other);
                len += 1;
                unit.is_some()
            });
            if is_here && is_whole(units, at, at + len) && is_sure && len >= longest {
                if len > longest {
                    others.clear();
                }
                longest = len;
                others.push(word.to.to_owned());
            }
        }
        if longest > 0 {
            found.push((at..at + longest, others));
        }
        at += longest.max(1);
    }
    let mut proposals = proposals(units, &found);
    let each_occurs = |text: &str| text.split(SPACE_GAP).all(|part| occurs(call, part));
    proposals.retain(|one| is_open || occurs(call, &one.text) || each_occurs(&one.text));
    proposals
}

/// Whether a unit goes on with what the one before it began: words with blanks between them may be one word here.
fn continues(unit: &Unit) -> bool {
    unit.gap == NO_GAP || unit.gap == SPACE_GAP && unit.class != Class::Ideograph
}

/// Whether a part of the units is no part of a longer word: `js` stands in json.
fn is_whole(units: &[Unit], start: usize, end: usize) -> bool {
    let parted = |at: usize| {
        let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| units.get(at)), units.get(at))
        else {
            return true;
        };
        after.gap != NO_GAP || [before, after].iter().any(|unit| unit.class == Class::Ideograph)
    };
    parted(start) && parted(end)
}
