//! *What does a Markdown file say about itself?*
//!
//! The YAML between two `---` lines at a file's head. Each key that is wanted is
//! parsed alone, so that a mistake elsewhere (an unclosed list of tags) does not
//! cost the title, and no depth of nesting reaches the parser.

use saphyr::{LoadableYamlNode, Yaml};

use super::lines::{calendar, collapse, full_date};

/// What a file says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) date: Option<String>,
}

/// The longest value that is parsed, in bytes.
const LONGEST: usize = 4096;

/// The front matter and the text behind it. What only looks like front matter (a
/// rule, some text, a rule) is text.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    let none = (FrontMatter::default(), text);
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next() else {
        return none;
    };
    if first.trim_end() != "---" {
        return none;
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &text[start..end];
            return match read(yaml) {
                Some(found) => (found, &text[end + line.len()..]),
                None => none,
            };
        }
        end += line.len();
    }
    none
}

fn read(yaml: &str) -> Option<FrontMatter> {
    let mut found = FrontMatter::default();
    let mut keys = 0_usize;
    let mut entry: Option<(&str, String)> = None;
    for line in yaml.lines() {
        let inner = line.starts_with([' ', '\t', '-', '#', ']', '}']) || line.trim().is_empty();
        if inner {
            if let Some((_, value)) = &mut entry
                && value.len() + line.len() <= LONGEST
            {
                value.push('\n');
                value.push_str(line);
            }
            continue;
        }
        let (key, _) = line.split_once(':')?;
        if key.trim().is_empty() || key.contains(char::is_whitespace) {
            return None;
        }
        keys += 1;
        keep(&mut found, entry.take());
        if line.len() <= LONGEST {
            entry = Some((key, line.to_owned()));
        }
    }
    keep(&mut found, entry);
    (keys > 0).then_some(found)
}

fn keep(found: &mut FrontMatter, entry: Option<(&str, String)>) {
    let Some((key, yaml)) = entry else { return };
    let key = key.trim_matches(['"', '\'']);
    let slot = match key {
        "title" => &mut found.title,
        "url" => &mut found.url,
        "date" => &mut found.date,
        _ => return,
    };
    let Some(value) = scalar(&yaml, key).filter(|value| !value.is_empty()) else {
        return;
    };
    *slot = match key {
        "date" => date(&value),
        _ => Some(value),
    };
}

/// The value of the one key in `yaml`, on one line.
fn scalar(yaml: &str, key: &str) -> Option<String> {
    let documents = Yaml::load_from_str(yaml).ok()?;
    let value = documents.first()?.as_mapping_get(key)?;
    if let Some(text) = value.as_str() {
        return Some(collapse(text));
    }
    if value.is_null() || value.as_mapping().is_some() || value.as_sequence().is_some() {
        return None;
    }
    // A number or a truth value as it is written: 007 is a title, too.
    let (_, written) = yaml.split_once(':')?;
    let written = written.lines().next()?;
    let written = written.split(" #").next()?;
    Some(collapse(written))
}

/// `YYYY-MM-DD`, `YYYY-MM` or `YYYY` from a value that begins with one of them,
/// whatever time and zone follow.
fn date(value: &str) -> Option<String> {
    if let Some(date) = full_date(value) {
        return Some(date);
    }
    let mut parts = value.trim_end_matches(['年', '月']).split(['-', '/', '.', '年']);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (None, _) => calendar(year, None, None),
        (Some(month), None) => calendar(year, Some(month.parse().ok()?), None),
        _ => None,
    }
}
