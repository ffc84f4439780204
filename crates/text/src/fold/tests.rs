use super::*;
use crate::Class;

#[test]
fn a_damaged_table_is_refused() {
    let table = table(&[
        ('½', "1/2"),
        ('É', "e"),
        ('ß', "ss"),
        ('è', "e"),
        ('é', "e"),
        ('ê', "e"),
        ('ë', "e"),
        ('區', "区"),
        ('國', "国"),
    ]);
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    let (pages, pairs) = (folds.ends.len() / 2, folds.steps.len());
    assert!(folds.bounds(0).is_some_and(|(_, end)| end > 4) && pairs > 6);
    for len in 1..table.len() {
        assert!(Folds::from_bytes(&table[..len]).is_none(), "{len} bytes of {}", table.len());
    }
    let planes = 4 + folds.expansions.len();
    assert_eq!(folds.expansions, "1/2\0ss\0");
    let [high, ends, steps] = [planes, planes + 2 * pairs, planes + 2 * pairs + 2 * pages];
    for (at, byte, why) in [
        (0, 0, "no pages"),
        (0, 0xFF, "more pages than there are"),
        (2, 0xFF, "more bytes of expansions than there are"),
        (4, 0x80, "an expansion that is no text"),
        (planes - 1, b's', "an expansion without an end"),
        (high + 1, 0x12, "to no character"),
        (high + pairs, 1, "to no expansion"),
        (ends, 1, "a page that ends past the pairs"),
        (ends + 2 * pages - 1, 1, "a page that ends before it starts"),
        (ends + 2 * pages - 1, pairs as u8 - 1, "a pair in no page"),
        (steps + 1, 0, "the same character twice"),
        (steps + 1, 0xFF, "out of its page"),
    ] {
        let mut changed = table.clone();
        changed[at] = byte;
        assert!(Folds::from_bytes(&changed).is_none(), "{why}");
    }
}

#[test]
fn classes_of_what_real_text_holds() {
    use Class::*;
    for (chars, class) in [
        ("\u{200B}\u{200D}\u{FE0F}\u{301}\u{AD}\0\u{FEFF}", Ignorable),
        (" \t\n\u{A0}\u{3000}\u{2003}", Space),
        (".,;:!?'\"()[]{}-_/\\|*~`，。、；：？！“”《》…—·●■│", Punctuation),
        ("中々〇あアー㐀\u{20000}ก", Ideograph),
        ("aZéσж한", Letter),
        ("0123456789", Digit),
        ("+%#&$@=<>^×±°℃€→😀‰", Symbol),
    ] {
        for c in chars.chars() {
            assert_eq!(Class::of(simple(c)), class, "{c:?}");
        }
    }
}

#[test]
fn a_character_may_represent_several() {
    let table = table(&[('½', "1/2"), ('ß', "ss"), ('Ⅲ', "iii"), ('㎡', "m2"), ('㎥', "m3")]);
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    for (c, folded) in [('½', "1/2"), ('㎡', "m2"), ('ß', "ss"), ('Ⅲ', "iii")] {
        assert_eq!((folds.folded(c), folds.expansion(c)), (Folded::Several(folded), Some(folded)));
        assert_eq!(folds.fold(c), c, "there is no one character");
    }
    assert_eq!((folds.folded('M'), folds.expansion('M')), (Folded::One('m'), None));
    let sources = |folded| {
        let mut sources = String::new();
        folds.each_source(folded, &mut |c| sources.push(c));
        sources
    };
    assert_eq!(sources('m'), "mｍMＭ㎡㎥", "an expansion has it");
    assert_eq!(sources('2'), "2２½㎡");
    assert_eq!(sources('x'), "xｘXＸ");
}

#[test]
fn vietnamese_letters_lose_their_marks() {
    let folds = Folds::default();
    let fold = |text: &str| text.chars().map(|c| folds.fold(c)).collect::<String>();
    assert_eq!(fold("ẠậẶ ẸệỆ Ịỉ ỌộỢ Ụự Ỳỵỹ"), "aaa eee ii ooo uu yyy");
}
