//! The shape of a document: *what does it say, and where?*

use std::collections::BTreeMap;

/// One document, as a reader would name it: an article, a page, a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// What else the file says about itself: values by key, in the order given,
    /// each on one line, none empty. A key has at least one.
    pub meta: BTreeMap<String, Vec<String>>,
    /// The text in reading order without the title; at least one section.
    pub sections: Vec<Section>,
}

/// A heading and the text below it, up to the next heading of any level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading, on one line. Empty for the text in front of the first
    /// heading, and where the document's title was the heading.
    pub heading: String,
    /// The name of the place in the page, for `page.html#anchor`; empty for none.
    pub anchor: String,
    /// 1 for a top heading, to 6; 0 for the text in front of the first heading.
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

    /// All that is shown below the title, in order: of each section the heading
    /// and the blocks.
    pub fn paragraphs(&self) -> Vec<&str> {
        self.sections.iter().flat_map(Section::paragraphs).collect()
    }
}

impl Section {
    /// Text without a heading.
    pub fn plain(blocks: impl IntoIterator<Item = impl Into<String>>) -> Section {
        Section { blocks: blocks.into_iter().map(Into::into).collect(), ..Section::default() }
    }

    /// What is shown of it, in order: the heading, if there is one, and the blocks.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        let heading = Some(self.heading.as_str()).filter(|heading| !heading.is_empty());
        heading.into_iter().chain(self.blocks.iter().map(String::as_str))
    }

    /// Whether it shows nothing: neither a heading nor a block.
    pub fn is_empty(&self) -> bool {
        self.paragraphs().next().is_none()
    }
}
