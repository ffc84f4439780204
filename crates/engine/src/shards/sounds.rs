//! Which syllables may letters spell?

use crate::sort::{self, Key};
use seed_text::Syllable;

/// The most readings of a word that are followed.
const MOST: usize = 4;
/// The most that are looked at: there are exponentially many ways to split some letters.
const MOST_SPLIT: usize = 4 * MOST;
/// The most letters of a syllable.
const LONGEST: usize = 6;

/// The syllables that letters spell, and the letters of one that is not finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelled {
    /// The whole syllables.
    pub syllables: Vec<Syllable>,
    /// How many letters stand behind them, with which another one may begin.
    pub rest: usize,
}

/// How letters may be read, those with the fewest syllables first. Only the last may be unfinished.
pub fn spelled(letters: &str) -> Vec<Spelled> {
    let mut all = Vec::new();
    if letters.is_ascii() {
        split(letters, &mut Vec::new(), &mut all);
    }
    let mut keys = Vec::new();
    for (i, one) in (0..).zip(&all) {
        let unfinished = if one.rest > 0 { 1 << 16 } else { 0 };
        keys.push(Key::new(unfinished + one.syllables.len() as u32, i));
    }
    let first = sort::ascending(keys);
    first.iter().take(MOST).map(|key| std::mem::take(&mut all[key.item() as usize])).collect()
}

fn split(letters: &str, before: &mut Vec<Syllable>, all: &mut Vec<Spelled>) {
    if letters.is_empty() {
        all.push(Spelled { syllables: before.clone(), rest: 0 });
        return;
    }
    for len in (1..=letters.len().min(LONGEST)).rev() {
        if all.len() >= MOST_SPLIT {
            return;
        }
        let Some((spelling, rest)) = letters.split_at_checked(len) else { continue };
        if let Some(syllable) = Syllable::of_spelling(spelling) {
            before.push(syllable);
            split(rest, before, all);
            before.pop();
        }
    }
    let is_begun = letters.len() < LONGEST && seed_text::pinyin::is_spelled(letters, true);
    if !before.is_empty() && is_begun {
        all.push(Spelled { syllables: before.clone(), rest: letters.len() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_in_few_ways() {
        let shown = |letters: &str| -> Vec<String> {
            let one = |one: &Spelled| {
                let mut parts: Vec<String> = one.syllables.iter().map(|one| one.spelling()).collect();
                parts.push(letters[letters.len() - one.rest..].to_owned());
                parts.join(" ").trim().to_owned()
            };
            spelled(letters).iter().map(one).collect()
        };
        assert_eq!(shown("shidu")[0], "shi du");
        assert!(shown("xian").contains(&"xi an".to_owned()));
        assert_eq!(shown("xian")[0], "xian", "the fewest first");
        assert_eq!(shown("zhengzh")[0], "zheng zh", "the last may be unfinished");
        assert!(shown("").len() <= 1 && shown("湿度").is_empty());
        assert!(shown(&"a".repeat(200)).len() <= MOST);
    }
}
