//! Folders, names and errors.

use std::fs;

use super::super::{Error, Skipped, Why, read_folder};
use super::*;

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in files {
        let file = dir.path().join(path);
        fs::create_dir_all(file.parent().expect("it is below the folder")).expect("made");
        fs::write(file, bytes).expect("written");
    }
    dir
}

#[test]
fn files_come_in_the_order_of_their_paths() {
    let dir = folder(&[
        ("b.txt", b"two\n\ntext"),
        ("a/z.md", b"# one"),
        ("a.TXT", b"zero\n\ntext"),
        ("a/.hidden.txt", b"x"),
        (".git/config.txt", b"x"),
        ("c.pdf", b"%PDF-"),
        ("d.txt", b" \n"),
    ]);
    let got = read_folder(dir.path(), &Options::default()).expect("there are documents");
    let paths: Vec<&str> = got.documents.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["a.TXT", "a/z.md", "b.txt"], "'.' sorts before '/'");
    assert_eq!(got.files, 3, "files that gave a document");
    let skipped: Vec<(&str, &str)> =
        got.skipped.iter().map(|s| (s.path.as_str(), s.reason.as_str())).collect();
    assert_eq!(
        skipped,
        [
            (".git", "a hidden folder"),
            ("a/.hidden.txt", "a hidden file"),
            ("c.pdf", "not .html, .htm, .xhtml, .md, .markdown, .mdx, .txt or .text"),
            ("d.txt", "empty: it holds no text"),
        ],
        "nothing is dropped silently"
    );
}

#[test]
fn addresses_are_encoded() {
    let options = |base: &str| Options { base_url: base.to_owned(), ..Options::default() };
    for (base, path, want) in [
        ("", "a.txt", ""),
        ("https://x.org/", "甲/a b.txt", "https://x.org/%E7%94%B2/a%20b.txt"),
        ("https://x.org", "a'\"<.txt", "https://x.org/a%27%22%3C.txt"),
        ("/?page=", "a#1&b.txt", "/?page=a%231%26b.txt"),
    ] {
        let got = read_bytes(path, "题\n\n文".as_bytes(), &options(base)).expect("it is text").documents;
        assert_eq!(got[0].url, want, "{base} {path}");
    }
    let got = read_bytes("a\n\"<b>\u{1b}.txt", "文".as_bytes(), &options("")).expect("it is text").documents;
    assert_eq!(got[0].path, "a\u{fffd}\"<b>\u{fffd}.txt", "no control character in a path");
    assert_eq!(got[0].title, "a\u{fffd}\"<b>\u{fffd}", "nor in the title made of it");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_end() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let dir = folder(&[("a/one.txt", "题\n\n文".as_bytes())]);
    symlink(dir.path(), dir.path().join("a/up")).expect("linked");
    symlink(dir.path().join("a/one.txt"), dir.path().join("two.txt")).expect("linked");
    symlink(dir.path().join("nothing"), dir.path().join("gone.txt")).expect("linked");
    let odd = std::ffi::OsStr::from_bytes(b"odd\xff.txt");
    fs::write(dir.path().join(odd), "题\n\n文").expect("written");
    let got = read_folder(dir.path(), &Options::default()).expect("there are documents");
    let paths: Vec<&str> = got.documents.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["a/one.txt", "odd\u{fffd}.txt", "two.txt"], "a file by each of its names");
    let skipped: Vec<&str> = got.skipped.iter().map(|s| s.path.as_str()).collect();
    assert_eq!(skipped, ["a/up", "gone.txt"], "{:?}", got.skipped);
}

#[test]
fn errors_say_what_was_expected_what_was_found_and_what_to_do() {
    let dir = folder(&[("a.bin", b"x"), ("b.txt", b"")]);
    let cases: [(&str, std::path::PathBuf, &[&str]); 3] = [
        ("no such folder", dir.path().join("no"), &["found nothing there"]),
        ("a file", dir.path().join("a.bin"), &["found a file"]),
        ("no document", dir.path().to_owned(), &["none among 2 skipped", "a.bin: not .html", "b.txt: empty"]),
    ];
    for (why, path, parts) in cases {
        let error = read_folder(&path, &Options::default()).expect_err(why).to_string();
        for part in parts.iter().chain(&["expected", "SEED_SEARCH_SEEDS", "[package.metadata.seed-search]"]) {
            assert!(error.contains(part), "{why}: {error}");
        }
    }
    let many = Error::NoDocument {
        folder: "x".into(),
        skipped: vec![Skipped { path: "p".into(), why: Why::Empty, reason: "r".into() }; 9],
    };
    assert!(many.to_string().contains("and 4 more"), "{many}");
}

#[test]
fn decomposed_text_and_names_are_composed() {
    let file = read_bytes(
        "문서/\u{1112}\u{116C}\u{110B}\u{1174}.md",
        "# カ\u{3099}イト\u{3099}\n\nCafe\u{301} \u{1100}\u{1161}, Vie\u{323}\u{302}t\n".as_bytes(),
        &Options::default(),
    )
    .expect("a document");
    let document = &file.documents[0];
    assert_eq!(document.path, "문서/회의.md", "as macOS names files");
    assert_eq!((&document.title[..], document.paragraphs()), ("ガイド", vec!["Café 가, Việt"]));
    let untitled =
        read_bytes("\u{1112}\u{116C}.md", "본문".as_bytes(), &Options::default()).expect("a document");
    assert_eq!(untitled.documents[0].title, "회", "a title from the name");
}
