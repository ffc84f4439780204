//! The address of a page, by the rule of its site.

use super::super::Addresses;
use super::*;

fn url(addresses: Addresses, base: &str, path: &str, front: &str) -> String {
    let options = Options { base_url: base.to_owned(), addresses, ..Options::default() };
    let text = if front.is_empty() { "甲".to_owned() } else { format!("---\n{front}\n---\n甲") };
    read_bytes(path, text.as_bytes(), &options).expect("a document").documents.remove(0).url
}

#[test]
fn each_rule_of_addresses() {
    use Addresses::{Clean, File, Folder, Html};
    for (path, front, [file, html, clean, folder], why) in [
        ("a/b.md", "", ["a/b.md", "a/b.html", "a/b", "a/b/"], "a page"),
        ("b.markdown", "", ["b.markdown", "b.html", "b", "b/"], "at the root"),
        ("a/index.md", "", ["a/index.md", "a/", "a/", "a/"], "the page of a folder"),
        ("a/README.md", "", ["a/README.md", "a/", "a/", "a/"], "as VuePress names it"),
        ("a/_index.md", "", ["a/_index.md", "a/", "a/", "a/"], "as Hugo names it"),
        ("index.md", "", ["index.md", "", "", ""], "the page of the site"),
        (
            "甲/a b.md",
            "",
            ["%E7%94%B2/a%20b.md", "%E7%94%B2/a%20b.html", "%E7%94%B2/a%20b", "%E7%94%B2/a%20b/"],
            "encoded",
        ),
        ("a/b.v2.md", "", ["a/b.v2.md", "a/b.v2.html", "a/b.v2", "a/b.v2/"], "a point in the name"),
        ("a/b.txt", "", ["a/b.txt"; 4], "no Markdown"),
        ("a/b.md", "slug: c", ["a/b.md", "a/c.html", "a/c", "a/c/"], "another name"),
        ("a/b.md", "slug: /c/d", ["a/b.md", "c/d.html", "c/d", "c/d/"], "from the root"),
        ("a/b.md", "slug: ../c", ["a/b.md", "c.html", "c", "c/"], "from above"),
        ("a/b.md", "slug: /", ["a/b.md", "a/b.html", "a/b", "a/b/"], "no name"),
        (
            "a/b/index.md",
            "slug: c",
            ["a/b/index.md", "a/b/c.html", "a/b/c", "a/c/"],
            "a page that is a folder",
        ),
        (
            "a/b.md",
            "permalink: /weekly/3/",
            ["a/b.md", "weekly/3/", "weekly/3/", "weekly/3/"],
            "as it is written",
        ),
        (
            "a/b.md",
            "permalink: /周/3.html",
            ["a/b.md", "%E5%91%A8/3.html", "%E5%91%A8/3.html", "%E5%91%A8/3.html"],
            "encoded",
        ),
        ("a/b.md", "permalink: /%E5%91%A8", ["a/b.md", "%E5%91%A8", "%E5%91%A8", "%E5%91%A8"], "not twice"),
        ("a/b.md", "permalink: pretty", ["a/b.md", "a/b.html", "a/b", "a/b/"], "the name of a style"),
        ("a/b.md", "permalink: /:year/:title/", ["a/b.md", "a/b.html", "a/b", "a/b/"], "a template"),
    ] {
        for (rule, want) in [(File, file), (Html, html), (Clean, clean), (Folder, folder)] {
            let want = format!("https://x.org/docs/{want}");
            assert_eq!(url(rule, "https://x.org/docs", path, front), want, "{path} {front} {rule:?}: {why}");
            assert_eq!(url(rule, "", path, front), "", "{path}: no base, no address");
        }
    }
    for rule in [File, Html, Clean, Folder] {
        assert_eq!(url(rule, "https://x.org", "a.md", "url: /甲"), "/甲", "`url` as it is written");
        assert_eq!(url(rule, "", "a.md", "url: /甲"), "/甲", "with a base or without");
        assert_eq!(url(rule, "/?page=", "a/b.md", "").split_once('=').map(|(base, _)| base), Some("/?page"));
    }
    let link = "permalink: https://y.org/a";
    assert_eq!(url(Html, "https://x.org", "a.md", link), "https://y.org/a", "another site");
}
