//! *Which lines are marks of a generator, and which words in them are shown?*
//!
//! Containers (`:::`), callouts (`> [!note]`), tables of contents and files that are included. A title is shown,
//! apart from what follows it.

use std::sync::LazyLock;

use regex::Regex;

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    /// A container begins: its name, and its title if it has one.
    Opens(&'a str, &'a str),
    /// A container ends.
    Closes,
    /// A title that is shown, or nothing.
    Shown(&'a str),
}

/// What stands before the text of a line: white space, signs of quotations, bullets and numbers of lists.
pub(super) fn prefix(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        let digits = rest.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
        match rest {
            [b' ' | b'\t' | b'>', ..] => at += 1,
            [b'-' | b'*' | b'+', b' ' | b'\t', ..] => at += 2,
            _ if digits > 0 && matches!(rest[digits..], [b'.' | b')', b' ' | b'\t', ..]) => at += digits + 2,
            _ => return at,
        }
    }
}

static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?xi)^(?:
            \[\[?_?toc_?\]\]? | \$\{toc\} | <<<\s*[@./~][^\s]*.* | <<\[.*\]\(.*\) | @\[code[^\]]*\]\(.*\) | @include\s*\(.*\)
          | -{2,}8<-{2,}.* | !!!\s*include\s*\(.*\)\s*!!! | \([\w.-]+\)= | ;-{2,}8<-{2,}.*
        )$"#,
    )
    .expect("a fixed pattern")
});

static CALLOUT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\[!([^\[\]]+)\][+-]?(?:[ \t]+(.*))?$").expect("a fixed pattern"));

/// `*[HTML]: what it stands for`.
static ABBREVIATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\*\[[^\[\]]+\]:[ \t]*(.*)$").expect("a fixed pattern"));

/// `::name[label]{attributes}`.
static LEAF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^::[a-zA-Z][\w-]*(?:\[([^\]]*)\])?(?:\{[^}]*\})?$").expect("a fixed pattern")
});

/// What a line is; `before` stands before its text, and `contained` says whether a container is open.
pub(super) fn mark<'a>(before: &str, text: &'a str, contained: bool) -> Option<Mark<'a>> {
    let text = text.trim_end();
    let shown =
        |words: Option<regex::Match<'a>>| Mark::Shown(words.map_or("", |words| words.as_str().trim()));
    if text.starts_with(":::") {
        return Some(container(text));
    }
    if text.starts_with("[!") && before.contains('>') {
        return CALLOUT.captures(text).map(|found| shown(found.get(2)));
    }
    if text.starts_with("::") {
        return LEAF.captures(text).map(|found| shown(found.get(1)));
    }
    if let Some(block) = text.strip_prefix("///")
        && (block.is_empty() || block.starts_with(' '))
    {
        return match block.split_once('|') {
            _ if block.trim().is_empty() => contained.then_some(Mark::Closes),
            Some((name, title)) => Some(Mark::Opens(name.trim(), title.trim())),
            None if is_name(block.trim()) => Some(Mark::Opens(block.trim(), "")),
            None => None,
        };
    }
    if contained && let Some(tab) = text.strip_prefix("@tab") {
        let title = tab.strip_prefix(":active").unwrap_or(tab);
        return (title.is_empty() || title.starts_with(' ')).then_some(Mark::Shown(without_id(title)));
    }
    if contained && let Some(title) = text.strip_prefix("== ") {
        return Some(Mark::Shown(title.trim()));
    }
    if text.starts_with("*[") {
        return ABBREVIATION.captures(text).map(|found| shown(found.get(1)));
    }
    (text.len() < 300 && ALONE.is_match(text)).then_some(Mark::Shown(""))
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// What follows the colons of a container.
fn container(text: &str) -> Mark<'_> {
    let text = text.trim_start_matches(':').trim();
    if text.is_empty() {
        return Mark::Closes;
    }
    // `:::image source="…":::` is whole.
    if text.ends_with(":::") {
        return Mark::Shown("");
    }
    // `::: {.note title="…"}`, `:::{note} words`.
    if let Some(rest) = text.strip_prefix('{') {
        let (attributes, title) = rest.split_once('}').unwrap_or((rest, ""));
        let title = if title.trim().is_empty() { stated_title(attributes) } else { title };
        return Mark::Opens("", title.trim());
    }
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '[' | '{' | '#')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let rest = rest.trim();
    if let Some(label) = rest.strip_prefix('[')
        && let Some((label, _)) = label.rsplit_once(']')
    {
        return Mark::Opens(name, label.trim());
    }
    // `::: tabs#group` has a name for the group.
    let rest = if rest.starts_with('#') {
        rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest)
    } else {
        rest
    };
    let title = without_attributes(rest);
    Mark::Opens(name, if title.is_empty() { stated_title(rest) } else { title })
}

/// The title among attributes: `title="…"`.
fn stated_title(attributes: &str) -> &str {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?:^|[\s{])title=(?:"([^"]*)"|'([^']*)'|([^\s}"']+))"#).expect("a fixed pattern")
    });
    let found = TITLE.captures(attributes);
    found.and_then(|found| found.iter().skip(1).flatten().next()).map_or("", |title| title.as_str())
}

/// A title without `{open}` behind it.
fn without_attributes(title: &str) -> &str {
    match title.rsplit_once('{') {
        Some((title, attributes)) if attributes.ends_with('}') => title.trim(),
        _ => title.trim(),
    }
}

/// A tab's title without `#id` behind it.
fn without_id(title: &str) -> &str {
    match title.rsplit_once('#') {
        Some((title, id)) if is_name(id) => title.trim(),
        _ => title.trim(),
    }
}
