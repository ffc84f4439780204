//! *Which sections and paragraphs are in a Markdown text?*
//!
//! A heading of any level opens a section. A block becomes a paragraph: of a list each item, of a table each
//! row, of a code block each line.

use std::sync::LazyLock;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::html::{self, Piece, Tags};
use crate::Section;
use crate::anchors::Anchors;
use crate::lines::{clean, spaced};

/// What is read besides CommonMark. Two passes read a text, and must see the same.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// What VitePress reads at the end of a line of code: `// [!code ++]`.
static CODE_MARK: LazyLock<Regex> = LazyLock::new(|| {
    let comment = r"(?://|\#|<!--|/\*|--|;|%)";
    Regex::new(&format!(r"\s*{comment}\s*\[!code [^\]]*\]\s*(?:-->|\*/)?\s*$")).expect("a fixed pattern")
});

/// How large Obsidian shows an image: `alt|300x200`.
static SIZE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\|\d+(?:x\d+)?$").expect("a fixed pattern"));

/// The text before the first heading, which may be empty, then a section for each heading.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let mut reader = Reader::new();
    for event in Parser::new_ext(text, OPTIONS) {
        reader.event(event);
    }
    reader.flush();
    reader.sections
}

struct Reader {
    sections: Vec<Section>,
    anchors: Anchors,
    /// The text of the block that is being read.
    line: String,
    /// The heading that is being read: its level and the name that the author
    /// gives it.
    heading: Option<(u8, Option<String>)>,
    code: bool,
    html: Option<String>,
    tags: Tags,
    /// Whether a line break of the source follows `line`.
    soft: bool,
    /// Of each image that is open: whether it is an embedded file, `![[a.png]]`.
    images: Vec<bool>,
    /// How many of them are.
    embeds: usize,
    /// Whether the text is the target of a wiki link.
    target: bool,
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
            tags: Tags::new(),
            soft: false,
            images: Vec::new(),
            embeds: 0,
            target: false,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if self.code {
                    self.code_text(&text);
                } else if self.target {
                    self.push(shown_target(&text));
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
            Event::HardBreak => self.line_ends(),
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
            Tag::Image { link_type, .. } => {
                let embed = matches!(link_type, LinkType::WikiLink { .. });
                self.images.push(embed);
                self.embeds += usize::from(embed);
            }
            Tag::Link { link_type, .. } => {
                self.target = *link_type == LinkType::WikiLink { has_pothole: false };
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::TableCell => {}
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => return,
            TagEnd::Link => {
                self.target = false;
                return;
            }
            TagEnd::Image => {
                if self.images.pop() == Some(true) {
                    self.embeds -= 1;
                } else if let Some(size) = SIZE.find(&self.line) {
                    self.line.truncate(size.start());
                }
                return;
            }
            TagEnd::TableCell => self.line.push(' '),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::HtmlBlock => self.html_block(),
            _ => self.flush(),
        }
        self.tags.close();
    }

    fn end_heading(&mut self) {
        let Some((level, given)) = self.heading.take() else { return };
        let mut pieces = self.pieces().into_iter();
        if let Some(heading) = pieces.next() {
            let anchor = match given {
                Some(name) => self.anchors.given(&name),
                None => self.anchors.of(&heading),
            };
            self.sections.push(Section { heading, anchor, level, blocks: pieces.collect() });
        }
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() || self.embeds > 0 || self.tags.hide() {
            return;
        }
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

    fn line_ends(&mut self) {
        if self.heading.is_some() {
            self.soft = true;
        } else {
            self.flush();
        }
    }

    /// Reads a tag without its text. `<br>` ends a line of the source.
    fn inline_html(&mut self, html: &str) {
        for piece in self.tags.read(html) {
            match piece {
                Piece::Text(text) => self.push(&text),
                Piece::Line => self.soft = true,
                Piece::Cell => self.cell(),
                Piece::Border => self.line_ends(),
                Piece::Verbatim(_) | Piece::Heading(..) | Piece::HeadingEnd => {}
            }
        }
    }

    fn html_block(&mut self) {
        let Some(html) = self.html.take() else { return };
        for piece in html::pieces(&html) {
            match piece {
                Piece::Text(text) if self.code => self.code_text(&text),
                Piece::Text(text) => self.html_text(&text),
                Piece::Line | Piece::Border => self.line_ends(),
                Piece::Cell => self.cell(),
                Piece::Verbatim(on) => {
                    self.flush();
                    self.code = on;
                }
                Piece::Heading(level, id) => {
                    self.end_heading();
                    self.flush();
                    self.heading = Some((level, id));
                }
                Piece::HeadingEnd => self.end_heading(),
            }
        }
        self.end_heading();
        self.flush();
        self.code = false;
    }

    /// In HTML a line's end is a space.
    fn html_text(&mut self, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n == 0 {
                self.push(line);
            } else {
                self.soft = true;
                self.push(line.trim_start());
            }
        }
    }

    /// Parts the cells of a row.
    fn cell(&mut self) {
        if self.line.chars().next_back().is_some_and(|c| !c.is_whitespace()) {
            self.line.push(' ');
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
            let marked = self.code && piece.contains("[!code ");
            let piece = if marked { clean(&CODE_MARK.replace(piece, "")) } else { clean(piece) };
            let piece = if self.code { piece.trim_end() } else { piece.trim() };
            piece.to_owned()
        });
        kept.filter(|piece| !piece.trim().is_empty()).collect()
    }
}

/// The words of a wiki link's target: `[[note#heading]]`, without the sign of a heading in this page and without
/// the name of a block.
fn shown_target(target: &str) -> &str {
    let end = target.find("#^").unwrap_or(target.len());
    target[..end].trim_start_matches('#')
}
