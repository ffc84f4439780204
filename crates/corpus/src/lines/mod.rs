//! *What kind of line is this?*
//!
//! Each line of a plain text is classified alone, by its form, its punctuation and
//! the words of the trade. `articles` and `columns` decide what follows from its
//! neighbours.

mod bylines;
mod captions;
mod characters;
mod datelines;
mod dates;
mod headlines;
mod kind;

#[cfg(test)]
pub(super) use bylines::byline;
pub(super) use bylines::signature;
pub(super) use characters::{clean, collapse, ends_properly, is_clause, is_han, is_wide_punctuation, spaced};
pub(super) use dates::{calendar, full_date};
pub(super) use headlines::{HEADLINE, open_brackets, reports};
pub(super) use kind::{Kind, Line, classify};
