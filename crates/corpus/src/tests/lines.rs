//! Bylines and captions by themselves.

use super::super::lines::{Kind, byline, classify, full_date};

#[test]
fn bylines() {
    // (line, the field, weak)
    let cases: &[(&str, Option<(&str, bool)>)] = &[
        ("记者 李明", Some(("记者 李明", false))),
        ("本报记者 李明 实习生 王芳", Some(("本报记者 李明 实习生 王芳", false))),
        ("◎本报记者 李明", Some(("本报记者 李明", false))),
        ("（记者 李明）", Some(("记者 李明", false))),
        ("记者李明 通讯员赵强、孙丽", Some(("记者李明 通讯员赵强、孙丽", false))),
        ("记者 李明 通讯员 赵强 文/图", Some(("记者 李明 通讯员 赵强 文/图", false))),
        ("青湾日报全媒体记者 李 明", Some(("青湾日报全媒体记者 李 明", false))),
        ("新华社记者 李明、王芳", Some(("新华社记者 李明、王芳", false))),
        ("记者 阿依古丽·买买提", Some(("记者 阿依古丽·买买提", false))),
        ("本报评论员", Some(("本报评论员", false))),
        ("作者：半夏", Some(("作者：半夏", true))),
        ("文/小鱼", Some(("文/小鱼", true))),
        ("□ 李明", Some(("李明", true))),
        ("By Jane Doe, Staff Writer", Some(("By Jane Doe, Staff Writer", true))),
        ("记者走基层", None),
        ("记者手记", None),
        ("记者走基层 春耕见闻", None),
        ("本报记者", None),
        ("记者 李明 摄", None),
        ("通讯员培训班开班", None),
        ("图文直播", None),
        ("By the time it was dark", None),
        ("记者从青湾县获悉，今年清淤三百公里。", None),
    ];
    for (line, want) in cases {
        let got = byline(line).map(|b| (b.names, b.weak));
        let want = want.map(|(names, weak)| (names.to_owned(), weak));
        assert_eq!(got, want, "{line}");
    }
}

#[test]
fn kinds() {
    fn name(kind: &Kind) -> &'static str {
        match kind {
            Kind::Headline => "headline",
            Kind::Subtitle => "subtitle",
            Kind::Byline(_) => "byline",
            Kind::Dateline { .. } => "dateline",
            Kind::Date(_) => "date",
            Kind::Caption => "caption",
            Kind::Credit => "credit",
            Kind::Item => "item",
            Kind::Body => "body",
        }
    }
    for (line, want) in [
        ("青湾县清淤三百公里", "headline"),
        ("水从哪里来？", "headline"),
        ("青湾县：清淤三百公里 新增效益", "headline"),
        ("Council Approves New Bridge", "headline"),
        ("青湾县清淤三百公里。", "body"),
        ("渠道、泵站、", "body"),
        ("——访青湾县县长李明", "subtitle"),
        ("本报讯 今年以来", "dateline"),
        ("【本报讯】今年以来", "dateline"),
        ("本报讯（记者李明）今年", "dateline"),
        ("据新华社电 今年以来，", "dateline"),
        ("中新网青湾5月1日电 今年", "dateline"),
        ("青湾晚报讯 昨日，", "dateline"),
        ("（记者 李明）昨日，全县清淤。", "dateline"),
        ("喜报讯息传来，全村欢腾不已。", "body"),
        ("QINGWAN, May 1 (Xinhua) -- The county said", "dateline"),
        ("2024-02-21", "date"),
        ("发布时间：2024-02-21 10:00 来源：青湾网", "date"),
        ("2024年2月21日，青湾县召开会议。", "body"),
        ("图为清淤现场。李明摄", "caption"),
        ("新华社记者 李明 摄", "caption"),
        ("资料图片", "caption"),
        ("清淤现场。受访者供图", "caption"),
        ("这组照片由他拍摄，", "body"),
        ("责任编辑 李明 校对 王芳", "credit"),
        ("一、总体要求", "item"),
        ("（二）主要任务", "item"),
        ("1.5亿元投向水利", "headline"),
        ("第三章 风起", "item"),
        ("let x = 1", "body"),
    ] {
        assert_eq!(name(&classify(line.to_owned(), true).kind), want, "{line}");
    }
}

#[test]
fn dates_that_the_calendar_holds() {
    for (text, want) in [
        ("2024年2月29日", Some("2024-02-29")),
        ("2023年2月29日", None),
        ("2024/5/1", Some("2024-05-01")),
        ("2024.12.31", Some("2024-12-31")),
        ("二〇二四年十月十日", Some("2024-10-10")),
        ("二○二四年一月三十一日", Some("2024-01-31")),
        ("２０２４年５月１日", Some("2024-05-01")),
        ("5月1日", None),
        ("2024年5月", None),
    ] {
        assert_eq!(full_date(text).as_deref(), want, "{text}");
    }
}
