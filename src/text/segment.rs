//! Documents cut into terms, with jieba's dictionary. Never in the wasm.

use super::{Folds, SpanKind, spans, walk};
use jieba_rs::Jieba;

/// A term and the range of the original text that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The folded term.
    pub term: String,
    /// Where it starts, in bytes of the text.
    pub start: usize,
    /// Where it ends, in bytes of the text.
    pub end: usize,
    /// Whether it is one ideograph by itself.
    pub is_ideograph: bool,
}

/// Cuts documents into tokens. Making one loads the dictionary (some 30 ms); cutting is linear.
pub struct Segmenter {
    jieba: Jieba,
}

impl Default for Segmenter {
    fn default() -> Self {
        Segmenter { jieba: Jieba::new() }
    }
}

impl Segmenter {
    /// Every token of a text, in order of their starts:
    ///
    /// * a word of letters and digits as one token;
    /// * each ideograph by itself, so that every document can be found by any character in it;
    /// * each dictionary word of two and more ideographs, and the shorter words inside longer ones (jieba's
    ///   search mode). The hidden Markov model stays off: it invents words that a query, which is cut
    ///   against the index, would be cut into nowhere else.
    pub fn tokens(&self, text: &str, folds: Folds) -> Vec<Token> {
        let units = walk::units(&text, folds);
        let mut tokens = Vec::new();
        for span in spans(&units) {
            let units = &units[span.units.clone()];
            let folded: String = units.iter().map(|unit| unit.char).collect();
            let token = |term: String, from: usize, to: usize| Token {
                term,
                start: units[from].start,
                end: units[to - 1].end,
                is_ideograph: span.kind == SpanKind::Ideographs && to - from == 1,
            };
            match span.kind {
                SpanKind::Symbol => {}
                SpanKind::Word => tokens.push(token(folded, 0, units.len())),
                SpanKind::Ideographs => {
                    let from = tokens.len();
                    for (i, unit) in units.iter().enumerate() {
                        tokens.push(token(unit.char.to_string(), i, i + 1));
                    }
                    for word in self.jieba.cut_for_search(&folded, false) {
                        if word.end - word.start > 1 {
                            tokens.push(token(word.word.to_string(), word.start, word.end));
                        }
                    }
                    tokens[from..].sort_by_key(|token| (token.start, token.end));
                }
            }
        }
        tokens
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, String)> {
        let tokens = Segmenter::default().tokens(text, Folds::from_bytes(&[]).expect("an empty table"));
        tokens.into_iter().map(|t| (t.term, text[t.start..t.end].to_string())).collect()
    }

    #[test]
    fn words_inside_words_and_single_characters() {
        let tokens = cut("中华人民共和国");
        let terms: Vec<&str> = tokens.iter().map(|t| t.0.as_str()).collect();
        for term in ["中", "国", "中华", "人民", "共和国", "中华人民共和国"] {
            assert!(terms.contains(&term), "{term} in {terms:?}");
        }
        assert!(tokens.iter().all(|(term, original)| term == original));
    }

    #[test]
    fn ranges_are_of_the_original() {
        let tokens = cut("ＧＤＰ增长9.6％，共1,194项");
        for (term, original) in [("gdp", "ＧＤＰ"), ("9.6", "9.6"), ("1194", "1,194"), ("增长", "增长")]
        {
            let pair = (term.to_string(), original.to_string());
            assert!(tokens.contains(&pair), "{pair:?} in {tokens:?}");
        }
    }
}
