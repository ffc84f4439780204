//! Which terms of the index does a query name?
//!
//! The engine cuts a query against the terms of the index, because a word that no document holds can find nothing. Of
//! all cuts it takes the one into the fewest and most common terms. Queries and documents get their units and spans
//! from the same functions, so both have the same words. An English word names all inflections of it that the index
//! has.

use crate::call::Call;
use crate::dictionary;
use crate::weights::query::*;
use crate::weights::rewrite::FEW_COMPLETIONS;
use seed_text::{SpanKind, Unit, kana, spans, stem, string_of};
use std::ops::Range;

/// A term that the query names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its ordinal in the dictionary; `None` if the index has only other forms of it.
    pub ordinal: Option<u32>,
    /// Terms that count as this one: inflections, or completions.
    pub forms: Vec<Form>,
    /// The documents that hold it in one piece, if it is no term and has no forms: a part of a word, or two words that
    /// were typed together.
    pub in_texts: Vec<u32>,
    /// The units of the query that it covers.
    pub units: Range<usize>,
    /// Its role in the query.
    pub role: Role,
    /// What it is made of.
    pub kind: Kind,
    /// Whether it is a function word, see [`function_words`](crate::function_words).
    pub is_function: bool,
}

/// Another form of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its ordinal in the dictionary.
    pub ordinal: u32,
    /// The term itself.
    pub text: String,
}

/// The role of a term in a query, which decides its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A word of the cut.
    Word,
    /// One ideograph of a longer word. It is weak evidence, but it finds documents that were cut otherwise.
    Character,
    /// One kana of a longer query. Kana are letters of a syllabary, so it is no evidence: it only says which documents
    /// can hold the query in one piece.
    Kana,
    /// Longer words that begin with the last word, which may be unfinished.
    Completion,
}

/// What a term is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One ideograph.
    Ideograph,
    /// Several ideographs.
    Ideographs,
    /// Letters and digits.
    Letters,
}

/// The terms that these units name. `prefix`: whether the last word may be unfinished.
pub fn terms(call: &Call, units: &[Unit], prefix: bool) -> Vec<Term> {
    let units = &units[..units.len().min(MOST_UNITS)];
    let (mut found, mut parts) = (Vec::new(), 0);
    let spans = spans(units);
    for (i, span) in spans.iter().enumerate() {
        match span.kind {
            SpanKind::Symbol => {}
            SpanKind::Ideographs => cut(call, units, span.units.clone(), &mut found),
            SpanKind::Word => {
                let is_last = i + 1 == spans.len();
                let before = found.len();
                word(call, units, span.units.clone(), prefix && is_last, i < MOST_INFLECTED, &mut found);
                // Beside other words: alone it is the whole query, which is looked for anyway.
                let is_known = |term: &Term| term.role == Role::Word || term.forms.len() >= FEW_COMPLETIONS;
                let may_be_part = (2..units.len()).contains(&span.units.len());
                let may_be_part = may_be_part && !found[before..].iter().any(is_known);
                if may_be_part && parts < MOST_PARTS_OF_WORDS {
                    parts += 1;
                    found.extend(part(call, units, span.units.clone()));
                }
            }
        }
    }
    found
}

/// The words that these units are cut into, without inflections and completions. Single characters of longer words
/// are among them, and have another role.
pub fn words(call: &Call, units: &[Unit]) -> Vec<Term> {
    let mut found = Vec::new();
    for span in spans(units) {
        match span.kind {
            SpanKind::Symbol => {}
            SpanKind::Ideographs => cut(call, units, span.units, &mut found),
            SpanKind::Word => found.push(Term::word(span.units, Kind::Letters)),
        }
    }
    found
}

/// A word of letters and digits: the term itself, its inflections, and its completions.
fn word(
    call: &Call,
    units: &[Unit],
    range: Range<usize>,
    prefix: bool,
    inflected: bool,
    found: &mut Vec<Term>,
) {
    let index = call.index();
    let word = string_of(&units[range.clone()]);
    let ordinal = dictionary::ordinal(index, &word);
    let (mut forms, mut longer) = (Vec::new(), Vec::new());
    if let Some(stem) = stem::stem(&word).filter(|_| inflected) {
        // All words of a stem begin with it, except perhaps for its last letter: happiness and happy, able and ability.
        let trunk = ["i", "e", "l"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(&stem);
        dictionary::each_term(index, trunk, MOST_VISITS, &mut |other, text| {
            if ordinal != Some(other) && stem::stem(text).as_ref() == Some(&stem) {
                forms.push(Form { ordinal: other, text: text.into() });
            }
        });
    }
    // A single letter begins too many words.
    if prefix && range.len() > 1 {
        dictionary::each_term(index, &word, MOST_VISITS, &mut |other, text| {
            let is_new = ordinal != Some(other) && forms.iter().all(|form| form.ordinal != other);
            if is_new && longer.len() < MOST_COMPLETIONS {
                longer.push(Form { ordinal: other, text: text.into() });
            }
        });
    }
    let mut put = |ordinal: Option<u32>, forms: Vec<Form>, role| {
        if ordinal.is_some() || !forms.is_empty() {
            let units = range.clone();
            found.push(Term { ordinal, forms, role, ..Term::word(units, Kind::Letters) });
        }
    };
    put(ordinal, forms, Role::Word);
    put(None, longer, Role::Completion);
}

/// Letters that are no term and begin none: documents may hold them all the same, as a part of a word or as two words.
fn part(call: &Call, units: &[Unit], range: Range<usize>) -> Option<Term> {
    let mut phrase = call.phrase(&units[range.clone()])?;
    phrase.is_together = true;
    let in_texts: Vec<u32> = call.ids().filter(|id| call.has(*id, &phrase)).collect();
    (!in_texts.is_empty()).then_some(Term { in_texts, ..Term::word(range, Kind::Letters) })
}

/// Cuts a run of ideographs in the cheapest way. Each term costs a step and its rarity. A character that is no term
/// costs as much as the rarest term.
fn cut(call: &Call, units: &[Unit], range: Range<usize>, found: &mut Vec<Term>) {
    let (index, dictionary) = (call.index(), call.index().terms());
    let documents = call.extent().0 as f32;
    let len = range.len();
    let term = |ordinal, from: usize, to: usize, role, kind| Term {
        ordinal: Some(ordinal),
        role,
        ..Term::word(range.start + from..range.start + to, kind)
    };
    // For each border between units: the least cost to get there, from which border, and by which term.
    let mut ways: Vec<(f32, usize, Option<u32>)> = vec![(f32::INFINITY, 0, None); len + 1];
    ways[0].0 = 0.0;
    for from in 0..len {
        let mut reach = |to: usize, cost: f32, ordinal: Option<u32>| {
            let cost = ways[from].0 + STEP + cost;
            if cost < ways[to].0 {
                ways[to] = (cost, from, ordinal);
            }
        };
        reach(from + 1, (1.0 + 2.0 * documents).ln(), None);
        let mut node = dictionary.root();
        for to in from + 1..=len.min(from + LONGEST_TERM) {
            let code = index.alphabet().code(units[range.start + to - 1].char);
            node = node.and_then(|node| dictionary.step_code(node, code?));
            let Some(ordinal) = node.map(|node| node.ordinal()) else { break };
            let Some(ordinal) = ordinal else { continue };
            let df = call.postings(ordinal).df() as f32;
            reach(to, (1.0 + documents / df.max(0.5)).ln(), Some(ordinal));
            if to == from + 1 {
                found.push(term(ordinal, from, to, Role::Character, Kind::Ideograph));
            }
        }
    }
    let mut to = len;
    while to > 0 {
        let (_, from, ordinal) = ways[to];
        if let Some(ordinal) = ordinal {
            let units = range.start + from..range.start + to;
            match found.iter_mut().find(|term| term.units == units) {
                Some(character) => character.role = Role::Word,
                None => found.push(term(ordinal, from, to, Role::Word, Kind::Ideographs)),
            }
        }
        to = from;
    }
    for term in found.iter_mut().filter(|term| term.is_ideograph() && units.len() > 1) {
        if kana::is_kana(units[term.units.start].char) {
            term.role = Role::Kana;
        }
    }
}

impl Term {
    /// A word of which nothing is known yet.
    fn word(units: Range<usize>, kind: Kind) -> Term {
        let (forms, in_texts) = (Vec::new(), Vec::new());
        Term { ordinal: None, forms, in_texts, units, role: Role::Word, kind, is_function: false }
    }

    /// Whether it is one ideograph.
    pub fn is_ideograph(&self) -> bool {
        self.kind == Kind::Ideograph
    }
}
