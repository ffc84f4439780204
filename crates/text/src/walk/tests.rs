use super::*;
use crate::fold;

fn seen(text: &str) -> String {
    let units = units(&text, Folds::from_bytes(&[]).expect("an empty table"));
    units.iter().flat_map(|u| [u.gap, u.char]).filter(|c| *c != NO_GAP).collect()
}

#[test]
fn what_counts_and_what_stands_between() {
    for (text, expected, why) in [
        ("算力网", "算力网", "nothing between"),
        ("算 力\n网", "算 力 网", "white space of any kind is one gap"),
        ("算\u{200B}力", "算力", "a zero-width space is nothing"),
        ("系统、确定性", "系统,确定性", "punctuation parts, folded"),
        ("“产业大脑”，深", "\"产业大脑\"深", "the first mark of several stands for the gap"),
        ("152.0亿", "152.0亿", "a decimal point counts"),
        ("１５２．０", "152.0", "also in full width"),
        ("结束.2024", "结束.2024", "a full stop before a digit only parts"),
        ("1,194项", "1194项", "a thousands separator is nothing"),
        ("1,194,000", "1194000", "twice"),
        ("11,94", "11,94", "two digits after the comma are no thousands"),
        ("2024,1194", "2024,1194", "four digits before it: a list"),
        ("1,1945", "1,1945", "four digits after it: a list"),
        ("5G+智慧", "5g+智慧", "a plus belongs"),
        ("9.6%", "9.6%", "and so does a percent sign"),
    ] {
        assert_eq!(seen(text), expected, "{text:?}: {why}");
    }
}

#[test]
fn a_character_may_be_several_units_and_several_may_be_one() {
    let table = tricky();
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    for (text, expected, why) in [
        ("20㎡的", "2@0..1 0@1..2 m@2..5 2@2..5 的@5..8", "all units of a character have its range"),
        ("½", "1@0..2 /2@0..2", "with the mark between them"),
        ("R™", "r@0..1  t@1..4 m@1..4", "the sign is a word of its own"),
        ("R ™", "r@0..1  t@2..5 m@2..5", "one gap"),
        ("R，™", "r@0..1 ,t@4..7 m@4..7", "and a mark wins over it"),
        ("ﾊﾞｰ", "バ@0..6 ー@6..9", "half-width kana and their marks"),
        ("か\u{3099}は\u{309A}", "が@0..6 ぱ@6..12", "decomposed kana"),
        ("ﾞﾊﾞﾞ", "バ@3..9", "a mark alone is nothing"),
        ("中ﾞ", "中@0..3", "nor is one after anything else"),
        (
            "\u{1112}\u{116C}\u{110B}\u{1174}가\u{11A8}",
            "회@0..6 의@6..12 각@12..18",
            "the letters of a syllable",
        ),
        ("\u{1161}\u{1100}", "\u{1100}@3..6", "in no order"),
        ("e\u{301}a", "e@0..1 a@3..4", "an accent is ignorable"),
        ("مُـدُن", "م@0..2 د@6..8 ن@10..12", "Arabic points and tatweel are ignorable"),
        ("שָׁל־", "ש@0..2 ל@6..8", "and Hebrew points"),
    ] {
        let units = units(&text, folds);
        let seen: Vec<String> = units
            .iter()
            .map(|u| {
                format!(
                    "{}{}@{}..{}",
                    if u.gap == NO_GAP { "".into() } else { u.gap.to_string() },
                    u.char,
                    u.start,
                    u.end
                )
            })
            .collect();
        assert_eq!(seen.join(" "), expected, "{text:?}: {why}");
    }
}

/// Folds of characters that stand for several, and of half-width kana.
fn tricky() -> Vec<u8> {
    fold::table(&[
        ('½', "1/2"),
        ('ß', "ss"),
        ('™', " tm"),
        ('Ⅲ', "iii"),
        ('㍿', "株式会社"),
        ('㎡', "m2"),
        ('ｰ', "ー"),
        ('ﾀ', "タ"),
        ('ﾊ', "ハ"),
    ])
}

/// Checks that walks in both directions see the same units and gaps, and that ranges are of whole characters.
fn see_the_same(text: &str, folds: Folds) {
    let forwards = units(&text, folds);
    let mut backwards = Vec::new();
    let mut last = previous(&text, folds, text.len());
    while let Some(unit) = last {
        last = before(&text, folds, &unit);
        backwards.push(unit);
    }
    backwards.reverse();
    assert_eq!(forwards.len(), backwards.len(), "{text:?}");
    for (i, (f, b)) in forwards.iter().zip(&backwards).enumerate() {
        assert_eq!(
            (f.start, f.end, f.char, f.class, f.part),
            (b.start, b.end, b.char, b.class, b.part),
            "{text:?}"
        );
        assert!(text.get(f.start..f.end).is_some_and(|text| !text.is_empty()), "on borders");
        if i > 0 {
            // Backwards, the gap belongs to the unit before it.
            assert_eq!(f.gap, backwards[i - 1].gap, "before {:?} of {text:?}", &text[f.start..f.end]);
            let last = forwards[i - 1];
            assert!(last.end <= f.start || (last.start, last.end, last.part + 1) == (f.start, f.end, f.part));
        }
    }
}

#[test]
fn both_directions_see_the_same() {
    let text = "  “4+4”的，1,194项 152.0亿元。TiDB-Lightning v1.2.3，\n\n12,34,567 End…";
    see_the_same(text, Folds::default());
    see_the_same(text, Folds::from_bytes(&tricky()).expect("the table that was just written"));
}

proptest::proptest! {
    #[test]
    fn both_directions_see_the_same_of_any_text(text in "[a1.,/ ½ß™Ⅲ㍿㎡ｰﾀﾊﾞﾟハか로\u{1112}\u{1161}\u{11A8}\u{3099}\u{301}\u{200D}中]{0,24}") {
        see_the_same(&text, Folds::from_bytes(&tricky()).expect("the table that was just written"));
        see_the_same(&text, Folds::default());
    }
}

#[test]
fn a_million_marks_take_linear_time() {
    for (text, expected) in
        [("ﾞ", 0), ("\u{301}", 0), ("\u{3099}", 0), ("\u{1161}", 0), ("\u{1112}\u{1161}\u{11A8}", 1), ("ﾊﾞ", 1)]
    {
        let text = text.repeat(1_000_000);
        assert_eq!(units(&text.as_str(), Folds::default()).len(), expected * 1_000_000);
    }
}
