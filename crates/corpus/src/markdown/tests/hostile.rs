//! No text takes long, whatever it repeats and never closes.

use crate::{Options, read_bytes};

#[test]
fn hostile_texts_take_linear_time() {
    let many = |unit: &str| unit.repeat(200_000 / unit.len());
    let deep = |unit: &str| unit.repeat(10_000);
    for (why, text) in [
        ("wiki links", many("[[")),
        ("embeds", many("![[")),
        ("templates", many("{%")),
        ("tags of templates", many("{% x %}")),
        ("raw", many("{% raw %}")),
        ("expressions", many("{{")),
        ("shortcodes", many("{{<")),
        ("comments", many("%%")),
        ("comments apart", many("%% ")),
        ("comments on lines", many("%%\n")),
        ("formulas", many("$")),
        ("formulas apart", many("$a ")),
        ("display formulas", many("$$ ")),
        ("comments of HTML", many("<!--")),
        ("tags", many("<a")),
        ("tags with attributes", many("<a b='")),
        ("components", many("<A b={")),
        ("components with strings", many("<A b={'\\'")),
        ("components open", many("<A>")),
        ("scripts", many("<script>")),
        ("elements", many("<div>")),
        ("elements on lines", many("<div>\n")),
        ("inline elements", many("甲<b>")),
        ("ruby", many("漢<rt>")),
        ("hidden", many("<p hidden>")),
        ("braces", many("{")),
        ("attributes", many("{: .a ")),
        ("attributes closed", many("{.a}")),
        ("highlights", many("==")),
        ("highlights apart", many("==a ")),
        ("signs", many("~^")),
        ("notes", many("^[")),
        ("pictures", many(":a")),
        ("containers", many("::: a\n")),
        ("callouts", many("> [!a]\n")),
        ("nested containers", (0..10_000).map(|n| format!("{} a\n", ":".repeat(3 + n % 100))).collect()),
        ("nested quotations", deep(">")),
        ("nested lists", deep("- ")),
        ("nested quotations", many(">")),
        ("nested lists", many("- ")),
        ("imports", many("import {\n")),
        ("exports", many("export const a = {\n")),
        ("exports apart", many("export const a = {\n\n")),
        ("exports open", many("export const a =\n\n\n\n")),
        ("admonitions", many("!!! a\n")),
        ("admonitions apart", many("!!! a\n\n")),
        ("nested admonitions", (0..300).map(|n| format!("{}!!! note\n", "    ".repeat(n))).collect()),
        ("definitions", many("a\n: b\n")),
        ("footnotes", many("[^1]")),
        ("entities", many("<p>&am")),
        ("rows", many("|")),
        ("one line", many("甲，")),
    ] {
        for path in ["a.md", "a.mdx"] {
            let start = std::time::Instant::now();
            let read = read_bytes(path, format!("甲\n\n{text}").as_bytes(), &Options::default());
            assert!(read.is_ok_and(|file| file.documents.len() == 1), "{why}");
            let taken = start.elapsed();
            println!("{path} {why}: {taken:?}");
            assert!(taken.as_secs() < 5, "{why}, {path}: {taken:?} for a fifth of a megabyte");
        }
    }
}
