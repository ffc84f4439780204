//! *What does a folder hold, and how is it read?*

use std::fmt;

use scraper::Selector;
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::patterns::Patterns;

/// A file or folder that gave no document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Its path below the folder.
    pub path: String,
    /// What kind of reason it is.
    pub why: Why,
    /// Why, in words for the person who put it there. What stands before the first colon is the same for all files
    /// that are skipped for the same reason.
    pub reason: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "skipped {}: {}", self.path, self.reason)
    }
}

impl std::error::Error for Skipped {}

/// Why a file gave no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Why {
    /// Nobody expects it to be one: its name is not a text file's, or it is hidden.
    NoDocument,
    /// [`Options::include`] does not name it: a picture, a sheet of styles, a script of a site.
    NotIncluded,
    /// [`Options::exclude`] leaves it out.
    Excluded,
    /// It holds no text.
    Empty,
    /// It says that it is not published, and [`Options::unpublished`] leaves it out.
    Unpublished,
    /// It cannot be read or decoded, although its name is a text file's.
    Unreadable,
}

/// Something in a file that was altered or not understood. The file gave a document all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The file's path below the folder.
    pub path: String,
    /// The line that it is about, counted from one, if it is about one.
    pub line: Option<usize>,
    /// What was found and what was done, in words for the person who wrote the file. What stands before the first
    /// colon says what it is about, and is the same for all warnings of a kind.
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What stands on many pages of HTML and was left out of them, that on the most pages first.
    pub repeated: Vec<Repeated>,
    /// How many files gave at least one document.
    pub files: usize,
}

/// A block or a label that stands on many pages, and so is no content of any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Its text.
    pub text: String,
    /// On how many pages it stands.
    pub pages: usize,
}

/// What of a page of HTML is its content: a selector of CSS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content(Selector);

impl Content {
    /// Reads a selector: `main`, `.post-body, #content`.
    ///
    /// # Errors
    ///
    /// If it is none, in words that name it.
    pub fn new(selector: &str) -> Result<Content, String> {
        let wrong =
            |error| format!("expected a selector of CSS such as `.post-body`, found `{selector}`: {error}");
        Selector::parse(selector).map(Content).map_err(wrong)
    }

    pub(crate) fn selector(&self) -> &Selector {
        &self.0
    }
}

/// Whether what stands on many pages of HTML is content, and whether pages are that only list others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repetition {
    /// It is left out where a page marks no content: blocks that stand on at least ten pages and half of the site; and so
    /// are descriptions that most pages share, and pages that say what those say that they link to.
    #[default]
    Skip,
    /// It is read.
    Include,
}

/// How files become documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which files are read; without it, all that can be.
    pub include: Option<Patterns>,
    /// Which of them are not.
    pub exclude: Option<Patterns>,
    /// The name of a file that marks a folder as no part of the corpus; empty for none. An index that was written into
    /// the folder carries it.
    pub foreign: &'static str,
    /// Precedes a file's path in its address; empty for no addresses. A `/` goes
    /// between, unless it ends with one of `/ = ? # &`.
    pub base_url: String,
    /// How the address of a page of Markdown or HTML is made of its path.
    pub addresses: Addresses,
    /// Whether a text file may hold several articles.
    pub articles: Articles,
    /// Whether files are read that say that they are not published.
    pub unpublished: Unpublished,
    /// What of a page of HTML is its content, where the page has no attribute that says so; without it, `main` or
    /// `article`, or else the body without what stands around the text.
    pub content: Option<Content>,
    /// Whether what stands on many pages of HTML is content.
    pub repeated: Repetition,
    /// `YYYY-MM-DD`. Pages that are dated after it, or expired before it, are not published. Without it, no date
    /// keeps a page back.
    pub today: Option<String>,
}

/// How the address of a page of Markdown or HTML is made of its path. All but the first know that `index.md` and
/// `README.md` are the page of their folder, and follow `permalink` and `slug` of the front matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Addresses {
    /// The path as it is: `a/b.md`.
    #[default]
    File,
    /// `a/b.html`.
    Html,
    /// `a/b`.
    Clean,
    /// `a/b/`.
    Folder,
}

/// Whether files are read that say that they are not published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unpublished {
    /// They are left out, and each is named.
    #[default]
    Skip,
    /// They are read like others.
    Include,
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
