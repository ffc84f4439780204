//! Which syllables are there, and what spells them?

use std::cmp::Ordering;

/// What a syllable can begin with, as typed. `y` and `w` are among them because readers type them.
pub(super) const INITIALS: [&str; 24] = [
    "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z",
    "c", "s", "y", "w",
];

/// What can follow an initial, as typed.
pub(super) const RESTS: [&str; 33] = [
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in",
    "ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v",
];

/// A syllable. Two are equal whatever their tones are: most readers type none.
#[derive(Clone, Copy, Debug)]
pub struct Syllable {
    initial: u8,
    rest: u8,
    tone: u8,
}

impl PartialEq for Syllable {
    fn eq(&self, other: &Syllable) -> bool {
        self.to_bytes() == other.to_bytes()
    }
}

impl Eq for Syllable {}

impl PartialOrd for Syllable {
    fn partial_cmp(&self, other: &Syllable) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Syllable {
    fn cmp(&self, other: &Syllable) -> Ordering {
        self.to_bytes().cmp(&other.to_bytes())
    }
}

impl Syllable {
    /// The syllable of two bytes, of the first tone. `None` if they encode none.
    pub fn from_bytes([initial, rest]: [u8; 2]) -> Option<Syllable> {
        let known = usize::from(initial) < INITIALS.len() && usize::from(rest) < RESTS.len();
        known.then_some(Syllable { initial, rest, tone: 0 })
    }

    /// Every combination of an initial and a rest that may follow it, whether or not any character is read so.
    pub fn every() -> Vec<Syllable> {
        let mut every = Vec::new();
        for initial in 0..INITIALS.len() as u8 {
            for rest in 0..RESTS.len() as u8 {
                let syllable = Syllable { initial, rest, tone: 0 };
                if may_follow(syllable.initial(), syllable.rest()) {
                    every.push(syllable);
                }
            }
        }
        every
    }

    /// Its tone: 0 to 3 for the first to the fourth. A syllable without a tone has 0 as well.
    pub fn tone(self) -> u8 {
        self.tone
    }

    /// The same syllable of another tone, from 0 to 3.
    pub fn with_tone(self, tone: u8) -> Syllable {
        Syllable { tone: tone & 3, ..self }
    }

    /// The syllable of two bytes of a table, which have its tone in the highest bits of the second.
    pub(super) fn from_table([initial, rest]: [u8; 2]) -> Option<Syllable> {
        Some(Syllable::from_bytes([initial, rest & 0x3F])?.with_tone(rest >> 6))
    }

    /// The two bytes that encode it, without its tone.
    pub fn to_bytes(self) -> [u8; 2] {
        [self.initial, self.rest]
    }

    /// Its initial consonant, `zh` of `zhong`; empty for `an` and `er`.
    pub fn initial(self) -> &'static str {
        INITIALS.get(usize::from(self.initial)).copied().unwrap_or_default()
    }

    /// The part after the initial, `ong` of `zhong`; never empty.
    pub fn rest(self) -> &'static str {
        RESTS.get(usize::from(self.rest)).copied().unwrap_or_default()
    }

    /// Its letters without its tone, `zhong`.
    pub fn spelling(self) -> String {
        [self.initial(), self.rest()].concat()
    }
}

impl Syllable {
    /// The two bytes of it in a table.
    #[cfg(feature = "write")]
    pub(super) fn to_table(self) -> [u8; 2] {
        [self.initial, self.rest | self.tone << 6]
    }

    /// The syllable of a spelling without tone. `None` for a spelling of no syllable, such as `xx` and `hm`.
    pub fn of_spelling(spelling: &str) -> Option<Syllable> {
        (0..INITIALS.len()).rev().find_map(|initial| {
            let rest = spelling.strip_prefix(INITIALS[initial])?;
            let rest = RESTS.iter().position(|known| *known == rest)?;
            Syllable::from_bytes([initial as u8, rest as u8])
        })
    }
}

/// Whether a rest may follow an initial. Without an initial a syllable begins with a, e or o: ai, er, ou.
fn may_follow(initial: &str, rest: &str) -> bool {
    !initial.is_empty() || rest.starts_with(['a', 'e', 'o'])
}

/// Whether letters spell a row of syllables. If they `may_go_on`, the last syllable may be unfinished.
///
/// Any initial with any rest that may follow it counts as a syllable.
pub fn is_spelled(letters: &str, may_go_on: bool) -> bool {
    let mut reached = vec![false; letters.len() + 1];
    reached[0] = true;
    for at in 0..letters.len() {
        let left = letters.get(at..).unwrap_or_default();
        if !reached[at] {
            continue;
        }
        for initial in INITIALS {
            let Some(after) = left.strip_prefix(initial) else {
                if may_go_on && initial.starts_with(left) {
                    return true;
                }
                continue;
            };
            if may_go_on && !initial.is_empty() && after.is_empty() {
                return true;
            }
            for rest in RESTS.iter().filter(|rest| may_follow(initial, rest)) {
                if after.starts_with(rest) {
                    reached[at + initial.len() + rest.len()] = true;
                } else if may_go_on && rest.starts_with(after) {
                    return true;
                }
            }
        }
    }
    reached[letters.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_spell_syllables() {
        for (letters, finished, unfinished) in [
            ("zhengzhou", true, true),
            ("zhengzh", false, true),
            ("xian", true, true),
            ("data", true, true),
            ("tidb", false, false),
            ("snesor", false, false),
            ("zz", false, false),
            ("z", false, true),
            ("lv", true, true),
            ("defau", false, false),
            ("", true, true),
        ] {
            assert_eq!(is_spelled(letters, false), finished, "{letters}");
            assert_eq!(is_spelled(letters, true), unfinished, "{letters}…");
        }
    }

    #[test]
    fn spellings_come_apart_as_they_are_typed() {
        for (spelling, initial, rest) in [
            ("zhong", "zh", "ong"),
            ("zong", "z", "ong"),
            ("yuan", "y", "uan"),
            ("wo", "w", "o"),
            ("er", "", "er"),
            ("an", "", "an"),
            ("lv", "l", "v"),
            ("lue", "l", "ue"),
            ("shuang", "sh", "uang"),
        ] {
            let syllable = Syllable::of_spelling(spelling).expect(spelling);
            assert_eq!((syllable.initial(), syllable.rest()), (initial, rest));
            assert_eq!(Syllable::from_bytes(syllable.to_bytes()), Some(syllable));
        }
        for none in ["", "zh", "xx", "hm", "hng", "n", "Zhong", "zhōng"] {
            assert_eq!(Syllable::of_spelling(none), None, "{none:?}");
        }
        assert_eq!(Syllable::from_bytes([INITIALS.len() as u8, 0]), None);
        assert_eq!(Syllable::from_bytes([0, RESTS.len() as u8]), None);
    }
}
