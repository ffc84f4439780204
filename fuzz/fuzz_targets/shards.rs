//! See `seed_fuzz::shards`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seed_fuzz::shards(data));
