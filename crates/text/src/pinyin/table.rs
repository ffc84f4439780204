//! How is each character of a corpus read? A table read in place.

use super::syllable::Syllable;

/// The bit that marks a character which some word reads otherwise, and in a group the start of a syllable.
pub(super) const MARK: u8 = 0x80;
/// Characters that share one offset into the groups.
pub(super) const BLOCK: usize = 256;

/// A word of the corpus that reads one of its characters otherwise than that character is read by itself.
///
/// It applies to an occurrence of the character if the codes `before` precede it, starting on the border of a code, and
/// the codes `after` follow it. The character's reading by itself should be accepted there too: the dictionary has
/// errors (it reads 漯河 in an old way), and the end of one word and the start of the next can look like a word.
///
/// One without codes before and after applies outside of known words: the character is read so in other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exception<'a> {
    /// The codes of the word before the character.
    pub before: &'a [u8],
    /// The codes of the word after the character.
    pub after: &'a [u8],
    /// How the word reads the character.
    pub syllable: Syllable,
}

/// The syllable of each character of an alphabet, by its number. The table is read in place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Syllables<'a> {
    initials: &'a [u8],
    rests: &'a [u8],
    starts: &'a [u8],
    groups: &'a [u8],
}

impl<'a> Syllables<'a> {
    /// Checks a table of `n` characters and reads it in place. `None` unless it has the form that `table` writes.
    ///
    /// It takes one pass.
    pub fn from_bytes(bytes: &'a [u8], n: usize) -> Option<Syllables<'a>> {
        if bytes.is_empty() {
            return Some(Syllables::default());
        }
        let syllables = Syllables::read(bytes, n)?;
        let mut groups = syllables.groups;
        for number in 0..n {
            let start = syllables.groups.len() - groups.len();
            if number.is_multiple_of(BLOCK) && syllables.start(number / BLOCK)? != start {
                return None;
            }
            let initial = syllables.initials[number];
            if initial == 0 && syllables.rests[number] == 0 {
                continue;
            }
            syllables.of(number as u32)?;
            if initial >= MARK {
                let (group, rest) = split_group(groups)?;
                groups = rest;
                check_group(group)?;
            }
        }
        groups.is_empty().then_some(syllables)
    }

    /// Takes a table that was checked before. With any other bytes characters may be read wrongly or not at all, but
    /// nothing panics.
    pub fn of_checked(bytes: &'a [u8], n: usize) -> Syllables<'a> {
        Syllables::read(bytes, n).unwrap_or_default()
    }

    fn read(bytes: &'a [u8], n: usize) -> Option<Syllables<'a>> {
        let (initials, bytes) = bytes.split_at_checked(n)?;
        let (rests, bytes) = bytes.split_at_checked(n)?;
        let (starts, groups) = bytes.split_at_checked(n.div_ceil(BLOCK) * 4)?;
        Some(Syllables { initials, rests, starts, groups })
    }

    /// Whether no character has a syllable.
    pub fn is_empty(&self) -> bool {
        self.initials.is_empty()
    }

    /// How a character is read by itself. `None` for a character without a syllable and for an unknown number. Constant
    /// time.
    #[inline]
    pub fn of(&self, number: u32) -> Option<Syllable> {
        let initial = *self.initials.get(number as usize)? & !MARK;
        Syllable::from_table([initial.checked_sub(1)?, *self.rests.get(number as usize)?])
    }

    /// The words of the corpus that read a character otherwise.
    ///
    /// Most characters have none, which takes constant time. For the others it skips up to 256 characters.
    #[inline]
    pub fn exceptions(&self, number: u32) -> Exceptions<'a> {
        let number = number as usize;
        let marked = self.initials.get(number).is_some_and(|initial| *initial >= MARK);
        let group = if marked { self.group(number) } else { None };
        Exceptions { rest: group.unwrap_or_default(), syllable: None }
    }

    #[inline(never)]
    fn group(&self, number: usize) -> Option<&'a [u8]> {
        let block = number / BLOCK;
        let mut groups = self.groups.get(self.start(block)?..)?;
        for initial in self.initials.get(block * BLOCK..number)? {
            if *initial >= MARK {
                groups = split_group(groups)?.1;
            }
        }
        Some(split_group(groups)?.0)
    }

    fn start(&self, block: usize) -> Option<usize> {
        let (starts, _) = self.starts.as_chunks();
        starts.get(block).map(|start| u32::from_le_bytes(*start) as usize)
    }
}

/// Splits off the first of some groups.
fn split_group(groups: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = groups.split_first_chunk()?;
    rest.split_at_checked(usize::from(u16::from_le_bytes(*len)))
}

/// Whether a group consists of syllables and their words, up to its last byte.
fn check_group(group: &[u8]) -> Option<()> {
    let mut exceptions = Exceptions { rest: group, syllable: None };
    exceptions.next()?;
    while exceptions.next().is_some() {}
    exceptions.rest.is_empty().then_some(())
}

/// The words of [`Syllables::exceptions`], grouped by syllable.
#[derive(Clone, Copy, Debug)]
pub struct Exceptions<'a> {
    rest: &'a [u8],
    syllable: Option<Syllable>,
}

impl<'a> Iterator for Exceptions<'a> {
    type Item = Exception<'a>;

    fn next(&mut self) -> Option<Exception<'a>> {
        let mut head = self.rest.split_first_chunk::<2>()?;
        if head.0[0] >= MARK {
            self.syllable = Some(Syllable::from_table([head.0[0] - MARK, head.0[1]])?);
            head = head.1.split_first_chunk()?;
        }
        let ([before, after], rest) = head;
        let (before, rest) = rest.split_at_checked(usize::from(*before))?;
        let (after, rest) = rest.split_at_checked(usize::from(*after))?;
        self.rest = rest;
        Some(Exception { before, after, syllable: self.syllable? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::syllable::{INITIALS, RESTS};
    use super::super::writer::table;
    use super::*;
    use proptest::prelude::*;

    fn syllable(spelling: &str) -> Syllable {
        Syllable::of_spelling(spelling).unwrap_or_else(|| panic!("{spelling} is a syllable"))
    }

    /// 600 characters. Every third is read `a`, and two words read each seventh of these otherwise.
    fn example() -> (Vec<u8>, usize) {
        let n = 600;
        let main = |number: usize| number.is_multiple_of(3).then(|| syllable("a"));
        let otherwise = (0..n as u32).step_by(21).flat_map(|number| {
            [
                (number, syllable("zhe"), vec![], vec![1]),
                (number, syllable("e"), vec![2, number as u8 % 128], vec![3]),
            ]
        });
        (table(&(0..n).map(main).collect::<Vec<_>>(), otherwise), n)
    }

    #[test]
    fn what_was_written_is_read() {
        let (bytes, n) = example();
        for syllables in [
            Syllables::from_bytes(&bytes, n).expect("the table that was just written"),
            Syllables::of_checked(&bytes, n),
        ] {
            for number in 0..n as u32 + 2 {
                let read = number % 3 == 0 && number < n as u32;
                assert_eq!(syllables.of(number), read.then(|| syllable("a")), "{number}");
                let words: Vec<_> = syllables.exceptions(number).collect();
                if number % 21 == 0 {
                    let before = [2, number as u8 % 128];
                    let first = Exception { before: &before, after: &[3], syllable: syllable("e") };
                    let second = Exception { before: &[], after: &[1], syllable: syllable("zhe") };
                    assert_eq!(words, [first, second], "{number}");
                } else {
                    assert_eq!(words, [], "{number}");
                }
            }
        }
    }

    #[test]
    fn tones_are_kept() {
        let toned = |tone| syllable("ma").with_tone(tone);
        let read: Vec<_> = (0..4).map(|tone| Some(toned(tone))).collect();
        let bytes = table(&read, [(1, syllable("e").with_tone(3), vec![], vec![])]);
        let syllables = Syllables::from_bytes(&bytes, 4).expect("the table that was just written");
        for number in 0..4 {
            let read = syllables.of(number).expect("all are read");
            assert_eq!((read, u32::from(read.tone())), (toned(0), number), "equal but for the tone");
        }
        assert_eq!(syllables.exceptions(1).map(|one| one.syllable.tone()).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn nothing_read_is_nothing_stored() {
        assert!(table(&[None; 300], []).is_empty());
        let syllables = Syllables::from_bytes(&[], 300).expect("nothing is a table");
        assert_eq!((syllables.of(0), syllables.exceptions(0).count()), (None, 0));
    }

    #[test]
    fn words_that_do_not_fit_are_left_out() {
        let long = || vec![0; 128];
        let bytes = table(&[Some(syllable("a"))], [(0, syllable("e"), long(), vec![])]);
        let syllables = Syllables::from_bytes(&bytes, 1).expect("the table that was just written");
        assert_eq!(syllables.exceptions(0).count(), 0, "longer than its place");
        let many = (0..2000).map(|i| (0, syllable("e"), vec![1; 100], vec![(i >> 7) as u8, i as u8 & 127]));
        let bytes = table(&[Some(syllable("a"))], many);
        let syllables = Syllables::from_bytes(&bytes, 1).expect("the table that was just written");
        assert_eq!(syllables.exceptions(0).count(), (65535 - 2) / 104, "more than one character's place");
    }

    #[test]
    fn a_damaged_table_is_refused() {
        let (bytes, n) = example();
        for len in 1..bytes.len() {
            assert!(Syllables::from_bytes(&bytes[..len], n).is_none(), "cut to {len} bytes");
        }
        assert!(Syllables::from_bytes(&[&bytes[..], &[0]].concat(), n).is_none(), "a byte too many");
        assert!(Syllables::from_bytes(&bytes, n - 1).is_none(), "of another alphabet");
        for (at, value, why) in [
            (0, INITIALS.len() as u8 + 1, "no such initial"),
            (3, 0, "a rest without an initial, or nothing read"),
            (21, 1, "a mark less than there are groups"),
            (n, RESTS.len() as u8, "no such rest"),
            (n + 1, 1, "a rest of a character that is not read"),
            (2 * n, 1, "a start between groups"),
            (2 * n + 12, 0xFF, "a group longer than all of them"),
            (2 * n + 14, 0, "a word before any reading"),
            (2 * n + 14, 0xFF, "a reading of no syllable"),
        ] {
            let mut changed = bytes.clone();
            changed[at] = value;
            let refused = Syllables::from_bytes(&changed, n).is_none();
            // Rest 0 is `a`: taking the initial away leaves nothing read.
            assert!(refused || at == 3, "{why}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, n in 0..40usize, number: u32) {
            for syllables in [Syllables::of_checked(&bytes, n), Syllables::from_bytes(&bytes, n).unwrap_or_default()] {
                for number in (0..=n as u32).chain([number]) {
                    let _ = (syllables.of(number), syllables.exceptions(number).count());
                }
            }
        }

        #[test]
        fn changed_bytes_do_not_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
            let (mut bytes, n) = example();
            let len = bytes.len();
            for (at, value) in changes {
                bytes[at.index(len)] = value;
            }
            let _ = Syllables::from_bytes(&bytes, n);
            let syllables = Syllables::of_checked(&bytes, n);
            for number in 0..=n as u32 {
                let _ = (syllables.of(number), syllables.exceptions(number).count());
            }
        }
    }
}
