//! How are the integers and strings of the format read and written?

/// XXH64. It takes several bytes a cycle, so that opening can pass over the whole, and it detects every changed byte.
pub fn checksum(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh64::xxh64(bytes, 0)
}

/// Appends `value` in seven bits a byte, low bits first.
pub fn put_var(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends the length of a string in bytes, then the string.
pub fn put_str(out: &mut Vec<u8>, text: &str) {
    put_var(out, text.len() as u32);
    out.extend(text.as_bytes());
}

/// Appends a string as what it shares with the one before it, in bytes, and the rest.
#[cfg(feature = "write")]
pub fn put_after(out: &mut Vec<u8>, before: &str, text: &str) {
    let mut shared = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
    while !text.is_char_boundary(shared) {
        shared -= 1;
    }
    put_var(out, shared as u32);
    put_str(out, &text[shared..]);
}

/// Reads integers one after another; `None` as soon as the bytes do not hold the next one.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    /// The bytes that are left.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// A fixed integer of four bytes.
    pub fn u32(&mut self) -> Option<u32> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*bytes))
    }

    /// An integer of [`put_var`]; `None` also if it has more than 32 bits.
    pub fn var(&mut self) -> Option<u32> {
        // Nearly all have one byte.
        if let [byte @ 0..0x80, rest @ ..] = self.rest {
            self.rest = rest;
            return Some(u32::from(*byte));
        }
        self.longer_var()
    }

    fn longer_var(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            let bits = u32::from(byte & 0x7F);
            if shift == 28 && bits > 0xF {
                return None;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// The next `count` bytes.
    pub fn bytes(&mut self, count: u32) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count as usize)?;
        self.rest = rest;
        Some(bytes)
    }

    /// A string of [`put_str`]; `None` also if it is no UTF-8.
    pub fn str(&mut self) -> Option<&'a str> {
        str::from_utf8(self.string()?).ok()
    }

    /// A string of `put_after`.
    pub fn after(&mut self, before: &str) -> Option<String> {
        let shared = self.var()? as usize;
        Some([before.get(..shared)?, self.str()?].concat())
    }

    /// The bytes of a string of [`put_str`], whatever they are.
    pub fn string(&mut self) -> Option<&'a [u8]> {
        let len = self.var()?;
        self.bytes(len)
    }
}

/// The `i`th integer of a column of fixed integers.
pub fn column(bytes: &[u8], i: usize) -> Option<u32> {
    let (column, _) = bytes.as_chunks();
    column.get(i).map(|bytes| u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EDGES: [u32; 12] =
        [0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152, 268_435_455, 268_435_456, u32::MAX];

    #[test]
    fn edges_come_back_in_the_shortest_form() {
        for value in EDGES {
            let mut bytes = Vec::new();
            put_var(&mut bytes, value);
            let bits = 32 - value.leading_zeros() as usize;
            assert_eq!(bytes.len(), bits.max(1).div_ceil(7), "{value}");
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.var(), Some(value));
            assert!(reader.rest().is_empty());
            for len in 0..bytes.len() {
                assert_eq!(Reader::new(&bytes[..len]).var(), None, "{value} cut to {len} bytes");
            }
        }
    }

    #[test]
    fn more_than_32_bits_are_refused() {
        assert_eq!(Reader::new(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]).var(), Some(u32::MAX));
        assert_eq!(Reader::new(&[0xFF, 0xFF, 0xFF, 0xFF, 0x10]).var(), None);
        assert_eq!(Reader::new(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x01]).var(), None);
    }

    proptest! {
        #[test]
        fn a_row_of_integers_comes_back(values: Vec<u32>) {
            let mut bytes = Vec::new();
            values.iter().for_each(|&value| put_var(&mut bytes, value));
            let mut reader = Reader::new(&bytes);
            for value in values {
                prop_assert_eq!(reader.var(), Some(value));
            }
            prop_assert_eq!(reader.var(), None);
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, count: u32) {
            let mut reader = Reader::new(&bytes);
            while reader.var().is_some() {}
            let _ = (reader.u32(), Reader::new(&bytes).str(), Reader::new(&bytes).bytes(count), column(&bytes, count as usize));
        }
    }
}
