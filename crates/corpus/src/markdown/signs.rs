//! *Which signs of a dialect are no text?*
//!
//! Comments and names of blocks of Obsidian, what is highlighted, raised or lowered, and pictures by name.

use super::finds::Within;
use super::stripper::Stripper;

impl Stripper<'_> {
    /// `%% … %%`. A sign of percent that is escaped in a format (`100%%`) opens none.
    pub(super) fn comment(&mut self, rest: &str) -> Option<usize> {
        let length = rest.bytes().take_while(|&b| b == b'%').count();
        let opens = !self.out.ends_with(|c: char| c.is_ascii_alphanumeric()) && length == 2;
        let close = if opens { self.find("%%", self.at + 2) } else { None };
        match close {
            Some((_, end)) if self.at <= self.body => Some(self.leave(end)),
            Some(_) => {
                let end = self.closing(self.at + 2, "%%", "%%", Within::Paragraph);
                match end {
                    Some(end) => Some(self.leave(end + 2)),
                    None => Some(self.keep(self.at + 2)),
                }
            }
            None => Some(self.keep(self.at + length)),
        }
    }

    /// `==words==`, without spaces at the signs. A comparison is none.
    pub(super) fn highlighted(&mut self, rest: &str) -> Option<usize> {
        let length = rest.bytes().take_while(|&b| b == b'=').count();
        if length != 2 {
            return Some(self.keep(self.at + length));
        }
        if self.at == self.highlight {
            return Some(self.at + 2);
        }
        let end = self.closing(self.at + 2, "==", "==", Within::Paragraph)?;
        let inner = &self.text[self.at + 2..end];
        let compares = self.out.ends_with(|c: char| c.is_ascii_alphanumeric())
            && inner.starts_with(|c: char| c.is_ascii_alphanumeric());
        if compares
            || inner.is_empty()
            || inner.starts_with(char::is_whitespace)
            || inner.ends_with(char::is_whitespace)
        {
            return Some(self.keep(self.at + 2));
        }
        self.highlight = end;
        Some(self.at + 2)
    }

    /// `:smile:` is a picture.
    pub(super) fn emoji(&mut self, rest: &str) -> Option<usize> {
        let is_name =
            |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'+');
        let name = rest.bytes().skip(1).take(50).take_while(is_name).count();
        let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '`' | '_' | '-');
        let end = self.at + name + 2;
        let whole = rest.as_bytes().get(name + 1) == Some(&b':')
            && !self.out.ends_with(part)
            && !self.text[end..].starts_with(part);
        let thumb = matches!(&rest[1..=name], "+1" | "-1" | "100" | "1234");
        (whole && name > 1 && (rest.as_bytes()[1].is_ascii_lowercase() || thumb)).then(|| self.leave(end))
    }

    /// `H~2~O`, `x^2^`, a note in the text (`^[words]`) and the name of a block (`^name` at a line's end).
    pub(super) fn raised(&mut self, rest: &str, sign: u8) -> Option<usize> {
        let at = self.at;
        if rest.starts_with("~~") {
            return Some(self.keep(at + rest.bytes().take_while(|&b| b == b'~').count()));
        }
        if rest.starts_with("^[") && !self.out.ends_with('[') {
            let end = self.closing(at + 2, "^[", "]", Within::Paragraph)?;
            self.out.push(' ');
            self.out.push_str(&self.text[at + 2..end]);
            self.out.push(' ');
            return Some(end + 1);
        }
        let is_small =
            |c: char| c.is_ascii_alphanumeric() || "+-()".contains(c) || sign == b'^' && c.is_alphabetic();
        let inner: usize = rest[1..].chars().take(20).take_while(|&c| is_small(c)).map(char::len_utf8).sum();
        if inner > 0
            && rest.as_bytes().get(1 + inner) == Some(&sign)
            && !self.out.ends_with(char::is_whitespace)
        {
            self.out.push_str(&rest[1..=inner]);
            return Some(at + inner + 2);
        }
        let is_id = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-';
        let name = rest.bytes().skip(1).take(100).take_while(is_id).count();
        if sign == b'^'
            && (self.out.ends_with(char::is_whitespace) || self.out.is_empty())
            && self.is_last(at + 1 + name)
            && rest[1..=name].contains(|c: char| c.is_ascii_alphabetic())
        {
            return Some(at + 1 + name);
        }
        if sign == b'~' && !self.parts.is_html(at) {
            self.out.push_str("\\~");
            return Some(at + 1);
        }
        None
    }
}
