//! Which number does a row of signs write?
//!
//! Signs are digits (`12`), the digits and units of Chinese (`一百二十`), both mixed (`120万`), and those of forms and
//! contracts (`壹佰贰拾`). Only a row that writes exactly one number in an order that is in use is one.
//!
//! # Cost
//!
//! Linear in the row. A row of more than [`MOST_SIGNS`] signs is no number.

/// Digits of the same value, by value.
pub(super) const DIGITS: [&[char]; 10] = [
    &['零', '零', '〇'],
    &['一', '壹'],
    &['二', '贰', '貳', '两', '兩'],
    &['三', '叁'],
    &['四', '肆'],
    &['五', '伍'],
    &['六', '陆', '陸'],
    &['七', '柒'],
    &['八', '捌'],
    &['九', '玖'],
];
/// Units, the largest first, with the power of ten that each stands for.
pub(super) const UNITS: [(&[char], u32); 5] =
    [(&['亿', '億'], 8), (&['万', '萬'], 4), (&['千', '仟'], 3), (&['百', '佰'], 2), (&['十', '拾'], 1)];
/// Signs for 20, 30 and 40.
pub(super) const TENS: &[char] = &['廿', '卅', '卌'];
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
    Digit(u64),
    /// A unit, by its power of ten.
    Unit(u32),
    /// 20, 30 or 40.
    Tens(u64),
}

fn sign(c: char) -> Option<Sign> {
    if c.is_ascii_digit() {
        return Some(Sign::Decimal);
    }
    for (value, forms) in DIGITS.iter().enumerate() {
        if forms.contains(&c) {
            return Some(Sign::Digit(value as u64));
        }
    }
    for (forms, power) in UNITS {
        if forms.contains(&c) {
            return Some(Sign::Unit(power));
        }
    }
    TENS.iter().position(|one| *one == c).map(|at| Sign::Tens(20 + 10 * at as u64))
}

/// Whether a character is a sign of numbers.
pub fn is_sign(c: char) -> bool {
    sign(c).is_some()
}

/// Whether a character is a unit.
pub fn is_unit(c: char) -> bool {
    matches!(sign(c), Some(Sign::Unit(_)))
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
    let (mut digits, mut is_decimal, mut has_zero) = (Vec::new(), true, false);
    for c in row {
        is_decimal &= c.is_ascii_digit();
        let Some(value) = digit(*c) else { break };
        has_zero |= value == 0;
        digits.push(char::from(b'0' + value as u8));
    }
    let is_spelled = digits.len() == row.len() && row.len() > 1 && !row.iter().any(char::is_ascii_digit);
    if is_spelled && row.len() < LEAST_DIGITS && !has_zero {
        return None;
    }
    if !is_spelled && !is_decimal {
        digits = decimal(counted(row)?);
    }
    Some(Number { digits, places: 0, of: None })
}

/// The value of decimal digits. `None` if it is too much.
pub(super) fn value(digits: &[char]) -> Option<u64> {
    let mut value = 0u64;
    for c in digits {
        value = value.checked_mul(10)?.checked_add(c.to_digit(10)?.into())?;
    }
    Some(value)
}

/// The decimal digits of a value.
fn decimal(value: u64) -> Vec<char> {
    let mut digits = if value > 9 { decimal(value / 10) } else { Vec::new() };
    digits.push(char::from(b'0' + (value % 10) as u8));
    digits
}

/// The value of a digit, in either writing.
fn digit(c: char) -> Option<u64> {
    match sign(c)? {
        Sign::Decimal => c.to_digit(10).map(u64::from),
        Sign::Digit(value) => Some(value),
        _ => None,
    }
}

/// A number with a point, and perhaps units: 1.2万, 三点五亿.
fn fraction(before: &[char], after: &[char]) -> Option<Number> {
    let mut digits = number(before)?.digits;
    let (mut places, mut power) = (0, 0);
    for c in after {
        match (digit(*c), sign(*c)?) {
            (Some(value), _) if power == 0 => {
                digits.push(char::from(b'0' + value as u8));
                places += 1;
            }
            (_, Sign::Unit(unit)) => power += unit as usize,
            _ => return None,
        }
    }
    digits.resize(digits.len() + power.saturating_sub(places), '0');
    let places = places.saturating_sub(power);
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
    let (mut least, mut last, mut has_zero) = (u32::MAX, 0, false);
    let mut at = 0;
    while let Some(&c) = row.get(at) {
        at += 1;
        match sign(c)? {
            Sign::Decimal => {
                let start = at - 1;
                while row.get(at).is_some_and(char::is_ascii_digit) {
                    at += 1;
                }
                pending = value(row.get(start..at)?).filter(|_| pending.is_none()).map(Some)?;
            }
            Sign::Digit(0) if pending.is_none() && at > 1 => has_zero = true,
            Sign::Digit(value) => pending = Some(Some(value)).filter(|_| pending.is_none())?,
            Sign::Tens(value) => {
                section = value.checked_add(section).filter(|_| pending.is_none() && least > 1)?;
                (least, last) = (1, 1);
            }
            Sign::Unit(power @ 1..4) => {
                // 十 needs no digit before it.
                let digits = pending.take().or((power == 1).then_some(1)).filter(|_| power < least)?;
                section = section.checked_add(10u64.pow(power).checked_mul(digits)?)?;
                (least, last, has_zero) = (power, power, false);
            }
            Sign::Unit(power) => {
                let unit = 10u64.pow(power);
                section = section.checked_add(pending.take().unwrap_or(0))?;
                // 一万亿 are so many 亿, and 一亿二千万 are some 万 more.
                let (kept, counted) = if total < unit { (0, total) } else { (total, 0) };
                let value = counted.checked_add(section)?.checked_mul(unit).filter(|value| *value > 0)?;
                (total, section) = (kept.checked_add(value)?, 0);
                (least, last, has_zero) = (u32::MAX, power, false);
            }
        }
    }
    let rest = match pending {
        // 两千五 is 2500, and 两千零五 is 2005.
        Some(digit) if digit < 10 && last > 1 && !has_zero => digit * 10u64.pow(last - 1),
        Some(digits) => digits,
        None => 0,
    };
    total.checked_add(section)?.checked_add(rest)
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
