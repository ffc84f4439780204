//! INDEX -> SMALL FILES: how is an index cut so that a query reads few of them?
//!
//! It takes an index as it would be shipped whole, so both have the same documents, terms and tables. The format is
//! `seed_index::shards`.
//!
//! # Cost
//!
//! Linear in the text; it holds all posting lists of grams at once, about as many bytes as the text in codes.

mod columns;
mod grams;
mod initials;
mod passages;
mod words;

use crate::TOGETHER;
use columns::columns;
use grams::{Grams, List, Lists, OfDocument};
use passages::{Cut, cut};
use rayon::prelude::*;
use seed_index::shards::{
    Begun, Encoded, FIRST_KEY, File, Order, Passage, Passages, RootInput, ShardWriter, Source, Table,
    TextsWriter, sections_entry, words_table,
};
use seed_index::{Exchange, Index, PINNED, Section, pinned as pinned_id, writer};
use seed_text::{Class, Folded, Folds, Syllables, fold, gram};
use std::ops::Range;
use words::{Words, words};

/// The bytes of two syllables.
const SOUNDS: usize = 4;

/// The most bytes of a border: a root has a byte for how long it is.
const LONGEST_BORDER: usize = 250;

/// How large the files are.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// The bytes that a shard has at least, unless it is the last.
    pub shard: usize,
    /// The least passages of a file of texts.
    pub passages: u32,
    /// The most files. Those of a large site become larger instead.
    pub files: usize,
}

/// Where so many files may be written, a few of them are of initials.
const LEAST_FOR_INITIALS: usize = 1 << 8;

/// Files that are neither shards nor texts, besides columns.
const OTHERS: usize = 4;

/// Cuts an index into files. The same index gives the same files.
pub fn shards(index: &Index, sizes: Sizes) -> Vec<(File, Vec<u8>)> {
    let build = index.checksum() as u32;
    let folds = Folds::of_checked(index.folds());
    let texts: Vec<_> = (0..index.documents().len() as u32).collect();
    let cuts: Vec<Cut> = texts.par_iter().map(|id| cut(index, folds, *id)).collect();
    // Places: those with few passages first.
    let mut order: Vec<u32> = texts;
    order.sort_by_key(|id| cuts[*id as usize].starts.len());
    let counts: Vec<u32> = order.iter().map(|id| cuts[*id as usize].starts.len() as u32).collect();
    let passages = Passages::of(&counts);
    let sections = index.sections();
    let section_places = sections.places();
    let of_document = |id: &u32| {
        let place = section_places.get(*id as usize).cloned().unwrap_or_default();
        OfDocument::of(index, folds, *id, &cuts[*id as usize], &sections.at(&place))
    };
    let (mut grams, mut before, mut place, mut first) = (Grams::default(), Vec::new(), 0, 0);
    // While some are read, what those before them hold is gathered. The last ones leave nothing to read.
    for ids in order.chunks(TOGETHER).chain([&[][..]]) {
        let gather = || {
            for of in before {
                grams.take(of, place, first);
                first += counts[place as usize];
                place += 1;
            }
        };
        let read = || ids.par_iter().map(of_document).collect();
        ((), before) = rayon::join(gather, read);
    }
    let mut files = Vec::new();
    let has_digit = |word: &&str| word.contains(|c| Class::of(c) == Class::Digit);
    let (digits, letters): (Vec<&str>, Vec<&str>) = grams.words().into_iter().partition(has_digit);
    files.push((File::Letters, Table::Letters.file(build, &words_table(&letters))));
    files.push((File::Digits, Table::Digits.file(build, &words_table(&digits))));
    let words = words(index);
    let mut letters_of = 0;
    if sizes.files >= LEAST_FOR_INITIALS {
        letters_of = initials::files(index, &words, build, &mut files);
    }
    // Texts take half of the files at most.
    let least = passages.len().div_ceil((sizes.files / 2).max(1) as u32);
    let passages_per_file = sizes.passages.max(least);
    text_files(index, &cuts, &order, passages_per_file, build, &mut files);
    let others = OTHERS + FIRST_KEY as usize + index.meta().keys().len();
    let most = sizes.files.saturating_sub(files.len() + others);
    let borders = shard_files(index, grams.lists(), &words, (sizes.shard, most), build, &mut files);
    files.extend(columns(index, &order, build));
    let folded = folds_of_texts(index, folds);
    if folded != index.folds() {
        files.push((File::Folds, Table::Folds.file(build, index.folds())));
    }
    let (pinned, exchanges): (Vec<Exchange>, Vec<_>) =
        index.words().into_iter().partition(|one| one.to.starts_with(PINNED));
    let place = |id: u32| order.iter().position(|of| *of == id).map(|place| place as u32);
    let places = |one: &Exchange| one.to.chars().skip(1).filter_map(|c| place(pinned_id(c))).collect();
    let pins: Vec<(String, Vec<u32>)> = pinned.iter().map(|one| (one.from.to_owned(), places(one))).collect();
    if !exchanges.is_empty() {
        files.push((File::Words, Table::Words.file(build, &writer::words(&exchanges))));
    }
    let root = RootInput {
        build,
        total_length: index.documents().total_length(),
        passages: &passages,
        passages_per_file,
        alphabet: index.alphabet(),
        folds: &folded,
        has_folds: folded != index.folds(),
        initials: letters_of,
        begun: &Begun::of(exchanges.iter().map(|exchange| exchange.from)),
        pinyin: index.pinyin(),
        keys: index.meta().keys(),
        pins: &pins,
        rarities: rarities(index),
        borders,
    };
    files.push((File::Root, root.write()));
    files
}

/// The table of the folds of characters that stand in texts.
fn folds_of_texts(index: &Index, folds: Folds) -> Vec<u8> {
    let mut pairs = Vec::new();
    for c in index.alphabet().chars() {
        match folds.folded(c) {
            Folded::One(to) if to != fold::simple(c) || is_listed(folds, c, to) => {
                pairs.push((c, to.to_string()));
            }
            Folded::One(_) => {}
            Folded::Several(to) => pairs.push((c, to.to_owned())),
        }
    }
    pairs.sort_unstable();
    fold::table(&pairs)
}

/// Whether a table has a character that folds by a rule as well: what a text may hold in the place of a letter is looked up.
fn is_listed(folds: Folds, c: char, to: char) -> bool {
    let is_by_rule = c == to || c.is_ascii() || matches!(c, '\u{FF01}'..='\u{FF5E}');
    let mut is_listed = false;
    if !is_by_rule {
        folds.each_source(to, &mut |source| is_listed |= source == c);
    }
    is_listed
}

/// How many documents hold each character of the alphabet, as the number of bits of that number.
fn rarities(index: &Index) -> Vec<u8> {
    let (terms, postings) = (index.terms(), index.postings());
    let of = |(code, _): (seed_index::Code, char)| {
        let (bytes, len) = code.bytes();
        let df = terms.get(&bytes[..len]).map_or(0, |ordinal| postings.list(ordinal).df());
        (u32::BITS - df.leading_zeros()) as u8
    };
    index.alphabet().codes().map(of).collect()
}

/// A gram as it is written: its place, itself, its words, its list.
type Written<'w> = (Order, String, &'w [(String, u32)], Encoded);

/// Writes the shards, so many at most. Returns where each but the first begins.
fn shard_files(
    index: &Index,
    lists: Lists,
    words: &Words,
    (size, most): (usize, usize),
    build: u32,
    files: &mut Vec<(File, Vec<u8>)>,
) -> Vec<Vec<u8>> {
    let syllables = Syllables::of_checked(index.pinyin(), index.alphabet().len());
    let number = |c: char| index.alphabet().code(c).map(|code| code.number());
    let written = |(key, list): (String, List)| {
        let [first, second] = gram::sounds(&key, syllables, &number);
        let order = Order::of(&key, first, second);
        let is_single = key.chars().nth(1).is_none() && !key.starts_with(|c| Class::of(c).is_word());
        let words = words.get(&key).map_or(&[][..], |words| words);
        (order, key, words, Encoded::of(&list.postings(), !is_single))
    };
    let mut all: Vec<Written> = lists.into_par_iter().map(written).collect();
    all.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let mut size = size;
    let mut starts = starts(&all, size);
    while starts.len() >= most.max(1) && starts.len() > 1 {
        size += size / 4 + 1;
        starts = self::starts(&all, size);
    }
    let border = |start: &usize| {
        // As short as it can be: no place before it begins with it.
        let place = &all[*start].0.0;
        let shared = shared(&all[start - 1].0, &all[*start].0);
        place[..place.len().min(shared.max(SOUNDS - 1) + 1)].to_vec()
    };
    let borders: Vec<Vec<u8>> = starts.iter().map(border).collect();
    let mut from = 0;
    for (number, to) in (0..).zip(starts.into_iter().chain([all.len()])) {
        let mut writer = ShardWriter::default();
        for (_, key, words, list) in &all[from..to] {
            let words: Vec<(&str, u32)> = words.iter().map(|(word, df)| (word.as_str(), *df)).collect();
            writer.put(key, &words, list);
        }
        files.push((File::Shard(number), writer.write(build, number)));
        from = to;
    }
    borders
}

/// Where each shard but the first starts, if one has at least so many bytes. What sounds alike stays in one, unless it is
/// much.
fn starts(all: &[Written], size: usize) -> Vec<usize> {
    let (mut starts, mut bytes) = (Vec::new(), 0);
    for (at, (order, key, words, list)) in all.iter().enumerate() {
        let is_border = |shared| shared < SOUNDS || bytes >= 2 * size && shared < LONGEST_BORDER;
        if bytes >= size && is_border(shared(&all[at - 1].0, order)) {
            starts.push(at);
            bytes = 0;
        }
        let of_words: usize = words.iter().map(|(word, _)| word.len() + 3).sum();
        bytes += key.len() + of_words + list.len();
    }
    starts
}

/// How many bytes two places begin with alike.
fn shared(a: &Order, b: &Order) -> usize {
    a.0.iter().zip(&b.0).take_while(|(a, b)| a == b).count()
}

/// Writes the files of texts.
fn text_files(
    index: &Index,
    cuts: &[Cut],
    order: &[u32],
    passages: u32,
    build: u32,
    files: &mut Vec<(File, Vec<u8>)>,
) {
    let (documents, texts, meta) = (index.documents(), index.text(), index.meta());
    let (metas, sections) = (meta.places(), index.sections());
    let section_places = sections.places();
    let (mut number, mut writer) = (0, TextsWriter::from(0));
    for id in order {
        let (title, body) = documents.ranges(*id);
        let body = texts.part(body);
        let at = |places: &[Range<u32>]| places.get(*id as usize).cloned().unwrap_or_default();
        let record = documents.record(*id).bytes();
        let source = Source {
            id: *id,
            length: documents.length(*id),
            labels: documents.labels(*id) as u32,
            title: texts.part(title).codes,
            record: &record,
            meta: meta.bytes_at(&at(&metas)),
        };
        let headings = sections.at(&at(&section_places));
        let mut is_new = true;
        let cut = &cuts[*id as usize];
        for (i, range) in cut.ranges(body.codes.len()).enumerate() {
            if number > 0 && number % passages == 0 {
                if let Some(tail) = i.checked_sub(1).and_then(|before| cut.tails.get(before)) {
                    writer.end(body.part(range.start..*tail).codes);
                }
                files.push((File::Texts(number / passages - 1), writer.write(build)));
                (writer, is_new) = (TextsWriter::from(number), true);
            }
            let inside = headings.iter().filter(|section| range.contains(&section.heading.start));
            let shifted = inside.map(|section| {
                let shift = |at: usize| at.min(range.end) - range.start;
                let heading = shift(section.heading.start)..shift(section.heading.end);
                Section { heading, ..section.clone() }
            });
            let entry = sections_entry(shifted);
            let above = headings.iter().take_while(|section| section.heading.start < range.start).last();
            let begins = headings.iter().any(|section| section.heading.start == range.start);
            let below = above.filter(|_| !begins).map_or((0, "", &[][..]), |section| {
                (u32::from(section.level), section.anchor, body.part(section.heading.clone()).codes)
            });
            let text = body.part(range.clone()).codes;
            let passage = Passage { source: 0, start: range.start as u32, text, below, sections: &entry };
            writer.put(is_new.then_some(&source), &passage);
            is_new = false;
            number += 1;
        }
    }
    files.push((File::Texts(number.saturating_sub(1) / passages), writer.write(build)));
}
