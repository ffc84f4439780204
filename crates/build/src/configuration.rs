//! Which documents does a build read, and how? The build script and the command share one type.
//!
//! The settings are in `Cargo.toml`, under `[package.metadata.seed-search]`. An unknown key is an error that names the
//! known ones: if it were ignored, its author would notice a misspelling only by its effects.

use seed_corpus::{Articles, Options};
use std::fs;
use std::path::{Path, PathBuf};

/// What a build reads, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration {
    /// The folder of documents (`seeds`).
    pub seeds: PathBuf,
    /// How files become documents (`base-url`, `articles`).
    pub corpus: Options,
}

impl Default for Configuration {
    fn default() -> Self {
        Configuration { seeds: PathBuf::from("seeds"), corpus: Options::default() }
    }
}

/// The table of a manifest that holds the settings.
const SECTION: [&str; 3] = ["package", "metadata", "seed-search"];

impl Configuration {
    /// The settings of a manifest; the defaults where it has none.
    ///
    /// # Errors
    ///
    /// If the manifest cannot be read, is no TOML, or has a setting that is unknown or has a value of another kind. The
    /// message names the key, what was expected and what was found.
    pub fn of_manifest(manifest: &Path) -> Result<Configuration, String> {
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", manifest.display());
        let text = fs::read_to_string(manifest).map_err(|error| named(&error))?;
        let table: toml::Table = text.parse().map_err(|error| named(&error))?;
        let section = SECTION.iter().try_fold(&table, |table, key| table.get(*key)?.as_table());
        let empty = toml::Table::new();
        Configuration::of_table(section.unwrap_or(&empty))
            .map_err(|error| format!("{}, [{}] {error}", manifest.display(), SECTION.join(".")))
    }

    /// The settings of the manifest in a folder; the defaults where there is none.
    ///
    /// # Errors
    ///
    /// The same as those of [`of_manifest`](Self::of_manifest).
    pub fn of_folder(folder: &Path) -> Result<Configuration, String> {
        let manifest = folder.join("Cargo.toml");
        if manifest.exists() { Configuration::of_manifest(&manifest) } else { Ok(Configuration::default()) }
    }

    /// The settings of a table of keys.
    fn of_table(table: &toml::Table) -> Result<Configuration, String> {
        let mut configuration = Configuration::default();
        for (key, value) in table {
            let text = value.as_str().ok_or_else(|| wrong(key, "a string", &value.to_string()))?;
            match key.as_str() {
                "seeds" => configuration.seeds = PathBuf::from(text),
                "base-url" => configuration.corpus.base_url = text.to_owned(),
                "articles" => {
                    configuration.corpus.articles = match text {
                        "auto" => Articles::Auto,
                        "never" => Articles::Never,
                        _ => return Err(wrong(key, "\"auto\" or \"never\"", text)),
                    }
                }
                _ => return Err(wrong(key, "one of seeds, base-url, articles as the key", key)),
            }
        }
        Ok(configuration)
    }
}

fn wrong(key: &str, expected: &str, found: &str) -> String {
    format!(
        "{key}: expected {expected}, found {found}; the keys and their defaults are in the README, under \
         \"Your own documents\""
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Configuration, String> {
        Configuration::of_table(&text.parse().expect("TOML"))
    }

    #[test]
    fn settings_and_what_is_said_of_wrong_ones() {
        assert_eq!(of(""), Ok(Configuration::default()), "everything has a default");
        let all = of("seeds = 'docs'\nbase-url = 'https://a.b/'\narticles = 'never'").expect("all keys");
        assert_eq!((all.seeds, all.corpus.base_url), ("docs".into(), "https://a.b/".to_owned()));
        assert_eq!(all.corpus.articles, Articles::Never);
        for (text, says, why) in [
            ("seed = 'docs'", ["one of seeds, base-url, articles", "found seed"], "a misspelled key"),
            ("seeds = 3", ["a string", "found 3"], "another kind of value"),
            ("articles = 'always'", ["\"auto\" or \"never\"", "found always"], "an unknown word"),
        ] {
            let error = of(text).expect_err(why);
            assert!(says.iter().all(|part| error.contains(part)), "{why}: {error}");
        }
    }
}
