//! Any text as the settings of a site, `seed-search.toml`.
//!
//! They are settings or an error that says something. What an owner says of words in them builds an index that opens.

use seed_build::{Configuration, build_with};
use seed_corpus::{Corpus, Document, Work};
use seed_index::Index;

/// See the head of this file.
pub fn settings(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let configuration = match Configuration::of_site("".as_ref()).with_text(text) {
        Ok(configuration) => configuration,
        Err(error) => return assert!(!error.is_empty(), "an error says what is wrong"),
    };
    let documents = vec![
        Document::plain("a.html", "算力网", ["郑州高新区的算力网，一期。", "5G 网络 MEMS"]),
        Document::plain("b.html", "Sensors", ["A sensor, 1,194 of them ㎡."]),
    ];
    let mut corpus = Corpus { documents, ..Corpus::default() };
    configuration.tune(&mut corpus);
    if let Ok(bytes) = build_with(&corpus.documents, &configuration.vocabulary, Work::ALONE) {
        Index::open(bytes.into()).expect("as it was written");
    }
}
