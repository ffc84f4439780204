//! Which of the documents found does the reader want, and how many of them belong to each file, year, and value of a key?
//!
//! These are functions over [`Ranked`]. They are linear in the documents found, and read each one's record, and its values,
//! only if a filter, facets or an order ask for them.

use crate::call::Call;
use crate::merge::{Place, Ranked};
use crate::names::file_of;
use crate::sort::{self, Key};
use seed_index::{Fields, Record};

/// Which documents are wanted, by where they come from and what they say about themselves. The default wants all.
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
    /// Keys and values, those of a key side by side. A document is wanted if of each key it has one of the values. Besides
    /// its own keys each document has `file`, `year`, `date`, and `language` as it states it.
    pub values: &'o [(String, String)],
}

/// Keys that each document has a value for, beside those of its own: its file, the year of its date, its language as it
/// states it, and its date.
pub const FILE: &str = "file";
/// See [`FILE`].
pub const YEAR: &str = "year";
/// See [`FILE`].
pub const LANGUAGE: &str = "language";
/// See [`FILE`].
pub const DATE: &str = "date";

/// Whether a language that is stated is one that is asked for: one of them goes on where the other ends.
fn is_language(stated: &str, asked: &str) -> bool {
    let shorter = stated.len().min(asked.len());
    let (stated, asked) = (stated.as_bytes(), asked.as_bytes());
    let goes_on = |one: &[u8]| one.get(shorter).is_none_or(|next| *next == b'-');
    stated[..shorter].eq_ignore_ascii_case(&asked[..shorter]) && goes_on(stated) && goes_on(asked)
}

/// Whether a document is of a language, or states none.
fn speaks(fields: &Fields, language: &str) -> bool {
    fields.language.is_empty() || is_language(fields.language, language)
}

/// A document that was found. Its values are read only if something is asked of them.
struct Said<'c, 's> {
    call: &'c Call<'s>,
    id: u32,
    record: Record<'s>,
}

impl<'c, 's> Said<'c, 's> {
    #[inline(never)]
    fn of(call: &'c Call<'s>, key: Key) -> Said<'c, 's> {
        let id = Place::of(key).id;
        Said { call, id, record: call.record(id) }
    }

    #[inline(never)]
    fn fields(&self) -> Fields<'s> {
        self.call.meta(self.id)
    }

    /// The values of a key.
    #[inline(never)]
    fn values(&self, key: &str) -> Vec<&'s str> {
        let one = match key {
            FILE => file_of(self.record.path),
            YEAR => self.record.date.get(..4).unwrap_or_default(),
            DATE => self.record.date,
            LANGUAGE => self.fields().language,
            _ => "",
        };
        let mut values = Vec::new();
        if one.is_empty() {
            let fields = self.fields().values.into_iter();
            values.extend(fields.filter(|(of, _)| *of == key).map(|(_, value)| value));
        } else {
            values.push(one);
        }
        values
    }
}

/// Whether a text is `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or nothing, as a filter's dates must be.
pub fn is_date(text: &str) -> bool {
    let fits =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    matches!(text.len(), 0 | 4 | 7 | 10) && text.bytes().enumerate().all(fits)
}

impl Filter<'_> {
    /// Whether it wants a document, whatever it wants of the value of one key.
    fn wants(&self, said: &Said, but: &str) -> bool {
        (but == FILE || self.wants_path(said.record.path))
            && (but == YEAR || self.wants_date(said.record.date))
            && (self.language.is_empty() || speaks(&said.fields(), self.language))
            && self.values.iter().all(|(key, _)| key == but || self.has_one(said, key))
    }

    /// Whether a document has one of the values that are wanted of a key.
    fn has_one(&self, said: &Said, key: &str) -> bool {
        let values = said.values(key);
        self.values.iter().any(|(of, wanted)| of == key && values.contains(&&**wanted))
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

/// Keeps the documents that a filter wants.
pub fn filtered(call: &Call, ranked: Ranked, filter: &Filter) -> Ranked {
    if *filter == Filter::default() {
        return ranked;
    }
    ranked.filtered(|key| filter.wants(&Said::of(call, *key), ""))
}

/// How many of the documents found have each value of a key. Weak hits count only if all hits are weak, and what is wanted
/// of the key itself does not count.
///
/// Values are ascending, but files in the order of the index, and years the latest first.
pub fn counts<'s>(call: &Call<'s>, ranked: &Ranked, filter: &Filter, key: &str) -> Vec<(&'s str, u32)> {
    let (mut counts, all): (Vec<(&str, u32)>, _) = (Vec::new(), ranked.count_full() == 0);
    for one in ranked.keys.iter().filter(|one| all || ranked.is_full(**one)) {
        let said = Said::of(call, *one);
        if !filter.wants(&said, key) {
            continue;
        }
        for value in said.values(key) {
            let at = if key == FILE {
                // Documents of one file are neighbours, and those found are in the order of documents.
                counts.len() - usize::from(counts.last().is_some_and(|(last, _)| *last == value))
            } else {
                counts.partition_point(|(other, _)| if key == YEAR { *other > value } else { *other < value })
            };
            match counts.get_mut(at) {
                Some((other, count)) if *other == value => *count += 1,
                _ => counts.insert(at, (value, 1)),
            }
        }
    }
    counts
}

/// The keys in the order of a number or date that documents state, those that state none last, all weak hits after all
/// others, and the best first among equals.
pub fn ordered(call: &Call, ranked: &Ranked, by: &str, is_ascending: bool) -> Vec<Key> {
    let rank = |key: Key| {
        let value = Said::of(call, key).values(by).first().and_then(|value| amount(value, by == DATE));
        let bits = value.map_or(0, |value| (if is_ascending { -value } else { value }).to_bits());
        // These bits are in the order of the numbers, and 0 is below all of them.
        let bits = if bits >> 63 == 1 { !bits } else { bits | u64::from(value.is_some()) << 63 };
        u64::from(ranked.is_full(key)) << 63 | bits >> 1
    };
    // By the lower half, then by the upper half: a key has room for one.
    let by_low = rearranged(sort::ascending(ranked.keys.clone()), &|key| rank(key) as u32);
    let mut ordered = rearranged(by_low, &|key| (rank(key) >> 32) as u32);
    ordered.reverse();
    ordered
}

/// Keys in the order given, those of a language before others, and weak hits after all others.
pub fn language_first(call: &Call, ranked: &Ranked, ordered: Vec<Key>, language: &str) -> Vec<Key> {
    rearranged(ordered, &|key| {
        let is_other = !speaks(&call.meta(Place::of(key).id), language);
        u32::from(!ranked.is_full(key)) << 1 | u32::from(is_other)
    })
}

/// Keys in the order given, those of documents that are to come first before others.
pub fn pinned_first(ranked: &Ranked, ordered: Vec<Key>) -> Vec<Key> {
    rearranged(ordered, &|key| {
        let id = Place::of(key).id;
        ranked.pinned.iter().position(|pinned| *pinned == id).unwrap_or(ranked.pinned.len()) as u32
    })
}

/// Keys in ascending order of a rank, and in the order given among equals.
fn rearranged(keys: Vec<Key>, rank: &dyn Fn(Key) -> u32) -> Vec<Key> {
    let ranks = keys.iter().zip(0..).map(|(key, i)| Key::new(rank(*key), i)).collect();
    sort::ascending(ranks).iter().map(|rank| keys[rank.item() as usize]).collect()
}

/// The number that a value is: `12`, `-1.5`, `1,200`. What stands behind it does not count. Or the moment that a date is,
/// with or without the time of the day: the number of its digits, from the year to the second.
fn amount(value: &str, is_date: bool) -> Option<f64> {
    let is_date = is_date || value.as_bytes().get(4) == Some(&b'-');
    let (mut digits, mut count, mut point) = (0.0, 0, None);
    for byte in value.bytes() {
        match byte {
            b'0'..=b'9' if is_date && count == SECONDS => break,
            b'0'..=b'9' => {
                digits = 10.0 * digits + f64::from(byte - b'0');
                count += 1;
            }
            b'-' if count == 0 => {}
            b'.' if point.is_none() && count > 0 => point = Some(count),
            b',' if count > 0 => {}
            _ if is_date => {}
            _ => break,
        }
    }
    if count == 0 {
        return None;
    }
    (count..SECONDS).filter(|_| is_date).for_each(|_| digits *= 10.0);
    (point.unwrap_or(count)..count).filter(|_| !is_date).for_each(|_| digits /= 10.0);
    Some(if value.starts_with('-') { -digits } else { digits })
}

/// The digits of a moment, from the year to the second.
const SECONDS: u32 = 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_less() {
        let ascending = ["-2", "-1.5", "0", "0.05", ".5", "9.55", "9.6", "10 MB", "1,200", "20240305"];
        let amounts: Vec<Option<f64>> = ascending.iter().map(|value| amount(value, false)).collect();
        assert!(
            amounts[5..].is_sorted_by(|a, b| a < b) && amounts[..4].is_sorted_by(|a, b| a < b),
            "{amounts:?}"
        );
        assert_eq!(amounts[4], None, "it does not begin as a number");
        let moments =
            ["2023", "2023-12", "2024-01-31", "2024-01-31T09:30", "2024-01-31T09:30:01Z", "2024-02"];
        assert!(moments[1..].iter().map(|value| amount(value, false)).is_sorted_by(|a, b| a < b));
        assert!(moments.iter().map(|value| amount(value, true)).is_sorted_by(|a, b| a < b));
        for none in ["", "-", "one", "v2", "第二"] {
            assert_eq!(amount(none, false), None, "{none}");
        }
    }

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
