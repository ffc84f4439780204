//! The same page as Markdown and as the HTML that is made of it says the same.

use pulldown_cmark::{Options as Syntax, Parser, html::push_html};

use super::*;

/// What a generator makes of a page.
fn rendered(markdown: &str) -> String {
    let syntax = Syntax::ENABLE_TABLES
        | Syntax::ENABLE_STRIKETHROUGH
        | Syntax::ENABLE_TASKLISTS
        | Syntax::ENABLE_HEADING_ATTRIBUTES;
    let mut html = String::from("<main>");
    push_html(&mut html, Parser::new_ext(markdown, syntax));
    html + "</main>"
}

/// Title, then each section with its blocks, without white space at their ends.
fn said(document: &Document) -> Vec<String> {
    let blocks =
        document.sections.iter().flat_map(|section| section.paragraphs().map(str::trim).map(str::to_owned));
    std::iter::once(document.title.clone()).chain(blocks).collect()
}

#[test]
fn a_page_says_the_same_as_its_source() {
    for (markdown, why) in [
        ("# 题\n\n甲 **乙** `丙`丁\n", "what stands in a line"),
        ("# 题\n\n甲\n乙 and\nmore\n", "lines of a paragraph"),
        ("# 题\n\n- 甲\n- 乙\n  - 丙\n\n1. 丁\n", "items"),
        ("# 题\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| `x` | **y** |\n", "rows and cells"),
        ("# 题\n\n```js\nlet a = 1\n  b()\n\nc\n```\n\n    four\n", "code"),
        ("# 题\n\n> 甲\n>\n> 乙\n", "quotations"),
        ("# 题\n\n![图](a.png) 甲 [链接](b \"题\")\n", "images and links"),
        ("# 题\n\n## 甲 {#a}\n\n乙\n\n### 丙\n\n丁\n\n## 戊\n", "sections"),
        ("# 题\n\n甲\\\n乙  \n丙\n", "lines that end"),
        ("# A & B\n\n&lt;b&gt; &copy; a < b\n", "entities"),
        ("# 题\n\n<div>甲<b>乙</b></div>\n\n<details><summary>问</summary>\n\n答\n\n</details>\n", "HTML"),
        ("# 题\n\n- [x] 甲\n- [ ] ~~乙~~\n", "tasks"),
        ("# 题 `code` *x*\n\n甲\n", "a title with more than text"),
    ] {
        let source = one("a.md", markdown);
        let page = one("a.html", &rendered(markdown));
        assert_eq!(said(&page), said(&source), "{why}");
    }
}
