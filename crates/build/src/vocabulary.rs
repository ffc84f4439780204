//! What does a site's owner know of its words? Words that the dictionary lacks, and words that mean the same.

use crate::segment::Segmenter;
use crate::words::Pair;
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
        self.synonyms.iter().map(|synonym| synonym.typed.as_str())
    }

    /// The pairs as the index has them: what is typed in folded characters without blanks. They are sure, for the owner
    /// says so.
    pub(crate) fn pairs(&self, folds: Folds) -> impl Iterator<Item = Pair> {
        let folded = |text: &str| walk::string_of(&walk::units(&text, folds));
        let pairs: BTreeSet<(String, String)> = self
            .synonyms
            .iter()
            .map(|Synonym { typed, meant }| (folded(typed), meant.to_lowercase()))
            .filter(|(typed, meant)| !typed.is_empty() && *typed != folded(meant))
            .collect();
        pairs.into_iter().map(|(typed, meant)| (typed, meant, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build_with;
    use seed_corpus::{Document, Work};
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
        };
        let documents =
            ["建设算力网，买显卡。", "算力网与显卡。"].map(|text| Document::plain(text, "", [text]));
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
    }
}
