//! One hash for what is told apart while a query is answered: FNV-1a, which is small and needs no table. It is stored
//! nowhere.

/// The hash of nothing.
pub const NOTHING: u32 = 0x811C_9DC5;

/// The hash of what `hash` is of, and of more behind it.
pub fn with(hash: u32, more: impl IntoIterator<Item = u32>) -> u32 {
    more.into_iter().fold(hash, |hash, one| (hash ^ one).wrapping_mul(0x0100_0193))
}
