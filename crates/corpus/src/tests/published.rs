//! What says that it is not published is left out, and named.

use super::super::{Error, Unpublished, Why, read_folder};
use super::*;
use std::fs;

fn reason(path: &str, text: &str, options: &Options) -> Option<String> {
    match read_bytes(path, text.as_bytes(), options) {
        Ok(_) => None,
        Err(skipped) => {
            assert_eq!(skipped.why, Why::Unpublished, "{skipped:?}");
            Some(skipped.reason)
        }
    }
}

#[test]
fn what_a_page_says_of_itself() {
    let yaml =
        |front: &str| reason("a.md", &format!("---\ntitle: 题\n{front}\n---\n甲"), &Options::default());
    for (front, why) in [
        ("draft: true", "Hugo, Zola, Astro"),
        ("draft: True", "Python's word"),
        ("draft: yes", "YAML's older word"),
        ("draft: on", "and another"),
        ("draft: 1", "a number"),
        ("draft: \"true\"", "in quotes"),
        ("Draft : true", "another spelling"),
        ("draft:true", "a blank that lacks"),
        ("published: false", "Jekyll, Hexo"),
        ("published: no", "the other word"),
        ("search: false", "VitePress, MkDocs"),
        ("search:\n  exclude: true", "Material for MkDocs"),
        ("search: { exclude: true }", "on one line"),
        ("search_exclude: true", "Just the Docs"),
        ("excludeSearch: true", "Hextra"),
        ("searchable: false", "MarkBind"),
        ("pagefind: false", "Starlight"),
        ("in_search_index: false", "Zola"),
        ("private: true", "whoever says so"),
        ("noindex: true", "for search engines"),
        ("robots: noindex", "the same"),
        ("robots: noindex, nofollow", "and more"),
        ("robots: [noindex]", "a list"),
        ("unlisted: true", "Docusaurus"),
        ("hidden: true", "Hexo's plug-in"),
        ("password: 123456", "a post behind a password"),
        ("publish: false", "Obsidian"),
        ("dg-publish: false", "Digital Garden"),
        ("build:\n  list: never", "Hugo"),
        ("_build:\n  render: false", "older Hugo"),
        ("head:\n  - - meta\n    - name: robots\n      content: noindex", "VitePress"),
        ("tags: [a, b\ndraft: true", "a mistake in another key"),
    ] {
        assert!(yaml(front).is_some(), "{front}: {why}");
    }
    for (front, why) in [
        ("draft: false", "published"),
        ("published: true", "the same"),
        ("published: 2024-01-01", "a date"),
        ("draft:", "nothing"),
        ("search: true", "to be found"),
        ("search:\n  boost: 2", "something else"),
        ("sitemap: false", "in no map, and public"),
        ("robots: index, follow", "for all"),
        ("password: ''", "none"),
        ("status: draft", "a word of many documents that are public"),
        ("tags: draft", "a word"),
        ("date: 2999-01-01", "the future, where nobody asks"),
        ("expiryDate: 2000-01-01", "the same of the past"),
    ] {
        assert_eq!(yaml(front), None, "{front}: {why}");
    }
    let all = |text: &str| reason("a.md", text, &Options::default());
    assert_eq!(
        all("---\ntitle: 题\ndraft: true\n---\n甲").as_deref(),
        Some("not published: `draft: true` (line 3)"),
        "it says what and where"
    );
    assert!(all("+++\ntitle = '题'\ndraft = true\n+++\n甲").is_some(), "TOML");
    assert!(all("{\"title\": \"题\", \"draft\": true}\n甲").is_some(), "JSON");
    assert!(all("+++\ntitle = '题'\n[params]\nsearchHidden = true\n+++\n甲").is_some(), "a theme's");
    assert!(all("{\"draft\": true}").is_some(), "and no text");
    assert!(all("title: 题\npublished: false\n---\n甲").is_some(), "old Hexo");
    assert!(all("{\n\"title\": }},\n\"draft\": true,\n}\n甲").is_some(), "beside a mistake");
    let password = all("---\npassword: 一二三四\n---\n甲").expect("left out");
    assert!(!password.contains("一二三四"), "{password}: nobody reads it in a log");
}

#[test]
fn folders_of_drafts() {
    let options = Options::default();
    for path in ["_drafts/a.md", "source/_drafts/b/a.md", "_Drafts/a.txt"] {
        assert!(reason(path, "甲", &options).is_some(), "{path}");
    }
    for path in ["drafts/a.md", "_posts/a.md", "_drafts.md"] {
        assert_eq!(reason(path, "甲", &options), None, "{path}");
    }
}

#[test]
fn a_setting_takes_them_in() {
    let options = Options { unpublished: Unpublished::Include, ..Options::default() };
    for (path, text) in [("a.md", "---\ndraft: true\n---\n甲"), ("_drafts/a.md", "甲")] {
        assert_eq!(reason(path, text, &options), None, "{path}");
    }
}

#[test]
fn a_setting_compares_dates() {
    let options = Options { today: Some("2024-03-05".to_owned()), ..Options::default() };
    for (front, left_out, why) in [
        ("date: 2024-03-05", false, "today"),
        ("date: 2024-03-06", true, "tomorrow"),
        ("date: 2024", false, "a year that has begun"),
        ("date: 2024-04", true, "a month that has not"),
        ("date: 2024-01-01\npublishDate: 2025-01-01", true, "written before it is published"),
        ("date: 2025-01-01\npublishDate: 2024-01-01", false, "an event to come"),
        ("expiryDate: 2024-03-04", true, "expired"),
        ("expiryDate: 2024-03-05", false, "not yet"),
        ("expiryDate: 2024-03", false, "nor this month"),
        ("title: 题", false, "no date"),
    ] {
        let got = reason("a.md", &format!("---\n{front}\n---\n甲"), &options);
        assert_eq!(got.is_some(), left_out, "{why}: {got:?}");
    }
    assert!(reason("2024-03-06-a.md", "甲", &options).is_some(), "the date of the name");
}

#[test]
fn each_is_named_and_a_folder_of_them_is_an_error_that_helps() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    fs::write(dir.path().join("a.md"), "---\ndraft: true\n---\n甲").expect("written");
    fs::write(dir.path().join("0.png"), "x").expect("written");
    let error = read_folder(dir.path(), &Options::default()).expect_err("nothing is left");
    assert!(matches!(error, Error::NoDocument { .. }));
    let said = error.to_string();
    for part in [
        "a.md: not published: `draft: true` (line 2)",
        "1 of them say",
        "`unpublished`",
        "include",
        "expected",
    ] {
        assert!(said.contains(part), "{said}");
    }
    fs::write(dir.path().join("b.md"), "乙").expect("written");
    let corpus = read_folder(dir.path(), &Options::default()).expect("one is left");
    assert_eq!(corpus.files, 1);
    let skipped: Vec<_> = corpus.skipped.iter().map(|s| (s.path.as_str(), s.why)).collect();
    assert_eq!(skipped, [("0.png", Why::NoDocument), ("a.md", Why::Unpublished)]);
}
