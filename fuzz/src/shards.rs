//! An index in shards of which one file may say anything, behind a right header.
//!
//! A file is refused or taken; one that is refused cannot be had. Then every query has an answer after a few rounds, and
//! so has every document. Nothing panics. What is shown as a full hit of a quoted run holds it, unless the texts
//! themselves are damaged.
//!
//! The first byte chooses the index, the second the file, the third what is asked, the fourth which other file cannot be
//! had. The rest are edits of the file.

use crate::bases::{QUERIES, QUOTED, larger, small};
use crate::edits::{Bytes, edit};
use crate::held::holds;
use seed_build::shards::{Sizes, shards as cut};
use seed_engine::{Budget, Filter, Found, MissingFiles, Options, Sharded, Sort};
use seed_index::shards::{File, Table};
use seed_text::Folds;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use xxhash_rust::xxh64::xxh64;

type Files = BTreeMap<File, Vec<u8>>;

/// Small files, so that a query needs several.
const SIZES: Sizes = Sizes { shard: 512, passages: 2, files: 1000 };

static BASES: LazyLock<[Files; 2]> =
    LazyLock::new(|| [small(), larger()].map(|index| cut(&index, SIZES).into_iter().collect()));

/// Where the checksum of a file stands, and where its content begins.
const CHECKSUM: usize = 10;
const CONTENT: usize = 14;

/// More rounds than there are files mean that a file is asked for again that is here.
const MOST_ROUNDS: usize = 400;

/// A file with other content.
fn framed(file: &[u8], content: &[u8]) -> Vec<u8> {
    let mut bytes = file[..CHECKSUM].to_vec();
    let [head, rest] = [&bytes[4..], content].map(|bytes| xxh64(bytes, 0));
    let checksum = (head ^ rest.rotate_left(32)) as u32 ^ rest as u32;
    bytes.extend(checksum.to_le_bytes());
    bytes.extend(content);
    bytes
}

/// Files that can be had, and those that were.
struct Shelf<'f> {
    files: &'f Files,
    damaged: (File, Vec<u8>),
    lost: Option<File>,
    sharded: Sharded,
}

impl Shelf<'_> {
    /// Calls until nothing is lacking.
    fn with<R>(&mut self, call: impl Fn(&Sharded) -> Result<R, MissingFiles>) -> R {
        for _ in 0..MOST_ROUNDS {
            match call(&self.sharded) {
                Ok(answer) => return answer,
                Err(MissingFiles(missing)) => missing.into_iter().for_each(|file| self.bring(file)),
            }
        }
        panic!("it asks and asks");
    }

    fn bring(&mut self, file: File) {
        let (damaged, bytes) = &self.damaged;
        let whole = self.files.get(&file).filter(|_| self.lost != Some(file));
        let bytes = if *damaged == file { Some(bytes) } else { whole };
        if bytes.is_none_or(|bytes| self.sharded.put(file, bytes.clone()).is_err()) {
            self.sharded.lose(file);
        }
    }

    /// Asks, and looks at what is shown.
    fn ask(&mut self, query: &str, quoted: Option<&str>, options: &Options) {
        let hits = self.with(|sharded| {
            sharded.search(query, options, Budget::USUAL, |found: Found| {
                let hits = found.results.hits.iter();
                for marked in hits.clone().flat_map(|hit| [&hit.title, &hit.excerpt]) {
                    assert!(marked.marks.iter().all(|mark| marked.text.get(mark.clone()).is_some()));
                }
                hits.map(|hit| (hit.id, hit.weak, hit.excerpt.text.clone())).collect::<Vec<_>>()
            })
        });
        let most = if quoted.is_some() { 3 } else { 1 };
        for (id, weak, excerpt) in hits.into_iter().take(most).chain([(u32::MAX, true, String::new())]) {
            let texts = self.with(|sharded| {
                sharded.document(id, query, options, |document| {
                    document.map(|document| [document.title.text, document.body.text])
                })
            });
            if let (Some(run), Some([title, body]), false) = (quoted, texts, weak) {
                self.assert_held(run, [&title, &body, &excerpt]);
            }
        }
    }

    /// The run stands in one of these texts, as the tables that are here fold it. Labels are in excerpts only.
    fn assert_held(&self, run: &str, texts: [&str; 3]) {
        let root = self.sharded.root().map_or(&[][..], |root| &root.folds);
        let (file, bytes) = &self.damaged;
        let damaged = Table::Folds.open(bytes).ok().filter(|_| *file == File::Folds).map(|(_, table)| table);
        let tables = [Some(root), damaged].into_iter().flatten();
        let is_held = tables.map(Folds::of_checked).any(|folds| holds(&texts, run, folds));
        assert!(is_held || matches!(file, File::Texts(_)), "{run:?} with {file:?} is not in {texts:?}");
    }
}

/// See the head of this file.
pub fn shards(data: &[u8]) {
    let mut data = Bytes(data);
    let files = &BASES[data.below(BASES.len())];
    let nth = |at: usize| files.iter().nth(at).map(|(file, _)| *file);
    let damaged = nth(data.below(files.len())).expect("one of them");
    let (asked, lost) = (data.byte(), nth(data.byte().into()));
    let whole = &files[&damaged];
    let mut content = [whole[CONTENT..].to_vec()];
    edit(&mut content, data);
    let damaged = (damaged, framed(whole, &content[0]));
    let mut shelf = Shelf { files, damaged, lost, sharded: Sharded::default() };
    let (damaged, bytes) = &shelf.damaged;
    let root = if *damaged == File::Root { bytes } else { &files[&File::Root] };
    if shelf.sharded.put(File::Root, root.clone()).is_err() {
        return;
    }
    let at = usize::from(asked) % QUERIES.len();
    let quoted = (at < QUOTED).then(|| QUERIES[at].trim_matches('"'));
    let is = |bit: u8| asked >> (4 + bit) & 1 == 1;
    let facets = ["file", "year", "tags", "language"].map(str::to_owned);
    let options = Options {
        literal: quoted.is_some(),
        facets: if is(0) { &facets } else { &[] },
        sort: if is(1) { Sort::DATE } else { Sort::Relevance },
        filter: if is(2) {
            Filter { path: "b", language: "zh", ..Filter::default() }
        } else {
            Filter::default()
        },
        offset: is(3).into(),
        ..Options::DEFAULT
    };
    shelf.ask(QUERIES[at], quoted, &options);
    shelf.with(|sharded| sharded.suggest(QUERIES[at], 8));
}
