//! Do the headings of a document hold what was asked for?
//!
//! # Cost
//!
//! Linear in the headings of the document. They are read only where its text holds the whole query.

use crate::call::Call;
use crate::gaps::Exactness;
use crate::phrase::Phrase;
use crate::tier::Tier;
use crate::walk;
use seed_index::CodedText;
use std::ops::Range;

/// How the headings of a document hold a phrase as it was typed, and where in its text: one that is the phrase, or else
/// the first that holds it.
#[inline(never)]
pub fn best(call: &Call, id: u32, body: CodedText, phrase: &Phrase) -> Option<(Tier, Range<usize>)> {
    let mut first = None;
    for section in call.sections(id) {
        let (heading, folds) = (body.part(section.heading.clone()), call.folds());
        let Some(found) = phrase.best(heading, folds).filter(|found| found.exactness == Exactness::Exact)
        else {
            continue;
        };
        let place = section.heading.start + found.start..section.heading.start + found.end;
        if walk::covers(heading, folds, found.start, found.end) {
            return Some((Tier::WholeHeading, place));
        }
        first = first.or(Some((Tier::Heading, place)));
    }
    first
}
