//! Front matter, as each generator writes and accepts it.

use super::*;

/// What is looked at: title, date, the paragraphs, and the lines of the warnings.
fn read_one(text: &str) -> (Document, Vec<usize>) {
    let mut file = read_bytes("note.md", text.as_bytes(), &Options::default()).expect("a document");
    assert_eq!(file.documents.len(), 1);
    let lines = file.warnings.iter().filter_map(|warning| warning.line).collect();
    assert!(file.warnings.iter().all(|warning| warning.reason.starts_with("front matter: ")), "{file:?}");
    (file.documents.remove(0), lines)
}

type Row<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, &'a [&'a str]);

#[test]
fn every_generator_s_front_matter() {
    let body: &[&str] = &["正文。"];
    let cases: &[Row] = &[
        ("YAML", "---\ntitle: 题\ndate: 2025-01-02\n---\n正文。", "题", Some("2025-01-02"), body),
        (
            "with CR LF",
            "---\r\ntitle: 题\r\ndate: 2025-01-02\r\n---\r\n正文。\r\n",
            "题",
            Some("2025-01-02"),
            body,
        ),
        ("and a byte order mark", "\u{feff}---\r\ntitle: 题\r\n---\r\n正文。", "题", None, body),
        ("a blank line before it", "\n---\ntitle: 题\n---\n正文。", "题", None, body),
        ("several", " \n\n\t\n---\ntitle: 题\n---\n正文。", "题", None, body),
        ("blanks behind the rules", "--- \ntitle: 题\n---\t\n正文。", "题", None, body),
        ("it ends with points", "---\ntitle: 题\n...\n正文。", "题", None, body),
        ("four dashes", "----\ntitle: 题\n----\n正文。", "题", None, body),
        ("no text behind it", "---\ntitle: 题\n---", "题", None, &[]),
        ("a key with a blank", "---\ntitle: 题\nMain Moc: \"[[数学]]\"\n---\n正文。", "题", None, body),
        ("only such keys", "---\nacademic year: 2024/2025\n第 几: 3\n---\n正文。", "note", None, body),
        (
            "blanks before colons",
            "---\ntitle : 题\ndate : 2025-01-03\n---\n正文。",
            "题",
            Some("2025-01-03"),
            body,
        ),
        ("none behind them", "---\ntitle:题\ndate:2025-01-03\n---\n正文。", "题", Some("2025-01-03"), body),
        ("only once", "---\ndate: 2025-01-03\ntitle:题：一\n---\n正文。", "题：一", Some("2025-01-03"), body),
        ("none, and another colon", "---\ntitle:题 A: B\n---\n正文。", "题 A: B", None, body),
        ("a list without one", "---\ntitle: 题\ntags:[a, b]\n---\n正文。", "题", None, body),
        ("a key by itself", "---\n\"title\": \"题\"\n? complex\n: 1\n---\n正文。", "题", None, body),
        ("one that is a list", "---\ntitle: 题\n? [a, b]\n: 1\n---\n正文。", "题", None, body),
        (
            "tabs behind colons",
            "---\ntitle:\t题\ndate:\t2025-01-03\n---\n正文。",
            "题",
            Some("2025-01-03"),
            body,
        ),
        ("tabs as indentation", "---\ntags:\n\t- a\n\t- b\ntitle: 题\n---\n正文。", "题", None, body),
        ("comments", "---\n# title: 甲\ntitle: 题 # 乙\n\n# 丙\n---\n正文。", "题", None, body),
        ("a colon in the title", "---\ntitle: A: B\n---\n正文。", "A: B", None, body),
        (
            "more of them",
            "---\ntitle: 题: 一: 二\ndate: 2025-01-03\n---\n正文。",
            "题: 一: 二",
            Some("2025-01-03"),
            body,
        ),
        ("an at sign", "---\ntitle: @types 入门\n---\n正文。", "@types 入门", None, body),
        ("a backquote", "---\ntitle: `ls` 入门\n---\n正文。", "`ls` 入门", None, body),
        ("a per cent sign", "---\ntitle: %APPDATA% 在哪\n---\n正文。", "%APPDATA% 在哪", None, body),
        ("a star", "---\ntitle: *重点*\n---\n正文。", "*重点*", None, body),
        ("brackets", "---\ntitle: [译] 题\n---\n正文。", "[译] 题", None, body),
        ("brackets alone", "---\ntitle: [译]\n---\n正文。", "[译]", None, body),
        ("quotes inside of quotes", "---\ntitle: \"题\"一\"\"\n---\n正文。", "题\"一\"", None, body),
        ("quotes at the beginning", "---\ntitle: \"题\" 之一\n---\n正文。", "\"题\" 之一", None, body),
        ("a link as title", "---\ntitle: [[题]]\n---\n正文。", "题", None, body),
        ("links in a list", "---\ntitle: 题\nup: [[a]], [[b]]\n---\n正文。", "题", None, body),
        ("folded lines", "---\ntitle: >-\n  题\n  一\n---\n正文。", "题 一", None, body),
        ("kept lines", "---\ntitle: |\n  题\n  一\ntags: [a,\n  b]\n---\n正文。", "题 一", None, body),
        ("a value of two lines", "---\ntitle: 题\n  一\n---\n正文。", "题 一", None, body),
        ("quoted ones", "---\ntitle: \"题\n\n  一\"\n---\n正文。", "题 一", None, body),
        (
            "a list that ends at the margin",
            "---\ntags: [\n  a,\n  b\n]\ntitle: 题\n---\n正文。",
            "题",
            None,
            body,
        ),
        ("an anchor", "---\nauthor: &题 题\ntitle: *题\n---\n正文。", "题", None, body),
        ("merged", "---\nbase: &b\n  title: 题\n<<: *b\n---\n正文。", "题", None, body),
        ("the last of two", "---\ntitle: 甲\ntitle: 题\n---\n正文。", "题", None, body),
        ("a mistake in another key", "---\ntags: [a, b\ntitle: 题\n---\n正文。", "题", None, body),
        ("and below it", "---\ntags:\n  - a\n - b\n   c: d: e\ntitle: 题\n---\n正文。", "题", None, body),
        ("capitals", "---\nTitle: 题\nDate: 2025-01-03\n---\n正文。", "题", Some("2025-01-03"), body),
        (
            "old Hexo",
            "title: 题\ndate: 2013-12-24 23:29:53\ntags:\n- a\n---\n正文。",
            "题",
            Some("2013-12-24"),
            body,
        ),
        (
            "old Hexo, JSON",
            "\"title\": \"题\",\n\"date\": \"2013/7/13\"\n;;;\n正文。",
            "题",
            Some("2013-07-13"),
            body,
        ),
        ("Hexo, JSON", ";;;\n\"title\": \"题\",\n\"tags\": [\"a\"]\n;;;\n正文。", "题", None, body),
        (
            "TOML",
            "+++\ntitle = \"题\"\ndate = 2024-03-05T10:00:00+08:00\n+++\n正文。",
            "题",
            Some("2024-03-05"),
            body,
        ),
        (
            "TOML with CR LF",
            "+++\r\ntitle = '题'\r\ndate = 2024-03-05\r\n+++\r\n正文。",
            "题",
            Some("2024-03-05"),
            body,
        ),
        (
            "a date in quotes",
            "+++\ntitle = '题'\ndate = '2024-03-05'\n+++\n正文。",
            "题",
            Some("2024-03-05"),
            body,
        ),
        (
            "tables",
            "\n+++\ntitle = '题'\n[taxonomies]\ntags = ['a']\n[extra]\nx = 1\n+++\n正文。",
            "题",
            None,
            body,
        ),
        (
            "a mistake",
            "+++\ntags = ['a'\ntitle = '题'\ndate = 2024-03-05\n+++\n正文。",
            "题",
            Some("2024-03-05"),
            body,
        ),
        (
            "no quotes",
            "+++\ntitle = 题 一\ndate = 2024-03-05\n+++\n正文。",
            "题 一",
            Some("2024-03-05"),
            body,
        ),
        (
            "JSON",
            "{\n  \"title\": \"题\",\n  \"date\": \"2024-04-06\"\n}\n\n正文。",
            "题",
            Some("2024-04-06"),
            body,
        ),
        ("on one line", "{\"title\": \"题\", \"tags\": [\"a\"]}\n正文。", "题", None, body),
        ("with escapes", "{\n\"title\": \"\\u9898\\/\"\n}\n正文。", "题/", None, body),
        (
            "a comma too much",
            "{\n  \"title\": \"题\",\n  \"date\": \"2024-04-06\",\n}\n正文。",
            "题",
            Some("2024-04-06"),
            body,
        ),
        ("a mistake", "{\n  \"title\": \"题\",\n  \"tags\": [\"a\",,],\n}\n正文。", "题", None, body),
        ("gray-matter's YAML", "---yaml\ntitle: 题\n---\n正文。", "题", None, body),
        ("its TOML", "---toml\ntitle = '题'\n---\n正文。", "题", None, body),
        ("its JSON", "---json\n{\"title\": \"题\"}\n---\n正文。", "题", None, body),
        ("a script is not run", "---js\n{ title: f() }\n---\n正文。", "note", None, body),
        ("nothing", "---\n---\n正文。", "note", None, body),
        ("comments alone", "---\n# tags:\n---\n正文。", "note", None, body),
        ("a last line that was forgotten", "---\ntitle: 题\ntags: a\n\n正文。\n", "题", None, body),
        ("and a rule far below", "---\ntitle: 题\n\n正文。\n\n---\n", "题", None, body),
        ("the same in TOML", "+++\ntitle = '题'\n\n正文。\n", "题", None, body),
        ("rubbish", "---\n@@@ : : %%% [[[\n= {{{\n---\n正文。", "note", None, body),
        ("a broken title is none", "---\ntitle: \"题\n---\n正文。", "note", None, body),
        ("rubbish in TOML", "+++\n@@@ [[[\n+++\n正文。", "note", None, body),
        ("rubbish in JSON", "{\n\"title\": }}}}\n}\n正文。", "note", None, body),
    ];
    for (why, text, title, date, want) in cases {
        let (got, _) = read_one(text);
        assert_eq!((got.title.as_str(), got.date.as_deref()), (*title, *date), "{why}: {got:?}");
        assert_eq!(got.paragraphs(), *want, "{why}");
    }
}

#[test]
fn what_is_no_front_matter_is_text() {
    for (why, text, title, want) in [
        ("a rule, text and a rule", "---\n这是 正文\n\n---\n", "note", vec!["这是 正文"]),
        (
            "sentences",
            "---\n\n今天停水。\n明天有水。\n\n---\n\n后文。",
            "note",
            vec!["今天停水。明天有水。", "后文。"],
        ),
        ("with a colon", "---\n\n注意: 今天停水。\n\n---\n", "note", vec!["注意: 今天停水。"]),
        (
            "in English",
            "---\n\nStatus: open, they say.\nNobody knows.\n\n---\n",
            "note",
            vec!["Status: open, they say. Nobody knows."],
        ),
        ("a list", "---\n\n- 甲\n- 乙\n\n---\n", "note", vec!["甲", "乙"]),
        ("a heading", "---\n\n# 题\n\n甲\n\n---\n", "题", vec!["甲"]),
        ("no end", "---\n\n甲\n", "note", vec!["甲"]),
        ("a heading over a rule", "注意: 甲\n---\n乙", "注意: 甲", vec!["乙"]),
        ("a heading like a key", "Title: 甲\n---\n乙", "Title: 甲", vec!["乙"]),
        ("a heading like an odd key", "type: 甲\n---\n乙", "type: 甲", vec!["乙"]),
        ("text above", "甲\n\n---\ntitle: 题\n---\n", "title: 题", vec!["甲", "title: 题"]),
        ("braces", "{甲} 乙\n", "note", vec!["{甲} 乙"]),
        ("an object and no text", "{\n\"a\": 1\n}\n", "note", vec!["{ \"a\": 1 }"]),
    ] {
        let (got, lines) = read_one(text);
        assert_eq!((got.title.as_str(), got.paragraphs()), (title, want), "{why}");
        assert_eq!(lines, [0; 0], "{why}");
    }
}

#[test]
fn what_is_not_understood_is_named_with_its_line() {
    for (why, text, want) in [
        ("nothing is wrong", "---\ntitle: A: B\ntags:[a]\n---\n甲", &[][..]),
        ("a list that does not end", "---\ntitle: 题\ntags: [a, b\n---\n甲", &[3]),
        ("blank lines count", "\n\n---\ntitle: 题\ntags: [a, b\n---\n甲", &[5]),
        ("a quote that does not end", "---\r\ntitle: \"题\r\n---\r\n甲", &[2]),
        ("a key that stands twice", "---\ntags: a\nx: 1\ntags: b\n---\n甲", &[4]),
        ("a line that is no key", "---\ntitle: 题\n甲乙\n---\n甲", &[3]),
        ("a date that is none", "---\ntitle: 题\ndate: soon\n---\n甲", &[3]),
        ("an ambiguous date", "---\ntitle: 题\ndate: 05/03/2024\n---\n甲", &[3]),
        ("in TOML", "+++\ntitle = '题'\ntags = ['a'\n+++\n甲", &[3]),
        ("in JSON", "{\n\"title\": \"题\",\n\"tags\": [\"a\n}\n甲", &[1, 3]),
        ("rubbish", "---\n@@@ : : %%% [[[\n---\n甲", &[2]),
        ("a script", "---js\nx\n---\n甲", &[2]),
        ("no end", "---\ntitle: 题\n\n甲", &[3]),
        ("no end, and a rule", "---\ntitle: 题\n\n甲乙。\n\n---\n", &[4]),
    ] {
        assert_eq!(read_one(text).1, want, "{why}");
    }
    let alone = read_bytes("a.md", b"---\ntitle: \"x\n---\n", &Options::default()).expect_err("no text");
    assert!(alone.reason.contains("a.md:2: front matter: "), "{alone:?}: it is not merely empty");
}

#[test]
fn labels_are_words_that_readers_search_for() {
    for (why, yaml, want) in [
        ("a sentence", "description: 回滚办法，及其它", "回滚办法，及其它"),
        ("its other names", "summary: 甲\nexcerpt: 乙\nsubtitle: 丙", "甲|乙|丙"),
        ("tags", "tags: [周报, 金丝雀]", "周报|金丝雀"),
        ("one of them", "tag: 周报\ncategory: 运维", "周报|运维"),
        ("in a string", "tags: 周报, 金丝雀，发布", "周报|金丝雀|发布"),
        ("parted by blanks, in Chinese", "tags: 周报 金丝雀", "周报|金丝雀"),
        ("a name of two words", "tags: [machine learning]\ncategory: Web Dev", "machine learning|Web Dev"),
        ("of Obsidian", "tags:\n  - \"#编程/Rust\"", "编程/Rust"),
        ("keywords", "keywords: 灌区, 水利", "灌区|水利"),
        ("categories below categories", "categories:\n- [体育, 棒球]\n- [体育, 足球]", "体育|棒球|足球"),
        ("aliases", "aliases: [三号周报, TCP/IP]", "三号周报|TCP/IP"),
        ("addresses are none", "aliases: [/old/, https://a.b, posts/old-name, ./x, a.html]", ""),
        ("authors", "author: 李明\nauthors: [王芳]", "王芳|李明"),
        ("authors with more than a name", "authors:\n  - name: 李明\n    url: x\n  - 王芳", "李明|王芳"),
        ("one such", "author:\n  name: 李明\n  email: a@b", "李明"),
        ("a link", "aliases: \"[[周报|三号]]\"", "三号"),
        ("each once", "tags: [a, a]\nkeywords: a, b", "a|b"),
        ("no flags", "description: false\nexcerpt: true", ""),
        ("other keys are none", "weight: 3\ncover: x.png", ""),
    ] {
        let got = one("note.md", &format!("---\ntitle: t\n{yaml}\n---\n甲"));
        assert_eq!(got.labels.join("|"), want, "{why}");
    }
    let zola = "+++\ntitle = 't'\n[taxonomies]\ntags = ['a']\ncategories = ['b']\n[extra]\nkeywords = ['c']\nx = 'd'\n+++\n甲";
    let got = one("note.md", zola);
    assert_eq!(got.labels, ["a", "b", "c"], "taxonomies, and what is known of the rest");
    assert_eq!(got.meta.keys().collect::<Vec<_>>(), ["categories", "keywords", "tags"], "and as meta");
}

#[test]
fn a_note_of_labels_alone_is_a_document() {
    let got = one("山/灌区.md", "---\ntags: [水利]\n---\n");
    assert_eq!(
        (got.title.as_str(), got.labels),
        ("灌区", vec!["水利".to_owned()]),
        "its name and its tags find it"
    );
    assert!(read_bytes("a.md", b"---\nid: 1\n---\n", &Options::default()).is_err(), "nothing to find");
}

#[test]
fn authors_are_the_byline() {
    for (yaml, want) in [
        ("author: 李明", Some("李明")),
        ("authors: [李明, 王芳]", Some("李明, 王芳")),
        ("authors:\n  - name: 李明", Some("李明")),
        ("tags: a", None),
    ] {
        assert_eq!(one("note.md", &format!("---\n{yaml}\n---\n甲")).byline.as_deref(), want);
    }
}

#[test]
fn the_date_that_counts() {
    for (why, path, text, title, want) in [
        (
            "published before changed",
            "a.md",
            "---\nupdated: 2025-02-02\ndate: 2024-01-01\n---\n甲",
            "a",
            Some("2024-01-01"),
        ),
        ("Astro's", "a.md", "---\npubDate: Jul 08 2022\n---\n甲", "a", Some("2022-07-08")),
        (
            "Hugo's",
            "a.md",
            "---\nlastmod: 2025-02-02\npublishDate: 2024-01-01\n---\n甲",
            "a",
            Some("2024-01-01"),
        ),
        ("Obsidian's", "a.md", "---\ncreated: 2025-11-07T14:16\n---\n甲", "a", Some("2025-11-07")),
        (
            "its linter's",
            "a.md",
            "---\ndate modified: 2025-02-02\ndate created: 2024-01-01\n---\n甲",
            "a",
            Some("2024-01-01"),
        ),
        ("Docusaurus'", "a.md", "---\nlast_update:\n  date: 2024-01-01\n---\n甲", "a", Some("2024-01-01")),
        ("only changed", "a.md", "---\nlast_modified_at: 2025-02-02\n---\n甲", "a", Some("2025-02-02")),
        (
            "one that is none gives way",
            "a.md",
            "---\ndate: ''\nupdated: 2025-02-02\n---\n甲",
            "a",
            Some("2025-02-02"),
        ),
        ("Jekyll's name", "_posts/2016-08-09-算力.md", "甲", "算力", Some("2016-08-09")),
        (
            "the front matter knows better",
            "2016-08-09-a.md",
            "---\ndate: 2017-01-01\n---\n甲",
            "a",
            Some("2017-01-01"),
        ),
        ("a diary's", "2016-08-09.md", "甲", "2016-08-09", Some("2016-08-09")),
        ("no day", "2016-13-09-a.md", "甲", "2016-13-09-a", None),
        ("not of a plain text", "2016-08-09-a.txt", "甲", "2016-08-09-a", None),
    ] {
        let got = one(path, text);
        assert_eq!((got.title.as_str(), got.date.as_deref()), (title, want), "{why}");
    }
}
