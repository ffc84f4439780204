//! Which syllable of Hangul do letters make? Decomposed text, as file names of macOS are, has the letters of a syllable
//! one after the other. Unicode orders syllables so that arithmetic answers.

/// The first syllable, and how many there are for each first letter and each vowel.
const FIRST: u32 = 0xAC00;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

/// The syllable that a letter and a vowel make, or a syllable and a final. `None` if they make none.
pub fn joined(last: char, next: char) -> Option<char> {
    let (last, next) = (u32::from(last), u32::from(next));
    let syllable = match (last, next) {
        (0x1100..=0x1112, 0x1161..=0x1175) => FIRST + ((last - 0x1100) * VOWELS + next - 0x1161) * FINALS,
        (FIRST..=0xD7A3, 0x11A8..=0x11C2) if (last - FIRST).is_multiple_of(FINALS) => last + next - 0x11A7,
        _ => return None,
    };
    char::from_u32(syllable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_make_syllables() {
        for (last, next, syllable, why) in [
            ('\u{1112}', '\u{116C}', Some('회'), "a first letter and a vowel"),
            ('로', '\u{11A8}', Some('록'), "a syllable and a final"),
            ('록', '\u{11A8}', None, "it has a final"),
            ('\u{1161}', '\u{1100}', None, "in no order"),
            ('a', '\u{1161}', None, "another letter"),
        ] {
            assert_eq!(joined(last, next), syllable, "{why}");
        }
    }
}
