//! Which words may a reader type for words of this corpus, because another region says them otherwise?
//!
//! `軟體` is 软件 and `計程車` is 出租车. The words are OpenCC's, see `data/README.md`. The index takes the pairs of which
//! this corpus has one word.

use super::script::simplified;
use super::segment::Segmenter;
use rustc_hash::{FxHashMap, FxHashSet};
use seed_text::fold::simple;
use std::collections::BTreeSet;

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

/// The pairs that a corpus of these texts can need, in order.
pub fn of_texts(texts: &[&str], segmenter: &Segmenter) -> Vec<Pair> {
    let fold = |text: &str| -> String { text.chars().map(|c| simplified(simple(c))).collect() };
    let pairs: Vec<[&str; 2]> = known().collect();
    let written: FxHashSet<&str> = held(texts.iter().copied(), pairs.iter().flatten().copied());
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let forms: Vec<[String; 2]> = pairs.iter().map(|pair| pair.map(fold)).collect();
    let forms_held = held(folded.iter().map(String::as_str), forms.iter().flatten().map(String::as_str));
    let mut found = BTreeSet::new();
    for ([shared, regional], [common, other]) in pairs.iter().zip(&forms) {
        if common == other {
            continue;
        }
        // A word that is common on the mainland, too, has a meaning of its own there.
        let [often, here] = [common, other].map(|word| segmenter.stats(word).frequency);
        let is_sure = SPELLINGS.contains(&(*shared, *regional)) || RARER * here <= often;
        if forms_held.contains(common.as_str()) {
            found.insert((other.clone(), common.clone(), is_sure));
        }
        // And in simplified text it is that word.
        let is_regional = is_sure || regional != other && written.contains(regional);
        if forms_held.contains(other.as_str()) && is_regional {
            found.insert((common.clone(), other.clone(), true));
        }
    }
    found.into_iter().take(MOST).collect()
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

/// Those of some words that occur in some texts, in one pass.
fn held<'w>(
    texts: impl Iterator<Item = impl AsRef<str>>,
    words: impl Iterator<Item = &'w str>,
) -> FxHashSet<&'w str> {
    let mut starting: FxHashMap<[char; 2], Vec<&str>> = FxHashMap::default();
    for word in words {
        let mut chars = word.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
            starting.entry([first, second]).or_default().push(word);
        }
    }
    let mut held = FxHashSet::default();
    for text in texts {
        let text = text.as_ref();
        for ((at, first), second) in text.char_indices().zip(text.chars().skip(1)) {
            for word in starting.get(&[first, second]).into_iter().flatten() {
                if text[at..].starts_with(word) {
                    held.insert(*word);
                }
            }
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<Pair> {
        of_texts(&[text], &Segmenter::default())
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
