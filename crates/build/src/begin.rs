//! Does anything that is looked for begin with a character? Most characters of a text are passed over by one bit.

/// Characters, one bit for each of the basic plane.
#[derive(Debug)]
pub struct Begin(Vec<u64>);

impl Default for Begin {
    fn default() -> Begin {
        Begin(vec![0; 1 << 10])
    }
}

impl Begin {
    /// Adds a character. One beyond the basic plane stands for all of those.
    pub fn insert(&mut self, c: char) {
        let (at, bit) = place(c);
        self.0[at] |= bit;
    }

    /// Whether it was added. May be true for others beyond the basic plane.
    pub fn contains(&self, c: &char) -> bool {
        let (at, bit) = place(*c);
        self.0[at] & bit != 0
    }
}

fn place(c: char) -> (usize, u64) {
    let code = (c as usize).min(0xFFFF);
    (code >> 6, 1 << (code & 63))
}
