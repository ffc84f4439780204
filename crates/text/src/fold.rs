//! Which character represents all forms of a character, and of what class is it?
//!
//! Folding has two halves. [`simple`] is arithmetic: ASCII case, full-width forms, the shapes of quotation
//! marks and dashes. Everything else (accents, the case of other alphabets, compatibility forms, traditional and
//! variant ideographs) needs the tables of Unicode and dictionaries, which take megabytes. So the build asks them
//! once and keeps the pairs that this corpus can need. This table is part of the index. It folds documents and
//! queries, so both fold alike.

/// Bytes of one pair in the table: the step to its character, and what it folds to.
const PAIR: usize = 4;
/// Pairs that are compared together.
const BLOCK: usize = 64;

/// The main block of Han characters. Nearly all that are in use belong to it.
pub const HAN: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

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
            0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => Ideograph,
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

/// Folds a character by arithmetic alone.
pub fn simple(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{20}'..='\u{7E}' => c,
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => {
            // Full-width forms are ASCII plus 0xFEE0.
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

/// The folding of one corpus: first its table of pairs, then [`simple`].
///
/// Pairs are grouped in pages of 256 code points, see `folds` in `docs/format.md`. Folding a character outside ASCII
/// walks through its page, some ten pairs. Opening costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folds<'a> {
    /// The end of each page, as an index of pairs: all high bytes, then all low bytes.
    ends: &'a [u8],
    /// The character of each pair, as its distance from the pair before it in the page, or from the page's start.
    steps: &'a [u8],
    /// The character that each pair folds to: all high bytes, all middle bytes, all low bytes.
    to: [&'a [u8]; 3],
}

impl<'a> Folds<'a> {
    /// Checks a table and reads it in place. `None` unless it holds whole pairs of characters in ascending order.
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Folds<'a>> {
        if bytes.is_empty() {
            return Some(Folds::default());
        }
        let folds = Folds::parts(bytes)?;
        let mut last = 0;
        for page in 0..folds.ends.len() / 2 {
            let (start, end) = folds.bounds(page)?;
            let mut low = 0;
            for (i, step) in folds.steps.get(start..end)?.iter().enumerate() {
                low += u32::from(*step);
                folds.target(start + i)?;
                if low > 0xFF || i > 0 && *step == 0 {
                    return None;
                }
            }
            last = end;
        }
        (last == folds.steps.len()).then_some(folds)
    }

    /// Takes a table that was checked before. With any other bytes characters may fold wrongly, but nothing panics.
    pub fn of_checked(bytes: &'a [u8]) -> Folds<'a> {
        Folds::parts(bytes).unwrap_or_default()
    }

    fn parts(bytes: &'a [u8]) -> Option<Folds<'a>> {
        let (pages, bytes) = bytes.split_first_chunk()?;
        let pages = 2 * usize::from(u16::from_le_bytes(*pages));
        let pairs = bytes.len().checked_sub(pages)? / PAIR;
        let (high, bytes) = bytes.split_at(pairs);
        let (middle, bytes) = bytes.split_at(pairs);
        let (ends, bytes) = bytes.split_at(pages);
        let (steps, low) = bytes.split_at(pairs);
        (low.len() == pairs).then_some(Folds { ends, steps, to: [high, middle, low] })
    }

    /// Folds a character.
    pub fn fold(&self, c: char) -> char {
        if c.is_ascii() {
            return c.to_ascii_lowercase();
        }
        self.find(c as u32).unwrap_or_else(|| simple(c))
    }

    /// The fold of a character, if the table has a pair for it.
    fn find(&self, c: u32) -> Option<char> {
        let (start, end) = self.bounds((c >> 8) as usize)?;
        let mut low = 0;
        for (i, step) in self.steps.get(start..end)?.iter().enumerate() {
            low += u32::from(*step);
            if low >= c & 0xFF {
                return if low == c & 0xFF { self.target(start + i) } else { None };
            }
        }
        None
    }

    /// The first pair of a page, and the one after its last.
    fn bounds(&self, page: usize) -> Option<(usize, usize)> {
        let (high, low) = self.ends.split_at(self.ends.len() / 2);
        let end = |page: usize| Some(usize::from(*high.get(page)?) << 8 | usize::from(*low.get(page)?));
        Some((page.checked_sub(1).and_then(end).unwrap_or(0), end(page)?))
    }

    /// The character that a pair folds to.
    fn target(&self, pair: usize) -> Option<char> {
        let [high, middle, low] = self.to.map(|plane| plane.get(pair).map_or(0, |byte| u32::from(*byte)));
        char::from_u32(high << 16 | middle << 8 | low)
    }

    /// The character that is folded by a pair.
    fn origin(&self, pair: usize) -> Option<char> {
        let bounds = (0..).map_while(|page| self.bounds(page));
        let (page, (start, _)) = bounds.enumerate().find(|(_, (_, end))| *end > pair)?;
        let low: u32 = self.steps.get(start..=pair)?.iter().map(|step| u32::from(*step)).sum();
        char::from_u32(((page as u32) << 8) + low)
    }

    /// Calls `each` with every character that folds to `folded`, itself included.
    ///
    /// It reads one byte of each pair.
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
        // `fold` compares many bytes at once where none is equal; `any` would compare them one by one.
        for (block, lows) in self.to[2].chunks(BLOCK).enumerate() {
            if lows.iter().fold(false, |is_here, low| is_here | (*low == folded as u8)) {
                for (pair, low) in (block * BLOCK..).zip(lows) {
                    if *low == folded as u8 && self.target(pair) == Some(folded) {
                        self.origin(pair).into_iter().for_each(&mut *each);
                    }
                }
            }
        }
    }
}

/// Writes a table. Each pair is a character and what it folds to; pairs ascend by the first.
///
/// # Panics
///
/// If there are more than 65,535 pairs. Unicode has fewer characters that fold.
#[cfg(feature = "write")]
pub fn table(pairs: &[(char, char)]) -> Vec<u8> {
    let pairs: Vec<(u32, u32)> = pairs.iter().map(|&(from, to)| (from.into(), to.into())).collect();
    let Some((last, _)) = pairs.last() else { return Vec::new() };
    let pages = 1 + (last >> 8);
    let end = |page| pairs.partition_point(|(from, _)| from >> 8 <= page);
    let ends = (0..pages).map(|page| u16::try_from(end(page)).expect("two bytes count all forms there are"));
    let step = |(i, (from, _)): (usize, &(u32, u32))| {
        let last = i.checked_sub(1).map_or(0, |i| pairs[i].0);
        (from - last.max(from & !0xFF)) as u8
    };
    let to = |byte: usize| pairs.iter().map(move |(_, to)| to.to_le_bytes()[byte]);
    let mut bytes = (pages as u16).to_le_bytes().to_vec();
    bytes.extend(to(2).chain(to(1)));
    bytes.extend(ends.clone().map(|end| end.to_le_bytes()[1]));
    bytes.extend(ends.map(|end| end.to_le_bytes()[0]));
    bytes.extend(pairs.iter().enumerate().map(step));
    bytes.extend(to(0));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_table_is_refused() {
        let table = table(&[
            ('È', 'e'),
            ('É', 'e'),
            ('è', 'e'),
            ('é', 'e'),
            ('ê', 'e'),
            ('ë', 'e'),
            ('區', '区'),
            ('國', '国'),
        ]);
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        let (pages, pairs) = (folds.ends.len() / 2, folds.steps.len());
        assert!(folds.bounds(0).is_some_and(|(_, end)| end > 4) && pairs > 6);
        for len in 1..table.len() {
            assert!(Folds::from_bytes(&table[..len]).is_none(), "{len} bytes of {}", table.len());
        }
        let [high, ends, steps] = [2, 2 + 2 * pairs, 2 + 2 * pairs + 2 * pages];
        for (at, byte, why) in [
            (0, 0, "no pages"),
            (0, 0xFF, "more pages than there are"),
            (high, 0x11, "to no character"),
            (ends, 1, "a page that ends past the pairs"),
            (ends + 2 * pages - 1, 1, "a page that ends before it starts"),
            (ends + 2 * pages - 1, pairs as u8 - 1, "a pair in no page"),
            (steps + 1, 0, "the same character twice"),
            (steps + 1, 0xFF, "out of its page"),
        ] {
            let mut changed = table.clone();
            changed[at] = byte;
            assert!(Folds::from_bytes(&changed).is_none(), "{why}");
        }
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
