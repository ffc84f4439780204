//! *Which pages of a site are lists of its other pages?*
//!
//! A home page with whole posts, an archive, the page of a tag: what they say stands on the pages that they list, and a
//! hit there is the better one. A page is a list if it links to at least three pages of which each alone gives it
//! something, and if these hold nine tenths of it and all of its sentences.
//!
//! # Invariants
//!
//! - No sentence is lost: what stands on no page that a list links to is at most a tenth of it, and short.
//! - A page that holds more than two thirds of it does not count: a post, which links to the home page that has it whole,
//!   stays.
//! - What is held by a list that was left out before is not held.
//! - A title, a day and the page's own heading tell nothing.
//!
//! # Cost
//!
//! Linear in the text of the site, and for each page that may be a list, in that of the pages that it links to.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher};

use rayon::prelude::*;

use super::Document;
use super::html::{Marked, Page};
use super::sections;
use super::steps::{after_host, steps};

/// The least number of pages that a list lists.
const LISTED: usize = 3;

/// The most letters of a piece that may stand on the list alone: `阅读全文`, `Continue reading`.
const SHORT: usize = 16;

/// How many letters at its begin tell where an excerpt is from.
const TELLING: usize = 16;

/// The pages that are lists, by their place, and how many pages each lists.
pub(super) fn lists(pages: &[&Page]) -> HashMap<usize, usize> {
    let said: Vec<Said> = pages.par_iter().map(|page| Said::of(&page.document)).collect();
    let mut counts: HashMap<u64, usize> = HashMap::new();
    said.iter().flat_map(|said| &said.holds).for_each(|key| *counts.entry(*key).or_default() += 1);
    let is_likely = |at: &usize| {
        let elsewhere =
            said[*at].shows.iter().filter(|piece| counts.get(&piece.key).is_some_and(|count| *count > 1));
        pages[*at].marked != Marked::BySearch
            && pages[*at].links.len() >= LISTED
            && is_nearly_all(elsewhere.map(|piece| piece.letters).sum(), said[*at].letters())
    };
    let mut likely: Vec<usize> = (0..pages.len()).filter(is_likely).collect();
    let mut found = HashMap::new();
    if likely.is_empty() {
        return found;
    }
    // The shortest first: a list of titles gives nothing to one of whole posts.
    likely.sort_by_key(|at| (said[*at].letters(), *at));
    let places: HashMap<Vec<String>, usize> =
        pages.iter().enumerate().map(|(at, page)| (steps(&page.document.path), at)).collect();
    for at in likely {
        let mut linked = linked(pages[at], &places);
        linked.retain(|to| *to != at && !found.contains_key(to));
        if let Some(count) = said[at].listed(&linked, &said) {
            found.insert(at, count);
        }
    }
    found
}

fn is_nearly_all(part: usize, all: usize) -> bool {
    all > 0 && 10 * part >= 9 * all
}

/// The pages that a page links to.
fn linked(page: &Page, places: &HashMap<Vec<String>, usize>) -> Vec<usize> {
    let folder = page.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let to = |link: &String| {
        if link.starts_with('/') || link.contains("//") {
            let named = steps(after_host(link));
            // The folder that a site lies in on its host is not known.
            return (0..named.len()).find_map(|from| places.get(&named[from..]));
        }
        let mut path: Vec<&str> = folder.split('/').collect();
        for step in link.split('/') {
            match step {
                ".." => drop(path.pop()),
                _ => path.push(step),
            }
        }
        places.get(&steps(&path.join("/")))
    };
    let linked: HashSet<usize> = page.links.iter().filter_map(to).copied().collect();
    linked.into_iter().collect()
}

/// A heading or a block.
struct Piece {
    key: u64,
    letters: usize,
}

/// What a page says, as keys that two pages share if they say the same.
struct Said {
    /// What it shows, but for its own heading.
    shows: Vec<Piece>,
    /// What a list may take from it: its title, its pieces, the begins of long ones and of the whole.
    holds: HashSet<u64>,
}

impl Said {
    fn of(document: &Document) -> Said {
        let top = sections::top(&document.sections);
        // An excerpt may begin with the title, or behind it.
        let (mut shows, mut holds) = (Vec::new(), HashSet::new());
        let mut whole = Key::default();
        let mut titled = Key::default();
        titled.add(&document.title);
        holds.insert(titled.key());
        if let Some(top) = top {
            let mut own = Key::default();
            own.add(&document.sections[top].heading);
            holds.insert(own.key());
        }
        for (n, section) in document.sections.iter().enumerate() {
            let heading = Some(&section.heading).filter(|_| top != Some(n));
            for text in heading.into_iter().chain(&section.blocks) {
                let mut key = Key::default();
                key.add(text);
                if key.letters == 0 {
                    continue;
                }
                let end = text.trim_end_matches([']', ' ']);
                let is_excerpt = end.ends_with('…') || end.ends_with("...");
                let shown = key.begin.filter(|_| is_excerpt).unwrap_or(key.key());
                shows.push(Piece { key: shown, letters: key.letters });
                holds.insert(key.key());
                holds.extend(key.begin);
                for begun in [&mut whole, &mut titled] {
                    if begun.begin.is_none() {
                        begun.add(text);
                    }
                }
            }
        }
        holds.extend(whole.begin);
        holds.extend(titled.begin);
        Said { shows, holds }
    }

    fn letters(&self) -> usize {
        self.shows.iter().map(|piece| piece.letters).sum()
    }

    /// How many of the pages that it links to it lists, if it is a list.
    fn listed(&self, linked: &[usize], said: &[Said]) -> Option<usize> {
        let mut holders: HashMap<u64, Vec<usize>> =
            self.shows.iter().map(|piece| (piece.key, Vec::new())).collect();
        for to in linked {
            for key in &said[*to].holds {
                if let Some(holders) = holders.get_mut(key) {
                    holders.push(*to);
                }
            }
        }
        let mut shares: HashMap<usize, usize> = HashMap::new();
        for piece in &self.shows {
            holders[&piece.key].iter().for_each(|at| *shares.entry(*at).or_default() += piece.letters);
        }
        let all = self.letters();
        holders.values_mut().for_each(|holders| holders.retain(|at| 3 * shares[at] <= 2 * all));
        let (mut held, mut alone) = (0, HashSet::<usize>::new());
        for piece in &self.shows {
            match &holders[&piece.key][..] {
                [] if piece.letters > SHORT => return None,
                [] => {}
                holders => {
                    held += piece.letters;
                    alone.extend(holders.iter().filter(|_| holders.len() == 1));
                }
            }
        }
        (is_nearly_all(held, all) && alone.len() >= LISTED).then_some(alone.len())
    }
}

/// A number for the letters of a text.
#[derive(Default)]
struct Key {
    hasher: DefaultHasher,
    letters: usize,
    /// That of its first letters, if it is longer.
    begin: Option<u64>,
}

impl Key {
    fn add(&mut self, text: &str) {
        let mut before = ' ';
        for c in text.chars() {
            // A day is written in many ways.
            let is_of_day = before.is_ascii_digit() && matches!(c, '年' | '月' | '日');
            if c.is_alphabetic() && !is_of_day {
                self.hasher.write_u32(c.into());
                self.letters += 1;
                if self.letters == TELLING {
                    self.begin = Some(!self.hasher.finish());
                }
            }
            before = c;
        }
    }

    fn key(&self) -> u64 {
        self.hasher.finish()
    }
}
