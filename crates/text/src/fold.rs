//! Which character represents all forms of a character?
//!
//! Folding has two halves. [`simple`] is arithmetic: ASCII case, full-width forms, the shapes of quotation
//! marks and dashes, circled digits, the letters of Vietnamese. Everything else (accents, the case of other alphabets, compatibility
//! forms, traditional and variant ideographs) needs the tables of Unicode and dictionaries, which take megabytes. So
//! the build asks them once and keeps the pairs that this corpus can need. This table is part of the index. It folds
//! documents and queries, so both fold alike.
//!
//! A few characters represent several: `㎡` is `m2`, `ß` is `ss`. The table has an [expansion](Folds::expansion) for
//! each of them, and the walk makes several units of it.

/// Bytes of one pair in the table: the step to its character, and what it folds to.
const PAIR: usize = 4;
/// What a pair folds to is an expansion from here on: an offset in their text. Characters are below.
const EXPANSIONS: u32 = 0x11_0000;
/// Ends an expansion.
const END: char = '\0';
/// Pairs that are compared together, as the bytes of an integer.
const BLOCK: usize = 8;

/// The main block of Han characters. Nearly all that are in use belong to it.
pub const HAN: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

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
        '①'..='⑨' => char::from((c as u32 - '①' as u32) as u8 + b'1'),
        // Vietnamese, in the order of its block.
        '\u{1EA0}'..='\u{1EB7}' => 'a',
        '\u{1EB8}'..='\u{1EC7}' => 'e',
        '\u{1EC8}'..='\u{1ECB}' => 'i',
        '\u{1ECC}'..='\u{1EE3}' => 'o',
        '\u{1EE4}'..='\u{1EF1}' => 'u',
        '\u{1EF2}'..='\u{1EF9}' => 'y',
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
    /// What each pair folds to, a character or an expansion: all high bytes, all middle bytes, all low bytes.
    to: [&'a [u8]; 3],
    /// The expansions, each with an [`END`].
    expansions: &'a str,
}

/// What a character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded<'a> {
    /// One character.
    One(char),
    /// Folded characters that count, at least two, and the marks between them.
    Several(&'a str),
}

impl<'a> Folds<'a> {
    /// Checks a table and reads it in place. `None` unless it holds whole pairs of characters in ascending order.
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Folds<'a>> {
        if bytes.is_empty() {
            return Some(Folds::default());
        }
        let folds = Folds::parts(bytes)?;
        let is_whole = folds.expansions.is_empty() || folds.expansions.ends_with(END);
        let mut last = 0;
        for page in 0..folds.ends.len() / 2 {
            let (start, end) = folds.bounds(page)?;
            let mut low = 0;
            for (i, step) in folds.steps.get(start..end)?.iter().enumerate() {
                low += u32::from(*step);
                folds.target(start + i)?;
                if low > 0xFF || i > 0 && *step == 0 || !is_whole {
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
        let (expansions, bytes) = bytes.split_first_chunk()?;
        let (expansions, bytes) = bytes.split_at_checked(usize::from(u16::from_le_bytes(*expansions)))?;
        let expansions = str::from_utf8(expansions).ok()?;
        let pairs = bytes.len().checked_sub(pages)? / PAIR;
        let (high, bytes) = bytes.split_at(pairs);
        let (middle, bytes) = bytes.split_at(pairs);
        let (ends, bytes) = bytes.split_at(pages);
        let (steps, low) = bytes.split_at(pairs);
        (low.len() == pairs).then_some(Folds { ends, steps, to: [high, middle, low], expansions })
    }

    /// Folds a character to one. A character that has an expansion stays as it is.
    pub fn fold(&self, c: char) -> char {
        match self.folded(c) {
            Folded::One(folded) => folded,
            Folded::Several(_) => c,
        }
    }

    /// Folds a character.
    pub fn folded(&self, c: char) -> Folded<'a> {
        if c.is_ascii() {
            return Folded::One(c.to_ascii_lowercase());
        }
        self.find(c as u32).unwrap_or_else(|| Folded::One(simple(c)))
    }

    /// The folded characters that a character represents, if there are several.
    pub fn expansion(&self, c: char) -> Option<&'a str> {
        match self.folded(c) {
            Folded::Several(text) => Some(text),
            Folded::One(_) => None,
        }
    }

    /// The fold of a character, if the table has a pair for it.
    fn find(&self, c: u32) -> Option<Folded<'a>> {
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

    /// What a pair folds to.
    fn target(&self, pair: usize) -> Option<Folded<'a>> {
        let [high, middle, low] = self.to.map(|plane| plane.get(pair).map_or(0, |byte| u32::from(*byte)));
        let to = high << 16 | middle << 8 | low;
        let Some(at) = to.checked_sub(EXPANSIONS) else { return char::from_u32(to).map(Folded::One) };
        let text = self.expansions.get(at as usize..)?;
        let end = text.bytes().position(|byte| byte == END as u8)?;
        text.get(..end).map(Folded::Several)
    }

    /// The character that is folded by a pair.
    fn origin(&self, pair: usize) -> Option<char> {
        let bounds = (0..).map_while(|page| self.bounds(page));
        let (page, (start, _)) = bounds.enumerate().find(|(_, (_, end))| *end > pair)?;
        let low: u32 = self.steps.get(start..=pair)?.iter().map(|step| u32::from(*step)).sum();
        char::from_u32(((page as u32) << 8) + low)
    }

    /// Calls `each` with every character that folds to `folded`, itself included, and every character whose expansion
    /// has it.
    ///
    /// It reads two bytes of each pair.
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
        let [high, _, low] = self.to;
        let has = |text: &str| text.chars().any(|c| c == folded);
        let is_in_expansions = has(self.expansions);
        for (block, (lows, highs)) in low.chunks(BLOCK).zip(high.chunks(BLOCK)).enumerate() {
            // The high byte of an expansion is that of no character.
            let is_near =
                may_have(lows, folded as u8) || is_in_expansions && may_have(highs, (EXPANSIONS >> 16) as u8);
            if !is_near {
                continue;
            }
            for pair in block * BLOCK..block * BLOCK + lows.len() {
                let is_source = match self.target(pair) {
                    Some(Folded::One(to)) => to == folded,
                    Some(Folded::Several(text)) => has(text),
                    None => false,
                };
                if is_source {
                    self.origin(pair).into_iter().for_each(&mut *each);
                }
            }
        }
    }
}

/// Whether some bytes may have a certain one among them: always true of fewer than [`BLOCK`].
fn may_have(bytes: &[u8], byte: u8) -> bool {
    const ONES: u64 = u64::MAX / 0xFF;
    let Ok(bytes) = bytes.try_into() else { return true };
    // Equal bytes differ by zero. Subtracting one from each byte sets the high bit of a zero byte, and of no byte below
    // the first zero one.
    let differs = u64::from_le_bytes(bytes) ^ (ONES * u64::from(byte));
    differs.wrapping_sub(ONES) & !differs & ONES << 7 != 0
}

/// Writes a table. Each pair is a character and what it folds to, one character or several; pairs ascend by the
/// first. All that a character folds to is folded, and of several characters the first and the last count.
///
/// # Panics
///
/// If there are more than 65,535 pairs, or bytes of expansions. Unicode has fewer characters that fold.
#[cfg(feature = "write")]
pub fn table<T: AsRef<str>>(pairs: &[(char, T)]) -> Vec<u8> {
    let mut expansions = String::new();
    let mut target = |text: &str| {
        let mut chars = text.chars();
        if let (Some(one), None) = (chars.next(), chars.next()) {
            return u32::from(one);
        }
        let text = format!("{text}{END}");
        let at = expansions.find(&text).unwrap_or(expansions.len());
        if at == expansions.len() {
            expansions.push_str(&text);
        }
        EXPANSIONS + at as u32
    };
    let pairs: Vec<(u32, u32)> =
        pairs.iter().map(|(from, to)| (u32::from(*from), target(to.as_ref()))).collect();
    let Some((last, _)) = pairs.last() else { return Vec::new() };
    let pages = 1 + (last >> 8);
    let end = |page| pairs.partition_point(|(from, _)| from >> 8 <= page);
    let ends = (0..pages).map(|page| u16::try_from(end(page)).expect("two bytes count all forms there are"));
    let step = |(i, (from, _)): (usize, &(u32, u32))| {
        let last = i.checked_sub(1).map_or(0, |i| pairs[i].0);
        (from - last.max(from & !0xFF)) as u8
    };
    let to = |byte: usize| pairs.iter().map(move |(_, to)| to.to_le_bytes()[byte]);
    let length = u16::try_from(expansions.len()).expect("two bytes count the expansions there are");
    let mut bytes = (pages as u16).to_le_bytes().to_vec();
    bytes.extend(length.to_le_bytes());
    bytes.extend(expansions.bytes());
    bytes.extend(to(2).chain(to(1)));
    bytes.extend(ends.clone().map(|end| end.to_le_bytes()[1]));
    bytes.extend(ends.map(|end| end.to_le_bytes()[0]));
    bytes.extend(pairs.iter().enumerate().map(step));
    bytes.extend(to(0));
    bytes
}

#[cfg(test)]
mod tests;
