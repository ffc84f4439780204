//! See `seed_fuzz::html`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::html(data));
