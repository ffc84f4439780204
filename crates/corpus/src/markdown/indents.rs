//! *Which text is indented, and no code for it?*
//!
//! The text of an admonition of MkDocs (`!!! note`) and of a tab (`=== "title"`) is indented as code is in
//! Markdown. It is moved to the left, and its title becomes a paragraph. Code in a template
//! (`{% highlight %}`) becomes code of Markdown. Linear in the text.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

static ADMONITION: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"(?:!!!|\?\?\?\+?)(?:\s+[A-Za-z][\w-]*)+";
    Regex::new(&format!(r#"^(?:{name}|(?:!!!|\?\?\?\+?)|===[+!]?)(?:\s+"((?:[^"\\]|\\.)*)")?\s*$"#))
        .expect("fixed")
});

/// Code in a template: its opening and its closing line.
static TEMPLATES: LazyLock<[(Regex, Regex); 4]> = LazyLock::new(|| {
    let of = |open: &str, close: &str| {
        let regex = |pattern: &str| Regex::new(pattern).expect("a fixed pattern");
        (regex(open), regex(close))
    };
    [
        of(r"^\{%-?\s*highlight\b[^%]*%\}$", r"^\{%-?\s*endhighlight\s*-?%\}$"),
        of(r"^\{%-?\s*codeblock\b[^%]*%\}$", r"^\{%-?\s*endcodeblock\s*-?%\}$"),
        of(r"^\{%-?\s*code\b[^%]*%\}$", r"^\{%-?\s*endcode\s*-?%\}$"),
        of(r"^\{\{[<%]\s*highlight\b.*[>%]\}\}$", r"^\{\{[<%]\s*/\s*highlight\s*[>%]\}\}$"),
    ]
});

/// A fence that no code holds.
const FENCE: &str = "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~";

/// What closes the code that is open.
enum Code {
    Fence(u8, usize),
    Template(usize),
}

/// The text without these indentations.
pub(super) fn undo(text: &str, mdx: bool) -> Cow<'_, str> {
    if !mdx
        && !["!!!", "???", "=== \"", "===! \"", "===+ \"", "highlight", "codeblock", "{% code"]
            .iter()
            .any(|sign| text.contains(sign))
    {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    // The indentations of the admonitions that are open, and the code that is, with their number when it began.
    let mut open: Vec<usize> = Vec::new();
    let mut code: Option<(Code, usize)> = None;
    // MDX has no code by indentation. How far the code that is open was moved, and whether a list is open.
    let (mut shift, mut list) = (0, false);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (n, &line) in lines.iter().enumerate() {
        let indent = columns(line);
        if !line.trim().is_empty() {
            while open.last().is_some_and(|&base| indent < base + 4) {
                open.pop();
                out.push('\n');
            }
            if code.as_ref().is_some_and(|(_, depth)| *depth > open.len()) {
                // Its admonition has ended, and it with it.
                out.push_str(FENCE);
                out.push('\n');
                code = None;
            }
        }
        if !line.trim().is_empty() && code.is_none() {
            if indent < 4 {
                let begins = n == 0 || lines[n - 1].trim().is_empty();
                list = super::lines::prefix(line) > indent || list && !(begins && indent == 0);
            }
            shift = if mdx && !list && indent >= 4 && open.is_empty() { indent } else { 0 };
        }
        let body = moved(line, shift.max(4 * open.len()));
        let bare = body.trim();
        if let Some((kind, _)) = &code {
            let closes = match kind {
                Code::Fence(sign, least) => {
                    fence(bare).is_some_and(|(s, n)| s == *sign && n >= *least && n == bare.len())
                }
                Code::Template(n) => TEMPLATES[*n].1.is_match(bare),
            };
            let template = matches!(kind, Code::Template(_));
            if closes {
                code = None;
            }
            if closes && template {
                replace(&mut out, &body, FENCE);
            } else {
                out.push_str(&body);
            }
            continue;
        }
        let unquoted = bare.trim_start_matches(['>', ' ', '\t']);
        if let Some((sign, length)) = fence(unquoted) {
            code = Some((Code::Fence(sign, length), open.len()));
        } else if bare.starts_with('{')
            && let Some(n) = TEMPLATES.iter().position(|(opens, _)| opens.is_match(bare))
        {
            code = Some((Code::Template(n), open.len()));
            replace(&mut out, &body, FENCE);
            continue;
        } else if bare.starts_with(['!', '?', '='])
            && let Some(found) = ADMONITION.captures(bare)
        {
            // An empty line may come between.
            let next = lines[n + 1..].iter().take(3).find(|line| !line.trim().is_empty());
            let holds = next.is_some_and(|next| columns(next) >= indent + 4);
            let title = found.get(1).map(|title| title.as_str());
            if title.is_some() || holds && !bare.starts_with('=') && bare.len() > 3 {
                out.push('\n');
                replace(&mut out, &body, title.unwrap_or_default());
                out.push('\n');
                open.push(indent);
                continue;
            }
        }
        out.push_str(&body);
    }
    out.into()
}

/// How far a line is indented, in columns.
fn columns(line: &str) -> usize {
    line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).fold(0, |at, byte| match byte {
        b'\t' => at / 4 * 4 + 4,
        _ => at + 1,
    })
}

/// A line moved to the left.
fn moved(line: &str, by: usize) -> Cow<'_, str> {
    let indent = columns(line);
    if by == 0 {
        return line.into();
    }
    let text = line.trim_start_matches([' ', '\t']);
    format!("{}{text}", " ".repeat(indent.saturating_sub(by))).into()
}

/// Adds a line with other words at the same indentation.
fn replace(out: &mut String, line: &str, words: &str) {
    let text = line.trim_start_matches([' ', '\t']);
    out.push_str(&line[..line.len() - text.len()]);
    out.push_str(words);
    out.push('\n');
}

/// The sign and the length of a fence of code.
fn fence(text: &str) -> Option<(u8, usize)> {
    let sign = *text.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = text.bytes().take_while(|&b| b == sign).count();
    (length >= 3 && !(sign == b'`' && text[length..].contains('`'))).then_some((sign, length))
}
