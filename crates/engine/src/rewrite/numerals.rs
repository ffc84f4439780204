//! How is a number written in other numerals? Years and other numbers that are read digit by digit: `二〇二四` is `2024`.

use seed_text::fold::simple;

const HAN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The least digits in a row that are a number. With a zero among them, two are enough.
const LEAST: usize = 4;

/// The query with its numbers in other numerals. Empty if it has no such numbers.
pub fn written_otherwise(plain: &str) -> Vec<String> {
    let chars: Vec<char> = plain.chars().collect();
    if !chars.contains(&'年') && !chars.iter().any(|c| is_zero(*c)) && han_runs(&chars) == 0 {
        return Vec::new();
    }
    let mut others: Vec<String> = Vec::new();
    for zero in [None, Some('〇'), Some('零')] {
        let text = written(&chars, zero);
        if text != plain && !others.contains(&text) {
            others.push(text);
        }
    }
    others
}

fn is_zero(c: char) -> bool {
    matches!(c, '〇' | '零' | '○')
}

/// The value of a character that is a Chinese digit.
fn digit(c: char) -> Option<usize> {
    if is_zero(c) { Some(0) } else { HAN.iter().position(|han| *han == c) }
}

fn han_runs(chars: &[char]) -> usize {
    chars.chunk_by(|a, b| digit(*a).is_some() == digit(*b).is_some()).filter(|run| is_number(run)).count()
}

fn is_number(run: &[char]) -> bool {
    let least = if run.iter().any(|c| is_zero(*c)) { 2 } else { LEAST };
    run.len() >= least && run.iter().all(|c| digit(*c).is_some())
}

/// Rewrites numbers in characters, and years: in digits, or in characters with this zero.
fn written(chars: &[char], zero: Option<char>) -> String {
    let kind = |c: &char| (digit(*c).is_some(), simple(*c).is_ascii_digit());
    let mut runs = chars.chunk_by(|a, b| kind(a) == kind(b)).peekable();
    let mut out = String::new();
    while let Some(run) = runs.next() {
        let is_year = run.len() == LEAST
            && run.iter().all(|c| simple(*c).is_ascii_digit())
            && runs.peek().is_some_and(|next| next[0] == '年');
        for c in run {
            let value = if is_year { simple(*c).to_digit(10).map(|value| value as usize) } else { digit(*c) };
            let value = value.filter(|_| is_year || is_number(run));
            out.push(match (value, zero) {
                (None, _) => *c,
                (Some(0), Some(zero)) => zero,
                (Some(value), Some(_)) => HAN[value],
                (Some(value), None) => char::from(b'0' + value as u8),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_only_looks_like_them() {
        for (query, expected, why) in [
            ("二〇二四年", &["2024年", "二零二四年"][..], "a year"),
            ("二零二四", &["2024", "二〇二四"], "with the other zero"),
            ("2024年", &["二〇二四年", "二零二四年"], "and in digits"),
            ("２０２４年", &["2024年", "二〇二四年", "二零二四年"], "of full width"),
            ("一九九八", &["1998"], "four digits are a number"),
            ("一二三产业", &[], "three are an enumeration"),
            ("一〇", &["10", "一零"], "a zero makes a number of two"),
            ("三十年", &[], "this is counted, not spelled"),
            ("2024", &[], "digits without their unit are as they are"),
            ("算力网", &[], "no number"),
            ("", &[], "nothing"),
        ] {
            assert_eq!(written_otherwise(query), expected, "{query:?}: {why}");
        }
    }
}
