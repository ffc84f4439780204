//! Documents with sections: a hit names the one that its excerpt is in, and beside each expectation the reason for it.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::Whole;
use seed_build::build;
use seed_corpus::Options as Reading;
use seed_engine::{Options, Searcher};
use seed_index::Index;

const GUIDE: &str = "---
title: 部署手册
lang: zh-CN
tags: [数据库, 部署]
author: 张三
---
前言：先读这一段。

# 安装 {#install}

用包管理器安装数据库。

## 网络配置

端口 5432 必须开放，网络才通。

## 网络配置

第二处同名的标题，讲防火墙。

### Rolling upgrade

Nodes are restarted one by one.
";

fn searcher() -> Searcher<'static> {
    let mut documents = Vec::new();
    for (path, text) in [("guide.md", GUIDE), ("plain.txt", "防火墙\n\n没有标题的文字，也讲端口。\n")]
    {
        documents.extend(
            seed_corpus::read_bytes(path, text.as_bytes(), &Reading::default()).expect("text").documents,
        );
    }
    let bytes = build(&documents).expect("two documents");
    Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its tables")
}

#[test]
fn a_hit_names_the_section_of_its_excerpt() {
    let searcher = searcher();
    for (query, section, why) in [
        ("包管理器", Some(("安装", "install", 1)), "the anchor that the heading gives itself"),
        ("端口 5432", Some(("网络配置", "网络配置", 2)), "the anchor that generators make of the heading"),
        ("同名的标题", Some(("网络配置", "网络配置-1", 2)), "the second heading of that name"),
        ("restarted", Some(("Rolling upgrade", "rolling-upgrade", 3)), "a heading in letters"),
        ("Rolling upgrade", Some(("Rolling upgrade", "rolling-upgrade", 3)), "the heading itself"),
        ("先读这一段", None, "the text in front of the first heading is in no section"),
        ("部署手册", None, "the title leads to the top of the page"),
    ] {
        let results = searcher.results(query, &Options::default());
        let hit = results.hits.iter().find(|hit| hit.source.path == "guide.md").expect("the guide");
        assert!(hit.meta.values.contains(&("author", "张三")), "{query}: what it says about itself");
        let found = hit.section.as_ref().map(|one| (one.heading.as_str(), one.anchor, one.level));
        assert_eq!(found, section, "{query}: {why}");
        let units = searcher.search_utf16(query, &Options::default()).expect("a whole index");
        let unit = units.hits.iter().find(|hit| hit.source.path == "guide.md").expect("the same hit");
        let heading = unit.section.as_ref().map(|one| String::from_utf16_lossy(&one.heading));
        assert_eq!(heading.as_deref(), section.map(|section| section.0), "{query}: in UTF-16");
    }
    let results = searcher.results("没有标题的文字", &Options::default());
    assert_eq!(results.hits[0].section, None, "plain text has one section, which has no name");
}

/// A page of eight sections. The heading of the first is the page's title, so that the section has no name.
const LONG: &str = "alpha in front.

# One

alpha and much else, then beta.

# Two

alpha.

# Three

gamma.

# Four

beta comes first here, alpha later.

# Five

alpha beta, as it was asked.

# Six

Alphabet.

# Seven

alpha.

# Eight

alpha.
";

#[test]
fn a_hit_names_other_sections_that_hold_as_much() {
    let documents = seed_corpus::read_bytes("long.md", LONG.as_bytes(), &Reading::default()).expect("text");
    let bytes = build(&documents.documents).expect("a document");
    let searcher = Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its tables");
    for (query, section, others, why) in [
        (
            "alpha",
            Some("Two"),
            &["Four", "Five", "Six"][..],
            "the tersest is shown; the last word may go on, and three are enough",
        ),
        ("gamma", Some("Three"), &[], "no other holds it"),
        ("alpha beta", Some("Five"), &[], "no other holds it in one piece"),
        ("beta alpha gamma", Some(""), &["Four", "Five"], "as much as the one that is shown"),
        ("qqqq gamma", Some("Three"), &[], "none that holds nothing"),
    ] {
        let results = searcher.results(query, &Options::default());
        let hit = &results.hits[0];
        assert_eq!(hit.section.as_ref().map(|one| one.heading.as_str()), section, "{query}: {why}");
        let found: Vec<_> = hit.sections.iter().map(|one| one.heading.as_str()).collect();
        assert_eq!(found, others, "{query}: {why}");
        let units = searcher.search_utf16(query, &Options::default()).expect("a whole index");
        let headings: Vec<_> =
            units.hits[0].sections.iter().map(|one| String::from_utf16_lossy(&one.heading)).collect();
        assert_eq!(headings, others, "{query}: in UTF-16");
    }
}

#[test]
fn a_document_has_its_sections_and_what_it_says_about_itself() {
    let searcher = searcher();
    let id = searcher.id_of("guide.md").expect("the guide");
    let document = searcher.opened(id, "").expect("the guide");
    let sections: Vec<_> = document
        .sections
        .iter()
        .map(|section| (&document.body.text[section.heading.clone()], section.level, section.anchor))
        .collect();
    assert_eq!(
        sections,
        [
            ("安装", 1, "install"),
            ("网络配置", 2, "网络配置"),
            ("网络配置", 2, "网络配置-1"),
            ("Rolling upgrade", 3, "rolling-upgrade"),
        ]
    );
    assert_eq!(document.meta.language, "zh-CN");
    assert_eq!(document.meta.values, [("author", "张三"), ("tags", "数据库"), ("tags", "部署")]);
    let plain = searcher.opened(searcher.id_of("plain.txt").expect("the text"), "").expect("the text");
    assert!(plain.sections.is_empty() && plain.meta.values.is_empty() && plain.meta.language.is_empty());
}

#[test]
fn a_heading_that_is_asked_for_comes_before_a_text_that_mentions_it() {
    let page = |path: &str, text: &str| {
        seed_corpus::read_bytes(path, text.as_bytes(), &Reading::default()).expect("text").documents.remove(0)
    };
    let documents = [
        page("mention.md", "# 概览\n\n先读网络配置，网络配置，再读网络配置。\n"),
        page(
            "holds.md",
            "# 参考\n\n网络配置很长。网络配置。网络配置！网络配置？\n\n## 防火墙的网络配置 {#b}\n\n规则。\n",
        ),
        page(
            "is.md",
            "# 手册\n\n网络配置。网络配置！网络配置？网络配置；\n\n## 安装\n\n步骤。\n\n## 网络配置 {#c}\n\n端口。\n",
        ),
        page("label.md", "---\ntags: [网络配置]\n---\n# 标签\n\n别的。\n"),
        page("title.md", "# 网络配置入门\n\n别的。\n"),
        page("whole.md", "# 网络配置\n\n别的。\n"),
        page("joined.md", "# 连写\n\n## 网络-配置\n\n别的。\n"),
    ];
    let bytes = build(&documents).expect("seven documents");
    let searcher = Searcher::new(Index::open(bytes.into()).expect("an index")).expect("its tables");
    let results = searcher.results("网络配置", &Options::default());
    let found: Vec<_> = results
        .hits
        .iter()
        .map(|hit| (hit.source.path, hit.section.as_ref().map_or("", |section| section.anchor)))
        .collect();
    let expected = [
        ("whole.md", ""),
        ("title.md", ""),
        ("is.md", "c"),
        ("label.md", ""),
        ("holds.md", "b"),
        ("mention.md", ""),
        ("joined.md", "网络-配置"),
    ];
    assert_eq!(
        found, expected,
        "title, heading, label, part of a heading, text; and the hit leads to the heading"
    );
    assert!(results.hits.iter().all(|hit| !hit.weak), "each holds all of it");
    let hit = &results.hits[2];
    assert!(hit.excerpt.text.starts_with("网络配置 端口"), "{}", hit.excerpt.text);
}
