//! Which hash tells strings and grams apart while a query is answered? FNV-1a, which is small and needs no table. An
//! index stores no hash.

/// The hash of no input, from which every other hash starts.
pub const FNV_OFFSET: u32 = 0x811C_9DC5;
const FNV_PRIME: u32 = 0x0100_0193;

/// Extends a hash by more input.
pub fn extend(hash: u32, more: impl IntoIterator<Item = u32>) -> u32 {
    more.into_iter().fold(hash, |hash, one| (hash ^ one).wrapping_mul(FNV_PRIME))
}
