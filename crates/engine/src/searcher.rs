//! How does a query become hits?
//!
//! ```text
//! query     --syntax-->    text and clauses
//! text      --reading-->   terms, evidence, matches              (the query as typed, then each of its rewrites)
//! readings  --merge-->     one order over all of it
//! order     --filter-->    the wanted documents, counted by file and year
//! best hits --excerpt-->   a passage with marks
//! ```

#[cfg(feature = "shards")]
use crate::call::Corpus;
use crate::call::{Call, IndexReader, Missing};
use crate::marked::{Marked, TextSink};
use crate::merge::{Place, Ranked};
use crate::options::{Options, Sort};
use crate::pieces::Piece;
use crate::results::{Document, Hit, Results};
use crate::sort::{self, Key};
use crate::suggest::{self, Suggestion};
use crate::tier::Tier;
use crate::{dictionary, excerpt, filter, find, headings, neighbours, sections};
use seed_index::{Block, Error, Index};
use seed_text::string_of;
use std::ops::Range;

/// An index that answers queries.
///
/// A call answers, or returns the blocks of the index that it [lacked](Missing). An index that was opened whole never
/// lacks a block.
#[derive(Clone, Debug)]
pub struct Searcher<'a> {
    reader: IndexReader<'a>,
}

impl<'a> Searcher<'a> {
    /// Takes an index to answer from.
    ///
    /// # Errors
    ///
    /// If a table that the index takes as it is, of folds or of syllables, is malformed. Only a forged index has such.
    pub fn new(index: Index<'a>) -> Result<Searcher<'a>, Error> {
        Ok(Searcher { reader: IndexReader::new(index)? })
    }

    /// Takes an index of some documents among others.
    #[cfg(feature = "shards")]
    pub(crate) fn among(index: Index<'a>, corpus: Corpus) -> Option<Searcher<'a>> {
        Some(Searcher { reader: IndexReader::new(index).ok()?.among(corpus) })
    }

    /// The index itself.
    pub fn index(&self) -> &Index<'a> {
        self.reader.index()
    }

    /// Takes the bytes of a block that a call lacked. Returns whether they fit, see [`Index::put_block`].
    pub fn put_block(&mut self, block: Block, bytes: &[u8]) -> bool {
        self.reader.put_block(block, bytes)
    }

    /// Answers a query. Any string is a query.
    ///
    /// # Errors
    ///
    /// If blocks of the index are absent.
    pub fn search(&self, query: &str, options: &Options) -> Result<Results<'_>, Missing> {
        self.answer(query, options)
    }

    /// The same answer for JavaScript: titles and excerpts in UTF-16.
    ///
    /// # Errors
    ///
    /// If blocks of the index are absent.
    pub fn search_utf16(&self, query: &str, options: &Options) -> Result<Results<'_, Vec<u16>>, Missing> {
        self.answer(query, options)
    }

    fn answer<T: TextSink>(&self, query: &str, options: &Options) -> Result<Results<'_, T>, Missing> {
        self.answer_seen(query, options, |_| ())
    }

    /// Answers a query, and has what was ranked seen before.
    pub(crate) fn answer_seen<T: TextSink>(
        &self,
        query: &str,
        options: &Options,
        see: impl FnOnce(&Ranked),
    ) -> Result<Results<'_, T>, Missing> {
        let call = Call::new(&self.reader);
        let Some(ranked) = find::ranked(&call, query, options) else {
            return call.finish(Results::default());
        };
        let counts = |key: &String| filter::counts(&call, &ranked, &options.filter, key);
        let facets = options.facets.iter().map(counts).collect();
        let ranked = find::wanted(&call, ranked, options);
        see(&ranked);
        let last = if call.is_lacking() { 0 } else { options.offset.saturating_add(options.limit) };
        let mut hits = Vec::new();
        for key in first(&call, &ranked, options, last).iter().skip(options.offset) {
            hits.push(hit(&call, &ranked, *key));
        }
        let (total, full) = (ranked.keys.len(), ranked.count_full());
        let results = Results { total, full, hits, facets, taken: ranked.taken, rewrites: ranked.rewrites };
        call.finish(results)
    }

    /// A whole document, with the marks that its hit of this query has. `None` for an unknown number.
    ///
    /// # Errors
    ///
    /// If blocks of the index are absent.
    pub fn document(&self, id: u32, query: &str, options: &Options) -> Result<Option<Document<'_>>, Missing> {
        let call = Call::new(&self.reader);
        if !call.ids().contains(&id) {
            return call.finish(None);
        }
        let ranked = find::ranked(&call, query, options);
        let place = ranked.as_ref().and_then(|ranked| Some((ranked, ranked.place_of(id)?)));
        let pieces = place.map_or(Vec::new(), |(ranked, place)| {
            ranked.readings[place.reading].marked(&call, place.tier, id)
        });
        let (title, body) = call.texts(id);
        let body = body.part(call.labels(id).codes.len()..body.codes.len());
        let decode =
            |text, line_end| Marked::decode(text, &excerpt::marks(text, call.folds(), &pieces), line_end);
        let (title, body): (Marked, Marked) = (decode(title, ' '), decode(body, '\n'));
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in body.text.split('\n') {
            let end = start + line.len();
            if start < end {
                paragraphs.push(start..end);
            }
            start = end + 1;
        }
        let (keywords, neighbours) = neighbours::of(&call, id);
        let source = call.record(id);
        let (sections, meta) = (sections::of_document(&call, id), call.meta(id));
        let document = Document { id, source, title, body, paragraphs, sections, meta, keywords, neighbours };
        drop(ranked);
        call.finish(Some(document))
    }

    /// Completions of what is being typed, best first. If there are none, completions of what its letters spell.
    ///
    /// # Errors
    ///
    /// If blocks of the index are absent.
    pub fn suggest(&self, query: &str, limit: usize) -> Result<Vec<Suggestion>, Missing> {
        let call = Call::new(&self.reader);
        let suggestions = suggest::of(&call, query, limit);
        call.finish(suggestions)
    }

    /// The number of the document of this path.
    pub fn id_of(&self, path: &str) -> Option<u32> {
        let documents = self.index().documents();
        (0..documents.len() as u32).find(|id| documents.record(*id).path == path)
    }

    /// Every term that begins with `start`, in the dictionary's order, with its document frequency.
    ///
    /// # Errors
    ///
    /// If blocks of the index are absent.
    pub fn terms(&self, start: &str) -> Result<Vec<(String, u32)>, Missing> {
        let call = Call::new(&self.reader);
        let (folded, mut terms) = (string_of(&call.units(start)), Vec::new());
        // A start without any unit would match every term.
        if start.is_empty() || !folded.is_empty() {
            dictionary::each_term(call.index(), &folded, usize::MAX, &mut |ordinal, term| {
                terms.push((term.to_owned(), call.postings(ordinal).df()));
            });
        }
        call.finish(terms)
    }

    pub(crate) fn reader(&self) -> &IndexReader<'a> {
        &self.reader
    }
}

/// The first keys in the requested order.
fn first(call: &Call, ranked: &Ranked, options: &Options, most: usize) -> Vec<Key> {
    let mut first = match options.sort {
        Sort::Relevance if options.first.is_empty() && ranked.pinned.is_empty() => {
            return sort::largest(&ranked.keys, most);
        }
        Sort::Relevance => sort::largest(&ranked.keys, usize::MAX),
        Sort::Key { key, is_ascending } => filter::ordered(call, ranked, key, is_ascending),
    };
    if !options.first.is_empty() {
        first = filter::language_first(call, ranked, first, options.first);
    }
    if options.sort == Sort::Relevance {
        first = filter::pinned_first(ranked, first);
    }
    first.truncate(most);
    first
}

#[inline(never)]
fn hit<'s, T: TextSink>(call: &Call<'s>, ranked: &Ranked, key: Key) -> Hit<'s, T> {
    let place = Place::of(key);
    let reading = &ranked.readings[place.reading];
    let (title, body) = call.texts(place.id);
    let folds = call.folds();
    let pieces = &reading.marked(call, place.tier, place.id);
    let tiers = (place.tier, reading.best);
    // Labels are shown only if nothing else shows what was asked for.
    let labels = call.labels(place.id).codes.len();
    let below = body.part(labels..body.codes.len());
    let has_piece = |piece: &&Piece| piece.phrase.as_ref().is_some_and(|phrase| phrase.is_in(below, folds));
    let shown = if labels == 0 || pieces.iter().any(has_piece) { below } else { body };
    let text = call.sentences(shown);
    let whole = &reading.pieces.whole;
    let heading = match (place.tier, &whole.phrase) {
        (Tier::Heading | Tier::WholeHeading, Some(phrase)) => headings::best(call, place.id, body, phrase),
        _ => None,
    };
    let passage = match heading {
        // It is below the labels, as all sections are.
        Some((_, Range { start, end })) => excerpt::around(text, start - labels, end - labels),
        None => excerpt::passage(text, folds, tiers, pieces, whole),
    };
    let marks = excerpt::marks(shown.part(passage.clone()), folds, pieces);
    let first =
        body.codes.len() - shown.codes.len() + passage.start + marks.first().map_or(0, |mark| mark.start);
    let (section, sections) = sections::of_hit(call, place.id, body, first, pieces);
    Hit {
        id: place.id,
        source: call.record(place.id),
        title: Marked::decode(title, &excerpt::marks(title, folds, pieces), ' '),
        score: ranked.total(&place),
        weak: ranked.is_weak(&place),
        excerpt: excerpt::show(text, &passage, &marks),
        section,
        sections,
        meta: call.meta(place.id),
    }
}
