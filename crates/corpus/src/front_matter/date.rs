//! *Which day does a value of the front matter name?*
//!
//! Dates are read as they are written, whatever time and zone follow. A date whose month cannot be told from its day
//! (`05/03/2024`) is none.

use crate::lines::{calendar, full_date};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The longest value that is looked at, in bytes.
const LONGEST: usize = 128;

/// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
pub fn date(value: &str) -> Option<String> {
    let value = value.trim();
    if value.len() > LONGEST {
        return None;
    }
    if let Some(day) = full_date(value) {
        return Some(day);
    }
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        return digits(value);
    }
    by_name(value).or_else(|| year_last(value)).or_else(|| compact(value)).or_else(|| partial(value))
}

/// `20240305`, `20240305080000`, seconds and milliseconds since 1970, `2024`.
fn digits(value: &str) -> Option<String> {
    match value.len() {
        4 => calendar(value.parse().ok()?, None, None),
        8 | 12 | 14 => compact(value),
        // From 2001 to 2033.
        10 if value.starts_with('1') => day_since_1970(value.parse::<u64>().ok()?),
        13 if value.starts_with('1') => day_since_1970(value.parse::<u64>().ok()? / 1000),
        _ => None,
    }
}

/// The day of a moment, in seconds since 1970, as UTC has it.
pub fn day_since_1970(seconds: u64) -> Option<String> {
    // Days are counted from 0000-03-01, so that a leap day is the last of its year.
    let days = seconds / 86_400 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    calendar(u32::try_from(year).ok()?, Some(month as u32), Some(day as u32))
}

/// `20240305` and `20240305T080000Z`.
fn compact(value: &str) -> Option<String> {
    let head = value.get(..8).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = &value[8..];
    if !rest.is_empty() && !rest.starts_with(['T', 't', ' ']) && !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = head[..4].parse().ok().filter(|year| (1000..3000).contains(year))?;
    calendar(year, Some(head[4..6].parse().ok()?), Some(head[6..].parse().ok()?))
}

/// `March 5, 2024`, `5 Mar 2024`, `Tue, 05 Mar 2024 08:00:00 GMT`, `Mar 2024`.
fn by_name(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let month_at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[month_at]);
    let day = |at: Option<usize>| {
        let word = *words.get(at?)?;
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[number.len()..];
        let is_day = number.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
        number.parse::<u32>().ok().filter(|_| is_day)
    };
    // The first number of four digits is the year; of `Mar 5 2024 08:00` the time comes later.
    let year = words.iter().find(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))?;
    let day = day(month_at.checked_sub(1)).or_else(|| day(Some(month_at + 1)));
    calendar(year.parse().ok()?, month, day)
}

fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let is = |name: &str| word.len() == 3 && name.starts_with(&word) || name == word;
    let at = MONTHS.iter().position(|name| is(name) || word == "sept" && *name == "september")?;
    Some(at as u32 + 1)
}

/// `13/05/2024`, `05/13/2024`, `5.3.2024`. Where both may be the month, a point says that the day comes first.
fn year_last(value: &str) -> Option<String> {
    let head = value.split([' ', 'T', ',']).next()?;
    let mark = head.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let [a, b, year] = head.split(mark).collect::<Vec<_>>()[..] else { return None };
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (a, b) = (number(a)?, number(b)?);
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let (day, month) = match (a, b) {
        _ if a == b || mark == '.' => (a, b),
        (13.., _) => (a, b),
        (_, 13..) => (b, a),
        _ => return None,
    };
    calendar(year, Some(month), Some(day))
}

/// `2024-05`, `2024年5月`, `2024`.
fn partial(value: &str) -> Option<String> {
    let mut parts = value.trim_end_matches(['年', '月']).split(['-', '/', '.', '年']).map(str::trim);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (None, _) => calendar(year, None, None),
        (Some(month), None) => calendar(year, Some(month.parse().ok()?), None),
        _ => None,
    }
}

/// The day that a file's name begins with, as Jekyll's posts do, and the name without it: `2016-08-09-title`.
/// The name stays as it is where nothing, or no `-`, stands behind the day.
pub fn of_name(stem: &str) -> Option<(String, &str)> {
    let head = stem.get(..10)?;
    let is_day = head
        .bytes()
        .enumerate()
        .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    let rest = &stem[10..];
    if !is_day || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let day = full_date(head)?;
    let name = rest.strip_prefix('-').map(str::trim).filter(|name| !name.is_empty());
    Some((day, name.unwrap_or(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_form() {
        for (value, want, why) in [
            ("2024-03-05", "2024-03-05", "a day"),
            ("2024-03-05 08:00:00", "2024-03-05", "Hexo's moment"),
            ("2023-1-5 9:05:03", "2023-01-05", "without zeros"),
            ("2024-03-05T08:00:00+08:00", "2024-03-05", "Hugo's: the day as it is written"),
            ("2024-03-05T23:59:59Z", "2024-03-05", "whatever the zone"),
            ("2016-08-09 12:00:00 +0800", "2016-08-09", "Jekyll's"),
            ("2013/7/13 20:46:25", "2013-07-13", "Hexo's older one"),
            ("2024/3/5", "2024-03-05", "with strokes"),
            ("2024.3.5", "2024-03-05", "with points"),
            ("2024年3月5日", "2024-03-05", "in Chinese"),
            ("2024年3月5日 星期二 10:00", "2024-03-05", "and what follows"),
            ("二〇二四年三月五日", "2024-03-05", "in Chinese numerals"),
            ("２０２４-０３-０５", "2024-03-05", "in full width"),
            ("March 5, 2024", "2024-03-05", "in English"),
            ("Mar 5th 2024", "2024-03-05", "an ordinal"),
            ("5 Mar 2024", "2024-03-05", "the day first"),
            ("5 march 2024, 10:00", "2024-03-05", "in small letters"),
            ("Sept. 5, 2024", "2024-09-05", "the longer abbreviation"),
            ("05-Mar-2024", "2024-03-05", "joined"),
            ("Tue, 05 Mar 2024 08:00:00 GMT", "2024-03-05", "of mails and feeds"),
            ("Tue Mar 05 2024 08:00:00 GMT+0800 (CST)", "2024-03-05", "JavaScript's"),
            ("Tuesday, March 5, 2024 at 8:00 PM", "2024-03-05", "a letter's"),
            ("20240305", "2024-03-05", "eight digits"),
            ("20240305080000", "2024-03-05", "and the time"),
            ("20240305T080000Z", "2024-03-05", "ISO's basic form"),
            ("1709596800000", "2024-03-05", "milliseconds"),
            ("1709596800", "2024-03-05", "seconds"),
            ("13/05/2024", "2024-05-13", "only one can be the month"),
            ("05/13/2024", "2024-05-13", "the same in America"),
            ("5.3.2024", "2024-03-05", "with points the day comes first"),
            ("2024-03", "2024-03", "a month"),
            ("Mar 2024", "2024-03", "in English"),
            ("2024年3月", "2024-03", "in Chinese"),
            ("2024", "2024", "a year"),
            ("2024年", "2024", "in Chinese"),
        ] {
            assert_eq!(date(value).as_deref(), Some(want), "{value}: {why}");
        }
        for (value, why) in [
            ("05/03/2024", "which is the month?"),
            ("2024-02-31", "no such day"),
            ("20241332", "nor month"),
            ("soon", "a word"),
            ("", "nothing"),
            ("123456", "a number"),
            ("9999999999999", "no moment of our time"),
            ("March", "no year"),
            ("{{date}}", "a template"),
        ] {
            assert_eq!(date(value), None, "{value}: {why}");
        }
        assert_eq!(date(&"2".repeat(1_000_000)), None, "no date is so long");
    }

    #[test]
    fn dates_of_names() {
        for (stem, want, why) in [
            ("2016-08-09-title", Some(("2016-08-09", "title")), "Jekyll's"),
            ("2016-08-09-标题-二", Some(("2016-08-09", "标题-二")), "in Chinese"),
            ("2016-08-09", Some(("2016-08-09", "2016-08-09")), "a diary's"),
            ("2016-08-09 会议", Some(("2016-08-09", "2016-08-09 会议")), "a name of its own"),
            ("2016-08-09-", Some(("2016-08-09", "2016-08-09-")), "nothing behind it"),
            ("2016-13-09-title", None, "no such month"),
            ("2016-08-091-x", None, "a longer number"),
            ("v2016-08-09", None, "not at the beginning"),
            ("标题", None, "none"),
        ] {
            let got = of_name(stem);
            assert_eq!(got.as_ref().map(|(day, name)| (day.as_str(), *name)), want, "{why}");
        }
    }
}
