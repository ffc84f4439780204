//! The builder of a site's search as wasm, so that it runs wherever Node does, without a compiler and without a binary for
//! each system. It touches no files: a script lists and reads them, and writes what comes out. What comes out is, byte for
//! byte, what the native command makes of the same files.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Error, Uint8Array};
use seed_build::Configuration;
use seed_corpus::{Collector, Corpus, Record, Why, Work};
use seed_site::{Carried, Summary};
use std::path::Path;
use wasm_bindgen::prelude::*;

/// The name of the file that marks a folder as one that was written here.
#[wasm_bindgen]
pub fn marker() -> String {
    seed_build::MARKER.to_owned()
}

/// Takes the files of a site, and makes those of its search.
#[wasm_bindgen]
pub struct Builder {
    configuration: Configuration,
    collector: Option<Collector>,
    corpus: Corpus,
    summary: Option<Summary>,
}

#[wasm_bindgen]
impl Builder {
    /// A builder with settings as `seed-search.toml` has them. A later text overrides an earlier one. `below` is the path
    /// of the published folder below the site's root. Throws if a setting is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: Vec<String>, below: Vec<String>) -> Result<Builder, Error> {
        let mut configuration = Configuration::of_site(Path::new(""));
        for text in settings {
            configuration = configuration.with_text(&text).map_err(thrown)?;
        }
        seed_site::find_from(&mut configuration, &below);
        let collector = Some(Collector::new(&configuration.corpus));
        Ok(Builder { configuration, collector, corpus: Corpus::default(), summary: None })
    }

    /// Whether a folder is to be looked into; `written` is whether it holds the file [`marker`].
    pub fn enters(&mut self, path: &str, written: bool) -> Result<bool, Error> {
        Ok(self.collector()?.enters(path, |_| written))
    }

    /// Whether a file is to be read; `regular` is whether it is neither a pipe nor a device.
    pub fn wants(&mut self, path: &str, regular: bool) -> Result<bool, Error> {
        Ok(self.collector()?.wants(path, regular))
    }

    /// Reads a file, by its path with `/` below the site's root.
    pub fn read(&mut self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let collector = self.collector()?;
        let found = collector.read(path, bytes, Work::ALONE);
        collector.put(found);
        Ok(())
    }

    /// Names a file that cannot be read.
    pub fn skip(&mut self, path: &str, reason: String) -> Result<(), Error> {
        self.collector()?.skip(path, Why::Unreadable, reason);
        Ok(())
    }

    /// Takes a document of the caller's own, as JSON. Throws if it has an unknown key, or one of another kind.
    pub fn add(&mut self, record: &str) -> Result<(), Error> {
        let document = Record::of_json(record).map_err(thrown)?;
        self.collector()?.add(document);
        Ok(())
    }

    /// Ends the reading, and gives the lines of the report: all of them, or only what is wrong.
    pub fn report(&mut self, quiet: bool) -> Vec<String> {
        if let Some(collector) = self.collector.take() {
            self.corpus = collector.finish();
            self.configuration.tune(&mut self.corpus);
        }
        if quiet { seed_build::faults(&self.corpus) } else { seed_build::report(&self.corpus) }
    }

    /// Makes the files: pairs of a path and its bytes. `carried` are such pairs as well, of the element, the engine and the
    /// page. Throws if there are no pages, or if the settings are strict and something is wrong.
    #[wasm_bindgen(unchecked_return_type = "[path: string, bytes: Uint8Array][]")]
    pub fn make(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "[path: string, bytes: Uint8Array][]")] carried: &Array,
    ) -> Result<Array, Error> {
        self.report(true);
        if self.corpus.documents.is_empty() {
            return Err(thrown(seed_site::no_pages("the site", &self.corpus.skipped)));
        }
        let carried: Vec<(String, Vec<u8>)> = carried.iter().map(|pair| pair_of(&pair)).collect();
        let carried: Vec<Carried> =
            carried.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let made =
            seed_site::make(&self.corpus, &self.configuration, &carried, Work::ALONE).map_err(thrown)?;
        self.summary = Some(made.summary);
        let pairs = made.files.iter();
        Ok(pairs
            .map(|(name, bytes)| Array::of2(&JsValue::from_str(name), &Uint8Array::from(&**bytes)))
            .collect())
    }

    /// What was made, for people; `output` is the folder as they know it, `address` where it lies on the site.
    pub fn text(&self, output: &str, address: &str, seconds: f64) -> String {
        self.summary.as_ref().map_or_else(String::new, |summary| summary.text(output, address, seconds))
    }

    /// The same for programs, as JSON.
    pub fn json(&self, output: &str, address: &str, seconds: f64) -> String {
        self.summary
            .as_ref()
            .map_or_else(String::new, |summary| summary.json(output, address, seconds).to_string())
    }

    /// How many things were altered, not understood or not readable.
    #[wasm_bindgen(getter)]
    pub fn warnings(&self) -> usize {
        self.summary.as_ref().map_or(0, Summary::warnings)
    }
}

impl Builder {
    fn collector(&mut self) -> Result<&mut Collector, Error> {
        self.collector.as_mut().ok_or_else(|| {
            thrown(
                "expected files before the report and the making, found one after them: begin a new builder",
            )
        })
    }
}

fn pair_of(pair: &JsValue) -> (String, Vec<u8>) {
    let pair = Array::from(pair);
    (pair.get(0).as_string().unwrap_or_default(), Uint8Array::new(&pair.get(1)).to_vec())
}

fn thrown(message: impl AsRef<str>) -> Error {
    Error::new(message.as_ref())
}
