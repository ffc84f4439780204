//! Which index do the engine's own tests search? One that is built without dictionaries, so that this crate's tests
//! compile in seconds.
//!
//! Its terms are the words of letters, each ideograph, and each two neighbouring ideographs. A small table says how
//! characters are read. Tests of a real build are in `crates/build` and in `tests/`.

use crate::call::IndexReader;
use seed_index::writer::{Characters, Input, Postings, Tables, write};
use seed_index::{Exchange, Index};
use seed_text::{Class, Folds, SpanKind, Syllable, fold, pinyin, spans, walk};
use std::collections::BTreeMap;

/// How characters are read by themselves.
pub const READ: [(&str, &str); 18] = [
    ("an", "安"),
    ("chang", "长"),
    ("de", "的"),
    ("hang", "航"),
    ("ju", "据"),
    ("li", "力利"),
    ("luo", "络"),
    ("qing", "庆"),
    ("shu", "数"),
    ("suan", "算"),
    ("wang", "网"),
    ("xi", "西"),
    ("xian", "先"),
    ("xing", "行"),
    ("yao", "要"),
    ("yi", "一"),
    ("yin", "银"),
    ("zhong", "重"),
];
/// Words that read a character otherwise: the syllable, the part before the character, the character, the part after
/// it.
pub const OTHERWISE: [(&str, &str, char, &str); 4] =
    [("chong", "", '重', "庆"), ("hang", "银", '行', ""), ("zhang", "", '长', "大"), ("an", "西", '安', "")];
/// Forms and what they fold to, ascending.
const FOLDS: [(char, &str); 9] = [
    ('½', "1/2"),
    ('Ⅲ', "iii"),
    ('㍿', "株式会社"),
    ('㎡', "m2"),
    ('發', "发"),
    ('網', "网"),
    ('髮', "发"),
    ('ｰ', "ー"),
    ('ﾊ', "ハ"),
];

/// An index of documents with these texts, all of which have the same title.
pub fn over(texts: &[impl AsRef<str>]) -> IndexReader<'static> {
    let documents: Vec<(&str, &str)> = texts.iter().map(|text| ("题", text.as_ref())).collect();
    of(&documents)
}

/// An index of documents with these titles and texts.
pub fn of(documents: &[(&str, &str)]) -> IndexReader<'static> {
    let folds = fold::table(&FOLDS);
    let mut postings = Postings::new();
    let mut input = |(id, (title, text)): (u32, &(&str, &str))| {
        let (input, terms) = input(title, text, &folds);
        terms.into_iter().for_each(|(term, tf)| postings.entry(term).or_default().push((id, tf)));
        input
    };
    let inputs: Vec<Input> = (0..).zip(documents).map(&mut input).collect();
    let characters = Characters::of(&inputs, &postings).expect("a few characters");
    let alphabet = characters.alphabet();
    let syllable = |spelling: &str| Syllable::of_spelling(spelling).expect("a syllable");
    let alone =
        |c: char| READ.iter().find(|(_, read)| read.contains(c)).map(|(spelling, _)| syllable(spelling));
    let read: Vec<_> = alphabet.chars().map(alone).collect();
    let otherwise = OTHERWISE.iter().filter_map(|(spelling, before, c, after)| {
        let [before, after] = [before, after].map(|part| alphabet.encode(part));
        Some((alphabet.code(*c)?.number(), syllable(spelling), before?, after?))
    });
    let pair = |(from, to, is_sure)| Exchange { from, to, is_sure };
    let words = [
        ("软体", "软件", true),
        ("js", "脚本", true),
        ("machinelearning", "机器学习", true),
        ("资料", "数据", false),
    ];
    let words = words.map(pair);
    let tables = Tables { folds: &folds, pinyin: &pinyin::table(&read, otherwise), words: &words };
    let bytes = write(&inputs, &postings, &characters, tables).expect("a small index");
    IndexReader::new(Index::open(bytes.into()).expect("as it was written")).expect("its tables")
}

fn input(title: &str, text: &str, folds: &[u8]) -> (Input, BTreeMap<String, u32>) {
    let folds = Folds::of_checked(folds);
    let lines: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
    let mut input =
        Input { title: title.into(), text: lines.join("\n"), path: "1".into(), ..Input::default() };
    let mut terms = BTreeMap::new();
    for (text, weight) in [(title, 3), (&input.text.clone(), 1)] {
        let units = walk::units(&text, folds);
        for span in spans(&units) {
            let units = &units[span.units];
            let term = |units: &[seed_text::Unit]| units.iter().map(|unit| unit.char).collect::<String>();
            let mut put = |term: String, weight| {
                input.length += 1;
                *terms.entry(term).or_default() += weight;
            };
            match span.kind {
                SpanKind::Symbol => {}
                SpanKind::Word => put(term(units), weight),
                SpanKind::Ideographs => {
                    units.windows(2).for_each(|pair| put(term(pair), weight));
                    units.iter().for_each(|unit| put(unit.char.into(), weight));
                }
            }
        }
    }
    let is_ideograph = |term: &str| {
        let mut chars = term.chars();
        chars.next().is_some_and(|c| Class::of(c) == Class::Ideograph) && chars.next().is_none()
    };
    terms.iter_mut().filter(|(term, _)| is_ideograph(term)).for_each(|(_, tf)| *tf = 1);
    (input, terms)
}
