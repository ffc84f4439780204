//! An explanation is the sum that made the score: its parts add up to it, whatever was asked of whatever documents.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{ALL, Whole, document, over};
use proptest::prelude::*;
use seed_corpus::Document;
use seed_engine::{Options, Searcher};

/// Explains every hit of a query, and says of how many the whole run was held and how many were looked at closer.
fn adds_up(search: &Searcher, query: &str) -> Result<[usize; 2], TestCaseError> {
    let mut kinds = [0; 2];
    for options in [ALL, Options { prefix: false, literal: true, ..ALL }] {
        let results = search.results(query, &options);
        for hit in &results.hits {
            let Some(why) = search.explained(query, hit.id, &options) else {
                return Err(TestCaseError::fail(format!("{query:?}: hit {} is not explained", hit.id)));
            };
            prop_assert_eq!((why.id, why.score, why.weak), (hit.id, hit.score, hit.weak));
            if let Some(rewrite) = &why.rewrite {
                prop_assert!(results.rewrites.contains(rewrite), "{:?}: {:?} is not said", query, rewrite);
            }
            let sum: f64 = why.parts.iter().map(|part| f64::from(part.score)).sum();
            let place = f64::from(why.parts[0].score);
            // Sorting keeps 19 bits of what the place is added to; the sum of both has 23.
            let rounding = (sum - place) / f64::from(1 << 18) + sum / f64::from(1 << 22) + 1e-6;
            let difference = (sum - f64::from(hit.score)).abs();
            prop_assert!(
                difference <= rounding,
                "{:?}: {} of document {}\n{}",
                query,
                difference,
                hit.id,
                why
            );
            for part in &why.parts {
                prop_assert!(part.score >= 0.0, "{}", part);
                let product = part.product.map_or(part.score, |of| of.weight * of.idf * of.saturation);
                prop_assert!((product - part.score).abs() <= 1e-5 * part.score, "{}", part);
            }
            kinds[usize::from(why.is_rescored)] += 1;
        }
        for id in 0..search.index().documents().len() as u32 {
            let is_hit = results.hits.iter().any(|hit| hit.id == id);
            prop_assert_eq!(search.explained(query, id, &options).is_some(), is_hit, "{:?}: {}", query, id);
        }
    }
    Ok(kinds)
}

#[test]
fn every_hit_of_the_default_documents() {
    let search = seed_search::embedded().expect("the embedded index");
    let mut queries: Vec<String> = [
        "算力网",
        "suanliwang",
        "郑州高新区的算力网什么时候建成？",
        "甲醇 烯烃",
        "数字经济 -肇庆",
        "title:经济 企业",
        "“数字经济” 5G",
        "the sensors of 5g networks",
        "sens",
        "9.6% 增长",
        "網絡 网络 网络",
        "的",
        "，。",
        "",
    ]
    .map(str::to_owned)
    .into();
    for id in 0..search.index().documents().len() as u32 {
        let text: Vec<char> = search.opened(id, "").expect("a document").body.text.chars().collect();
        for (i, len) in [(0, 2), (1, 4), (2, 9), (3, 30)] {
            queries.push(text.iter().skip(i * text.len() / 4).take(len).collect());
        }
        // The ends of two sentences, which stand together nowhere.
        let ends: Vec<String> =
            text.split(|c| *c == '。').map(|s| s[s.len() - s.len().min(5)..].iter().collect()).collect();
        queries.extend(ends.windows(3).take(3).map(|ends| format!("{}{}", ends[2], ends[0])));
    }
    let mut kinds = [0; 2];
    for query in &queries {
        let more = adds_up(&search, query).expect("parts that add up");
        kinds = [kinds[0] + more[0], kinds[1] + more[1]];
    }
    assert!(kinds.iter().all(|kind| *kind > 100), "both kinds are explained: {kinds:?}");
}

#[test]
fn what_it_says() {
    let search = over(&[
        document("1", "城市算力网", &["算力网连接城市。算力网不是电网。"]),
        document("2", "天气", &["今天的力量在于算盘和渔网。"]),
        document("3", "Sensors", &["A sensor and two sensors, sensed."]),
        document("4", "算力", &["算力很多，算力不少。电网也多。"]),
    ]);
    let explain = |query, id| search.explained(query, id, &ALL).expect("a hit").to_string();
    let title = explain("算力网", 0);
    for word in ["13000.000", "in the title", "算力", "idf", "the whole query", "2 times", "in all"] {
        assert!(title.contains(word), "{word} in\n{title}");
    }
    let weak = explain("算力网", 3);
    assert!(weak.contains("weak"), "{weak}");
    let inflected = explain("sensor", 2);
    assert!(inflected.contains("sensor, a word (with ") && inflected.contains("sensors"), "{inflected}");
    let closer = explain("城市的渔网在哪里", 1);
    for word in [
        "text was read",
        "pairs",
        "passage",
        "share of the query",
        "best texts",
        "not in this document: 城市",
    ] {
        assert!(closer.contains(word), "{word} in\n{closer}");
    }
    let repeated = explain("sensor city, sensors", 2);
    assert!(repeated.contains(" typed 2 times"), "{repeated}");
    assert_eq!(search.explained("算力网", 2, &ALL), None, "no hit");
    assert_eq!(search.explained("算力网", 99, &ALL), None, "no document");
    assert_eq!(search.explained("，", 0, &ALL), None, "no query");
}

/// Sentences of few words, so that they meet.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "算力",
        "算力网",
        "网",
        "的",
        "数字经济",
        "什么",
        "郑州",
        "重庆",
        "网络",
        "網絡",
        "sensor ",
        "sensors ",
        "the ",
        "5G",
        "1,194",
        "9.6%",
        "，",
        "。",
        " ",
        "\n",
        "银行",
        "行",
    ]);
    prop::collection::vec(word, 1..14).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_documents_and_queries(
        documents in prop::collection::vec((sentence(), prop::collection::vec(sentence(), 1..4)), 1..9),
        queries in prop::collection::vec(sentence(), 6),
    ) {
        let documents: Vec<Document> = documents
            .iter()
            .enumerate()
            .map(|(i, (title, paragraphs))| {
                let paragraphs: Vec<&str> = paragraphs.iter().flat_map(|text| text.lines()).collect();
                document(&i.to_string(), &title.replace('\n', " "), &paragraphs)
            })
            .collect();
        let search = over(&documents);
        for query in &queries {
            adds_up(&search, query)?;
        }
    }
}
