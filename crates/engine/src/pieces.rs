//! Which parts of a query are searched for in one piece?
//!
//! The whole query, its parts between white space, punctuation and scripts, and the phrases of its clauses. Each is a
//! phrase. If it is a term too, the posting lists say which documents hold it, and no text is read.

use crate::call::Call;
use crate::gaps::sign_before;
use crate::phrase::{self, Phrase};
use crate::retrieve::Evidence;
use crate::syntax::{Clause, Field, Occur};
use crate::terms::{Role, Term};
use crate::tier::Tier;
use crate::walk;
use crate::weights::bm25::FUNCTION;
use crate::weights::query::{MOST_CLAUSES, MOST_PARTS, MOST_WORDS};
use seed_text::{Class, Unit};
use std::ops::Range;

/// Units that are searched for in one piece.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The phrase; `None` if it holds a character that no document has.
    pub phrase: Option<Phrase>,
    /// The term that it is, if it is one.
    term: Option<usize>,
    /// The term of its completions, if it is the last word.
    completion: Option<usize>,
    /// How much it tells.
    pub weight: f32,
}

impl Piece {
    /// Whether the posting lists can say which documents hold it.
    pub fn is_term(&self) -> bool {
        self.term.is_some() || self.completion.is_some()
    }

    /// Whether the posting lists say that a document holds it.
    pub fn is_posted(&self, evidence: &Evidence, id: u32) -> bool {
        [self.term, self.completion].iter().flatten().any(|term| evidence.holds(id, *term))
    }

    /// Whether a document holds it in title or text.
    fn is_in(&self, call: &Call, evidence: &Evidence, id: u32) -> bool {
        self.is_posted(evidence, id) || self.phrase.as_ref().is_some_and(|phrase| call.has(id, phrase))
    }
}

/// The phrase of a clause.
struct Condition {
    phrase: Option<Phrase>,
    occur: Occur,
    field: Field,
}

impl Condition {
    fn is_met(&self, call: &Call, id: u32) -> bool {
        let is_in = |phrase: &Phrase| match self.field {
            Field::Any => call.has(id, phrase),
            Field::Title => phrase.is_in(call.texts(id).0, call.folds()),
        };
        self.phrase.as_ref().is_some_and(is_in) == (self.occur == Occur::Must)
    }
}

/// The pieces of a query.
pub struct Pieces {
    /// The whole query.
    pub whole: Piece,
    /// Its parts between white space, punctuation and scripts. Empty unless there are several.
    pub parts: Vec<Piece>,
    /// Whether a change of script alone parts them. Then what was typed is one word that may be written otherwise.
    pub are_of_scripts: bool,
    conditions: Vec<Condition>,
}

impl Pieces {
    /// The pieces of a text with these units, which name these terms.
    pub fn of(
        call: &Call,
        (text, units): (&str, &[Unit]),
        terms: &[Term],
        idf: &[f32],
        clauses: &[Clause],
    ) -> Pieces {
        let common = call.commonness(units);
        let piece = |range: Range<usize>| {
            let of = |is: fn(&Term) -> bool| terms.iter().position(|term| term.units == range && is(term));
            let term = of(|term| term.ordinal.is_some());
            let completion = of(|term| term.role == Role::Completion);
            let mut phrase =
                Phrase::new(call.index(), call.folds(), &units[range.clone()], &common[range.clone()]);
            if let Some(phrase) = &mut phrase {
                phrase.sign = sign_before(text, &units[range]).to_owned();
            }
            // A phrase that is no term is taken to occur in one document.
            let weight = term.map_or_else(|| call.statistics().idf(1.0), |term| idf[term]);
            Piece { phrase, term, completion, weight }
        };
        let whole = piece(0..units.len());
        let starts = (1..units.len()).filter(|i| units[*i].gap != walk::NO_GAP || is_border(units, *i));
        let are_of_scripts = units.iter().skip(1).all(|unit| unit.gap == walk::NO_GAP);
        let mut parts = Vec::new();
        if (1..MOST_PARTS).contains(&starts.clone().count()) {
            let mut from = 0;
            for to in starts.chain([units.len()]) {
                let mut part = piece(from..to);
                let is_letters = phrase::is_letters(&units[from..to]);
                if let Some(phrase) = &mut part.phrase {
                    phrase.is_together = is_letters;
                }
                parts.push(part);
                from = to;
            }
        }
        let mut conditions = Vec::new();
        for &Clause { text, occur, field, is_quoted } in clauses.iter().take(MOST_CLAUSES) {
            let units = call.units(text);
            let mut phrase = call.phrase(&units);
            if let Some(phrase) = &mut phrase {
                phrase.sign = sign_before(text, &units).to_owned();
                phrase.is_demanded = true;
                phrase.is_word = occur == Occur::MustNot && !is_quoted;
            }
            conditions.push(Condition { phrase, occur, field });
        }
        Pieces { whole, parts, are_of_scripts, conditions }
    }

    /// Whether a clause leaves documents out.
    pub fn have_exclusions(&self) -> bool {
        self.conditions.iter().any(|condition| condition.occur == Occur::MustNot)
    }

    /// Whether a document meets every clause.
    pub fn allow(&self, call: &Call, id: u32) -> bool {
        self.conditions.iter().all(|condition| condition.is_met(call, id))
    }

    /// The tier of a document that holds every part, each in one piece. `None` if it does not, or there are no parts.
    pub fn parts_tier(&self, call: &Call, evidence: &Evidence, id: u32) -> Option<Tier> {
        if self.parts.is_empty() || !self.parts.iter().all(|part| part.is_in(call, evidence, id)) {
            return None;
        }
        for part in &self.parts {
            if let Some(phrase) = &part.phrase
                && !phrase.sign.is_empty()
                && !call.has(id, &phrase.clone().demanded())
            {
                return Some(Tier::LooseParts);
            }
        }
        Some(Tier::Parts)
    }

    /// The words of the query and their other forms, the heaviest first. A part comes before its words, because it
    /// tells more, and so does a row of characters that is no term. Single ideographs are among them only if there is
    /// nothing else.
    pub fn words(&self, call: &Call, units: &[Unit], terms: &[Term], idf: &[f32]) -> Vec<Piece> {
        let is_longer = |part: &&Piece| part.term.is_none() && part.phrase.is_some();
        let mut words: Vec<Piece> = Vec::new();
        self.parts.iter().filter(is_longer).for_each(|part| put(&mut words, part.clone()));
        let mut rows = rows(terms, idf);
        rows.append(&mut pairs(terms, idf));
        for (range, weight) in rows.into_iter().take(MOST_WORDS) {
            // Words are for documents that do not hold the whole.
            if range.len() == units.len() {
                continue;
            }
            put(&mut words, Piece { phrase: call.phrase(&units[range]), weight, ..Piece::default() });
        }
        let parts = words.len();
        for is_ideograph in [false, true] {
            for (term, idf) in terms.iter().zip(idf) {
                let is_wanted = term.role == Role::Word && term.is_ideograph() == is_ideograph;
                if !is_wanted || words.len() >= MOST_WORDS {
                    continue;
                }
                let weight = if term.is_function { FUNCTION * idf } else { *idf };
                let mut put_word = |units: &[Unit]| {
                    let mut phrase = call.phrase(units);
                    if let Some(phrase) = &mut phrase {
                        phrase.is_word = term.in_texts.is_empty();
                    }
                    put(&mut words, Piece { phrase, weight, ..Piece::default() });
                };
                put_word(&units[term.units.clone()]);
                term.forms.iter().for_each(|form| put_word(&call.units(&form.text)));
            }
            if words.len() > parts {
                break;
            }
        }
        words
    }
}

/// Whether a word of letters and a word of ideographs meet in front of a unit: `GDP增长`. One letter or ideograph may be a
/// part of the other's word, as in `U盘`, and digits belong to what counts by them.
fn is_border(units: &[Unit], at: usize) -> bool {
    let is_word = |from: usize, class: Class| {
        let word = units.get(from..from + 2);
        word.is_some_and(|word| word.iter().all(|unit| unit.class == class) && word[1].gap == walk::NO_GAP)
    };
    let [letters, ideographs] = [Class::Letter, Class::Ideograph];
    at >= 2
        && (is_word(at - 2, letters) && is_word(at, ideographs)
            || is_word(at - 2, ideographs) && is_word(at, letters))
}

/// Adds a piece behind those that weigh as much.
// Not inlined: the module is smaller so.
#[inline(never)]
fn put(words: &mut Vec<Piece>, piece: Piece) {
    let at = words.iter().position(|other| other.weight < piece.weight);
    words.insert(at.unwrap_or(words.len()), piece);
}

/// Rows of characters that the cut left single: names and other words that are no terms. Each has the weights of its
/// characters.
fn rows(terms: &[Term], idf: &[f32]) -> Vec<(Range<usize>, f32)> {
    let mut rows: Vec<(Range<usize>, f32)> = Vec::new();
    for (term, idf) in terms.iter().zip(idf) {
        if term.role != Role::Word || !term.is_ideograph() || term.is_function {
            continue;
        }
        match rows.last_mut().filter(|(row, _)| row.end == term.units.start) {
            Some((row, weight)) => (row.end, *weight) = (term.units.end, *weight + idf),
            None => rows.push((term.units.clone(), *idf)),
        }
    }
    rows.retain(|(row, _)| row.len() > 1);
    rows
}

/// Two words side by side, of which one has several characters, with half of their weights. So a passage that holds
/// them side by side is better than one that holds them apart.
fn pairs(terms: &[Term], idf: &[f32]) -> Vec<(Range<usize>, f32)> {
    let is_word = |term: &Term| term.role == Role::Word && !term.is_function;
    let mut pairs = Vec::new();
    for (one, first) in terms.iter().zip(idf).filter(|(one, _)| is_word(one)) {
        let follows = |other: &Term| is_word(other) && other.units.start == one.units.end;
        let Some(at) = terms.iter().position(follows) else { continue };
        if !(one.is_ideograph() && terms[at].is_ideograph()) {
            pairs.push((one.units.start..terms[at].units.end, (first + idf[at]) / 2.0));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::IndexReader;
    use crate::retrieve::Evidence;
    use crate::syntax::parse;
    use crate::terms::terms;
    use crate::testing::of;

    fn reader() -> IndexReader<'static> {
        of(&[
            ("算力网", "城市的算力网，a wi-fi network."),
            ("网络", "算力在网里 now if it rains"),
            ("别的", "城市 算力"),
        ])
    }

    /// The parts of a query that are known, and for each document whether it meets the clauses and holds all parts.
    fn of_query(query: &str) -> (usize, Vec<(bool, bool)>) {
        let reader = reader();
        let call = Call::new(&reader);
        let query = parse(query);
        let (text, units) = (query.text.as_str(), call.units(&query.text));
        let terms = terms(&call, &units, false);
        let evidence = Evidence::gather(&call, &terms);
        let pieces = Pieces::of(&call, (text, &units), &terms, &evidence.idf, &query.clauses);
        let of_document = |id| (pieces.allow(&call, id), pieces.parts_tier(&call, &evidence, id).is_some());
        (pieces.parts.len(), call.ids().map(of_document).collect())
    }

    #[test]
    fn parts_and_clauses() {
        let [yes, no] = [true, false];
        for (query, parts, documents, why) in [
            ("城市算力", 0, [(yes, no); 3], "one piece has no parts"),
            ("城市 算力", 2, [(yes, yes), (yes, no), (yes, yes)], "each part in one piece, in any order"),
            ("算力，城市", 2, [(yes, yes), (yes, no), (yes, yes)], "punctuation parts as well"),
            ("城市 wifi", 2, [(yes, yes), (yes, no), (yes, no)], "letters fit Wi-Fi, but not `now if it`"),
            ("城市wifi", 2, [(yes, yes), (yes, no), (yes, no)], "a change of script parts like a blank"),
            ("城wifi", 0, [(yes, no); 3], "but not one character, which may belong to the word"),
            ("\"算力网\"", 0, [(yes, no), (no, no), (no, no)], "a phrase that must occur"),
            ("算力 -城市", 0, [(no, no), (yes, no), (no, no)], "a word that must not"),
            ("title:网络", 0, [(no, no), (yes, no), (no, no)], "in the title only"),
            ("算力 -title:网络", 0, [(yes, no), (no, no), (yes, no)], "nor in a title"),
            ("算力 -net", 0, [(yes, no); 3], "without quotes a whole word is meant"),
            ("算力 -\"net\"", 0, [(no, no), (yes, no), (yes, no)], "with quotes any occurrence"),
        ] {
            assert_eq!(of_query(query), (parts, documents.to_vec()), "{query}: {why}");
        }
    }

    #[test]
    fn words_come_heaviest_first_and_single_characters_only_if_there_is_nothing_else() {
        let reader = reader();
        let call = Call::new(&reader);
        for (query, expected, why) in [
            ("算力 雨", 1, "the word; the character is in no document"),
            ("城市 网络", 2, "both words; side by side they are the whole"),
            ("城市 网络 算力", 5, "three words, and two of them side by side"),
            ("的", 1, "a character alone"),
        ] {
            let (text, units) = (query, call.units(query));
            let terms = terms(&call, &units, false);
            let evidence = Evidence::gather(&call, &terms);
            let pieces = Pieces::of(&call, (text, &units), &terms, &evidence.idf, &[]);
            let words = pieces.words(&call, &units, &terms, &evidence.idf);
            assert!(words.is_sorted_by(|a, b| a.weight >= b.weight), "{query}: heaviest first");
            assert_eq!(words.iter().filter(|word| word.phrase.is_some()).count(), expected, "{query}: {why}");
        }
    }
}
