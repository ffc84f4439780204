//! An index that lies in small files answers as the whole index does, as far as it promises.

#![cfg(not(target_arch = "wasm32"))]

mod in_files;
mod naive;
#[path = "snapshot/queries.rs"]
mod queries;

use in_files::{Files, Hits, SIZES, seeds};
use naive::{document, documents, numbers};
use proptest::prelude::*;
use seed_build::shards::{Sizes, shards};
use seed_build::{Pin, Vocabulary};
use seed_corpus::{Document, Work};
use seed_engine::{Budget, Filter, Found, Options, Sharded, Sort};
use seed_index::Index;
use seed_index::shards::{EDGE, File, Order, Root, Shard};
use seed_text::{Syllables, gram};

#[test]
fn with_every_file_it_answers_as_the_whole_index() {
    let mut files = Files::of(&seeds());
    for (_, lines) in queries::groups() {
        for line in lines {
            let options = Options { limit: 1000, offset: 0, ..line.options() };
            let (expected, full) = files.whole(&line.query, &options);
            let (found, found_full) = files.ask(&line.query, &options, Budget::ALL);
            assert_eq!(found_full, full, "{}", line.line);
            let paths = |hits: &Hits| {
                let mut paths: Vec<String> =
                    hits.iter().filter(|(_, weak)| !weak).map(|(path, _)| path.clone()).collect();
                paths.sort();
                paths
            };
            assert_eq!(paths(&found), paths(&expected), "{}", line.line);
            if options.sort == Sort::Relevance {
                assert_eq!(found.first(), expected.first(), "{}", line.line);
            }
        }
    }
}

/// What a reader can see finds the document: any run of its text, from a character on.
#[test]
fn every_run_is_found() {
    let documents = seeds();
    let mut files = Files::of(&documents);
    let mut number = numbers(3);
    let options = Options { limit: 1000, prefix: false, ..Options::DEFAULT };
    for turn in 0..400 {
        let of = &documents[number(documents.len())];
        let chars: Vec<char> =
            of.title.chars().chain(['\n']).chain(of.paragraphs().join("\n").chars()).collect();
        let len = [1, 2, 3, 4, 8, 14, 30][turn % 7];
        let at = number(chars.len().saturating_sub(len).max(1));
        let run: String = chars[at..(at + len).min(chars.len())].iter().collect();
        let (expected, full) = files.whole(&run, &options);
        let (found, ..) = files.ask(&run, &Options { limit: 5, ..options }, Budget::USUAL);
        let is_expected = |(path, weak): &(String, bool)| *weak || expected.contains(&(path.clone(), false));
        assert!(found.iter().all(is_expected), "{run:?}: what is no full hit is shown as one: {found:?}");
        let shown = found.iter().filter(|(_, weak)| !weak).count();
        assert!(full == 0 || shown > 0, "{run:?}: found by the whole index alone");
    }
}

/// However few files there may be, there are no more, and they answer alike.
#[test]
fn files_are_as_few_as_they_have_to_be() {
    let documents = seeds();
    let mut files = Files::of(&documents);
    let many = files.files.len();
    for most in [24, 40, 100] {
        let mut few = Files::of(&documents);
        few.files = shards(files.whole.index(), Sizes { files: most, ..SIZES }).into_iter().collect();
        assert!(few.files.len() <= most && many > most, "{} of {most}", few.files.len());
        for query in ["郑州高新区", "zhengzhou", "5G", "的"] {
            let asked = few.ask(query, &Options::DEFAULT, Budget::ALL);
            let expected = files.ask(query, &Options::DEFAULT, Budget::ALL);
            assert_eq!(asked, expected, "{query} in {most} files");
        }
    }
}

/// Filters, counts and orders are over all documents that hold the query, not over those that were read.
#[test]
fn what_documents_say_is_known_of_all() {
    let of = |i: usize| {
        let text = format!("第{i}天的天气预报：{}", ["晴", "阴，有雨", "多云"][i % 3]);
        let mut one = document(&format!("{}/{i}.html", ["a", "b"][i % 2]), &format!("日报{i}"), &[&text]);
        one.date = (!i.is_multiple_of(7)).then(|| format!("20{}-01-{:02}", 20 + i % 3, i % 28 + 1));
        one.language = (!i.is_multiple_of(5)).then(|| ["zh-CN", "en"][i % 2].to_owned());
        let tags = [vec!["晴"], vec!["阴", "雨"], vec![]][i % 3].clone();
        one.meta.insert("tags".to_owned(), tags.into_iter().map(str::to_owned).collect());
        one.meta.insert("number".to_owned(), vec![(i * 37 % 101).to_string()]);
        one
    };
    let mut files = Files::of(&(0..90).map(of).collect::<Vec<_>>());
    let values = [("tags".to_owned(), "雨".to_owned()), ("tags".to_owned(), "晴".to_owned())];
    let wanted = |path, from, to, language, values| Filter { path, from, to, language, values };
    let facets = ["file", "year", "tags", "number", "language", "nothing"].map(str::to_owned);
    let by = |key, is_ascending| Sort::Key { key, is_ascending };
    for (filter, why) in [
        (Filter::default(), "all"),
        (wanted("b/", "", "", "", &[]), "a folder"),
        (wanted("", "2021-01-05", "2022", "", &[]), "dates"),
        (wanted("", "", "", "zh", &[]), "a language"),
        (wanted("", "", "", "", &values), "values"),
        (wanted("a", "", "2021", "en", &values[..1]), "all of it"),
        (wanted("c", "", "", "", &[]), "none"),
    ] {
        for sort in [Sort::Relevance, Sort::DATE, by("number", true), by("number", false)] {
            for first in ["", "en"] {
                let options = Options { filter, sort, first, facets: &facets, ..Options::DEFAULT };
                let expected = files.whole.search("天气预报", &options).expect("a whole index");
                let facets = expected
                    .facets
                    .iter()
                    .map(|counts| counts.iter().map(|(value, count)| (value.to_string(), *count)));
                let facets: Vec<Vec<(String, u32)>> = facets.map(Iterator::collect).collect();
                let (total, full) = (expected.total, expected.full);
                let paths: Vec<String> = expected.hits.iter().map(|hit| hit.source.path.to_owned()).collect();
                let found = files.with("天气预报", &options, Budget::USUAL, |found| {
                    let results = found.results;
                    let counts = results.facets.iter().map(|counts| {
                        let mut counts: Vec<(String, u32)> =
                            counts.iter().map(|(value, count)| (value.to_string(), *count)).collect();
                        counts.sort();
                        counts
                    });
                    let paths: Vec<String> =
                        results.hits.iter().map(|hit| hit.source.path.to_owned()).collect();
                    (results.total, results.full, counts.collect::<Vec<_>>(), paths)
                });
                assert_eq!((found.0, found.1), (total, full), "{why}, {sort:?}");
                let mut facets = facets;
                facets.iter_mut().for_each(|counts| counts.sort());
                assert_eq!(found.2, facets, "{why}, {sort:?}");
                if sort != Sort::Relevance {
                    assert_eq!(found.3, paths, "{why}, {sort:?} {first}");
                }
            }
        }
    }
}

#[test]
fn the_first_hits_that_an_owner_wants_come_first() {
    let mut documents: Vec<Document> = (0..40)
        .map(|i| document(&format!("{i}.html"), &format!("第{i}页"), &["安装说明，逐步进行。", "别的。"]))
        .collect();
    documents.push(document("start.html", "开始使用", &["打开电源。"]));
    let pins = vec![Pin { query: "安装".into(), pages: vec!["start.html".into(), "7.html".into()] }];
    let vocabulary = Vocabulary { pins, ..Vocabulary::default() };
    let bytes = seed_build::build_with(&documents, &vocabulary, Work::ALONE).expect("some documents");
    let mut files = Files::cut(Index::open(bytes.into()).expect("as it was written"));
    for (query, count) in [("安装", 2), ("安装说明", 0)] {
        let (expected, _) = files.whole(query, &Options::DEFAULT);
        let (found, _) = files.ask(query, &Options::DEFAULT, Budget::USUAL);
        assert_eq!(found[..count], expected[..count], "{query}");
        assert_eq!(found.len(), expected.len(), "{query}");
        assert_eq!(found.iter().filter(|(path, _)| path == "start.html").count(), count / 2, "{query}");
    }
}

/// A run over the border of two passages, in each place that the border may have.
#[test]
fn a_run_over_a_border_is_found() {
    let filler = |from: u32, count: u32| -> String {
        (0..count).filter_map(|i| char::from_u32(0x4E00 + (from + i * 7) % 3000)).collect()
    };
    for before in (440..600).step_by(9) {
        let text = format!("{}湿度传感器需要校准一次{}", filler(0, before), filler(11, 900));
        let mut files = Files::of(&[document("a", "甲", &[&text]), document("b", "乙", &[&filler(5, 700)])]);
        for run in ["湿度传感器需要校准一次", "传感器需要", "校准一"] {
            let (found, ..) = files.ask(run, &Options::DEFAULT, Budget::USUAL);
            assert_eq!(found.first(), Some(&("a".to_owned(), false)), "{run} behind {before} characters");
        }
    }
}

#[test]
fn other_ways_to_ask_find_what_they_find_in_the_whole() {
    let mut files = Files::of(&seeds());
    for (query, why) in [
        ("zhengzhou", "pinyin"),
        ("zhengz", "unfinished pinyin"),
        ("郑洲", "a homophone"),
        ("鄭州", "traditional"),
        ("高新区有什么", "a question"),
        ("zzgxq", "initials of two words"),
        ("hjjc", "initials"),
    ] {
        let (expected, full) = files.whole(query, &Options::DEFAULT);
        let (found, ..) = files.ask(query, &Options::DEFAULT, Budget::USUAL);
        let first = |hits: &Hits| hits.first().map(|(_, weak)| *weak);
        assert_eq!(first(&found), first(&expected), "{query}, {why}, {full} full: {found:?} {expected:?}");
    }
}

/// Every gram lies in the shard that its place leads to.
#[test]
fn grams_lie_where_they_are_looked_for() {
    let files = Files::of(&seeds());
    let root = Root::open(&files.files[&File::Root]).expect("as it was written");
    let syllables = Syllables::of_checked(&root.pinyin, root.alphabet().len());
    let number = |c: char| root.alphabet().code(c).map(|code| code.number());
    for shard in 0..root.shards() {
        let shard = Shard::open(&files.files[&File::Shard(shard)]).expect("as it was written");
        for entry in shard.entries() {
            // An ideograph next to a word stands with words, whatever U+0000 is.
            let [first, second] = gram::sounds(&entry.key, syllables, &number);
            let second = second.filter(|_| !entry.key.ends_with(EDGE));
            let place = Order::of(&entry.key, first, second);
            assert_eq!(root.shard_of(&place.0), shard.number, "{:?}", entry.key);
        }
    }
}

/// A page that stays open while its site is built anew never mixes both.
#[test]
fn another_root_takes_the_place_of_all() {
    let [mut old, mut new] =
        ["旧的说明", "新的说明"].map(|text| Files::of(&[document("a.html", text, &[text, "共同的话。"])]));
    let asked = |files: &mut Files| files.ask("共同的话", &Options::DEFAULT, Budget::USUAL);
    assert_eq!(asked(&mut old).0.len(), 1);
    assert_eq!(asked(&mut new).0.len(), 1);
    let text = &new.files[&File::Texts(0)];
    assert!(old.sharded.put(File::Texts(0), text.clone()).is_err(), "a file of another build");
    old.sharded.put(File::Root, new.files[&File::Root].clone()).expect("a root");
    old.files = new.files;
    let title = |found: Found| found.results.hits.first().map(|hit| hit.title.text.clone());
    let title = old.with("共同的话", &Options::DEFAULT, Budget::USUAL, title);
    assert_eq!(title.as_deref(), Some("新的说明"), "nothing of the old one is left");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to a file, it is refused or answers; it never panics.
    #[test]
    fn damage_is_refused(documents in documents(), at: prop::sample::Index, byte: u8, cut: bool) {
        let files = Files::of(&documents);
        let mut all: Vec<(&File, &Vec<u8>)> = files.files.iter().collect();
        all.sort();
        for (file, bytes) in all {
            let mut damaged = bytes.clone();
            let at = at.index(bytes.len());
            if cut { damaged.truncate(at) } else { damaged[at] ^= byte };
            let mut sharded = Sharded::default();
            if *file != File::Root {
                sharded.put(File::Root, files.files[&File::Root].clone()).expect("as it was written");
            }
            let is_whole = damaged == *bytes;
            prop_assert_eq!(sharded.put(*file, damaged).is_ok(), is_whole, "{:?}", file);
            let other = [File::Shard(0), File::Texts(0), File::Words, File::Letters, File::Folds];
            let is_refused = |other: &File| other == file || sharded.clone().put(*other, bytes.clone()).is_err();
            prop_assert!(other.iter().all(is_refused), "{:?} in the place of another", file);
        }
    }

    /// Documents of any characters are found by what stands in them.
    #[test]
    fn any_documents_are_found(documents in documents(), from: prop::sample::Index, len in 1..6_usize) {
        let mut files = Files::of(&documents);
        for of in &documents {
            let chars: Vec<char> = of.paragraphs().join("\n").chars().collect();
            if chars.is_empty() {
                continue;
            }
            let at = from.index(chars.len());
            let run: String = chars[at..(at + len).min(chars.len())].iter().collect();
            let options = Options { limit: 1000, ..Options::DEFAULT };
            let (_, full) = files.whole(&run, &options);
            let (found, ..) = files.ask(&run, &options, Budget::ALL);
            prop_assert_eq!(found.iter().filter(|(_, weak)| !weak).count(), full, "{:?}", run);
        }
    }
}

/// Long words that begin alike are told apart by no border that a root can hold.
#[test]
fn words_that_share_hundreds_of_letters_are_found() {
    let words: Vec<String> = (0..60).map(|i| format!("{}{i:02}", "a".repeat(400))).collect();
    let documents: Vec<Document> =
        words.iter().map(|word| document(word, "无题", &[word.as_str()])).collect();
    let mut files = Files::of(&documents);
    for word in words.iter().step_by(7) {
        let (hits, _) = files.ask(word, &Options::DEFAULT, Budget::USUAL);
        assert_eq!(hits.first(), Some(&(word.clone(), false)));
    }
}

/// Letters are the initials of words that several documents hold.
#[test]
fn initials_are_found() {
    let text = |text: &str| document(text, "无题", &[text]);
    let mut files = Files::of(&["温度传感器", "传感器坏了", "更换传感器", "高新区的温度"].map(text));
    for (query, expected, why) in [
        ("cgq", 3, "of a word"),
        ("wd", 2, "of two syllables"),
        ("wdcgq", 1, "of two words"),
        ("qqq", 0, "of nothing"),
    ] {
        let (whole, full) = files.whole(query, &Options::DEFAULT);
        let (hits, _) = files.ask(query, &Options::DEFAULT, Budget::USUAL);
        assert_eq!((hits, full), (whole, expected), "{query}, {why}");
    }
}

/// Words that a text has in another form only: the whole index finds them by its terms, and shards by guessing.
#[test]
fn other_forms_are_found() {
    let filler = |i: u32| {
        let char = |k: u32| char::from_u32(0x4E00 + (i * 7919 + k * 104_729) % 5000).unwrap_or('一');
        (0..400).map(char).collect::<String>()
    };
    let texts = [
        "本规定第12章说明了罚则。",
        "预算为120万元整。",
        "この店のラーメンはおいしい。",
        "학교에 가는 길이 멀다.",
        "湿度传感器每年校准一次。",
        "重庆分公司的行长签字。",
        "共计 47.00666 元。",
    ];
    let of =
        |(i, text): (u32, &str)| document(&format!("{i}.txt"), "无题", &[&filler(i), text, &filler(i + 50)]);
    let all: Vec<Document> = (0..).zip(texts).map(of).chain((10..40).map(|i| of((i, "")))).collect();
    let mut files = Files::of(&all);
    for (query, expected, why) in [
        ("第十二章", "0.txt", "numerals"),
        ("一百二十万", "1.txt", "numerals with a unit"),
        ("らーめん", "2.txt", "the other kana"),
        ("학교를", "3.txt", "a Korean word by its stem"),
        ("chuanganqi", "4.txt", "pinyin"),
        ("chuangan", "4.txt", "pinyin of two syllables"),
        ("chuanga", "4.txt", "pinyin, unfinished"),
        ("传感气", "4.txt", "a homophone"),
        ("00666", "6.txt", "the end of a number"),
        ("传gan器", "4.txt", "pinyin between characters"),
        ("shi du chuan gan", "4.txt", "pinyin with blanks"),
        ("chongqing", "5.txt", "a character that a word reads otherwise"),
        ("chongqingfen", "5.txt", "the same, and another one"),
        ("hangzhang", "5.txt", "a character that a word reads otherwise, at its beginning"),
    ] {
        let (whole, _) = files.whole(query, &Options::DEFAULT);
        assert_eq!(
            whole.first().map(|(path, _)| path.as_str()),
            Some(expected),
            "{query}: {why}, in the whole index"
        );
        let (hits, _) = files.ask(query, &Options { limit: 5, ..Options::DEFAULT }, Budget::USUAL);
        assert_eq!(hits.first().map(|(path, _)| path.as_str()), Some(expected), "{query}: {why}");
    }
}
