//! Which words of letters may be meant by letters that are no word?

use super::plan::Plan;
use super::wanted::{Wanted, What};
use super::{MissingFiles, Sharded};
use crate::sort::{self, Key};
use crate::weights::rewrite::LEAST_LETTERS;
use seed_index::shards::{Entry, File, Order, Root, Shard, words_of};
use seed_text::Class;

/// The most words that letters may stand for.
const MOST: usize = 12;

/// The words of letters in a plan that no list is of.
pub fn unknown<'p>(plan: &'p Plan, shards: &[Shard]) -> Vec<&'p str> {
    let unknown = plan.wanted.iter().filter(|wanted| is_unknown(wanted, shards));
    unknown
        .filter_map(|wanted| if let What::Word(word, _) = &wanted.what { Some(&word[..]) } else { None })
        .collect()
}

fn is_unknown(wanted: &Wanted, shards: &[Shard]) -> bool {
    let What::Word(word, may_go_on) = &wanted.what else { return false };
    let is = |entry: &Entry| entry.key == *word || *may_go_on && entry.key.starts_with(word.as_str());
    wanted.way == 0 && !shards.iter().flat_map(Shard::entries).any(is)
}

/// Puts the words that unknown ones are near to in their place, unless they were read as initials. Returns whether there are any.
///
/// # Errors
///
/// If files are not here.
pub fn replace(
    sharded: &Sharded,
    root: &Root,
    plan: &mut Plan,
    shards: &[Shard],
    read: &[&str],
) -> Result<bool, MissingFiles> {
    let (mut missing, mut is_any) = (MissingFiles::default(), false);
    for wanted in &mut plan.wanted {
        let What::Word(typed, _) = &wanted.what else { continue };
        if !is_unknown(wanted, shards) || read.contains(&&typed[..]) {
            continue;
        }
        let Some(near) = missing.taken(near(sharded, typed)) else { continue };
        wanted.shards = near.iter().map(|word| root.shard_of(&Order::of(word, None, None).0)).collect();
        wanted.what = What::Near(near);
        is_any = true;
    }
    if missing.0.is_empty() { Ok(is_any) } else { Err(missing) }
}

/// The tables that an unknown word is looked for in, one after another until there is something.
pub fn tables(typed: &str) -> &'static [File] {
    let has_digit = typed.contains(|c| Class::of(c) == Class::Digit);
    // No number is corrected into another, nor letters into one; but letters may stand beside digits.
    if has_digit { &[File::Digits] } else { &[File::Letters, File::Digits] }
}

/// The words that an unknown one is near to: those that it is a part of, or else those that it is one or two edits from.
///
/// # Errors
///
/// If files are not here.
pub fn near(sharded: &Sharded, typed: &str) -> Result<Vec<String>, MissingFiles> {
    for file in tables(typed) {
        let near = near_in(sharded.table(*file)?.unwrap_or_default(), typed);
        if !near.is_empty() {
            return Ok(near);
        }
    }
    Ok(Vec::new())
}

fn near_in(table: &[u8], typed: &str) -> Vec<String> {
    let [one, two] = LEAST_LETTERS.map(|least| typed.len() >= least);
    let most = u32::from(one) + u32::from(two);
    let (mut keys, mut words) = (Vec::new(), Vec::new());
    for word in words_of(table) {
        let rank = match word.contains(typed) {
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
    best.iter().take(MOST).map(|key| std::mem::take(&mut words[key.item() as usize])).collect()
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
