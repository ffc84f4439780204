//! Numbers of any bits, one after another.
//!
//! A gap is written as Golomb and Rice did: what is left of it after a shift, one bit each, and the bits that were shifted
//! out. Gaps of a list scatter around their average, and for the right shift this is within a few hundredths of the least.

/// Quotients from here on are written as the whole number.
const LONG: u32 = 15;

/// Reads bits, the lowest of each byte first. Behind the end there are none.
#[derive(Clone, Debug)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> BitReader<'a> {
        BitReader { bytes, at: 0 }
    }

    /// The next bits as a number, the lowest first; 32 at most.
    pub(super) fn bits(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for i in 0..count {
            let byte = *self.bytes.get(self.at / 8)?;
            value |= u32::from(byte >> (self.at % 8) & 1) << i;
            self.at += 1;
        }
        Some(value)
    }

    /// A gap.
    pub(super) fn gap(&mut self, shift: u32) -> Option<u32> {
        let mut quotient = 0;
        while self.bits(1)? == 1 {
            quotient += 1;
            if quotient == LONG {
                return self.bits(32);
            }
        }
        Some(quotient << shift | self.bits(shift)?)
    }
}

/// Writes what [`BitReader`] reads.
#[cfg(feature = "write")]
#[derive(Clone, Debug, Default)]
pub(super) struct BitWriter {
    pub(super) bytes: Vec<u8>,
    at: usize,
}

#[cfg(feature = "write")]
impl BitWriter {
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        for i in 0..count {
            if self.at.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> i & 1) as u8) << (self.at % 8);
            }
            self.at += 1;
        }
    }

    pub(super) fn gap(&mut self, gap: u32, shift: u32) {
        let quotient = gap >> shift;
        if quotient < LONG {
            (0..quotient).for_each(|_| self.bits(1, 1));
            self.bits(0, 1);
            self.bits(gap, shift);
        } else {
            self.bits((1 << LONG) - 1, LONG);
            self.bits(gap, 32);
        }
    }
}

/// The shift that writes these gaps in the fewest bits; 15 at most.
#[cfg(feature = "write")]
pub(super) fn best_shift(gaps: &[u32]) -> u32 {
    let cost = |shift: u32| -> u64 {
        let one = |gap: &u32| match gap >> shift {
            quotient if quotient < LONG => u64::from(quotient + 1 + shift),
            _ => u64::from(LONG + 32),
        };
        gaps.iter().map(one).sum()
    };
    (0..16).min_by_key(|shift| cost(*shift)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(gaps in prop::collection::vec(prop_oneof![0..40_u32, any::<u32>()], 0..50)) {
            let shift = best_shift(&gaps);
            let mut writer = BitWriter::default();
            for gap in &gaps {
                writer.gap(*gap, shift);
                writer.bits(*gap, 3);
            }
            let mut reader = BitReader::new(&writer.bytes);
            for gap in &gaps {
                prop_assert_eq!(reader.gap(shift), Some(*gap));
                prop_assert_eq!(reader.bits(3), Some(gap & 7));
            }
            prop_assert_eq!(reader.bits(8), None, "less than a byte is left");
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, shift in 0..16_u32) {
            let mut reader = BitReader::new(&bytes);
            while reader.gap(shift).is_some() {}
        }
    }
}
