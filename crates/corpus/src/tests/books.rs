//! Books in plain text: one document, a section for each chapter.

use super::super::lines::collapse;
use super::*;

/// A chapter's text.
fn body(n: usize) -> String {
    format!("他沿着河岸走了一天，遇见第{n}个渡口，船夫姓阮。\n夜里下起了雨，灯火渐渐远去。\n\n")
}

/// A book whose headings a function writes.
fn book(chapters: usize, heading: impl Fn(usize) -> String) -> String {
    (1..=chapters).map(|n| format!("{}\n\n{}", heading(n), body(n))).collect()
}

/// Writes the heading of a chapter.
type Write<'a> = &'a dyn Fn(usize) -> String;

fn headings(document: &Document) -> Vec<(u8, &str)> {
    document.sections.iter().map(|s| (s.level, s.heading.as_str())).collect()
}

fn han(n: usize) -> String {
    let digit = |n: usize| "〇一二三四五六七八九".chars().nth(n % 10).expect("a digit");
    match n {
        0..10 => digit(n).to_string(),
        10..20 => format!("十{}", digit(n)).replace('〇', ""),
        _ => format!("{}十{}", digit(n / 10), digit(n)).replace('〇', ""),
    }
}

#[test]
fn chapters_are_sections() {
    let cases: &[(&str, Write, u8)] = &[
        ("digits", &|n| format!("第{n}章 第{n}次远行"), 2),
        ("with leading zeros", &|n| format!("第{n:03}章：远行"), 2),
        ("numerals", &|n| format!("第{}章　远行", han(n)), 2),
        ("old novels", &|n| format!("第{}回 甄士隐梦幻识通灵 贾雨村风尘怀闺秀", han(n)), 2),
        ("with a mark", &|n| format!("☆、第{n}章 远行"), 2),
        ("in brackets", &|n| format!("【第{n}章】远行"), 2),
        ("volume and chapter on one line", &|n| format!("第一卷 风起 第{}章 远行", han(n)), 2),
        ("English", &|n| format!("Chapter {n}: The Ferry"), 2),
        ("volumes", &|n| format!("卷{}", han(n)), 1),
        ("books of a series", &|n| format!("第{}部 渡口", han(n)), 1),
        ("Japanese", &|n| format!("第{}話 渡し場", han(n)), 2),
        ("parts", &|n| format!("第{n}节 渡口"), 3),
    ];
    for (why, heading, level) in cases {
        let text = book(30, heading);
        let document = one("远行记.txt", &text);
        assert_eq!(document.title, "远行记", "{why}: the file's name");
        assert_eq!(document.sections.len(), 30, "{why}");
        let last = document.sections.last().expect("sections");
        assert_eq!((last.level, last.heading.as_str()), (*level, collapse(&heading(30)).as_str()), "{why}");
        assert!(last.blocks[0].contains("第30个渡口"), "{why}");
        assert!(last.anchor.is_empty(), "{why}: a plain text has no anchors");
    }
}

#[test]
fn roman_numerals_and_prefaces() {
    let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let table: String = roman.iter().map(|n| format!("CHAPTER {n}. The Ferry\n")).collect();
    let text = book(10, |n| format!("CHAPTER {}.\nThe Ferry", roman[n - 1]));
    let document = one("a.txt", &format!("Contents\n\n{table}\n\n{text}"));
    assert_eq!(document.sections.len(), 11, "titles on lines of their own: {:?}", headings(&document));
    let text = book(10, |n| format!("CHAPTER {}", roman[n - 1]));
    let document = one("a.txt", &format!("Preface\n\n{}{text}Epilogue\n\n{}", body(0), body(11)));
    assert_eq!(document.sections.len(), 12);
    assert_eq!(headings(&document)[0], (2, "Preface"));
    assert_eq!(headings(&document)[11], (2, "Epilogue"));
    for name in ["序", "序章", "前言", "楔子", "引子：雨夜", "后记", "尾声", "番外 船夫", "番外三"]
    {
        let text = book(12, |n| format!("第{n}章"));
        let document = one("a.txt", &format!("{name}\n\n{}{text}", body(0)));
        assert_eq!(headings(&document)[0], (2, name), "{name}");
        assert_eq!(document.sections.len(), 13, "{name}");
    }
}

#[test]
fn volumes_stand_above_chapters() {
    let volume =
        |v: usize| format!("第{}卷 风起\n\n{}", han(v), book(6, |n| format!("第{}章 远行{v}", han(n))));
    let document = one("a.txt", &format!("{}{}", volume(1), volume(2)));
    assert_eq!(document.sections.len(), 14);
    assert_eq!(headings(&document)[0], (1, "第一卷 风起"));
    assert_eq!(headings(&document)[1], (2, "第一章 远行1"));
    assert_eq!(headings(&document)[7], (1, "第二卷 风起"));
    let on = book(12, |n| format!("第{}章 远行", han(n + 20)));
    assert_eq!(one("a.txt", &on).sections.len(), 12, "a file may begin with a later chapter");
}

#[test]
fn where_a_books_title_comes_from() {
    let text = book(12, |n| format!("第{n}章"));
    for (why, head, title, first) in [
        ("the name in its brackets", "《远行记》\n\n", "远行记", vec!["《远行记》"]),
        ("the author beside it", "《远行记》作者：半夏\n\n", "远行记", vec!["《远行记》作者：半夏"]),
        ("said so", "书名：远行记\n作者：半夏\n\n", "远行记", vec!["书名：远行记", "作者：半夏"]),
        ("a first line", "远行记\n\n", "远行记", vec![]),
        ("and the author below it", "远行记\n作者：半夏\n\n", "远行记", vec!["作者：半夏"]),
        ("no line of whoever made the file", "本书由某某网下载\n\n", "文件名", vec!["本书由某某网下载"]),
        ("no chapter", "", "文件名", vec![]),
    ] {
        let document = one("文件名.txt", &format!("{head}{text}"));
        assert_eq!(document.title, title, "{why}");
        assert_eq!(document.sections.len(), 12 + usize::from(!first.is_empty()), "{why}");
        if !first.is_empty() {
            assert_eq!(document.sections[0].blocks, first, "{why}: nothing is lost");
        }
    }
    let document = one("a.txt", &format!("远行记\n作者：半夏\n\n{text}"));
    assert!(document.byline.is_some_and(|byline| byline.contains("半夏")));
}

#[test]
fn a_table_of_contents_is_no_chapter() {
    let text = book(12, |n| format!("第{}章 远行{n}", han(n)));
    let entries =
        |mark: &str| (1..=12).map(|n| format!("第{}章 远行{n}{mark}\n", han(n))).collect::<String>();
    for (why, table) in [
        ("with its head", format!("目录\n\n{}\n", entries(""))),
        ("without", format!("{}\n", entries(""))),
        ("with pages", format!("目 录\n{}\n", entries("……12"))),
        ("with lines between", format!("目录\n\n{}\n", entries("\n"))),
    ] {
        let document = one("远行记.txt", &format!("{table}{text}"));
        assert_eq!(document.sections.len(), 13, "{why}: {:?}", headings(&document));
        assert_eq!(document.sections[0].level, 0, "{why}: it stays text");
        assert!(document.sections[1].blocks[0].contains("第1个"), "{why}");
        assert_eq!(document.title, "远行记", "{why}");
    }
}

#[test]
fn what_is_no_book_is_not_split() {
    let prose = "本文的第二章讲渡口。\n第二章 的内容见后，第三章再谈。\n他说，第一章已经写完了，可是第二章还没有。\n\n".repeat(40);
    let log: String = (1..200)
        .map(|n| format!("2024-01-01 12:00:{:02} INFO 第{n}章 saved chapter {n}\n", n % 60))
        .collect();
    let subtitles: String = (1..200)
        .map(|n| format!("{n}\n00:00:{:02},000 --> 00:00:{:02},500\n第{n}章的渡口\n\n", n % 60, n % 60))
        .collect();
    let law: String = (1..=6)
        .map(|n| {
            let articles: String = (1..=5)
                .map(|m| format!("第{}条　船夫应当在渡口登记，遵守本法。\n", han(5 * n + m)))
                .collect();
            format!("第{}章　总则\n\n{articles}\n", han(n))
        })
        .collect();
    let list: String = (1..=40).map(|n| format!("第{n}章 远行{n}\n")).collect();
    let two = book(2, |n| format!("第{n}章"));
    let wild: String =
        [7, 3, 90, 2, 41, 5, 77, 1, 30, 12].iter().map(|n| format!("第{n}章 远行\n\n{}", body(*n))).collect();
    for (why, text) in [
        ("prose that speaks of chapters", prose),
        ("a log", log),
        ("subtitles", subtitles),
        ("a law", law),
        ("a list of chapters alone", list),
        ("two chapters", two),
        ("numbers in no order", wild),
    ] {
        let documents = read("a.txt", &text);
        assert_eq!(documents.len(), 1, "{why}");
        assert_eq!(documents[0].sections.len(), 1, "{why}: {:?}", headings(&documents[0]));
    }
}

#[test]
fn nothing_of_a_book_is_lost() {
    let text =
        format!("《远行记》\n\n简介：一个人走。\n\n{}", book(40, |n| format!("第{}章 远行{n}", han(n))));
    for options in [Options::default(), never()] {
        let file = read_bytes("a.txt", text.as_bytes(), &options).expect("it is text");
        let shown = file.documents[0].paragraphs().concat();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        assert_eq!(shown, lines.collect::<String>());
    }
}
