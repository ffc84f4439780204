//! What does the caller hear when something cannot be done?

use js_sys::Error;
use seed_engine::Missing;

/// The error for an index without all of its blocks. An index that was opened whole has them.
pub fn lacking(_: Missing) -> Error {
    said(&["expected a whole index, found one that lacks blocks; give all of its bytes to Index.fromBytes"])
}

/// The error for bytes that are no index.
pub fn thrown(error: &seed_index::Error) -> Error {
    said(&[&error.message()])
}

/// An error with a message of these parts.
pub fn said(parts: &[&str]) -> Error {
    let mut message = String::from("seed-search: ");
    parts.iter().for_each(|part| message.push_str(part));
    Error::new(&message)
}
