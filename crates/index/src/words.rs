//! Which words of a query may be exchanged for words of the corpus, which count little, and which documents come first for
//! it?

use super::error::Error;
use super::wire::Reader;

/// A word and another that means the same, in folded characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange<'a> {
    /// What is typed.
    pub from: &'a str,
    /// What the corpus has. Empty for a word that counts little. For a whole query whose first hits are given, [`PINNED`]
    /// and a character for each of these documents, see [`pinned`].
    pub to: &'a str,
    /// Whether `from` has no other meaning.
    pub is_sure: bool,
}

/// What the first hits of a query stand behind.
pub const PINNED: char = '\u{1}';

/// The character with the number 0 among the first hits of a query.
const FIRST: u32 = 0x1_0000;

/// The number of the document that a character stands for, behind [`PINNED`].
pub fn pinned(c: char) -> u32 {
    u32::from(c).wrapping_sub(FIRST)
}

/// The character that stands for a document, behind [`PINNED`]. `None` for one behind the first million.
pub fn pin(id: u32) -> Option<char> {
    char::from_u32(id.checked_add(FIRST)?)
}

/// The exchanges of the words that occur in a folded text, by the bytes of section `words`. None if the section is malformed.
///
/// Most words are passed over by their bytes: a word stands in the text only if each of its bytes does.
pub fn of_text<'a>(bytes: &'a [u8], text: &str) -> Vec<Exchange<'a>> {
    let bit = |byte: &u8| 1u64 << (byte & 63);
    let held = text.as_bytes().iter().fold(0, |held, byte| held | bit(byte));
    let mut found = Vec::new();
    let is_whole = each(bytes, &mut |from, to, is_sure| {
        if from.iter().all(|byte| held & bit(byte) != 0)
            && text.as_bytes().windows(from.len()).any(|here| here == from)
            && let (Ok(from), Ok(to)) = (str::from_utf8(from), str::from_utf8(to))
        {
            found.push(Exchange { from, to, is_sure });
        }
        true
    });
    if is_whole.is_some() { found } else { Vec::new() }
}

/// All exchanges.
pub(super) fn all(bytes: &[u8]) -> Vec<Exchange<'_>> {
    let mut all = Vec::new();
    each(bytes, &mut |from, to, is_sure| {
        if let (Ok(from), Ok(to)) = (str::from_utf8(from), str::from_utf8(to)) {
            all.push(Exchange { from, to, is_sure });
        }
        true
    });
    all
}

/// Calls `each` with both words of each pair, and whether it is sure. `None` if the section is malformed or `each` says
/// false.
fn each<'a>(bytes: &'a [u8], each: &mut dyn FnMut(&'a [u8], &'a [u8], bool) -> bool) -> Option<()> {
    if bytes.is_empty() {
        return Some(());
    }
    let mut reader = Reader::new(bytes);
    let mut sure = reader.var()?;
    while !reader.rest().is_empty() {
        let (from, to) = (reader.string()?, reader.string()?);
        if from.is_empty() || !each(from, to, sure > 0) {
            return None;
        }
        sure = sure.saturating_sub(1);
    }
    (sure == 0).then_some(())
}

pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let wrong = "it does not hold pairs of words";
    let are_words = |from, to, _| str::from_utf8(from).is_ok() && str::from_utf8(to).is_ok();
    each(bytes, &mut { are_words }).ok_or(Error::Section { section: "words", wrong })
}

/// Appends the first hits of a query to a section.
pub fn add_pins(section: &mut Vec<u8>, query: &str, ids: impl Iterator<Item = u32>) {
    use super::wire::put_str;
    if section.is_empty() {
        // No pair is sure.
        section.push(0);
    }
    put_str(section, query);
    put_str(section, &std::iter::once(PINNED).chain(ids.filter_map(pin)).collect::<String>());
}

/// Writes the section. The sure pairs come first.
#[cfg(feature = "write")]
pub(super) fn section(words: &[Exchange]) -> Vec<u8> {
    use super::wire::{put_str, put_var};
    let mut out = Vec::new();
    if words.is_empty() {
        return out;
    }
    put_var(&mut out, words.iter().filter(|word| word.is_sure).count() as u32);
    for is_sure in [true, false] {
        for word in words.iter().filter(|word| word.is_sure == is_sure) {
            put_str(&mut out, word.from);
            put_str(&mut out, word.to);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sure_pairs_come_first() {
        let pair = |from, to, is_sure| Exchange { from, to, is_sure };
        let words = [pair("a", "bc", false), pair("d", "e", true)];
        let section = section(&words);
        assert_eq!(section, [1, 1, b'd', 1, b'e', 1, b'a', 2, b'b', b'c']);
        assert_eq!(of_text(&section, "dada"), [words[1], words[0]]);
        assert_eq!(of_text(&section, "da"), [words[1], words[0]]);
        assert_eq!(of_text(&section, "b"), [], "nothing is typed as `b`");
        assert_eq!(of_text(&[], "a"), []);
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for (why, section) in [
            ("more sure pairs than there are", &[2, 1, b'd', 1, b'e'][..]),
            ("a pair cut short", &[0, 1, b'd']),
            ("a word cut short", &[0, 1, b'd', 2, b'e']),
            ("no word", &[0, 0, 1, b'e']),
            ("no text", &[0, 1, 0xFF, 1, b'e']),
        ] {
            assert!(check(section).is_err(), "{why}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>) {
            let _ = (check(&bytes), of_text(&bytes, "ab字"));
        }
    }
}
