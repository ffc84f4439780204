//! Into which terms does a document fall? Jieba segments it with its dictionary. Never in the wasm.
//!
//! The dictionary is one of simplified text, but it spells 乾隆 and 著名 as traditional text does. So jieba gets the text
//! in the dictionary's spelling, for 干隆, the folded text, is no word. The terms that come out are folded.

use super::{dictionary, script};
use compact_str::{CompactString, ToCompactString};
use jieba_rs::Jieba;
use seed_text::{Folds, SpanKind, Unit, kana, spans, walk};
use std::borrow::Cow;

/// A term, and the range of the original text that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The folded term.
    pub term: CompactString,
    /// Where it starts, in bytes of the text.
    pub start: usize,
    /// Where it ends, in bytes of the text.
    pub end: usize,
    /// Whether it is a single ideograph.
    pub is_ideograph: bool,
}

/// Cuts documents into tokens, in linear time. The first segmenter of a process loads the dictionary.
pub struct Segmenter {
    jieba: Cow<'static, Jieba>,
}

/// The part that a word plays in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// Names something: nouns, names, idioms, verbs and adjectives used as nouns.
    Name,
    /// Says what happens: verbs.
    Act,
    /// Says how something is: adjectives.
    Quality,
    /// Everything else: pronouns, particles, numerals, words of time and place.
    Other,
}

/// What the dictionary says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WordStats {
    /// How often it occurs in some 60 million words of text; 0 if the dictionary does not list it.
    pub frequency: u64,
    /// Its part.
    pub part: Part,
}

impl Default for Segmenter {
    fn default() -> Self {
        Segmenter { jieba: Cow::Borrowed(dictionary::jieba()) }
    }
}

impl Segmenter {
    /// A segmenter that knows some words besides those of the dictionary, as common as the most common way to cut them.
    /// It takes a copy of the dictionary.
    pub fn with_words<'w>(words: impl Iterator<Item = &'w str>) -> Segmenter {
        let mut segmenter = Segmenter::default();
        for word in words {
            // The dictionary's spelling is simplified.
            let word: String = word.chars().map(|c| script::simplified(seed_text::fold::simple(c))).collect();
            if !word.trim().is_empty() {
                segmenter.jieba.to_mut().add_word(word.trim(), None, Some("nz"));
            }
        }
        segmenter
    }

    /// Every token of a text, in order of their starts:
    ///
    /// * a word of letters and digits as one token;
    /// * each ideograph by itself, so that any character in a document can find it;
    /// * each dictionary word of two and more ideographs, and the shorter words inside longer ones (jieba's
    ///   search mode), and each run of two and more kana of one kind. The hidden Markov model stays off: it invents words in one context that it does not
    ///   find in another.
    pub fn tokens(&self, text: &str, folds: Folds) -> Vec<Token> {
        let units = walk::units(&text, folds);
        let mut tokens = Vec::new();
        for span in spans(&units) {
            let units = &units[span.units.clone()];
            let folded: CompactString = units.iter().map(|unit| unit.char).collect();
            let token = |term: CompactString, from: usize, to: usize| Token {
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
                        tokens.push(token(unit.char.to_compact_string(), i, i + 1));
                    }
                    for word in self.jieba.cut_for_search(&self.spelling(text, units), false) {
                        if word.end - word.start > 1 {
                            let term = units[word.start..word.end].iter().map(|unit| unit.char).collect();
                            tokens.push(token(term, word.start, word.end));
                        }
                    }
                    // The dictionary has no Japanese. A run of one kind of kana is often a word.
                    let mut start = 0;
                    for run in units.chunk_by(|a, b| kana::is_run(a.char, b.char)) {
                        let (at, end) = (start, start + run.len());
                        start = end;
                        if run.len() > 1 {
                            tokens.push(token(run.iter().map(|unit| unit.char).collect(), at, end));
                        }
                    }
                    tokens[from..].sort_by_key(|token| (token.start, token.end));
                }
            }
        }
        tokens
    }

    /// Ideographs as the dictionary spells them, character by character. A character becomes simplified, unless it
    /// forms a word of the dictionary with a neighbour as it is: 著 stays in 著名 and becomes 着 in 看著.
    fn spelling(&self, text: &str, units: &[Unit]) -> String {
        let raw = |unit: &Unit| text[unit.start..unit.end].chars().next().unwrap_or(unit.char);
        let forms: Vec<(char, char)> =
            units.iter().map(|unit| (raw(unit), script::simplified(unit.char))).collect();
        let is_word = |a: char, b: char| self.jieba.has_word(&String::from_iter([a, b]));
        let spelled = |(i, &(raw, form)): (usize, &(char, char))| {
            let after = |&(next_raw, next): &(char, char)| is_word(raw, next) || is_word(raw, next_raw);
            let before = |&(last_raw, last): &(char, char)| is_word(last, raw) || is_word(last_raw, raw);
            let is_left = script::is_unified(raw)
                && raw != form
                && (forms.get(i + 1).is_some_and(after)
                    || i.checked_sub(1).and_then(|i| forms.get(i)).is_some_and(before));
            if is_left { raw } else { form }
        };
        forms.iter().enumerate().map(spelled).collect()
    }

    /// What the dictionary says of a folded word.
    pub fn stats(&self, word: &str) -> WordStats {
        if !self.jieba.has_word(word) {
            return WordStats { frequency: 0, part: Part::Other };
        }
        let tags = self.jieba.tag(word, false);
        let tag = match &tags[..] {
            [whole] => whole.tag,
            _ => "",
        };
        let part = match tag {
            "vn" | "an" | "j" | "l" | "i" => Part::Name,
            _ if tag.starts_with('n') => Part::Name,
            "b" | "g" => Part::Quality,
            _ if tag.starts_with('v') => Part::Act,
            _ if tag.starts_with('a') => Part::Quality,
            _ => Part::Other,
        };
        WordStats { frequency: self.jieba.suggest_freq(word) as u64, part }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, String)> {
        let tokens = Segmenter::default().tokens(text, Folds::from_bytes(&[]).expect("an empty table"));
        tokens.into_iter().map(|t| (t.term.to_string(), text[t.start..t.end].to_string())).collect()
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
    fn words_of_both_scripts() {
        let segmenter = Segmenter::default();
        for (text, words) in [
            ("這位著名學者的成就顯著", "著名|学者|成就|显著"),
            ("他看著乾隆皇帝的畫像，皇后也看著", "看着|乾隆|皇帝|画像|皇后|看着"),
            ("天氣乾燥，以後頭髮要保養", "天气|干燥|以后|头发|保养"),
            ("臺灣的發展和台灣的發展", "台湾|发展|台湾|发展"),
            ("房子裡面有鐘錶，裏面也有麵包", "房子|里面|钟表|里面|面包"),
            ("瞭解情況以後登高瞭望", "了解|情况|以后|登高|瞭望"),
            ("國家超級計算鄭州中心", "国家|超级|计算|郑州|中心"),
            ("著名学者研究乾隆，成果显著", "著名|学者|研究|乾隆|成果|显著"),
            ("乾坤未定，皇后看着头发", "乾坤|未定|皇后|看着|头发"),
            ("什么时候发展", "什么|时候|发展"),
        ] {
            let table = super::super::folds::of_alphabet(&text.chars().collect());
            let folds = Folds::from_bytes(&table).expect("the table that was just written");
            let tokens = segmenter.tokens(text, folds);
            let mut rest = tokens.iter();
            for word in words.split('|') {
                // Jieba knows the word by its own spelling; the term is folded.
                let term: String = word.chars().map(|c| script::simplified(folds.fold(c))).collect();
                let found = rest.any(|token| token.term == term);
                assert!(found, "{word} in {:?}", tokens.iter().map(|t| &t.term).collect::<Vec<_>>());
            }
        }
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
