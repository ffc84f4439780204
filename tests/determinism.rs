//! Same documents, same bytes.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::document;
use seed_build::build;
use seed_corpus::Options;
use seed_index::{Index, SECTIONS};
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
fn sections_and_meta_are_the_same_twice_and_change_nothing_else() {
    let page =
        "---\nversions: [算力, 网络]\neditor: 李明\nlang: zh\n---\n# 算力网\n\n一期。\n\n## 二期\n\n三期。\n";
    let read =
        || seed_corpus::read_bytes("a.md", page.as_bytes(), &Options::default()).expect("a page").documents;
    let headed = build(&read()).expect("one document");
    for _ in 0..5 {
        assert!(build(&read()).expect("one document") == headed);
    }
    let plain = document("a.md", "算力网", &["一期。", "二期", "三期。"]);
    let plain = build(&[plain]).expect("one document");
    let [headed, plain] = [&headed, &plain].map(|bytes| Index::open(bytes.into()).expect("an index"));
    for (i, name) in SECTIONS.iter().enumerate() {
        let is_new = ["sections", "meta"].contains(name);
        assert_eq!(headed.section(i) == plain.section(i), !is_new, "{name}");
        assert!(!is_new || plain.section(i).is_empty(), "{name}: a plain document costs nothing");
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
