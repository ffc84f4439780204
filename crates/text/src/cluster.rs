//! Which characters belong to the one before them, so that a reader sees both as one?
//!
//! Accents, points, voicing marks, vowel signs of Indic and Thai script, what selects the form or the colour of an
//! emoji, and the joiner between two emoji. The rules are those of Unicode's grapheme clusters, by ranges.

/// Joins the characters on both sides of it.
pub const JOINER: char = '\u{200D}';

/// Whether a character extends the one before it.
pub fn extends(c: char) -> bool {
    match c as u32 {
        0x300..=0x36F | 0x483..=0x489 | 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED => true,
        0x5BE | 0x5C0 | 0x5C3 | 0x5C6 => false,
        0x591..=0x5C7 => true,
        // The blocks of Indic scripts are laid out alike.
        c @ 0x900..=0xDFF => matches!(c & 0x7F, 0..=3 | 0x3C | 0x3E..=0x4D | 0x55..=0x57 | 0x62 | 0x63),
        // So are Thai and Lao.
        c @ 0xE00..=0xEFF => matches!(c & 0x7F, 0x31 | 0x34..=0x3A | 0x3C | 0x47..=0x4E),
        0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F => true,
        0x200C | 0x200D | 0x3099 | 0x309A | 0xFE00..=0xFE0F | 0xFF9E | 0xFF9F => true,
        0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F | 0xE0100..=0xE01EF => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_the_character_before() {
        for c in "\u{301}\u{FE0F}\u{200D}\u{3099}ﾞﾟ\u{5B0}\u{64E}\u{93F}\u{E34}\u{1F3FD}\u{E0101}".chars()
        {
            assert!(extends(c), "{c:?}");
        }
        for c in "eé中かﾊ\u{5D0}\u{627}\u{915}\u{E01}👩 \n\u{200B}-\u{5BE}".chars() {
            assert!(!extends(c), "{c:?}");
        }
    }
}
