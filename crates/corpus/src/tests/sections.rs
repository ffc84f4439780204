//! Headings open sections, and each has a name in the page.

use super::*;

/// The sections of a Markdown file: level, heading, anchor, blocks.
fn sections(text: &str) -> Vec<(u8, String, String, String)> {
    let document = one("note.md", text);
    let row = |s: Section| (s.level, s.heading, s.anchor, s.blocks.join("|"));
    document.sections.into_iter().map(row).collect()
}

type Row<'a> = (u8, &'a str, &'a str, &'a str);

#[test]
fn a_heading_opens_a_section() {
    let cases: &[(&str, &str, &[Row])] = &[
        ("text alone is one section", "甲\n\n乙", &[(0, "", "", "甲|乙")]),
        (
            "the title is no section's heading, and what stands below it has none",
            "# 题\n\n甲\n\n## 一\n\n乙\n\n丙",
            &[(0, "", "", "甲"), (2, "一", "一", "乙|丙")],
        ),
        (
            "nothing in front of the first heading is no section",
            "# 题\n\n## 一\n\n乙",
            &[(2, "一", "一", "乙")],
        ),
        ("a title alone is a document still", "# 题", &[(0, "", "", "")]),
        (
            "a heading without text is a place, too",
            "甲\n\n## 一\n\n### 二\n\n乙",
            &[(0, "", "", "甲"), (2, "一", "一", ""), (3, "二", "二", "乙")],
        ),
        (
            "levels are as written, six of them",
            "# 题\n\n###### 六\n\n甲\n\n# 一\n\n乙",
            &[(6, "六", "六", "甲"), (1, "一", "一", "乙")],
        ),
        ("underlined ones are headings", "# 题\n\n一\n----\n\n甲", &[(2, "一", "一", "甲")]),
        (
            "a heading's markup is not its words",
            "# 题\n\n## *一* `b()` [二](http://x)\n\n甲",
            &[(2, "一 b() 二", "一-b-二", "甲")],
        ),
        (
            "so is one in a quotation or a list",
            "# 题\n\n> ## 一\n> 甲\n\n- ## 二\n  乙",
            &[(2, "一", "一", "甲"), (2, "二", "二", "乙")],
        ),
        ("an empty heading is none", "# 题\n\n甲\n\n##\n\n乙", &[(0, "", "", "甲|乙")]),
        ("a heading in code is code", "# 题\n\n```\n## 一\n```", &[(0, "", "", "## 一")]),
        (
            "a lower heading amid the text is the title and a section's heading",
            "甲\n\n## 一\n\n乙",
            &[(0, "", "", "甲"), (2, "一", "一", "乙")],
        ),
        (
            "the title's own heading amid the text leaves a section, which has its name",
            "甲\n\n# 题\n\n乙",
            &[(0, "", "", "甲"), (1, "", "题", "乙")],
        ),
        (
            "and none where nothing stands below it",
            "甲\n\n# 题\n\n## 一\n\n乙",
            &[(0, "", "", "甲"), (2, "一", "一", "乙")],
        ),
    ];
    for (why, text, want) in cases {
        let got = sections(text);
        let got: Vec<Row> = got.iter().map(|(level, h, a, b)| (*level, &h[..], &a[..], &b[..])).collect();
        assert_eq!(got, *want, "{why}");
    }
}

#[test]
fn anchors_are_those_of_the_page() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("the author's own name", "# 题\n\n## 一 {#intro}\n\n## 二", &["intro", "二"]),
        ("a class beside it is not part of it", "# 题\n\n## 一 {.wide #intro}", &["intro"]),
        (
            "a heading that is there already is counted",
            "# 题\n\n## 一\n\n## 一\n\n## 一",
            &["一", "一-1", "一-2"],
        ),
        ("the title counts, though it is no section's", "# 一\n\n## 一", &["一-1"]),
        ("in front matter it is not in the page", "---\ntitle: 一\n---\n## 一", &["一"]),
        ("and where the page repeats it, it counts", "---\ntitle: 一\n---\n# 一\n\n## 一", &["一-1"]),
        ("what the author named is taken", "# 题\n\n## 一 {#二}\n\n## 二", &["二", "二-1"]),
        ("punctuation alone has no name", "# 题\n\n## ？\n\n甲", &[""]),
    ];
    for (why, text, want) in cases {
        let got: Vec<String> = sections(text).into_iter().filter(|row| row.0 > 0).map(|row| row.2).collect();
        assert_eq!(got, *want, "{why}");
    }
}

#[test]
fn the_paragraphs_are_the_headings_and_blocks_in_order() {
    let document = one("note.md", "# 题\n\n甲\n\n## 一\n\n乙\n\n### 二\n\n## 三\n\n丙");
    assert_eq!(document.paragraphs(), ["甲", "一", "乙", "二", "三", "丙"], "as a reader comes upon them");
    let plain = one("note.txt", "题\n\n## 一\n\n甲");
    assert_eq!(plain, Document::plain("note.txt", "题", ["## 一", "甲"]), "plain text knows no headings");
}
