//! The byte scan against naive twins, natively and as the wasm that ships: the same file, compiled by two targets to
//! two implementations. `.ci/check` runs both.

#[path = "../src/byte_scan.rs"]
mod byte_scan;

use byte_scan::{Codes, STEP, Set, Step, Stops, equal, equal_pair};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Bytes of a block, which [`Stops::pass`] passes over at once.
const BLOCK: usize = 4 * STEP;

/// Numbers below a bound that look random and are the same every time.
fn numbers(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// Texts of bytes: every value at every place of a step, and a few values, among them such as differ in one bit,
/// so that what is looked for is met by chance.
fn texts() -> Vec<Vec<u8>> {
    let mut below = numbers(7);
    let mut texts = vec![(0..600u32).map(|i| (i * 167 + i / 256) as u8).collect()];
    for values in
        [&[0x00, 0x01, 0x80, 0x81][..], &[0x41, 0x40, 0x7F, 0xC1, 0xFF], &[0xA0, 0xA1, 0x20, 0x21, 0x22]]
    {
        for len in 0..40 {
            texts.push((0..len * 5).map(|_| values[below(values.len())]).collect());
        }
    }
    texts
}

/// Each step of some bytes, with the bytes one further on.
fn each_step(each: &mut dyn FnMut(&Step, &Step)) {
    for text in texts() {
        for window in text.windows(STEP + 1) {
            each(window.first_chunk().expect("a step"), window.last_chunk().expect("a step"));
        }
    }
}

/// A bit for each place of a step where something `is`.
fn mask(is: impl Fn(usize) -> bool) -> u32 {
    (0..STEP).filter(|i| is(*i)).fold(0, |mask, i| mask | 1 << i)
}

/// The bits above the lowest of a mask.
fn after_lowest(mask: u32) -> u32 {
    if mask == 0 { 0 } else { u32::MAX << 1 << mask.trailing_zeros() }
}

/// The bytes that [`texts`] has most of.
const BYTES: [u8; 10] = [0x00, 0x01, 0x20, 0x22, 0x41, 0x7F, 0x80, 0xA0, 0xC1, 0xFF];

#[test]
fn a_step_is_what_the_machine_does_at_once() {
    assert_eq!(STEP, if cfg!(target_arch = "wasm32") { 16 } else { 8 }, "SIMD, in all that ships");
}

#[test]
fn equal_is_its_twin() {
    each_step(&mut |step, _| {
        for byte in BYTES {
            let (naive, seen) = (mask(|i| step[i] == byte), equal(step, byte));
            assert_eq!(seen & naive, naive, "{byte:#x} in {step:x?}: all are seen");
            assert_eq!(seen & !naive & !after_lowest(naive), 0, "{byte:#x} in {step:x?}: the first is one");
            assert_eq!(seen >> STEP, 0, "no bit without a byte");
        }
    });
}

#[test]
fn equal_pair_is_its_twin() {
    each_step(&mut |step, after| {
        for first in BYTES {
            for second in [first, first ^ 1, 0x21, 0x80] {
                let naive = mask(|i| step[i] == first && after[i] == second);
                let seen = equal_pair([first, second], step, after);
                assert_eq!(seen & naive, naive, "{first:#x} {second:#x} in {step:x?}: all are seen");
                let firsts = mask(|i| step[i] == first);
                let may_be = firsts | after_lowest(firsts);
                assert_eq!(seen & !may_be, 0, "{first:#x} {second:#x} in {step:x?}");
                assert_eq!(seen >> STEP, 0, "no bit without a byte");
            }
        }
    });
}

#[test]
fn among_is_its_twin() {
    for members in [&[][..], &[0x00], &[0x41, 0x21, 0x01], &BYTES, &[0xA0, 0xC1, 0xF0]] {
        let mut set = Set::default();
        members.iter().for_each(|byte| set.add(*byte));
        each_step(&mut |step, _| {
            // Of a byte of a longer code the lower seven bits are kept.
            let is_in = |byte: u8| members.iter().any(|member| member & 0x7F == byte);
            let naive = mask(|i| step[i] >= 0x80 || is_in(step[i]));
            assert_eq!(set.among(step), naive, "{members:x?} in {step:x?}");
        });
    }
}

/// Sets of codes: none, of one byte, of two, of both, and of three, which stand for all that begin like them.
const CODES: [&[&[u8]]; 6] = [
    &[],
    &[&[0x41], &[0x00]],
    &[&[0x80, 0x01], &[0xFF, 0x7F]],
    &[&[0x41], &[0xC1, 0x41], &[0xA0, 0x20], &[0x21]],
    &[&[0xF1, 0x20, 0x30]],
    &[&[0x00], &[0x85, 0x10], &[0xF1, 0x20, 0x30], &[0x81, 0x00]],
];

fn set_of(members: &[&[u8]]) -> Codes {
    let mut codes = Codes::default();
    members.iter().for_each(|code| codes.add(code));
    codes
}

/// Whether one of some codes may stand where these two bytes do: any first byte of a longer one goes with any second.
fn may_stand(members: &[&[u8]], byte: u8, after: u8) -> bool {
    let longer = || members.iter().filter(|code| code.len() > 1);
    if byte < 0x80 {
        return members.contains(&&[byte][..]);
    }
    longer().any(|code| code[0] == byte) && longer().any(|code| code[1] & 0x7F == after & 0x7F)
}

#[test]
fn members_are_their_twin() {
    for members in CODES {
        let codes = set_of(members);
        each_step(&mut |step, after| {
            let naive = mask(|i| may_stand(members, step[i], after[i]));
            assert_eq!(codes.among(step, after), naive, "{members:x?} in {step:x?}");
        });
    }
}

#[test]
fn next_is_its_twin() {
    for text in texts() {
        for members in CODES {
            let codes = set_of(members);
            for from in
                [0, 1, STEP - 1, STEP, STEP + 1, text.len() / 2, text.len().saturating_sub(1), text.len()]
            {
                // What is shorter than a step and the byte after it is stopped at byte by byte, and so is the last.
                let is_stop = |at: usize| {
                    text.len() <= STEP || at + 1 == text.len() || may_stand(members, text[at], text[at + 1])
                };
                let naive: Vec<usize> = (from..text.len()).filter(|at| is_stop(*at)).collect();
                let mut stops = Stops::from(from);
                let next = || stops.next(&text, |step, after| codes.among(step, after));
                let found: Vec<usize> = std::iter::from_fn(next).collect();
                assert_eq!(found, naive, "{members:x?} from {from} of {text:x?}");
            }
        }
    }
}

#[test]
fn pass_is_its_twin() {
    for text in texts() {
        for pairs in [&[][..], &[[0x80, 0x01]], &[[0xA0, 0x22], [0x41, 0xFF]], &[[0xA7, 0x4E]]] {
            for from in [0, 1, STEP + 3, BLOCK, text.len()] {
                let stands = |at: usize| pairs.iter().any(|pair| text[at..].starts_with(pair));
                let is_first = |at: usize| pairs.iter().any(|[first, _]| text[at] == *first);
                let mut stops = Stops::from(from);
                stops.pass(&text, pairs);
                // Every byte is a stop now, so the first is how far was passed.
                let at = stops.next(&text, |_, _| u32::MAX >> (32 - STEP)).unwrap_or(text.len().max(from));
                assert!(
                    (from..at).all(|passed| !stands(passed)),
                    "{pairs:x?} from {from} to {at} of {text:x?}"
                );
                assert_eq!((at - from) % BLOCK, 0, "block by block");
                let is_left = text.len().saturating_sub(at) > BLOCK;
                // Something that looks like the first byte of a pair may be taken for one.
                let stopped = !is_left || (at..at + BLOCK).any(is_first);
                assert!(stopped, "{pairs:x?} from {from}: no reason to stop at {at} of {text:x?}");
            }
        }
    }
}

#[test]
fn pass_stops_at_the_block_of_a_pair_and_at_no_other() {
    for len in [0, BLOCK, BLOCK + 1, 5 * BLOCK, 5 * BLOCK + 1] {
        for at in 0..len {
            let mut text = vec![0xA0; len];
            text[at] = 0x81;
            if let Some(second) = text.get_mut(at + 1) {
                *second = 0x22;
            }
            let passed = |pairs: &[[u8; 2]]| {
                let mut stops = Stops::from(0);
                stops.pass(&text, pairs);
                stops.next(&text, |_, _| u32::MAX >> (32 - STEP)).unwrap_or(len)
            };
            let end = len.saturating_sub(1) / BLOCK * BLOCK;
            assert_eq!(passed(&[[0x81, 0x23], [0x22, 0x81]]), end, "{len}, {at}");
            let block = if at + 1 < len { (at / BLOCK * BLOCK).min(end) } else { end };
            assert_eq!(passed(&[[0x7F, 0x7F], [0x81, 0x22]]), block, "{len}, {at}");
        }
    }
}
