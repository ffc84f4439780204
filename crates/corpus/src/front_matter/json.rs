//! *What does a text in JSON hold?*
//!
//! The parser bounds the depth. What it refuses (a comma too much, a comment) is read as YAML, and at last line by
//! line, one key a line.

use std::collections::HashMap;

use serde_json::{Deserializer, Value as Json};

use super::keys;
use super::lenient::{LONGEST, raw, short, value as yaml_value};
use super::value::{Block, DEEPEST, Entry, Fault, Value};
use super::yaml;

/// The longest text that is read as YAML, in bytes.
const LONGEST_WHOLE: usize = 1 << 18;

/// The object that a text begins with, and the byte after it. `None` if it begins with no object.
pub fn object(text: &str) -> Option<(Block, usize)> {
    let mut values = Deserializer::from_str(text).into_iter::<Json>();
    let Some(Ok(Json::Object(pairs))) = values.next() else { return None };
    let end = values.byte_offset();
    let mut lines = HashMap::new();
    for (number, line) in text[..end].lines().enumerate() {
        if let Some((key, _)) = keys::split(line.trim().trim_start_matches('{').trim_start()) {
            lines.entry(key).or_insert(number);
        }
    }
    let entry = |(key, value): (String, Json)| {
        let line = lines.get(key.as_str()).copied().unwrap_or_default();
        Some(Entry { value: converted(value, DEEPEST)?, key, line })
    };
    Some((Block { entries: pairs.into_iter().filter_map(entry).collect(), faults: Vec::new() }, end))
}

/// An object that is no JSON, read as far as it is understood.
pub fn broken(text: &str) -> Block {
    if text.len() <= LONGEST_WHOLE
        && let Ok(Some(entries)) = yaml::mapping(text)
    {
        return Block { entries, faults: Vec::new() };
    }
    let mut block = Block { entries: Vec::new(), faults: vec![Fault::new(0, "no valid JSON")] };
    for (number, line) in text.lines().enumerate() {
        if block.is_full(number) {
            break;
        }
        let inner = line.trim().trim_start_matches('{').trim();
        let Some((key, value)) = keys::split(inner).filter(|_| inner.len() <= LONGEST) else { continue };
        let value = value.trim_end_matches([',', ' ']);
        let is_word = value.starts_with(|c: char| c == '"' || c.is_alphanumeric());
        let word = || raw(value).filter(|_| is_word).map(|word| Value::Word(word.to_owned()));
        match yaml_value(value, "").or_else(word) {
            Some(value) => block.entries.push(Entry { key: key.to_owned(), value, line: number }),
            None => {
                let reason = format!("the value of `{}` is no JSON and is left out", short(key));
                block.fault(number, reason);
            }
        }
    }
    block
}

/// `None` for what is nested too deep.
fn converted(value: Json, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    Some(match value {
        Json::Null => Value::Word(String::new()),
        Json::String(text) => Value::Word(text),
        Json::Array(values) => {
            Value::List(values.into_iter().map(|value| converted(value, depth)).collect::<Option<_>>()?)
        }
        Json::Object(pairs) => {
            let pair = |(key, value)| Some((key, converted(value, depth)?));
            Value::Map(pairs.into_iter().map(pair).collect::<Option<_>>()?)
        }
        other => Value::Word(other.to_string()),
    })
}
