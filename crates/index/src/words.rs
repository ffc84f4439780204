//! Which words of a query may be exchanged for words of the corpus?

use super::error::Error;
use super::wire::Reader;

/// A word and another that means the same, in folded characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange<'a> {
    /// What is typed.
    pub from: &'a str,
    /// What the corpus has.
    pub to: &'a str,
    /// Whether `from` has no other meaning.
    pub is_sure: bool,
}

/// Reads the section. `None` if it is malformed.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Exchange<'_>>> {
    let (mut reader, mut words) = (Reader::new(bytes), Vec::new());
    if bytes.is_empty() {
        return Some(words);
    }
    let sure = reader.var()? as usize;
    while !reader.rest().is_empty() {
        let (from, to) = (reader.str()?, reader.str()?);
        words.push(Exchange { from, to, is_sure: words.len() < sure });
    }
    let is_whole =
        sure <= words.len() && words.iter().all(|word| !word.from.is_empty() && !word.to.is_empty());
    is_whole.then_some(words)
}

pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let wrong = "it does not hold pairs of words";
    read(bytes).map(|_| ()).ok_or(Error::Section { section: "words", wrong })
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
        assert_eq!(read(&section), Some(vec![words[1], words[0]]));
        assert_eq!(read(&[]), Some(Vec::new()));
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for (why, section) in [
            ("more sure pairs than there are", &[2, 1, b'd', 1, b'e'][..]),
            ("a pair cut short", &[0, 1, b'd']),
            ("a word cut short", &[0, 1, b'd', 2, b'e']),
            ("no word", &[0, 0, 1, b'e']),
            ("for no word", &[0, 1, b'e', 0]),
            ("no text", &[0, 1, 0xFF, 1, b'e']),
        ] {
            assert!(check(section).is_err(), "{why}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }
    }
}
