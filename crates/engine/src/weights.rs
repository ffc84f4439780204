//! Which constants retrieve, rank and rewrite? Each is here, with its meaning and its range. Those of suggestions
//! and excerpts stand in their own modules.
//!
//! None is fitted to one collection. These commands measure a change:
//!
//! ```text
//! make eval COLLECTION=folder HALF=0        # choose on one half of the queries
//! make eval COLLECTION=folder HALF=1        # and report the other
//! cargo test --test ranking --test meant    # the orders that are promised, with the reason beside each
//! ```
//!
//! They measure order and are called **eval** below. `node benches/bench.mjs --only latency` measures time and is
//! called **latency**. `docs/architecture.md` says what was tried without gain.

/// BM25 over posting lists. It decides which candidates are read, and ranks those that are not. Measured by **eval**.
pub mod bm25 {
    /// How many occurrences of a term count. From 0 (only whether it occurs) to about 3 (nearly every one).
    pub const K1: f32 = 1.2;
    /// How much a document's length counts against it. From 0 (nothing) to 1 (in proportion).
    pub const B: f32 = 0.75;
    /// The weight of a single ideograph of a longer word, beside that of a word. From 0 to 1. At 0 a text that was cut
    /// otherwise is lost. At twice as much the parts of a word outweigh the word.
    pub const CHARACTER: f32 = 0.35;
    /// The weight of a word of one ideograph, beside that of a longer word.
    pub const WORD_OF_ONE: f32 = 2.0 * CHARACTER;
    /// The weight of a completion of the last word, beside that of the word. From 0 to 1.
    pub const COMPLETION: f32 = 0.5;
    /// The weight of a function word, beside that of any other. From 0 to 1. At 1 a question is about its 什么.
    ///
    /// A word that is typed several times weighs that many times to the power of 5/8, see
    /// [`repeated`](crate::bm25::repeated). At 0 a repeated word says nothing, at 1 a long query is about it alone.
    pub const FUNCTION: f32 = 0.3;
    /// The weight of a word of letters, beside that of a word of ideographs, when a text is rescored. It makes up for
    /// the characters and pairs inside words of ideographs, which count there too. From 1 to about 8.
    pub const LETTERS: f32 = 5.0;
}

/// Rescoring by the text of the best candidates. Measured by **eval**, the bounds by **latency**.
pub mod rescore {
    /// The weight of words, by the posting lists. At 0 only characters, pairs and passages count.
    pub const WORDS: f32 = 0.5;
    /// The weight of single ideographs. At 0 a document that has all characters apart is lost.
    pub const CHARACTERS: f32 = 0.8;
    /// The weight of two features side by side. At 0 the order of the query's characters says nothing.
    pub const PAIRS: f32 = 0.5;
    /// The worth of a pair that stands one unit apart, beside that of one that stands side by side. At 0 a word put in
    /// between hides a pair; at twice as much the gain is gone. Below 1.
    pub const APART: f32 = 0.2;
    /// The weight of the best passage. At 0 a long document that mentions everything somewhere wins.
    pub const PASSAGE: f32 = 0.5;
    /// How much the length of a passage counts against it. From 0 (nothing: a list without a full stop is one passage
    /// and holds everything) to 1 (in proportion). At twice as much long sentences lose what they say.
    pub const PASSAGE_LENGTH: f32 = 0.1;
    /// The bytes of a passage of middling length.
    pub const PASSAGE_BYTES: f32 = 120.0;
    /// What a document adds to its score that holds all of the query, as a part of the score. One that holds half of
    /// the query's weight adds half. At 0 a candidate that repeats one word passes one that holds all; at twice as
    /// much the rare words of a question count too little. From 0 to about 0.3.
    pub const SHARE: f32 = 0.2;
    /// The weight of a pair in this share, beside that of a feature. From 0 to 1.
    pub const PAIR_OF_SHARE: f32 = 0.5;
    /// The different ideographs and words of a query up to which its share counts in full, and from which on not at
    /// all. No document holds all of a long query, and which part it holds says more than how much.
    pub const MIDDLING: usize = 20;
    /// See [`MIDDLING`].
    pub const LONG: usize = 40;
    /// The weight of an ideograph in a passage, beside that of a pair or a word of letters. From 0 to 1.
    pub const CHARACTER_OF_PASSAGE: f32 = 0.3;
    /// The weight of a pair with one function word, beside that of a pair without. From 0 to 1.
    pub const HALF_FUNCTION: f32 = 0.6;
    /// The weight of a pair of two function words. From 0 to 1.
    pub const FUNCTION: f32 = 0.2;
    /// The most candidates whose text is read. More than 200 gained nothing.
    pub const MOST_CANDIDATES: usize = 200;
    /// The bytes of text after which no further candidate is read.
    pub const MOST_BYTES: usize = 400_000;
}

/// Feedback from the best texts to a question. Measured by **eval**, the bounds by **latency**.
pub mod feedback {
    /// How much the words of the best texts count, as a part of the range of the candidates' scores. At 0 only the
    /// query's own words count; at twice as much what the best texts have in common drowns the query.
    pub const WEIGHT: f32 = 0.3;
    /// The most ideographs and words of letters of a short query, which gets no feedback: it says what it wants.
    pub const LONGEST_SHORT: usize = 6;
    /// The least of a query that gets all of it.
    pub const LEAST_LONG: usize = 12;
    /// The most candidates whose words are taken. 5 to 20 give about the same.
    pub const MOST_BEST: usize = 10;
    /// The most words that are taken. 10 to 40 give about the same.
    pub const MOST_WORDS: usize = 20;
    /// The most telling words of one text, which are kept at eight bytes each. Twice as many gain nothing.
    pub const MOST_OF_TEXT: usize = 40;
    /// The bytes of a text that are cut into words. Its beginning says what it is about.
    pub const MOST_BYTES_OF_TEXT: usize = 4096;
}

/// Reading a query: bounds that keep a hostile or pasted query cheap. Measured by **latency**.
pub mod query {
    /// The most units of a query that are cut into terms. Its beginning says what it is about.
    pub const MOST_UNITS: usize = 1024;
    /// The ideographs of the longest term that is looked up.
    pub const LONGEST_TERM: usize = 16;
    /// The cost of one more term in the cut of a query, beside its rarity. More makes terms longer.
    pub const STEP: f32 = 2.0;
    /// The most completions of the last word that are taken.
    pub const MOST_COMPLETIONS: usize = 16;
    /// The most nodes of the dictionary that are visited for completions, and for inflections.
    pub const MOST_VISITS: usize = 2000;
    /// The most words of a query that are looked for in the texts because the dictionary lacks them. Each costs a search.
    pub const MOST_PARTS_OF_WORDS: usize = 4;
    /// The most words of a query whose inflections are looked up.
    pub const MOST_INFLECTED: usize = 32;
    /// The most characters of a quotation that are searched for its end.
    pub const MOST_QUOTED: usize = 256;
    /// The most parts of a query that are searched for one by one, see `pieces.rs`. A query of more is a
    /// pasted text.
    pub const MOST_PARTS: usize = 8;
    /// The most clauses that count. Nobody types more, and each costs a search of the text.
    pub const MOST_CLAUSES: usize = 16;
    /// The most occurrences of the whole query that are counted in a document. More say no more.
    pub const MOST_COUNTED: usize = 8;
    /// The most words that are searched for when an excerpt is chosen.
    pub const MOST_WORDS: usize = 32;
    /// The most comparisons for each byte of a text, after which the search for a phrase ends. Only a long phrase
    /// that nearly repeats itself needs more than a few, in a text that does so too. It would take minutes.
    pub const COMPARISONS: usize = 16;
}

/// Bloom filters of neighbours. Measured by **latency**, and by `--only memory`.
pub mod bloom {
    /// Bits for each byte of a document's text in the filter of characters. More bits reject more and take more memory.
    pub const CHARACTER_BITS: usize = 4;
    /// The same in the filter of syllables.
    pub const SOUND_BITS: usize = 2;
    /// The bytes of text that one call makes filters of, so that the first call is not much slower than the others.
    pub const MOST_MADE: usize = 1 << 19;
    /// The most grams of a phrase that a filter is asked for. More reject hardly more.
    pub const MOST_ASKED: usize = 16;
}

/// Which rewrites are tried and taken. Measured by **eval** (nothing may sink), by `tests/meant.rs`, and by
/// **latency**.
pub mod rewrite {
    /// The most readings of a query, itself included. Two bits of a sort key hold a reading's number.
    pub const MOST_READINGS: usize = 4;

    /// The most units of a query whose numbers are looked for in other writings. More are a pasted text.
    pub const MOST_OF_NUMBERS: usize = 256;
    /// The most ways to write the numbers of a part, and of a query, that are tried.
    pub const MOST_WRITINGS: usize = 24;

    /// The number of completions from which on letters are taken for the beginning of a word rather than for pinyin.
    pub const FEW_COMPLETIONS: usize = 3;
    /// The most ideographs of a query in which letters may be pinyin although they are a term.
    pub const MOST_BESIDE: usize = 8;
    /// The most parts of a word that are tried as a term beside pinyin.
    pub const MOST_GLUED: usize = 3;
    /// The most pieces that pinyin is divided into if it occurs nowhere as a whole.
    pub const MOST_PIECES: usize = 4;
    /// The number of initials up to which only a term or a repeated string fits them.
    pub const FEW_INITIALS: usize = 3;
    /// The number of matches after which the pass over the texts ends. So frequent a string is what is meant.
    pub const MOST_MATCHES: usize = 512;
    /// The bytes of text that initials are searched for in: the first part of each document, all documents together.
    pub const MOST_OF_INITIALS: usize = 2_000_000;
    /// The most strings that a pattern is rewritten to.
    pub const MOST_STRINGS: usize = 3;
    /// How many times rarer than the best string another one may be.
    pub const RARER: u32 = 10;
    /// The factor of a string that ends with a whole syllable.
    pub const FINISHED: u64 = 4;
    /// The factor of a string that has the tones that were typed.
    pub const TONED: u64 = 1024;
    /// The factor of a string that is a term.
    pub const TERM: u64 = 8;

    /// The least letters of a word that may have one edit, and of one that may have two.
    pub const LEAST_LETTERS: [usize; 2] = [3, 8];
    /// The most letters of a word that is looked up by edit distance.
    pub const MOST_LETTERS: usize = 32;
    /// The most nodes of the dictionary that are visited for this.
    pub const MOST_VISITS: usize = 60_000;
    /// The most words that are tried, nearest first.
    pub const MOST_NEAREST: usize = 8;
    /// The least letters of a misspelled word that is corrected although no correction occurs beside the rest of the
    /// query.
    pub const LEAST_ALONE: usize = 4;

    /// The most ideographs of a query in which misspellings are looked for. More are a text, whose words say enough.
    pub const LONGEST_QUERY: usize = 24;
    /// The most ideographs and words of letters of a query that may have function words and is no sentence.
    pub const LONGEST_PHRASE: usize = 8;
    /// The most ideographs that are taken for one misspelled word.
    pub const LONGEST_WORD: usize = 12;
    /// The most ideographs that may all belong to terms and yet be misspelled.
    pub const LONGEST_OF_TERMS: usize = 6;
    /// The ideographs of a word in which one may be added, missing or wrong. In a shorter word too little would be
    /// left, and a longer one is no word.
    pub const EDITED: std::ops::RangeInclusive<usize> = 3..=8;
    /// The most strings at one edit that are counted.
    pub const MOST_EDITED: usize = 64;
    /// The most occurrences of one half of a misspelled word that are compared.
    pub const MOST_OCCURRENCES: usize = 8192;
    /// The most parts of a query that are corrected.
    pub const MOST_CORRECTED: usize = 3;
    /// The most parts of a query that the texts are searched for.
    pub const MOST_SEARCHED: usize = 4;
}
