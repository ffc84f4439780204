//! *What does a page of HTML say, in reading order?*
//!
//! One page is one document. html5ever builds its tree (`tree`), as browsers do; `head` reads what the page says about
//! itself, `content` finds its content, `text` reads that, without what serves the page alone (`apparatus`). What only
//! the pages of a site together tell is left to `site`: which words all titles share, and which blocks stand on many
//! pages.
//!
//! A tree, and not a stream of tags, because a site names its content by selectors. It is as fast: 15 M of pages take
//! 0.20 s, html5ever's tokens alone 0.12, lol_html 0.13.

mod apparatus;
mod content;
mod head;
mod instants;
mod marks;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub(crate) use content::Marked;
use head::Head;
use scraper::Selector;

use super::lines::collapse;
use super::{Document, Section, Skipped, Warning, Why, names, sections};

/// A page by itself.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Page {
    pub(crate) document: Document,
    pub(crate) marked: Marked,
    /// The text of `<title>`, if the document's title came from there.
    pub(crate) title: Option<String>,
    /// The title without that of `<title>`: the first heading, or the file's name.
    pub(crate) other: String,
    /// What the page says it is about, which is its first label.
    pub(crate) description: Option<String>,
    /// The address that the page says is its own.
    pub(crate) canonical: Option<String>,
    /// Where the links of its content lead, but for those within it.
    pub(crate) links: Vec<String>,
    pub(crate) warnings: Vec<Warning>,
}

/// How a page is read.
pub(crate) struct Reading<'a> {
    /// What of a page is its content, if it does not say so.
    pub(crate) selector: Option<&'a Selector>,
    /// Whether pages are read that say that they are not published.
    pub(crate) unpublished: bool,
    /// Whether its tags are those of XML.
    pub(crate) is_xml: bool,
}

/// Reads a page; `shown` is its path, and `stem` the title of last resort.
pub(crate) fn read(text: &str, shown: &str, stem: &str, reading: &Reading) -> Result<Page, Skipped> {
    let skipped = |why, reason| Err(Skipped { path: shown.to_owned(), why, reason });
    if names::is_error_page(shown) {
        return skipped(Why::NoDocument, "an error page".to_owned());
    }
    let tree::Parsed { html, too_deep, unclosed } = tree::parse(text, reading.is_xml);
    let head = Head::of(&html);
    if let Some(to) = head.redirect {
        return skipped(Why::NoDocument, format!("a redirect: it leads to {to}"));
    }
    if let Some(what) = head.unpublished.filter(|_| !reading.unpublished) {
        return skipped(Why::Unpublished, format!("not published: {what}"));
    }
    let content = content::find(&html, reading.selector);
    let marked = content.marked;
    let text::Text { sections, links } = text::read(&content);
    let mut warnings = Vec::new();
    let mut warn = |reason| warnings.push(Warning { path: shown.to_owned(), line: None, reason });
    if too_deep > 0 {
        warn(format!("nested too deeply: {too_deep} tags were passed over, their text was read"));
    }
    if let Some(name) = unclosed {
        warn(format!("no end: a <{name}> is never closed, so that nothing behind it is read"));
    }
    let top = sections::top(&sections).or_else(|| first_heading(&sections));
    let other = top.map_or_else(|| stem.to_owned(), |top| collapse(&sections[top].heading));
    let (title, of_head) = match (head.stated, head.title) {
        (Some(title), _) => (title, None),
        (None, Some(title)) => (title.clone(), Some(title)),
        (None, None) => (other.clone(), None),
    };
    let is_silent = head.labels.is_empty() && head.description.is_none();
    if sections.iter().all(Section::is_empty) && of_head.is_none() && is_silent {
        return skipped(Why::Empty, "empty: it holds no text".to_owned());
    }
    let description = head.description.filter(|words| !is_excerpt(words, &sections));
    let mut labels: Vec<String> = description.iter().cloned().collect();
    labels.extend(head.labels.into_iter().filter(|label| description.as_ref() != Some(label)));
    let mut document = Document {
        title,
        byline: head.byline,
        date: head.date,
        language: head.language,
        labels,
        meta: head.meta,
        sections,
        ..Document::default()
    };
    if let Some(weight) = head.weight {
        document.weigh(weight);
    }
    Ok(Page {
        document,
        marked,
        title: of_head,
        other,
        description,
        canonical: head.canonical,
        links,
        warnings,
    })
}

/// The first heading, if nothing stands before it.
fn first_heading(sections: &[Section]) -> Option<usize> {
    (sections.len() > 1 && sections[0].is_empty()).then_some(1)
}

/// How many letters of a description tell that it is taken from the text: what programs cut further on may differ.
const TELLING: usize = 30;

/// How many pieces at the head of a page may stand before its text: its heading, the day, who wrote it.
const BEFORE: usize = 8;

/// Whether a description is the begin of the text once more, as programs make it.
fn is_excerpt(description: &str, sections: &[Section]) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).take(TELLING).collect::<String>();
    let begin = letters(description);
    let pieces = sections.iter().flat_map(|section| std::iter::once(&section.heading).chain(&section.blocks));
    // Each piece in which it may begin, and as many behind it as there are letters.
    let pieces: Vec<String> = pieces.map(|piece| letters(piece)).take(BEFORE + TELLING).collect();
    (0..pieces.len().min(BEFORE)).any(|from| pieces[from..].concat().starts_with(&begin))
}

impl Page {
    /// The document, whose title is settled: the same words again as a heading of the page are that title.
    pub(crate) fn finish(mut self) -> Document {
        let Document { title, sections, .. } = &mut self.document;
        sections::take_title(sections, title);
        sections::keep_shown(sections);
        self.document
    }
}
