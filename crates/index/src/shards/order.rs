//! In which order do grams lie in the shards?
//!
//! By sound: the syllable of the first character, that of the second, then the characters. So what sounds alike lies in
//! one file, and pinyin reads as few as characters do. Words of letters lie behind, by their letters, so what begins
//! alike lies in one file.

/// What stands where a gram of an ideograph has no second.
const NONE: [u8; 2] = [0, 0];
/// What stands for a word of letters behind an ideograph.
const LETTERS: [u8; 2] = [0xFF, 0xFF];
/// What grams that begin with letters begin with, behind all syllables.
const WORD: u8 = 0xF0;

/// What stands behind an ideograph that stands beside letters: the gram of one that is next to a word, wherever.
pub const EDGE: char = '\0';

/// The place of a gram: bytes that compare as the grams lie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(pub Vec<u8>);

impl Order {
    /// The place of a gram. `first` and `second` are the sounds of ideographs, and nothing for letters or what is not
    /// there.
    pub fn of(key: &str, first: Option<[u8; 2]>, second: Option<[u8; 2]>) -> Order {
        let Some(first) = first else {
            let mut bytes = vec![WORD];
            bytes.extend(key.bytes());
            return Order(bytes);
        };
        let mut bytes = Vec::with_capacity(4 + key.len());
        bytes.extend(first);
        let has_second = key.chars().nth(1).is_some();
        bytes.extend(second.unwrap_or(if has_second { LETTERS } else { NONE }));
        bytes.extend(key.bytes());
        Order(bytes)
    }

    /// Where everything begins that sounds so: grams of one syllable or of two.
    pub fn of_sounds(first: [u8; 2], second: Option<[u8; 2]>) -> Order {
        Order(first.into_iter().chain(second.into_iter().flatten()).collect())
    }
}
