//! What the owner of documents wants of their order: first hits of a query, pages that weigh less, words that count little.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{ALL, Whole, document};
use seed_build::{Pin, Vocabulary, build_with};
use seed_corpus::{Document, Work};
use seed_engine::{Filter, Options, Searcher, Sort};
use seed_index::Index;

fn over(documents: &[Document], vocabulary: &Vocabulary) -> Searcher<'static> {
    let bytes = build_with(documents, vocabulary, Work::ALONE).expect("a few documents");
    Searcher::new(Index::open(bytes.into()).expect("it was just written")).expect("its tables")
}

fn paths(search: &Searcher, query: &str, options: &Options) -> Vec<String> {
    search.results(query, options).hits.iter().map(|hit| hit.source.path.to_owned()).collect()
}

fn documents() -> Vec<Document> {
    vec![
        document("a.md", "安装", &["怎样安装这个软件。"]),
        document("b.md", "下载", &["先下载，再安装。"]),
        document("c.md", "开始", &["这里没有那个词。"]),
        document("d.md", "Install it", &["getting-started"]),
    ]
}

fn pin(query: &str, pages: &[&str]) -> Pin {
    Pin { query: query.to_owned(), pages: pages.iter().map(|&page| page.to_owned()).collect() }
}

#[test]
fn first_hits_of_a_query_come_first_whatever_they_hold() {
    let pins = vec![pin("安装", &["c.md", "b.md"]), pin("Getting Started", &["a.md"]), pin("！", &["a.md"])];
    let search = over(&documents(), &Vocabulary { pins, ..Vocabulary::default() });
    for (query, expected, why) in [
        ("安装", &["c.md", "b.md", "a.md"][..], "in the order given, and then what is found"),
        ("安裝", &["c.md", "b.md", "a.md"], "typed in traditional characters"),
        ("安装软件", &["a.md", "b.md"], "another query"),
        ("安", &["a.md", "b.md"], "not finished"),
        ("getting started", &["a.md", "d.md"], "whatever stands between words"),
    ] {
        assert_eq!(paths(&search, query, &ALL), expected, "{query}: {why}");
    }
    let found = search.results("安装", &ALL);
    assert!(found.hits.iter().all(|hit| !hit.weak), "what is pinned is not weak");
    assert_eq!((found.total, found.full), (3, 3));
    assert_eq!(paths(&search, "安装", &Options { offset: 1, limit: 1, ..Options::DEFAULT }), ["b.md"]);
    let filter = Filter { path: "b.md", ..Filter::default() };
    assert_eq!(paths(&search, "安装", &Options { filter, ..ALL }), ["b.md"], "a filter holds for all");
    let dated = paths(&search, "安装", &Options { sort: Sort::DATE, ..ALL });
    assert_eq!(dated, ["a.md", "b.md", "c.md"], "another order is another order");
    let why = search.explained("安装", 2, &ALL).expect("it is a hit").to_string();
    assert!(why.contains("the owner of the documents wants it first"), "{why}");
    let why = search.explained("安装", 0, &ALL).expect("it is a hit").to_string();
    assert!(!why.contains("owner"), "{why}");
    assert!(!search.opened(2, "安装").expect("a document").body.text.is_empty(), "it opens");
}

#[test]
fn a_page_that_weighs_less_comes_after_those_that_hold_as_much() {
    let text = "量子网正在建设，这是一段不长不短的正文。";
    let mut documents: Vec<Document> =
        (0..6).map(|i| document(&format!("{i}.md"), "", &[text, &format!("第{i}段。")])).collect();
    let plain = paths(&over(&documents, &Vocabulary::default()), "量子网", &ALL);
    assert_eq!(plain[0], "0.md", "equals are in the order of documents");
    documents[0].weigh(0.2);
    documents[4].weigh(2.0);
    let search = over(&documents, &Vocabulary::default());
    assert_eq!(paths(&search, "量子网", &ALL), ["4.md", "1.md", "2.md", "3.md", "5.md", "0.md"]);
    let why = |id| search.explained("量子网", id, &ALL).expect("it is a hit").to_string();
    assert!(why(0) != why(1), "the explanation shows it");
    documents.push(document("title.md", "量子网", &["别的。"]));
    documents[6].weigh(0.2);
    let search = over(&documents, &Vocabulary::default());
    assert_eq!(
        paths(&search, "量子网", &ALL)[0],
        "title.md",
        "how much a page holds decides before its weight"
    );
}

#[test]
fn a_word_that_counts_little_does_not_decide() {
    let documents = vec![
        document("much.md", "", &["气象站气象站气象站，气象站的手册。"]),
        document("what.md", "", &["湿度传感器要每年校准，气象站外。"]),
        document("other.md", "", &["传感器的价格。"]),
        document("none.md", "", &["别的东西，别的话题。"]),
        document("more.md", "", &["气象站在山上。"]),
    ];
    let query = "气象站 校准 价格";
    let plain = over(&documents, &Vocabulary::default());
    let weak_words = vec!["氣象站".to_owned()];
    let tuned = over(&documents, &Vocabulary { weak_words, ..Vocabulary::default() });
    let last = |search: &Searcher| {
        let paths = paths(search, query, &ALL);
        paths.iter().position(|path| path == "other.md").expect("it holds 价格")
    };
    assert!(last(&tuned) < last(&plain), "{:?} {:?}", paths(&tuned, query, &ALL), paths(&plain, query, &ALL));
    let why = tuned.explained(query, 0, &ALL).map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("that counts little"), "{why}");
    assert_eq!(paths(&tuned, "气象站", &ALL).len(), 3, "alone it is found as ever");
    assert_eq!(tuned.results("气象站", &ALL).rewrites.len(), 0, "it stands for nothing else");
}
