//! *Who follows the work, and what was worked out before?*
//!
//! What a step gives depends on what it is given alone, so it can be kept under a hash of that. Who calls keeps it, in memory
//! or in a file: this only asks, and tells. A value that cannot be read any more is worked out again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::Xxh3;

/// What was worked out before, by hashes of 128 bits of what it depends on.
pub trait Memo: Sync {
    /// What was kept under a key, if anything.
    fn get(&self, key: u128) -> Option<Vec<u8>>;
    /// Keeps a value under a key.
    fn put(&self, key: u128, value: Vec<u8>);
}

/// How a long work is done.
#[derive(Clone, Copy)]
pub struct Work<'w> {
    /// Is told how much is done, and of how much.
    pub watch: &'w (dyn Fn(usize, usize) + Sync),
    /// What was worked out before; without it, everything is worked out.
    pub memo: Option<&'w dyn Memo>,
}

impl Work<'_> {
    /// Nobody follows, and nothing is kept.
    pub const ALONE: Work<'static> = Work { watch: &|_, _| {}, memo: None };

    /// What `make` gives, or gave before for the same parts. `kind` and parts are all that it depends on.
    pub fn remembered<T: Serialize + DeserializeOwned>(
        &self,
        kind: &str,
        parts: &[&[u8]],
        make: impl FnOnce() -> T,
    ) -> T {
        let Some(memo) = self.memo else { return make() };
        let key = key(kind, parts);
        if let Some(kept) = memo.get(key).and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
            return kept;
        }
        let made = make();
        if let Ok(bytes) = postcard::to_allocvec(&made) {
            memo.put(key, bytes);
        }
        made
    }
}

/// The hash of some parts, told apart by their lengths.
fn key(kind: &str, parts: &[&[u8]]) -> u128 {
    let mut hash = Xxh3::new();
    for part in [&[kind.as_bytes()], parts].concat() {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.digest128()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;
    use std::sync::Mutex;

    #[derive(Default)]
    struct Kept(HashMap<u128, Vec<u8>>, Mutex<Vec<(u128, Vec<u8>)>>);

    impl Memo for Kept {
        fn get(&self, key: u128) -> Option<Vec<u8>> {
            self.0.get(&key).cloned()
        }

        fn put(&self, key: u128, value: Vec<u8>) {
            self.1.lock().expect("nobody panics").push((key, value));
        }
    }

    #[test]
    fn the_same_parts_are_worked_out_once() {
        let asked = |kept: &Kept, parts: &[&[u8]]| {
            let mut is_made = false;
            let work = Work { memo: Some(kept), ..Work::ALONE };
            let value: String = work.remembered("test", parts, || {
                is_made = true;
                "made".to_owned()
            });
            assert_eq!(value, "made");
            is_made
        };
        let mut kept = Kept::default();
        assert!(asked(&kept, &[b"ab", b"c"]), "nothing is kept yet");
        kept.0 = kept.1.lock().expect("nobody panics").drain(..).collect();
        assert!(!asked(&kept, &[b"ab", b"c"]), "the same");
        for others in [&[b"a".as_slice(), b"bc"] as &[&[u8]], &[b"abc"], &[b"ab", b"c", b""]] {
            assert!(asked(&kept, others), "{others:?} are other parts");
        }
        kept.0.values_mut().for_each(Vec::clear);
        assert!(asked(&kept, &[b"ab", b"c"]), "what cannot be read is worked out again");
        assert_ne!(key("a", &[b"b"]), key("ab", &[]), "of another kind");
    }
}
