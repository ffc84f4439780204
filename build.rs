//! Reads the documents, builds the index, opens it again to prove that it can be read, and leaves it where
//! `src/lib.rs` embeds it: `$OUT_DIR/index.bin`.
//!
//! The rooms below are those of the library, mounted here by path: what they import from elsewhere does not
//! compile, so their direction is proved with every build.

#[path = "src/compile.rs"]
mod compile;
#[path = "src/corpus/mod.rs"]
mod corpus;
#[allow(dead_code, unused_imports, reason = "a build only writes and checks; the library reads")]
#[path = "src/index/mod.rs"]
mod index;
#[allow(dead_code, unused_imports, reason = "a build only cuts documents; the library also walks backwards")]
#[path = "src/text/mod.rs"]
mod text;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The variable that points one build at another folder.
const VARIABLE: &str = "SEED_SEARCH_SEEDS";

fn main() {
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    for path in
        ["build.rs", "Cargo.toml", "src/compile.rs", "src/compile", "src/corpus", "src/index", "src/text"]
    {
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
    let configuration = Configuration::read()?;
    let folder = &configuration.seeds;
    println!("cargo::rerun-if-changed={}", folder.display());
    let corpus = corpus::read_folder(folder, &configuration.options).map_err(|error| error.to_string())?;
    for skipped in &corpus.skipped {
        println!("cargo::warning=skipped {}: {}", skipped.path, skipped.reason);
    }
    let bytes = compile::compile(&corpus.documents).map_err(|error| error.to_string())?;
    let sizes = match index::Index::open(bytes.as_slice().into()) {
        Ok(index) => (index.documents().len(), index.terms().len()),
        Err(error) => return Err(format!("the index that was just written cannot be read: {error}")),
    };
    let out =
        Path::new(&env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for a build script")?).join("index.bin");
    fs::write(&out, &bytes).map_err(|error| format!("cannot write {}: {error}", out.display()))?;
    let (files, skipped) = (corpus.files, corpus.skipped.len());
    let (documents, terms) = sizes;
    println!(
        "seed-search: {documents} documents from {files} files ({skipped} skipped), {terms} terms, {} bytes",
        bytes.len()
    );
    Ok(())
}

/// `[package.metadata.seed-search]` of `Cargo.toml`, and the variable before it.
struct Configuration {
    seeds: PathBuf,
    options: corpus::Options,
}

impl Configuration {
    fn read() -> Result<Configuration, String> {
        let mut configuration =
            Configuration { seeds: PathBuf::from("seeds"), options: corpus::Options::default() };
        let manifest = fs::read_to_string("Cargo.toml").map_err(|e| format!("Cargo.toml: {e}"))?;
        let manifest: toml::Table = manifest.parse().map_err(|e| format!("Cargo.toml: {e}"))?;
        let section = ["package", "metadata", "seed-search"];
        let section = section.iter().try_fold(&manifest, |table, key| table.get(*key)?.as_table());
        for (key, value) in section.into_iter().flatten() {
            let text = value.as_str().ok_or_else(|| wrong(key, "a string", &value.to_string()))?;
            match key.as_str() {
                "seeds" => configuration.seeds = PathBuf::from(text),
                "base-url" => configuration.options.base_url = text.to_owned(),
                "articles" => {
                    configuration.options.articles = match text {
                        "auto" => corpus::Articles::Auto,
                        "never" => corpus::Articles::Never,
                        _ => return Err(wrong(key, "\"auto\" or \"never\"", text)),
                    }
                }
                _ => return Err(wrong(key, "one of seeds, base-url, articles as the key", key)),
            }
        }
        if let Some(folder) = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            configuration.seeds = PathBuf::from(folder);
        }
        Ok(configuration)
    }
}

fn wrong(key: &str, expected: &str, found: &str) -> String {
    format!(
        "Cargo.toml, [package.metadata.seed-search] {key}: expected {expected}, found {found}; \
         the keys and their defaults are in the README"
    )
}
