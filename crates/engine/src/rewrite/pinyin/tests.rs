//! Letters and their tones.

use super::toneless;

#[test]
fn a_letter_without_a_mark_has_no_tone() {
    for c in ('a'..='z').chain('A'..='Z') {
        let (bare, tone) = toneless(c);
        assert!(tone > 3 && bare.eq_ignore_ascii_case(&c), "{c}: {bare}, {tone}");
    }
    for (marked, expected) in [('ā', ('a', 0)), ('ň', ('n', 2)), ('Ǹ', ('n', 3)), ('ü', ('v', usize::MAX))]
    {
        assert_eq!(toneless(marked), expected);
    }
}
