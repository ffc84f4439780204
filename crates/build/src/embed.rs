//! Which index does the root package embed? This is all that its build script does: it reads the settings and the
//! documents and writes an index to `OUT_DIR`.
//!
//! Cargo runs it again if a setting, a document or the code of a crate that it uses has changed.

use crate::Configuration;
use std::path::Path;
use std::{env, fs, process};

/// The environment variable that names another folder of documents for one build.
const VARIABLE: &str = "SEED_SEARCH_SEEDS";

/// Runs as a build script. A failure is an error of the build; a file that was skipped is a warning.
pub fn main() {
    println!("cargo::rerun-if-env-changed={VARIABLE}");
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
    let corpus = seed_corpus::read_folder(&configuration.seeds, &configuration.corpus);
    let corpus = corpus.map_err(|error| error.to_string())?;
    for skipped in &corpus.skipped {
        println!("cargo::warning=skipped {}: {}", skipped.path, skipped.reason);
    }
    for warning in &corpus.warnings {
        println!("cargo::warning={warning}");
    }
    let bytes = crate::build(&corpus.documents).map_err(|error| error.to_string())?;
    let (documents, terms) = match seed_index::Index::open(bytes.as_slice().into()) {
        Ok(index) => (index.documents().len(), index.terms().len()),
        Err(error) => return Err(format!("the index that was just written cannot be read: {error}")),
    };
    let out =
        Path::new(&env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for a build script")?).join("index.bin");
    fs::write(&out, &bytes).map_err(|error| format!("cannot write {}: {error}", out.display()))?;
    let (files, skipped) = (corpus.files, corpus.skipped.len());
    println!(
        "seed-search: {documents} documents from {files} files ({skipped} skipped), {terms} terms, {} bytes",
        bytes.len()
    );
    Ok(())
}
