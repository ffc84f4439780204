//! Which index do the passages make that are here?
//!
//! A document is what is here of it: its title and some passages, with a sign between those that do not follow each other,
//! which no query holds. Its terms are found in its text: words of letters, single ideographs, and the words that the
//! shards know. Each weighs what it weighs among all documents of the site.

use super::candidates::Candidate;
use super::names::Names;
use crate::call::Corpus;
use crate::searcher::Searcher;
use crate::sort::{self, Key};
use crate::walk;
use seed_index::assembled::{Part, Posted, Rest, small};
use seed_index::shards::{Entry, Passage, Root, Shard, Source, Texts, sections_of};
use seed_index::{Alphabet, CodedText, Index, LABEL_WEIGHT, Section, TITLE_WEIGHT, add_pins};
use seed_text::{Folds, SpanKind, Unit, spans};

/// The code of no character, which no query holds.
const APART: [u8; 3] = [u8::MAX, 0x7F, 0x7F];

/// An index of some documents.
#[derive(Default)]
pub struct Shelf {
    /// What searches it; nothing if a forged file has parts that do not fit each other.
    pub searcher: Option<Searcher<'static>>,
    /// The place of each document.
    pub places: Vec<u32>,
}

/// A document as far as it is here.
struct Held<'t> {
    place: u32,
    source: Source<'t>,
    body: Vec<u8>,
    /// How much of the body its labels are.
    labels: usize,
    sections: Vec<Section<'t>>,
    /// Where the passages end that are here, in the whole body; and what follows there.
    end: u32,
    tail: &'t [u8],
}

impl Shelf {
    /// Puts some candidates on the shelf, beside the tables of folds and of words that are exchanged, and with the places of
    /// the first hits of the query.
    pub fn of(
        root: &Root,
        [table, words]: [&[u8]; 2],
        pins: Option<&(String, Vec<u32>)>,
        chosen: &[Candidate],
        texts: &[Texts],
        shards: &[Shard],
    ) -> Shelf {
        let (alphabet, folds) = (root.alphabet(), Folds::of_checked(table));
        let held = held(root, chosen, texts);
        let known = Known::of(root, shards);
        let mut terms = Terms::default();
        for (id, one) in (0..).zip(&held) {
            let text = |codes| CodedText { alphabet, codes };
            let (label, rest) = one.body.split_at(one.labels);
            for (codes, weight) in [(one.source.title, TITLE_WEIGHT), (label, LABEL_WEIGHT), (rest, 1)] {
                known.count(&walk::units(text(codes), folds), (id, weight), &mut terms);
            }
        }
        let mut posted: Vec<Posted> = Vec::new();
        let mut frequencies = Vec::new();
        for number in terms.names.sorted() {
            let (name, list) = (terms.names.name(number), &terms.lists[number as usize]);
            frequencies.push(list.frequency.max(list.counts.len() as u32));
            posted.push((name.to_vec(), &list.counts));
        }
        let mut parts = Vec::new();
        for Held { source, body, labels, sections, .. } in &held {
            let (title, record, meta) = (source.title, source.record, source.meta);
            let (labels, length, sections) = (*labels as u32, source.length, sections.clone());
            parts.push(Part { title, body, labels, length, record, meta, sections, related: &[] });
        }
        let keys: Vec<&str> = root.keys.iter().map(String::as_str).collect();
        let planes = root.alphabet_section();
        let mut words = words.to_vec();
        if let Some((query, places)) = pins {
            let id = |place: &u32| held.iter().position(|one| one.place == *place).map(|id| id as u32);
            add_pins(&mut words, query, places.iter().filter_map(id));
        }
        let rest = Rest { alphabet: &planes, folds: table, pinyin: &root.pinyin, words: &words, keys: &keys };
        let index = Index::open(small(&parts, &posted, rest).into()).ok();
        let (documents, total_length) = (root.passages.documents(), root.total_length);
        let corpus = Corpus { documents, total_length, frequencies };
        let searcher = index.and_then(|index| Searcher::among(index, corpus));
        Shelf { searcher, places: held.iter().map(|one| one.place).collect() }
    }
}

/// The documents of some candidates, with all their passages that lie in the files of texts. Ties go to the smaller number,
/// as in the whole index.
fn held<'t>(root: &Root, chosen: &[Candidate], texts: &[Texts<'t>]) -> Vec<Held<'t>> {
    let mut held: Vec<Held> = Vec::new();
    for file in texts {
        let last = (file.first as usize + file.passages.len()).saturating_sub(1) as u32;
        for (number, passage) in (file.first..).zip(&file.passages) {
            let Some(place) = root.passages.of_passage(number).map(|place| place.place) else { continue };
            let Some(source) = file.sources.get(passage.source) else { continue };
            if !chosen.iter().any(|candidate| candidate.place == place) {
                continue;
            }
            let tail = if number == last { file.tail } else { &[] };
            let at = held.iter().position(|one| one.place == place).unwrap_or_else(|| {
                let (body, sections, source) = (Vec::new(), Vec::new(), source.clone());
                held.push(Held { place, source, body, labels: 0, sections, end: 0, tail: &[] });
                held.len() - 1
            });
            held[at].add(root.alphabet(), passage, tail);
        }
    }
    for one in &mut held {
        one.body.extend(one.tail);
        one.labels = one.labels.min(one.body.len());
    }
    let keys = (0..).zip(&held).map(|(i, one)| Key::new(one.source.id, i)).collect();
    let mut held: Vec<Option<Held>> = held.into_iter().map(Some).collect();
    sort::ascending(keys).iter().filter_map(|key| held[key.item() as usize].take()).collect()
}

impl<'t> Held<'t> {
    /// Adds a passage that stands behind all that are here.
    fn add(&mut self, alphabet: Alphabet, passage: &Passage<'t>, tail: &'t [u8]) {
        let body = &mut self.body;
        if passage.start == 0 {
            self.labels = self.source.labels as usize;
        }
        if passage.start != self.end || body.is_empty() && passage.start > 0 {
            let line_end = |body: &mut Vec<u8>| {
                if let Some(code) = alphabet.code('\n') {
                    code.put(body);
                }
            };
            body.extend(self.tail);
            line_end(body);
            body.extend(APART);
            line_end(body);
            let (level, anchor, heading) = passage.below;
            if level > 0 {
                let start = body.len();
                body.extend(heading);
                let heading = start..body.len();
                self.sections.push(Section { heading, level: level as u8, anchor });
                line_end(body);
            }
        }
        let start = body.len();
        body.extend(passage.text);
        for section in sections_of(passage.sections) {
            let heading = start + section.heading.start..start + section.heading.end;
            self.sections.push(Section { heading, ..section });
        }
        self.end = passage.start.saturating_add(passage.text.len() as u32);
        self.tail = tail;
    }
}

/// The terms of the shelf, in codes.
#[derive(Default)]
struct Terms {
    names: Names,
    lists: Vec<List>,
}

/// The documents that hold a term.
#[derive(Default)]
struct List {
    /// How often each holds it.
    counts: Vec<(u32, u32)>,
    /// How many documents hold it in the whole index.
    frequency: u32,
}

impl Terms {
    /// Counts an occurrence, of which only the first counts where `is_once`.
    fn add(&mut self, term: &[u8], (id, weight): (u32, u32), is_once: bool, frequency: &dyn Fn() -> u32) {
        let number = self.names.number(term) as usize;
        if number == self.lists.len() {
            self.lists.push(List { counts: Vec::new(), frequency: frequency() });
        }
        let Some(list) = self.lists.get_mut(number) else { return };
        match list.counts.last_mut() {
            Some((last, count)) if *last == id => *count += if is_once { 0 } else { weight },
            _ => list.counts.push((id, if is_once { 1 } else { weight })),
        }
    }
}

/// What the shards that are here know.
struct Known<'s> {
    root: &'s Root,
    names: Names,
    entries: Vec<&'s Entry<'s>>,
}

impl<'s> Known<'s> {
    fn of(root: &'s Root, shards: &'s [Shard]) -> Known<'s> {
        let (mut names, mut entries) = (Names::default(), Vec::new());
        for entry in shards.iter().flat_map(Shard::entries) {
            if names.number(entry.key.as_bytes()) as usize == entries.len() {
                entries.push(entry);
            }
        }
        Known { root, names, entries }
    }

    fn entry(&self, key: &str) -> Option<&Entry<'s>> {
        self.entries.get(self.names.find(key.as_bytes())? as usize).copied()
    }

    /// About how many documents hold a word of letters or an ideograph.
    fn frequency(&self, key: &str, unit: &Unit) -> u32 {
        let (documents, passages) = (self.root.passages.documents(), self.root.passages.len().max(1));
        match self.entry(key) {
            Some(entry) if entry.is_of_documents() => entry.len,
            Some(entry) => (u64::from(entry.len) * u64::from(documents) / u64::from(passages)) as u32,
            None if unit.class.is_word() => 0,
            // Three quarters of the least number that has more bits.
            None => (3 << self.root.rarity(unit.char)) >> 2,
        }
    }

    /// Counts the terms of a text.
    fn count(&self, units: &[Unit], of: (u32, u32), terms: &mut Terms) {
        let alphabet = self.root.alphabet();
        let (mut codes, mut key) = (Vec::new(), String::new());
        for span in spans(units) {
            let units = &units[span.units];
            match span.kind {
                SpanKind::Symbol => {}
                SpanKind::Word => {
                    codes.clear();
                    key.clear();
                    for unit in units {
                        put(alphabet, unit.char, &mut codes);
                        key.push(unit.char);
                    }
                    terms.add(&codes, of, false, &|| self.frequency(&key, &units[0]));
                }
                SpanKind::Ideographs => {
                    for (at, unit) in units.iter().enumerate() {
                        codes.clear();
                        key.clear();
                        put(alphabet, unit.char, &mut codes);
                        key.push(unit.char);
                        terms.add(&codes, of, true, &|| self.frequency(&key, unit));
                        let Some(next) = units.get(at + 1) else { continue };
                        key.push(next.char);
                        let Some(entry) = self.entry(&key) else { continue };
                        for (rest, df) in &entry.words {
                            let mut here = units[at + 2..].iter();
                            if rest.chars().all(|c| here.next().is_some_and(|unit| unit.char == c)) {
                                codes.clear();
                                key.chars().chain(rest.chars()).for_each(|c| put(alphabet, c, &mut codes));
                                terms.add(&codes, of, false, &|| *df);
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Appends the code of a folded character. The alphabet has all that are in terms.
fn put(alphabet: Alphabet, c: char, codes: &mut Vec<u8>) {
    if let Some(code) = alphabet.code(c) {
        code.put(codes);
    }
}
