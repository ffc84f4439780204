//! What an index is written of.

use std::collections::BTreeMap;
use std::ops::Range;

/// One document, ready to be written. Documents are numbered in the order in which they are given. A field that a
/// document does not state is empty.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Its title.
    pub title: String,
    /// Its text. Line ends separate paragraphs.
    pub text: String,
    /// How many bytes of the text are its labels, with the line end behind them. They are not shown with the text.
    pub labels: usize,
    /// The file, see [`Record`](crate::Record).
    pub path: String,
    /// The address.
    pub url: String,
    /// Who wrote it.
    pub byline: String,
    /// When it appeared.
    pub date: String,
    /// The language that it is written in.
    pub language: String,
    /// Other values that it states, by key.
    pub meta: BTreeMap<String, Vec<String>>,
    /// Its sections, in order of their starts. Text before the first belongs to none.
    pub sections: Vec<SectionInput>,
    /// The number of its tokens. Those of the title count once, like all others.
    pub length: u32,
    /// Its keywords, the best first, as byte ranges of the title followed by the text.
    pub keywords: Vec<Range<usize>>,
    /// The most similar documents, most similar first.
    pub neighbours: Vec<u32>,
}

/// Each folded term with the documents that hold it, by number and ascending, and its frequency in each, none of them 0.
pub type Postings = BTreeMap<String, Vec<(u32, u32)>>;

/// One section of a document, see [`Section`](crate::Section).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionInput {
    /// The byte range of its heading in the text. The section starts with it. It is empty if there is no heading.
    pub heading: Range<usize>,
    /// The heading's level, 1 for the top to 6.
    pub level: u8,
    /// The anchor of the section in its page, without `#`.
    pub anchor: String,
}
