//! *Is a line the heading of a chapter?*

use std::sync::LazyLock;

use regex::Regex;

use super::numeral::number;

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rank {
    Volume,
    Chapter,
    Part,
}

impl Rank {
    /// The level of its section.
    pub(super) fn level(self) -> u8 {
        match self {
            Rank::Volume => 1,
            Rank::Chapter => 2,
            Rank::Part => 3,
        }
    }
}

/// A heading; without a number it is a preface or the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) rank: Rank,
    pub(super) number: Option<u32>,
}

/// The longest heading, in characters.
const LONGEST: usize = 50;

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    let n = r"[0-9０-９〇零○一二三四五六七八九十百千两廿卅]{1,9}";
    Regex::new(&format!(
        r"(?x)^[【\[☆★◆◇■□○●※、\s]*(?:正文\s*)?
        (?: 第\s?{n}\s?[卷巻部集篇編](?:\s+[^\s第]\S*|[^\s第]\S*)?\s+ )?
        (?:
            第\s?(?P<n>{n})\s?(?P<unit>[章回节節卷巻部集篇編话話折幕])
          | 卷(?P<volume>{n})
          | (?P<word>(?i:chapter|book|part|volume))\s+(?P<m>[0-9]{{1,5}}|[IVXLC]{{1,8}}|[ivxlc]{{1,8}}|[A-Za-z]{{3,9}})\b
        )
        (?P<rest>.*)$"
    ))
    .expect("a fixed pattern")
});

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^[【\[☆★◆◇■□○●※、\s]*(?:
            (?: 序 | 序章 | 序言 | 自序 | 代序 | 总序 | 序幕 | 序曲 | 前言 | 楔子 | 引子 | 引言 | 开篇 | 缘起 | 后记 | 後記 | 跋
              | 尾声 | 尾聲 | 终章 | 終章 | 番外篇? | 外传 | プロローグ | エピローグ | あとがき | まえがき | 附录 | 附錄 | 后序
            )
            (?: [0-9０-９一二三四五六七八九十]{1,3} )? (?: [\s:：·、—-] .* | [】\]] .* | $ )
          | (?i: prologue | epilogue | preface | foreword | introduction | afterword ) (?: \s*[:.—-] .* | $ )
        )$",
    )
    .expect("a fixed pattern")
});

/// The heading that a line is by its form.
pub(super) fn of(line: &str) -> Option<Heading> {
    let line = line.trim();
    if line.is_empty() || line.len() > 4 * LONGEST || line.chars().count() > LONGEST {
        return None;
    }
    if line.contains('。') || line.ends_with(['，', '；', '：', ',', ';', ':', '、']) {
        return None;
    }
    let Some(found) = NUMBERED.captures(line) else {
        return NAMED.is_match(line).then_some(Heading { rank: Rank::Chapter, number: None });
    };
    let rest = &found["rest"];
    // `第二章的标题`, `Part of it`.
    if rest.starts_with(['的', '里', '中', '，', '；', '是', '和', '与']) {
        return None;
    }
    let (rank, digits) = match (found.name("unit"), found.name("volume"), found.name("word")) {
        (Some(unit), ..) => match unit.as_str() {
            "卷" | "巻" | "部" | "集" | "篇" | "編" => (Rank::Volume, &found["n"]),
            "节" | "節" => (Rank::Part, &found["n"]),
            _ => (Rank::Chapter, &found["n"]),
        },
        (_, Some(volume), _) => (Rank::Volume, volume.as_str()),
        (_, _, Some(word)) if word.as_str().eq_ignore_ascii_case("chapter") => (Rank::Chapter, &found["m"]),
        _ => (Rank::Volume, &found["m"]),
    };
    // These words begin a sentence, too: `Chapter 2 describes`. `CHAPTER II.` is none.
    let sentence = match found.name("word") {
        Some(_) => rest.trim_start().starts_with(|c: char| c.is_lowercase()),
        None => line.ends_with('.'),
    };
    let number = number(digits).filter(|_| !sentence)?;
    Some(Heading { rank, number: Some(number) })
}

/// A line without what differs between a table of contents and the text: spaces, dots and the number of the page.
pub(super) fn key(line: &str) -> String {
    static PAGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[\s.…·\-_]+\d{1,5}$").expect("a fixed pattern"));
    let line = PAGE.replace(line.trim(), "");
    line.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '…' | '·')).collect()
}

/// Whether a line is the head of a table of contents.
pub(super) fn is_contents(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let line = line.trim_matches(['【', '】', '[', ']', '：', ':', '—', '-', '=']);
    matches!(line, "目录" | "目錄" | "目次" | "章节目录")
        || line.eq_ignore_ascii_case("contents")
        || line.eq_ignore_ascii_case("tableofcontents")
}

/// Whether a line begins as the articles of a law do.
pub(super) fn is_article_of_law(line: &str) -> bool {
    static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*第\s?[0-9０-９〇零一二三四五六七八九十百千]{1,7}\s?[条條款]")
            .expect("a fixed pattern")
    });
    ARTICLE.is_match(line)
}

/// The title that a line names: `《title》`, `书名：title`.
pub(super) fn named(line: &str) -> Option<&str> {
    static BOOK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*(?:[『「]?《([^》]{1,40})》[』」]?\s*(?:作者.*|$)|(?:书名|書名|书\s名|Title)\s*[:：]\s*《?([^》]{1,60})》?\s*$)")
            .expect("a fixed pattern")
    });
    let found = BOOK.captures(line)?;
    found.get(1).or_else(|| found.get(2)).map(|title| title.as_str().trim()).filter(|title| !title.is_empty())
}

/// Whether a first line may be the title: it says nothing of who made the file.
pub(super) fn may_name(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = [
        "www",
        "http",
        "下载",
        "整理",
        "校对",
        "作者",
        "制作",
        "上传",
        "电子书",
        "论坛",
        "txt",
        "作品",
        "简介",
    ];
    line.chars().count() <= 40 && !words.iter().any(|word| lower.contains(word)) && of(line).is_none()
}
