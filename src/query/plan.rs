//! Which terms of the index does a query name?
//!
//! A word that no document holds can find nothing, so a query is cut against the index's own terms and not
//! against a dictionary: the cut into the fewest and most common terms that the index has. The same units and
//! spans as for documents stand before it, so both sides see the same words.

use crate::index::{Code, Index};
use crate::text::{SpanKind, Unit, spans};
use std::ops::Range;

/// A term that the query names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its place in the dictionary.
    pub ordinal: u32,
    /// The units of the query that it stands for.
    pub units: Range<usize>,
    /// What part it plays.
    pub role: Role,
    /// Whether it is one ideograph.
    pub is_ideograph: bool,
}

/// What part a term plays in ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A word of the cut.
    Word,
    /// One ideograph of a longer word. Weak evidence, but it is there when the cut differs.
    Character,
    /// A longer word that begins with the last one typed, which may be unfinished.
    Completion,
}

/// A query longer than this is cut up to here: its beginning says what it is about, and time stays bounded.
const MOST_UNITS: usize = 1024;
/// Words longer than this are not looked for when cutting ideographs.
const LONGEST: usize = 16;
/// Completions of the last word that are taken.
const MOST_COMPLETIONS: usize = 16;
/// Places of the dictionary that are visited for them.
const MOST_VISITS: usize = 2000;

/// The terms that these units name.
pub fn terms(index: &Index, units: &[Unit], prefix: bool) -> Vec<Term> {
    let units = &units[..units.len().min(MOST_UNITS)];
    let mut found = Vec::new();
    let spans = spans(units);
    for (i, span) in spans.iter().enumerate() {
        match span.kind {
            SpanKind::Symbol => {}
            SpanKind::Ideographs => cut(index, units, span.units.clone(), &mut found),
            SpanKind::Word => {
                let is_last = i + 1 == spans.len();
                word(index, units, span.units.clone(), prefix && is_last, &mut found);
            }
        }
    }
    found
}

fn code(index: &Index, unit: &Unit) -> Option<Code> {
    index.alphabet().code(unit.char)
}

fn word(index: &Index, units: &[Unit], range: Range<usize>, prefix: bool, found: &mut Vec<Term>) {
    let dictionary = index.terms();
    let mut node = dictionary.root();
    for unit in &units[range.clone()] {
        let Some(here) = node else { return };
        node = code(index, unit).and_then(|code| dictionary.step_code(here, code));
    }
    let Some(node) = node else { return };
    if let Some(ordinal) = node.ordinal() {
        found.push(Term { ordinal, units: range.clone(), role: Role::Word, is_ideograph: false });
    }
    // One letter begins too much to mean anything.
    if !prefix || range.len() < 2 {
        return;
    }
    let (mut todo, mut visits, mut taken) = (vec![node], 0, 0);
    while let Some(node) = todo.pop() {
        for (_, next) in dictionary.steps(node) {
            visits += 1;
            if visits > MOST_VISITS || taken >= MOST_COMPLETIONS {
                return;
            }
            if let Some(ordinal) = next.ordinal() {
                let units = range.clone();
                found.push(Term { ordinal, units, role: Role::Completion, is_ideograph: false });
                taken += 1;
            }
            todo.push(next);
        }
    }
}

/// The cheapest way through a run of ideographs: each term costs a step and its rarity, a character that no
/// document holds costs as much as the rarest.
fn cut(index: &Index, units: &[Unit], range: Range<usize>, found: &mut Vec<Term>) {
    const STEP: f32 = 2.0;
    let dictionary = index.terms();
    let postings = index.postings();
    let documents = index.documents().len() as f32;
    let len = range.len();
    // For each place, the least cost to get there, and from where by which term.
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
        for to in from + 1..=len.min(from + LONGEST) {
            let unit = &units[range.start + to - 1];
            node = node.and_then(|node| dictionary.step_code(node, code(index, unit)?));
            let Some(ordinal) = node.map(|node| node.ordinal()) else { break };
            let Some(ordinal) = ordinal else { continue };
            let df = postings.list(ordinal).df() as f32;
            reach(to, (1.0 + documents / df.max(0.5)).ln(), Some(ordinal));
            if to == from + 1 {
                let units = range.start + from..range.start + to;
                found.push(Term { ordinal, units, role: Role::Character, is_ideograph: true });
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
                None => found.push(Term { ordinal, units, role: Role::Word, is_ideograph: false }),
            }
        }
        to = from;
    }
}
