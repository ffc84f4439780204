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
    /// The key of the order; empty for that of relevance.
    sort: String,
    is_ascending: bool,
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
            sort: String::new(),
            is_ascending: false,
        };
        let Asked { options: of, path, from, to, language, is_only, values, facets, sort, is_ascending } =
            &mut asked;
        each(options, &mut |given| match given.key {
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
            "signs" => given.put(&mut of.signs, "\"auto\", \"clauses\" or \"text\"", signs(given.value)),
            "facets" => given.put(facets, "true, false or a list of keys", counted(given.value)),
            "path" => given.put(path, "a path", given.value.as_string()),
            "language" => given.put(language, "a language", given.value.as_string()),
            "languages" => given.put(is_only, "\"first\" or \"only\"", only(given.value)),
            "from" => given.date(from),
            "to" => given.date(to),
            "meta" => each(given.value, &mut |wanted| {
                let mut of_key = Vec::new();
                wanted.put(&mut of_key, "a value or a list of values", texts(wanted.value))?;
                values.extend(of_key.into_iter().map(|value| (wanted.key.to_owned(), value)));
                Ok(())
            }),
            "sort" => match given.value.as_string().as_deref() {
                Some("relevance") => Ok(()),
                Some("date") => {
                    *sort = "date".to_owned();
                    Ok(())
                }
                Some(_) => given.undefined_or("\"relevance\", \"date\" or a key with its order"),
                None => each(given.value, &mut |by| {
                    *sort = by.key.to_owned();
                    by.put(is_ascending, "\"ascending\" or \"descending\"", ascending(by.value))
                }),
            },
            _ => Err(given.unknown()),
        })?;
        Ok(asked)
    }

    /// The options for the engine.
    pub fn options(&self) -> Options<'_> {
        let (first, language) =
            if self.is_only { ("", &self.language[..]) } else { (&self.language[..], "") };
        let filter =
            Filter { path: &self.path, from: &self.from, to: &self.to, language, values: &self.values };
        let sort = match &*self.sort {
            "" => Sort::Relevance,
            key => Sort::Key { key, is_ascending: self.is_ascending },
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

fn ascending(value: &JsValue) -> Option<bool> {
    match value.as_string().as_deref() {
        Some("ascending") => Some(true),
        Some("descending") => Some(false),
        _ => None,
    }
}

/// The keys that what is found is counted by: files and years, and those of a list.
fn counted(value: &JsValue) -> Option<Vec<String>> {
    let listed = match value.as_bool() {
        Some(false) => return Some(Vec::new()),
        Some(true) => Vec::new(),
        None => texts(value)?,
    };
    let mut keys = vec![FILE.to_owned(), YEAR.to_owned()];
    keys.extend(listed);
    Some(keys)
}

/// A text, or a list of texts.
fn texts(value: &JsValue) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    match value.as_string() {
        Some(text) => texts.push(text),
        None => {
            for text in value.dyn_ref::<Array>()?.iter() {
                texts.push(text.as_string()?);
            }
        }
    }
    Some(texts)
}

/// One option as it was given.
pub struct Given<'g> {
    /// Its key.
    pub key: &'g str,
    value: &'g JsValue,
}

/// Calls `take` with each option that was given. Serde would let `{limi: 3}` pass, and reading the keys that are
/// there takes fewer calls to JavaScript than asking for every known key.
pub fn each(options: &JsValue, take: &mut dyn FnMut(Given) -> Result<(), Error>) -> Result<(), Error> {
    if options.is_undefined() || options.is_null() {
        return Ok(());
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        return Err(said(&["expected options as an object, found something else"]));
    };
    for key in Object::keys(object).iter() {
        let value = Reflect::get(object, &key).unwrap_or(JsValue::UNDEFINED);
        take(Given { key: &key.as_string().unwrap_or_default(), value: &value })?;
    }
    Ok(())
}

impl Given<'_> {
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

    fn date(&self, place: &mut String) -> Result<(), Error> {
        let read = self.value.as_string().filter(|text| is_date(text));
        self.put(place, "YYYY-MM-DD, YYYY-MM or YYYY", read)
    }

    /// The error for an unknown option.
    pub fn unknown(&self) -> Error {
        said(&["there is no option ", self.key, "; see the options in the types of this method"])
    }

    /// The error for a value that could not be read.
    #[inline(never)]
    fn undefined_or(&self, expected: &str) -> Result<(), Error> {
        if self.value.is_undefined() {
            return Ok(());
        }
        Err(said(&["expected ", expected, " as option ", self.key, ", found something else"]))
    }
}
