//! The native command: what each subcommand says, of good input and bad.
//!
//! Longer than 400 lines because each test binary of the command costs seconds to link, and all share these helpers.

use seed_build::build;
use seed_corpus::Document;
use seed_index::Index;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, str};
use tempfile::TempDir;
use xxhash_rust::xxh64::xxh64;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seed-search"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command runs")
}

/// What it prints where all is well.
fn says(arguments: &[&str]) -> String {
    let output = run(arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What it says where something is wrong, and that it then fails with this code.
fn complains(arguments: &[&str], code: i32) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(!error.contains("panicked"), "{arguments:?}: {error}");
    error
}

#[track_caller]
fn holds(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "expected {part:?} in\n{text}");
    }
}

/// A folder of these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn path(folder: &TempDir) -> &str {
    folder.path().to_str().expect("a path in UTF-8")
}

fn notes() -> TempDir {
    folder(&[
        ("a.md", "# 算力网\n\n郑州的算力网，一期。算力很多。\n"),
        ("b.md", "# Sensors\n\nA sensor beside two sensors，没有算力。\n"),
        ("c.md", "\n"),
    ])
}

#[test]
fn search_prints_hits() {
    let notes = notes();
    let seeds = ["--seeds", path(&notes)];
    let found = says(&[&["search", "算力网"], &seeds[..]].concat());
    holds(
        &found,
        &["1. 14", "「算力网」", "   a.md\n", "2. ", "weak  Sensors", "2 of 2 hits in 2 documents", " ms"],
    );
    assert!(!found.contains("idf"), "not explained unless asked for");
    assert!(!found.contains('\u{1b}'), "no escapes where nobody sees them");
    let found = says(&[&["search", "算力网", "--limit", "1", "--literal"], &seeds[..]].concat());
    holds(&found, &["1 of 2 hits"]);
    let found = says(&[&["search", "sensor", "beside", "--explain"], &seeds[..]].concat());
    holds(&found, &["the whole query, in the text", "sensor, a word (with sensors)", "idf", "in all"]);
    let found = says(&[&["search", "算力 -sensor"], &seeds[..]].concat());
    holds(&found, &["1 of 1 hits"]);
    holds(&says(&[&["search", "，"], &seeds[..]].concat()), &["0 of 0 hits", "nothing in this query counts"]);
    let skipped = run(&[&["search", "算力网"], &seeds[..]].concat());
    holds(&String::from_utf8_lossy(&skipped.stderr), &["skipped c.md: "]);
    holds(&says(&["search", "算力网"]), &["「算力网」", " hits in 15 documents"]);
}

#[test]
fn search_sifts_counts_and_orders() {
    let dated = |date: &str, text: &str| format!("---\ntitle: {text}\ndate: {date}\n---\n{text}\n");
    let (old, new) = (dated("2023-05-07", "算力旧闻"), dated("2024-01", "算力新闻"));
    let folder = folder(&[("a.md", &old), ("b.md", &new), ("c.txt", "算力\n\n正文。\n")]);
    let arguments = ["search", "算力", "--seeds", path(&folder)];
    let all = says(&[&arguments[..], &["--latest", "--facets"]].concat());
    let place = |text: &str| all.find(text).expect(text);
    assert!(place("b.md 2024-01") < place("a.md 2023-05-07") && place("a.md 2023") < place("c.txt"), "{all}");
    holds(&all, &["     1 a.md", "     1 2024\n     1 2023", "3 of 3 hits"]);
    let some = says(&[&arguments[..], &["--from", "2024", "--path", "b.md"]].concat());
    holds(&some, &["b.md", "1 of 1 hits"]);
    let tagged = |tags: &str, size: &str| format!("---\ntags: {tags}\nsize: {size}\n---\n算力\n");
    let folder = self::folder(&[("a.md", &tagged("[x, y]", "9.6")), ("b.md", &tagged("y", "10"))]);
    let of_keys = ["search", "算力", "--seeds", path(&folder)];
    let all = says(&[&of_keys[..], &["--sort", "size:ascending", "--facets=tags,size"]].concat());
    holds(&all, &["     1 tags=x\n     2 tags=y\n     1 size=10\n     1 size=9.6"]);
    assert!(all.find("a.md") < all.find("b.md"), "{all}");
    holds(&says(&[&of_keys[..], &["--sort", "size", "--limit", "1"]].concat()), &["b.md"]);
    holds(&says(&[&of_keys[..], &["--filter", "tags=x"]].concat()), &["a.md", "1 of 1 hits"]);
    holds(&complains(&[&of_keys[..], &["--filter", "tags"]].concat(), 2), &["expected KEY=VALUE"]);
    let error = complains(&[&arguments[..], &["--to", "yesterday"]].concat(), 2);
    holds(&error, &["expected YYYY-MM-DD, YYYY-MM or YYYY"]);
}

#[test]
fn search_shows_what_the_settings_of_a_site_do() {
    let page =
        |title: &str, text: &str| format!("<title>{title}</title><main><h1>{title}</h1><p>{text}</main>");
    let settings = "pins = [{ query = '安装', pages = ['c.html', 'gone.html'] }]\n\
                    weights = [{ pages = ['a.html'], weight = 0.1 }, { pages = ['nowhere/**'], weight = 2 }]\n\
                    synonyms = [['安装', '部署']]\n";
    let (a, b, c) = (page("甲", "怎样安装。"), page("乙", "怎样安装。"), page("丙", "部署在这里。"));
    let folder =
        folder(&[("a.html", &a), ("b.html", &b), ("c.html", &c), ("d.txt", "安装"), ("site.toml", settings)]);
    let file = folder.path().join("site.toml");
    let config = file.to_str().expect("a path in UTF-8");
    let arguments = ["search", "安装", "--site", path(&folder), "--config", config, "--explain"];
    let output = run(&arguments);
    let found = String::from_utf8_lossy(&output.stdout);
    let place = |text: &str| found.find(text).unwrap_or_else(|| panic!("no {text} in {found}"));
    assert!(place("丙") < place("乙") && place("乙") < place("甲"), "{found}");
    holds(
        &found,
        &["wants it first for this query", "also searched: 部署 (other words)", "of 3 hits in 3 documents"],
    );
    holds(
        &String::from_utf8_lossy(&output.stderr),
        &[
            "seed-search.toml: pins: no page has `gone.html` as its file or its address",
            "seed-search.toml: weights: no page is of the patterns that weigh 2",
        ],
    );
    holds(&complains(&["search", "a", "--config", config], 2), &["--site"]);
}

#[test]
fn stats_count() {
    let notes = notes();
    let stats = says(&["stats", "--seeds", path(&notes), "--limit", "3"]);
    holds(&stats, &["         2  documents", "terms", "different characters", "postings", "pinyin"]);
    let longest: Vec<&str> =
        stats.lines().skip_while(|line| !line.starts_with("the longest")).skip(1).collect();
    assert_eq!(longest.len(), 3, "{stats}");
    assert!(longest[0].trim_start().starts_with("2  "), "{stats}");
    // The sizes add up to the bytes of all.
    let size = |line: &str| line.split_whitespace().next().and_then(|word| word.parse::<usize>().ok());
    let section = |line: &&str| line.contains(" %  ");
    let sum: usize = stats.lines().filter(section).filter_map(size).sum();
    let all = stats.lines().find(|line| line.contains("bytes, of these")).and_then(size);
    assert_eq!(Some(sum), all, "{stats}");
}

#[test]
fn terms_begin_so() {
    let notes = notes();
    let seeds = ["--seeds", path(&notes)];
    let terms = says(&[&["terms", "SENS"], &seeds[..]].concat());
    let terms: Vec<Vec<&str>> = terms.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(
        terms,
        [["1", "sensor"], ["1", "sensors"]],
        "folded, in order, with the documents that hold them"
    );
    let more = says(&[&["terms", "", "--limit", "2"], &seeds[..]].concat());
    assert_eq!(more.lines().count(), 3, "{more}");
    holds(&more, &["more: --limit prints them"]);
    holds(&says(&[&["terms", "zq"], &seeds[..]].concat()), &["no term begins with zq"]);
    holds(&says(&["terms", "，"]), &["no term begins with ，"]);
}

#[test]
fn verify_finds_nothing_where_nothing_is_wrong() {
    for arguments in [&["verify"][..], &["verify", "--runs", "60"], &["verify", "--runs", "0"]] {
        let said = says(arguments);
        assert_eq!(said.lines().count(), 1, "{said}");
        holds(&said, &["nothing is wrong: 15 documents", "each found its document"]);
    }
    let notes = notes();
    holds(&says(&["verify", "--seeds", path(&notes)]), &["nothing is wrong: 2 documents"]);
}

#[test]
fn verify_says_what_is_wrong() {
    let documents =
        [Document::plain("a", "算力网", ["算力网，算力网"]), Document::plain("b", "电网", ["电网"])];
    let bytes = build(&documents).expect("two documents");
    let sizes = Index::open(bytes.as_slice().into()).expect("an index").sizes();
    let after = sizes.iter().skip_while(|(name, _)| *name != "postings").skip(1);
    let after: usize = after.map(|(_, len)| len).sum();
    let folder = folder(&[]);
    let file = folder.path().join("index.bin");
    let name = file.to_str().expect("a path in UTF-8");
    let write = |bytes: &[u8]| fs::write(&file, bytes).expect("a file");

    write(&bytes);
    holds(&says(&["verify", "--index", name]), &["nothing is wrong: 2 documents"]);
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    write(&changed);
    holds(&complains(&["verify", "--index", name], 1), &["index.bin: ", "checksum"]);
    write(b"something else");
    holds(&complains(&["search", "x", "--index", name], 1), &["not a usable index", "SEEDINDX"]);

    // The last posting list names a document that there is none of, under a checksum that fits.
    let mut forged = bytes.clone();
    let last = forged.len() - after - 1;
    forged[last] = 0x7F;
    let checksum = xxh64(&forged[20..], 0);
    forged[12..20].copy_from_slice(&checksum.to_le_bytes());
    write(&forged);
    let output = run(&["verify", "--index", name]);
    assert_eq!(output.status.code(), Some(1));
    let said = str::from_utf8(&output.stdout).expect("UTF-8");
    holds(said, &["term ", "its posting list says 2 documents, and 1 can be read"]);
    holds(said, &["document 1 (b) holds this run, and it does not find it"]);
    holds(&String::from_utf8_lossy(&output.stderr), &["faults", "build the index anew"]);
}

/// Three queries, of which two have relevant documents, with figures that can be computed by hand.
fn collection() -> TempDir {
    folder(&[
        (
            "docs.jsonl",
            r#"{"id":"a","title":"城市","body":"说到算力网。"}
{"id":"b","title":"算力网","body":"别的。"}
{"id":"c","title":"化工","body":"说到甲醇。"}
{"id":"d","title":"甲醇","body":"别的。"}
"#,
        ),
        (
            "queries.jsonl",
            "{\"id\":\"1\",\"text\":\"算力网\"}\n{\"id\":\"2\",\"text\":\"甲醇\"}\n\n{\"id\":\"3\",\"text\":\"别的\"}\n",
        ),
        ("others.jsonl", "{\"id\":\"2\",\"text\":\"化工\"}\n"),
        ("qrels.tsv", "1\ta\t2\n1\tb\t1\n2\tc\t1\n2\tz\t1\n2\td\t0\n"),
    ])
}

#[test]
fn eval_measures_by_hand() {
    let collection = collection();
    let folder = path(&collection);
    // 1: b (1), a (2). DCG 1 + 2 / log2(3) = 2.2619 of 2 + 1 / log2(3) = 2.6309; first at 1; two of two.
    // 2: d (0), c (1). DCG 1 / log2(3) = 0.6309 of 1 + 1 / log2(3) = 1.6309; first at 2; one of two, z is nowhere.
    // 3 has no relevant document and does not count.
    let file = collection.path().join("run.txt");
    let said = says(&["eval", folder, "--run", file.to_str().expect("UTF-8")]);
    holds(&said, &["4 documents, 2 queries", "nDCG@10 0.6233", "MRR@10 0.7500", "Recall@100 0.7500"]);
    let run = fs::read_to_string(&file).expect("the run");
    let ranks: Vec<String> =
        run.lines().map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(ranks[..4], ["1 b 1", "1 a 2", "2 d 1", "2 c 2"], "{run}");
    let said = says(&["eval", folder, "--half", "0"]);
    holds(&said, &["1 queries", "nDCG@10 0.8597", "MRR@10 1.0000", "Recall@100 1.0000"]);
    let others = collection.path().join("others.jsonl");
    let said = says(&["eval", folder, "--queries", others.to_str().expect("UTF-8")]);
    // c alone, at 1: DCG 1 of 1.6309.
    holds(&said, &["1 queries", "nDCG@10 0.6131", "MRR@10 1.0000", "Recall@100 0.5000"]);
}

#[test]
fn eval_says_what_a_collection_lacks() {
    let spoil = |name: &str, text: Option<&str>| {
        let collection = collection();
        let file = collection.path().join(name);
        match text {
            Some(text) => fs::write(file, text).expect("a file"),
            None => fs::remove_file(file).expect("a file"),
        }
        complains(&["eval", path(&collection)], 1)
    };
    holds(&spoil("docs.jsonl", None), &["cannot read", "docs.jsonl", "a collection is a folder of"]);
    holds(
        &spoil("docs.jsonl", Some("{\"id\":1}\n")),
        &["docs.jsonl, line 1: expected", "as id, found {\"id\":1}"],
    );
    holds(&spoil("queries.jsonl", Some("\nx\n")), &["queries.jsonl, line 2: expected", "found no JSON"]);
    holds(
        &spoil("qrels.tsv", Some("1\ta\n")),
        &["qrels.tsv, line 1: expected query, document, grade, found 1\ta"],
    );
    holds(&spoil("qrels.tsv", Some("1 a x\n")), &["expected a number as grade, found x"]);
    holds(&spoil("qrels.tsv", Some("7 a 1\n")), &["do the ids match?"]);
}

#[test]
fn what_is_not_understood_is_said() {
    holds(&complains(&[], 2), &["Usage", "search", "stats", "terms", "verify", "eval"]);
    holds(&complains(&["search"], 2), &["<QUERY>..."]);
    holds(&complains(&["search", "x", "-y"], 2), &["'-- -y'"]);
    holds(&complains(&["search", "x", "--limit", "many"], 2), &["--limit", "many"]);
    holds(&complains(&["eval", ".", "--half", "2"], 2), &["--half"]);
    holds(&complains(&["stats", "--seeds", "a", "--index", "b"], 2), &["cannot be used with"]);
    for subcommand in [&["search", "x"][..], &["stats"], &["terms", "x"], &["verify"]] {
        let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
        let missing = missing.to_str().expect("UTF-8");
        let said = complains(&[subcommand, &["--seeds", missing]].concat(), 1);
        holds(&said, &["seed-search: ", "nowhere"]);
        holds(&complains(&[subcommand, &["--index", missing]].concat(), 1), &["cannot read", "nowhere"]);
    }
}

#[test]
fn nobody_has_to_read_to_the_end() {
    for arguments in
        [&["terms", "", "--limit", "100000"][..], &["search", "的", "--limit", "100", "--explain"]]
    {
        let mut child = command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{arguments:?}");
        assert_eq!(str::from_utf8(&output.stderr), Ok(""), "{arguments:?}");
    }
}

#[test]
fn index_writes_what_the_other_commands_ask() {
    let notes = notes();
    let folder = folder(&[]);
    let file = folder.path().join("notes.bin");
    let name = file.to_str().expect("a path in UTF-8");
    let said = says(&["index", path(&notes), "--output", name]);
    holds(&said, &["notes.bin: 2 documents, ", " bytes"]);
    holds(&says(&["verify", "--index", name]), &["nothing is wrong: 2 documents"]);
    let ask = |of: &[&str]| says(&[&["search", "算力"], of].concat());
    let without_time = |text: String| text.rsplit_once(',').map(|(hits, _)| hits.to_owned());
    assert_eq!(without_time(ask(&["--index", name])), without_time(ask(&["--seeds", path(&notes)])));
    holds(&complains(&["index", "/nowhere"], 1), &["/nowhere", "found nothing there"]);
    let missing = folder.path().join("no/such/folder.bin");
    let missing = missing.to_str().expect("a path in UTF-8");
    holds(&complains(&["index", path(&notes), "--output", missing], 1), &["cannot write", "folder.bin"]);
}

#[test]
fn settings_of_a_folder_need_a_folder() {
    for arguments in [
        &["--articles", "never"][..],
        &["--base-url", "https://example.org"],
        &["--addresses", "html"],
        &["--unpublished", "include"],
        &["--strict"],
    ] {
        let said = complains(&[&["search", "x"], arguments].concat(), 1);
        holds(&said, &["how a folder is read", "add --seeds FOLDER"]);
    }
}

#[test]
fn what_is_left_out_and_altered_is_said_and_counted() {
    let notes = folder(&[
        ("a.md", "---\ntitle: 公告\ntags: [a\n---\n公开的文字。\n"),
        ("b.md", "---\ntitle: 草稿\ndraft: true\n---\n降价方案。\n"),
        ("c.png", "x"),
        ("d.md", "\n"),
    ]);
    let seeds = ["--seeds", path(&notes)];
    let output = run(&[&["search", "降价方案"], &seeds[..]].concat());
    holds(&String::from_utf8_lossy(&output.stdout), &["0 of 0 hits in 1 documents"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    holds(
        &error,
        &[
            "skipped b.md: not published: `draft: true` (line 3)\n",
            "skipped c.png: not .html",
            "skipped d.md: empty: it holds no text\n",
            "a.md:3: front matter: ",
            "left out: ",
            "1 not published",
            "altered or not understood: 1 front matter\n",
        ],
    );
    assert_eq!(error.matches("a.md:3").count(), 1, "once: {error}");
    let found = says(&[&["search", "降价方案", "--unpublished", "include"], &seeds[..]].concat());
    holds(&found, &["b.md"]);
    for arguments in [&["search", "x", "--strict", "--seeds"][..], &["index", "--strict"]] {
        let error = complains(&[arguments, &[path(&notes)]].concat(), 1);
        holds(
            &error,
            &["a.md:3: front matter: ", "seed-search: expected documents without a fault", "found 1 that"],
        );
    }
    fs::write(notes.path().join("a.md"), "公开的文字。\n").expect("a file");
    says(&[&["search", "x", "--strict"], &seeds[..]].concat());
    let drafts = folder(&[("b.md", "---\ndraft: true\n---\n降价方案。\n")]);
    let error = complains(&["index", path(&drafts)], 1);
    holds(&error, &["1 of them say that they are not published", "`unpublished`", "\"include\""]);
}

#[test]
fn settings_of_the_manifest_hold_for_folders() {
    let manifest = |settings: &str| format!("[package.metadata.seed-search]\n{settings}\n");
    let site =
        folder(&[("Cargo.toml", ""), ("a.md", "---\ndate: 2024-03-06\ntags: [a\n---\n明天的消息。\n")]);
    let run = |settings: &str, epoch: Option<&str>| {
        fs::write(site.path().join("Cargo.toml"), manifest(settings)).expect("a manifest");
        let mut command = command(&["search", "消息", "--seeds", "."]);
        command.current_dir(site.path()).env_remove("SOURCE_DATE_EPOCH");
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        let output = command.output().expect("the command runs");
        (output.status.success(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    assert!(run("", None).0, "a future date is kept");
    let (done, said) = run("future = false", None);
    assert!(!done);
    holds(&said, &["future: expected the moment of the build in SOURCE_DATE_EPOCH", "found nothing"]);
    let (done, said) = run("future = false", Some("1709596800"));
    assert!(!done, "no document is left");
    holds(&said, &["a.md: not published: dated 2024-03-06, and today is 2024-03-05"]);
    assert!(run("future = false", Some("1709683200")).0, "a day later");
    let (done, said) = run("strict = true", None);
    assert!(!done);
    holds(&said, &["a.md:3: front matter: ", "because `strict` is set"]);
    holds(&run("strict = 'yes'", None).1, &["strict: expected true or false, found \"yes\""]);
    holds(&run("drafts = true", None).1, &["expected one of seeds, base-url, addresses", "found drafts"]);
}

#[test]
fn a_word_of_any_length_is_found_and_is_no_term() {
    let long = "abcdefghij".repeat(10_000);
    let notes = folder(&[("a.txt", &format!("标题\n\n前言 {long} 后记\n")), ("b.txt", "别的\n\n文字\n")]);
    let seeds = ["--seeds", path(&notes)];
    holds(&says(&[&["stats"], &seeds[..]].concat()), &["2  documents"]);
    let terms = says(&[&["terms", "", "--limit", "1000"], &seeds[..]].concat());
    assert!(terms.lines().all(|line| line.chars().count() < 100), "{terms}");
    holds(&says(&[&["verify"], &seeds[..]].concat()), &["nothing is wrong"]);
    for (query, why) in
        [(&long[3..43], "inside of it"), (&long[..4000], "its beginning"), (&long, "all of it")]
    {
        let said = says(&[&["search", query], &seeds[..]].concat());
        assert!(said.contains("a.txt") && !said.contains("weak"), "{why}");
    }
}

#[test]
fn verify_is_silent_on_sound_documents_with_signs() {
    let notes = folder(&[
        ("a.md", "# 发布日志 2024-03-05 20:11:22 版本 build-2024-11 修复 登录 tags: [旧文]\n\n正文旧文。\n"),
        (
            "b.md",
            "# How to migrate the well-known module from 2023-11-30 with pre-built binaries\n\nBody -x “y” text.\n",
        ),
        (
            "c.md",
            "# \"Quoted\" and -dashed\n\ntar -xzf file.tar.gz —— 标题:算力 title: \"a b\" ＧＤＰ　９.６％ A\tB\n",
        ),
        ("d.md", "# 1,194 项 12:30 1.2.3\n\n-5℃ 到 -10℃，“三高”企业 “专精特新” 1,194,000 项\n"),
    ]);
    for runs in ["8", "60", "500"] {
        let said = says(&["verify", "--runs", runs, "--seeds", path(&notes)]);
        holds(&said, &["nothing is wrong: 4 documents"]);
    }
}

#[test]
fn build_says_what_it_expects_of_a_site_and_changes_nothing() {
    let site =
        folder(&[("style.css", "p {}"), ("notes.txt", "不是网页。"), ("404.html", "<p>没有这一页</p>")]);
    let at = |name: &str| format!("{}/{name}", path(&site));
    let missing = at("public");
    holds(
        &complains(&["build", &missing], 1),
        &["the folder of a built site", "found nothing there", "build the site first"],
    );
    holds(&complains(&["build", &at("notes.txt")], 1), &["found a file"]);
    let none = complains(&["build", path(&site), "--output", &at("find")], 1);
    holds(
        &none,
        &["at least one page of HTML", "found none among 3", "404.html", "`include` in seed-search.toml"],
    );
    // Somebody's own folder of that name.
    fs::create_dir(at("search")).expect("a folder");
    fs::write(at("search/index.html"), "<p>我的搜索页</p>").expect("a file");
    let foreign = complains(&["build", path(&site)], 1);
    holds(&foreign, &["seed-search.json", "found another: nothing was changed", "--output"]);
    assert_eq!(fs::read_to_string(at("search/index.html")).ok().as_deref(), Some("<p>我的搜索页</p>"));
    let settings = at("seed-search.toml");
    for (text, says) in [
        ("seeds = 'a'", ["one of base-url, addresses", "docs/site.md"]),
        ("include = 'a'", ["a list of patterns", "docs/site.md"]),
        ("include = [", ["seed-search.toml", "TOML"]),
    ] {
        fs::write(&settings, text).expect("a file");
        holds(&complains(&["build", path(&site), "--config", &settings], 1), &says);
    }
    holds(&complains(&["build", path(&site), "--config", &missing], 1), &["public", "No such file"]);
}
