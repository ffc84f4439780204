//! Which ordinal has a term? The term dictionary is an fst from terms in codes to ordinals.
//!
//! Completions, near spellings and every other way to find a term are walks over this automaton, node by node from
//! [`Terms::root`]. The paper behind it: J. Daciuk et al., *Incremental Construction of Minimal Acyclic Finite-State
//! Automata*, Computational Linguistics 26(1), 2000.

use super::alphabet::Code;
use super::error::Error;
use fst::raw::{Fst, Output};

/// The term dictionary, read in place.
#[derive(Clone)]
pub struct Terms<'a> {
    fst: Option<Fst<&'a [u8]>>,
}

/// A node of the dictionary. It represents all terms that begin with the bytes walked so far.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    node: fst::raw::Node<'t>,
    output: Output,
}

impl<'a> Terms<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Terms<'a> {
        Terms { fst: Fst::new(bytes).ok() }
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.fst.as_ref().map_or(0, |fst| fst.len())
    }

    /// Whether there are no terms.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The ordinal of a term, given in codes. Costs its length.
    pub fn get(&self, term: &[u8]) -> Option<u32> {
        let mut node = self.root()?;
        for &byte in term {
            node = self.step(node, byte)?;
        }
        node.ordinal()
    }

    /// The node where every term begins. `None` if there is no dictionary.
    pub fn root(&self) -> Option<Node<'_>> {
        let fst = self.fst.as_ref()?;
        Some(Node { node: fst.root(), output: Output::zero() })
    }

    /// The node that a byte leads to.
    pub fn step<'t>(&'t self, from: Node<'t>, byte: u8) -> Option<Node<'t>> {
        let at = from.node.find_input(byte)?;
        Some(self.follow(from, at)?.1)
    }

    /// The node that a character leads to.
    pub fn step_code<'t>(&'t self, from: Node<'t>, code: Code) -> Option<Node<'t>> {
        let (bytes, len) = code.bytes();
        bytes[..len].iter().try_fold(from, |node, &byte| self.step(node, byte))
    }

    /// The bytes that lead on from a node, ascending, and the nodes that they lead to.
    pub fn steps<'t>(&'t self, from: Node<'t>) -> impl Iterator<Item = (u8, Node<'t>)> {
        (0..from.node.len()).filter_map(move |at| self.follow(from, at))
    }

    /// Calls `each` with what the terms that begin at a node have behind it, and with their ordinals, in the order of
    /// the dictionary, until `visits` nodes were visited.
    ///
    /// It keeps the nodes above as a list: a term may be longer than the machine's stack is deep.
    pub fn each(&self, from: Node, mut visits: usize, each: &mut dyn FnMut(&[u8], u32)) {
        let (mut key, mut path) = (Vec::new(), vec![(from, 0)]);
        from.ordinal().into_iter().for_each(|ordinal| each(&key, ordinal));
        while let Some((node, at)) = path.last_mut() {
            let step = if *at < node.node.len() { self.follow(*node, *at) } else { None };
            *at += 1;
            let Some((byte, next)) = step else {
                path.pop();
                key.pop();
                continue;
            };
            if visits == 0 {
                return;
            }
            visits -= 1;
            key.push(byte);
            next.ordinal().into_iter().for_each(|ordinal| each(&key, ordinal));
            path.push((next, 0));
        }
    }

    fn follow<'t>(&'t self, from: Node<'t>, at: usize) -> Option<(u8, Node<'t>)> {
        let transition = from.node.transition(at);
        let node = self.fst.as_ref()?.node(transition.addr);
        Some((transition.inp, Node { node, output: from.output.cat(transition.out) }))
    }
}

impl Node<'_> {
    /// The ordinal of the term that ends here, if one does.
    pub fn ordinal(&self) -> Option<u32> {
        let output = self.output.cat(self.node.final_output()).value();
        self.node.is_final().then(|| u32::try_from(output).ok()).flatten()
    }
}

/// Bytes before the first node: the fst's version and type.
const NODES_FROM: usize = 16;
/// Bytes after the last node: number of keys, address of the root, the fst's own checksum.
const FOOTER: usize = 20;

/// Checks that every node that a walk can reach lies inside the dictionary and below the node that it is reached from.
/// Returns the number of terms.
///
/// `Fst::new` checks only the header, and a walk over bytes that no builder wrote panics or never ends. `Fst::verify`
/// compares a checksum, which this index has for the whole, and needs a table of 16 KB in the wasm. Neither proves
/// that the bytes are well formed. So this function passes once over the nodes, which follow each other without gaps,
/// from the root (the last) down. It takes linear time and allocates one bit for each byte.
#[inline(never)]
pub fn check(bytes: &[u8]) -> Result<usize, Error> {
    let wrong = |wrong| Error::Section { section: "terms", wrong };
    let malformed = wrong("its automaton is malformed");
    // This comes before `Fst::new`, which panics if an address of 64 bits does not fit the machine.
    let word = |at: usize| bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
    let footer = bytes.len().checked_sub(FOOTER).filter(|at| *at >= NODES_FROM);
    let footer = footer.ok_or(wrong("it is shorter than the least fst"))?;
    if word(0) != Some(3) {
        return Err(wrong("it is an fst of another version"));
    }
    let (Some(keys), Some(root)) = (word(footer), word(footer + 8)) else { return Err(malformed) };
    // A dictionary of this format has fewer terms than a u32 can count.
    let keys = u32::try_from(keys).map_err(|_| malformed)? as usize;
    if root == 0 {
        // The only term is the empty one, and there is no node.
        return if footer == NODES_FROM && keys == 1 { Ok(keys) } else { Err(malformed) };
    }
    let mut top = footer;
    if root + 1 != top as u64 {
        return Err(malformed);
    }
    let mut reached = vec![0u8; top.div_ceil(8)];
    let (mut named, mut met) = (0usize, 0usize);
    while top > NODES_FROM {
        let node = Shape::of(&bytes[..top]).ok_or(malformed)?;
        if reached[(top - 1) / 8] >> ((top - 1) % 8) & 1 == 1 {
            met += 1;
        }
        for i in 0..node.transitions {
            // Distance 0 means the final node without transitions, which takes no bytes.
            let distance = node.distance(bytes, i);
            if distance == 0 {
                continue;
            }
            let target = node.start.checked_sub(distance).filter(|t| *t >= NODES_FROM).ok_or(malformed)?;
            let bit = 1 << (target % 8);
            if reached[target / 8] & bit == 0 {
                reached[target / 8] |= bit;
                named += 1;
            }
        }
        top = node.start;
    }
    if top != NODES_FROM || named != met {
        return Err(malformed);
    }
    Ok(keys)
}

/// The offsets of a node's parts.
struct Shape {
    start: usize,
    transitions: usize,
    /// The distance of transition `i` is in the `width` bytes that end at `distances - i * width`. If `width` is 0, the
    /// target is the node directly below.
    distances: usize,
    width: usize,
}

impl Shape {
    /// The shape of the node that ends with the last of these bytes. `fst::raw::node` has the layout.
    fn of(bytes: &[u8]) -> Option<Shape> {
        let mut at = bytes.len().checked_sub(1)?;
        let state = bytes[at];
        let mut take = |count: usize| {
            at = at.checked_sub(count).filter(|at| *at >= NODES_FROM)?;
            Some(at)
        };
        let few = usize::from(state & 0x3F);
        if state >= 0xC0 {
            let start = if few == 0 { take(1)? } else { take(0)? };
            return Some(Shape { start, transitions: 1, distances: start, width: 0 });
        }
        if few == 0 {
            take(1)?;
        }
        let (transitions, one) = match (state >> 6, few) {
            (0b10, _) => (1, true),
            // This byte counts the transitions. 1 means 256, which has no byte of its own.
            (_, 0) => match bytes[take(0)?] {
                1 => (256, false),
                many => (usize::from(many), false),
            },
            (_, few) => (few, false),
        };
        let sizes = bytes[take(1)?];
        let (width, output) = (usize::from(sizes >> 4), usize::from(sizes & 0xF));
        // An output is no larger than an ordinal, so that sums along a walk cannot overflow.
        if output > 4 || width > 8 || (width == 0 && transitions > 0) {
            return None;
        }
        if !one {
            let index = if transitions > 32 { 256 } else { 0 };
            take(transitions + index)?;
        }
        let distances = take(0)?;
        let is_final = !one && state & 0x40 != 0;
        let start = take(transitions * (width + output) + if is_final { output } else { 0 })?;
        Some(Shape { start, transitions, distances, width })
    }

    fn distance(&self, bytes: &[u8], i: usize) -> usize {
        if self.width == 0 {
            return 1;
        }
        let end = self.distances - i * self.width;
        let little_endian = bytes[end - self.width..end].iter().rev();
        let value = little_endian.fold(0u64, |value, &byte| value << 8 | u64::from(byte));
        usize::try_from(value).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn map(terms: &BTreeMap<Vec<u8>, u64>) -> Vec<u8> {
        let map = fst::Map::from_iter(terms.iter().map(|(key, value)| (key, *value))).expect("sorted terms");
        map.into_fst().into_inner()
    }

    /// Every term that a walk finds, in order.
    fn walk(terms: &Terms<'_>) -> Vec<(Vec<u8>, u32)> {
        fn deeper<'t>(
            terms: &'t Terms<'_>,
            node: Node<'t>,
            key: &mut Vec<u8>,
            out: &mut Vec<(Vec<u8>, u32)>,
        ) {
            out.extend(node.ordinal().map(|ordinal| (key.clone(), ordinal)));
            for (byte, next) in terms.steps(node) {
                // A forged dictionary may have more paths than bytes, so the walker sets the bound.
                if out.len() < 5000 && key.len() < 100 {
                    key.push(byte);
                    deeper(terms, next, key, out);
                    key.pop();
                }
            }
        }
        let mut out = Vec::new();
        if let Some(root) = terms.root() {
            deeper(terms, root, &mut Vec::new(), &mut out);
        }
        out
    }

    fn wide(keys: u64) -> BTreeMap<Vec<u8>, u64> {
        (0..keys).map(|k| (vec![(k % 256) as u8, (k / 256) as u8, (k * 7 % 251) as u8], k)).collect()
    }

    #[test]
    fn every_kind_of_node_passes() {
        for keys in [0, 1, 2, 31, 32, 33, 255, 256, 257, 3000] {
            let terms = wide(keys);
            let bytes = map(&terms);
            assert_eq!(check(&bytes), Ok(keys as usize), "{keys} terms");
            let terms: Vec<_> = terms.into_iter().map(|(key, value)| (key, value as u32)).collect();
            let dictionary = Terms::new(&bytes);
            assert_eq!(walk(&dictionary), terms);
            let mut each = Vec::new();
            if let Some(root) = dictionary.root() {
                dictionary.each(root, usize::MAX, &mut |key, ordinal| each.push((key.to_vec(), ordinal)));
            }
            assert_eq!(each, terms);
        }
    }

    #[test]
    fn a_term_may_be_longer_than_the_stack_is_deep() {
        let long: Vec<u8> = (0..300_000_u32).map(|i| (i % 7) as u8).collect();
        let terms: BTreeMap<_, _> = [(long.clone(), 0), (vec![3], 1)].into();
        let bytes = map(&terms);
        let dictionary = Terms::new(&bytes);
        let mut found = Vec::new();
        let root = dictionary.root().expect("a dictionary");
        dictionary.each(root, usize::MAX, &mut |key, ordinal| found.push((key.to_vec(), ordinal)));
        assert_eq!(found, [(long, 0), (vec![3], 1)]);
    }

    /// No checksum is compared here: a changed byte must be refused, or be harmless.
    #[test]
    fn no_changed_byte_panics_or_hangs() {
        for keys in [1, 40, 300] {
            let bytes = map(&wide(keys));
            for at in 0..bytes.len() {
                for flip in [1, 0x40, 0x80, 0xFF] {
                    let mut changed = bytes.clone();
                    changed[at] ^= flip;
                    if check(&changed).is_ok() {
                        walk(&Terms::new(&changed));
                    }
                }
                assert!(check(&bytes[..at]).is_err(), "cut to {at} bytes");
            }
        }
    }

    proptest! {
        #[test]
        fn any_terms_are_found_and_no_others(
            keys in prop::collection::btree_set(prop::collection::vec(any::<u8>(), 1..6), 0..60),
            other in prop::collection::vec(any::<u8>(), 0..6),
        ) {
            let terms: BTreeMap<_, _> = keys.iter().cloned().zip(0..).collect();
            let bytes = map(&terms);
            prop_assert_eq!(check(&bytes), Ok(terms.len()));
            let dictionary = Terms::new(&bytes);
            for (key, value) in &terms {
                prop_assert_eq!(dictionary.get(key), Some(*value as u32));
            }
            prop_assert_eq!(dictionary.get(&other).is_some(), keys.contains(&other));
        }

        #[test]
        fn no_bytes_panic(head: Vec<u8>, nodes: Vec<u8>) {
            let mut bytes = map(&wide(5));
            let at = bytes.len() - FOOTER;
            let mut forged = bytes[..NODES_FROM].to_vec();
            forged.extend(&nodes);
            let root = forged.len() as u64 - 1;
            forged.extend(&bytes.split_off(at));
            let at = forged.len() - FOOTER + 8;
            forged[at..at + 8].copy_from_slice(&root.to_le_bytes());
            for bytes in [head, forged] {
                if check(&bytes).is_ok() {
                    walk(&Terms::new(&bytes));
                }
            }
        }
    }
}
