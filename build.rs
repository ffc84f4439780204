//! Puts the documents in: reads them, writes their index, opens it again to prove that it can be read, and leaves it
//! where `src/lib.rs` embeds it, in `$OUT_DIR/index.bin`. [`seed_build::embed`] does all of it.

fn main() {
    #[cfg(feature = "embedded")]
    seed_build::embed::main();
    #[cfg(not(feature = "embedded"))]
    println!("cargo::rerun-if-changed=build.rs");
}
