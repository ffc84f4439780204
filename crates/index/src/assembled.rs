//! Which bytes are an index whose parts are in codes already?
//!
//! The writer encodes documents and comes here. So does a reader that holds some passages of a large site, and makes an
//! index of them to search.

use super::sections::Section;
use super::transducer::{self, Known};
use super::{CHECKED_FROM, MAGIC, SECTIONS, VERSION, postings, sections, sparse, wire};

/// One document.
#[derive(Clone, Debug, Default)]
pub struct Part<'a> {
    /// Its title, in codes.
    pub title: &'a [u8],
    /// Its body, in codes.
    pub body: &'a [u8],
    /// How many bytes of the body are its labels.
    pub labels: u32,
    /// The number of its terms.
    pub length: u32,
    /// Path, address, author and date, each with its length before it.
    pub record: &'a [u8],
    /// What section `meta` says of it.
    pub meta: &'a [u8],
    /// Its sections, in order.
    pub sections: Vec<Section<'a>>,
    /// What section `related` says of it; nothing stands for neither keywords nor neighbours.
    pub related: &'a [u8],
}

/// What an index holds besides its documents and terms.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rest<'t> {
    /// Section `alphabet`.
    pub alphabet: &'t [u8],
    /// Section `folds`.
    pub folds: &'t [u8],
    /// Section `pinyin`.
    pub pinyin: &'t [u8],
    /// Section `words`.
    pub words: &'t [u8],
    /// The keys of section `meta`; needed only if a document says something.
    pub keys: &'t [&'t str],
}

/// A term in codes, with the documents that hold it and how often.
pub type Posted<'p> = (Vec<u8>, &'p [(u32, u32)]);

/// The bytes of an index. The terms ascend. `known` says how nodes of the dictionary are shared.
pub(super) fn assembled(
    parts: &[Part],
    terms: &[Posted],
    rest: Rest,
    known: impl Known,
) -> [Vec<u8>; SECTIONS.len()] {
    let mut text = Vec::new();
    let (mut starts, mut titles) = (vec![0u32.to_le_bytes()], Vec::new());
    let (mut labels, mut lengths, mut record_ends) = (Vec::new(), Vec::new(), Vec::new());
    let (mut records, mut relations): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    let (mut headed, mut metas) = (sparse::Writer::default(), sparse::Writer::default());
    let mut total_length = 0_u32;
    for (id, part) in (0u32..).zip(parts) {
        titles.push((part.title.len() as u32).to_le_bytes());
        text.extend(part.title);
        text.extend(part.body);
        starts.push((text.len() as u32).to_le_bytes());
        labels.push(part.labels.to_le_bytes());
        lengths.push(part.length.to_le_bytes());
        total_length = total_length.wrapping_add(part.length);
        records.extend(part.record);
        record_ends.push((records.len() as u32).to_le_bytes());
        match part.related {
            [] => relations.extend([0, 0]),
            related => relations.extend(related),
        }
        headed.put(id, &sections::entry(part.sections.iter().cloned()));
        metas.put(id, part.meta);
    }
    let mut table = (parts.len() as u32).to_le_bytes().to_vec();
    table.extend(total_length.to_le_bytes());
    for column in [starts, titles, labels, lengths, record_ends] {
        table.extend(column.as_flattened());
    }
    table.extend(records);
    let (mut directory, mut lists) = (Vec::new(), Vec::new());
    for (ordinal, (_, list)) in (0u32..).zip(terms) {
        if ordinal % postings::BLOCK == 0 {
            directory.extend((lists.len() as u32).to_le_bytes());
        }
        postings::put_list(&mut lists, list);
    }
    let dictionary = transducer::of_sorted(terms.iter().map(|(term, _)| term.as_slice()), known);
    let mut meta = Vec::new();
    if !metas.bytes.is_empty() {
        wire::put_var(&mut meta, rest.keys.len() as u32);
        rest.keys.iter().for_each(|key| wire::put_str(&mut meta, key));
        meta.extend(metas.bytes);
    }
    let [alphabet, folds, pinyin, words] =
        [rest.alphabet, rest.folds, rest.pinyin, rest.words].map(<[u8]>::to_vec);
    [alphabet, folds, table, text, dictionary, directory, lists, pinyin, relations, headed.bytes, meta, words]
}

/// Joins header and sections.
pub(super) fn frame(sections: &[Vec<u8>; SECTIONS.len()]) -> Vec<u8> {
    let lengths = sections.iter().map(|section| section.len());
    let mut bytes = Vec::with_capacity(CHECKED_FROM + 4 * SECTIONS.len() + lengths.sum::<usize>());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    // The place of the checksum, which is that of all behind it.
    bytes.extend([0; size_of::<u64>()]);
    debug_assert_eq!(bytes.len(), CHECKED_FROM);
    for section in sections {
        bytes.extend((section.len() as u32).to_le_bytes());
    }
    sections.iter().for_each(|section| bytes.extend_from_slice(section));
    let checksum = wire::checksum(&bytes[CHECKED_FROM..]).to_le_bytes();
    bytes[CHECKED_FROM - checksum.len()..CHECKED_FROM].copy_from_slice(&checksum);
    bytes
}

/// The bytes of an index of a few documents, to be opened at once. The terms ascend.
pub fn small(parts: &[Part], terms: &[Posted], rest: Rest) -> Vec<u8> {
    frame(&assembled(parts, terms, rest, transducer::Apart))
}
