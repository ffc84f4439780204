//! Which is the next unit of a text, and what separates it from the one before?
//!
//! Nearly always a character that counts is one unit. A kana and the voicing mark after it are one (`ﾊﾞ`), and so are
//! the letters of a syllable of Hangul. A character with an [expansion](super::Folds::expansion) is several (`㎡`). A
//! range is always of whole characters.

use super::class::Class;
use super::fold::{Folded, Folds, HAN};
use super::{hangul, kana};

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
    /// Where it ends in the original. All units of one character have the same range.
    pub end: usize,
    /// The folded character.
    pub char: char,
    /// Its class, always one that [counts](Class::counts). The point of a number is a symbol.
    pub class: Class,
    /// What separates it from the unit that the walk came from: [`NO_GAP`], [`SPACE_GAP`], or the first mark of
    /// punctuation in the text's order, folded.
    pub gap: char,
    /// Which of the units of its character it is, from 1 on; 0 if it is the only one.
    pub part: u8,
}

/// The first unit that starts at or after `at`.
pub fn next(source: &dyn Source, folds: Folds, at: usize) -> Option<Unit> {
    let (mut start, mut gap) = (at, NO_GAP);
    loop {
        let (raw, end) = source.after(start)?;
        match look(source, folds, raw, start, end) {
            Look::Unit(char, class, end) => return Some(Unit { start, end, char, class, gap, part: 0 }),
            Look::Several(text) => {
                let unit = Part::of(text, 1)?.unit(start, end);
                return Some(Unit { gap: if gap == NO_GAP { unit.gap } else { gap }, ..unit });
            }
            Look::Nothing => {}
            Look::Space if gap == NO_GAP => gap = SPACE_GAP,
            Look::Mark(mark) if gap == NO_GAP || gap == SPACE_GAP => gap = mark,
            Look::Space | Look::Mark(_) => {}
        }
        start = end;
    }
}

/// The unit after another one, which the walk found.
pub fn after(source: &dyn Source, folds: Folds, unit: &Unit) -> Option<Unit> {
    let part = match unit.part {
        0 => None,
        part => expansion(source, folds, unit).and_then(|text| Part::of(text, part.saturating_add(1))),
    };
    part.map_or_else(|| next(source, folds, unit.end), |part| Some(part.unit(unit.start, unit.end)))
}

/// The last unit that ends at or before `at`.
pub fn previous(source: &dyn Source, folds: Folds, at: usize) -> Option<Unit> {
    backwards(source, folds, at, NO_GAP)
}

/// The unit before another one, which the walk found.
pub fn before(source: &dyn Source, folds: Folds, unit: &Unit) -> Option<Unit> {
    let expansion = if unit.part > 0 { expansion(source, folds, unit) } else { None };
    let Some(text) = expansion else { return backwards(source, folds, unit.start, NO_GAP) };
    let gap = Part::of(text, unit.part).map_or(NO_GAP, |part| part.gap);
    match Part::of(text, unit.part - 1) {
        Some(part) => Some(Unit { gap, ..part.unit(unit.start, unit.end) }),
        None => backwards(source, folds, unit.start, gap),
    }
}

fn backwards(source: &dyn Source, folds: Folds, at: usize, gap: char) -> Option<Unit> {
    let (mut end, mut gap) = (at, gap);
    loop {
        let (raw, start) = source.before(end)?;
        match look(source, folds, raw, start, end) {
            Look::Unit(char, class, end) => return Some(Unit { start, end, char, class, gap, part: 0 }),
            Look::Several(text) => {
                let count = text.chars().filter(|c| Class::of(*c).counts()).count();
                return Some(Unit { gap, ..Part::of(text, count as u8)?.unit(start, end) });
            }
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
    let (mut units, mut last) = (Vec::new(), next(source, folds, 0));
    while let Some(unit) = last {
        last = after(source, folds, &unit);
        units.push(unit);
    }
    units
}

/// One of the units that a character makes.
struct Part {
    number: u8,
    char: char,
    /// What separates it from the part before it, or the first part from what is before the character.
    gap: char,
}

impl Part {
    /// A part of an expansion, counted from 1.
    fn of(text: &str, number: u8) -> Option<Part> {
        let (mut seen, mut gap) = (0, NO_GAP);
        for char in text.chars() {
            match Class::of(char) {
                class if class.counts() => {
                    seen += 1;
                    if seen == number {
                        return Some(Part { number, char, gap });
                    }
                    gap = NO_GAP;
                }
                Class::Punctuation if gap == NO_GAP || gap == SPACE_GAP => gap = char,
                Class::Space if gap == NO_GAP => gap = SPACE_GAP,
                _ => {}
            }
        }
        None
    }

    fn unit(self, start: usize, end: usize) -> Unit {
        let Part { number, char, gap } = self;
        Unit { start, end, char, class: Class::of(char), gap, part: number }
    }
}

/// The expansion of a unit's character.
fn expansion<'f>(source: &dyn Source, folds: Folds<'f>, unit: &Unit) -> Option<&'f str> {
    folds.expansion(source.after(unit.start)?.0)
}

/// Some units as a string.
pub fn string_of(units: &[Unit]) -> String {
    units.iter().map(|unit| unit.char).collect()
}

enum Look<'f> {
    /// A unit, and where it ends.
    Unit(char, Class, usize),
    /// Several units.
    Several(&'f str),
    Nothing,
    Space,
    Mark(char),
}

/// Classifies a character by itself and by up to four characters on either side. A walk in either direction, from any
/// offset, therefore sees the same units.
fn look<'f>(source: &dyn Source, folds: Folds<'f>, raw: char, start: usize, end: usize) -> Look<'f> {
    let char = match folds.folded(raw) {
        Folded::One(char) => char,
        Folded::Several(text) => return Look::Several(text),
    };
    if HAN.contains(&char) {
        return Look::Unit(char, Class::Ideograph, end);
    }
    match Class::of(char) {
        Class::Ignorable => Look::Nothing,
        Class::Space => Look::Space,
        Class::Punctuation => match char {
            // The points of 152.0 and 1.2.3 count; a full stop of prose is never between two digits.
            '.' if raw != '。' && digit_before(source, start) && digit_after(source, end).is_some() => {
                Look::Unit('.', Class::Symbol, end)
            }
            // A thousands separator is skipped: 1,194 is 1194.
            ',' if raw == ',' && parts_thousands(source, start, end) => Look::Nothing,
            mark => Look::Mark(mark),
        },
        // A kana and the voicing mark after it are one unit.
        Class::Ideograph if kana::is_kana(char) => {
            let joined = source.after(end).and_then(|(mark, end)| Some((kana::voiced(char, mark)?, end)));
            let (char, end) = joined.unwrap_or((char, end));
            Look::Unit(char, Class::Ideograph, end)
        }
        Class::Letter if ('\u{1100}'..='\u{1112}').contains(&char) || ('가'..='힣').contains(&char) => {
            let (mut char, mut end) = (char, end);
            while let Some((next, after)) = source.after(end)
                && let Some(joined) = hangul::joined(char, next)
            {
                (char, end) = (joined, after);
            }
            Look::Unit(char, Class::Letter, end)
        }
        class => Look::Unit(char, class, end),
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
mod tests;
