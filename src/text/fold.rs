//! One character out of its forms, and the class of a character.
//!
//! Folding has two halves. [`simple`] is arithmetic: ASCII case, full-width forms, the shapes of quotation
//! marks and dashes. Everything else (accents, other alphabets' case, compatibility forms) needs tables of
//! Unicode, and those are megabytes. So [`table_of_alphabet`] asks the full tables once, when an index is
//! built, and keeps the pairs that this corpus can need. The table then folds the documents and, from inside
//! the index, the queries: both by the same bytes.

/// Bytes of one pair in the table: the character and what it folds to, three bytes each, little-endian.
const PAIR: usize = 6;

/// What a character counts as, once folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing at all: zero-width characters, combining marks, controls. It does not even part words.
    Ignorable,
    /// White space.
    Space,
    /// A mark between words. It parts them and is not compared, unless [`walk`](super::walk) finds that it
    /// belongs to a number.
    Punctuation,
    /// A character of a script written without spaces: Han, kana, Thai and their like.
    Ideograph,
    /// A letter of a script written with spaces.
    Letter,
    /// A decimal digit.
    Digit,
    /// A sign that carries meaning by itself: `+`, `%`, `×`, an emoji.
    Symbol,
}

impl Class {
    /// Whether characters of this class make words together, without a space between them.
    pub fn is_word(self) -> bool {
        matches!(self, Class::Letter | Class::Digit)
    }

    /// Whether a character of this class is compared when a run is looked for.
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
            // # $ % & + < = > @ ^ carry meaning (C#, 9.6%, 5G+); the rest of ASCII separates.
            0x23..=0x26 | 0x2B | 0x3C..=0x3E | 0x40 | 0x5E => Symbol,
            0x21..=0x7E => Punctuation,
            0xA1 | 0xA7 | 0xAB | 0xB6..=0xB8 | 0xBB | 0xBF => Punctuation,
            0xAA | 0xB5 | 0xBA => Letter,
            0xA2..=0xBE | 0xD7 | 0xF7 => Symbol,
            0x300..=0x36F => Ignorable,
            0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => Ideograph,
            0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 => Space,
            0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F => Ignorable,
            0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE01EF => Ignorable,
            0xC0..=0x1FFF => Letter,
            0x2030 | 0x2031 => Symbol,
            0x2010..=0x205E => Punctuation,
            // Box drawing and geometric shapes are ornament: rules of tables, bullets.
            0x2500..=0x25FF => Punctuation,
            0x2C00..=0x2DFF => Letter,
            0x2E00..=0x2E7F | 0x3001..=0x3003 | 0x3008..=0x3011 | 0x3014..=0x301F => Punctuation,
            0x3030 | 0x303D | 0x30A0 | 0x30FB | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F => Punctuation,
            0xFF61..=0xFF65 => Punctuation,
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

/// The half of folding that is arithmetic.
pub fn simple(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{20}'..='\u{7E}' => c,
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => {
            // The full-width forms repeat ASCII 0xFEE0 higher.
            let ascii = char::from((c as u32 - 0xFEE0) as u8);
            ascii.to_ascii_lowercase()
        }
        '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '、' => ',',
        '。' => '.',
        '‐'..='―' => '-',
        '•' | '・' | '‧' => '·',
        _ => c,
    }
}

/// The folding of one corpus: [`simple`], and before it a table of the pairs that the corpus can need.
///
/// Reading costs a binary search for a character outside ASCII; opening costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folds<'a> {
    pairs: &'a [u8],
}

impl<'a> Folds<'a> {
    /// Reads a table in place. `None` if it is not whole pairs of characters in ascending order.
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Folds<'a>> {
        let folds = Folds { pairs: bytes };
        let (pairs, rest) = bytes.as_chunks::<PAIR>();
        if !rest.is_empty() {
            return None;
        }
        let mut last = None;
        for pair in pairs {
            let (from, _) = chars_of(pair)?;
            if last >= Some(from) {
                return None;
            }
            last = Some(from);
        }
        Some(folds)
    }

    /// A table that was checked before. Of another, every character may fold wrongly; nothing panics.
    pub fn of_checked(bytes: &'a [u8]) -> Folds<'a> {
        Folds { pairs: bytes }
    }

    /// The one form that stands for `c`.
    pub fn fold(&self, c: char) -> char {
        if c.is_ascii() {
            return c.to_ascii_lowercase();
        }
        let (pairs, _) = self.pairs.as_chunks::<PAIR>();
        // Most characters of most texts are past the last pair.
        if pairs.last().is_none_or(|last| u24(last, 0) < c as u32) {
            return simple(c);
        }
        let found = pairs.binary_search_by(|pair| u24(pair, 0).cmp(&(c as u32)));
        match found.ok().and_then(|at| chars_of(&pairs[at])) {
            Some((_, to)) => to,
            None => simple(c),
        }
    }

    /// Gives `each` every character that folds to `folded`, itself included.
    ///
    /// Costs a pass over the table.
    pub fn each_source(&self, folded: char, each: &mut dyn FnMut(char)) {
        for c in [folded, folded.to_ascii_uppercase()] {
            each(c);
            let wide = if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xFEE0) } else { None };
            if let Some(wide) = wide {
                each(wide);
            }
            if !folded.is_ascii_lowercase() {
                break;
            }
        }
        let (pairs, _) = self.pairs.as_chunks::<PAIR>();
        for (from, to) in pairs.iter().filter_map(chars_of) {
            if to == folded {
                each(from);
            }
        }
    }
}

fn u24(pair: &[u8; PAIR], at: usize) -> u32 {
    u32::from_le_bytes([pair[at], pair[at + 1], pair[at + 2], 0])
}

fn chars_of(pair: &[u8; PAIR]) -> Option<(char, char)> {
    Some((char::from_u32(u24(pair, 0))?, char::from_u32(u24(pair, 3))?))
}

#[cfg(not(target_arch = "wasm32"))]
mod full {
    use super::{Class, PAIR, simple};
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// The full folding, with the tables of Unicode behind it: compatibility forms (NFKC), case, accents.
    ///
    /// A character whose full form is more than one character (`㎡`, `Ⅲ`) stays as it is: one character of the
    /// text is always one unit.
    fn full(c: char) -> char {
        let lower = |c: char| one(c.to_lowercase()).unwrap_or(c);
        let compatible = one([c].into_iter().nfkc()).unwrap_or(c);
        let bare = match one([compatible].into_iter().nfd().filter(|c| !is_combining_mark(*c))) {
            // An accent is dropped from Latin, Greek and Cyrillic letters only: が is not か.
            Some(bare) if (compatible as u32) < 0x2000 => bare,
            _ => compatible,
        };
        simple(lower(bare))
    }

    fn one(mut chars: impl Iterator<Item = char>) -> Option<char> {
        chars.next().filter(|_| chars.next().is_none())
    }

    /// The table for a corpus that holds these characters.
    ///
    /// It has the corpus's own characters, and the other case and accents of its letters outside ASCII. Other
    /// forms of its ideographs (radicals, compatibility ideographs) only where the corpus holds them: there are
    /// three hundred of them for a small corpus.
    pub fn table_of_alphabet(alphabet: &std::collections::BTreeSet<char>) -> Vec<u8> {
        let targets: std::collections::BTreeSet<char> =
            alphabet.iter().map(|&c| full(c)).filter(|c| !c.is_ascii()).collect();
        let mut table = Vec::new();
        // Han and Hangul have no other forms, and nothing beyond the planes in use has any.
        let formless = |c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}');
        for from in ('\u{80}'..'\u{30000}').filter(|c| !formless(*c)) {
            let to = full(from);
            // Accents of Western Europe are typed over texts that leave them out: café finds cafe.
            let accented = ('\u{C0}'..='\u{17F}').contains(&from) && alphabet.contains(&to);
            let asked_for = accented || Class::of(to) == Class::Letter && targets.contains(&to);
            if to != simple(from) && (asked_for || alphabet.contains(&from)) {
                for c in [from, to] {
                    table.extend_from_slice(&(c as u32).to_le_bytes()[..PAIR / 2]);
                }
            }
        }
        table
    }
}
#[cfg(not(target_arch = "wasm32"))]
pub use full::table_of_alphabet;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_every_shape_of_a_character() {
        let alphabet = "éΣﾊⅢ中がﬁ²ß".chars().collect();
        let table = table_of_alphabet(&alphabet);
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        for (given, folded, why) in [
            ('G', 'g', "ASCII case"),
            ('Ｇ', 'g', "full-width letter"),
            ('５', '5', "full-width digit"),
            ('，', ',', "full-width comma"),
            ('\u{3000}', ' ', "ideographic space"),
            ('“', '"', "curly quotation mark"),
            ('「', '"', "corner bracket used as quotation mark"),
            ('—', '-', "dash"),
            ('＋', '+', "full-width symbol"),
            ('é', 'e', "accent of a Latin letter"),
            ('Σ', 'σ', "case outside ASCII"),
            ('Ｚ', 'z', "full-width letter the corpus does not hold"),
            ('²', '2', "superscript"),
            ('ﾊ', 'ハ', "half-width kana"),
            ('が', 'が', "a voiced kana is another letter, not an accent"),
            ('Ⅲ', 'ⅲ', "a form of several letters stays one unit"),
            ('中', '中', "nothing to fold"),
        ] {
            assert_eq!(folds.fold(given), folded, "{given:?}: {why}");
            let mut sources = Vec::new();
            folds.each_source(folded, &mut |c| sources.push(c));
            assert!(sources.contains(&given) || "，\u{3000}“「—".contains(given), "{given:?} of {sources:?}");
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        let alphabet = ('\u{80}'..'\u{3100}').collect();
        let table = table_of_alphabet(&alphabet);
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        for c in '\0'..'\u{3100}' {
            let once = folds.fold(c);
            assert_eq!(folds.fold(once), once, "{c:?} folds to {once:?}");
        }
    }

    #[test]
    fn accents_are_typed_over_texts_without_them() {
        let table = table_of_alphabet(&"cafe".chars().collect());
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        assert_eq!("CAFÉ".chars().map(|c| folds.fold(c)).collect::<String>(), "cafe");
        assert_eq!(folds.fold('ü'), 'ü', "no u in the corpus: nothing could be found by it");
    }

    #[test]
    fn a_damaged_table_is_refused() {
        let table = table_of_alphabet(&"éü".chars().collect());
        assert!(table.len() >= 2 * PAIR);
        for len in (0..table.len()).filter(|len| len % PAIR != 0) {
            assert!(Folds::from_bytes(&table[..len]).is_none(), "{len} bytes are not whole pairs");
        }
        let mut swapped = table[PAIR..].to_vec();
        swapped.extend_from_slice(&table[..PAIR]);
        assert!(Folds::from_bytes(&swapped).is_none(), "not in ascending order");
    }

    #[test]
    fn classes_of_what_real_text_holds() {
        use Class::*;
        for (chars, class) in [
            ("\u{200B}\u{200D}\u{FE0F}\u{301}\u{AD}\0\u{FEFF}", Ignorable),
            (" \t\n\u{A0}\u{3000}\u{2003}", Space),
            (".,;:!?'\"()[]{}-_/\\|*~`，。、；：？！“”《》…—·●■│", Punctuation),
            ("中々〇あアー㐀\u{20000}ก", Ideograph),
            ("aZéσж한", Letter),
            ("0123456789", Digit),
            ("+%#&$@=<>^×±°℃€→😀‰", Symbol),
        ] {
            for c in chars.chars() {
                assert_eq!(Class::of(simple(c)), class, "{c:?}");
            }
        }
    }
}
