//! See `seed_fuzz::plain`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::plain(data));
