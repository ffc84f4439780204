//! Which syllables of Hangul do jamo make? Decomposed text, as file names of macOS are, has the letters of a syllable
//! one after the other.
//!
//! The build composes documents by the tables of Unicode. Queries are composed here, by arithmetic. Of other scripts
//! nothing is to be done: accents of letters are ignorable, and the [walk](super::walk) joins kana with their marks.

/// The first syllable, and how many there are for each first letter and each vowel.
const FIRST: u32 = 0xAC00;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

/// A text with its jamo joined to syllables. Jamo that make none stay.
pub fn composed(text: &str) -> String {
    let mut out: Vec<char> = Vec::new();
    for c in text.chars() {
        match out.last_mut().and_then(|last| Some((joined(*last, c)?, last))) {
            Some((one, last)) => *last = one,
            None => out.push(c),
        }
    }
    out.into_iter().collect()
}

/// The syllable that a letter or syllable and the letter after it make.
fn joined(last: char, c: char) -> Option<char> {
    let (last, c) = (u32::from(last), u32::from(c));
    let syllable = match (last, c) {
        (0x1100..=0x1112, 0x1161..=0x1175) => FIRST + ((last - 0x1100) * VOWELS + c - 0x1161) * FINALS,
        (FIRST..=0xD7A3, 0x11A8..=0x11C2) if (last - FIRST).is_multiple_of(FINALS) => last + c - 0x11A7,
        _ => return None,
    };
    char::from_u32(syllable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_make_syllables() {
        for (text, expected, why) in [
            (
                "\u{1112}\u{116C}\u{110B}\u{1174}\u{1105}\u{1169}\u{11A8}",
                "회의록",
                "a first letter, a vowel, a final",
            ),
            ("\u{1100}\u{1161}\u{1102}\u{1161}", "가나", "no finals"),
            ("가\u{11A8}", "각", "a syllable and a final"),
            ("각\u{11A8}", "각\u{11A8}", "it has one"),
            ("\u{1161}\u{1100}", "\u{1161}\u{1100}", "in no order"),
            ("a\u{1112}\u{1161}b 회의", "a하b 회의", "among others"),
            ("cafe\u{301}", "cafe\u{301}", "nothing to join"),
            ("", "", "nothing"),
        ] {
            assert_eq!(composed(text), expected, "{why}");
        }
    }

    #[test]
    fn a_million_jamo_take_linear_time() {
        let text = "\u{1112}\u{116C}\u{11A8}\u{11A8}".repeat(250_000);
        assert_eq!(composed(&text).chars().count(), 500_000);
    }
}
