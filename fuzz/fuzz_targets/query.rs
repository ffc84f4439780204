//! See `seed_fuzz::query`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::query(data));
