//! *Which date does a text state?*

use regex::Regex;
use std::sync::LazyLock;

static FULL_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]{4})\s?[年./-]\s?([0-9]{1,2})\s?[月./-]\s?([0-9]{1,2})(?:\s?日|[^0-9]|$)")
        .expect("the pattern is constant")
});

static LONE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let date = r"[0-9]{4}\s?(?:年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2})";
    Regex::new(&format!(
        r"(?x)^
        (?: [\p{{Han}}A-Za-z0-9]{{1,16}}\s+ | (?:发布|发表|更新|出版)?(?:时间|日期)\s?[:：]\s? | (?:星期|周)[一二三四五六日天]\s* | [Dd]ate:\s? )?
        {date}
        (?: [\sT]* [0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})? )?
        \s* (?: [（(]?(?:星期|周)[一二三四五六日天][）)]? )?
        (?: \s* (?: 农历|来源|第|责|编辑|总第|本版|[A-Z]?[0-9]{{1,2}}\s?版 ) .{{0,40}} )?
        $"
    ))
    .expect("the pattern is constant")
});

/// The date of a line that holds only a date.
pub fn lone_date(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    if text.contains(['。', '，', ',']) || !LONE_DATE.is_match(&text) {
        return None;
    }
    full_date(&text)
}

/// Full-width and Chinese digits as ASCII ones, so that one pattern reads all;
/// 二〇二四年十月二十一日 becomes 2024年10月21日.
fn ascii_digits(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|d| d == c || (c == '○' && d == '〇'));
    if !text.contains('年') || !text.contains(|c| digit(c).is_some()) {
        return text
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xff10 + 0x30).unwrap_or(c),
                c => c,
            })
            .collect();
    }
    let mut out = String::new();
    let mut number: Vec<char> = Vec::new();
    for c in text.chars().chain(['\n']) {
        if digit(c).is_some() || c == '十' {
            number.push(c);
            continue;
        }
        if matches!(c, '年' | '月' | '日') {
            let values: Vec<usize> = number.iter().filter_map(|&c| digit(c)).collect();
            match (number.first(), number.iter().position(|&c| c == '十')) {
                (None, _) => {}
                (_, None) => values.iter().for_each(|v| out.push_str(&v.to_string())),
                (_, Some(at)) => {
                    let tens = if at == 0 { 1 } else { values.first().copied().unwrap_or(1) };
                    let ones = number.get(at + 1).and_then(|&c| digit(c)).unwrap_or_default();
                    out.push_str(&(tens * 10 + ones).to_string());
                }
            }
        } else {
            out.extend(&number);
        }
        number.clear();
        if c != '\n' {
            out.push(c);
        }
    }
    out
}

/// The first full date in `text` that the calendar can hold.
pub fn full_date(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let found = FULL_DATE.captures(&text)?;
    let part = |n: usize| found[n].parse::<u32>().ok();
    calendar(part(1)?, Some(part(2)?), Some(part(3)?))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, if there is such a day.
pub fn calendar(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let Some(month) = month else {
        return Some(format!("{year:04}"));
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    match day {
        None => Some(format!("{year:04}-{month:02}")),
        Some(day) if (1..=days).contains(&day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        Some(_) => None,
    }
}
