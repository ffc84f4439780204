//! What may one call read of an index, and how much may it spend?
//!
//! The engine reads an index through a [`Call`] only. An absent block reads as empty and is noted. [`Call::finish`]
//! then returns the noted blocks instead of an answer. The caller supplies them and asks again from the start. An index
//! that was opened whole never lacks a block.
//!
//! # Cost
//!
//! One comparison for each text and posting list that is read.

use crate::bloom::{Bloom, Blooms, SymbolMap};
use crate::bm25::Statistics;
use crate::names::Names;
use crate::phrase::{self, Phrase};
use crate::rescore::KeptWords;
use crate::sentences::{self, CharProps, Sentences};
use crate::weights::bloom::{CHARACTER_BITS, MOST_MADE, SOUND_BITS};
use seed_index::{Block, CodedText, Error, Fields, Index, List, Record, Section};
use seed_text::{Folds, Syllables, Unit, walk};
use std::cell::{Cell, OnceCell};
use std::fmt;
use std::ops::Range;

/// An index, with tables that are computed from it once and kept.
#[derive(Clone, Debug)]
pub struct IndexReader<'a> {
    index: Index<'a>,
    /// The Bloom filters of each document's characters, and of its syllables.
    characters: Blooms,
    sounds: Blooms,
    /// The telling words of the texts that were fed back.
    words: KeptWords,
    norms: OnceCell<Vec<f32>>,
    names: OnceCell<Names>,
    char_props: OnceCell<Vec<CharProps>>,
    /// Where the sections of each document are, and what it says about itself.
    sections: OnceCell<Vec<Range<u32>>>,
    meta: OnceCell<Vec<Range<u32>>>,
    /// The documents that these are some of.
    #[cfg(feature = "shards")]
    corpus: Option<Corpus>,
}

/// What is known of all documents where an index holds some of them, so that terms weigh there what they weigh among all.
#[cfg(feature = "shards")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// How many documents there are.
    pub documents: u32,
    /// The lengths of all, added up.
    pub total_length: u32,
    /// How many documents hold each term, by its ordinal here.
    pub frequencies: Vec<u32>,
}

impl<'a> IndexReader<'a> {
    /// Takes an index.
    ///
    /// # Errors
    ///
    /// If a table that the index takes as it is, of folds or of syllables, is malformed. Only a forged index has such.
    pub fn new(index: Index<'a>) -> Result<IndexReader<'a>, Error> {
        let wrong = |section, wrong| Err(Error::Section { section, wrong });
        if Folds::from_bytes(index.folds()).is_none() {
            return wrong("folds", "it is not a table of characters in ascending order");
        }
        if Syllables::from_bytes(index.pinyin(), index.alphabet().len()).is_none() {
            return wrong("pinyin", "it does not say of each character how it is read");
        }
        let blooms = |bits| Blooms::new(index.documents().len(), bits);
        let (characters, sounds) = (blooms(CHARACTER_BITS), blooms(SOUND_BITS));
        let words = KeptWords::new(index.documents().len());
        let (norms, names) = (OnceCell::new(), OnceCell::new());
        let (char_props, sections, meta) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Ok(IndexReader {
            index,
            characters,
            sounds,
            words,
            norms,
            names,
            char_props,
            sections,
            meta,
            #[cfg(feature = "shards")]
            corpus: None,
        })
    }

    /// The same index, as one of some documents among others.
    #[cfg(feature = "shards")]
    pub fn among(self, corpus: Corpus) -> Self {
        IndexReader { corpus: Some(corpus), ..self }
    }

    /// The index itself.
    pub fn index(&self) -> &Index<'a> {
        &self.index
    }

    /// Takes the bytes of a block, see [`Index::put_block`].
    pub fn put_block(&mut self, block: Block, bytes: &[u8]) -> bool {
        self.index.put_block(block, bytes)
    }
}

/// The blocks that a call lacked. The caller supplies them and asks again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing(pub Vec<Block>);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} blocks of the index are not here yet; bring them and ask again", self.0.len())
    }
}

impl std::error::Error for Missing {}

/// One call: an index, the budget that is left, and the blocks that it lacked.
pub struct Call<'s> {
    reader: &'s IndexReader<'s>,
    folds: Folds<'s>,
    syllables: Syllables<'s>,
    /// The bytes of text that this call may still make Bloom filters of, for each kind of filter.
    character_budget: Cell<usize>,
    sound_budget: Cell<usize>,
    missing: Cell<Vec<Block>>,
}

impl<'s> Call<'s> {
    /// Begins a call, with a budget of its own.
    pub fn new(reader: &'s IndexReader<'s>) -> Call<'s> {
        let [character_budget, sound_budget] = [Cell::new(MOST_MADE), Cell::new(MOST_MADE)];
        let index = &reader.index;
        let folds = Folds::of_checked(index.folds());
        let syllables = Syllables::of_checked(index.pinyin(), index.alphabet().len());
        Call { reader, folds, syllables, character_budget, sound_budget, missing: Cell::default() }
    }

    /// Ends the call. Returns its answer, or the blocks that it lacked.
    pub fn finish<T>(self, answer: T) -> Result<T, Missing> {
        let missing = self.missing.into_inner();
        if missing.is_empty() { Ok(answer) } else { Err(Missing(missing)) }
    }

    /// Whether a block was absent. If so, nothing that depends on it need be computed.
    pub fn is_lacking(&self) -> bool {
        let missing = self.missing.take();
        let is_lacking = !missing.is_empty();
        self.missing.set(missing);
        is_lacking
    }

    /// Whether a block is present. Notes an absent one.
    #[inline]
    fn holds(&self, block: Block) -> bool {
        self.reader.index.holds(block) || self.note(block)
    }

    #[cold]
    fn note(&self, block: Block) -> bool {
        let mut missing = self.missing.take();
        if !missing.contains(&block) {
            missing.push(block);
        }
        self.missing.set(missing);
        false
    }

    /// The index, for the parts that are always present: alphabet, dictionary, tables.
    pub fn index(&self) -> &'s Index<'s> {
        &self.reader.index
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.index().documents().len()
    }

    /// The number of each document.
    pub fn ids(&self) -> Range<u32> {
        0..self.documents() as u32
    }

    /// Where a document comes from.
    pub fn record(&self, id: u32) -> Record<'s> {
        self.index().documents().record(id)
    }

    /// The statistics of the corpus, for BM25.
    pub fn statistics(&self) -> Statistics {
        let (documents, total_length) = self.extent();
        Statistics::of(documents, total_length)
    }

    /// How many documents there are, here and elsewhere, and their lengths added up.
    pub fn extent(&self) -> (u32, u32) {
        #[cfg(feature = "shards")]
        if let Some(corpus) = &self.reader.corpus {
            return (corpus.documents, corpus.total_length);
        }
        let documents = self.index().documents();
        (documents.len() as u32, documents.total_length())
    }

    /// The posting list of a term; empty for an unknown ordinal.
    pub fn postings(&self, ordinal: u32) -> List<'s> {
        let here = self.holds(Block::of_term(ordinal));
        let list = self.index().postings().list(if here { ordinal } else { u32::MAX });
        #[cfg(feature = "shards")]
        if let Some(df) = self.reader.corpus.as_ref().and_then(|all| all.frequencies.get(ordinal as usize)) {
            return list.among(*df);
        }
        list
    }

    /// Title and body of a document.
    pub fn texts(&self, id: u32) -> (CodedText<'s>, CodedText<'s>) {
        let (title, body) = self.ranges(id);
        let text = self.index().text();
        (text.part(title), text.part(body))
    }

    /// The ranges of a document's title and body in the text of all documents.
    pub fn ranges(&self, id: u32) -> (Range<usize>, Range<usize>) {
        if self.holds(Block::Text(id)) { self.index().documents().ranges(id) } else { (0..0, 0..0) }
    }

    /// The labels of a document, with which its body begins.
    pub fn labels(&self, id: u32) -> CodedText<'s> {
        let (_, body) = self.ranges(id);
        let labels = self.index().documents().labels(id);
        self.index().text().part(body.start..body.end.min(body.start + labels))
    }

    /// Title and body of a document as one text.
    pub fn text(&self, id: u32) -> CodedText<'s> {
        let (title, body) = self.ranges(id);
        self.index().text().part(title.start..body.end)
    }

    /// The folding of this corpus.
    pub fn folds(&self) -> Folds<'s> {
        self.folds
    }

    /// The syllables of this corpus's characters.
    pub fn syllables(&self) -> Syllables<'s> {
        self.syllables
    }

    /// The units of a query's text.
    pub fn units(&self, text: &str) -> Vec<Unit> {
        walk::units(&text, self.folds())
    }

    /// How many documents hold each unit, see [`phrase::commonness`].
    pub fn commonness(&self, units: &[Unit]) -> Vec<u32> {
        let (alphabet, terms) = (self.index().alphabet(), self.index().terms());
        phrase::commonness(units, |c| {
            let (bytes, len) = alphabet.code(c)?.bytes();
            Some(self.postings(terms.get(&bytes[..len])?).df())
        })
    }

    /// The phrase of some units; `None` if one of them is no character of the index.
    pub fn phrase(&self, units: &[Unit]) -> Option<Phrase> {
        Phrase::new(self.index(), self.folds(), units, &self.commonness(units))
    }

    /// The BM25 norm of a document; 0 for an unknown number.
    pub fn norm(&self, id: u32) -> f32 {
        self.norms().get(id as usize).copied().unwrap_or_default()
    }

    /// The BM25 norm of each document.
    pub fn norms(&self) -> &'s [f32] {
        self.reader.norms.get_or_init(|| {
            let (statistics, documents) = (self.statistics(), self.index().documents());
            self.ids().map(|id| statistics.norm(documents.length(id))).collect()
        })
    }

    /// The names of all files.
    pub fn names(&self) -> &'s Names {
        self.reader.names.get_or_init(|| Names::of(self.index().documents(), self.folds()))
    }

    /// The telling words of texts, as far as they are kept.
    pub fn kept_words(&self) -> &'s KeptWords {
        &self.reader.words
    }

    /// The sections of a document.
    pub fn sections(&self, id: u32) -> Vec<Section<'s>> {
        let sections = self.index().sections();
        let places = self.reader.sections.get_or_init(|| sections.places());
        places.get(id as usize).map_or(Vec::new(), |place| sections.at(place))
    }

    /// What a document says about itself.
    pub fn meta(&self, id: u32) -> Fields<'s> {
        let meta = self.index().meta();
        let places = self.reader.meta.get_or_init(|| meta.places());
        places.get(id as usize).map_or_else(Fields::default, |place| meta.at(place))
    }

    /// A text with the properties of its characters, to find sentences in it.
    pub fn sentences(&self, text: CodedText<'s>) -> Sentences<'s> {
        let props = || sentences::char_props(self.index().alphabet());
        Sentences { text, props: self.reader.char_props.get_or_init(props) }
    }

    /// Whether a document may hold a phrase. Never false if it does.
    pub fn may_hold(&self, id: u32, phrase: &Phrase) -> bool {
        let map = || SymbolMap::folded(self.index().alphabet().chars(), self.folds());
        let blooms = &self.reader.characters;
        self.bloom(blooms, id, &self.character_budget, map).is_none_or(|bloom| bloom.may_hold(&phrase.grams))
    }

    /// Whether a document may hold two syllables side by side. Never false if it does.
    pub fn may_sound(&self, id: u32, gram: u32) -> bool {
        let blooms = &self.reader.sounds;
        let bloom = self.bloom(blooms, id, &self.sound_budget, || self.read_map());
        bloom.is_none_or(|bloom| bloom.may_hold(&[gram]))
    }

    /// The syllables that each character of the alphabet may be read as.
    pub fn readings(&self) -> &'s SymbolMap {
        self.reader.sounds.symbols(|| self.read_map())
    }

    fn read_map(&self) -> SymbolMap {
        SymbolMap::read(self.index().alphabet().len() as u32, self.syllables())
    }

    /// The filter of a document. `None` if it was not made yet and the budget is spent.
    fn bloom(
        &self,
        blooms: &'s Blooms,
        id: u32,
        budget: &Cell<usize>,
        map: impl FnOnce() -> SymbolMap,
    ) -> Option<Bloom<'s>> {
        if let Some(bloom) = blooms.get(id) {
            return Some(bloom);
        }
        if budget.get() == 0 || !self.holds(Block::Text(id)) {
            return None;
        }
        let text = self.text(id);
        budget.set(budget.get().saturating_sub(text.codes.len()));
        blooms.make(id, text, map)
    }

    /// Whether a document holds a phrase.
    pub fn has(&self, id: u32, phrase: &Phrase) -> bool {
        if !self.may_hold(id, phrase) {
            return false;
        }
        let ((title, body), folds) = (self.texts(id), self.folds());
        phrase.is_in(title, folds) || phrase.is_in(body, folds)
    }
}
