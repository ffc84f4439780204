//! Which pages of a site are read, and how? What the site says, then what its file of settings says, then the flags.

use crate::source::Settings;
use seed_build::{Configuration, SITE_FILE};
use seed_corpus::{Corpus, Error, Work};
use std::path::{Path, PathBuf};
use std::{fs, io};

#[derive(clap::Args)]
pub struct Reading {
    /// The folder of the built site: public/, dist/, _site/, book/
    pub folder: PathBuf,
    /// The file of settings, instead of ./seed-search.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

impl Reading {
    /// The file of settings, whether it is there or not.
    pub fn settings_file(&self) -> &Path {
        self.config.as_deref().unwrap_or(Path::new(SITE_FILE))
    }

    /// The settings.
    ///
    /// # Errors
    ///
    /// If the file or a flag is wrong, in words that name it.
    pub fn configuration(&self) -> Result<Configuration, String> {
        self.settings.of_site(&self.folder, self.config.as_deref())
    }

    /// Reads the pages. The work is watched by files.
    ///
    /// # Errors
    ///
    /// If there are none, in words for the owner of a site.
    pub fn corpus(&self, configuration: &Configuration, work: Work) -> Result<Corpus, String> {
        let folder = &self.folder;
        self.expect_folder()?;
        let read = seed_corpus::read_folder_with(folder, &configuration.corpus, work);
        let mut corpus = read.map_err(|error| unread(folder, &error))?;
        configuration.tune(&mut corpus);
        Ok(corpus)
    }

    /// Makes sure that there is a folder.
    ///
    /// # Errors
    ///
    /// If not, in words that say what to do.
    pub fn expect_folder(&self) -> Result<(), String> {
        let folder = &self.folder;
        let expected = || format!("expected the folder of a built site at {}", folder.display());
        match fs::metadata(folder) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(format!("{}, found a file: give the folder that holds its pages", expected())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(format!(
                "{}, found nothing there: build the site first, and give the folder that its generator writes",
                expected()
            )),
            Err(error) => Err(format!("{}, found one that cannot be read: {error}", expected())),
        }
    }
}

fn unread(folder: &Path, error: &Error) -> String {
    let Error::NoDocument { skipped, .. } = error else { return error.to_string() };
    seed_site::no_pages(&folder.display().to_string(), skipped)
}
