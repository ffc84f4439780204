//! CHARACTERS -> UNITS: which characters of a text count when texts are compared, and which words do they form?
//!
//! Documents and queries go the same way:
//!
//! ```text
//! characters --fold--> folded characters --walk--> units --cut--> spans
//! ```
//!
//! * [`fold`] makes one character out of its forms (`Ｇ`, `g` and `G`; 網 and 网), and [`class`] gives its [`Class`].
//! * [`walk`] steps over a text from one unit to the next, forwards and backwards. A unit is a folded character that
//!   counts. White space and punctuation do not count, except for punctuation that belongs to a number.
//! * [`cut`] groups units into spans: words of letters and digits, runs of ideographs, symbols.
//!
//! Spans become terms elsewhere: the build segments runs of ideographs with jieba, and the engine cuts a query
//! against the terms of its index.
//!
//! Besides, [`cluster`] says which characters belong to the one before them, [`kana`] joins kana with their voicing
//! marks and [`hangul`] the letters of a syllable, [`stem`] joins the inflections of an English word, and [`pinyin`] says how a character is pronounced.
//!
//! # Invariants
//!
//! * A unit and a span carry the range of the original text that they cover, and no later step changes it.
//! * Recall does not depend on how words were cut: a phrase is found by comparing units.
//!
//! # Cost
//!
//! Time is linear in the text. Memory is constant, besides the units that are returned.

pub mod class;
pub mod cluster;
pub mod cut;
pub mod fold;
pub mod gram;
pub mod hangul;
pub mod kana;
pub mod pinyin;
pub mod stem;
pub mod walk;

pub use class::Class;
pub use cut::{Span, SpanKind, spans};
pub use fold::{Folded, Folds};
pub use pinyin::{Exception, Exceptions, Syllable, Syllables};
pub use walk::{Source, Unit, string_of};
