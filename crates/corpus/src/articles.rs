//! *Where does an article begin, and what is its headline?*
//!
//! Headlines, kickers, section headings and labels have the same form: a short line
//! without a stop. A run of such lines begins an article only if there is evidence:
//!
//! - it is followed by an opening byline, by a subtitle (`——访…`) or by a
//!   paragraph that opens with a dateline (`本报讯`), or
//! - it follows the byline that closes the article before, and its own text is
//!   closed by one.
//!
//! Every other run is part of the article around it. The last line of the run is
//! the headline; the kickers before it stay in the text.
//!
//! Books and notes have weak bylines too (`作者：`, `文/`), and a single mark inside a
//! text may be a quotation. A weak byline splits a file only if its first article
//! has a mark of its own, and a single mark only if there is a second.

use super::lines::{HEADLINE, Kind, Line, ends_properly, is_clause, reports, signature};

/// The lines of one document, in reading order.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub(super) lines: Vec<Line>,
    /// Which line is the headline; it is not part of the text.
    pub(super) title: Option<usize>,
}

impl Article {
    /// Takes a line out.
    pub(super) fn remove(&mut self, at: usize) -> Line {
        self.title = self.title.map(|title| title - usize::from(at < title));
        self.lines.remove(at)
    }
}

/// The most kickers above a headline. Short lines further up end the article
/// before.
const KICKERS: usize = 3;

/// The longest first line that can be a text's title, in characters.
const TITLE: usize = 120;

/// Paragraphs that may introduce the first headline from above it.
const STANDFIRST: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    None,
    Weak,
    Strong,
}

/// A run of neighbouring lines that look like headlines: `lines[from..to]`.
#[derive(Clone, Copy, Debug)]
struct Run {
    from: usize,
    to: usize,
    evidence: Evidence,
}

/// Where an article begins and which line is its headline.
#[derive(Clone, Copy, Debug)]
struct Start {
    from: usize,
    title: usize,
    weak: bool,
}

/// One article for each headline with evidence, or a single one.
pub(super) fn split(lines: Vec<Line>, never: bool) -> Vec<Article> {
    let starts = starts(&lines);
    let starts = if never {
        starts.into_iter().take(1).filter(|s| s.from == 0).collect()
    } else {
        believed(starts, &lines)
    };
    let Some(first) = starts.first().copied() else {
        let title = plain_title(&lines);
        return vec![Article { lines, title }];
    };

    let mut articles = Vec::with_capacity(starts.len() + 1);
    let mut rest = lines;
    let mut cuts: Vec<(usize, Option<usize>)> = starts.iter().map(|s| (s.from, Some(s.title))).collect();
    if introduces(&rest[..first.from]) {
        cuts[0].0 = 0;
    } else {
        cuts.insert(0, (0, plain_title(&rest[..first.from])));
    }
    for (from, title) in cuts.into_iter().rev() {
        let lines = rest.split_off(from);
        articles.push(Article { lines, title: title.map(|title| title - from) });
    }
    articles.reverse();
    articles
}

/// Whether the lines above the first headline belong to it: none, the page's date
/// and labels, or a standfirst.
fn introduces(above: &[Line]) -> bool {
    let text = above.iter().filter(|l| is_text_or_item(l)).count();
    let heads = above.iter().filter(|l| l.kind == Kind::Headline).count();
    let closed = above.iter().any(|l| matches!(l.kind, Kind::Byline(_)) || signature(&l.text).is_some());
    let continued = above.iter().any(|l| l.text.contains("上接") || l.text.contains("接上版"));
    text == 0 || (text <= STANDFIRST && heads == 0 && !closed && !continued)
}

fn is_text_or_item(line: &Line) -> bool {
    matches!(line.kind, Kind::Body | Kind::Dateline { .. } | Kind::Item)
}

fn is_byline(line: &Line) -> bool {
    matches!(line.kind, Kind::Byline(_))
}

/// Keeps the starts that another start of the same kind supports.
fn believed(starts: Vec<Start>, lines: &[Line]) -> Vec<Start> {
    let weak = starts.iter().filter(|s| s.weak).count();
    let strong = starts.len() - weak;
    let opens = |start: &Start| introduces(&lines[..start.from]);
    // In a collection or on a page the first article shows its mark as well.
    let keep_weak = starts.len() >= 2 && starts.first().is_some_and(opens);
    let kept: Vec<Start> = starts.into_iter().filter(|s| !s.weak || keep_weak).collect();
    if let [only] = kept[..]
        && !opens(&only)
        && strong == 1
        && !lines[..only.from].iter().any(|l| is_byline(l) || signature(&l.text).is_some())
    {
        return Vec::new();
    }
    if kept.is_empty() && weak == 1 {
        return Vec::new();
    }
    kept
}

fn starts(lines: &[Line]) -> Vec<Start> {
    let mut runs = runs(lines);
    // From the back, because a run's evidence may depend on the next run.
    for r in (0..runs.len()).rev() {
        let next = runs.get(r + 1).copied();
        runs[r].evidence = evidence(lines, runs[r], next);
    }
    let mut starts = Vec::new();
    for (r, run) in runs.iter().enumerate() {
        let weak = match run.evidence {
            Evidence::Strong => false,
            Evidence::Weak => true,
            Evidence::None if between_bylines(lines, &runs, r) => false,
            Evidence::None => continue,
        };
        let title = run.to - 1;
        starts.push(Start {
            from: if run.from == 0 { 0 } else { run.from.max(title.saturating_sub(KICKERS)) },
            title,
            weak,
        });
    }
    starts
}

fn runs(lines: &[Line]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if line.kind != Kind::Headline {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.to == n => run.to = n + 1,
            _ => runs.push(Run { from: n, to: n + 1, evidence: Evidence::None }),
        }
    }
    runs
}

/// What follows a run, and what it proves.
fn evidence(lines: &[Line], run: Run, next_run: Option<Run>) -> Evidence {
    let mut at = run.to;
    let mut subtitle = false;
    // A photograph, the date and a subtitle may come between headline and text.
    while let Some(line) = lines.get(at)
        && at < run.to + 5
    {
        match &line.kind {
            Kind::Subtitle => subtitle |= reports(&line.text),
            Kind::Date(_) | Kind::Caption => {}
            _ => break,
        }
        at += 1;
    }
    match lines.get(at).map(|line| &line.kind) {
        Some(Kind::Dateline { .. }) => Evidence::Strong,
        Some(Kind::Byline(byline)) => {
            let weak = byline.weak;
            let after = lines[at..]
                .iter()
                .position(|line| {
                    !matches!(line.kind, Kind::Byline(_) | Kind::Date(_) | Kind::Caption | Kind::Subtitle)
                })
                .map(|n| at + n);
            let opening = match after {
                // Nothing follows: it closes.
                None => false,
                // A headline follows. The byline closes the article if that
                // headline begins one, and else it opens the article.
                Some(after) => match next_run {
                    Some(next) if next.from == after => next.evidence == Evidence::None,
                    _ => is_text_or_item(&lines[after]),
                },
            };
            match (opening, weak) {
                (false, _) => Evidence::None,
                (true, false) => Evidence::Strong,
                (true, true) if subtitle => Evidence::Strong,
                (true, true) => Evidence::Weak,
            }
        }
        Some(Kind::Body) if subtitle => Evidence::Strong,
        _ => Evidence::None,
    }
}

/// Whether a run is directly below a closing byline and its own text ends with one,
/// as on a page whose articles are signed at the end.
fn between_bylines(lines: &[Line], runs: &[Run], r: usize) -> bool {
    let run = runs[r];
    let passed = |line: &&Line| matches!(line.kind, Kind::Caption | Kind::Credit | Kind::Date(_));
    let closes = |line: &Line| is_byline(line) || signature(&line.text).is_some();
    let above = lines[..run.from].iter().rev().find(|line| !passed(line));
    if !above.is_some_and(closes) {
        return false;
    }
    // The line above the next run, or above the end. A run in the middle of the
    // article is passed if the line above it is text.
    for next in r + 1..=runs.len() {
        let end = runs.get(next).map_or(lines.len(), |run| run.from);
        let last = lines[run.to..end].iter().rev().find(|line| !passed(line));
        if last.is_some_and(closes) {
            return true;
        }
        if runs.get(next).is_none_or(|run| run.evidence != Evidence::None) {
            return false;
        }
    }
    false
}

/// The title of a text without evidence: its first line, or the headline below a
/// standfirst.
fn plain_title(lines: &[Line]) -> Option<usize> {
    let first = lines.iter().position(|line| {
        !matches!(line.kind, Kind::Date(_) | Kind::Credit | Kind::Caption | Kind::Byline(_) | Kind::Subtitle)
    })?;
    let line = &lines[first];
    let length = line.text.chars().count();
    let next = lines.get(first + 1)?;
    let last = line.text.chars().next_back()?;
    let sentence = matches!(last, '。' | '；' | '，' | '、' | ',' | ';' | '.')
        || line.text.contains('。')
        || matches!(line.kind, Kind::Dateline { .. });
    if !sentence && length <= TITLE {
        let longer = lines[first + 1..]
            .iter()
            .take(3)
            .any(|line| line.text.chars().count() > length || line.kind == Kind::Item);
        let opens = matches!(last, '{' | '(' | '[' | '（');
        return (next.after_gap || longer && !opens).then_some(first);
    }
    // A standfirst: one paragraph, then the headline on its own, then more text.
    let below = lines.get(first + 2)?;
    let headline = next.kind == Kind::Headline
        && next.after_gap
        && below.after_gap
        && !ends_properly(&next.text)
        && (5..=HEADLINE).contains(&next.text.chars().count())
        && length > next.text.chars().count();
    (headline && line.text.contains(is_clause)).then_some(first + 1)
}
