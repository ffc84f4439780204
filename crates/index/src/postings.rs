//! Which documents hold a term, and how often?

use super::error::Error;
use super::wire::{self, Reader};

/// Posting lists in each block, which has one offset in the directory.
pub const BLOCK: u32 = 16;
/// A list longer than this states its length in bytes, so that a reader can skip it.
pub const STATES_BYTES: u32 = 8;

/// All posting lists, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Postings<'a> {
    directory: &'a [u8],
    lists: &'a [u8],
    documents: usize,
}

/// One posting list: pairs of document and term frequency, documents ascending.
#[derive(Clone, Debug)]
pub struct List<'a> {
    reader: Reader<'a>,
    df: u32,
    left: u32,
    next: u32,
    documents: u32,
}

pub(super) fn check(directory: &[u8], lists: usize, terms: usize) -> Result<(), Error> {
    let wrong = |wrong| Err(Error::Section { section: "directory", wrong });
    if directory.len() != terms.div_ceil(BLOCK as usize) * 4 {
        return wrong("it does not have one entry for each block of terms");
    }
    let (offsets, _) = directory.as_chunks();
    let mut offsets = offsets.iter().map(|bytes| u32::from_le_bytes(*bytes) as usize);
    if !offsets.clone().is_sorted() || offsets.next_back().is_some_and(|last| last > lists) {
        return wrong("its offsets do not fit section postings");
    }
    Ok(())
}

impl<'a> Postings<'a> {
    pub(super) fn new(directory: &'a [u8], lists: &'a [u8], documents: usize) -> Postings<'a> {
        Postings { directory, lists, documents }
    }

    /// The list of the term of this ordinal. It is empty for an unknown ordinal.
    pub fn list(&self, ordinal: u32) -> List<'a> {
        self.find(ordinal).unwrap_or(List { reader: Reader::new(&[]), df: 0, left: 0, next: 0, documents: 0 })
    }

    fn find(&self, ordinal: u32) -> Option<List<'a>> {
        let offset = wire::column(self.directory, (ordinal / BLOCK) as usize)?;
        let mut reader = Reader::new(self.lists.get(offset as usize..)?);
        for _ in 0..ordinal % BLOCK {
            let df = reader.var()?;
            if df > STATES_BYTES {
                let bytes = reader.var()?;
                reader.bytes(bytes)?;
            } else {
                for _ in 0..df {
                    entry(&mut reader)?;
                }
            }
        }
        let df = reader.var()?;
        if df > STATES_BYTES {
            reader.var()?;
        }
        Some(List { reader, df, left: df, next: 0, documents: self.documents as u32 })
    }
}

fn entry(reader: &mut Reader<'_>) -> Option<(u32, u32)> {
    let head = reader.var()?;
    let tf = if head & 1 == 1 { 1 } else { reader.var()? };
    Some((head >> 1, tf))
}

impl List<'_> {
    /// How many documents hold the term. Constant time.
    pub fn df(&self) -> u32 {
        self.df
    }

    /// The same list where so many documents hold the term, of which these are some.
    pub fn among(self, df: u32) -> Self {
        List { df, ..self }
    }
}

impl Iterator for List<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        self.left = self.left.checked_sub(1)?;
        let read = entry(&mut self.reader)
            .and_then(|(delta, tf)| Some((self.next.checked_add(delta)?, tf)))
            .filter(|(document, _)| *document < self.documents);
        match read {
            Some((document, _)) => self.next = document + 1,
            None => self.left = 0,
        }
        read
    }
}

/// Appends one list.
pub fn put_list(out: &mut Vec<u8>, list: &[(u32, u32)]) {
    let (mut entries, mut next) = (Vec::new(), 0);
    for &(document, tf) in list {
        wire::put_var(&mut entries, (document - next) << 1 | u32::from(tf == 1));
        if tf != 1 {
            wire::put_var(&mut entries, tf);
        }
        next = document + 1;
    }
    wire::put_var(out, list.len() as u32);
    if list.len() as u32 > STATES_BYTES {
        wire::put_var(out, entries.len() as u32);
    }
    out.extend_from_slice(&entries);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every list comes back as it was given, in whatever block it is.
    fn round_trip(lists: &[Vec<(u32, u32)>], documents: usize) {
        let (mut directory, mut bytes) = (Vec::new(), Vec::new());
        for (i, list) in lists.iter().enumerate() {
            if (i as u32).is_multiple_of(BLOCK) {
                directory.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            }
            put_list(&mut bytes, list);
        }
        check(&directory, bytes.len(), lists.len()).expect("a directory of these lists");
        let postings = Postings::new(&directory, &bytes, documents);
        for (i, list) in lists.iter().enumerate() {
            let read = postings.list(i as u32);
            assert_eq!(read.df() as usize, list.len());
            assert_eq!(&read.collect::<Vec<_>>(), list, "list {i}");
        }
    }

    #[test]
    fn lengths_around_every_border() {
        let list = |len: u32| (0..len).map(|d| (d * 3, 1 + d % 3)).collect::<Vec<_>>();
        let lengths = [0, 1, 7, 8, 9, 15, 16, 17, 127, 128, 129, 300];
        let lists: Vec<_> = lengths.iter().cycle().take(70).map(|&len| list(len)).collect();
        round_trip(&lists, 1000);
        let far = vec![vec![(0, 1), (127, 127), (16_383, 128), (2_000_000, u32::MAX), (2_000_001, 2)]];
        round_trip(&far, 2_000_002);
    }

    #[test]
    fn size_is_what_the_grammar_says() {
        let mut bytes = Vec::new();
        put_list(&mut bytes, &[(5, 1)]);
        assert_eq!(bytes, [1, 5 << 1 | 1], "a term of one document costs two bytes");
        bytes.clear();
        put_list(&mut bytes, &[(0, 3), (1, 1)]);
        assert_eq!(bytes, [2, 0, 3, 1]);
    }

    proptest! {
        #[test]
        fn any_lists_come_back(lists in prop::collection::vec(
            prop::collection::btree_map(0u32..5000, 1u32..400, 0..40), 0..40)) {
            let lists: Vec<Vec<_>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
            round_trip(&lists, 5000);
        }

        #[test]
        fn no_bytes_panic(directory: Vec<u8>, lists: Vec<u8>, ordinal in 0u32..100, documents in 0usize..100) {
            let postings = Postings::new(&directory, &lists, documents);
            let mut last = None;
            for (document, _) in postings.list(ordinal).take(10_000) {
                prop_assert!((document as usize) < documents, "no document that does not exist");
                prop_assert!(last < Some(document), "ascending");
                last = Some(document);
            }
        }
    }
}
