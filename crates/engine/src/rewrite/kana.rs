//! How is a word of kana written in the other kana? `ラーメン` and `らーめん` are one word.

use super::kinds::Proposal;
use super::spelling::{Exchanged, occurs, proposals};
use crate::call::Call;
use crate::walk::NO_GAP;
use crate::weights::rewrite::{LONGEST_QUERY, MOST_SEARCHED};
use seed_text::{Unit, kana};

/// The query with its kana in the other kind, as far as the corpus has them so. Only words of kana count: one kana is no
/// word, and a long query is a sentence, whose kana are its grammar.
pub fn in_other_kana(call: &Call, units: &[Unit]) -> Vec<Proposal> {
    let has_kana = units.iter().any(|unit| kana::switched(unit.char).is_some());
    if has_kana { switched(call, units) } else { Vec::new() }
}

/// The query, which has kana, with its words of kana in the other kind.
#[cfg_attr(feature = "shards", inline(never))]
fn switched(call: &Call, units: &[Unit]) -> Vec<Proposal> {
    let (mut found, mut start, mut searches): (Vec<Exchanged>, _, _) = (Vec::new(), 0, MOST_SEARCHED);
    for end in 1..=units.len() {
        let goes_on = |unit: &Unit| unit.gap == NO_GAP && kana::is_run(units[end - 1].char, unit.char);
        if units.len() > LONGEST_QUERY || units.get(end).is_some_and(goes_on) {
            continue;
        }
        let switched = |unit: &Unit| kana::switched(unit.char);
        let run = &units[start..end];
        if run.len() > 1 && run.iter().any(|unit| switched(unit).is_some()) && searches > 0 {
            searches -= 1;
            let other: String = run.iter().map(|unit| switched(unit).unwrap_or(unit.char)).collect();
            if occurs(call, &other) {
                found.push((start..end, vec![other]));
            }
        }
        start = end;
    }
    proposals(units, &found)
}
