//! Which characters, words and pairs of the query does a text hold, and in which sentences?
//!
//! The features of a query are its ideographs and its words of letters. A pair is two features side by side. Both are
//! numbered from 1, and 0 is anything else. So two integers describe a sentence: the pairs that it holds, and the
//! features.

use crate::bm25::repeated;
use crate::byte_scan::{Codes, Stops};
use crate::call::Call;
use crate::hash::{self, FNV_OFFSET};
use crate::retrieve::Evidence;
use crate::terms::{Kind, Role, Term};
use crate::walk;
use crate::weights::bm25::FUNCTION as FUNCTION_WORD;
use crate::weights::rescore::{APART, FUNCTION, HALF_FUNCTION};
use seed_index::{Alphabet, CodedText, TITLE_WEIGHT};
use seed_text::{SpanKind, Unit, spans, string_of};

/// The most features, and the most pairs: the bits of an integer, without the lowest.
const MOST_FEATURES: usize = 62;

/// The hash of the folded characters of a word of letters and digits, by which words are told apart.
type WordHash = u32;

fn word_hash(word: &str) -> WordHash {
    hash::extend(FNV_OFFSET, word.chars().map(u32::from))
}

/// The meaning of a character of a text for the features of one query.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Nothing,
    /// It is, or folds to, the ideograph of this feature.
    Feature(u8),
    /// A letter or digit, folded.
    Letter(u8),
    Space,
    /// A full stop of Latin script, which ends a sentence if white space follows.
    Stop,
    SentenceEnd,
}

/// An ideograph or a word of letters that the query holds.
pub struct Feature {
    /// Its idf, which is lowered for a function word and raised for a word that the query repeats.
    pub weight: f32,
    /// Whether it is a word of letters.
    pub is_word: bool,
    /// How often the query has it.
    times: u32,
}

/// The features and pairs that are counted in the texts.
pub struct Features {
    /// How many ideographs and words of letters the query has.
    pub len: usize,
    /// The features, the first of them number 1.
    pub list: Vec<Feature>,
    /// For each pair, the first of them number 1, the factor of its idf. It is lower if one or both are function words.
    pub pairs: Vec<f32>,
    /// The meaning of each character of the alphabet, by its number.
    roles: Vec<Meaning>,
    /// The codes of all characters with a meaning.
    codes: Codes,
    /// The words of letters and their other forms, each with the number of its feature.
    words: Vec<(WordHash, u8)>,
    /// The number of the pair of any two features.
    pair_of: Vec<u8>,
}

/// The counts of one document.
pub struct Counts {
    /// How often each feature occurs, the title counted several times.
    pub features: Vec<u32>,
    /// How often each pair occurs. With one unit between, it counts less.
    pub pairs: Vec<f32>,
    /// What each sentence holds.
    pub sentences: Vec<Sentence>,
}

/// What one sentence holds.
#[derive(Clone, Copy, Default)]
pub struct Sentence {
    /// The bits of its pairs.
    pub pairs: u64,
    /// The bits of its features.
    pub features: u64,
    /// Its length in bytes.
    pub len: usize,
}

impl Features {
    /// The features of a query.
    #[inline(never)]
    pub fn of(call: &Call, units: &[Unit], terms: &[Term], evidence: &Evidence) -> Features {
        let (alphabet, folds) = (call.index().alphabet(), call.folds());
        let mut features = Features {
            len: 0,
            list: Vec::new(),
            pairs: Vec::new(),
            roles: vec![Meaning::Nothing; alphabet.len()],
            codes: Codes::default(),
            words: Vec::new(),
            pair_of: vec![0; (MOST_FEATURES + 1) * (MOST_FEATURES + 1)],
        };
        // Letters have a meaning only if a word of letters is a feature.
        if terms.iter().any(|term| term.kind == Kind::Letters) {
            for c in '0'..='z' {
                if c.is_ascii_alphanumeric() {
                    features.give(alphabet, c, Meaning::Letter(c.to_ascii_lowercase() as u8));
                }
            }
        }
        for c in "。！？!?\n. ".chars() {
            let role = match c {
                '.' => Meaning::Stop,
                ' ' => Meaning::Space,
                _ => Meaning::SentenceEnd,
            };
            features.give(alphabet, c, role);
        }

        // The features in the order of the query, each with the gap before it and whether it is a function word.
        let mut sequence: Vec<(u8, char, bool)> = Vec::new();
        let mut seen: Vec<(char, u8)> = Vec::new();
        for span in spans(units) {
            let parts = if span.kind == SpanKind::Ideographs { span.units.len() } else { 1 };
            for i in 0..parts {
                let start = span.units.start + i;
                let range = start..if parts > 1 { start + 1 } else { span.units.end };
                let is = |term: &Term| term.units == range && term.role != Role::Completion;
                let (mut number, mut is_function) = (0, false);
                if let Some(at) = terms.iter().position(is) {
                    is_function = terms[at].is_function;
                    number = features.number(&terms[at], evidence.idf[at], units, &mut seen);
                }
                if number > 0 && !features.list[usize::from(number) - 1].is_word {
                    folds.each_source(units[start].char, &mut |c| {
                        features.give(alphabet, c, Meaning::Feature(number));
                    });
                }
                sequence.push((number, units[start].gap, is_function));
            }
        }
        features.len = sequence.len();
        for feature in features.list.iter_mut().filter(|feature| feature.is_word) {
            feature.weight *= repeated(feature.times);
        }
        for pair in sequence.windows(2) {
            let ((first, _, is_function), (second, gap, is_too)) = (pair[0], pair[1]);
            let together = gap == walk::NO_GAP || gap == walk::SPACE_GAP;
            if first == 0 || second == 0 || !together || features.pairs.len() == MOST_FEATURES {
                continue;
            }
            let share = match (is_function, is_too) {
                (false, false) => 1.0,
                (true, true) => FUNCTION,
                _ => HALF_FUNCTION,
            };
            let at = pair_index(first, second);
            match features.pairs.get_mut(usize::from(features.pair_of[at]).wrapping_sub(1)) {
                Some(pair) => *pair = pair.max(share),
                None => {
                    features.pairs.push(share);
                    features.pair_of[at] = features.pairs.len() as u8;
                }
            }
        }
        features
    }

    // Not inlined: the module is smaller so.
    #[inline(never)]
    fn give(&mut self, alphabet: Alphabet, c: char, role: Meaning) {
        if let Some(code) = alphabet.code(c) {
            let (bytes, len) = code.bytes();
            self.roles[code.number() as usize] = role;
            self.codes.add(&bytes[..len]);
        }
    }

    /// The number of a term's feature, or 0 if there are too many features.
    fn number(&mut self, term: &Term, idf: f32, units: &[Unit], seen: &mut Vec<(char, u8)>) -> u8 {
        let is_word = term.kind == Kind::Letters;
        let hash = word_hash(&string_of(&units[term.units.clone()]));
        let first = units[term.units.start].char;
        let known = if is_word {
            self.words.iter().find(|word| word.0 == hash).map(|word| word.1)
        } else {
            seen.iter().find(|(c, _)| *c == first).map(|(_, number)| *number)
        };
        let weight = match term.role {
            Role::Kana => 0.0,
            _ if term.is_function => FUNCTION_WORD * idf,
            _ => idf,
        };
        if let Some(number) = known {
            let feature = &mut self.list[usize::from(number) - 1];
            feature.weight = feature.weight.max(weight);
            feature.times += 1;
            return number;
        }
        if self.list.len() == MOST_FEATURES {
            return 0;
        }
        self.list.push(Feature { weight, is_word, times: 1 });
        let number = self.list.len() as u8;
        if is_word {
            self.words.push((hash, number));
            self.words.extend(term.forms.iter().map(|form| (word_hash(&form.text), number)));
        } else {
            seen.push((first, number));
        }
        number
    }

    /// Counts what a document holds, in one pass over its title and text.
    pub fn count(&self, title: CodedText, body: CodedText) -> Counts {
        let mut counts = Counts {
            features: vec![0; self.list.len()],
            pairs: vec![0.0; self.pairs.len()],
            sentences: Vec::new(),
        };
        for (text, weight) in [(title, TITLE_WEIGHT), (body, 1)] {
            // The features of the unit before, and of the one before it.
            let (mut last, mut before, mut word) = (0, 0, FNV_OFFSET);
            let (mut sentence, mut start_of) = (Sentence::default(), 0);
            // `is_unit`: whether what has no meaning is one character.
            let mut read = |role: Meaning, end: usize, is_unit: bool| {
                if let Meaning::Letter(letter) = role {
                    word = hash::extend(word, [letter.into()]);
                    return;
                }
                let known = self.words.iter().find(|known| known.0 == word && word != FNV_OFFSET);
                let here = if let Meaning::Feature(number) = role { Some(number) } else { None };
                if word != FNV_OFFSET && known.is_none() {
                    (before, last) = (last, 0);
                }
                word = FNV_OFFSET;
                for number in known.map(|known| known.1).into_iter().chain(here) {
                    counts.features[usize::from(number) - 1] += weight;
                    sentence.features |= 1 << number;
                    if let Some(pair) = self.pair(last, number) {
                        counts.pairs[pair] += weight as f32;
                        sentence.pairs |= 2 << pair;
                    }
                    if let Some(pair) = self.pair(before, number) {
                        counts.pairs[pair] += APART * weight as f32;
                    }
                    (before, last) = (last, number);
                }
                if here.is_none() && role != Meaning::Space {
                    (before, last) = (if is_unit { last } else { 0 }, 0);
                }
                let is_end = |c: Option<(char, usize)>| c.is_none_or(|(c, _)| c == ' ' || c == '\n');
                if role == Meaning::SentenceEnd || role == Meaning::Stop && is_end(text.after(end)) {
                    counts.sentences.push(Sentence { len: end - start_of, ..sentence });
                    (sentence, start_of) = (Sentence::default(), end);
                }
            };
            // Most characters of a text have no meaning. They are skipped without being decoded.
            let (mut at, mut stops) = (0, Stops::from(0));
            while let Some(start) = stops.next(text.codes, |step, after| self.codes.among(step, after)) {
                let Some((number, end)) = text.code_after(start).filter(|_| text.is_border(start)) else {
                    continue;
                };
                let role = self.roles.get(number as usize).copied().unwrap_or(Meaning::Nothing);
                if role == Meaning::Nothing {
                    continue;
                }
                if at < start {
                    let is_unit = text.code_after(at).is_some_and(|(_, end)| end == start);
                    read(Meaning::Nothing, start, is_unit);
                }
                read(role, end, false);
                at = end;
            }
            // The end of a text ends its last word and sentence.
            read(Meaning::SentenceEnd, text.codes.len(), false);
        }
        counts
    }

    /// The place of the pair of two features; `None` if they are none.
    fn pair(&self, first: u8, second: u8) -> Option<usize> {
        // 0 stands for no feature, and the number of a pair is one more than its place.
        usize::from(self.pair_of[pair_index(first, second)]).checked_sub(1)
    }
}

fn pair_index(first: u8, second: u8) -> usize {
    usize::from(first) * (MOST_FEATURES + 1) + usize::from(second)
}
