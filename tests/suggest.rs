//! What is offered while something is being typed, and beside each expectation the reason for it.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document, over};
use proptest::prelude::*;
use seed_engine::{Marked, Options, Searcher};

/// Documents of one paragraph each, with titles that nobody types.
fn texts(texts: &[&str]) -> Searcher<'static> {
    let one = |(i, text): (usize, &&str)| document(&i.to_string(), &"题".repeat(i + 1), &[*text]);
    over(&texts.iter().enumerate().map(one).collect::<Vec<_>>())
}

fn offered(search: &Searcher, query: &str) -> Vec<String> {
    search.suggestions(query, 8).into_iter().map(|one| one.text).collect()
}

fn marked(one: &Marked) -> Vec<&str> {
    one.marks.iter().map(|mark| &one.text[mark.clone()]).collect()
}

#[test]
fn the_texts_say_how_it_goes_on() {
    for (corpus, query, expected, why) in [
        (&["一个传感器。", "传感器很多。"][..], "传感", &["传感器"][..], "a word that was begun"),
        (&["研究智能传感器。", "用智能传感器，"], "智能传", &["智能传感器"], "the second word of two"),
        (&["研究智能传感器。", "用智能传感器，"], "智能", &["智能传感器"], "and both, the first typed"),
        (&["主任郭程明表示。", "访郭程明"], "郭程", &["郭程明"], "a name, which is no word of the index"),
        (&["主任郭程明表示。", "访郭程明"], "郭", &["郭程明"], "all of it, and not half of it besides"),
        (&["记者 孙庆辉"], "孙庆", &["孙庆辉"], "once, up to the end of the line"),
        (&["算力的网络", "算力和网络"], "算力", &[], "no phrase begins with a function word"),
        (&["算力，网络", "算力。网络", "算力\n网络"], "算力", &[], "nor behind a mark or a line's end"),
        (&["高新区管委会发文。", "高新区管委会"], "区管", &[], "it begins inside a word, whatever follows"),
        (
            &["数据平台", "数据平台", "数据安全。数据", "数据安全"],
            "数据",
            &["数据平台", "数据安全"],
            "equally many documents: the first met",
        ),
        (
            &["网络安全，网络安全，网络安全", "网络建设", "网络建设"],
            "网络",
            &["网络建设", "网络安全"],
            "several documents before one that repeats itself",
        ),
        (
            &["a connection here", "many connections"],
            "conn",
            &["connection", "connections"],
            "words of letters",
        ),
        (&["Machine learning", "machine learning"], "machine l", &["Machine learning"], "the second of two"),
        (&["the MEMS sensor", "MEMS"], "mem", &["MEMS"], "as the document writes it"),
        (&["Mems", "MEMS", "MEMS"], "mem", &["MEMS"], "as most documents write it"),
        (&["state of mind", "state of mind"], "state", &[], "no English function words either"),
        (
            &["set tidb_gc_life_time", "tidb_gc_life_time"],
            "tidb_gc",
            &["tidb_gc_life_time"],
            "a name of several",
        ),
        (&["PostgreSQL 16"], "sql", &[], "it begins inside a word of letters"),
        (
            &["使用 TiDB 数据库", "TiDB 数据库"],
            "tidb",
            &["TiDB 数据库"],
            "a space of layout is kept as written",
        ),
        (&["甲醇和烯烃。烯烃"], "甲醇 烯", &["甲醇 烯烃"], "after a gap, where one document holds both"),
        (&["甲醇", "烯烃"], "甲醇 烯", &[], "no document holds both"),
        (&["算力网"], "算力网", &[], "it is all there"),
        (&["the -sql mode", "the -sql mode"], "the", &[], "as a query it would exclude the second word"),
        (&["1数据", "传感器"], "传感1s", &[], "no document holds both, spelled either"),
        (&["1数据", "1 数据"], "1s", &["1数", "1数据"], "spelled, and once, however it is parted"),
    ] {
        assert_eq!(offered(&texts(corpus), query), expected, "{query}: {why}");
    }
}

#[test]
fn titles_come_first_and_take_half() {
    let title =
        |i: usize, title: &str| document(&i.to_string(), title, &["算力网络建设。算力网络。算力服务。"]);
    let titles = ["城市算力网", "算力", "算力之城", "算力", "说算力", "算力多", "再说算力"];
    let search = over(&titles.iter().enumerate().map(|(i, one)| title(i, one)).collect::<Vec<_>>());
    let found = offered(&search, "算力");
    assert_eq!(
        found[..4],
        ["算力", "算力之城", "算力多", "城市算力网"],
        "those that begin with it, each once"
    );
    assert!(found.len() > 4 && found[4..].iter().all(|one| !titles.contains(&one.as_str())), "{found:?}");
    assert_eq!(search.suggestions("算力", 0).len(), 0);
    assert_eq!(search.suggestions("算力", 1).len(), 1);
    assert_eq!(offered(&search, ""), [""; 0]);
    assert_eq!(offered(&search, "，"), [""; 0]);
}

#[test]
fn of_the_default_documents() {
    let search = seed_search::embedded().expect("the embedded index");
    for (query, expected, place) in [
        ("智能", "智能传感器", 2),
        ("智能传", "智能传感器", 1),
        ("传感", "传感器", 1),
        ("郭程", "郭程明", 1),
        ("孙庆", "孙庆辉", 1),
        ("算力", "算力网", 2),
        ("mem", "MEMS", 1),
        ("科技创", "科技创新", 1),
        ("人工", "人工智能", 1),
        // After the titles, which take half.
        ("郑州高", "郑州高新区", 5),
        ("数字", "数字经济", 2),
    ] {
        let found = offered(&search, query);
        assert!(found.iter().take(place).any(|one| one == expected), "{query}: {found:?}");
        assert!(found.iter().all(|one| one != "智能传"), "half a word: {found:?}");
    }
}

/// What every suggestion promises, whatever is typed.
fn keeps_its_promises(search: &Searcher, query: &str) -> Result<(), TestCaseError> {
    let folded = |text: &str| text.to_lowercase().replace(char::is_whitespace, "");
    let suggestions = search.suggestions(query, 8);
    prop_assert!(suggestions.len() <= 8);
    for (i, one) in suggestions.iter().enumerate() {
        prop_assert!(!one.marks.is_empty(), "{:?}: nothing is marked in {:?}", query, one.text);
        prop_assert!(one.marks.iter().all(|mark| one.text.get(mark.clone()).is_some()), "{:?}", one);
        prop_assert!(suggestions[..i].iter().all(|other| other.text != one.text), "{:?} twice", one.text);
        prop_assert!(query.contains('\n') || !one.text.contains('\n'), "{:?}", one);
        let results = search.results(&one.text, &Options::default());
        let first = results.hits.first();
        prop_assert!(first.is_some_and(|hit| !hit.weak), "{:?}: nothing holds {:?}", query, one.text);
        let titles = (0..).map_while(|id| search.opened(id, "")).any(|it| it.title.text == one.text);
        if !titles {
            prop_assert!(folded(&one.text) != folded(query), "{:?} is typed already", query);
            prop_assert_eq!(marked(one).len(), 1, "{:?}", one);
            prop_assert_eq!(one.marks[0].start, 0);
        }
    }
    Ok(())
}

#[test]
fn all_that_is_offered_is_found() {
    let search = seed_search::embedded().expect("the embedded index");
    let mut runs = 0;
    for id in (0..).map_while(|id| search.opened(id, "").map(|_| id)) {
        let text: Vec<char> = search.opened(id, "").expect("a document").body.text.chars().collect();
        for at in (0..text.len()).step_by(97) {
            for len in 1..=6 {
                let query: String = text[at..].iter().take(len).collect();
                // Signs of a query demand something, of a suggestion as well.
                if !query.contains(['"', '“', '-']) {
                    keeps_its_promises(&search, &query).unwrap_or_else(|error| panic!("{error}"));
                    runs += 1;
                }
            }
        }
    }
    assert!(runs > 500, "{runs} runs");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn of_any_text(
        corpus in prop::collection::vec("([算力网络中和的一]|A|b|sql|1|,|，|\\.|_|-|=| |\n|数据|传感器){1,60}", 1..5),
        queries in prop::collection::vec("([算力网络中一]|a|B|s|1|\\.|_| |数|传感){1,4}", 24),
    ) {
        let corpus: Vec<&str> = corpus.iter().map(String::as_str).collect();
        let search = texts(&corpus);
        for query in &queries {
            keeps_its_promises(&search, query)?;
        }
    }
}

#[test]
fn whatever_is_typed_time_is_bounded() {
    let long = ["ab".repeat(50_000), "的".repeat(50_000), "算力网 ".repeat(20_000), "a_".repeat(50_000)];
    let search = over(&[document("1", "题", &long.each_ref().map(String::as_str))]);
    let seeds = seed_search::embedded().expect("the embedded index");
    let start = std::time::Instant::now();
    for typed in ["的", "a", "ab", "算力网 ", "\"", "-", "a_", "a ", "， "] {
        for times in [1, 30, 60, 120, 10_000 / typed.len()] {
            let query = typed.repeat(times);
            for search in [&search, &seeds] {
                assert!(search.suggestions(&query, usize::MAX).len() < 200);
            }
        }
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
