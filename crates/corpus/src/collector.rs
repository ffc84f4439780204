//! *What do the files of a folder give together?*
//!
//! It is told of folders and files as somebody comes upon them, says which are worth opening, reads their bytes, and
//! settles in the end what only all of them tell. It opens nothing itself, so a folder on a disk and files that come from
//! elsewhere give the same. Reading is pure: files may be read at once and put in any order.

use super::names::{Format, WRONG_NAME, shown_path};
use super::read::{Read, read};
use super::{Corpus, Document, Options, Repetition, Skipped, Why, Work, site};

/// Collects the documents of a folder.
#[derive(Debug)]
pub struct Collector {
    options: Options,
    /// All of the options that what a file gives depends on.
    manner: String,
    skipped: Vec<Skipped>,
    found: Vec<Found>,
}

/// What a file gave, until [`Collector::put`] takes it.
#[derive(Debug)]
pub struct Found(String, Result<Read, Skipped>);

impl Collector {
    /// Nothing so far.
    pub fn new(options: &Options) -> Collector {
        let of_files = Options { include: None, exclude: None, ..options.clone() };
        let manner = format!("{of_files:?}");
        Collector { options: options.clone(), manner, skipped: Vec::new(), found: Vec::new() }
    }

    /// Whether a folder, by its path with `/` below the whole, is looked into. `holds` says whether a file lies in it.
    pub fn enters(&mut self, path: &str, holds: impl Fn(&str) -> bool) -> bool {
        let foreign = self.options.foreign;
        if is_hidden(path) {
            self.skip(path, Why::NoDocument, "a hidden folder".to_owned());
        } else if !foreign.is_empty() && holds(foreign) {
            self.skip(path, Why::NotIncluded, "an index that was written here".to_owned());
        } else {
            return true;
        }
        false
    }

    /// Whether a file is to be opened; `is_regular` is whether it is neither a pipe nor a device.
    pub fn wants(&mut self, path: &str, is_regular: bool) -> bool {
        let Options { include, exclude, .. } = &self.options;
        let excluded = exclude.as_ref().and_then(|exclude| exclude.find(path)).map(str::to_owned);
        let is_included = include.as_ref().is_none_or(|include| include.find(path).is_some());
        if is_hidden(path) {
            self.skip(path, Why::NoDocument, "a hidden file".to_owned());
        } else if !is_included {
            self.skip(path, Why::NotIncluded, "not among those that `include` names".to_owned());
        } else if Format::of(path).is_none() {
            self.skip(path, Why::NoDocument, WRONG_NAME.to_owned());
        } else if let Some(pattern) = excluded {
            self.skip(path, Why::Excluded, format!("excluded: `{pattern}`"));
        } else if !is_regular {
            // Reading a pipe would wait for ever.
            self.skip(path, Why::NoDocument, "not a regular file".to_owned());
        } else {
            return true;
        }
        false
    }

    /// Names something that gives no document.
    pub fn skip(&mut self, path: &str, why: Why, reason: String) {
        self.skipped.push(Skipped { path: shown_path(path), why, reason });
    }

    /// Reads a file.
    pub fn read(&self, path: &str, bytes: &[u8], work: Work) -> Found {
        let parts = [path.as_bytes(), bytes, self.manner.as_bytes()];
        Found(path.to_owned(), work.remembered("file", &parts, || read(path, bytes, &self.options)))
    }

    /// Takes what a file gave.
    pub fn put(&mut self, found: Found) {
        self.found.push(found);
    }

    /// Takes a document that no file holds.
    pub fn add(&mut self, document: Document) {
        let file = super::File { documents: vec![document], warnings: Vec::new() };
        self.found.push(Found(file.documents[0].path.clone(), Ok(Read::File(file))));
    }

    /// All documents, by path.
    pub fn finish(mut self) -> Corpus {
        self.found.sort_by(|a, b| a.0.cmp(&b.0));
        let mut corpus = Corpus { skipped: self.skipped, ..Corpus::default() };
        // Pages are settled last. Each keeps its place among the other documents.
        let mut documents: Vec<(usize, Document)> = Vec::new();
        let (mut pages, mut places) = (Vec::new(), Vec::new());
        for (place, Found(_, found)) in self.found.into_iter().enumerate() {
            match found {
                Ok(Read::File(file)) => {
                    corpus.files += 1;
                    documents.extend(file.documents.into_iter().map(|document| (place, document)));
                    corpus.warnings.extend(file.warnings);
                }
                Ok(Read::Page(page)) => {
                    pages.push(*page);
                    places.push(place);
                }
                Err(skipped) => corpus.skipped.push(skipped),
            }
        }
        let settled = site::settle(pages, self.options.repeated == Repetition::Include);
        corpus.files += settled.documents.len();
        documents.extend(settled.documents.into_iter().map(|(number, document)| (places[number], document)));
        documents.sort_by_key(|(place, _)| *place);
        corpus.documents = documents.into_iter().map(|(_, document)| document).collect();
        corpus.skipped.extend(settled.skipped);
        corpus.warnings.extend(settled.warnings);
        corpus.warnings.sort_by(|a, b| a.path.cmp(&b.path));
        corpus.repeated = settled.repeated;
        corpus.skipped.sort_by(|a, b| a.path.cmp(&b.path));
        corpus
    }
}

fn is_hidden(path: &str) -> bool {
    path.rsplit('/').next().unwrap_or(path).starts_with('.')
}
