//! What did the reader ask for? Plain text, and clauses that a document must or must not meet.
//!
//! `"…"` demands a phrase, `-word` and `-"…"` exclude one, and `title:` restricts what follows it to titles. A sign
//! counts only where a word begins, and only if it is complete. Everything else is text. No query is an error.
//! Parsing is linear.
//!
//! Signs may also be part of what was copied from a document: `tar -xzf`, a paragraph with quoted words. `find` knows
//! the documents and decides, see [`Signs`].

use crate::weights::query::MOST_QUOTED;
use seed_text::Class;
use seed_text::fold::simple;

/// Whether a document must meet a clause or must not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occur {
    /// Documents without the phrase are left out.
    #[default]
    Must,
    /// Documents with the phrase are left out.
    MustNot,
}

/// Where a clause looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// In title and text.
    #[default]
    Any,
    /// In the title only.
    Title,
}

/// One condition of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause<'q> {
    /// The phrase.
    pub text: &'q str,
    /// Whether the phrase must occur or must not.
    pub occur: Occur,
    /// Where it is looked for.
    pub field: Field,
    /// Whether it was typed in quotation marks.
    pub is_quoted: bool,
}

/// How the signs of a query are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    /// An exclusion is text if a document holds it as it stands, with the word before it. Quotation marks count only
    /// if a document holds what they demand.
    #[default]
    Auto,
    /// They are clauses.
    Clauses,
    /// They are text.
    Text,
}

/// How the signs of a query were taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Taken {
    /// It has none, or they do what they say and exclude nothing.
    #[default]
    Plain,
    /// As clauses, and some exclude documents.
    Excluded,
    /// Its exclusions are text, and so are all other signs.
    Text,
    /// Quotation marks were left out, because no document holds what they demand. Every hit is weak.
    Dropped,
}

/// A query, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query<'q> {
    /// The text to search for and to rank by: the plain text and the phrases of clauses that must be met, in order.
    pub text: String,
    /// The clauses.
    pub clauses: Vec<Clause<'q>>,
    /// Each exclusion as it stands, with the word before it, or else the one behind it.
    pub exclusions: Vec<&'q str>,
}

impl<'q> Query<'q> {
    /// A query whose signs are all text.
    pub fn plain(query: &str) -> Query<'q> {
        Query { text: query.to_owned(), ..Query::default() }
    }

    /// The same query with its quotations as plain text, if it has any.
    pub fn unquoted(&self) -> Option<Query<'q>> {
        let is_demand =
            |clause: &&Clause| clause.is_quoted && clause.occur == Occur::Must && clause.field == Field::Any;
        let mut kept = self.clone();
        kept.clauses.retain(|clause| !is_demand(&clause));
        (kept.clauses.len() < self.clauses.len()).then_some(kept)
    }
}

/// Whether a query is text throughout: none of its signs makes a clause.
pub fn is_plain(query: &str) -> bool {
    parse(query).clauses.is_empty()
}

/// Parses a query.
pub fn parse(query: &str) -> Query<'_> {
    let mut parsed = Query::default();
    let (mut rest, mut last) = (query, None);
    while let Some(c) = rest.chars().next() {
        if is_space(c) {
            rest = split(rest, c.len_utf8()).1;
            continue;
        }
        let (text, after) = match clause(rest) {
            Some((clause, after)) => {
                parsed.clauses.push(clause);
                if clause.occur == Occur::MustNot {
                    let from = query.len() - last.unwrap_or(rest).len();
                    let next = find(after.trim_start_matches(is_space), is_space);
                    let next = after.len() - after.trim_start_matches(is_space).len() + next;
                    let to = query.len() - after.len() + if last.is_none() { next } else { 0 };
                    parsed.exclusions.extend(query.get(from..to));
                }
                (if clause.occur == Occur::Must { clause.text } else { "" }, after)
            }
            None => split(rest, find(rest, is_space)),
        };
        if !parsed.text.is_empty() && !text.is_empty() {
            parsed.text.push(' ');
        }
        parsed.text.push_str(text);
        last = Some(rest);
        rest = after;
    }
    // A query of exclusions only would find nothing, so its signs are taken as text.
    if parsed.text.is_empty() {
        parsed = Query::plain(query);
    }
    parsed
}

fn is_space(c: char) -> bool {
    Class::of(c) == Class::Space
}

/// The offset of the first character of a kind, or the length.
fn find(text: &str, is: fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, c)| is(*c)).map_or(text.len(), |(at, _)| at)
}

/// Splits a text at a character border. `split_at` would pull the code that prints panic messages into the module; this
/// cannot panic.
fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The complete clause at the start of `text`, if there is one, and what follows it.
fn clause(text: &str) -> Option<(Clause<'_>, &str)> {
    let (occur, text) = text.strip_prefix('-').map_or((Occur::Must, text), |rest| (Occur::MustNot, rest));
    let titles = ["title:", "标题:", "标题："].into_iter().find_map(|name| text.strip_prefix(name));
    let (field, text) = titles.map_or((Field::Any, text), |rest| (Field::Title, rest));
    let quoted = quoted(text);
    let is_quoted = quoted.is_some();
    let (phrase, after) = match quoted {
        Some(quoted) => quoted,
        None if occur == Occur::MustNot || field == Field::Title => split(text, find(text, is_space)),
        None => return None,
    };
    // `--` and `-` alone are dashes, and a clause needs a unit.
    let first = phrase.chars().next();
    let is_complete = (is_quoted || first != Some('-') && first != Some('"'))
        && phrase.chars().any(|c| Class::of(simple(c)).counts());
    is_complete.then_some((Clause { text: phrase, occur, field, is_quoted }, after))
}

/// The quotation at the start of `text`, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (inside, closes): (&str, fn(char) -> bool) = match text.strip_prefix('"') {
        Some(inside) => (inside, |c| c == '"'),
        None => (text.strip_prefix('“')?, |c| c == '”'),
    };
    let (end, _) = inside.char_indices().take(MOST_QUOTED).find(|(_, c)| closes(*c))?;
    let (phrase, after) = split(inside, end);
    let mut after = after.chars();
    after.next();
    // A quotation without a space after it is part of the text.
    let ends = after.clone().next().is_none_or(is_space);
    (ends && phrase.chars().any(|c| !is_space(c))).then_some((phrase, after.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_what_only_looks_like_them() {
        let must = |text| Clause { text, occur: Occur::Must, field: Field::Any, is_quoted: true };
        let not = |text| Clause { occur: Occur::MustNot, is_quoted: false, ..must(text) };
        let title = |text| Clause { field: Field::Title, is_quoted: false, ..must(text) };
        let quoted = |clause| Clause { is_quoted: true, ..clause };
        for (query, text, clauses, why) in [
            ("算力网", "算力网", vec![], "plain text"),
            ("  算力　 网 ", "算力 网", vec![], "any white space parts words"),
            ("\"算力网\"", "算力网", vec![must("算力网")], "a demanded phrase"),
            ("“算力网” 建设", "算力网 建设", vec![must("算力网")], "as a Chinese keyboard types it"),
            ("数字经济 -肇庆", "数字经济", vec![not("肇庆")], "an exclusion"),
            ("数字经济 -\"肇庆 高新\"", "数字经济", vec![quoted(not("肇庆 高新"))], "of a phrase"),
            ("title:算力网", "算力网", vec![title("算力网")], "in titles only"),
            ("title:\"a b\" c", "a b c", vec![quoted(title("a b"))], "a phrase in titles"),
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
            assert_eq!((parsed.text.as_str(), parsed.clauses), (text, clauses), "{query:?}: {why}");
        }
    }

    #[test]
    fn thousands_of_signs_are_text() {
        for sign in ["\"", "-", "-\"", "“", "” "] {
            let query = sign.repeat(50_000);
            assert_eq!(parse(&query).text.len(), query.trim_end().len());
        }
    }
}
