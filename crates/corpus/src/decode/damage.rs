//! *What is lost where bytes are damaged?*
//!
//! One bad byte costs one character, not a file. U+FFFD stands for it: readers see that something was there, and
//! no query asks for it.

use encoding_rs::{DecoderResult, Encoding};

/// A text and what was lost in it.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// Where malformed bytes begin, and the place in the text. Neighbours count as one.
    pub(super) bad: Vec<(usize, usize)>,
    /// The malformed bytes, as ranges.
    pub(super) lost: Vec<(usize, usize)>,
}

/// The share of bytes that may be bad: one in so many, or a single one.
const TOLERATED: usize = 1000;

impl Decoded {
    /// Whether so little is lost that the rest is worth reading.
    pub(super) fn is_readable(&self, length: usize) -> bool {
        self.bad.len() <= 1 || self.bad.len() * TOLERATED <= length
    }
}

/// Decodes all that is well formed.
pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut found = Decoded::default();
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        let needed = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len());
        // All that is left, or a part of it where damage is frequent.
        found.text.reserve(needed.min(1 << 16));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut found.text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return found,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at - usize::from(after);
                let start = end.saturating_sub(usize::from(length));
                let neighbour = found.lost.last().is_some_and(|&(_, end)| end == start);
                if !neighbour {
                    found.bad.push((start, found.text.len()));
                    found.text.push(char::REPLACEMENT_CHARACTER);
                }
                found.lost.push((start, end));
            }
        }
    }
}
