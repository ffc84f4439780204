//! Which words and phrases tell something about one document, and how often does it hold them?
//!
//! Besides the words of the dictionary there are *phrases*: runs of up to eight words that a document repeats and whose
//! words seldom occur apart in it (算力网, 先进计算), and quotations that it repeats (“三高”). The dictionary does not know
//! new words, and news is full of them. A sketch depends on its document alone, so documents may be sketched at once.
//! Linear in the text.

use super::rarity::{PHRASES, SINGLES, Term, is_letters, joins, rarity, rarity_of_phrase};
use super::segment::{Segmenter, Token, WordStats};
use compact_str::CompactString;
use rustc_hash::FxHashMap as HashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Most words of a phrase.
const MOST_WORDS: usize = 8;
/// Most bytes of a keyword: twelve ideographs, or a long name in a program.
pub const MOST_BYTES: usize = 36;
/// How often a document must repeat words for them to be a phrase.
const LEAST_REPEATS: u32 = 3;

/// What tells something about a document: its words and phrases, in the order in which they were first met.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sketch {
    pub terms: Vec<(Term, Count)>,
}

/// How often a document holds a term, and where first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Count {
    pub times: u32,
    pub weight: u32,
    pub in_title: bool,
    pub first: Place,
}

/// A range of a document's text, in bytes. There are some hundreds for each document of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub start: u32,
    pub len: u32,
}

impl Place {
    pub fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + self.len as usize
    }
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

struct Reader<'s> {
    segmenter: &'s Segmenter,
    /// The number of each term, in the order of first occurrence.
    numbers: HashMap<CompactString, u32>,
    /// The terms, by number.
    terms: Vec<Term>,
}

/// Sketches a document, given as parts with their tokens and the weight of a word in each. The first part is the title.
pub fn sketch(segmenter: &Segmenter, parts: &[(&str, &[Token], u32)]) -> Sketch {
    let mut reader = Reader { segmenter, numbers: HashMap::default(), terms: Vec::new() };
    let (mut words, mut start) = (Vec::new(), 0);
    for (text, tokens, weight) in parts {
        reader.words(text, tokens, start, *weight, &mut words);
        start += text.len();
    }
    let title = parts.first().map_or(0, |(text, ..)| text.len());
    let mut counts: HashMap<u32, Count> = HashMap::default();
    for word in &words {
        count(&mut counts, word.number, &word.range, word.weight, title);
    }
    let phrases = reader.phrases(&words, &counts, title);
    counts.extend(reader.quotations(&words, title));
    counts.extend(phrases);
    let telling = (0..).zip(reader.terms).filter(|(_, term)| term.rarity > 0.0);
    let terms = telling.filter_map(|(number, term)| Some((term, counts.remove(&number)?)));
    Sketch { terms: terms.collect() }
}

impl Reader<'_> {
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

    fn number(&mut self, term: CompactString) -> u32 {
        if let Some(number) = self.numbers.get(&term) {
            return *number;
        }
        let stats = self.segmenter.stats(&term);
        let rarity = rarity(&term, stats);
        self.add(term, stats, rarity)
    }

    fn add(&mut self, term: CompactString, stats: WordStats, rarity: f64) -> u32 {
        let number = self.terms.len() as u32;
        self.numbers.insert(term.clone(), number);
        self.terms.push(Term { term, stats, rarity });
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
            let term: CompactString = words.iter().map(|word| &word.term[..]).collect();
            let number = self.numbers.get(&term).copied();
            Some((number.unwrap_or_else(|| self.add(term, PHRASES, rarity)), found))
        });
        phrases.collect()
    }

    /// The phrases that a document puts in quotation marks more than once and that are as short as a name.
    fn quotations(&mut self, words: &[Word], title: usize) -> Vec<(u32, Count)> {
        let mut counts: HashMap<CompactString, Count> = HashMap::default();
        for (from, first) in words.iter().enumerate().filter(|(_, word)| word.quoted[0]) {
            let follows = |at: &usize| *at == from || words[*at].follows;
            let mut run = (from..words.len()).take(MOST_WORDS).take_while(follows);
            if let Some(last) = run.find(|at| words[*at].quoted[1]) {
                let range = first.range.start..words[last].range.end;
                let words = &words[from..=last];
                let term: CompactString =
                    words.iter().map(|word| &self.terms[word.number as usize].term[..]).collect();
                if last > from && range.len() <= MOST_BYTES && !is_letters(&term) {
                    count(&mut counts, term, &range, first.weight, title);
                }
            }
        }
        counts.retain(|_, count| count.times > 1);
        let mut counts: Vec<(CompactString, Count)> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(_, count)| count.first.start);
        let number = |(term, count): (CompactString, Count)| {
            let number = self.numbers.get(&term).copied();
            (number.unwrap_or_else(|| self.add(term, PHRASES, SINGLES)), count)
        };
        counts.into_iter().map(number).collect()
    }
}

fn count<K: std::hash::Hash + Eq>(
    counts: &mut HashMap<K, Count>,
    key: K,
    range: &Range<usize>,
    weight: u32,
    title: usize,
) {
    let first = Place { start: range.start as u32, len: range.len() as u32 };
    let new = || Count { times: 0, weight: 0, in_title: range.start < title, first };
    let count = counts.entry(key).or_insert_with(new);
    count.times += 1;
    count.weight += weight;
}
