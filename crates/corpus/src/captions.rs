//! *Which article does a caption belong to?*
//!
//! The text of a page comes column by column, so a line at an article's border may
//! belong to another article of the page: most often a photograph's caption, or the
//! paragraph that introduces the next headline. Such a line goes to the article
//! with which it clearly shares the most distinctive words. If in doubt, it stays.
//!
//! Cost: linear in the page's text, times the number of border lines, each of which
//! is compared with each article by its few characters.

use std::collections::{HashMap, HashSet};

use super::articles::Article;
use super::lines::{Kind, is_han};

/// How much better than its own article another one must fit a line.
const CLEARLY: f64 = 1.5;

/// How many distinctive pairs a line must share with its new article.
const SHARED: usize = 3;

/// A file with more articles than this is no page, and its captions stay.
const PAGE: usize = 64;

/// More border lines than this are a list of pictures, and moving each would
/// cost more than linear time.
const STRAYS: usize = 512;

/// Moves every border line that is about another article to that article.
pub(super) fn settle(articles: &mut [Article]) {
    if !(2..=PAGE).contains(&articles.len()) {
        return;
    }
    let strays: Vec<(usize, usize, bool)> = (0..articles.len())
        .flat_map(|a| {
            let last = a + 1 == articles.len();
            borders(&articles[a], last).into_iter().map(move |(line, lead)| (a, line, lead))
        })
        .collect();
    if strays.is_empty() || strays.len() > STRAYS {
        return;
    }
    let pages = Pages::new(articles, &strays);
    let moves: Vec<(usize, usize, usize, bool)> = strays
        .into_iter()
        .filter_map(|(home, line, lead)| {
            let text = &articles[home].lines[line].text;
            let to = if lead {
                pages.best(text, home, &[home, home + 1])
            } else {
                pages.best(text, home, &(0..articles.len()).collect::<Vec<_>>())
            };
            to.map(|to| (home, line, to, lead))
        })
        .collect();
    // From the back, so that the indexes of lines that are still to move stay valid.
    let mut moved = Vec::new();
    for (home, line, to, lead) in moves.into_iter().rev() {
        let line = articles[home].remove(line);
        moved.push((to, line, lead));
    }
    for (to, line, lead) in moved.into_iter().rev() {
        if lead {
            articles[to].lines.insert(0, line);
            articles[to].title = articles[to].title.map(|title| title + 1);
        } else {
            articles[to].lines.push(line);
        }
    }
}

/// The lines at an article's two borders that may belong to another: captions, and
/// (`true`) one paragraph between the closing byline and the next headline.
fn borders(article: &Article, last: bool) -> Vec<(usize, bool)> {
    let lines = &article.lines;
    let is_text = |n: &usize| matches!(lines[*n].kind, Kind::Body | Kind::Dateline { .. });
    let Some(first) = (0..lines.len()).find(is_text) else {
        return Vec::new();
    };
    let mut found: Vec<(usize, bool)> =
        (0..first).filter(|&n| lines[n].kind == Kind::Caption).map(|n| (n, false)).collect();
    let mut tail = lines.len();
    while tail > first && matches!(lines[tail - 1].kind, Kind::Caption | Kind::Credit) {
        tail -= 1;
    }
    if !last
        && tail >= 2
        && lines[tail - 1].kind == Kind::Body
        && matches!(lines[tail - 2].kind, Kind::Byline(_))
        && tail - 2 > first
    {
        found.push((tail - 1, true));
    }
    // Captions below or just above the byline at the end.
    let mut from = tail;
    while from > first && matches!(lines[from - 1].kind, Kind::Caption | Kind::Byline(_)) {
        from -= 1;
    }
    found.extend(
        (from.max(first + 1)..lines.len()).filter(|&n| lines[n].kind == Kind::Caption).map(|n| (n, false)),
    );
    found
}

/// The pairs of neighbouring Han characters and what each says about a page.
struct Pages {
    holds: Vec<HashSet<(char, char)>>,
    in_articles: HashMap<(char, char), usize>,
}

impl Pages {
    /// The strays do not count as text of the article that they are in.
    fn new(articles: &[Article], strays: &[(usize, usize, bool)]) -> Pages {
        let away: HashSet<(usize, usize)> = strays.iter().map(|&(a, n, _)| (a, n)).collect();
        let holds: Vec<HashSet<(char, char)>> = articles
            .iter()
            .enumerate()
            .map(|(a, article)| {
                let lines = article.lines.iter().enumerate();
                lines
                    .filter(|(n, _)| !away.contains(&(a, *n)))
                    .flat_map(|(_, line)| pairs(&line.text))
                    .collect()
            })
            .collect();
        let mut in_articles = HashMap::new();
        for pair in holds.iter().flatten() {
            *in_articles.entry(*pair).or_insert(0) += 1;
        }
        Pages { holds, in_articles }
    }

    /// The article among `choices` that fits clearly better than `home`.
    fn best(&self, text: &str, home: usize, choices: &[usize]) -> Option<usize> {
        let mut seen = HashSet::new();
        let mut score = vec![(0.0_f64, 0_usize); self.holds.len()];
        let all = self.holds.len() as f64;
        // In reading order, so that the sums do not depend on a hash.
        for pair in pairs(text).filter(|pair| seen.insert(*pair)) {
            let Some(&count) = self.in_articles.get(&pair) else {
                continue;
            };
            let weight = (all / count as f64).ln();
            for (holds, (sum, shared)) in self.holds.iter().zip(&mut score) {
                if holds.contains(&pair) && weight > 0.0 {
                    *sum += weight;
                    *shared += 1;
                }
            }
        }
        let at_home = score.get(home)?.0;
        let best = choices
            .iter()
            .copied()
            .filter(|&a| a < score.len())
            // The earlier article wins a tie.
            .reduce(|best, next| if score[next].0 > score[best].0 { next } else { best })?;
        let second = choices
            .iter()
            .filter(|&&a| a < score.len() && a != best)
            .map(|&a| score[a].0)
            .fold(0.0, f64::max);
        let (sum, shared) = score[best];
        let clear = sum > CLEARLY * at_home && sum > second && shared >= SHARED;
        (best != home && clear).then_some(best)
    }
}

fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + '_ {
    text.chars().zip(text.chars().skip(1)).filter(|&(a, b)| is_han(a) && is_han(b))
}
