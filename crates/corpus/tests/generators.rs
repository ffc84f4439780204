//! What is read of pages that generators made: unaltered pages of ten of them, and what a reader expects of each.

use std::fs;
use std::path::Path;

use seed_corpus::{Document, Options, read_bytes};

/// A page of the collection, read by itself.
fn page(path: &str) -> Document {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sites").join(path);
    let bytes = fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let read = read_bytes(path, &bytes, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    read.documents.into_iter().next().expect("a page is a document")
}

/// The headings of a page with their anchors.
fn sections(document: &Document) -> String {
    let headed = document.sections.iter().filter(|section| !section.heading.is_empty());
    headed.map(|section| format!("{}#{}", section.heading, section.anchor)).collect::<Vec<_>>().join(" ")
}

/// Its text, a block on a line.
fn text(document: &Document) -> String {
    let lines =
        document.sections.iter().flat_map(|section| &section.blocks).map(|block| format!("{block}\n"));
    lines.collect()
}

/// What the page on calibration says, whichever generator made it.
const CALIBRATION: [(&str, &str); 6] = [
    (
        "把水位计提出水面，晾五分钟，让探头和空气同温。然后在记录仪上执行：\n",
        "a paragraph, without what stands around it",
    ),
    ("logger zero --sensor 2\nlogger read --sensor 2 --times 5\n", "code without the numbers of its lines"),
    ("零点就算合格。\n压力式探头怕冷。", "a section ends where the next begins"),
    ("抵消它，补偿表存在 drift.toml 里。\n", "no mark of a note in a sentence"),
    ("值班员的名字。\n", "the last paragraph"),
    ("每年汛前校准一次，换过探头以后再校准一次。\n", "the first"),
];

#[test]
fn the_same_page_says_the_same_whichever_generator_made_it() {
    let by_name = "零点校准#零点校准 温度漂移#温度漂移 校准记录#校准记录";
    let note = "\n出厂的补偿表只到零下十度。\n";
    let warned = "\n换过电缆以后\n零点也要重新校准。\n";
    for (path, title, of_title, rest, more) in [
        (
            "docusaurus/calibration/index.html",
            "校准 | 岭下观测站手册",
            "",
            by_name,
            &[note, warned, "\n校准.sh\n"][..],
        ),
        ("hexo/2026/03/05/calibration/index.html", "校准 | 岭下观测站", "", by_name, &[]),
        ("hugo/calibration/index.html", "校准 - 岭下观测站手册", "", by_name, &[note]),
        ("jekyll/calibration.html", "校准 | 岭下观测站手册", "校准", by_name, &[note]),
        (
            "mdbook/calibration.html",
            "校准 - 岭下观测站手册",
            "校准",
            by_name,
            &[note, "\nNote\n换过电缆以后，零点"],
        ),
        (
            "mkdocs/calibration/index.html",
            "校准 - 岭下观测站手册",
            "_1",
            "零点校准#_2 温度漂移#_3 校准记录#_4",
            &[note, warned],
        ),
        (
            "sphinx/alabaster/calibration.html",
            "校准 — 岭下观测站手册 文档",
            "id1",
            "零点校准#id2 温度漂移#id3 校准记录#id5",
            &[note],
        ),
        (
            "sphinx/furo/calibration.html",
            "校准 - 岭下观测站手册 文档",
            "id1",
            "零点校准#id2 温度漂移#id3 校准记录#id5",
            &[note],
        ),
        (
            "sphinx/sphinx_rtd_theme/calibration.html",
            "校准 — 岭下观测站手册 文档",
            "id1",
            "零点校准#id2 温度漂移#id3 校准记录#id5",
            &[note],
        ),
        (
            "starlight/calibration/index.html",
            "校准 | 岭下观测站手册",
            "_top",
            by_name,
            &[note, warned, "\n校准.sh\n"],
        ),
        ("vitepress/calibration.html", "校准 | 岭下观测站手册", "校准", by_name, &[warned]),
        ("vuepress/calibration.html", "校准 | 岭下观测站手册", "校准", by_name, &[warned]),
    ] {
        let document = page(path);
        assert_eq!(document.title, title, "{path}");
        assert_eq!(sections(&document), format!("校准#{of_title} {rest}"), "{path}");
        let text = text(&document);
        for (phrase, why) in CALIBRATION {
            assert!(text.contains(phrase), "{path}: {why}: {phrase}\n{text}");
        }
        for phrase in more {
            assert!(text.contains(phrase), "{path}: {phrase}\n{text}");
        }
        // Hugo and Hexo show the day.
        let own = CALIBRATION.iter().map(|(phrase, _)| phrase.lines().count()).sum::<usize>() + 2;
        let most = own + more.iter().map(|phrase| phrase.trim().lines().count()).sum::<usize>();
        assert!(text.lines().count() <= most, "{path}: nothing else\n{text}");
    }
}

#[test]
fn tables_code_and_tabs_are_read_in_their_lines() {
    let cells = "字段 单位 说明\nlevel mm 水位，相对于零点\nair 0.1 °C 气温\nsoil % 土壤湿度\n";
    let code = "先把缺测的行去掉：\nimport csv\n";
    let indented = "def rows(path):\n    with open(path, newline=\"\") as file:\n";
    for (path, tabs) in [
        (
            "hugo/guide/data/index.html",
            "yield row\nwc --lines 2026-03-01.csv\nhead --lines 1 2026-03-01.csv\n",
        ),
        (
            "hugo/guide/inline-styles/index.html",
            "yield row\nwc --lines 2026-03-01.csv\nhead --lines 1 2026-03-01.csv\n",
        ),
        ("jekyll/guide/data.html", "yield row\n"),
        ("mdbook/guide/data.html", "println!(\"{} 行\", text.lines().count());\n"),
        (
            "mkdocs/guide/data/index.html",
            "读一行 数行数\nconst level = Number(line.split(\",\")[0]);\nwc --lines",
        ),
        ("vitepress/guide/data.html", "读一行 数行数\nconst level = Number(line.split(',')[0]);\nwc --lines"),
    ] {
        let text = text(&page(path));
        for phrase in [cells, code, indented, tabs] {
            assert!(text.contains(phrase), "{path}: {phrase}\n{text}");
        }
    }
}

#[test]
fn pages_that_lead_to_others_are_read_without_what_stands_around_them() {
    for (path, sections_, holds, lacks) in [
        (
            "hexo/index.html",
            "Command reference# zero#zero",
            &["The logger listens on its serial port", "安装前先断电"][..],
            &["站点概览", "文章目录", "观测站的安装、校准和日常维护"][..],
        ),
        (
            "hexo/tags/传感器/index.html",
            "传感器标签#",
            &["校准\n", "安装\n"],
            &["站点概览", "文章目录", "值班手册"],
        ),
        (
            "vitepress/index.html",
            "岭下观测站值班手册#VPContent 三支水位计# 一台记录仪#",
            &["安装、校准、排错\n", "压力式探头，装在静水井里\n"],
            &["Skip to content", "Appearance", "Menu"],
        ),
        (
            "hugo/index.html",
            "概览# 站里有什么#站里有什么",
            &["三支压力式水位计，装在静水井里\n"],
            &["#", "零点校准"],
        ),
        ("mkdocs/index.html", "站里有什么#_2", &["三支压力式水位计，装在静水井里\n"], &["跳转至", "目录"]),
    ] {
        let document = page(path);
        let headed = sections(&document);
        assert!(headed.contains(sections_), "{path}: {headed}");
        let text = text(&document);
        for phrase in holds {
            assert!(text.contains(phrase), "{path}: {phrase}\n{text}");
        }
        for phrase in lacks {
            assert!(!text.contains(phrase), "{path}: {phrase} is no content\n{text}");
        }
    }
}

#[test]
fn what_pages_say_about_themselves() {
    for (path, date, labels, why) in [
        (
            "hexo/2026/03/05/calibration/index.html",
            Some("2026-03-05"),
            &["传感器", "校准"][..],
            "an excerpt is no label",
        ),
        ("docusaurus/calibration/index.html", None, &[], "the first paragraph is none"),
        ("hugo/calibration/index.html", Some("2026-03-05"), &[], "it says none"),
        (
            "mdbook/calibration.html",
            None,
            &["观测站的安装、校准和日常维护"],
            "one page does not tell that it is the site's",
        ),
    ] {
        let document = page(path);
        assert_eq!(
            (document.date.as_deref(), &document.labels[..]),
            (date, &labels.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>()[..]),
            "{path}: {why}"
        );
    }
}

#[test]
fn pages_for_programs_are_left_out() {
    for path in ["mdbook/toc.html", "sphinx/alabaster/search.html"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/sites").join(path);
        let skipped =
            read_bytes(path, &fs::read(file).expect("a page"), &Options::default()).expect_err(path);
        assert!(skipped.reason.contains("noindex"), "{path}: {}", skipped.reason);
    }
}
