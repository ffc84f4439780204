//! What is looked up of a query, and which entries of a shard are it?

use seed_index::shards::{EDGE, Entry, Order, Root};
use seed_text::{Syllables, gram, stem};

/// The most shards that one gram is looked for in: what is unfinished, or sounds so, may lie in several.
pub const MOST_SHARDS: u32 = 3;

/// One gram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The token of the query that it begins with.
    pub at: usize,
    /// What is looked for.
    pub what: What,
    /// Where.
    pub shards: Vec<u32>,
    /// Which way to read the query it belongs to: 0 as it is typed, others as pinyin.
    pub way: usize,
    /// Whether a mark of punctuation parts its tokens in the query, so that nothing is known of its positions.
    pub is_parted: bool,
}

/// What a gram is looked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Itself; and what sounds as it does, for less.
    Pair(String, Order),
    /// Itself: two ideographs.
    Exactly(String),
    /// Itself: an ideograph next to a word, an ideograph or a sign by itself.
    Key(String),
    /// A word of letters, what begins with it if it may be unfinished, and its inflections.
    Word(String, bool),
    /// What sounds so.
    Sounds {
        /// Where it lies.
        start: Order,
        /// What its second syllable begins with.
        rest: String,
        /// Those of its characters that were typed.
        chars: [Option<char>; 2],
        /// Grams that some word reads so.
        others: Vec<String>,
    },
    /// Words that letters are near to which are none.
    Near(Vec<String>),
}

impl What {
    /// Whether its list is one of documents.
    pub fn is_of_documents(&self) -> bool {
        matches!(self, What::Key(key) if !key.ends_with(EDGE))
    }

    /// Whether an entry is what is looked for, or only sounds like it.
    pub fn fits(&self, entry: &Entry, order: &dyn Fn(&str) -> Order) -> Option<bool> {
        let key = &entry.key;
        let sounds = |start: &[u8]| order(key).0.starts_with(start);
        match self {
            What::Pair(own, _) if key == own => Some(true),
            What::Pair(_, of) => {
                let is_alike = !entry.is_of_documents() && sounds(of.0.get(..4)?);
                is_alike.then_some(false)
            }
            What::Key(own) | What::Exactly(own) => (key == own).then_some(true),
            What::Word(own, may_go_on) => {
                if key == own || *may_go_on && key.starts_with(own.as_str()) {
                    return Some(true);
                }
                // Only what begins alike has the same stem.
                let is_near = key.as_bytes().first() == own.as_bytes().first();
                let is_form = is_near && stem::stem(own).is_some_and(|own| stem::stem(key) == Some(own));
                is_form.then_some(false)
            }
            What::Near(words) => words.contains(key).then_some(false),
            What::Sounds { others, .. } if others.contains(key) => Some(true),
            What::Sounds { start, rest, chars, .. } => {
                let is_pair = !entry.is_of_documents() && !key.ends_with(EDGE);
                let goes_on = || rest.is_empty() || second_begins(&order(key), rest);
                let is_typed =
                    || chars.iter().zip(key.chars()).all(|(typed, c)| typed.is_none_or(|typed| typed == c));
                (is_pair && is_typed() && sounds(&start.0) && goes_on()).then_some(true)
            }
        }
    }
}

/// Where a gram lies.
pub fn order_of(root: &Root, key: &str) -> Order {
    let syllables = Syllables::of_checked(&root.pinyin, root.alphabet().len());
    let [first, second] = gram::sounds(key, syllables, &|c| Some(root.alphabet().code(c)?.number()));
    Order::of(key, first, second)
}

/// Whether the second syllable of a gram begins with some letters.
fn second_begins(order: &Order, letters: &str) -> bool {
    let sound = order.0.get(2..4).and_then(|sound| gram::syllable([sound[0], sound[1]]));
    sound.is_some_and(|syllable| [syllable.initial(), syllable.rest()].concat().starts_with(letters))
}
