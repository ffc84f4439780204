//! In which order are things sorted? By a rank, and then by the number of the item that has it.
//!
//! A key sorts as one integer. All sorts and heaps of the engine take this one type, so the wasm holds their code
//! once. A second type would cost more than packing two numbers does.

use std::collections::BinaryHeap;

/// A rank and the number of its item. The rank decides; of equal ranks the larger number wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of an item.
    pub fn new(rank: u32, item: u32) -> Key {
        Key(u64::from(rank) << 32 | u64::from(item))
    }

    /// The rank.
    pub fn rank(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// The item.
    pub fn item(self) -> u32 {
        self.0 as u32
    }
}

/// How many bits of a rank hold the class.
pub const CLASS_BITS: u32 = 5;

/// The rank of a class (0 to 31) and a score inside it, which is not negative.
///
/// The bits of such floats sort as the floats do. The lowest four are dropped, because they are noise.
pub fn rank(class: u8, score: f32) -> u32 {
    u32::from(class) << 27 | score.max(0.0).to_bits() >> 4
}

/// The class and the score of a [`rank`].
pub fn class_and_score(rank: u32) -> (u8, f32) {
    ((rank >> 27) as u8, f32::from_bits((rank & 0x07FF_FFFF) << 4))
}

/// The largest key first.
pub type Heap = BinaryHeap<Key>;

/// The `most` largest keys, largest first. Linear in the keys, and logarithmic for each that is returned.
pub fn largest(keys: &[Key], most: usize) -> Vec<Key> {
    let (mut heap, mut largest) = (Heap::from(keys.to_vec()), Vec::new());
    while largest.len() < most
        && let Some(key) = heap.pop()
    {
        largest.push(key);
    }
    largest
}

/// Sorts keys, the smallest first.
pub fn ascending(keys: Vec<Key>) -> Vec<Key> {
    BinaryHeap::from(keys).into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_sort_as_pairs_do(mut pairs: Vec<(u32, u32)>) {
            let keys = pairs.iter().map(|&(rank, item)| Key::new(rank, item)).collect();
            let sorted: Vec<_> = ascending(keys).into_iter().map(|key| (key.rank(), key.item())).collect();
            pairs.sort();
            prop_assert_eq!(sorted, pairs);
        }
    }
}
