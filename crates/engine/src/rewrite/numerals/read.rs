//! Which number does a row of signs write?
//!
//! Signs are digits (`12`), the digits and units of Chinese (`一百二十`), both mixed (`120万`), and those of forms and
//! contracts (`壹佰贰拾`). Only a row that writes exactly one number in an order that is in use is one.
//!
//! # Cost
//!
//! Linear in the row. A row of more than [`MOST_SIGNS`] signs is no number.

/// The signs: in each row those of one meaning. First the plain one, then the one of contracts, the one with a circle
/// for a zero, and one more.
pub(super) const SIGNS: [[char; 4]; 19] = [
    ['零', '零', '〇', '零'],
    ['一', '壹', '一', '一'],
    ['二', '贰', '二', '貳'],
    ['三', '叁', '三', '三'],
    ['四', '肆', '四', '四'],
    ['五', '伍', '五', '五'],
    ['六', '陆', '六', '陸'],
    ['七', '柒', '七', '七'],
    ['八', '捌', '八', '八'],
    ['九', '玖', '九', '九'],
    ['十', '拾', '十', '十'],
    ['百', '佰', '百', '百'],
    ['千', '仟', '千', '千'],
    ['万', '万', '万', '萬'],
    ['亿', '亿', '亿', '億'],
    ['廿', '廿', '廿', '廿'],
    ['卅', '卅', '卅', '卅'],
    ['卌', '卌', '卌', '卌'],
    ['两', '两', '两', '兩'],
];
/// The row of the first unit in [`SIGNS`]. Before it are the digits, by their value.
pub(super) const UNITS: usize = 10;
/// The power of ten of each unit.
pub(super) const POWERS: [u8; 5] = [1, 2, 3, 4, 8];
/// The row of the sign for 20 in [`SIGNS`]. Those for 30 and 40 follow.
pub(super) const TENS: usize = 15;
/// The row of the signs for two of something.
const TWO: usize = 18;
/// What is less than this can be multiplied by ten, and some of it added up.
const MOST: u64 = 10_000_000_000_000_000;
/// What parts the digits of a fraction: 三点五.
pub(super) const POINT: char = '点';
/// What comes before a percentage: 百分之五. With 千 it is of a thousand.
pub(super) const PARTS: &[char] = &['分', '之'];
/// The signs after a number that say the same.
pub(super) const OF: [(char, char); 2] = [('百', '%'), ('千', '‰')];
/// The most signs of a number.
pub(super) const MOST_SIGNS: usize = 32;
/// The least Chinese digits in a row that are read one by one. With a zero among them, two are enough.
pub(super) const LEAST_DIGITS: usize = 4;

/// A number, as decimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its digits from `0` to `9`, at least one.
    pub digits: Vec<char>,
    /// How many of them are after the point.
    pub places: usize,
    /// What it is counted in: `%` or `‰`, if in one of them.
    pub of: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A decimal digit.
    Decimal,
    /// A Chinese digit.
    Digit(u8),
    /// A unit, by its power of ten.
    Unit(u8),
    /// 20, 30 or 40, as so many tens.
    Tens(u8),
}

/// The row of a sign in [`SIGNS`]; that of its value for a decimal digit, and one that there is not for other characters.
#[inline(never)]
pub(super) fn row(c: char) -> usize {
    let all = SIGNS.as_flattened();
    let at = || all.iter().position(|sign| *sign == c).unwrap_or(all.len()) / 4;
    if c.is_ascii_digit() { c as usize & 15 } else { at() }
}

#[inline(never)]
fn sign(c: char) -> Option<Sign> {
    let row = row(c);
    Some(match row {
        0..UNITS if c.is_ascii_digit() => Sign::Decimal,
        0..UNITS => Sign::Digit(row as u8),
        UNITS..TENS => Sign::Unit(POWERS[row - UNITS]),
        TENS..TWO => Sign::Tens((row - TENS) as u8 + 2),
        TWO => Sign::Digit(2),
        _ => return None,
    })
}

/// Whether a character is a sign of numbers.
pub fn is_sign(c: char) -> bool {
    row(c) < SIGNS.len()
}

/// Whether a character is a unit.
pub fn is_unit(c: char) -> bool {
    (UNITS..TENS).contains(&row(c))
}

/// Where the row of signs that begins at `at` ends, and the number that it writes. The row is empty if none begins.
pub fn read(chars: &[char], at: usize) -> (usize, Option<Number>) {
    // 百分之五 is one number.
    let parts = chars.get(at + 1..at + 3) == Some(PARTS);
    let of = OF.iter().find(|(sign, _)| parts && chars.get(at) == Some(sign)).map(|(_, of)| *of);
    let start = if of.is_some() { at + 3 } else { at };
    let mut end = start;
    while chars.get(end).is_some_and(|c| is_sign(*c) || is_point(chars, end)) {
        end += 1;
    }
    let Some(number) = chars.get(start..end).and_then(number) else { return (end.max(at), None) };
    let sign = chars.get(end).copied().filter(|c| of.is_none() && OF.iter().any(|(_, sign)| sign == c));
    let end = end + usize::from(sign.is_some());
    (end, Some(Number { of: of.or(sign), ..number }))
}

/// Whether a point between two digits is here.
fn is_point(chars: &[char], at: usize) -> bool {
    let sign = |at: usize| chars.get(at).and_then(|c| sign(*c));
    let Some(before) = at.checked_sub(1).and_then(sign) else { return false };
    let after = sign(at + 1);
    match chars[at] {
        '.' => before == Sign::Decimal && after == Some(Sign::Decimal),
        POINT => matches!(before, Sign::Digit(_) | Sign::Unit(1)) && matches!(after, Some(Sign::Digit(_))),
        _ => false,
    }
}

/// The number that a whole row writes.
fn number(row: &[char]) -> Option<Number> {
    if row.is_empty() || row.len() > MOST_SIGNS {
        return None;
    }
    if let Some(point) = row.iter().position(|c| matches!(*c, '.' | POINT)) {
        let (before, after) = row.split_at_checked(point)?;
        return fraction(before, after.get(1..)?);
    }
    let (mut digits, mut decimals, mut has_zero) = (Vec::new(), 0, false);
    for c in row {
        decimals += usize::from(c.is_ascii_digit());
        if let Some(digit) = digit(*c) {
            has_zero |= digit == '0';
            digits.push(digit);
        }
    }
    let is_spelled = digits.len() == row.len() && row.len() > 1 && decimals == 0;
    if is_spelled && row.len() < LEAST_DIGITS && !has_zero {
        return None;
    }
    if !is_spelled && decimals < row.len() {
        digits.clear();
        put_decimal(counted(row)?, &mut digits);
    }
    Some(Number { digits, places: 0, of: None })
}

/// A value times a power of ten, or some value that is too much.
#[inline(never)]
pub(super) fn scaled(mut value: u64, power: u8) -> u64 {
    for _ in 0..power {
        value = value.min(MOST) * 10;
    }
    value
}

/// The value of decimal digits. `None` if it is too much.
#[inline(never)]
pub(super) fn value(digits: &[char]) -> Option<u64> {
    let mut value = 0u64;
    for c in digits {
        value = scaled(value, 1) + (u64::from(*c) & 15);
    }
    Some(value).filter(|value| *value < 10 * MOST)
}

/// Adds the decimal digits of a value.
fn put_decimal(value: u64, digits: &mut Vec<char>) {
    if value > 9 {
        put_decimal(value / 10, digits);
    }
    digits.push(char::from(b'0' + (value % 10) as u8));
}

/// A digit in either writing, as a decimal one.
fn digit(c: char) -> Option<char> {
    match sign(c)? {
        Sign::Decimal => Some(c),
        Sign::Digit(value) => Some(char::from(b'0' + value)),
        _ => None,
    }
}

/// A number with a point, and perhaps units: 1.2万, 三点五亿.
fn fraction(before: &[char], after: &[char]) -> Option<Number> {
    let mut digits = number(before)?.digits;
    let (mut places, mut power) = (0, 0);
    for c in after {
        match (digit(*c), sign(*c)?) {
            (Some(digit), _) if power == 0 => {
                digits.push(digit);
                places += 1;
            }
            (_, Sign::Unit(unit)) => power += usize::from(unit),
            _ => return None,
        }
    }
    while places < power {
        digits.push('0');
        places += 1;
    }
    let places = places - power;
    // 0.5万 is 5000.
    while digits.len() > places + 1 && digits[0] == '0' {
        digits.remove(0);
    }
    Some(Number { digits, places, of: None })
}

/// The value of digits with units: 一百二十万, 120万, 两千五, 廿三.
fn counted(row: &[char]) -> Option<u64> {
    // What stands before the last 万 or 亿, what stands after it, and the digits whose unit is still to come.
    let (mut total, mut section, mut pending) = (0u64, 0u64, None);
    // The last unit in this section, and the last of all.
    let (mut least, mut last, mut has_zero) = (u8::MAX, 0, false);
    let mut at = 0;
    while let Some(&c) = row.get(at) {
        let start = at;
        at += 1;
        let sign = sign(c)?;
        if !matches!(sign, Sign::Unit(_)) && pending.is_some() {
            return None;
        }
        match sign {
            Sign::Decimal => {
                while row.get(at).is_some_and(char::is_ascii_digit) {
                    at += 1;
                }
                pending = Some(value(row.get(start..at)?)?);
            }
            Sign::Digit(0) if start > 0 => has_zero = true,
            Sign::Digit(value) => pending = Some(value.into()),
            Sign::Tens(tens) => {
                section += u64::from(tens) * 10;
                if least < 2 {
                    return None;
                }
                (least, last) = (1, 1);
            }
            Sign::Unit(power @ 1..4) => {
                // 十 needs no digit before it.
                let digits = pending.take().or((power == 1).then_some(1)).filter(|_| power < least)?;
                section += scaled(digits, power);
                (least, last, has_zero) = (power, power, false);
            }
            Sign::Unit(power) => {
                section += pending.take().unwrap_or(0);
                // 一万亿 are so many 亿, and 一亿二千万 are some 万 more.
                if total < scaled(1, power) {
                    section += total;
                    total = 0;
                }
                if section == 0 {
                    return None;
                }
                total += scaled(section, power);
                (section, least, last, has_zero) = (0, u8::MAX, power, false);
            }
        }
    }
    let rest = match pending {
        // 两千五 is 2500, and 两千零五 is 2005.
        Some(digit) if digit < 10 && last > 1 && !has_zero => scaled(digit, last - 1),
        digits => digits.unwrap_or(0),
    };
    Some(total + section + rest).filter(|value| *value < 10 * MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that all of a text writes.
    fn read_all(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        let (end, number) = read(&chars, 0);
        let Number { digits, places, of } = number.filter(|_| end == chars.len())?;
        let digits: String = digits.iter().collect();
        let (whole, rest) = digits.split_at(digits.len() - places);
        let point = if places > 0 { "." } else { "" };
        Some(format!("{whole}{point}{rest}{}", of.map_or(String::new(), String::from)))
    }

    #[test]
    fn numbers_in_every_writing() {
        for (text, expected, why) in [
            ("十二", Some("12"), "ten needs no digit"),
            ("一十二", Some("12"), "and may have one"),
            ("十", Some("10"), "alone"),
            ("二十", Some("20"), "no digit after it"),
            ("一百二十万", Some("1200000"), "units of units"),
            ("120万", Some("1200000"), "digits with a unit"),
            ("1200000", Some("1200000"), "digits"),
            ("两千", Some("2000"), "two, counted"),
            ("两千五", Some("2500"), "the last unit is left out"),
            ("两千零五", Some("2005"), "not after a zero"),
            ("一万零五十", Some("10050"), "a zero, and ten"),
            ("一万二", Some("12000"), "of ten thousand"),
            ("三千万", Some("30000000"), "thousand times ten thousand"),
            ("5万亿", Some("5000000000000"), "ten thousand times a hundred million"),
            ("一亿二千万", Some("120000000"), "and some more"),
            ("一亿二", Some("120000000"), "the last unit is left out"),
            ("廿三", Some("23"), "a sign for twenty"),
            ("卅", Some("30"), "and thirty"),
            ("壹佰贰拾萬", Some("1200000"), "of contracts"),
            ("3千5百", Some("3500"), "digits between units"),
            ("1.2万", Some("12000"), "a point before a unit"),
            ("0.5万", Some("5000"), "less than one"),
            ("1.23456万", Some("12345.6"), "more places than the unit takes"),
            ("三点五", Some("3.5"), "a point in words"),
            ("三点五亿", Some("350000000"), "with a unit"),
            ("十点五", Some("10.5"), "after ten"),
            ("9.6", Some("9.6"), "as it is"),
            ("二〇二四", Some("2024"), "digit by digit"),
            ("二零二四", Some("2024"), "with the other zero"),
            ("一〇", Some("10"), "a zero makes a number of two digits"),
            ("〇〇七", Some("007"), "no value"),
            ("一九九八", Some("1998"), "four digits"),
            ("百分之五", Some("5%"), "of a hundred"),
            ("5%", Some("5%"), "with its sign"),
            ("千分之三点五", Some("3.5‰"), "of a thousand"),
            ("五", Some("5"), "one digit"),
            ("一二三", None, "an enumeration"),
            ("七八", None, "seven or eight"),
            ("百", None, "a unit alone"),
            ("千万", None, "two units"),
            ("万一", None, "a word"),
            ("一百二百", None, "no order"),
            ("二五万", None, "two digits before one unit"),
            ("1.2.3", None, "a version"),
            ("九九九九九九九九亿亿亿", None, "too much"),
            ("点五", None, "nothing before the point"),
            ("章", None, "no sign"),
        ] {
            assert_eq!(read_all(text).as_deref(), expected, "{text}: {why}");
        }
    }

    #[test]
    fn a_row_of_any_length_is_read_once() {
        for sign in ["一", "9", "十", "二〇", "万", "1.", "一点"] {
            let chars: Vec<char> = sign.repeat(1_000_000).chars().collect();
            let (end, number) = read(&chars, 0);
            assert_eq!(number, None, "{sign}, a million times");
            assert!(end >= chars.len() - 1, "{sign}: the row is read to its end");
        }
    }
}
