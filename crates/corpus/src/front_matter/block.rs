//! *Where does a file's front matter stand, and in which syntax is it?*
//!
//! | at the file's head | syntax | who writes it |
//! | --- | --- | --- |
//! | `---` … `---` or `...` | YAML | all |
//! | `key: value` … `---` | YAML | old Hexo |
//! | `---yaml`, `---toml`, `---json` … `---` | as named | gray-matter: VuePress, VitePress, Docusaurus |
//! | `+++` … `+++` | TOML | Hugo, Zola |
//! | `{` … `}` | JSON | Hugo |
//! | `;;;` … `;;;`, or the latter alone | JSON without braces | Hexo |
//!
//! A `---` at the head may be a rule of Markdown, too, and then what follows is text. So YAML counts only if it looks
//! like it: `is_metadata` decides.

use super::keys;
use super::lenient;
use super::value::{Block, Fault};
use super::{json, toml, yaml};

/// Front matter: what it holds, and where it is.
pub struct Found<'a> {
    pub block: Block,
    /// The line that `block`'s lines are counted from, itself counted from one.
    pub line: usize,
    /// The text after it.
    pub rest: &'a str,
}

/// The longest YAML that is parsed in one piece, in bytes.
const LONGEST_WHOLE: usize = 1 << 18;

const UNCLOSED: &str = "nothing closes the front matter before this line, so text begins here";

/// The front matter at a text's head. `None` if the text begins with text.
pub fn find(text: &str) -> Option<Found<'_>> {
    // Blank lines may stand before it.
    let head = text.len() - text.trim_start().len();
    let head = text[..head].rfind('\n').map_or(0, |at| at + 1);
    let line = 1 + text[..head].matches('\n').count();
    let text = &text[head..];
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end();
    let found = match first.trim_start() {
        "+++" => closed(below, |line| line == "+++")
            .map(|(inner, rest)| (toml::block(inner), line + 1, rest))
            .or_else(|| unclosed_toml(below).map(|(block, rest)| (block, line + 1, rest))),
        mark if is_rule(mark, ';') => closed(below, |line| is_rule(line, ';'))
            .map(|(inner, rest)| (without_braces(inner), line + 1, rest)),
        mark if mark.starts_with('{') => {
            return in_braces(text).map(|(block, rest)| Found { block, line, rest });
        }
        // Four blanks make code.
        mark if is_rule(mark, '-') && !first.starts_with("    ") => {
            return between_rules(below, line + 1);
        }
        mark if mark.starts_with("---") => {
            let (inner, rest) = closed(below, |line| is_rule(line, '-'))?;
            let block = match mark[3..].trim() {
                "yaml" | "yml" => yaml_block(inner).0,
                "toml" => toml::block(inner),
                "json" if inner.trim_start().starts_with('{') => {
                    json::object(inner).map_or_else(|| json::broken(inner), |(block, _)| block)
                }
                "json" => without_braces(inner),
                name @ ("js" | "javascript" | "coffee" | "cson") => Block {
                    entries: Vec::new(),
                    faults: vec![Fault::new(0, format!("`{name}` is not read"))],
                },
                _ => return None,
            };
            Some((block, line + 1, rest))
        }
        _ => return without_opening(text, line),
    };
    // If nothing closes it, nothing tells where the text begins.
    found.map(|(block, line, rest)| Found { block, line, rest })
}

/// Whether a line is at least three of a sign, and nothing else.
fn is_rule(line: &str, sign: char) -> bool {
    line.len() >= 3 && line.chars().all(|c| c == sign)
}

/// What stands before the first line that closes, and after it.
fn closed(text: &str, closes: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if closes(line.trim_end()) {
            return Some((&text[..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn without_braces(inner: &str) -> Block {
    // On the line of the first key, so that lines count alike.
    let text = format!("{{{}\n}}", inner.trim_end().trim_end_matches(','));
    json::object(&text).map_or_else(|| json::broken(&text), |(block, _)| block)
}

/// An object at the head of a text. Braces that hold no key in quotes are text or a template.
fn in_braces(text: &str) -> Option<(Block, &str)> {
    let inner = text.trim_start().strip_prefix('{')?.trim_start();
    if !inner.starts_with('"') {
        return None;
    }
    if let Some((block, end)) = json::object(text) {
        let (behind, rest) = text[end..].split_once('\n').unwrap_or((&text[end..], ""));
        // A file that is nothing but an object of other things is shown as it is.
        let is_text = rest.trim().is_empty() && !block.entries.iter().any(|entry| keys::is_known(&entry.key));
        return (behind.trim().is_empty() && !is_text).then_some((block, rest));
    }
    let (key, _) = keys::split(inner.lines().next()?)?;
    if !keys::is_known(key) {
        return None;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let ends = line.starts_with('}') || at == 0 && line.trim_end().ends_with('}');
        if ends || line.trim().is_empty() {
            let end = if ends { at + line.len() } else { at };
            return Some((json::broken(&text[..end]), &text[end..]));
        }
        at += line.len();
    }
    None
}

/// The keys of old Hexo: they begin the file, and one rule closes them. One of them is very common: `type: …` over a
/// rule may be a heading.
fn without_opening(text: &str, line: usize) -> Option<Found<'_>> {
    let is_key = |line: &str| keys::split(line).is_some_and(|(key, _)| keys::is_known(key) && is_lower(key));
    let first = text.lines().next()?;
    if !is_key(first) {
        return None;
    }
    if first.starts_with('"') {
        let (inner, rest) = closed(text, |line| is_rule(line, ';'))?;
        return Some(Found { block: without_braces(inner), line, rest });
    }
    let mut at = 0;
    for source in text.split_inclusive('\n') {
        if is_rule(source.trim_end(), '-') {
            let (block, _, _) = yaml_block(&text[..at]);
            if !block.entries.iter().any(|entry| is_common(&entry.key)) {
                return None;
            }
            return Some(Found { block, line, rest: &text[at + source.len()..] });
        }
        let inner = source.trim().is_empty() || source.starts_with([' ', '\t', '-', '#', ']', '}']);
        if !inner && keys::split(source).is_none() {
            return None;
        }
        at += source.len();
    }
    None
}

/// Generators write their keys in small letters. `Date: …` over a rule is a heading.
fn is_lower(key: &str) -> bool {
    !key.contains(char::is_uppercase)
}

/// YAML in one piece, or else key by key. The number is the byte where it ends, and `whole` is whether it is a
/// mapping without a mistake.
fn yaml_block(inner: &str) -> (Block, usize, bool) {
    if inner.len() <= LONGEST_WHOLE
        && let Ok(Some(entries)) = yaml::mapping(inner)
        && !entries.iter().any(|entry| keys::swallows(&entry.key))
    {
        return (Block { entries, faults: Vec::new() }, inner.len(), true);
    }
    let (block, end) = lenient::yaml(inner);
    (block, end, false)
}

/// What stands below a rule: metadata or text?
fn between_rules(below: &str, line: usize) -> Option<Found<'_>> {
    let Some((inner, rest)) = closed(below, |line| is_rule(line, '-') || line == "...") else {
        return unclosed(below, line);
    };
    let (mut block, end, whole) = yaml_block(inner);
    if !is_metadata(inner, &block, whole) {
        return None;
    }
    let mut rest = rest;
    if end < inner.len() {
        let number = inner[..end].matches('\n').count();
        block.faults.push(Fault::new(number, UNCLOSED));
        rest = &below[end..];
    }
    Some(Found { block, line, rest })
}

fn is_common(key: &str) -> bool {
    matches!(keys::normal(key).as_str(), "title" | "date" | "tags" | "categories" | "layout")
}

/// Whether YAML between two rules is metadata. A key that generators know says so, whatever else is wrong. Among
/// sentences only the commonest say so: `Status: open.` may be prose.
fn is_metadata(inner: &str, block: &Block, whole: bool) -> bool {
    let of_lines = inner.lines().filter_map(keys::split).map(|(key, _)| key);
    let mut all = block.entries.iter().map(|entry| entry.key.as_str()).chain(of_lines);
    let known = match (whole, Prose::of(inner)) {
        (false, Prose { apart: true, sentences: true }) => all.any(is_common),
        _ => all.any(keys::is_known),
    };
    known || looks_like_keys(inner, block, whole)
}

/// What speaks for sentences between two rules.
struct Prose {
    /// Whether a blank line parts them from a rule.
    apart: bool,
    /// Whether they have the punctuation of sentences.
    sentences: bool,
}

impl Prose {
    fn of(inner: &str) -> Prose {
        let is_blank = |line: Option<&str>| line.is_some_and(|line| line.trim().is_empty());
        let mut lines = inner.lines();
        let apart = is_blank(lines.next()) || is_blank(lines.next_back());
        let ends = |line: &str| line.trim_end().ends_with(['.', '!', '?', '：']);
        let sentences = inner.contains(['。', '！', '？', '，']) || inner.lines().any(ends);
        Prose { apart, sentences }
    }
}

/// Whether what nobody knows looks like keys and values, and not like sentences between two rules.
fn looks_like_keys(inner: &str, block: &Block, whole: bool) -> bool {
    let Prose { apart, sentences } = Prose::of(inner);
    if block.entries.is_empty() {
        // Nothing, comments alone, or rubbish. Text that a rule follows at once would be a heading.
        let comments = inner.lines().all(|line| line.starts_with('#') || line.trim().is_empty());
        let rubbish = || inner.contains([':', '=']) && yaml::mapping(inner).is_err() && !sentences;
        return !apart && (comments || rubbish());
    }
    let faultless = whole || block.faults.is_empty();
    faultless && !(apart && sentences) || !apart && !sentences
}

/// Front matter whose last line was forgotten: keys that generators know, up to the first line that is none.
fn unclosed(below: &str, line: usize) -> Option<Found<'_>> {
    if !keys::split(below.lines().next()?).is_some_and(|(key, _)| keys::is_known(key)) {
        return None;
    }
    let mut at = 0;
    for source in below.split_inclusive('\n') {
        let inner = source.starts_with([' ', '\t', '-', ']', '}']);
        if source.trim().is_empty() || !inner && keys::split(source).is_none() {
            break;
        }
        at += source.len();
    }
    let (mut block, _, _) = yaml_block(&below[..at]);
    let number = below[..at].matches('\n').count();
    block.faults.push(Fault::new(number, UNCLOSED));
    Some(Found { block, line, rest: &below[at..] })
}

/// The same in TOML, up to the first blank line.
fn unclosed_toml(below: &str) -> Option<(Block, &str)> {
    let (inner, _) = closed(below, str::is_empty)?;
    let mut block = toml::block(inner);
    block.faults.push(Fault::new(inner.matches('\n').count(), UNCLOSED));
    (!block.entries.is_empty()).then(|| (block, &below[inner.len()..]))
}
