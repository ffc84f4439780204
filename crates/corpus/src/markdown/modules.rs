//! *Where does a statement of JavaScript stand among the text?*
//!
//! MDX has `import` and `export` between its paragraphs. Words that begin so in a text are no statements: one
//! names what it imports in quotes, or gives what it exports a value.

use std::sync::LazyLock;

use regex::Regex;

use super::expression;

static IMPORT: LazyLock<Regex> = LazyLock::new(|| {
    let from = r"(?:type\s+)?[\w$*\s{},]+?\s*\bfrom\s*";
    let end = r"(?:\s+(?:with|assert)\s*\{[^}\n]*\})?[ \t]*;?[ \t\r]*(?://[^\n]*)?(?:\n|\z)";
    let pattern = format!(r#"\Aimport\s+(?:{from})?(?:"[^"\n]+"|'[^'\n]+'){end}"#);
    Regex::new(&pattern).expect("a fixed pattern")
});

static EXPORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\Aexport\s+(?:
            (?: const | let | var )\s+ (?: [\w$]+ | \{[^}]*\} | \[[^\]]*\] )\s* (?: :[^=\n]+ )? =
          | default\s+ (?: function\b | class\b | async\b | [(\{\[] | [\w$.]+\s*(?: \( | ; | \n | \z ) )
          | (?: async\s+ )? function\b \s*\*?\s* [\w$]+ \s*\(
          | class\s+ [\w$]+ \s* (?: extends\b | \{ )
          | (?: type | interface )\s+ [\w$]+ .* [=\{]
          | \{ [^}\n]* \}
          | \* \s+ (?: as\s+[\w$]+\s+ )? from\b
        )",
    )
    .expect("a fixed pattern")
});

/// How far the words reach that tell a statement, in bytes.
pub(super) const HEAD: usize = 2000;

/// The length of the statement at the start of `text`, with the end of its last line; 0 if there is none, and
/// `None` if it begins and never ends.
pub(super) fn statement(text: &str) -> Option<usize> {
    let head = &text[..text.floor_char_boundary(HEAD)];
    if let Some(found) = IMPORT.find(head) {
        return Some(found.end());
    }
    if !EXPORT.is_match(head) {
        return Some(0);
    }
    expression::statement(text)
}
