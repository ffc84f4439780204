//! Which index does a command use: the one that is compiled in, that of a folder, or that of a file?

use seed_build::{Configuration, build};
use seed_corpus::{Articles, Document};
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
    #[command(flatten)]
    settings: Settings,
    /// Use this index, a file that the command `index` wrote
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
}

/// What a folder's settings are, instead of those of ./Cargo.toml.
#[derive(clap::Args)]
pub struct Settings {
    /// Of a folder: whether newspaper files are split into articles, instead of the setting
    #[arg(long, value_enum)]
    articles: Option<Split>,
    /// Of a folder: what precedes a file's path in its address, instead of the setting
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
}

/// Whether newspaper files are split.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Split {
    Auto,
    Never,
}

impl Source {
    /// Opens the index.
    pub fn open(&self) -> Result<Searcher<'static>, Box<dyn Error>> {
        let has_settings = self.settings.articles.is_some() || self.settings.base_url.is_some();
        match (&self.seeds, &self.index) {
            (Some(folder), _) => {
                let bytes = build(&self.settings.documents(folder)?)?;
                Ok(Searcher::new(Index::open(bytes.into())?)?)
            }
            _ if has_settings => {
                Err("--articles and --base-url say how a folder is read, and this index is built already; \
                     add --seeds FOLDER"
                    .into())
            }
            (_, Some(file)) => {
                let bytes =
                    fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
                let open = || Searcher::new(Index::open(bytes.into())?);
                open().map_err(|error: seed_index::Error| format!("{}: {error}", file.display()).into())
            }
            _ => Ok(seed_search::embedded()?),
        }
    }
}

impl Settings {
    /// The documents of a folder. Names each file that gave none on the standard error, with its reason.
    pub fn documents(&self, folder: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
        let configuration = self.configuration(folder)?;
        let corpus = seed_corpus::read_folder(&configuration.seeds, &configuration.corpus)?;
        for skipped in &corpus.skipped {
            eprintln!("skipped {}: {}", skipped.path, skipped.reason);
        }
        for warning in &corpus.warnings {
            eprintln!("{warning}");
        }
        Ok(corpus.documents)
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
