//! What is found by pinyin beside letters, by either way to divide it, by readings that no word has, and with tones.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{ALL, Whole, rewritten, titled};
use seed_engine::{Options, Results};
use std::time::{Duration, Instant};

/// The titles of the hits that are not weak.
fn full(results: &Results) -> Vec<String> {
    results.hits.iter().filter(|hit| !hit.weak).map(|hit| hit.title.text.clone()).collect()
}

#[test]
fn letters_beside_pinyin_are_letters_of_the_corpus() {
    let search = titled(&[
        ("QQ音乐", "QQ音乐可以听京都的歌。"),
        ("5G基站与AI技术", "5G基站建设。AI技术的提案。T恤与图案。K歌房。H5页面，MP3播放器，B2B网站。"),
        (
            "RSS 订阅",
            "这里可以订阅。U盘、IP地址、A股、APP下载、卡拉OK、VIP会员、微信API接口、3D打印、崔1号，第2章。",
        ),
        ("爱技术", "他爱技术。"),
    ]);
    for (query, instead, first, why) in [
        ("qqyinyue", "QQ音乐", "QQ音乐", "letters before"),
        ("QQyinyue", "QQ音乐", "QQ音乐", "in capitals"),
        ("qqyiny", "QQ音乐", "QQ音乐", "the last syllable unfinished"),
        ("qq yinyue", "QQ音乐", "QQ音乐", "set apart"),
        ("qq音yue", "QQ音乐", "QQ音乐", "and mixed"),
        ("upan", "U盘", "RSS 订阅", "one letter"),
        ("ipdizhi", "IP地址", "RSS 订阅", "letters that begin no syllable"),
        ("kgefang", "K歌房", "5G基站与AI技术", "one that begins a syllable"),
        ("txu", "T恤", "5G基站与AI技术", "one syllable"),
        ("appxiazai", "APP下载", "RSS 订阅", "letters that spell a syllable and more"),
        ("viphuiyuan", "VIP会员", "RSS 订阅", "others"),
        ("weixinapi", "微信API", "RSS 订阅", "letters after"),
        ("kalaok", "卡拉OK", "RSS 订阅", "and at the end"),
        ("weixinapijiekou", "微信API接口", "RSS 订阅", "letters between"),
        ("5gjizhan", "5G基站", "5G基站与AI技术", "digits before"),
        ("3ddayin", "3D打印", "RSS 订阅", "another"),
        ("h5yemian", "H5页面", "5G基站与AI技术", "a letter and a digit"),
        ("mp3bofangqi", "MP3播放器", "5G基站与AI技术", "more"),
        ("b2bwangzhan", "B2B网站", "5G基站与AI技术", "a digit between"),
        ("cui1hao", "崔1号", "RSS 订阅", "a digit that is no tone"),
        ("di2zhang", "第2章", "RSS 订阅", "another"),
        ("qqyinyue xiazai", "QQ音乐 下载", "", "each by itself"),
    ] {
        let results = search.results(query, &ALL);
        assert_eq!(rewritten(&results).first().copied(), Some(instead), "{query}: {why}");
        let found = full(&results);
        assert!(first.is_empty() || found.iter().any(|title| title == first), "{query}: {why}: {found:?}");
    }
    assert_eq!(rewritten(&search.results("aijishu", &ALL)), ["爱技术"], "all of it spells something");
    let results = search.results("qqyy", &ALL);
    assert_eq!(rewritten(&results), ["QQ音乐"], "initials beside letters");
    assert!(results.hits[0].weak && results.hits[0].title.text == "QQ音乐", "which say little");
    for (query, pieces, why) in
        [("qqjizhan", "QQ 基站", "QQ stands beside another word"), ("apidizhi", "API 地址", "API too")]
    {
        assert_eq!(rewritten(&search.results(query, &ALL)), [pieces], "{query}: {why}");
    }
    assert_eq!(rewritten(&search.results("qq", &ALL)), [""; 0], "a word of letters is itself");
    let suggested: Vec<String> = search.suggestions("qqyin", 8).into_iter().map(|one| one.text).collect();
    assert!(suggested.iter().any(|text| text.contains("QQ音乐")), "{suggested:?}");
}

#[test]
fn letters_beside_pinyin_where_nothing_else_fits() {
    let search = titled(&[("甲", "AI技术的提案。AI技术。"), ("乙", "爱好与基站。")]);
    assert_eq!(rewritten(&search.results("aijishu", &ALL)), ["AI技术"]);
}

#[test]
fn a_blank_is_a_border() {
    let search = titled(&[
        ("甲", "中国创新，中国创造。安全第一，安全，安全。"),
        ("乙", "中国有传感器，传感器。产业园区，产业。"),
        ("丙", "算力网很大，建设很快，建设。"),
    ]);
    for (query, instead, why) in [
        ("zhongguo chuanganq", "中国 传感器", "a word begins at the blank"),
        ("zhongguo chuanganqi", "中国 传感器", "when it is finished"),
        ("zhongguo, chuanganq", "中国 传感器", "with a comma"),
        ("zhong guo chuan gan q", "中国 传感器", "with more blanks"),
        ("zhongguo chuanganqichanye", "中国 传感器 产业", "two words after the blank, apart from each other"),
        ("suan li wang jian she", "算力网 建设", "a blank after each syllable is no border of words"),
        ("zhongguo chuangxin", "中国创新", "in one piece, whatever is between"),
        ("zhong guo chuang xin", "中国创新", "the same"),
        ("zhongguochuanganq", "中国创 安全", "without a blank the longest piece is first"),
    ] {
        assert_eq!(rewritten(&search.results(query, &ALL)).first().copied(), Some(instead), "{query}: {why}");
    }
    let other = titled(&[("甲", "中国创新，中国创造。安全第一。")]);
    let results = other.results("zhongguo chuanganq", &ALL);
    assert_eq!(rewritten(&results), ["中国创 安全"], "where no word of the corpus begins at the blank");
}

#[test]
fn both_ways_to_divide_are_searched() {
    let many = "先来看看，先去，先生。现在，现场。方案，方案，方案。平安，平安。".repeat(40);
    let search = titled(&[
        ("甲", &many),
        ("西安", "西安的古城。"),
        ("反感", "令人反感。"),
        ("拼", "拼干。"),
        ("饥饿", "季安哥。"),
        ("丁", "间隔很大。"),
    ]);
    for (query, both, why) in [
        ("xian", &["先", "西安"][..], "one syllable or two, one of them frequent"),
        ("fangan", &["方案", "反感"], "the border on either side of g"),
        ("pingan", &["平安", "拼干"], "the same"),
        ("jiange", &["间隔", "季安哥"], "two syllables or three"),
        ("xi'an", &["西安"], "the reader divided it"),
        ("fan'gan", &["反感"], "the same"),
        ("fang'an", &["方案"], "on the other side"),
    ] {
        let results = search.results(query, &ALL);
        let rewrites = rewritten(&results);
        assert!(both.iter().all(|one| rewrites.contains(one)), "{query}: {why}: {rewrites:?}");
    }
    assert!(!rewritten(&search.results("xi'an", &ALL)).contains(&"先"), "an apostrophe decides");
}

#[test]
fn a_character_outside_of_a_word_has_all_its_usual_readings() {
    let search = titled(&[
        ("重庆银行", "重庆银行在长安街。仇先生和覃女士、单于、尉迟恭。厦门大厦，西安。"),
        (
            "5G基站",
            "曾国藩与曾先生，单先生，查先生，解先生，任先生，区先生，朴先生，盖先生，华先生，翟先生，万俟先生。",
        ),
        ("词", "重要的会议，行人不多。重要，会议，行人。"),
    ]);
    for (query, instead) in [
        ("zengxiansheng", "曾先生"),
        ("shanxiansheng", "单先生"),
        ("qiuxiansheng", "仇先生"),
        ("zhaixiansheng", "翟先生"),
        ("ouxiansheng", "区先生"),
        ("zhaxiansheng", "查先生"),
        ("xiexiansheng", "解先生"),
        ("piaoxiansheng", "朴先生"),
        ("gexiansheng", "盖先生"),
        ("huaxiansheng", "华先生"),
        ("renxiansheng", "任先生"),
        ("qinnvshi", "覃女士"),
        ("yuchigong", "尉迟恭"),
        ("chanyu", "单于"),
        ("xiamen", "厦门"),
        ("dasha", "大厦"),
        ("zengguofan", "曾国藩"),
        ("moqixiansheng", "万俟先生"),
        ("danxiansheng", "单先生"),
        ("jiexiansheng", "解先生"),
    ] {
        let results = search.results(query, &ALL);
        assert!(rewritten(&results).contains(&instead), "{query}: {:?}", rewritten(&results));
        assert!(!results.hits[0].weak, "{query}");
    }
    for (query, why) in
        [("chongyao", "重要 is a word, and has one reading"), ("kuaiyi", "会议 too"), ("hangren", "行人 too")]
    {
        assert_eq!(rewritten(&search.results(query, &ALL)), [""; 0], "{query}: {why}");
    }
}

#[test]
fn tones_decide_where_they_fit() {
    let search = titled(&[("甲", "意义重大，中国，绿色，女排。"), ("乙", "一亿，一亿，一亿，旅社。")]);
    for (query, instead, why) in [
        ("zhong1guo2", "中国", "digits"),
        ("zhongguo2", "中国", "after one syllable"),
        ("zhong1 guo2", "中国", "with a blank"),
        ("zhōngguó", "中国", "marks"),
        ("zhongguó", "中国", "on one of the syllables"),
        ("lv4se4", "绿色", "v"),
        ("lǜsè", "绿色", "ü with its mark"),
        ("nǚpái", "女排", "the same"),
        ("nvpai", "女排", "v"),
        ("nüpai", "女排", "ü"),
        ("zhong4guo1", "中国", "tones that do not fit are no reason to find nothing"),
        ("zhong5guo0", "中国", "no tone at all"),
        ("yi4yi4", "意义", "both are falling, and 一 is level"),
        ("yi1yi4", "一亿", "the first is level"),
        ("yìyì", "意义", "the same with marks"),
        ("yīyì", "一亿", "the same"),
        ("yiyi", "一亿", "without tones the more frequent one"),
        ("lv3she4", "旅社", "ü"),
        ("yi3yi3", "一亿", "what fits nothing is ignored"),
    ] {
        let results = search.results(query, &ALL);
        assert_eq!(rewritten(&results).first(), Some(&instead), "{query}: {why}");
    }
}

#[test]
fn hostile_letters_take_bounded_time() {
    let text = "先西安显示安全，QQ音乐，U盘，AI技术，中国创安全，一亿意义".repeat(2000);
    let search = titled(&[("甲", &text), ("乙", "西安 an xi xian ai i a e o u")]);
    for query in [
        "xian".repeat(2500),
        "xian".repeat(15),
        "a".repeat(10_000),
        "a".repeat(60),
        "xian ".repeat(12),
        "xi an ".repeat(10),
        "yi4".repeat(20),
        "4".repeat(10_000),
        "yi".to_owned() + &"4".repeat(10_000),
        "qq".repeat(30),
        "aian".repeat(14),
        "ai1".repeat(19),
        "z".repeat(59),
        "an'".repeat(3000),
        "qqyy".repeat(14),
    ] {
        let start = Instant::now();
        search.results(&query, &Options::DEFAULT);
        search.suggestions(&query, 8);
        let short: String = query.chars().take(12).collect();
        assert!(start.elapsed() < Duration::from_secs(1), "{short}…: {:?}", start.elapsed());
    }
}
