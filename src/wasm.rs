//! The surface that JavaScript sees. The only file that knows JavaScript.
//!
//! Text and ranges leave as UTF-16, converted once: the hits of an answer as they are decoded, all else here. Errors
//! leave as `Error`s with a message of their own.

use js_sys::{Error, JsString, Object, Reflect, Uint8Array};
use seed_engine::{self as engine, Filter, Marked, Options, Searcher, Sort, utf16};
use serde::{Serialize, Serializer};
use serde_wasm_bindgen::preserve;
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const SURFACE: &str = include_str!("wasm/surface.d.ts");

/// An index that answers queries. Free it when it is no longer needed, or leave it to the garbage collector.
#[wasm_bindgen]
pub struct Index {
    searcher: Searcher<'static>,
    decoder: TextDecoder,
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
            "expected a module with documents, found the engine alone; give an index to Index.fromBytes",
        ]))
    }

    /// An index from bytes that were written by this version. They are copied once. Throws if they are damaged.
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
        let query = &text(query)?;
        let mut asked = Options::default();
        let (mut path, mut from, mut to) = (String::new(), String::new(), String::new());
        given(&options, |key, value| match key {
            "limit" => count(&mut asked.limit, key, value),
            "offset" => count(&mut asked.offset, key, value),
            "prefix" => flag(&mut asked.prefix, key, value),
            "literal" => flag(&mut asked.literal, key, value),
            // Its name before, with the other sense.
            "fuzzy" => {
                let mut fuzzy = !asked.literal;
                flag(&mut fuzzy, key, value)?;
                asked.literal = !fuzzy;
                Ok(())
            }
            "facets" => flag(&mut asked.facets, key, value),
            "path" => put(&mut path, key, value, "a path", JsValue::as_string),
            "from" => date(&mut from, key, value),
            "to" => date(&mut to, key, value),
            "sort" => put(&mut asked.sort, key, value, "\"relevance\" or \"date\"", sort),
            _ => Err(unknown(key)),
        })?;
        asked.filter = Filter { path: &path, from: &from, to: &to };
        let results = self.searcher.search_utf16(query, &asked).map_err(lacking)?;
        let rewrites = Rewrites(&results.rewrites);
        let mut sheet = Sheet::new();
        results.hits.iter().for_each(|hit| sheet.add(hit));
        let mut strings = sheet.strings(&self.decoder);
        let hits = results.hits.iter().map(|hit| Hit::new(hit, &mut strings)).collect();
        plain(&SearchResults {
            total: results.total as u32,
            full: results.full as u32,
            hits,
            facets: results.facets.as_ref().map(Facets::from),
            instead: &rewrites,
            rewrites: &rewrites,
        })
    }

    /// Completions of what is being typed, best first.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggest(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] query: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "SuggestOptions")] options: JsValue,
    ) -> Result<JsValue, Error> {
        let query = &text(query)?;
        let mut limit = 8;
        given(&options, |key, value| match key {
            "limit" => count(&mut limit, key, value),
            _ => Err(unknown(key)),
        })?;
        let suggestions = self.searcher.suggest(query, limit).map_err(lacking)?;
        plain(&suggestions.iter().map(Passage::from).collect::<Vec<_>>())
    }

    /// The whole text of a document, with what a query marks in it. Throws for an unknown number.
    #[wasm_bindgen(unchecked_return_type = "Document")]
    pub fn document(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] id: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] query: JsValue,
    ) -> Result<JsValue, Error> {
        let query = if query.is_undefined() || query.is_null() { String::new() } else { text(&query)? };
        // As an integer and back, so that neither NaN nor 1.5 is the number of a document.
        let id = id.as_f64().filter(|id| f64::from(*id as u32) == *id).map(|id| id as u32);
        let document = |id| self.searcher.document(id, &query, &Options::default()).map_err(lacking);
        let Some(document) = id.map_or(Ok(None), document)? else {
            return Err(said(&[
                "expected the number of a document, found another; take it from a hit or idOf",
            ]));
        };
        plain(&Document::from(&document))
    }

    /// The number of the document of this path, which is the same in every build that has the file.
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
        Index { searcher, decoder: TextDecoder::new("utf-16le") }
    }
}

#[wasm_bindgen]
extern "C" {
    /// JavaScript's own, for UTF-16: of Chinese it is several times as fast as that for UTF-8.
    type TextDecoder;

    #[wasm_bindgen(constructor)]
    fn new(encoding: &str) -> TextDecoder;

    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, units: &[u16]) -> JsString;
}

/// A hit as it leaves the engine.
type Found<'s> = engine::Hit<'s, Vec<u16>>;

/// The strings of an answer, handed over as one and cut apart on the other side: each crossing costs a call of
/// JavaScript's decoder, which is more than all else that a hit needs.
struct Sheet {
    units: Vec<u16>,
    /// Where each string ends.
    ends: Vec<u32>,
}

/// Before all strings, for a decoder drops a mark of the byte order if that stands first.
const FIRST: u16 = 0;

impl Sheet {
    fn new() -> Sheet {
        Sheet { units: vec![FIRST], ends: Vec::new() }
    }

    /// Adds the strings of a hit, in the order of its fields.
    fn add(&mut self, Found { source, title, excerpt, .. }: &Found) {
        self.put(source.url);
        self.put(source.path);
        self.units.extend_from_slice(&title.text);
        self.put("");
        self.put(source.byline);
        self.put(source.date);
        self.units.extend_from_slice(&excerpt.text);
        self.put("");
    }

    /// Puts what is left of a string, and where it ends.
    fn put(&mut self, text: &str) {
        self.units.extend(text.encode_utf16());
        self.ends.push(self.units.len() as u32);
    }

    fn strings(&self, decoder: &TextDecoder) -> Strings<'_> {
        Strings { all: decoder.decode(&self.units), ends: &self.ends, next: 0, start: 1 }
    }
}

/// The strings of a sheet, one after the other.
struct Strings<'s> {
    all: JsString,
    ends: &'s [u32],
    next: usize,
    start: u32,
}

impl Strings<'_> {
    fn next(&mut self) -> Kept {
        let end = self.ends.get(self.next).copied().unwrap_or(self.start);
        let string = self.all.slice(self.start, end);
        (self.next, self.start) = (self.next + 1, end);
        Kept(string.into())
    }

    /// Steps over an empty string, which costs no crossing.
    fn next_if_any(&mut self) -> Option<Kept> {
        if self.ends.get(self.next) == Some(&self.start) {
            self.next += 1;
            return None;
        }
        Some(self.next())
    }
}

#[derive(Serialize)]
struct SearchResults<'r> {
    total: u32,
    full: u32,
    hits: Vec<Hit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<Facets<'r>>,
    #[serde(skip_serializing_if = "Rewrites::is_empty")]
    rewrites: &'r Rewrites<'r>,
    /// The name of `rewrites` before.
    #[serde(skip_serializing_if = "Rewrites::is_empty")]
    instead: &'r Rewrites<'r>,
}

/// The texts of rewrites.
struct Rewrites<'r>(&'r [engine::Rewrite]);

impl Rewrites<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Rewrites<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|rewrite| &rewrite.text))
    }
}

#[derive(Serialize)]
struct Facets<'r> {
    files: &'r [(&'r str, u32)],
    years: &'r [(&'r str, u32)],
}

#[derive(Serialize)]
struct Hit {
    id: u32,
    url: Kept,
    path: Kept,
    title: Kept,
    #[serde(rename = "titleMarks")]
    title_marks: Ranges,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<Kept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Kept>,
    score: f32,
    weak: bool,
    excerpt: Excerpt,
}

/// A string that is on the other side already.
#[derive(Serialize)]
#[serde(transparent)]
struct Kept(#[serde(with = "preserve")] JsValue);

#[derive(Serialize)]
struct Excerpt {
    text: Kept,
    marks: Ranges,
}

#[derive(Serialize)]
struct Passage<'r> {
    text: &'r str,
    marks: Ranges,
}

#[derive(Serialize)]
struct Document<'r> {
    id: u32,
    url: &'r str,
    path: &'r str,
    title: &'r str,
    #[serde(rename = "titleMarks")]
    title_marks: Ranges,
    #[serde(skip_serializing_if = "str::is_empty")]
    byline: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    date: &'r str,
    text: &'r str,
    paragraphs: Ranges,
    marks: Ranges,
    keywords: &'r [String],
    neighbours: Neighbours<'r>,
}

/// Each is made as it is handed over: a list of them would be code of its own.
struct Neighbours<'r>(&'r [engine::Neighbour<'r>]);

impl Serialize for Neighbours<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Neighbour::from))
    }
}

#[derive(Serialize)]
struct Neighbour<'r> {
    id: u32,
    url: &'r str,
    path: &'r str,
    title: &'r str,
}

/// Ranges in UTF-16 units.
type Ranges = Vec<[u32; 2]>;

impl Hit {
    /// The strings come in the order in which the sheet was filled, which is that of the fields.
    fn new(hit: &Found, strings: &mut Strings) -> Hit {
        let range = |range: &Range<usize>| [range.start as u32, range.end as u32];
        let ranges = |marks: &[Range<usize>]| marks.iter().map(range).collect();
        Hit {
            id: hit.id,
            url: strings.next(),
            path: strings.next(),
            title: strings.next(),
            title_marks: ranges(&hit.title.marks),
            byline: strings.next_if_any(),
            date: strings.next_if_any(),
            score: hit.score,
            weak: hit.weak,
            excerpt: Excerpt { text: strings.next(), marks: ranges(&hit.excerpt.marks) },
        }
    }
}

impl<'r> From<&'r engine::Facets<'r>> for Facets<'r> {
    fn from(facets: &'r engine::Facets<'r>) -> Self {
        Facets { files: &facets.files, years: &facets.years }
    }
}

impl<'r> From<&'r Marked> for Passage<'r> {
    fn from(marked: &'r Marked) -> Self {
        Passage { text: &marked.text, marks: utf16(&marked.text, &marked.marks) }
    }
}

impl<'r> From<&'r engine::Document<'r>> for Document<'r> {
    fn from(document: &'r engine::Document<'r>) -> Self {
        let body = &document.body;
        Document {
            id: document.id,
            url: document.source.url,
            path: document.source.path,
            title: &document.title.text,
            title_marks: utf16(&document.title.text, &document.title.marks),
            byline: document.source.byline,
            date: document.source.date,
            text: &body.text,
            paragraphs: utf16(&body.text, &document.paragraphs),
            marks: utf16(&body.text, &body.marks),
            keywords: &document.keywords,
            neighbours: Neighbours(&document.neighbours),
        }
    }
}

impl<'r> From<&'r engine::Neighbour<'r>> for Neighbour<'r> {
    fn from(neighbour: &'r engine::Neighbour<'r>) -> Self {
        let engine::Neighbour { id, source, title } = neighbour;
        Neighbour { id: *id, url: source.url, path: source.path, title }
    }
}

/// A string argument. JavaScript passes anything, and wasm-bindgen would read it as memory.
fn text(value: &JsValue) -> Result<String, Error> {
    value.as_string().ok_or_else(|| said(&["expected a string, found something else"]))
}

fn plain(value: &impl Serialize) -> Result<JsValue, Error> {
    // Serialization of strings, numbers and lists has no way to fail.
    serde_wasm_bindgen::to_value(value).map_err(|_| said(&["the answer could not be handed over"]))
}

/// An index that is opened whole lacks nothing.
fn lacking(_: engine::Missing) -> Error {
    said(&["expected a whole index, found one with blocks missing; give all of its bytes to Index.fromBytes"])
}

fn thrown(error: &seed_index::Error) -> Error {
    said(&[&error.message()])
}

fn said(parts: &[&str]) -> Error {
    let mut message = String::from("seed-search: ");
    parts.iter().for_each(|part| message.push_str(part));
    Error::new(&message)
}

/// Hands over options as they were given, each with its key: serde would let `{limi: 3}` pass. Reading what is there
/// costs fewer crossings than asking for all that could be.
fn given(options: &JsValue, mut take: impl FnMut(&str, &JsValue) -> Result<(), Error>) -> Result<(), Error> {
    if options.is_undefined() || options.is_null() {
        return Ok(());
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        return Err(said(&["expected options as an object, found something else"]));
    };
    for key in Object::keys(object).iter() {
        let value = Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        take(&key.as_string().unwrap_or_default(), &value)?;
    }
    Ok(())
}

/// Puts an option into its place; an undefined one leaves what is there.
fn put<T>(
    place: &mut T,
    key: &str,
    value: &JsValue,
    expected: &str,
    read: impl Fn(&JsValue) -> Option<T>,
) -> Result<(), Error> {
    if !value.is_undefined() {
        *place = read(value).ok_or_else(|| wrong(key, expected))?;
    }
    Ok(())
}

fn count(place: &mut usize, key: &str, value: &JsValue) -> Result<(), Error> {
    // More than there can be is all there is.
    let read = |value: &JsValue| value.as_f64().filter(|count| *count >= 0.0).map(|count| count as usize);
    put(place, key, value, "a number from 0 on", read)
}

fn flag(place: &mut bool, key: &str, value: &JsValue) -> Result<(), Error> {
    put(place, key, value, "true or false", JsValue::as_bool)
}

fn date(place: &mut String, key: &str, value: &JsValue) -> Result<(), Error> {
    let read = |value: &JsValue| value.as_string().filter(|text| engine::is_date(text));
    put(place, key, value, "YYYY-MM-DD, YYYY-MM or YYYY", read)
}

fn sort(value: &JsValue) -> Option<Sort> {
    match value.as_string().as_deref() {
        Some("date") => Some(Sort::Date),
        Some("relevance") => Some(Sort::Relevance),
        _ => None,
    }
}

fn unknown(key: &str) -> Error {
    said(&["there is no option ", key, "; see the options in the types of this method"])
}

fn wrong(key: &str, expected: &str) -> Error {
    said(&["expected ", expected, " as option ", key, ", found something else"])
}

/// A small allocator with constant time. The standard one costs 7 KB of the module.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
