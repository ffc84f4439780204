//! Which units does a text hold? Marks, white space and whatever else does not count is passed over, as the engine does.

use seed_text::{Folds, string_of, walk};

/// The folded units of a text, one after another.
pub fn folded(text: &str, folds: Folds) -> String {
    string_of(&walk::units(&text, folds))
}

/// Whether one of some texts holds the units of a query in one piece.
pub fn holds(texts: &[&str], query: &str, folds: Folds) -> bool {
    let wanted = folded(query, folds);
    texts.iter().any(|text| folded(text, folds).contains(&wanted))
}
