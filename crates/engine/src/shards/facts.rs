//! What do all documents say about themselves, as far as a filter, facets or an order ask for it?
//!
//! The columns that are here become an index of documents without text, whose numbers are places. Candidates are ranked in it
//! as hits are, so filters, counts and orders are those of a whole index.

use super::candidates::{Candidate, Candidates, Run};
use crate::call::Call;
use crate::filter::{self, Filter, YEAR};
use crate::merge::{Place, Ranked};
use crate::options::{Options, Sort};
use crate::searcher::Searcher;
use crate::sort::{self, Key};
use seed_index::assembled::{Part, Rest, small};
use seed_index::shards::{Column, DATE, FIRST_KEY, LANGUAGE, PATH, Root, put_field, put_number};
use seed_index::{Index, Record};

/// The columns that options ask for.
pub fn wanted(root: &Root, options: &Options) -> Vec<u32> {
    let mut wanted = Vec::new();
    let mut put = |column: u32| {
        if !wanted.contains(&column) {
            wanted.push(column);
        }
    };
    let Filter { path, from, to, language, values } = options.filter;
    if !path.is_empty() {
        put(PATH);
    }
    if !from.is_empty() || !to.is_empty() {
        put(DATE);
    }
    if !language.is_empty() || !options.first.is_empty() {
        put(LANGUAGE);
    }
    let keys = values.iter().map(|(key, _)| key.as_str()).chain(options.facets.iter().map(String::as_str));
    let by = match options.sort {
        Sort::Key { key, .. } => Some(key),
        Sort::Relevance => None,
    };
    for key in keys.chain(by) {
        match key {
            filter::FILE => put(PATH),
            filter::DATE | YEAR => put(DATE),
            filter::LANGUAGE => put(LANGUAGE),
            _ => {}
        }
        // Documents may state a value by such a name as well.
        if let Some(at) = root.keys.iter().position(|known| known == key) {
            put(FIRST_KEY + at as u32);
        }
    }
    wanted
}

/// The index of what some columns say. `None` if they do not fit the root.
pub fn facts(root: &Root, columns: &[Column]) -> Option<Searcher<'static>> {
    let column = |number: u32| columns.iter().find(|column| column.number == number);
    let places = 0..root.passages.documents();
    let said = |place: u32| {
        let one = |number: u32| column(number).and_then(|column| column.of(place).next()).unwrap_or_default();
        let record = Record { path: one(PATH), date: one(DATE), ..Record::default() }.bytes();
        let mut meta = Vec::new();
        put_field(&mut meta, one(LANGUAGE));
        for column in columns.iter().filter(|column| column.number >= FIRST_KEY) {
            for value in column.of(place) {
                put_number(&mut meta, column.number - FIRST_KEY);
                put_field(&mut meta, value);
            }
        }
        (record, meta)
    };
    let said: Vec<(Vec<u8>, Vec<u8>)> = places.map(said).collect();
    let mut parts = Vec::new();
    for (record, meta) in &said {
        parts.push(Part { record, meta, ..Part::default() });
    }
    let keys: Vec<&str> = root.keys.iter().map(String::as_str).collect();
    let bytes = small(&parts, &[], Rest { keys: &keys, ..Rest::default() });
    Searcher::new(Index::open(bytes.into()).ok()?).ok()
}

/// The candidates that are wanted, in the order that is wanted, and how many of all have which value of each key.
#[inline(never)]
pub fn narrowed<'s>(
    facts: &'s Searcher,
    candidates: Candidates,
    options: &Options,
) -> (Candidates, Vec<Vec<(&'s str, u32)>>) {
    let call = Call::new(facts.reader());
    let pinned = candidates.pinned;
    let best = candidates.all.get(pinned).map_or(Run::None, |first| first.run);
    let mut by_place: Vec<Option<(u32, Candidate)>> = Vec::new();
    by_place.resize_with(call.documents(), || None);
    for (rank, one) in (0..).zip(candidates.all) {
        if let Some(place) = by_place.get_mut(one.place as usize) {
            *place = Some((rank, one));
        }
    }
    let found = by_place.iter().flatten().map(|(rank, one)| (one.place, *rank, one.run == best));
    let ranked = Ranked::listed(found);
    let mut facets = Vec::new();
    for key in options.facets {
        let mut counts: Vec<(&str, u32)> = Vec::new();
        // Documents of one file need not have places side by side.
        for (value, count) in filter::counts(&call, &ranked, &options.filter, key) {
            match counts.iter_mut().find(|(known, _)| *known == value) {
                Some((_, sum)) => *sum += count,
                None => counts.push((value, count)),
            }
        }
        facets.push(counts);
    }
    let ranked = filter::filtered(&call, ranked, &options.filter);
    let mut keys: Vec<Key> = match options.sort {
        Sort::Relevance => sort::largest(&ranked.keys, usize::MAX),
        Sort::Key { key, is_ascending } => filter::ordered(&call, &ranked, key, is_ascending),
    };
    if !options.first.is_empty() {
        keys = filter::language_first(&call, &ranked, keys, options.first);
    }
    let all = keys.iter().filter_map(|key| by_place.get_mut(Place::of(*key).id as usize)?.take());
    // What stands first still does, if it is wanted and no other order is.
    let all: Vec<(u32, Candidate)> = all.collect();
    let is_first =
        |(rank, _): &&(u32, Candidate)| (*rank as usize) < pinned && options.sort == Sort::Relevance;
    let pinned = all.iter().filter(is_first).count();
    let (first, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| is_first(&one));
    let all = first.into_iter().chain(rest).map(|(_, one)| one).collect();
    (Candidates { all, pinned }, facets)
}
