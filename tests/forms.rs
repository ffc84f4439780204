//! Forms of a character and of a word find each other, and marks stand on what was written: decomposed and composed
//! text, widths and cases, signs that stand for several letters, kana, Korean stems, words of other regions.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, rewritten};
use seed_engine::{Options, Searcher};

/// An index of Markdown files with these texts.
fn over(texts: &[&str]) -> Searcher<'static> {
    let read = |(n, text): (usize, &&str)| {
        let file = seed_corpus::read_bytes(&format!("{n}.md"), text.as_bytes(), &Default::default());
        file.expect("a document").documents
    };
    let documents: Vec<_> = texts.iter().enumerate().flat_map(read).collect();
    naive::over(&documents)
}

/// The files that are hits and not weak, each with its marked parts.
fn found(search: &Searcher, query: &str) -> Vec<(u32, Vec<String>)> {
    let results = search.results(query, &Options::default());
    let full = results.hits.iter().filter(|hit| !hit.weak);
    full.map(|hit| {
        let marked = [&hit.title, &hit.excerpt];
        let marked = marked.iter().flat_map(|m| m.marks.iter().map(|mark| m.text[mark.clone()].to_owned()));
        (hit.id, marked.collect())
    })
    .collect()
}

#[test]
fn decomposed_and_composed_are_the_same() {
    let composed = "# 회의록 정리\n\nガイドと ぱん。Café Müller, Hà Nội, Việt, ёлка";
    let decomposed = "# \u{1112}\u{116C}\u{110B}\u{1174}\u{1105}\u{1169}\u{11A8} 정리\n\n\
        カ\u{3099}イト\u{3099}と は\u{309A}ん。Cafe\u{301} Mu\u{308}ller, Ha\u{300} No\u{323}\u{302}i, Vie\u{323}\u{302}t, е\u{308}лка";
    let search = over(&[composed, decomposed]);
    for (query, marked) in [
        ("회의록", "회의록"),
        ("\u{1112}\u{116C}\u{110B}\u{1174}\u{1105}\u{1169}\u{11A8}", "회의록"),
        ("ガイド", "ガイド"),
        ("カ\u{3099}イト\u{3099}", "ガイド"),
        ("は\u{309A}ん", "ぱん"),
        ("Cafe\u{301}", "Café"),
        ("café", "Café"),
        ("Ha\u{300} No\u{323}\u{302}i", "Hà Nội"),
        ("Hà Nội", "Hà Nội"),
        ("е\u{308}лка", "ёлка"),
    ] {
        let expected = [0, 1].map(|id| (id, vec![marked.to_owned()]));
        let mut found = found(&search, query);
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn forms_find_each_other_and_marks_cover_whole_characters() {
    for (text, query, marked, why) in [
        ("サーバーの設定", "ｻｰﾊﾞｰ", "サーバー", "half-width kana are typed"),
        ("ﾌﾟﾘﾝﾀの設定", "プリンタ", "ﾌﾟﾘﾝﾀ", "or held"),
        ("ﾌﾟﾘﾝﾀ", "リンタ", "ﾘﾝﾀ", "from the middle"),
        ("ﾊﾞﾊ", "ハ", "ﾊ", "a kana with a mark is another one"),
        ("Việt Nam", "VIỆT NAM", "Việt Nam", "a capital that the corpus lacks"),
        ("Đà Nẵng", "da nang", "Đà Nẵng", "without accents and stroke"),
        ("Łódź", "LODZ", "Łódź", "and in capitals"),
        ("Straße 5", "strasse", "Straße", "two letters for one"),
        ("Ærø æble", "aeble", "æble", "again"),
        ("Strasse", "straße", "Strasse", "both ways"),
        ("㈱テスト", "株", "㈱", "inside a sign"),
        ("㍿テスト", "株式会社", "㍿", "four for one"),
        ("㍿テスト", "会社テスト", "㍿テスト", "from the middle of a sign on"),
        ("山田㍿", "山田株式", "山田㍿", "up to its middle"),
        ("20㎡の部屋", "20m2", "20㎡", "the units of a number"),
        ("20㎡の部屋", "m2", "㎡", "and alone"),
        ("20m2の部屋", "20㎡", "20m2", "both ways"),
        ("第Ⅲ章", "第III章", "第Ⅲ章", "a numeral"),
        ("第III章", "第Ⅲ章", "第III章", "both ways"),
        ("a ﬁle here", "file", "ﬁle", "a ligature"),
        ("½ cup", "1/2 cup", "½ cup", "a fraction"),
        ("1/2 cup", "½ cup", "1/2 cup", "both ways"),
        ("① 準備", "1", "①", "a digit"),
        ("25℃", "25°C", "25℃", "a degree"),
        ("5㎏の米", "5kg", "5㎏", "a weight"),
        ("№5", "no5", "№5", "a number sign"),
        ("Rust™ book", "rust", "Rust", "a trade mark is no part of the word"),
        ("Rust™ book", "rust tm", "Rust™", "but it is found"),
        ("髙橋さん", "高橋", "髙橋", "a form of a surname"),
        ("山﨑さん", "山崎", "山﨑", "another"),
        ("渡邉さん", "渡辺", "渡邉", "another"),
        ("渡辺さん", "渡邊", "渡辺", "both ways"),
        ("مُدُنٌ كبيرة", "مدن كبيره", "مُدُنٌ كبيرة", "Arabic points"),
        ("المـدينة إلى", "المدينه الي", "المـدينة إلى", "tatweel and forms of letters"),
        ("שָׁלוֹם", "שלום", "שָׁלוֹם", "Hebrew points"),
        ("吿訴他", "告诉", "吿訴", "an older print"),
        ("祇有", "只有", "祇有", "a variant"),
        ("I ❤️ it", "❤", "❤️", "a selector belongs to its emoji"),
        ("ok 👍🏽!", "👍", "👍🏽", "so does a colour"),
        ("the 👩‍💻 works", "👩", "👩‍💻", "and what is joined"),
        ("the 👩‍💻 works", "💻", "👩‍💻", "on either side"),
        ("กั้น", "ก", "กั้", "a vowel above belongs to its consonant"),
        ("x\u{302} y", "x", "x\u{302}", "an accent that has no composed form"),
    ] {
        let search = over(&[text, "# Other\n\nnothing of it"]);
        assert_eq!(found(&search, query), [(0, vec![marked.to_owned()])], "{query} in {text}: {why}");
    }
}

#[test]
fn a_kana_of_another_word_is_no_evidence() {
    let search = over(&[
        "# サーバーの設定\n\nメモリーカード",
        "# らーめん日記\n\nらーめんを食べた。",
        "# 写真\n\nカバー。バイオリン",
    ]);
    for (query, expected, rewrites, why) in [
        ("サーバー", &[0][..], &[][..], "the others share a few kana"),
        ("ラーメン", &[1], &["らーめん"], "the other kana"),
        ("さーばー", &[0], &["サーバー"], "both ways"),
        ("ヨーロッパ", &[], &[], "nobody says so"),
        ("ー", &[0, 1, 2], &[], "what is typed alone is meant"),
    ] {
        let results = search.results(query, &Options::default());
        let mut ids: Vec<u32> = results.hits.iter().map(|hit| hit.id).collect();
        ids.sort();
        assert_eq!((&ids[..], &rewritten(&results)[..]), (expected, rewrites), "{query}: {why}");
    }
}

#[test]
fn what_is_typed_comes_before_its_other_forms() {
    let search = over(&["らーめん", "ラーメン", "학교에 갔다", "학교를 본다", "資訊科技", "信息技术"]);
    for (query, first, then, said, why) in [
        ("ラーメン", 1, 0, "らーめん", "katakana"),
        ("らーめん", 0, 1, "ラーメン", "hiragana"),
        ("학교를", 3, 2, "학교", "another particle"),
        ("資訊", 4, 5, "信息", "the word of Taiwan"),
        ("信息", 5, 4, "资讯", "the word of the mainland"),
    ] {
        let results = search.results(query, &Options::default());
        let ids: Vec<u32> = results.hits.iter().map(|hit| hit.id).collect();
        assert_eq!(ids, [first, then], "{query}: {why}");
        assert_eq!(rewritten(&results), [said], "{query}: it is said");
    }
}

#[test]
fn words_of_other_regions_are_found() {
    let search = over(&["下载软件", "叫出租车", "鼠标的设置", "什么都有", "网络信息", "大量数据和文件"]);
    for (query, id, said, why) in [
        ("軟體", 0, "软件", "one word"),
        ("軟體下載", 9, "", "in another order it is not there"),
        ("計程車", 1, "出租车", "another word"),
        ("滑鼠", 2, "鼠标", "another word"),
        ("甚麼", 3, "什么", "another spelling"),
        ("網路資訊", 4, "网络信息", "two words"),
        ("大量資料", 5, "大量数据", "typed in traditional characters"),
    ] {
        let results = search.results(query, &Options::default());
        if id < 9 {
            assert_eq!(
                results.hits.first().map(|hit| (hit.id, hit.weak)),
                Some((id, false)),
                "{query}: {why}"
            );
            assert_eq!(rewritten(&results), [said], "{query}: {why}");
        }
    }
    // A word that has a meaning of its own is left alone where it is found.
    let search = over(&["大量资料", "大量数据"]);
    assert!(rewritten(&search.results("资料", &Options::default())).is_empty());
    // Surnames.
    let search = over(&["斉藤さん", "齋藤さん"]);
    assert_eq!(found(&search, "斎藤").len(), 1);
    assert_eq!(search.results("斎藤", &Options::default()).total, 2);
}

#[test]
fn korean_words_are_found_by_their_stems() {
    let search = over(&[
        "# 가입 안내\n\n회원 가입 완료 이력을 본다. 학교에 갔다. 점심을 먹었다. 물이 맑다. 공부는 한다.",
    ]);
    for (query, said, why) in [
        ("학교를", Some("학교"), "another particle"),
        ("학교에서", Some("학교"), "a longer one"),
        ("회원의 가입", Some("회원 가입"), "inside a query"),
        ("먹다", Some("먹었다"), "a verb as dictionaries have it"),
        ("물을", Some("물이"), "a noun of one syllable"),
        ("공부를", Some("공부"), "a noun that is part of a verb"),
        ("학교", None, "the beginning of a word"),
    ] {
        let results = search.results(query, &Options::default());
        let first = results.hits.first().map(|hit| hit.weak);
        assert_eq!((first, rewritten(&results).first().copied()), (Some(false), said), "{query}: {why}");
    }
    for query in ["한국은", "바다", "은"] {
        assert_eq!(search.results(query, &Options::default()).total, 0, "{query}: no word of this stem");
    }
}

#[test]
fn hostile_text_and_queries_are_bounded() {
    for unit in [
        "e\u{301}",
        "\u{301}",
        "\u{1112}\u{1161}\u{11A8}",
        "\u{1161}",
        "ﾞ",
        "ﾊﾞ",
        "㍿",
        "กิ",
        "👩\u{200D}",
        "あ",
    ] {
        let text = unit.repeat(100_000);
        let search = over(&[&format!("# x\n\na {text} b"), "other"]);
        for query in [unit.to_owned(), unit.repeat(50), text.clone(), format!("a{unit}"), format!("{unit} b")]
        {
            let results = search.results(&query, &Options::default());
            assert!(results.total <= 2);
            search.suggestions(&query, 5);
        }
        search.opened(0, unit);
    }
}
