//! What does each document give by itself, and what do all of them give together?
//!
//! Cutting asks one document alone, so documents may be cut at once, and what one gave may be kept. Gathering takes them in
//! their order. Linear in the text.

use crate::segment::{Segmenter, Token};
use crate::sketch::{self, Sketch};
use crate::{folds, related, words};
use compact_str::CompactString;
use rustc_hash::FxHashMap as HashMap;
use seed_index::writer::Input;
use seed_index::{LABEL_WEIGHT, TITLE_WEIGHT};
use seed_text::Folds;
use serde::{Deserialize, Serialize};

/// The most characters of a term. What is longer is no word of a language, but data: a key, a picture in letters.
const MOST_CHARACTERS_OF_TERM: usize = 64;

/// What all documents give together, in their order.
#[derive(Default)]
pub struct Gathered {
    pub occurrences: HashMap<CompactString, Occurrences>,
    pub relater: related::Relater,
    pub forms: folds::Held,
    pub words: words::Held,
    pub inputs: Vec<Input>,
}

impl Gathered {
    /// Takes the next documents.
    pub fn take(&mut self, cut: Vec<(Input, Cut)>) {
        for (input, Cut { counted, sketch, forms, words, .. }) in cut {
            let id = self.inputs.len() as u32;
            for (term, Count { times, tf }) in counted {
                let all = self.occurrences.entry(term).or_default();
                all.times += times;
                all.list.push((id, tf));
            }
            self.relater.add(sketch);
            self.forms.extend(&forms);
            self.words.extend(&words);
            self.inputs.push(input);
        }
    }
}

/// What a document by itself gives.
#[derive(Serialize, Deserialize)]
pub struct Cut {
    /// How many tokens it has.
    pub length: u32,
    pub counted: Vec<(CompactString, Count)>,
    pub sketch: Sketch,
    pub forms: folds::Held,
    pub words: words::Held,
}

/// Cuts a document into tokens, and keeps what they tell: they are many times their text. Its labels end at `labels`.
pub fn cut(title: &str, text: &str, labels: usize, segmenter: &Segmenter) -> Cut {
    let alphabet = folds::alphabet([title, text]);
    let table = folds::of_alphabet(&alphabet);
    let folds = Folds::from_bytes(&table).expect("the table that was just written");
    let [title_tokens, body] = [title, text].map(|text| segmenter.tokens(text, folds));
    let parts = [(title, &title_tokens[..], TITLE_WEIGHT), (text, &body[..], 1)];
    // A line for each, so that nothing is found across.
    let all = [title, text].join("\n");
    Cut {
        length: (title_tokens.len() + body.len()) as u32,
        counted: counted(&title_tokens, &body, labels).into_iter().collect(),
        sketch: sketch::sketch(segmenter, &parts),
        words: words::Held::of(&all, &alphabet),
        forms: folds::Held::of(&all, alphabet, folds),
    }
}

/// Where all documents hold a term.
#[derive(Default)]
pub struct Occurrences {
    /// How often.
    pub times: u32,
    /// Each document, and the frequency there.
    pub list: Vec<(u32, u32)>,
}

/// How often a document holds a term.
#[derive(Default, Serialize, Deserialize)]
pub struct Count {
    /// How often it occurs.
    pub times: u32,
    /// The same as the index has it: weighed by where it occurs, and at most 1 for an ideograph.
    pub tf: u32,
}

/// Counts the terms of a document, whose labels end at `labels`.
fn counted(title: &[Token], body: &[Token], labels: usize) -> HashMap<CompactString, Count> {
    let mut counted: HashMap<CompactString, Count> = HashMap::default();
    let title = title.iter().map(|token| (TITLE_WEIGHT, token));
    let body = body.iter().map(|token| (if token.end <= labels { LABEL_WEIGHT } else { 1 }, token));
    for (weight, token) in title.chain(body) {
        // Its text finds a longer one, as it does any phrase.
        if token.term.chars().nth(MOST_CHARACTERS_OF_TERM).is_some() {
            continue;
        }
        let count = match counted.get_mut(&token.term) {
            Some(count) => count,
            None => counted.entry(token.term.clone()).or_default(),
        };
        count.times += 1;
        count.tf = if token.is_ideograph { 1 } else { count.tf + weight };
    }
    counted
}
