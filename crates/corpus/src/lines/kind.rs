//! *What is a line by its own form?*

use super::bylines::{Byline, byline};
use super::captions::is_caption;
use super::datelines::dateline;
use super::dates::lone_date;
use super::headlines::{HEADLINE, is_headline, is_subtitle};
use regex::Regex;
use std::sync::LazyLock;

/// What a line is by its own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Short and without a stop at its end: a headline, a kicker, a section heading
    /// or a label. Its neighbours say which.
    Headline,
    /// `——访县长李四`. It occurs below headlines only.
    Subtitle,
    /// `记者 张三 通讯员 李四 文/图`.
    Byline(Byline),
    /// A paragraph that opens with `本报讯`, `新华社北京5月1日电` and the like.
    Dateline { byline: Option<String>, date: Option<String> },
    /// A date alone, perhaps with the weekday and the page.
    Date(String),
    /// What a photograph shows, or who took it.
    Caption,
    /// `责任编辑 张三`: who made the page.
    Credit,
    /// A list item or a numbered heading.
    Item,
    /// Everything else: the text.
    Body,
}

/// A line of plain text and what is known about it.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub kind: Kind,
    /// Whether an empty line or the file's start precedes it.
    pub after_gap: bool,
}

/// Lines in reading order, without the empty ones.
pub fn classify(text: String, after_gap: bool) -> Line {
    let kind = kind(&text);
    Line { text, kind, after_gap }
}

fn kind(text: &str) -> Kind {
    // Everything but body text is short, so the patterns need not read a page that
    // is one line.
    let length = text.chars().take(201).count();
    if length <= 80 {
        if let Some(date) = lone_date(text) {
            return Kind::Date(date);
        }
        if let Some(byline) = byline(text) {
            return Kind::Byline(byline);
        }
        if CREDIT.is_match(text) {
            return Kind::Credit;
        }
        if is_subtitle(text) {
            return Kind::Subtitle;
        }
    }
    if let Some((byline, date)) = dateline(text) {
        return Kind::Dateline { byline, date };
    }
    if length <= 200 && is_caption(text) {
        return Kind::Caption;
    }
    if ITEM.is_match(text) {
        return Kind::Item;
    }
    if length <= HEADLINE && is_headline(text) {
        return Kind::Headline;
    }
    Kind::Body
}

static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            [0-9０-９]{1,3} (?: [、)）．] | \.(?:[^0-9]|$) )
          | [（(] [一二三四五六七八九十百0-9０-９]{1,3} [)）]
          | [一二三四五六七八九十百]{1,4} [、.．]
          | 第 \s? [一二三四五六七八九十百千零〇两0-9０-９]{1,6} \s? [章节回卷条款编篇部讲课幕步]
          | [-*+•·●■◆○▪➢✓►] \s
          | [①-⑳㈠-㈩⑴-⒇]
          | [A-Za-z] [.)] \s
          | \[ [\sxX] \]
          | [QA问答] [:：]
        )",
    )
    .expect("the pattern is constant")
});

static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:本版|本期)?(?:责任编辑|责编|编辑|校对|版式|美编|美术编辑|审核|组版|视觉|主编|编审|值班主任|值班编委|值班总编|检校|终审|初审|复审)[\s:：/／丨|]",
    )
    .expect("the pattern is constant")
});
