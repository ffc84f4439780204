//! What holds of every input.

use std::collections::HashMap;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::Unpublished;
use super::*;

/// How often each character that may not be lost occurs in `text`.
fn counted(texts: &[&str]) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for c in texts.iter().flat_map(|text| text.chars()) {
        if !c.is_whitespace() && !c.is_control() && c != '\u{feff}' {
            *counts.entry(c).or_insert(0) += 1;
        }
    }
    counts
}

fn check(path: &str, documents: &[Document]) -> Result<(), TestCaseError> {
    for d in documents {
        prop_assert!(!d.title.is_empty(), "a title");
        prop_assert_eq!(d.title.trim(), &d.title, "no space around a title");
        let meta = d.meta.iter().flat_map(|(key, values)| values.iter().chain([key]));
        let blocks = d.sections.iter().flat_map(|section| &section.blocks);
        let stated = d.labels.iter().chain(&d.language).chain(&d.byline);
        for text in blocks.chain([&d.title, &d.path]).chain(meta).chain(stated) {
            prop_assert!(!text.is_empty());
            prop_assert!(!text.contains(char::is_control), "{:?} in {}", text, path);
        }
        prop_assert!(d.meta.values().all(|values| !values.is_empty()), "a key has values");
        prop_assert!(!d.sections.is_empty());
        for (n, section) in d.sections.iter().enumerate() {
            let Section { heading, anchor, level, .. } = section;
            prop_assert!(!section.is_empty() || d.sections.len() == 1, "it shows something");
            prop_assert!(*level <= 6 && (*level > 0 || n == 0), "only the first is without a level");
            prop_assert!(*level > 0 || heading.is_empty() && anchor.is_empty(), "and says where it is not");
            for text in [heading, anchor] {
                prop_assert!(!text.contains(char::is_control), "{:?} in {}", text, path);
            }
            prop_assert!(!anchor.contains(char::is_whitespace), "{:?}", anchor);
        }
    }
    Ok(())
}

/// Lines that the rules look at, in any order.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("渠通水到".to_owned()),
        Just("——访青湾县县长".to_owned()),
        Just("记者 李明".to_owned()),
        Just("作者：半夏".to_owned()),
        Just("2024年2月21日 星期三".to_owned()),
        Just("本报讯 今年以来，全县清淤。".to_owned()),
        Just("图为清淤现场，青湾灌区。李明摄".to_owned()),
        Just("责任编辑 王芳".to_owned()),
        Just("1. 甲".to_owned()),
        Just("今年以来，青湾县开工项目二十个。其中水利项目最多，重点推".to_owned()),
        Just("进灌区渠道清淤，签订《共建".to_owned()),
        Just("协议》，双方各投资一半。（记者 王芳）".to_owned()),
        "[ -~“”《》（）。，；：——、◎▲\t\u{3000}甲乙丙丁年月日讯电记者摄图文]{0,40}",
        "\\PC{0,20}",
    ]
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for path in ["a.txt", "a.md", "a.mdx", "a.html", "a.xhtml", "a"] {
            if let Ok(File { documents, .. }) = read_bytes(path, &bytes, &Options::default()) {
                check(path, &documents)?;
            }
        }
    }

    #[test]
    fn no_markdown_panics(text in "(---\n)?([#*`>|\\-\\[\\]()<!a:甲 \n\r]|title: |tags: |<b>|```|\n## |\\{#a\\}\n|\n---\n){0,80}") {
        if let Ok(File { documents, .. }) = read_bytes("a.md", text.as_bytes(), &Options::default()) {
            prop_assert_eq!(documents.len(), 1);
            check("a.md", &documents)?;
        }
    }

    #[test]
    fn no_front_matter_panics(
        open in "(\n)?(---|\\+\\+\\+|;;;|\\{|---json|---toml)?\r?\n",
        inner in "(title|date|tags|\"a\"|键|extra|\\?|<<|: |:|=| = |\\[|\\]|\\{|\\}|\"|'|,|- |\t|  |&a |\\*a|\\| |> |#|!|%|@|2024-03-05|true|。|\\\\|\n|\r\n|\n\n){0,40}",
        close in "\n(---|\\+\\+\\+|;;;|\\}|\\.\\.\\.)?\r?\n(甲)?",
    ) {
        let options = Options { unpublished: Unpublished::Include, ..Options::default() };
        if let Ok(File { documents, warnings }) = read_bytes("a.md", [open, inner, close].concat().as_bytes(), &options) {
            prop_assert_eq!(documents.len(), 1);
            check("a.md", &documents)?;
            for warning in warnings {
                prop_assert!(!warning.reason.contains(char::is_control), "{:?}", warning);
            }
        }
    }

    #[test]
    fn no_dialect_panics(
        text in "(\\{\\{<? ?|[>%]?\\}\\}|\\{%-? (raw|endraw|x|highlight|comment) ?|%\\}|%%|::: ?|!!! a\n|    |> \\[!a\\]\
                 |\\[\\[|\\]\\]|!\\[\\[|\\{[:#./*]|\\*?/?\\}|<[A-Zab/]|/?>|=\\{|[\"'`$=~^:\\\\@|]|==|~~|\\$\\$|```|<!--|-->|import |export const a = \
                 |<ruby>|<rt>|<h2>|<pre>|<script>|</script>|甲|é|😀|a|-|\n|\n\n|\r\n){0,80}",
        mdx in any::<bool>(),
    ) {
        let path = if mdx { "a.mdx" } else { "a.md" };
        if let Ok(File { documents, .. }) = read_bytes(path, text.as_bytes(), &Options::default()) {
            prop_assert_eq!(documents.len(), 1);
            check(path, &documents)?;
        }
    }

    #[test]
    fn no_html_panics(
        text in "(</?(html|head|body|title|main|article|h1|h2|p|b|a|ul|li|table|tr|td|pre|ruby|rt|rp|svg|math|template|select|\
                 option|script|style|textarea|form|blockquote|footer|section|br|img|meta|abbr|frameset|plaintext|dialog)\
                 |[ /]?>| id=a| id='a b'| name=robots| content=noindex| content=甲| title=乙| alt=丙| hidden| href='#a'\
                 | data-pagefind-(body|ignore|meta|filter|sort|index-attrs)| data-search-meta='(title|a:b|a\\[id\\])'\
                 |<!--|-->|<!DOCTYPE html>|<!\\[CDATA\\[|\\]\\]>|&(amp|nbsp|lt|#0|#x80|copy);?|甲|é|a|\u{200b}| |\n){0,80}",
        path in prop::sample::select(vec!["a.html", "a.xhtml"]),
    ) {
        if let Ok(File { documents, warnings }) = read_bytes(path, text.as_bytes(), &Options::default()) {
            prop_assert_eq!(documents.len(), 1);
            check(path, &documents)?;
            for warning in warnings {
                prop_assert!(!warning.reason.contains(char::is_control), "{:?}", warning);
            }
        }
    }

    #[test]
    fn nothing_that_is_shown_of_html_is_lost(
        pieces in prop::collection::vec((
            prop::sample::select(vec!["p", "div", "b", "li", "h2", "td", "pre", "section", "blockquote", "span", "x-y"]),
            "[甲乙丙a-z0-9]{1,6}",
            any::<bool>(),
        ), 1..30),
    ) {
        // Some elements end, some do not, and end tags may be of another.
        let tag = |(name, text, ends): &(&str, String, bool)| if *ends { format!("{text}</{name}>") } else { format!("<{name}>{text}") };
        let html: String = pieces.iter().map(tag).collect();
        let File { documents, .. } = read_bytes("a.html", html.as_bytes(), &Options::default()).expect("it has text");
        let texts: Vec<&str> = pieces.iter().map(|(_, text, _)| &text[..]).collect();
        let mut shown = documents[0].paragraphs();
        // A heading that became the title is not in the text.
        let is_moved = !shown.concat().contains(&documents[0].title) && documents[0].title != "a";
        shown.extend(is_moved.then_some(&documents[0].title[..]));
        prop_assert_eq!(counted(&shown), counted(&texts), "{}", html);
    }

    #[test]
    fn nothing_of_a_plain_text_is_lost(
        lines in prop::collection::vec((line(), prop_oneof![Just("\n"), Just("\n\n"), Just("\r\n"), Just("\r")]), 0..40),
        never in any::<bool>(),
    ) {
        let text: String = lines.iter().flat_map(|(line, end)| [line.as_str(), end]).collect();
        // A text is composed, whatever it is read as.
        let text: String = text.nfc().collect();
        let options = if never { super::never() } else { Options::default() };
        if let Ok(File { documents, .. }) = read_bytes("a.txt", text.as_bytes(), &options) {
            check("a.txt", &documents)?;
            prop_assert!(documents.iter().all(|d| d.sections.len() == 1 && d.meta.is_empty()));
            prop_assert!(!never || documents.len() == 1);
            let shown: Vec<&str> = documents
                .iter()
                .flat_map(|d| d.paragraphs().into_iter().chain([d.title.as_str()]))
                .collect();
            let shown = counted(&shown);
            for (c, n) in counted(&[&text]) {
                prop_assert!(shown.get(&c).is_some_and(|&m| m >= n), "{} is lost", c);
            }
        }
    }
}

#[test]
fn ten_megabytes_of_anything_are_read_in_time() {
    let body = "今年以来，青湾县开工项目二十个。其中水利项目最多，重点推";
    let page = "渠通水到\n\n本报讯 今年以来，全县清淤。\n\n记者 李明\n\n图为清淤现场。李明摄\n\n";
    // A file that is one chain of cut sentences, one of ten thousands of
    // articles, one long line, and runs of lines that are all alike.
    for (why, unit) in [
        ("a chain", format!("{body}\n\n")),
        ("articles", page.to_owned()),
        ("one line", "甲，".to_owned()),
        ("headlines", "渠通水到\n\n".to_owned()),
        ("bylines", "记者 李明\n".to_owned()),
        ("headings and bylines", "渠通水到\n记者 李明\n".to_owned()),
        ("dates under headlines", "渠通水到\n2024-01-01\n".to_owned()),
        ("captions", format!("{body}\n\n图为现场。李明摄\n\n")),
        ("chapters", "第1章\n".to_owned()),
        ("chapters with text", "第1章 甲\n\n乙。\n".to_owned()),
        ("tables of contents", "目录\n第1章 甲\n".to_owned()),
        ("brackets", "（".to_owned()),
        ("sections between bylines", "渠通水到\n\n今年清淤，已完成。\n\n".to_owned()),
    ] {
        let text = unit.repeat(1_000_000 / unit.len());
        let start = std::time::Instant::now();
        let documents = read("a.txt", &text);
        assert!(!documents.is_empty(), "{why}");
        // A tenth of ten megabytes; quadratic would be minutes.
        let taken = start.elapsed().as_secs();
        assert!(taken < 20, "{why}: {taken} s for one megabyte");
    }
}
