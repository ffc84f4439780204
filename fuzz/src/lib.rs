//! ANY BYTES -> NOTHING: what must hold of every input, whoever made it?
//!
//! A target is a function of some bytes that panics if what it looks at does not hold. A fuzzer calls it with bytes that it
//! changes as the code that they reach tells it (`fuzz_targets/`); a test calls it with those that are kept (`tests/`).
//! The head of each target says what must hold. `README.md` says how they are run.

mod bases;
mod codecs;
mod documents;
mod edits;
mod fold;
mod found;
mod held;
mod html;
mod index;
mod markdown;
mod plain;
mod query;
mod settings;
mod shards;

pub use codecs::codecs;
pub use fold::fold;
pub use found::found;
pub use html::html;
pub use index::index;
pub use markdown::markdown;
pub use plain::plain;
pub use query::query;
pub use settings::settings;
pub use shards::shards;

/// A function of any bytes. It panics if what it says of them does not hold.
pub type Target = fn(&[u8]);

/// All targets by name, which is that of the folder of their inputs.
pub const TARGETS: [(&str, Target); 10] = [
    ("index", index),
    ("shards", shards),
    ("found", found),
    ("query", query),
    ("html", html),
    ("markdown", markdown),
    ("plain", plain),
    ("fold", fold),
    ("codecs", codecs),
    ("settings", settings),
];
