//! Into which spans does a text fall? A span is a stretch of units of one kind, and no word crosses its borders.

use super::class::Class;
use super::walk::{NO_GAP, Unit};
use std::ops::Range;

/// The kind of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// Letters and digits without a gap, with the points inside numbers: `5g`, `152.0`, `tidb`. It is one term.
    Word,
    /// Ideographs without a gap, to be cut into words.
    Ideographs,
    /// One symbol. It is compared when a phrase is searched for, and is no term.
    Symbol,
}

/// A stretch of units of one kind, none of them separated by a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its kind.
    pub kind: SpanKind,
    /// The units that it covers.
    pub units: Range<usize>,
}

/// Groups units into spans. Every unit belongs to exactly one.
pub fn spans(units: &[Unit]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        let kind = match unit.class {
            Class::Ideograph => SpanKind::Ideographs,
            Class::Letter | Class::Digit => SpanKind::Word,
            // A point is a unit only between two digits.
            _ if unit.char == '.' => SpanKind::Word,
            _ => SpanKind::Symbol,
        };
        match spans.last_mut() {
            Some(last) if last.kind == kind && kind != SpanKind::Symbol && unit.gap == NO_GAP => {
                last.units.end = i + 1;
            }
            _ => spans.push(Span { kind, units: i..i + 1 }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::{Folds, walk};
    use super::*;

    #[test]
    fn spans_of_mixed_text() {
        use SpanKind::*;
        for (text, expected) in [
            (
                "已形成3000P的智能算力",
                &[(Ideographs, "已形成"), (Word, "3000p"), (Ideographs, "的智能算力")][..],
            ),
            ("5G+智慧", &[(Word, "5g"), (Symbol, "+"), (Ideographs, "智慧")]),
            ("152.0亿元", &[(Word, "152.0"), (Ideographs, "亿元")]),
            ("gc_life-time", &[(Word, "gc"), (Word, "life"), (Word, "time")]),
            ("算力 调度", &[(Ideographs, "算力"), (Ideographs, "调度")]),
            ("……", &[]),
        ] {
            let units = walk::units(&text, Folds::from_bytes(&[]).expect("an empty table"));
            let of = |span: &Span| units[span.units.clone()].iter().map(|u| u.char).collect::<String>();
            let found: Vec<_> = spans(&units).iter().map(|span| (span.kind, of(span))).collect();
            let expected: Vec<_> = expected.iter().map(|(k, s)| (*k, s.to_string())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
