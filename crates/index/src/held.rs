//! The blocks of an index, and which of them are present.

use super::postings;

/// A part of an index that may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// Title and text of the document of this number.
    Text(u32),
    /// The posting lists of sixteen terms, in the order of the dictionary.
    Postings(u32),
}

impl Block {
    /// The block that holds the posting list of a term.
    pub fn of_term(ordinal: u32) -> Block {
        Block::Postings(ordinal / postings::BLOCK)
    }
}

/// Which blocks of an index are present.
#[derive(Clone, Debug)]
pub(super) struct Held {
    texts: Vec<bool>,
    postings: Vec<bool>,
}

impl Held {
    /// None of so many blocks of each kind.
    pub(super) fn none(texts: usize, postings: usize) -> Held {
        Held { texts: vec![false; texts], postings: vec![false; postings] }
    }

    /// Where it is noted whether a block is present; `None` for a block that does not exist.
    pub(super) fn flag(&mut self, block: Block) -> Option<&mut bool> {
        match block {
            Block::Text(id) => self.texts.get_mut(id as usize),
            Block::Postings(number) => self.postings.get_mut(number as usize),
        }
    }

    /// Whether a block is present. Constant time.
    pub(super) fn has(&self, block: Block) -> bool {
        let flag = match block {
            Block::Text(id) => self.texts.get(id as usize),
            Block::Postings(number) => self.postings.get(number as usize),
        };
        // A block that does not exist is empty, so nothing of it is absent.
        flag.copied().unwrap_or(true)
    }
}
