//! Which words of letters may be meant by letters that are no word?

use super::plan::{Plan, Wanted, What};
use crate::sort::{self, Key};
use crate::weights::rewrite::LEAST_LETTERS;
use seed_index::shards::{Entry, Order, Root, Shard, words_of};

/// The most words that letters may stand for.
const MOST: usize = 12;

/// Whether a plan has a word of letters that no list is of.
pub fn has_unknown(plan: &Plan, shards: &[Shard]) -> bool {
    plan.wanted.iter().any(|wanted| is_unknown(wanted, shards))
}

fn is_unknown(wanted: &Wanted, shards: &[Shard]) -> bool {
    let What::Word(word, may_go_on) = &wanted.what else { return false };
    let is = |entry: &Entry| entry.key == *word || *may_go_on && entry.key.starts_with(word.as_str());
    wanted.way == 0 && !shards.iter().flat_map(Shard::entries).any(is)
}

/// The same plan with the words that unknown ones are near to: those that they are a part of, or else those that they are
/// one or two edits from.
pub fn near(root: &Root, mut plan: Plan, shards: &[Shard], table: &[u8]) -> Plan {
    for wanted in &mut plan.wanted {
        if !is_unknown(wanted, shards) {
            continue;
        }
        let What::Word(typed, _) = &wanted.what else { continue };
        let [one, two] = LEAST_LETTERS.map(|least| typed.len() >= least);
        let most = u32::from(one) + u32::from(two);
        let (mut keys, mut words) = (Vec::new(), Vec::new());
        for word in words_of(table) {
            let rank = match word.contains(typed.as_str()) {
                true => word.len() as u32,
                false if word.len().abs_diff(typed.len()) > most as usize => continue,
                false => match distance(word.as_bytes(), typed.as_bytes()) {
                    edits if edits <= most => 1 << 16 | edits,
                    _ => continue,
                },
            };
            keys.push(Key::new(rank, words.len() as u32));
            words.push(word);
        }
        let mut best = sort::ascending(keys);
        // What it is a part of is not misspelled.
        if best.first().is_some_and(|key| key.rank() < 1 << 16) {
            best.retain(|key| key.rank() < 1 << 16);
        }
        let near: Vec<String> =
            best.iter().take(MOST).map(|key| std::mem::take(&mut words[key.item() as usize])).collect();
        wanted.shards = near.iter().map(|word| root.shard_of(&Order::of(word, None, None).0)).collect();
        wanted.what = What::Near(near);
    }
    plan
}

/// The edit distance of two words where two neighbours that are swapped are one edit.
fn distance(a: &[u8], b: &[u8]) -> u32 {
    let mut rows = [vec![0_u32; b.len() + 1], (0..=b.len() as u32).collect(), vec![0; b.len() + 1]];
    for i in 0..a.len() {
        // The row before the last one, the last one, and that of this letter.
        let [before, last, row] = &mut rows;
        row[0] = i as u32 + 1;
        for j in 0..b.len() {
            let other = u32::from(a[i] != b[j]);
            let mut least = (last[j] + other).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, edits) in [
            ("sensor", "sensor", 0),
            ("sensr", "sensor", 1),
            ("snesor", "sensor", 1),
            ("sensors", "sensor", 1),
            ("", "ab", 2),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), edits, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes()), edits, "{b} {a}");
        }
    }
}
