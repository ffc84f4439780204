//! Which index does a command use: the one that is compiled in, that of a folder, that of a site, or that of a file?

use seed_build::{Built, Configuration, SITE_FILE};
use seed_corpus::{Addresses, Articles, Content, Patterns, Unpublished};
use seed_engine::Searcher;
use seed_index::Index;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Source {
    /// Build an index of this folder, with the settings of ./Cargo.toml, and use it
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["index", "site"])]
    seeds: Option<PathBuf>,
    /// Build an index of this built site, as the command build does, and use it
    #[arg(long, value_name = "FOLDER", conflicts_with = "index")]
    site: Option<PathBuf>,
    /// Of a site: its file of settings, instead of ./seed-search.toml
    #[arg(long, value_name = "FILE", requires = "site")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    /// Use this index, a file that the command `index` wrote
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
}

/// What a folder's settings are, instead of those that are on file.
#[derive(clap::Args)]
pub struct Settings {
    /// Of a folder: whether newspaper files are split into articles, instead of the setting
    #[arg(long, value_enum)]
    articles: Option<Split>,
    /// Of a folder: what precedes a file's path in its address, instead of the setting
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Of a folder: how a page's address is made of its path, instead of the setting
    #[arg(long, value_enum)]
    addresses: Option<Rule>,
    /// Of a folder: which files are read, as a pattern such as '**/*.html' (may be given again), instead of the setting
    #[arg(long, value_name = "PATTERN")]
    include: Vec<String>,
    /// Of a folder: which files are not, as a pattern such as 'tags/**' (may be given again), besides those of the setting
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,
    /// Of a folder: what of a page is its content, as a selector of CSS, instead of the setting
    #[arg(long, value_name = "SELECTOR")]
    content: Option<String>,
    /// Of a folder: whether drafts and what else is not published are read, instead of the setting
    #[arg(long, value_enum)]
    unpublished: Option<Drafts>,
    /// Of a folder: fail if anything was altered, not understood or not readable
    #[arg(long)]
    strict: bool,
}

/// Whether newspaper files are split.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Split {
    Auto,
    Never,
}

/// How a page's address is made of its path.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Rule {
    File,
    Html,
    Clean,
    Folder,
}

/// Whether what is not published is read.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Drafts {
    Skip,
    Include,
}

impl Source {
    /// Opens the index.
    pub fn open(&self) -> Result<Searcher<'static>, Box<dyn Error>> {
        let searcher = |built: Built| Ok(Searcher::new(Index::open(built.bytes.into())?)?);
        if let Some(folder) = &self.site {
            return searcher(index(&self.settings.of_site(folder, self.config.as_deref())?)?);
        }
        match (&self.seeds, &self.index) {
            (Some(folder), _) => searcher(self.settings.index(folder)?),
            _ if self.settings.any() => {
                Err("--articles, --base-url, --addresses, --include, --exclude, --content, --unpublished and --strict say \
                     how a folder is read, and this index is built already; add --seeds FOLDER or --site FOLDER"
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

fn index(configuration: &Configuration) -> Result<Built, String> {
    seed_build::index_of_folder(configuration, &mut |line| eprintln!("{line}"))
}

impl Settings {
    /// The index of a folder. Says on the standard error what was left out and what was altered, each with its reason.
    pub fn index(&self, folder: &Path) -> Result<Built, String> {
        index(&self.configuration(folder)?)
    }

    /// Whether any is given.
    fn any(&self) -> bool {
        let Settings { articles, base_url, addresses, include, exclude, content, unpublished, strict } = self;
        articles.is_some()
            || base_url.is_some()
            || addresses.is_some()
            || content.is_some()
            || unpublished.is_some()
            || !(include.is_empty() && exclude.is_empty())
            || *strict
    }

    /// The settings of the embedded build, overridden by the flags.
    fn configuration(&self, folder: &Path) -> Result<Configuration, String> {
        let mut configuration = Configuration::of_folder(Path::new("."))?;
        configuration.seeds = folder.to_owned();
        self.apply(&mut configuration)?;
        Ok(configuration)
    }

    /// The settings of a site, those of a file besides, and the flags.
    ///
    /// # Errors
    ///
    /// If the file or a flag is wrong, in words that name it.
    pub fn of_site(&self, folder: &Path, file: Option<&Path>) -> Result<Configuration, String> {
        let mut configuration = Configuration::of_site(folder);
        let usual = Path::new(SITE_FILE);
        if let Some(file) = file.or(usual.exists().then_some(usual)) {
            configuration = configuration.with_file(file)?;
        }
        self.apply(&mut configuration)?;
        Ok(configuration)
    }

    /// Changes settings to what the flags say.
    ///
    /// # Errors
    ///
    /// If one is no pattern or no selector, in words that name it.
    fn apply(&self, configuration: &mut Configuration) -> Result<(), String> {
        if let Some(split) = self.articles {
            configuration.corpus.articles = match split {
                Split::Auto => Articles::Auto,
                Split::Never => Articles::Never,
            };
        }
        if let Some(base_url) = &self.base_url {
            configuration.corpus.base_url.clone_from(base_url);
        }
        if let Some(rule) = self.addresses {
            configuration.corpus.addresses = match rule {
                Rule::File => Addresses::File,
                Rule::Html => Addresses::Html,
                Rule::Clean => Addresses::Clean,
                Rule::Folder => Addresses::Folder,
            };
        }
        if !self.include.is_empty() {
            let include = Patterns::new(&self.include).map_err(|error| format!("--include: {error}"))?;
            configuration.corpus.include = Some(include);
        }
        if !self.exclude.is_empty() {
            let exclude = Patterns::new(&self.exclude).map_err(|error| format!("--exclude: {error}"))?;
            configuration.corpus.exclude =
                Patterns::joined(configuration.corpus.exclude.take(), Some(exclude));
        }
        if let Some(selector) = &self.content {
            let content = Content::new(selector).map_err(|error| format!("--content: {error}"))?;
            configuration.corpus.content = Some(content);
        }
        if let Some(drafts) = self.unpublished {
            configuration.corpus.unpublished = match drafts {
                Drafts::Skip => Unpublished::Skip,
                Drafts::Include => Unpublished::Include,
            };
        }
        configuration.strict |= self.strict;
        Ok(())
    }
}
