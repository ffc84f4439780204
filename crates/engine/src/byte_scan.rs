//! At which offsets may certain bytes or codes be? A query that occurs nowhere spends its time in these loops, so they
//! compare sixteen bytes at a step where the machine can.
//!
//! There are two implementations, so its tests are a file of their own, `tests/byte_scan.rs`, which is run as each.

/// Bytes of a step.
#[cfg(target_feature = "simd128")]
pub const STEP: usize = 16;
#[cfg(not(target_feature = "simd128"))]
pub const STEP: usize = 8;

/// The bytes of a step.
pub type Step = [u8; STEP];

/// Steps of a block.
const STEPS: usize = 4;

/// The bytes of a block, and the byte after it.
type Block = [u8; STEPS * STEP + 1];

/// The step of a block that starts at an offset.
fn step(block: &Block, at: usize) -> Step {
    block.get(at..).and_then(|block| block.first_chunk()).copied().unwrap_or_default()
}

/// A bit for each byte that equals `byte`. Bits after the first one set may be set wrongly.
pub fn equal(step: &Step, byte: u8) -> u32 {
    wide::equal(step, byte)
}

/// A bit for each byte that equals `first` and is followed by `second`. Others may be set wrongly, but none before the
/// first byte that equals `first`. `after` is the step that starts one byte later.
pub fn equal_pair([first, second]: [u8; 2], step: &Step, after: &Step) -> u32 {
    wide::equal_pair([first, second], step, after)
}

/// A set of bytes by their lower seven bits. It holds either bytes below 0x80 or bytes from there on.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// For each low half of a byte, a bit for each high half.
    bits: [u8; 16],
}

impl Set {
    /// Adds a byte.
    pub fn add(&mut self, byte: u8) {
        self.bits[usize::from(byte & 0xF)] |= 1 << (byte >> 4 & 7);
    }

    /// A bit for each byte that is a one-byte code of the set, or that begins a longer code.
    pub fn among(&self, step: &Step) -> u32 {
        wide::among(self, step)
    }
}

/// A set of codes that are searched for together. Of a code of three bytes only the first two are compared.
#[derive(Default)]
pub struct Codes {
    /// Codes of one byte.
    singles: Set,
    /// First bytes of longer codes.
    firsts: Set,
    /// Second bytes of any of these.
    seconds: Set,
}

impl Codes {
    /// Adds a code.
    pub fn add(&mut self, code: &[u8]) {
        match *code {
            [single] => self.singles.add(single),
            [first, second, ..] => {
                self.firsts.add(first);
                self.seconds.add(second);
            }
            [] => {}
        }
    }

    /// A bit for each byte where one of the codes may start. `after` is the step that starts one byte later.
    pub fn among(&self, step: &Step, after: &Step) -> u32 {
        wide::members(self, step, after)
    }
}

/// A pass over bytes, which stops where a match may start.
#[derive(Clone, Copy, Debug)]
pub struct Stops {
    /// The end of what was compared.
    at: usize,
    /// The step that was compared last, and a bit for each of its stops that is still to come.
    step: usize,
    left: u32,
}

impl Stops {
    /// Starts at an offset.
    pub fn from(at: usize) -> Stops {
        Stops { at, step: at, left: 0 }
    }

    /// Skips blocks that hold none of some pairs. Use it if these pairs are the only stops.
    // Frequent pairs are found in the loop of `next`. Inlining this would make that loop larger.
    #[inline(never)]
    pub fn pass(&mut self, codes: &[u8], pairs: &[[u8; 2]]) {
        let next = |at: usize| codes.get(at..).and_then(|codes| codes.first_chunk());
        while self.left == 0
            && let Some(block) = next(self.at)
            && !pairs.iter().any(|pair| wide::holds_pair(*pair, block))
        {
            self.at += STEPS * STEP;
        }
    }

    /// The next stop. `stops` gets a step and the step one byte later, and returns a bit for each byte that is a
    /// stop. The last byte is always a stop, and so is every byte of a text that is shorter than a step.
    pub fn next(&mut self, codes: &[u8], stops: impl Fn(&Step, &Step) -> u32) -> Option<usize> {
        while self.left == 0 {
            // The last step starts earlier, and overlaps the step before.
            self.step = self.at.min(codes.len().saturating_sub(STEP + 1));
            let step = codes.get(self.step..).and_then(|codes| codes.first_chunk());
            let after = codes.get(self.step + 1..).and_then(|codes| codes.first_chunk());
            let seen = self.at - self.step;
            if let (Some(step), Some(after), 0..STEP) = (step, after, seen) {
                self.left = stops(step, after) >> seen << seen;
                self.at = self.step + STEP;
            } else {
                self.at += 1;
                return Some(self.at - 1).filter(|at| *at < codes.len());
            }
        }
        let bit = self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(self.step + bit)
    }
}

#[cfg(target_feature = "simd128")]
mod wide {
    use super::{Block, Codes, STEP, STEPS, Set, Step, step};
    use std::arch::wasm32::{
        u8x16, u8x16_bitmask, u8x16_eq, u8x16_ge, u8x16_shr, u8x16_splat, u8x16_swizzle, u64x2, v128,
        v128_and, v128_andnot, v128_any_true, v128_or,
    };

    fn load(bytes: &[u8; STEP]) -> v128 {
        let (low, high) = bytes.split_at(STEP / 2);
        let word = |half: &[u8]| half.try_into().map_or(0, u64::from_le_bytes);
        u64x2(word(low), word(high))
    }

    pub fn equal(step: &Step, byte: u8) -> u32 {
        u32::from(u8x16_bitmask(u8x16_eq(load(step), u8x16_splat(byte))))
    }

    pub fn equal_pair([first, second]: [u8; 2], step: &Step, after: &Step) -> u32 {
        let (first, second) = (u8x16_splat(first), u8x16_splat(second));
        u32::from(u8x16_bitmask(v128_and(u8x16_eq(load(step), first), u8x16_eq(load(after), second))))
    }

    pub fn holds_pair([first, second]: [u8; 2], block: &Block) -> bool {
        let (first, second) = (u8x16_splat(first), u8x16_splat(second));
        let is = |at: usize, byte| u8x16_eq(load(&step(block, at)), byte);
        let pairs = (0..STEPS).map(|i| v128_and(is(i * STEP, first), is(i * STEP + 1, second)));
        v128_any_true(pairs.fold(u64x2(0, 0), |all, pairs| v128_or(all, pairs)))
    }

    /// All ones for each byte whose lower seven bits are in a set.
    fn is_in(set: &Set, bytes: v128) -> v128 {
        let bits = u8x16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128);
        let (low, high) = (v128_and(bytes, u8x16_splat(0xF)), u8x16_shr(bytes, 4));
        let bit = u8x16_swizzle(bits, high);
        u8x16_eq(v128_and(u8x16_swizzle(load(&set.bits), low), bit), bit)
    }

    pub fn among(set: &Set, step: &Step) -> u32 {
        let step = load(step);
        let is_long = u8x16_ge(step, u8x16_splat(0x80));
        u32::from(u8x16_bitmask(v128_or(is_in(set, step), is_long)))
    }

    pub fn members(codes: &Codes, step: &Step, after: &Step) -> u32 {
        let (step, after) = (load(step), load(after));
        let is_first = u8x16_ge(step, u8x16_splat(0x80));
        let singles = v128_andnot(is_in(&codes.singles, step), is_first);
        let pairs = v128_and(is_in(&codes.firsts, step), is_in(&codes.seconds, after));
        u32::from(u8x16_bitmask(v128_or(singles, v128_and(pairs, is_first))))
    }
}

#[cfg(not(target_feature = "simd128"))]
mod wide {
    use super::{Block, Codes, STEP, STEPS, Set, Step, step};

    pub fn equal(step: &Step, byte: u8) -> u32 {
        const ONES: u64 = u64::MAX / 0xFF;
        let differ = u64::from_le_bytes(*step) ^ (u64::from(byte) * ONES);
        let high = differ.wrapping_sub(ONES) & !differ & (ONES << 7);
        // The high bits of the eight bytes, gathered in the highest byte.
        ((high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
    }

    pub fn equal_pair([first, second]: [u8; 2], step: &Step, after: &Step) -> u32 {
        equal(step, first) & equal(after, second)
    }

    pub fn holds_pair(pair: [u8; 2], block: &Block) -> bool {
        (0..STEPS).any(|i| equal_pair(pair, &step(block, i * STEP), &step(block, i * STEP + 1)) > 0)
    }

    fn is_in(set: &Set, byte: u8) -> u32 {
        u32::from(set.bits[usize::from(byte & 0xF)] >> (byte >> 4 & 7) & 1)
    }

    pub fn among(set: &Set, step: &Step) -> u32 {
        let is_among = |byte: u8| if byte < 0x80 { is_in(set, byte) } else { 1 };
        step.iter().zip(0..).fold(0, |among, (byte, i)| among | is_among(*byte) << i)
    }

    pub fn members(codes: &Codes, step: &Step, after: &Step) -> u32 {
        let mut stops = 0;
        for (i, (byte, after)) in step.iter().zip(after).enumerate() {
            let is_here = if *byte < 0x80 {
                is_in(&codes.singles, *byte)
            } else {
                is_in(&codes.firsts, *byte) & is_in(&codes.seconds, *after)
            };
            stops |= is_here << i;
        }
        stops
    }
}
