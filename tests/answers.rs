//! The answers over the default corpus, kept as a file: what changed is seen in the change, and the wasm must
//! give the same (`tests/web.rs` reads the same file).
//!
//! After a change that is meant, write the file anew: `SEED_SEARCH_WRITE=1 cargo test --test answers`.

#![cfg(not(target_arch = "wasm32"))]

use seed_build::build;
use seed_corpus::Options;
use seed_engine::Search;
use seed_index::Index;
use std::{env, fs};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/answers.txt");

#[test]
fn answers_are_those_on_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let corpus = seed_corpus::read_folder(folder.as_ref(), &Options::default()).expect("the seeds");
    let bytes = build(&corpus.documents).expect("the seeds");
    let search = Search::new(Index::open(bytes.into()).expect("an index")).expect("its folds");
    let file = fs::read_to_string(FILE).expect("tests/data/answers.txt");
    let answer = |line: &str| {
        let (query, _) = line.split_once('\t').unwrap_or((line, ""));
        if query.starts_with('#') {
            return format!("{line}\n");
        }
        let results = search.search(query, &Default::default());
        let paths: Vec<String> = results.hits.into_iter().map(|hit| hit.source.path.to_owned()).collect();
        format!("{query}\t{}\n", [vec![results.total.to_string()], paths].concat().join(" "))
    };
    let answers: String = file.lines().map(answer).collect();
    if env::var_os("SEED_SEARCH_WRITE").is_some() {
        fs::write(FILE, &answers).expect("tests/data/answers.txt");
    }
    assert_eq!(file, answers, "see the head of tests/answers.rs");
}
