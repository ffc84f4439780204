//! Simplified, traditional and variant characters find each other, and marks stand on what was written.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document};
use seed_build::build;
use seed_engine::{Hit, Options, Searcher};
use seed_index::Index;

/// The marked parts of a hit's title and excerpt.
fn marked<'h>(hit: &'h Hit) -> Vec<&'h str> {
    [&hit.title, &hit.excerpt].iter().flat_map(|m| m.marks.iter().map(|mark| &m.text[mark.clone()])).collect()
}

#[test]
fn a_traditional_query_finds_the_embedded_documents() {
    let search = seed_search::embedded().expect("the embedded index");
    for (typed, written) in [
        ("國家超級計算鄭州中心", "国家超级计算郑州中心"),
        ("張紅軍", "张红军"),
        ("上市後備企業", "上市后备企业"),
        ("算力網", "算力网"),
        ("國家超级計算郑州中心", "国家超级计算郑州中心"),
    ] {
        let ids = |query| {
            let results = search.results(query, &Options::default());
            results.hits.iter().map(|hit| (hit.id, hit.weak)).collect::<Vec<_>>()
        };
        let results = search.results(typed, &Options::default());
        assert_eq!(ids(typed), ids(written), "{typed}");
        let hit = results.hits.first().unwrap_or_else(|| panic!("{typed} was not found"));
        assert!(!hit.weak && marked(hit).contains(&written), "{typed}: {:?}", marked(hit));
    }
}

#[test]
fn each_script_finds_the_other() {
    let documents = [
        document(
            "a.txt",
            "臺灣的著名學者",
            &["他看著乾隆皇帝的畫像；皇后的頭髮乾燥。", "国家超級計算中心，峯會"],
        ),
        document(
            "b.txt",
            "台湾的著名学者",
            &["他看着乾隆皇帝的画像；皇后的头发干燥。", "國家超级计算中心，峰会"],
        ),
        document("c.txt", "不相干", &["別的事情"]),
    ];
    let bytes = build(&documents).expect("three documents");
    let search = Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its folds");
    for (query, a, b) in [
        ("臺灣", "臺灣", "台湾"),
        ("台湾", "臺灣", "台湾"),
        ("著名學者", "著名學者", "著名学者"),
        ("着名学者", "著名學者", "著名学者"),
        ("看著乾隆皇帝", "看著乾隆皇帝", "看着乾隆皇帝"),
        ("看着乾隆皇帝", "看著乾隆皇帝", "看着乾隆皇帝"),
        ("头发干燥", "頭髮乾燥", "头发干燥"),
        ("頭髮乾燥", "頭髮乾燥", "头发干燥"),
        ("“國家超級計算”", "国家超級計算", "國家超级计算"),
        ("峰会", "峯會", "峰会"),
    ] {
        let results = search.results(query, &Options::default());
        let mut found: Vec<_> = results.hits.iter().filter(|hit| !hit.weak).collect();
        found.sort_by_key(|hit| hit.id);
        let found: Vec<_> = found.iter().map(|hit| (hit.source.path, marked(hit))).collect();
        assert_eq!(found.len(), 2, "{query}: {found:?}");
        for ((_, marked), written) in found.iter().zip([a, b]) {
            assert!(marked.contains(&written), "{query}: {written} in {marked:?}");
        }
    }
}
