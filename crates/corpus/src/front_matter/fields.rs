//! *What do the keys of front matter mean?*
//!
//! Keys are compared as [`normal`] writes them. A key that stands twice counts as it stands last, and a warning says
//! so. Tables are left out, except the taxonomies of Zola and what generators keep in `extra` and `params` under the
//! names of this module.

use std::collections::{BTreeMap, HashMap};

use super::date::date;
use super::keys::{is_known, normal};
use super::lenient::short;
use super::published;
use super::value::{Block, Entry, Value};
use crate::lines::collapse;

/// What a file says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    pub title: Option<String>,
    pub url: Option<String>,
    /// `permalink`, as it is written.
    pub permalink: Option<String>,
    /// `slug`, as it is written.
    pub slug: Option<String>,
    pub date: Option<String>,
    /// Whoever `author` or `authors` name.
    pub byline: Option<String>,
    pub language: Option<String>,
    pub labels: Vec<String>,
    pub meta: BTreeMap<String, Vec<String>>,
    /// The key and value that say that it is not published, and their line.
    pub unpublished: Option<String>,
    /// When it is published, if not at `date`, and when no more.
    pub publish_date: Option<String>,
    pub expiry_date: Option<String>,
    /// What was not understood, each with its line in the file, counted from one.
    pub warnings: Vec<(usize, String)>,
}

/// The keys of dates, the one that counts most first: when it was published, written, changed.
const DATES: &[&str] = &[
    "date",
    "pubdate",
    "pubdatetime",
    "publishdate",
    "publisheddate",
    "publishedat",
    "publishedtime",
    "published",
    "datepublished",
    "posted",
    "created",
    "createddate",
    "createdat",
    "datecreated",
    "creationdate",
    "createtime",
    "ctime",
    "updated",
    "lastmod",
    "lastmodified",
    "lastmodifiedat",
    "modified",
    "datemodified",
    "updateddate",
    "updatedat",
    "lastupdated",
    "lastupdate",
    "moddate",
    "moddatetime",
    "mtime",
    "time",
];

/// The keys of labels, in the order that these are shown in, each with whether a comma parts its values.
const LABELS: &[(&str, bool)] = &[
    ("description", false),
    ("desc", false),
    ("summary", false),
    ("excerpt", false),
    ("subtitle", false),
    ("aliases", true),
    ("alias", true),
    ("tags", true),
    ("tag", true),
    ("categories", true),
    ("category", true),
    ("keywords", true),
    ("keyword", true),
    ("authors", true),
    ("author", true),
];

/// The longest value that is kept, in bytes.
const LONGEST: usize = 1 << 16;

/// The most faults that are named.
const MOST_WARNINGS: usize = 100;

/// The most keys that are kept.
const MOST_KEYS: usize = 1000;

/// What a block says. Its lines are counted from `line`.
pub fn of(block: Block, line: usize) -> FrontMatter {
    let mut found = FrontMatter::default();
    let mut warn =
        |at: usize, reason: String| found.warnings.push((line + at, format!("front matter: {reason}")));
    for fault in block.faults {
        warn(fault.line, fault.reason);
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for entry in block.entries.into_iter().flat_map(lifted) {
        let key = collapse(&entry.key);
        if key.is_empty() {
            continue;
        }
        if let Some(&at) = places.get(&key) {
            warn(entry.line, format!("`{}` stands twice; the last one counts", short(&key)));
            entries[at] = Entry { key, ..entry };
        } else if entries.len() == MOST_KEYS {
            warn(entry.line, format!("more than {MOST_KEYS} keys; the rest is left out"));
            break;
        } else {
            places.insert(key.clone(), entries.len());
            entries.push(Entry { key, ..entry });
        }
    }
    for Entry { key, value, line } in &mut entries {
        let (_, size) = value.extent();
        if size > LONGEST {
            warn(*line, format!("`{}` is longer than {} K and is left out", short(key), LONGEST >> 10));
            *value = Value::Word(String::new());
        }
    }
    let fields = Fields::of(&entries);
    found.title = fields.title();
    let word = |name: &str| fields.word(name);
    found.url = word("url");
    found.permalink = word("permalink");
    found.slug = word("slug");
    found.language = word("lang").or_else(|| word("language"));
    found.date = DATES.iter().find_map(|name| fields.date(name));
    found.publish_date = fields.date("publishdate");
    found.expiry_date = ["expirydate", "expires", "unpublishdate"].iter().find_map(|name| fields.date(name));
    let authors: Vec<String> =
        ["author", "authors"].iter().flat_map(|name| fields.words(name, true)).collect();
    found.byline = (!authors.is_empty()).then(|| unique(authors).join(", "));
    found.labels = unique(LABELS.iter().flat_map(|(name, parts)| fields.words(name, *parts)).collect());
    found.unpublished = published::reason(&entries, line);
    if let Some(entry) = fields.get("date")
        && let Some(word) = entry.value.word().filter(|word| !word.trim().is_empty())
        && date(&collapse(word)).is_none()
    {
        warn(entry.line, format!("`{}`: no date is understood in `{}`", short(&entry.key), short(word)));
    }
    found.warnings.sort();
    found.warnings.dedup();
    if found.warnings.len() > MOST_WARNINGS {
        let rest = found.warnings.split_off(MOST_WARNINGS);
        found.warnings.push((rest[0].0, format!("front matter: {} more faults", rest.len())));
    }
    found.meta = meta(&entries);
    found
}

/// A key, or the keys of a table that are read as if they stood at the top.
fn lifted(entry: Entry) -> Vec<Entry> {
    let taxonomies = match normal(&entry.key).as_str() {
        "taxonomies" => true,
        "extra" | "params" => false,
        _ => return vec![entry],
    };
    let Value::Map(pairs) = entry.value else { return vec![entry] };
    let meant =
        |key: &str| taxonomies || (is_known(key) || published::is_meant(key)) && normal(key) != "title";
    let line = entry.line;
    pairs.into_iter().filter(|(key, _)| meant(key)).map(|(key, value)| Entry { key, value, line }).collect()
}

/// Entries by their normal keys.
struct Fields<'a>(HashMap<String, &'a Entry>);

impl<'a> Fields<'a> {
    fn of(entries: &'a [Entry]) -> Fields<'a> {
        // Of two spellings of a key, the one that stands last counts.
        Fields(entries.iter().map(|entry| (normal(&entry.key), entry)).collect())
    }

    fn get(&self, name: &str) -> Option<&'a Entry> {
        self.0.get(name).copied()
    }

    /// The word of a key on one line, if it has one.
    fn word(&self, name: &str) -> Option<String> {
        let word = collapse(self.get(name)?.value.word()?);
        (!word.is_empty()).then_some(word)
    }

    /// The title. `[draft]` and `[[note]]` without quotes are lists of YAML, and meant as words.
    fn title(&self) -> Option<String> {
        let words = match &self.get("title")?.value {
            Value::Word(word) => word.clone(),
            value @ Value::List(list) => match wiki(value) {
                Some(link) => plain(&link).to_owned(),
                None => {
                    format!("[{}]", list.iter().map(Value::word).collect::<Option<Vec<_>>>()?.join(", "))
                }
            },
            Value::Map(_) => return None,
        };
        let words = collapse(&words);
        (!words.is_empty() && words != "[]").then_some(words)
    }

    fn date(&self, name: &str) -> Option<String> {
        let value = &self.get(name)?.value;
        // Docusaurus: `last_update: { date, author }`.
        date(&collapse(value.get("date").unwrap_or(value).word()?))
    }

    /// The labels that a key gives.
    fn words(&self, name: &str, parted: bool) -> Vec<String> {
        let Some(entry) = self.get(name) else { return Vec::new() };
        let mut words = Vec::new();
        match &entry.value {
            Value::Word(word) if parted => words.extend(parts(word)),
            value => words.extend(values(name, value)),
        }
        let is_alias = name.starts_with("alias");
        let label = |word: String| {
            let word = collapse(plain(&word).trim_start_matches('#'));
            let is_flag = matches!(word.to_ascii_lowercase().as_str(), "true" | "false");
            let is_none = word.is_empty() || is_flag || is_alias && is_address(&word);
            (!is_none).then_some(word)
        };
        words.into_iter().filter_map(label).collect()
    }
}

/// The values of one string: `a, b`, and in Chinese `甲 乙`, as Jekyll parts them.
fn parts(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for part in word.split([',', '，', '、', ';', '；', '\n']) {
        if part.is_ascii() {
            parts.push(part.to_owned());
            continue;
        }
        let mut whole = String::new();
        for piece in part.split_whitespace() {
            let ideographs =
                |text: &str, c: Option<char>| !text.is_empty() && c.is_some_and(crate::lines::is_han);
            if ideographs(&whole, whole.chars().next_back()) && ideographs(piece, piece.chars().next()) {
                parts.push(std::mem::take(&mut whole));
            } else if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(piece);
        }
        parts.push(whole);
    }
    parts
}

/// The words of a link of Obsidian, `[[page]]` or `[[page|words]]`, and any other word as it is.
fn plain(word: &str) -> &str {
    let word = word.trim();
    match word.strip_prefix("[[").and_then(|word| word.strip_suffix("]]")) {
        Some(link) if !link.contains("]]") => link.rsplit('|').next().unwrap_or(link),
        _ => word,
    }
}

/// Hugo's aliases are addresses that lead to the page; Obsidian's are other names of it.
fn is_address(word: &str) -> bool {
    let is_file = [".html", ".htm", ".md", "/"].iter().any(|end| word.ends_with(end));
    let in_path = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_/".contains(&b);
    let is_path = word.contains('/') && word.bytes().all(in_path);
    word.starts_with(['/', '.']) || word.contains("://") || is_file || is_path
}

/// `[[page]]` without quotes: to YAML, a list in a list.
fn wiki(value: &Value) -> Option<String> {
    let Value::List(outer) = value else { return None };
    let [Value::List(inner)] = &outer[..] else { return None };
    let words = inner.iter().map(Value::word).collect::<Option<Vec<_>>>()?;
    (!words.is_empty()).then(|| format!("[[{}]]", words.join(", ")))
}

/// The values that a key has: a word, a list of words, the names of authors. None for any other table.
fn values(key: &str, value: &Value) -> Vec<String> {
    let named = |value: &Value| {
        let name = ["name", "title"].iter().find_map(|key| value.get(key));
        name.filter(|_| key.starts_with("author")).and_then(Value::word).map(str::to_owned)
    };
    let one = |value: &Value| value.word().map(str::to_owned).or_else(|| named(value));
    let list: Option<Vec<String>> = match value {
        // Of Hexo, each list is a category with those below it.
        Value::List(list) if key == "categories" => {
            let words = list.iter().flat_map(|value| match value {
                Value::List(below) => below.iter().map(one).collect(),
                value => vec![one(value)],
            });
            words.collect::<Option<Vec<_>>>().map(unique)
        }
        Value::List(list) => match wiki(value) {
            Some(link) => Some(vec![link]),
            None => list.iter().map(one).collect(),
        },
        value => one(value).map(|word| vec![word]),
    };
    let list = list.unwrap_or_default().into_iter().map(|word| collapse(&word));
    list.filter(|word| !word.is_empty()).collect()
}

/// What has no place of its own, by key.
fn meta(entries: &[Entry]) -> BTreeMap<String, Vec<String>> {
    let mut meta = BTreeMap::new();
    for entry in entries {
        let name = normal(&entry.key);
        if matches!(name.as_str(), "title" | "url" | "date" | "lang" | "language") {
            continue;
        }
        let values = values(&name, &entry.value);
        if !values.is_empty() {
            meta.insert(entry.key.clone(), values);
        }
    }
    meta
}

/// Each word once, whatever its case, where it stands first.
fn unique(words: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    words.into_iter().filter(|word| seen.insert(word.to_lowercase())).collect()
}
