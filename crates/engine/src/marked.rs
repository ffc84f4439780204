//! What does a text look like when it leaves the engine? It is decoded once, into the caller's kind of string, with its
//! marks.

use seed_index::CodedText;
use std::ops::Range;

/// Text with marks. Marks are ranges in the units of `text`, which are bytes in a string. They are in order and do not
/// overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked<T = String> {
    /// The text.
    pub text: T,
    /// The marks.
    pub marks: Vec<Range<usize>>,
}

/// A target of decoding: a string, or UTF-16 for JavaScript.
pub trait TextSink: Default {
    /// An empty target with room for a number of units.
    fn with_capacity(units: usize) -> Self;
    /// Appends a character.
    fn put(&mut self, c: char);
    /// Its length in units.
    fn end(&self) -> usize;
}

impl TextSink for String {
    fn with_capacity(units: usize) -> String {
        String::with_capacity(units)
    }

    fn put(&mut self, c: char) {
        self.push(c);
    }

    fn end(&self) -> usize {
        self.len()
    }
}

impl TextSink for Vec<u16> {
    fn with_capacity(units: usize) -> Vec<u16> {
        Vec::with_capacity(units)
    }

    #[inline(always)]
    fn put(&mut self, c: char) {
        match u16::try_from(c as u32) {
            Ok(unit) => self.push(unit),
            Err(_) => self.extend_from_slice(c.encode_utf16(&mut [0; 2])),
        }
    }

    fn end(&self) -> usize {
        self.len()
    }
}

impl<T: TextSink> Marked<T> {
    /// Decodes a text with its marks. Line ends become `line_end`.
    pub fn decode(text: CodedText, marks: &[Range<usize>], line_end: char) -> Marked<T> {
        let mut out = Marked { text: T::with_capacity(text.codes.len() * 3 / 2), marks: Vec::new() };
        out.append(text, marks, line_end);
        out
    }

    /// Appends a text with its marks.
    pub fn append(&mut self, text: CodedText, marks: &[Range<usize>], line_end: char) {
        let mut at = 0;
        for mark in marks {
            self.put(text.part(at..mark.start), line_end);
            let start = self.text.end();
            self.put(text.part(mark.clone()), line_end);
            self.marks.push(start..self.text.end());
            at = mark.end;
        }
        self.put(text.part(at..text.codes.len()), line_end);
    }

    // Not inlined: three callers become smaller, and the work is in the loop anyway.
    #[inline(never)]
    fn put(&mut self, text: CodedText, line_end: char) {
        text.chars().for_each(|c| self.text.put(if c == '\n' { line_end } else { c }));
    }
}
