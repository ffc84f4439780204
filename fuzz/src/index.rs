//! A whole index in which anything may be wrong but its header.
//!
//! It opens with an error or it opens. What opened answers every query, gives documents, completes and explains. Nothing
//! panics. Marks are on borders of characters.
//!
//! The first byte chooses what is asked, the second how. The rest are edits of the sections of a small index.

use crate::bases::{QUERIES, small};
use crate::edits::{Bytes, edit};
use seed_engine::{Filter, Options, Searcher, Signs, Sort};
use seed_index::{Index, SECTIONS, VERSION};
use std::sync::LazyLock;
use xxhash_rust::xxh64::xxh64;

static SMALL: LazyLock<Index<'static>> = LazyLock::new(small);

/// An index of these sections, with the header that fits them.
fn framed(sections: &[Vec<u8>]) -> Vec<u8> {
    let lengths = sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes());
    let content: Vec<u8> = lengths.chain(sections.iter().flatten().copied()).collect();
    let mut bytes = b"SEEDINDX".to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(xxh64(&content, 0).to_le_bytes());
    bytes.extend(content);
    bytes
}

/// Asks everything that can be asked.
fn ask(searcher: &Searcher, query: &str, options: &Options) {
    let results = searcher.search(query, options).expect("a whole index");
    for hit in &results.hits {
        for marked in [&hit.title, &hit.excerpt] {
            assert!(marked.marks.iter().all(|mark| marked.text.get(mark.clone()).is_some()));
        }
    }
    let ids = results.hits.iter().map(|hit| hit.id).take(2).chain([0, u32::MAX]);
    for id in ids {
        if let Some(document) = searcher.document(id, query, options).expect("a whole index") {
            // Of headings a forged index may say what is on no border of a character; who shows them asks first.
            let text = &document.body.text;
            assert!(document.paragraphs.iter().all(|range| text.get(range.clone()).is_some()));
        }
        searcher.explain(query, id, options).expect("a whole index");
    }
    searcher.suggest(query, 8).expect("a whole index");
}

/// See the head of this file.
pub fn index(data: &[u8]) {
    let mut data = Bytes(data);
    let (query, how) = (QUERIES[data.below(QUERIES.len())], data.byte());
    let mut sections: Vec<Vec<u8>> = (0..SECTIONS.len()).map(|i| SMALL.section(i).to_vec()).collect();
    edit(&mut sections, data);
    let Ok(index) = Index::open(framed(&sections).into()) else { return };
    let Ok(searcher) = Searcher::new(index) else { return };
    let is = |bit: u8| how >> bit & 1 == 1;
    let facets = ["file", "year", "tags", "language"].map(str::to_owned);
    let values = [("tags".to_owned(), "算力".to_owned())];
    let options = Options {
        prefix: !is(0),
        literal: is(1),
        signs: if is(2) { Signs::Text } else { Signs::Auto },
        facets: if is(3) { &facets } else { &[] },
        sort: if is(4) { Sort::DATE } else { Sort::Relevance },
        filter: if is(5) {
            Filter { values: &values, from: "2020", ..Filter::default() }
        } else {
            Filter::default()
        },
        first: if is(6) { "zh" } else { "" },
        offset: is(7).into(),
        ..Options::DEFAULT
    };
    ask(&searcher, query, &options);
    if is(1) {
        searcher.terms("").expect("a whole index");
        searcher.id_of("a.txt#1");
        let index = searcher.index();
        index.words();
        index.meta().keys();
        index.related();
    }
}
