//! *What in braces is no text?*
//!
//! Shortcodes of Hugo, tags and expressions of Liquid, Nunjucks and Vue, expressions of MDX, and attributes of
//! kramdown and Pandoc. What stands between an opening and a closing tag is text.

use super::expression;
use super::finds::Within;
use super::stripper::Stripper;

impl Stripper<'_> {
    pub(super) fn brace(&mut self, rest: &str) -> Option<usize> {
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
        let name = name.unwrap_or_default();
        Some(self.tag_ends(rest.map_or(end, |(_, end)| end), name.starts_with('/')))
    }

    /// Passes a tag. What begins a line, or ends with it, is a block: text and notice are apart.
    fn tag_ends(&mut self, end: usize, closes: bool) -> usize {
        if self.at <= self.body && self.out.ends_with('\n') || closes && self.is_last(end) {
            self.out.push('\n');
        }
        self.leave(end)
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
            None if !matches!(name, "endraw" | "endverbatim" | "endhighlight" | "endif" | "endunless") => {
                self.tag_ends(end, name.starts_with("end"))
            }
            Some((close, _)) => {
                self.raw = close;
                self.leave(end)
            }
            None => self.leave(end),
        }
    }
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
