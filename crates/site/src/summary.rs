//! What was built? For people on a terminal, and for programs as JSON.

use crate::compressed;
use crate::filled::{Filled, REST};
use seed_corpus::{Corpus, Why};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What was built, in numbers.
pub struct Summary {
    pages: usize,
    sections: usize,
    /// How many pages state a language, the most frequent first.
    languages: Vec<(String, usize)>,
    skipped: Vec<Value>,
    warnings: Vec<Value>,
    /// How many things were altered, not understood or not readable.
    faults: usize,
    repeated: Vec<Value>,
    files: usize,
    bytes: usize,
    /// What a reader fetches before the first answer: script, engine, and the index, or its root and what a query reads, as
    /// servers send them.
    first: usize,
}

impl Summary {
    /// Counts what was read.
    pub(crate) fn of(corpus: &Corpus) -> Summary {
        let sections = corpus.documents.iter().flat_map(|document| &document.sections);
        let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
        for document in &corpus.documents {
            if let Some(language) = &document.language {
                *languages.entry(language).or_default() += 1;
            }
        }
        let mut languages: Vec<(String, usize)> =
            languages.into_iter().map(|(language, pages)| (language.to_owned(), pages)).collect();
        languages.sort_by_key(|&(_, pages)| std::cmp::Reverse(pages));
        let skipped = corpus.skipped.iter().filter(|skipped| skipped.why != Why::NotIncluded);
        let warning = |warning: &seed_corpus::Warning| json!({ "path": warning.path, "line": warning.line, "reason": warning.reason });
        Summary {
            pages: corpus.documents.len(),
            sections: sections.filter(|section| section.level > 0).count(),
            languages,
            skipped: skipped.map(|one| json!({ "path": one.path, "reason": one.reason })).collect(),
            warnings: corpus.warnings.iter().map(warning).collect(),
            faults: seed_build::faults(corpus).len(),
            repeated: corpus
                .repeated
                .iter()
                .map(|one| json!({ "text": one.text, "pages": one.pages }))
                .collect(),
            files: 0,
            bytes: 0,
            first: 0,
        }
    }

    /// Counts what is written.
    pub(crate) fn count(&mut self, files: &[Filled], index: &str) {
        self.files = files.len();
        self.bytes = files.iter().map(|(_, contents)| contents.len()).sum();
        // The index is compressed already.
        let sent = |name: &str, contents: &[u8]| match name {
            _ if name == index => contents.len(),
            _ if name.starts_with(REST) => 0,
            _ if name == "define.js" || name.ends_with(".wasm") => compressed::sent(contents),
            _ => 0,
        };
        self.first = files.iter().map(|(name, contents)| sent(name, contents)).sum();
        // Of an index in many files a query reads about four shards and five texts.
        for (count, kind) in [(4, "/s"), (5, "/t")] {
            let is = |name: &str| name.contains("/index-") && name.contains(kind);
            let sizes = files.iter().filter(|(name, _)| is(name)).map(|(_, contents)| contents.len());
            self.first += count * median(sizes.collect());
        }
    }

    /// How many things were altered, not understood or not readable.
    pub fn warnings(&self) -> usize {
        self.faults
    }

    /// What the file says that marks the folder as this command's, which holds these files: the same for the same site. Pages
    /// of this build ask for its `assets`, whatever is built later.
    pub(crate) fn marker(&self, files: &[Filled]) -> String {
        let version = env!("CARGO_PKG_VERSION");
        // Of an index in many files, its folder.
        let asset = |name: &str| Some(name.strip_prefix("assets/")?.split('/').next()?.to_owned());
        let assets: BTreeSet<String> = files.iter().filter_map(|(name, _)| asset(name)).collect();
        let said = json!({ "seed-search": version, "pages": self.pages, "sections": self.sections, "assets": assets });
        format!("{said:#}\n")
    }

    /// All of it, for programs.
    pub fn json(&self, output: &str, address: &str, seconds: f64) -> Value {
        let languages: serde_json::Map<String, Value> =
            self.languages.iter().map(|(language, pages)| (language.clone(), json!(pages))).collect();
        json!({
            "output": output,
            "address": address,
            "pages": self.pages,
            "sections": self.sections,
            "languages": languages,
            "skipped": self.skipped,
            "warnings": self.warnings,
            "repeated": self.repeated,
            "files": self.files,
            "bytes": self.bytes,
            "first": self.first,
            "seconds": (seconds * 100.0).round() / 100.0,
        })
    }

    /// All of it, for people: `output` is the folder as they know it, `address` where it lies on the site, such as
    /// `/search/`.
    pub fn text(&self, output: &str, address: &str, seconds: f64) -> String {
        let languages: Vec<String> = self
            .languages
            .iter()
            .map(|(language, pages)| format!("{language} {}", grouped(*pages)))
            .collect();
        let languages =
            if languages.is_empty() { String::new() } else { format!(" ({})", languages.join(", ")) };
        let counted = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{} {one}s", grouped(count)),
        };
        let mut text = format!(
            "{output}: {}{languages}, {}, in {seconds:.1} s\n{}, {}; a reader's first search fetches {} of them, \
             compressed\n",
            counted(self.pages, "page"),
            counted(self.sections, "section"),
            counted(self.files, "file"),
            kilobytes(self.bytes),
            kilobytes(self.first)
        );
        if !self.skipped.is_empty() || self.warnings() > 0 {
            let (skipped, warnings) = (self.skipped.len(), self.warnings());
            text += &format!(
                "{} left out, {}, named above\n",
                counted(skipped, "file"),
                counted(warnings, "warning")
            );
        }
        text + &format!(
            "\nPaste this into the pages, where the search is to stand:\n\n  \
             <script type=\"module\" src=\"{address}define.js\"></script>\n  <seed-search></seed-search>\n\n\
             A page with nothing else is at {address}\n"
        )
    }
}

/// The middle one of some numbers; 0 of none.
fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// `1,225`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn kilobytes(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_at_a_glance() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
        for (numbers, middle) in [(vec![], 0), (vec![3], 3), (vec![9, 1, 2], 2)] {
            assert_eq!(median(numbers), middle);
        }
        for (bytes, text) in [(1, "1 KB"), (999_000, "999 KB"), (1_250_000, "1.2 MB")] {
            assert_eq!(kilobytes(bytes), text);
        }
    }
}
