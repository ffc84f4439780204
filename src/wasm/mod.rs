//! What does JavaScript see? Only this folder knows JavaScript.
//!
//! `options` reads arguments, and `objects` makes answers. Text and ranges are converted to UTF-16 once. Errors are
//! JavaScript `Error`s whose message says what was expected, what was found, and what to do.

mod errors;
mod objects;
mod options;
#[cfg(feature = "shards")]
mod shards;

use errors::{lacking, said, thrown};
use js_sys::{Error, Uint8Array};
use objects::Objects;
use options::{Asked, text};
use seed_engine::Searcher;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const SURFACE: &str = include_str!("surface.d.ts");

/// An index that answers queries. Free it when it is no longer needed, or leave it to the garbage collector.
#[wasm_bindgen]
pub struct Index {
    searcher: Searcher<'static>,
    objects: Objects,
}

#[wasm_bindgen]
impl Index {
    /// The index that is compiled in. Throws if its bytes are damaged, and in a module without documents.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Index, Error> {
        #[cfg(feature = "embedded")]
        return crate::embedded().map(Index::of).map_err(|error| thrown(&error));
        #[cfg(not(feature = "embedded"))]
        Err(said(&[
            "expected a module with documents, found the engine alone; give the bytes of an index to Index.fromBytes",
        ]))
    }

    /// An index from bytes that this version wrote. They are copied once. Throws if they are damaged.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: &Uint8Array) -> Result<Index, Error> {
        seed_index::Index::open(bytes.to_vec().into())
            .and_then(Searcher::new)
            .map(Index::of)
            .map_err(|error| thrown(&error))
    }

    /// How many documents there are.
    #[wasm_bindgen(getter, js_name = documentCount)]
    pub fn document_count(&self) -> u32 {
        self.searcher.index().documents().len() as u32
    }

    /// Answers a query. Any string is a query.
    #[wasm_bindgen(unchecked_return_type = "SearchResults")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] query: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "SearchOptions")] options: JsValue,
    ) -> Result<JsValue, Error> {
        let (query, asked) = (text(query)?, Asked::read(&options)?);
        let options = asked.options();
        let results = self.searcher.search_utf16(&query, &options).map_err(lacking)?;
        Ok(self.objects.results(&results, options.facets))
    }

    /// Completions of what is being typed, best first.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] query: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "SuggestOptions")] options: JsValue,
    ) -> Result<JsValue, Error> {
        let query = text(query)?;
        let mut limit = 8;
        for given in options::entries(&options)? {
            match &*given.key {
                "limit" => given.count(&mut limit),
                _ => Err(given.unknown()),
            }?;
        }
        let suggestions = self.searcher.suggest(&query, limit).map_err(lacking)?;
        Ok(self.objects.suggestions(&suggestions))
    }

    /// The whole text of a document, with marks for a query: with the options of its search, those of its hit. Throws
    /// for an unknown number.
    #[wasm_bindgen(unchecked_return_type = "Document")]
    pub fn document(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] id: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] query: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "SearchOptions")] options: JsValue,
    ) -> Result<JsValue, Error> {
        let query = if query.is_undefined() || query.is_null() { String::new() } else { text(&query)? };
        let asked = Asked::read(&options)?;
        // Converted to an integer and back, so that NaN and 1.5 are no numbers of documents.
        let id = id.as_f64().filter(|id| f64::from(*id as u32) == *id).map_or(u32::MAX, |id| id as u32);
        match self.searcher.document(id, &query, &asked.options()).map_err(lacking)? {
            Some(document) => Ok(self.objects.document(&document)),
            None => {
                Err(said(&["expected the number of a document, found another; take it from a hit or idOf"]))
            }
        }
    }

    /// The number of the document of this path, or `undefined` if there is none. A path is good for every build, a
    /// number for this index only.
    #[wasm_bindgen(js_name = idOf)]
    pub fn id_of(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
    ) -> Result<Option<u32>, Error> {
        Ok(self.searcher.id_of(&text(path)?))
    }
}

impl Index {
    fn of(searcher: Searcher<'static>) -> Index {
        Index { searcher, objects: Objects::new() }
    }
}

/// A small allocator with constant time. The standard one costs 2.2 K more of the module in brotli.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
