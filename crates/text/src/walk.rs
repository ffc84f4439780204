//! Which is the next unit of a text, and what separates it from the one before?

use super::fold::{Class, Folds};

/// A text that can be read in both directions: a string, or the coded text inside an index.
///
/// Offsets are bytes, on borders of characters. The walk takes it as a trait object, so it is compiled once; an
/// indirect call costs little beside decoding a character.
pub trait Source {
    /// The character that starts at `at`, and where it ends; `None` at the end.
    fn after(&self, at: usize) -> Option<(char, usize)>;
    /// The character that ends at `at`, and where it starts; `None` at the start.
    fn before(&self, at: usize) -> Option<(char, usize)>;
}

impl Source for &str {
    fn after(&self, at: usize) -> Option<(char, usize)> {
        let c = self.get(at..)?.chars().next()?;
        Some((c, at + c.len_utf8()))
    }

    fn before(&self, at: usize) -> Option<(char, usize)> {
        let c = self.get(..at)?.chars().next_back()?;
        Some((c, at - c.len_utf8()))
    }
}

/// The gap between two units that have nothing but ignorable characters between them.
pub const NO_GAP: char = '\0';
/// The gap between two units that only white space separates.
pub const SPACE_GAP: char = ' ';

/// A folded character that counts when texts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it starts in the original.
    pub start: usize,
    /// Where it ends in the original.
    pub end: usize,
    /// The folded character.
    pub char: char,
    /// Its class, always one that [counts](Class::counts). The point of a number is a symbol.
    pub class: Class,
    /// What separates it from the unit that the walk came from: [`NO_GAP`], [`SPACE_GAP`], or the first mark of
    /// punctuation in the text's order, folded.
    pub gap: char,
}

/// The first unit that starts at or after `at`.
pub fn next(source: &dyn Source, folds: Folds, at: usize) -> Option<Unit> {
    let (mut start, mut gap) = (at, NO_GAP);
    loop {
        let (raw, end) = source.after(start)?;
        match look(source, folds, raw, start, end) {
            Look::Unit(char, class) => return Some(Unit { start, end, char, class, gap }),
            Look::Nothing => {}
            Look::Space if gap == NO_GAP => gap = SPACE_GAP,
            Look::Mark(mark) if gap == NO_GAP || gap == SPACE_GAP => gap = mark,
            Look::Space | Look::Mark(_) => {}
        }
        start = end;
    }
}

/// The last unit that ends at or before `at`.
pub fn previous(source: &dyn Source, folds: Folds, at: usize) -> Option<Unit> {
    let (mut end, mut gap) = (at, NO_GAP);
    loop {
        let (raw, start) = source.before(end)?;
        match look(source, folds, raw, start, end) {
            Look::Unit(char, class) => return Some(Unit { start, end, char, class, gap }),
            Look::Nothing => {}
            Look::Space if gap == NO_GAP => gap = SPACE_GAP,
            Look::Space => {}
            // The walk goes backwards, so it meets the first mark of the gap last.
            Look::Mark(mark) => gap = mark,
        }
        end = start;
    }
}

/// All units of a text, each with the gap before it.
pub fn units(source: &dyn Source, folds: Folds) -> Vec<Unit> {
    let (mut units, mut at) = (Vec::new(), 0);
    while let Some(unit) = next(source, folds, at) {
        at = unit.end;
        units.push(unit);
    }
    units
}

/// Some units as a string.
pub fn string_of(units: &[Unit]) -> String {
    units.iter().map(|unit| unit.char).collect()
}

enum Look {
    Unit(char, Class),
    Nothing,
    Space,
    Mark(char),
}

/// Classifies a character by itself and by up to four characters on either side. A walk in either direction, from any
/// offset, therefore sees the same units.
fn look(source: &dyn Source, folds: Folds, raw: char, start: usize, end: usize) -> Look {
    let char = folds.fold(raw);
    match Class::of(char) {
        Class::Ignorable => Look::Nothing,
        Class::Space => Look::Space,
        Class::Punctuation => match char {
            // The points of 152.0 and 1.2.3 count; a full stop of prose is never between two digits.
            '.' if raw != '。' && digit_before(source, start) && digit_after(source, end).is_some() => {
                Look::Unit('.', Class::Symbol)
            }
            // A thousands separator is skipped: 1,194 is 1194.
            ',' if raw == ',' && parts_thousands(source, start, end) => Look::Nothing,
            mark => Look::Mark(mark),
        },
        class => Look::Unit(char, class),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn digit_before(source: &dyn Source, at: usize) -> bool {
    source.before(at).is_some_and(|(c, _)| is_digit(c))
}

fn digit_after(source: &dyn Source, at: usize) -> Option<usize> {
    source.after(at).filter(|(c, _)| is_digit(*c)).map(|(_, end)| end)
}

/// Whether a comma follows one to three digits and precedes exactly three.
fn parts_thousands(source: &dyn Source, start: usize, end: usize) -> bool {
    let mut at = start;
    for seen in 0..4 {
        match source.before(at) {
            Some((c, before)) if is_digit(c) => at = before,
            _ if seen == 0 => return false,
            _ => break,
        }
        if seen == 3 {
            return false;
        }
    }
    let mut at = end;
    for _ in 0..3 {
        match digit_after(source, at) {
            Some(after) => at = after,
            None => return false,
        }
    }
    digit_after(source, at).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let units = units(&text, Folds::from_bytes(&[]).expect("an empty table"));
        units.iter().flat_map(|u| [u.gap, u.char]).filter(|c| *c != NO_GAP).collect()
    }

    #[test]
    fn what_counts_and_what_stands_between() {
        for (text, expected, why) in [
            ("算力网", "算力网", "nothing between"),
            ("算 力\n网", "算 力 网", "white space of any kind is one gap"),
            ("算\u{200B}力", "算力", "a zero-width space is nothing"),
            ("系统、确定性", "系统,确定性", "punctuation parts, folded"),
            ("“产业大脑”，深", "\"产业大脑\"深", "the first mark of several stands for the gap"),
            ("152.0亿", "152.0亿", "a decimal point counts"),
            ("１５２．０", "152.0", "also in full width"),
            ("结束.2024", "结束.2024", "a full stop before a digit only parts"),
            ("1,194项", "1194项", "a thousands separator is nothing"),
            ("1,194,000", "1194000", "twice"),
            ("11,94", "11,94", "two digits after the comma are no thousands"),
            ("2024,1194", "2024,1194", "four digits before it: a list"),
            ("1,1945", "1,1945", "four digits after it: a list"),
            ("5G+智慧", "5g+智慧", "a plus belongs"),
            ("9.6%", "9.6%", "and so does a percent sign"),
        ] {
            assert_eq!(seen(text), expected, "{text:?}: {why}");
        }
    }

    #[test]
    fn both_directions_see_the_same() {
        let text = "  “4+4”的，1,194项 152.0亿元。TiDB-Lightning v1.2.3，\n\n12,34,567 End…";
        let folds = Folds::from_bytes(&[]).expect("an empty table");
        let forwards = units(&text, folds);
        let mut backwards = Vec::new();
        let mut at = text.len();
        while let Some(unit) = previous(&text, folds, at) {
            at = unit.start;
            backwards.push(unit);
        }
        backwards.reverse();
        assert_eq!(forwards.len(), backwards.len());
        for (i, (f, b)) in forwards.iter().zip(&backwards).enumerate() {
            assert_eq!((f.start, f.end, f.char, f.class), (b.start, b.end, b.char, b.class));
            if i > 0 {
                // Backwards, the gap belongs to the unit before it.
                assert_eq!(f.gap, backwards[i - 1].gap, "before {:?}", &text[f.start..f.end]);
            }
        }
    }
}
