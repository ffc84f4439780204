//! Which words may letters be the initials of?

use super::{MissingFiles, Sharded};
use seed_index::shards::{File, Root, words_of};
use seed_text::Syllables;

/// The fewest letters and the most that are read so.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;
/// How many words each half may be, if letters are those of two.
const MOST_HALVES: usize = 2;

/// Whether letters are no word as anybody spells one, so that they are initials if they can be.
pub fn are_sure(letters: &str) -> bool {
    !letters.contains(['a', 'e', 'o'])
}

/// The words that letters are the initials of, those of one word before those of two, in each the most frequent first.
///
/// # Errors
///
/// If files are not here.
pub fn words(sharded: &Sharded, root: &Root, letters: &str) -> Result<Vec<String>, MissingFiles> {
    let is_letter = |c: char| c.is_ascii_lowercase() && !matches!(c, 'i' | 'u' | 'v');
    if !LETTERS.contains(&letters.len()) || !letters.chars().all(is_letter) {
        return Ok(Vec::new());
    }
    let mut missing = MissingFiles::default();
    let mut all = missing.taken(of_one(sharded, root, letters)).unwrap_or_default();
    let [shortest, longest] = [*LETTERS.start(), letters.len() - LETTERS.start()];
    for at in (shortest..=longest).filter(|_| are_sure(letters)) {
        let [first, second] = [&letters[..at], &letters[at..]]
            .map(|half| missing.taken(of_one(sharded, root, half)).unwrap_or_default());
        for first in first.iter().take(MOST_HALVES) {
            all.extend(second.iter().take(MOST_HALVES).map(|second| [first.as_str(), second].concat()));
        }
    }
    if missing.0.is_empty() { Ok(all) } else { Err(missing) }
}

/// The words of which letters are the initials.
fn of_one(sharded: &Sharded, root: &Root, letters: &str) -> Result<Vec<String>, MissingFiles> {
    let first = letters.bytes().next().map_or(0, |first| u32::from(first - b'a'));
    let table = if root.initials >> first & 1 > 0 { sharded.table(File::Initials(first))? } else { None };
    let syllables = Syllables::of_checked(&root.pinyin, root.alphabet().len());
    let fits = |word: &String| is_of(root, syllables, word, letters.as_bytes());
    Ok(words_of(table.unwrap_or_default()).filter(fits).collect())
}

/// Whether letters are those of a word: of each syllable the first, the initial, or all.
fn is_of(root: &Root, syllables: Syllables, word: &str, letters: &[u8]) -> bool {
    // A bit for each number of letters that may be read.
    let mut read = 1_u32;
    for c in word.chars() {
        let Some(syllable) = root.alphabet().code(c).and_then(|code| syllables.of(code.number())) else {
            return false;
        };
        let (initial, mut next) = (syllable.initial().len(), 0);
        let spelling = syllable.spelling();
        for from in (0..letters.len()).filter(|from| read >> from & 1 > 0) {
            for len in [1, initial, spelling.len()] {
                if len > 0 && letters[from..].starts_with(&spelling.as_bytes()[..len]) {
                    next |= 1 << (from + len);
                }
            }
        }
        read = next;
    }
    read >> letters.len() & 1 > 0
}
