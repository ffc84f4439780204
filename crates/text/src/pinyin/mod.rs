//! How characters are read: the syllable of each character of a corpus, and the words that read a character otherwise.
//!
//! A reader types letters: `zhengzhou`, `zz`. They are compared with syllables as a keyboard spells them: `v` for ü where the letter before it leaves a choice (`lv`, `nv`), `lue` and `nue`.
//!
//! The bytes of the table are `pinyin` in the grammar of `docs/format.md`. Two planes are the smallest form in brotli
//! of those that were tried: `benches/README.md` has the sizes.

mod syllable;
mod table;
#[cfg(feature = "write")]
mod writer;

pub use syllable::{Syllable, is_spelled};
pub use table::{Exception, Exceptions, Syllables};
#[cfg(feature = "write")]
pub use writer::{Otherwise, table};
