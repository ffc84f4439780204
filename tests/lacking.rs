//! An index in small files, some of which cannot be had, or are asked for what another part of a document holds.

#![cfg(not(target_arch = "wasm32"))]

mod in_files;
mod naive;
#[path = "snapshot/queries.rs"]
mod queries;

use in_files::{Files, Hits, seeds};
use naive::numbers;
use seed_engine::{Budget, Found, Options, Sharded, Sort};
use seed_index::shards::File;

/// What cannot be had costs what is in it, and the answer says so.
#[test]
fn without_some_files_it_answers_with_the_rest() {
    let [mut files, mut undamaged] = [Files::of(&seeds()), Files::of(&seeds())];
    let root = files.files[&File::Root].clone();
    let mut number = numbers(11);
    let options = Options { limit: 5, ..Options::DEFAULT };
    for (_, lines) in queries::groups() {
        for line in lines.iter().filter(|line| line.options().sort == Sort::Relevance) {
            files.sharded.put(File::Root, root.clone()).expect("as it was written");
            let (expected, _) = files.whole(&line.query, &Options { limit: usize::MAX, ..options });
            let mut has_lost = false;
            let found = loop {
                match files.sharded.search(&line.query, &options, Budget::USUAL, |found: Found| {
                    let hits = found.results.hits.iter().map(|hit| (hit.source.path.to_owned(), hit.weak));
                    (hits.collect::<Hits>(), found.is_lacking, !found.results.rewrites.is_empty())
                }) {
                    Ok(found) => break found,
                    Err(missing) => {
                        for file in missing.0 {
                            if number(2) == 0 {
                                files.sharded.lose(file);
                                has_lost = true;
                            } else {
                                files
                                    .sharded
                                    .put(file, files.files[&file].clone())
                                    .expect("as it was written");
                            }
                        }
                    }
                }
            };
            let (hits, is_lacking, is_rewritten) = found;
            assert!(has_lost || !is_lacking, "{}", line.line);
            if !is_lacking {
                // Nothing was lost, or what turned out to be needed for nothing.
                let (all, _) = undamaged.ask(&line.query, &options, Budget::USUAL);
                assert_eq!(hits, all, "{}", line.line);
            }
            if line.query.contains('-') {
                continue; // What is excluded may stand in what is lost.
            }
            // Where the best is missing, the next one is full: what holds the query but for its punctuation.
            let is_found =
                |(path, weak): &(String, bool)| *weak || expected.iter().any(|(known, _)| known == path);
            // And where what was typed is missing, something else may have been meant; then the answer names it.
            assert!(is_rewritten || hits.iter().all(is_found), "{}: {hits:?}", line.line);
        }
    }
}

#[test]
fn a_file_that_comes_late_is_lost_no_more() {
    let mut files = Files::of(&seeds());
    let root = files.files[&File::Root].clone();
    files.sharded.put(File::Root, root).expect("as it was written");
    let named = files.sharded.root().expect("it is here").files();
    assert_eq!(named.len() + 1, files.files.len(), "every file has its name");
    assert!(named.iter().all(|file| files.files.contains_key(file)));
    let ask = |sharded: &Sharded| {
        sharded.search("高新区", &Options::DEFAULT, Budget::USUAL, |found: Found| {
            (found.results.hits.len(), found.is_lacking)
        })
    };
    for file in &named {
        files.sharded.lose(*file);
    }
    assert_eq!(ask(&files.sharded), Ok((0, true)), "nothing can be had");
    for file in named {
        files.sharded.put(file, files.files[&file].clone()).expect("as it was written");
    }
    assert!(matches!(ask(&files.sharded), Ok((1.., false))), "all of it came");
}

/// What is demanded or excluded may stand in other passages than what is shown.
#[test]
fn clauses_mean_what_they_mean_in_the_whole_index() {
    let mut files = Files::of(&seeds());
    let own = [
        "郑州高新区 \"算力网\"",
        "\"传感器\" \"资本\"",
        "高新区 -传感器",
        "企业 -\"一期项目\"",
        "创新 -企业",
    ];
    let groups = queries::groups();
    let filed =
        groups.iter().flat_map(|(_, lines)| lines).filter(|line| line.options().sort == Sort::Relevance);
    let filed = filed.map(|line| line.query.as_str()).filter(|query| query.contains(['"', '-', '“']));
    let mut asked = 0;
    for query in own.into_iter().chain(filed) {
        let (expected, full) = files.whole(query, &Options { limit: usize::MAX, ..Options::DEFAULT });
        let (hits, _) = files.ask(query, &Options { limit: 5, ..Options::DEFAULT }, Budget::USUAL);
        if full == 0 {
            continue;
        }
        let full_hits: Vec<_> = hits.iter().filter(|(_, weak)| !weak).collect();
        assert!(full_hits.len() >= full.min(5), "{query}: {full} are full, found {hits:?} of {expected:?}");
        for (path, _) in full_hits {
            assert!(expected.iter().any(|(known, _)| known == path), "{query}: {path} is not wanted");
        }
        asked += 1;
    }
    assert!(asked > 10, "only {asked} queries have clauses");
}
