//! *Where does a tag end, also one of JSX or Vue?*
//!
//! CommonMark reads tags of HTML alone. `<Foo style={{…}} @click="…">` is text to it, and its attributes would
//! be found. Linear in the tag.

use super::expression;

/// A tag at the start of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// `</name>`.
    pub(super) closes: bool,
    /// `<name/>`.
    pub(super) empty: bool,
    /// Whether CommonMark does not read it: attributes of JSX or Vue.
    pub(super) odd: bool,
    /// Its length in bytes.
    pub(super) length: usize,
}

impl Tag<'_> {
    /// Whether it names a component and no element of HTML.
    pub(super) fn is_component(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_uppercase()) || self.name.contains('.')
    }
}

/// The tag at the start of `text`, which begins with `<`; or how many bytes were looked at in vain.
pub(super) fn tag(text: &str) -> Result<Tag<'_>, usize> {
    let mut at = 0;
    read(text, &mut at).ok_or(at)
}

/// The same; `at` is how far was looked.
fn read<'a>(text: &'a str, at: &mut usize) -> Option<Tag<'a>> {
    let bytes = text.as_bytes();
    let closes = bytes.get(1) == Some(&b'/');
    let start = 1 + usize::from(closes);
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    let length = bytes.get(start..)?.iter().take_while(|b| is_name(b)).count();
    let name = &text[start..start + length];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    *at = start + length;
    let mut odd = false;
    loop {
        let spaces = bytes[*at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        *at += spaces;
        match (bytes.get(*at)?, bytes.get(*at + 1)) {
            (b'>', _) => return Some(Tag { name, closes, empty: false, odd, length: *at + 1 }),
            (b'/', Some(b'>')) => return Some(Tag { name, closes, empty: true, odd, length: *at + 2 }),
            _ if spaces == 0 || closes => return None,
            (b'{', _) => {
                odd = true;
                let length = expression::closed(&text[*at..]);
                *at = length.map_or(text.len(), |length| *at + length);
                length?;
            }
            _ => odd |= !attribute(text, at)?,
        }
    }
}

/// Passes an attribute; whether CommonMark reads it.
fn attribute(text: &str, from: &mut usize) -> Option<bool> {
    let text = &text[*from..];
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    let starts = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b':');
    if !starts(first) && !matches!(first, b'@' | b'#') {
        return None;
    }
    let is_name = |b: &u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'_' | b':' | b'.' | b'-' | b'@' | b'#' | b'[' | b']')
    };
    let name = bytes.iter().take_while(|b| is_name(b)).count();
    let mut plain = starts(first) && !bytes[..name].iter().any(|b| matches!(b, b'@' | b'#' | b'[' | b']'));
    let space = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let sign = name + space(name);
    if bytes.get(sign) != Some(&b'=') {
        *from += name;
        return Some(plain);
    }
    let at = sign + 1 + space(sign + 1);
    let length = match *bytes.get(at)? {
        quote @ (b'"' | b'\'') => bytes[at + 1..].iter().position(|&b| b == quote).map(|n| n + 2),
        b'{' => {
            plain = false;
            expression::closed(&text[at..])
        }
        _ => {
            let ends =
                |b: &u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'<' | b'"' | b'\'' | b'=' | b'`');
            bytes[at..].iter().position(ends).filter(|&n| n > 0)
        }
    };
    *from += length.map_or(text.len(), |length| at + length);
    length.map(|_| plain)
}
