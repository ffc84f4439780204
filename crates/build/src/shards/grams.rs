//! In which passages does each gram stand?
//!
//! Lists are kept as bytes while they grow: there are tens of millions of postings in a large site.

use super::passages::{Coded, Cut, OVERLAP};
use rustc_hash::FxHashMap as HashMap;
use seed_index::Index;
use seed_index::shards::{EDGE, Field, Posting};
use seed_text::cut::SpanKind;
use seed_text::{Folds, gram, string_of, walk};

/// The posting list of a gram, as gaps in seven bits a byte, each followed by the field and the positions.
#[derive(Clone, Debug, Default)]
pub struct List {
    bytes: Vec<u8>,
    next: u32,
}

impl List {
    fn push(&mut self, posting: Posting) {
        let mut gap = posting.at - self.next;
        self.next = posting.at + 1;
        while gap >= 0x80 {
            self.bytes.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        self.bytes.extend([gap as u8, posting.field as u8, posting.positions]);
    }

    /// Its postings, ascending.
    pub fn postings(&self) -> Vec<Posting> {
        let (mut bytes, mut next, mut postings) = (self.bytes.iter(), 0, Vec::new());
        'postings: loop {
            let (mut gap, mut shift) = (0, 0);
            loop {
                let Some(byte) = bytes.next() else { break 'postings };
                gap |= u32::from(byte & 0x7F) << shift;
                shift += 7;
                if *byte < 0x80 {
                    break;
                }
            }
            let (Some(field), Some(positions)) = (bytes.next(), bytes.next()) else { break };
            let fields = [Field::Text, Field::Heading, Field::Label, Field::Title];
            postings.push(Posting {
                at: next + gap,
                field: fields[usize::from(*field)],
                positions: *positions,
            });
            next += gap + 1;
        }
        postings
    }
}

/// Every gram with its list.
pub type Lists = Vec<(String, List)>;

/// What is gathered of documents, one after another.
#[derive(Default)]
pub struct Grams {
    words: HashMap<String, u32>,
    lists: HashMap<[u32; 2], List>,
}

/// What stands where there is no second token.
const NONE: u32 = u32::MAX;
/// The bit of a token that is a word; others are characters.
const WORD: u32 = 1 << 31;

/// A token of a stored text.
struct Token {
    number: u32,
    kind: SpanKind,
    at: usize,
    /// Whether a mark of punctuation stands before it.
    is_parted: bool,
}

/// A gram at one place: its tokens, and where it stands.
struct Found {
    gram: [u32; 2],
    mask: u8,
    field: Field,
}

impl Grams {
    /// Takes a document, which stands in this place and has its first passage here. They come in the order of places.
    pub fn take(&mut self, index: &Index, folds: Folds, id: u32, cut: &Cut, (place, first): (u32, u32)) {
        let (title, body) = index.documents().ranges(id);
        let labels = index.documents().labels(id);
        let sections = index.sections().of(id);
        let of_title = self.tokens(index, folds, title);
        let of_body = self.tokens(index, folds, body);
        let heading = |at: usize| sections.iter().any(|section| section.heading.contains(&at));
        let field = |at: usize| match at {
            at if at < labels => Field::Label,
            at if heading(at) => Field::Heading,
            _ => Field::Text,
        };
        let mut found = Vec::new();
        let mut singles: Vec<(u32, Field)> = Vec::new();
        let mut starts = of_body.iter().map(|token| token.at).collect::<Vec<usize>>();
        starts.push(usize::MAX);
        for (i, start) in cut.starts.iter().enumerate() {
            let end = cut.starts.get(i + 1).copied().unwrap_or(usize::MAX);
            let from = starts.partition_point(|at| at < start);
            let to = starts.partition_point(|at| *at < end).min(of_body.len());
            found.clear();
            if i == 0 {
                for at in 0..of_title.len() {
                    put(&of_title, at, Field::Title, &mut found);
                    single(&of_title[at], Field::Title, &mut singles);
                }
            }
            for at in from..(to + OVERLAP).min(of_body.len()) {
                let field = field(of_body[at].at);
                put(&of_body, at, field, &mut found);
                if at < to {
                    single(&of_body[at], field, &mut singles);
                }
            }
            found.sort_unstable_by_key(|one| one.gram);
            for same in found.chunk_by(|a, b| a.gram == b.gram) {
                let mask = same.iter().fold(0, |mask, one| mask | one.mask);
                let field = same.iter().map(|one| one.field).max().unwrap_or(Field::Text);
                self.post(same[0].gram, first + i as u32, field, mask);
            }
        }
        singles.sort_unstable();
        for same in singles.chunk_by(|a, b| a.0 == b.0) {
            let field = same.iter().map(|one| one.1).max().unwrap_or(Field::Text);
            self.post([same[0].0, NONE], place, field, u8::MAX);
        }
    }

    fn post(&mut self, gram: [u32; 2], at: u32, field: Field, positions: u8) {
        self.lists.entry(gram).or_default().push(Posting { at, field, positions });
    }

    /// The tokens of a stored text: number, kind, and where each starts.
    fn tokens(&mut self, index: &Index, folds: Folds, range: std::ops::Range<usize>) -> Vec<Token> {
        let units = walk::units(&Coded(index.text().part(range)), folds);
        let number = |token: &gram::Token| {
            let of = &units[token.units.clone()];
            match token.kind {
                SpanKind::Word => {
                    let word = string_of(of);
                    let next = self.words.len() as u32;
                    WORD | *self.words.entry(word).or_insert(next)
                }
                _ => of[0].char as u32,
            }
        };
        let tokens = gram::tokens(&units);
        let numbers: Vec<u32> = tokens.iter().map(number).collect();
        let all = tokens.iter().zip(numbers).map(|(token, number)| {
            let first = &units[token.units.start];
            let is_parted = ![walk::NO_GAP, walk::SPACE_GAP].contains(&first.gap);
            Token { number, kind: token.kind, at: first.start, is_parted }
        });
        all.collect()
    }

    /// All words of letters, ascending.
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.keys().map(String::as_str).collect();
        words.sort_unstable();
        words
    }

    /// Every gram with its list.
    pub fn lists(self) -> Lists {
        let mut words = vec![""; self.words.len()];
        self.words.iter().for_each(|(word, number)| words[*number as usize] = word);
        let token = |key: &mut String, token: u32| match token & WORD {
            0 => key.extend(char::from_u32(token)),
            _ => key.push_str(words[(token & !WORD) as usize]),
        };
        let named = self.lists.into_iter().map(|([first, second], list)| {
            let mut key = String::new();
            token(&mut key, first);
            if second != NONE {
                token(&mut key, second);
            }
            (key, list)
        });
        named.collect()
    }
}

/// A gram of one ideograph or sign.
fn single(token: &Token, field: Field, singles: &mut Vec<(u32, Field)>) {
    if token.kind != SpanKind::Word {
        singles.push((token.number, field));
    }
}

/// The grams that begin with a token.
fn put(tokens: &[Token], at: usize, field: Field, found: &mut Vec<Found>) {
    let mask = 1 << (at % 8);
    let Token { number, kind, .. } = tokens[at];
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(at + 1);
    match kind {
        SpanKind::Word => found.push(Found { gram: [number, NONE], mask, field }),
        SpanKind::Symbol => {}
        SpanKind::Ideographs => {
            if let Some(next) = next.filter(|next| next.kind == SpanKind::Ideographs) {
                // What is parted is no run, but counts where there is none.
                let mask = if next.is_parted { 0 } else { mask };
                found.push(Found { gram: [number, next.number], mask, field });
            }
            let is_word = |token: Option<&Token>| token.is_some_and(|token| token.kind == SpanKind::Word);
            if is_word(before) || is_word(next) {
                found.push(Found { gram: [number, EDGE as u32], mask, field });
            }
        }
    }
}
