//! By which word does another region say it? `軟體` is 软件, `計程車` is 出租车. The index has the words that this corpus can
//! need, in folded characters.

use super::kinds::Proposal;
use super::spelling::{Exchanged, occurs, proposals};
use crate::call::Call;
use crate::walk::NO_GAP;
use crate::weights::rewrite::LONGEST_QUERY;
use seed_text::walk::string_of;
use seed_text::{Class, Unit};

/// The query in words of another region, the best first. `text` is the query as typed, and `units` are its units.
///
/// Some words are common in both regions, with other meanings (`資料` is 数据, but 资料 is a word of its own). They are
/// exchanged only if the query was typed in traditional characters, or if it `is_open`: if no document holds it.
pub fn of_other_regions(call: &Call, text: &str, units: &[Unit], is_open: bool) -> Vec<Proposal> {
    let (mut found, mut at): (Vec<Exchanged>, _) = (Vec::new(), 0);
    if units.len() > LONGEST_QUERY {
        return Vec::new();
    }
    let words = call.index().words_of(&string_of(units));
    // Typed in other characters than those that it folds to.
    let is_other = |unit: &Unit| {
        let typed = text.get(unit.start..unit.end).and_then(|typed| typed.chars().next());
        unit.class == Class::Ideograph && typed != Some(unit.char)
    };
    while at < units.len() {
        let (mut longest, mut others) = (0, Vec::new());
        for word in &words {
            let (mut len, mut is_sure) = (0, word.is_sure || is_open);
            let is_here = word.from.chars().all(|c| {
                let unit =
                    units.get(at + len).filter(|unit| unit.char == c && (len == 0 || unit.gap == NO_GAP));
                is_sure |= unit.is_some_and(is_other);
                len += 1;
                unit.is_some()
            });
            if is_here && is_sure && len >= longest {
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
    proposals.retain(|one| is_open || occurs(call, &one.text));
    proposals
}
