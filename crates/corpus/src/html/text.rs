//! *Which sections and paragraphs are in the content of a page?*
//!
//! A heading opens a section, which has the heading's anchor. A paragraph, an item, a row, a line of code is a block
//! each. White space is as browsers show it, but for line ends between ideographs, which are none. Linear in the
//! page.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{ElementRef, Node};

use super::apparatus::{Contents, is_apparatus, is_heading};
use super::content::{Content, is_left_out};
use super::marks;
use crate::Section;
use crate::elements::is_block;
use crate::lines::{clean, spaced};

/// What is read of the content.
pub(super) struct Text {
    /// The text before the first heading, which may be empty, then a section for each heading.
    pub(super) sections: Vec<Section>,
    /// Where its links lead, but for those within the page.
    pub(super) links: Vec<String>,
}

pub(super) fn read(content: &Content) -> Text {
    let mut reader = Reader { sections: vec![Section::default()], ..Reader::default() };
    for &root in &content.roots {
        reader.read(root, content);
        reader.end_heading();
        reader.flush();
    }
    Text { sections: reader.sections, links: reader.links }
}

/// What stands between two texts. Where several do, the last of these counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Space,
    /// A line end, which is nothing between ideographs.
    Line,
    /// The border of a cell or of an image: a space, whatever else stands there.
    Border,
}

#[derive(Default)]
struct Reader {
    sections: Vec<Section>,
    /// The text of the block that is being read.
    line: String,
    /// What stands between it and the text that follows, if anything does.
    gap: Option<Gap>,
    /// The heading that is being read: its element, level and anchor.
    heading: Option<(NodeId, u8, String)>,
    /// Sections of the page that are open and whose heading has not come: their names.
    named: Vec<(NodeId, String)>,
    /// The name that stands right before what follows: `<a name="…"></a>`.
    before: Option<String>,
    /// How many elements around are `pre`.
    verbatim: usize,
    /// How many say how the characters before them are read.
    reading: usize,
    contents: Contents,
    links: Vec<String>,
}

impl Reader {
    fn read(&mut self, root: NodeRef<Node>, content: &Content) {
        let mut skip = None;
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) if skip.is_none() => {
                    if let Node::Text(text) = node.value() {
                        self.text(text);
                    }
                    let Some(tag) = ElementRef::wrap(node) else { continue };
                    let is_out = node.id() != root.id()
                        && (is_left_out(tag, content.marked)
                            || content.is_beside(tag)
                            || is_apparatus(tag, self.verbatim > 0)
                            || self.contents.opens(tag));
                    if is_out || self.is_link_to_heading(tag) {
                        let name = tag.value().name();
                        // The sign of a heading may have its name.
                        if let Some((_, _, anchor)) = &mut self.heading
                            && let Some(id) = tag.attr("id").or(tag.attr("name")).filter(|_| name == "a")
                            && anchor.is_empty()
                        {
                            *anchor = id.trim().to_owned();
                        }
                        if is_block(name) || is_heading(name) {
                            self.line_ends();
                        }
                        skip = Some(node.id());
                    } else {
                        self.open(tag);
                    }
                }
                Edge::Close(node) if skip == Some(node.id()) => skip = None,
                Edge::Close(node) if skip.is_none() => {
                    if let Some(tag) = ElementRef::wrap(node) {
                        self.contents.closes(node.id());
                        self.close(tag);
                    }
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: ElementRef) {
        let element = tag.value();
        let id = element.attr("id").map(str::trim).filter(|id| !id.is_empty());
        if element.name() == "a" {
            let link = element.attr("href").and_then(|href| href.trim().split(['#', '?']).next());
            self.links.extend(link.filter(|link| !link.is_empty()).map(str::to_owned));
        }
        match element.name() {
            "rt" | "rp" | "rtc" => self.reading += 1,
            "br" if self.verbatim > 0 => self.flush(),
            "br" | "hr" => self.line_ends(),
            "td" | "th" | "label" => self.put(Gap::Border),
            "pre" => {
                self.line_ends();
                self.verbatim += 1;
            }
            "img" | "area" => self.said(element.attr("alt")),
            "a" if id.or(element.attr("name")).is_some() => {
                let name = id.or(element.attr("name")).unwrap_or_default().trim();
                match &mut self.heading {
                    Some((_, _, anchor)) if anchor.is_empty() => *anchor = name.to_owned(),
                    _ => self.before = Some(name.to_owned()).filter(|name| !name.is_empty()),
                }
            }
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                self.end_heading();
                self.flush();
                let section = self.named.drain(..).next_back().map(|(_, name)| name);
                let anchor = id.map(str::to_owned).or_else(|| self.before.take()).or(section);
                self.heading = Some((tag.id(), name.as_bytes()[1] - b'0', anchor.unwrap_or_default()));
            }
            name if is_block(name) => {
                self.line_ends();
                if matches!(name, "section" | "article" | "div")
                    && let Some(id) = id
                {
                    self.named.push((tag.id(), id.to_owned()));
                }
            }
            _ => {}
        }
        for name in marks::mark(element, "index-attrs").unwrap_or_default().split(',') {
            self.said(element.attr(name.trim()));
        }
    }

    fn close(&mut self, tag: ElementRef) {
        let element = tag.value();
        match element.name() {
            "rt" | "rp" | "rtc" => self.reading = self.reading.saturating_sub(1),
            "td" | "th" | "label" => self.put(Gap::Border),
            "pre" => {
                self.flush();
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            // A reader sees it when pointing there: its own block, so that it parts no sentence.
            "abbr" | "acronym" => {
                if let Some(title) = element.attr("title")
                    && self.heading.is_none()
                    && let Some(section) = self.sections.last_mut()
                {
                    let title = crate::lines::collapse(title);
                    section.blocks.extend(Some(title).filter(|title| !title.is_empty()));
                }
            }
            name if is_block(name) => self.line_ends(),
            _ => {}
        }
        self.named.retain(|(id, _)| *id != tag.id());
        if self.heading.as_ref().is_some_and(|(id, ..)| *id == tag.id()) {
            self.end_heading();
        }
    }

    /// A link of a heading to itself, which shows a sign and no word: `#`, `¶`.
    fn is_link_to_heading(&self, tag: ElementRef) -> bool {
        self.heading.is_some()
            && tag.value().name() == "a"
            && tag.attr("href").is_some_and(|href| href.contains('#'))
            && !tag.text().any(|text| text.contains(char::is_alphanumeric))
            && !tag
                .descendants()
                .any(|node| node.value().as_element().is_some_and(|element| element.name() == "img"))
    }

    /// The words of an attribute, which are shown where it stands.
    fn said(&mut self, words: Option<&str>) {
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
        self.put(Gap::Border);
        self.text(&words.replace(['\n', '\r'], " "));
        self.put(Gap::Border);
    }

    fn text(&mut self, text: &str) {
        if self.reading > 0 {
            return;
        }
        if self.verbatim > 0 {
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    self.flush();
                }
                self.line.push_str(line);
            }
            return;
        }
        for c in text.chars() {
            if c == '\u{200b}' && self.line.is_empty() {
                continue;
            }
            match c {
                '\n' | '\r' => self.put(Gap::Line),
                c if c.is_whitespace() => self.put(Gap::Space),
                c => {
                    self.put_gap(c);
                    self.line.push(c);
                    self.before = None;
                }
            }
        }
    }

    fn put(&mut self, gap: Gap) {
        self.gap = self.gap.max(Some(gap));
    }

    fn put_gap(&mut self, next: char) {
        let (Some(gap), Some(before)) = (self.gap.take(), self.line.chars().next_back()) else { return };
        if gap != Gap::Line || spaced(before, next, true) {
            self.line.push(' ');
        }
    }

    /// A block ends, or a line of a heading.
    fn line_ends(&mut self) {
        if self.heading.is_some() {
            self.put(Gap::Line);
        } else {
            self.flush();
        }
    }

    fn end_heading(&mut self) {
        let Some((_, level, anchor)) = self.heading.take() else { return };
        if let Some(heading) = self.block() {
            let anchor = anchor.chars().flat_map(fit).collect();
            self.sections.push(Section { heading, anchor, level, blocks: Vec::new() });
        }
    }

    fn flush(&mut self) {
        if self.heading.is_some() {
            self.put(Gap::Line);
            return;
        }
        let block = self.block();
        if let Some(section) = self.sections.last_mut() {
            section.blocks.extend(block);
        }
    }

    /// The block that is being read, if it holds anything.
    fn block(&mut self) -> Option<String> {
        self.gap = None;
        let line = clean(&std::mem::take(&mut self.line));
        let line = if self.verbatim > 0 { line.trim_end() } else { line.trim() };
        (!line.trim().is_empty()).then(|| line.to_owned())
    }
}

/// A character of an `id` as an address may have it. A blank there is wrong, but browsers find it, decoded.
fn fit(c: char) -> Vec<char> {
    match c {
        c if c.is_whitespace() && !c.is_control() => {
            utf8_percent_encode(&c.to_string(), NON_ALPHANUMERIC).flat_map(str::chars).collect()
        }
        c if c.is_control() => Vec::new(),
        c => vec![c],
    }
}
