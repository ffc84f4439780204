//! Which is the next unit of a stored text? [`seed_text::walk`] answers for text in codes.

use seed_index::CodedText;
use seed_text::{Folds, Source, Unit, walk};

pub use walk::{NO_GAP, SPACE_GAP};

/// A stored text as a source of the walk.
struct Coded<'t>(CodedText<'t>);

impl Source for Coded<'_> {
    fn after(&self, at: usize) -> Option<(char, usize)> {
        self.0.after(at)
    }

    fn before(&self, at: usize) -> Option<(char, usize)> {
        self.0.before(at)
    }
}

/// The first unit that starts at or after `at`.
pub fn next(text: CodedText, folds: Folds, at: usize) -> Option<Unit> {
    walk::next(&Coded(text), folds, at)
}

/// The unit after another one, which the walk found.
pub fn after(text: CodedText, folds: Folds, unit: &Unit) -> Option<Unit> {
    walk::after(&Coded(text), folds, unit)
}

/// The unit before another one, which the walk found.
pub fn before(text: CodedText, folds: Folds, unit: &Unit) -> Option<Unit> {
    walk::before(&Coded(text), folds, unit)
}

/// All units of a text.
pub fn units(text: CodedText, folds: Folds) -> Vec<Unit> {
    walk::units(&Coded(text), folds)
}

/// Whether a text holds no unit outside of a range.
pub fn covers(text: CodedText, folds: Folds, from: usize, to: usize) -> bool {
    previous(text, folds, from).is_none() && next(text, folds, to).is_none()
}

/// The last unit that ends at or before `at`.
pub fn previous(text: CodedText, folds: Folds, at: usize) -> Option<Unit> {
    walk::previous(&Coded(text), folds, at)
}
