//! Each stage with a query that it rewrites.

use super::*;
use crate::options::Options;
use crate::searcher::Searcher;
use crate::testing::over;

/// The rewrites of a query over some texts, parted by bars, and the stage that proposed them; both empty for none.
fn rewritten(texts: &[&str], query: &str) -> (&'static str, String) {
    let reader = over(texts);
    let call = Call::new(&reader);
    let typed = Reading::of(&call, query, &[], true).expect("a query");
    let rewrites = rewrites(&call, query, &typed);
    let stage = rewrites.first().map_or("", |rewrite| rewrite.stage);
    assert!(rewrites.iter().all(|rewrite| rewrite.stage == stage), "one stage gives all");
    let texts: Vec<String> = rewrites.into_iter().map(|rewrite| rewrite.text).collect();
    (stage, texts.join(" | "))
}

/// Texts, a query, the stage that rewrites it, what it makes of it, and why.
type Case = (&'static [&'static str], &'static str, &'static str, &'static str, &'static str);

/// A case for each stage, in their order. Letters are pinyin only where some character is read, so those for
/// letters have one.
const CASES: &[Case] = &[
    (&["二〇二四年"], "2024年", "numerals", "二〇二四年", "a year, read digit by digit"),
    (&["下载软件"], "下载软体", "other words", "下载软件", "the word of the mainland"),
    (&["らーめん"], "ラーメン", "the other kana", "らーめん", "one word"),
    (&["학교에 갔다"], "학교를", "Korean stems", "학교", "another particle after the same noun"),
    (
        &["redis sensor，银"],
        "redis snesor",
        "spelling beside a known word",
        "redis sensor",
        "redis is a term, and beside it the correction occurs",
    ),
    (&["数据"], "shuju", "pinyin", "数据", "the letters spell it in full"),
    (&["sensor，银"], "snesor", "spelling that occurs", "sensor", "no pinyin; two letters are swapped"),
    (
        &["重庆人", "看数据"],
        "chongqingshuju",
        "pinyin in pieces",
        "重庆 数据",
        "both are spelled, but nowhere side by side",
    ),
    (
        &["算力网，有利"],
        "算利网",
        "spelling",
        "算力网",
        "it sounds the same; there are no letters to be pinyin",
    ),
    (&["数据"], "sj", "initials", "数据", "of its two syllables"),
];

#[test]
fn each_stage_rewrites_what_it_is_for() {
    assert_eq!(CASES.len(), STAGES.len());
    for ((texts, query, stage, text, why), expected) in CASES.iter().zip(STAGES) {
        assert_eq!(*stage, expected.name, "the cases are in the order of the table");
        assert_eq!(rewritten(texts, query), (*stage, (*text).to_owned()), "{query}: {why}");
    }
}

#[test]
fn a_word_that_stands_for_another_is_a_whole_word() {
    // js is 脚本 here, and machine learning 机器学习.
    for (texts, query, expected, why) in [
        (&["写脚本"][..], "js", "脚本", "by itself"),
        (&["js 一", "写脚本"], "JS", "脚本", "found as typed, and besides"),
        (&["写脚本"], "写js", "写脚本", "beside ideographs"),
        (&["脚本。部署"], "js 部署", "脚本 部署", "a document holds each part"),
        (&["js 部署", "脚本", "部署"], "js 部署", "脚本 部署", "or several, though one holds all as typed"),
        (&["写脚本 json"], "json", "", "js is no word in it"),
        (&["写脚本 njs"], "njs", "", "nor here"),
        (&["机器学习"], "machine learning", "机器学习", "several words with blanks"),
        (&["机器学习"], "MachineLearning", "机器学习", "and without"),
        (&["机器学习"], "machine-learning", "", "a sign is none"),
    ] {
        let (stage, text) = rewritten(texts, query);
        assert_eq!(
            (stage, &*text),
            (if expected.is_empty() { stage } else { "other words" }, expected),
            "{query}: {why}"
        );
    }
}

#[test]
fn what_is_found_or_has_no_meaning_besides_is_not_rewritten() {
    for (texts, query, why) in [
        (&["数据"][..], "数据", "it is there as typed"),
        (&["数据 data"], "data", "a term, though the letters spell syllables"),
        (&["数据"], "qq", "initials of nothing"),
        (&["数据"], "银行", "nothing sounds so"),
        (&["数据"], "xj", "only one of the initials is its own"),
        (&["2024年"], "2024", "digits without their unit are as they are"),
    ] {
        assert_eq!(rewritten(texts, query), ("", String::new()), "{query}: {why}");
    }
}

#[test]
fn of_two_stages_that_could_the_earlier_one_rewrites() {
    let texts = &["算力网，2024年"];
    assert_eq!(rewritten(texts, "算利网"), ("spelling", "算力网".to_owned()));
    assert_eq!(
        rewritten(texts, "二〇二四年"),
        ("numerals", "2024年".to_owned()),
        "other numerals say the same"
    );
    assert_eq!(
        rewritten(texts, "二〇二四年 算利网"),
        ("spelling", "二〇二四年 算力网 | 2024年 算力网".to_owned()),
        "other numerals that occur nowhere keep no stage from its turn"
    );
    // Of each stage the texts that it needs, its name, and what it makes of the query.
    type Of = (&'static [&'static str], &'static str, &'static str);
    let pairs: [(&str, Of, Of, &str); 5] = [
        (
            "redis shuju",
            (&["redis shuji，银"], "spelling beside a known word", "redis shuji"),
            (&["redis 数据"], "pinyin", "redis 数据"),
            "beside a word of letters another one is likelier",
        ),
        (
            "shuju",
            (&["数据"], "pinyin", "数据"),
            (&["shuji，银"], "spelling that occurs", "shuji"),
            "letters that spell something in full are not misspelled",
        ),
        (
            "chongqingshuju",
            (&["chongqingshuji，银"], "spelling that occurs", "chongqingshuji"),
            (&["重庆人", "看数据"], "pinyin in pieces", "重庆 数据"),
            "pieces fit by chance",
        ),
        (
            "chongqingshuju",
            (&["重庆人", "看数据"], "pinyin in pieces", "重庆 数据"),
            (&["chongqinshuji，银"], "spelling", "chongqinshuji"),
            "a correction of two edits is a guess",
        ),
        (
            "sjyhsjyh",
            (&["sjyhsjab，银"], "spelling", "sjyhsjab"),
            (&["数据银行数据银行"], "initials", "数据银行数据银行"),
            "initials fit nearly anything",
        ),
    ];
    for (query, earlier, later, why) in pairs {
        let both: Vec<&str> = later.0.iter().chain(earlier.0).copied().collect();
        assert_eq!(rewritten(later.0, query), (later.1, later.2.to_owned()), "{query}: the later one could");
        assert_eq!(rewritten(&both, query), (earlier.1, earlier.2.to_owned()), "{query}: {why}");
    }
}

#[test]
fn an_explanation_names_the_stage() {
    for (texts, query, stage, text, why) in CASES {
        let search = Searcher::new(over(texts).index().clone()).expect("its tables");
        let explained = search.explain(query, 0, &Options::DEFAULT).expect("a whole index");
        let explained = explained.unwrap_or_else(|| panic!("{query} finds the first document: {why}"));
        let rewrite = explained.rewrite.as_ref().unwrap_or_else(|| panic!("{query} is rewritten: {why}"));
        let first = text.split(" | ").next().unwrap_or_default();
        assert_eq!((rewrite.stage, rewrite.text.as_str()), (*stage, first), "{query}");
        let said = explained.to_string();
        assert!(said.starts_with(&format!("read as {first}, by {stage}\n")), "{query}: {said}");
    }
}
