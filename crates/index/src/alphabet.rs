//! Which character has which code, and what does a text in codes say?

use super::error::Error;

/// A character's number in an [`Alphabet`]. Frequent characters have small numbers and short codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(u32);

/// Codes of one byte.
const SHORT: u32 = 128;
/// The first code of three bytes. Before it are the codes of one byte, and 112 first bytes with 128 second bytes each.
const LONG: u32 = SHORT + 112 * 128;
/// The least first byte of a code of three bytes.
const LONG_LEAD: u8 = 0xF0;
/// The number of codes that one to three bytes can express.
#[cfg(feature = "write")]
pub const MOST: usize = LONG as usize + (16 << 14);

impl Code {
    /// The number, which is the character's index in the alphabet.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The bytes of the code, and how many of the three it uses.
    pub fn bytes(self) -> ([u8; 3], usize) {
        let low = |c: u32| (c & 0x7F) as u8;
        if self.0 < SHORT {
            ([self.0 as u8, 0, 0], 1)
        } else if self.0 < LONG {
            let c = self.0 - SHORT;
            ([0x80 + (c >> 7) as u8, low(c), 0], 2)
        } else {
            let c = self.0 - LONG;
            ([LONG_LEAD + (c >> 14) as u8, low(c >> 7), low(c)], 3)
        }
    }

    /// Appends the code's bytes.
    pub fn put(self, out: &mut Vec<u8>) {
        let (bytes, len) = self.bytes();
        out.extend_from_slice(&bytes[..len]);
    }
}

/// The characters of a corpus with their numbers, looked up in both directions.
#[derive(Clone, Copy, Debug)]
pub struct Alphabet<'a> {
    chars: &'a [char],
}

/// Reads the characters from three planes of the bytes of their code points, high to low. Whoever reads a text looks
/// characters up, so they are kept decoded, four bytes each.
pub(super) fn read(planes: &[u8]) -> Result<Vec<char>, Error> {
    let wrong = |wrong| Err(Error::Section { section: "alphabet", wrong });
    let (high, rest) = planes.split_at(planes.len() / 3);
    let (middle, low) = rest.split_at(high.len());
    if low.len() != high.len() {
        return wrong("it is not three planes of equal length");
    }
    let mut chars = Vec::with_capacity(low.len());
    for ((high, middle), low) in high.iter().zip(middle).zip(low) {
        let Some(c) = char::from_u32(u32::from_be_bytes([0, *high, *middle, *low])) else {
            return wrong("it holds a number that is no character");
        };
        chars.push(c);
    }
    for class in Alphabet::new(&chars).classes() {
        if !chars[class.start as usize..class.end as usize].is_sorted_by(|a, b| a < b) {
            return wrong("its characters are not in ascending order");
        }
    }
    Ok(chars)
}

/// The planes that [`read`] reads.
pub(super) fn planes(chars: &[char]) -> Vec<u8> {
    [16, 8, 0].iter().flat_map(|shift| chars.iter().map(move |&c| (c as u32 >> shift) as u8)).collect()
}

impl<'a> Alphabet<'a> {
    /// Takes characters in the order of their numbers.
    pub(super) fn new(chars: &'a [char]) -> Alphabet<'a> {
        Alphabet { chars }
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether it has no character.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The character of a code. Constant time.
    #[inline(always)]
    pub fn char(&self, code: Code) -> Option<char> {
        self.chars.get(code.0 as usize).copied()
    }

    /// Every character, in the order of their numbers.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        self.chars.iter().copied()
    }

    /// Every code with its character, in the order of their numbers.
    pub fn codes(&self) -> impl Iterator<Item = (Code, char)> {
        (0..).map(Code).zip(self.chars())
    }

    /// The code of a character, if the corpus has it. At most three binary searches.
    pub fn code(&self, c: char) -> Option<Code> {
        self.classes().into_iter().find_map(|class| {
            let chars = self.chars.get(class.start as usize..class.end as usize)?;
            Some(Code(class.start + chars.binary_search(&c).ok()? as u32))
        })
    }

    /// Encodes a string, if the corpus has all its characters.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(text.len());
        text.chars().try_for_each(|c| {
            self.code(c)?.put(&mut out);
            Some(())
        })?;
        Some(out)
    }

    /// The numbers of each length of code, for the writer.
    #[cfg(feature = "write")]
    pub(super) fn class_borders(&self) -> [std::ops::Range<usize>; 3] {
        self.classes().map(|class| class.start as usize..class.end as usize)
    }

    pub(super) fn classes(&self) -> [std::ops::Range<u32>; 3] {
        let len = self.len() as u32;
        [0..len.min(SHORT), SHORT.min(len)..len.min(LONG), LONG.min(len)..len]
    }
}

/// Text in codes. Offsets are bytes, on borders of codes.
#[derive(Clone, Copy, Debug)]
pub struct CodedText<'a> {
    /// The alphabet that the codes number.
    pub alphabet: Alphabet<'a>,
    /// The codes.
    pub codes: &'a [u8],
}

impl<'a> CodedText<'a> {
    /// A part of the text. Offsets inside it start from 0.
    pub fn part(&self, range: std::ops::Range<usize>) -> CodedText<'a> {
        CodedText { alphabet: self.alphabet, codes: self.codes.get(range).unwrap_or_default() }
    }

    /// The character that starts at `at`, and where it ends.
    ///
    /// Bytes that form no code read as U+FFFD. An index that this library wrote holds none.
    #[inline(always)]
    pub fn after(&self, at: usize) -> Option<(char, usize)> {
        let (code, end) = self.code_after(at)?;
        let c = self.alphabet.char(Code(code)).unwrap_or(char::REPLACEMENT_CHARACTER);
        Some((c, end))
    }

    /// The number of the character that starts at `at`, and where it ends. It does not look the character up.
    ///
    /// Bytes that form no code give a number that the alphabet may not have.
    #[inline(always)]
    pub fn code_after(&self, at: usize) -> Option<(u32, usize)> {
        Some(match *self.codes.get(at..)? {
            [] => return None,
            [short @ 0..0x80, ..] => (u32::from(short), at + 1),
            [first @ 0x80..LONG_LEAD, second, ..] => {
                (SHORT + (u32::from(first - 0x80) << 7) + u32::from(second & 0x7F), at + 2)
            }
            [first, second, third, ..] => {
                let high = u32::from(first - LONG_LEAD) << 14 | u32::from(second & 0x7F) << 7;
                (LONG + high + u32::from(third & 0x7F), at + 3)
            }
            _ => (u32::MAX, self.codes.len()),
        })
    }

    /// Where the code that starts at `at` ends; `None` at the end.
    pub fn end_of(&self, at: usize) -> Option<usize> {
        let len = match *self.codes.get(at)? {
            0..0x80 => 1,
            0x80..LONG_LEAD => 2,
            LONG_LEAD.. => 3,
        };
        Some((at + len).min(self.codes.len()))
    }

    /// Where the code that ends at `at` starts; `None` at the start.
    pub fn start_of(&self, at: usize) -> Option<usize> {
        let lead = |back: usize| at.checked_sub(back).and_then(|i| self.codes.get(i)).copied();
        Some(match (lead(1)?, lead(2), lead(3)) {
            (_, _, Some(LONG_LEAD..)) => at - 3,
            (_, Some(0x80..LONG_LEAD), _) => at - 2,
            _ => at - 1,
        })
    }

    /// The character that ends at `at`, and where it starts.
    pub fn before(&self, at: usize) -> Option<(char, usize)> {
        let start = self.start_of(at)?;
        let (c, _) = self.after(start)?;
        Some((c, start))
    }

    /// Whether a code starts at `at`.
    pub fn is_border(&self, at: usize) -> bool {
        let byte = |back: usize| at.checked_sub(back).and_then(|i| self.codes.get(i)).copied();
        byte(1).is_none_or(|b| b < 0x80) && byte(2).is_none_or(|b| b < LONG_LEAD)
    }

    /// The characters of the text, each as [`after`](Self::after) gives it.
    #[inline(always)]
    pub fn chars(self) -> impl Iterator<Item = char> + use<'a> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (c, end) = self.after(at)?;
            at = end;
            Some(c)
        })
    }

    /// Decodes the text.
    pub fn decoded(&self) -> String {
        self.chars().collect()
    }

    /// Decodes the text to the end of a string.
    pub fn decode_into(&self, out: &mut String) {
        out.extend(self.chars());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `len` characters from U+0021 on, which cross every border of planes and classes.
    fn chars(len: u32) -> Vec<char> {
        (0x21..).filter_map(char::from_u32).take(len as usize).collect()
    }

    #[test]
    fn codes_at_the_borders_of_their_lengths() {
        let chars = chars(LONG + 20_000);
        let alphabet = Alphabet::new(&chars);
        for (code, len) in [
            (0, 1),
            (SHORT - 1, 1),
            (SHORT, 2),
            (SHORT + 128, 2),
            (LONG - 1, 2),
            (LONG, 3),
            (LONG + 16_384, 3),
        ] {
            let c = alphabet.char(Code(code)).expect("inside the alphabet");
            assert_eq!(alphabet.code(c), Some(Code(code)));
            let mut codes = Vec::new();
            Code(code).put(&mut codes);
            assert_eq!(codes.len(), len, "code {code}");
            let text = CodedText { alphabet, codes: &codes };
            assert_eq!(text.after(0), Some((c, len)));
            assert_eq!(text.code_after(0), Some((code, len)));
            assert_eq!(Code(code).number(), code);
            assert_eq!(text.before(len), Some((c, 0)));
        }
        assert_eq!(alphabet.char(Code(LONG + 20_000)), None);
        assert_eq!(alphabet.code(char::MAX), None);
    }

    #[test]
    fn text_walks_the_same_both_ways() {
        let chars = chars(LONG + 100);
        let alphabet = Alphabet::new(&chars);
        let numbers = [0, LONG + 3, 5, SHORT, LONG - 1, LONG + 99, 127, SHORT + 1, 1];
        let mut codes = Vec::new();
        numbers.iter().for_each(|&n| Code(n).put(&mut codes));
        let text = CodedText { alphabet, codes: &codes };
        let (mut forwards, mut at) = (Vec::new(), 0);
        while let Some((c, end)) = text.after(at) {
            assert!(text.is_border(at));
            assert!((at + 1..end).all(|inside| !text.is_border(inside)));
            forwards.push((c, at, end));
            at = end;
        }
        let mut backwards = Vec::new();
        while let Some((c, start)) = text.before(at) {
            backwards.push((c, start, at));
            at = start;
        }
        backwards.reverse();
        assert_eq!(forwards, backwards);
        assert_eq!(forwards.len(), numbers.len());
        assert!(text.chars().eq(forwards.iter().map(|(c, ..)| *c)));
    }

    #[test]
    fn bytes_that_are_no_code_read_as_such() {
        let chars = chars(SHORT + 1);
        let alphabet = Alphabet::new(&chars);
        let damaged: [&[u8]; 5] = [&[0x80, 1], &[0x80], &[LONG_LEAD, 0], &[LONG_LEAD], &[0xFF, 0xFF, 0xFF]];
        for codes in damaged {
            let text = CodedText { alphabet, codes };
            assert_eq!(text.decoded(), "\u{FFFD}", "{codes:x?}");
            assert_eq!(text.after(0), Some(('\u{FFFD}', codes.len())), "{codes:x?}");
        }
    }

    #[test]
    fn a_damaged_alphabet_is_refused() {
        let chars = chars(LONG + 300);
        let n = chars.len();
        let planes = planes(&chars);
        assert_eq!(read(&planes).ok(), Some(chars));
        assert!(read(&planes[1..]).is_err(), "not three planes");
        let mut swapped = planes.clone();
        swapped.swap(2 * n + 7, 2 * n + 8);
        assert!(read(&swapped).is_err(), "not ascending");
        let mut surrogate = planes;
        surrogate[n + n - 1] = 0xD8;
        assert!(read(&surrogate).is_err(), "a surrogate is no character");
    }
}
