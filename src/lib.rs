//! Full-text search for static pages: documents become one index when this crate is compiled, and one wasm
//! module of engine and index answers queries in the reader's browser, offline.
//!
//! Data flows one way:
//!
//! ```text
//! FILES --corpus--> DOCUMENTS --text--> TOKENS --index--> BYTES        when the crate is compiled
//! QUERY --text--> UNITS --query--> HITS                                in the browser
//! ```
//!
//! [`corpus`], [`text`] and [`index`] do not know each other; [`compile`] joins them when an index is built, and
//! [`query`] when it is asked. The wasm module's own surface is in `wasm.rs`, in TypeScript's terms.
//!
//! ```
//! let search = seed_search::embedded().expect("the index was checked when it was compiled");
//! let results = search.search("算力网", &Default::default());
//! assert!(results.hits.len() <= 10);
//! ```

#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
#[cfg(not(target_arch = "wasm32"))]
pub mod corpus;
pub mod index;
pub mod query;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

/// The index of the documents that this crate was compiled with.
///
/// A static, not a constant: a constant's bytes are stored once more for every use.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

/// The bytes of the index that is compiled in.
pub fn embedded_bytes() -> &'static [u8] {
    INDEX
}

/// Opens the index that is compiled in. One pass over its bytes, see [`index`].
///
/// # Errors
///
/// If its bytes were changed after they were written.
pub fn embedded() -> Result<query::Search<'static>, index::Error> {
    query::Search::new(index::Index::open(INDEX.into())?)
}
