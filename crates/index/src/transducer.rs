//! Which bytes map sorted keys to their ordinals? A finite-state transducer in the format of the crate `fst`, which reads it.
//!
//! The crate's own builder keeps only some of the nodes that it has written, and which of them depends on the width of an
//! address. So it gives other bytes on 32 bits, where the builder of the npm package runs, than on 64. This one keeps them
//! all: its transducer is minimal, a percent smaller, and the same everywhere. Linear in the keys; memory in its nodes.
//!
//! Incremental construction from sorted data, by Daciuk and others (2000); outputs as Mihov and Maurel (2001) push them.

#[cfg(feature = "write")]
use rustc_hash::FxHashMap;
#[cfg(feature = "write")]
use std::sync::LazyLock;

/// The version of fst's format, and its type.
const HEADER: [u64; 2] = [3, 0];
/// The address of the final node without transitions and output, which no bytes say.
const EMPTY: usize = 0;
/// Nodes with more transitions have an index of them.
const MOST_WITHOUT_INDEX: usize = 32;

/// A node as it is compared with others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Node {
    is_final: bool,
    output: u64,
    transitions: Vec<Transition>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Transition {
    input: u8,
    output: u64,
    to: usize,
}

/// A node on the way to the last key. Its last transition leads to the next one on the way.
#[derive(Default)]
struct Open {
    node: Node,
    last: Option<(u8, u64)>,
}

/// Which nodes are known, so that they need not be written again.
pub(super) trait Known {
    /// The address of a node that was written.
    fn address(&self, node: &Node) -> Option<usize>;
    /// Takes a node that was written.
    fn take(&mut self, node: Node, address: usize);
    /// The number by which a node of one transition says its input, from 1 to 63; 0 if it says the input itself.
    fn common(&self, input: u8) -> u8;
}

/// All nodes: the dictionary is as small as it can be.
#[cfg(feature = "write")]
#[derive(Default)]
pub(super) struct Shared(FxHashMap<Node, usize>);

#[cfg(feature = "write")]
impl Known for Shared {
    fn address(&self, node: &Node) -> Option<usize> {
        self.0.get(node).copied()
    }

    fn take(&mut self, node: Node, address: usize) {
        self.0.insert(node, address);
    }

    fn common(&self, input: u8) -> u8 {
        COMMON[input as usize]
    }
}

/// None: for a dictionary of few words, which is read once.
pub(super) struct Apart;

impl Known for Apart {
    fn address(&self, _: &Node) -> Option<usize> {
        None
    }

    fn take(&mut self, _: Node, _: usize) {}

    fn common(&self, _: u8) -> u8 {
        0
    }
}

struct Builder<K> {
    bytes: Vec<u8>,
    known: K,
    open: Vec<Open>,
    /// The address of the node that was written last.
    last: usize,
}

/// Maps each key to its place among them. Keys ascend and are not empty.
pub(super) fn of_sorted<'k>(keys: impl Iterator<Item = &'k [u8]>, known: impl Known) -> Vec<u8> {
    let bytes = HEADER.iter().flat_map(|number| number.to_le_bytes()).collect();
    let mut builder = Builder { bytes, known, open: vec![Open::default()], last: usize::MAX };
    let mut count = 0_u64;
    for key in keys {
        builder.insert(key, count);
        count += 1;
    }
    builder.close(0);
    let root = builder.open.pop().unwrap_or_default().node;
    let root = builder.written(root);
    let Builder { mut bytes, .. } = builder;
    bytes.extend(count.to_le_bytes());
    bytes.extend((root as u64).to_le_bytes());
    bytes.extend(masked_checksum(&bytes).to_le_bytes());
    bytes
}

impl<K: Known> Builder<K> {
    fn insert(&mut self, key: &[u8], mut output: u64) {
        let mut shared = 0;
        // What the way shares with the key keeps what both outputs share; the rest moves on.
        while let Some(open) = self.open.get_mut(shared)
            && let Some((input, out)) = &mut open.last
            && key.get(shared) == Some(input)
        {
            let common = output.min(*out);
            let rest = *out - common;
            *out = common;
            output -= common;
            shared += 1;
            if rest > 0 {
                self.open[shared].push_output(rest);
            }
        }
        self.close(shared);
        for input in &key[shared..] {
            if let Some(open) = self.open.last_mut() {
                open.last = Some((*input, std::mem::take(&mut output)));
            }
            self.open.push(Open::default());
        }
        if let Some(open) = self.open.last_mut() {
            open.node.is_final = true;
        }
    }

    /// Writes the nodes of the way below a depth.
    fn close(&mut self, depth: usize) {
        let mut to = None;
        while self.open.len() > depth + 1 {
            let open = self.open.pop().unwrap_or_default();
            to = Some(self.written(open.closed(to)));
        }
        if let Some(open) = self.open.pop() {
            let node = open.closed(to);
            self.open.push(Open { node, last: None });
        }
    }

    /// The address of a node: that of an equal one, or of itself, written.
    fn written(&mut self, node: Node) -> usize {
        if node.is_final && node.output == 0 && node.transitions.is_empty() {
            return EMPTY;
        }
        if let Some(at) = self.known.address(&node) {
            return at;
        }
        self.write(&node);
        self.last = self.bytes.len() - 1;
        self.known.take(node, self.last);
        self.last
    }

    fn write(&mut self, node: &Node) {
        let from = self.bytes.len();
        let delta = |to: usize| if to == EMPTY { 0 } else { (from - to) as u64 };
        if let ([only], false) = (&node.transitions[..], node.is_final) {
            let common = self.known.common(only.input);
            let bytes = &mut self.bytes;
            let is_next = only.to == self.last && only.output == 0;
            if !is_next {
                let (out, to) =
                    (if only.output == 0 { 0 } else { width(only.output) }, width(delta(only.to)));
                put(bytes, only.output, out);
                put(bytes, delta(only.to), to);
                bytes.push(to << 4 | out);
            }
            if common == 0 {
                bytes.push(only.input);
            }
            bytes.push(if is_next { 0b1100_0000 } else { 0b1000_0000 } | common);
            return;
        }
        let bytes = &mut self.bytes;
        let has_outputs = node.output > 0 || node.transitions.iter().any(|one| one.output > 0);
        let outputs = node.transitions.iter().map(|one| one.output).chain([node.output]);
        let out = if has_outputs { outputs.map(width).max().unwrap_or(0) } else { 0 };
        let to = node.transitions.iter().map(|one| width(delta(one.to))).max().unwrap_or(0);
        if has_outputs && node.is_final {
            put(bytes, node.output, out);
        }
        for one in node.transitions.iter().rev() {
            put(bytes, one.output, out);
        }
        for one in node.transitions.iter().rev() {
            put(bytes, delta(one.to), to);
        }
        bytes.extend(node.transitions.iter().rev().map(|one| one.input));
        let count = node.transitions.len();
        if count > MOST_WITHOUT_INDEX {
            let mut index = [u8::MAX; 256];
            for (one, at) in node.transitions.iter().zip(0..=u8::MAX) {
                index[one.input as usize] = at;
            }
            bytes.extend(index);
        }
        bytes.push(to << 4 | out);
        let in_state = if (1..64).contains(&count) { count as u8 } else { 0 };
        if in_state == 0 {
            // 256 does not fit, and one transition never stands here.
            bytes.push(if count == 256 { 1 } else { count as u8 });
        }
        bytes.push(u8::from(node.is_final) << 6 | in_state);
    }
}

impl Open {
    /// The node, whose last transition leads to an address.
    fn closed(mut self, to: Option<usize>) -> Node {
        if let (Some((input, output)), Some(to)) = (self.last, to) {
            self.node.transitions.push(Transition { input, output, to });
        }
        self.node
    }

    /// Puts an output before all that follows.
    fn push_output(&mut self, output: u64) {
        if self.node.is_final {
            self.node.output += output;
        }
        self.node.transitions.iter_mut().for_each(|one| one.output += output);
        if let Some((_, last)) = &mut self.last {
            *last += output;
        }
    }
}

/// How many bytes a number takes; zero takes one.
fn width(number: u64) -> u8 {
    (8 - number.leading_zeros() / 8).max(1) as u8
}

fn put(bytes: &mut Vec<u8>, number: u64, width: u8) {
    bytes.extend(&number.to_le_bytes()[..usize::from(width)]);
}

/// The number by which a node of one transition says a common input, from 1 to 63; 0 for one that it says itself. The
/// crate has the table and does not publish it, but writes it.
#[cfg(feature = "write")]
static COMMON: LazyLock<[u8; 256]> = LazyLock::new(|| {
    let keys = (0..=255_u8).map(|input| ([input, input], 0));
    let map = fst::Map::from_iter(keys).expect("they are sorted");
    let fst = map.as_fst();
    let mut common = [0; 256];
    for transition in fst.root().transitions() {
        let state = fst.node(transition.addr).as_slice().last().copied().unwrap_or_default();
        common[transition.inp as usize] = state & 0b11_1111;
    }
    common
});

/// CRC-32C as Snappy masks it.
fn masked_checksum(bytes: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|byte| {
        (0..8).fold(byte as u32, |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0x82F6_3B78 } else { sum >> 1 })
    });
    let next = |sum: u32, byte: &u8| table[((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ sum >> 8;
    let sum = !bytes.iter().fold(u32::MAX, next);
    sum.rotate_right(15).wrapping_add(0xA282_EAD8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn of(keys: &BTreeSet<Vec<u8>>) -> Vec<u8> {
        of_sorted(keys.iter().map(Vec::as_slice), Shared::default())
    }

    fn of_crate(keys: &BTreeSet<Vec<u8>>) -> Vec<u8> {
        fst::Map::from_iter(keys.iter().zip(0..)).expect("they are sorted").as_fst().as_bytes().to_vec()
    }

    #[test]
    fn nodes_of_all_sizes() {
        for count in [0, 1, 2, 31, 32, 33, 62, 63, 64, 65, 255, 256] {
            let keys: BTreeSet<Vec<u8>> = (0..count).map(|byte: usize| vec![byte as u8]).collect();
            assert_eq!(of(&keys), of_crate(&keys), "{count} transitions");
            let longer = keys.iter().flat_map(|key| [key.clone(), [&key[..], b"end"].concat()]).collect();
            assert_eq!(of(&longer), of_crate(&longer), "{count} final ones");
        }
    }

    #[test]
    fn many_keys_are_read_and_share_all_that_they_can() {
        let mut state = 7_u64;
        let mut letter = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 60) as u8
        };
        let keys: BTreeSet<Vec<u8>> = (0..100_000).map(|_| (0..9).map(|_| letter()).collect()).collect();
        let bytes = of(&keys);
        assert!(bytes.len() <= of_crate(&keys).len(), "the crate's builder forgets nodes");
        let map = fst::Map::new(bytes).expect("a transducer");
        map.as_fst().verify().expect("its checksum fits");
        for (ordinal, key) in (0..).zip(&keys) {
            assert_eq!(map.get(key), Some(ordinal));
        }
    }

    proptest! {
        #[test]
        fn few_keys_give_the_bytes_of_the_crate(
            keys in prop::collection::btree_set(prop::collection::vec(any::<u8>(), 1..5), 0..20),
            alike in prop::collection::btree_set(prop::collection::vec(0..3_u8, 1..6), 0..60),
        ) {
            for keys in [keys, alike] {
                prop_assert_eq!(of(&keys), of_crate(&keys));
            }
        }
    }
}
