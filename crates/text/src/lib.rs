//! TEXT -> TOKENS: what are the letters of a text, and where does one word end and the next begin?
//!
//! One way through text serves documents and queries alike:
//!
//! ```text
//! chars --fold--> folded chars --walk--> units (what counts) --cut--> spans --segment--> terms
//! ```
//!
//! * [`fold`] makes one character out of its forms (`Ｇ`, `g` and `G`; 網 and 网) and says of what [`Class`] it is.
//! * [`walk`] steps over a text from one character that counts to the next, forwards and backwards, and
//!   says what stood between them. Punctuation that belongs to a number counts; all other does not.
//! * [`cut`] groups the units into spans: words of letters and digits, runs of ideographs, symbols.
//! * `script` says which ideographs are forms of which. Only the table of folds that it fills is in the wasm.
//! * [`segment`] cuts runs of ideographs into the words of jieba's dictionary. It is not in the wasm: a
//!   query is cut against the terms of the index instead, for a word that no document holds finds nothing.
//!
//! Beside that way, [`pinyin`] says how a character is read, for queries typed in letters, and [`readings`], not in
//! the wasm, knows it from a dictionary.
//!
//! # Invariants
//!
//! A unit, a span and a token carry the range of the original text that they stand for, and no later step
//! changes it. Recall never rests on the cut: what a reader can see is found by comparing units.
//!
//! # Cost
//!
//! Linear in the text, constant memory but for the units that are returned.

pub mod cut;
pub mod fold;
pub mod pinyin;
pub mod stem;
pub mod walk;

pub use cut::{Span, SpanKind, spans};
pub use fold::{Class, Folds};
pub use pinyin::{Exception, Exceptions, Syllable, Syllables};
pub use walk::{Source, Unit, string_of};
