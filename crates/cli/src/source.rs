//! Which index does a command use: the one that is compiled in, that of a folder, or that of a file?

use seed_build::{Configuration, build};
use seed_corpus::Articles;
use seed_engine::Searcher;
use seed_index::Index;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Source {
    /// Build an index of this folder, with the settings of ./Cargo.toml, and use it
    #[arg(long, value_name = "FOLDER", conflicts_with = "index")]
    seeds: Option<PathBuf>,
    /// With --seeds: whether newspaper files are split into articles, instead of the setting
    #[arg(long, value_enum, requires = "seeds")]
    articles: Option<Split>,
    /// With --seeds: what precedes a file's path in its address, instead of the setting
    #[arg(long, value_name = "URL", requires = "seeds")]
    base_url: Option<String>,
    /// Use this index, the index.bin of a build
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
}

/// Whether newspaper files are split.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Split {
    Auto,
    Never,
}

impl Source {
    /// Opens the index. Names each file that gave no document on the standard error, with its reason.
    pub fn open(&self) -> Result<Searcher<'static>, Box<dyn Error>> {
        match (&self.seeds, &self.index) {
            (Some(folder), _) => searcher_of(&self.configuration(folder)?),
            (_, Some(file)) => {
                let bytes =
                    fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
                let open = || Searcher::new(Index::open(bytes.into())?);
                open().map_err(|error: seed_index::Error| format!("{}: {error}", file.display()).into())
            }
            _ => Ok(seed_search::embedded()?),
        }
    }

    /// The settings of the embedded build, overridden by the flags.
    fn configuration(&self, folder: &Path) -> Result<Configuration, String> {
        let mut configuration = Configuration::of_folder(Path::new("."))?;
        configuration.seeds = folder.to_owned();
        if let Some(split) = self.articles {
            configuration.corpus.articles = match split {
                Split::Auto => Articles::Auto,
                Split::Never => Articles::Never,
            };
        }
        if let Some(base_url) = &self.base_url {
            configuration.corpus.base_url.clone_from(base_url);
        }
        Ok(configuration)
    }
}

fn searcher_of(configuration: &Configuration) -> Result<Searcher<'static>, Box<dyn Error>> {
    let corpus = seed_corpus::read_folder(&configuration.seeds, &configuration.corpus)?;
    for skipped in &corpus.skipped {
        eprintln!("skipped {}: {}", skipped.path, skipped.reason);
    }
    let bytes = build(&corpus.documents)?;
    Ok(Searcher::new(Index::open(bytes.into())?)?)
}
