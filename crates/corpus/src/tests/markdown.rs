//! Markdown: one file, one document.

use super::*;

#[test]
fn where_the_title_comes_from() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("the first top heading, not repeated", "# 灌区 指南\n\n正文。\n", "灌区 指南", &["正文。"]),
        (
            "front matter before the heading",
            "---\ntitle: 灌区指南\n---\n# 序\n\n正文。\n",
            "灌区指南",
            &["序", "正文。"],
        ),
        (
            "the same words twice are one title",
            "---\ntitle: \"序\"\n---\n# 序\n\n正文。\n",
            "序",
            &["正文。"],
        ),
        ("a lower heading at the head", "## 序\n\n正文。\n", "序", &["正文。"]),
        (
            "a lower heading amid the text stays",
            "前言。\n\n## 序\n\n正文。\n",
            "序",
            &["前言。", "序", "正文。"],
        ),
        ("the file's name at last", "正文。\n", "note", &["正文。"]),
        (
            "an underlined heading with markup",
            "*灌区* [指南](http://x)\n====\n\n正文。",
            "灌区 指南",
            &["正文。"],
        ),
        ("a mistake in another key", "---\ntags: [a, b\ntitle: 灌区\n---\n正文。", "灌区", &["正文。"]),
        ("a number is a title as it is written", "---\ntitle: 007\n---\n正文。", "007", &["正文。"]),
        ("a broken title is no title", "---\ntitle: \"灌区\n---\n# 序\n\n正文。", "序", &["正文。"]),
        ("a rule, text and a rule are text", "---\n这是 正文\n\n---\n", "note", &["这是 正文"]),
        ("front matter that never ends is text", "---\n\n甲\n", "note", &["甲"]),
    ];
    for (why, text, title, want) in cases {
        let got = one("note.md", text);
        assert_eq!(got.title, *title, "{why}");
        assert_eq!(got.paragraphs(), *want, "{why}");
    }
}

#[test]
fn what_becomes_a_paragraph() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("a source's line break between Han characters", "青湾\n水利\n", &["青湾水利"]),
        ("and between other letters", "the old\nbridge 与\nTiDB，\nfast", &["the old bridge 与 TiDB，fast"]),
        ("a hard break is a line's end", "床前明月光，  \n疑是地上霜。", &["床前明月光，", "疑是地上霜。"]),
        ("list items, nested and loose", "- 甲\n  - 乙\n- 丙\n\n  丁\n", &["甲", "乙", "丙", "丁"]),
        (
            "code line by line, indented",
            "```rust\nfn a() {\n    b();\n\n}\n```\n",
            &["fn a() {", "    b();", "}"],
        ),
        ("a table row by row", "| 县 | 公里 |\n|---|---|\n| 青湾 | 300 |\n", &["县 公里", "青湾 300"]),
        ("an image's words", "![渠道全景](a.png)", &["渠道全景"]),
        ("an HTML block's words", "<div class=\"x\">\n<b>甲</b>乙 &amp; 丙\n</div>\n", &["甲乙 & 丙"]),
        (
            "a comment and a script say nothing",
            "<!-- 甲 -->\n\n<script>\nvar a = '<p>';\n</script>\n\n乙",
            &["乙"],
        ),
        ("inline tags", "甲<br>乙<kbd>丙</kbd>", &["甲乙丙"]),
        ("a quotation", "> 甲\n>\n> 乙", &["甲", "乙"]),
        ("no newspaper in Markdown", "本报讯 甲。\n\n记者 李明\n", &["本报讯 甲。", "记者 李明"]),
    ];
    for (why, text, want) in cases {
        assert_eq!(one("note.md", text).paragraphs(), *want, "{why}");
    }
}

#[test]
fn what_the_front_matter_says() {
    for (why, yaml, url, date) in [
        ("a day", "url: /a/b\ndate: 2024-05-01", "/a/b", Some("2024-05-01")),
        ("a moment", "date: 2024-05-01T10:00:00+08:00", "", Some("2024-05-01")),
        ("quoted", "date: '2024/5/1'", "", Some("2024-05-01")),
        ("a month", "date: 2024-05", "", Some("2024-05")),
        ("a year", "date: 2024", "", Some("2024")),
        ("no date", "date: soon", "", None),
        ("no such day", "date: 2024-02-31", "", None),
        ("a list is no address", "url: [a]", "", None),
    ] {
        let got = one("note.md", &format!("---\ntitle: t\n{yaml}\n---\n甲"));
        assert_eq!((got.url.as_str(), got.date.as_deref()), (url, date), "{why}");
    }
    let none = read_bytes("a.md", b"<!-- x -->\n", &Options::default());
    assert!(none.is_err_and(|skipped| skipped.reason.contains("no text")), "nothing to read");
}

#[test]
fn whatever_else_the_front_matter_says_is_kept_by_key() {
    for (why, yaml, want) in [
        ("a scalar", "description: 灌区 指南", "description=灌区 指南"),
        ("a list in brackets", "tags: [灌区, 水利 工程]", "tags=灌区|水利 工程"),
        ("a list of lines", "categories:\n  - 水利\n  - 农业", "categories=水利|农业"),
        ("a list without indent", "aliases:\n- /a\n- /b", "aliases=/a|/b"),
        ("keywords in one string are one value", "keywords: 灌区, 水利", "keywords=灌区, 水利"),
        ("authors as they are called there", "author: 李明\nauthors: [王芳]", "author=李明 authors=王芳"),
        ("a block of lines on one line", "summary: |\n  甲\n  乙", "summary=甲 乙"),
        ("numbers and truth values as written", "weight: 007\ndraft: false", "draft=false weight=007"),
        ("a comment is no value", "tags: [a] # all of them", "tags=a"),
        ("an alias is what it stands for", "tags: [&a x, *a]", "tags=x|x"),
        ("nothing, in every spelling", "a:\nb: ~\nc: null\nd: ''\ne: []\nf: [null]", ""),
        ("nothing inside a list", "tags: [a, '', ~]", "tags=a"),
        ("a map has no values", "params:\n  a: b\n  c: d", ""),
        ("nor has a list of maps", "links:\n  - name: 李明", ""),
        ("nor a list of lists", "tags: [[a, b], c]", ""),
        ("a mistake in one key costs no other", "tags: [a, b\ncover: x.png", "cover=x.png"),
        ("the last of two", "tags: a\ntags: b", "tags=b"),
        ("a quoted key, which may hold a colon", "\"og:type\": article", "og:type=article"),
        ("what has a place of its own", "url: /a\ndate: soon\nlang: zh", ""),
    ] {
        let got = one("note.md", &format!("---\ntitle: t\n{yaml}\n---\n甲"));
        let meta: Vec<String> =
            got.meta.iter().map(|(key, values)| format!("{key}={}", values.join("|"))).collect();
        assert_eq!(meta.join(" "), want, "{why}");
        assert_eq!((got.title.as_str(), got.paragraphs()), ("t", vec!["甲"]), "{why}: the rest is read");
    }
    for (why, yaml, want) in [
        ("Hugo's and HTML's word", "lang: zh-Hans", Some("zh-Hans")),
        ("the long one", "language: en", Some("en")),
        ("several are none", "language: [zh, en]", None),
        ("a country that is no truth value", "lang: no", Some("no")),
    ] {
        let got = one("note.md", &format!("---\n{yaml}\n---\n甲"));
        assert_eq!(got.language.as_deref(), want, "{why}");
    }
}

#[test]
fn no_front_matter_is_too_much() {
    let doubling: Vec<String> = (1..200).map(|n| format!("&a{n} [*a{0}, *a{0}]", n - 1)).collect();
    for (why, value) in [
        ("no depth reaches the parser", "[".repeat(100_000)),
        ("nor is any shorter one too deep", "[".repeat(4000) + &"]".repeat(4)),
        ("maps the same", "{a: ".repeat(1000)),
        ("no alias multiplies", format!("[&a0 [x], {}]", doubling.join(", "))),
    ] {
        let got = one("note.md", &format!("---\ntitle: {value}\ntags: {value}\n---\n甲"));
        assert_eq!((got.title.as_str(), got.paragraphs()), ("note", vec!["甲"]), "{why}");
        assert!(got.meta.is_empty(), "{why}");
    }
}
