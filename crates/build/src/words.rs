//! Which words may a reader type for words of this corpus, because another region says them otherwise?
//!
//! `軟體` is 软件 and `計程車` is 出租车. The words are OpenCC's, see `data/README.md`. The index takes the pairs of which
//! this corpus has one word.

use super::begin::Begin;
use super::script::simplified;
use super::segment::Segmenter;
use rustc_hash::FxHashMap;
use seed_text::fold::simple;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words of the mainland, each with the words that Taiwan says for it, parted by blanks.
const REGIONS: &str = include_str!("data/regions.txt");
/// Words that differ in a character which is another word elsewhere, and Japanese surnames that are written in several
/// ways.
const SPELLINGS: [(&str, &str); 5] =
    [("什么", "甚么"), ("姐姐", "姊姊"), ("姐妹", "姊妹"), ("齐藤", "斋藤"), ("账号", "帐号")];
/// The most pairs that an index takes. OpenCC has some eleven hundred.
const MOST: usize = 2048;

/// How many times rarer than the other a word of the mainland is that counts as none.
const RARER: u64 = 20;

/// A word that is typed, the word of the corpus, and whether the former has no other meaning.
pub type Pair = (String, String, bool);

/// Which of the words texts hold, each by its number among the pairs: twice that of its pair, and one more for the word
/// of another region.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Held {
    /// As they are written.
    pub written: BTreeSet<u16>,
    /// In folded characters.
    pub folded: BTreeSet<u16>,
}

impl Held {
    /// What one text of these characters holds. Linear in it.
    pub fn of(text: &str, alphabet: &BTreeSet<char>) -> Held {
        let known = &*KNOWN;
        let forms: FxHashMap<char, char> = alphabet.iter().map(|c| (*c, form(*c))).collect();
        let folded: String = text.chars().map(|c| forms.get(&c).copied().unwrap_or(c)).collect();
        Held { written: held(&known.written, text), folded: held(&known.folded, &folded) }
    }

    /// Takes what another text holds.
    pub fn extend(&mut self, other: &Held) {
        self.written.extend(&other.written);
        self.folded.extend(&other.folded);
    }
}

/// The pairs that texts which hold these words can need, in order.
pub fn pairs(held: &Held, segmenter: &Segmenter) -> Vec<Pair> {
    let mut found = BTreeSet::new();
    for (([shared, regional], [common, other]), number) in KNOWN.pairs.iter().zip(&KNOWN.forms).zip(0_u16..) {
        if common == other {
            continue;
        }
        let [of_common, of_other] = [2 * number, 2 * number + 1];
        if ![of_common, of_other].iter().any(|number| held.folded.contains(number)) {
            continue;
        }
        // A word that is common on the mainland, too, has a meaning of its own there.
        let [often, here] = [common, other].map(|word| segmenter.stats(word).frequency);
        let is_sure = SPELLINGS.contains(&(*shared, *regional)) || RARER * here <= often;
        if held.folded.contains(&of_common) {
            found.insert((other.clone(), common.clone(), is_sure));
        }
        // And in simplified text it is that word.
        let is_regional = is_sure || regional != other && held.written.contains(&of_other);
        if held.folded.contains(&of_other) && is_regional {
            found.insert((common.clone(), other.clone(), true));
        }
    }
    found.into_iter().take(MOST).collect()
}

fn form(c: char) -> char {
    simplified(simple(c))
}

/// The words of all pairs, as they are written and in folded characters.
struct Known {
    pairs: Vec<[&'static str; 2]>,
    forms: Vec<[String; 2]>,
    written: Starting,
    folded: Starting,
}

/// Words with their numbers, by their first two characters.
#[derive(Default)]
struct Starting {
    begin: Begin,
    words: FxHashMap<[char; 2], Vec<(String, u16)>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let pairs: Vec<[&str; 2]> = known().collect();
    let forms: Vec<[String; 2]> =
        pairs.iter().map(|pair| pair.map(|word| word.chars().map(form).collect())).collect();
    let written = starting(pairs.iter().flatten().copied());
    let folded = starting(forms.iter().flatten().map(String::as_str));
    Known { pairs, forms, written, folded }
});

fn starting<'w>(words: impl Iterator<Item = &'w str>) -> Starting {
    let mut starting = Starting::default();
    for (word, number) in words.zip(0..) {
        let mut chars = word.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
            starting.begin.insert(first);
            starting.words.entry([first, second]).or_default().push((word.to_owned(), number));
        }
    }
    starting
}

/// All pairs: the word of the mainland, and another. No word is a single character.
fn known() -> impl Iterator<Item = [&'static str; 2]> {
    let line = |line: &'static str| {
        let (common, others) = line.split_once('\t').unwrap_or_default();
        others.split(' ').map(move |other| [common, other])
    };
    let is_word = |word: &&str| word.chars().nth(1).is_some();
    let regions = REGIONS.lines().flat_map(line);
    regions
        .chain(SPELLINGS.map(|(common, other)| [common, other]))
        .filter(move |pair| pair.iter().all(is_word))
}

/// The numbers of the words that occur in a text, in one pass.
fn held(starting: &Starting, text: &str) -> BTreeSet<u16> {
    let mut held = BTreeSet::new();
    for (at, first) in text.char_indices().filter(|(_, c)| starting.begin.contains(c)) {
        let second = text[at + first.len_utf8()..].chars().next().unwrap_or('\n');
        for (word, number) in starting.words.get(&[first, second]).into_iter().flatten() {
            if text[at..].starts_with(&**word) {
                held.insert(*number);
            }
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<Pair> {
        super::pairs(&Held::of(text, &text.chars().collect()), &Segmenter::default())
    }

    #[test]
    fn a_corpus_takes_the_words_that_it_can_need() {
        let has = |text, from: &str, to: &str| {
            pairs(text).iter().find(|pair| pair.0 == from && pair.1 == to).map(|pair| pair.2)
        };
        for (text, from, to, expected, why) in [
            ("下载软件", "软体", "软件", Some(true), "typed in Taiwan"),
            ("下載軟體", "软件", "软体", Some(true), "typed on the mainland"),
            ("叫出租车", "计程车", "出租车", Some(true), "another word"),
            ("什么", "甚么", "什么", Some(true), "another spelling"),
            ("大量数据", "资料", "数据", Some(false), "资料 is a word of the mainland, too"),
            ("大量资料", "数据", "资料", None, "and there it is no 数据"),
            ("大量資料", "数据", "资料", Some(true), "but written so it is"),
            ("齋藤さん", "齐藤", "斋藤", Some(true), "a surname"),
            ("算力网", "软体", "软件", None, "nothing could be found by it"),
        ] {
            assert_eq!(has(text, from, to), expected, "{from} for {to} in {text}: {why}");
        }
        assert!(pairs("Offline search, ひらがな, 한국어").is_empty());
    }

    #[test]
    fn all_words_fit_into_an_index() {
        assert!((500..MOST / 2).contains(&known().count()));
    }
}
