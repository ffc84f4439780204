//! Which words of ideographs have which initials? Titles and headings count as words: people abbreviate these as well.

use super::words::Words;
use rustc_hash::FxHashMap as HashMap;
use seed_index::shards::{File, Table, words_table};
use seed_index::{Alphabet, Index};
use seed_text::{Class, Syllables};

/// The most words. Of a large site the most frequent ones: many words have the same initials, and these are meant.
const MOST: usize = 1 << 15;
/// The most ideographs of a title or a heading that is a word here.
const LONGEST: usize = 8;

/// Writes the files of words by their first initial. Returns a bit for each letter that has one.
pub fn files(index: &Index, words: &Words, build: u32, files: &mut Vec<(File, Vec<u8>)>) -> u32 {
    let mut counts: HashMap<String, u32> = named(index);
    for (start, rests) in words {
        for (rest, df) in rests {
            *counts.entry([start.as_str(), rest].concat()).or_default() += df;
        }
    }
    let syllables = Syllables::of_checked(index.pinyin(), index.alphabet().len());
    let with_initials = |(word, count): (String, u32)| {
        let initials = initials_of(index.alphabet(), syllables, &word)?;
        Some((!count, initials, word))
    };
    let mut all: Vec<(u32, Vec<u8>, String)> = counts.into_iter().filter_map(with_initials).collect();
    all.sort_unstable();
    all.truncate(MOST);
    all.sort_unstable_by(|a, b| (&a.1, a.0, &a.2).cmp(&(&b.1, b.0, &b.2)));
    let mut letters = 0;
    for group in all.chunk_by(|a, b| a.1.first() == b.1.first()) {
        let Some(number) = group[0].1.first().map(|letter| letter - b'a') else { continue };
        let words: Vec<&str> = group.iter().map(|(_, _, word)| word.as_str()).collect();
        let table = [&[number][..], &words_table(&words)].concat();
        files.push((File::Initials(number.into()), Table::Initials.file(build, &table)));
        letters |= 1 << number;
    }
    letters
}

/// The rows of ideographs in titles and headings that are short enough to be a name, with how many they are in.
fn named(index: &Index) -> HashMap<String, u32> {
    let (mut counts, sections) = (HashMap::default(), index.sections());
    let places = sections.places();
    let mut count = |text: &str| {
        for row in text.split(|c| Class::of(c) != Class::Ideograph) {
            if (2..=LONGEST).contains(&row.chars().count()) {
                *counts.entry(row.to_owned()).or_default() += 1;
            }
        }
    };
    for id in 0..index.documents().len() as u32 {
        let (title, body) = index.documents().ranges(id);
        count(&index.text().part(title).decoded());
        let body = index.text().part(body);
        let place = places.get(id as usize).cloned().unwrap_or_default();
        for section in sections.at(&place) {
            count(&body.part(section.heading).decoded());
        }
    }
    counts
}

/// The first letter of each syllable of a word. Nothing if one of its characters has no syllable.
fn initials_of(alphabet: Alphabet, syllables: Syllables, word: &str) -> Option<Vec<u8>> {
    let of = |c: char| {
        let syllable = syllables.of(alphabet.code(c)?.number())?;
        syllable.spelling().bytes().next().filter(u8::is_ascii_lowercase)
    };
    word.chars().map(of).collect()
}
