//! FILES -> DOCUMENTS: *which documents are in this folder?*
//!
//! A folder of text files goes in, and a list of [`Document`]s in a fixed order
//! comes out. A file is decoded (`decode`) and read as Markdown (`markdown`), as HTML (`html`) or as
//! plain text (`plain`). The files are taken together, and what only all pages of a site tell is settled at the end
//! (`collector`, `site`). A newspaper file is split into its articles (`articles`).
//! Sentences that a column cut are joined (`columns`), and captions inside a
//! sentence or under the wrong article are moved (`captions`). The chapters of a book are its sections (`books`).
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
//! - A document has at least one section. A plain text has one, without a heading; a book has one for each of
//!   its chapters.
//! - No input panics.
//! - No rule knows a place, a person or a newspaper. Rules use the form of a line
//!   and the words of the trade (本报讯, 记者, 供图).
//!
//! - A page that says that it is not published is left out and named, unless [`Options`] take it in.
//! - No rule guesses what a file does not say. A date needs its year, a byline
//!   needs an office, and a file whose articles cannot be told apart stays one
//!   document.
//!
//! # Cost
//!
//! Time and memory are linear in the files' size. A file's text is held once while
//! it is read, and once as documents.

mod addresses;
mod anchors;
mod articles;
mod books;
mod captions;
mod collector;
mod columns;
mod corpus;
mod decode;
mod document;
mod elements;
mod error;
mod front_matter;
mod html;
mod lines;
mod lists;
mod markdown;
mod most;
mod names;
mod patterns;
mod plain;
mod read;
mod record;
mod sections;
mod site;
mod steps;
#[cfg(test)]
mod tests;
mod titles;
mod walk;
mod work;

pub use self::collector::{Collector, Found};
pub use self::corpus::{
    Addresses, Articles, Content, Corpus, File, Options, Repeated, Repetition, Skipped, Unpublished, Warning,
    Why,
};
pub use self::document::{Document, Section};
pub use self::error::Error;
pub use self::patterns::Patterns;
pub use self::read::{day_of_epoch, read_bytes};
pub use self::record::{Part, Record, Values};
pub use self::walk::{read_folder, read_folder_with};
pub use self::work::{Memo, Work};
