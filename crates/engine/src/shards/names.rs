//! Which number has a name? A small table, for words in codes.

/// Names with numbers, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Numbers by their hashes, one more than each; 0 for a free place. Never more than half full.
    table: Vec<u32>,
}

impl Names {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A name by its number.
    pub fn name(&self, number: u32) -> &[u8] {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or_default() as usize;
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, end);
        self.bytes.get(start..end(at)).unwrap_or_default()
    }

    /// The number of a name that is there.
    pub fn find(&self, name: &[u8]) -> Option<u32> {
        let at = self.place(name)?;
        self.table[at].checked_sub(1)
    }

    /// The number of a name, which is there from now on.
    pub fn number(&mut self, name: &[u8]) -> u32 {
        if self.table.len() <= 2 * self.len() {
            self.table = vec![0; (4 * self.len()).next_power_of_two().max(64)];
            for number in 0..self.len() as u32 {
                if let Some(at) = self.place(self.name(number)) {
                    self.table[at] = number + 1;
                }
            }
        }
        let number = self.len() as u32;
        let Some(at) = self.place(name) else { return number };
        if let Some(known) = self.table[at].checked_sub(1) {
            return known;
        }
        self.table[at] = number + 1;
        self.bytes.extend(name);
        self.ends.push(self.bytes.len() as u32);
        number
    }

    /// The place of a name in the table, or the free one where it would stand.
    fn place(&self, name: &[u8]) -> Option<usize> {
        let mask = self.table.len().checked_sub(1)?;
        // FNV-1a, by Fowler, Noll and Vo.
        let hash = name
            .iter()
            .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        let mut at = hash as usize & mask;
        while let Some(number) = self.table[at].checked_sub(1) {
            if self.name(number) == name {
                break;
            }
            at = (at + 1) & mask;
        }
        Some(at)
    }

    /// All numbers, in the order of their names.
    pub fn sorted(&self) -> Vec<u32> {
        // Merged from runs of one, two, four …: one sort of the standard library for this one type would be ten times as
        // much code.
        let mut numbers: Vec<u32> = (0..self.len() as u32).collect();
        let mut run = 1;
        while run < numbers.len() {
            let mut merged = Vec::with_capacity(numbers.len());
            for both in numbers.chunks(2 * run) {
                let (mut left, mut right) = both.split_at(run.min(both.len()));
                while let (Some(a), Some(b)) = (left.first(), right.first()) {
                    if self.name(*b) < self.name(*a) {
                        merged.push(*b);
                        right = &right[1..];
                    } else {
                        merged.push(*a);
                        left = &left[1..];
                    }
                }
                merged.extend_from_slice(left);
                merged.extend_from_slice(right);
            }
            numbers = merged;
            run *= 2;
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_is_a_map(given in prop::collection::vec(prop::collection::vec(0..4_u8, 0..5), 0..300)) {
            let (mut names, mut twin) = (Names::default(), BTreeMap::new());
            for name in &given {
                let next = twin.len() as u32;
                prop_assert_eq!(names.find(name), twin.get(name).copied());
                let number = *twin.entry(name.clone()).or_insert(next);
                prop_assert_eq!(names.number(name), number);
                prop_assert_eq!(names.find(name), Some(number));
            }
            prop_assert_eq!(names.sorted(), twin.values().copied().collect::<Vec<u32>>());
            for (name, number) in &twin {
                prop_assert_eq!(names.name(*number), &name[..]);
            }
        }
    }
}
