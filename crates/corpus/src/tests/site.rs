//! What the pages of a site tell together: its name in their titles, blocks that stand on many, pages that are another.

use std::fs;

use super::super::{Corpus, Repetition, read_folder};
use super::*;

/// A site of pages, each a path and its HTML.
pub(super) fn site(pages: &[(String, String)], options: &Options) -> Corpus {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (path, html) in pages {
        let file = dir.path().join(path);
        fs::create_dir_all(file.parent().expect("it is below the folder")).expect("made");
        fs::write(file, html).expect("written");
    }
    read_folder(dir.path(), options).expect("a site")
}

fn owned(pages: &[(&str, &str)]) -> Vec<(String, String)> {
    pages.iter().map(|(path, html)| ((*path).to_owned(), (*html).to_owned())).collect()
}

fn titles_of(stated: &[&str]) -> Vec<String> {
    let pages: Vec<_> = stated
        .iter()
        .enumerate()
        .map(|(n, title)| {
            (format!("{n:02}.html"), format!("<title>{title}</title><main><h1>h {n}</h1>甲</main>"))
        })
        .collect();
    let corpus = site(&pages, &Options::default());
    corpus.documents.into_iter().map(|document| document.title).collect()
}

#[test]
fn what_all_titles_share_names_the_site() {
    for (stated, want, why) in [
        (&["甲 | 站", "乙 | 站"][..], &["甲", "乙"][..], "behind the title"),
        (&["站 - 甲", "站 - 乙"], &["甲", "乙"], "before it"),
        (&["站 | 甲", "站 | 乙", "站"], &["甲", "乙", "站"], "the site's own page has nothing else"),
        (&["甲_栏_站", "乙_栏_站"], &["甲", "乙"], "a part of the site as well"),
        (&["甲 · 一栏 · 站", "乙 · 二栏 · 站"], &["甲 · 一栏", "乙 · 二栏"], "but not what only some have"),
        (&["Well-known", "Un-known"], &["Well", "Un"], "two pages are few to tell"),
        (&["甲 | 站", "乙"], &["甲 | 站", "乙"], "what one has not, is not shared"),
        (&["甲 | 站"], &["甲 | 站"], "one page tells nothing"),
        (&["站", "站"], &["h 0", "h 1"], "a title that says nothing: the page's heading"),
        (&["C - 甲", "C - 乙 - 丙"], &["甲", "乙 - 丙"], "a sign inside of a title"),
    ] {
        assert_eq!(titles_of(stated), want, "{stated:?}: {why}");
    }
    let many: Vec<String> =
        (0..20).map(|n| if n < 12 { format!("t{n} | 站") } else { format!("t{n}") }).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let want: Vec<String> = (0..20).map(|n| format!("t{n}")).collect();
    assert_eq!(titles_of(&many), want, "most of many");
}

#[test]
fn what_stands_on_many_pages_is_no_content() {
    let pages = |count: usize, with: usize, around: [&str; 2]| -> Vec<_> {
        let html = |n: usize| {
            let menu =
                if n < with { "<div class=menu><p>首页</p><h4>分类</h4><p>旧文</p></div>" } else { "" };
            let [open, close] = around;
            format!(
                "<meta name=description content=本站>{open}<p>正文 {n}</p><h2>参数</h2><p>首页 {n}</p>{menu}{close}"
            )
        };
        (0..count).map(|n| (format!("{n:02}.html"), html(n))).collect()
    };
    let body = ["<body>", "</body>"];
    let first = |corpus: &Corpus| corpus.documents[0].paragraphs().join("|");
    let default = Options::default();
    let corpus = site(&pages(12, 12, body), &default);
    assert_eq!(first(&corpus), "正文 0|参数|首页 0", "on all of them; a heading with text of its own stays");
    let repeated: Vec<_> = corpus.repeated.iter().map(|one| (&*one.text, one.pages)).collect();
    assert_eq!(repeated, [("分类", 12), ("旧文", 12), ("本站", 12), ("首页", 12)], "each is named");
    assert!(corpus.documents[0].labels.is_empty(), "a description of the site is none of its pages");
    for (corpus, why) in [
        (site(&pages(9, 9, body), &default), "on few pages"),
        (site(&pages(30, 14, body), &default), "on less than half of the site"),
        (site(&pages(12, 12, ["<main>", "</main>"]), &default), "in what the page marks as its content"),
        (
            site(&pages(12, 12, body), &Options { repeated: Repetition::Include, ..default.clone() }),
            "switched off",
        ),
    ] {
        assert_eq!(first(&corpus), "正文 0|参数|首页 0|首页|分类|旧文", "{why}");
    }
}

#[test]
fn what_several_pages_say_they_are_about_is_said_of_the_site() {
    for (said, want, why) in [
        (&["站", "站", "站", "甲", "乙"][..], &["", "", "", "甲", "乙"][..], "three of five"),
        (&["站", "站"], &["站", "站"], "two pages are few to tell"),
        (
            &["站", "站", "站", "甲", "乙", "丙", "丁"],
            &["站", "站", "站", "甲", "乙", "丙", "丁"],
            "less than half",
        ),
    ] {
        let pages = said.iter().enumerate();
        let pages: Vec<_> = pages
            .map(|(n, said)| {
                (
                    format!("{n}.html"),
                    format!(
                        "<meta name=description content={said}><meta name=keywords content=词><main>文 {n}"
                    ),
                )
            })
            .collect();
        let corpus = site(&pages, &Options::default());
        let labels: Vec<_> = corpus.documents.into_iter().map(|document| document.labels.join(" ")).collect();
        let want: Vec<_> = want.iter().map(|said| format!("{said} 词").trim().to_owned()).collect();
        assert_eq!(labels, want, "{said:?}: {why}; a keyword is said of each page");
        let keeps = Options { repeated: Repetition::Include, ..Options::default() };
        assert_eq!(site(&pages, &keeps).documents[0].labels, [said[0], "词"], "switched off");
    }
}

#[test]
fn pages_without_a_mark_are_left_out_where_others_have_one() {
    let corpus = site(
        &owned(&[
            ("a.html", "<main data-pagefind-body>甲</main>"),
            ("b.html", "<main>乙</main>"),
            ("c.txt", "丙\n\n丁"),
        ]),
        &Options::default(),
    );
    let paths: Vec<_> = corpus.documents.iter().map(|document| &*document.path).collect();
    assert_eq!(paths, ["a.html", "c.txt"], "a text is no page of the site");
    let skipped: Vec<_> = corpus.skipped.iter().map(|skipped| (&*skipped.path, &*skipped.reason)).collect();
    assert!(matches!(skipped[..], [("b.html", reason)] if reason.starts_with("not marked")), "{skipped:?}");
    assert_eq!(corpus.files, 2);
}

#[test]
fn a_page_that_names_another_as_its_address_is_a_copy() {
    for (path, canonical, is_left_out, why) in [
        (
            "b/index.html",
            "https://x.org/docs/a/",
            true,
            "another page of the site, wherever that lies on its host",
        ),
        ("b/index.html", "../a/index.html", true, "as a path"),
        ("b/index.html", "https://x.org/docs/b/", false, "itself"),
        ("b/index.html", "https://x.org/b", false, "itself without a slash"),
        ("b.html", "https://x.org/b", false, "itself without an ending"),
        ("乙.html", "/%E4%B9%99", false, "itself, encoded"),
        ("b.html", "https://elsewhere.org/c", false, "a page that is not here"),
        ("b.html", "", false, "nothing"),
    ] {
        let html = format!("<link rel=canonical href='{canonical}'><p>乙");
        let corpus = site(&owned(&[("a/index.html", "<p>甲"), (path, &html)]), &Options::default());
        assert_eq!(corpus.documents.len() == 1, is_left_out, "{path} {canonical}: {why}");
    }
    let pages: Vec<_> = (0..12)
        .map(|n| (format!("{n}.html"), format!("<link rel=canonical href=/0>{}", "甲".repeat(n + 1))))
        .collect();
    let corpus = site(&pages, &Options::default());
    assert_eq!(corpus.documents.len(), 12, "a template that names one page everywhere means none");
    assert!(corpus.warnings[0].reason.starts_with("canonical address: 11 pages"), "{:?}", corpus.warnings);
}

#[test]
fn the_encoding_that_a_page_names_is_believed_if_its_bytes_fit() {
    use encoding_rs::{BIG5, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, WINDOWS_1252};
    for (label, written, text, why) in [
        ("utf-8", UTF_8, "算力", "as it says"),
        ("gb2312", UTF_8, "算力", "UTF-8, whatever it says"),
        ("gb2312", GBK, "算力", "as it says, in a few bytes"),
        ("gb2312", GBK, "朱镕基", "a character that its successor alone has"),
        ("utf-8", GBK, "郑州高新区的算力网络", "a lie: the bytes tell"),
        ("iso-8859-1", GBK, "郑州高新区的算力网络", "what templates say by habit"),
        ("big5", BIG5, "運算", "as it says"),
        ("gb2312", BIG5, "鄭州高新區的運算網路與國家計畫", "a lie"),
        ("big5", GBK, "郑州高新区的算力网络与国家计划", "a lie"),
        ("shift_jis", SHIFT_JIS, "計算", "as it says, in a few bytes"),
        ("iso-2022-jp", ISO_2022_JP, "計算", "escapes are ASCII, and so UTF-8"),
        ("windows-1252", WINDOWS_1252, "déjà vu à Orléans", "as it says"),
    ] {
        let html = format!("<meta charset={label}><p>{text}");
        let (bytes, _, is_lost) = written.encode(&html);
        assert!(!is_lost, "{text}");
        let read = read_bytes("a.html", &bytes, &Options::default())
            .unwrap_or_else(|e| panic!("{label} {why}: {e}"));
        assert_eq!(read.documents[0].paragraphs(), [text], "{label}: {why}");
    }
    for declaration in [
        "<?xml version='1.0' encoding='GBK'?>",
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=GB2312'>",
        "<title>x</title><meta charset = \"gbk\" />",
    ] {
        let (bytes, _, _) = GBK.encode("<p>镕");
        let html = [declaration.as_bytes(), &bytes].concat();
        let read = read_bytes("a.html", &html, &Options::default()).expect("a document");
        assert_eq!(read.documents[0].paragraphs(), ["镕"], "{declaration}");
    }
}

#[test]
fn a_page_has_the_address_of_its_rule() {
    use crate::Addresses::{Clean, File, Folder, Html};
    for (path, rule, want) in [
        ("a/b.html", File, "a/b.html"),
        ("a/b.html", Html, "a/b.html"),
        ("a/b.html", Clean, "a/b"),
        ("a/b.html", Folder, "a/b/"),
        ("a/index.html", Html, "a/"),
        ("index.html", Html, ""),
        ("甲.htm", Html, "%E7%94%B2.html"),
    ] {
        let options = Options { base_url: "/".to_owned(), addresses: rule, ..Options::default() };
        let read = read_bytes(path, "<p>甲".as_bytes(), &options).expect("a document");
        assert_eq!(read.documents[0].url, format!("/{want}"), "{path} {rule:?}");
    }
}
