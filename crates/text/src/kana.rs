//! Which kana do a kana and a voicing mark make, and which kana is it without the mark?
//!
//! Unicode orders kana so that arithmetic answers: か is followed by が, and は by ば and ぱ. Half-width kana are always
//! written with marks of their own (`ﾊﾞ`), and so are kana in decomposed text.

/// Katakana are this far behind the hiragana of the same sound.
const KATAKANA: u32 = 0x60;

/// The hiragana of a kana's sound as a number, and how far the kana is from it. Any other character is its own.
fn hiragana(c: char) -> (u32, u32) {
    match c as u32 {
        c @ 0x30A1..=0x30FE => (c - KATAKANA, KATAKANA),
        c => (c, 0),
    }
}

/// The voiced kana that a kana and a mark make: バ of ハ and `ﾞ`. `None` if they make none.
pub fn voiced(base: char, mark: char) -> Option<char> {
    let is_round = match mark {
        '\u{3099}' | '\u{309B}' | '\u{FF9E}' => false,
        '\u{309A}' | '\u{309C}' | '\u{FF9F}' => true,
        _ => return None,
    };
    let (base, kind) = hiragana(base);
    let step = match base {
        0x306F..=0x307D if base % 3 == 0 => 1 + u32::from(is_round),
        _ if is_round => return None,
        // う is far from ゔ.
        0x3046 => 0x4E,
        0x304B..=0x3062 if base % 2 == 1 => 1,
        0x3064 | 0x3066 | 0x3068 | 0x309D => 1,
        _ => return None,
    };
    char::from_u32(base + step + kind)
}

/// A kana without its voicing mark: ハ for バ and for パ. Any other character stays.
pub fn unvoiced(c: char) -> char {
    let (base, kind) = hiragana(c);
    let bare = match base {
        0x3094 => 0x3046,
        0x304C..=0x3062 if base % 2 == 0 => base - 1,
        0x3065 | 0x3067 | 0x3069 | 0x309E => base - 1,
        0x306F..=0x307D => base - base % 3,
        _ => return c,
    };
    char::from_u32(bare + kind).unwrap_or(c)
}

/// The kana of the same sound in the other kind: katakana for hiragana, and the reverse. `None` if there is none.
pub fn switched(c: char) -> Option<char> {
    let c = u32::from(c);
    match c {
        0x3041..=0x3096 | 0x309D | 0x309E => char::from_u32(c + KATAKANA),
        0x30A1..=0x30F6 | 0x30FD | 0x30FE => char::from_u32(c - KATAKANA),
        _ => None,
    }
}

/// Whether two neighbours are kana of one kind. The long mark `ー` is of both.
pub fn is_run(a: char, b: char) -> bool {
    const LONG: char = 'ー';
    let is_hiragana = |c: char| hiragana(c).1 == 0;
    is_kana(a) && is_kana(b) && (a == LONG || b == LONG || is_hiragana(a) == is_hiragana(b))
}

/// Whether a character is a kana or the long mark `ー`.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{309D}' | '\u{309E}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_of_one_kind() {
        assert_eq!("らーめんヴ".chars().filter_map(switched).collect::<String>(), "ラメンゔ");
        for (pair, expected) in
            [("らめ", true), ("ラー", true), ("ーめ", true), ("めン", false), ("ン中", false)]
        {
            let chars: Vec<char> = pair.chars().collect();
            assert_eq!(is_run(chars[0], chars[1]), expected, "{pair}");
        }
    }

    #[test]
    fn marks_make_the_kana_that_are_voiced() {
        let bare = "うかきくけこさしすせそたちつてとはひふへほゝウカキクケコサシスセソタチツテトハヒフヘホヽ";
        let marked =
            "ゔがぎぐげござじずぜぞだぢづでどばびぶべぼゞヴガギグゲゴザジズゼゾダヂヅデドバビブベボヾ";
        for (base, one) in bare.chars().zip(marked.chars()) {
            for mark in "\u{3099}\u{309B}\u{FF9E}".chars() {
                assert_eq!(voiced(base, mark), Some(one), "{base}{mark}");
            }
            assert_eq!(unvoiced(one), base);
        }
        for (base, one) in "はひふへほハヒフヘホ".chars().zip("ぱぴぷぺぽパピプペポ".chars())
        {
            for mark in "\u{309A}\u{309C}\u{FF9F}".chars() {
                assert_eq!(voiced(base, mark), Some(one), "{base}{mark}");
            }
            assert_eq!(unvoiced(one), base);
        }
        for (base, mark, why) in [
            ('か', '\u{309A}', "no half-voiced か in common text"),
            ('ば', '\u{3099}', "it is voiced"),
            ('ん', '\u{3099}', "never voiced"),
            ('っ', '\u{3099}', "the small one is not"),
            ('ー', 'ﾞ', "no kana of a sound"),
            ('中', 'ﾞ', "no kana"),
            ('は', 'ー', "no mark"),
        ] {
            assert_eq!(voiced(base, mark), None, "{base}{mark}: {why}");
        }
        for c in '\0'..'\u{3100}' {
            assert!(switched(c).is_none_or(|other| switched(other) == Some(c)), "{c}");
            assert_eq!(unvoiced(unvoiced(c)), unvoiced(c), "{c}");
            assert!(unvoiced(c) == c || is_kana(c), "{c}");
        }
    }
}
