//! *Is a plain text a book, and what are its chapters?*
//!
//! A book is one document, and its chapters are sections. Three numbered headings in their order, each with text
//! below it, make a book; a text that only speaks of its second chapter is none, nor is a law, whose articles are
//! numbered as well. A table of contents stays text. Linear in the text.

mod heading;
mod numeral;

use std::collections::HashMap;

use self::heading::{Heading, Rank};
use super::lines::{Kind, Line, collapse};
use super::{Document, Section};

/// The fewest headings that make a book.
const FEWEST: usize = 3;
/// So many make one of a short text, too.
const MANY: usize = 10;
/// How long a text with few headings is at least, in characters.
const LONG: usize = 1000;

/// The book, if the lines are one; `stem` is the title of last resort.
pub(super) fn read(lines: &[Line], stem: &str) -> Option<Document> {
    let headings = headings(lines);
    let first = headings.iter().position(Option::is_some)?;
    if !is_book(lines, &headings) {
        return None;
    }
    let (title, line) = title(&lines[..first], stem);
    let byline = lines[..first].iter().find_map(|line| match &line.kind {
        Kind::Byline(byline) => Some(byline.names.clone()),
        _ => None,
    });
    let mut sections = vec![Section::default()];
    for (n, (line_of, heading)) in lines.iter().zip(&headings).enumerate() {
        match heading {
            Some(heading) => sections.push(Section {
                heading: collapse(&line_of.text),
                level: heading.rank.level(),
                ..Section::default()
            }),
            None if Some(n) == line => {}
            None => sections.last_mut()?.blocks.push(line_of.text.clone()),
        }
    }
    sections.retain(|section| !section.is_empty());
    Some(Document { title, byline, sections, ..Document::default() })
}

/// The heading that each line is. A line of the table of contents is none: nothing stands below it, and it comes
/// again.
fn headings(lines: &[Line]) -> Vec<Option<Heading>> {
    let mut headings: Vec<Option<Heading>> = lines.iter().map(|line| heading::of(&line.text)).collect();
    let mut last: HashMap<String, usize> = HashMap::new();
    let mut numbers: HashMap<(Rank, Option<u32>), usize> = HashMap::new();
    for (n, heading) in headings.iter().enumerate() {
        if let Some(heading) = heading {
            last.insert(heading::key(&lines[n].text), n);
            numbers.insert((heading.rank, heading.number), n);
        }
    }
    let mut within = false;
    for n in 0..lines.len() {
        let next = lines.get(n + 1).is_none_or(|_| headings[n + 1].is_some());
        let begins = n > 0 && heading::is_contents(&lines[n - 1].text);
        // The text may give the title on a line of its own.
        let again = || {
            let number = headings[n].filter(|heading| heading.number.is_some());
            let same = number.and_then(|heading| numbers.get(&(heading.rank, heading.number)));
            same.or(last.get(&heading::key(&lines[n].text))).is_some_and(|&last| last > n)
        };
        match &headings[n] {
            Some(_) if (within || begins || next) && again() => {
                within = true;
                headings[n] = None;
            }
            // The first chapter: what comes now is no table.
            Some(_) if !next => break,
            _ => within = false,
        }
    }
    headings
}

fn is_book(lines: &[Line], headings: &[Option<Heading>]) -> bool {
    let mut numbers: Vec<(Rank, u32)> = Vec::new();
    let (mut text, mut heads, mut articles) = (0_usize, 0_usize, 0_usize);
    // Headings of chapters with text below them.
    let mut told = 0;
    for (n, (line, heading)) in lines.iter().zip(headings).enumerate() {
        let length = line.text.chars().count();
        match heading {
            Some(heading) => {
                heads += length;
                if let Some(number) = heading.number {
                    numbers.push((heading.rank, number));
                    told += usize::from(headings.get(n + 1).is_some_and(Option::is_none));
                }
            }
            None => {
                text += length;
                articles += usize::from(heading::is_article_of_law(&line.text));
            }
        }
    }
    let long = text >= LONG || told >= MANY;
    told >= FEWEST && long && text >= heads && articles < told && are_in_order(&numbers)
}

/// Whether most numbers follow the one before of their rank, or begin anew below a heading of a higher rank.
fn are_in_order(numbers: &[(Rank, u32)]) -> bool {
    let mut last: HashMap<Rank, u32> = HashMap::new();
    let mut good = 0;
    for &(rank, number) in numbers {
        let before = last.insert(rank, number);
        // A part in two files, a chapter in two halves, a chapter that is missing.
        good += usize::from(match before {
            None => number <= 1,
            Some(before) => number == 1 || (before..=before + 3).contains(&number),
        });
        if before.is_none() && number > 1 {
            // It may begin in the middle, as a second volume does.
            good += 1;
        }
    }
    10 * good >= 8 * numbers.len()
}

/// The title and the line that is nothing else: of the first lines the one that names the book.
fn title(lines: &[Line], stem: &str) -> (String, Option<usize>) {
    for (n, line) in lines.iter().enumerate().take(5) {
        if let Some(title) = heading::named(&line.text) {
            let title = collapse(title);
            let whole = title == collapse(&line.text);
            return (title, whole.then_some(n));
        }
    }
    let plain = lines.first().filter(|line| {
        let next = lines.get(1).is_none_or(|next| next.after_gap || matches!(next.kind, Kind::Byline(_)));
        line.kind == Kind::Headline
            && next
            && !heading::is_contents(&line.text)
            && heading::may_name(&line.text)
    });
    match plain {
        Some(line) => (collapse(&line.text), Some(0)),
        None => (stem.to_owned(), None),
    }
}
