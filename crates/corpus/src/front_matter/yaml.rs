//! *What does a text in YAML hold?*
//!
//! The parser gives events, and no tree is deeper than [`DEEPEST`]. What aliases repeat is bounded by
//! [`MOST_REPEATED`], so that no alias multiplies.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::value::{DEEPEST, Entry, Fault, Value};

/// The most bytes that the aliases of one text may repeat.
const MOST_REPEATED: usize = 1 << 20;

/// A list or a map that is being read.
struct Open {
    anchor: usize,
    value: Value,
    /// Of a map: the key that waits for its value. `None` in it for a key that is no word.
    key: Option<Option<String>>,
    /// Of a map: the line of that key.
    line: usize,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    anchors: HashMap<usize, Value>,
    repeated: usize,
    entries: Vec<Entry>,
    /// What `<<` merges into the top.
    merged: Vec<Entry>,
    root: Option<Value>,
}

/// The keys and values of a mapping. `Ok(None)` if the text is YAML and something else: a sentence, a list, nothing.
pub fn mapping(text: &str) -> Result<Option<Vec<Entry>>, Fault> {
    let mut reader = Reader::default();
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            Fault::new(error.marker().line().saturating_sub(1), format!("no valid YAML: {}", error.info()))
        })?;
        let line = span.start.line().saturating_sub(1);
        let fault = |reason: &str| Fault::new(line, reason);
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(fault("a second document"));
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
                let value = Value::Word(if nothing { String::new() } else { text.into_owned() });
                reader.put(value, anchor, line);
            }
            Event::SequenceStart(anchor, _) => reader.begin(Value::List(Vec::new()), anchor, line)?,
            Event::MappingStart(anchor, _) => reader.begin(Value::Map(Vec::new()), anchor, line)?,
            Event::SequenceEnd | Event::MappingEnd => reader.end(),
            Event::Alias(anchor) => {
                let value = reader.anchors.get(&anchor).ok_or_else(|| fault("an alias of nothing"))?;
                let (depth, size) = value.extent();
                reader.repeated += size;
                if reader.repeated > MOST_REPEATED || depth + reader.open.len() > DEEPEST {
                    return Err(fault("aliases that repeat too much"));
                }
                let value = value.clone();
                reader.put(value, 0, line);
            }
            _ => {}
        }
    }
    Ok(matches!(reader.root, Some(Value::Map(_))).then(|| {
        // What is merged in gives way to what stands here.
        let here: HashSet<&str> = reader.entries.iter().map(|entry| entry.key.as_str()).collect();
        let mut merged = reader.merged;
        merged.retain(|entry| !here.contains(entry.key.as_str()));
        reader.entries.extend(merged);
        reader.entries
    }))
}

impl Reader {
    fn begin(&mut self, value: Value, anchor: usize, line: usize) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::new(line, format!("nested deeper than {DEEPEST} levels")));
        }
        self.open.push(Open { anchor, value, key: None, line });
        Ok(())
    }

    fn end(&mut self) {
        if let Some(open) = self.open.pop() {
            self.put(open.value, open.anchor, open.line);
        }
    }

    /// Puts a complete value where it belongs.
    fn put(&mut self, value: Value, anchor: usize, line: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        let top = self.open.len() == 1;
        let Some(Open { value: parent, key, line: key_line, .. }) = self.open.last_mut() else {
            self.root = Some(value);
            return;
        };
        match parent {
            Value::List(list) => list.push(value),
            Value::Map(pairs) => match key.take() {
                None => {
                    *key_line = line;
                    *key = Some(match value {
                        Value::Word(word) => Some(word),
                        _ => None,
                    });
                }
                Some(None) => {}
                Some(Some(name)) => match (name.as_str(), value) {
                    ("<<", Value::Map(merged)) if top => {
                        let entry = |(key, value)| Entry { key, value, line: *key_line };
                        self.merged.extend(merged.into_iter().map(entry));
                    }
                    ("<<", Value::Map(merged)) => _ = pairs.splice(0..0, merged),
                    (_, value) if top => self.entries.push(Entry { key: name, value, line: *key_line }),
                    (_, value) => pairs.push((name, value)),
                },
            },
            Value::Word(_) => {}
        }
    }
}
