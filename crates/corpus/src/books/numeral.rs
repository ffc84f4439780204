//! *Which number do these characters write?*

/// A number in digits, Chinese numerals, Roman numerals or an English word up to twenty.
pub(super) fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 10 {
        return None;
    }
    let digits: Option<String> = text.chars().map(digit).collect();
    match digits {
        Some(digits) => digits.parse().ok(),
        None if text.is_ascii() => roman(text).or_else(|| word(text)),
        None => chinese(text),
    }
}

/// A digit, also full-width, or a Chinese one: 一二〇 is 120.
fn digit(c: char) -> Option<char> {
    const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        '零' | '○' => Some('0'),
        '两' => Some('2'),
        _ => CHINESE.iter().position(|&d| d == c).and_then(|n| char::from_digit(u32::try_from(n).ok()?, 10)),
    }
}

fn chinese(text: &str) -> Option<u32> {
    let (mut sum, mut ones) = (0_u32, None);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '廿' | '卅' => {
                sum += if c == '廿' { 20 } else { 30 };
                continue;
            }
            _ => {
                ones = digit(c)?.to_digit(10);
                continue;
            }
        };
        sum += unit * ones.take().unwrap_or(1);
    }
    Some(sum + ones.unwrap_or(0))
}

fn roman(text: &str) -> Option<u32> {
    let value = |c: char| match c.to_ascii_uppercase() {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (n, &value) in values.iter().enumerate() {
        if values.get(n + 1).is_some_and(|&next| next > value) {
            sum -= i64::from(value);
        } else {
            sum += i64::from(value);
        }
    }
    u32::try_from(sum).ok().filter(|&sum| sum > 0)
}

fn word(text: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let at = WORDS.iter().position(|word| word.eq_ignore_ascii_case(text))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers() {
        for (text, want) in [
            ("12", Some(12)),
            ("００７", Some(7)),
            ("一", Some(1)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("一百二十", Some(120)),
            ("一百零三", Some(103)),
            ("一二〇", Some(120)),
            ("两千", Some(2000)),
            ("廿三", Some(23)),
            ("IV", Some(4)),
            ("xxxix", Some(39)),
            ("Twelve", Some(12)),
            ("春", None),
            ("", None),
            ("99999999999", None),
        ] {
            assert_eq!(super::number(text), want, "{text}");
        }
    }
}
