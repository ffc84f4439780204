//! What is a document about, and which others are like it? The index says.

use crate::call::Call;
use seed_index::{Record, Relations};

/// A document that is like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour<'s> {
    /// Its number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: String,
}

/// Keywords of a document as it writes them, and its neighbours, the best of each first.
pub fn of<'s>(call: &Call<'s>, id: u32) -> (Vec<String>, Vec<Neighbour<'s>>) {
    let own = call.text(id);
    let Relations { keywords, neighbours } = call.index().related().of(id);
    let (mut words, mut others) = (Vec::new(), Vec::new());
    for [start, len] in keywords {
        let start = start as usize;
        words.push(own.part(start..start.saturating_add(len as usize)).decoded());
    }
    for id in neighbours {
        others.push(Neighbour { id, source: call.record(id), title: call.texts(id).0.decoded() });
    }
    (words, others)
}
