//! *What does a folder hold, and how is it read?*

use super::document::Document;

/// A file or folder that gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path below the folder.
    pub path: String,
    /// Why, in words for the person who put it there.
    pub reason: String,
}

/// What a folder holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// All documents, by path, the articles of one file in reading order.
    pub documents: Vec<Document>,
    /// The files and folders that gave no document, by path.
    pub skipped: Vec<Skipped>,
    /// How many files gave at least one document.
    pub files: usize,
}

/// How files become documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Precedes a file's path in its address; empty for no addresses. A `/` goes
    /// between, unless it ends with one of `/ = ? # &`.
    pub base_url: String,
    /// Whether a text file may hold several articles.
    pub articles: Articles,
}

/// Whether a text file may hold several articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Articles {
    /// Split a newspaper file by its headlines, bylines and datelines, and leave
    /// every other file whole.
    #[default]
    Auto,
    /// One file, one document.
    Never,
}
