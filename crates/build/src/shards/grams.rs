//! In which passages does each gram stand?
//!
//! Lists are kept as bytes while they grow: there are tens of millions of postings in a large site.

use super::passages::{Coded, Cut, OVERLAP};
use rustc_hash::FxHashMap as HashMap;
use seed_index::shards::{EDGE, Field, Posting, put_number};
use seed_index::{Index, Section};
use seed_text::cut::SpanKind;
use seed_text::{Folds, gram, string_of, walk};
use std::ops::Range;

/// The posting list of a gram, as gaps in seven bits a byte, each followed by the field and the positions.
#[derive(Clone, Debug, Default)]
pub struct List {
    bytes: Vec<u8>,
    next: u32,
}

impl List {
    fn push(&mut self, posting: Posting) {
        put_number(&mut self.bytes, posting.at - self.next);
        self.next = posting.at + 1;
        self.bytes.extend([posting.field as u8, posting.positions]);
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
/// The bit of a token that is a word, and has a number; others are characters.
const WORD: u32 = 1 << 31;

/// What one document holds. Its words are numbered by themselves.
pub struct OfDocument {
    words: Vec<String>,
    /// The grams of each passage, each once, with the positions by eight and the best field.
    passages: Vec<Vec<Found>>,
    /// Its ideographs and signs, each once, with the best field.
    singles: Vec<(u32, Field)>,
}

/// A token of a stored text.
struct Token {
    number: u32,
    kind: SpanKind,
    at: usize,
    /// Whether a mark of punctuation stands before it.
    is_parted: bool,
}

/// A gram at one place or several: its tokens, and where it stands.
#[derive(Clone, Copy)]
struct Found {
    gram: [u32; 2],
    mask: u8,
    field: Field,
}

impl OfDocument {
    /// Reads a document, which was cut into passages. `sections` are its own.
    pub fn of(index: &Index, folds: Folds, id: u32, cut: &Cut, sections: &[Section]) -> OfDocument {
        let (title, body) = index.documents().ranges(id);
        let labels = index.documents().labels(id);
        let mut words = HashMap::default();
        let of_title = tokens(index, folds, title, &mut words);
        let of_body = tokens(index, folds, body, &mut words);
        let heading = |at: usize| sections.iter().any(|section| section.heading.contains(&at));
        let field = |at: usize| match at {
            at if at < labels => Field::Label,
            at if heading(at) => Field::Heading,
            _ => Field::Text,
        };
        let (mut passages, mut singles) = (Vec::new(), Vec::new());
        let start_of = |at: usize| of_body.partition_point(|token| token.at < at);
        for (i, range) in cut.ranges(usize::MAX).enumerate() {
            let (from, to) = (start_of(range.start), start_of(range.end));
            let mut found = Vec::new();
            if i == 0 {
                for (at, token) in of_title.iter().enumerate() {
                    put(&of_title, at, Field::Title, &mut found);
                    single(token, Field::Title, &mut singles);
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
            found.dedup_by(|next, one| {
                let is_same = next.gram == one.gram;
                if is_same {
                    one.mask |= next.mask;
                    one.field = one.field.max(next.field);
                }
                is_same
            });
            found.shrink_to_fit();
            passages.push(found);
        }
        // The best field of each comes first.
        singles.sort_unstable_by_key(|(number, field)| (*number, std::cmp::Reverse(*field)));
        singles.dedup_by_key(|(number, _)| *number);
        let mut named = vec![String::new(); words.len()];
        words.into_iter().for_each(|(word, number)| named[number as usize] = word);
        OfDocument { words: named, passages, singles }
    }
}

impl Grams {
    /// Takes a document, which stands in this place and has its first passage here. They come in the order of places.
    pub fn take(&mut self, of: OfDocument, place: u32, first: u32) {
        let mut numbers = Vec::with_capacity(of.words.len());
        for word in of.words {
            let next = self.words.len() as u32;
            numbers.push(WORD | *self.words.entry(word).or_insert(next));
        }
        let numbered = |token: u32| match token & WORD {
            _ if token == NONE => NONE,
            0 => token,
            _ => numbers[(token & !WORD) as usize],
        };
        for (passage, found) in (first..).zip(&of.passages) {
            for Found { gram, mask, field } in found {
                self.post(gram.map(numbered), Posting { at: passage, field: *field, positions: *mask });
            }
        }
        for (token, field) in of.singles {
            self.post([token, NONE], Posting { at: place, field, positions: u8::MAX });
        }
    }

    fn post(&mut self, gram: [u32; 2], posting: Posting) {
        self.lists.entry(gram).or_default().push(posting);
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

/// The tokens of a stored text.
fn tokens(index: &Index, folds: Folds, range: Range<usize>, words: &mut HashMap<String, u32>) -> Vec<Token> {
    let units = walk::units(&Coded(index.text().part(range)), folds);
    let mut tokens = Vec::new();
    for gram::Token { units: of, kind } in gram::tokens(&units) {
        let first = units[of.start];
        let number = match kind {
            SpanKind::Word => {
                let next = words.len() as u32;
                WORD | *words.entry(string_of(&units[of])).or_insert(next)
            }
            _ => first.char as u32,
        };
        let is_parted = ![walk::NO_GAP, walk::SPACE_GAP].contains(&first.gap);
        tokens.push(Token { number, kind, at: first.start, is_parted });
    }
    tokens
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
