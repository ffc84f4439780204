//! What did the caller ask for? JavaScript passes anything, so arguments are checked here.

use super::errors::said;
use js_sys::{Array, Error, Object, Reflect};
use seed_engine::{FILE, Filter, Options, Signs, Sort, YEAR, is_date};
use wasm_bindgen::{JsCast, JsValue};

/// A string argument.
pub fn text(value: &JsValue) -> Result<String, Error> {
    value.as_string().ok_or_else(|| said(&["expected a string, found something else"]))
}

/// Options of a search, as they were given.
pub struct Asked {
    options: Options<'static>,
    path: String,
    from: String,
    to: String,
    language: String,
    is_only: bool,
    values: Vec<(String, String)>,
    facets: Vec<String>,
    /// The key of the order, and which way it goes; empty for that of relevance.
    sort: Vec<(String, String)>,
}

impl Asked {
    /// Reads options. `undefined` and `null` are the defaults.
    pub fn read(options: &JsValue) -> Result<Asked, Error> {
        let mut asked = Asked {
            options: Options::DEFAULT,
            path: String::new(),
            from: String::new(),
            to: String::new(),
            language: String::new(),
            is_only: false,
            values: Vec::new(),
            facets: Vec::new(),
            sort: Vec::new(),
        };
        for given in &entries(options)? {
            asked.take(given)?;
        }
        Ok(asked)
    }

    #[inline(never)]
    fn take(&mut self, given: &Given) -> Result<(), Error> {
        let Asked { options: of, path, from, to, language, is_only, values, facets, sort } = self;
        match &*given.key {
            "limit" => given.count(&mut of.limit),
            "offset" => given.count(&mut of.offset),
            "prefix" => given.flag(&mut of.prefix),
            "literal" => given.flag(&mut of.literal),
            // The older name of `literal`, with the opposite meaning.
            "fuzzy" => {
                let mut fuzzy = !of.literal;
                let read = given.flag(&mut fuzzy);
                of.literal = !fuzzy;
                read
            }
            "signs" => given.put(&mut of.signs, "\"auto\", \"clauses\" or \"text\"", signs(&given.value)),
            "facets" => given.counted(facets),
            "path" => given.put(path, "a path", given.value.as_string()),
            "language" => given.put(language, "a language", given.value.as_string()),
            "languages" => given.put(is_only, "\"first\" or \"only\"", only(&given.value)),
            "from" => given.date(from),
            "to" => given.date(to),
            "meta" => pairs(&given.value, values),
            "sort" => given.sort(sort),
            _ => Err(given.unknown()),
        }
    }

    /// The options for the engine.
    pub fn options(&self) -> Options<'_> {
        let (first, language) =
            if self.is_only { ("", &self.language[..]) } else { (&self.language[..], "") };
        let filter =
            Filter { path: &self.path, from: &self.from, to: &self.to, language, values: &self.values };
        let sort = match self.sort.first() {
            None => Sort::Relevance,
            Some((key, order)) => Sort::Key { key, is_ascending: order == ASCENDING },
        };
        Options { filter, first, sort, facets: &self.facets, ..self.options }
    }
}

fn signs(value: &JsValue) -> Option<Signs> {
    match value.as_string().as_deref() {
        Some("auto") => Some(Signs::Auto),
        Some("clauses") => Some(Signs::Clauses),
        Some("text") => Some(Signs::Text),
        _ => None,
    }
}

fn only(value: &JsValue) -> Option<bool> {
    match value.as_string().as_deref() {
        Some("only") => Some(true),
        Some("first") => Some(false),
        _ => None,
    }
}

/// One way that an order goes, and the other.
const ASCENDING: &str = "ascending";
const DESCENDING: &str = "descending";

/// Adds the texts of an object with their keys; each value is a text or a list of texts.
fn pairs(value: &JsValue, pairs: &mut Vec<(String, String)>) -> Result<(), Error> {
    for given in entries(value)? {
        let list = match given.value.dyn_ref::<Array>() {
            Some(list) => list.clone(),
            None => Array::of1(&given.value),
        };
        for text in list.iter() {
            match text.as_string() {
                Some(text) => pairs.push((given.key.clone(), text)),
                None => given.undefined_or(TEXTS)?,
            }
        }
    }
    Ok(())
}

const TEXTS: &str = "a text or a list of texts";

/// One option as it was given.
pub struct Given {
    /// Its key.
    pub key: String,
    value: JsValue,
}

/// The options that were given. Serde would let `{limi: 3}` pass, and reading the keys that are there takes fewer calls
/// to JavaScript than asking for every known key.
pub fn entries(options: &JsValue) -> Result<Vec<Given>, Error> {
    let mut entries = Vec::new();
    if options.is_undefined() || options.is_null() {
        return Ok(entries);
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        return Err(said(&["expected options as an object, found something else"]));
    };
    for key in Object::keys(object).iter() {
        let value = Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        entries.push(Given { key: key.as_string().unwrap_or_default(), value });
    }
    Ok(entries)
}

impl Given {
    /// Stores the value, as it was read. An undefined value changes nothing.
    fn put<T>(&self, place: &mut T, expected: &str, read: Option<T>) -> Result<(), Error> {
        match read {
            Some(read) => *place = read,
            None => self.undefined_or(expected)?,
        }
        Ok(())
    }

    /// Takes a count.
    pub fn count(&self, place: &mut usize) -> Result<(), Error> {
        // A number too large for a count becomes the largest count.
        let read = self.value.as_f64().filter(|count| *count >= 0.0).map(|count| count as usize);
        self.put(place, "a number from 0 on", read)
    }

    fn flag(&self, place: &mut bool) -> Result<(), Error> {
        self.put(place, "true or false", self.value.as_bool())
    }

    /// Takes the keys that what is found is counted by: files and years, and those of a list.
    fn counted(&self, keys: &mut Vec<String>) -> Result<(), Error> {
        let list = self.value.dyn_ref::<Array>();
        if list.is_none() && self.value.as_bool().is_none() {
            return self.undefined_or("true, false or a list of keys");
        }
        if self.value.is_truthy() {
            keys.extend([FILE, YEAR].map(str::to_owned));
        }
        for key in list.iter().flat_map(|list| list.iter()) {
            keys.push(key.as_string().unwrap_or_default());
        }
        Ok(())
    }

    /// Takes an order: by its name, or as a key with the way that it goes.
    fn sort(&self, sort: &mut Vec<(String, String)>) -> Result<(), Error> {
        match self.value.as_string().as_deref() {
            Some("relevance") => {}
            Some("date") => sort.push(("date".to_owned(), DESCENDING.to_owned())),
            Some(_) => return self.undefined_or("\"relevance\", \"date\" or a key with its order"),
            None => pairs(&self.value, sort)?,
        }
        match sort.first() {
            Some((_, order)) if ![ASCENDING, DESCENDING].contains(&&**order) => {
                self.undefined_or("\"ascending\" or \"descending\"")
            }
            _ => Ok(()),
        }
    }

    fn date(&self, place: &mut String) -> Result<(), Error> {
        let read = self.value.as_string().filter(|text| is_date(text));
        self.put(place, "YYYY-MM-DD, YYYY-MM or YYYY", read)
    }

    /// The error for an unknown option.
    pub fn unknown(&self) -> Error {
        said(&["there is no option ", &self.key, "; see the options in the types of this method"])
    }

    /// The error for a value that could not be read.
    #[inline(never)]
    fn undefined_or(&self, expected: &str) -> Result<(), Error> {
        if self.value.is_undefined() {
            return Ok(());
        }
        Err(said(&["expected ", expected, " as option ", &self.key, ", found something else"]))
    }
}
