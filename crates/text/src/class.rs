//! Of what class is a folded character?

/// The class of a folded character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Zero-width characters, combining marks, controls. They are skipped and do not separate words.
    Ignorable,
    /// White space.
    Space,
    /// A mark between words. It separates them and is not compared, unless [`walk`](super::walk) finds that it
    /// belongs to a number.
    Punctuation,
    /// A character of a script that is written without spaces: Han, kana, Thai and others.
    Ideograph,
    /// A letter of a script that is written with spaces.
    Letter,
    /// A decimal digit.
    Digit,
    /// A sign that has a meaning by itself: `+`, `%`, `×`, an emoji.
    Symbol,
}

impl Class {
    /// Whether neighbouring characters of this class form a word.
    pub fn is_word(self) -> bool {
        matches!(self, Class::Letter | Class::Digit)
    }

    /// Whether characters of this class are compared when a phrase is searched for.
    pub fn counts(self) -> bool {
        !matches!(self, Class::Ignorable | Class::Space | Class::Punctuation)
    }

    /// The class of a folded character.
    pub fn of(c: char) -> Class {
        use Class::*;
        match c as u32 {
            0x09..=0x0D | 0x20 | 0x85 | 0xA0 => Space,
            0x00..=0x1F | 0x7F..=0x9F | 0xAD => Ignorable,
            0x30..=0x39 => Digit,
            0x41..=0x5A | 0x61..=0x7A => Letter,
            // # $ % & + < = > @ ^ have a meaning (C#, 9.6%, 5G+); the rest of ASCII separates words.
            0x23..=0x26 | 0x2B | 0x3C..=0x3E | 0x40 | 0x5E => Symbol,
            0x21..=0x7E => Punctuation,
            0xA1 | 0xA7 | 0xAB | 0xB6..=0xB8 | 0xBB | 0xBF => Punctuation,
            0xAA | 0xB5 | 0xBA => Letter,
            0xA2..=0xBE | 0xD7 | 0xF7 => Symbol,
            0x300..=0x36F => Ignorable,
            // Hebrew points, but for the marks among them that part words, and Arabic points and tatweel.
            0x5BE | 0x5C0 | 0x5C3 | 0x5C6 => Punctuation,
            0x591..=0x5C7 | 0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED => Ignorable,
            0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => Ideograph,
            // Vowels and finals of Hangul, which belong to the letter before them, see `hangul`.
            0x1160..=0x11FF => Ignorable,
            0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 => Space,
            0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F => Ignorable,
            0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE01EF => Ignorable,
            0xC0..=0x1FFF => Letter,
            0x2030 | 0x2031 => Symbol,
            0x2010..=0x205E => Punctuation,
            // Box drawing and geometric shapes are ornaments: lines of tables, bullets.
            0x2500..=0x25FF => Punctuation,
            0x2C00..=0x2DFF => Letter,
            0x2E00..=0x2E7F | 0x3001..=0x3003 | 0x3008..=0x3011 | 0x3014..=0x301F => Punctuation,
            0x3030 | 0x303D | 0x30A0 | 0x30FB | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F => Punctuation,
            0xFF61..=0xFF65 => Punctuation,
            // Voicing marks of kana. They change the kana before them, see `kana`.
            0x3099..=0x309C | 0xFF9E | 0xFF9F => Ignorable,
            0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x30FF => Ideograph,
            0x3105..=0x312F | 0x31A0..=0x31BF | 0x31F0..=0x31FF => Ideograph,
            0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F => Ideograph,
            0x20000..=0x3FFFF => Ideograph,
            0xA000..=0xD7FF | 0xFB00..=0xFDFF | 0xFE70..=0xFEFE => Letter,
            0x10000..=0x1CFFF | 0x1E000..=0x1EFFF => Letter,
            _ => Symbol,
        }
    }
}
