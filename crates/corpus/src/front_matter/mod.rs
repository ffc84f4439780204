//! *What does a Markdown file say about itself?*
//!
//! Its front matter says it. `block` finds it, `yaml`, `toml` and `json` parse it, `lenient` reads what they refuse,
//! and `fields` and `published` say what its keys mean.
//!
//! # Invariants
//!
//! - What is taken for front matter is never shown as text, whether it can be parsed or not.
//! - A mistake in one key costs no other, and each is named with its line.
//! - Each value is on one line and has no control character.
//!
//! # Cost
//!
//! Linear in its length. Nothing is nested deeper than [`DEEPEST`](value::DEEPEST).

mod block;
mod date;
mod fields;
mod json;
mod keys;
mod lenient;
mod published;
mod toml;
mod value;
mod yaml;

use std::collections::BTreeMap;

pub(super) use self::date::{day_since_1970, of_name as date_of_name};

/// What a file says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    /// `permalink`, as it is written.
    pub(super) permalink: Option<String>,
    /// `slug`, as it is written.
    pub(super) slug: Option<String>,
    pub(super) date: Option<String>,
    /// Whoever `author` or `authors` name.
    pub(super) byline: Option<String>,
    pub(super) language: Option<String>,
    pub(super) labels: Vec<String>,
    pub(super) meta: BTreeMap<String, Vec<String>>,
    /// The key and value that say that it is not published, and their line.
    pub(super) unpublished: Option<String>,
    /// When it is published, if not at `date`, and when no more.
    pub(super) publish_date: Option<String>,
    pub(super) expiry_date: Option<String>,
    /// What was not understood, each with its line in the file, counted from one.
    pub(super) warnings: Vec<(usize, String)>,
}

/// The front matter and the text after it. A rule, some sentences and a rule look like front matter, but are text.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    match block::find(text) {
        Some(found) => (fields::of(found.block, found.line), found.rest),
        None => (FrontMatter::default(), text),
    }
}
