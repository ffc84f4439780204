//! *Which heading of a page is its title?*

use super::lines::collapse;
use super::{Document, Section};

/// Takes the heading that is the document's title out of the text. At the page's
/// head the text below it then has no heading. Further down it stays a section, so
/// that a hit can lead to it.
pub(super) fn take_heading(sections: &mut [Section], at: usize) -> String {
    let heading = std::mem::take(&mut sections[at].heading);
    if sections[..at].iter().all(Section::is_empty) {
        sections[at] = Section::plain(std::mem::take(&mut sections[at].blocks));
    }
    heading
}

/// Takes the page's own heading out of the text, if its words are those of the title.
pub(super) fn take_title(document: &mut Document) {
    let sections = &mut document.sections;
    if let Some(top) = sections.iter().position(|section| section.level == 1)
        && collapse(&sections[top].heading) == document.title
    {
        take_heading(sections, top);
    }
    sections.retain(|section| !section.is_empty());
    if sections.is_empty() {
        sections.push(Section::default());
    }
}
