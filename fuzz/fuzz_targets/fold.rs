//! See `seed_fuzz::fold`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::fold(data));
