//! *What does a block hold that its parser refuses?*
//!
//! It is read key by key, so that a mistake in one (an unclosed list of tags) does not cost the others. A value of one
//! line that is no YAML (`title: A: B`, `author: @me`) is taken as it is written, unless it opens a quote or a bracket
//! and does not close it.
//!
//! Linear: each line belongs to one key, and each key is parsed a few times.

use super::keys;
use super::value::{Block, Entry, Value};
use super::yaml;

/// The longest key with its value that is read, in bytes.
pub const LONGEST: usize = 1 << 16;

/// A key and the lines of its value.
struct Chunk<'a> {
    /// `None` for YAML's `? key`.
    key: Option<&'a str>,
    /// What stands behind the key on its line.
    value: &'a str,
    /// All of its lines, the first one included.
    text: &'a str,
    /// The lines below the first.
    below: &'a str,
    line: usize,
}

/// Reads YAML key by key. The number is the byte where the block ends: at its end, or where prose begins, because its
/// last line was forgotten.
pub fn yaml(text: &str) -> (Block, usize) {
    let mut block = Block::default();
    let mut open: Option<Open> = None;
    let (mut at, mut blank) = (0, false);
    let close = |open: &mut Option<Open>, block: &mut Block, end: usize| {
        if let Some(open) = open.take() {
            read(&Chunk::of(&text[open.start..end], open.first, open.line), block);
        }
    };
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let starts = |mark: char| line.starts_with(mark) && line[1..].starts_with(char::is_whitespace);
        let is_blank = line.trim().is_empty();
        if is_blank || line.starts_with([' ', '\t', '-', '#', ']', '}']) || starts(':') {
            if let Some(open) = &mut open {
                open.quote = open.quote.filter(|&quote| !line.contains(quote));
            } else if !is_blank && !line.starts_with('#') {
                block.fault(number, no_key(line));
            }
        } else if let Some((_, value)) = keys::split(line).or_else(|| starts('?').then_some(("", ""))) {
            close(&mut open, &mut block, at);
            let quote = value.chars().next().filter(|&c| matches!(c, '"' | '\'') && !value[1..].contains(c));
            open = Some(Open { start: at, first: line.len(), line: number, quote });
        } else if let Some(Open { quote: quote @ Some(_), .. }) = &mut open {
            *quote = quote.filter(|&quote| !line.contains(quote));
        } else {
            let anything = open.is_some() || !block.entries.is_empty();
            close(&mut open, &mut block, at);
            if blank && anything {
                return (block, at);
            }
            block.fault(number, no_key(line));
        }
        blank = is_blank;
        at += line.len();
    }
    close(&mut open, &mut block, at);
    (block, at)
}

/// A key whose lines are being counted.
struct Open {
    /// Where its first line starts, and how many bytes that has.
    start: usize,
    first: usize,
    line: usize,
    /// The quote that its value opens and does not close so far. Lines without indentation belong to it.
    quote: Option<char>,
}

fn no_key(line: &str) -> String {
    format!("no `key: value`: `{}`", short(line))
}

impl<'a> Chunk<'a> {
    /// The key of some lines, of which the first has so many bytes.
    fn of(text: &'a str, first: usize, line: usize) -> Chunk<'a> {
        let (key, value) = keys::split(&text[..first]).map_or((None, ""), |(key, value)| (Some(key), value));
        Chunk { key, value, text, below: &text[first..], line }
    }

    fn lines_below(&self) -> impl Iterator<Item = &'a str> {
        self.below.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

fn read(chunk: &Chunk, block: &mut Block) {
    if block.is_full(chunk.line) {
        return;
    }
    let name = short(chunk.key.unwrap_or(chunk.text));
    if chunk.text.len() > LONGEST {
        let reason = format!("`{name}` is longer than {} K and is left out", LONGEST >> 10);
        block.fault(chunk.line, reason);
        return;
    }
    let Some(key) = chunk.key else {
        match yaml::mapping(chunk.text) {
            Ok(Some(entries)) => {
                let line = |entry: Entry| Entry { line: entry.line + chunk.line, ..entry };
                block.entries.extend(entries.into_iter().map(line));
            }
            _ => block.fault(chunk.line, format!("`{name}` is no YAML and is left out")),
        }
        return;
    };
    match value(chunk.value, chunk.below).or_else(|| repaired(chunk)) {
        Some(value) => block.entries.push(Entry { key: key.to_owned(), value, line: chunk.line }),
        None => {
            let reason = format!("the value of `{name}` is no YAML and is left out");
            block.fault(chunk.line, reason);
        }
    }
}

/// The value of a key by YAML. If it is none, once more with tabs as blanks and all lines below the key indented.
pub fn value(value: &str, below: &str) -> Option<Value> {
    let parsed = |below: &str| match yaml::mapping(&format!("k: {value}\n{below}")) {
        // The lines below may look like keys of their own.
        Ok(Some(entries)) if entries.len() == 1 => entries.into_iter().next().map(|entry| entry.value),
        _ => None,
    };
    parsed(below).or_else(|| (!below.trim().is_empty()).then(|| parsed(&indented(below))).flatten())
}

/// Each line one blank further right, each tab at its beginning as two blanks, and each other as one.
fn indented(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t']);
        out.push(' ');
        for c in line[..line.len() - body.len()].chars() {
            out.push_str(if c == '\t' { "  " } else { " " });
        }
        out.push_str(&body.replace('\t', " "));
    }
    out
}

/// What is meant by a value that is no YAML.
fn repaired(chunk: &Chunk) -> Option<Value> {
    let mut below = chunk.lines_below().peekable();
    if below.peek().is_none() {
        return raw(chunk.value).map(|word| Value::Word(word.to_owned()));
    }
    if chunk.value.is_empty() || chunk.value.starts_with('#') {
        // A list, one of whose items is no YAML.
        let item = |line: &str| {
            let item = line.strip_prefix('-')?.trim();
            value(item, "").or_else(|| raw(item).map(|word| Value::Word(word.to_owned())))
        };
        return below.map(item).collect::<Option<Vec<Value>>>().map(Value::List);
    }
    if chunk.value.starts_with(['[', '{', '"', '\'', '|', '>']) {
        return None;
    }
    // A sentence over several lines.
    let mut words = chunk.value.to_owned();
    for line in below {
        if line.starts_with("- ") {
            return None;
        }
        words.push(' ');
        words.push_str(line);
    }
    Some(Value::Word(words))
}

/// A value as it is written. `None` if it opens a quote or a bracket that it does not close.
pub fn raw(value: &str) -> Option<&str> {
    let first = value.chars().next()?;
    match first {
        '"' | '\'' => {
            let inner = &value[1..];
            // `"a "b" c"` is a mistake inside of quotes, `"a" b` one beside them.
            inner.strip_suffix(first).or_else(|| inner.contains(first).then_some(value))
        }
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            let mut depth = 0_usize;
            let closes = |(_, c): &(usize, char)| {
                depth = if *c == first { depth + 1 } else { depth - usize::from(*c == close) };
                depth == 0
            };
            let (at, _) = value.char_indices().find(closes)?;
            // A whole list would have been read as one.
            (at + 1 < value.len()).then_some(value)
        }
        _ => Some(value.split(" #").next().unwrap_or(value).trim_end()),
    }
}

/// As much of a line as a message shows.
pub fn short(line: &str) -> String {
    const SHOWN: usize = 40;
    let line = line.lines().next().unwrap_or_default().trim();
    let mut shown: String =
        line.chars().take(SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if line.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
