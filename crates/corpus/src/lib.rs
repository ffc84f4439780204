//! FILES -> DOCUMENTS: *which documents are in this folder?*
//!
//! A folder of text files goes in, and a list of [`Document`]s in a fixed order
//! comes out. A file is decoded (`decode`) and read as Markdown (`markdown`) or as
//! plain text (`plain`). A newspaper file is split into its articles (`articles`).
//! Sentences that a column cut are joined (`columns`), and captions inside a
//! sentence or under the wrong article are moved (`captions`).
//!
//! # Invariants
//!
//! - The result depends on the files' paths and bytes alone, never on the order
//!   in which the file system lists them, the time or the folder's own name.
//! - Nothing is dropped silently. Every character of a plain text, except white
//!   space and control characters, is in the title or a block of one of its
//!   documents. Every file that gave no document is in [`Corpus::skipped`] with the
//!   reason.
//! - A title, a heading and a block have no line break and no control character,
//!   and no block is empty.
//! - A document has at least one section. A plain text has one, without a heading.
//! - No input panics.
//! - No rule knows a place, a person or a newspaper. Rules use the form of a line
//!   and the words of the trade (本报讯, 记者, 供图).
//!
//! - No rule guesses what a file does not say. A date needs its year, a byline
//!   needs an office, and a file whose articles cannot be told apart stays one
//!   document.
//!
//! # Cost
//!
//! Time and memory are linear in the files' size. A file's text is held once while
//! it is read, and once as documents.

mod anchors;
mod articles;
mod captions;
mod columns;
mod decode;
mod document;
mod error;
mod front_matter;
mod lines;
mod markdown;
mod plain;
#[cfg(test)]
mod tests;
mod walk;

use std::path::Path;

pub use self::document::{Document, Section};
pub use self::error::Error;

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

/// Reads all text files below `folder`.
///
/// # Errors
///
/// If the folder is missing, is not a folder or cannot be listed, or if nothing
/// in it is a document.
pub fn read_folder(folder: &Path, options: &Options) -> Result<Corpus, Error> {
    walk::read_folder(folder, options)
}

/// Reads one file's bytes. `path` decides between Markdown and plain text and
/// becomes the documents' path; nothing is opened.
///
/// # Errors
///
/// The reason why these bytes are no document: they are empty, binary, or in no
/// known encoding.
pub fn read_bytes(path: &str, bytes: &[u8], options: &Options) -> Result<Vec<Document>, String> {
    let format = walk::Format::of(path).ok_or_else(|| walk::WRONG_NAME.to_owned())?;
    let text = decode::decode(bytes)?;
    let url = walk::address(&options.base_url, path);
    let shown = walk::shown_path(path);
    let stem = walk::stem(&shown);
    let mut documents = match format {
        walk::Format::Markdown => vec![markdown::read(&text, &stem)?],
        walk::Format::Plain => plain::read(&text, &stem, options.articles),
    };
    let several = documents.len() > 1;
    for (n, document) in documents.iter_mut().enumerate() {
        document.path = if several { format!("{shown}#{}", n + 1) } else { shown.clone() };
        if document.url.is_empty() {
            document.url.clone_from(&url);
        }
    }
    Ok(documents)
}
