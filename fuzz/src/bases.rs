//! Small indexes that have something of everything, for targets that damage one.

use seed_build::{Pin, Synonym, Vocabulary, build_with};
use seed_corpus::{Document, Section, Work};
use seed_index::Index;

/// What is asked of them: each way of the engine once. What stands in quotation marks is looked for as it stands.
pub const QUERIES: [&str; 16] = [
    "\"算力网\"",
    "\"sensor\"",
    "\"第12章\"",
    "\"网一\"",
    "算力网",
    "sens",
    "5g 网络",
    "1194",
    "suanli",
    "senssor",
    "第十二章",
    "らーめん",
    "학교를",
    "算力 -sensor",
    "title:算力",
    "算力网一期有什么 network of sensors",
];

/// How many of them are in quotation marks: the first ones.
pub const QUOTED: usize = 4;

fn section(level: u8, heading: &str, blocks: &[&str]) -> Section {
    let blocks = blocks.iter().map(|&block| block.into()).collect();
    Section { heading: heading.into(), anchor: heading.into(), level, blocks }
}

/// A few documents, of which nothing that is in [`QUERIES`] in quotation marks stands in labels.
fn documents() -> Vec<Document> {
    let mut grid = Document::plain("a.txt#1", "算力网", ["郑州高新区的算力网，一期。", "5G 网络 MEMS"]);
    grid.sections.extend([section(2, "一期", &["算力網"]), section(3, "5G", &["本规定第12章。"])]);
    grid.labels = vec!["标签".into(), "说明".into()];
    grid.date = Some("2024-02-21".into());
    let mut sensors = Document::plain(
        "b/a.html",
        "Ünïcode Title",
        ["算力算力 1,194 项", "Two sensors, and a network of them. A sensor."],
    );
    sensors.language = Some("zh".into());
    sensors.url = "https://a.b/".into();
    sensors.byline = Some("记者".into());
    sensors.meta.insert("tags".into(), vec!["算力".into(), "5G".into()]);
    let others = Document::plain(
        "b/b.html",
        "ラーメン",
        ["この店のラーメンはおいしい。", "학교에 가는 길. ㎡ か\u{3099}"],
    );
    vec![grid, sensors, others]
}

/// A document of several passages, of characters that sound like many others.
fn long() -> Document {
    let filler = |i: u32| char::from_u32(0x4E00 + i * 37 % 700).unwrap_or('一');
    let text = |from: u32| (from..from + 500).map(filler).collect::<String>();
    Document::plain("c.html", "长文", [text(0), "湿度传感器，算力网。".to_owned(), text(300), text(900)])
}

/// The index of some documents, with the words of an owner.
fn index_of(documents: &[Document]) -> Index<'static> {
    let of = |typed: &str, meant: &str| Synonym { typed: typed.into(), meant: meant.into() };
    let vocabulary = Vocabulary {
        words: vec!["算力网".into()],
        synonyms: vec![of("电脑", "算力"), of("net", "network")],
        weak_words: vec!["有什么".into()],
        pins: vec![Pin { query: "算力".into(), pages: vec!["b/b.html".into()] }],
    };
    let bytes = build_with(documents, &vocabulary, Work::ALONE).expect("a few documents");
    Index::open(bytes.into()).expect("as it was written")
}

/// An index of a few short documents.
pub fn small() -> Index<'static> {
    index_of(&documents())
}

/// An index of short documents and a long one.
pub fn larger() -> Index<'static> {
    index_of(&[documents(), vec![long()]].concat())
}
