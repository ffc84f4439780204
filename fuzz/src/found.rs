//! Small documents of awkward characters: what can be read in one finds it.
//!
//! Each run of one to eight characters of a title or a text finds its document, in a whole index and in one in shards, and
//! as a full hit; also where it is typed with marks apart from their characters. A run counts if its units are those that
//! the document has in its place: half a syllable of Hangul is no run of it, and neither is a kana without its voicing mark.
//!
//! A byte is a character, see [`CHARACTERS`]; a few say where a paragraph, a title or a document ends, or that a long text
//! stands there, so that a run lies on the border of two passages.

use seed_build::build;
use seed_build::shards::{Sizes, shards};
use seed_corpus::Document;
use seed_engine::{Budget, Found, Options, Searcher, Sharded, Signs};
use seed_index::Index;
use seed_index::shards::File;
use seed_text::{Folds, Unit, gram, walk};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What a byte stands for. Forms of one character stand side by side, so that a changed bit may give another form.
const CHARACTERS: &str = "算力网網高新区區的著着发發髮郑鄭州重庆慶行银銀长長一二十百中々〇㐀𠮷國国囯郎\u{F9E9}\
                          裏裡里台臺颱乾干幹後后面麵隻只髒脏体體豊豐沢澤が\u{304B}\u{3099}かはばぱハバパﾊﾞﾟーｰラらッっァ゛\
                          가각한글국\u{1112}\u{1161}\u{11AB}\u{AC00}ㄱＡAabBｂéeE\u{301}ÉæßssſıiİσςΣжЖ\
                          0123456789０５②½㎡²㍿㈱™Ⅲ.,，。、；：！？-—_/·'’\"“”（）()[]+%#&$@=<>*~\\ \t\u{3000}\u{A0}\
                          \u{200B}\u{200D}\u{FE0F}\u{AD}😀👩\u{1F3FD}ก\u{E34}\u{64E}م\u{93F}क€°℃…";

static ALPHABET: LazyLock<Vec<char>> = LazyLock::new(|| CHARACTERS.chars().collect());

/// Ends a document, a title or paragraph; stands for a long text.
const DOCUMENT: u8 = 255;
const PARAGRAPH: u8 = 254;
const LONG: u8 = 253;

/// A query costs less than a build, but there are many.
const MOST_DOCUMENTS: usize = 4;
const MOST_BYTES: usize = 32;
const LONGEST: usize = 8;

const SIZES: Sizes = Sizes { shard: 256, passages: 2, files: 1000 };

/// What a document says.
struct Text {
    title: String,
    body: String,
    /// Where in the body the long text is, of which no run is asked.
    long: Range<usize>,
}

fn text(bytes: &[u8]) -> Text {
    let mut text = Text { title: String::new(), body: String::new(), long: 0..0 };
    let mut is_title = true;
    for byte in bytes.iter().take(MOST_BYTES) {
        let body = &mut text.body;
        match *byte {
            PARAGRAPH if is_title => is_title = false,
            // No paragraph is empty.
            PARAGRAPH if body.is_empty() || body.ends_with('\n') => {}
            PARAGRAPH => body.push('\n'),
            LONG if !is_title && text.long.is_empty() => {
                let start = body.len();
                // A passage is about 512 tokens, and ends with a paragraph if one ends nearby.
                let filler = |i: u32| char::from_u32(0x4E00 + i * 7 % 900).unwrap_or('一');
                body.extend((0..506).map(filler));
                text.long = start..body.len();
            }
            byte => {
                let into = if is_title { &mut text.title } else { body };
                into.push(ALPHABET[usize::from(byte) % ALPHABET.len()]);
            }
        }
    }
    text.body.truncate(text.body.trim_end_matches('\n').len());
    composed(text)
}

/// A text as a file is read: with one form of each character that may be put together.
fn composed(text: Text) -> Text {
    let nfc = |text: &str| text.nfc().collect::<String>();
    let start = nfc(&text.body[..text.long.start]).len();
    let long = start..start + text.long.len();
    Text { title: nfc(&text.title), body: nfc(&text.body), long }
}

/// The units of a run as they stand in a text: what they are, and what is between them.
fn in_place(units: &[Unit], range: &Range<usize>) -> Vec<(char, char)> {
    let inside = units.iter().filter(|unit| range.start <= unit.start && unit.end <= range.end);
    shown(inside)
}

fn shown<'u>(units: impl Iterator<Item = &'u Unit>) -> Vec<(char, char)> {
    let mut shown: Vec<(char, char)> = units.map(|unit| (unit.gap, unit.char)).collect();
    shown.iter_mut().take(1).for_each(|(gap, _)| *gap = walk::NO_GAP);
    shown
}

/// The runs of a text that count, and whether each begins with a whole token somewhere: the rest of a word is looked for in
/// shards only where no document has it as a word of its own.
fn runs<'t>(text: &'t str, without: &Range<usize>, folds: Folds) -> BTreeMap<&'t str, bool> {
    let units = walk::units(&text, folds);
    let begun = gram::tokens(&units).into_iter().map(|token| units[token.units.start].start);
    let begun: BTreeSet<usize> = begun.collect();
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut runs = BTreeMap::new();
    for (i, start) in starts.iter().enumerate() {
        for end in starts[i..].iter().skip(1).take(LONGEST) {
            let range = *start..*end;
            let of = in_place(&units, &range);
            let is_long = without.start <= range.start && range.end <= without.end;
            let own = walk::units(&&text[range.clone()], folds);
            if !is_long && !of.is_empty() && of == shown(own.iter()) {
                let is_begun = begun.contains(&(range.start + own[0].start));
                *runs.entry(&text[range]).or_insert(false) |= is_begun;
            }
        }
    }
    runs
}

/// An index in files, all of which can be had.
struct InFiles {
    files: HashMap<File, Vec<u8>>,
    sharded: Sharded,
}

impl InFiles {
    /// The paths of what is found, those of full hits.
    fn full(&mut self, query: &str, options: &Options) -> Vec<String> {
        for _ in 0..self.files.len() + 10 {
            let full = self.sharded.search(query, options, Budget::USUAL, |found: Found| {
                let full = found.results.hits.iter().filter(|hit| !hit.weak);
                full.map(|hit| hit.source.path.to_owned()).collect()
            });
            match full {
                Ok(full) => return full,
                Err(missing) => {
                    for file in missing.0 {
                        self.sharded.put(file, self.files[&file].clone()).expect("as it was written");
                    }
                }
            }
        }
        panic!("{query:?} asks and asks");
    }
}

/// See the head of this file.
pub fn found(data: &[u8]) {
    let texts: Vec<Text> = data.split(|byte| *byte == DOCUMENT).take(MOST_DOCUMENTS).map(text).collect();
    let documents = texts.iter().enumerate().map(|(i, text)| {
        Document::plain(i.to_string(), &text.title, text.body.split('\n').filter(|line| !line.is_empty()))
    });
    let documents: Vec<Document> = documents.collect();
    let index = Index::open(build(&documents).expect("a few documents").into()).expect("as it was written");
    let files = shards(&index, SIZES).into_iter().collect();
    let mut in_files = InFiles { files, sharded: Sharded::default() };
    let searcher = Searcher::new(index).expect("its tables");
    let folds = Folds::from_bytes(searcher.index().folds()).expect("a checked table");
    let options = Options { limit: 1000, signs: Signs::Text, ..Options::DEFAULT };
    // For each run the documents that have it, and whether they have it at the beginning of a token.
    let mut all: BTreeMap<&str, Vec<(String, bool)>> = BTreeMap::new();
    for (path, text) in texts.iter().enumerate() {
        for (run, is_begun) in
            runs(&text.title, &(0..0), folds).into_iter().chain(runs(&text.body, &text.long, folds))
        {
            all.entry(run).or_default().push((path.to_string(), is_begun));
        }
    }
    // Some keyboards and file systems part what may be parted.
    let parted = all.iter().filter_map(|(run, paths)| {
        let parted: String = run.nfd().collect();
        let of = |text: &str| shown(walk::units(&text, folds).iter());
        (parted != **run && of(&parted) == of(run)).then(|| (parted, paths.clone()))
    });
    let parted: Vec<_> = parted.collect();
    let runs = parted.iter().map(|(run, paths)| (&run[..], paths.clone()));
    for (run, paths) in runs.chain(all.clone()) {
        let whole = searcher.search(run, &options).expect("a whole index");
        for (path, _) in &paths {
            let is_found = whole.hits.iter().any(|hit| !hit.weak && hit.source.path == *path);
            assert!(is_found, "{run:?} does not find {path} in the whole index of {documents:?}");
        }
        if paths.iter().all(|(_, is_begun)| !is_begun) {
            continue;
        }
        let full = in_files.full(run, &options);
        for (path, is_begun) in paths {
            let is_found = !is_begun || full.contains(&path);
            assert!(is_found, "{run:?} does not find {path} in the shards of {documents:?}");
        }
    }
}
