//! DOCUMENTS -> BYTES: the one place where documents, their tokens and the format of the index meet when an
//! index is built. Never in the wasm.
//!
//! `build.rs` mounts this file for the embedded index; tests and tools call it for others. Linear in the text;
//! some 30 ms go to loading jieba's dictionary.

use super::corpus::Document;
use super::index::writer::{self, Input, TooLarge};
use super::text::fold::{self, Class, Folds};
use super::text::segment::Segmenter;
use std::collections::{BTreeSet, HashMap};

/// How many times a word in the title counts as often as one in the text.
pub const TITLE_WEIGHT: u32 = 3;

/// Builds the index of some documents. Same documents in the same order, same bytes.
///
/// Two things are left out because the stored text says them as well, and they are a quarter of the index of the
/// default corpus (9 of 41 KB in brotli):
///
/// * a word of ideographs that occurs once in the whole corpus. Its characters lead to its document, and the run
///   is compared in the text;
/// * how often a single ideograph occurs in a document. That it does is enough for a filter.
///
/// # Errors
///
/// If they are more than one index can hold.
pub fn compile(documents: &[Document]) -> Result<Vec<u8>, TooLarge> {
    let texts: Vec<String> = documents.iter().map(|document| document.paragraphs.join("\n")).collect();
    let titles = documents.iter().map(|document| &document.title);
    let alphabet: BTreeSet<char> = titles.chain(&texts).flat_map(|text| text.chars()).collect();
    let table = fold::table_of_alphabet(&alphabet);
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    let segmenter = Segmenter::default();
    let mut occurrences: HashMap<String, u32> = HashMap::new();
    let mut input = |(document, text): (&Document, String)| {
        let mut input = Input {
            title: document.title.clone(),
            path: document.path.clone(),
            url: document.url.clone(),
            byline: document.byline.clone().unwrap_or_default(),
            date: document.date.clone().unwrap_or_default(),
            ..Input::default()
        };
        for (part, weight) in [(&input.title, TITLE_WEIGHT), (&text, 1)] {
            for token in segmenter.tokens(part, folds) {
                input.length += 1;
                *occurrences.entry(token.term.clone()).or_default() += 1;
                let tf = input.terms.entry(token.term).or_default();
                *tf = if token.is_ideograph { 1 } else { *tf + weight };
            }
        }
        input.text = text;
        input
    };
    let mut inputs: Vec<Input> = documents.iter().zip(texts).map(&mut input).collect();
    for input in &mut inputs {
        input.terms.retain(|term, _| occurrences[term] > 1 || !is_ideographs(term));
    }
    writer::write(&inputs, &table)
}

/// Whether a term is a word of several ideographs.
fn is_ideographs(term: &str) -> bool {
    term.chars().nth(1).is_some() && term.chars().all(|c| Class::of(c) == Class::Ideograph)
}
