//! The engine against its naive twin: the same documents hold the run, and they stand before all others.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{ALL, Squashed, Whole, documents, numbers, text};
use proptest::prelude::*;
use seed_build::build;
use seed_corpus::Document;
use seed_engine::{Hit, Options, Searcher, Trust, utf16};
use seed_index::Index;
use seed_text::Folds;

/// Every document that holds the query is found, above every one that does not, and none of those passes for
/// more than weak.
///
/// With other readings of the query or without them: what holds it as typed is the same, and stands first.
fn agrees(search: &Searcher, texts: &[(Squashed, Squashed)], query: &str) -> Result<(), TestCaseError> {
    agrees_with(search, texts, query, &ALL)?;
    agrees_with(search, texts, query, &Options { literal: true, ..ALL })
}

fn agrees_with(
    search: &Searcher,
    texts: &[(Squashed, Squashed)],
    query: &str,
    options: &Options,
) -> Result<(), TestCaseError> {
    let folds = Folds::from_bytes(search.index().folds()).expect("a checked index");
    let run = Squashed::new(query, folds);
    if run.chars.is_empty() {
        prop_assert_eq!(search.results(query, options).total, 0);
        return Ok(());
    }
    let level_of = |run: &Squashed, id: u32| {
        let (title, body) = &texts[id as usize];
        title.holds(run).max(body.holds(run))
    };
    let level = |id: u32| level_of(&run, id);
    let results = search.results(query, options);
    prop_assert_eq!(results.total, results.hits.len());
    prop_assert_eq!(results.full, results.hits.iter().filter(|hit| !hit.weak).count());
    // What says the same in other signs, as numerals do, stands among what holds the query as typed.
    let same = results.rewrites.iter().filter(|rewrite| rewrite.trust == Trust::Same);
    let same: Vec<Squashed> = same.map(|rewrite| Squashed::new(&rewrite.text, folds)).collect();
    let is_typed = |hit: &&Hit| same.iter().all(|run| level_of(run, hit.id) <= level(hit.id));
    let hits: Vec<&Hit> = results.hits.iter().filter(is_typed).collect();
    let levels: Vec<Option<bool>> = hits.iter().map(|hit| level(hit.id)).collect();
    for id in 0..texts.len() as u32 {
        let found = results.hits.iter().any(|hit| hit.id == id);
        prop_assert!(found || level(id).is_none(), "{:?} is in document {} and was not found", query, id);
    }
    // A title that holds the run loosely stands above a text that does: levels alone decide here.
    prop_assert!(levels.is_sorted_by(|a, b| a >= b), "{:?}: levels {:?}", query, levels);
    prop_assert!(
        results.hits.is_sorted_by_key(|hit| hit.weak),
        "{:?}: a weak hit above one that is not",
        query
    );
    let best = levels.first().copied().flatten();
    for (hit, level) in hits.iter().zip(&levels) {
        if best.is_some() {
            prop_assert_eq!(hit.weak, *level < best, "{:?}: document {} of {:?}", query, hit.id, level);
        }
        if level.is_some() {
            let marked = !hit.title.marks.is_empty() || !hit.excerpt.marks.is_empty();
            prop_assert!(marked, "{:?}: nothing is marked in document {}", query, hit.id);
        }
    }
    Ok(())
}

/// A query without the signs of the query language, which are the parser's tests.
fn plain(query: &str) -> String {
    let mut plain = String::new();
    for c in query.chars().map(|c| if "\"“”".contains(c) { ' ' } else { c }) {
        if c != '-' || !plain.chars().next_back().is_none_or(char::is_whitespace) {
            plain.push(c);
        }
    }
    plain
}

fn squashed(documents: &[Document], search: &Searcher) -> Vec<(Squashed, Squashed)> {
    let folds = Folds::from_bytes(search.index().folds()).expect("a checked index");
    let body = |document: &Document| document.paragraphs().join("\n");
    documents.iter().map(|d| (Squashed::new(&d.title, folds), Squashed::new(&body(d), folds))).collect()
}

/// The documents that this crate was compiled with, as they come out of the index.
fn embedded() -> (Searcher<'static>, Vec<Document>) {
    let search = seed_search::embedded().expect("the embedded index");
    let count = search.index().documents().len() as u32;
    let read = |id| {
        let document = search.opened(id, "").expect("a document");
        let paragraphs: Vec<&str> =
            document.paragraphs.iter().map(|range| &document.body.text[range.clone()]).collect();
        naive::document(document.source.path, &document.title.text, &paragraphs)
    };
    let documents = (0..count).map(read).collect();
    (search, documents)
}

/// Hits that leave as UTF-16 are those that leave as strings.
fn is_the_same_in_utf16(search: &Searcher, query: &str) -> Result<(), TestCaseError> {
    let (strings, units) =
        (search.results(query, &ALL), search.search_utf16(query, &ALL).expect("a whole index"));
    prop_assert_eq!(
        (strings.total, strings.full, strings.rewrites),
        (units.total, units.full, units.rewrites)
    );
    prop_assert_eq!(strings.hits.len(), units.hits.len());
    for (string, units) in strings.hits.iter().zip(&units.hits) {
        prop_assert_eq!((string.id, string.score, string.weak), (units.id, units.score, units.weak));
        for (string, units) in [(&string.title, &units.title), (&string.excerpt, &units.excerpt)] {
            prop_assert!(string.text.encode_utf16().eq(units.text.iter().copied()), "{}", string.text);
            let marks: Vec<_> = units.marks.iter().map(|mark| [mark.start as u32, mark.end as u32]).collect();
            prop_assert_eq!(utf16(&string.text, &string.marks), marks);
        }
    }
    Ok(())
}

#[test]
fn every_run_that_can_be_read_is_found_in_the_embedded_documents() {
    let (search, documents) = embedded();
    let texts = squashed(&documents, &search);
    let mut below = numbers(20_261_120);
    for _ in 0..1500 {
        let document = &documents[below(documents.len())];
        // As it stands, and as a reader types it: without line ends, without any space.
        let mut text = document.paragraphs().join("\n");
        if below(2) == 0 {
            text.retain(|c| !c.is_whitespace());
        }
        let chars: Vec<char> = text.chars().collect();
        if chars.is_empty() {
            continue;
        }
        let from = below(chars.len());
        let len = [1, 2, 3, 4, 6, 10, 24][below(7)];
        let query: String = chars[from..chars.len().min(from + len)].iter().collect();
        agrees(&search, &texts, &plain(&query)).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn every_title_finds_its_document_first() {
    let (search, documents) = embedded();
    for (id, document) in documents.iter().enumerate() {
        let results = search.results(&document.title, &Options::default());
        assert_eq!(results.hits.first().map(|hit| hit.id), Some(id as u32), "{}", document.title);
    }
}

#[test]
fn what_nobody_wrote_is_not_found() {
    let (search, documents) = embedded();
    let texts = squashed(&documents, &search);
    let chars: Vec<char> = documents
        .iter()
        .flat_map(|d| d.paragraphs().into_iter().flat_map(|p| p.chars()))
        .filter(|c| *c > '\u{4E00}')
        .collect();
    let mut below = numbers(7);
    for _ in 0..300 {
        let len = 2 + below(5);
        let query: String = (0..len).map(|_| chars[below(chars.len())]).collect();
        agrees(&search, &texts, &query).unwrap_or_else(|error| panic!("{error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_documents_and_any_query_agree(documents in documents(), queries in prop::collection::vec(text(), 8)) {
        let bytes = build(&documents).expect("small documents");
        let search = Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its folds");
        let texts = squashed(&documents, &search);
        for query in queries {
            agrees(&search, &texts, &plain(&query))?;
            is_the_same_in_utf16(&search, &query)?;
        }
        // And what is in the documents: any stretch of them.
        for document in &documents {
            let chars: Vec<char> = document.paragraphs().join("\n").chars().collect();
            for (from, len) in [(0, 3), (2, 2), (5, 6), (chars.len() / 2, 9)] {
                let run: String = chars.iter().skip(from).take(len).collect();
                agrees(&search, &texts, &plain(&run))?;
            }
        }
    }

    #[test]
    fn any_string_is_a_query(query in "\\PC{0,60}", more: String) {
        let search = seed_search::embedded().expect("the embedded index");
        for query in [query, more] {
            let results = search.results(&query, &Options::default());
            prop_assert!(results.hits.len() <= 10 && results.hits.len() <= results.total);
            for hit in &results.hits {
                for marked in [&hit.title, &hit.excerpt] {
                    let mut end = 0;
                    for mark in &marked.marks {
                        prop_assert!(end <= mark.start && mark.start < mark.end);
                        prop_assert!(marked.text.get(mark.clone()).is_some(), "on character borders");
                        end = mark.end;
                    }
                }
                let document = search.opened(hit.id, &query);
                prop_assert!(document.is_some_and(|d| d.title.text == hit.title.text));
            }
            search.suggestions(&query, 8);
        }
    }
}
