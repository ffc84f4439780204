//! What a person expects of whole files, with the reason beside each expectation.

mod addresses;
mod articles;
mod books;
mod columns;
mod files;
mod front_matter;
mod hostile;
mod lines;
mod lists;
mod markdown;
mod properties;
mod published;
mod sections;
mod seeds;
mod site;
mod twins;

use super::{Articles, Document, File, Options, Section, read_bytes};

/// The documents of one file, split where its page says so.
fn read(path: &str, text: &str) -> Vec<Document> {
    read_bytes(path, text.as_bytes(), &Options::default()).expect("the text is a document").documents
}

/// The documents' titles.
fn titles(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|d| d.title.as_str()).collect()
}

/// The one document of one file.
fn one(path: &str, text: &str) -> Document {
    let mut documents = read(path, text);
    assert_eq!(documents.len(), 1, "one document: {:?}", titles(&documents));
    documents.remove(0)
}

fn never() -> Options {
    Options { articles: Articles::Never, ..Options::default() }
}
