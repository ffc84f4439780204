//! Which index does the root package embed? This is all that its build script does: it reads the settings and the
//! documents and writes an index to `OUT_DIR`.
//!
//! Cargo runs it again if a setting, a document or the code of a crate that it uses has changed.

use crate::{Built, Configuration, configuration};
use std::path::Path;
use std::{env, fs, process};

/// The environment variable that names another folder of documents for one build.
const VARIABLE: &str = "SEED_SEARCH_SEEDS";

/// Runs as a build script. A failure is an error of the build; what was left out or altered is a warning.
pub fn main() {
    for variable in [VARIABLE, configuration::EPOCH] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    for path in ["build.rs", "Cargo.toml"] {
        println!("cargo::rerun-if-changed={path}");
    }
    if let Err(message) = run() {
        // Cargo shows the lines of a failed build script; `error:` makes them stand out.
        for line in message.lines() {
            println!("cargo::error={line}");
        }
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let mut configuration = Configuration::of_manifest(Path::new("Cargo.toml"))?;
    if let Some(folder) = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
        configuration.seeds = folder.into();
    }
    println!("cargo::rerun-if-changed={}", configuration.seeds.display());
    let built = crate::index_of_folder(&configuration, &mut |line| println!("cargo::warning={line}"))?;
    let out =
        Path::new(&env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for a build script")?).join("index.bin");
    let Built { bytes, documents, terms, files, skipped } = built;
    fs::write(&out, &bytes).map_err(|error| format!("cannot write {}: {error}", out.display()))?;
    println!(
        "seed-search: {documents} documents from {files} files ({skipped} skipped), {terms} terms, {} bytes",
        bytes.len()
    );
    Ok(())
}
