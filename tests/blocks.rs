//! An index whose blocks come one by one answers as the whole index does.
//!
//! A call that lacks blocks is brought one of those that it lacked, chosen at random, and asked again. What it computed
//! from the others, which read as empty, must be in no later answer: neither in this one, nor through what is computed
//! once and kept.

#![cfg(not(target_arch = "wasm32"))]

mod naive;
#[path = "snapshot/queries.rs"]
mod queries;

use naive::{document, documents, numbers, text};
use proptest::prelude::*;
use seed_build::build;
use seed_engine::{Missing, Options, Searcher};
use seed_index::{Block, Index};
use std::collections::HashSet;

/// A call of an engine.
#[derive(Clone, Copy, Debug)]
enum Call {
    Search,
    SearchUtf16,
    Suggest,
    Document(u32),
    Explain(u32),
}

impl Call {
    /// The whole answer, as text.
    fn ask(self, search: &Searcher, query: &str, options: &Options) -> Result<String, Missing> {
        Ok(match self {
            Call::Search => format!("{:?}", search.search(query, options)?),
            Call::SearchUtf16 => format!("{:?}", search.search_utf16(query, options)?),
            Call::Suggest => format!("{:?}", search.suggest(query, 8)?),
            Call::Document(id) => format!("{:?}", search.document(id, query, options)?),
            Call::Explain(id) => format!("{:?}", search.explain(query, id, options)?),
        })
    }
}

/// A whole index, and one of which parts are away.
struct Both<'w> {
    whole: &'w Searcher<'static>,
    part: Searcher<'static>,
    below: &'w mut dyn FnMut(usize) -> usize,
}

impl<'w> Both<'w> {
    /// With so many of eight blocks here, at random.
    fn new(
        whole: &'w Searcher<'static>,
        none: &Searcher<'static>,
        eighths: usize,
        below: &'w mut dyn FnMut(usize) -> usize,
    ) -> Both<'w> {
        let mut both = Both { whole, part: none.clone(), below };
        for block in whole.index().blocks() {
            if (both.below)(8) < eighths {
                both.bring(block);
            }
        }
        both
    }

    fn bring(&mut self, block: Block) {
        assert!(self.part.put_block(block, self.whole.index().block(block)), "{block:?}");
    }

    /// Asks until there is an answer, which must be that of the whole. Gives how often a block was brought.
    fn agree(&mut self, call: Call, query: &str, options: &Options) -> Result<usize, TestCaseError> {
        let expected = call.ask(self.whole, query, options).expect("a whole index lacks nothing");
        let mut rounds = 0;
        loop {
            let missing = match call.ask(&self.part, query, options) {
                Ok(answer) => {
                    prop_assert_eq!(answer, expected, "{:?} of {:?} after {} blocks", call, query, rounds);
                    return Ok(rounds);
                }
                Err(Missing(missing)) => missing,
            };
            prop_assert!(!missing.is_empty(), "{:?} of {:?} lacks what it does not name", call, query);
            let all: HashSet<&Block> = missing.iter().collect();
            prop_assert_eq!(all.len(), missing.len(), "{:?} of {:?} names a block twice", call, query);
            let away = |block: &Block| !self.part.index().holds(*block);
            prop_assert!(missing.iter().all(away), "{:?} of {:?} lacks what is here", call, query);
            // So there are no more rounds than blocks.
            let one = (self.below)(missing.len());
            self.bring(missing[one]);
            rounds += 1;
        }
    }
}

fn searchers(documents: &[seed_corpus::Document]) -> [Searcher<'static>; 2] {
    let bytes = build(documents).expect("a few documents");
    let whole = Index::open(bytes.into()).expect("an index");
    [whole.clone(), whole.without_blocks()].map(|index| Searcher::new(index).expect("its folds"))
}

#[test]
fn every_query_on_file_is_answered_as_by_the_whole() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let corpus = seed_corpus::read_folder(folder.as_ref(), &Default::default()).expect("the seeds");
    let [whole, none] = &searchers(&corpus.documents);
    let mut below = numbers(20_261_121);
    let count = whole.index().documents().len();
    let (mut brought, mut asked) = (0, 0);
    for line in queries::groups().iter().flat_map(|(_, lines)| lines) {
        let (query, options) = (line.query.as_str(), line.options());
        let found = whole.search(query, &options).expect("a whole index").hits;
        // Mostly a document that was found.
        let mut id = || match found.len() {
            0 => below(count) as u32,
            len => found[below(len)].id,
        };
        let calls = [Call::Search, Call::Suggest, Call::Document(id()), Call::Explain(id())];
        // What one call kept, the next one takes; and each call is the first sometimes.
        let first = below(calls.len());
        // Nothing is here, or a little, or nearly all.
        let eighths = [0, 0, 1, 4, 7][below(5)];
        let mut both = Both::new(whole, none, eighths, &mut below);
        for i in 0..calls.len() {
            let call = calls[(first + i) % calls.len()];
            brought += both.agree(call, query, &options).unwrap_or_else(|error| panic!("{error}"));
            asked += 1;
        }
    }
    // If the test tests anything.
    assert!(brought > 4 * asked, "{brought} blocks brought for {asked} calls");
}

#[test]
fn what_lacks_everything_says_so_and_what_asks_nothing_is_answered() {
    let [whole, none] = &searchers(&[document("a.txt", "算力", &["网络"])]);
    let options = Options::default();
    assert!(none.search("算力", &options).is_err() && none.suggest("算力", 8).is_err());
    assert!(none.document(0, "", &options).is_err(), "its text");
    assert!(none.terms("").is_err(), "how many documents hold a term is in its posting list");
    for query in ["", " ，", "\u{200B}"] {
        assert_eq!(none.search(query, &options), whole.search(query, &options), "{query:?}");
    }
    assert_eq!(none.document(7, "算力", &options), Ok(None), "there is no such document");
    let error = none.search("算力", &options).expect_err("no block is here").to_string();
    assert!(error.contains("blocks of the index are not here yet"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn small_indexes_agree_whatever_is_away(
        documents in documents(),
        queries in prop::collection::vec(prop_oneof![text(), "[a-z]{1,6}", "(suan|li|wang|guan|qu|de|sl|w){1,4}"], 4),
        eighths in 0..8_usize,
        seed: u64,
    ) {
        let [whole, none] = &searchers(&documents);
        let mut below = numbers(seed);
        for query in &queries {
            // A stretch of a document finds more than what was made up.
            let of = &documents[below(documents.len())];
            let chars: Vec<char> = of.paragraphs().join("\n").chars().collect();
            let (from, len) = (below(chars.len() + 1), 1 + below(8));
            let run: String = chars.iter().skip(from).take(len).collect();
            let id = below(documents.len()) as u32;
            let mut both = Both::new(whole, none, eighths, &mut below);
            for query in [query, &run] {
                for call in [Call::SearchUtf16, Call::Explain(id), Call::Suggest, Call::Document(id)] {
                    both.agree(call, query, &Options::DEFAULT)?;
                }
            }
        }
    }
}
