//! *What do the pages of a site together tell?*
//!
//! Which words all titles share: they name the site and no page. Which blocks stand on many pages outside of what these
//! mark as their content: they are no content. Which pages are another page once more, and which list others (`lists`).
//! A page by itself tells none of it. Linear in the site.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::html::{Marked, Page};
use super::most::{is_most, is_of_site};
use super::steps::{after_host, steps};
use super::{Document, Repeated, Skipped, Warning, Why, lists, titles};

/// What became of the pages.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The documents, each with the number of its page.
    pub(super) documents: Vec<(usize, Document)>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) warnings: Vec<Warning>,
    /// Blocks that were left out because they stand on many pages, those on the most pages first.
    pub(super) repeated: Vec<Repeated>,
}

/// Settles what the pages of a site say; `keeps` is whether what stands elsewhere as well stays: blocks on many pages, and lists of
/// pages.
pub(super) fn settle(pages: Vec<Page>, keeps: bool) -> Settled {
    let mut settled = Settled::default();
    let mut pages: Vec<(usize, Page)> = pages.into_iter().enumerate().collect();
    for (_, page) in &mut pages {
        settled.warnings.append(&mut page.warnings);
    }
    let leave = |page: &Page, reason: String| Skipped {
        path: page.document.path.clone(),
        why: Why::NoDocument,
        reason,
    };
    if pages.iter().any(|(_, page)| page.marked == Marked::BySearch) {
        let (marked, others): (Vec<_>, Vec<_>) =
            pages.into_iter().partition(|(_, page)| page.marked == Marked::BySearch);
        pages = marked;
        let reason = "not marked: other pages of the site mark their content by the attribute `body`";
        settled.skipped.extend(others.iter().map(|(_, page)| leave(page, reason.to_owned())));
    }
    let copies = copies(&pages, &mut settled.warnings);
    pages.retain(|(number, page)| match copies.get(number) {
        Some(of) => {
            settled.skipped.push(leave(page, format!("a copy: its canonical address is that of {of}")));
            false
        }
        None => true,
    });
    let stated: Vec<&str> = pages.iter().filter_map(|(_, page)| page.title.as_deref()).collect();
    let shared = titles::Shared::of(&stated);
    for (_, page) in &mut pages {
        if let Some(title) = &page.title {
            page.document.title = shared.without(title).unwrap_or_else(|| page.other.clone());
        }
    }
    if !keeps {
        settled.repeated = take_repeated(&mut pages);
        let lists = lists::lists(&pages.iter().map(|(_, page)| page).collect::<Vec<_>>());
        let mut at = 0..;
        pages.retain(|(_, page)| match at.next().and_then(|at| lists.get(&at)) {
            Some(listed) => {
                let reason = format!("a list: what it says stands on {listed} pages that it links to");
                settled.skipped.push(leave(page, reason));
                false
            }
            None => true,
        });
    }
    for (number, page) in pages {
        let document = page.finish();
        settled.documents.push((number, document));
    }
    settled
}

/// The pages that say that another page of the site is their own address, and that other page's path.
fn copies(pages: &[(usize, Page)], warnings: &mut Vec<Warning>) -> HashMap<usize, String> {
    let paths: HashMap<Vec<String>, &str> =
        pages.iter().map(|(_, page)| (steps(&page.document.path), &*page.document.path)).collect();
    let mut found: HashMap<usize, &str> = HashMap::new();
    for (number, page) in pages {
        let Some(canonical) = &page.canonical else { continue };
        let named = steps(after_host(canonical));
        let own = steps(&page.document.path);
        if named.ends_with(&own) && (!own.is_empty() || named.len() <= 1) {
            continue;
        }
        // The folder that a site lies in on its host is not known.
        let other = (0..named.len()).find_map(|from| paths.get(&named[from..]));
        if let Some(other) = other.or_else(|| paths.get(&named[..]).filter(|_| named.is_empty()))
            && **other != page.document.path
        {
            found.insert(*number, other);
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    found.values().for_each(|of| *counts.entry(of).or_default() += 1);
    // A template that names one page everywhere means none.
    for (of, count) in counts.into_iter().filter(|(_, count)| is_most(*count, pages.len())) {
        found.retain(|_, other| *other != of);
        let reason =
            format!("canonical address: {count} pages name this one as theirs, so it was passed over");
        warnings.push(Warning { path: of.to_owned(), line: None, reason });
    }
    found.into_iter().map(|(number, of)| (number, of.to_owned())).collect()
}

/// Takes out of the pages what stands on most of them: labels, and descriptions on few pages as well; and, of those that mark no content, blocks, and headings
/// that nothing else stands below.
fn take_repeated(pages: &mut [(usize, Page)]) -> Vec<Repeated> {
    let sections = |page: &Page| if page.marked == Marked::Not { page.document.sections.len() } else { 0 };
    let all = pages.len();
    let described = pages.iter().map(|(_, page)| page.description.as_deref().into_iter().collect());
    let descriptions = most(all, described, is_of_site);
    for (_, page) in pages.iter_mut() {
        page.document.labels.retain(|label| !descriptions.contains_key(label));
    }
    let texts = most(
        all,
        pages.iter().map(|(_, page)| {
            let unmarked = &page.document.sections[..sections(page)];
            let blocks = unmarked.iter().flat_map(|section| &section.blocks);
            blocks.chain(&page.document.labels).map(String::as_str).collect()
        }),
        is_most,
    );
    for (_, page) in pages.iter_mut() {
        page.document.labels.retain(|label| !texts.contains_key(label));
        let unmarked = sections(page);
        for section in &mut page.document.sections[..unmarked] {
            section.blocks.retain(|block| !texts.contains_key(block));
        }
    }
    let headings = most(
        all,
        pages.iter().map(|(_, page)| {
            let unmarked = &page.document.sections[..sections(page)];
            unmarked
                .iter()
                .filter(|section| section.blocks.is_empty())
                .map(|section| &*section.heading)
                .collect()
        }),
        is_most,
    );
    for (_, page) in pages.iter_mut() {
        let unmarked = sections(page);
        for section in &mut page.document.sections[..unmarked] {
            if section.blocks.is_empty() && headings.contains_key(&section.heading) {
                section.heading.clear();
            }
        }
    }
    let mut repeated: Vec<Repeated> = descriptions
        .into_iter()
        .chain(texts)
        .chain(headings)
        .map(|(text, pages)| Repeated { text, pages })
        .collect();
    repeated.sort_by(|a, b| b.pages.cmp(&a.pages).then_with(|| a.text.cmp(&b.text)));
    repeated.dedup_by(|a, b| a.text == b.text);
    repeated
}

/// The texts that so many pages have, and on how many they stand.
fn most<'a>(
    all: usize,
    pages: impl Iterator<Item = HashSet<&'a str>>,
    is_enough: fn(usize, usize) -> bool,
) -> HashMap<String, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    pages.flatten().filter(|text| !text.is_empty()).for_each(|text| *counts.entry(text).or_default() += 1);
    let most = counts.into_iter().filter(|(_, count)| is_enough(*count, all));
    most.map(|(text, count)| (text.to_owned(), count)).collect()
}
