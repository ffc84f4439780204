//! *What does a Markdown file say, in reading order?*
//!
//! One file is one document. What its generator reads and no reader sees is taken out (`syntax`); the rest is
//! read by pulldown-cmark, and the HTML in it by html5ever (`reader`, `html`).

mod code;
mod expression;
mod finds;
mod html;
mod indents;
mod lines;
mod modules;
mod reader;
mod signs;
mod stripper;
mod syntax;
mod tags;
mod templates;
#[cfg(test)]
mod tests;

use super::front_matter::FrontMatter;
use super::lines::collapse;
use super::sections::{keep_shown, take_heading, take_title, top};
use super::{Document, Section};

/// Reads the text below the front matter; `stem` is the title of last resort, and `mdx` says whether braces hold
/// JavaScript.
pub(super) fn read(text: &str, stem: &str, mdx: bool, front: FrontMatter) -> Result<Document, String> {
    let mut sections = sections(text, mdx);

    let top = top(&sections);
    let title = match front.title {
        Some(title) => {
            take_title(&mut sections, &title);
            title
        }
        // Section 0 is the text before the first heading.
        None => match top.or((sections.len() > 1).then_some(1)) {
            // A lower heading inside the text stays the heading of its section.
            Some(first) if top.is_none() && !sections[0].is_empty() => collapse(&sections[first].heading),
            Some(at) => collapse(&take_heading(&mut sections, at)),
            None if sections[0].is_empty() && front.labels.is_empty() => {
                return Err("empty: it holds no text".to_owned());
            }
            None => stem.to_owned(),
        },
    };
    keep_shown(&mut sections);
    Ok(Document {
        title,
        byline: front.byline,
        date: front.date,
        language: front.language,
        labels: front.labels,
        meta: front.meta,
        sections,
        ..Document::default()
    })
}

fn sections(text: &str, mdx: bool) -> Vec<Section> {
    let text = indents::undo(text, mdx);
    reader::sections(&syntax::strip(&text, mdx))
}
