//! What is wanted of what was found, counted and ordered: a plain look at every hit must agree.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document};
use proptest::prelude::*;
use seed_build::build;
use seed_corpus::Document;
use seed_engine::{FILE, Filter, Hit, Options, Searcher, Sort, YEAR, is_date};
use seed_index::Index;
use std::collections::BTreeMap;

const ALL: Options<'static> = Options { limit: usize::MAX, ..Options::DEFAULT };

/// Documents in folders and files, dated in every way a document can be, or not at all.
fn documents() -> Vec<Document> {
    let dates = ["", "2023", "2023-12-31", "2024-01", "2024-01-01", "2024-05-07", "2024-12-31", "2025"];
    let paths =
        ["a.md", "guide/a.md", "guide/b.txt#1", "guide/b.txt#2", "guide/c/d.md", "guide-old/a.md", "x#y.txt"];
    let mut documents = Vec::new();
    for (i, path) in paths.iter().enumerate() {
        let text =
            if i % 3 == 2 { "这里有算力，那里有网。" } else { "城市算力网正在建设。" };
        let mut one = document(path, "", &[text]);
        one.date = Some(dates[i % dates.len()].to_owned()).filter(|date| !date.is_empty());
        documents.push(one);
    }
    for (i, date) in dates.iter().enumerate() {
        let mut one = document(&format!("news/{i}.txt"), "", &["算力网"]);
        one.date = Some((*date).to_owned()).filter(|date| !date.is_empty());
        documents.push(one);
    }
    documents
}

fn search() -> Searcher<'static> {
    let bytes = build(&documents()).expect("a few documents");
    Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its folds")
}

/// A date as a number, what it leaves open filled up.
fn number(date: &str, fill: char) -> u32 {
    let digits = date.chars().filter(char::is_ascii_digit).chain(std::iter::repeat(fill));
    digits.take(8).collect::<String>().parse().expect("digits")
}

/// Whether a document is wanted, said in another way than the engine does.
fn is_wanted(hit: &Hit, filter: &Filter) -> bool {
    let Filter { path, from, to, .. } = *filter;
    let parts: Vec<&str> = hit.source.path.split_inclusive(['/', '#']).collect();
    let in_path = (0..=parts.len()).any(|end| {
        let start = parts[..end].concat();
        start == path || !path.is_empty() && start.strip_suffix(['/', '#']) == Some(path)
    });
    let date = hit.source.date;
    let after = from.is_empty() || !date.is_empty() && number(date, '0') >= number(from, '0');
    let before = to.is_empty() || !date.is_empty() && number(date, '0') <= number(to, '9');
    in_path && after && before
}

#[test]
fn what_is_not_wanted_is_left_out_and_nothing_else() {
    let search = search();
    let paths =
        ["", "a.md", "guide", "guide/", "guide/a.md", "guide/b.txt", "guide/b.txt#2", "gui", "x", "nowhere"];
    let bounds = ["", "2023", "2024", "2024-01", "2024-05-07", "2026"];
    let all = search.results("算力网", &ALL);
    assert_eq!(all.total, 15);
    for path in paths {
        for from in bounds {
            for to in bounds {
                let filter = Filter { path, from, to, ..Filter::default() };
                let some = search.results("算力网", &Options { filter, ..ALL });
                let expected: Vec<&Hit> = all.hits.iter().filter(|hit| is_wanted(hit, &filter)).collect();
                assert_eq!(some.hits.iter().collect::<Vec<_>>(), expected, "{filter:?}");
                assert_eq!(some.total, expected.len(), "{filter:?}");
                assert_eq!(some.full, expected.iter().filter(|hit| !hit.weak).count(), "{filter:?}");
            }
        }
    }
}

#[test]
fn files_and_years_are_counted_each_under_the_other_filter() {
    let search = search();
    let keys = [FILE, YEAR].map(str::to_owned);
    let facets = |filter| search.results("算力网", &Options { filter, facets: &keys, ..ALL }).facets;
    let of_path = |path| facets(Filter { path, ..Filter::default() });
    let [files, years] = &of_path("")[..] else { panic!("two keys") };
    let counted: u32 = files.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, 13, "the two that hold it in parts are weak");
    assert!(files.contains(&("guide/b.txt", 1)), "one of its two documents is weak");
    assert!(files.contains(&("x#y.txt", 1)), "this # is part of a name");
    assert_eq!(*years, [("2025", 1), ("2024", 7), ("2023", 3)]);
    assert_eq!(of_path("news")[0], *files, "whatever path is wanted");
    assert_eq!(of_path("news")[1], [("2025", 1), ("2024", 4), ("2023", 2)]);
    let of_2023 = facets(Filter { from: "2023", to: "2023", ..Filter::default() });
    assert_eq!(of_2023[1], *years, "whatever years are wanted");
    assert_eq!(of_2023[0], [("guide/a.md", 1), ("news/1.txt", 1), ("news/2.txt", 1)]);
    let weak = search.results("算力建设网络", &Options { facets: &keys, ..ALL });
    assert_eq!((weak.full, weak.facets[0].len()), (0, 14), "where all are weak, all count");
    assert_eq!(search.results("算力网", &Options::default()).facets.len(), 0);
}

#[test]
fn a_language_comes_first_or_alone() {
    let languages = ["", "zh", "zh-CN", "ZH-tw", "en", "en-GB", "zho"];
    let texts = ["城市算力网正在建设。", "这里有算力，那里有网。", "算力网。"];
    let mut documents = Vec::new();
    for (i, text) in texts.iter().cycle().take(21).enumerate() {
        let mut one = document(&format!("{i}.md"), "", &[*text]);
        one.language =
            Some(languages[i % languages.len()].to_owned()).filter(|language| !language.is_empty());
        one.date = Some(format!("{}", 2000 + 7 * i % 20));
        documents.push(one);
    }
    let bytes = build(&documents).expect("a few documents");
    let search = Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its folds");
    let of = |hit: &Hit, asked: &[&str]| asked.iter().any(|one| hit.meta.language.eq_ignore_ascii_case(one));
    for sort in [Sort::Relevance, Sort::DATE] {
        let all = search.results("算力网", &Options { sort, ..ALL });
        assert_eq!((all.total, all.full), (21, 14), "all are found, a third in parts");
        for (language, those) in [
            ("zh", &["", "zh", "zh-CN", "zh-tw"][..]),
            ("zh-CN", &["", "zh", "zh-CN"]),
            ("en-us", &["", "en"]),
            ("fr", &[""]),
        ] {
            let filter = Filter { language, ..Filter::default() };
            let years = [YEAR.to_owned()];
            let only = search.results("算力网", &Options { sort, filter, facets: &years, ..ALL });
            let expected: Vec<&Hit> = all.hits.iter().filter(|hit| of(hit, those)).collect();
            assert_eq!(only.hits.iter().collect::<Vec<_>>(), expected, "only {language}");
            assert_eq!(only.total, expected.len());
            let years = only.facets[0].iter().map(|(_, count)| count);
            assert_eq!(years.sum::<u32>() as usize, only.full, "only {language}, counted");

            let first = search.results("算力网", &Options { sort, first: language, ..ALL });
            let mut expected: Vec<&Hit> = all.hits.iter().collect();
            expected.sort_by_key(|hit| (hit.weak, !of(hit, those)));
            assert_eq!(first.hits.iter().collect::<Vec<_>>(), expected, "{language} first");
            let part = Options { sort, first: language, offset: 5, limit: 4, ..ALL };
            let part = search.results("算力网", &part);
            assert_eq!(part.hits.iter().collect::<Vec<_>>(), expected[5..9], "a page of it");
        }
    }
}

/// A document that says things about itself.
type Stated = (Option<&'static str>, Vec<&'static str>, Option<&'static str>, usize);

fn stated() -> impl Strategy<Value = Vec<Stated>> {
    let version =
        prop::option::of(prop::sample::select(vec!["-1", "1", "1.5", "1.05", "10", "many", "2024-05-07"]));
    let tags = prop::sample::subsequence(vec!["a", "b", "云"], 0..=3);
    let language = prop::option::of(prop::sample::select(vec!["zh", "en"]));
    prop::collection::vec((language, tags, version, 0..3_usize), 1..12)
}

fn over_stated(all: &[Stated]) -> Searcher<'static> {
    let texts = ["城市算力网正在建设。", "这里有算力，那里有网。", "算力网。"];
    let one = |(i, (language, tags, version, text)): (usize, &Stated)| {
        let mut one = document(&format!("{i:02}.md"), "", &[texts[*text]]);
        one.language = language.map(str::to_owned);
        let values = [("tags", tags.clone()), ("version", version.iter().copied().collect())];
        let owned = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let values = values.into_iter().map(|(key, values)| (key.to_owned(), owned(values)));
        one.meta = values.filter(|(_, values)| !values.is_empty()).collect();
        one
    };
    naive::over(&all.iter().enumerate().map(one).collect::<Vec<_>>())
}

fn values_of<'h>(hit: &'h Hit, key: &str) -> Vec<&'h str> {
    match key {
        "language" => Some(hit.meta.language).into_iter().filter(|language| !language.is_empty()).collect(),
        _ => hit.meta.values.iter().filter(|(of, _)| *of == key).map(|(_, value)| *value).collect(),
    }
}

proptest! {
    #[test]
    fn values_of_keys_filter_and_are_counted_each_whatever_is_wanted_of_its_own(
        all in stated(),
        wanted in prop::sample::subsequence(
            vec![("language", "en"), ("nothing", "x"), ("tags", "a"), ("tags", "云"), ("version", "1"), ("version", "10")],
            0..4,
        ),
    ) {
        let search = over_stated(&all);
        let keys = ["tags", "version", "language", "nothing"].map(str::to_owned);
        let values: Vec<_> = wanted.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let filter = Filter { values: &values, ..Filter::default() };
        let found = search.results("算力网", &Options { filter, facets: &keys, ..ALL });
        let everything = search.results("算力网", &ALL);
        // Of each key, one of its values; `but` is the key that is not asked.
        let is_wanted = |hit: &Hit, but: &str| keys.iter().filter(|key| *key != but).all(|key| {
            let of_key: Vec<&str> = wanted.iter().filter(|(of, _)| of == key).map(|(_, value)| *value).collect();
            of_key.is_empty() || values_of(hit, key).iter().any(|value| of_key.contains(value))
        });
        let expected: Vec<&Hit> = everything.hits.iter().filter(|hit| is_wanted(hit, "")).collect();
        prop_assert_eq!(found.hits.iter().collect::<Vec<_>>(), expected);
        let counted = found.facets;
        let full: Vec<&Hit> = everything.hits.iter().filter(|hit| !hit.weak || everything.full == 0).collect();
        for (key, counts) in keys.iter().zip(counted) {
            let mut expected: BTreeMap<&str, u32> = BTreeMap::new();
            for hit in full.iter().filter(|hit| is_wanted(hit, key)) {
                values_of(hit, key).into_iter().for_each(|value| *expected.entry(value).or_default() += 1);
            }
            prop_assert_eq!(counts, expected.into_iter().collect::<Vec<_>>(), "{}", key);
        }
    }

    #[test]
    fn numbers_order_what_is_found_and_what_states_none_stands_last(all in stated(), is_ascending: bool) {
        let search = over_stated(&all);
        let amount = |hit: &Hit| match values_of(hit, "version").first()? {
            &"2024-05-07" => Some(20_240_507_000_000.0),
            number => number.parse::<f64>().ok(),
        };
        let sort = Sort::Key { key: "version", is_ascending };
        let found = search.results("算力网", &Options { sort, ..ALL });
        let mut expected = search.results("算力网", &ALL).hits;
        expected.sort_by(|a, b| {
            let order = match (amount(a), amount(b)) {
                (Some(a), Some(b)) if is_ascending => a.total_cmp(&b),
                (Some(a), Some(b)) => b.total_cmp(&a),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            a.weak.cmp(&b.weak).then(order)
        });
        prop_assert_eq!(&found.hits, &expected);
        let part = search.results("算力网", &Options { sort, limit: 2, offset: 1, ..ALL });
        prop_assert_eq!(&part.hits[..], &expected[1.min(expected.len())..3.min(expected.len())]);
    }
}

#[test]
fn the_latest_stand_first_the_undated_last_and_weak_ones_after_all() {
    let search = search();
    let latest = search.results("算力网", &Options { sort: Sort::DATE, ..ALL });
    let best = search.results("算力网", &ALL);
    let mut expected = best.hits.clone();
    // A stable sort: the best first among those of a day.
    expected.sort_by_key(|hit| (hit.weak, std::cmp::Reverse(number(hit.source.date, '0'))));
    assert_eq!(latest.hits, expected);
    assert_eq!(latest.hits[0].source.date, "2025");
    let page = search.results("算力网", &Options { sort: Sort::DATE, limit: 4, offset: 3, ..ALL });
    assert_eq!(page.hits, expected[3..7]);
    assert_eq!(page.total, best.total);
}

#[test]
fn the_start_of_a_date_is_one_and_nothing_else() {
    for date in ["", "2024", "2024-05", "2024-05-07"] {
        assert!(is_date(date), "{date}");
    }
    for other in ["24", "2024-", "2024-5", "2024/05", "2024-05-7", "2024-05-07T10", "May 2024", "二〇二四"]
    {
        assert!(!is_date(other), "{other}");
    }
}
