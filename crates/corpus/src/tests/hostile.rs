//! Front matter that nobody writes but to harm: time and memory stay within its length.

use super::*;

#[test]
fn hostile_front_matter_costs_no_more_than_its_length() {
    let deep = 10_000;
    let many = 400_000;
    for (why, text) in [
        ("a megabyte of keys", format!("---\n{}---\n甲", "a: 1\nb: 2\n".repeat(many / 4))),
        ("the same with a mistake", format!("---\n{}c: [\n---\n甲", "a: 1\nb: 2\n".repeat(many / 4))),
        ("ten megabytes of one value", format!("---\ntitle: {}\n---\n甲", "a".repeat(10_000_000))),
        ("a key of a million characters", format!("---\n{}: 1\nlayout: x\n---\n甲", "键".repeat(1_000_000))),
        ("in quotes", format!("---\n\"{}\": 1\nlayout: x\n---\n甲", "a".repeat(1_000_000))),
        ("in TOML", format!("+++\n{} = 1\n+++\n甲", "a".repeat(1_000_000))),
        ("in JSON", format!("{{\"{}\": 1, \"title\": \"note\"}}\n甲", "a".repeat(1_000_000))),
        ("nested lists", format!("---\ntags: {}{}\n---\n甲", "[".repeat(deep), "]".repeat(deep))),
        ("without an end", format!("---\ntags: {}\n---\n甲", "[".repeat(1_000_000))),
        ("lists of lines", format!("---\ntags:\n{}\n---\n甲", "- ".repeat(deep))),
        ("nested maps", format!("---\ntags: {}\n---\n甲", "{a: ".repeat(deep))),
        ("keys of keys", format!("---\ntags: {}\n---\n甲", "? ".repeat(deep))),
        ("deeper with each line", {
            let lines: Vec<String> = (0..1000).map(|n| " ".repeat(n) + "a:\n").collect();
            format!("---\n{}---\n甲", lines.concat())
        }),
        ("in TOML, lists", format!("+++\ntags = {}{}\n+++\n甲", "[".repeat(deep), "]".repeat(deep))),
        ("dotted keys", format!("+++\n{}a = 1\n+++\n甲", "a.".repeat(deep))),
        ("dotted headers", format!("+++\n[{}a]\nb = 1\n+++\n甲", "a.".repeat(deep))),
        ("inline tables", format!("+++\ntags = {}1{}\n+++\n甲", "{a = ".repeat(deep), "}".repeat(deep))),
        ("many headers", format!("+++\n{}+++\n甲", "[a]\nb = 1\n".repeat(many / 4))),
        ("in JSON, lists", format!("{{\n\"tags\": {}{}\n}}\n甲", "[".repeat(deep), "]".repeat(deep))),
        ("objects", format!("{{\n\"tags\": {}1{}\n}}\n甲", "{\"a\":".repeat(deep), "}".repeat(deep))),
        ("no object's end", format!("{{\n\"tags\": {}\n}}\n甲", "{\"a\":".repeat(many))),
        ("quotes that never end", format!("---\n{}---\n甲", "a: \"\nx\n".repeat(many / 4))),
        ("one that never ends", format!("---\ntags: \"\n{}---\n甲", "x\n".repeat(many))),
        ("rules", format!("---\ntags: a\n{}甲", "---\n".repeat(many / 4))),
        ("blank lines before it", format!("{}---\ntags: a\n---\n甲", "\n".repeat(many))),
        ("colons", format!("---\ntags: {}\n---\n甲", ": ".repeat(many))),
        ("anchors", format!("---\ntags: [{}]\n---\n甲", "&a x, *a, ".repeat(many / 10))),
        ("comments", format!("---\ntags: a\n{}---\n甲", "# x\n".repeat(many))),
        ("tabs", format!("---\ntags:\n{}---\n甲", "\t\t- a: b: c\n".repeat(many / 10))),
    ] {
        let start = std::time::Instant::now();
        let file = read_bytes("note.md", text.as_bytes(), &Options::default()).expect("a document");
        let taken = start.elapsed().as_secs_f32();
        let got = &file.documents[0];
        assert_eq!((got.title.as_str(), got.paragraphs()), ("note", vec!["甲"]), "{why}");
        assert!(file.warnings.len() < 200, "{why}");
        // Quadratic would be minutes.
        assert!(taken < 10.0, "{why}: {taken} s for {} bytes", text.len());
    }
}
