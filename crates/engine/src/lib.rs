//! TOKENS + INDEX -> HITS: which documents answer a query, in what order, and which passage shows it?
//!
//! ```text
//! query --parse--> plain text and demands --units--> --plan--> terms of the index
//!   terms --rank--> evidence of every document        (posting lists)
//!   units --run---> tier of the documents that can hold the whole run   (their stored text)
//!   best candidates --closer--> pairs and passages   (their stored text, if none holds the whole run)
//!   query --meant--> other readings of it, each asked the same way      (pinyin, slips, numerals)
//!   what is found --filter--> what is wanted of it, counted by file and year
//!   best hits --excerpt--> a passage with marks
//! ```
//!
//! # Invariants
//!
//! * What a reader can see in a document finds it: a document is found if the folded query stands in its folded
//!   text, wherever words were cut. The index proposes; the stored text decides.
//! * Contiguity first: a document that holds the whole run stands before all that do not, and what holds the query as
//!   typed before what holds another reading of it.
//! * Ties are broken by document number, so the same query gives the same answer.
//! * Every query has an answer, and no answer holds markup: text and ranges only. Ranges are bytes of the
//!   string beside them.
//!
//! # Cost
//!
//! The posting lists of the query's terms, and the text of those documents that hold all its ideographs and that
//! filters of neighbours do not deny. Of a query that stands nowhere, the text of up to 200 candidates; of letters that are
//! no word and of what may be a slip, a few passes over all texts. A few vectors of one entry a document are
//! allocated.

mod answer;
mod asked;
mod bytes;
mod closer;
mod dictionary;
mod excerpt;
mod explain;
mod filter;
mod function_words;
mod grams;
mod hash;
mod marked;
mod meant;
mod parse;
mod plan;
mod prose;
mod rank;
mod related;
mod run;
mod suggest;
#[cfg(test)]
mod testing;
mod utf16;
mod walk;

pub use explain::{Explanation, Part, Product};
pub use filter::{Facets, Filter, is_date};
pub use marked::Marked;
pub use related::Neighbour;
pub use suggest::Suggestion;
pub use utf16::utf16;

use answer::Answer;
use grams::{Filters, Numbers};
use marked::Text;
use prose::Prose;
use run::Run;
use seed_index::{self as index, CodedText, Index, Record};
use seed_text::pinyin::Syllables;
use seed_text::{Folds, Unit};
use std::cell::OnceCell;
use std::collections::BinaryHeap;
use std::ops::Range;

/// Bits of a filter for each byte of a document's text: more would deny more, and take more memory.
const CHARACTER_BITS: usize = 4;
const SOUND_BITS: usize = 2;

/// An index that answers queries.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    index: Index<'a>,
    /// Of what is written in each document, and of what is read there.
    characters: Filters,
    sounds: Filters,
    norms: OnceCell<Vec<f32>>,
    signs: OnceCell<Vec<u8>>,
}

/// How a query is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'o> {
    /// Most hits to return.
    pub limit: usize,
    /// Hits to leave out from the top.
    pub offset: usize,
    /// Whether the last word may be unfinished.
    pub prefix: bool,
    /// Whether what is written otherwise may be found too: pinyin, slips, numerals.
    pub fuzzy: bool,
    /// Which documents are wanted.
    pub filter: Filter<'o>,
    /// Whether the latest stand first, instead of the best.
    pub latest: bool,
    /// Whether what is found is counted by file and year.
    pub facets: bool,
}

impl Options<'_> {
    /// Ten hits of all documents, the best first, by every way to read a query.
    pub const DEFAULT: Options<'static> = Options {
        limit: 10,
        offset: 0,
        prefix: true,
        fuzzy: true,
        filter: Filter { path: "", from: "", to: "" },
        latest: false,
        facets: false,
    };
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options::DEFAULT
    }
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results<'s, T = String> {
    /// How many documents were found and are wanted, whatever the limit.
    pub total: usize,
    /// How many of them are not weak; they stand first.
    pub full: usize,
    /// The hits from the offset on, best first unless told.
    pub hits: Vec<Hit<'s, T>>,
    /// How many there are of each file and year, if it was asked.
    pub facets: Option<Facets<'s>>,
    /// What was searched besides the query as it was typed, or instead of it.
    pub instead: Vec<String>,
}

/// One document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit<'s, T = String> {
    /// The document's number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: Marked<T>,
    /// Higher is better; comparable within one answer only.
    pub score: f32,
    /// Whether it holds what was asked less fully than it could be held: only part of it, or not in one piece
    /// where another document has it in one.
    pub weak: bool,
    /// A passage that shows what was asked.
    pub excerpt: Marked<T>,
}

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'s> {
    /// The document's number.
    pub id: u32,
    /// Where it comes from.
    pub source: Record<'s>,
    /// Its title.
    pub title: Marked,
    /// Its text as shown.
    pub body: Marked,
    /// The paragraphs of the text.
    pub paragraphs: Vec<Range<usize>>,
    /// Its most telling words as it writes them, the best first.
    pub keywords: Vec<String>,
    /// The documents most like it, the best first.
    pub neighbours: Vec<Neighbour<'s>>,
}

impl<'a> Search<'a> {
    /// Takes an index to answer from.
    ///
    /// # Errors
    ///
    /// If a table that the index takes as it is, of folds or of syllables, is none. Only a forged index has such.
    pub fn new(index: Index<'a>) -> Result<Search<'a>, index::Error> {
        let wrong = |section, wrong| Err(index::Error::Section { section, wrong });
        if Folds::from_bytes(index.folds()).is_none() {
            return wrong("folds", "it is not a table of characters in ascending order");
        }
        if Syllables::from_bytes(index.pinyin(), index.alphabet().len()).is_none() {
            return wrong("pinyin", "it does not say of each character how it is read");
        }
        let filters = |bits| Filters::new(index.documents().len(), bits);
        let (characters, sounds) = (filters(CHARACTER_BITS), filters(SOUND_BITS));
        Ok(Search { index, characters, sounds, norms: OnceCell::new(), signs: OnceCell::new() })
    }

    /// The index itself.
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// Answers a query. Any string is a query.
    pub fn search(&self, query: &str, options: &Options) -> Results<'_> {
        self.answer(query, options)
    }

    /// The same answer for JavaScript: titles and excerpts in UTF-16.
    pub fn search_utf16(&self, query: &str, options: &Options) -> Results<'_, Vec<u16>> {
        self.answer(query, options)
    }

    fn answer<T: Text>(&self, query: &str, options: &Options) -> Results<'_, T> {
        self.begin();
        let Some(mut answer) = Answer::new(self, query, options) else { return Results::default() };
        let facets = options.facets.then(|| answer.facets(&options.filter));
        answer.sift(&options.filter);
        let last = options.offset.saturating_add(options.limit);
        answer.look_closer(if options.latest { usize::MAX } else { last });
        let mut results = Results {
            total: answer.keys.len(),
            full: answer.count_full(),
            hits: Vec::new(),
            facets,
            instead: std::mem::take(&mut answer.instead),
        };
        let mut keys = BinaryHeap::from(std::mem::take(&mut answer.keys));
        if options.latest {
            let latest = answer.latest(&keys.into_sorted_vec());
            let wanted = latest.into_iter().skip(options.offset).take(options.limit);
            results.hits = wanted.map(|key| answer.hit(key)).collect();
            return results;
        }
        for rank in 0..last {
            let Some(key) = keys.pop() else { break };
            if rank >= options.offset {
                results.hits.push(answer.hit(key));
            }
        }
        results
    }

    /// A whole document, with what a query marks in it; `None` for an unknown number.
    pub fn document(&self, id: u32, query: &str) -> Option<Document<'_>> {
        if id as usize >= self.index.documents().len() {
            return None;
        }
        self.begin();
        let answer = Answer::new(self, query, &Options::default());
        let (title, body) = self.texts(id);
        let pieces = &answer.as_ref().map_or(Vec::new(), |answer| answer.marking(id));
        let decode =
            |text, line_end| Marked::decode(text, &excerpt::marks(text, self.folds(), pieces), line_end);
        let body: Marked = decode(body, '\n');
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in body.text.split('\n') {
            let end = start + line.len();
            if start < end {
                paragraphs.push(start..end);
            }
            start = end + 1;
        }
        let (keywords, neighbours) = self.related(id);
        Some(Document {
            id,
            source: self.index.documents().record(id),
            title: decode(title, ' '),
            body,
            paragraphs,
            keywords,
            neighbours,
        })
    }

    /// The number of the document of this path.
    pub fn id_of(&self, path: &str) -> Option<u32> {
        let documents = self.index.documents();
        (0..documents.len() as u32).find(|id| documents.record(*id).path == path)
    }

    /// Every term of the dictionary that begins so, in its order, with the number of documents that hold it.
    pub fn terms(&self, start: &str) -> Vec<(String, u32)> {
        let (folded, mut terms) = (plan::string_of(&self.units(start)), Vec::new());
        // What is folded to nothing would begin every term.
        if start.is_empty() || !folded.is_empty() {
            dictionary::each_term(&self.index, &folded, usize::MAX, &mut |ordinal, term| {
                terms.push((term.to_owned(), self.index.postings().list(ordinal).df()));
            });
        }
        terms
    }

    /// Completions of what is being typed, best first; of what letters spell if nothing begins as they do.
    pub fn suggest(&self, query: &str, limit: usize) -> Vec<Suggestion> {
        self.begin();
        suggest::of(self, query, limit)
    }

    fn folds(&self) -> Folds<'_> {
        Folds::of_checked(self.index.folds())
    }

    fn syllables(&self) -> Syllables<'_> {
        Syllables::of_checked(self.index.pinyin(), self.index.alphabet().len())
    }

    fn run(&self, units: &[Unit]) -> Option<Run> {
        Run::new(&self.index, self.folds(), units, &run::commonness(&self.index, units))
    }

    /// Each query may make some more of the filters.
    fn begin(&self) {
        self.characters.begin();
        self.sounds.begin();
    }

    /// What the length of each document makes of term frequencies.
    fn norms(&self) -> &[f32] {
        self.norms.get_or_init(|| rank::norms(&self.index))
    }

    /// A text with what its characters say of sentences.
    fn prose<'s>(&'s self, text: CodedText<'s>) -> Prose<'s> {
        Prose { text, signs: self.signs.get_or_init(|| prose::signs(self.index.alphabet())) }
    }

    fn norm(&self, id: u32) -> f32 {
        self.norms().get(id as usize).copied().unwrap_or_default()
    }

    /// Whether a document may hold a run. One that does is never denied.
    fn may_hold(&self, id: u32, run: &Run) -> bool {
        let numbers = || Numbers::folded(self.index.alphabet().chars(), self.folds());
        let numbers = self.characters.numbers(numbers);
        self.characters.may_hold(id, &run.grams, || self.text(id), numbers)
    }

    /// Whether a document holds a run.
    fn has(&self, id: u32, run: &Run) -> bool {
        let (title, body) = self.texts(id);
        self.may_hold(id, run) && (run.is_in(title, self.folds()) || run.is_in(body, self.folds()))
    }

    /// Whether there may be something in a document that sounds as this gram. What does is never denied.
    fn may_sound(&self, id: u32, gram: u32) -> bool {
        self.sounds.may_hold(id, &[gram], || self.text(id), self.readings())
    }

    /// How each character of the alphabet may be read.
    fn readings(&self) -> &Numbers {
        self.sounds.numbers(|| Numbers::read(self.index.alphabet().len() as u32, self.syllables()))
    }

    /// Title and text of a document in one.
    fn text(&self, id: u32) -> CodedText<'_> {
        let (title, body) = self.index.documents().ranges(id);
        self.index.text().part(title.start..body.end)
    }

    fn units(&self, text: &str) -> Vec<Unit> {
        seed_text::walk::units(&text, self.folds())
    }

    /// Title and body of a document.
    fn texts(&self, id: u32) -> (CodedText<'_>, CodedText<'_>) {
        let (title, body) = self.index.documents().ranges(id);
        let text = self.index.text();
        (text.part(title), text.part(body))
    }
}
