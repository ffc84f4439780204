//! Same documents, same bytes.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::document;
use seed_build::build;
use seed_corpus::Options;
use std::fs;

#[test]
fn twice_is_the_same() {
    let documents = [
        document("b.txt", "算力网", &["郑州高新区的算力网", "MEMS sensor"]),
        document("a.txt", "高新区", &["区管委会", "1,194 项"]),
    ];
    let once = build(&documents).expect("two documents");
    for _ in 0..5 {
        assert!(build(&documents).expect("two documents") == once);
    }
}

#[test]
fn the_embedded_index_is_what_its_documents_give() {
    // Unless a build was pointed at other documents.
    if option_env!("SEED_SEARCH_SEEDS").is_some_and(|folder| !folder.is_empty()) {
        return;
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let corpus = seed_corpus::read_folder(folder.as_ref(), &Options::default()).expect("the seeds");
    let bytes = build(&corpus.documents).expect("the seeds");
    assert!(bytes == seed_search::embedded_bytes());
}

#[test]
fn files_written_in_any_order_give_the_same_bytes() {
    let files =
        [("b/2.txt", "二\n\n第二篇文章。"), ("a.md", "# 一\n\n第一篇。"), ("b/1.txt", "三\n\n第三篇。")];
    let index = |order: [usize; 3]| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for i in order {
            let path = folder.path().join(files[i].0);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, files[i].1).expect("a file");
        }
        let corpus = seed_corpus::read_folder(folder.path(), &Options::default()).expect("three files");
        build(&corpus.documents).expect("three files")
    };
    let first = index([0, 1, 2]);
    assert!(index([2, 0, 1]) == first);
    assert!(index([1, 2, 0]) == first);
}
