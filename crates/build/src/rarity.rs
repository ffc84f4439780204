//! How rare is a word in the language, and so how much does it tell?

use super::segment::{Part, WordStats};
use seed_text::Class;

/// The number of words that the dictionary counted, as a power of two. The rarity of a word is this minus the
/// logarithm of its frequency.
const DICTIONARY: f64 = 26.0;
/// Words of this rarity or less tell nothing.
const COMMON: f64 = 9.0;
/// The highest rarity, above the common one, that counts.
const RAREST: f64 = 10.0;
/// The rarity of words of letters, which the dictionary does not list.
const UNLISTED: f64 = 7.5;
/// How much rarer a phrase is than the sum of its words.
const PHRASE: f64 = 2.0;
/// The rarity of a quotation, and of a phrase of single ideographs, which is a word that the dictionary lacks.
pub const SINGLES: f64 = 10.0;
/// The weight of a word that says what happens or how something is, beside one that names something.
const ACT: f64 = 0.5;
/// The statistics of every phrase: phrases name things.
pub const PHRASES: WordStats = WordStats { frequency: 0, part: Part::Name };

/// A term of the documents.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Term {
    pub term: compact_str::CompactString,
    pub stats: WordStats,
    /// How rare it is in the language; 0 if it tells nothing.
    pub rarity: f64,
}

/// How rare a word is in the language, in binary digits; 0 if it tells nothing.
pub fn rarity(term: &str, stats: WordStats) -> f64 {
    if is_letters(term) {
        let letters = term.chars().filter(|c| Class::of(*c) == Class::Letter).count();
        let digits = term.chars().filter(|c| Class::of(*c) == Class::Digit).count();
        return if letters > digits.max(1) && !is_everyday(term) { UNLISTED } else { 0.0 };
    }
    if term.chars().nth(1).is_none() || stats.frequency == 0 {
        return 0.0;
    }
    let rarity = (DICTIONARY - log2(stats.frequency) - COMMON).clamp(0.0, RAREST);
    match stats.part {
        Part::Name => rarity,
        Part::Act | Part::Quality => rarity * ACT,
        Part::Other => 0.0,
    }
}

/// How rare a run of words is in the language; `None` if it does not name something.
pub fn rarity_of_phrase(words: &[&Term]) -> Option<f64> {
    let is_single = |word: &Term| word.term.chars().nth(1).is_none();
    if words.iter().all(|word| is_single(word)) {
        return Some(SINGLES);
    }
    // 占|全省, 请|参考|文档
    if is_single(words[0]) && !is_single(words[1]) && words[0].stats.part == Part::Act {
        return None;
    }
    let (first, last) = (words[0].stats, words[words.len() - 1].stats);
    let is_common = |stats: WordStats| stats.part != Part::Name && stats.frequency > 10_000;
    let common = words[1..].iter().any(|word| is_common(word.stats) && word.stats.part == Part::Act);
    let names = words.iter().any(|word| word.stats.part == Part::Name);
    if common || !names || is_common(last) || (last.part == Part::Act && is_single(words[words.len() - 1])) {
        return None;
    }
    let rarity = words.iter().map(|word| word.rarity).sum::<f64>() + PHRASE;
    let acts = first.part == Part::Act || last.part == Part::Act;
    Some(rarity.min(RAREST) * if acts { ACT } else { 1.0 })
}

/// Whether a word can be part of a phrase.
pub fn joins(term: &str, stats: WordStats) -> bool {
    match (is_letters(term), term.chars().nth(1)) {
        (true, _) => !is_everyday(term),
        (_, None) => stats.part != Part::Other && (1..70_000).contains(&stats.frequency),
        (_, _) => stats.part != Part::Other || (1..1_000).contains(&stats.frequency),
    }
}

/// Whether a term is a word of letters.
pub fn is_letters(term: &str) -> bool {
    term.chars().any(|c| Class::of(c) == Class::Letter)
}

fn is_everyday(term: &str) -> bool {
    EVERYDAY.split(' ').any(|word| word == term)
}

/// The logarithm to base 2, exact at powers of two and linear between them. It is the same on every machine, which `ln`
/// does not promise.
pub fn log2(number: u64) -> f64 {
    let number = number.max(1);
    let whole = number.ilog2();
    f64::from(whole) + (number as f64 / (1u64 << whole) as f64 - 1.0)
}

/// English words that name nothing. For Chinese words, the dictionary knows.
const EVERYDAY: &str = "\
about above after again all also am an and any are as at be because been before being below between both but \
by can could did do does doing done down during each else etc every few for from further get had has have \
having he her here hers him his how however if in into is it its itself just like made make many may me might \
more most much must my new no nor not now of off often on once one only or other our out over own per same \
shall she should since so some still such than that the their them then there these they this those through to \
too under until up upon use used using very via was we were what when where whether which while who whom whose \
why will with within without would yes yet you your";
