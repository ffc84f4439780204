//! Which passage of a document is shown.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document};
use seed_engine::{Options, Searcher};

fn over(texts: &[&str]) -> Searcher<'static> {
    let documents: Vec<_> = texts.iter().map(|text| document("a.txt", "题", &[*text])).collect();
    naive::over(&documents)
}

/// Sentences that hold a word again and again, so long that an excerpt shows a few of them.
fn padding(word: &str) -> String {
    format!("{word}的建设在各地有条不紊地展开，相关部门表示将持续推进各项工作落到实处。").repeat(6)
}

#[test]
fn of_a_question_the_excerpt_shows_what_answers() {
    let padded = padding("高新区");
    for (query, answer, rest, why) in [
        (
            "高新区有多少家高新技术企业",
            "如今这里有2008家高新技术企业",
            "高新技术在别处。企业很多。",
            "a common word before it is not shown for its own sake",
        ),
        (
            "郭程明的职务是什么",
            "管委会主任郭程明介绍了情况，他的职务没有变",
            "郭某。程某。明某。",
            "a name that is no term is looked for as a whole",
        ),
        (
            "高新区 量子 加氢站",
            "量子公司与加氢站一同投用",
            "量子很小。",
            "the place where most of the words are",
        ),
    ] {
        let text = format!("{padded}{rest}{padded}{answer}，数据来自统计。{padded}");
        let search = over(&[&text, "高新区。企业。郭家。量子。加氢站。", "职务。程序。明天。高新技术。"]);
        let results = search.results(query, &Options::DEFAULT);
        let hit = results.hits.iter().find(|hit| hit.id == 0).expect("the first document");
        assert!(hit.excerpt.text.contains(answer), "{query}: {why}: {}", hit.excerpt.text);
    }
}
