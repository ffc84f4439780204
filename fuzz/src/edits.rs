//! How do a few bytes change many? What is written here into an index leaves the rest of it as it was, so that a change
//! reaches what lies behind the first check.
//!
//! An edit is six bytes: which part it changes, what it does, where (two bytes), and how many bytes; then these bytes, if it
//! has any.

/// Reads bytes one after another. Behind the end there are none.
pub struct Bytes<'d>(pub &'d [u8]);

impl<'d> Bytes<'d> {
    /// The next byte; 0 behind the end.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// Two bytes as a number.
    pub fn number(&mut self) -> usize {
        usize::from(self.byte()) | usize::from(self.byte()) << 8
    }

    /// So many bytes, or those that are left.
    pub fn take(&mut self, count: usize) -> &'d [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// The next byte as the place of one of so many.
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.byte()) % count
    }
}

/// What an edit does.
const OVERWRITE: u8 = 0;
const INSERT: u8 = 1;
const REMOVE: u8 = 2;
const OPERATIONS: u8 = 4;

/// Changes some parts as bytes say.
pub fn edit(parts: &mut [Vec<u8>], mut edits: Bytes) {
    while !edits.0.is_empty() {
        let part = edits.below(parts.len());
        let (operation, at, count) = (edits.byte() % OPERATIONS, edits.number(), edits.byte().into());
        let part = &mut parts[part];
        let at = at % (part.len() + 1);
        let end = part.len().min(at + count);
        match operation {
            OVERWRITE => {
                let bytes = edits.take(count);
                let end = part.len().min(at + bytes.len());
                part.splice(at..end, bytes.iter().copied());
            }
            INSERT => {
                part.splice(at..at, edits.take(count).iter().copied());
            }
            REMOVE => {
                part.splice(at..end, []);
            }
            // All that is left of it.
            _ => {
                part.splice(at.., edits.take(count).iter().copied());
            }
        }
    }
}
