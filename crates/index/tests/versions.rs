//! One index of each version of the format is kept. The reader reads that of its own version and refuses older ones
//! in the words that are documented, and the writer writes the newest byte for byte. See `data/README.md`.

use seed_index::writer::{Characters, Input, Postings, SectionInput, Tables, write};
use seed_index::{Error, Exchange, Fields, Index, Record, Relations, VERSION};
use seed_text::{Syllable, Syllables, fold, pinyin};
use std::{fs, path::PathBuf};

fn path(version: u32) -> PathBuf {
    format!("{}/tests/data/index-v{version}.bin", env!("CARGO_MANIFEST_DIR")).into()
}

fn fixture(version: u32) -> Vec<u8> {
    fs::read(path(version)).expect("each version has a fixture, see tests/data/README.md")
}

/// The documents of this version's fixture: two scripts, a character with two readings, folds, everything that a
/// document can state, and a document that states nothing.
fn inputs() -> Vec<Input> {
    let section = |heading, level, anchor: &str| SectionInput { heading, level, anchor: anchor.into() };
    let values = |values: &[&str]| values.iter().map(|value| value.to_string()).collect();
    let bank = Input {
        title: "重庆银行".into(),
        text: "重庆银行在长江边。\n每一行都很重要。".into(),
        path: "1.txt".into(),
        length: 6,
        keywords: std::iter::once(0..6).collect(),
        neighbours: vec![1],
        ..Input::default()
    };
    let network = Input {
        title: "鄭州算力網".into(),
        text: "郑州的算力網。\n網路 GDP\nGDP 增长 9.6%。\n一期".into(),
        labels: 22,
        path: "a/2.md".into(),
        url: "https://example.org/2".into(),
        byline: "李明".into(),
        date: "2024-05-01".into(),
        language: "zh-Hant".into(),
        meta: [("tags".into(), values(&["算力", "网络"])), ("author".into(), values(&["李明"]))].into(),
        sections: vec![section(22..32, 2, "網路-gdp"), section(52..58, 6, "")],
        length: 9,
        keywords: vec![6..12, 37..40],
        neighbours: vec![0, 2],
    };
    let english = Input {
        title: "Café search".into(),
        text: "Offline search for static pages.".into(),
        path: "3.md".into(),
        meta: [("tags".into(), values(&["search"]))].into(),
        length: 7,
        ..Input::default()
    };
    let short = |n: u32| Input { title: format!("算力 {n}"), length: 1, ..Input::default() };
    [bank, network, english].into_iter().chain((1..=8).map(short)).collect()
}

/// The terms of these documents.
fn postings() -> Postings {
    let short = (1..=8).map(|n| (n + 2, n));
    let lists = [
        ("重", vec![(0, 1)]),
        ("重庆", vec![(0, 4), (1, 1)]),
        ("银行", vec![(0, 4)]),
        ("行", vec![(0, 1)]),
        ("重要", vec![(0, 1)]),
        ("郑州", vec![(1, 4)]),
        // More than eight documents hold it: its list says how long it is.
        ("算力", [(1, 4)].into_iter().chain(short).collect()),
        ("gdp", vec![(1, 2)]),
        ("9.6", vec![(1, 1)]),
        ("网", vec![(1, 1)]),
        ("cafe", vec![(2, 3)]),
        ("search", vec![(2, 4)]),
        ("offline", vec![(2, 1)]),
        ("static", vec![(2, 1)]),
        ("pages", vec![(2, 1)]),
    ];
    lists.map(|(term, list)| (term.to_owned(), list)).into()
}

/// The index of these documents, and the tables that it carries.
fn written(inputs: &[Input]) -> (Vec<u8>, [Vec<u8>; 2]) {
    let characters = Characters::of(inputs, &postings()).expect("a few characters");
    let alphabet = characters.alphabet();
    let syllable = |spelling| Syllable::of_spelling(spelling).expect("a syllable");
    let read = |c| match c {
        '重' => Some(syllable("zhong")),
        '庆' => Some(syllable("qing")),
        '银' => Some(syllable("yin")),
        '行' => Some(syllable("xing")),
        _ => None,
    };
    let otherwise =
        [("chong", "", '重', "庆"), ("hang", "银", '行', "")].map(|(spelling, before, c, after)| {
            let number = alphabet.code(c).expect("in the texts").number();
            let [before, after] = [before, after].map(|part| alphabet.encode(part).expect("in the texts"));
            (number, syllable(spelling), before, after)
        });
    let pinyin = pinyin::table(&alphabet.chars().map(read).collect::<Vec<_>>(), otherwise);
    let folds = fold::table(&[('é', "e"), ('㎡', "m2"), ('網', "网"), ('鄭', "郑")]);
    let words = [
        Exchange { from: "软体", to: "软件", is_sure: true },
        Exchange { from: "资料", to: "数据", is_sure: false },
    ];
    let bytes =
        write(inputs, &postings(), &characters, Tables { folds: &folds, pinyin: &pinyin, words: &words })
            .expect("a few documents");
    (bytes, [folds, pinyin])
}

#[test]
fn older_versions_are_refused_in_the_words_that_are_documented() {
    for found in 1..VERSION {
        let error = Index::open(fixture(found).into()).expect_err("another version");
        assert_eq!(error, Error::Version { expected: VERSION, found });
        let words = format!(
            "this is not a usable index: expected format version {VERSION}, found {found}; build index and module \
             together"
        );
        assert_eq!(error.to_string(), words);
    }
}

#[test]
fn the_writer_gives_this_version() {
    let (bytes, _) = written(&inputs());
    assert!(
        bytes == fixture(VERSION),
        "the writer gives other bytes than tests/data/index-v{VERSION}.bin: the format has changed. Raise VERSION, \
         say in docs/format.md what is new, and add a fixture as tests/data/README.md says"
    );
}

#[test]
fn this_version_is_read() {
    let bytes = fixture(VERSION);
    let index = Index::open(bytes.as_slice().into()).expect("this version");
    let (inputs, documents) = (inputs(), index.documents());
    assert_eq!(documents.len(), inputs.len());
    assert_eq!(documents.total_length(), inputs.iter().map(|input| input.length).sum::<u32>());
    for (id, input) in (0..).zip(&inputs) {
        let (title, body) = documents.ranges(id);
        let texts = [title.clone(), body.clone()].map(|range| index.text().part(range).decoded());
        assert_eq!(texts, [input.title.clone(), input.text.clone()]);
        assert_eq!(documents.length(id), input.length);
        let labels = index.text().part(body.start..body.start + documents.labels(id)).decoded();
        assert_eq!(labels, input.text[..input.labels], "document {id}");
        let Input { path, url, byline, date, .. } = input;
        assert_eq!(documents.record(id), Record { path, url, byline, date });

        let values =
            input.meta.iter().flat_map(|(key, values)| values.iter().map(|value| (&key[..], &value[..])));
        let fields = Fields { language: &input.language, values: values.collect() };
        assert_eq!(index.meta().of(id), fields, "document {id}");

        let (whole, text) = (index.text().part(title.start..body.end), index.text().part(body));
        let sections: Vec<_> = index.sections().of(id);
        let sections = sections.iter().map(|s| (text.part(s.heading.clone()).decoded(), s.level, s.anchor));
        let expected =
            input.sections.iter().map(|s| (input.text[s.heading.clone()].to_owned(), s.level, &s.anchor[..]));
        assert!(sections.eq(expected), "document {id}");

        let Relations { keywords, neighbours } = index.related().of(id);
        let keywords =
            keywords.iter().map(|&[at, len]| whole.part(at as usize..(at + len) as usize).decoded());
        let stated = format!("{}{}", input.title, input.text);
        assert!(keywords.eq(input.keywords.iter().map(|range| &stated[range.clone()])), "document {id}");
        assert_eq!(neighbours, input.neighbours);
    }
    for (term, list) in &postings() {
        let code = index.alphabet().encode(term).expect("in the alphabet");
        let ordinal = index.terms().get(&code).expect("in the dictionary");
        assert!(index.postings().list(ordinal).eq(list.iter().copied()), "{term}");
    }
    assert_eq!(index.meta().keys(), ["author", "tags"]);
    assert_eq!(index.terms().len(), postings().len(), "and no other term");

    let (_, tables) = written(&inputs);
    assert_eq!([index.folds(), index.pinyin()], [&tables[0], &tables[1]]);
    let words = index.words_of("資料和软体和资料");
    let words: Vec<_> = words.iter().map(|word| (word.from, word.to, word.is_sure)).collect();
    assert_eq!(words, [("软体", "软件", true), ("资料", "数据", false)]);
    let number = |c| index.alphabet().code(c).expect("in the texts").number();
    let syllables = Syllables::from_bytes(index.pinyin(), index.alphabet().len()).expect("a table");
    let heard = syllables.exceptions(number('行')).map(|word| word.syllable.spelling());
    assert_eq!(heard.collect::<Vec<_>>(), ["hang"], "a polyphone by its word");
}

#[test]
#[ignore = "writes the fixture of a new version"]
fn write_the_fixture_of_this_version() {
    // Once: what a version wrote first is what is out in the world.
    if !path(VERSION).exists() {
        fs::write(path(VERSION), written(&inputs()).0).expect("written");
    }
}
