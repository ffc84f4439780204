//! Does a document hold a stretch of a query as it stands, with every sign? White space, case and width do not matter.
//!
//! # Cost
//!
//! A search for a phrase in every document that its Bloom filter accepts. Only a query that excludes something asks.

use crate::call::Call;
use crate::gaps::sign_before;
use crate::phrase::Phrase;
use seed_index::CodedText;
use seed_text::{Class, Folds};

/// Whether one document holds all stretches of a query as they stand. False if there are none.
pub fn holds_all(call: &Call, stretches: &[&str]) -> bool {
    let mut read = Vec::new();
    for text in stretches {
        let Some(stretch) = Stretch::of(call, text) else { return false };
        read.push(stretch);
    }
    !read.is_empty() && call.ids().any(|id| read.iter().all(|stretch| stretch.is_in(call, id)))
}

struct Stretch {
    /// Its units, and the sign in front of them.
    phrase: Phrase,
    /// All of it from the sign in front of its first unit to its last, folded.
    text: Vec<char>,
}

impl Stretch {
    /// `None` if no document holds it.
    fn of(call: &Call, text: &str) -> Option<Stretch> {
        let units = call.units(text);
        let sign = sign_before(text, &units);
        let (start, end) = (units.first()?.start - sign.len(), units.last()?.end);
        let phrase = call.phrase(&units)?.with_sign(sign).demanded();
        Some(Stretch { phrase, text: folded(text.get(start..end)?, call.folds()) })
    }

    fn is_in(&self, call: &Call, id: u32) -> bool {
        let (folds, (title, body)) = (call.folds(), call.texts(id));
        let stands = |text: CodedText| {
            let mut found = self.phrase.occurrences(text, folds);
            found.any(|found| folded(&text.part(found.start..found.end).decoded(), folds) == self.text)
        };
        call.may_hold(id, &self.phrase) && (stands(title) || stands(body))
    }
}

/// The folded characters of a text, with one blank for any white space.
fn folded(text: &str, folds: Folds) -> Vec<char> {
    let mut folded: Vec<char> = Vec::new();
    for c in text.chars().map(|c| folds.fold(c)) {
        match Class::of(c) {
            Class::Ignorable => {}
            Class::Space if folded.last() == Some(&' ') => {}
            Class::Space => folded.push(' '),
            _ => folded.push(c),
        }
    }
    folded
}
