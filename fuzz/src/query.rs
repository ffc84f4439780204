//! Any string as a query over the documents of `seeds/`.
//!
//! It has an answer, documents, completions and an explanation. Marks are in order, on borders of characters and inside
//! their text. What is a full hit of it in quotation marks holds it.
//!
//! The first byte chooses the options; the rest is the query.

use crate::edits::Bytes;
use crate::held::{folded, holds};
use seed_engine::{Marked, Options, Searcher, Signs, is_plain};
use seed_index::Index;
use seed_text::Folds;

thread_local! {
    static SEEDS: Searcher<'static> = seeds();
}

fn seeds() -> Searcher<'static> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds");
    let corpus = seed_corpus::read_folder(folder.as_ref(), &seed_corpus::Options::default());
    let bytes = seed_build::build(&corpus.expect("the seeds").documents).expect("a few documents");
    Searcher::new(Index::open(bytes.into()).expect("as it was written")).expect("its tables")
}

/// Marks are in order and of whole characters.
fn check(marked: &Marked) {
    let mut end = 0;
    for mark in &marked.marks {
        assert!(end <= mark.start && mark.start < mark.end, "{marked:?}");
        assert!(marked.text.get(mark.clone()).is_some(), "{marked:?}");
        end = mark.end;
    }
}

/// What is quoted stands in every full hit.
fn quoted(searcher: &Searcher, run: &str) {
    let query = format!("\"{run}\"");
    let folds = Folds::from_bytes(searcher.index().folds()).expect("a checked table");
    if is_plain(&query) || folded(run, folds).is_empty() {
        return;
    }
    let options = Options { literal: true, ..Options::DEFAULT };
    let results = searcher.search(&query, &options).expect("a whole index");
    for hit in results.hits.iter().filter(|hit| !hit.weak) {
        let document = searcher.document(hit.id, &query, &options).expect("a whole index").expect("a hit");
        let texts = [&document.title.text[..], &document.body.text];
        assert!(holds(&texts, run, folds), "{run:?} is not in {:?}", hit.source.path);
    }
}

/// See the head of this file.
pub fn query(data: &[u8]) {
    SEEDS.with(|searcher| asked(searcher, data));
}

fn asked(searcher: &Searcher, data: &[u8]) {
    let mut data = Bytes(data);
    let how = data.byte();
    let is = |bit: u8| how >> bit & 1 == 1;
    let query = String::from_utf8_lossy(data.0);
    let signs = [Signs::Auto, Signs::Clauses, Signs::Text, Signs::Auto][usize::from(how >> 6)];
    let options = Options { prefix: !is(0), literal: is(1), signs, ..Options::DEFAULT };
    let results = searcher.search(&query, &options).expect("a whole index");
    assert!(results.hits.len() <= options.limit && results.hits.len() <= results.total);
    assert!(results.full <= results.total && results.hits.is_sorted_by_key(|hit| hit.weak));
    for hit in &results.hits {
        check(&hit.title);
        check(&hit.excerpt);
    }
    for hit in results.hits.iter().take(2) {
        let document = searcher.document(hit.id, &query, &options).expect("a whole index").expect("a hit");
        check(&document.title);
        check(&document.body);
        assert_eq!(document.title.text, hit.title.text);
        assert!(searcher.explain(&query, hit.id, &options).expect("a whole index").is_some());
    }
    searcher.suggest(&query, 8).expect("a whole index");
    quoted(searcher, &query.replace(['"', '“', '”'], " "));
}
