//! Where does a step of what follows a phrase end: an ideograph, or a word of letters?

use crate::hash::{self, FNV_OFFSET};
use crate::walk;
use seed_index::CodedText;
use seed_text::{Class, Unit};

/// Whether a unit belongs to the same word of letters as the one before it.
pub fn is_inside(last: &Unit, unit: &Unit) -> bool {
    let is_word = |unit: &Unit| unit.class.is_word() || unit.char == '.';
    unit.gap == walk::NO_GAP && is_word(last) && is_word(unit)
}

/// Where the step ends that begins at unit `from`.
pub fn step_end(ahead: &[Unit], from: usize) -> usize {
    (from + 1..ahead.len()).find(|i| !is_inside(&ahead[i - 1], &ahead[*i])).unwrap_or(ahead.len())
}

/// Whether a phrase goes on from one unit to the next.
pub fn goes_on(text: CodedText, last: &Unit, unit: &Unit) -> bool {
    let both = |is: fn(Class) -> bool| is(last.class) && is(unit.class);
    let may_stand = match unit.gap {
        _ if unit.class == Class::Symbol && unit.char != '.' => return false,
        walk::NO_GAP => return true,
        walk::SPACE_GAP => !both(|class| class == Class::Ideograph),
        // Inside a compound word.
        '-' | '_' => both(Class::is_word),
        _ => false,
    };
    // The gap is one character and no line end: columns of tables are separated by several spaces.
    may_stand && text.after(last.end).is_some_and(|(c, end)| c != '\n' && end == unit.start)
}

/// A number for a step: the ideograph, or a hash of the word and the gap before it.
pub fn step(last: Option<&Unit>, units: &[Unit]) -> u32 {
    if let [unit] = units
        && unit.class == Class::Ideograph
    {
        return u32::from(unit.char);
    }
    let is_word = |unit: &Unit| unit.class.is_word();
    let gap = units.first().filter(|unit| is_word(unit) && last.is_some_and(is_word)).map(|unit| unit.gap);
    hash::extend(FNV_OFFSET, gap.into_iter().chain(units.iter().map(|unit| unit.char)).map(u32::from))
        | 1 << 31
}
