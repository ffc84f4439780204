//! What does the text of the best candidates say beyond the posting lists?
//!
//! Posting lists say which words a document holds, and nothing of where. When no document holds the query in one
//! piece, the stored text of the best candidates is read once: how often each character stands there, which stand
//! side by side as in the query, and how much of the query one passage of two sentences holds. It is the evidence
//! that an index of character pairs and positions would give, without their bytes.
//!
//! Linear in the text of the candidates, of which there is a most.

use super::Search;
use super::bytes::{Codes, Stops};
use super::hash;
use super::plan::{self, Kind, Role, Term};
use super::rank::{self, Evidence};
use crate::walk;
use seed_index::{Code, CodedText};
use seed_text::{SpanKind, Unit, spans};

/// Candidates that are looked at.
const MOST_CANDIDATES: usize = 200;
/// Bytes of text that are looked at, in all.
const MOST_BYTES: usize = 400_000;
/// Characters and words, and as many pairs, that are told apart: bits of an integer, without the lowest.
const MOST_FEATURES: usize = 62;
/// How many times what stands in the title counts as often as in the text.
const TITLE_WEIGHT: u32 = 3;

/// What words weigh in the score.
pub const WORDS: f32 = 0.5;
/// What single ideographs weigh.
const CHARACTERS: f32 = 0.6;
/// What pairs weigh.
const PAIRS: f32 = 0.5;
/// What the best passage weighs.
const PASSAGE: f32 = 0.6;
/// What an ideograph weighs in a passage beside a pair or a word of letters.
const CHARACTER_OF_PASSAGE: f32 = 0.3;
/// What a pair weighs of which one is of the query's grammar.
const HALF_FUNCTION: f32 = 0.6;
/// What a pair weighs of which both are.
const FUNCTION: f32 = 0.2;

/// How a word of letters and digits is told from others: a hash of its folded characters.
type Spelling = u32;

/// The spelling of a word.
fn spelling(word: &str) -> Spelling {
    hash::with(hash::NOTHING, word.chars().map(u32::from))
}

/// The sum that makes a score, each part already weighted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// Of words, by the posting lists.
    pub words: f32,
    /// Of single ideographs.
    pub characters: f32,
    /// Of characters and words that stand side by side as in the query.
    pub pairs: f32,
    /// Of the passage that holds most.
    pub passage: f32,
}

impl Sum {
    /// The score.
    pub fn total(&self) -> f32 {
        self.words + self.characters + self.pairs + self.passage
    }
}

/// What a character of a text is, for the features of one query.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Nothing,
    /// Of this feature.
    Feature(u8),
    /// A letter or digit, folded.
    Letter(u8),
    Space,
    /// A full stop of Latin script: the end of a sentence if white space follows.
    Stop,
    SentenceEnd,
}

/// An ideograph or a word of letters that the query holds.
struct Feature {
    /// How rare it is, and whether it is more than grammar.
    weight: f32,
    is_word: bool,
}

/// Two features side by side.
struct Pair {
    share: f32,
    /// How many candidates hold it.
    candidates: u32,
}

/// What is looked for. Features and pairs are numbered from 1; 0 is anything else.
struct Closer {
    /// By the numbers of the alphabet.
    meanings: Vec<Meaning>,
    /// The codes of all that are not nothing.
    codes: Codes,
    words: Vec<(Spelling, u8)>,
    features: Vec<Feature>,
    pairs: Vec<Pair>,
    /// The number of the pair of each two features.
    pair_of: Vec<u8>,
}

/// What one candidate holds.
struct Look {
    id: u32,
    features: Vec<u32>,
    pairs: Vec<u32>,
    /// For each sentence, which pairs and which features.
    sentences: Vec<(u64, u64)>,
}

/// The scores of the first of some candidates, as many as can be looked at.
pub fn sums(
    search: &Search,
    units: &[Unit],
    terms: &[Term],
    evidence: &Evidence,
    candidates: impl Iterator<Item = u32>,
) -> Vec<(u32, Sum)> {
    let index = search.index();
    let mut closer = Closer::new(search, units, terms, evidence);
    let (mut left, mut looks) = (MOST_BYTES, Vec::new());
    for id in candidates.take(MOST_CANDIDATES) {
        let (title, body) = search.texts(id);
        looks.push(closer.look(id, title, body));
        left = left.saturating_sub(body.codes.len());
        if left == 0 {
            break;
        }
    }
    let pairs = closer.pair_weights(index.documents().len() as f32, looks.len() as f32);
    looks.iter().map(|look| (look.id, closer.sum(look, &pairs, search.norm(look.id), evidence))).collect()
}

impl Closer {
    fn new(search: &Search, units: &[Unit], terms: &[Term], evidence: &Evidence) -> Closer {
        let (index, folds) = (search.index(), search.folds());
        let alphabet = index.alphabet();
        let mut closer = Closer {
            meanings: vec![Meaning::Nothing; alphabet.len()],
            codes: Codes::default(),
            words: Vec::new(),
            features: Vec::new(),
            pairs: Vec::new(),
            pair_of: vec![0; (MOST_FEATURES + 1) * (MOST_FEATURES + 1)],
        };
        let mut mean = |c: char, meaning| {
            if let Some(code) = alphabet.code(c) {
                closer.mean(code, meaning);
            }
        };
        // Where no word is looked for, letters are nothing either.
        if terms.iter().any(|term| term.kind == Kind::Letters) {
            for letter in (b'0'..=b'9').chain(b'a'..=b'z') {
                mean(letter.into(), Meaning::Letter(letter));
                mean(letter.to_ascii_uppercase().into(), Meaning::Letter(letter));
            }
        }
        for c in ['。', '！', '？', '!', '?', '\n'] {
            mean(c, Meaning::SentenceEnd);
        }
        mean('.', Meaning::Stop);
        mean(' ', Meaning::Space);

        // The features in the order of the query, each with the gap before it and whether it is grammar.
        let mut sequence: Vec<(u8, char, bool)> = Vec::new();
        let mut seen: Vec<(char, u8)> = Vec::new();
        for span in spans(units) {
            let parts = if span.kind == SpanKind::Ideographs { span.units.len() } else { 1 };
            for i in 0..parts {
                let range = if parts > 1 {
                    span.units.start + i..span.units.start + i + 1
                } else {
                    span.units.clone()
                };
                let is = |term: &&(usize, &Term)| term.1.units == range && term.1.role != Role::Completion;
                let term = terms.iter().enumerate().find(|term| is(&term));
                let gap = units[range.start].gap;
                let Some((at, term)) = term else {
                    sequence.push((0, gap, false));
                    continue;
                };
                let number = closer.number(term, evidence.idf[at], units, &mut seen);
                if number > 0 && term.kind == Kind::Ideograph {
                    folds.each_source(units[range.start].char, &mut |c| {
                        if let Some(code) = alphabet.code(c) {
                            closer.mean(code, Meaning::Feature(number));
                        }
                    });
                }
                sequence.push((number, gap, term.is_function));
            }
        }
        for pair in sequence.windows(2) {
            let ((first, _, is_function), (second, gap, is_too)) = (pair[0], pair[1]);
            let together = gap == walk::NO_GAP || gap == walk::SPACE_GAP;
            if first == 0 || second == 0 || !together || closer.pairs.len() == MOST_FEATURES {
                continue;
            }
            let share = match (is_function, is_too) {
                (false, false) => 1.0,
                (true, true) => FUNCTION,
                _ => HALF_FUNCTION,
            };
            let at = place_of(first, second);
            match closer.pairs.get_mut(usize::from(closer.pair_of[at]).wrapping_sub(1)) {
                Some(pair) => pair.share = pair.share.max(share),
                None => {
                    closer.pairs.push(Pair { share, candidates: 0 });
                    closer.pair_of[at] = closer.pairs.len() as u8;
                }
            }
        }
        closer
    }

    fn mean(&mut self, code: Code, meaning: Meaning) {
        let (bytes, len) = code.bytes();
        self.meanings[code.number() as usize] = meaning;
        self.codes.add(&bytes[..len]);
    }

    /// The number of a term's feature; 0 if there is no room for it.
    fn number(&mut self, term: &Term, idf: f32, units: &[Unit], seen: &mut Vec<(char, u8)>) -> u8 {
        let is_word = term.kind == Kind::Letters;
        let spelled = spelling(&plan::string_of(&units[term.units.clone()]));
        let first = units[term.units.start].char;
        let known = if is_word {
            self.words.iter().find(|word| word.0 == spelled).map(|word| word.1)
        } else {
            seen.iter().find(|(c, _)| *c == first).map(|(_, number)| *number)
        };
        let weight = if term.is_function { rank::FUNCTION * idf } else { idf };
        if let Some(number) = known {
            let feature = &mut self.features[usize::from(number) - 1];
            feature.weight = feature.weight.max(weight);
            return number;
        }
        if self.features.len() == MOST_FEATURES {
            return 0;
        }
        self.features.push(Feature { weight, is_word });
        let number = self.features.len() as u8;
        if is_word {
            self.words.push((spelled, number));
            self.words.extend(term.forms.iter().map(|form| (spelling(&form.text), number)));
        } else {
            seen.push((first, number));
        }
        number
    }

    /// Reads a candidate's text.
    fn look(&mut self, id: u32, title: CodedText, body: CodedText) -> Look {
        let mut look = Look {
            id,
            features: vec![0; self.features.len()],
            pairs: vec![0; self.pairs.len()],
            sentences: Vec::new(),
        };
        for (text, weight) in [(title, TITLE_WEIGHT), (body, 1)] {
            let (mut last, mut spelling) = (0, hash::NOTHING);
            let (mut pairs, mut features) = (0u64, 0u64);
            let mut read = |meaning: Meaning, end: usize| {
                if let Meaning::Letter(letter) = meaning {
                    spelling = hash::with(spelling, [letter.into()]);
                    return;
                }
                let word = self.words.iter().find(|word| word.0 == spelling && spelling != hash::NOTHING);
                let here = if let Meaning::Feature(number) = meaning { Some(number) } else { None };
                if spelling != hash::NOTHING && word.is_none() {
                    last = 0;
                }
                spelling = hash::NOTHING;
                for number in word.map(|word| word.1).into_iter().chain(here) {
                    look.features[usize::from(number) - 1] += weight;
                    features |= 1 << number;
                    let pair = self.pair_of[place_of(last, number)];
                    if last > 0 && pair > 0 {
                        look.pairs[usize::from(pair) - 1] += weight;
                        pairs |= 1 << pair;
                    }
                    last = number;
                }
                if here.is_none() && meaning != Meaning::Space {
                    last = 0;
                }
                let is_end = |c: Option<(char, usize)>| c.is_none_or(|(c, _)| c == ' ' || c == '\n');
                if meaning == Meaning::SentenceEnd || meaning == Meaning::Stop && is_end(text.after(end)) {
                    look.sentences.push((pairs, features));
                    (pairs, features) = (0, 0);
                }
            };
            // Most of a text is nothing of what is looked for, and passed over without being read.
            let (mut at, mut stops) = (0, Stops::from(0));
            while let Some(start) = stops.next(text.codes, |step, after| self.codes.among(step, after)) {
                let Some((number, end)) = text.code_after(start).filter(|_| text.is_border(start)) else {
                    continue;
                };
                let meaning = self.meanings.get(number as usize).copied().unwrap_or(Meaning::Nothing);
                if meaning == Meaning::Nothing {
                    continue;
                }
                if at < start {
                    read(Meaning::Nothing, start);
                }
                read(meaning, end);
                at = end;
            }
            // The end of a text ends its last word and sentence.
            read(Meaning::SentenceEnd, text.codes.len());
        }
        for (pair, tf) in self.pairs.iter_mut().zip(&look.pairs) {
            pair.candidates += u32::from(*tf > 0);
        }
        look
    }

    /// What each pair weighs. In how many documents one stands is not known, only in how many candidates; the more
    /// of them hold it, the more it is taken to be just as common elsewhere.
    fn pair_weights(&self, documents: f32, candidates: f32) -> Vec<f32> {
        let weight = |pair: &Pair| {
            let found = pair.candidates as f32;
            let share = found / candidates.max(1.0);
            let df = found.max(share * share.sqrt() * documents);
            pair.share * rank::idf(documents, df)
        };
        self.pairs.iter().map(weight).collect()
    }

    fn sum(&self, look: &Look, pairs: &[f32], norm: f32, evidence: &Evidence) -> Sum {
        let saturation = |tf: u32| rank::saturation(norm, tf as f32);
        let mut sum = Sum { words: WORDS * evidence.words[look.id as usize], ..Sum::default() };
        for (feature, tf) in self.features.iter().zip(&look.features).filter(|(feature, _)| !feature.is_word)
        {
            sum.characters += CHARACTERS * feature.weight * saturation(*tf);
        }
        for (weight, tf) in pairs.iter().zip(&look.pairs) {
            sum.pairs += PAIRS * weight * saturation(*tf);
        }
        let mut before = (0, 0);
        for sentence in &look.sentences {
            let passage = (before.0 | sentence.0, before.1 | sentence.1);
            let of_pairs: f32 = bits(passage.0).map(|i| pairs[i]).sum();
            let of_features: f32 = bits(passage.1).map(|i| self.of_passage(i)).sum();
            sum.passage = sum.passage.max(PASSAGE * (of_pairs + of_features));
            before = *sentence;
        }
        sum
    }

    fn of_passage(&self, i: usize) -> f32 {
        let Feature { weight, is_word } = self.features[i];
        if is_word { weight } else { CHARACTER_OF_PASSAGE * weight }
    }
}

fn place_of(first: u8, second: u8) -> usize {
    usize::from(first) * (MOST_FEATURES + 1) + usize::from(second)
}

/// Which bits are set, the second lowest as 0.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = mask.trailing_zeros() as usize;
        mask &= mask.wrapping_sub(1);
        bit.checked_sub(1).filter(|_| bit < 64)
    })
}
