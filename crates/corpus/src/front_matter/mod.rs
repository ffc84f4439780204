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

pub(super) use self::date::{date, day_since_1970, of_name as date_of_name};
pub(super) use self::fields::FrontMatter;

/// The front matter and the text after it. A rule, some sentences and a rule look like front matter, but are text.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    match block::find(text) {
        Some(found) => (fields::of(found.block, found.line), found.rest),
        None => (FrontMatter::default(), text),
    }
}
