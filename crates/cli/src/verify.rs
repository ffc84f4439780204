//! Is the index consistent, and does it find the text of its own documents?

use super::source::Source;
use seed_engine::{Options, Searcher, is_plain};
use seed_index::{CodedText, Index};
use std::collections::HashSet;
use std::error::Error;
use std::io::Write;

#[derive(clap::Args)]
pub struct Arguments {
    /// Phrases of each document to search for
    #[arg(long, default_value_t = 8, value_name = "N")]
    runs: usize,
    #[command(flatten)]
    source: Source,
}

/// Faults that are printed. Further ones are only counted.
const MOST_PRINTED: usize = 20;

pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    // Opening checks the checksum and the form of each section.
    let searcher = arguments.source.open()?;
    let index = searcher.index();
    let mut faults = Vec::new();
    check_documents(index, &mut faults);
    let lists = check_terms(index, &mut faults);
    let looked_for = check_runs(&searcher, arguments.runs, &mut faults);
    for fault in faults.iter().take(MOST_PRINTED) {
        writeln!(out, "{fault}")?;
    }
    if !faults.is_empty() {
        let more = faults.len().saturating_sub(MOST_PRINTED);
        let more = if more > 0 { format!(", of which {more} are not printed") } else { String::new() };
        let count = faults.len();
        return Err(format!(
            "{count} faults{more}: build the index anew; if they stay, its writer or reader is wrong"
        )
        .into());
    }
    writeln!(
        out,
        "nothing is wrong: {} documents, {} terms, {lists} entries of posting lists; {looked_for} runs of the texts \
         were looked for, and each found its document",
        index.documents().len(),
        index.terms().len(),
    )?;
    Ok(())
}

/// Checks that title and body of each document are inside the text, one after the other, and that each code is a
/// character.
fn check_documents(index: &Index, faults: &mut Vec<String>) {
    let (documents, text) = (index.documents(), index.text());
    let mut last = 0;
    for id in 0..documents.len() as u32 {
        let (title, body) = documents.ranges(id);
        if title.start != last
            || title.end != body.start
            || body.start > body.end
            || body.end > text.codes.len()
        {
            faults.push(format!(
                "document {id}: expected its title and text from byte {last} on, found {title:?} and {body:?} of {}",
                text.codes.len()
            ));
            return;
        }
        last = body.end;
        for (name, range) in [("title", title), ("text", body)] {
            if decoded(text.part(range)).is_none() {
                faults.push(format!(
                    "document {id}: its {name} holds a code that is no character of the alphabet"
                ));
            }
        }
    }
}

/// Decodes a text, if all of its codes are characters.
fn decoded(text: CodedText) -> Option<String> {
    let (mut out, mut at) = (String::new(), 0);
    while at < text.codes.len() {
        let (c, end) = text.after(at)?;
        out.push(c);
        at = end;
    }
    Some(out)
}

/// Checks that every term is written in characters of the alphabet, that ordinals follow the dictionary's order, and
/// that each list is as long as it says. Returns the number of entries of all lists.
fn check_terms(index: &Index, faults: &mut Vec<String>) -> usize {
    let terms = index.terms();
    let mut check = Check { index, next: 0, entries: 0, faults };
    if let Some(root) = terms.root() {
        terms.each(root, usize::MAX, &mut |key, ordinal| check.term(key, ordinal));
    }
    let (found, entries) = (check.next, check.entries);
    if found as usize != terms.len() {
        faults
            .push(format!("the dictionary says that it holds {} terms, and {found} were found", terms.len()));
    }
    entries
}

struct Check<'c> {
    index: &'c Index<'c>,
    /// The number that the next term must have.
    next: u32,
    entries: usize,
    faults: &'c mut Vec<String>,
}

impl Check<'_> {
    fn term(&mut self, key: &[u8], ordinal: u32) {
        let (index, next) = (self.index, self.next);
        self.next += 1;
        let text = decoded(CodedText { alphabet: index.alphabet(), codes: key });
        let is_as_written =
            text.as_ref().and_then(|text| index.alphabet().encode(text)).as_deref() == Some(key);
        let name = text.unwrap_or_default();
        let mut fault = |what: String| self.faults.push(format!("term {next} ({name}): {what}"));
        if !is_as_written {
            fault(format!("its bytes {:?} are not characters of the alphabet", key));
        }
        if ordinal != next {
            fault(format!("expected posting list {next}, found {ordinal}"));
        }
        let list = index.postings().list(ordinal);
        let df = list.df();
        let read: Vec<(u32, u32)> = list.collect();
        self.entries += read.len();
        if read.len() != df as usize || df == 0 {
            fault(format!("its posting list says {df} documents, and {} can be read", read.len()));
        }
        if !read.is_sorted_by(|one, other| one.0 < other.0) {
            fault("the documents of its posting list do not ascend".to_owned());
        }
        if let Some((id, _)) =
            read.iter().find(|(id, tf)| *id as usize >= index.documents().len() || *tf == 0)
        {
            fault(format!("its posting list names document {id}, which is none or holds it 0 times"));
        }
    }
}

/// Lengths of the phrases that are searched for, in characters, in turn.
const LENGTHS: [usize; 5] = [2, 5, 3, 12, 30];

/// Searches for some phrases of every document. Each must find its document, and not as a weak hit. Returns their
/// number.
fn check_runs(searcher: &Searcher, runs: usize, faults: &mut Vec<String>) -> usize {
    let literal = Options { literal: true, ..Options::default() };
    let mut count = 0;
    for id in 0..searcher.index().documents().len() as u32 {
        let (title, body) = searcher.index().documents().ranges(id);
        let text = searcher.index().text();
        let path = searcher.index().documents().record(id).path;
        let chars = |range| decoded(text.part(range)).unwrap_or_default().chars().collect::<Vec<char>>();
        let (title, body) = (chars(title), chars(body));
        let mut seen = HashSet::new();
        let mut ask = |run: String| {
            if !run.chars().any(char::is_alphanumeric) || !seen.insert(run.clone()) {
                return;
            }
            count += 1;
            match searcher.explain(&run, id, &literal) {
                Err(missing) => faults.push(format!("document {id} ({path}): {missing}")),
                Ok(None) => faults
                    .push(format!("document {id} ({path}) holds this run, and it does not find it: {run:?}")),
                Ok(Some(why)) if why.weak => {
                    faults.push(format!(
                        "document {id} ({path}) holds this run, and it is found as weak: {run:?}"
                    ));
                }
                Ok(Some(_)) => {}
            }
        };
        let whole = (runs > 0).then(|| run_of(&title, 0, title.len()));
        let parts = (0..runs).map(|i| run_of(&body, i * body.len() / runs, LENGTHS[i % LENGTHS.len()]));
        for run in whole.into_iter().chain(parts).flatten() {
            ask(normalised(&run));
            ask(run);
        }
    }
    count
}

/// Some characters of a text as they are written, more of them if a number would be cut. `None` if a sign among them
/// makes a clause, which asks for something else.
fn run_of(text: &[char], from: usize, len: usize) -> Option<String> {
    let is_number = |c: &char| c.is_numeric() || ".,:．，".contains(*c);
    let cuts = |at: usize| at > 0 && at < text.len() && is_number(&text[at - 1]) && is_number(&text[at]);
    let from = (0..=from.min(text.len())).rev().find(|at| !cuts(*at)).unwrap_or(0);
    let to = ((from + len).min(text.len())..=text.len()).find(|at| !cuts(*at)).unwrap_or(text.len());
    // A sign makes a clause only where a word begins, so those at the start of the run are cut off.
    let run: String = text[from..to].iter().skip_while(|c| "-\"“".contains(**c)).collect();
    is_plain(&run).then_some(run)
}

/// A run as another hand may type it: half width, small letters, one blank for any white space.
fn normalised(run: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let words: Vec<String> = run
        .split_whitespace()
        .map(|word| word.chars().map(|c| half(c).to_ascii_lowercase()).collect())
        .collect();
    words.join(" ")
}
