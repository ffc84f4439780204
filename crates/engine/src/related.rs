//! What a document is about and which others are like it, as the index says.

use super::Search;
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

impl Search<'_> {
    /// Keywords of a document as it writes them, and its neighbours, the best of each first.
    pub(super) fn related(&self, id: u32) -> (Vec<String>, Vec<Neighbour<'_>>) {
        let documents = self.index.documents();
        let (title, body) = documents.ranges(id);
        let own = self.index.text().part(title.start..body.end);
        let Relations { keywords, neighbours } = self.index.related().of(id);
        let keyword = |[start, len]: [u32; 2]| {
            let start = start as usize;
            own.part(start..start.saturating_add(len as usize)).decoded()
        };
        let keywords = keywords.into_iter().map(keyword).collect();
        let neighbour =
            |id| Neighbour { id, source: documents.record(id), title: self.texts(id).0.decoded() };
        let neighbours = neighbours.into_iter().map(neighbour).collect();
        (keywords, neighbours)
    }
}
