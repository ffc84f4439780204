//! Slips: which word of the corpus was meant by one that is not in it?
//!
//! Characters that sound as those typed (`算利网`), one character wrong, missing, too many or swapped with the next,
//! a letter wrong in a word of letters. The correction is a string of the corpus; what is typed correctly stays.

use super::pattern::{Item, Pattern};
use super::scan::{self, Matched};
use super::{Meant, Search};
use crate::index::{CodedText, Index, Node, Terms};
use crate::query::asked::Asked;
use crate::query::dictionary;
use crate::query::plan::{Kind, Role, Term, string_of};
use crate::query::run::Place;
use crate::text::{Class, SpanKind, Unit, spans, walk};
use std::collections::BinaryHeap;
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
/// Letters from which on a word may have one slip, and two.
const LEAST_LETTERS: [usize; 2] = [4, 8];
/// And up to which it is looked for at all.
const LONGEST_LETTERS: usize = 32;
/// Places of the dictionary that are visited for words of letters.
const MOST_VISITS: usize = 60_000;
/// Parts of a query that corrections are looked for.
const MOST_TRIED: usize = 3;
/// Parts of a query that the texts are looked through for.
const MOST_LOOKS: usize = 4;
/// Units of a query that holds words of grammar and is yet no sentence.
const LONGEST_PHRASE: usize = 8;
/// Units of a query in which slips are looked for: a longer one is a text, and its words say enough.
const LONGEST_QUERY: usize = 24;

/// The query with what stands nowhere replaced by what may have been meant.
pub fn readings(search: &Search, typed: &Asked) -> Vec<Meant> {
    let units = &typed.units;
    let is_grammar = |term: &Term| term.is_function && units.len() > LONGEST_PHRASE;
    if units.iter().filter(|unit| unit.class == Class::Ideograph).count() > LONGEST_QUERY
        || typed.terms.iter().any(is_grammar)
    {
        return Vec::new();
    }
    let mut corrections: Vec<(Range<usize>, Correction)> = Vec::new();
    for Slipped { units: part, is_whole } in slipped(search, typed).into_iter().take(MOST_TRIED) {
        let is_corrected = corrections.last().is_some_and(|(last, _)| part.start < last.end);
        if is_corrected {
            continue;
        }
        let asked = &units[part.clone()];
        let found = if asked.iter().all(|unit| unit.class.is_word()) {
            letters(search.index(), &string_of(asked))
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
    let (mut text, mut at) = (String::new(), 0);
    let put = |text: &mut String, range: Range<usize>| {
        for unit in &units[range] {
            if unit.gap != walk::NO_GAP && !text.is_empty() {
                text.push(' ');
            }
            text.push(unit.char);
        }
    };
    for (part, correction) in corrections {
        put(&mut text, at..part.start);
        if units[part.start].gap != walk::NO_GAP && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&correction.text);
        at = part.end;
    }
    put(&mut text, at..units.len());
    vec![Meant { text, is_same: false, is_guess }]
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
}

/// The parts of the query that no document holds: what stands between gaps and is short enough to be a word, or else
/// what the cut left in single characters; words of letters that are no terms.
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
        run.is_some_and(|run| typed.may_hold(range).any(|id| search.has(id, &run)))
    };
    let words = || typed.terms.iter().filter(|term| term.role == Role::Word);
    let mut parts = Vec::new();
    for span in spans(units) {
        let range = span.units.clone();
        match span.kind {
            SpanKind::Symbol => {}
            SpanKind::Word => {
                let is_term = words().any(|term| term.units == range);
                let has_digit = units[range.clone()].iter().any(|unit| !unit.char.is_ascii_lowercase());
                if !is_term && !has_digit && !is_there(&range) {
                    parts.push(Slipped { units: range, is_whole: true });
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
                    parts.push(Slipped { units: range.clone(), is_whole: true });
                }
                let singles: Vec<usize> = range.filter(|i| !is_known(*i)).collect();
                for chunk in singles.chunk_by(|a, b| a + 1 == *b).filter(|chunk| chunk.len() > 1) {
                    let chunk = chunk[0]..chunk[chunk.len() - 1] + 1;
                    let is_new = parts.last().is_none_or(|last| last.units != chunk);
                    if chunk.len() <= LONGEST && is_new && !is_there(&chunk) {
                        parts.push(Slipped { units: chunk, is_whole: false });
                    }
                }
            }
        }
    }
    parts
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
        let unit = if is_after { walk::next(&text, folds, at) } else { walk::previous(&text, folds, at) };
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

/// The term of letters nearest to a word: fewest edits, then most frequent.
fn letters(index: &Index, word: &str) -> Option<Correction> {
    let most = LEAST_LETTERS.iter().filter(|least| word.len() >= **least).count();
    let letters: Vec<char> = word.chars().collect();
    if most == 0 || letters.len() > LONGEST_LETTERS {
        return None;
    }
    let terms = index.terms();
    let mut near = Near {
        index,
        terms: &terms,
        letters: &letters,
        most,
        best: BinaryHeap::new(),
        texts: Vec::new(),
        visits: MOST_VISITS,
    };
    let row: Vec<u8> = (0..=letters.len() as u8).collect();
    near.below(terms.root()?, &mut Vec::new(), &[], &row);
    let best = near.best.pop()?;
    let text = near.texts.swap_remove(!(best as u32) as usize);
    Some(Correction { text, is_guess: !(best >> 48) as u16 > 1, is_sure: true, count: 1 })
}

/// A walk over the terms of letters that keeps to those near a word: rows of the matrix of edit distances with
/// swaps (Damerau and Levenshtein), one for each letter walked.
struct Near<'n> {
    index: &'n Index<'n>,
    terms: &'n Terms<'n>,
    letters: &'n [char],
    most: usize,
    /// Fewest edits, highest document frequency, first place among the texts.
    best: BinaryHeap<u64>,
    texts: Vec<String>,
    visits: usize,
}

impl Near<'_> {
    fn below(&mut self, node: Node, walked: &mut Vec<char>, before: &[u8], row: &[u8]) {
        let edits = row[self.letters.len()];
        if let Some(ordinal) = node.ordinal().filter(|_| usize::from(edits) <= self.most && walked.len() > 1)
        {
            let df = self.index.postings().list(ordinal).df().min(0xFFFF);
            self.best.push(
                u64::from(!u16::from(edits)) << 48
                    | u64::from(df) << 32
                    | u64::from(!(self.texts.len() as u32)),
            );
            self.texts.push(walked.iter().collect());
        }
        for letter in ('a'..='z').chain('0'..='9') {
            if self.visits == 0 {
                return;
            }
            let next = dictionary::step(self.index, self.terms, node, letter);
            let Some(next) = next else { continue };
            self.visits -= 1;
            let mut new = vec![row[0] + 1];
            for (i, asked) in self.letters.iter().enumerate() {
                let replaced = row[i] + u8::from(*asked != letter);
                let mut least = replaced.min(row[i + 1] + 1).min(new[i] + 1);
                let is_swapped = i > 0 && walked.last() == Some(asked) && self.letters[i - 1] == letter;
                if is_swapped && let Some(swapped) = before.get(i - 1) {
                    least = least.min(swapped + 1);
                }
                new.push(least);
            }
            if new.iter().any(|edits| usize::from(*edits) <= self.most) {
                walked.push(letter);
                self.below(next, walked, row, &new);
                walked.pop();
            }
        }
    }
}
