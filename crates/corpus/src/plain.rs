//! *Which documents does a plain text hold?*
//!
//! The order of the steps matters. Cut sentences are joined before headlines are
//! looked for, because half a sentence has the form of a headline. Captions are
//! moved when the articles are known.

use super::articles::{self, Article};
use super::lines::{Kind, Line, collapse, signature};
use super::{Articles, Document, Section, books, captions, columns};

/// The documents of one text; `stem` is the title of last resort.
pub(super) fn read(text: &str, stem: &str, split: Articles) -> Vec<Document> {
    let lines = columns::mend(columns::unwrap(text));
    let book = books::read(&lines, stem);
    let mut articles = articles::split(lines, split == Articles::Never);
    // A newspaper may print a story in chapters.
    if let Some(book) = book
        && articles.len() <= book.sections.len() / 3 + 1
    {
        return vec![book];
    }
    // A date above the first headline is the page's and so every article's.
    let page_date = articles.first().and_then(|first| {
        let above = first.lines.get(..first.title?)?;
        above.iter().find_map(|line| match &line.kind {
            Kind::Date(date) => Some(date.clone()),
            _ => None,
        })
    });
    captions::settle(&mut articles);
    articles.into_iter().map(|article| document(article, stem, page_date.as_deref())).collect()
}

fn document(article: Article, stem: &str, page_date: Option<&str>) -> Document {
    let title = article
        .title
        .and_then(|at| article.lines.get(at))
        .map_or_else(|| stem.to_owned(), |line| collapse(&line.text));
    let byline = byline(&article);
    let date = date(&article).or_else(|| page_date.map(str::to_owned));
    let text = article.lines.into_iter().enumerate().filter(|(n, _)| Some(*n) != article.title);
    let sections = vec![Section::plain(text.map(|(_, line)| line.text))];
    Document { title, byline, date, sections, ..Document::default() }
}

fn is_text(line: &Line) -> bool {
    matches!(line.kind, Kind::Body | Kind::Dateline { .. })
}

/// The byline above the text, in its dateline, or below it.
fn byline(article: &Article) -> Option<String> {
    let lines = &article.lines;
    let first_text = lines.iter().position(is_text).unwrap_or(lines.len());
    let last_text = lines.iter().rposition(is_text).unwrap_or(0);
    let opening = lines[..first_text].iter().position(|line| matches!(line.kind, Kind::Byline(_)));
    if let Some(at) = opening {
        return Some(names(&lines[at..]));
    }
    if let Some(Kind::Dateline { byline: Some(names), .. }) = lines.get(first_text).map(|line| &line.kind) {
        return Some(names.clone());
    }
    // A byline in the middle closes the article's main part. The section after it
    // has the same author.
    let closing = |from: usize, to: usize| {
        let range = lines.get(from..to)?;
        let last = range.iter().rposition(|line| matches!(line.kind, Kind::Byline(_)))?;
        let first = range[..=last]
            .iter()
            .rposition(|line| !matches!(line.kind, Kind::Byline(_)))
            .map_or(0, |n| n + 1);
        Some(names(&range[first..]))
    };
    closing(last_text, lines.len())
        .or_else(|| lines.get(last_text).and_then(|line| signature(&line.text)))
        .or_else(|| closing(first_text, last_text))
        .or_else(|| lines.iter().rev().find_map(|line| signature(&line.text)))
}

/// The neighbouring bylines from the first line on.
fn names(lines: &[Line]) -> String {
    let names: Vec<&str> = lines
        .iter()
        .map_while(|line| match &line.kind {
            Kind::Byline(byline) => Some(byline.names.as_str()),
            _ => None,
        })
        .collect();
    names.join(" ")
}

/// The date above or below the text, or in its dateline. A diary has many, and
/// therefore none.
fn date(article: &Article) -> Option<String> {
    let lines = &article.lines;
    let mut dates = lines.iter().enumerate().filter_map(|(n, l)| match &l.kind {
        Kind::Date(date) => Some((n, date)),
        _ => None,
    });
    let first_text = lines.iter().position(is_text).unwrap_or(lines.len());
    let last_text = lines.iter().rposition(is_text).unwrap_or(0);
    if let Some((at, date)) = dates.next() {
        let outside = at < first_text || at > last_text;
        return (outside && dates.all(|(_, other)| other == date)).then(|| date.clone());
    }
    match lines.get(first_text).map(|line| &line.kind) {
        Some(Kind::Dateline { date, .. }) => date.clone(),
        _ => None,
    }
}
