//! Which bytes are the table of an alphabet? The writer is never in the wasm.

use super::syllable::Syllable;
use super::table::{BLOCK, MARK};
use std::collections::{BTreeMap, BTreeSet};

/// A word that reads a character otherwise: the character's number, the syllable, and the word's codes before and
/// after the character.
pub type Otherwise = (u32, Syllable, Vec<u8>, Vec<u8>);

/// The syllable that a word gives the character, the codes before it, the codes after it.
type Word = (Syllable, Vec<u8>, Vec<u8>);

/// Writes the table of an alphabet: the syllable of each character by number, and the words that read it otherwise.
///
/// It leaves out words for a character without a syllable, and words that do not fit the format: with 128 bytes and
/// more on one side, or past 65,535 bytes for one character.
pub fn table(syllables: &[Option<Syllable>], otherwise: impl IntoIterator<Item = Otherwise>) -> Vec<u8> {
    if syllables.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut words: BTreeMap<u32, BTreeSet<Word>> = BTreeMap::new();
    for (number, syllable, before, after) in otherwise {
        if before.len().max(after.len()) < usize::from(MARK) {
            words.entry(number).or_default().insert((syllable, before, after));
        }
    }
    let (mut initials, mut rests) = (Vec::new(), Vec::new());
    let (mut starts, mut groups) = (Vec::new(), Vec::new());
    for (number, syllable) in (0u32..).zip(syllables) {
        if (number as usize).is_multiple_of(BLOCK) {
            starts.extend((groups.len() as u32).to_le_bytes());
        }
        let Some([initial, rest]) = syllable.map(Syllable::to_table) else {
            initials.push(0);
            rests.push(0);
            continue;
        };
        let group = words.get(&number).map(group);
        initials.push(1 + initial + if group.is_some() { MARK } else { 0 });
        rests.push(rest);
        if let Some(group) = group {
            groups.extend((group.len() as u16).to_le_bytes());
            groups.extend(group);
        }
    }
    [initials, rests, starts, groups].concat()
}

fn group(words: &BTreeSet<Word>) -> Vec<u8> {
    let mut group = Vec::new();
    let mut last = None;
    for (syllable, before, after) in words {
        let mut item = Vec::new();
        if last != Some(*syllable) {
            let [initial, rest] = syllable.to_table();
            item.extend([MARK + initial, rest]);
        }
        item.extend([before.len() as u8, after.len() as u8]);
        item.extend_from_slice(before);
        item.extend_from_slice(after);
        if group.len() + item.len() <= usize::from(u16::MAX) {
            group.extend(item);
            last = Some(*syllable);
        }
    }
    group
}
