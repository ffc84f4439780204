//! Which strings may pinyin stand for? The lists tell which grams sound so. Grams make a string where each begins with the character
//! that the one before ends with.

use super::plan::Plan;
use super::wanted::{Sounds, Wanted, What};
use crate::sort::{self, Key};
use crate::weights::rewrite::{FINISHED, RARER, TERM};
use seed_index::shards::{Entry, Shard};

/// The most strings of one reading. Some occur nowhere, although each of their pairs does.
const MOST: usize = 16;

/// The same plan with the strings in the place of their sounds, each a way of its own. A reading that makes no string stays.
pub fn spelled(mut plan: Plan, shards: &[Shard], sounds: &Sounds) -> Plan {
    let ways = plan.ways;
    for way in 1..=ways {
        let grams: Vec<Wanted> = plan.wanted.iter().filter(|one| one.way == way).cloned().collect();
        if !grams.iter().any(|one| matches!(one.what, What::Sounds { .. })) {
            continue;
        }
        let strings = strings(&grams, shards, sounds);
        if strings.is_empty() {
            continue;
        }
        plan.is_spoken = true;
        plan.wanted.retain(|one| one.way != way);
        for keys in strings {
            plan.ways += 1;
            let way = plan.ways;
            let wanted =
                |(gram, key): (&Wanted, String)| Wanted { what: What::Exactly(key), way, ..gram.clone() };
            plan.wanted.extend(grams.iter().zip(keys).map(wanted));
        }
    }
    plan
}

/// The rows of grams that a reading may be, the most frequent first: as frequent as the rarest of their grams.
fn strings(grams: &[Wanted], shards: &[Shard], sounds: &Sounds) -> Vec<Vec<String>> {
    let mut rows: Vec<(u32, Vec<String>)> = vec![(u32::MAX, Vec::new())];
    let mut before = None;
    for gram in grams {
        let mut keys = Vec::new();
        for entry in shards.iter().flat_map(Shard::entries) {
            if gram.what.fits(entry, sounds) == Some(true) {
                keys.push((entry.key.clone(), weight(entry, &gram.what, sounds)));
            }
        }
        let joins = before.is_some_and(|before: usize| before + 1 == gram.at);
        before = Some(gram.at);
        let (mut next, mut ranks) = (Vec::new(), Vec::new());
        for (least, row) in &rows {
            let last = row.last().filter(|_| joins).and_then(|key| key.chars().next_back());
            for (key, weight) in &keys {
                if last.is_none_or(|last| key.starts_with(last)) {
                    ranks.push(Key::new(!(*least).min(*weight), next.len() as u32));
                    next.push(((*least).min(*weight), [&row[..], std::slice::from_ref(key)].concat()));
                }
            }
        }
        let best = sort::ascending(ranks);
        rows = best.iter().take(MOST).map(|key| std::mem::take(&mut next[key.item() as usize])).collect();
    }
    // Of several grams nobody knows how frequent they are together.
    let least = if grams.len() > 1 { 0 } else { rows.first().map_or(0, |(best, _)| best / RARER) };
    rows.into_iter().filter(|(weight, _)| *weight >= least).map(|(_, row)| row).collect()
}

/// How often a gram stands somewhere; words count more, and what is spelled to the end.
fn weight(entry: &Entry, what: &What, sounds: &Sounds) -> u32 {
    let mut weight = u64::from(entry.len);
    if entry.words.iter().any(|(rest, _)| rest.is_empty()) {
        weight *= TERM;
    }
    if let What::Sounds { rest, .. } = what
        && sounds.second(&entry.key).as_ref() == Some(rest)
    {
        weight *= FINISHED;
    }
    weight.min(u64::from(u32::MAX)) as u32
}
