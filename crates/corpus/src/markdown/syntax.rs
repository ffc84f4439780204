//! *What of a Markdown text is for its generator alone, and no text?*
//!
//! Templates, comments, tags of components, attributes and signs that CommonMark does not know are taken out
//! before it reads the text. Code and formulas stay as they are written. What opens and is not closed is text.
//!
//! One pass from the start to the end, linear in the text (`stripper`).

use super::finds::Within;
use super::lines::{Mark, mark, prefix};
use super::modules;
use super::stripper::Stripper;
use super::tags::tag;

/// The text without what is the generator's. In MDX braces hold JavaScript.
pub(super) fn strip(text: &str, mdx: bool) -> String {
    let mut stripper = Stripper::new(text, mdx);
    while stripper.at < text.len() {
        if !stripper.line() {
            stripper.rest_of_line();
        }
    }
    stripper.out
}

impl Stripper<'_> {
    /// Reads a line that is a mark as a whole.
    fn line(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let line = &rest[..rest.find('\n').map_or(rest.len(), |end| end + 1)];
        let (before, text) = line.split_at(prefix(line));
        self.body = self.at + before.len();
        let blank = text.trim().is_empty();
        let may_begin = std::mem::replace(&mut self.module, blank);
        self.heading = text.starts_with('#');
        if blank || self.parts.keep(self.body) {
            return false;
        }
        if may_begin && before.is_empty() && self.statement() {
            return true;
        }
        let Some(mark) = mark(before, text, !self.containers.is_empty()) else { return false };
        match mark {
            Mark::Opens(name, title) => {
                self.containers.push(name == "v-pre");
                self.title(before, title);
            }
            Mark::Closes => {
                self.containers.pop();
                self.title(before, "");
            }
            Mark::Shown(title) => self.title(before, title),
        }
        self.at += line.len();
        true
    }

    /// Adds a title as a block of its own.
    fn title(&mut self, before: &str, title: &str) {
        let blank: String = before.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
        if blank == before && !title.is_empty() {
            self.out.push_str(blank.trim_end());
            self.out.push('\n');
        }
        self.out.push_str(before);
        self.out.push_str(title);
        self.out.push('\n');
        self.out.push_str(blank.trim_end());
        self.out.push('\n');
    }

    /// Passes a statement of JavaScript between two paragraphs.
    fn statement(&mut self) -> bool {
        let here = &self.text[self.at..];
        if !here.starts_with("import") && !here.starts_with("export") {
            return false;
        }
        let ahead = self.ahead(self.at);
        let length = match modules::statement(ahead) {
            Some(0) => {
                self.pay(ahead.len().min(modules::HEAD));
                return false;
            }
            Some(length) => length,
            None => {
                self.pay(ahead.len());
                // As far as its paragraph.
                here.find("\n\n").map_or(here.len(), |end| end + 1)
            }
        };
        self.out.push('\n');
        self.at += length;
        self.module = true;
        // Docusaurus reads every file as MDX.
        self.mdx = true;
        true
    }

    /// Reads what is inside a line, and on to the end of the line where that ends.
    fn rest_of_line(&mut self) {
        let mut part = self.parts.next(self.at);
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if part.as_ref().is_some_and(|part| part.end <= self.at) {
                part = self.parts.next(self.at);
            }
            let code = part.as_ref().map_or(self.text.len(), |part| part.start);
            if let Some(part) = part.as_ref().filter(|_| code <= self.at) {
                self.out.push_str(&self.text[self.at..part.end]);
                self.at = part.end;
            } else if byte == b'\n' {
                self.out.push('\n');
                self.at += 1;
            } else if let Some(next) = self.sign(byte) {
                self.at = next;
            } else {
                let rest = &self.text.as_bytes()[self.at + 1..code.max(self.at + 1)];
                let length = 1 + rest.iter().position(|&b| is_sign(b)).unwrap_or(rest.len());
                self.out.push_str(&self.text[self.at..self.at + length]);
                self.at += length;
            }
            if self.text.as_bytes()[self.at - 1] == b'\n' {
                return;
            }
        }
    }

    /// Passes what begins with a sign; the place behind it.
    fn sign(&mut self, byte: u8) -> Option<usize> {
        let at = self.at;
        let rest = &self.text[at..];
        match byte {
            b'\\' => {
                let escaped = rest[1..].chars().next().filter(|&c| c != '\n')?;
                Some(self.keep(at + 1 + escaped.len_utf8()))
            }
            b'<' => self.angle(rest),
            b'{' => self.brace(rest),
            b'%' if rest.starts_with("%%") => self.comment(rest),
            b'=' if rest.starts_with("==") => self.highlighted(rest),
            b':' => self.emoji(rest),
            b'^' | b'~' => self.raised(rest, byte),
            b'$' if !self.parts.is_html(at) => {
                self.out.push_str("\\$");
                Some(at + 1)
            }
            b'[' if rest.starts_with("[[") => {
                let end = self.closing(at + 2, "[[", "]]", Within::Line)?;
                Some(self.keep(end + 2))
            }
            _ => None,
        }
    }

    fn angle(&mut self, rest: &str) -> Option<usize> {
        let at = self.at;
        if rest.starts_with("<!--") {
            let (_, end) = self.find("-->", at + 4)?;
            return Some(self.leave(end));
        }
        if self.mdx && (rest.starts_with("<>") || rest.starts_with("</>")) {
            return Some(self.leave(at + rest.find('>')? + 1));
        }
        let tag = match tag(self.ahead(at)) {
            Ok(tag) => tag,
            Err(looked) => {
                self.pay(looked);
                // `<https://example.org/~a>`
                let end = self.closing(at + 1, "<", ">", Within::Line)? + 1;
                let address = &self.text[at..end];
                let is_address = address.contains([':', '@']) && !address.contains(char::is_whitespace);
                return is_address.then(|| self.keep(end));
            }
        };
        let end = at + tag.length;
        let lower = tag.name.to_ascii_lowercase();
        if !tag.closes && !tag.empty && matches!(&*lower, "pre" | "code" | "script" | "style" | "textarea") {
            let close = self.find(&format!(r"(?i)</{lower}\s*>"), end);
            if let (Some((_, end)), "script" | "style") = (close, &*lower) {
                return Some(self.leave(end));
            }
            return Some(self.keep(close.map_or(end, |(_, end)| end)));
        }
        if tag.is_component() || self.mdx && at <= self.body && self.is_last(end) && is_frame(&lower) {
            // Two components side by side are two things.
            let parts = !tag.closes && self.component == Some(at);
            if parts && !self.out.ends_with(char::is_whitespace) {
                self.out.push(' ');
            }
            let end = self.leave(end);
            self.component = (tag.closes || tag.empty || parts).then_some(end);
            return Some(end);
        }
        if tag.odd {
            let (slash, empty) = (if tag.closes { "/" } else { "" }, if tag.empty { "/" } else { "" });
            self.out.push_str(&format!("<{slash}{lower}{empty}>"));
            return Some(end);
        }
        Some(self.keep(end))
    }
}

/// Signs that may begin what is no text.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\\' | b'<' | b'{' | b'%' | b'=' | b':' | b'^' | b'~' | b'$' | b'[')
}

/// Elements that frame text and say nothing of their own.
fn is_frame(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "section"
            | "article"
            | "main"
            | "aside"
            | "header"
            | "footer"
            | "center"
            | "span"
            | "p"
            | "details"
    )
}
