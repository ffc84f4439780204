//! In which passages does a gram stand?
//!
//! A gram of one ideograph or sign has a list of documents, by their places. Every other has a list of passages: what of
//! their documents it stands in, and at which positions, counted by eight, so that a run of several grams is nearly sure
//! without its text.

use super::super::error::Error;
use super::super::wire::Reader;
use super::bits::BitReader;
use super::opened;

pub(super) const KIND: u8 = 1;

/// The bits of a head: whether words follow, whether postings have positions, and whether they have fields.
const HAS_WORDS: u32 = 1;
const HAS_POSITIONS: u32 = 2;
const HAS_FIELDS: u32 = 4;
/// The bits of a shift.
const SHIFT: u32 = 4;

/// A file of posting lists, read in place.
#[derive(Clone, Debug)]
pub struct Shard<'a> {
    /// The build that it belongs to.
    pub build: u32,
    /// Its number among the shards.
    pub number: u32,
    entries: Vec<Entry<'a>>,
}

/// A gram with its postings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The gram.
    pub key: String,
    /// The words of the index that begin with it, each without it, and how many documents hold each.
    pub words: Vec<(&'a str, u32)>,
    /// How many postings it has.
    pub len: u32,
    head: u32,
    list: &'a [u8],
}

/// Where a gram stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The passage; of a gram of one ideograph the document's place.
    pub at: u32,
    /// The best field of it that the gram stands in.
    pub field: Field,
    /// The positions, by eight; all for a gram of one ideograph.
    pub positions: u8,
}

/// What of a document a gram stands in. Later is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its text.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// Its labels.
    Label,
    /// Its title.
    Title,
}

const FIELDS: [Field; 4] = [Field::Text, Field::Heading, Field::Label, Field::Title];

impl<'a> Shard<'a> {
    /// Checks a file and reads it.
    ///
    /// # Errors
    ///
    /// An error that says what is wrong with it.
    pub fn open(bytes: &'a [u8]) -> Result<Shard<'a>, Error> {
        let (build, content) = opened(KIND, "shard", bytes)?;
        let read = read(&mut Reader::new(content));
        let (number, entries) = read.ok_or(Error::Section { section: "shard", wrong: "it is cut short" })?;
        Ok(Shard { build, number, entries })
    }

    /// Its grams, in the order in which they lie.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }
}

/// Reads the number and the columns: keys, heads, words, lengths of lists, lists.
fn read<'a>(reader: &mut Reader<'a>) -> Option<(u32, Vec<Entry<'a>>)> {
    let (number, count) = (reader.var()?, reader.var()?);
    let mut entries: Vec<Entry> = Vec::new();
    for _ in 0..count {
        let key = reader.after(entries.last().map_or("", |last| &last.key))?;
        entries.push(Entry { key, words: Vec::new(), len: 0, head: 0, list: &[] });
    }
    for entry in &mut entries {
        let head = reader.var()?;
        (entry.head, entry.len) = (head & 7, head >> 3);
    }
    for entry in entries.iter_mut().filter(|entry| entry.head & HAS_WORDS != 0) {
        for _ in 0..reader.var()? {
            entry.words.push((reader.str()?, reader.var()?));
        }
    }
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push(reader.var()?);
    }
    for (entry, len) in entries.iter_mut().zip(lengths) {
        entry.list = reader.bytes(len)?;
    }
    reader.rest().is_empty().then_some((number, entries))
}

impl<'a> Entry<'a> {
    /// Whether its postings are documents, not passages.
    pub fn is_of_documents(&self) -> bool {
        self.head & HAS_POSITIONS == 0
    }

    /// Its postings, ascending. They end early where they are malformed.
    pub fn postings(&self) -> impl Iterator<Item = Posting> + use<'a> {
        let (mut reader, head) = (BitReader::new(self.list), self.head);
        let (shift, mut next) = (reader.bits(SHIFT), 0_u32);
        (0..self.len).map_while(move |_| {
            let at = next.checked_add(reader.gap(shift?)?)?;
            next = at.checked_add(1)?;
            let has_field = head & HAS_FIELDS != 0 && reader.bits(1)? == 1;
            let field = if has_field { FIELDS[reader.bits(2)? as usize] } else { Field::Text };
            let positions = match head & HAS_POSITIONS {
                0 => u8::MAX,
                _ if reader.bits(1)? == 0 => 1 << reader.bits(3)?,
                _ => reader.bits(8)? as u8,
            };
            Some(Posting { at, field, positions })
        })
    }
}

/// A posting list as it is written.
#[cfg(feature = "write")]
#[derive(Clone, Debug, Default)]
pub struct Encoded {
    len: u32,
    head: u32,
    bits: Vec<u8>,
}

#[cfg(feature = "write")]
impl Encoded {
    /// Encodes postings, which ascend.
    pub fn of(postings: &[Posting], has_positions: bool) -> Encoded {
        let has_fields = postings.iter().any(|posting| posting.field != Field::Text);
        let has = |is: bool, bit: u32| if is { bit } else { 0 };
        Encoded {
            len: postings.len() as u32,
            head: has(has_positions, HAS_POSITIONS) | has(has_fields, HAS_FIELDS),
            bits: list(postings, has_fields, has_positions),
        }
    }

    /// About how many bytes it takes.
    pub fn len(&self) -> usize {
        self.bits.len() + 3
    }

    /// Whether it is of no posting.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// Writes a file of posting lists.
#[cfg(feature = "write")]
#[derive(Clone, Debug, Default)]
pub struct ShardWriter {
    keys: Vec<u8>,
    heads: Vec<u8>,
    words: Vec<u8>,
    lengths: Vec<u8>,
    lists: Vec<u8>,
    count: u32,
    last: String,
}

#[cfg(feature = "write")]
impl ShardWriter {
    /// Appends a gram with its words and postings.
    pub fn put(&mut self, key: &str, words: &[(&str, u32)], list: &Encoded) {
        use super::super::wire::{put_str, put_var};
        super::super::wire::put_after(&mut self.keys, &self.last, key);
        let head = if words.is_empty() { list.head } else { list.head | HAS_WORDS };
        put_var(&mut self.heads, list.len << 3 | head);
        if !words.is_empty() {
            put_var(&mut self.words, words.len() as u32);
            for (word, df) in words {
                put_str(&mut self.words, word);
                put_var(&mut self.words, *df);
            }
        }
        put_var(&mut self.lengths, list.bits.len() as u32);
        self.lists.extend(&list.bits);
        self.count += 1;
        key.clone_into(&mut self.last);
    }

    /// How many bytes it has so far.
    pub fn len(&self) -> usize {
        let columns = [&self.keys, &self.heads, &self.words, &self.lengths, &self.lists];
        columns.iter().map(|column| column.len()).sum()
    }

    /// Whether nothing was put.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The bytes of the file.
    pub fn write(&self, build: u32, number: u32) -> Vec<u8> {
        let mut content = Vec::new();
        super::super::wire::put_var(&mut content, number);
        super::super::wire::put_var(&mut content, self.count);
        for column in [&self.keys, &self.heads, &self.words, &self.lengths, &self.lists] {
            content.extend(column);
        }
        super::framed(KIND, build, &content)
    }
}

/// The bits of a list.
#[cfg(feature = "write")]
fn list(postings: &[Posting], has_fields: bool, has_positions: bool) -> Vec<u8> {
    let mut next = 0;
    let gap = |posting: &Posting| {
        let gap = posting.at - next;
        next = posting.at + 1;
        gap
    };
    let gaps: Vec<u32> = postings.iter().map(gap).collect();
    let shift = super::bits::best_shift(&gaps);
    let mut writer = super::bits::BitWriter::default();
    writer.bits(shift, SHIFT);
    for (posting, gap) in postings.iter().zip(gaps) {
        writer.gap(gap, shift);
        if has_fields {
            writer.bits(u32::from(posting.field != Field::Text), 1);
            if posting.field != Field::Text {
                writer.bits(posting.field as u32, 2);
            }
        }
        if has_positions {
            let is_one = posting.positions.is_power_of_two();
            writer.bits(u32::from(!is_one), 1);
            match is_one {
                true => writer.bits(posting.positions.trailing_zeros(), 3),
                false => writer.bits(posting.positions.into(), 8),
            }
        }
    }
    writer.bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Given = (Vec<(String, u32)>, bool, Vec<(u32, u8, u8)>);

    fn given() -> impl Strategy<Value = std::collections::BTreeMap<String, Given>> {
        let posting = (0..300_u32, prop_oneof![4 => Just(0), 1 => 0..4_u8], 1..=u8::MAX);
        let words = prop::collection::vec(("[甲乙]{0,2}", 0..500_u32), 0..3);
        let entry = (words, any::<bool>(), prop::collection::vec(posting, 0..20));
        prop::collection::btree_map("[a-c甲乙丙]{1,3}", entry, 0..20)
    }

    proptest! {
        #[test]
        fn what_was_put_is_read(given in given(), build: u32) {
            let mut writer = ShardWriter::default();
            let mut all = Vec::new();
            for (key, (words, has_positions, gaps)) in given {
                let mut next = 0;
                let postings = gaps.into_iter().map(|(gap, field, positions)| {
                    let at = next + gap;
                    next = at + 1;
                    let positions = if has_positions { positions } else { u8::MAX };
                    Posting { at, field: FIELDS[field as usize], positions }
                });
                let postings: Vec<Posting> = postings.collect();
                let borrowed: Vec<(&str, u32)> = words.iter().map(|(word, df)| (&word[..], *df)).collect();
                writer.put(&key, &borrowed, &Encoded::of(&postings, has_positions));
                all.push((key, words, postings));
            }
            let bytes = writer.write(build, 7);
            let shard = Shard::open(&bytes).expect("as it was written");
            prop_assert_eq!((shard.build, shard.number), (build, 7));
            prop_assert_eq!(shard.entries().len(), all.len());
            for (entry, (key, words, postings)) in shard.entries().iter().zip(all) {
                prop_assert_eq!(&entry.key, &key);
                prop_assert_eq!(entry.words.iter().map(|(word, df)| (word.to_string(), *df)).collect::<Vec<_>>(), words);
                prop_assert_eq!(entry.postings().collect::<Vec<_>>(), postings);
            }
        }

        #[test]
        fn no_bytes_panic(content: Vec<u8>) {
            let bytes = super::super::framed(KIND, 1, &content);
            if let Ok(shard) = Shard::open(&bytes) {
                for entry in shard.entries() {
                    prop_assert!(entry.postings().count() <= entry.len as usize);
                }
            }
            prop_assert!(Shard::open(&bytes[..bytes.len() - 1]).is_err());
        }
    }
}
