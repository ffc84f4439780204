//! Which bytes are text, with the reason beside each expectation.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

use super::Warning;

fn decode(bytes: &[u8]) -> Result<String, String> {
    super::decode("a.txt", bytes, None).map(|(text, _)| text)
}

fn warnings(bytes: &[u8]) -> Vec<(Option<usize>, String)> {
    let warnings = super::decode("a.txt", bytes, None).expect("it is text").1;
    warnings.into_iter().map(|Warning { line, reason, .. }| (line, reason)).collect()
}

fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "the sample must exist in {}", encoding.name());
    bytes.into_owned()
}

#[test]
fn what_is_text_is_read() {
    let long_gb = "清河县今年种了三万亩小麦，村民们说，雨水比往年来得早。".repeat(20);
    let long_big5 = "清河縣今年種了三萬畝小麥，村民們說，雨水比往年來得早。".repeat(20);
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("plain UTF-8", "中文 text".into(), "中文 text"),
        ("a mark is not text", b"\xef\xbb\xbf\xe4\xb8\xad".to_vec(), "中"),
        ("UTF-16 LE", b"\xff\xfe\x2d\x4e\x87\x65".to_vec(), "中文"),
        ("UTF-16 BE", b"\xfe\xff\x4e\x2d\x65\x87".to_vec(), "中文"),
        ("two characters of GBK: the least there is", bytes(GBK, "中文"), "中文"),
        ("a headline in GBK", bytes(GBK, "全县春耕现场会召开"), "全县春耕现场会召开"),
        ("an article in GBK", bytes(GBK, &long_gb), &long_gb),
        (
            "a four-byte character among others",
            bytes(GB18030, "姓氏用字𠮷、㐂均已入库"),
            "姓氏用字𠮷、㐂均已入库",
        ),
        ("nothing but four-byte characters", bytes(GB18030, "𠮷𠮷㐂"), "𠮷𠮷㐂"),
        ("a headline in Big5", bytes(BIG5, "縣府召開春耕會議"), "縣府召開春耕會議"),
        ("four characters of Big5", bytes(BIG5, "中文資料"), "中文資料"),
        ("an article in Big5", bytes(BIG5, &long_big5), &long_big5),
        (
            "a western text has no Chinese pairs",
            b"Le caf\xe9 est d\xe9j\xe0 ferm\xe9 \xe0 midi.".to_vec(),
            "Le café est déjà fermé à midi.",
        ),
    ];
    for (why, bytes, want) in cases {
        assert_eq!(decode(bytes).as_deref(), Ok(*want), "{why}");
    }
}

#[test]
fn what_is_no_text_is_skipped_with_a_reason() {
    let mut broken = "春天里，".repeat(20).into_bytes();
    broken[31] = 0xff;
    broken[90] = 0xff;
    let cases: &[(&str, &[u8], &str)] = &[
        ("no byte at all", b"", "empty"),
        ("white space only", " \r\n\u{3000}\t".as_bytes(), "empty"),
        ("only a mark", b"\xef\xbb\xbf", "empty"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        ("an archive", b"PK\x03\x04....", "zip"),
        ("NUL in what would be ASCII", b"abc\0def", "NUL"),
        ("UTF-16 without a mark looks like this", b"\x2d\x4e\0\0\xff\xff", "NUL"),
        ("control characters", b"\x01\x02\x03\x04 ab", "control"),
        ("damaged UTF-8 is not another encoding", &broken, "at byte 30"),
    ];
    for (why, bytes, want) in cases {
        let reason = decode(bytes).expect_err(why);
        assert!(reason.contains(want), "{why}: {reason}");
    }
}

/// Samples of a language, long enough to be told.
fn samples() -> [(&'static Encoding, String); 7] {
    let of = |text: &str| text.repeat(30);
    [
        (GB18030, of("清河县今年种了三万亩小麦，村民们说，雨水比往年来得早。\n")),
        (BIG5, of("清河縣今年種了三萬畝小麥，村民們說，雨水比往年來得早。\n")),
        (SHIFT_JIS, of("今年は三万畝の小麦を植えました。村の人たちは、雨がいつもより早いと言います。\n")),
        (EUC_JP, of("今年は三万畝の小麦を植えました。村の人たちは、雨がいつもより早いと言います。\n")),
        (EUC_KR, of("올해는 밀을 많이 심었습니다. 마을 사람들은 비가 예년보다 일찍 온다고 말합니다.\n")),
        (WINDOWS_1251, of("В этом году посеяли много пшеницы, и дожди пришли раньше обычного.\n")),
        (WINDOWS_1252, of("Cette année, les récoltes ont été très précoces, même près de la forêt.\n")),
    ]
}

#[test]
fn encodings_of_other_languages_are_told() {
    for (encoding, text) in samples() {
        let bytes = bytes(encoding, &text);
        assert!(decode(&bytes).is_ok_and(|got| got == text), "{}", encoding.name());
        assert_eq!(warnings(&bytes), [], "a long text is no guess to name: {}", encoding.name());
    }
    for encoding in [SHIFT_JIS, EUC_JP] {
        let title = "小麦を植える人たち";
        assert_eq!(
            decode(&bytes(encoding, title)).as_deref(),
            Ok(title),
            "a title with kana: {}",
            encoding.name()
        );
    }
    let korean = "올해는 밀을 많이 심었습니다";
    assert_eq!(decode(&bytes(EUC_KR, korean)).as_deref(), Ok(korean), "blanks, and rows of Hangul alone");
}

#[test]
fn a_guess_from_little_is_named() {
    for (text, encoding) in
        [("全县春耕现场会召开", GBK), ("縣府召開春耕會議", BIG5), ("déjà vu", WINDOWS_1252)]
    {
        let warnings = warnings(&bytes(encoding, text));
        assert_eq!(warnings.len(), 1, "{text}");
        assert!(warnings[0].1.contains("guessed encoding: "), "{warnings:?}");
    }
    assert_eq!(warnings("中文".as_bytes()), [], "UTF-8 is no guess");
}

#[test]
fn a_bad_byte_costs_a_character() {
    for (encoding, text) in samples().into_iter().take(5) {
        let sound = bytes(encoding, &text);
        // A byte that no encoding has, in the third line.
        let mut bad = sound.clone();
        let line = sound.iter().position(|&b| b == b'\n').expect("lines") + 1;
        bad.insert(3 * line - 1, 0xff);
        let mut cut = sound.clone();
        cut.truncate(sound.len() - 1);
        cut.pop();
        while decode(&cut).is_ok_and(|text| !text.contains('\u{fffd}')) {
            cut.pop();
        }
        for (why, bytes, at) in [("amid", &bad, Some(3)), ("at the end", &cut, Some(30))] {
            let got = decode(bytes).unwrap_or_else(|e| panic!("{}, {why}: {e}", encoding.name()));
            assert_eq!(got.matches('\u{fffd}').count(), 1, "{}, {why}", encoding.name());
            let lost = text.chars().count() - got.chars().filter(|c| *c != '\u{fffd}').count();
            assert!(lost <= 3, "{}, {why}: {lost} characters", encoding.name());
            let warnings = warnings(bytes);
            assert!(warnings.len() == 1 && warnings[0].1.contains("at byte"), "{warnings:?}");
            assert_eq!(warnings[0].0, at, "{}, {why}: the line", encoding.name());
        }
        let many: Vec<u8> = sound.chunks(200).flat_map(|chunk| [chunk, &[0xff]].concat()).collect();
        // One in two hundred is too much.
        let got = decode(&many).map(|text| text.chars().take(60).collect::<String>());
        assert!(got.is_err(), "{}: {got:?}", encoding.name());
    }
}

#[test]
fn one_byte_in_a_thousand_may_be_bad() {
    let text = "春天里，\n".repeat(1000);
    for (bad, is_read) in [(1, true), (12, true), (14, false)] {
        let mut bytes = text.clone().into_bytes();
        for n in 0..bad {
            bytes[n * 130 + 1] = 0xff;
        }
        assert_eq!(decode(&bytes).is_ok(), is_read, "{bad} of 13,000");
    }
    let mut bytes = text.into_bytes();
    for n in 0..12 {
        bytes[n * 130 + 1] = 0xff;
    }
    let warnings = warnings(&bytes);
    assert_eq!(warnings.len(), 11, "ten places and a count");
    assert_eq!(warnings[1].0, Some(11), "the line");
    assert!(warnings[1].1.contains("at byte 130"), "{:?}", warnings[1]);
    assert!(warnings[10].1.contains("2 more"), "{:?}", warnings[10]);
}

#[test]
fn utf16_is_told_by_its_zeros() {
    let encode = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    for text in ["村口有一棵银杏树。\n开春以来，一直没有发芽。\n", "plain words\n", "제목\n본문 글\n", "一\n"]
    {
        for big in [false, true] {
            let bytes = encode(text, big);
            assert_eq!(decode(&bytes).as_deref(), Ok(text), "big end first: {big}");
            assert!(warnings(&bytes)[0].1.contains("UTF-16"), "named, for it is short");
        }
    }
    let mut cut = encode(&"银杏树。\n".repeat(100), false);
    cut.pop();
    assert_eq!(decode(&cut).map(|text| text.matches('\u{fffd}').count()), Ok(1), "half a unit at the end");
    assert_eq!(decode(b"\xff\xfe\x2d\x4e\x87").as_deref(), Ok("中\u{fffd}"), "with a mark as well");
}
