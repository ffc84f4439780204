//! What is looked up of a query, where does it lie, and which entries of a shard are it?

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
    pub fn fits(&self, entry: &Entry, sounds: &Sounds) -> Option<bool> {
        let key = &entry.key;
        let begins = |start: &[u8]| sounds.order(key).0.starts_with(start);
        match self {
            What::Pair(own, _) if key == own => Some(true),
            What::Pair(_, of) => {
                let is_alike = !entry.is_of_documents() && begins(of.0.get(..4)?);
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
                let goes_on = || {
                    rest.is_empty()
                        || sounds.second(key).is_some_and(|letters| letters.starts_with(rest.as_str()))
                };
                let is_typed =
                    || chars.iter().zip(key.chars()).all(|(typed, c)| typed.is_none_or(|typed| typed == c));
                (is_pair && is_typed() && begins(&start.0) && goes_on()).then_some(true)
            }
        }
    }
}

/// How characters sound, so where grams lie.
#[derive(Clone, Copy)]
pub struct Sounds<'r> {
    root: &'r Root,
    /// How each character is read, and which words read it otherwise.
    pub syllables: Syllables<'r>,
}

impl<'r> Sounds<'r> {
    /// Those of an index.
    pub fn of(root: &'r Root) -> Sounds<'r> {
        Sounds { root, syllables: Syllables::of_checked(&root.pinyin, root.alphabet().len()) }
    }

    /// How a character is read by itself, as grams are ordered by.
    pub fn of_char(&self, c: char) -> [u8; 2] {
        gram::sound(self.number(c), self.syllables)
    }

    /// Where a gram lies.
    pub fn order(&self, key: &str) -> Order {
        let [first, second] = gram::sounds(key, self.syllables, &|c| self.number(c));
        Order::of(key, first, second)
    }

    /// How the second character of a gram is spelled; nothing if it has no syllable.
    pub fn second(&self, key: &str) -> Option<String> {
        let [_, second] = gram::sounds(key, self.syllables, &|c| self.number(c));
        Some(gram::syllable(second?)?.spelling())
    }

    fn number(&self, c: char) -> Option<u32> {
        Some(self.root.alphabet().code(c)?.number())
    }
}
