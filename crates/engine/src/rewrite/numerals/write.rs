//! How else may a number be written?

use super::read::{self, LEAST_DIGITS, Number, OF, PARTS, POINT, POWERS, SIGNS, TENS, UNITS, row, scaled};

/// The units of large numbers that are written after digits: 120万, 1.2亿.
const SCALES: [(&[char], usize); 6] =
    [(&[], 0), (&['百'], 2), (&['千'], 3), (&['万'], 4), (&['亿'], 8), (&['万', '亿'], 12)];
/// The most digits after the point before such a unit.
const MOST_PLACES: usize = 4;
/// The most digits of a number that is counted.
const MOST_COUNTED: usize = 16;

/// The columns of [`SIGNS`] that the signs of a writing are taken from.
const PLAIN: usize = 0;
const OF_CONTRACTS: usize = 1;
const WITH_CIRCLE: usize = 2;
/// None: the signs stay as they are.
const AS_THEY_ARE: usize = SIGNS[0].len();

/// Adds a writing of these parts, with the signs of a column, unless it is known.
#[inline(never)]
fn put(all: &mut Vec<Vec<char>>, parts: &[&[char]], column: usize) {
    let mut text = Vec::new();
    for part in parts {
        for c in *part {
            let other = SIGNS.get(row(*c)).and_then(|signs| signs.get(column));
            text.push(*other.unwrap_or(c));
        }
    }
    if all.iter().all(|known| *known != text) {
        all.push(text);
    }
}

/// The writings of a number, each once.
pub fn written(Number { digits, places, of }: &Number) -> Vec<Vec<char>> {
    let mut all = Vec::new();
    let is_value = *places == 0 && digits.len() <= MOST_COUNTED && (digits[0] != '0' || digits.len() == 1);
    let value = read::value(digits).filter(|_| is_value);
    if let Some(value) = value {
        let full = counted(value);
        let words = short(&full);
        put(&mut all, &[words], AS_THEY_ARE);
        put(&mut all, &[&as_two(words)], AS_THEY_ARE);
        put(&mut all, &[words], WITH_CIRCLE);
        // Contracts leave nothing out.
        put(&mut all, &[&full], OF_CONTRACTS);
        if (20..50).contains(&value) {
            put(&mut all, &[&SIGNS[TENS - 2 + value as usize / 10][..1], &words[2..]], AS_THEY_ARE);
        }
    }
    for &(unit, power) in &SCALES {
        let Some((whole, mut rest)) = digits.split_at_checked(digits.len().wrapping_sub(places + power))
        else {
            continue;
        };
        // Smaller units follow one digit.
        let is_small = power == 2 || power == 3;
        if whole.is_empty() || power > 0 && value.is_none() || is_small && whole.len() > 1 {
            continue;
        }
        while let Some((&'0', shorter)) = rest.split_last()
            && power > 0
        {
            rest = shorter;
        }
        if rest.is_empty() {
            put(&mut all, &[whole, unit], AS_THEY_ARE);
        } else if power == 0 || rest.len() <= MOST_PLACES && !is_small {
            put(&mut all, &[whole, &['.'], rest, unit], AS_THEY_ARE);
            if let Some(value) = read::value(whole) {
                put(&mut all, &[short(&counted(value)), &[POINT], rest, unit], PLAIN);
            }
        }
    }
    let is_spelled =
        digits.len() >= LEAST_DIGITS || digits.len() > 1 && !digits.iter().all(|digit| *digit != '0');
    if *places == 0 && is_spelled {
        put(&mut all, &[digits], WITH_CIRCLE);
        put(&mut all, &[digits], PLAIN);
    }
    let Some((of, sign)) = OF.iter().find(|(_, sign)| Some(*sign) == *of) else { return all };
    let mut with = Vec::new();
    for text in &all {
        put(&mut with, &[text, &[*sign]], AS_THEY_ARE);
        put(&mut with, &[&[*of], PARTS, text], AS_THEY_ARE);
    }
    with
}

/// A value with every digit and unit: 12 is 一十二, and 10050 is 一万零五十.
fn counted(value: u64) -> Vec<char> {
    let mut words = Vec::new();
    put_counted(value, &mut words);
    words
}

/// The same as it is said: 十二.
fn short(words: &[char]) -> &[char] {
    if words.starts_with(&['一', '十']) { &words[1..] } else { words }
}

fn put_counted(value: u64, out: &mut Vec<char>) {
    for (i, power) in POWERS.iter().enumerate().rev() {
        let unit = scaled(1, *power);
        if value >= unit {
            put_counted(value / unit, out);
            out.push(SIGNS[UNITS + i][PLAIN]);
            let rest = value % unit;
            if rest > 0 {
                if rest < unit / 10 {
                    out.push(SIGNS[0][PLAIN]);
                }
                put_counted(rest, out);
            }
            return;
        }
    }
    out.push(SIGNS[value as usize % 10][PLAIN]);
}

/// The same with 两 where things are counted: 两千, 一万两千, 两 by itself, but 十二 and 二十.
fn as_two(words: &[char]) -> Vec<char> {
    let mut out = Vec::new();
    let mut before = UNITS;
    for (at, c) in words.iter().enumerate() {
        let is_counted = match words.get(at + 1) {
            Some(next) => row(*next) > UNITS && (at == 0 || before != UNITS),
            None => at == 0,
        };
        before = row(*c);
        out.push(if before == 2 && is_counted { '两' } else { *c });
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
        let joined = |all: Vec<Vec<char>>| {
            all.iter().map(|text| text.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
        };
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
            assert_eq!(joined(written(&number(text))), expected, "{text}: {why}");
        }
        let million = written(&number("1200000"));
        for text in ["一百二十万", "120万", "1200000", "壹佰贰拾万"] {
            assert!(million.iter().any(|one| one.iter().collect::<String>() == text), "{text}: {million:?}");
        }
        let more = written(&number("350000000"));
        for text in ["三亿五千万", "3.5亿", "三点五亿", "35000万"] {
            assert!(more.iter().any(|one| one.iter().collect::<String>() == text), "{text}: {more:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_number() {
        let values =
            (0..3000u64).chain([9999, 10_000, 10_050, 100_000, 120_000, 1_000_000, 99_990_000, 100_000_000]);
        for value in values.chain([120_000_000, 1_000_000_000_000, 9_999_999_999_999_999]) {
            let number = number(&value.to_string());
            for chars in written(&number) {
                // The sign 零 alone is a digit, and so is 〇.
                assert_eq!(read(&chars, 0), (chars.len(), Some(number.clone())), "{value}: {chars:?}");
            }
        }
    }
}
