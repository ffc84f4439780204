//! Which of the documents found does the reader want, and how many of them belong to each file and year?
//!
//! These are functions over [`Ranked`]. They are linear in the documents found, and read each one's record only if a
//! filter or facets are asked for.

use crate::call::Call;
use crate::merge::{Place, Ranked};
use crate::names::file_of;
use crate::sort::{self, Key};
use seed_index::Record;

/// Which documents are wanted, by where they come from. The default wants all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter<'o> {
    /// A file, or a folder: the start of a path up to its end, to a `/`, or to the `#` that numbers a file's documents.
    pub path: &'o str,
    /// The first day as `YYYY-MM-DD`. `YYYY-MM` and `YYYY` mean the first day of the month or year.
    pub from: &'o str,
    /// The last day. `YYYY-MM` and `YYYY` mean the last day of the month or year.
    pub to: &'o str,
    /// A language as `lang` writes it: `zh` is each Chinese, and `zh-CN` that of the mainland and one that is just `zh`.
    /// Documents that state none are of every language.
    pub language: &'o str,
}

/// Whether a language that is stated is one that is asked for: one of them goes on where the other ends.
fn is_language(stated: &str, asked: &str) -> bool {
    let shorter = stated.len().min(asked.len());
    let (stated, asked) = (stated.as_bytes(), asked.as_bytes());
    let goes_on = |one: &[u8]| one.get(shorter).is_none_or(|next| *next == b'-');
    stated[..shorter].eq_ignore_ascii_case(&asked[..shorter]) && goes_on(stated) && goes_on(asked)
}

/// Whether a document is of a language, or states none.
#[inline(never)]
fn speaks(call: &Call, key: Key, language: &str) -> bool {
    let stated = call.meta(Place::of(key).id).language;
    stated.is_empty() || is_language(stated, language)
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

    /// Dates of this form sort as text. A document without a date is outside every span of time.
    fn wants_date(&self, date: &str) -> bool {
        let ends = || self.to.is_empty() || date <= self.to || date.starts_with(self.to);
        let spans = || !date.is_empty() && date >= self.from && ends();
        self.from.is_empty() && self.to.is_empty() || spans()
    }
}

/// How many of the documents found belong to each file and year. Weak hits count only if all hits are weak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets<'s> {
    /// Files in the order of the index. The wanted path does not limit them.
    pub files: Vec<(&'s str, u32)>,
    /// Years as `YYYY`, the latest first. The wanted dates do not limit them.
    pub years: Vec<(&'s str, u32)>,
}

fn record<'s>(call: &Call<'s>, key: Key) -> Record<'s> {
    call.record(Place::of(key).id)
}

/// Keeps the documents that a filter wants.
pub fn filtered(call: &Call, ranked: Ranked, filter: &Filter) -> Ranked {
    if *filter == Filter::default() {
        return ranked;
    }
    let speaks = |key| filter.language.is_empty() || speaks(call, key, filter.language);
    ranked.filtered(|key| filter.wants(&record(call, *key)) && speaks(*key))
}

/// Counts the documents that are ranked, before they are filtered.
pub fn facets<'s>(call: &Call<'s>, ranked: &Ranked, filter: &Filter) -> Facets<'s> {
    let (mut facets, all) = (Facets::default(), ranked.count_full() == 0);
    for key in ranked.keys.iter().filter(|key| all || ranked.is_full(**key)) {
        if !filter.language.is_empty() && !speaks(call, *key, filter.language) {
            continue;
        }
        let record = record(call, *key);
        if filter.wants_date(record.date) {
            let file = file_of(record.path);
            match facets.files.last_mut() {
                // Documents of one file are neighbours, and the keys are in the order of documents.
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

/// The first `most` keys in the order of dates: the latest first and the undated last, all weak hits after all
/// others, and the best first within a day.
pub fn latest(call: &Call, ranked: &Ranked, most: usize) -> Vec<Key> {
    let ascending = sort::ascending(ranked.keys.clone());
    let mut days = Vec::new();
    for (key, i) in ascending.iter().zip(0..) {
        let (mut day, mut left) = (0, 8);
        for byte in record(call, *key).date.bytes() {
            if byte.is_ascii_digit() && left > 0 {
                day = 10 * day + u32::from(byte - b'0');
                left -= 1;
            }
        }
        day *= 10_u32.pow(left);
        days.push(Key::new(u32::from(ranked.is_full(*key)) << 31 | day, i));
    }
    let mut latest = sort::largest(&days, most);
    latest.iter_mut().for_each(|key| *key = ascending[key.item() as usize]);
    latest
}

/// Keys in the order given, those of a language before others, and weak hits after all others.
pub fn language_first(call: &Call, ranked: &Ranked, ordered: &[Key], language: &str) -> Vec<Key> {
    let of = |key: Key| u32::from(!ranked.is_full(key)) << 1 | u32::from(!speaks(call, key, language));
    let groups: Vec<u32> = ordered.iter().map(|key| of(*key)).collect();
    let mut first = Vec::with_capacity(ordered.len());
    for group in 0..4 {
        for (key, of) in ordered.iter().zip(&groups) {
            if *of == group {
                first.push(*key);
            }
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_language_is_which() {
        for (stated, asked, is, why) in [
            ("zh", "zh", true, "the same"),
            ("zh-CN", "zh", true, "one of them"),
            ("zh", "zh-CN", true, "it says no more"),
            ("ZH-hans", "zh-Hans-CN", true, "whatever the case"),
            ("zh-TW", "zh-CN", false, "another region"),
            ("zho", "zh", false, "another name"),
            ("en", "zh", false, "another language"),
        ] {
            assert_eq!(is_language(stated, asked), is, "{stated} for {asked}: {why}");
        }
    }
}
