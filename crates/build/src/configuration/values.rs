//! What does the value of a setting say? Each reader says in words what it expected and what it found.

use crate::vocabulary::{MOST_SYNONYMS, Pin, Synonym};
use seed_corpus::Patterns;

/// A list of texts.
pub(super) fn texts(value: &toml::Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Groups of words, each of which stands for all others of its group, and words that stand for others.
pub(super) fn synonyms(value: &toml::Value) -> Result<Vec<Synonym>, String> {
    let kind =
        "a list of groups such as [\"k8s\", \"Kubernetes\"], or { typed = \"GPU\", meant = [\"显卡\"] }";
    let expected = |found: &toml::Value| format!("expected {kind}, found {found}");
    let mut synonyms = Vec::new();
    for group in value.as_array().ok_or_else(|| expected(value))? {
        let words = match group {
            toml::Value::Table(one) if one.len() == 2 => {
                let typed = one.get("typed").and_then(toml::Value::as_str);
                let meant = one.get("meant").and_then(texts);
                let (Some(typed), Some(meant)) = (typed, meant) else { return Err(expected(group)) };
                synonyms.extend(meant.into_iter().map(|meant| Synonym { typed: typed.to_owned(), meant }));
                continue;
            }
            group => texts(group).filter(|words| words.len() > 1).ok_or_else(|| expected(group))?,
        };
        for typed in &words {
            let others = words.iter().filter(|meant| *meant != typed);
            synonyms.extend(others.map(|meant| Synonym { typed: typed.clone(), meant: meant.clone() }));
        }
    }
    match synonyms.len() {
        0..=MOST_SYNONYMS => Ok(synonyms),
        count => Err(format!("expected at most {MOST_SYNONYMS} pairs of words, found {count}")),
    }
}

/// Patterns of pages, each list with a weight.
pub(super) fn weights(value: &toml::Value) -> Result<Vec<(Patterns, f32)>, String> {
    let expected = |found: &toml::Value| {
        format!(
            "expected a list such as [{{ pages = [\"news/**\"], weight = 0.5 }}], with weights from 0.01 to 10, found {found}"
        )
    };
    let read = value.as_array().ok_or_else(|| expected(value))?.iter().map(|entry| {
        let table = entry.as_table().filter(|table| table.len() == 2).ok_or_else(|| expected(entry))?;
        let weight = table
            .get("weight")
            .and_then(|weight| weight.as_float().or(weight.as_integer().map(|weight| weight as f64)));
        let weight = weight.filter(|weight| (0.01..=10.0).contains(weight)).ok_or_else(|| expected(entry))?;
        let pages = patterns("pages", table.get("pages").ok_or_else(|| expected(entry))?)?;
        Ok((pages.ok_or_else(|| expected(entry))?, weight as f32))
    });
    read.collect()
}

/// Queries, each with its first hits.
pub(super) fn pins(value: &toml::Value) -> Result<Vec<Pin>, String> {
    let expected = |found: &toml::Value| {
        format!(
            "expected a list such as [{{ query = \"安装\", pages = [\"guide/install.html\"] }}], found {found}"
        )
    };
    let one = |entry: &toml::Value| {
        let table = entry.as_table().filter(|table| table.len() == 2)?;
        let pages = table.get("pages").and_then(texts).filter(|pages| !pages.is_empty())?;
        Some(Pin { query: table.get("query")?.as_str()?.to_owned(), pages })
    };
    let entries = value.as_array().ok_or_else(|| expected(value))?;
    entries.iter().map(|entry| one(entry).ok_or_else(|| expected(entry))).collect()
}

/// A list of patterns of paths; nothing for an empty one.
pub(super) fn patterns(key: &str, value: &toml::Value) -> Result<Option<Patterns>, String> {
    let kind = "a list of patterns of paths such as [\"tags/**\"]";
    let stated = texts(value).ok_or_else(|| wrong(key, kind, value))?;
    let read = (!stated.is_empty()).then(|| Patterns::new(stated)).transpose();
    read.map_err(|error| format!("{key}: {error}"))
}

/// Words, each with what it stands for.
pub(super) type Choices<T> = &'static [(&'static str, T)];

/// What a word stands for.
pub(super) fn choice<T: Copy>(key: &str, value: &toml::Value, choices: Choices<T>) -> Result<T, String> {
    let found = choices.iter().find(|(name, _)| value.as_str() == Some(name));
    found.map(|&(_, choice)| choice).ok_or_else(|| {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        wrong(key, &names.join(" or "), value)
    })
}

/// What is said of a value that is no good.
pub(super) fn wrong(key: &str, expected: &str, found: impl std::fmt::Display) -> String {
    format!("{key}: expected {expected}, found {found}")
}
