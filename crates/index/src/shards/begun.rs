//! May a text hold one of some words? A filter of how they begin says so, in two bytes for each word.

/// Bits for each word, and how many of them say that it is there: one of 150 others seems to be.
#[cfg(feature = "write")]
const BITS: usize = 14;
const HASHES: u32 = 3;

/// The first two characters of words, as a Bloom filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begun<'a>(pub &'a [u8]);

impl Begun<'_> {
    /// Whether a text may hold one of the words. Never false if it does.
    pub fn may_hold(self, text: &str) -> bool {
        let second = text.chars().skip(1).map(Some).chain([None]);
        text.chars().zip(second).any(|(first, second)| self.has(first, None) || self.has(first, second))
    }

    fn has(self, first: char, second: Option<char>) -> bool {
        let bits = self.0.len() * 8;
        bits > 0 && places(first, second, bits).all(|at| self.0[at / 8] >> (at % 8) & 1 == 1)
    }

    /// The filter of some words.
    #[cfg(feature = "write")]
    pub fn of<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Vec<u8> {
        let mut filter = vec![0_u8; (words.clone().count() * BITS).div_ceil(8)];
        let bits = filter.len() * 8;
        for word in words {
            let mut chars = word.chars();
            if let Some(first) = chars.next() {
                places(first, chars.next(), bits).for_each(|at| filter[at / 8] |= 1 << (at % 8));
            }
        }
        filter
    }
}

/// The bits of two characters among so many.
fn places(first: char, second: Option<char>, bits: usize) -> impl Iterator<Item = usize> {
    let hash = u64::from(u32::from(first)) << 32 | second.map_or(0, u64::from);
    let hash = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let [hash, step] = [(hash >> 32) as u32, hash as u32 | 1];
    (0..HASHES).map(move |i| hash.wrapping_add(step.wrapping_mul(i)).rotate_left(7 * i) as usize % bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_holds_a_word_may_hold_one(
            words in prop::collection::vec("[a-z甲乙丙丁]{1,4}", 1..20), before in "[a-z甲乙]{0,4}", at: prop::sample::Index,
        ) {
            let filter = Begun::of(words.iter().map(String::as_str));
            let word = &words[at.index(words.len())];
            let text = format!("{before}{word}{before}");
            prop_assert!(Begun(&filter).may_hold(&text));
            prop_assert!(!Begun(&filter).may_hold("") && !Begun(&[]).may_hold(word));
        }
    }
}
