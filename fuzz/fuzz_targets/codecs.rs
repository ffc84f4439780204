//! See `seed_fuzz::codecs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::codecs(data));
