//! *What does a Markdown file say about itself?*
//!
//! Its front matter says it: the YAML between two `---` lines at the file's head.
//! Each key is parsed alone, so that a mistake in one (an unclosed list of tags)
//! does not cost the others. The parser's events are used without building a tree,
//! so no nesting is too deep and no alias multiplies.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::lines::{calendar, collapse, full_date};

/// What a file says about itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
    pub(super) meta: BTreeMap<String, Vec<String>>,
}

/// The longest value that is parsed, in bytes.
const LONGEST: usize = 4096;

/// The front matter and the text after it. A rule, some text and a rule look like
/// front matter, but are text.
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
    let mut entry: Option<String> = None;
    for line in yaml.lines() {
        let inner = line.starts_with([' ', '\t', '-', '#', ']', '}']) || line.trim().is_empty();
        if inner {
            if let Some(value) = &mut entry
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
            entry = Some(line.to_owned());
        }
    }
    keep(&mut found, entry);
    (keys > 0).then_some(found)
}

fn keep(found: &mut FrontMatter, entry: Option<String>) {
    let Some((key, values)) = entry.and_then(|yaml| parsed(&yaml)) else { return };
    match (key.as_str(), values) {
        ("title", Values::One(title)) => found.title = Some(title),
        ("url", Values::One(url)) => found.url = Some(url),
        ("date", Values::One(value)) => found.date = date(&value),
        ("lang" | "language", Values::One(language)) => found.language = Some(language),
        ("" | "title" | "url" | "date" | "lang" | "language", _) => {}
        (_, Values::One(value)) => _ = found.meta.insert(key, vec![value]),
        (_, Values::Many(values)) => _ = found.meta.insert(key, values),
    }
}

/// The values of a key, each on one line and none empty.
enum Values {
    One(String),
    /// A list with at least one value.
    Many(Vec<String>),
}

/// The only key in `yaml` and its values. `None` for a map, for a list of anything
/// but scalars, and for invalid YAML.
fn parsed(yaml: &str) -> Option<(String, Values)> {
    use Event::*;
    let events = Parser::new_from_str(yaml).map(|event| event.map(|(event, _)| event));
    let events: Vec<Event> = events.collect::<Result<_, _>>().ok()?;
    let [
        StreamStart,
        DocumentStart(_),
        MappingStart(..),
        key,
        value @ ..,
        MappingEnd,
        DocumentEnd,
        StreamEnd,
    ] = &events[..]
    else {
        return None;
    };
    let values = match value {
        [value] => scalar(value).filter(|value| !value.is_empty()).map(Values::One)?,
        [SequenceStart(..), list @ .., SequenceEnd] => {
            let mut list: Vec<String> = list.iter().map(scalar).collect::<Option<_>>()?;
            list.retain(|value| !value.is_empty());
            Some(list).filter(|list| !list.is_empty()).map(Values::Many)?
        }
        _ => return None,
    };
    Some((scalar(key)?, values))
}

/// A scalar on one line. A number or a truth value stays as it is written, for 007
/// is a title too. YAML's null is empty.
fn scalar(event: &Event) -> Option<String> {
    match event {
        Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&**text, "~" | "null" | "Null" | "NULL") => {
            Some(String::new())
        }
        Event::Scalar(text, ..) => Some(collapse(text)),
        _ => None,
    }
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
