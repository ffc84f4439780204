//! *What does a folder hold, and how is it read?*

use std::fmt;

use super::document::Document;

/// A file or folder that gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path below the folder.
    pub path: String,
    /// Why, in words for the person who put it there.
    pub reason: String,
}

/// Something in a file that was altered or not understood. The file gave a document all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file's path below the folder.
    pub path: String,
    /// The line that it is about, counted from one, if it is about one.
    pub line: Option<usize>,
    /// What was found and what was done, in words for the person who wrote the file.
    pub reason: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.reason),
            None => write!(f, "{}: {}", self.path, self.reason),
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Its documents, in reading order.
    pub documents: Vec<Document>,
    /// What was altered or not understood, in the order of its lines.
    pub warnings: Vec<Warning>,
}

/// What a folder holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// All documents, by path, the articles of one file in reading order.
    pub documents: Vec<Document>,
    /// The files and folders that gave no document, by path.
    pub skipped: Vec<Skipped>,
    /// What was altered or not understood, by path and line.
    pub warnings: Vec<Warning>,
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
