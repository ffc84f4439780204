//! Where are a document's headings, and which anchor leads to each?

use super::documents::Documents;
use super::error::Error;
use super::sparse;
use super::wire::Reader;
use std::ops::Range;

/// The sections of all documents, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Sections<'a> {
    bytes: &'a [u8],
}

/// One section of a document. It ends where the next one starts, or with the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section<'a> {
    /// Its heading, as a range of codes of the document's body. The section starts with it. It is empty if the heading
    /// became the title.
    pub heading: Range<usize>,
    /// The heading's level, 1 for the top to 6.
    pub level: u8,
    /// The anchor of the section in its page, without `#`; empty if it has none.
    pub anchor: &'a str,
}

impl<'a> Sections<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Sections<'a> {
        Sections { bytes }
    }

    pub(super) fn check(&self, documents: Documents) -> Result<(), Error> {
        sparse::check(self.bytes, "sections", documents.len(), &|id, entry| {
            let sections = read(entry).unwrap_or_default();
            let room = documents.ranges(id).1.len();
            sections.last().is_some_and(|last| last.heading.end <= room)
        })
    }

    /// The sections of one document, in order of their starts. Text before the first belongs to none, and a document
    /// without headings has none.
    pub fn of(&self, id: u32) -> Vec<Section<'a>> {
        read(sparse::of(self.bytes, id)).unwrap_or_default()
    }

    /// The place of each document's sections, for [`at`](Self::at). One pass.
    pub fn places(&self) -> Vec<Range<u32>> {
        sparse::places(self.bytes)
    }

    /// The sections at a place.
    pub fn at(&self, place: &Range<u32>) -> Vec<Section<'a>> {
        let entry = self.bytes.get(place.start as usize..place.end as usize);
        read(entry.unwrap_or_default()).unwrap_or_default()
    }
}

/// Reads the sections of an entry. Each takes at least four bytes, so there are no more than the bytes allow.
#[inline(never)]
pub(super) fn read(entry: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut reader = Reader::new(entry);
    let (mut sections, mut end) = (Vec::new(), 0_u32);
    while !reader.rest().is_empty() {
        let start = end.checked_add(reader.var()?)?;
        end = start.checked_add(reader.var()?)?;
        let level = reader.var().filter(|level| (1..=6).contains(level))? as u8;
        sections.push(Section { heading: start as usize..end as usize, level, anchor: reader.str()? });
    }
    Some(sections)
}

/// Writes the entry of some sections, which are in order.
pub(super) fn entry<'a>(sections: impl IntoIterator<Item = Section<'a>>) -> Vec<u8> {
    use super::wire::{put_str, put_var};
    let (mut out, mut end) = (Vec::new(), 0);
    for Section { heading, level, anchor } in sections {
        let gap = heading.start.checked_sub(end).expect("sections are in order");
        assert!((1..=6).contains(&level), "a heading has a level of six");
        for number in [gap, heading.len(), level.into()] {
            put_var(&mut out, number as u32);
        }
        put_str(&mut out, anchor);
        end = heading.end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Index;
    use crate::writer::{Characters, Input, Postings, SectionInput, Tables, write};
    use proptest::prelude::*;

    #[test]
    fn headings_are_ranges_of_the_codes_of_the_text() {
        // 128 characters of one byte, so that the rest take two.
        let common: String = (0x4E00..0x4E80).filter_map(char::from_u32).collect::<String>().repeat(2);
        let input = |headings: &[&str]| {
            let text = format!("{common}\n網路\n标题 two\n完");
            let section = |(level, heading): (u8, &&str)| {
                let start = text.find(*heading).expect("it is there");
                SectionInput { heading: start..start + heading.len(), level, anchor: format!("#{heading}") }
            };
            let sections = (1..).zip(headings).map(section).collect();
            Input { title: "網".into(), text: text.clone(), sections, ..Input::default() }
        };
        let documents = [input(&[]), input(&["網路", "标题 two", ""]), input(&[]), input(&["标题"])];
        let documents = documents.map(|mut document| {
            // Without a heading, at the last paragraph.
            if let Some(last) = document.sections.get_mut(2) {
                last.heading = document.text.len() - 3..document.text.len() - 3;
            }
            document
        });
        let characters = Characters::of(&documents, &Postings::default()).expect("four documents");
        let bytes =
            write(&documents, &Postings::default(), &characters, Tables::default()).expect("four documents");
        let index = Index::open(bytes.as_slice().into()).expect("as it was written");
        let shown = |id: u32| -> Vec<String> {
            let body = index.text().part(index.documents().ranges(id).1);
            let sections = index.sections().of(id).into_iter();
            let row = |s: Section| {
                let heading = body.part(s.heading.clone()).decoded();
                let rest = body.part(s.heading.end..body.codes.len()).decoded();
                format!("{} {heading} {} {}", s.level, s.anchor, rest.len())
            };
            sections.map(row).collect()
        };
        assert_eq!(shown(1), ["1 網路 #網路 15", "2 标题 two #标题 two 4", "3  # 3"]);
        assert_eq!(shown(3), ["1 标题 #标题 8"]);
        for id in [0, 2, 4, u32::MAX] {
            assert!(shown(id).is_empty(), "{id}: without any, or unknown");
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let documents = [Input { title: "甲".into(), text: "甲甲甲".into(), ..Input::default() }];
        let characters = Characters::of(&documents, &Postings::default()).expect("one document");
        let bytes =
            write(&documents, &Postings::default(), &characters, Tables::default()).expect("one document");
        let index = Index::open(bytes.as_slice().into()).expect("as it was written");
        for (why, section, fits) in [
            ("no document has any", &[][..], true),
            ("a section from the start to the end", &[0, 4, 0, 3, 6, 0], true),
            ("two without a heading at the end", &[0, 8, 3, 0, 1, 0, 0, 0, 1, 0], true),
            ("a heading beyond the text", &[0, 4, 0, 4, 1, 0], false),
            ("a start beyond the text", &[0, 4, 4, 0, 1, 0], false),
            ("an end beyond all numbers", &[0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xF, 1, 0], false),
            ("a seventh level", &[0, 4, 0, 3, 7, 0], false),
            ("no level", &[0, 4, 0, 3, 0, 0], false),
            ("an unknown document", &[1, 4, 0, 3, 1, 0], false),
            ("an entry of no section", &[0, 0], false),
            ("half a section", &[0, 3, 0, 3, 1], false),
            ("an anchor that is no text", &[0, 5, 0, 3, 1, 1, 0xFF], false),
            ("an entry cut short", &[0, 5, 0, 3, 1, 0], false),
        ] {
            let checked = Sections::new(section).check(index.documents());
            assert_eq!(checked.is_ok(), fits, "{why}: {checked:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_put_is_read(all in prop::collection::vec(
            (0..1_u32 << 20, 0..1_u32 << 20, 1..7_u8, "[a-z甲]{0,9}"), 0..50)) {
            let mut end = 0;
            let section = |(gap, len, level, anchor): &(u32, u32, u8, String)| {
                let start = end + *gap as usize;
                end = start + *len as usize;
                (start..end, *level, anchor.clone())
            };
            let sections: Vec<_> = all.iter().map(section).collect();
            let sections: Vec<Section> = sections.iter().map(|(heading, level, anchor)| {
                Section { heading: heading.clone(), level: *level, anchor }
            }).collect();
            let bytes = entry(sections.clone());
            prop_assert_eq!(read(&bytes), Some(sections));
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, id in 0..9_u32) {
            let sections = Sections::new(&bytes);
            let read = sections.of(id);
            prop_assert!(read.len() <= bytes.len() / 4);
            prop_assert!(read.windows(2).all(|two| two[0].heading.end <= two[1].heading.start));
            let _ = sections.check(Documents::new(&bytes));
        }
    }
}
