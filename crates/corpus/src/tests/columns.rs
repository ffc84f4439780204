//! Sentences that the layout has cut, and lines that only look like it.

use super::*;

fn paragraphs(text: &str) -> Vec<String> {
    one("page.txt", &format!("题目在此\n\n{text}")).paragraphs().into_iter().map(str::to_owned).collect()
}

#[test]
fn a_cut_sentence_is_joined() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "between two characters, without a space",
            "青湾县今年开工项目二十个。其中水利项目最多，重点推\n\n进灌区渠道清淤和泵站改造。",
            &["青湾县今年开工项目二十个。其中水利项目最多，重点推进灌区渠道清淤和泵站改造。"],
        ),
        (
            "after a comma",
            "青湾县今年开工项目二十个。其中水利项目最多，\n\n占全部投资的一半以上。",
            &["青湾县今年开工项目二十个。其中水利项目最多，占全部投资的一半以上。"],
        ),
        (
            "inside a title",
            "去年五月，青湾县水利局与省水利大学签订了《共建\n\n灌区实验站合作协议》，双方各投资一半。",
            &["去年五月，青湾县水利局与省水利大学签订了《共建灌区实验站合作协议》，双方各投资一半。"],
        ),
        (
            "three pieces",
            "青湾县今年开工项目二十个。其中水利项目最多，重点推\n\n进灌区渠道清淤和泵站改造，力争两年内让全县农田全部实现旱能浇、涝能排，让农\n\n民增产增收。",
            &[
                "青湾县今年开工项目二十个。其中水利项目最多，重点推进灌区渠道清淤和泵站改造，力争两年内让全县农田全部实现旱能浇、涝能排，让农民增产增收。",
            ],
        ),
        (
            "around a caption, which goes behind",
            "青湾县今年开工项目二十个。其中水利项目最多，重点推\n\n图为清淤现场。李明摄\n\n进灌区渠道清淤和泵站改造。\n\n第二段也说完了。",
            &[
                "青湾县今年开工项目二十个。其中水利项目最多，重点推进灌区渠道清淤和泵站改造。",
                "图为清淤现场。李明摄",
                "第二段也说完了。",
            ],
        ),
        (
            "around a label",
            "青湾县今年开工项目二十个。其中水利项目最多，重点推\n\n会场一角\n\n进灌区渠道清淤和泵站改造。",
            &["青湾县今年开工项目二十个。其中水利项目最多，重点推进灌区渠道清淤和泵站改造。", "会场一角"],
        ),
        (
            "Latin words, with a space",
            "The county opened twenty sites this year, most of them for\n\nwater, and will open ten more before the winter comes.",
            &[
                "The county opened twenty sites this year, most of them for water, and will open ten more before the winter comes.",
            ],
        ),
    ];
    for (why, text, want) in cases {
        assert_eq!(paragraphs(text), *want, "{why}");
    }
}

#[test]
fn what_is_whole_is_not_joined() {
    let cases: &[(&str, &[&str])] = &[
        (
            "two paragraphs that end properly",
            &["青湾县今年开工项目二十个，投资过亿。", "云岭镇紧随其后，开工十个。"],
        ),
        (
            "a heading with a comma, as long as half a sentence",
            &["加快建设现代灌区体系,在节水增产上奋力争先走前列", "发挥好现有渠道优势,培育新型灌区。"],
        ),
        (
            "a colon opens what follows",
            &["青湾县今年开工项目二十个。具体安排如下，请各镇执行：", "清淤三百公里，改造泵站二十座。"],
        ),
        (
            "clauses in a row",
            &["一方面要抓好清淤工作，确保渠道畅通，责任到人；", "另一方面要抓好泵站改造，确保汛期前完成；"],
        ),
        (
            "numbered items",
            &["1. 抓好清淤工作，确保渠道畅通，责任到人，按月检查", "2. 抓好泵站改造，确保汛期前完成。"],
        ),
        ("the byline is no rest", &["青湾县今年开工项目二十个。其中水利项目最多，重点推", "记者 李明"]),
        (
            "commands",
            &[
                "set replication mode to the default value of all sites",
                "show the current value of the mode in use",
            ],
        ),
    ];
    for (why, want) in cases {
        assert_eq!(paragraphs(&want.join("\n\n")), *want, "{why}");
    }
}

#[test]
fn line_ends_stay_unless_the_text_is_wrapped() {
    for (why, lines) in [
        ("verse", vec!["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"]),
        ("a table", vec!["| 县 | 公里 |", "|----|------|", "| 青湾 | 300 |", "| 云岭 | 120 |"]),
        ("a list without marks", vec!["改进中文文档", "翻译中文文档", "优化提交流程，减少等待"]),
        ("code", vec!["let a = 1;", "let b = a + 1;", "print(a, b);"]),
    ] {
        assert_eq!(paragraphs(&lines.join("\n")), lines, "{why}");
    }

    let wrapped = "那一年的冬天来得特别早，河面上的冰还没有结牢，渡船就已经停\n\
                   了。老人每天清晨都要到渡口去看一看，看看对岸有没有人在招手，\n\
                   看看那条旧船的缆绳有没有松。他说，人活着总要等一点什么，等到\n\
                   了是福气，等不到也是福气。\n\
                   \u{3000}\u{3000}村里的孩子都不明白他的话，只是跟着他在河滩上跑来跑去，把冻\n\
                   硬的泥块踢进水里。";
    let got = one("novel.txt", &format!("渡口\n\n{wrapped}\n"));
    assert_eq!(got.paragraphs().len(), 2, "an indent begins a paragraph: {got:?}");
    assert!(got.paragraphs()[0].contains("渡船就已经停了。"), "no space amid a word");
    let english = "It was late in the year when the boats stopped running and the\n\
                   people of the far bank had to walk around by the old stone bridge,\n\
                   which took them half a day. Nobody complained, for nobody could\n\
                   remember that it had ever been different.";
    let got = one("story.txt", &format!("The Ferry\n\n{english}\n"));
    assert_eq!(got.paragraphs(), [english.replace('\n', " ")], "spaces between words");
}

#[test]
fn every_way_to_end_a_line() {
    for (why, text) in [
        ("Unix", "题目\n\n甲\n乙\n"),
        ("Windows", "题目\r\n\r\n甲\r\n乙\r\n"),
        ("the old Macintosh", "题目\r\r甲\r乙\r"),
        ("Unicode's separators", "题目\u{2029}\u{2029}甲\u{2028}乙"),
    ] {
        let got = one("a.txt", text);
        assert_eq!((got.title.as_str(), &got.paragraphs()[..]), ("题目", &["甲", "乙"][..]), "{why}");
    }
    let got = one("a.txt", "题\t目\u{7}\n\n甲\t乙\u{1}丙 \n\u{3000}\u{3000}丁");
    assert_eq!(got.title, "题 目", "a tab is white space, a bell is nothing");
    assert_eq!(got.paragraphs(), ["甲 乙丙", "丁"], "and in the text as well");
}
