//! Which documents may hold a run, by the neighbours in it?
//!
//! That each character of a run stands in a document rarely means that the run does, and reading the text to see it
//! is most of what a query costs. So each document has a filter (Bloom, 1970) of its grams: each two neighbours in
//! its title and text, whatever stands between them, and each three letters or digits in a row. One of folded
//! characters is for runs, and one of syllables for what is typed by its sound. A filter is made from the stored
//! text when it is first asked, and kept; the index does not grow by it.
//!
//! # Invariants
//!
//! * A document that holds a run is never denied. One that does not may be let through.
//!
//! # Cost
//!
//! Making a filter is a pass over the document, and a query makes a bounded part of them: what is denied after a few
//! queries is let through before. Asking reads a few bits. One of characters takes half of the bytes of the text, one
//! of syllables a quarter.

use seed_index::CodedText;
use seed_text::pinyin::{Syllable, Syllables};
use seed_text::{Class, Folds, Unit};
use std::cell::{Cell, OnceCell};

/// Grams of a run that are asked. More say hardly more.
const MOST_ASKED: usize = 16;
/// Bytes of text that filters are made of for one query, so that the first is not much slower than the others.
const MOST_MADE: usize = 1 << 19;
/// Numbers of syllables begin here: grams of three are of letters and digits, whose numbers are lower.
const SYLLABLES: u16 = 0x80;

/// Grams, by their hashes.
pub type Grams = Vec<u32>;

/// The grams of a run.
pub fn of_run(units: &[Unit]) -> Grams {
    of(&mut units.iter().map(|unit| number(unit.char)))
}

/// The gram of two syllables.
pub fn of_syllables(first: Syllable, second: Syllable) -> u32 {
    hash(sound(first).into(), sound(second))
}

fn of(numbers: &mut dyn Iterator<Item = u16>) -> Grams {
    let numbers: Vec<u16> = numbers.filter(|number| *number != 0).collect();
    let (mut grams, mut state) = (Vec::new(), State::default());
    for number in numbers.chunks(1) {
        state.step(number, &mut |gram| grams.push(gram));
    }
    grams.truncate(MOST_ASKED);
    grams
}

/// What the characters of an alphabet count as: a folded character each, or the syllables that may be read.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    ends: Vec<u32>,
    numbers: Vec<u16>,
}

impl Numbers {
    /// The characters, folded.
    pub fn folded(alphabet: impl Iterator<Item = char>, folds: Folds) -> Numbers {
        let mut numbers = Numbers::default();
        for c in alphabet {
            numbers.put([number(folds.fold(c))].into_iter().filter(|number| *number != 0));
        }
        numbers
    }

    /// All that characters are read as, in whatever word; their number is the alphabet's.
    pub fn read(characters: u32, syllables: Syllables) -> Numbers {
        let mut numbers = Numbers::default();
        for character in 0..characters {
            let otherwise = syllables.exceptions(character).map(|exception| exception.syllable);
            numbers.put(syllables.of(character).into_iter().chain(otherwise).map(sound));
        }
        numbers
    }

    /// Takes those of the next character, each once.
    fn put(&mut self, numbers: impl Iterator<Item = u16>) {
        let start = self.numbers.len();
        for number in numbers {
            if !self.numbers[start..].contains(&number) {
                self.numbers.push(number);
            }
        }
        self.ends.push(self.numbers.len() as u32);
    }

    fn of(&self, character: u32) -> &[u16] {
        let at = character as usize;
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let start = at.checked_sub(1).and_then(end).unwrap_or(0);
        end(at).and_then(|end| self.numbers.get(start..end)).unwrap_or_default()
    }

    /// What a character is read as.
    pub fn syllables(&self, character: u32) -> impl Iterator<Item = Syllable> {
        self.of(character)
            .iter()
            .filter_map(|number| Syllable::from_bytes((number - SYLLABLES).to_be_bytes()))
    }
}

/// The filters of all documents.
#[derive(Clone, Debug)]
pub struct Filters {
    /// Bits for each byte of a document's text.
    bits: usize,
    /// Bytes of text that the query may still be made to read.
    left: Cell<usize>,
    numbers: OnceCell<Numbers>,
    documents: Vec<OnceCell<Vec<u32>>>,
}

impl Filters {
    /// For so many documents.
    pub fn new(documents: usize, bits: usize) -> Filters {
        let (left, numbers, documents) = (Cell::new(0), OnceCell::new(), vec![OnceCell::new(); documents]);
        Filters { bits, left, numbers, documents }
    }

    /// Begins a query.
    pub fn begin(&self) {
        self.left.set(MOST_MADE);
    }

    /// What characters count as.
    pub fn numbers(&self, make: impl FnOnce() -> Numbers) -> &Numbers {
        self.numbers.get_or_init(make)
    }

    /// Whether a document may hold something of these grams. `text` is its title and text.
    pub fn may_hold<'t>(
        &self,
        id: u32,
        grams: &[u32],
        text: impl Fn() -> CodedText<'t>,
        numbers: &Numbers,
    ) -> bool {
        let Some(filter) = self.documents.get(id as usize) else { return false };
        if filter.get().is_none() && self.left.get() == 0 {
            return true;
        }
        let filter = filter.get_or_init(|| {
            let text = text();
            self.left.set(self.left.get().saturating_sub(text.codes.len()));
            made(text, numbers, self.bits)
        });
        grams.iter().all(|gram| {
            let (word, bit) = place(filter.len(), *gram);
            filter[word] & bit != 0
        })
    }
}

/// The filter of a text.
fn made(text: CodedText, numbers: &Numbers, bits: usize) -> Vec<u32> {
    let mut filter = vec![0; text.codes.len() * bits / 32 + 1];
    let (mut state, mut at) = (State::default(), 0);
    while let Some((code, end)) = text.code_after(at) {
        state.step(numbers.of(code), &mut |gram| {
            let (word, bit) = place(filter.len(), gram);
            filter[word] |= bit;
        });
        at = end;
    }
    filter
}

/// Where the bit of a gram is in a filter of so many words, and which it is there.
fn place(words: usize, gram: u32) -> (usize, u32) {
    let bit = (u64::from(gram) * (words as u64 * 32)) >> 32;
    ((bit >> 5) as usize, 1 << (bit & 31))
}

/// The numbers of the last two characters that counted, the later one last.
#[derive(Default)]
struct State<'n>([&'n [u16]; 2]);

impl<'n> State<'n> {
    /// Gives `each` the grams that end with a character of these numbers.
    fn step(&mut self, numbers: &'n [u16], each: &mut impl FnMut(u32)) {
        if numbers.is_empty() {
            return;
        }
        let State([before, last]) = *self;
        for number in numbers {
            for last in last {
                each(hash(u32::from(*last), *number));
            }
            if let ([before @ 0..0x80], [last @ 0..0x80], 0..0x80) = (before, last, *number) {
                each(hash(u32::from(before << 8 | last), *number));
            }
        }
        *self = State([last, numbers]);
    }
}

/// A gram, by the number of its last character and by that of the one before it, or those of the two before it.
fn hash(first: u32, second: u16) -> u32 {
    (first << 16 | u32::from(second)).wrapping_mul(0x9E37_79B1)
}

/// A number for a folded character; 0 for what is not compared, and for a point, which counts in numbers only.
fn number(folded: char) -> u16 {
    if Class::of(folded).counts() { (folded as u32 as u16).max(1) } else { 0 }
}

fn sound(syllable: Syllable) -> u16 {
    SYLLABLES + u16::from_be_bytes(syllable.to_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Search;
    use crate::testing::over;
    use proptest::prelude::*;

    fn may_hold(search: &Search, id: u32, run: &str) -> bool {
        search.begin();
        search.run(&search.units(run)).is_some_and(|run| search.may_hold(id, &run))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_there_is_never_denied(text in "([算力网络的]|[ab1]|[０-３]|[A-C]|[.,，。\\- \n]|發|髮){1,80}") {
            let search = over(&[&text]);
            let shown = search.document(0, "").expect("the document").body.text;
            let chars: Vec<char> = shown.chars().collect();
            for len in 1..8 {
                for run in chars.windows(len) {
                    let run: String = run.iter().collect();
                    // A point or comma counts between digits only, which a part of the text may lack.
                    let cut = run.contains(['.', ',']);
                    prop_assert!(search.units(&run).is_empty() || cut || may_hold(&search, 0, &run), "{:?} in {:?}", run, shown);
                }
            }
        }
    }

    #[test]
    fn most_of_what_is_not_there_is_denied() {
        let chars: Vec<char> = ('一'..).filter(|c| Class::of(*c) == Class::Ideograph).take(300).collect();
        let one: String = chars.iter().chain(chars.iter().rev()).collect();
        let search = over(&[&one, "abcdefghijk lmnopqrstuv wxyz"]);
        let far = |step: usize| chars.iter().zip(&chars[step..]).map(|(a, b)| format!("{a}{b}"));
        let passed = |step| far(step).filter(|run| may_hold(&search, 0, run)).count();
        assert_eq!(passed(1), 299, "neighbours");
        assert!(passed(2) < 100, "{} of 298 pairs that are none", passed(2));
        assert!(may_hold(&search, 1, "cdef") && may_hold(&search, 1, "jklm"), "a gap is passed over");
        assert!(!may_hold(&search, 1, "acegik"), "letters of it, in no such order");
    }

    #[test]
    fn syllables_are_those_of_any_word() {
        let search = over(&["重庆的银行很重要，行业也重"]);
        let readings = |c| {
            let number = search.index().alphabet().code(c).expect("it is there").number();
            search.readings().syllables(number).collect::<Vec<_>>()
        };
        let spelled =
            |c| readings(c).into_iter().map(|s| [s.initial(), s.rest()].concat()).collect::<Vec<_>>();
        assert_eq!(spelled('重').len(), 2, "{:?}", spelled('重'));
        search.begin();
        for first in readings('重') {
            let gram = of_syllables(first, readings('要')[0]);
            assert!(search.may_sound(0, gram), "重要, however the first is read");
        }
        let gram = of_syllables(readings('要')[0], readings('银')[0]);
        assert!(!search.may_sound(0, gram), "both are there, side by side nowhere");
    }
}
