//! Newspapers of places that do not exist, and texts that are no newspapers.

use super::*;

const BODY: &str = "今年以来，青湾县把水利建设放在首位，全县完成渠道清淤三百公里，灌区面貌一新。";
const MORE: &str = "据介绍，下一步该县还将改造泵站二十座，让更多农田旱能浇、涝能排。";

#[test]
fn a_page_is_split_by_what_it_shows() {
    // (why, file, titles)
    let cases: &[(&str, String, &[&str])] = &[
        (
            "headlines with 本报讯 below, bylines at the end",
            format!(
                "渠通水到\n\n本报讯 {BODY}\n\n{MORE}\n\n记者 李明\n\n新桥通车\n\n本报讯 {BODY}\n\n记者 王芳 通讯员 赵强"
            ),
            &["渠通水到", "新桥通车"],
        ),
        (
            "headlines with opening bylines; the last line of a group is the headline",
            format!(
                "水利建设巡礼\n\n青湾县：清淤三百公里\n\n◎本报记者 李明\n\n{BODY}\n\n园区动态\n\n云岭镇建成新泵站\n\n◎本报记者 王芳\n通讯员 赵强\n\n{BODY}"
            ),
            &["青湾县：清淤三百公里", "云岭镇建成新泵站"],
        ),
        (
            "a subtitle proves a headline",
            format!(
                "让清水进田\n\n——访青湾县县长李明\n\n{BODY}\n\n记者 王芳\n\n一座桥的三十年\n\n——青湾大桥建设纪实\n\n{BODY}\n\n记者 赵强"
            ),
            &["让清水进田", "一座桥的三十年"],
        ),
        (
            "agency datelines with place and date",
            format!(
                "两地签约\n\n新华社青湾5月1日电（记者李明）{BODY}\n\n秋粮入库\n\n据中新网云岭10月3日电 {BODY}"
            ),
            &["两地签约", "秋粮入库"],
        ),
        (
            "the paper's dateline with place and date",
            format!("两地签约\n\n本报青湾5月3日讯 {BODY}\n\n秋粮入库\n\n青湾日报讯（记者 王芳）{MORE}"),
            &["两地签约", "秋粮入库"],
        ),
        (
            "only bylines at the end: the second stretch is closed by one as well",
            format!("渠通水到\n\n{BODY}\n\n{MORE}\n\n记者 李明\n\n新桥通车\n\n{BODY}\n\n{MORE}\n\n记者 王芳"),
            &["渠通水到", "新桥通车"],
        ),
        (
            "bylines in brackets at a paragraph's end",
            format!(
                "渠通水到\n\n{BODY}\n\n{MORE}（记者 李明）\n\n新桥通车\n\n{BODY}\n\n{MORE}（记者 王芳 通讯员 赵强）"
            ),
            &["渠通水到", "新桥通车"],
        ),
        (
            "a section after the closing byline, signed by no one, is a section",
            format!("渠通水到\n\n本报讯 {BODY}\n\n记者 李明\n\n勤修水利 造福后人\n\n{BODY}\n\n{MORE}"),
            &["渠通水到"],
        ),
        (
            "section headings inside an article",
            format!(
                "渠通水到\n\n◎本报记者 李明\n\n{BODY}\n\n清淤先行\n\n{MORE}\n\n泵站跟上\n\n{BODY}\n\n{MORE}"
            ),
            &["渠通水到"],
        ),
        (
            "the page's date and a standfirst belong to the first article",
            format!(
                "2024年2月21日 星期三\n\n{BODY}\n\n渠通水到\n\n本报记者 李明\n\n{MORE}\n\n新桥通车\n\n本报讯 {BODY}"
            ),
            &["渠通水到", "新桥通车"],
        ),
        (
            "a photograph between headline and text",
            format!(
                "渠通水到\n\n图为清淤现场。李明摄\n\n本报讯 {BODY}\n\n新桥通车\n\n▲新桥全景\n\n本报讯 {BODY}"
            ),
            &["渠通水到", "新桥通车"],
        ),
        (
            "essays of one collection, all signed alike",
            format!("雨后\n\n作者：半夏\n\n{BODY}\n\n雪前\n\n作者：南星\n\n{MORE}"),
            &["雨后", "雪前"],
        ),
        (
            "a headline may ask",
            format!("水从哪里来？\n\n本报讯 {BODY}\n\n桥往哪里去？\n\n本报讯 {BODY}"),
            &["水从哪里来？", "桥往哪里去？"],
        ),
    ];
    for (why, text, want) in cases {
        assert_eq!(titles(&read("page.txt", text)), *want, "{why}");
    }
}

#[test]
fn an_ordinary_text_stays_whole() {
    let cases: &[(&str, String, &str)] = &[
        (
            "a novel with chapters",
            format!("青湾往事\n\n第一章 渡口\n\n{BODY}\n\n第二章 风起\n\n{MORE}\n\n第三章 归来\n\n{BODY}"),
            "青湾往事",
        ),
        (
            "one author's line does not make a page",
            format!("使用手册\n\n{BODY}\n\n关于\n\n作者：李明\n\n{MORE}"),
            "使用手册",
        ),
        (
            "a newspaper quoted in an essay",
            format!("旧报\n\n{BODY}\n\n那天的头条\n\n本报讯 {MORE}"),
            "旧报",
        ),
        (
            "a poem and its source",
            "静夜思\n李白\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n".to_owned(),
            "静夜思",
        ),
        (
            "a saying's source has a subtitle's form",
            format!("读书笔记\n\n路漫漫其修远兮\n\n——屈原《离骚》\n\n{BODY}"),
            "读书笔记",
        ),
        (
            "headlines about reporters are no bylines",
            format!("记者走基层\n\n{BODY}\n\n记者手记\n\n{MORE}\n\n记者调查\n\n{BODY}"),
            "记者走基层",
        ),
        (
            "a list under its name",
            "购物清单\n- 苹果\n- 鸡蛋\n- 面粉\n".to_owned(),
            "购物清单",
        ),
        (
            "code",
            "fn main() {\n    let x = 1;\n\n    println!(\"{x}\");\n}\n".to_owned(),
            "page",
        ),
        (
            "English with headings",
            "On Rivers\n\nBy noon the boats had come in, and the market was full.\n\nThe Bridge\n\nNobody remembers who built it.\n".to_owned(),
            "On Rivers",
        ),
        (
            "a title may hold odd signs",
            "`SHOW TABLES` = <list>; {see} $1\n\nIt lists the tables.\n".to_owned(),
            "`SHOW TABLES` = <list>; {see} $1",
        ),
        ("one line is text, not a title", "你好，世界。".to_owned(), "page"),
        (
            "prose without a title",
            format!("{BODY}\n\n{MORE}\n\n{BODY}"),
            "page",
        ),
        (
            "a standfirst above the headline",
            format!("{BODY}\n\n青湾水利结硕果\n\n{MORE}\n\n{BODY}"),
            "青湾水利结硕果",
        ),
        (
            "a diary",
            format!("2024年2月21日 星期三 \n\n{BODY}\n\n2024年2月22日 星期四\n\n{MORE}"),
            "page",
        ),
    ];
    for (why, text, want) in cases {
        assert_eq!(titles(&read("page.txt", text)), [*want], "{why}");
    }
}

#[test]
fn the_title_is_not_repeated_and_nothing_else_is_lost() {
    let text = format!("水利巡礼\n\n渠通水到\n\n◎本报记者 李明\n\n{BODY}\n");
    let got = one("page.txt", &text);
    assert_eq!(got.title, "渠通水到");
    assert_eq!(got.paragraphs(), ["水利巡礼", "◎本报记者 李明", BODY], "kicker and byline stay, in order");
}

#[test]
fn bylines_and_dates_are_read_and_never_guessed() {
    // (why, file, byline, date)
    type Case = (&'static str, String, Option<&'static str>, Option<&'static str>);
    let cases: &[Case] = &[
        (
            "two lines, one field; the ornament goes",
            format!("渠通水到\n\n◎本报记者 李明\n通讯员 赵强 孙丽\n\n{BODY}"),
            Some("本报记者 李明 通讯员 赵强 孙丽"),
            None,
        ),
        (
            "in the dateline's brackets",
            format!("渠通水到\n\n青湾日报讯（记者李明 通讯员赵强）{BODY}"),
            Some("记者李明 通讯员赵强"),
            None,
        ),
        (
            "behind the dateline, up to 报道",
            format!("渠通水到\n\n本报讯 记者李明报道：{BODY}"),
            Some("记者李明"),
            None,
        ),
        (
            "a day without its year is no date",
            format!("渠通水到\n\n新华社青湾5月1日电（记者李明）{BODY}"),
            Some("记者李明"),
            None,
        ),
        (
            "a full date in the dateline",
            format!("渠通水到\n\n新华社青湾2024年5月1日电（记者李明）{BODY}"),
            Some("记者李明"),
            Some("2024-05-01"),
        ),
        (
            "a date alone above the text",
            format!("渠通水到\n\n2024年2月21日 星期三\n\n{BODY}\n\n{MORE}"),
            None,
            Some("2024-02-21"),
        ),
        (
            "Chinese digits",
            format!("渠通水到\n\n二〇二四年十二月二十一日\n\n{BODY}\n\n{MORE}"),
            None,
            Some("2024-12-21"),
        ),
        (
            "a date amid the text is the text's",
            format!("渠通水到\n\n{BODY}\n\n2024年2月21日\n\n{MORE}"),
            None,
            None,
        ),
        ("no such day", format!("渠通水到\n\n2023年2月29日\n\n{BODY}"), None, None),
        (
            "a full date in a sentence is not the article's",
            format!("渠通水到\n\n本报讯 2024年5月1日，{BODY}"),
            None,
            None,
        ),
        (
            "a closing byline directly under the last line",
            format!("渠通水到\n\n本报讯 {BODY}\n记者 李明 文/图\n"),
            Some("记者 李明 文/图"),
            None,
        ),
    ];
    for (why, text, byline, date) in cases {
        let got = one("page.txt", text);
        assert_eq!(got.byline.as_deref(), *byline, "{why}");
        assert_eq!(got.date.as_deref(), *date, "{why}");
    }
}

#[test]
fn the_page_dates_every_article() {
    let text = format!(
        "青湾晚报\n\nA02 要闻\n\n2024年2月21日 星期三 责编：李明\n\n渠通水到\n\n本报讯 {BODY}\n\n新桥通车\n\n本报讯 {MORE}"
    );
    let got = read("p.txt", &text);
    assert_eq!(titles(&got), ["渠通水到", "新桥通车"], "the page's head is no article");
    assert!(got.iter().all(|d| d.date.as_deref() == Some("2024-02-21")), "{got:?}");
    let text = format!("渠通水到\n\n2024-02-21\n\n本报讯 {BODY}\n\n新桥通车\n\n本报讯 {MORE}");
    let got = read("p.txt", &text);
    assert_eq!(got[1].date, None, "the date below a headline is that article's alone");
}

#[test]
fn a_file_can_be_kept_whole() {
    let text = format!("渠通水到\n\n本报讯 {BODY}\n\n记者 李明\n\n新桥通车\n\n本报讯 {BODY}\n\n记者 王芳");
    let got = read_bytes("a.txt", text.as_bytes(), &never()).expect("it is text").documents;
    assert_eq!(titles(&got), ["渠通水到"], "asked never to split");
    assert_eq!(got[0].path, "a.txt", "no number for a single document");
    let got = read("a.txt", &text);
    let paths: Vec<&str> = got.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["a.txt#1", "a.txt#2"], "numbered from one");
}

#[test]
fn a_caption_goes_to_the_article_that_it_talks_of() {
    let page = |caption: &str| {
        format!(
            "青湾县清淤三百公里\n\n本报讯 青湾县今年组织清淤，灌区渠道面貌一新，青湾百姓称赞。\n\n记者 李明\n\n\
             云岭大桥正式通车\n\n本报讯 云岭大桥横跨大江，主跨八百米，车辆通行时间大为缩短。\n\n记者 王芳\n\n{caption}"
        )
    };
    let got = read("p.txt", &page("青湾县灌区渠道清淤现场，百姓正在劳动。受访者供图"));
    assert_eq!(
        got[0].paragraphs().last().copied(),
        Some("青湾县灌区渠道清淤现场，百姓正在劳动。受访者供图"),
        "it names the first article's place"
    );
    for (why, caption) in [
        ("it is about the article that it stands in", "云岭大桥全景，主跨八百米。李明摄"),
        ("it says too little", "美丽的早晨。李明摄"),
    ] {
        let got = read("p.txt", &page(caption));
        assert_eq!(got[1].paragraphs().last().copied(), Some(caption), "{why}");
    }
}
