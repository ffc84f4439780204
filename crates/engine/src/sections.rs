//! Which sections of a document does an answer name?
//!
//! # Cost
//!
//! A document with two sections or more is searched through once for each marked piece. Others cost nothing.

use crate::call::Call;
use crate::excerpt;
use crate::marked::{Marked, TextSink};
use crate::pieces::Piece;
use crate::results::Section;
use seed_index::CodedText;
use std::ops::Range;

/// The most sections that a hit names besides that of its passage.
const MOST: usize = 3;

/// The section that holds an offset of a document's text, and in order others that hold as much of what was asked for,
/// by the weights of the pieces that occur in them. `body` is the text with its labels.
#[inline(never)]
pub fn of_hit<'s, T: TextSink>(
    call: &Call<'s>,
    id: u32,
    body: CodedText,
    offset: usize,
    pieces: &[&Piece],
) -> (Option<Section<'s, T>>, Vec<Section<'s, T>>) {
    let sections = call.sections(id);
    // How many sections start at an offset or before it: the last of these holds it.
    let starts = |offset: usize| sections.partition_point(|section| section.heading.start <= offset);
    let shown = starts(offset);
    let named = |section: &seed_index::Section<'s>| Section {
        heading: Marked::decode(body.part(section.heading.clone()), &[], ' ').text,
        level: section.level,
        anchor: section.anchor,
    };
    let section = shown.checked_sub(1).and_then(|at| sections.get(at)).map(named);
    if sections.len() < 2 {
        return (section, Vec::new());
    }
    // What is in front of the first section counts as a section of its own, the first.
    let mut weights = vec![0.0; sections.len() + 1];
    for piece in pieces {
        let mut last = None;
        for mark in excerpt::marks(body, call.folds(), &[piece]) {
            let at = starts(mark.start);
            if last.replace(at) != Some(at) {
                weights[at] += piece.weight;
            }
        }
    }
    // The same pieces make the same sum: they are added in the same order.
    let least = weights[shown].max(f32::MIN_POSITIVE);
    // A heading that became the title is no name of a section.
    let is_other = |(at, section): &(usize, &seed_index::Section)| {
        at + 1 != shown && !section.heading.is_empty() && weights[at + 1] >= least
    };
    let others = sections.iter().enumerate().filter(is_other).take(MOST);
    (section, others.map(|(_, section)| named(section)).collect())
}

/// All sections of a document, their headings as ranges of its decoded text.
#[inline(never)]
pub fn of_document<'s>(call: &Call<'s>, id: u32) -> Vec<Section<'s, Range<usize>>> {
    let sections = call.sections(id);
    if sections.is_empty() {
        return Vec::new();
    }
    let (body, labels) = (call.texts(id).1, call.labels(id).codes.len());
    let shown =
        |heading: &Range<usize>| heading.start.saturating_sub(labels)..heading.end.saturating_sub(labels);
    let headings: Vec<Range<usize>> = sections.iter().map(|section| shown(&section.heading)).collect();
    let body = body.part(labels..body.codes.len());
    let headings = Marked::<String>::decode(body, &headings, '\n').marks;
    let with = |(heading, section): (Range<usize>, seed_index::Section<'s>)| Section {
        heading,
        level: section.level,
        anchor: section.anchor,
    };
    headings.into_iter().zip(sections).map(with).collect()
}
