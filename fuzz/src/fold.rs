//! Any text as it is folded and walked through, and any bytes as a table of folds or of syllables.
//!
//! The table of a text of nearly all characters folds to itself what it folded to. A walk forwards and one backwards see the
//! same units.
//! Their ranges are of whole characters, in order, and spans and tokens cover all of them. A table of any bytes is refused
//! or read, and folds without a panic if it is read all the same.

use seed_build::build;
use seed_corpus::Document;
use seed_index::Index;
use seed_text::walk::{before, previous, units};
use seed_text::{Folded, Folds, Syllables, Unit, gram, spans, stem, string_of};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Where characters are that fold: all but syllables of Hangul and what has no meaning of its own.
const BLOCKS: [RangeInclusive<char>; 6] = [
    '\u{A0}'..='\u{ABFF}',
    '\u{F900}'..='\u{FFFD}',
    '\u{10400}'..='\u{1044F}',
    '\u{1D400}'..='\u{1D7FF}',
    '\u{1F100}'..='\u{1F2FF}',
    '\u{2F800}'..='\u{2FA1F}',
];

/// The table of a text of all these.
static TABLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let lines = BLOCKS.map(|block| block.collect::<String>());
    let bytes = build(&[Document::plain("a", "", lines)]).expect("one document");
    Index::open(bytes.into()).expect("as it was written").folds().to_vec()
});

/// What a character folds to folds to itself, and is one of those that it is looked for by.
fn folds_once(c: char, folds: Folds) {
    let is_last = |c: char| folds.folded(c) == Folded::One(c);
    match folds.folded(c) {
        Folded::One(folded) => {
            assert!(is_last(folded), "{c:?} to {folded:?} to {:?}", folds.folded(folded));
            let mut is_source = false;
            folds.each_source(folded, &mut |source| is_source |= source == c);
            let is_arithmetic = seed_text::fold::simple(c) == folded;
            assert!(is_source || is_arithmetic, "{c:?} is not among what folds to {folded:?}");
        }
        Folded::Several(text) => {
            assert!(text.chars().nth(1).is_some(), "{c:?} to {text:?}");
            assert!(text.chars().all(is_last), "{c:?} to {text:?}");
        }
    }
}

/// Walks in both directions.
fn walk(text: &str, folds: Folds) -> Vec<Unit> {
    let forwards = units(&text, folds);
    let mut backwards = Vec::new();
    let mut last = previous(&text, folds, text.len());
    while let Some(unit) = last {
        last = before(&text, folds, &unit);
        backwards.push(unit);
        assert!(backwards.len() <= forwards.len(), "{text:?}");
    }
    backwards.reverse();
    assert_eq!(forwards.len(), backwards.len(), "{text:?}");
    for (i, (one, other)) in forwards.iter().zip(&backwards).enumerate() {
        let said = |unit: &Unit| (unit.start, unit.end, unit.char, unit.class, unit.part);
        assert_eq!(said(one), said(other), "{text:?}");
        assert!(text.get(one.start..one.end).is_some_and(|text| !text.is_empty()), "{text:?}: {one:?}");
        if i > 0 {
            let last = forwards[i - 1];
            // Backwards, the gap belongs to the unit before it.
            assert_eq!(one.gap, backwards[i - 1].gap, "{text:?}: {one:?}");
            let goes_on = (last.start, last.end, last.part + 1) == (one.start, one.end, one.part);
            assert!(last.end <= one.start || goes_on, "{text:?}: {one:?}");
        }
    }
    forwards
}

/// Spans and tokens have each unit once.
fn covers(units: &[Unit]) {
    let of_spans = spans(units).into_iter().map(|span| span.units);
    let of_tokens = gram::tokens(units).into_iter().map(|token| token.units);
    for ranges in [of_spans.collect::<Vec<_>>(), of_tokens.collect()] {
        let mut end = 0;
        for range in ranges {
            assert!(range.start == end && range.end > end, "{units:?}");
            end = range.end;
        }
        assert_eq!(end, units.len(), "{units:?}");
    }
}

/// Reads any bytes as tables.
fn tables(data: &[u8], text: &str) {
    for folds in [Folds::from_bytes(data).unwrap_or_default(), Folds::of_checked(data)] {
        units(&text, folds);
        for c in text.chars().take(32).chain(['a', 'é', '網']) {
            folds.folded(c);
            folds.each_source(c, &mut |_| ());
        }
    }
    let count = data.first().map_or(0, |byte| usize::from(*byte));
    let syllables = [Syllables::from_bytes(data, count), Some(Syllables::of_checked(data, count))];
    for syllables in syllables.into_iter().flatten() {
        for number in 0..=count as u32 {
            syllables.of(number);
            syllables.exceptions(number).for_each(drop);
        }
    }
}

/// See the head of this file.
pub fn fold(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    tables(data, text);
    covers(&walk(text, Folds::default()));
    let folds = Folds::from_bytes(&TABLE).expect("as it was written");
    text.chars().for_each(|c| folds_once(c, folds));
    let units = walk(text, folds);
    covers(&units);
    assert!(units.iter().all(|unit| unit.class.counts()));
    stem::stem(&string_of(&units));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_these_folds_once() {
        let folds = Folds::from_bytes(&TABLE).expect("as it was written");
        BLOCKS.into_iter().flatten().for_each(|c| folds_once(c, folds));
    }
}
