//! Where is each document's text, how long is it, and where does it come from?
//!
//! The section takes 20 bytes and a record for each document and has fewer than 2^32 bytes, so document numbers have at
//! most 28 bits.

use super::error::Error;
use super::wire::{self, Reader};
use std::ops::Range;

/// The table of documents, read in place. Document numbers are `u32`, from 0.
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
    len: usize,
    total_length: u32,
    starts: &'a [u8],
    titles: &'a [u8],
    labels: &'a [u8],
    lengths: &'a [u8],
    record_ends: &'a [u8],
    records: &'a [u8],
}

/// Where a document comes from. A field that it does not state is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record<'a> {
    /// The file's path below the folder of documents, with `#N` if the file holds several documents.
    pub path: &'a str,
    /// The address.
    pub url: &'a str,
    /// Who wrote it.
    pub byline: &'a str,
    /// When it appeared.
    pub date: &'a str,
}

impl Record<'_> {
    /// Its bytes in the table, and in a file of texts.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for field in [self.path, self.url, self.byline, self.date] {
            wire::put_str(&mut bytes, field);
        }
        bytes
    }
}

impl<'a> Documents<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Documents<'a> {
        Self::read(bytes).unwrap_or(Documents {
            len: 0,
            total_length: 0,
            starts: &[],
            titles: &[],
            labels: &[],
            lengths: &[],
            record_ends: &[],
            records: &[],
        })
    }

    fn read(bytes: &'a [u8]) -> Option<Documents<'a>> {
        let mut reader = Reader::new(bytes);
        let (len, total_length) = (reader.u32()?, reader.u32()?);
        let column = len.checked_mul(4)?;
        let starts = reader.bytes(column.checked_add(4)?)?;
        let (titles, labels) = (reader.bytes(column)?, reader.bytes(column)?);
        let lengths = reader.bytes(column)?;
        let record_ends = reader.bytes(column)?;
        let records = reader.rest();
        Some(Documents {
            len: len as usize,
            total_length,
            starts,
            titles,
            labels,
            lengths,
            record_ends,
            records,
        })
    }

    pub(super) fn check(&self, text: usize) -> Result<(), Error> {
        let wrong = |wrong| Err(Error::Section { section: "documents", wrong });
        if self.starts.is_empty() {
            return wrong("it is shorter than its count says");
        }
        let ascending = |column: &[u8], len: usize, end: usize| {
            let mut last = 0;
            let sorted = (0..len).all(|i| {
                let value = wire::column(column, i).unwrap_or(0);
                let sorted = last <= value;
                last = value;
                sorted
            });
            sorted && last as usize == end
        };
        if wire::column(self.starts, 0) != Some(0) || !ascending(self.starts, self.len + 1, text) {
            return wrong("the offsets of its texts do not fit section text");
        }
        if !ascending(self.record_ends, self.len, self.records.len()) {
            return wrong("the offsets of its records do not fit its length");
        }
        let total: u64 = (0..self.len as u32).map(|id| u64::from(self.length(id))).sum();
        if total != u64::from(self.total_length) {
            return wrong("the lengths of its documents do not add up");
        }
        Ok(())
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no documents.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The ranges of a document's title and body in the text. Both are empty for an unknown number.
    pub fn ranges(&self, id: u32) -> (Range<usize>, Range<usize>) {
        let at = |i: usize| wire::column(self.starts, i).unwrap_or(0) as usize;
        let id = id as usize;
        if id >= self.len {
            return (0..0, 0..0);
        }
        let (start, end) = (at(id), at(id + 1));
        let title = start + wire::column(self.titles, id).unwrap_or(0) as usize;
        let title = title.min(end);
        (start..title, title..end)
    }

    /// How many bytes of a document's body are its labels: words that it states about itself. The body begins with them,
    /// each on a line.
    pub fn labels(&self, id: u32) -> usize {
        wire::column(self.labels, id as usize).unwrap_or(0) as usize
    }

    /// The number of terms in a document, as the writer counted them.
    pub fn length(&self, id: u32) -> u32 {
        wire::column(self.lengths, id as usize).unwrap_or(0)
    }

    /// The sum of all lengths.
    pub fn total_length(&self) -> u32 {
        self.total_length
    }

    /// Where a document comes from.
    pub fn record(&self, id: u32) -> Record<'a> {
        let end = |i: usize| wire::column(self.record_ends, i).unwrap_or(0) as usize;
        let id = id as usize;
        let start = id.checked_sub(1).map_or(0, end);
        let mut reader = Reader::new(self.records.get(start..end(id)).unwrap_or_default());
        let mut field = || reader.str().unwrap_or_default();
        Record { path: field(), url: field(), byline: field(), date: field() }
    }
}
