//! *What does a text in TOML hold?*
//!
//! The parser bounds the depth. A text that it refuses, or a very long one, is read key by key, each below the header
//! of its table, so that a mistake in one does not cost the others.

use std::collections::HashMap;

use toml::{Table, Value as Toml};

use super::lenient::{LONGEST, raw, short, value as yaml_value};
use super::value::{Block, DEEPEST, Entry, Value};

/// The longest text that is parsed in one piece, in bytes.
const LONGEST_WHOLE: usize = 1 << 18;

pub fn block(text: &str) -> Block {
    if text.len() <= LONGEST_WHOLE
        && let Ok(table) = text.parse::<Table>()
    {
        let lines = lines_of(text);
        let line = |key: &str| lines.get(key).copied().unwrap_or_default();
        return Block { entries: entries(table, line), faults: Vec::new() };
    }
    by_keys(text)
}

/// The lines of the keys and tables of a text, counted from zero.
fn lines_of(text: &str) -> HashMap<&str, usize> {
    let mut lines = HashMap::new();
    for (number, line) in text.lines().enumerate() {
        let name = key_of(line).map_or_else(|| line.trim().trim_matches(['[', ']', ' ']), |(key, _)| key);
        lines.entry(name).or_insert(number);
    }
    lines
}

fn entries(table: Table, line: impl Fn(&str) -> usize) -> Vec<Entry> {
    let entry = |(key, value): (String, Toml)| {
        let line = line(&key);
        Some(Entry { key, value: converted(value, DEEPEST)?, line })
    };
    table.into_iter().filter_map(entry).collect()
}

/// `None` for what is nested too deep.
fn converted(value: Toml, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    Some(match value {
        Toml::String(text) => Value::Word(text),
        Toml::Array(values) => {
            Value::List(values.into_iter().map(|value| converted(value, depth)).collect::<Option<_>>()?)
        }
        Toml::Table(table) => {
            let pair = |(key, value)| Some((key, converted(value, depth)?));
            Value::Map(table.into_iter().map(pair).collect::<Option<_>>()?)
        }
        other => Value::Word(other.to_string()),
    })
}

/// Reads key by key. A line belongs to the key above it, unless it begins with a key or a header.
fn by_keys(text: &str) -> Block {
    let mut block = Block::default();
    let mut header = "";
    let mut chunk: Option<(usize, usize)> = None;
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_header = line.starts_with('[') && line.trim_end().ends_with(']') && !line.contains(',');
        if is_header || key_of(line).is_some() {
            if let Some((start, number)) = chunk.take() {
                read(header, &text[start..at], number, &mut block);
            }
            if is_header {
                header = if line.len() <= 256 { line.trim() } else { "" };
            } else {
                chunk = Some((at, number));
            }
        } else if chunk.is_none() && !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            block.fault(number, format!("no `key = value`: `{}`", short(line)));
        }
        at += line.len();
    }
    if let Some((start, number)) = chunk {
        read(header, &text[start..], number, &mut block);
    }
    block
}

/// The key of a line `key = value`, and the value.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    let is_key = !key.is_empty()
        && key.len() <= 256
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '"' | '\'' | ' '));
    is_key.then(|| (key.trim_matches(['"', '\'']), value.trim()))
}

fn read(header: &str, chunk: &str, line: usize, block: &mut Block) {
    if block.is_full(line) {
        return;
    }
    let (first, below) = chunk.split_once('\n').unwrap_or((chunk, ""));
    let Some((key, value)) = key_of(first) else { return };
    if chunk.len() > LONGEST {
        let reason = format!("`{}` is longer than {} K and is left out", short(key), LONGEST >> 10);
        block.fault(line, reason);
    } else if let Ok(table) = format!("{header}\n{chunk}").parse::<Table>() {
        block.entries.extend(entries(table, |_| line));
    } else if let Some(value) = meant(value, below) {
        let name = header.trim_matches(['[', ']', ' ']);
        let (key, value) = match name {
            "" => (key.to_owned(), value),
            table => (table.to_owned(), Value::Map(vec![(key.to_owned(), value)])),
        };
        block.entries.push(Entry { key, value, line });
    } else {
        let reason = format!("the value of `{}` is no TOML and is left out", short(key));
        block.fault(line, reason);
    }
}

/// What is meant by a value that is no TOML: a word without quotes, a list of such.
fn meant(value: &str, below: &str) -> Option<Value> {
    if !below.trim().is_empty() {
        return None;
    }
    if value.starts_with('[') {
        return yaml_value(value, "").filter(|value| matches!(value, Value::List(_)));
    }
    raw(value).map(|word| Value::Word(word.to_owned()))
}
