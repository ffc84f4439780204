//! What is a document about, and which others are like it? The build computed the answer; this reads it.

use super::documents::Documents;
use super::error::Error;
use super::wire::Reader;
#[cfg(feature = "write")]
use std::ops::Range;

/// Keywords and neighbours of all documents. They take a few bytes a document and are rarely asked for, so the reader
/// skips from document to document.
#[derive(Clone, Copy, Debug)]
pub struct Related<'a> {
    bytes: &'a [u8],
}

/// Keywords and neighbours of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relations {
    /// Start and length of each keyword in the codes of title and text, the best first.
    pub keywords: Vec<[u32; 2]>,
    /// The most similar documents, most similar first.
    pub neighbours: Vec<u32>,
}

impl<'a> Related<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Related<'a> {
        Related { bytes }
    }

    pub(super) fn check(&self, documents: Documents) -> Result<(), Error> {
        let wrong = |wrong| Err(Error::Section { section: "related", wrong });
        let mut reader = Reader::new(self.bytes);
        for id in 0..documents.len() as u32 {
            let Some(Relations { keywords, neighbours }) = read(&mut reader) else {
                return wrong("it is shorter than its documents");
            };
            let (title, body) = documents.ranges(id);
            let room = body.end.saturating_sub(title.start) as u64;
            if keywords.iter().any(|&[start, len]| u64::from(start) + u64::from(len) > room) {
                return wrong("a keyword is not in its document");
            }
            if neighbours.iter().any(|neighbour| *neighbour as usize >= documents.len()) {
                return wrong("a neighbour is no document");
            }
        }
        if reader.rest().is_empty() { Ok(()) } else { wrong("it is longer than its documents") }
    }

    /// Keywords and neighbours of one document. An unknown document has none.
    pub fn of(&self, id: u32) -> Relations {
        let mut reader = Reader::new(self.bytes);
        for _ in 0..id {
            if read(&mut reader).is_none() {
                break;
            }
        }
        read(&mut reader).unwrap_or_default()
    }
}

/// Reads the next document's. Each number takes at least a byte, so no count makes a list longer than the bytes allow.
#[inline(never)]
fn read(reader: &mut Reader) -> Option<Relations> {
    let mut relations = Relations::default();
    for _ in 0..reader.var()? {
        relations.keywords.push([reader.var()?, reader.var()?]);
    }
    for _ in 0..reader.var()? {
        relations.neighbours.push(reader.var()?);
    }
    Some(relations)
}

/// Appends the keywords of one document, as ranges of codes, and its neighbours.
#[cfg(feature = "write")]
pub(super) fn put(out: &mut Vec<u8>, keywords: &[Range<usize>], neighbours: &[u32]) {
    use super::wire::put_var;
    put_var(out, keywords.len() as u32);
    for keyword in keywords {
        put_var(out, keyword.start as u32);
        put_var(out, keyword.len() as u32);
    }
    put_var(out, neighbours.len() as u32);
    neighbours.iter().for_each(|neighbour| put_var(out, *neighbour));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Index;
    use crate::writer::{Characters, Input, Postings, Tables, write};
    use proptest::prelude::*;

    #[test]
    fn keywords_are_ranges_of_the_codes_of_title_and_text() {
        // 128 characters of one byte, so that the rest take two.
        let common: String = (0x4E00..0x4E80).filter_map(char::from_u32).collect::<String>().repeat(2);
        let text = format!("{common}網路 MEMS 網路");
        let input = |keywords: &[&str], neighbours: &[u32]| {
            let title = "網 标题".to_owned();
            let whole = format!("{title}{text}");
            let place = |word: &&str| whole.find(word).map(|at| at..at + word.len()).expect("it is there");
            let keywords = keywords.iter().map(place).collect();
            Input { title, text: text.clone(), keywords, neighbours: neighbours.to_vec(), ..Input::default() }
        };
        let words = ["MEMS", "标题", "網路", "網"];
        let documents = [input(&[], &[1]), input(&words, &[]), input(&[], &[])];
        let characters = Characters::of(&documents, &Postings::default()).expect("three documents");
        let bytes =
            write(&documents, &Postings::default(), &characters, Tables::default()).expect("three documents");
        let index = Index::open(bytes.as_slice().into()).expect("as it was written");
        let shown = |id: u32| {
            let (title, body) = index.documents().ranges(id);
            let document = index.text().part(title.start..body.end);
            let Relations { keywords, neighbours } = index.related().of(id);
            let word =
                |[start, len]: [u32; 2]| document.part(start as usize..(start + len) as usize).decoded();
            (keywords.into_iter().map(word).collect::<Vec<_>>(), neighbours)
        };
        assert_eq!(shown(0), (vec![], vec![1]));
        assert_eq!(shown(1), (words.map(str::to_owned).to_vec(), vec![]));
        assert_eq!(shown(2), (vec![], vec![]));
        assert_eq!(shown(3), (vec![], vec![]), "an unknown number");
    }

    proptest! {
        #[test]
        fn what_was_put_is_read(all in prop::collection::vec(
            (prop::collection::vec((0..1u32 << 31, 0..100u32), 0..7), prop::collection::vec(any::<u32>(), 0..5)), 0..20)) {
            let mut bytes = Vec::new();
            for (keywords, neighbours) in &all {
                let ranges: Vec<Range<usize>> =
                    keywords.iter().map(|&(start, len)| start as usize..(start + len) as usize).collect();
                put(&mut bytes, &ranges, neighbours);
            }
            for (id, (keywords, neighbours)) in (0..).zip(all) {
                let keywords = keywords.into_iter().map(|(start, len)| [start, len]).collect();
                prop_assert_eq!(Related::new(&bytes).of(id), Relations { keywords, neighbours });
            }
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, id in 0..9u32) {
            let related = Related::new(&bytes);
            let Relations { keywords, neighbours } = related.of(id);
            prop_assert!(keywords.len() + neighbours.len() <= bytes.len());
            let _ = related.of(u32::MAX);
            let _ = related.check(Documents::new(&bytes));
        }
    }
}
