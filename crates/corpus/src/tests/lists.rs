//! Pages that list others: which are left out, which stay, and why.

use super::super::Repetition;
use super::site::site;
use super::*;

/// Posts, each with a sentence of its own and one that all have.
fn posts(count: usize) -> Vec<(String, String)> {
    let html = |n: usize| {
        let word = WORDS[n];
        format!(
            "<title>{word}篇 | 站</title><main><h1>{word}篇</h1><p>发表于 2026年3月{n}日{}</main>",
            text(n)
        )
    };
    (0..count).map(|n| (format!("p/{n}/index.html"), html(n))).collect()
}

const WORDS: [&str; 6] = ["春水", "夏雨", "秋风", "冬雪", "早潮", "晚汐"];

fn text(n: usize) -> String {
    let word = WORDS[n];
    format!(
        "<p>{word}的事说来话长，先从上游的那一座旧水闸的修缮记录讲起。<h2>{word}之后</h2><p>{word}过去以后再看读数。"
    )
}

fn whole(n: usize, address: &str) -> String {
    format!(
        "<h2><a href='{address}'>{}篇</a></h2><p>发表于 2026-03-0{n}{}<p><a href='{address}'>阅读全文</a>",
        WORDS[n],
        text(n)
    )
}

fn all(one: impl Fn(usize) -> String) -> String {
    (0..5).map(one).collect()
}

/// Whether a page is left out of a site that has five posts.
fn is_left_out(path: &str, content: &str, others: &[(&str, String)], options: &Options) -> bool {
    let mut pages = posts(5);
    pages.push((path.to_owned(), format!("<title>站</title><main>{content}</main>")));
    pages.extend(
        others
            .iter()
            .map(|(path, html)| ((*path).to_owned(), format!("<title>站</title><main>{html}</main>"))),
    );
    let corpus = site(&pages, options);
    let skipped = corpus.skipped.iter().find(|skipped| skipped.path == path);
    assert!(skipped.is_none_or(|skipped| skipped.reason.starts_with("a list: ")), "{skipped:?}");
    assert!(corpus.documents.len() >= 5, "the posts stay: {:?}", corpus.skipped);
    skipped.is_some()
}

#[test]
fn a_page_that_says_what_the_pages_say_that_it_links_to_is_a_list() {
    let options = Options::default();
    for (path, content, want, why) in [
        ("index.html", all(|n| whole(n, &format!("p/{n}/"))), true, "whole posts"),
        ("page/2/index.html", all(|n| whole(n, &format!("../../p/{n}/index.html"))), true, "by steps up"),
        ("index.html", all(|n| whole(n, &format!("https://x.org/blog/p/{n}"))), true, "by whole addresses"),
        (
            "tags/a.html",
            "<h1>标签：水</h1>".to_owned()
                + &all(|n| format!("<li>03-0{n} <a href=/p/{n}/>{}篇</a>", WORDS[n])),
            true,
            "titles and days",
        ),
        (
            "a.html",
            all(|n| {
                format!(
                    "<p><a href=/p/{n}/>{}篇</a>：{}的事说来话长，先从上游的那一座旧水闸的修缮…",
                    WORDS[n], WORDS[n]
                )
            }),
            false,
            "a title and an excerpt in a line that the post parts by its day",
        ),
        (
            "a.html",
            all(|n| {
                format!(
                    "<h2><a href=/p/{n}/>{}篇</a></h2><p>{}的事说来话长，先从上游的那一座旧水闸的修缮 […]",
                    WORDS[n], WORDS[n]
                )
            }),
            true,
            "excerpts",
        ),
        ("index.html", all(|n| whole(n, "")), false, "without links"),
        ("index.html", all(|n| whole(n, &format!("q/{n}/"))), false, "links to elsewhere"),
        ("index.html", (0..2).map(|n| whole(n, &format!("p/{n}/"))).collect(), false, "two are few"),
        (
            "index.html",
            all(|n| whole(n, &format!("p/{n}/"))) + "<p>这一句话只有这一页有，别处都没有写过。",
            false,
            "a sentence that stands here alone",
        ),
        (
            "index.html",
            all(|n| format!("<p><a href=p/{n}/>{}篇</a><p>要点之{n}", WORDS[n])),
            false,
            "short words, but half of it",
        ),
    ] {
        assert_eq!(is_left_out(path, &content, &[], &options), want, "{path}: {why}");
    }
    let content = all(|n| whole(n, &format!("p/{n}/")));
    let keeps = Options { repeated: Repetition::Include, ..options.clone() };
    assert!(!is_left_out("index.html", &content, &[], &keeps), "switched off");
    let archive = all(|n| whole(n, &format!("p/{n}/"))) + "<a href=index.html>首页</a>";
    let content = content + "<a href=archive.html>全部</a>";
    assert!(
        is_left_out("index.html", &content, &[("archive.html", archive)], &options),
        "lists that list each other"
    );
}

#[test]
fn a_post_that_links_to_the_lists_that_hold_it_stays() {
    let options = Options::default();
    let links = "<p><a href=index.html>首页</a><a href=t1.html>春水篇</a><a href=t2.html>夏雨篇</a><a href=t3.html>秋风篇</a>";
    let post = format!("<h1>晚汐篇</h1>{}{links}", text(5));
    let holding = |_: usize| ("", whole(5, "post.html") + &all(|n| whole(n, &format!("/p/{n}/"))));
    let others: Vec<(&str, String)> = ["index.html", "t1.html", "t2.html", "t3.html"]
        .into_iter()
        .map(|path| (path, holding(0).1))
        .collect();
    assert!(!is_left_out("post.html", &post, &others, &options));
}
