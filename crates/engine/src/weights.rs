//! Every constant that ranks or rewrites, each with its meaning and its range.
//!
//! None is fitted to one collection. What a change does is measured by
//!
//! ```text
//! make eval COLLECTION=folder HALF=0        # choose on one half of the queries
//! make eval COLLECTION=folder HALF=1        # and report the other
//! cargo test --test ranking --test meant    # the orders that are promised, with the reason beside each
//! ```
//!
//! for what concerns order (here: **eval**), and by `node benches/bench.mjs --only latency` for what bounds time
//! (here: **latency**). `docs/architecture.md` says what was tried without gain.

/// BM25 over posting lists: which candidates are read, and the order of what is not. Measured by **eval**.
pub mod bm25 {
    /// How soon more occurrences of a term add nothing. From 0 (only whether it occurs) to about 3 (every one counts).
    pub const K1: f32 = 1.2;
    /// How much a document's length counts against it. From 0 (nothing) to 1 (in proportion).
    pub const B: f32 = 0.75;
    /// A single ideograph of a longer word, beside a word. From 0 to 1: at 0 a different cut of the same text is lost,
    /// at twice as much the parts of a word outweigh the word.
    pub const CHARACTER: f32 = 0.35;
    /// A completion of the last word, beside the word itself. From 0 to 1.
    pub const COMPLETION: f32 = 0.5;
    /// A function word, beside any other. From 0 to 1: at 1 a question is about its 什么.
    pub const FUNCTION: f32 = 0.3;
    /// A word of letters, beside a word of ideographs, when a text is rescored: the characters and pairs of ideographs
    /// count there besides, those of letters do not. From 1 to about 8.
    pub const LETTERS: f32 = 5.0;
}

/// Rescoring by the text of the best candidates. Measured by **eval**, the bounds by **latency**.
pub mod rescore {
    /// What words add, by the posting lists. At 0 only what stands side by side counts.
    pub const WORDS: f32 = 0.5;
    /// What single ideographs add. At 0 a document that has all characters apart is lost.
    pub const CHARACTERS: f32 = 0.6;
    /// What two features side by side add. At 0 the order of the query's characters says nothing.
    pub const PAIRS: f32 = 0.5;
    /// What the best passage adds. At 0 a long document that mentions everything somewhere wins.
    pub const PASSAGE: f32 = 0.6;
    /// An ideograph in a passage, beside a pair or a word of letters. From 0 to 1.
    pub const CHARACTER_OF_PASSAGE: f32 = 0.3;
    /// A pair of which one is a function word. From 0 to 1.
    pub const HALF_FUNCTION: f32 = 0.6;
    /// A pair of which both are. From 0 to 1.
    pub const FUNCTION: f32 = 0.2;
    /// Candidates whose text is read. More than 200 gained nothing.
    pub const MOST_CANDIDATES: usize = 200;
    /// Bytes of text that are read in all.
    pub const MOST_BYTES: usize = 400_000;
}

/// Reading a query: bounds that keep a hostile or pasted query cheap. Measured by **latency**.
pub mod query {
    /// Units of a query that are cut into terms: its beginning says what it is about.
    pub const MOST_UNITS: usize = 1024;
    /// Ideographs of the longest term that is looked for.
    pub const LONGEST_TERM: usize = 16;
    /// The cost of one more term in the cut of a query, beside its rarity. More makes terms longer.
    pub const STEP: f32 = 2.0;
    /// Completions of the last word that are taken.
    pub const MOST_COMPLETIONS: usize = 16;
    /// Nodes of the dictionary that are visited for completions, and for inflections.
    pub const MOST_VISITS: usize = 2000;
    /// Words of a query whose inflections are looked for.
    pub const MOST_INFLECTED: usize = 32;
    /// Characters of a quotation that are searched for its end.
    pub const MOST_QUOTED: usize = 256;
    /// Parts, between white space and punctuation, that are looked for one by one; a query of more is a pasted text.
    pub const MOST_PARTS: usize = 8;
    /// Clauses that are heeded. Nobody types more, and each costs a look at the text.
    pub const MOST_CLAUSES: usize = 16;
    /// Occurrences of the whole phrase that are counted in a document: more say no more.
    pub const MOST_COUNTED: usize = 8;
    /// Words that are looked for when an excerpt is chosen.
    pub const MOST_WORDS: usize = 32;
    /// Comparisons for each byte of a text, after which a phrase is looked for no further. Only a long phrase that nearly
    /// repeats itself, in a text that does so too, needs more than a few, and would take minutes.
    pub const COMPARISONS: usize = 16;
}

/// Bloom filters of neighbours. Measured by **latency**, and by `--only memory`.
pub mod bloom {
    /// Bits for each byte of a document's text, in the filter of characters: more reject more and take more memory.
    pub const CHARACTER_BITS: usize = 4;
    /// And in the filter of syllables.
    pub const SOUND_BITS: usize = 2;
    /// Bytes of text that one call makes filters of, so that the first is not much slower than the others.
    pub const MOST_MADE: usize = 1 << 19;
    /// Grams of a phrase that are asked. More reject hardly more.
    pub const MOST_ASKED: usize = 16;
}

/// Which rewrites are tried and taken. Measured by **eval** (nothing may sink), by `tests/meant.rs`, and by **latency**.
pub mod rewrite {
    /// Readings of a query, itself included. Two bits of a sort key hold their number.
    pub const MOST_READINGS: usize = 4;

    /// Completions from which on letters are taken for the beginning of a word rather than for pinyin.
    pub const FEW_COMPLETIONS: usize = 3;
    /// Ideographs of a query up to which letters beside them may be pinyin although they are a term.
    pub const MOST_BESIDE: usize = 8;
    /// Pieces that pinyin is read in if it occurs nowhere as a whole.
    pub const MOST_PIECES: usize = 4;
    /// Initials up to which they mean no string but a term or a repeated one.
    pub const FEW_INITIALS: usize = 3;
    /// Matches after which the pass over the texts ends: what occurs so often is what is meant.
    pub const MOST_MATCHES: usize = 512;
    /// Bytes of text, of all documents together, that initials are looked for in, the first of each.
    pub const MOST_OF_INITIALS: usize = 2_000_000;
    /// Strings that one pattern may stand for.
    pub const MOST_STRINGS: usize = 3;
    /// How many times rarer than the best another string may be.
    pub const RARER: u32 = 10;
    /// How many times a string that ends with a whole syllable counts.
    pub const FINISHED: u64 = 4;
    /// How many times a string that is a term counts.
    pub const TERM: u64 = 8;

    /// Letters from which on a word may have one edit, and two.
    pub const LEAST_LETTERS: [usize; 2] = [3, 8];
    /// Letters up to which a word is looked for by its edits.
    pub const MOST_LETTERS: usize = 32;
    /// Nodes of the dictionary that are visited for them.
    pub const MOST_VISITS: usize = 60_000;
    /// Nearest words that are tried.
    pub const MOST_NEAREST: usize = 8;
    /// Letters from which on a misspelled word is corrected although the correction does not occur beside the rest.
    pub const LEAST_ALONE: usize = 4;

    /// Ideographs of a query up to which misspellings are looked for: more are a text, and its words say enough.
    pub const LONGEST_QUERY: usize = 24;
    /// Ideographs and words of letters up to which a query with function words is no sentence.
    pub const LONGEST_PHRASE: usize = 8;
    /// Ideographs that are taken for one misspelled word at most.
    pub const LONGEST_WORD: usize = 12;
    /// Ideographs that may all be in terms and yet be misspelled.
    pub const LONGEST_OF_TERMS: usize = 6;
    /// Ideographs of a word that may have one too many, too few or a wrong one. Of fewer nothing would be left, and
    /// more are no word.
    pub const EDITED: std::ops::RangeInclusive<usize> = 3..=8;
    /// Strings one edit away that are told apart.
    pub const MOST_EDITED: usize = 64;
    /// Occurrences of one half of a misspelled word that are looked at.
    pub const MOST_OCCURRENCES: usize = 8192;
    /// Parts of a query that corrections are looked for.
    pub const MOST_CORRECTED: usize = 3;
    /// Parts of a query that the texts are searched for.
    pub const MOST_SEARCHED: usize = 4;
}
