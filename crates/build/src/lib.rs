//! DOCUMENTS -> INDEX: which terms, variants, pinyin and keywords does the index of these documents hold?
//!
//! [`build`] segments documents, counts their terms, relates them and writes the index. `build.rs` calls it for the
//! embedded index; the command and the tests call it for others. This crate is never in the wasm.
//!
//! # Cost
//!
//! Linear in the text, and a tenth of a second for jieba's dictionary.

mod begin;
mod configuration;
mod dictionary;
pub mod embed;
mod folds;
mod gathered;
mod rarity;
mod readings;
mod related;
mod report;
mod script;
mod segment;
pub mod shards;
mod sketch;
mod vocabulary;
mod words;

pub use configuration::{Configuration, Languages, MARKER, SITE_FILE, Sharding};
pub use related::{MOST_KEYWORDS, MOST_NEIGHBOURS};
pub use report::{Built, faults, index_of_corpus, index_of_folder, report};
pub use seed_index::writer::TooLarge;
pub use segment::Segmenter;
pub use vocabulary::{MOST_SYNONYMS, Pin, Synonym, Vocabulary};

use compact_str::CompactString;
use gathered::{Cut, Gathered, cut};
use rayon::prelude::*;
use seed_corpus::{Document, Work};
use seed_index::writer::{self, Characters, Input, Postings, SectionInput, Tables};
use seed_index::{Alphabet, Exchange};
use seed_text::{Class, Folds, pinyin};

/// Documents that are cut at once, on all processors. More take more memory: tokens are many times their text.
const TOGETHER: usize = 64;

/// Loads what a build needs, once a process, in a tenth of a second: somebody may wait for something else meanwhile.
pub fn load() {
    rayon::join(dictionary::jieba, folds::load);
}

/// Builds the index of some documents. The same documents in the same order give the same bytes.
///
/// It leaves out two things that the stored text says as well. They would be a quarter of the index of the default
/// corpus (9 of 41 KB in brotli):
///
/// * a word of ideographs that occurs once in the whole corpus. Its characters lead to its document, and the text
///   confirms it;
/// * how often a single ideograph occurs in a document. Whether it occurs is enough to find candidates.
///
/// # Errors
///
/// If the documents exceed a limit of the format.
pub fn build(documents: &[Document]) -> Result<Vec<u8>, TooLarge> {
    build_with(documents, &Vocabulary::default(), Work::ALONE)
}

/// Does what [`build`] does, with the words that the owner of the documents knows. The work is watched by documents.
///
/// # Errors
///
/// The same.
pub fn build_with(documents: &[Document], vocabulary: &Vocabulary, work: Work) -> Result<Vec<u8>, TooLarge> {
    let of = documents.len();
    let (segmenter, ()) = rayon::join(|| vocabulary.segmenter(), folds::load);
    let words = vocabulary.words.join("\n");
    let one = |document: &Document| {
        let (title, text, labels) = (document.title.as_str(), text(document), labels(document).len());
        let depends = [title.as_bytes(), text.as_bytes(), &labels.to_le_bytes(), words.as_bytes()];
        let cut = work.remembered("cut", &depends, || cut(title, &text, labels, &segmenter));
        (Input { length: weighed(cut.length, document.weight), ..input(document, text) }, cut)
    };
    let (mut gathered, mut before) = (Gathered::default(), Vec::new());
    // While some are cut, what those before them gave is gathered. The last ones leave nothing to cut.
    for documents in documents.chunks(TOGETHER).chain([&[][..]]) {
        let cut = || documents.par_iter().map(one).collect();
        let ((), cut): ((), Vec<(Input, Cut)>) = rayon::join(|| gathered.take(before), cut);
        before = cut;
        (work.watch)(gathered.inputs.len(), of);
    }
    let Gathered { mut occurrences, relater, forms: held_forms, words: held_words, mut inputs } = gathered;
    let exchanged = words::pairs(&held_words, &segmenter);
    let typed: String =
        exchanged.iter().map(|(from, _, _)| from.as_str()).chain(vocabulary.typed()).collect();
    let table = folds::table(&held_forms, &typed);
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    for (input, related) in inputs.iter_mut().zip(relater.relate()) {
        (input.keywords, input.neighbours) = (related.keywords, related.neighbours);
    }
    // The owner's come first: of two that begin in the same place, the first is tried first.
    let mut pairs: Vec<words::Pair> = vocabulary.pairs(folds, documents).collect();
    for pair in exchanged {
        if pairs.iter().all(|(from, to, _)| (from, to) != (&pair.0, &pair.1)) {
            pairs.push(pair);
        }
    }
    let exchanges: Vec<Exchange> =
        pairs.iter().map(|(from, to, is_sure)| Exchange { from, to, is_sure: *is_sure }).collect();
    let lists = occurrences.iter_mut().filter(|(term, all)| all.times > 1 || !is_ideographs(term));
    let postings: Postings =
        lists.map(|(term, all)| (term.to_string(), std::mem::take(&mut all.list))).collect();
    let words: Vec<&str> =
        occurrences.keys().map(CompactString::as_str).filter(|term| is_ideographs(term)).collect();
    let characters = Characters::of(&inputs, &postings)?;
    let pinyin = pinyin_of(characters.alphabet(), folds, &words);
    writer::write(
        &inputs,
        &postings,
        &characters,
        Tables { folds: &table, pinyin: &pinyin, words: &exchanges },
    )
}

/// The length of a document that weighs so many hundredths: what weighs less ranks as if it were longer.
fn weighed(length: u32, weight: u16) -> u32 {
    match weight {
        0 => length,
        weight => (u64::from(length.max(1)) * 100 / u64::from(weight)).clamp(1, u64::from(u32::MAX)) as u32,
    }
}

/// What the index holds of a document besides its terms.
fn input(document: &Document, text: String) -> Input {
    Input {
        title: document.title.clone(),
        text,
        path: document.path.clone(),
        url: document.url.clone(),
        byline: document.byline.clone().unwrap_or_default(),
        date: document.date.clone().unwrap_or_default(),
        language: document.language.clone().unwrap_or_default(),
        meta: document.meta.clone(),
        labels: labels(document).len(),
        sections: sections(document),
        ..Input::default()
    }
}

/// The text of a document: its labels and its paragraphs, each on a line.
fn text(document: &Document) -> String {
    labels(document) + &document.paragraphs().join("\n")
}

/// The labels of a document, each on a line.
fn labels(document: &Document) -> String {
    document.labels.iter().flat_map(|label| [label, "\n"]).collect()
}

/// The sections of a document, as ranges of its [`text`].
fn sections(document: &Document) -> Vec<SectionInput> {
    let (mut sections, mut start) = (Vec::new(), labels(document).len());
    for section in &document.sections {
        if section.level > 0 && !section.is_empty() {
            let heading = start..start + section.heading.len();
            sections.push(SectionInput { heading, level: section.level, anchor: section.anchor.clone() });
        }
        start += section.paragraphs().map(|paragraph| paragraph.len() + 1).sum::<usize>();
    }
    sections
}

/// Writes the table of the syllables of an alphabet's characters, and of the words that read a character otherwise.
fn pinyin_of(alphabet: Alphabet, folds: Folds, words: &[&str]) -> Vec<u8> {
    let read = |c: char| match folds.fold(c) {
        c if Class::of(c) == Class::Ideograph => readings::of_char(c),
        _ => None,
    };
    let syllables: Vec<_> = alphabet.chars().map(read).collect();
    if syllables.iter().all(Option::is_none) {
        return Vec::new();
    }
    let otherwise = readings::otherwise(words.iter().copied()).into_iter();
    // A word is left out if the text has one of its characters in other forms only: it never occurs in this spelling.
    let otherwise = otherwise.filter_map(|(word, at, syllable)| {
        let (at, c) = word.char_indices().nth(at)?;
        let (before, after) = (&word[..at], &word[at + c.len_utf8()..]);
        Some((alphabet.code(c)?.number(), syllable, alphabet.encode(before)?, alphabet.encode(after)?))
    });
    // What is usual in other words stands without a word.
    let others = alphabet.chars().filter(|c| read(*c).is_some()).flat_map(|c| {
        let number = alphabet.code(c).map(|code| code.number());
        let others = readings::others_of_char(folds.fold(c)).into_iter();
        others.filter_map(move |syllable| Some((number?, syllable, Vec::new(), Vec::new())))
    });
    let table = pinyin::table(&syllables, otherwise.chain(others));
    debug_assert!(pinyin::Syllables::from_bytes(&table, alphabet.len()).is_some());
    table
}

/// Whether a term is a word of several ideographs.
fn is_ideographs(term: &str) -> bool {
    term.chars().nth(1).is_some() && term.chars().all(|c| Class::of(c) == Class::Ideograph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use seed_corpus::Section;
    use seed_index::{Fields, Index};
    use seed_text::pinyin::Exception;
    use seed_text::{Syllable, Syllables};
    use std::collections::BTreeMap;

    fn compiled(text: &str) -> Vec<u8> {
        build(&[Document::plain("", "", [text])]).expect("one document")
    }

    /// How each character of a text is read: as the last word of the corpus around it reads it, or else by itself.
    fn read(text: &str) -> Vec<String> {
        let bytes = compiled(text);
        let index = Index::open(bytes.as_slice().into()).expect("it was just written");
        let text = index.text();
        let syllables = Syllables::from_bytes(index.pinyin(), index.alphabet().len()).expect("the same");
        let (mut read, mut at) = (Vec::new(), 0);
        while let Some((number, end)) = text.code_after(at) {
            let stands = |before: &[u8], after: &[u8]| {
                text.codes[..at].ends_with(before)
                    && text.is_border(at - before.len())
                    && text.codes[end..].starts_with(after)
            };
            // What is read so outside of words is no word.
            let is_word = |word: &Exception| !word.before.is_empty() || !word.after.is_empty();
            let words = syllables.exceptions(number).filter(is_word);
            let word = words.filter(|word| stands(word.before, word.after)).last();
            let syllable: Option<Syllable> = word.map(|word| word.syllable).or(syllables.of(number));
            read.push(syllable.map_or_else(|| "-".into(), Syllable::spelling));
            at = end;
        }
        read
    }

    #[test]
    fn polyphones_are_read_by_the_words_of_the_corpus() {
        for (text, spelled, why) in [
            ("重庆，重要", "chong qing - zhong yao", "a word and the character by itself"),
            ("银行，行走", "yin hang - xing zou", "the same"),
            ("重庆市银行业", "chong qing shi yin hang ye", "the shorter word stands in the longer"),
            ("首都，都是", "shou du - dou shi", "a word only where it stands"),
            ("5G绿色 长江", "- - lv se - chang jiang", "what is not read stands between"),
            ("鄭州灣", "zheng zhou wan", "traditional"),
            ("漢字かな", "han zi - -", "kana are ideographs that are not read"),
        ] {
            assert_eq!(read(text).join(" "), spelled, "{text}: {why}");
        }
    }

    #[test]
    fn sections_start_where_their_headings_are_in_the_text() {
        let section = |level, heading: &str, blocks: &[&str]| Section {
            heading: heading.into(),
            anchor: heading.to_lowercase(),
            level,
            blocks: blocks.iter().map(|&block| block.into()).collect(),
        };
        let sections = vec![
            section(0, "", &["在前"]),
            section(2, "一", &["甲", "乙"]),
            section(3, "Two", &[]),
            section(1, "", &["题下"]),
            section(2, "", &[]),
            section(6, "末", &[]),
        ];
        let headed = Document { title: "题".into(), sections, ..Document::default() };
        let language = Some("zh".to_owned());
        let meta = BTreeMap::from([("tags".to_owned(), vec!["甲".to_owned()])]);
        let stating = Document { language, meta, ..Document::plain("", "题", ["甲"]) };
        let bytes = build(&[headed, stating]).expect("two documents");
        let index = Index::open(bytes.as_slice().into()).expect("it was just written");
        let text = index.text().part(index.documents().ranges(0).1);
        let read: Vec<_> = index.sections().of(0).into_iter().collect();
        let read: Vec<_> = read
            .iter()
            .map(|s| (s.level, text.part(s.heading.clone()).decoded(), s.anchor, s.heading.start))
            .collect();
        let start = |heading: &str| {
            let whole = text.decoded();
            whole[..whole.find(heading).expect("it is there")].chars().count()
        };
        let expected = [
            (2, "一".to_owned(), "一", start("一")),
            (3, "Two".to_owned(), "two", start("Two")),
            (1, String::new(), "", start("题下")),
            (6, "末".to_owned(), "末", start("末")),
        ];
        assert_eq!(read, expected, "codes of one byte; what shows nothing is no section");
        assert!(index.sections().of(1).is_empty());
        assert_eq!(index.meta().of(0), Fields::default());
        assert_eq!(index.meta().of(1), Fields { language: "zh", values: vec![("tags", "甲")] });
    }

    #[test]
    fn a_corpus_without_ideographs_has_no_pinyin() {
        let bytes = compiled("Offline search, かな, ไทย. 9.6%");
        let index = Index::open(bytes.as_slice().into()).expect("it was just written");
        assert!(index.pinyin().is_empty());
    }

    #[test]
    fn pinyin_costs_two_bytes_a_character_and_a_little_for_the_words() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
        let corpus = seed_corpus::read_folder(folder.as_ref(), &Default::default()).expect("the seeds");
        let bytes = build(&corpus.documents).expect("the seeds");
        let index = Index::open(bytes.into()).expect("it was just written");
        let planes = 2 * index.alphabet().len();
        let rest = index.pinyin().len() - planes;
        assert!(rest < planes / 4, "{rest} bytes for words beside {planes}");
    }
}
