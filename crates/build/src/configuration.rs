//! Which documents does a build read, and how? The build script and the command share one type.
//!
//! The settings of the embedded index are in `Cargo.toml`, under `[package.metadata.seed-search]`; those of a site are in
//! `seed-search.toml`. An unknown key is an error that names the known ones: if it were ignored, its author would notice a
//! misspelling only by its effects.

mod values;

use crate::vocabulary::Vocabulary;
use seed_corpus::{
    Addresses, Articles, Content, Corpus, Options, Patterns, Repetition, Unpublished, Warning,
};
use std::path::{Path, PathBuf};
use std::{env, fs};
use values::{Choices, choice, patterns, pins, synonyms, texts, weights, wrong};

/// What a build reads, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Configuration {
    /// The folder of documents (`seeds`).
    pub seeds: PathBuf,
    /// Which files become documents, and how: all other keys.
    pub corpus: Options,
    /// Whether it fails if something was altered, not understood or not readable (`strict`).
    pub strict: bool,
    /// What the owner says of words and queries (`words`, `synonyms`, `weak-words`, `pins`).
    pub vocabulary: Vocabulary,
    /// How many times as much as others pages of these patterns weigh (`weights`).
    pub weights: Vec<(Patterns, f32)>,
    /// The parameter of an address that says what to mark in the page that a hit leads to; empty for none (`marks`).
    pub marks: String,
    /// What the language of the page that asks counts (`languages`).
    pub languages: Languages,
    /// Whether the index lies in many files (`shards`).
    pub shards: Sharding,
    /// How many files it has at most then (`max-files`).
    pub most_files: usize,
}

/// When does an index lie in many files, of which a query reads few?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sharding {
    /// Never: it is one file, which is read whole before the first answer.
    #[default]
    Never,
    /// Always.
    Always,
    /// Where it would be large in one.
    Auto,
}

/// The files that one host takes of a site.
const MOST_FILES: usize = 20_000;
/// The least that may be asked for: a root, tables, columns, and some shards and texts.
const LEAST_FILES: i64 = 100;

/// What the language of a page counts when somebody searches there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// Nothing.
    #[default]
    All,
    /// Pages of it come first.
    First,
    /// No other pages come.
    Only,
}

impl Default for Configuration {
    fn default() -> Self {
        Configuration {
            seeds: PathBuf::from("seeds"),
            corpus: Options::default(),
            strict: false,
            vocabulary: Vocabulary::default(),
            weights: Vec::new(),
            marks: String::new(),
            languages: Languages::All,
            shards: Sharding::Auto,
            most_files: MOST_FILES,
        }
    }
}

/// The environment variable that says which day it is, in seconds since 1970, where `future` is false. A clock would
/// give other bytes tomorrow.
pub(crate) const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Where settings stand: which keys there are, and where people read of them.
struct Door {
    /// The keys that it has: those of all doors, and its own.
    keys: [&'static [&'static str]; 2],
    documented: &'static str,
}

/// What every door knows.
const SHARED: &[&str] = &[
    "base-url",
    "addresses",
    "articles",
    "content",
    "repeated",
    "include",
    "exclude",
    "words",
    "synonyms",
    "weak-words",
    "weights",
    "pins",
    "unpublished",
    "future",
    "strict",
];
const MANIFEST: Door =
    Door { keys: [&["seeds"], SHARED], documented: "the README, under \"Your own documents\"" };
const SITE: Door =
    Door { keys: [SHARED, &["marks", "languages", "shards", "max-files"]], documented: "docs/site.md" };

/// The file of a site's settings.
pub const SITE_FILE: &str = "seed-search.toml";

/// A file that marks a folder as one that the command `build` has written.
pub const MARKER: &str = "seed-search.json";

/// The pages of a site, unless it says which.
const PAGES: [&str; 1] = ["**/*.{html,htm,xhtml,xht}"];

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
        let section = section.unwrap_or(&empty);
        Configuration::default()
            .with(section, &MANIFEST)
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

    /// The settings of a site that says nothing about itself: its pages of HTML, each at its file's address, and
    /// `index.html` at that of its folder.
    pub fn of_site(folder: &Path) -> Configuration {
        let mut configuration = Configuration { seeds: folder.to_owned(), ..Configuration::default() };
        let corpus = &mut configuration.corpus;
        corpus.include = Some(Patterns::new(PAGES).expect("these are patterns"));
        corpus.addresses = Addresses::Html;
        corpus.foreign = MARKER;
        configuration
    }

    /// These settings, changed by those of a file of a site.
    ///
    /// # Errors
    ///
    /// The same as those of [`of_manifest`](Self::of_manifest).
    pub fn with_file(self, file: &Path) -> Result<Configuration, String> {
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        let text = fs::read_to_string(file).map_err(|error| named(&error))?;
        self.with_text(&text).map_err(|error| named(&error))
    }

    /// These settings, changed by those of a text as such a file holds it.
    ///
    /// # Errors
    ///
    /// The same, without the name of a file.
    pub fn with_text(self, text: &str) -> Result<Configuration, String> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
        self.with(&table, &SITE)
    }

    /// These settings, changed by a table of keys.
    fn with(mut self, table: &toml::Table, door: &Door) -> Result<Configuration, String> {
        for (key, value) in table {
            self.set(key, value, door).map_err(|error| {
                format!("{error}; the keys and their defaults are in {}", door.documented)
            })?;
        }
        Ok(self)
    }

    /// Weighs documents as the settings say, and warns of pages that they name and nobody finds.
    pub fn tune(&self, corpus: &mut Corpus) {
        let mut warn = |what: String| {
            corpus.warnings.push(Warning { path: SITE_FILE.to_owned(), line: None, reason: what });
        };
        for (patterns, weight) in &self.weights {
            let mut is_any = false;
            for document in &mut corpus.documents {
                let file = document.path.split('#').next().unwrap_or_default();
                if patterns.find(file).is_some() {
                    document.weigh(*weight);
                    is_any = true;
                }
            }
            if !is_any {
                warn(format!("weights: no page is of the patterns that weigh {weight}"));
            }
        }
        for page in self.vocabulary.pins.iter().flat_map(|pin| &pin.pages) {
            if Vocabulary::place(page, &corpus.documents).is_none() {
                warn(format!("pins: no page has `{page}` as its file or its address"));
            }
        }
    }

    fn set(&mut self, key: &str, value: &toml::Value, door: &Door) -> Result<(), String> {
        let corpus = &mut self.corpus;
        let text = || value.as_str().ok_or_else(|| wrong(key, "a string", value));
        let flag = || value.as_bool().ok_or_else(|| wrong(key, "true or false", value));
        let known = door.keys.concat();
        match key {
            _ if !known.contains(&key) => {
                return Err(wrong(key, &format!("one of {} as the key", known.join(", ")), key));
            }
            "seeds" => self.seeds = PathBuf::from(text()?),
            "base-url" => corpus.base_url = text()?.to_owned(),
            "addresses" => corpus.addresses = choice(key, value, ADDRESSES)?,
            "articles" => corpus.articles = choice(key, value, ARTICLES)?,
            "content" if text()?.is_empty() => corpus.content = None,
            "content" => {
                corpus.content = Some(Content::new(text()?).map_err(|error| format!("{key}: {error}"))?);
            }
            "repeated" => corpus.repeated = choice(key, value, REPEATED)?,
            "include" => corpus.include = patterns(key, value)?.or(corpus.include.take()),
            // A later door leaves out more.
            "exclude" => corpus.exclude = Patterns::joined(corpus.exclude.take(), patterns(key, value)?),
            "words" => {
                self.vocabulary.words = texts(value).ok_or_else(|| wrong(key, "a list of words", value))?
            }
            "synonyms" => {
                self.vocabulary.synonyms = synonyms(value).map_err(|error| format!("{key}: {error}"))?
            }
            "weak-words" => {
                let words = texts(value).ok_or_else(|| wrong(key, "a list of words", value))?;
                self.vocabulary.weak_words = words;
            }
            "weights" => self.weights = weights(value).map_err(|error| format!("{key}: {error}"))?,
            "pins" => self.vocabulary.pins = pins(value).map_err(|error| format!("{key}: {error}"))?,
            "unpublished" => corpus.unpublished = choice(key, value, UNPUBLISHED)?,
            "future" if flag()? => corpus.today = None,
            "future" => corpus.today = Some(today(env::var(EPOCH).ok().as_deref())?),
            "strict" => self.strict = flag()?,
            "marks" => self.marks = text()?.to_owned(),
            "languages" => self.languages = choice(key, value, LANGUAGES)?,
            "shards" => self.shards = choice(key, value, SHARDS)?,
            "max-files" => {
                let most = value.as_integer().filter(|most| *most >= LEAST_FILES);
                let most = most.ok_or_else(|| wrong(key, "a number of files, 100 or more", value))?;
                self.most_files = usize::try_from(most).unwrap_or(usize::MAX);
            }
            _ => unreachable!("{key} is a key of a door, and is read above"),
        }
        Ok(())
    }
}

const ADDRESSES: Choices<Addresses> = &[
    ("file", Addresses::File),
    ("html", Addresses::Html),
    ("clean", Addresses::Clean),
    ("folder", Addresses::Folder),
];
const ARTICLES: Choices<Articles> = &[("auto", Articles::Auto), ("never", Articles::Never)];
const LANGUAGES: Choices<Languages> =
    &[("all", Languages::All), ("first", Languages::First), ("only", Languages::Only)];
const SHARDS: Choices<Sharding> =
    &[("never", Sharding::Never), ("always", Sharding::Always), ("auto", Sharding::Auto)];
const REPEATED: Choices<Repetition> = &[("skip", Repetition::Skip), ("include", Repetition::Include)];
const UNPUBLISHED: Choices<Unpublished> = &[("skip", Unpublished::Skip), ("include", Unpublished::Include)];

/// The day of a moment in seconds since 1970.
fn today(epoch: Option<&str>) -> Result<String, String> {
    let seconds = epoch.and_then(|epoch| epoch.trim().parse().ok());
    seconds.and_then(seed_corpus::day_of_epoch).ok_or_else(|| {
        format!(
            "future: expected the moment of the build in {EPOCH}, in seconds since 1970, because future is false, \
             found {}: set it, for example by {EPOCH}=$(date +%s)",
            epoch.unwrap_or("nothing")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Configuration, String> {
        Configuration::default().with(&text.parse().expect("TOML"), &MANIFEST)
    }

    #[test]
    fn settings_and_what_is_said_of_wrong_ones() {
        assert_eq!(of(""), Ok(Configuration::default()), "everything has a default");
        let all = of("seeds = 'docs'\nbase-url = 'https://a.b/'\narticles = 'never'\naddresses = 'clean'\n\
                      content = '.post'\nrepeated = 'include'\ninclude = ['**/*.md']\n\
                      exclude = ['a/', 'b/']\nunpublished = 'include'\nfuture = true\nstrict = true")
        .expect("all keys");
        let options = Options {
            base_url: "https://a.b/".to_owned(),
            addresses: Addresses::Clean,
            articles: Articles::Never,
            content: Content::new(".post").ok(),
            include: Patterns::new(["**/*.md"]).ok(),
            exclude: Patterns::new(["a/", "b/"]).ok(),
            foreign: "",
            repeated: Repetition::Include,
            unpublished: Unpublished::Include,
            today: None,
        };
        assert_eq!(
            all,
            Configuration { seeds: "docs".into(), corpus: options, strict: true, ..Configuration::default() }
        );
        for (text, says, why) in [
            ("seed = 'docs'", ["one of seeds, base-url, addresses", "found seed"], "a misspelled key"),
            ("seeds = 3", ["a string", "found 3"], "another kind of value"),
            ("articles = 'always'", ["\"auto\" or \"never\"", "found \"always\""], "an unknown word"),
            ("articles = true", ["\"auto\" or \"never\"", "found true"], "a truth value for a word"),
            ("content = '>>'", ["a selector of CSS", "found `>>`"], "no selector"),
            ("include = '*.md'", ["a list of patterns", "found \"*.md\""], "one pattern by itself"),
            ("exclude = [1]", ["a list of patterns", "found [1]"], "a number"),
            ("exclude = ['[a']", ["a pattern of paths", "found `[a`"], "no pattern"),
            ("words = '算力网'", ["a list of words", "found \"算力网\""], "a word by itself"),
            ("synonyms = [['a']]", ["a list of groups", "found [\"a\"]"], "a group of one"),
            ("synonyms = [{ typed = 'a' }]", ["meant = [", "found { typed = \"a\" }"], "for no word"),
            ("weak-words = '的'", ["a list of words", "found \"的\""], "a word by itself"),
            ("weights = { 'a/**' = 2 }", ["pages = [", "found { \"a/**\" = 2 }"], "a table of patterns"),
            ("weights = [{ pages = ['a'], weight = 11 }]", ["0.01 to 10", "weight = 11"], "too much"),
            (
                "weights = [{ pages = ['[a'], weight = 1 }]",
                ["a pattern of paths", "found `[a`"],
                "no pattern",
            ),
            ("pins = [{ query = 'a' }]", ["pages = [", "found { query = \"a\" }"], "of no page"),
            ("strict = 'yes'", ["true or false", "found \"yes\""], "a word for a truth value"),
            ("addresses = '.html'", ["\"html\" or \"clean\" or \"folder\"", "\".html\""], "nearly"),
        ] {
            let error = of(text).expect_err(why);
            assert!(says.iter().all(|part| error.contains(part)), "{why}: {error}");
        }
    }

    #[test]
    fn synonyms_go_one_way_or_both() {
        let vocabulary =
            of("synonyms = [['a', 'b', 'c'], { typed = 'd', meant = ['e', 'f'] }]").expect("both kinds");
        let pairs: Vec<String> = vocabulary
            .vocabulary
            .synonyms
            .iter()
            .map(|pair| format!("{}{}", pair.typed, pair.meant))
            .collect();
        assert_eq!(pairs, ["ab", "ac", "ba", "bc", "ca", "cb", "de", "df"]);
    }

    #[test]
    fn the_day_of_the_build() {
        assert_eq!(today(Some("1709596800")), Ok("2024-03-05".to_owned()));
        for epoch in [None, Some(""), Some("today"), Some("-1"), Some("99999999999999999")] {
            let error = today(epoch).expect_err("no day");
            assert!(error.contains("expected the moment") && error.contains("date +%s"), "{error}");
        }
    }
}
