//! Which neighbours does a text hold? Grams propose where a run may stand, whatever words it was cut into.
//!
//! A token is an ideograph, a word of letters and digits, or a sign. A gram is two neighbouring ideographs, a word by
//! itself, or an ideograph that stands next to a word. White space and punctuation between tokens does not count, as it
//! does not where runs are compared. An ideograph or a sign by itself is a gram, too, for what is shorter than two.

use super::class::Class;
use super::cut::{SpanKind, spans};
use super::pinyin::{Syllable, Syllables};
use super::walk::Unit;
use std::ops::Range;

/// A token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its units.
    pub units: Range<usize>,
    /// Whether it is a word of letters and digits, an ideograph or a sign.
    pub kind: SpanKind,
}

/// The tokens of a text, one after another.
pub fn tokens(units: &[Unit]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for span in spans(units) {
        match span.kind {
            SpanKind::Ideographs => {
                tokens.extend(span.units.map(|i| Token { units: i..i + 1, kind: SpanKind::Ideographs }));
            }
            kind => tokens.push(Token { units: span.units, kind }),
        }
    }
    tokens
}

/// The sound of an ideograph that nobody reads.
const SILENT: [u8; 2] = [0x7F, 0x7F];

/// How an ideograph is read by itself, as bytes that are in order; the same for all that nobody reads. `number` is its
/// number in the alphabet that the syllables are of.
pub fn sound(number: Option<u32>, syllables: Syllables) -> [u8; 2] {
    let syllable = number.and_then(|number| syllables.of(number));
    syllable.map_or(SILENT, |syllable| syllable.to_bytes().map(|byte| byte + 1))
}

/// The syllable of such bytes.
pub fn syllable(sound: [u8; 2]) -> Option<Syllable> {
    let [initial, rest] = sound.map(|byte| byte.checked_sub(1));
    Syllable::from_bytes([initial?, rest?])
}

/// The sounds of a gram's first two characters: none of a letter, and none of what is no character of a text.
pub fn sounds(
    gram: &str,
    syllables: Syllables,
    number: &dyn Fn(char) -> Option<u32>,
) -> [Option<[u8; 2]>; 2] {
    let of = |c: char| {
        let class = Class::of(c);
        (class.counts() && !class.is_word()).then(|| sound(number(c), syllables))
    };
    let mut chars = gram.chars();
    [0, 1].map(|_| chars.next().and_then(of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folds, walk};

    #[test]
    fn tokens_of_mixed_text() {
        let folds = Folds::from_bytes(&[]).expect("an empty table");
        for (text, expected) in [
            ("GDP增长9.6%", "gdp 增 长 9.6 %"),
            ("a-b。c", "a b c"),
            ("甲，乙", "甲 乙"),
            ("C++", "c + +"),
            ("", ""),
        ] {
            let units = walk::units(&text, folds);
            let shown = |token: &Token| walk::string_of(&units[token.units.clone()]);
            let found: Vec<String> = tokens(&units).iter().map(shown).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
