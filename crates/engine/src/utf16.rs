//! Which range of a JavaScript string is a range of bytes? Strings that leave the engine as UTF-8 have their ranges
//! converted once.

use std::ops::Range;

/// The length of a string in UTF-16 units. Counting characters instead of bytes is not made into vectors, which would
/// take more code.
// Not inlined: there are two calls.
#[inline(never)]
fn utf16_len(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// Converts ranges of bytes to ranges of UTF-16 units. The ranges are in order, so it takes one pass.
pub fn utf16(text: &str, ranges: &[Range<usize>]) -> Vec<[u32; 2]> {
    let (mut bytes, mut units) = (0, 0);
    let mut to = |at: usize| {
        units += utf16_len(text.get(bytes..at).unwrap_or_default());
        bytes = at;
        units
    };
    let mut converted = Vec::new();
    for Range { start, end } in ranges {
        converted.push([*start, *end].map(&mut to));
    }
    converted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_of_character() {
        let text = "aé中😀𠮷z";
        assert_eq!(utf16_len(text), text.encode_utf16().count() as u32);
        let units: Vec<u16> = text.encode_utf16().collect();
        let ranges: Vec<Range<usize>> = text.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
        for (range, [start, end]) in ranges.iter().zip(utf16(text, &ranges)) {
            let slice = String::from_utf16(&units[start as usize..end as usize]).expect("whole characters");
            assert_eq!(slice, text[range.clone()]);
        }
    }
}
