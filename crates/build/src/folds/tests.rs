use super::*;

/// The table of a corpus of one text.
fn of_text(text: &str) -> Vec<u8> {
    let alphabet = alphabet([text, ""]);
    let own = super::of_alphabet(&alphabet);
    let held = Held::of(text, alphabet, Folds::from_bytes(&own).expect("the table that was just written"));
    table(&held, "")
}

/// The table of a corpus that holds these characters.
fn of_alphabet(alphabet: &BTreeSet<char>) -> Vec<u8> {
    of_text(&alphabet.iter().collect::<String>())
}

/// A text, folded.
fn folded(folds: Folds, text: &str) -> String {
    let fold = |c| match folds.folded(c) {
        Folded::One(c) => c.to_string(),
        Folded::Several(text) => text.to_owned(),
    };
    text.chars().map(fold).collect()
}

#[test]
fn one_form_for_every_shape_of_a_character() {
    let table = of_text("éΣﾊ中が²1");
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    for (given, folded, why) in [
        ('G', 'g', "ASCII case"),
        ('Ｇ', 'g', "full-width letter"),
        ('５', '5', "full-width digit"),
        ('，', ',', "full-width comma"),
        ('\u{3000}', ' ', "ideographic space"),
        ('“', '"', "curly quotation mark"),
        ('「', '"', "corner bracket used as quotation mark"),
        ('—', '-', "dash"),
        ('＋', '+', "full-width symbol"),
        ('é', 'e', "accent of a Latin letter"),
        ('Σ', 'σ', "case outside ASCII"),
        ('Ｚ', 'z', "full-width letter the corpus does not hold"),
        ('²', '2', "superscript"),
        ('ﾊ', 'ハ', "half-width kana"),
        ('が', 'が', "a voiced kana is another letter, not an accent"),
        ('ς', 'σ', "the sigma at the end of a word"),
        ('中', '中', "nothing to fold"),
        ('國', '國', "nothing that this corpus holds"),
    ] {
        assert_eq!(folds.fold(given), folded, "{given:?}: {why}");
        let mut sources = Vec::new();
        folds.each_source(folded, &mut |c| sources.push(c));
        assert!(sources.contains(&given) || "，\u{3000}“「—".contains(given), "{given:?} of {sources:?}");
    }
}

#[test]
fn folding_twice_is_folding_once() {
    let alphabet = ('\u{80}'..'\u{A000}').chain('\u{F900}'..'\u{FB00}').collect();
    let table = of_alphabet(&alphabet);
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    for c in '\0'..'\u{30000}' {
        let once = folds.fold(c);
        assert_eq!(folds.fold(once), once, "{c:?} folds to {once:?}");
        let form = folded(folds, &c.to_string());
        assert_eq!(folded(folds, &form), form, "{c:?} folds to {form:?}");
        if alphabet.contains(&c) {
            assert_eq!(form, full(c), "{c:?}: the table says what the dictionaries say");
            let is_several = one(form.chars()).is_none();
            assert!(!is_several || form.chars().filter(|c| Class::of(*c).counts()).count() > 1, "{form:?}");
            for once in form.chars().filter(|c| Class::of(*c).counts()) {
                let mut sources = Vec::new();
                folds.each_source(once, &mut |c| sources.push(c));
                let is_arithmetic =
                    one(form.chars()) == Some(simple(c)) && !BY_RULE.iter().any(|range| range.contains(&c));
                assert!(is_arithmetic || sources.contains(&c), "{c:?} of {sources:?}");
            }
        }
    }
}

#[test]
fn both_scripts_find_each_other() {
    for (held, typed, why) in [
        ("国家超级计算", "國家超級計算", "a simplified corpus, a traditional reader"),
        ("國家超級計算", "国家超级计算", "a traditional corpus, a simplified reader"),
        ("峯羣綫啓牀", "峰群线启床", "variants"),
        ("峰群线启床", "峯羣綫啓牀", "that nobody's corpus holds"),
        ("头发发展干燥", "頭髮發展乾燥", "one form of two words"),
        ("著名看著", "著名看着", "著 is 着 in all places"),
        ("裡面", "裏面", "two traditional shapes, neither of them the form"),
        ("艺术广场", "藝術広場", "a Japanese form"),
        ("⼈⾺", "人馬", "radicals, which the corpus holds"),
        ("\u{F90A}額", "金额", "a compatibility ideograph"),
    ] {
        let table = of_alphabet(&held.chars().collect());
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        let fold = |text: &str| text.chars().map(|c| folds.fold(c)).collect::<String>();
        assert_eq!(fold(held), fold(typed), "{why}");
        for (held, typed) in held.chars().zip(typed.chars()) {
            let mut sources = Vec::new();
            folds.each_source(folds.fold(typed), &mut |c| sources.push(c));
            assert!(sources.contains(&held), "{held} of {typed}, {sources:?}: {why}");
        }
    }
}

#[test]
fn a_table_has_what_its_corpus_can_need() {
    assert!(of_alphabet(&"5 + 算".chars().collect()).is_empty(), "算 has no other form");
    let latin = of_alphabet(&"Latin only, 5 G".chars().collect());
    assert!(u16::from_le_bytes([latin[0], latin[1]]) < 0x20, "accents, and no ideograph");
    let table = of_alphabet(&"算力国".chars().collect());
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    assert_eq!(folds.fold('國'), '国');
    assert_eq!(folds.fold('龍'), '龍', "no dragon in the corpus: nothing could be found by it");
}

#[test]
fn accents_are_typed_over_texts_without_them() {
    let table = of_alphabet(&"cafe".chars().collect());
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    assert_eq!("CAFÉ".chars().map(|c| folds.fold(c)).collect::<String>(), "cafe");
    assert_eq!(folds.fold('ü'), 'ü', "no u in the corpus: nothing could be found by it");
}

#[test]
fn forms_find_each_other_whichever_of_them_the_corpus_holds() {
    for (held, typed, why) in [
        ("Việt Nam", "VIỆT NAM", "a capital that the corpus lacks"),
        ("VIỆT NAM", "Việt Nam", "and a small letter"),
        ("Hà Nội", "ha noi", "without accents"),
        ("Ha Noi", "Hà Nội", "and with them"),
        ("Đường Đà Nẵng", "duong da nang", "a stroke is no other letter"),
        ("duong da nang", "Đường Đà Nẵng", "nor if it is typed"),
        ("đơn vị", "ĐƠN VỊ", "a horn"),
        ("Straße, Łódź", "STRASSE, lodz", "ß and ł"),
        ("strasse lodz", "Straße Łódź", "both ways"),
        ("smørrebrød æble œuvre þing ðað", "smorrebrod aeble oeuvre thing dad", "northern letters"),
        ("SMORREBROD AEBLE THING", "smørrebrød æble þing", "both ways"),
        ("ISPARTA ısı", "isparta isi", "the dotless i"),
        ("Οδυσσεύς ΟΔΟΣ", "οδυσσευσ οδος", "accents and the last sigma"),
        ("ЁЛКА", "елка", "Cyrillic"),
        ("Հայաստան և", "ՀԱՅԱՍՏԱՆ եւ", "Armenian, with its ligature"),
        ("ხაჭაპური", "ᲮᲐᲭᲐᲞᲣᲠᲘ", "the capitals of Georgian"),
        ("ꭰꮃꭹ", "ᎠᎳᎩ", "Cherokee"),
        ("إلى المدرسة أحمد آمن", "الي المدرسه احمد امن", "letters that Arabic texts do not tell apart"),
        ("الي المدرسه احمد", "إلى المدرسة أحمد", "both ways"),
        ("ﻻ", "لا", "a presentation form"),
        ("㈱山田", "株山田", "without its brackets"),
        ("株山田", "㈱山田", "both ways"),
        (
            "㍿山田 20㎡ 5㎏ 第Ⅲ章 ﬁle ½ ⑩ №5",
            "株式会社山田 20m2 5kg 第III章 file 1/2 10 No5",
            "several characters",
        ),
        ("株式会社山田 20m2 5kg 第III章 file 1/2 10 No5", "㍿山田 20㎡ 5㎏ 第Ⅲ章 ﬁle ½ ⑩ №5", "both ways"),
        ("25℃", "25°C", "a degree"),
        ("25°C", "25℃", "both ways"),
        ("サーバー", "ｻｰﾊ\u{FF9E}ｰ", "half-width kana, apart from their marks"),
        ("㋿ 令和", "令和 ㋿", "an era"),
    ] {
        let table = of_text(held);
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        let bare = |text: &str| -> String {
            folded(folds, text)
                .chars()
                .map(kana::unvoiced)
                .filter(|c| Class::of(*c) != Class::Ignorable)
                .collect()
        };
        assert_eq!(bare(typed), bare(held), "{typed} in {held}: {why}");
    }
}

#[test]
fn a_trade_mark_is_no_part_of_the_word_before_it() {
    let table = of_text("Rust™");
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    assert_eq!(folds.expansion('™'), Some(" tm"));
}

#[test]
fn signs_cost_only_the_corpus_that_needs_them() {
    let plain = of_text("算力网 is the grid of computing.");
    let folds = Folds::from_bytes(&plain).expect("the table that was just written");
    for c in "㎡㎏Ⅲ㍿½№ﬄ".chars() {
        assert_eq!(folds.expansion(c), None, "{c}: nothing could be found by it");
    }
}
