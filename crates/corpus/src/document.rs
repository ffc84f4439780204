//! *What is a document made of?*

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One document, as readers would call it: an article, a page, a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file below the folder with `/` separators; `#N`, counted from one, is
    /// appended if and only if the file holds several documents.
    pub path: String,
    /// The front matter's `url`, else the base address and the file's
    /// percent-encoded path, else (without a base address) nothing.
    pub url: String,
    /// The headline, on one line and never empty.
    pub title: String,
    /// Who wrote it, as shown: `本报记者 张三 实习生 李四`.
    pub byline: Option<String>,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, where the text gives one in full.
    pub date: Option<String>,
    /// The language that the file states, as it is written there: `zh-Hans`.
    pub language: Option<String>,
    /// Words that the file states about itself and a reader searches for: description,
    /// tags, aliases. They rank below the title and above the text. Each is on one line,
    /// none is empty.
    pub labels: Vec<String>,
    /// Other values that the file states, by key and in the order given. Each is on
    /// one line, none is empty, and a key has at least one.
    pub meta: BTreeMap<String, Vec<String>>,
    /// How much it weighs beside others, in hundredths; 0 for as much as they.
    pub weight: u16,
    /// The text without the title, in reading order. There is at least one section.
    pub sections: Vec<Section>,
}

/// A heading and the text below it, up to the next heading of any level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading, on one line. It is empty for the text before the first heading,
    /// and if the heading became the document's title.
    pub heading: String,
    /// The anchor in the page, as in `page.html#anchor`; empty for none.
    pub anchor: String,
    /// The level of the heading, from 1 to 6; 0 for the text before the first one.
    pub level: u8,
    /// The paragraphs; no line breaks, none empty.
    pub blocks: Vec<String>,
}

impl Document {
    /// A document of one section, without headings.
    pub fn plain(
        path: impl Into<String>,
        title: impl Into<String>,
        blocks: impl IntoIterator<Item = impl Into<String>>,
    ) -> Document {
        let sections = vec![Section::plain(blocks)];
        Document { path: path.into(), title: title.into(), sections, ..Document::default() }
    }

    /// Weighs this many times as much as before, within bounds.
    pub fn weigh(&mut self, times: f32) {
        let before = if self.weight == 0 { 100.0 } else { f32::from(self.weight) };
        self.weight = (before * times).round().clamp(1.0, 1000.0) as u16;
    }

    /// Everything that is shown below the title, in order: each section's heading and
    /// its blocks.
    pub fn paragraphs(&self) -> Vec<&str> {
        self.sections.iter().flat_map(Section::paragraphs).collect()
    }
}

impl Section {
    /// Text without a heading.
    pub fn plain(blocks: impl IntoIterator<Item = impl Into<String>>) -> Section {
        Section { blocks: blocks.into_iter().map(Into::into).collect(), ..Section::default() }
    }

    /// Everything that is shown of it, in order: the heading, if there is one, and
    /// the blocks.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        let heading = Some(self.heading.as_str()).filter(|heading| !heading.is_empty());
        heading.into_iter().chain(self.blocks.iter().map(String::as_str))
    }

    /// Whether it shows nothing: neither a heading nor a block.
    pub fn is_empty(&self) -> bool {
        self.paragraphs().next().is_none()
    }
}
