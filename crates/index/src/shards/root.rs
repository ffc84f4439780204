//! What does every query need of an index in small files?

use super::super::alphabet::Alphabet;
use super::super::error::Error;
use super::super::wire::Reader;
use super::{FIRST_KEY, File, Passages, opened};
use std::collections::BinaryHeap;

pub(super) const KIND: u8 = 0;

/// The root.
#[derive(Clone, Debug)]
pub struct Root {
    /// The build that it belongs to.
    pub build: u32,
    /// The lengths of all documents in terms, added up.
    pub total_length: u32,
    /// Which passages are whose.
    pub passages: Passages,
    /// How many passages a file of texts has; at least one.
    pub passages_per_file: u32,
    /// The folds of what stands in texts, as section `folds` has them.
    pub folds: Vec<u8>,
    /// Whether there is a file of others.
    pub has_folds: bool,
    /// A bit for each letter that has a file of words of which it is the first initial, `a` the lowest.
    pub initials: u32,
    /// Section `pinyin` of the whole index.
    pub pinyin: Vec<u8>,
    /// How the words begin that are exchanged for others, see [`Begun`](super::Begun).
    pub begun: Vec<u8>,
    /// The keys that documents state values by.
    pub keys: Vec<String>,
    /// Folded queries whose first hits are given, and their places.
    pub pins: Vec<(String, Vec<u32>)>,
    chars: Vec<char>,
    /// For each character, how many documents hold it: the number of bits.
    rarities: Vec<u8>,
    /// Where each shard but the first begins.
    borders: Vec<Vec<u8>>,
}

/// What a root is written of. See [`Root`].
#[cfg(feature = "write")]
#[derive(Clone, Debug)]
pub struct RootInput<'t> {
    /// The field of the root that it becomes.
    pub build: u32,
    /// The field of the root that it becomes.
    pub total_length: u32,
    /// The field of the root that it becomes.
    pub passages: &'t Passages,
    /// The field of the root that it becomes.
    pub passages_per_file: u32,
    /// The field of the root that it becomes.
    pub alphabet: Alphabet<'t>,
    /// The field of the root that it becomes.
    pub folds: &'t [u8],
    /// The field of the root that it becomes.
    pub has_folds: bool,
    /// The field of the root that it becomes.
    pub initials: u32,
    /// The field of the root that it becomes.
    pub begun: &'t [u8],
    /// Section `pinyin` of the whole index. It begins with two planes, a byte for each character in each, or is empty.
    pub pinyin: &'t [u8],
    /// The field of the root that it becomes.
    pub keys: Vec<&'t str>,
    /// The field of the root that it becomes.
    pub pins: &'t [(String, Vec<u32>)],
    /// The field of the root that it becomes.
    pub rarities: Vec<u8>,
    /// The field of the root that it becomes.
    pub borders: Vec<Vec<u8>>,
}

/// How many letters may have a file of initials.
const LETTERS: u32 = 26;
/// The most bits of a number of documents: who computes with them may count on it.
const MOST_RARITY: u8 = 28;

/// How many bytes of a border have columns of their own.
const COLUMNS: usize = 4;

impl Root {
    /// Checks a file and reads it.
    ///
    /// # Errors
    ///
    /// An error that says what is wrong with it.
    pub fn open(bytes: &[u8]) -> Result<Root, Error> {
        let (build, content) = opened(KIND, "root", bytes)?;
        let root = Root::read(build, &mut Reader::new(content));
        root.ok_or(Error::Section { section: "root", wrong: "it is cut short or contradicts itself" })
    }

    fn read(build: u32, reader: &mut Reader) -> Option<Root> {
        let (total_length, passages_per_file) = (reader.var()?, reader.var().filter(|each| *each > 0)?);
        let passages = Passages::read(reader)?;
        let (folds, others) = (reader.string()?.to_vec(), reader.var()?);
        let begun = reader.string()?.to_vec();
        let mut keys = Vec::new();
        for _ in 0..reader.var()? {
            keys.push(reader.str()?.to_owned());
        }
        let mut pins = Vec::new();
        for _ in 0..reader.var()? {
            let (query, mut places) = (reader.str()?.to_owned(), Vec::new());
            for _ in 0..reader.var()? {
                places.push(reader.var()?);
            }
            pins.push((query, places));
        }
        let rows = Rows::read(reader)?;
        let mut pinyin = Vec::new();
        if !reader.rest().is_empty() {
            let exceptions = reader.string()?;
            if !exceptions.is_empty() {
                pinyin = [&rows.planes[0], &rows.planes[1], exceptions].concat();
            }
        }
        let borders = borders(reader)?;
        let [_, _, rarities] = rows.planes;
        reader.rest().is_empty().then_some(())?;
        Some(Root {
            build,
            total_length,
            passages,
            passages_per_file,
            folds,
            has_folds: others & 1 > 0,
            initials: others >> 1,
            pinyin,
            begun,
            keys,
            pins,
            chars: rows.chars,
            rarities,
            borders,
        })
    }

    /// The characters of the texts.
    pub fn alphabet(&self) -> Alphabet<'_> {
        Alphabet::new(&self.chars)
    }

    /// The alphabet as section `alphabet` of an index has it.
    pub fn alphabet_section(&self) -> Vec<u8> {
        super::super::alphabet::planes(&self.chars)
    }

    /// About how many documents hold a character: the number of bits of that number; 0 for one that none holds.
    pub fn rarity(&self, c: char) -> u8 {
        let code = self.alphabet().code(c);
        code.and_then(|code| self.rarities.get(code.number() as usize).copied()).unwrap_or_default()
    }

    /// How many shards there are.
    pub fn shards(&self) -> u32 {
        self.borders.len() as u32 + 1
    }

    /// The shard that holds what lies at a place, if any does.
    pub fn shard_of(&self, place: &[u8]) -> u32 {
        self.borders.partition_point(|border| &border[..] <= place) as u32
    }

    /// The last shard with anything that begins with these bytes.
    pub fn last_shard_of(&self, start: &[u8]) -> u32 {
        let is_before = |border: &Vec<u8>| &border[..] <= start || border.starts_with(start);
        self.borders.partition_point(is_before) as u32
    }

    /// How many files of texts there are.
    pub fn text_files(&self) -> u32 {
        self.passages.len().div_ceil(self.passages_per_file)
    }

    /// All files of the index but the root.
    pub fn files(&self) -> Vec<File> {
        let mut files = vec![File::Letters, File::Digits];
        let is_there = |letter: &u32| self.initials >> letter & 1 > 0;
        files.extend((0..LETTERS).filter(is_there).map(File::Initials));
        files.extend(self.has_folds.then_some(File::Folds));
        files.extend((!self.begun.is_empty()).then_some(File::Words));
        files.extend((0..FIRST_KEY + self.keys.len() as u32).map(File::Column));
        files.extend((0..self.shards()).map(File::Shard));
        files.extend((0..self.text_files()).map(File::Texts));
        files
    }

    /// The file that holds a passage.
    pub fn file_of(&self, passage: u32) -> u32 {
        passage / self.passages_per_file
    }
}

/// The characters in the order of their numbers, and three planes of a byte for each.
struct Rows {
    chars: Vec<char>,
    planes: [Vec<u8>; 3],
}

impl Rows {
    /// Reads them, each length of code by itself, and in it by their readings, so that these take nearly nothing.
    fn read(reader: &mut Reader) -> Option<Rows> {
        let mut rows = Rows { chars: Vec::new(), planes: Default::default() };
        let classes = [reader.var()?, reader.var()?, reader.var()?];
        for count in classes {
            let mut columns = [&[][..]; 6];
            for column in &mut columns {
                *column = reader.bytes(count)?;
            }
            let [initials, rests, high, middle, low, rarities] = columns;
            if rarities.iter().any(|rarity| *rarity > MOST_RARITY) {
                return None;
            }
            // As numbers, which sort as the characters do: the standard library's sort is much code for each type.
            let mut class = BinaryHeap::new();
            for i in 0..count as usize {
                let row = [0, 0, high[i], middle[i], low[i], initials[i], rests[i], rarities[i]];
                class.push(u64::from_be_bytes(row));
            }
            let mut last = None;
            for row in class.into_sorted_vec() {
                let c = char::from_u32((row >> 24) as u32)?;
                if last.replace(c) >= Some(c) {
                    return None;
                }
                rows.chars.push(c);
                let [.., initial, rest, rarity] = row.to_be_bytes();
                let bytes = [initial, rest, rarity];
                rows.planes.iter_mut().zip(bytes).for_each(|(plane, byte)| plane.push(byte));
            }
        }
        let found = Alphabet::new(&rows.chars).classes().map(|class| class.end - class.start);
        (found == classes).then_some(rows)
    }
}

/// Reads where the shards begin: for each what it shares with the one before, the first bytes in columns, and the rest.
fn borders(reader: &mut Reader) -> Option<Vec<Vec<u8>>> {
    let count = reader.var()?;
    let mut columns = [&[][..]; COLUMNS];
    for column in &mut columns {
        *column = reader.bytes(count)?;
    }
    let rests = reader.bytes(count)?;
    let mut borders = Vec::new();
    for i in 0..count as usize {
        let mut border: Vec<u8> = columns.iter().map(|column| column[i]).collect();
        if rests[i] == 0 {
            // It may be shorter than the columns. A zero at its end says nothing: nothing lies between both.
            border.truncate(border.iter().rposition(|byte| *byte > 0).map_or(0, |last| last + 1));
        }
        border.extend(reader.bytes(rests[i].into())?);
        borders.push(border);
    }
    borders.is_sorted().then_some(borders)
}

#[cfg(feature = "write")]
impl RootInput<'_> {
    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        use super::super::wire::{put_str, put_var};
        let mut out = Vec::new();
        let string = |out: &mut Vec<u8>, bytes: &[u8]| {
            put_var(out, bytes.len() as u32);
            out.extend(bytes);
        };
        put_var(&mut out, self.total_length);
        put_var(&mut out, self.passages_per_file);
        self.passages.put(&mut out);
        string(&mut out, self.folds);
        put_var(&mut out, self.initials << 1 | u32::from(self.has_folds));
        string(&mut out, self.begun);
        put_var(&mut out, self.keys.len() as u32);
        self.keys.iter().for_each(|key| put_str(&mut out, key));
        put_var(&mut out, self.pins.len() as u32);
        for (query, places) in self.pins {
            put_str(&mut out, query);
            put_var(&mut out, places.len() as u32);
            places.iter().for_each(|place| put_var(&mut out, *place));
        }
        let chars: Vec<char> = self.alphabet.chars().collect();
        let read = |at: usize| self.pinyin.get(at).copied().unwrap_or_default();
        let classes = self.alphabet.class_borders();
        classes.iter().for_each(|class| put_var(&mut out, class.len() as u32));
        for class in classes {
            let row = |i: usize| {
                let [_, high, middle, low] = (chars[i] as u32).to_be_bytes();
                [read(i), read(chars.len() + i), high, middle, low, self.rarities[i]]
            };
            let mut rows: Vec<[u8; 6]> = class.map(row).collect();
            rows.sort_unstable();
            (0..6).for_each(|column| out.extend(rows.iter().map(|row| row[column])));
        }
        string(&mut out, self.pinyin.get(2 * chars.len()..).unwrap_or_default());
        put_var(&mut out, self.borders.len() as u32);
        let byte = |border: &[u8], at: usize| border.get(at).copied().unwrap_or_default();
        for column in 0..COLUMNS {
            out.extend(self.borders.iter().map(|border| byte(border, column)));
        }
        out.extend(self.borders.iter().map(|border| border.len().saturating_sub(COLUMNS) as u8));
        for border in &self.borders {
            out.extend(border.get(COLUMNS..).unwrap_or_default());
        }
        super::framed(KIND, self.build, &out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_documents_that_no_index_has_is_refused() {
        let passages = Passages::of(&[1]);
        let root = |rarity: u8| {
            let input = RootInput {
                build: 1,
                total_length: 1,
                passages: &passages,
                passages_per_file: 1,
                alphabet: Alphabet::new(&['a', '算']),
                folds: &[],
                has_folds: false,
                initials: 0,
                begun: &[],
                pinyin: &[],
                keys: Vec::new(),
                pins: &[],
                rarities: vec![1, rarity],
                borders: Vec::new(),
            };
            Root::open(&input.write())
        };
        assert!(root(MOST_RARITY).is_ok_and(|root| root.rarity('算') == MOST_RARITY));
        for rarity in [MOST_RARITY + 1, u32::BITS as u8, u8::MAX] {
            assert!(root(rarity).is_err(), "{rarity} bits");
        }
    }
}
