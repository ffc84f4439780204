//! Which of the documents found does the reader want to see, and how many are there of each source and year?
//!
//! Linear in the documents found; nothing is read of them but their records, and those only if it is asked.

use super::answer::Answer;
use seed_index::Record;
use std::collections::BinaryHeap;

/// Which documents are wanted, whatever they hold. The default wants all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter<'o> {
    /// A file, or a folder of files: a path from its start up to its end, a `/` or the `#` of its documents.
    pub path: &'o str,
    /// The first day as `YYYY-MM-DD`; `YYYY-MM` and `YYYY` are the first of theirs.
    pub from: &'o str,
    /// The last day; `YYYY-MM` and `YYYY` are the last of theirs.
    pub to: &'o str,
}

/// Whether a text is `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or nothing, as a filter's dates must be.
pub fn is_date(text: &str) -> bool {
    let fits =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    matches!(text.len(), 0 | 4 | 7 | 10) && text.bytes().enumerate().all(fits)
}

impl Filter<'_> {
    /// Whether it wants a document.
    fn wants(&self, record: &Record) -> bool {
        self.wants_path(record.path) && self.wants_date(record.date)
    }

    fn wants_path(&self, path: &str) -> bool {
        let is_whole = self.path.is_empty() || self.path.ends_with('/');
        let ends = |rest: &str| rest.is_empty() || is_whole || rest.starts_with(['/', '#']);
        path.strip_prefix(self.path).is_some_and(ends)
    }

    /// What begins as dates do sorts as they do; a document without a date is in no span of time.
    fn wants_date(&self, date: &str) -> bool {
        let ends = || self.to.is_empty() || date <= self.to || date.starts_with(self.to);
        let spans = || !date.is_empty() && date >= self.from && ends();
        self.from.is_empty() && self.to.is_empty() || spans()
    }
}

/// How many of the documents found are of each kind: of those that are not weak, or of all where all are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets<'s> {
    /// Files in the order of the index, whatever path is wanted.
    pub files: Vec<(&'s str, u32)>,
    /// Years as `YYYY`, the latest first, whatever dates are wanted.
    pub years: Vec<(&'s str, u32)>,
}

/// The file of a document: its path without the `#N` of one among several.
fn file_of(path: &str) -> &str {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    path.rsplit_once('#').filter(|(_, number)| is_number(number)).map_or(path, |(file, _)| file)
}

impl<'s> Answer<'s> {
    /// Leaves out what is not wanted.
    pub fn sift(&mut self, filter: &Filter) {
        if *filter != Filter::default() {
            let mut keys = std::mem::take(&mut self.keys);
            keys.retain(|key| filter.wants(&self.record(*key)));
            self.keys = keys;
        }
    }

    /// Counts what is found, before it is sifted.
    pub fn facets(&self, filter: &Filter) -> Facets<'s> {
        let (mut facets, all) = (Facets::default(), self.count_full() == 0);
        for key in self.keys.iter().filter(|key| all || self.is_full(**key)) {
            let record = self.record(*key);
            if filter.wants_date(record.date) {
                let file = file_of(record.path);
                match facets.files.last_mut() {
                    // The documents of a file stand side by side, and the keys are in the order of documents.
                    Some((last, count)) if *last == file => *count += 1,
                    _ => facets.files.push((file, 1)),
                }
            }
            if let Some(year) = record.date.get(..4)
                && filter.wants_path(record.path)
            {
                match facets.years.binary_search_by(|(other, _)| year.cmp(other)) {
                    Ok(at) => facets.years[at].1 += 1,
                    Err(at) => facets.years.insert(at, (year, 1)),
                }
            }
        }
        facets
    }

    /// Keys that were sorted as integers, now the latest document first and the undated last, but weak ones after all
    /// others; the best first among those of a day.
    pub fn latest(&self, sorted: &[u64]) -> Vec<u64> {
        let day = |key: u64| {
            let digits = self.record(key).date.bytes().filter(u8::is_ascii_digit).chain([b'0'; 8]).take(8);
            digits.fold(0, |number, digit| 10 * number + u64::from(digit - b'0'))
        };
        // Sorted as integers, so that the wasm needs one sort only.
        let order =
            |(rank, key): (usize, &u64)| u64::from(self.is_full(*key)) << 63 | day(*key) << 32 | rank as u64;
        let orders: Vec<u64> = sorted.iter().enumerate().map(order).collect();
        let orders = BinaryHeap::from(orders).into_sorted_vec();
        orders.into_iter().rev().map(|order| sorted[order as u32 as usize]).collect()
    }
}
