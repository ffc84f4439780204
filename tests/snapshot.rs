//! Whole answers over the default corpus, kept as files: what changed is seen in the change. The page must give the
//! same, in each browser (`tests/e2e/snapshot.test.mjs` reads the same files).
//!
//! A change that is meant is accepted by `INSTA_UPDATE=always cargo test --test snapshot`, and read as a diff before
//! it is committed. `.ci/check` accepts none.

#![cfg(not(target_arch = "wasm32"))]

mod naive;
#[path = "snapshot/queries.rs"]
mod queries;
#[path = "snapshot/render.rs"]
mod render;

use queries::FOLDER;
use seed_build::build;
use seed_corpus::Options;
use seed_engine::Searcher;
use seed_index::Index;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn answers_are_those_on_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let corpus = seed_corpus::read_folder(folder.as_ref(), &Options::default()).expect("the seeds");
    let bytes = build(&corpus.documents).expect("the seeds");
    let search = Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its folds");

    let mut groups = BTreeMap::from([("documents".to_owned(), render::documents(&search))]);
    for (name, lines) in queries::groups() {
        let answers: Vec<String> = lines.iter().map(|line| render::answer(&search, line)).collect();
        let other = groups.insert(name, answers.join("\n\n"));
        assert!(other.is_none(), "two groups have one name");
    }

    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(FOLDER);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // Each group tells what it has to, whatever the others say.
    let differs = |name: &&String| {
        let asserted = || settings.bind(|| insta::assert_snapshot!(name.as_str(), groups[*name]));
        catch_unwind(AssertUnwindSafe(asserted)).is_err()
    };
    let different: Vec<&String> = groups.keys().filter(differs).collect();
    assert!(different.is_empty(), "{different:?}: see the head of tests/snapshot.rs");

    for file in fs::read_dir(FOLDER).expect("tests/data/snapshot") {
        let name = file.expect("a file").file_name().into_string().expect("a name");
        let group = name.strip_suffix(".snap");
        assert!(group.is_none_or(|group| groups.contains_key(group)), "{name} is of no group");
    }
}
