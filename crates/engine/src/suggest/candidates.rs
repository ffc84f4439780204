//! Which documents can hold what is being typed?

use crate::call::Call;
use crate::dictionary;
use crate::sort::{Heap, Key};
use seed_text::{Class, SpanKind, Unit, spans, string_of};

/// The most ideographs of a phrase that are looked up, the rarest ones, and the most words.
const MOST_ASKED: usize = 4;
/// Nodes of the dictionary that are visited for words that begin with the last one.
const MOST_VISITS: usize = 2000;
/// The most such words whose documents are taken, the most frequent ones.
const MOST_COMPLETIONS: usize = 16;

/// The documents that hold the rarest of some units, each of which has its commonness. The last word may be unfinished.
#[inline(never)]
pub fn of(call: &Call, units: &[Unit], common: &[u32]) -> Vec<u32> {
    let index = call.index();
    let mut held = vec![0; call.documents()];
    let mut asked = 0;
    // A document counts the units that it holds, as long as it held all before. One that lacks a unit falls behind.
    let mut ask = |ordinals: &mut dyn Iterator<Item = u32>| {
        for (id, _) in ordinals.flat_map(|ordinal| call.postings(ordinal)) {
            if let Some(held) = held.get_mut(id as usize).filter(|held| **held == asked) {
                *held += 1;
            }
        }
        asked += 1;
    };
    let mut rare = Heap::new();
    for (i, (unit, common)) in units.iter().zip(common).enumerate() {
        if unit.class == Class::Ideograph {
            rare.push(Key::new(!common, i as u32));
        }
    }
    for _ in 0..MOST_ASKED {
        let Some(rarest) = rare.pop() else { break };
        let ideograph = string_of(&units[rarest.item() as usize..][..1]);
        ask(&mut dictionary::ordinal(index, &ideograph).into_iter());
    }
    let spans = spans(units);
    let words = spans.iter().enumerate().filter(|(_, span)| span.kind == SpanKind::Word);
    for (i, span) in words.rev().take(MOST_ASKED) {
        let word = string_of(&units[span.units.clone()]);
        if i + 1 < spans.len() {
            ask(&mut dictionary::ordinal(index, &word).into_iter());
            continue;
        }
        let mut longer = Heap::new();
        dictionary::each_term(index, &word, MOST_VISITS, &mut |ordinal, _| {
            longer.push(Key::new(call.postings(ordinal).df(), ordinal));
        });
        ask(&mut std::iter::from_fn(|| longer.pop().map(Key::item)).take(MOST_COMPLETIONS));
    }
    let is_held = |id: &u32| asked > 0 && held[*id as usize] == asked;
    (0..held.len() as u32).filter(is_held).collect()
}
