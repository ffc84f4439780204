//! *What does a block of metadata hold, whatever its syntax?*
//!
//! YAML, TOML and JSON become the same values. A value is never nested deeper than [`DEEPEST`], so what walks
//! over it may recurse.

/// How deep lists and maps may be nested. What is deeper is not read.
pub const DEEPEST: usize = 32;

/// A value, as it is written: `007` and `yes` are words. Nothing (`null`, `~`) is the empty word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Word(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// A key at the top of the block and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub value: Value,
    /// The line of the key in the block, counted from zero.
    pub line: usize,
}

/// The most keys of a block that are read one by one, and the most faults that are named.
pub const MOST: usize = 10_000;

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its line in the block, counted from zero.
    pub line: usize,
    pub reason: String,
}

/// What was read of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// In the order of their lines. A key may be there twice.
    pub entries: Vec<Entry>,
    pub faults: Vec<Fault>,
}

impl Block {
    /// Whether more keys than [`MOST`] were read. The first time this is so, a fault says it.
    pub fn is_full(&mut self, line: usize) -> bool {
        let read = self.entries.len() + self.faults.len();
        if read == MOST {
            self.faults.push(Fault::new(line, format!("more than {MOST} keys; the rest is left out")));
        }
        read >= MOST
    }

    pub fn fault(&mut self, line: usize, reason: impl Into<String>) {
        if !self.is_full(line) {
            self.faults.push(Fault { line, reason: reason.into() });
        }
    }
}

impl Value {
    pub fn word(&self) -> Option<&str> {
        match self {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The value of a key of a map.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Map(pairs) => pairs.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// How deep it is nested, and how many bytes it takes about.
    pub fn extent(&self) -> (usize, usize) {
        let sum = |extents: &mut dyn Iterator<Item = (usize, usize)>| {
            extents.fold((1, 8), |(depth, size), (d, s)| (depth.max(d + 1), size + s))
        };
        match self {
            Value::Word(word) => (0, word.len() + 8),
            Value::List(values) => sum(&mut values.iter().map(Value::extent)),
            Value::Map(pairs) => sum(&mut pairs.iter().map(|(key, value)| {
                let (depth, size) = value.extent();
                (depth, size + key.len())
            })),
        }
    }
}

impl Fault {
    pub fn new(line: usize, reason: impl Into<String>) -> Fault {
        Fault { line, reason: reason.into() }
    }
}
