//! *What does a Markdown file say, in reading order?*
//!
//! One file is one document. A heading of any level opens a section. A block
//! becomes a paragraph: of a list each item, of a table each row, of a code block
//! each line.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::anchors::Anchors;
use super::front_matter::FrontMatter;
use super::lines::{clean, collapse, spaced};
use super::{Document, Section};

/// Reads the text below the front matter; `stem` is the title of last resort.
pub(super) fn read(text: &str, stem: &str, front: FrontMatter) -> Result<Document, String> {
    let mut reader = Reader::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.flush();
    let mut sections = reader.sections;

    let top = sections.iter().position(|section| section.level == 1);
    let title = match front.title {
        Some(title) => {
            // The same words again as the page's own heading are the title.
            if let Some(top) = top
                && collapse(&sections[top].heading) == title
            {
                take_heading(&mut sections, top);
            }
            title
        }
        // Section 0 is the text before the first heading.
        None => match top.or((sections.len() > 1).then_some(1)) {
            // A lower heading inside the text stays the heading of its section.
            Some(first) if top.is_none() && !sections[0].is_empty() => collapse(&sections[first].heading),
            Some(at) => collapse(&take_heading(&mut sections, at)),
            None if sections[0].is_empty() && front.labels.is_empty() => {
                return Err("empty: it holds no text".to_owned());
            }
            None => stem.to_owned(),
        },
    };
    sections.retain(|section| !section.is_empty());
    if sections.is_empty() {
        sections.push(Section::default());
    }
    Ok(Document {
        title,
        byline: front.byline,
        date: front.date,
        language: front.language,
        labels: front.labels,
        meta: front.meta,
        sections,
        ..Document::default()
    })
}

/// Takes the heading that is the document's title out of the text. At the page's
/// head the text below it then has no heading. Further down it stays a section, so
/// that a hit can lead to it.
fn take_heading(sections: &mut [Section], at: usize) -> String {
    let heading = std::mem::take(&mut sections[at].heading);
    if sections[..at].iter().all(Section::is_empty) {
        sections[at] = Section::plain(std::mem::take(&mut sections[at].blocks));
    }
    heading
}

struct Reader {
    /// The sections so far: the text before the first heading, then one for each
    /// heading.
    sections: Vec<Section>,
    anchors: Anchors,
    /// The text of the block that is being read.
    line: String,
    /// The heading that is being read: its level and the name that the author
    /// gives it.
    heading: Option<(u8, Option<String>)>,
    code: bool,
    html: Option<String>,
    /// Whether a line break of the source follows `line`.
    soft: bool,
}

impl Reader {
    fn new() -> Reader {
        Reader {
            sections: vec![Section::default()],
            anchors: Anchors::default(),
            line: String::new(),
            heading: None,
            code: false,
            html: None,
            soft: false,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if self.code {
                    self.code_text(&text);
                } else {
                    self.push(&text);
                }
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text);
            }
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.inline_html(&html),
            },
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => {
                if self.heading.is_some() {
                    self.soft = true;
                } else {
                    self.flush();
                }
            }
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.flush();
                self.heading = Some((*level as u8, id.as_ref().map(ToString::to_string)));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some(String::new());
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::TableCell => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let mut pieces = self.pieces().into_iter();
                if let Some((level, given)) = self.heading.take()
                    && let Some(heading) = pieces.next()
                {
                    let anchor = match given {
                        Some(name) => self.anchors.given(&name),
                        None => self.anchors.of(&heading),
                    };
                    self.sections.push(Section { heading, anchor, level, blocks: pieces.collect() });
                }
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    for line in strip_tags(&html).lines() {
                        self.push(line);
                        self.flush();
                    }
                }
            }
            TagEnd::TableCell => self.line.push(' '),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {}
            _ => self.flush(),
        }
    }

    fn push(&mut self, text: &str) {
        if std::mem::take(&mut self.soft)
            && let (Some(before), Some(after)) = (self.line.chars().next_back(), text.chars().next())
            && spaced(before, after, true)
        {
            self.line.push(' ');
        }
        self.line.push_str(text);
    }

    /// Adds code, which keeps its indentation and becomes a block a line.
    fn code_text(&mut self, text: &str) {
        let mut pieces = text.split('\n');
        if let Some(first) = pieces.next() {
            self.line.push_str(first);
        }
        for piece in pieces {
            self.flush();
            self.line.push_str(piece);
        }
    }

    /// Reads a tag without its text. `<br>` ends a line.
    fn inline_html(&mut self, html: &str) {
        let name = html.trim_start_matches('<').to_ascii_lowercase();
        if name.starts_with("br") {
            self.soft = true;
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let pieces = self.pieces();
        if let Some(section) = self.sections.last_mut() {
            section.blocks.extend(pieces);
        }
    }

    /// The block that is being read, line by line.
    fn pieces(&mut self) -> Vec<String> {
        self.soft = false;
        let line = std::mem::take(&mut self.line);
        // Some writers end lines with a carriage return alone.
        let pieces = line.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
        let kept = pieces.map(|piece| {
            let piece = clean(piece);
            let piece = if self.code { piece.trim_end() } else { piece.trim() };
            piece.to_owned()
        });
        kept.filter(|piece| !piece.trim().is_empty()).collect()
    }
}

/// The text of an HTML block: without tags, comments, scripts and styles.
fn strip_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let named = tag[1..].trim_start_matches('/');
        if !tag.starts_with("<!") && !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '?') {
            // `a < b` is text.
            out.push('<');
            rest = &tag[1..];
            continue;
        }
        let end = if tag.starts_with("<!--") {
            "-->"
        } else if begins(tag, "<script") {
            "</script>"
        } else if begins(tag, "<style") {
            "</style>"
        } else {
            ">"
        };
        rest = match find_ignoring_case(tag, end) {
            Some(to) => &tag[to + end.len()..],
            None => "",
        };
    }
    out.push_str(rest);
    out.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn begins(text: &str, with: &str) -> bool {
    text.as_bytes().get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()))
}

fn find_ignoring_case(text: &str, what: &str) -> Option<usize> {
    text.as_bytes().windows(what.len()).position(|window| window.eq_ignore_ascii_case(what.as_bytes()))
}
