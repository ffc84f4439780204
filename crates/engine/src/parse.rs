//! What did the reader ask for? Plain text, and the few signs that mean more.
//!
//! `"…"` demands a run, `-word` and `-"…"` exclude, `title:` restricts what follows it to titles. A sign
//! counts only where a word begins, and only if it is complete; anything else is text. No query is an error.

use seed_text::Class;
use seed_text::fold::simple;

/// One demand of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand<'q> {
    /// The run that it is about.
    pub text: &'q str,
    /// Whether documents that hold it are left out, and not those that lack it.
    pub excludes: bool,
    /// Whether only titles are looked at.
    pub in_title: bool,
    /// Whether it stood in quotation marks.
    pub is_quoted: bool,
}

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed<'q> {
    /// What to look for and rank by: the plain text and all that is demanded, in the order typed.
    pub plain: String,
    /// What a document must hold or lack.
    pub demands: Vec<Demand<'q>>,
}

/// Takes a query apart. Linear.
pub fn parse(query: &str) -> Parsed<'_> {
    let mut parsed = Parsed::default();
    let mut rest = query;
    while let Some(c) = rest.chars().next() {
        if is_space(c) {
            rest = split(rest, c.len_utf8()).1;
            continue;
        }
        let (text, after) = match demand(rest) {
            Some((demand, after)) => {
                parsed.demands.push(demand);
                (if demand.excludes { "" } else { demand.text }, after)
            }
            None => split(rest, find(rest, is_space)),
        };
        if !parsed.plain.is_empty() && !text.is_empty() {
            parsed.plain.push(' ');
        }
        parsed.plain.push_str(text);
        rest = after;
    }
    // To exclude from nothing is to find nothing: then the signs were meant as text.
    if parsed.plain.is_empty() {
        parsed.plain.push_str(query);
        parsed.demands.clear();
    }
    parsed
}

fn is_space(c: char) -> bool {
    Class::of(c) == Class::Space
}

/// Where the first such character starts, or the end.
fn find(text: &str, is: fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, c)| is(*c)).map_or(text.len(), |(at, _)| at)
}

/// Both sides of a character border. Unlike `split_at` it has no way to panic, which in the wasm would draw in
/// what prints a string for a panic's message.
fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The demand at the start of `text`, if there is a complete one, and what follows it.
fn demand(text: &str) -> Option<(Demand<'_>, &str)> {
    let bare = text.strip_prefix('-');
    let excludes = bare.is_some();
    let text = bare.unwrap_or(text);
    let field = ["title:", "标题:", "标题："].into_iter().find_map(|field| text.strip_prefix(field));
    let (in_title, text) = (field.is_some(), field.unwrap_or(text));
    let quoted = quoted(text);
    let is_quoted = quoted.is_some();
    let (run, after) = match quoted {
        Some(quoted) => quoted,
        None if excludes || in_title => split(text, find(text, is_space)),
        None => return None,
    };
    // `--` and `-` alone are dashes, and a demand of nothing that counts is none.
    let first = run.chars().next();
    let holds =
        first != Some('-') && first != Some('"') && run.chars().any(|c| Class::of(simple(c)).counts());
    holds.then_some((Demand { text: run, excludes, in_title, is_quoted }, after))
}

/// Characters of a quotation that are looked through for its end.
const MOST_QUOTED: usize = 256;

/// The quotation at the start of `text` and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (inside, closes): (&str, fn(char) -> bool) = match text.strip_prefix('"') {
        Some(inside) => (inside, |c| c == '"'),
        None => (text.strip_prefix('“')?, |c| c == '”'),
    };
    let (end, _) = inside.char_indices().take(MOST_QUOTED).find(|(_, c)| closes(*c))?;
    let (run, after) = split(inside, end);
    let mut after = after.chars();
    after.next();
    // A quotation that goes on without a space is a quotation of the text, not a sign.
    let ends = after.clone().next().is_none_or(is_space);
    (ends && run.chars().any(|c| !is_space(c))).then_some((run, after.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_what_only_looks_like_them() {
        let must = |text| Demand { text, excludes: false, in_title: false, is_quoted: true };
        let not = |text| Demand { text, excludes: true, in_title: false, is_quoted: false };
        let title = |text| Demand { text, excludes: false, in_title: true, is_quoted: false };
        let quoted = |demand| Demand { is_quoted: true, ..demand };
        for (query, plain, demands, why) in [
            ("算力网", "算力网", vec![], "plain text"),
            ("  算力　 网 ", "算力 网", vec![], "any white space parts words"),
            ("\"算力网\"", "算力网", vec![must("算力网")], "a demanded run"),
            ("“算力网” 建设", "算力网 建设", vec![must("算力网")], "as a Chinese keyboard types it"),
            ("数字经济 -肇庆", "数字经济", vec![not("肇庆")], "an exclusion"),
            ("数字经济 -\"肇庆 高新\"", "数字经济", vec![quoted(not("肇庆 高新"))], "of a run"),
            ("title:算力网", "算力网", vec![title("算力网")], "in titles only"),
            ("title:\"a b\" c", "a b c", vec![quoted(title("a b"))], "a run in titles"),
            ("\"算力网", "\"算力网", vec![], "one quotation mark only"),
            ("\"\"", "\"\"", vec![], "nothing quoted"),
            ("“园区派出”内蒙古", "“园区派出”内蒙古", vec![], "a quotation inside a pasted text"),
            ("x86-64", "x86-64", vec![], "a hyphen inside a word"),
            ("a - b -- c", "a - b -- c", vec![], "dashes"),
            ("-肇庆", "-肇庆", vec![], "nothing to exclude from"),
            ("title:", "title:", vec![], "a field of nothing"),
            ("", "", vec![], "nothing"),
            ("\"\" -\" --\"", "\"\" -\" --\"", vec![], "signs only"),
        ] {
            let parsed = parse(query);
            assert_eq!((parsed.plain.as_str(), parsed.demands), (plain, demands), "{query:?}: {why}");
        }
    }

    #[test]
    fn thousands_of_signs_are_text() {
        for sign in ["\"", "-", "-\"", "“", "” "] {
            let query = sign.repeat(50_000);
            assert_eq!(parse(&query).plain.len(), query.trim_end().len());
        }
    }
}
