//! An index cut into files, of which a test brings what a query lacks.

// Not every test that has this module uses all of it.
#![allow(dead_code)]

use seed_build::build;
use seed_build::shards::{Sizes, shards};
use seed_corpus::{Document, Options as Reading};
use seed_engine::{Budget, Found, Options, Searcher, Sharded};
use seed_index::Index;
use seed_index::shards::File;
use std::collections::HashMap;

pub const SIZES: Sizes = Sizes { shard: 1024, passages: 2, files: 1000 };

/// An index in files, all of which can be had.
pub struct Files {
    pub whole: Searcher<'static>,
    pub files: HashMap<File, Vec<u8>>,
    pub sharded: Sharded,
}

/// What is compared of a hit: its path, and whether it is weak.
pub type Hits = Vec<(String, bool)>;

impl Files {
    pub fn of(documents: &[Document]) -> Files {
        let bytes = build(documents).expect("some documents");
        Files::cut(Index::open(bytes.into()).expect("as it was written"))
    }

    pub fn cut(index: Index<'static>) -> Files {
        let files = shards(&index, SIZES).into_iter().collect();
        Files { whole: Searcher::new(index).expect("its tables"), files, sharded: Sharded::default() }
    }

    /// The hits, and how many are full.
    pub fn ask(&mut self, query: &str, options: &Options, budget: Budget) -> (Hits, usize) {
        self.with(query, options, budget, |found| {
            let hits = found.results.hits.iter();
            (hits.map(|hit| (hit.source.path.to_owned(), hit.weak)).collect(), found.results.full)
        })
    }

    /// Asks until nothing is lacking, and takes what was found.
    pub fn with<R>(
        &mut self,
        query: &str,
        options: &Options,
        budget: Budget,
        take: impl Fn(Found) -> R,
    ) -> R {
        let mut rounds = 0;
        loop {
            match self.sharded.search(query, options, budget, &take) {
                Ok(taken) => return taken,
                Err(missing) => {
                    rounds += 1;
                    assert!(rounds < 12, "{query:?} asks and asks");
                    for file in missing.0 {
                        let bytes = self.files.get(&file).unwrap_or_else(|| panic!("{file:?} exists"));
                        self.sharded.put(file, bytes.clone()).expect("as it was written");
                    }
                }
            }
        }
    }

    pub fn whole(&self, query: &str, options: &Options) -> (Hits, usize) {
        let results = self.whole.search(query, options).expect("a whole index");
        (results.hits.iter().map(|hit| (hit.source.path.to_owned(), hit.weak)).collect(), results.full)
    }
}

pub fn seeds() -> Vec<Document> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    seed_corpus::read_folder(folder.as_ref(), &Reading::default()).expect("the seeds").documents
}
