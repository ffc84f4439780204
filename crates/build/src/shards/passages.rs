//! Into which passages does a document fall?

use seed_index::{CodedText, Index};
use seed_text::{Folds, Source, gram, walk};
use std::ops::Range;

/// About how many tokens a passage has.
pub const LENGTH: usize = 512;
/// How far from its even share a passage may end, for the sake of a paragraph.
const SLACK: usize = 64;

/// How many tokens behind its end a passage is listed for as well: a run that crosses the border is whole in one list.
pub const OVERLAP: usize = 15;

/// The passages of a document.
pub struct Cut {
    /// Where each passage starts in the body, in codes. There is at least one.
    pub starts: Vec<usize>,
    /// Where the tokens end that each passage is listed for as well.
    pub tails: Vec<usize>,
}

impl Cut {
    /// The range of each passage in a body of so many codes.
    pub fn ranges(&self, len: usize) -> impl Iterator<Item = Range<usize>> {
        let ends = self.starts.iter().skip(1).copied().chain([len]);
        self.starts.iter().copied().zip(ends).map(|(start, end)| start..end)
    }
}

/// A stored text as a source of the walk.
pub struct Coded<'t>(pub CodedText<'t>);

impl Source for Coded<'_> {
    fn after(&self, at: usize) -> Option<(char, usize)> {
        self.0.after(at)
    }

    fn before(&self, at: usize) -> Option<(char, usize)> {
        self.0.before(at)
    }
}

/// Cuts the body of a document into passages of about the same length, between paragraphs where it can.
pub fn cut(index: &Index, folds: Folds, id: u32) -> Cut {
    let body = index.text().part(index.documents().ranges(id).1);
    let units = walk::units(&Coded(body), folds);
    let tokens = gram::tokens(&units);
    let count = tokens.len().div_ceil(LENGTH).max(1);
    let share = tokens.len().div_ceil(count);
    let lines = line_starts(body);
    let end_of = |token: usize| units[tokens[token].units.end - 1].end;
    let (mut starts, mut tails, mut since) = (vec![0], Vec::new(), 0);
    for (i, token) in tokens.iter().enumerate() {
        let at = units[token.units.start].start;
        let is_line = || i > 0 && lines_between(&lines, end_of(i - 1), at).is_some();
        let is_full = since >= share + SLACK || since + SLACK >= share && is_line();
        // What is left would be a passage of its own.
        if is_full && tokens.len() - i > SLACK {
            let last = end_of(i - 1);
            starts.push(lines_between(&lines, last, at).unwrap_or(at));
            tails.push(end_of((i + OVERLAP).min(tokens.len()) - 1));
            since = 0;
        }
        since += 1;
    }
    tails.push(body.codes.len());
    Cut { starts, tails }
}

/// Where the lines of a text start, but for the first.
fn line_starts(text: CodedText) -> Vec<usize> {
    let Some(end) = text.alphabet.code('\n').map(|code| code.number()) else { return Vec::new() };
    let (mut starts, mut at) = (Vec::new(), 0);
    while let Some((code, next)) = text.code_after(at) {
        at = next;
        if code == end {
            starts.push(at);
        }
    }
    starts
}

/// The first line that starts after one place and not after another.
fn lines_between(lines: &[usize], after: usize, to: usize) -> Option<usize> {
    let first = lines.partition_point(|line| *line <= after);
    lines.get(first).copied().filter(|line| *line <= to)
}
