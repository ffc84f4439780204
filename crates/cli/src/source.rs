//! Which documents are asked: those compiled in, those of a folder, or those of an index file.

use seed_build::build;
use seed_corpus;
use seed_engine::Search;
use seed_index::Index;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Source {
    /// Read and compile this folder of documents first, and ask it instead of what is compiled in
    #[arg(long, value_name = "FOLDER", conflicts_with = "index")]
    seeds: Option<PathBuf>,
    /// Ask this index, as a build leaves it (index.bin)
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
}

impl Source {
    /// Opens what was named. Files that gave no document are said on the standard error, each with its reason.
    pub fn open(&self) -> Result<Search<'static>, Box<dyn Error>> {
        match (&self.seeds, &self.index) {
            (Some(folder), _) => compiled(folder),
            (_, Some(file)) => {
                let bytes =
                    fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
                let open = || Search::new(Index::open(bytes.into())?);
                open().map_err(|error: seed_index::Error| format!("{}: {error}", file.display()).into())
            }
            _ => Ok(seed_search::embedded()?),
        }
    }
}

fn compiled(folder: &Path) -> Result<Search<'static>, Box<dyn Error>> {
    let corpus = seed_corpus::read_folder(folder, &seed_corpus::Options::default())?;
    for skipped in &corpus.skipped {
        eprintln!("skipped {}: {}", skipped.path, skipped.reason);
    }
    let bytes = build(&corpus.documents)?;
    Ok(Search::new(Index::open(bytes.into())?)?)
}
