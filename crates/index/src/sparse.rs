//! Which bytes belong to a document, where few documents have any? A document without an entry costs nothing.

use super::error::Error;
use super::wire::{Reader, put_var};
use std::ops::Range;

/// The entries, one after another.
struct Entries<'a> {
    reader: Reader<'a>,
    /// The first document that the next entry can belong to.
    next: u32,
}

impl<'a> Iterator for Entries<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<(u32, &'a [u8])> {
        let id = self.next.checked_add(self.reader.var()?)?;
        self.next = id.checked_add(1)?;
        let len = self.reader.var()?;
        Some((id, self.reader.bytes(len)?))
    }
}

/// The entry of one document, or nothing if it has none. Skips the entries before it.
#[inline(never)]
pub fn of(bytes: &[u8], id: u32) -> &[u8] {
    let mut entries = Entries { reader: Reader::new(bytes), next: 0 };
    entries.find(|entry| entry.0 >= id).filter(|entry| entry.0 == id).unwrap_or_default().1
}

/// Where the bytes of each document's entry start and end, so that none has to be skipped. Empty if no document has one.
#[inline(never)]
pub fn places(bytes: &[u8]) -> Vec<Range<u32>> {
    let mut entries = Entries { reader: Reader::new(bytes), next: 0 };
    let mut places = Vec::new();
    while let Some((id, entry)) = entries.next() {
        let end = (bytes.len() - entries.reader.rest().len()) as u32;
        places.resize(id as usize, 0..0);
        places.push(end - entry.len() as u32..end);
    }
    places
}

/// Checks that each entry belongs to one of so many documents and `fits` it.
#[inline(never)]
pub fn check(
    bytes: &[u8],
    section: &'static str,
    documents: usize,
    fits: &dyn Fn(u32, &[u8]) -> bool,
) -> Result<(), Error> {
    let mut entries = Entries { reader: Reader::new(bytes), next: 0 };
    while !entries.reader.rest().is_empty() {
        match entries.next() {
            Some((id, entry)) if (id as usize) < documents && fits(id, entry) => {}
            _ => return Err(Error::Section { section, wrong: "an entry does not fit a document" }),
        }
    }
    Ok(())
}

/// Writes entries, by ascending document.
#[derive(Default)]
pub struct Writer {
    /// The entries that were put.
    pub bytes: Vec<u8>,
    next: u32,
}

impl Writer {
    /// Appends a document's entry, unless it is empty.
    pub fn put(&mut self, id: u32, entry: &[u8]) {
        if entry.is_empty() {
            return;
        }
        put_var(&mut self.bytes, id - self.next);
        put_var(&mut self.bytes, entry.len() as u32);
        self.bytes.extend(entry);
        self.next = id + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_is_read(entries in prop::collection::vec(
            prop_oneof![Just(Vec::new()), any::<Vec<u8>>()], 0..40)) {
            let mut writer = Writer::default();
            (0..).zip(&entries).for_each(|(id, entry)| writer.put(id, entry));
            for (id, entry) in (0..).zip(&entries) {
                prop_assert_eq!(of(&writer.bytes, id), &entry[..]);
                let place = places(&writer.bytes).get(id as usize).cloned().unwrap_or_default();
                prop_assert_eq!(&writer.bytes[place.start as usize..place.end as usize], &entry[..]);
            }
            prop_assert!(of(&writer.bytes, entries.len() as u32).is_empty());
            let same = |id: u32, entry: &[u8]| entry == &entries[id as usize][..];
            prop_assert_eq!(check(&writer.bytes, "x", entries.len(), &same), Ok(()));
            if let Some(last) = entries.iter().rposition(|entry| !entry.is_empty()) {
                prop_assert!(check(&writer.bytes, "x", last, &|_, _| true).is_err(), "one document less");
                for len in 1..writer.bytes.len() {
                    let cut = &writer.bytes[..len];
                    let whole = (0..).zip(&entries).scan(Writer::default(), |writer, (id, entry)| {
                        writer.put(id, entry);
                        Some(writer.bytes.len())
                    });
                    let is_whole = whole.into_iter().any(|end| end == len);
                    prop_assert_eq!(check(cut, "x", entries.len(), &|_, _| true).is_ok(), is_whole);
                }
            } else {
                prop_assert!(writer.bytes.is_empty(), "none costs nothing");
            }
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, id: u32) {
            let _ = (of(&bytes, id), of(&bytes, u32::MAX), check(&bytes, "x", id as usize, &|_, _| true));
        }
    }
}
