//! What do documents say about themselves? Their language, and values by key.

use super::documents::Documents;
use super::error::Error;
use super::sparse;
use super::wire::Reader;
use std::ops::Range;

/// Language and values of all documents, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Meta<'a> {
    bytes: &'a [u8],
}

/// What one document says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields<'a> {
    /// The language that it states, or nothing.
    pub language: &'a str,
    /// Keys and values: keys ascending, the values of one key in the order in which they were given.
    pub values: Vec<(&'a str, &'a str)>,
}

impl<'a> Meta<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Meta<'a> {
        Meta { bytes }
    }

    pub(super) fn check(&self, documents: Documents) -> Result<(), Error> {
        // No document states anything.
        if self.bytes.is_empty() {
            return Ok(());
        }
        let Some((keys, entries)) = self.parts() else {
            return Err(Error::Section { section: "meta", wrong: "its keys are cut short" });
        };
        sparse::check(entries, "meta", documents.len(), &|_, entry| read(&keys, entry).is_some())
    }

    /// The keys that any document has, ascending.
    pub fn keys(&self) -> Vec<&'a str> {
        self.parts().unwrap_or_default().0
    }

    /// What one document says. The fields are empty if it says nothing.
    pub fn of(&self, id: u32) -> Fields<'a> {
        let (keys, entries) = self.parts().unwrap_or_default();
        read(&keys, sparse::of(entries, id)).unwrap_or_default()
    }

    /// The place of what each document says, for [`at`](Self::at). One pass.
    pub fn places(&self) -> Vec<Range<u32>> {
        sparse::places(self.parts().unwrap_or_default().1)
    }

    /// What stands at a place.
    pub fn at(&self, place: &Range<u32>) -> Fields<'a> {
        let (keys, entries) = self.parts().unwrap_or_default();
        let entry = entries.get(place.start as usize..place.end as usize);
        read(&keys, entry.unwrap_or_default()).unwrap_or_default()
    }

    /// The bytes at a place.
    pub fn bytes_at(&self, place: &Range<u32>) -> &'a [u8] {
        let entries = self.parts().unwrap_or_default().1;
        entries.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    /// The table of keys, and the entries after it.
    fn parts(&self) -> Option<(Vec<&'a str>, &'a [u8])> {
        let (mut reader, mut keys) = (Reader::new(self.bytes), Vec::new());
        for _ in 0..reader.var()? {
            keys.push(reader.str()?);
        }
        Some((keys, reader.rest()))
    }
}

#[inline(never)]
fn read<'a>(keys: &[&'a str], entry: &'a [u8]) -> Option<Fields<'a>> {
    let mut reader = Reader::new(entry);
    let mut fields = Fields { language: reader.str()?, values: Vec::new() };
    while !reader.rest().is_empty() {
        let key = *keys.get(reader.var()? as usize)?;
        fields.values.push((key, reader.str()?));
    }
    Some(fields)
}

/// The keys that any of some documents states values by, ascending.
#[cfg(feature = "write")]
pub(super) fn keys(documents: &[super::writer::Input]) -> Vec<&str> {
    let keys: std::collections::BTreeSet<&str> =
        documents.iter().flat_map(|document| document.meta.keys()).map(|key| &**key).collect();
    keys.into_iter().collect()
}

/// The entry of a document; empty if it says nothing.
#[cfg(feature = "write")]
pub(super) fn entry(document: &super::writer::Input, keys: &[&str]) -> Vec<u8> {
    use super::wire::{put_str, put_var};
    let mut entry = Vec::new();
    if !document.language.is_empty() || !document.meta.is_empty() {
        put_str(&mut entry, &document.language);
    }
    for (number, key) in (0..).zip(keys) {
        for value in document.meta.get(*key).into_iter().flatten() {
            put_var(&mut entry, number);
            put_str(&mut entry, value);
        }
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assembled::{Part, Rest, small};
    use crate::writer::Input;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// The section of some documents.
    fn section(documents: &[Input]) -> Vec<u8> {
        let keys = keys(documents);
        let entries: Vec<Vec<u8>> = documents.iter().map(|document| entry(document, &keys)).collect();
        let parts: Vec<Part> = entries.iter().map(|meta| Part { meta, ..Part::default() }).collect();
        let rest = Rest { keys: &keys, ..Rest::default() };
        let bytes = small(&parts, &[], rest);
        let index = crate::Index::open(bytes.into()).expect("documents of no text");
        index.section(crate::META).to_vec()
    }

    fn documents(len: u32) -> Vec<u8> {
        let column = |n: usize| vec![0; 4 * n];
        [&len.to_le_bytes()[..], &column(1), &column(len as usize + 1), &column(4 * len as usize)].concat()
    }

    #[test]
    fn keys_are_written_once() {
        let tagged = |tags: &[&str]| Input {
            meta: [("tags".into(), tags.iter().map(|&tag| tag.into()).collect())].into(),
            ..Input::default()
        };
        let section = section(&[tagged(&["a"]), Input::default(), tagged(&["b", "a"])]);
        let entries = [&[0, 4, 0, 0, 1, b'a'][..], &[1, 7, 0, 0, 1, b'b', 0, 1, b'a']].concat();
        assert_eq!(section, [&[1, 4][..], b"tags", &entries].concat());
        assert_eq!(Meta::new(&section).keys(), ["tags"]);
        assert_eq!(Meta::new(&section).of(2).values, [("tags", "b"), ("tags", "a")], "in the order given");
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let table = documents(2);
        for (why, section, fits) in [
            ("no document says anything", &[][..], true),
            ("a language and no key", &[0, 1, 3, 2, b'z', b'h'], true),
            ("a key that none has", &[1, 1, b'a'], true),
            ("keys cut short", &[2, 1, b'a'], false),
            ("more keys than bytes", &[0xFF, 0xFF, 0xFF, 0xFF, 0xF], false),
            ("a key that is no text", &[1, 1, 0xFF], false),
            ("a value that is no text", &[1, 1, b'a', 0, 4, 0, 0, 1, 0xFF], false),
            ("an unknown key", &[1, 1, b'a', 0, 4, 0, 1, 1, b'b'], false),
            ("an unknown document", &[0, 2, 1, 0], false),
            ("an empty entry", &[0, 0, 0], false),
            ("a value cut short", &[1, 1, b'a', 0, 3, 0, 0, 1], false),
            ("an entry cut short", &[0, 1, 3, 2, b'z'], false),
        ] {
            let checked = Meta::new(section).check(Documents::new(&table));
            assert_eq!(checked.is_ok(), fits, "{why}: {checked:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_put_is_read(all in prop::collection::vec(
            ("(|zh|en-GB)", prop::collection::btree_map("[a-c]{1,2}", prop::collection::vec("[甲a]{1,9}", 1..4), 0..4)),
            0..20)) {
            let input = |(language, meta): &(String, BTreeMap<String, Vec<String>>)| {
                Input { language: language.clone(), meta: meta.clone(), ..Input::default() }
            };
            let section = section(&all.iter().map(input).collect::<Vec<_>>());
            let table = documents(all.len() as u32);
            prop_assert_eq!(Meta::new(&section).check(Documents::new(&table)), Ok(()));
            for (id, (language, meta)) in (0..).zip(&all) {
                let values = meta.iter().flat_map(|(key, values)| values.iter().map(|value| (&key[..], &value[..])));
                let fields = Fields { language, values: values.collect() };
                prop_assert_eq!(Meta::new(&section).of(id), fields);
            }
            prop_assert_eq!(Meta::new(&section).of(all.len() as u32), Fields::default());
            let says = all.iter().any(|(language, meta)| !language.is_empty() || !meta.is_empty());
            prop_assert_eq!(section.is_empty(), !says, "nothing costs nothing");
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, id in 0..9_u32) {
            let meta = Meta::new(&bytes);
            prop_assert!(meta.of(id).values.len() + meta.keys().len() <= bytes.len());
            let _ = (meta.of(u32::MAX), meta.check(Documents::new(&bytes)));
        }
    }
}
