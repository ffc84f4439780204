//! *Can a line be a headline, or what stands below one?*

use super::characters::{ends_properly, is_clause, is_closer, is_han, is_terminal};
use regex::Regex;
use std::sync::LazyLock;

/// The longest line that can be a headline, in characters.
pub const HEADLINE: usize = 60;

/// Whether a line can be a headline by its form.
pub fn is_headline(text: &str) -> bool {
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    let end_is_open = is_clause(last)
        || matches!(
            last,
            '。' | '.' | '…' | ':' | '—' | '（' | '(' | '《' | '“' | '「' | '『' | '【' | '-' | '+'
        );
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    // Signs that occur in code and tables, but in no headline.
    let code = text.contains(['{', '}', '=', '<', '>', '|', '\\', '`', '_', '$', '#', ';'])
        || text.contains("://")
        || text.contains("  ");
    let starts_amid = text.starts_with(|c: char| is_clause(c) || is_terminal(c) || is_closer(c));
    letters >= 2
        && 2 * letters >= text.chars().filter(|c| !c.is_whitespace()).count()
        && !end_is_open
        && !code
        && !starts_amid
        && !text.contains('。')
        && open_brackets(text) == 0
}

/// How many of the brackets and quotes that a sentence must close are open at
/// its end; negative if it closes more than it opens.
pub fn open_brackets(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '《' | '（' | '“' | '「' | '『' | '【' => 1,
            '》' | '）' | '”' | '」' | '』' | '】' => -1,
            _ => 0,
        })
        .sum()
}

/// `——` and a phrase; a verse's or a saying's source (`——《书名》`, `——作者，…`)
/// has the same form and is none.
pub fn is_subtitle(text: &str) -> bool {
    let rest = text.trim_start_matches(['—', '―', '─', '－']);
    let dashes = text.chars().count() - rest.chars().count();
    let rest = rest.trim();
    if !(1..=4).contains(&dashes) || rest.is_empty() {
        return false;
    }
    rest.starts_with(is_han)
        && !ends_properly(rest)
        && !rest.contains('。')
        && !rest.contains("——")
        && rest.chars().count() <= HEADLINE
}

static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:访|专访|对话|记|写在|来自|走进|探访|走访|关于|从|看|读|评|论|再论|聚焦|解读|献给)
          | (?:纪实|侧记|综述|观察|扫描|透视|走笔|见闻|札记|掠影|速写|述评|巡礼|调查|启示|采访记|纪事|之[一二三四五六七八九十]+)$",
    )
    .expect("the pattern is constant")
});

/// Whether a subtitle is one that newspapers write, by its own words or by being
/// too long for a saying's source.
pub fn reports(subtitle: &str) -> bool {
    let rest = subtitle.trim_start_matches(['—', '―', '─', '－']).trim();
    REPORT.is_match(rest) || (rest.chars().count() >= 8 && !rest.contains(['《', '·', '，', ',', '、']))
}
