//! Which documents may hold a phrase? Bloom filters of grams answer.
//!
//! Many documents hold all characters of a phrase but not the phrase. Reading their texts would be most of a query's
//! cost. So each document has a Bloom filter (B. Bloom, 1970) of its grams: every two neighbouring characters of its
//! title and text, whatever the walk skips between them, and every three letters or digits in a row. A document has
//! two filters: one of folded characters, for phrases, and one of syllables, for pinyin. The engine makes a filter
//! from the stored text when it first needs it, and keeps it. The index does not grow by it.
//!
//! # Invariants
//!
//! * A filter never rejects a document that holds the phrase. It may accept one that does not.
//!
//! # Cost
//!
//! Making a filter takes one pass over the document. A call makes filters within a budget, and accepts documents that
//! have none yet. Asking a filter reads a few bits. A filter of characters takes half as many bytes as the text, a
//! filter of syllables a quarter.

use crate::weights::bloom::MOST_ASKED;
use seed_index::CodedText;
use seed_text::pinyin::{Syllable, Syllables};
use seed_text::{Class, Folded, Folds, Unit, kana};
use std::cell::OnceCell;

/// The least symbol of a syllable. Letters and digits, the only ones with grams of three, have lower symbols.
const SYLLABLES: u16 = 0x80;

/// Grams, by their hashes.
pub type Grams = Vec<u32>;

/// The grams of a phrase.
pub fn of_phrase(units: &[Unit]) -> Grams {
    of(&mut units.iter().map(|unit| symbol(unit.char)))
}

/// The gram of two syllables.
pub fn of_syllables(first: Syllable, second: Syllable) -> u32 {
    hash(sound(first).into(), sound(second))
}

fn of(symbols: &mut dyn Iterator<Item = u16>) -> Grams {
    let symbols: Vec<u16> = symbols.filter(|symbol| *symbol != 0).collect();
    let (mut grams, mut window) = (Vec::new(), Window::default());
    for symbol in symbols.chunks(1) {
        window.step(symbol, &mut |gram| grams.push(gram));
    }
    grams.truncate(MOST_ASKED);
    grams
}

/// What each character of an alphabet counts as: its folded forms, or the syllables that it may be read as.
#[derive(Clone, Debug, Default)]
pub struct SymbolMap {
    ends: Vec<u32>,
    symbols: Vec<u16>,
    /// Whether the symbols of a character follow each other. If not, it is one of them.
    are_in_row: bool,
}

impl SymbolMap {
    /// The characters, folded.
    pub fn folded(alphabet: impl Iterator<Item = char>, folds: Folds) -> SymbolMap {
        let mut map = SymbolMap { are_in_row: true, ..SymbolMap::default() };
        for c in alphabet {
            let mut one = [0; 4];
            let text = match folds.folded(c) {
                Folded::One(c) => c.encode_utf8(&mut one),
                Folded::Several(text) => text,
            };
            map.symbols.extend(text.chars().map(symbol).filter(|symbol| *symbol != 0));
            map.ends.push(map.symbols.len() as u32);
        }
        map
    }

    /// The syllables of each character of the alphabet, by itself and in every word that reads it otherwise.
    pub fn read(characters: u32, syllables: Syllables) -> SymbolMap {
        let mut map = SymbolMap::default();
        for character in 0..characters {
            let in_words = syllables.exceptions(character).map(|exception| exception.syllable);
            map.put(syllables.of(character).into_iter().chain(in_words).map(sound));
        }
        map
    }

    /// Adds the syllables of the next character, each once.
    fn put(&mut self, symbols: impl Iterator<Item = u16>) {
        let start = self.symbols.len();
        for symbol in symbols {
            if !self.symbols[start..].contains(&symbol) {
                self.symbols.push(symbol);
            }
        }
        self.ends.push(self.symbols.len() as u32);
    }

    fn of(&self, character: u32) -> &[u16] {
        let at = character as usize;
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let start = at.checked_sub(1).and_then(end).unwrap_or(0);
        end(at).and_then(|end| self.symbols.get(start..end)).unwrap_or_default()
    }

    /// The syllables that a character may be read as.
    pub fn syllables(&self, character: u32) -> impl Iterator<Item = Syllable> {
        self.of(character)
            .iter()
            .filter_map(|symbol| Syllable::from_bytes((symbol - SYLLABLES).to_be_bytes()))
    }
}

/// The filters of all documents. Each is made when it is first needed, and then kept.
#[derive(Clone, Debug)]
pub struct Blooms {
    /// Bits for each byte of a document's text.
    bits: usize,
    symbols: OnceCell<SymbolMap>,
    filters: Vec<OnceCell<Vec<u32>>>,
}

impl Blooms {
    /// Prepares filters for a number of documents.
    pub fn new(documents: usize, bits: usize) -> Blooms {
        Blooms { bits, symbols: OnceCell::new(), filters: vec![OnceCell::new(); documents] }
    }

    /// The symbols of the characters.
    pub fn symbols(&self, make: impl FnOnce() -> SymbolMap) -> &SymbolMap {
        self.symbols.get_or_init(make)
    }

    /// The filter of a document, if it was made.
    pub fn get(&self, id: u32) -> Option<Bloom<'_>> {
        Some(Bloom(self.filters.get(id as usize)?.get()?))
    }

    /// Makes the filter of a document from its title and text.
    pub fn make(&self, id: u32, text: CodedText, map: impl FnOnce() -> SymbolMap) -> Option<Bloom<'_>> {
        let symbols = self.symbols(map);
        let filter = self.filters.get(id as usize)?;
        Some(Bloom(filter.get_or_init(|| made(text, symbols, self.bits))))
    }
}

/// The filter of one document.
#[derive(Clone, Copy)]
pub struct Bloom<'b>(&'b [u32]);

impl Bloom<'_> {
    /// Whether the document may hold all of these grams. Never false if it does.
    pub fn may_hold(&self, grams: &[u32]) -> bool {
        grams.iter().all(|gram| {
            let (word, bit) = position(self.0.len(), *gram);
            self.0[word] & bit != 0
        })
    }
}

/// The filter of a text.
fn made(text: CodedText, map: &SymbolMap, bits: usize) -> Vec<u32> {
    let mut filter = vec![0; text.codes.len() * bits / 32 + 1];
    let (mut window, mut at) = (Window::default(), 0);
    while let Some((code, end)) = text.code_after(at) {
        let symbols = map.of(code);
        for symbols in symbols.chunks(if map.are_in_row { 1 } else { symbols.len().max(1) }) {
            window.step(symbols, &mut |gram| {
                let (word, bit) = position(filter.len(), gram);
                filter[word] |= bit;
            });
        }
        at = end;
    }
    filter
}

/// The word of a filter that holds a gram's bit, and the bit.
fn position(words: usize, gram: u32) -> (usize, u32) {
    let bit = (u64::from(gram) * (words as u64 * 32)) >> 32;
    ((bit >> 5) as usize, 1 << (bit & 31))
}

/// The symbols of the last two units, the later one last.
#[derive(Default)]
struct Window<'n>([&'n [u16]; 2]);

impl<'n> Window<'n> {
    /// Calls `each` with every gram that ends with a character of these symbols.
    fn step(&mut self, symbols: &'n [u16], each: &mut impl FnMut(u32)) {
        if symbols.is_empty() {
            return;
        }
        let Window([before, last]) = *self;
        for symbol in symbols {
            for last in last {
                each(hash(u32::from(*last), *symbol));
            }
            if let ([before @ 0..0x80], [last @ 0..0x80], 0..0x80) = (before, last, *symbol) {
                each(hash(u32::from(before << 8 | last), *symbol));
            }
        }
        *self = Window([last, symbols]);
    }
}

/// The hash of a gram: `before` is the symbol of the character before the last, or of the two before it.
fn hash(before: u32, last: u16) -> u32 {
    (before << 16 | u32::from(last)).wrapping_mul(0x9E37_79B1)
}

/// The symbol of a folded character. It is 0 for characters that are not compared, and for a point, which counts in
/// numbers only. A kana counts as the one without a voicing mark, because the mark may be a character of its own.
fn symbol(folded: char) -> u16 {
    if Class::of(folded).counts() { (kana::unvoiced(folded) as u32 as u16).max(1) } else { 0 }
}

fn sound(syllable: Syllable) -> u16 {
    SYLLABLES + u16::from_be_bytes(syllable.to_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::{Call, IndexReader};
    use crate::testing::over;
    use proptest::prelude::*;
    use seed_text::walk;
    use std::collections::HashSet;

    fn may_hold(reader: &IndexReader, id: u32, phrase: &str) -> bool {
        let call = Call::new(reader);
        call.phrase(&call.units(phrase)).is_some_and(|phrase| call.may_hold(id, &phrase))
    }

    /// The naive twin of a filter: it keeps every two neighbours, and every three letters or digits in a row, as text.
    fn grams(text: &str, folds: Folds) -> HashSet<String> {
        let folded: Vec<char> =
            text.chars().map(|c| folds.fold(c)).filter(|c| Class::of(*c).counts()).collect();
        let is_word = |chars: &[char]| chars.iter().all(|c| *c < '\u{80}');
        let pairs = folded.windows(2).map(String::from_iter);
        let triples = folded.windows(3).filter(|chars| is_word(chars)).map(String::from_iter);
        pairs.chain(triples).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_phrase_that_is_there_is_never_rejected(
            text in "([算力网络的]|[ab1]|[０-３]|[A-C]|[.,，。\\- \n]|發|髮){1,80}",
        ) {
            let reader = over(&[&text]);
            let shown = Call::new(&reader).text(0).decoded();
            let chars: Vec<char> = shown.chars().collect();
            for len in 1..8 {
                for part in chars.windows(len) {
                    let part: String = part.iter().collect();
                    // A point or comma counts between digits only, which a part of the text may lack.
                    let is_cut = part.contains(['.', ',']);
                    let units = Call::new(&reader).units(&part);
                    prop_assert!(units.is_empty() || is_cut || may_hold(&reader, 0, &part), "{:?} in {:?}", part, shown);
                }
            }
        }

        #[test]
        fn a_filter_knows_all_grams_of_its_twin_and_few_others(
            texts in prop::collection::vec("[一-三上下中人大天abc12 ，]{0,60}", 2..5),
        ) {
            let reader = over(&texts);
            let call = Call::new(&reader);
            let (mut passed, mut others) = (0, 0);
            for id in call.ids() {
                let known = grams(&call.text(id).decoded().replace('\n', " "), call.folds());
                for other in texts.iter().flat_map(|text| grams(text, call.folds())) {
                    let units = walk::units(&other.as_str(), call.folds());
                    // A filter asks for the pairs of three letters too.
                    let phrase = call.phrase(&units).expect("characters of the index");
                    let is_known = phrase.grams.len() == known_of(&known, &other);
                    let may_hold = call.may_hold(id, &phrase);
                    prop_assert!(may_hold || !is_known, "{:?} is in document {}", other, id);
                    others += usize::from(!is_known);
                    passed += usize::from(may_hold && !is_known);
                }
            }
            // Four bits a byte let about a fifth of single grams pass; small samples vary.
            prop_assert!(passed <= others / 2 + 8, "{} of {} grams that are nowhere", passed, others);
        }
    }

    /// How many grams of a string of two or three the twin knows.
    fn known_of(known: &HashSet<String>, gram: &str) -> usize {
        let chars: Vec<char> = gram.chars().collect();
        let pairs = chars.windows(2).filter(|pair| known.contains(&String::from_iter(*pair))).count();
        pairs + usize::from(chars.len() == 3 && known.contains(gram))
    }

    #[test]
    fn most_of_what_is_not_there_is_rejected() {
        let chars: Vec<char> = ('一'..).filter(|c| Class::of(*c) == Class::Ideograph).take(300).collect();
        let one: String = chars.iter().chain(chars.iter().rev()).collect();
        let reader = over(&[&one, "abcdefghijk lmnopqrstuv wxyz"]);
        let far = |step: usize| chars.iter().zip(&chars[step..]).map(|(a, b)| format!("{a}{b}"));
        let passed = |step| far(step).filter(|pair| may_hold(&reader, 0, pair)).count();
        assert_eq!(passed(1), 299, "neighbours");
        assert!(passed(2) < 100, "{} of 298 pairs that are none", passed(2));
        assert!(may_hold(&reader, 1, "cdef") && may_hold(&reader, 1, "jklm"), "a gap is passed over");
        assert!(!may_hold(&reader, 1, "acegik"), "letters of it, in no such order");
    }

    #[test]
    fn syllables_are_those_of_any_word() {
        let reader = over(&["重庆的银行很重要，行业也重"]);
        let call = Call::new(&reader);
        let readings = |c| {
            let number = call.index().alphabet().code(c).expect("it is there").number();
            call.readings().syllables(number).collect::<Vec<_>>()
        };
        assert_eq!(readings('重').len(), 2, "alone, and in 重庆");
        for first in readings('重') {
            let gram = of_syllables(first, readings('要')[0]);
            assert!(call.may_sound(0, gram), "重要, however the first is read");
        }
        let gram = of_syllables(readings('要')[0], readings('银')[0]);
        assert!(!call.may_sound(0, gram), "both are there, side by side nowhere");
    }
}
