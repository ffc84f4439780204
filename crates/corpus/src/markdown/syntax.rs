//! *What of a Markdown text is for its generator alone, and no text?*
//!
//! Templates, comments, tags of components, attributes and signs that CommonMark does not know are taken out
//! before it reads the text. Code and formulas stay as they are written. What opens and is not closed is text.
//!
//! One pass from the start to the end. Every search ahead is remembered, ends where the next one begins, or
//! is paid from a budget in proportion to the text (`Stripper::pay`), so the whole is linear.

use super::code::Parts;
use super::expression;
use super::finds::{FAR, Finds, Within, closing};
use super::lines::{Mark, mark, prefix};
use super::modules;
use super::tags::tag;

/// The text without what is the generator's. In MDX braces hold JavaScript.
pub(super) fn strip(text: &str, mdx: bool) -> String {
    let mut stripper = Stripper {
        text,
        parts: Parts::of(text),
        finds: Finds::default(),
        mdx,
        at: 0,
        out: String::with_capacity(text.len()),
        budget: 8 * text.len() + FAR,
        containers: Vec::new(),
        raw: 0,
        body: 0,
        heading: false,
        module: true,
        highlight: 0,
        component: None,
    };
    while stripper.at < text.len() {
        if !stripper.line() {
            stripper.rest_of_line();
        }
    }
    stripper.out
}

struct Stripper<'a> {
    text: &'a str,
    parts: Parts,
    finds: Finds,
    mdx: bool,
    at: usize,
    out: String,
    /// How many bytes may still be looked at in vain.
    budget: usize,
    /// Of each container that is open: whether templates in it are text.
    containers: Vec<bool>,
    /// Up to where templates are text.
    raw: usize,
    /// Where the text of this line begins, behind white space and signs of quotations and lists.
    body: usize,
    /// Whether this line is a heading.
    heading: bool,
    /// Whether a statement of JavaScript may stand here.
    module: bool,
    /// Where the `==` is that closes what is highlighted.
    highlight: usize,
    /// Where the last closing tag of a component ended.
    component: Option<usize>,
}

impl<'a> Stripper<'a> {
    /// The bytes that a search in vain may look at, at most.
    fn pay(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// A part of the text from a place on, which a search may look at.
    fn ahead(&self, from: usize) -> &'a str {
        let text = &self.text[from..];
        &text[..text.floor_char_boundary(FAR.min(self.budget))]
    }

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
                let end = closing(self.text, at + 2, "[[", "]]", Within::Line)?;
                Some(self.keep(end + 2))
            }
            _ => None,
        }
    }

    /// Keeps the text up to a place as it is.
    fn keep(&mut self, end: usize) -> usize {
        self.out.push_str(&self.text[self.at..end]);
        end
    }

    /// Leaves the text up to a place out, and one of the spaces around it.
    fn leave(&self, end: usize) -> usize {
        let spaced = self.out.ends_with([' ', '\n']) || self.out.is_empty();
        end + usize::from(spaced && self.text[end..].starts_with(' '))
    }

    /// What `pattern` finds from a place on, not in code.
    fn find(&mut self, pattern: &str, from: usize) -> Option<(usize, usize)> {
        self.finds.next(pattern, self.text, &self.parts, from)
    }

    /// The place of what closes, if it is not in code.
    fn closing(&self, from: usize, open: &str, close: &str, within: Within) -> Option<usize> {
        closing(self.text, from, open, close, within).filter(|&end| !self.parts.keep(end))
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

    /// Whether nothing but white space stands between a place and the end of its line.
    fn is_last(&self, at: usize) -> bool {
        let rest = self.text[at..].bytes();
        rest.take_while(|&b| b != b'\n').all(|b| b.is_ascii_whitespace())
    }

    fn brace(&mut self, rest: &str) -> Option<usize> {
        let at = self.at;
        if let Some(body) = rest.strip_prefix("{{<").or_else(|| rest.strip_prefix("{{%")) {
            return self.shortcode(body, &rest[2..3]);
        }
        let is_raw = at < self.raw || self.containers.contains(&true);
        if rest.starts_with("{{") {
            let end = self.closing(at + 2, "{{", "}}", Within::Paragraph).filter(|_| !is_raw)? + 2;
            // `{{{ x }}}`
            return Some(
                self.leave(end + usize::from(rest.starts_with("{{{") && self.text[end..].starts_with('}'))),
            );
        }
        if rest.starts_with("{%") {
            let end = self.closing(at + 2, "{%", "%}", Within::Text).filter(|_| !is_raw)? + 2;
            return Some(self.template(end));
        }
        if rest.starts_with("{/*") {
            let (close, end) = self.find(r"\*/\s*\}", at + 3)?;
            let id = self.text[at + 3..close].trim();
            if self.heading && id.starts_with('#') && !id.contains(char::is_whitespace) {
                self.out.push_str(&format!("{{{id}}}"));
                return Some(end);
            }
            return Some(self.leave(end));
        }
        if rest.starts_with("{::comment}") {
            let (_, end) = self.find(r"\{:/(?:comment)?\}", at)?;
            return Some(self.leave(end));
        }
        if rest.starts_with("{::") || rest.starts_with("{:/") {
            return Some(self.leave(self.closing(at + 1, "{", "}", Within::Line)? + 1));
        }
        if rest.starts_with("{# ") {
            return Some(self.leave(self.closing(at + 2, "{#", "#}", Within::Paragraph)? + 2));
        }
        if let Some(end) = self.attributes(rest) {
            return Some(end);
        }
        if !self.mdx {
            return None;
        }
        let Some(length) = expression::closed(self.ahead(at)) else {
            self.pay(self.ahead(at).len());
            return None;
        };
        if let Some(text) = expression::string(&rest[..length]) {
            self.out.push_str(text);
            return Some(at + length);
        }
        Some(self.leave(at + length))
    }

    /// `{: .class #id key="value"}` and `{.class}`.
    fn attributes(&mut self, rest: &str) -> Option<usize> {
        let at = self.at;
        let end = self.closing(at + 1, "{", "}", Within::Line)? + 1;
        let inner = &self.text[at + 1..end - 1];
        let (kramdown, inner) = inner.strip_prefix(':').map_or((false, inner), |inner| (true, inner));
        if inner.trim().is_empty() || !inner.split_whitespace().all(|word| is_attribute(word, kramdown)) {
            return None;
        }
        let id = inner.split_whitespace().find(|word| word.starts_with('#'));
        let last = self.is_last(end);
        let under = rest[end - at..].trim_start_matches(['\r', '\n']);
        let underlined = last && (under.starts_with("---") || under.starts_with("==="));
        if self.heading || underlined {
            if let (true, Some(id)) = (kramdown, id) {
                self.out.push_str(&format!("{{{id}}}"));
                return Some(end);
            }
            // The reader knows the others.
            return if kramdown { Some(self.leave(end)) } else { Some(self.keep(end)) };
        }
        // On the line below a heading it is the heading's.
        let above = self.out.trim_end_matches(' ').strip_suffix('\n').and_then(|out| out.rsplit('\n').next());
        if let (true, true, Some(id)) = (kramdown, above.is_some_and(|line| line.starts_with('#')), id) {
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str(&format!(" {{{id}}}\n"));
            return Some(end);
        }
        let attached = self.out.ends_with([')', ']', '*', '_', '`', '"', '>', '~']);
        (kramdown || last || attached).then(|| self.leave(end))
    }

    /// `{{< name … >}}` and `{{% name … %}}`: what stands between two of them is text.
    fn shortcode(&mut self, body: &str, sign: &str) -> Option<usize> {
        let open = &self.text[self.at..self.at + 3];
        let close = if sign == "<" { ">}}" } else { "%}}" };
        let end = self.closing(self.at + 3, open, close, Within::Text)? + 3;
        let name = body.trim_start().split(|c: char| c.is_whitespace() || matches!(c, '>' | '%')).next();
        let rest = match name {
            // An example: `{{</* name */>}}`.
            Some(name) if name.starts_with("/*") => {
                let shown = &self.text[self.at..end];
                let shown = shown.replacen("/*", "", 1).replacen("*/", "", 1).replace('<', "\\<");
                self.out.push_str(&shown);
                return Some(end);
            }
            Some("comment") => self.find(r"\{\{[<%]\s*/\s*comment\s*[>%]\}\}", end),
            _ => None,
        };
        Some(self.leave(rest.map_or(end, |(_, end)| end)))
    }

    /// `{% name … %}`, which ends at `end`.
    fn template(&mut self, end: usize) -> usize {
        let name =
            self.text[self.at + 2..end].trim_start_matches('-').split_whitespace().next().unwrap_or_default();
        let ends = match name {
            "raw" | "verbatim" | "highlight" | "codeblock" | "comment" => {
                self.find(&format!(r"\{{%-?\s*end{name}\s*-?%\}}"), end)
            }
            _ => None,
        };
        match ends {
            Some((_, end)) if name == "comment" => self.leave(end),
            Some((close, _)) => {
                self.raw = close;
                self.leave(end)
            }
            None => self.leave(end),
        }
    }

    /// `%% … %%`. A sign of percent that is escaped in a format (`100%%`) opens none.
    fn comment(&mut self, rest: &str) -> Option<usize> {
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
    fn highlighted(&mut self, rest: &str) -> Option<usize> {
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
    fn emoji(&mut self, rest: &str) -> Option<usize> {
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
    fn raised(&mut self, rest: &str, sign: u8) -> Option<usize> {
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

/// Whether a word is `.class`, `#id` or `key=value`.
fn is_attribute(word: &str, kramdown: bool) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))
    };
    match (word.strip_prefix(['.', '#']), word.split_once('=')) {
        (Some(name), None) => {
            !name.is_empty() && name.chars().all(|c| !c.is_whitespace() && !"{}()[]=,".contains(c))
        }
        (None, Some((key, _))) => is_name(key),
        (None, None) => kramdown && (matches!(word, "toc" | "no_toc" | "-") || word.ends_with(['"', '\''])),
        _ => false,
    }
}
