//! The project's own documents: what a person who reads the pages expects.

use std::path::Path;

use super::super::read_folder;
use super::*;

fn seeds() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let corpus = read_folder(&folder, &Options::default()).expect("the seeds are documents");
    assert!(corpus.skipped.is_empty(), "{:?}", corpus.skipped);
    corpus.documents
}

#[test]
fn each_article_has_its_headline_and_its_byline() {
    let want = [
        ("000_e7822dc8879c5179.txt#1", "奋力为中国式现代化建设 郑州实践贡献高新力量", "记者 孙庆辉"),
        (
            "000_e7822dc8879c5179.txt#2",
            "郑州高新区 全力推进先进计算产业创新发展",
            "记者 孙庆辉 通讯员 杨晴 文/图",
        ),
        (
            "000_e7822dc8879c5179.txt#3",
            "高新区6家企业 入选市2024年度 十大“三高”名单",
            "记者 孙庆辉 通讯员 秦繁繁",
        ),
        ("001_682ca8d40d72fb06.txt", "定下2024“小目标” 奋力突破“七方面”", "记者 孙庆辉 文/图"),
        (
            "002_916f2865e2395763.txt",
            "郑州高新区让“创新之花”结出“产业硕果”",
            "记者 孙庆辉 通讯员 方宝岭 文/图",
        ),
        ("003_0e9cb5c0f3afa199.txt#1", "郑州高新区：激活高质量发展数字引擎", "本报记者 孙越 实习生 姚豆豆"),
        (
            "003_0e9cb5c0f3afa199.txt#2",
            "肇庆高新区全力打造智慧城市建设“样板间”",
            "本报记者 龙跃梅 通讯员 方斌 赖小琴",
        ),
        ("003_0e9cb5c0f3afa199.txt#3", "西安高新区：突出问题导向 优化营商环境", "本报记者 王禹涵"),
        (
            "003_0e9cb5c0f3afa199.txt#4",
            "准格尔经济开发区：全周期服务助项目建设提速",
            "本报记者 张景阳 通讯员 王丽曼",
        ),
        ("003_0e9cb5c0f3afa199.txt#5", "湖北随州高新区 实现工业用地“批供合一”", "记者吴纯新 通讯员钟克波"),
        (
            "004_19dd927dfda32a23.txt#1",
            "学标杆找差距 提标准奋起追 见标志重转化 以高新技术产业助力郑州高质量发展",
            "记者 李颖 孙庆辉",
        ),
        (
            "004_19dd927dfda32a23.txt#2",
            "用心用力拼经济 GDP同比增长9.6% 高新区拼出首季“开门红”",
            "记者 孙庆辉 通讯员 乔永锋",
        ),
        (
            "004_19dd927dfda32a23.txt#3",
            "郑州高新教育集团与高职院校合作共建“产业学院”",
            "记者 孙庆辉 通讯员 张勇 文/图",
        ),
        (
            "004_19dd927dfda32a23.txt#4",
            "区领导会见北京阿帕科蓝科技有限公司一行 细化合作方案 推进项目落实",
            "记者 孙庆辉 通讯员 王彦凯",
        ),
        (
            "004_19dd927dfda32a23.txt#5",
            "区领导会见中国二冶集团有限公司一行 加强沟通对接 助推项目建设",
            "记者 孙庆辉 通讯员 王彦凯",
        ),
    ];
    let got = seeds();
    assert!(
        got.iter().all(|d| d.sections.len() == 1 && d.sections[0].level == 0 && d.meta.is_empty()),
        "a newspaper's articles have one section and say nothing about themselves"
    );
    let got: Vec<(&str, &str, &str)> =
        got.iter().map(|d| (d.path.as_str(), d.title.as_str(), d.byline.as_deref().unwrap_or(""))).collect();
    assert_eq!(got, want);
}

#[test]
fn cut_sentences_are_whole_and_captions_at_home() {
    let seeds = seeds();
    for (path, why, passage) in [
        ("000_e7822dc8879c5179.txt#1", "cut between two characters", "重点推进华中科技大学"),
        ("000_e7822dc8879c5179.txt#2", "cut after a comma", "战略性新兴产业，紧扣国家"),
        ("001_682ca8d40d72fb06.txt", "a first half without a full stop", "力争全面彻底解决群众供暖问题"),
        ("002_916f2865e2395763.txt", "cut inside a title", "《共建天健先进生物医学实验室合作协议》"),
        ("002_916f2865e2395763.txt", "a first half of a heading's length", "百千万人才工程14人"),
        ("003_0e9cb5c0f3afa199.txt#1", "cut around a caption", "形成规模效应、集聚力效应"),
        (
            "003_0e9cb5c0f3afa199.txt#2",
            "the caption at the file's end names its place",
            "智慧热网管控平台的大屏幕上",
        ),
        ("004_19dd927dfda32a23.txt#5", "three pieces", "在郑州高新区成立河南区域总部"),
        ("004_19dd927dfda32a23.txt#1", "the kicker stays in the text", "带着任务去考察·考察归来看转化"),
    ] {
        let holds = |d: &&Document| d.paragraphs().iter().any(|p| p.contains(passage));
        let holders: Vec<&str> = seeds.iter().filter(holds).map(|d| d.path.as_str()).collect();
        assert_eq!(holders, [path], "{why}: {passage}");
    }
}

#[test]
fn every_text_paragraph_ends_as_a_sentence_does() {
    // A long paragraph without a stop at its end is half of one.
    for d in seeds() {
        for p in d.paragraphs().iter().filter(|p| p.chars().count() > 60) {
            assert!(
                p.ends_with(['。', '”', '图']),
                "{}: …{}",
                d.path,
                p.chars().skip(p.chars().count() - 12).collect::<String>()
            );
        }
    }
}
