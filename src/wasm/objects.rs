//! Answers as plain JavaScript objects.
//!
//! The keys of the objects are strings of JavaScript that are made once, and each field is one crossing. Derived
//! serialization would look every key up in a table of strings: that is slower, and takes 2.3 K of the module.

use js_sys::{Array, JsString};
use seed_engine::{Document, Hit, Marked, Neighbour, Results, Rewrite, Section, Suggestion, Taken, utf16};
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A plain object that is being filled.
    #[wasm_bindgen(js_name = Object)]
    type Fields;

    #[wasm_bindgen(constructor, js_class = "Object")]
    fn new() -> Fields;

    #[wasm_bindgen(method, indexing_setter)]
    fn set_value(this: &Fields, key: &JsString, value: &JsValue);

    #[wasm_bindgen(method, indexing_setter)]
    fn set_number(this: &Fields, key: &JsString, value: f64);

    #[wasm_bindgen(method, indexing_setter)]
    fn set_flag(this: &Fields, key: &JsString, value: bool);

    #[wasm_bindgen(method, indexing_setter)]
    fn set_text(this: &Fields, key: &JsString, value: &str);

    /// JavaScript's own decoder, for UTF-16: of Chinese it is several times as fast as that for UTF-8.
    type TextDecoder;

    #[wasm_bindgen(constructor)]
    fn new(encoding: &str) -> TextDecoder;

    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, units: &[u16]) -> JsString;
}

/// Declares the keys of all objects, each a number in [`Objects::keys`].
macro_rules! keys {
    ($($name:ident $key:literal)*) => {
        #[derive(Clone, Copy)]
        enum Key { $($name),* }
        const KEYS: &[&str] = &[$($key),*];
    };
}

keys! {
    Anchor "anchor" Byline "byline" Date "date" Excerpt "excerpt" Facets "facets" Files "files" Full "full" Heading "heading" Hits "hits" Id "id"
    Instead "instead" Keywords "keywords" Language "language" Level "level" Marks "marks" Meta "meta" Neighbours "neighbours" Paragraphs "paragraphs" Path "path"
    Rewrites "rewrites" Score "score" Section "section" Sections "sections" Signs "signs" Start "start" Text "text" Title "title" TitleMarks "titleMarks" Total "total" Url "url"
    Weak "weak" Years "years"
}

/// Says that something is so of an object.
#[cfg(feature = "shards")]
pub fn say(object: &JsValue, key: &str) {
    object.unchecked_ref::<Fields>().set_flag(&JsString::from(key), true);
}

/// What answers are made with.
pub struct Objects {
    keys: Vec<JsString>,
    decoder: TextDecoder,
}

impl Objects {
    /// Makes the keys.
    pub fn new() -> Objects {
        let keys = KEYS.iter().map(|key| JsString::from(*key)).collect();
        Objects { keys, decoder: TextDecoder::new("utf-16le") }
    }

    fn key(&self, key: Key) -> &JsString {
        &self.keys[key as usize]
    }

    fn object(&self) -> Object<'_> {
        Object { objects: self, fields: Fields::new() }
    }

    /// The answer to a query that asked to count the values of these keys: file, year, and others.
    pub fn results(&self, results: &Results<Vec<u16>>, keys: &[String]) -> JsValue {
        let mut sheet = Sheet::new();
        results.hits.iter().for_each(|hit| sheet.put_hit(hit));
        let mut strings = sheet.strings(&self.decoder);
        let hits = Array::new();
        for hit in &results.hits {
            hits.push(&self.hit(hit, &mut strings));
        }
        let object = self.object();
        object.number(Key::Total, results.total as u32);
        object.number(Key::Full, results.full as u32);
        object.value(Key::Hits, &hits);
        if let [files, years, rest @ ..] = &results.facets[..] {
            let facets = self.object();
            facets.value(Key::Files, &counts(files));
            facets.value(Key::Years, &counts(years));
            if !rest.is_empty() {
                let values = Fields::new();
                for (key, of_key) in keys.iter().skip(2).zip(rest) {
                    values.set_value(&JsString::from(&**key), &counts(of_key));
                }
                facets.value(Key::Meta, &values);
            }
            object.value(Key::Facets, &facets.done());
        }
        let signs = match results.taken {
            Taken::Plain => "",
            Taken::Excluded => "excluded",
            Taken::Text => "text",
            Taken::Dropped => "dropped",
        };
        if !signs.is_empty() {
            object.text(Key::Signs, signs);
        }
        if !results.rewrites.is_empty() {
            let texts = texts(results.rewrites.iter().map(|Rewrite { text, .. }| text));
            object.value(Key::Rewrites, &texts);
            // The older name of `rewrites`, which still works.
            object.value(Key::Instead, &texts);
        }
        object.done()
    }

    #[inline(never)]
    fn hit(&self, hit: &Hit<Vec<u16>>, strings: &mut Strings) -> JsValue {
        // The strings come in the order in which `Sheet::put_hit` puts them.
        let [url, path, title, byline, date, excerpt, heading] = strings.of_hit();
        let object = self.object();
        object.number(Key::Id, hit.id);
        object.value(Key::Url, &url);
        object.value(Key::Path, &path);
        object.value(Key::Title, &title);
        object.value(Key::TitleMarks, &ranges(&hit.title.marks));
        object.value_if(Key::Byline, !hit.source.byline.is_empty(), &byline);
        object.value_if(Key::Date, !hit.source.date.is_empty(), &date);
        object.fields.set_number(self.key(Key::Score), f64::from(hit.score));
        object.fields.set_flag(self.key(Key::Weak), hit.weak);
        let passage = self.object();
        passage.value(Key::Text, &excerpt);
        passage.value(Key::Marks, &ranges(&hit.excerpt.marks));
        object.value(Key::Excerpt, &passage.done());
        if let Some(section) = &hit.section {
            object.value(Key::Section, &self.section(&heading, section).done());
        }
        if !hit.sections.is_empty() {
            let list = Array::new();
            for section in &hit.sections {
                list.push(&self.section(&strings.next(), section).done());
            }
            object.value(Key::Sections, &list);
        }
        object.meta(&hit.meta);
        object.done()
    }

    fn section<T>(&self, heading: &JsValue, section: &Section<T>) -> Object<'_> {
        let object = self.object();
        object.value(Key::Heading, heading);
        object.number(Key::Level, section.level.into());
        object.text(Key::Anchor, section.anchor);
        object
    }

    /// Completions.
    pub fn suggestions(&self, suggestions: &[Suggestion]) -> JsValue {
        let list = Array::new();
        for Marked { text, marks } in suggestions {
            let object = self.object();
            object.text(Key::Text, text);
            object.value(Key::Marks, &plain(&utf16(text, marks)));
            list.push(&object.done());
        }
        list.into()
    }

    /// A whole document.
    pub fn document(&self, document: &Document) -> JsValue {
        let Document { id, source, title, body, paragraphs, sections, meta, keywords, neighbours } = document;
        let object = self.object();
        object.number(Key::Id, *id);
        object.text(Key::Url, source.url);
        object.text(Key::Path, source.path);
        object.text(Key::Title, &title.text);
        object.value(Key::TitleMarks, &plain(&utf16(&title.text, &title.marks)));
        for (key, text) in [(Key::Byline, source.byline), (Key::Date, source.date)] {
            if !text.is_empty() {
                object.text(key, text);
            }
        }
        object.text(Key::Text, &body.text);
        object.value(Key::Paragraphs, &plain(&utf16(&body.text, paragraphs)));
        object.value(Key::Marks, &plain(&utf16(&body.text, &body.marks)));
        if !sections.is_empty() {
            let headings: Vec<_> = sections.iter().map(|section| section.heading.clone()).collect();
            let list = Array::new();
            for ([start, _], section) in utf16(&body.text, &headings).into_iter().zip(sections) {
                let heading = body.text.get(section.heading.clone()).unwrap_or_default();
                let object = self.section(&JsValue::from_str(heading), section);
                object.number(Key::Start, start);
                list.push(&object.done());
            }
            object.value(Key::Sections, &list);
        }
        object.meta(meta);
        object.value(Key::Keywords, &texts(keywords.iter()));
        let list = Array::new();
        for Neighbour { id, source, title } in neighbours {
            let object = self.object();
            object.number(Key::Id, *id);
            object.text(Key::Url, source.url);
            object.text(Key::Path, source.path);
            object.text(Key::Title, title);
            list.push(&object.done());
        }
        object.value(Key::Neighbours, &list);
        object.done()
    }
}

/// An object that is being filled.
struct Object<'o> {
    objects: &'o Objects,
    fields: Fields,
}

impl Object<'_> {
    fn value(&self, key: Key, value: &JsValue) {
        self.fields.set_value(self.objects.key(key), value);
    }

    fn value_if(&self, key: Key, is_there: bool, value: &JsValue) {
        if is_there {
            self.value(key, value);
        }
    }

    fn number(&self, key: Key, number: u32) {
        self.fields.set_number(self.objects.key(key), f64::from(number));
    }

    fn text(&self, key: Key, text: &str) {
        self.fields.set_text(self.objects.key(key), text);
    }

    /// What a document says about itself, if anything.
    #[inline(never)]
    fn meta(&self, said: &seed_index::Fields) {
        if !said.language.is_empty() {
            self.text(Key::Language, said.language);
        }
        if !said.values.is_empty() {
            self.value(Key::Meta, &values(&said.values));
        }
    }

    fn done(self) -> JsValue {
        self.fields.into()
    }
}

/// Values with their counts, as a list of pairs.
fn counts(counts: &[(&str, u32)]) -> JsValue {
    let list = Array::new();
    for (value, count) in counts {
        list.push(&Array::of2(&JsValue::from_str(value), &JsValue::from_f64(f64::from(*count))));
    }
    list.into()
}

fn texts<'t>(texts: impl Iterator<Item = &'t String>) -> JsValue {
    let list = Array::new();
    texts.for_each(|text| {
        list.push(&JsValue::from_str(text));
    });
    list.into()
}

/// Values by key, those of a key as a list. Equal keys are neighbours.
fn values(values: &[(&str, &str)]) -> JsValue {
    let object = Fields::new();
    for of_key in values.chunk_by(|(key, _), (next, _)| key == next) {
        let list = Array::new();
        for (_, value) in of_key {
            list.push(&JsValue::from_str(value));
        }
        object.set_value(&JsString::from(of_key[0].0), &list);
    }
    object.into()
}

/// Marks that are in UTF-16 units already.
fn ranges(marks: &[Range<usize>]) -> JsValue {
    let range = |mark: &Range<usize>| [mark.start as u32, mark.end as u32];
    plain(&marks.iter().map(range).collect::<Vec<_>>())
}

/// Ranges as a list of pairs.
fn plain(ranges: &[[u32; 2]]) -> JsValue {
    // Serialization of numbers and lists has no way to fail.
    serde_wasm_bindgen::to_value(ranges).unwrap_or(JsValue::UNDEFINED)
}

/// The strings of an answer, handed over as one and cut apart on the other side: each crossing costs a call of
/// JavaScript's decoder, which is more than all else that a hit needs.
struct Sheet {
    units: Vec<u16>,
    /// Where each string ends.
    ends: Vec<u32>,
}

/// Before all strings, for a decoder drops a mark of the byte order if that comes first.
const FIRST: u16 = 0;

/// Strings of a hit.
const OF_HIT: usize = 7;

impl Sheet {
    fn new() -> Sheet {
        Sheet { units: vec![FIRST], ends: Vec::new() }
    }

    /// Adds the strings of a hit, in the order in which [`Strings::of_hit`] gives them.
    fn put_hit(&mut self, Hit { source, title, excerpt, section, sections, .. }: &Hit<Vec<u16>>) {
        self.put(source.url);
        self.put(source.path);
        self.units.extend_from_slice(&title.text);
        self.put("");
        self.put(source.byline);
        self.put(source.date);
        self.units.extend_from_slice(&excerpt.text);
        self.put("");
        if let Some(section) = section {
            self.units.extend_from_slice(&section.heading);
        }
        self.put("");
        for section in sections {
            self.units.extend_from_slice(&section.heading);
            self.put("");
        }
    }

    /// Puts what is left of a string, and where it ends.
    fn put(&mut self, text: &str) {
        self.units.extend(text.encode_utf16());
        self.ends.push(self.units.len() as u32);
    }

    fn strings(&self, decoder: &TextDecoder) -> Strings<'_> {
        Strings { all: decoder.decode(&self.units), ends: &self.ends, start: 1 }
    }
}

/// The strings of a sheet, hit by hit.
struct Strings<'s> {
    all: JsString,
    ends: &'s [u32],
    start: u32,
}

impl Strings<'_> {
    /// The strings of the next hit: url, path, title, byline, date, excerpt, heading of its section. The headings of its
    /// other sections come after them.
    fn of_hit(&mut self) -> [JsString; OF_HIT] {
        std::array::from_fn(|_| self.next())
    }

    fn next(&mut self) -> JsString {
        let (end, rest) = self.ends.split_first().unwrap_or((&self.start, &[]));
        let string = self.all.slice(self.start, *end);
        (self.start, self.ends) = (*end, rest);
        string
    }
}
