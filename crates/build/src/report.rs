//! What is a person told who builds the index of a folder, and when does that fail? The build script and the command
//! share this.
//!
//! Each file that was left out is named once with its reason, and each thing that was altered or not understood once
//! with its file and line. Of files that nobody expects to be documents, and of texts that stand on most pages, a few are
//! named; of those that `include` does not name, none. Counts by reason come last, where they are seen.

use crate::Configuration;
use seed_corpus::{Corpus, Repeated, Skipped, Why, Work};
use seed_index::Index;
use std::collections::{BTreeMap, HashSet};

/// How many files are named that nobody expects to be documents, for each reason.
const NAMED: usize = 10;

/// How many characters of a text are named that stands on many pages.
const LONGEST: usize = 60;

/// The index of a folder.
#[derive(Debug)]
pub struct Built {
    /// The index, which was opened to prove that it can be read.
    pub bytes: Vec<u8>,
    /// How many documents it holds.
    pub documents: usize,
    /// How many terms it holds.
    pub terms: usize,
    /// How many files gave a document.
    pub files: usize,
    /// How many files and folders gave none.
    pub skipped: usize,
}

/// Reads the documents of a folder and builds their index. `say` gets each line of the report.
///
/// # Errors
///
/// If the folder holds no document, if the settings are strict and something was altered, not understood or not
/// readable, or if the documents exceed a limit of the format. The message says what to do.
pub fn index_of_folder(configuration: &Configuration, say: &mut dyn FnMut(&str)) -> Result<Built, String> {
    let corpus = seed_corpus::read_folder(&configuration.seeds, &configuration.corpus);
    let mut corpus = corpus.map_err(|error| error.to_string())?;
    configuration.tune(&mut corpus);
    for line in report(&corpus) {
        say(&line);
    }
    index_of_corpus(&corpus, configuration, Work::ALONE)
}

/// Builds the index of what was read. The work is watched by documents.
///
/// # Errors
///
/// The same as those of [`index_of_folder`], but for reading.
pub fn index_of_corpus(corpus: &Corpus, configuration: &Configuration, work: Work) -> Result<Built, String> {
    if configuration.strict {
        strictly(corpus)?;
    }
    let bytes = crate::build_with(&corpus.documents, &configuration.vocabulary, work)
        .map_err(|error| error.to_string())?;
    let (documents, terms) = match Index::open(bytes.as_slice().into()) {
        Ok(index) => (index.documents().len(), index.terms().len()),
        Err(error) => return Err(format!("the index that was just written cannot be read: {error}")),
    };
    Ok(Built { bytes, documents, terms, files: corpus.files, skipped: corpus.skipped.len() })
}

/// The lines that say what was left out and what was altered. None if nothing was.
pub fn report(corpus: &Corpus) -> Vec<String> {
    let mut lines = Vec::new();
    let mut unexpected: BTreeMap<&str, Vec<&Skipped>> = BTreeMap::new();
    for skipped in &corpus.skipped {
        match skipped.why {
            Why::NotIncluded => {}
            Why::NoDocument | Why::Excluded => unexpected.entry(&skipped.reason).or_default().push(skipped),
            _ => lines.push(skipped.to_string()),
        }
    }
    let few = unexpected.iter().flat_map(|(reason, files)| {
        let named = files.iter().take(NAMED).map(ToString::to_string);
        let more = files.len().saturating_sub(NAMED);
        named.chain((more > 0).then(|| format!("skipped {more} more: {reason}")))
    });
    // What is least surprising comes first, and so is the first to scroll away.
    let mut lines: Vec<String> = few.chain(lines).collect();
    lines.extend(corpus.warnings.iter().map(ToString::to_string));
    lines.extend(corpus.repeated.iter().take(NAMED).map(named));
    let mut seen = HashSet::new();
    lines.retain(|line| seen.insert(line.clone()));
    let left_out = counts(corpus.skipped.iter().map(|skipped| skipped.reason.as_str()));
    let altered = counts(corpus.warnings.iter().map(|warning| warning.reason.as_str()));
    lines.extend(left_out.map(|counts| format!("left out: {counts}")));
    if !corpus.repeated.is_empty() {
        let count = corpus.repeated.len();
        lines.push(format!(
            "left out of pages: {count} texts that stand on most of them; `repeated` takes them in"
        ));
    }
    lines.extend(altered.map(|counts| format!("altered or not understood: {counts}")));
    lines
}

/// A text that was left out because it stands on many pages.
fn named(Repeated { text, pages }: &Repeated) -> String {
    let start: String = text.chars().take(LONGEST).collect();
    let rest = if start.len() < text.len() { "…" } else { "" };
    format!("left out of {pages} pages: {start}{rest}")
}

/// `3 not published, 1 empty`: how often each kind of reason is there, the most frequent first.
fn counts<'a>(reasons: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in reasons {
        *counts.entry(reason.split(':').next().unwrap_or(reason)).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let counts: Vec<String> = counts.into_iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    (!counts.is_empty()).then(|| counts.join("; "))
}

/// The lines that say what is wrong: what was altered, not understood or not readable. What is no document, is empty or
/// says that it is not published is no fault of anybody.
pub fn faults(corpus: &Corpus) -> Vec<String> {
    let unreadable = corpus.skipped.iter().filter(|skipped| skipped.why == Why::Unreadable);
    unreadable.map(ToString::to_string).chain(corpus.warnings.iter().map(ToString::to_string)).collect()
}

/// Fails if there are faults.
fn strictly(corpus: &Corpus) -> Result<(), String> {
    let faults = faults(corpus).len();
    let warnings = corpus.warnings.len();
    if faults == 0 {
        return Ok(());
    }
    Err(format!(
        "expected documents without a fault, because `strict` is set, found {warnings} that were altered or not \
         understood and {} files that cannot be read: mend what the lines above name, or set `strict` to false",
        faults - warnings
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use seed_corpus::Warning;

    fn skipped(path: &str, why: Why, reason: &str) -> Skipped {
        Skipped { path: path.into(), why, reason: reason.into() }
    }

    fn warning(line: usize, reason: &str) -> Warning {
        Warning { path: "a.md".into(), line: Some(line), reason: reason.into() }
    }

    #[test]
    fn everything_is_said_once_and_counted_by_reason() {
        let mut corpus = Corpus {
            skipped: vec![
                skipped("b.md", Why::Unpublished, "not published: `draft: true` (line 2)"),
                skipped("c.md", Why::Unpublished, "not published: in a folder _drafts"),
                skipped("d.txt", Why::Empty, "empty: it holds no text"),
            ],
            warnings: vec![
                warning(3, "front matter: x"),
                warning(3, "front matter: x"),
                warning(4, "bytes: y"),
            ],
            repeated: vec![
                Repeated { text: "页".repeat(61), pages: 20 },
                Repeated { text: "首页".into(), pages: 12 },
            ],
            ..Corpus::default()
        };
        corpus.skipped.extend((0..12).map(|n| skipped(&format!("{n}.png"), Why::NoDocument, "not .md")));
        let lines = report(&corpus);
        assert_eq!(
            lines[..2],
            ["skipped 0.png: not .md", "skipped 1.png: not .md"],
            "what nobody expects is first"
        );
        assert_eq!(lines[10], "skipped 2 more: not .md", "and a few of it are enough");
        assert_eq!(
            lines[11..],
            [
                "skipped b.md: not published: `draft: true` (line 2)",
                "skipped c.md: not published: in a folder _drafts",
                "skipped d.txt: empty: it holds no text",
                "a.md:3: front matter: x",
                "a.md:4: bytes: y",
                &format!("left out of 20 pages: {}…", "页".repeat(60)),
                "left out of 12 pages: 首页",
                "left out: 12 not .md; 2 not published; 1 empty",
                "left out of pages: 2 texts that stand on most of them; `repeated` takes them in",
                "altered or not understood: 2 front matter; 1 bytes",
            ]
        );
        assert_eq!(report(&Corpus::default()), [""; 0], "nothing is said where all is well");
    }

    #[test]
    fn what_is_a_fault_where_the_settings_are_strict() {
        for (why, fault, reason) in [
            (Why::Unreadable, true, "it cannot be decoded"),
            (Why::Unpublished, false, "its author said so"),
            (Why::NoDocument, false, "an image"),
            (Why::Empty, false, "nothing is lost"),
        ] {
            let corpus = Corpus { skipped: vec![skipped("a", why, "x")], ..Corpus::default() };
            assert_eq!(strictly(&corpus).is_err(), fault, "{reason}");
        }
        let corpus = Corpus { warnings: vec![warning(1, "x")], ..Corpus::default() };
        let said = strictly(&corpus).expect_err("something was altered");
        assert!(said.contains("found 1 that") && said.contains("`strict`"), "{said}");
    }
}
