//! Which parts of an index may be absent, and how does a caller supply them?
//!
//! The alphabet, the dictionary, the table of documents and all other tables are always present. Texts and posting
//! lists are divided into blocks. An index that was opened whole has every block.

use super::held::{Block, Held};
use super::{DIRECTORY, Index, POSTINGS, TEXT, wire};
use std::ops::Range;

impl Index<'_> {
    /// Whether a block is present. Constant time.
    #[inline]
    pub fn holds(&self, block: Block) -> bool {
        self.held.as_ref().is_none_or(|held| held.has(block))
    }

    /// Every block of this index.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + use<> {
        let texts = 0..self.documents().len() as u32;
        let postings = 0..self.posting_blocks() as u32;
        texts.map(Block::Text).chain(postings.map(Block::Postings))
    }

    /// The bytes of a block. A block that does not exist is empty.
    pub fn block(&self, block: Block) -> &[u8] {
        self.bytes.get(self.range(block)).unwrap_or_default()
    }

    /// The same index without its blocks, each of which [`put_block`](Self::put_block) supplies.
    pub fn without_blocks(mut self) -> Self {
        let [texts, postings] = [self.documents().len(), self.posting_blocks()];
        for section in [TEXT, POSTINGS] {
            let range = self.sections[section].clone();
            self.bytes.to_mut()[range].fill(0);
        }
        self.held = Some(Held::none(texts, postings));
        self
    }

    /// Takes the bytes of a block, if they have its length. Returns whether it took them.
    pub fn put_block(&mut self, block: Block, bytes: &[u8]) -> bool {
        let range = self.range(block);
        let place = self.bytes.to_mut().get_mut(range).filter(|place| place.len() == bytes.len());
        let flag = self.held.as_mut().and_then(|held| held.flag(block));
        let (Some(place), Some(flag)) = (place, flag) else { return false };
        place.copy_from_slice(bytes);
        *flag = true;
        true
    }

    fn posting_blocks(&self) -> usize {
        self.section(DIRECTORY).len() / 4
    }

    /// The byte range of a block in the whole index.
    fn range(&self, block: Block) -> Range<usize> {
        match block {
            Block::Text(id) => {
                let (title, body) = self.documents().ranges(id);
                let from = self.sections[TEXT].start;
                from + title.start..from + body.end
            }
            Block::Postings(number) => {
                let section = self.sections[POSTINGS].clone();
                let start = |i: usize| {
                    let offset = wire::column(self.section(DIRECTORY), i);
                    offset.map_or(section.end, |offset| section.start + offset as usize)
                };
                start(number as usize)..start(number as usize + 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writer::{Characters, Input, Postings, Tables, write};

    fn index() -> Index<'static> {
        let input = |i: usize| Input {
            title: format!("title {i}"),
            text: format!("text of {i}"),
            ..Input::default()
        };
        let documents: Vec<Input> = (0..5).map(input).collect();
        let holding = |term: u32| (0..5).filter(|i| term.is_multiple_of(i + 1)).map(|i| (i, 1)).collect();
        let postings: Postings = (0..40).map(|term| (format!("{term:02}"), holding(term))).collect();
        let characters = Characters::of(&documents, &postings).expect("a few characters");
        let bytes = write(&documents, &postings, &characters, Tables::default()).expect("five documents");
        Index::open(bytes.into()).expect("as it was written")
    }

    #[test]
    fn blocks_brought_one_by_one_make_the_whole() {
        let whole = index();
        let mut index = whole.clone().without_blocks();
        let blocks: Vec<Block> = whole.blocks().collect();
        assert_eq!(blocks.len(), 5 + 40_usize.div_ceil(16));
        for (i, block) in blocks.iter().enumerate() {
            assert!(blocks[i..].iter().all(|block| !index.holds(*block)), "none before it is brought");
            assert!(whole.holds(*block));
            assert!(!index.put_block(*block, &[0; 3]), "bytes of another length");
            assert!(index.put_block(*block, whole.block(*block)));
            assert!(index.holds(*block));
        }
        assert!(index.bytes == whole.bytes);
        let list = |index: &Index, ordinal| index.postings().list(ordinal).collect::<Vec<_>>();
        for ordinal in 0..40 {
            assert_eq!(list(&index, ordinal), list(&whole, ordinal));
        }
    }

    #[test]
    fn what_does_not_exist_is_empty() {
        let index = index().without_blocks();
        for block in [Block::Text(5), Block::Postings(3), Block::Postings(u32::MAX)] {
            assert!(index.holds(block) && index.block(block).is_empty(), "{block:?}");
        }
    }
}
