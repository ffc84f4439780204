//! See `seed_fuzz::markdown`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::markdown(data));
