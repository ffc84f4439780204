//! *Does a page's front matter say that it is not published, or that a search does not find it?*
//!
//! | key | said by |
//! | --- | --- |
//! | `draft: true`, `published: false` | Hugo, Zola, Jekyll, Hexo, Astro, Docusaurus |
//! | `unlisted`, `hidden`, `private`, `headless`, `build: { list: never }` | Docusaurus, themes, Hugo |
//! | `search: false`, `search: { exclude: true }`, `pagefind: false`, `searchable`, `in_search_index`, … | the search of each |
//! | `publish: false`, `dg-publish: false` | Obsidian |
//! | `noindex`, `robots: noindex` | whoever keeps search engines away |
//! | `password`, `encrypt` | posts that need a password |
//!
//! `sitemap: false` does not count: a page may be public and in no map.

use super::keys::normal;
use super::lenient::short;
use super::value::{Entry, Value};

/// Keys that keep a page back where they are true.
const WHERE_TRUE: &[&str] = &[
    "draft",
    "isdraft",
    "private",
    "unlisted",
    "hidden",
    "headless",
    "noindex",
    "robotsnoindex",
    "preventindexing",
    "nosearch",
    "searchexclude",
    "excludesearch",
    "excludefromsearch",
    "searchhidden",
    "encrypt",
    "encrypted",
];

/// Keys that keep a page back where they are false.
const WHERE_FALSE: &[&str] =
    &["published", "publish", "dgpublish", "search", "searchable", "pagefind", "insearchindex", "indexing"];

/// Whether a key may keep a page back.
pub fn is_meant(key: &str) -> bool {
    let key = normal(key);
    let words = ["password", "robots", "visibility"];
    [WHERE_TRUE, WHERE_FALSE, &words].iter().any(|keys| keys.contains(&key.as_str()))
}

/// Why a page is not found: the key and its value as they stand, and their line. `line` is that of the block.
pub fn reason(entries: &[Entry], line: usize) -> Option<String> {
    let entry = entries.iter().find(|entry| keeps_back(&normal(&entry.key), &entry.value))?;
    let key = short(&entry.key);
    let what = match &entry.value {
        // A message is no place for a password.
        Value::Word(_) if normal(&entry.key) == "password" => "a password".to_owned(),
        Value::Word(word) => format!("`{key}: {}`", short(word)),
        _ => format!("`{key}`"),
    };
    Some(format!("{what} (line {})", line + entry.line))
}

fn keeps_back(key: &str, value: &Value) -> bool {
    match value {
        Value::Word(word) => {
            let is = |words: &[&str]| words.iter().any(|other| word.trim().eq_ignore_ascii_case(other));
            let (yes, no) = (is(&["true", "yes", "on", "1", "y"]), is(&["false", "no", "off", "0", "n"]));
            match key {
                "password" => !word.trim().is_empty() && !is(&["false", "no", "off"]),
                "robots" => word.split([',', ' ']).any(|word| {
                    ["noindex", "none"].iter().any(|other| word.trim().eq_ignore_ascii_case(other))
                }),
                "visibility" => is(&["private", "hidden", "draft"]),
                key => yes && WHERE_TRUE.contains(&key) || no && WHERE_FALSE.contains(&key),
            }
        }
        Value::List(list) => match key {
            "robots" => list.iter().any(|value| keeps_back(key, value)),
            "head" => list.iter().any(forbids_robots),
            _ => false,
        },
        Value::Map(pairs) => pairs.iter().any(|(name, value)| match (key, normal(name).as_str()) {
            ("search", "exclude" | "disable" | "disabled" | "hidden") => keeps_back("draft", value),
            ("search", "enable" | "enabled" | "index") | ("robots", "index") => keeps_back("search", value),
            ("build", "list" | "render") => {
                value.word().is_some_and(|word| word.eq_ignore_ascii_case("never"))
                    || keeps_back("search", value)
            }
            ("seo" | "meta", name @ ("noindex" | "robots")) => keeps_back(name, value),
            _ => false,
        }),
    }
}

/// Whether an element of the page's head is `<meta name="robots" content="noindex">`, as VuePress and VitePress
/// write it: `[meta, { name: robots, content: noindex }]`.
fn forbids_robots(element: &Value) -> bool {
    let is = |name: Option<&Value>| name.and_then(Value::word).is_some_and(|word| word == "robots");
    match element {
        Value::List(list) => list.iter().any(forbids_robots),
        Value::Map(_) if is(element.get("name")) => {
            element.get("content").is_some_and(|content| keeps_back("robots", content))
        }
        Value::Map(_) => element.get("attrs").is_some_and(forbids_robots),
        Value::Word(_) => false,
    }
}
