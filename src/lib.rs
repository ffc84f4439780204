//! The wasm module of seed-search: the engine and, with the feature `embedded` (on by default), the index of the
//! documents that it was compiled with.
//!
//! `build.rs` writes the index. The module `wasm` is what JavaScript sees, and is compiled for wasm only. Both use
//! the crates of this workspace, see `docs/architecture.md`.
//!
//! ```
//! # #[cfg(feature = "embedded")] {
//! let searcher = seed_search::embedded().expect("the build checked it");
//! let results = searcher.search("算力网", &Default::default()).expect("a whole index");
//! assert!(results.hits.len() <= 10);
//! # }
//! ```

#[cfg(target_arch = "wasm32")]
pub mod wasm;

/// The index of the documents that this crate was compiled with.
///
/// It is a static because the bytes of a constant are stored again for every use.
#[cfg(feature = "embedded")]
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

/// The bytes of the index that is compiled in.
#[cfg(feature = "embedded")]
pub fn embedded_bytes() -> &'static [u8] {
    INDEX
}

/// Opens the index that is compiled in. It takes one pass over the bytes, see [`seed_index`].
///
/// # Errors
///
/// If its bytes were changed after they were written.
#[cfg(feature = "embedded")]
pub fn embedded() -> Result<seed_engine::Searcher<'static>, seed_index::Error> {
    seed_engine::Searcher::new(seed_index::Index::open(INDEX.into())?)
}
