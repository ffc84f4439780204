//! Small collections, and beside each expected hit the reason why it stands where it stands.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document, over};
use seed_corpus::Document;
use seed_engine::Options;

/// An index of some documents, to be searched.
fn titles(documents: &[Document], query: &str) -> Vec<(String, bool)> {
    let search = over(documents);
    let results = search.results(query, &Options::default());
    results.hits.into_iter().map(|hit| (hit.title.text, hit.weak)).collect()
}

fn expect(documents: &[Document], query: &str, expected: &[(&str, bool, &str)]) {
    let found = titles(documents, query);
    let found: Vec<(&str, bool)> = found.iter().map(|(title, weak)| (title.as_str(), *weak)).collect();
    for (i, (title, weak, why)) in expected.iter().enumerate() {
        assert_eq!(found.get(i), Some(&(*title, *weak)), "{query}, place {i}: {why}\nfound {found:?}");
    }
    assert_eq!(found.len(), expected.len(), "{query}: {found:?}");
}

#[test]
fn contiguity_first() {
    let documents = [
        document("1", "词袋", &["网络建设要讲求算法，力量在于算盘，力争上网。算力很多，网也很多。"]),
        document("2", "标点", &["发展算力、网络和存储。"]),
        document("3", "正文", &["一句提到算力网的话，在一篇很长很长的、讲了许多别的事情的文章里。"]),
        document("4", "城市算力网建设", &["正文说别的。"]),
        document("5", "算力网", &["正文也说别的。"]),
        document("6", "无关", &["今天天气好。"]),
    ];
    expect(
        &documents,
        "算力网",
        &[
            ("算力网", false, "the title is the whole run"),
            ("城市算力网建设", false, "the title holds it"),
            ("正文", false, "the text holds it, however often others repeat its parts"),
            ("标点", true, "in the text but for punctuation"),
            ("词袋", true, "all of its words, nowhere together"),
        ],
    );
}

#[test]
fn parts_that_a_reader_typed_apart() {
    let documents = [
        document("1", "一", &["甲醇和烯烃都在这里。"]),
        document("2", "二", &["只有甲醇，甲醇，甲醇。"]),
        document("3", "三", &["甲醇烯烃连在一起。"]),
    ];
    expect(
        &documents,
        "甲醇 烯烃",
        &[
            ("三", false, "together, as if there were no space"),
            ("一", true, "both, apart"),
            ("二", true, "one of them, even three times"),
        ],
    );
    expect(
        &documents[..2],
        "甲醇 烯烃",
        &[("一", false, "both, and nothing holds them together"), ("二", true, "one of them")],
    );
}

#[test]
fn words_cut_otherwise() {
    // The dictionary cuts 高新区|管委会, so no term is 区管.
    let documents = [document("1", "一", &["高新区管委会发文。"]), document("2", "二", &["区里有人管。"])];
    expect(
        &documents,
        "区管",
        &[("一", false, "holds the run across a cut"), ("二", true, "holds the characters only")],
    );
}

#[test]
fn inside_words_of_letters() {
    let documents = [
        document("1", "一", &["MySQL and PostgreSQL"]),
        document("2", "二", &["plain SQL, SQL"]),
        document("3", "三", &["nothing"]),
    ];
    expect(&documents, "sql", &[("二", false, "the word itself"), ("一", false, "inside longer words")]);
    expect(&documents, "mys", &[("一", false, "as it is being typed")]);
}

#[test]
fn words_typed_together_and_apart() {
    let documents = [document("1", "一", &["a database here"]), document("2", "二", &["a data base there"])];
    expect(
        &documents,
        "database",
        &[("一", false, "the word as typed"), ("二", true, "a space more: another spelling")],
    );
    expect(&documents, "data base", &[("二", false, "the words as typed"), ("一", true, "a space less")]);
    // Between ideographs, or ideographs and letters, white space is layout.
    let documents = [document("1", "一", &["使用 TiDB 数据库"]), document("2", "二", &["使用TiDB数据库"])];
    expect(&documents, "TiDB数据库", &[("一", false, "a space of layout"), ("二", false, "none")]);
}

#[test]
fn numbers_are_what_they_say() {
    let documents = [
        document("1", "一", &["清单1,194项"]),
        document("2", "二", &["共11,94"]),
        document("3", "三", &["增长9.6%"]),
        document("4", "四", &["九十六是96"]),
    ];
    expect(&documents, "1194", &[("一", false, "a thousands separator is not read")]);
    expect(&documents, "１１９４项", &[("一", false, "full-width digits")]);
    expect(&documents, "9.6%", &[("三", false, "a point belongs to its number")]);
    expect(&documents, "96", &[("四", false, "9.6 is not 96")]);
}

#[test]
fn signs() {
    let documents = [
        document("1", "数字经济", &["肇庆的数字经济"]),
        document("2", "别的", &["数字经济和算力"]),
        document("3", "分开", &["数字和经济"]),
    ];
    expect(&documents, "数字经济 -肇庆", &[("别的", false, "the one without"), ("分开", true, "parts only")]);
    expect(
        &documents,
        "\"数字经济\"",
        &[("数字经济", false, "in the title"), ("别的", false, "in the text; the third lacks the run")],
    );
    expect(&documents, "title:数字经济", &[("数字经济", false, "the only title that holds it")]);
    expect(
        &documents,
        "\"数字经济",
        &[
            ("数字经济", false, "one quotation mark is text"),
            ("别的", false, "so nothing is demanded"),
            ("分开", true, "and parts are found"),
        ],
    );
}

#[test]
fn exclusions_are_words() {
    let documents = [document("1", "一", &["the algorithm of tidb"]), document("2", "二", &["tidb in go"])];
    expect(&documents, "tidb -go", &[("一", false, "algorithm holds the letters, not the word")]);
    expect(&documents, "tidb -\"go\"", &[]);
}

#[test]
fn the_reading_view_marks_what_the_hit_marks() {
    let documents = [
        document("1", "一", &["MySQL is not PostgreSQL at all"]),
        document("2", "二", &["甲醇和烯烃都在这里，清单1,194项"]),
        document("3", "三", &["甲醇"]),
    ];
    let search = over(&documents);
    for query in ["mys post", "sql ost", "甲醇 烯烃", "1194", "清单 甲醇", "烯烃甲醇"] {
        let results = search.results(query, &Options::default());
        assert!(results.total > 0, "{query}");
        for hit in results.hits {
            let document = search.opened(hit.id, query).expect("a hit's document");
            let marked = |marked: &seed_engine::Marked| {
                marked.marks.iter().map(|mark| marked.text[mark.clone()].to_owned()).collect::<Vec<_>>()
            };
            let in_document = marked(&document.body);
            let in_excerpt = marked(&hit.excerpt);
            assert!(!in_excerpt.is_empty(), "{query}: {}", hit.excerpt.text);
            assert!(in_excerpt.iter().all(|mark| in_document.contains(mark)), "{query}: {in_document:?}");
        }
    }
}

#[test]
fn excerpts_do_not_cut_numbers() {
    for filler in 20..140 {
        let text = format!("{}共1,194项，时间12:30，{}", "字".repeat(filler), "尾".repeat(140 - filler));
        let search = over(&[document("1", "题", &[&text])]);
        for query in ["字字字", "尾尾尾", "项"] {
            for hit in search.results(query, &Options::default()).hits {
                let shown = hit.excerpt.text.trim_matches('…');
                for number in ["1,194", "12:30"] {
                    let parts = [number.split_at(1).0, number.split_at(2).1];
                    let cut = shown.starts_with(parts[1]) || shown.ends_with(parts[0]);
                    assert!(!cut || shown.contains(number), "{filler}, {query}: {}", hit.excerpt.text);
                }
            }
        }
    }
}

#[test]
fn equal_scores_keep_the_documents_order() {
    let one = |path: &str| document(path, path, &["同样的一句话。"]);
    let documents: Vec<Document> = ["c", "a", "b", "e", "d"].map(one).into();
    let found: Vec<String> = titles(&documents, "同样").into_iter().map(|(title, _)| title).collect();
    assert_eq!(found, ["c", "a", "b", "e", "d"]);
}

#[test]
fn pages_of_an_answer_are_the_answer() {
    let documents: Vec<Document> =
        (0..25).map(|i| document(&i.to_string(), "题", &["算力".repeat(1 + i % 7).as_str()])).collect();
    let search = over(&documents);
    let ids = |offset, limit| {
        let results = search.results("算力", &Options { limit, offset, ..Options::default() });
        assert_eq!(results.total, 25, "the total does not depend on the page");
        assert_eq!(results.full, 25, "and neither does how many hold all of it");
        results.hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    let all = ids(0, 100);
    assert_eq!(all.len(), 25);
    assert_eq!([ids(0, 10), ids(10, 10), ids(20, 10)].concat(), all);
    assert_eq!(ids(25, 10), [0u32; 0]);
    assert_eq!(ids(usize::MAX, 10), [0u32; 0]);
    assert_eq!(ids(0, 0), [0u32; 0]);
}

#[test]
fn excerpts_are_whole_sentences_around_what_was_asked() {
    let text = "第一句说天气。第二句很长，先说风，再说雨，然后说到算力网的建设，最后说别的。第三句结束。";
    let filler = "这里是许多别的话。".repeat(40);
    let search = over(&[document("1", "题", &[&filler, text, &filler])]);
    let results = search.results("算力网", &Options::default());
    let excerpt = &results.hits[0].excerpt;
    assert!(excerpt.text.starts_with("第二句很长"), "starts with its sentence: {}", excerpt.text);
    assert!(excerpt.text.ends_with('。'), "ends with a sentence: {}", excerpt.text);
    assert!((40..=140).contains(&excerpt.text.chars().count()), "{}", excerpt.text);
    let marked: Vec<&str> = excerpt.marks.iter().map(|mark| &excerpt.text[mark.clone()]).collect();
    assert_eq!(marked, ["算力网"]);
}

#[test]
fn hostile_text_is_text() {
    let hostile = "<img src=x onerror=alert(1)>\"'&amp;\u{202E}";
    let search = over(&[document(hostile, hostile, &[hostile])]);
    let results = search.results("<img", &Options::default());
    assert_eq!(results.hits[0].title.text, hostile, "nothing is escaped, nothing is lost");
    assert_eq!(results.hits[0].source.path, hostile);
}

#[test]
fn long_queries_are_answered() {
    let search = seed_search::embedded().expect("the embedded index");
    for query in [
        "tidb".to_owned() + &" -zq".repeat(2500),
        "“ ".repeat(5000),
        "算力网".repeat(3400),
        "a b ".repeat(2500),
        "的".repeat(10_000),
        "\"“-".repeat(3000),
    ] {
        let results = search.results(&query, &Options::default());
        assert!(results.hits.iter().all(|hit| hit.excerpt.text.chars().count() < 500));
    }
    // A run that nearly repeats itself, in a text that does so too: bounded, and what is there is still found.
    let search = over(&[document("1", "题", &[&"ab".repeat(50_000), &"=".repeat(50_000), "算力网"])]);
    for query in ["ab".repeat(5000) + "b", "=".repeat(5000) + "a"] {
        search.results(&query, &Options::default());
    }
    assert_eq!(search.results("算力网", &Options::default()).total, 1);
}

#[test]
fn some_of_a_correction_comes_after_some_of_what_was_typed() {
    let documents = [
        document("1", "one", &["A sensor, and what a sensor is."]),
        document("2", "two", &["Farms where the wind blows."]),
        document("3", "three", &["Wind without any instruments."]),
    ];
    expect(
        &documents,
        "snesor wind farm",
        &[
            ("two", true, "two words as typed"),
            ("three", true, "one word as typed"),
            ("one", true, "only a word that was not typed, even twice"),
        ],
    );
    // What holds all of the correction still comes before some of what was typed.
    let whole = document("4", "four", &["A sensor wind farm."]);
    let documents = [&documents[..], &[whole]].concat();
    expect(
        &documents,
        "snesor wind farm",
        &[
            ("four", false, "all of the correction, in one piece"),
            ("two", true, "two words as typed"),
            ("three", true, "one word as typed"),
            ("one", true, "a word of the correction"),
        ],
    );
}

#[test]
fn scores_descend_whatever_found_the_hits() {
    let documents = [
        document("1", "one", &["sensor ".repeat(9).as_str()]),
        document("2", "two", &["Farms where the wind blows over hills and a river and a road and a town."]),
    ];
    let search = over(&documents);
    for query in ["snesor wind farm", "wind farm", "sensor wind farm"] {
        let hits = search.results(query, &Options::default()).hits;
        assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{query}");
    }
}

#[test]
fn the_words_of_the_best_text_rank_the_others_of_a_question() {
    let documents = [
        document("1", "far", &["A data center and elections of councils open this spring."]),
        document("2", "near", &["A data center and chillers of evaporation open this spring."]),
        document(
            "3",
            "best",
            &["Water for a large data center: in summer chillers and evaporation keep it cool."],
        ),
    ];
    expect(
        &documents,
        "how much water does a large data center need in summer to stay cool",
        &[
            ("best", true, "most of the question"),
            ("near", true, "as much as the next, and words of the best text: chillers, evaporation"),
            ("far", true, "as much of the question, and words of its own"),
        ],
    );
    expect(
        &documents,
        "center data water",
        &[
            ("best", false, "every part of it"),
            ("far", true, "a short query says what it wants: equal, and the first document"),
            ("near", true, "so the words of the best text count nothing"),
        ],
    );
}

#[test]
fn a_word_that_is_typed_again_says_more() {
    let documents = [document("1", "one", &["The noise here."]), document("2", "two", &["The sensor here."])];
    expect(
        &documents,
        "noise of sensor",
        &[("one", true, "each holds one word, and this is the first document"), ("two", true, "the other")],
    );
    expect(
        &documents,
        "noise of sensors, sensor",
        &[("two", true, "the word of two places, in whatever form"), ("one", true, "the word of one place")],
    );
}
