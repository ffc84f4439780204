//! Keywords and neighbours, with a reason beside each.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document};
use proptest::prelude::*;
use seed_build::{MOST_KEYWORDS, MOST_NEIGHBOURS, build};
use seed_corpus::Document;
use seed_engine::{Options, Searcher};
use seed_index::Index;

/// Keywords and neighbours of each document.
fn related(documents: &[Document]) -> Vec<(Vec<String>, Vec<u32>)> {
    let bytes = build(documents).expect("some documents");
    let search =
        Searcher::new(Index::open(bytes.as_slice().into()).expect("as written")).expect("as written");
    let ids = 0..documents.len() as u32;
    ids.map(|id| {
        let found = search.opened(id, "").expect("a document");
        for neighbour in &found.neighbours {
            let other = search.opened(neighbour.id, "").expect("a document");
            assert_eq!((&neighbour.title, neighbour.source), (&other.title.text, other.source));
        }
        (found.keywords, found.neighbours.iter().map(|neighbour| neighbour.id).collect())
    })
    .collect()
}

fn keywords(title: &str, paragraphs: &[&str]) -> Vec<String> {
    related(&[document("a.txt", title, paragraphs)]).remove(0).0
}

fn has(keywords: &[String], word: &str) -> bool {
    keywords.iter().any(|keyword| keyword == word)
}

#[test]
fn a_keyword_is_shown_as_the_document_writes_it() {
    let found = keywords("ＭＥＭＳ芯片", &["芯片用了 mems 技术，mems 很小。"]);
    assert!(has(&found, "ＭＥＭＳ"), "the first of its forms: {found:?}");
    assert!(has(&found, "芯片"), "{found:?}");
}

#[test]
fn words_that_hold_sentences_together_are_none() {
    let text = "我们可以通过这个进行，因为我们可以以及其中的。The and with the and with 2024 2024 年 5.5 5.5";
    assert_eq!(keywords("这个 the 我们", &[text]), [""; 0]);
}

#[test]
fn a_word_said_once_is_one_only_in_the_title() {
    let found = keywords("传感器", &["郑州有火锅店。"]);
    assert_eq!(found, ["传感器"]);
}

#[test]
fn a_word_that_no_dictionary_has_is_found_where_it_is_repeated() {
    let found = keywords("消息", &["算力网一期开工。算力网二期待建，市民使用算力网。"]);
    assert!(has(&found, "算力网"), "{found:?}");
    assert!(!has(&found, "算力") && !has(&found, "力网"), "never said by themselves: {found:?}");
}

#[test]
fn what_stands_in_quotation_marks_again_is_one() {
    let found = keywords("批地“批供合一”", &["所谓“批供合一”，就是一次办好。"]);
    assert!(has(&found, "批供合一"), "{found:?}");
}

#[test]
fn a_part_of_a_keyword_is_none_besides() {
    let found = keywords("智能传感器", &["智能传感器产业。智能传感器企业，智能传感器。"]);
    assert!(has(&found, "智能传感器") && !has(&found, "传感器") && !has(&found, "智能"), "{found:?}");
}

#[test]
fn a_name_of_a_program_is_one_word() {
    let found = keywords("变量", &["设置 tidb_gc_life_time，再看 tidb_gc_life_time 和 auto-increment。"]);
    assert!(has(&found, "tidb_gc_life_time") && !has(&found, "life"), "{found:?}");
}

#[test]
fn neighbours_are_about_the_same() {
    let chips = ["传感器芯片的制造。", "传感器和芯片，晶圆与封装。"];
    let dishes = ["火锅店的羊肉和豆腐。", "羊肉火锅，豆腐与蘑菇。"];
    let found = related(&[
        document("a.txt", "传感器芯片", &chips),
        document("b.txt", "羊肉火锅", &dishes),
        document("c.txt", "晶圆与传感器", &chips),
        document("d.txt", "豆腐火锅", &dishes),
        document("e.txt", "晶圆与传感器", &chips),
        document("f.txt", "Nothing", &["else whatsoever"]),
    ]);
    let neighbours: Vec<&[u32]> = found.iter().map(|(_, neighbours)| &neighbours[..]).collect();
    assert_eq!(neighbours, [&[2, 4][..], &[3], &[4, 0], &[1], &[2, 0], &[]], "equals by number");
}

#[test]
fn the_seeds() {
    let search = seed_search::embedded().expect("checked when it was built");
    if option_env!("SEED_SEARCH_SEEDS").is_some_and(|folder| !folder.is_empty()) {
        return;
    }
    for (title, words) in [
        ("郑州高新区 全力推进先进计算产业创新发展", &["先进计算产业", "算力网"][..]),
        ("西安高新区：突出问题导向 优化营商环境", &["西安高新区", "营商环境"]),
        ("用心用力拼经济 GDP同比增长9.6% 高新区拼出首季“开门红”", &["开门红", "GDP"]),
        ("郑州高新教育集团与高职院校合作共建“产业学院”", &["人才培养", "产业学院"]),
    ] {
        let hit = search.results(title, &Default::default()).hits.remove(0);
        let found = search.opened(hit.id, "").expect("a hit's document").keywords;
        assert!(words.iter().all(|word| has(&found, word)), "{title}: {found:?}");
    }
}

#[test]
fn a_keyword_finds_its_document() {
    let search = seed_search::embedded().expect("checked when it was built");
    for id in 0..search.index().documents().len().min(50) as u32 {
        for word in search.opened(id, "").expect("a document").keywords {
            let hits = search.results(&word, &Options { limit: usize::MAX, ..Options::default() }).hits;
            assert!(hits.iter().any(|hit| hit.id == id && !hit.weak), "{word} in document {id}");
        }
    }
}

proptest! {
    // Each loads the dictionary.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn keywords_stand_in_their_document_and_neighbours_are_others(
        texts in prop::collection::vec(
            ("[算力网的“”𠮷A]{0,8}", "([算力网先进计智能传感器的a_“”，\n\u{200b}𠮷Ａ1 ]|MEMS|高新区|ünï){0,60}"), 1..6)
    ) {
        let documents: Vec<Document> =
            texts.iter().map(|(title, text)| document("a.txt", title, &text.lines().collect::<Vec<_>>())).collect();
        for (id, (keywords, neighbours)) in (0u32..).zip(related(&documents)) {
            let document = &documents[id as usize];
            let text = format!("{}\n{}", document.title, document.paragraphs().join("\n"));
            prop_assert!(keywords.len() <= MOST_KEYWORDS && neighbours.len() <= MOST_NEIGHBOURS);
            prop_assert!(keywords.iter().all(|word| word.chars().nth(1).is_some() && text.contains(word)));
            prop_assert!(neighbours.iter().all(|other| *other != id && (*other as usize) < documents.len()));
            prop_assert!((1..neighbours.len()).all(|i| !neighbours[..i].contains(&neighbours[i])));
        }
    }
}
