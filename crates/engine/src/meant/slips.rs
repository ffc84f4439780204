//! Slips: which word of the corpus was meant by one that is not in it?
//!
//! Characters that sound as those typed (`算利网`), one character wrong, missing, too many or swapped with the next,
//! a letter wrong in a word of letters. The correction is a string of the corpus; what is typed correctly stays.

use super::near::{self, Near};
use super::pattern::{Item, Pattern};
use super::scan::{self, Matched};
use super::{Meant, Search};
use crate::asked::Asked;
use crate::plan::{Kind, Role, Term, string_of};
use crate::run::{Place, is_letters};
use crate::walk;
use seed_index::CodedText;
use seed_text::{Class, Span, SpanKind, Unit, spans};
use std::ops::Range;

/// Ideographs that are taken for one slipped word at most.
const LONGEST: usize = 12;
/// Ideographs that may all stand in words of the corpus and yet be a slip.
const LONGEST_WORDS: usize = 6;
/// Ideographs of a word that may have one too many, too few or a wrong one: of fewer nothing would be left, and more are
/// no word.
const EDITED: std::ops::RangeInclusive<usize> = 3..=8;
/// Strings one edit away that are told apart.
const MOST_EDITED: usize = 64;
/// Places of one half of it that are looked at.
const MOST_PLACES: usize = 8192;
/// Letters of a word that may be a slip of one that stands nowhere beside the rest of the query.
const LEAST_LETTERS: usize = 4;
/// Parts of a query that corrections are looked for.
const MOST_TRIED: usize = 3;
/// Parts of a query that the texts are looked through for.
const MOST_LOOKS: usize = 4;
/// Ideographs and words of letters of a query that holds words of grammar and is yet no sentence.
const LONGEST_PHRASE: usize = 8;
/// Units of a query in which slips are looked for: a longer one is a text, and its words say enough.
const LONGEST_QUERY: usize = 24;

/// The query with what stands nowhere replaced by what may have been meant.
pub fn readings(search: &Search, typed: &Asked) -> Vec<Meant> {
    let units = &typed.units;
    let length = |span: &Span| if span.kind == SpanKind::Word { 1 } else { span.units.len() };
    let is_phrase = spans(units).iter().map(length).sum::<usize>() <= LONGEST_PHRASE;
    if units.iter().filter(|unit| unit.class == Class::Ideograph).count() > LONGEST_QUERY
        || !is_phrase && typed.terms.iter().any(|term| term.is_function)
    {
        return Vec::new();
    }
    let mut corrections: Vec<(Range<usize>, Correction)> = Vec::new();
    for Slipped { units: part, is_whole, is_inside } in slipped(search, typed).into_iter().take(MOST_TRIED) {
        let is_corrected = corrections.last().is_some_and(|(last, _)| part.start < last.end);
        if is_corrected {
            continue;
        }
        let asked = &units[part.clone()];
        let found = if is_letters(asked) {
            letters(search, typed, &part, is_inside)
        } else {
            let sounds = same_sound(search, asked);
            let is_word = sounds.as_ref().is_some_and(|sounds| sounds.is_sure);
            let edited = if is_whole && !is_word { edited(search, typed, &part) } else { None };
            // What holds all that was typed is likelier than what sounds like it, is no word and no more frequent.
            let count = sounds.as_ref().map_or(0, |sounds| sounds.count);
            let is_likelier = edited.as_ref().is_some_and(|edited| edited.is_sure && edited.count >= count);
            if is_likelier { edited } else { sounds.or(edited) }
        };
        corrections.extend(found.map(|correction| (part, correction)));
    }
    if corrections.is_empty() {
        return Vec::new();
    }
    let is_guess = corrections.iter().any(|(_, correction)| correction.is_guess);
    let parts: Vec<_> = corrections.iter().map(|(part, one)| (part.clone(), one.text.as_str())).collect();
    vec![Meant { text: replaced(units, &parts), is_same: false, is_guess }]
}

/// Whether some document holds all of a text in one piece.
pub fn stands(search: &Search, text: &str) -> bool {
    let run = search.run(&search.units(text));
    run.is_some_and(|run| (0..search.index().documents().len() as u32).any(|id| search.has(id, &run)))
}

/// The query with other text in place of some parts of it. What stood between its words stays: `start_tiem` is
/// `start_time`.
fn replaced(units: &[Unit], parts: &[(Range<usize>, &str)]) -> String {
    let (mut text, mut at) = (Vec::new(), 0);
    while let Some(unit) = units.get(at) {
        if unit.gap != walk::NO_GAP && at > 0 {
            text.push(unit.gap);
        }
        if let Some((part, other)) = parts.iter().find(|(part, _)| part.start == at) {
            text.extend(other.chars());
            at = part.end;
        } else {
            text.push(unit.char);
            at += 1;
        }
    }
    text.iter().collect()
}

/// What may have been meant by a part of the query.
struct Correction {
    text: String,
    /// Whether it is so unlike what was typed that its hits are weak.
    is_guess: bool,
    /// Whether more speaks for it than that it stands somewhere: it is a word, or holds all that was typed.
    is_sure: bool,
    /// How often it was met, as far as was looked.
    count: usize,
}

/// A part of the query that no document holds.
struct Slipped {
    units: Range<usize>,
    /// Whether it is all that stands between two gaps or scripts.
    is_whole: bool,
    /// Whether it is letters that stand inside of words.
    is_inside: bool,
}

/// The parts of the query that no document holds: what stands between gaps and is short enough to be a word, or else
/// what the cut left in single characters; words of letters that are no terms and begin none.
fn slipped(search: &Search, typed: &Asked) -> Vec<Slipped> {
    let units = &typed.units;
    let mut looks = MOST_LOOKS;
    let mut is_there = |range: &Range<usize>| {
        // Each costs a pass over texts; what is not looked for any more is taken as there.
        if looks == 0 {
            return true;
        }
        looks -= 1;
        // Of the whole query it is known: nothing is corrected that stands somewhere.
        let run = search.run(&units[range.clone()]).filter(|_| range.len() < units.len());
        run.is_some_and(|mut run| {
            run.is_together = is_letters(&units[range.clone()]);
            typed.may_hold(range).any(|id| search.has(id, &run))
        })
    };
    let words = || typed.terms.iter().filter(|term| term.role == Role::Word);
    let mut parts = Vec::new();
    for span in spans(units) {
        let range = span.units.clone();
        match span.kind {
            SpanKind::Symbol => {}
            SpanKind::Word => {
                if is_unknown(typed, &range) {
                    let is_inside = is_there(&range);
                    parts.push(Slipped { units: range, is_whole: true, is_inside });
                }
            }
            SpanKind::Ideographs => {
                let known =
                    words().filter(|term| term.kind == Kind::Ideographs && range.contains(&term.units.start));
                let known: Vec<&Term> = known.collect();
                let is_known = |i: usize| known.iter().any(|term| term.units.contains(&i));
                // A longer one that is words of the corpus throughout is no slip of one word.
                let is_words = range.len() > LONGEST_WORDS && range.clone().all(is_known);
                let may_be = (2..=LONGEST).contains(&range.len()) && !is_words;
                if may_be && !is_there(&range) {
                    parts.push(Slipped { units: range.clone(), is_whole: true, is_inside: false });
                }
                let singles: Vec<usize> = range.filter(|i| !is_known(*i)).collect();
                for chunk in singles.chunk_by(|a, b| a + 1 == *b).filter(|chunk| chunk.len() > 1) {
                    let chunk = chunk[0]..chunk[chunk.len() - 1] + 1;
                    let is_new = parts.last().is_none_or(|last| last.units != chunk);
                    if chunk.len() <= LONGEST && is_new && !is_there(&chunk) {
                        parts.push(Slipped { units: chunk, is_whole: false, is_inside: false });
                    }
                }
            }
        }
    }
    parts
}

/// Whether a word of letters is no term and begins none.
fn is_unknown(typed: &Asked, word: &Range<usize>) -> bool {
    typed.units[word.clone()].iter().all(|unit| unit.char.is_ascii_lowercase())
        && !typed.terms.iter().any(|term| term.units == *word)
}

/// Whether a query that is found only loosely or in parts may be so for a slip: a word of letters in it is unknown.
pub fn is_doubtful(typed: &Asked) -> bool {
    let is_unknown = |span: &Span| span.kind == SpanKind::Word && is_unknown(typed, &span.units);
    spans(&typed.units).iter().any(is_unknown)
}

/// The term of letters nearest to a word of the query, of those as near the one beside which the rest of it stands.
///
/// What `is_inside` of longer words, and what is short, is taken for a slip only if there is such a term.
fn letters(search: &Search, typed: &Asked, part: &Range<usize>, is_inside: bool) -> Option<Correction> {
    let nearest = near::nearest(search.index(), &string_of(&typed.units[part.clone()]));
    let text = |near: &Near| replaced(&typed.units, &[(part.clone(), near.text.as_str())]);
    let is_more = part.len() < typed.units.len();
    let whole = nearest.iter().find(|near| is_more && stands(search, &text(near)));
    let may_be_alone = !is_inside && part.len() >= LEAST_LETTERS;
    let near = whole.or_else(|| nearest.first().filter(|_| may_be_alone))?;
    Some(Correction { text: near.text.clone(), is_guess: near.edits > 1, is_sure: true, count: 1 })
}

/// The string of the corpus that sounds the same.
fn same_sound(search: &Search, asked: &[Unit]) -> Option<Correction> {
    let mut pattern = Pattern::default();
    for unit in asked {
        let number = search.index().alphabet().code(unit.char).map(|code| code.number());
        let syllable = number.and_then(|number| search.syllables().of(number));
        pattern.borders |= 1 << pattern.items.len();
        match syllable {
            Some(syllable) => {
                let letters = syllable.initial().bytes().chain(syllable.rest().bytes());
                pattern.items.extend(letters.map(Item::Letter));
            }
            None => pattern.items.push(Item::Character(unit.char)),
        }
        if pattern.items.len() > super::pattern::MOST_ITEMS {
            return None;
        }
    }
    let typed = string_of(asked);
    let found = scan::whole(search, &pattern).into_iter().find(|matched| matched.text != typed)?;
    // What shares no character sounds the same by chance, unless it is a word.
    let shares = search.units(&found.text).iter().zip(asked).any(|(a, b)| a.char == b.char);
    let Matched { text, count, is_term } = found;
    (shares || is_term).then_some(Correction { text, is_guess: !shares, is_sure: is_term, count })
}

/// The string of the corpus that one character tells from what was typed: one more, or two next to each other swapped,
/// for then all that was typed is meant; or else another or one less. Of these the most frequent.
///
/// One half of what was typed is then in the text as it is, unless the two in the middle are swapped: the places of the
/// half are looked for, and what stands beside them is compared.
fn edited(search: &Search, typed: &Asked, part: &Range<usize>) -> Option<Correction> {
    let asked = &typed.units[part.clone()];
    if !EDITED.contains(&asked.len()) {
        return None;
    }
    let half = asked.len() / 2;
    // Those that hold less than what was typed, and those that hold all of it.
    let mut found: [Vec<(String, usize)>; 2] = Default::default();
    for is_first in [true, false] {
        let (exact, other) = if is_first { asked.split_at(half) } else { (&asked[half..], &asked[..half]) };
        let start = part.start + if is_first { 0 } else { half };
        each_place(search, typed, start, exact, &mut |text, place| {
            let at = if is_first { place.end } else { place.start };
            let Some((beside, edit)) = beside(search, text, at, is_first, other) else { return };
            let exact = string_of(exact);
            let string = if is_first { exact + &beside } else { beside + &exact };
            let found = &mut found[usize::from(matches!(edit, Edit::Missing | Edit::Swapped))];
            if let Some((_, count)) = found.iter_mut().find(|(known, _)| *known == string) {
                *count += 1;
            } else if found.len() < MOST_EDITED {
                found.push((string, 1));
            }
        });
    }
    let mut swapped = asked.to_vec();
    swapped.swap(half - 1, half);
    let mut count = 0;
    each_place(search, typed, part.start, &swapped, &mut |_, _| count += 1);
    if count > 0 {
        found[1].push((string_of(&swapped), count));
    }
    let [less, all] = found;
    let is_sure = !all.is_empty();
    let likeliest = if is_sure { all } else { less };
    let (text, count) = likeliest.into_iter().max_by_key(|(_, count)| *count)?;
    Some(Correction { text, is_guess: true, is_sure, count })
}

/// The places of some units, which are those of the query from `start` on in any order, up to a most.
fn each_place(
    search: &Search,
    typed: &Asked,
    start: usize,
    units: &[Unit],
    each: &mut dyn FnMut(CodedText, Place),
) {
    let Some(run) = search.run(units) else { return };
    let mut left = MOST_PLACES;
    for id in typed.may_hold(&(start..start + units.len())) {
        if left == 0 || !search.may_hold(id, &run) {
            continue;
        }
        let (title, body) = search.texts(id);
        for text in [title, body] {
            for place in run.places(text, search.folds()).take(left) {
                left -= 1;
                each(text, place);
            }
        }
    }
}

/// What was done to a string of the corpus when it was typed.
enum Edit {
    Missing,
    Swapped,
    Wrong,
    Extra,
}

/// What stands beside a place, and which edit makes `asked` out of it, if one does.
fn beside(
    search: &Search,
    text: CodedText,
    at: usize,
    is_after: bool,
    asked: &[Unit],
) -> Option<(String, Edit)> {
    let folds = search.folds();
    let (mut near, mut at) = (Vec::new(), at);
    while near.len() < asked.len() + 1 {
        let unit = if is_after { walk::next(text, folds, at) } else { walk::previous(text, folds, at) };
        let Some(unit) = unit.filter(|unit| unit.gap == walk::NO_GAP) else { break };
        at = if is_after { unit.end } else { unit.start };
        near.push(unit.char);
    }
    let mut asked: Vec<char> = asked.iter().map(|unit| unit.char).collect();
    if !is_after {
        asked.reverse();
    }
    // What was left out is likelier than what was typed instead of it.
    let (len, edit) = [asked.len() + 1, asked.len(), asked.len() - 1]
        .into_iter()
        .find_map(|len| Some((len, edit(near.get(..len)?, &asked)?)))?;
    let string = near[..len].iter();
    Some((if is_after { string.collect() } else { string.rev().collect() }, edit))
}

/// The one edit that makes `typed` out of another string, if one does. None makes a string out of itself.
fn edit(meant: &[char], typed: &[char]) -> Option<Edit> {
    let same = meant.iter().zip(typed).take_while(|(a, b)| a == b).count();
    match (&meant[same..], &typed[same..]) {
        ([x, y, a @ ..], [u, v, b @ ..]) if x == v && y == u && a == b => Some(Edit::Swapped),
        ([_, a @ ..], [_, b @ ..]) if a == b => Some(Edit::Wrong),
        ([_, a @ ..], b) if a == b => Some(Edit::Missing),
        (a, [_, b @ ..]) if a == b => Some(Edit::Extra),
        _ => None,
    }
}
