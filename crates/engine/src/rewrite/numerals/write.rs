//! How else may a number be written?

use super::read::{self, DIGITS, LEAST_DIGITS, Number, OF, PARTS, POINT, UNITS};

/// The units of large numbers that are written after digits: 120万, 1.2亿.
const SCALES: [(&str, usize); 6] = [("", 0), ("百", 2), ("千", 3), ("万", 4), ("亿", 8), ("万亿", 12)];
/// The most digits after the point before such a unit.
const MOST_PLACES: usize = 4;
/// The most digits of a number that is counted.
const MOST_COUNTED: usize = 16;

/// The writings of a number, each once.
pub fn written(number: &Number) -> Vec<String> {
    let mut all = Vec::new();
    let mut put = |text: String| {
        if !all.contains(&text) {
            all.push(text);
        }
    };
    let Number { digits, places, of } = number;
    let is_counted =
        *places == 0 && digits.len() <= MOST_COUNTED && (digits == "0" || !digits.starts_with('0'));
    let value = value_of(digits).filter(|_| is_counted);
    if let Some(value) = value {
        let words = counted(value);
        put(words.clone());
        put(as_two(&words));
        put(words.chars().map(|c| if c == '零' { '〇' } else { c }).collect());
        // Contracts leave nothing out.
        put(in_full(value).chars().map(formal).collect());
        for (tens, sign) in [("二十", "廿"), ("三十", "卅"), ("四十", "卌")] {
            if let Some(rest) = words.strip_prefix(tens).filter(|_| value < 50) {
                put([sign, rest].concat());
            }
        }
    }
    for (unit, power) in SCALES {
        // Smaller units follow one digit.
        let is_wanted =
            power == 0 || value.is_some() && digits.len() > power && (power > 3 || digits.len() == power + 1);
        let Some((whole, rest)) = split(digits, places + power).filter(|_| is_wanted) else { continue };
        let rest = if power > 0 { rest.trim_end_matches('0') } else { rest };
        if rest.is_empty() {
            put([whole, unit].concat());
        } else if power == 0 || rest.len() <= MOST_PLACES && power > 3 {
            put([whole, ".", rest, unit].concat());
            if let Some(value) = value_of(whole) {
                let rest: String = rest.chars().map(|c| spelled(c, '零')).collect();
                put([&counted(value), &String::from(POINT), &rest, unit].concat());
            }
        }
    }
    let is_spelled = digits.len() >= LEAST_DIGITS || digits.len() > 1 && digits.contains('0');
    for zero in ['〇', '零'] {
        if *places == 0 && is_spelled {
            put(digits.chars().map(|c| spelled(c, zero)).collect());
        }
    }
    let Some((of, sign)) = OF.iter().find(|(_, sign)| Some(*sign) == *of) else { return all };
    let with = |text: &String| {
        [
            [text.as_str(), sign.encode_utf8(&mut [0; 4])].concat(),
            [of.encode_utf8(&mut [0; 4]), PARTS, text].concat(),
        ]
    };
    all.iter().flat_map(with).collect()
}

fn value_of(digits: &str) -> Option<u64> {
    read::value(&digits.chars().collect::<Vec<_>>())
}

/// Splits so many digits off the end. `None` if nothing would be left.
fn split(digits: &str, places: usize) -> Option<(&str, &str)> {
    digits.len().checked_sub(places).filter(|len| *len > 0).map(|len| digits.split_at(len))
}

/// A digit in Chinese, with this zero.
fn spelled(c: char, zero: char) -> char {
    match c.to_digit(10) {
        Some(value @ 1..) => form(DIGITS[value as usize], 0),
        _ => zero,
    }
}

fn form(forms: &str, at: usize) -> char {
    forms.chars().nth(at).unwrap_or_default()
}

/// A sign as contracts have it.
fn formal(c: char) -> char {
    let all = DIGITS.iter().chain(UNITS[..3].iter().map(|(forms, _)| forms));
    all.map(|forms| (form(forms, 0), form(forms, 1)))
        .find(|(sign, _)| *sign == c)
        .map_or(c, |(_, formal)| formal)
}

/// A value with units: 12 is 十二, and 10050 is 一万零五十.
fn counted(value: u64) -> String {
    let words = in_full(value);
    let shorter = words.strip_prefix('一').filter(|rest| rest.starts_with('十'));
    shorter.map(String::from).unwrap_or(words)
}

/// The same with every digit: 一十二.
fn in_full(value: u64) -> String {
    let mut words = String::new();
    put_counted(value, &mut words);
    words
}

fn put_counted(value: u64, out: &mut String) {
    for (forms, power) in UNITS.iter().rev() {
        let unit = 10u64.pow(*power);
        if value >= unit {
            put_counted(value / unit, out);
            out.push(form(forms, 0));
            let rest = value % unit;
            if rest > 0 && rest < unit / 10 {
                out.push('零');
            }
            if rest > 0 {
                put_counted(rest, out);
            }
            return;
        }
    }
    out.push(if value == 0 { '零' } else { form(DIGITS[value as usize], 0) });
}

/// The same with 两 where things are counted: 两千, 一万两千, 两 by itself, but 十二 and 二十.
fn as_two(words: &str) -> String {
    let mut out = String::new();
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let is_counted = match chars.peek() {
            Some(next) => "百千万亿".contains(*next) && !out.ends_with('十'),
            None => out.is_empty(),
        };
        out.push(if c == '二' && is_counted { '两' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    fn number(text: &str) -> Number {
        read(&text.chars().collect::<Vec<_>>(), 0).1.unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn all_writings_of_a_number() {
        for (text, expected, why) in [
            ("12", "十二 壹拾贰 12", "two digits without a zero are not spelled"),
            ("5", "五 伍 5", "one digit"),
            ("2", "二 两 贰 2", "two, and two of something"),
            ("10", "十 壹拾 10 一〇 一零", "a zero is spelled"),
            ("23", "二十三 贰拾叁 廿三 23", "a sign for twenty"),
            ("105", "一百零五 一百〇五 壹佰零伍 105 一〇五 一零五", "both zeros"),
            ("2000", "二千 两千 贰仟 2000 2千 二〇〇〇 二零零零", "a thousand"),
            ("12000", "一万二千 一万两千 壹万贰仟 12000 1.2万 一点二万 一二〇〇〇 一二零零零", "a point"),
            ("9.6", "9.6 九点六", "a fraction"),
            ("5%", "五% 百分之五 伍% 百分之伍 5% 百分之5", "of a hundred"),
            ("007", "007 〇〇七 零零七", "digits that are no value"),
        ] {
            assert_eq!(written(&number(text)).join(" "), expected, "{text}: {why}");
        }
        let million = written(&number("1200000"));
        for text in ["一百二十万", "120万", "1200000", "壹佰贰拾万"] {
            assert!(million.iter().any(|one| one == text), "{text}: {million:?}");
        }
        let more = written(&number("350000000"));
        for text in ["三亿五千万", "3.5亿", "三点五亿", "35000万"] {
            assert!(more.iter().any(|one| one == text), "{text}: {more:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_number() {
        let values =
            (0..3000u64).chain([9999, 10_000, 10_050, 100_000, 120_000, 1_000_000, 99_990_000, 100_000_000]);
        for value in values.chain([120_000_000, 1_000_000_000_000, 9_999_999_999_999_999]) {
            let number = number(&value.to_string());
            for text in written(&number) {
                let chars: Vec<char> = text.chars().collect();
                // The sign 零 alone is a digit, and so is 〇.
                assert_eq!(read(&chars, 0), (chars.len(), Some(number.clone())), "{value}: {text}");
            }
        }
    }
}
