//! *Which heading of a page is its title, and which sections are left?*

use super::Section;
use super::lines::collapse;

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

/// The page's own heading: the first of the highest level.
pub(super) fn top(sections: &[Section]) -> Option<usize> {
    sections.iter().position(|section| section.level == 1)
}

/// Takes the page's own heading out of the text, if its words are those of the title.
pub(super) fn take_title(sections: &mut [Section], title: &str) {
    if let Some(top) = top(sections)
        && collapse(&sections[top].heading) == title
    {
        take_heading(sections, top);
    }
}

/// Keeps the sections that show something; one that shows nothing, if none does.
pub(super) fn keep_shown(sections: &mut Vec<Section>) {
    sections.retain(|section| !section.is_empty());
    if sections.is_empty() {
        sections.push(Section::default());
    }
}
