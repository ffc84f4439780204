//! Numbers are found in every writing, and no number is taken for another one.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{ALL, Whole, rewritten, titled};
use seed_engine::{Options, Results, Searcher};
use std::time::{Duration, Instant};

/// The titles of the hits that are not weak.
fn full(results: &Results) -> Vec<String> {
    results.hits.iter().filter(|hit| !hit.weak).map(|hit| hit.title.text.clone()).collect()
}

fn corpus() -> Searcher<'static> {
    titled(&[
        (
            "第12章",
            "民国三十五年，他30岁，存款120万元，走了一百二十里。二〇二四年五月。第三十二条。两千米。十五周年。",
        ),
        ("第二章", "2024年5月，第32条，2000米，15周年，120里。四十二号。七八个人，廿三日，卅年。"),
        ("第三条", "第十五条另有规定。增长5%，又增长百分之三点五。壹佰万元整。第二十二节，第112页。"),
        (
            "成语",
            "一心一意，五花八门，三明治，万一下雨，十分好。6月3日到十二月。1,234人。一点二万人，三亿元。",
        ),
        ("版本", "v1.2 与 v1.3，2023年的5G网络，mp3，310国道，三分钟，78个人。"),
    ])
}

#[test]
fn a_number_is_found_in_every_writing() {
    let search = corpus();
    for (query, first, why) in [
        ("第十二章", "第12章", "words find digits"),
        ("第2章", "第二章", "digits find words"),
        ("第二章", "第二章", "as it stands"),
        ("第１２章", "第12章", "in full width"),
        ("三十岁", "第12章", "counted"),
        ("四十二号", "第二章", "as it stands"),
        ("42号", "第二章", "and in digits"),
        ("一百二十万", "第12章", "units after digits"),
        ("1200000元", "第12章", "all in digits"),
        ("1200000", "第12章", "alone"),
        ("1,200,000元", "第12章", "with separators"),
        ("120万元", "第12章", "as it stands"),
        ("120里", "第12章", "both"),
        ("一百二十里", "第二章", "both"),
        ("二千米", "第12章", "two, counted"),
        ("两千米", "第二章", "both"),
        ("2000米", "第12章", "both"),
        ("民国35年", "第12章", "years in words"),
        ("民国卅五年", "第12章", "a sign for thirty"),
        ("二十三日", "第二章", "a sign for twenty, in the text"),
        ("23日", "第二章", "from digits"),
        ("三十年", "第二章", "卅年"),
        ("15周年", "第12章", "both"),
        ("十五周年", "第二章", "both"),
        ("第32条", "第12章", "an ordinal"),
        ("第15条", "第三条", "the longer one stands apart"),
        ("增长百分之五", "第三条", "a percentage"),
        ("增长3.5%", "第三条", "and in words"),
        ("100万元", "第三条", "of contracts"),
        ("一百万元整", "第三条", "and in plain words"),
        ("六月三日", "成语", "two numbers, both otherwise"),
        ("6月三日", "成语", "two numbers, one otherwise"),
        ("12月", "成语", "a month"),
        ("一千二百三十四人", "成语", "a separator in the text"),
        ("12000人", "成语", "a point in words"),
        ("1.2万人", "成语", "the same"),
        ("300000000元", "成语", "many"),
        ("二〇二三年", "版本", "a year"),
        ("二○二三年", "版本", "with a circle as zero"),
        ("三一〇国道", "版本", "digit by digit"),
        ("3分钟", "版本", "one digit with its unit"),
        ("2024年5月", "第12章", "a year digit by digit, and a month"),
        ("二〇二四年5月", "第二章", "mixed, as nobody wrote it"),
        ("第十二章 存款", "第12章", "of two parts"),
    ] {
        let results = search.results(query, &ALL);
        let found = full(&results);
        assert!(
            found.iter().any(|title| title == first),
            "{query}: {why}: {found:?}, {:?}",
            rewritten(&results)
        );
    }
}

#[test]
fn no_number_is_taken_for_another_one() {
    let search = corpus();
    for (query, instead, why) in [
        ("第十三条", &[][..], "not 第三条"),
        ("第十二条", &[], "not 第三十二条"),
        ("第二条", &["第二章"], "a guess at 条; the number stays"),
        ("三十一岁", &[], "not 30岁"),
        ("第二十章", &[], "not 第二章"),
        ("第22章", &[], "not 第12章"),
        ("二〇二五年", &[], "not 2024年"),
        ("2025年", &[], "not 2024年"),
        ("v1.4", &[], "not v1.3"),
        ("四十三号", &[], "not 四十二号"),
        ("一百三十万", &[], "not 120万"),
        ("12节", &[], "it is a part of 二十二节 there"),
        ("十二页", &["十二月"], "112页 is another; a guess at 页"),
        ("5网络", &[], "not 5G"),
    ] {
        let results = search.results(query, &ALL);
        assert_eq!(rewritten(&results), instead, "{query}: {why}");
        assert_eq!(full(&results), [""; 0], "{query}: {why}: what holds some of it is weak");
    }
}

#[test]
fn words_with_numerals_stay_words() {
    let search = corpus();
    for (query, why) in [
        ("一心一意", "two numerals of an idiom"),
        ("五花八门", "another"),
        ("三明治", "a word"),
        ("万一", "no number at all"),
        ("十分好", "very"),
        ("七八个人", "seven or eight, and not 78"),
        ("五", "one sign alone"),
        ("mp3", "a name"),
        ("78", "a few digits alone may count anything"),
        ("5G", "a name"),
    ] {
        assert_eq!(rewritten(&search.results(query, &ALL)), [""; 0], "{query}: {why}");
    }
    for (query, instead, why) in
        [("五花巴门", "五花八门", "a slip beside a numeral"), ("一心一易", "一心一意", "which stays")]
    {
        assert_eq!(rewritten(&search.results(query, &ALL)), [instead], "{query}: {why}");
    }
}

#[test]
fn pinyin_and_slips_lead_to_other_numerals_too() {
    let search = titled(&[("甲", "第十二章讲算力网。"), ("乙", "第12章讲传感器，传感器，勇敢。")]);
    for query in ["dishierzhang", "第十二章 suanliwang"] {
        assert!(full(&search.results(query, &ALL)).contains(&"甲".to_owned()), "{query}");
    }
    for query in ["dishierzhang", "第十二章 chuanganqi", "第十二章 传敢器"] {
        let results = search.results(query, &ALL);
        assert!(full(&results).contains(&"乙".to_owned()), "{query}: {:?}", rewritten(&results));
    }
}

/// The oracle: a number below a million, spelled by recursion from the largest unit down.
fn spelled(n: usize) -> String {
    let digit = |n: usize| "零一二三四五六七八九".chars().nth(n).expect("a digit").to_string();
    let below = |n: usize, unit: usize, sign: &str, most: &dyn Fn(usize) -> String| {
        let (head, rest) = (most(n / unit), n % unit);
        let zero = if rest > 0 && rest < unit / 10 { "零" } else { "" };
        let tail = if rest > 0 { spelled_in_full(rest) } else { String::new() };
        head + sign + zero + &tail
    };
    match n {
        0..10 => digit(n),
        10..20 => below(n, 10, "十", &|_| String::new()),
        20..100 => below(n, 10, "十", &digit),
        100..1000 => below(n, 100, "百", &digit),
        1000..10_000 => below(n, 1000, "千", &digit),
        _ => below(n, 10_000, "万", &spelled),
    }
}

/// 12 is 一十二 inside of a longer number.
fn spelled_in_full(n: usize) -> String {
    if (10..20).contains(&n) { "一".to_owned() + &spelled(n) } else { spelled(n) }
}

#[test]
fn every_number_and_its_digits_find_each_other() {
    let numbers: Vec<usize> =
        (1..130).chain((130..12_000).step_by(97)).chain((12_000..999_999).step_by(50_021)).collect();
    let texts: Vec<(String, String)> =
        numbers.iter().map(|n| (format!("甲{n}"), format!("共{}户。余{n}株。", spelled(*n)))).collect();
    let texts: Vec<(&str, &str)> =
        texts.iter().map(|(title, text)| (title.as_str(), text.as_str())).collect();
    let search = titled(&texts);
    for n in numbers {
        for query in [format!("共{n}户"), format!("余{}株", spelled(n))] {
            assert_eq!(full(&search.results(&query, &ALL)), [format!("甲{n}")], "{query}");
        }
    }
}

/// Beside the cost of the query as typed, which has its own bounds.
#[test]
fn hostile_numbers_take_bounded_time() {
    let text = ["二〇".repeat(30_000), "9".repeat(30_000), "万亿".repeat(20_000)].join("。");
    let million = "一".repeat(1_000_000);
    let search = titled(&[("甲", &text), ("乙", &million), ("丙", "第十二章，120万。")]);
    for query in [
        "9".repeat(1_000_000),
        "一".repeat(1_000_000),
        "二〇".repeat(5_000),
        "十".repeat(200),
        "一 ".repeat(120),
        "12章".repeat(60),
        "百分之".repeat(80),
        "9".repeat(31) + "万",
        "1.".repeat(120),
        "九".repeat(30),
        "万亿".repeat(15),
        "一页".repeat(100),
    ] {
        let timed = |literal| {
            let start = Instant::now();
            search.results(&query, &Options { literal, ..Options::DEFAULT });
            start.elapsed()
        };
        let (typed, all) = (timed(true), timed(false));
        let short: String = query.chars().take(8).collect();
        assert!(all < 2 * typed + Duration::from_secs(1), "{short}…: {all:?}, and {typed:?} as typed");
    }
}

#[test]
fn a_number_that_no_document_has_finds_nothing() {
    let search = corpus();
    for (query, total, why) in [
        ("第十三条", 0, "第三条 is another one, and so is 第十五条"),
        ("第13条", 0, "in digits"),
        ("九十九岁", 0, "with what is counted"),
        ("2021年", 0, "a year"),
        ("第二章", 1, "signs of it are in other numbers"),
    ] {
        let results = search.results(query, &ALL);
        assert_eq!(
            results.total,
            total,
            "{query}: {why}; {:?}",
            results.hits.first().map(|hit| &hit.title.text)
        );
    }
    let more = search.results("第十三条另有规定", &ALL);
    assert!(more.total > 0 && more.full == 0, "with other words, those are weak evidence");
}
