//! What does it mean if something else is between two units than was typed?
//!
//! A blank, a hyphen and their like say the same: `getting started` is `getting-started`. Punctuation that parts
//! sentences does not, and between two digits nearly everything has a meaning: 11,94 is not 1194, and 5-10 is not 510.

use crate::walk::{NO_GAP, SPACE_GAP};
use seed_text::fold::simple;
use seed_text::{Class, Unit};

/// How exactly an occurrence is the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exactness {
    /// Either the phrase or the text has punctuation where the other has none, words are written together that are
    /// apart in the other, or the sign in front of the phrase is missing.
    Loose,
    /// Another sign that joins, or white space instead of one, is between two words: `getting started` and
    /// `getting-started`.
    Joined,
    /// The characters are the same, and nothing but white space is added or left out.
    Exact,
}

/// Signs that join what is on both sides of them. A text with one says the same as a text with another, or with white
/// space.
const JOINING: &str = "-_/·'";
/// Signs that belong to the word behind them: `.net`, `--flag`, `~/.bashrc`. Those that have a meaning by themselves,
/// as in `#tag`, are units of the phrase.
const IN_FRONT: &str = "-./\\~_:!*?";
/// Signs that part groups of digits: `138-0013-8000`, `(010) 8888 6666`.
const GROUPING: &str = "-()";
/// The least digits in a row of which groups may be written together or apart. Shorter rows are other numbers: 5-10 is
/// not 510.
const LEAST_GROUPED: usize = 7;
/// The most characters of a sign in front of a word.
const LONGEST_SIGN: usize = 8;

/// Whether a sign is one of these. `str::contains` would bring a search for strings into the module.
fn is_one_of(signs: &str, sign: char) -> bool {
    signs.chars().any(|one| one == sign)
}

/// Whether units hold so many digits in a row that groups of them may be written together or apart.
pub fn is_grouped(units: &[Unit]) -> bool {
    let is_long = |row: &[Unit]| row.len() >= LEAST_GROUPED && row[0].class == Class::Digit;
    units.chunk_by(|a, b| a.class == b.class).any(is_long)
}

/// How exactly two units of these classes follow each other if these are the gaps between them, typed and found. `None`
/// if they are something else then.
pub fn joined(classes: [Class; 2], gaps: [char; 2], is_grouped: bool) -> Option<Exactness> {
    if gaps[0] == gaps[1] {
        return Some(Exactness::Exact);
    }
    let all =
        |signs: &str| gaps.iter().all(|gap| [NO_GAP, SPACE_GAP].contains(gap) || is_one_of(signs, *gap));
    let (joins, has_blank) = (all(JOINING), gaps.contains(&SPACE_GAP));
    let is_together = gaps.contains(&NO_GAP);
    if classes == [Class::Digit; 2] {
        let is_group = has_blank && is_together || is_grouped && all(GROUPING);
        return match joins && !is_together {
            true => Some(Exactness::Joined),
            false => is_group.then_some(Exactness::Loose),
        };
    }
    let are_words = is_together && classes.iter().all(|class| class.is_word());
    Some(match joins {
        false => Exactness::Loose,
        // `dont` is `don't`, but two words that are typed together are another one.
        true if are_words && !gaps.contains(&'\'') => Exactness::Loose,
        true if is_together && has_blank => Exactness::Exact,
        true => Exactness::Joined,
    })
}

/// The signs that are written directly in front of a phrase of a text; empty if it does not begin with a letter or
/// digit, or if one is before the signs.
pub fn sign_before<'t>(text: &'t str, phrase: &[Unit]) -> &'t str {
    let word = phrase.first().filter(|unit| unit.class.is_word());
    let before = word.and_then(|unit| text.get(..unit.start)).unwrap_or_default();
    let rest = before.trim_end_matches(|c| is_one_of(IN_FRONT, c));
    let is_free = !rest.chars().next_back().is_some_and(|c| Class::of(simple(c)).is_word());
    let sign = before.get(rest.len()..).unwrap_or_default();
    if is_free && sign.len() <= LONGEST_SIGN { sign } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_that_say_the_same_and_gaps_that_do_not() {
        let (i, l, d) = (Class::Ideograph, Class::Letter, Class::Digit);
        let (exact, joined_, loose) =
            (Some(Exactness::Exact), Some(Exactness::Joined), Some(Exactness::Loose));
        for (classes, gaps, short, long, why) in [
            ([i, i], ['\0', ' '], exact, exact, "a blank between ideographs is nothing"),
            ([i, i], ['\0', '-'], joined_, joined_, "a hyphen is nearly nothing"),
            ([i, i], ['\0', ','], loose, loose, "a comma parts"),
            ([i, l], [' ', '·'], joined_, joined_, "a middle dot joins"),
            ([l, l], [' ', '-'], joined_, joined_, "two words, joined or apart"),
            ([l, l], ['_', '/'], joined_, joined_, "two signs that join"),
            ([l, l], ['\0', '-'], loose, loose, "two words that were typed together"),
            ([l, l], ['\0', '\''], joined_, joined_, "an apostrophe that was not typed"),
            ([l, l], [' ', '.'], loose, loose, "the end of a sentence"),
            ([d, d], ['\0', ' '], loose, loose, "perhaps groups of a number"),
            ([d, d], ['\0', '-'], None, loose, "two numbers, or groups of a long one"),
            ([d, d], [' ', '-'], joined_, joined_, "the same two numbers"),
            ([d, d], [' ', ')'], None, loose, "an area code"),
            ([d, d], ['\0', ','], None, None, "11,94"),
            ([d, d], [' ', ':'], None, None, "12:30"),
            ([l, d], ['\0', ' '], loose, loose, "nokia1110"),
        ] {
            for [a, b] in [gaps, [gaps[1], gaps[0]]] {
                assert_eq!(joined(classes, [a, b], false), short, "{classes:?} {gaps:?}: {why}");
                assert_eq!(
                    joined(classes, [a, b], true),
                    long,
                    "{classes:?} {gaps:?} in a long number: {why}"
                );
            }
        }
        assert_eq!(joined([d, d], [':', ':'], false), exact, "the same gap is the same");
    }
}
