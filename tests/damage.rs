//! Damaged bytes are refused with a reason, or answer rightly; they never panic or hang.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document};
use proptest::prelude::*;
use seed_build::build;
use seed_corpus::Section;
use seed_engine::{Options, Searcher};
use seed_index::{Error, Index, SECTIONS, VERSION};
use xxhash_rust::xxh64::xxh64;

/// Where the header's parts stand, see the grammar in `index`.
const CHECKSUM: usize = 12;
const LENGTHS: usize = 20;
const SECTIONS_FROM: usize = LENGTHS + 4 * SECTIONS.len();

fn small() -> Vec<u8> {
    let section = |level, heading: &str| Section {
        level,
        heading: heading.into(),
        anchor: heading.into(),
        blocks: vec!["算力网".into()],
    };
    let mut documents = [
        document("a.txt#1", "算力网", &["郑州高新区的算力网，一期。", "5G 网络 MEMS"]),
        document("a.txt#2", "Ünïcode Title", &["算力算力 1,194 项", "sensor sensors"]),
    ];
    documents[0].sections.extend([section(2, "一期"), section(3, "5G")]);
    documents[1].language = Some("zh".into());
    documents[1].meta.insert("tags".into(), vec!["算力".into(), "5G".into()]);
    build(&documents).expect("two documents")
}

/// Asks everything that can be asked.
fn ask(bytes: &[u8]) -> Result<(), Error> {
    let search = Searcher::new(Index::open(bytes.into())?)?;
    for query in ["算力网", "sens", "5g 网络", "1194", "“算力”", "+", "ünïcode"] {
        for hit in search.results(query, &Options { limit: 100, ..Options::default() }).hits {
            search.opened(hit.id, query);
        }
        search.suggestions(query, 10);
    }
    search.id_of("a.txt#1");
    let index = search.index();
    for id in 0..3 {
        index.sections().of(id);
        index.meta().of(id);
    }
    index.meta().keys();
    Ok(())
}

/// Gives changed bytes the checksum that fits them, so that the damage reaches what lies behind it.
fn forge(mut bytes: Vec<u8>) -> Vec<u8> {
    let checksum = xxh64(&bytes[LENGTHS..], 0);
    bytes[CHECKSUM..LENGTHS].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

#[test]
fn every_truncation_is_refused() {
    let bytes = small();
    for len in 0..bytes.len() {
        let error = ask(&bytes[..len]).expect_err("shorter than it was written");
        let expected = match len {
            0..8 => matches!(error, Error::NotAnIndex),
            8..SECTIONS_FROM => matches!(error, Error::TooShort { found } if found == len),
            _ => matches!(error, Error::Length { found, .. } if found == len),
        };
        assert!(expected, "{len} bytes: {error}");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert!(matches!(ask(&longer), Err(Error::Length { .. })), "trailing bytes");
}

#[test]
fn every_changed_byte_is_refused() {
    let bytes = small();
    for at in 0..bytes.len() {
        for flip in [1, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            let error = ask(&changed).expect_err("not as it was written");
            let expected = match at {
                0..8 => matches!(error, Error::NotAnIndex),
                8..12 => matches!(error, Error::Version { expected: VERSION, .. }),
                LENGTHS..SECTIONS_FROM => matches!(error, Error::Length { .. }),
                _ => matches!(error, Error::Checksum),
            };
            assert!(expected, "byte {at}: {error}");
        }
    }
}

#[test]
fn a_forged_checksum_opens_no_way_to_a_panic() {
    let bytes = small();
    for at in SECTIONS_FROM..bytes.len() {
        for flip in [1, 2, 0x40, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            let _ = ask(&forge(changed));
        }
    }
}

#[test]
fn a_section_of_another_length_is_named() {
    let bytes = small();
    let length =
        |i: usize| u32::from_le_bytes(bytes[LENGTHS + 4 * i..][..4].try_into().expect("four bytes")) as usize;
    let mut start = SECTIONS_FROM;
    for (i, name) in SECTIONS.iter().enumerate() {
        let end = start + length(i);
        if length(i) > 0 {
            let mut cut = [&bytes[..end - 1], &bytes[end..]].concat();
            cut[LENGTHS + 4 * i..][..4].copy_from_slice(&(length(i) as u32 - 1).to_le_bytes());
            match ask(&forge(cut)) {
                // The text's places are in documents, the lists' in the directory.
                Err(Error::Section { section, .. }) => {
                    let other = match *name {
                        "text" => "documents",
                        other => other,
                    };
                    assert_eq!(section, other, "{name} cut by one byte");
                }
                // The last list lost its last byte: it reads as absent. No query asks for pinyin yet.
                Ok(()) => assert!(["postings", "pinyin"].contains(name), "{name}"),
                Err(error) => panic!("{name}: {error}"),
            }
        }
        start = end;
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(head: Vec<u8>, body: Vec<u8>, lengths: [u8; SECTIONS.len()]) {
        let _ = ask(&head);
        // Behind a valid frame, so that the sections are reached.
        let mut bytes = small()[..SECTIONS_FROM].to_vec();
        let mut left = body.len();
        for (i, length) in lengths.iter().enumerate() {
            let length = if i == SECTIONS.len() - 1 { left } else { left.min(usize::from(*length) / 8) };
            left -= length;
            bytes[LENGTHS + 4 * i..][..4].copy_from_slice(&(length as u32).to_le_bytes());
        }
        bytes.extend(body);
        let _ = ask(&forge(bytes));
    }

    #[test]
    fn several_changes_at_once(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = small();
        let len = bytes.len() - SECTIONS_FROM;
        for (at, value) in changes {
            bytes[SECTIONS_FROM + at.index(len)] = value;
        }
        let _ = ask(&forge(bytes));
    }
}
