//! What is a document about, in a few of its own words, and which other documents are about the same?
//!
//! Both answers use one measure of how much a word tells: how rare it is in these documents, times how rare it is in
//! the language. In a small corpus the first factor says little. In a large one the second does not know the corpus's
//! own everyday words.
//!
//! Besides the words of the dictionary there are *phrases*: runs of up to eight words that a document repeats and whose
//! words seldom occur apart in it (算力网, 先进计算), and quotations that it repeats (“三高”). The dictionary does not know
//! new words, and news is full of them.
//!
//! # Cost
//!
//! Linear in the text. For the neighbours, each document is compared with those that share one of its heaviest terms.

use super::rarity::{PHRASES, SINGLES, Term, is_letters, joins, log2, rarity, rarity_of_phrase};
use super::segment::{Part, Segmenter, Token, WordStats};
use rustc_hash::FxHashMap as HashMap;
use std::ops::Range;

/// The most keywords of a document.
pub const MOST_KEYWORDS: usize = 6;
/// The most neighbours of a document.
pub const MOST_NEIGHBOURS: usize = 4;
/// Terms that represent a document when it is compared with others. Long documents have more, and share the rest of
/// them with all long documents.
const MOST_TERMS: usize = 60;
/// The least similarity of neighbours, from 0 to 1. Documents below it have nothing in common.
const LEAST_SIMILARITY: f64 = 0.12;
/// Most words of a phrase.
const MOST_WORDS: usize = 8;
/// Most bytes of a keyword: twelve ideographs, or a long name in a program.
const MOST_BYTES: usize = 36;
/// How often a document must repeat words for them to be a phrase.
const LEAST_REPEATS: u32 = 3;
/// A part of a keyword is another keyword if it weighs this many times as much.
const CLEARLY_MORE: f64 = 1.5;

/// Keywords and neighbours of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// The first occurrence of each keyword, in bytes of the title followed by the text; the best keyword first.
    pub keywords: Vec<Range<usize>>,
    /// The most similar documents, most similar first.
    pub neighbours: Vec<u32>,
}

/// Reads one document after another, and then relates them.
pub struct Reader<'s> {
    segmenter: &'s Segmenter,
    /// The number of each term, in the order of first occurrence.
    numbers: HashMap<String, u32>,
    /// The terms, by number.
    terms: Vec<Term>,
    documents: Vec<Vec<(u32, Count)>>,
}

/// How often a document holds a term, and where first.
#[derive(Clone, Debug)]
struct Count {
    times: u32,
    weight: u32,
    in_title: bool,
    first: Range<usize>,
}

/// A word at one place of a document.
struct Word {
    number: u32,
    range: Range<usize>,
    weight: u32,
    /// Whether it follows the word before it directly.
    follows: bool,
    /// Whether a quotation mark opens directly before it, and whether one closes directly after it.
    quoted: [bool; 2],
}

impl<'s> Reader<'s> {
    /// Starts with no document.
    pub fn new(segmenter: &'s Segmenter) -> Reader<'s> {
        Reader { segmenter, numbers: HashMap::default(), terms: Vec::new(), documents: Vec::new() }
    }

    /// Reads the next document, given as parts with their tokens and the weight of a word in each. The first part is
    /// the title.
    pub fn read(&mut self, parts: &[(&str, &[Token], u32)]) {
        let (mut words, mut start) = (Vec::new(), 0);
        for (text, tokens, weight) in parts {
            self.words(text, tokens, start, *weight, &mut words);
            start += text.len();
        }
        let title = parts.first().map_or(0, |(text, ..)| text.len());
        let mut counts: HashMap<u32, Count> = HashMap::default();
        for word in &words {
            count(&mut counts, word.number, &word.range, word.weight, title);
        }
        let phrases = self.phrases(&words, &counts, title);
        counts.extend(self.quotations(&words, title));
        counts.extend(phrases);
        counts.retain(|number, _| self.terms[*number as usize].rarity > 0.0);
        let mut counts: Vec<(u32, Count)> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(number, _)| *number);
        for (number, _) in &counts {
            self.terms[*number as usize].documents += 1;
        }
        self.documents.push(counts);
    }

    /// The words of a text, one after another and none inside another: of tokens that start together it takes the
    /// longest. A name in a program (`gc_life_time`, `auto-increment`) is one word.
    fn words(&mut self, text: &str, tokens: &[Token], offset: usize, weight: u32, words: &mut Vec<Word>) {
        let mut end = None;
        let mut tokens = tokens.iter().peekable();
        while let Some(token) = tokens.next() {
            if end.is_some_and(|end| token.start < end)
                || tokens.peek().is_some_and(|t| t.start == token.start)
            {
                continue;
            }
            let follows = end == Some(token.start);
            let (mut term, mut last) = (token.term.clone(), token);
            while let Some(next) = tokens.peek()
                && matches!(text.get(last.end..next.start), Some("_" | "-"))
                && is_letters(&last.term)
                && is_letters(&next.term)
            {
                term += &text[last.end..next.start];
                term += &next.term;
                last = tokens.next().expect("it was seen");
            }
            end = Some(last.end);
            let range = offset + token.start..offset + last.end;
            let quoted = [
                text[..token.start].ends_with(['“', '‘', '「', '『', '《']),
                text[last.end..].starts_with(['”', '’', '」', '』', '》']),
            ];
            words.push(Word { number: self.number(term), range, weight, follows, quoted });
        }
    }

    fn number(&mut self, term: String) -> u32 {
        if let Some(number) = self.numbers.get(&term) {
            return *number;
        }
        let stats = self.segmenter.stats(&term);
        let rarity = rarity(&term, stats);
        self.add(term, stats, rarity)
    }

    fn add(&mut self, term: String, stats: WordStats, rarity: f64) -> u32 {
        let number = self.terms.len() as u32;
        self.numbers.insert(term.clone(), number);
        self.terms.push(Term { term, stats, rarity, documents: 0 });
        number
    }

    /// The phrases of a document.
    fn phrases(&mut self, words: &[Word], counts: &HashMap<u32, Count>, title: usize) -> Vec<(u32, Count)> {
        const NONE: u32 = u32::MAX;
        let mut runs: HashMap<[u32; MOST_WORDS], Count> = HashMap::default();
        let often = |word: &Word| {
            counts[&word.number].times >= LEAST_REPEATS && {
                let term = &self.terms[word.number as usize];
                joins(&term.term, term.stats)
            }
        };
        let often: Vec<bool> = words.iter().map(often).collect();
        for from in 0..words.len() {
            let mut run = [NONE; MOST_WORDS];
            for (len, at) in (from..words.len()).take(MOST_WORDS).enumerate() {
                let range = words[from].range.start..words[at].range.end;
                if !often[at] || (len > 0 && !words[at].follows) || range.len() > MOST_BYTES {
                    break;
                }
                run[len] = words[at].number;
                if len > 0 {
                    count(&mut runs, run, &range, words[at].weight, title);
                }
            }
        }
        runs.retain(|_, run| run.times >= LEAST_REPEATS);
        let len = |run: &[u32; MOST_WORDS]| run.iter().position(|n| *n == NONE).unwrap_or(MOST_WORDS);
        let part = |run: &[u32; MOST_WORDS], range: Range<usize>| {
            let mut part = [NONE; MOST_WORDS];
            part[..range.len()].copy_from_slice(&run[range]);
            part
        };
        // A run that is nearly always part of a longer one is no phrase by itself.
        let mut longest: HashMap<[u32; MOST_WORDS], u32> = HashMap::default();
        for (run, found) in &runs {
            let len = len(run);
            for shorter in [part(run, 0..len - 1), part(run, 1..len)] {
                let most = longest.entry(shorter).or_default();
                *most = (*most).max(found.times);
            }
        }
        let mut phrases: Vec<([u32; MOST_WORDS], Count)> = Vec::new();
        for (run, found) in &runs {
            let words = &run[..len(run)];
            let rarest = words.iter().map(|number| counts[number].times).min().unwrap_or(0);
            let extended = longest.get(run).copied().unwrap_or(0);
            if found.times * 2 >= rarest && extended * 10 < found.times * 7 {
                phrases.push((*run, found.clone()));
            }
        }
        phrases.sort_unstable_by_key(|(run, _)| *run);
        let phrases = phrases.into_iter().filter_map(|(run, found)| {
            let words: Vec<&Term> =
                run[..len(&run)].iter().map(|number| &self.terms[*number as usize]).collect();
            let rarity = rarity_of_phrase(&words)?;
            let term: String = words.iter().map(|word| &word.term[..]).collect();
            let number = self.numbers.get(&term).copied();
            Some((number.unwrap_or_else(|| self.add(term, PHRASES, rarity)), found))
        });
        phrases.collect()
    }

    /// The phrases that a document puts in quotation marks more than once and that are as short as a name.
    fn quotations(&mut self, words: &[Word], title: usize) -> Vec<(u32, Count)> {
        let mut counts: HashMap<String, Count> = HashMap::default();
        for (from, first) in words.iter().enumerate().filter(|(_, word)| word.quoted[0]) {
            let follows = |at: &usize| *at == from || words[*at].follows;
            let mut run = (from..words.len()).take(MOST_WORDS).take_while(follows);
            if let Some(last) = run.find(|at| words[*at].quoted[1]) {
                let range = first.range.start..words[last].range.end;
                let words = &words[from..=last];
                let term: String =
                    words.iter().map(|word| &self.terms[word.number as usize].term[..]).collect();
                if last > from && range.len() <= MOST_BYTES && !is_letters(&term) {
                    count(&mut counts, term, &range, first.weight, title);
                }
            }
        }
        counts.retain(|_, count| count.times > 1);
        let mut counts: Vec<(String, Count)> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(_, count)| count.first.start);
        let number = |(term, count): (String, Count)| {
            let number = self.numbers.get(&term).copied();
            (number.unwrap_or_else(|| self.add(term, PHRASES, SINGLES)), count)
        };
        counts.into_iter().map(number).collect()
    }

    /// Keywords and neighbours of all documents, in the order in which they were read.
    pub fn relate(self) -> Vec<Related> {
        let vectors: Vec<Vec<(u32, f64)>> = self.documents.iter().map(|counts| self.vector(counts)).collect();
        let neighbours = neighbours(&vectors, self.terms.len());
        let keywords = self.documents.iter().map(|counts| self.keywords(counts));
        keywords.zip(neighbours).map(|(keywords, neighbours)| Related { keywords, neighbours }).collect()
    }

    /// How much a term tells about a document.
    fn weight(&self, number: u32, count: &Count) -> f64 {
        let term = &self.terms[number as usize];
        let idf = log2(self.documents.len() as u64 + 1) - log2(u64::from(term.documents));
        (1.0 + log2(u64::from(count.weight))) * (0.5 + idf) * term.rarity
    }

    fn keywords(&self, counts: &[(u32, Count)]) -> Vec<Range<usize>> {
        let mut found: Vec<(f64, &str, &Count)> = Vec::new();
        for (number, count) in counts {
            let term = &self.terms[*number as usize].term[..];
            let is_act = self.terms[*number as usize].stats.part != Part::Name && !is_letters(term);
            if count.times > u32::from(is_act) + u32::from(!count.in_title) && count.first.len() <= MOST_BYTES
            {
                found.push((self.weight(*number, count), term, count));
            }
        }
        // Equals keep the order of the text.
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.first.start.cmp(&b.2.first.start)));
        let mut keywords: Vec<(f64, &str, &Count)> = Vec::new();
        for one in found {
            let is_part = |(weight, term, _): &(f64, &str, &Count)| {
                (term.contains(one.1) || one.1.contains(term)) && one.0 < weight * CLEARLY_MORE
            };
            if keywords.len() < MOST_KEYWORDS && !keywords.iter().any(is_part) {
                keywords.push(one);
            }
        }
        keywords.iter().map(|(.., count)| count.first.clone()).collect()
    }

    /// The heaviest of the terms that a document shares with another, as a vector of length 1.
    fn vector(&self, counts: &[(u32, Count)]) -> Vec<(u32, f64)> {
        let shared = |number: &u32| self.terms[*number as usize].documents > 1;
        let mut vector: Vec<(u32, f64)> = counts
            .iter()
            .filter(|(number, _)| shared(number))
            .map(|(number, count)| (*number, self.weight(*number, count)))
            .collect();
        vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(MOST_TERMS);
        let norm = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        vector.iter_mut().for_each(|(_, weight)| *weight /= norm);
        vector
    }
}

/// The most similar vectors of each vector. Each is compared with those that share a term with it.
fn neighbours(vectors: &[Vec<(u32, f64)>], terms: usize) -> Vec<Vec<u32>> {
    let mut lists: Vec<Vec<(u32, f64)>> = vec![Vec::new(); terms];
    for (id, vector) in (0u32..).zip(vectors) {
        for (term, weight) in vector {
            lists[*term as usize].push((id, *weight));
        }
    }
    let mut similarity = vec![0.0; vectors.len()];
    let of = |(id, vector): (u32, &Vec<(u32, f64)>)| {
        let mut touched = Vec::new();
        for (term, weight) in vector {
            for (other, theirs) in &lists[*term as usize] {
                if similarity[*other as usize] == 0.0 {
                    touched.push(*other);
                }
                similarity[*other as usize] += weight * theirs;
            }
        }
        let mut found: Vec<(u32, f64)> = touched
            .into_iter()
            .map(|other| (other, std::mem::take(&mut similarity[other as usize])))
            .filter(|(other, similarity)| *other != id && *similarity >= LEAST_SIMILARITY)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.iter().take(MOST_NEIGHBOURS).map(|(other, _)| *other).collect()
    };
    (0u32..).zip(vectors).map(of).collect()
}

fn count<K: std::hash::Hash + Eq>(
    counts: &mut HashMap<K, Count>,
    key: K,
    range: &Range<usize>,
    weight: u32,
    title: usize,
) {
    let new = || Count { times: 0, weight: 0, in_title: range.start < title, first: range.clone() };
    let count = counts.entry(key).or_insert_with(new);
    count.times += 1;
    count.weight += weight;
}
