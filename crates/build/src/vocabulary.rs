//! What does a site's owner know of its words and queries? Words that the dictionary lacks, that mean the same or that count
//! little, and the first hits of queries.

use crate::segment::Segmenter;
use crate::words::Pair;
use seed_corpus::Document;
use seed_index::{PINNED, pin};
use seed_text::{Folds, walk};
use std::collections::BTreeSet;

/// The most pairs of words that mean the same: a search looks at each.
pub const MOST_SYNONYMS: usize = 2048;

/// What the owner of a site says of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Words of ideographs that the dictionary lacks, such as a product's name: documents are cut there, they are
    /// keywords and completions.
    pub words: Vec<String>,
    /// What is typed, and what is searched besides.
    pub synonyms: Vec<Synonym>,
    /// Words that count little in a query of several.
    pub weak_words: Vec<String>,
    /// The first hits of queries.
    pub pins: Vec<Pin>,
}

/// The first hits of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// What is typed.
    pub query: String,
    /// The pages, by their files or their addresses.
    pub pages: Vec<String>,
}

/// A word that stands for another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonym {
    /// What is typed.
    pub typed: String,
    /// What is searched besides.
    pub meant: String,
}

impl Vocabulary {
    /// Cuts documents with these words.
    pub(crate) fn segmenter(&self) -> Segmenter {
        Segmenter::with_words(self.words.iter().map(String::as_str))
    }

    /// What is typed, as one text: what of it folds has to be known.
    pub(crate) fn typed(&self) -> impl Iterator<Item = &str> {
        let others = self.weak_words.iter().chain(self.pins.iter().map(|pin| &pin.query)).map(String::as_str);
        self.synonyms.iter().map(|synonym| synonym.typed.as_str()).chain(others)
    }

    /// The number of the document that a pin names.
    pub(crate) fn place(page: &str, documents: &[Document]) -> Option<usize> {
        documents.iter().position(|document| document.path == page || document.url == page)
    }

    /// The pairs as the index has them: what is typed in folded characters without blanks. They are sure, for the owner
    /// says so. Words that count little stand for nothing, and queries for their first hits.
    pub(crate) fn pairs(&self, folds: Folds, documents: &[Document]) -> impl Iterator<Item = Pair> {
        let folded = |text: &str| walk::string_of(&walk::units(&text, folds));
        let synonyms = self
            .synonyms
            .iter()
            .map(|Synonym { typed, meant }| (folded(typed), meant.to_lowercase()))
            .filter(|(typed, meant)| *typed != folded(meant));
        let weak = self.weak_words.iter().map(|word| (folded(word), String::new()));
        let number = |page: &String| Vocabulary::place(page, documents).and_then(|id| pin(id as u32));
        let pins = self.pins.iter().map(|Pin { query, pages }| {
            let ids: String = pages.iter().filter_map(number).collect();
            (folded(query), format!("{PINNED}{ids}"))
        });
        let pairs: BTreeSet<(String, String)> =
            synonyms.chain(weak).chain(pins).filter(|(typed, _)| !typed.is_empty()).collect();
        pairs.into_iter().map(|(typed, meant)| (typed, meant, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build_with;
    use seed_corpus::Work;
    use seed_index::Index;

    fn synonym(typed: &str, meant: &str) -> Synonym {
        Synonym { typed: typed.to_owned(), meant: meant.to_owned() }
    }

    #[test]
    fn an_index_has_the_words_of_its_owner() {
        let vocabulary = Vocabulary {
            words: vec!["算力网".to_owned()],
            synonyms: vec![
                synonym("ＧＰＵ", "显卡"),
                synonym("顯示 卡", "显卡"),
                synonym("显卡", "显卡"),
                synonym("！", "x"),
            ],
            weak_words: vec!["買".to_owned()],
            pins: vec![Pin {
                query: "買 顯卡".to_owned(),
                pages: vec!["nowhere".into(), "2".into(), "1".into()],
            }],
        };
        let documents = [("1", "建设算力网，买显卡。"), ("2", "算力网与显卡。")]
            .map(|(path, text)| Document::plain(path, "", [text]));
        let bytes = build_with(&documents, &vocabulary, Work::ALONE).expect("two documents");
        let index = Index::open(bytes.into()).expect("it was just written");
        let term = index.alphabet().encode("算力网").expect("its characters occur");
        assert!(index.terms().get(&term).is_some(), "a word of its owner");
        let without = build_with(&documents, &Vocabulary::default(), Work::ALONE).expect("two documents");
        let without = Index::open(without.into()).expect("it was just written");
        assert!(without.terms().get(&term).is_none(), "which the dictionary lacks");
        let pairs = |text| -> Vec<(String, String)> {
            index.words_of(text).iter().map(|pair| (pair.from.to_owned(), pair.to.to_owned())).collect()
        };
        assert_eq!(pairs("gpu"), [("gpu".to_owned(), "显卡".to_owned())], "in folded characters");
        assert_eq!(pairs("显示卡"), [("显示卡".to_owned(), "显卡".to_owned())], "simplified, without blanks");
        assert_eq!(pairs("显卡"), [], "it means itself");
        let whole = [("买", ""), ("买显卡", "\u{1}\u{10001}\u{10000}")]
            .map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(pairs("买显卡"), whole, "one counts little, and the query has first hits");
    }
}
