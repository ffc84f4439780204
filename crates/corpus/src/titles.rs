//! *Which words do all titles of a site share?*
//!
//! `快速上手 | 灌区手册`: what stands behind the last sign on every page, or before the first, names the site. Linear
//! in the titles.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::lines::collapse;
use super::most::is_most;

/// What stands between the title of a page and the name of its site.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s+(?:[|\-–—·•:»›«‹/\\~]|::)\s+|\s*[|｜_—–·•»›«‹]+\s*|-|:\s+|：").expect("a fixed pattern")
});

/// The most names that a title has beside its own: of a part of the site, and of the site.
const MOST: usize = 3;

/// What the titles of a site share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    heads: HashSet<String>,
    tails: HashSet<String>,
    whole: HashSet<String>,
}

impl Shared {
    /// What all of these share, or half of many.
    pub(super) fn of(titles: &[&str]) -> Shared {
        let mut shared =
            Shared { whole: common(titles.len(), titles.iter().copied(), &[]), ..Shared::default() };
        let mut rest: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        for _ in 0..MOST {
            let tails = common(titles.len(), rest.iter().filter_map(|title| Some(tail(title)?.1)), &rest);
            let heads = common(titles.len(), rest.iter().filter_map(|title| Some(head(title)?.0)), &rest);
            if tails.is_empty() && heads.is_empty() {
                break;
            }
            shared.tails.extend(tails);
            shared.heads.extend(heads);
            for title in &mut rest {
                *title = shared.once(title).to_owned();
            }
        }
        shared
    }

    /// A title without what it shares; nothing if nothing is left.
    pub(super) fn without(&self, title: &str) -> Option<String> {
        if self.whole.contains(title) {
            return None;
        }
        let mut rest = title;
        for _ in 0..MOST {
            rest = self.once(rest);
        }
        Some(collapse(rest)).filter(|title| !title.is_empty())
    }

    fn once<'a>(&self, title: &'a str) -> &'a str {
        let title = match tail(title) {
            Some((rest, tail)) if self.tails.contains(tail) => rest,
            _ => title,
        };
        match head(title) {
            Some((head, rest)) if self.heads.contains(head) => rest,
            _ => title,
        }
    }
}

/// The parts that all titles have, or that most of many have. The page of the site itself may have nothing else.
fn common<'a>(all: usize, parts: impl Iterator<Item = &'a str>, titles: &[String]) -> HashSet<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    parts.for_each(|part| *counts.entry(part).or_default() += 1);
    let mut wholes: HashMap<&str, usize> = HashMap::new();
    titles.iter().for_each(|title| *wholes.entry(title).or_default() += 1);
    let is_common = |(part, count): &(&str, usize)| {
        let alone = wholes.get(part).copied().unwrap_or_default();
        *count > 1 && (count + alone == all || is_most(*count, all))
    };
    counts.into_iter().filter(is_common).map(|(part, _)| part.to_owned()).collect()
}

fn tail(title: &str) -> Option<(&str, &str)> {
    let sign = SIGN.find_iter(title).last()?;
    parted(&title[..sign.start()], &title[sign.end()..])
}

fn head(title: &str) -> Option<(&str, &str)> {
    let sign = SIGN.find(title)?;
    parted(&title[..sign.start()], &title[sign.end()..])
}

fn parted<'a>(before: &'a str, after: &'a str) -> Option<(&'a str, &'a str)> {
    (!before.trim().is_empty() && !after.trim().is_empty()).then_some((before, after))
}
