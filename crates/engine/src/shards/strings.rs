//! Which strings do letters spell that are read as pinyin? The lists tell which grams sound so, and a string is a row of grams of
//! which each ends with the character that the next one begins with.

use super::plan::Plan;
use super::wanted::{Wanted, What};
use crate::sort::{self, Key};
use crate::weights::rewrite::{FINISHED, RARER, TERM};
use seed_index::shards::{Entry, Order, Shard};
use seed_text::gram;

/// The most strings that one reading is followed in: what each pair of characters is found in may not be one string.
const MOST: usize = 16;

/// The same plan with the strings in the place of their sounds, each a way of its own. A reading that makes no string stays.
pub fn spelled(mut plan: Plan, shards: &[Shard], order: &dyn Fn(&str) -> Order) -> Plan {
    let ways = plan.ways;
    for way in 1..=ways {
        let grams: Vec<Wanted> = plan.wanted.iter().filter(|one| one.way == way).cloned().collect();
        if !grams.iter().any(|one| matches!(one.what, What::Sounds { .. })) {
            continue;
        }
        let strings = strings(&grams, shards, order);
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
fn strings(grams: &[Wanted], shards: &[Shard], order: &dyn Fn(&str) -> Order) -> Vec<Vec<String>> {
    let mut rows: Vec<(u32, Vec<String>)> = vec![(u32::MAX, Vec::new())];
    let mut before = None;
    for gram in grams {
        let mut keys = Vec::new();
        for entry in shards.iter().flat_map(Shard::entries) {
            if gram.what.fits(entry, order) == Some(true) {
                keys.push((entry.key.clone(), weight(entry, &gram.what, order)));
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
fn weight(entry: &Entry, what: &What, order: &dyn Fn(&str) -> Order) -> u32 {
    let mut weight = u64::from(entry.len);
    if entry.words.iter().any(|(rest, _)| rest.is_empty()) {
        weight *= TERM;
    }
    if let What::Sounds { rest, .. } = what
        && is_second(&order(&entry.key), rest)
    {
        weight *= FINISHED;
    }
    weight.min(u64::from(u32::MAX)) as u32
}

/// Whether letters are all of the second syllable of a gram.
fn is_second(order: &Order, letters: &str) -> bool {
    let sound = order.0.get(2..4).and_then(|sound| gram::syllable([sound[0], sound[1]]));
    sound.is_some_and(|syllable| [syllable.initial(), syllable.rest()].concat() == letters)
}
