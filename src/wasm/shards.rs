//! An index in many small files, of which the page brings those that a query lacks.

use super::errors::{said, thrown};
use super::objects::{self, Objects};
use super::options::{Asked, text};
use js_sys::{Array, Error, Uint8Array};
use seed_engine::{Budget, MissingFiles, Sharded};
use seed_index::shards::{File, Root};
use wasm_bindgen::prelude::*;

/// An index in many files, and those of them that are here. Every question has an answer, or the names of files to
/// [`put`](Shards::put) before it is asked again.
#[wasm_bindgen(skip_typescript)]
pub struct Shards {
    sharded: Sharded,
    objects: Objects,
}

#[wasm_bindgen]
impl Shards {
    /// An index without any file.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)] // JavaScript knows no default.
    pub fn new() -> Shards {
        Shards { sharded: Sharded::default(), objects: Objects::new() }
    }

    /// Takes a file: first `root`, then what is lacking. Throws if it is damaged, or of another build.
    pub fn put(&mut self, name: &str, bytes: &Uint8Array) -> Result<(), Error> {
        let file = File::of_name(name).ok_or_else(|| said(&["expected the name of a file, found ", name]))?;
        self.sharded.put(file, bytes.to_vec()).map_err(|error| thrown(&error))
    }

    /// Does without a file from now on, until it is [`put`](Shards::put): it cannot be had.
    pub fn lose(&mut self, name: &str) {
        if let Some(file) = File::of_name(name) {
            self.sharded.lose(file);
        }
    }

    /// The names of all files but the root.
    pub fn files(&self) -> JsValue {
        lacking(MissingFiles(self.sharded.root().map_or(Vec::new(), Root::files)))
    }

    /// How many documents there are.
    #[wasm_bindgen(getter, js_name = documentCount)]
    pub fn document_count(&self) -> u32 {
        self.sharded.root().map_or(0, |root| root.passages.documents())
    }

    /// Answers a query as an `Index` does, or names what is lacking. In the answer, `about` says that its counts are about
    /// right, and `lacking` that something was left out which could not be had.
    pub fn search(&self, query: &JsValue, options: JsValue) -> Result<JsValue, Error> {
        let (query, asked) = (text(query)?, Asked::read(&options)?);
        let options = asked.options();
        let found = self.sharded.search(&query, &options, Budget::USUAL, |found| {
            let results = self.objects.results(&found.results, options.facets);
            for (key, _) in
                [("about", found.is_about), ("lacking", found.is_lacking)].iter().filter(|(_, is)| *is)
            {
                objects::say(&results, key);
            }
            results
        });
        Ok(found.unwrap_or_else(lacking))
    }

    /// Completions, as those of an `Index`, or what is lacking.
    pub fn suggest(&self, query: &JsValue, limit: usize) -> Result<JsValue, Error> {
        let suggestions = self.sharded.suggest(&text(query)?, limit);
        Ok(suggestions.map_or_else(lacking, |suggestions| self.objects.suggestions(&suggestions)))
    }

    /// A document by the number of its hit, as that of an `Index`, or what is lacking. Throws for an unknown number.
    pub fn document(&self, id: u32, query: &JsValue, options: JsValue) -> Result<JsValue, Error> {
        let (query, asked) = (text(query)?, Asked::read(&options)?);
        let document = self.sharded.document(id, &query, &asked.options(), |document| {
            document.map(|document| self.objects.document(&document))
        });
        match document {
            Ok(Some(document)) => Ok(document),
            Ok(None) => Err(said(&["expected the number of a document, found another; take it from a hit"])),
            Err(missing) => Ok(lacking(missing)),
        }
    }
}

/// The names of files as an array; no answer is one.
fn lacking(MissingFiles(files): MissingFiles) -> JsValue {
    let names = Array::new();
    for file in files {
        names.push(&JsValue::from_str(&file.name()));
    }
    names.into()
}
