//! What is found by a query that is written otherwise than the documents: in letters, with a slip, with other
//! numerals.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{ALL, Whole, rewritten, titled};
use seed_engine::{Options, Results, Searcher, Taken};
use seed_text::{Class, Folds, Syllables, Unit, walk};

fn corpus() -> Searcher<'static> {
    titled(&[
        ("算力网", "城市算力网建设提速，郑州高新区的算力网一期已经建成，智能传感器产业也在郑州高新区。"),
        ("银行", "重庆的银行开在重庆路，行人走过。长江银行增长很快，行长姓郭，名程明，郭程明说。"),
        ("MEMS sensor", "MEMS sensors and RCEP members, China 5G基站 2024年建成，传感器产业。"),
        ("年份", "二〇二四年的加氢站，一九九八年的老城。实施方案，实施办法，实时监测，事实。"),
        ("郭程明", "郭程明在西安，先来看女排。绿色发展，路边清洗，敢于利用。"),
    ])
}

/// Each run of so many ideographs in the texts of an index, from every so manyth unit on, with its document.
fn each_run(search: &Searcher, len: usize, step: usize, mut each: impl FnMut(u32, &[Unit])) {
    let folds = Folds::from_bytes(search.index().folds()).expect("a checked index");
    for id in 0..search.index().documents().len() as u32 {
        let text = search.opened(id, "").expect("a document").body.text;
        for run in walk::units(&text.as_str(), folds).windows(len).step_by(step) {
            let together = run[1..].iter().all(|unit| unit.gap == walk::NO_GAP);
            if together && run.iter().all(|unit| unit.class == Class::Ideograph) {
                each(id, run);
            }
        }
    }
}

fn titles(results: &Results) -> Vec<String> {
    results.hits.iter().filter(|hit| !hit.weak).map(|hit| hit.title.text.clone()).collect()
}

#[test]
fn pages_of_an_answer_are_the_answer() {
    let search = seed_search::embedded().expect("the embedded index");
    let mut straddled = 0;
    for query in ["算利网", "shi一个", "智能传敢器", "zheng州高新区", "数据资远", "企业creating"]
    {
        let page = |offset, limit| {
            let hits = search.results(query, &Options { limit, offset, ..ALL }).hits;
            hits.into_iter().map(|hit| (hit.id, hit.score, hit.weak)).collect::<Vec<_>>()
        };
        let all = page(0, usize::MAX);
        straddled += usize::from(all.first().is_some_and(|hit| !hit.2) && all.iter().any(|hit| hit.2));
        for size in [1, 2, 3, 7] {
            let pages: Vec<_> = (0..all.len()).step_by(size).flat_map(|from| page(from, size)).collect();
            assert_eq!(pages, all, "{query}, {size} a page");
        }
    }
    assert!(straddled > 2, "pages where what was meant ends and what was typed begins: {straddled}");
}

#[test]
fn letters_are_read_as_the_corpus_is() {
    let search = corpus();
    for (query, instead, first, why) in [
        ("suanliwang", "算力网", "算力网", "full pinyin"),
        ("suan li wang", "算力网", "算力网", "with blanks"),
        ("suan'li'wang", "算力网", "算力网", "with apostrophes"),
        ("suàn lì wǎng", "算力网", "算力网", "with tone marks"),
        ("suan4li4wang3", "算力网", "算力网", "with the digits of tones"),
        ("SuanLiWang", "算力网", "算力网", "in capitals"),
        ("suanliw", "算力网", "算力网", "the last syllable unfinished"),
        ("算力wang", "算力网", "算力网", "mixed"),
        ("suan力网", "算力网", "算力网", "mixed the other way"),
        ("zhengzhougaoxinqu", "郑州高新区", "算力网", "over several words"),
        ("zzgxq", "郑州高新区", "算力网", "initials"),
        ("zz高新", "郑州高新", "算力网", "initials beside characters"),
        ("zheng州", "郑州", "算力网", "a syllable beside a character"),
        ("guochengming", "郭程明", "郭程明", "a name that is in no dictionary"),
        ("chongqing", "重庆", "银行", "a polyphone as its word reads it"),
        ("yinhang", "银行", "银行", "another"),
        ("xingren", "行人", "银行", "the same character in a word that reads it otherwise"),
        ("xi'an", "西安", "郭程明", "the apostrophe parts two syllables"),
        ("lvse", "绿色", "郭程明", "v for ü"),
        ("lüse", "绿色", "郭程明", "ü itself"),
        ("nvpai", "女排", "郭程明", "and after n"),
        ("5Gjizhan", "5G基站", "MEMS sensor", "letters that belong to a number stay"),
        ("yinhang chongqing", "银行 重庆", "银行", "words that stand apart, each by itself"),
        ("银行 chongqing", "银行 重庆", "银行", "one of them in characters"),
        ("传敢器", "传感器", "MEMS sensor", "a homophone"),
        ("算利网", "算力网", "算力网", "a homophone in a word of no dictionary"),
        ("加清站", "加氢站", "年份", "another"),
        ("recp", "rcep", "MEMS sensor", "two letters swapped"),
        ("snesor", "sensor", "MEMS sensor", "in a longer word"),
        ("sensro", "sensor", "MEMS sensor", "at its end"),
        ("mmes", "mems", "MEMS sensor", "in a short one"),
        ("一九九八", "1998", "年份", "as typed it stands there, and is found as typed"),
    ] {
        let results = search.results(query, &ALL);
        let found = titles(&results);
        if query != "一九九八" {
            assert_eq!(rewritten(&results).first().copied(), Some(instead), "{query}: {why}");
        }
        assert!(found.iter().any(|title| title == first), "{query}: {why}: {found:?}");
    }
}

#[test]
fn a_slip_that_could_be_anything_gives_weak_hits_only() {
    let search = corpus();
    for (query, instead, why) in [
        ("传器感", "传感器", "two characters swapped"),
        ("智能传器", "智能传感器", "one missing"),
        ("传感感器", "传感器", "one too many"),
        ("传某器", "传感器", "one wrong that sounds otherwise"),
        ("智能感传器", "智能传感器", "two swapped in the middle"),
        (
            "实方案",
            "实施方案",
            "what holds all that was typed is likelier than 方案, which stands more often",
        ),
        ("郑高新区", "郑州高新区", "and than 高新区"),
    ] {
        let results = search.results(query, &ALL);
        assert_eq!(rewritten(&results), [instead], "{query}: {why}");
        assert!(results.hits.iter().all(|hit| hit.weak), "{query}: {why}");
        assert!(!results.hits[0].excerpt.marks.is_empty(), "{query}: {why}: nothing marked");
    }
}

#[test]
fn letters_that_are_a_word_of_the_corpus_may_be_pinyin_beside_characters() {
    let search = titled(&[
        ("的", "索引的执行计划，常见问题，内存不足。"),
        ("names", "Thanks to De, Changjian and Nei for 问题 and 执行."),
        ("whole", "Nei存 is what somebody wrote."),
    ]);
    for (query, instead, why) in [
        ("de执行", &["的执行"][..], "De stands apart from 执行 there"),
        ("changjian问题", &["常见问题"], "letters that are a name"),
        ("changjian", &[], "by itself it is the name"),
        ("changjian 问题", &[], "set apart it is a word of its own"),
        ("nei存", &[], "it stands there as typed"),
    ] {
        assert_eq!(rewritten(&search.results(query, &ALL)), instead, "{query}: {why}");
    }
}

#[test]
fn of_two_ways_to_slip_the_one_that_leads_to_more_is_meant() {
    let search = titled(&[
        ("甲", "没有正确的方法，可以选择。数据平台、数据平台，都是数据平台。"),
        ("乙", "事务中，事务中，还是事务中；事务两种。支持数据，支持数据，支持剧场。"),
    ]);
    for (query, instead, why) in [
        ("没有征确", "没有正确", "a word of grammar is a word"),
        ("可以悬择", "可以选择", "another"),
        ("事务种", "事务中", "a homophone, rather than one left out of 事务两种"),
        ("支持据", "支持数据", "one left out, rather than a homophone of 支持剧"),
        ("数平据台", "数据平台", "two swapped in the middle"),
    ] {
        assert_eq!(rewritten(&search.results(query, &ALL)), [instead], "{query}: {why}");
    }
}

#[test]
fn of_two_words_as_near_the_one_beside_which_the_rest_stands_is_meant() {
    let search = titled(&[
        (
            "names",
            "Set start_time and table_name. Read region_count, from_unixtime(), get_lock by metric_reader.",
        ),
        (
            "others",
            "A leader is a leader; what leader? Table column aem, it is not secure. Notes, regions. Wi-Fi.",
        ),
        ("拼音", "纳和，国家的纳和。"),
    ]);
    for (query, instead, why) in [
        ("start_tiem", &["start_time"][..], "what stood between the words stays"),
        ("start tiem", &["start time"], "and so does a blank"),
        ("metric_weader", &["metric_reader"], "the leader is more frequent, but of no metric"),
        ("get_ock", &["get_lock"], "three letters that would be too few by themselves"),
        ("regio_count", &["region_count"], "regio stands inside of a word, but not beside count"),
        ("from_unixtmie", &["from_unixtime"], "a word of grammar and a long one are no sentence"),
        ("table_nahe", &["table_name"], "letters that would be pinyin by themselves"),
        ("table_naem", &["table_name"], "letters of two words side by side are none of one"),
        ("notse", &["notes"], "as in not secure"),
        ("wifi table", &[], "one word is two with a mark between"),
        ("nahe", &["纳和"], "by itself pinyin"),
        ("region_lock", &[], "both are words"),
        ("start_xyz", &[], "what is like nothing stays"),
    ] {
        assert_eq!(rewritten(&search.results(query, &ALL)), instead, "{query}: {why}");
    }
    assert_eq!(titles(&search.results("table_naem", &ALL)), ["names"], "not the table column aem");
}

/// Runs of the seeds with two neighbours swapped, and with one left out.
#[test]
fn what_holds_all_that_was_typed_is_meant() {
    let search = seed_search::embedded().expect("the embedded index");
    let [mut swapped, mut shortened] = [(0, 0); 2];
    each_run(&search, 6, 53, |_, run| {
        let run: Vec<char> = run.iter().map(|unit| unit.char).collect();
        for at in 0..run.len() - 1 {
            let (mut swap, mut short) = (run.clone(), run.clone());
            swap.swap(at, at + 1);
            short.remove(at);
            for (typed, (seen, said)) in [(swap, &mut swapped), (short, &mut shortened)] {
                let results = search.results(&String::from_iter(&typed), &ALL);
                // What stands somewhere as typed is no slip.
                if results.hits.first().is_none_or(|hit| hit.weak) {
                    *seen += 1;
                    *said += usize::from(rewritten(&results).contains(&String::from_iter(&run).as_str()));
                }
            }
        }
    });
    for (seen, said) in [swapped, shortened] {
        // The others are as near to another run of the seeds.
        assert!(seen > 500 && said * 100 >= seen * 99, "{said} of {seen}");
    }
}

#[test]
fn what_stands_in_the_corpus_as_typed_is_not_read_otherwise() {
    let search = corpus();
    for (query, why) in [
        ("mems", "a word of the corpus, though me-m-s could be initials"),
        ("china", "a word of the corpus that spells chi-na"),
        ("sen", "the beginning of a word of the corpus"),
        ("算力网", "no slip"),
        ("郑州高新区", "no slip"),
        ("智能传感器 -郑州", "no slip, though all that holds it is left out"),
        ("xyzzyqwk", "nothing at all"),
        ("地铁票价", "nothing at all"),
        ("12345", "digits are not corrected"),
    ] {
        assert_eq!(rewritten(&search.results(query, &ALL)), [""; 0], "{query}: {why}");
    }
    let dropped = search.results("\"suanliwang\"", &ALL);
    assert_eq!((dropped.taken, dropped.full), (Taken::Dropped, 0), "a demanded run is demanded as it is");
    let options = Options { literal: true, ..ALL };
    for query in ["suanliwang", "传敢器", "recp", "二零二四年"] {
        let results = search.results(query, &options);
        assert!(
            results.rewrites.is_empty() && titles(&results).is_empty(),
            "{query}: asked for as typed only"
        );
    }
}

#[test]
fn numbers_are_found_in_every_writing() {
    let search = corpus();
    for (query, expected, why) in [
        ("2024年", &["MEMS sensor", "年份"][..], "digits find characters"),
        ("二〇二四年", &["MEMS sensor", "年份"], "characters find digits"),
        ("二零二四年", &["MEMS sensor", "年份"], "with the other zero"),
        ("２０２４年", &["MEMS sensor", "年份"], "in full width"),
        ("1998年", &["年份"], "digits that are nowhere"),
    ] {
        let mut found = titles(&search.results(query, &ALL));
        found.sort();
        assert_eq!(found, expected, "{query}: {why}");
    }
}

#[test]
fn inflections_are_found_and_stand_below_what_was_typed() {
    let search = titled(&[
        ("one", "A connection was made."),
        ("two", "They connect here."),
        ("three", "Connected and connecting."),
        ("four", "Nothing to see, 中文 only."),
    ]);
    for query in ["connections", "connected", "connect", "connecting"] {
        let results = search.results(query, &ALL);
        let found: Vec<&str> = results.hits.iter().map(|hit| hit.title.text.as_str()).collect();
        assert!(["one", "two", "three"].iter().all(|title| found.contains(title)), "{query}: {found:?}");
        assert!(!found.contains(&"four"), "{query}: {found:?}");
        assert!(results.hits.iter().all(|hit| !hit.excerpt.marks.is_empty()), "{query}: nothing is marked");
    }
    assert_eq!(search.results("connected", &ALL).hits[0].title.text, "three", "the form that was typed");
}

#[test]
fn questions_are_about_what_they_name() {
    let search = titled(&[
        ("甲", "什么是什么？多少是多少？什么时候？哪里？"),
        ("乙", "园区已建成2325个5G基站，位居全省第一。"),
        ("丙", "基站由谁来管，是一个问题。"),
    ]);
    let results = search.results("园区有多少个5G基站？", &ALL);
    assert_eq!(results.hits[0].title.text, "乙", "question words are rare here and still say nothing");
    assert!(results.hits[0].excerpt.text.contains("2325个5G基站"));
}

/// Every run of ideographs, spelled as the index says, finds its document.
#[test]
fn every_run_is_found_by_its_pinyin() {
    let search = seed_search::embedded().expect("the embedded index");
    let index = search.index();
    let syllables = Syllables::from_bytes(index.pinyin(), index.alphabet().len()).expect("a checked index");
    let (mut seen, mut found) = (0, 0);
    each_run(&search, 5, 37, |id, run| {
        let mut letters = String::new();
        for unit in run {
            let number = index.alphabet().code(unit.char).expect("of the text").number();
            let syllable = syllables.of(number).expect("an ideograph is read");
            letters += syllable.initial();
            letters += syllable.rest();
            letters.push('\'');
        }
        seen += 1;
        let results = search.results(&letters, &ALL);
        found += usize::from(results.hits.iter().any(|hit| hit.id == id && !hit.weak));
    });
    assert!(seen > 100, "{seen} runs are too few to say anything");
    assert_eq!(found, seen, "runs that their own pinyin does not find");
}

/// Once letters have found something, more of them do not lose it before the query is whole.
#[test]
fn nothing_flickers_while_pinyin_is_typed() {
    let search = seed_search::embedded().expect("the embedded index");
    for query in
        ["suanliwang", "zhengzhougaoxinqu", "chuanganqi", "gaozhiliangfazhan", "shuzijingji", "zzgxq"]
    {
        let mut had = false;
        for end in 1..=query.len() {
            let total = search.results(&query[..end], &Options::default()).total;
            assert!(total > 0 || !had, "{}: nothing, and something before", &query[..end]);
            had |= total > 0;
        }
        assert!(had, "{query}");
    }
}

#[test]
fn suggestions_read_pinyin() {
    let search = corpus();
    for (typed, expected) in [("suanli", "算力网"), ("zhengzhoug", "郑州高新区"), ("guoch", "郭程明")]
    {
        let found: Vec<String> = search.suggestions(typed, 8).into_iter().map(|one| one.text).collect();
        assert!(found.iter().any(|text| text.contains(expected)), "{typed}: {found:?}");
    }
}

#[test]
fn hostile_queries_have_answers() {
    let search = corpus();
    for query in [
        "a".repeat(10_000),
        "zhang".repeat(2_000),
        "zz'".repeat(3_000),
        "传敢器".repeat(3_000),
        "二〇".repeat(5_000),
        "\"".repeat(5_000),
        "-".repeat(5_000),
        "a1".repeat(5_000),
        "\u{202E}gnaw il naus\u{202C}".repeat(100),
        "\u{301}".repeat(10_000),
        "😀".repeat(3_000),
        "<mark>suanliwang</mark>".into(),
        "\u{FFFD}\0\u{200B}\u{FEFF}".into(),
        "ǚ'".repeat(4_000),
    ] {
        let results = search.results(&query, &Options::default());
        assert!(results.hits.len() <= 10);
        search.suggestions(&query, 8);
        search.opened(0, &query).expect("a document");
    }
}
