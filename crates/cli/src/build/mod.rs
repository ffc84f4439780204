//! How does a built site get its search? Its pages become an index, and the index, the engine, the element and a page to
//! show it are written into one folder of the site.
//!
//! What it exits with: 0, all is well; 3, the folder is written and something was altered or could not be read
//! (`--allow-warnings` makes it 0, `--strict` a failure); 1, it failed and what was there is as it was; 2, wrong use.

mod carried;
mod output;
mod progress;
mod summary;

use crate::source::Settings;
use carried::Site;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use output::Output;
use progress::Progress;
use seed_build::{Configuration, MARKER, SITE_FILE};
use std::error::Error;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use std::{fs, io};
use summary::Summary;

/// The name of the folder that is written into a site.
const FOLDER: &str = "search";

/// The exit code where the folder is written, with warnings.
const WITH_WARNINGS: u8 = 3;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of the built site: public/, dist/, _site/, book/
    folder: PathBuf,
    /// Where to write, instead of FOLDER/search
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// The file of settings, instead of ./seed-search.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    /// Exit with 0 where there are warnings
    #[arg(long, conflicts_with = "strict")]
    allow_warnings: bool,
    /// Say nothing but what is wrong
    #[arg(long)]
    quiet: bool,
    /// Print the summary as JSON, on one line
    #[arg(long)]
    json: bool,
}

/// Builds, and prints what was built.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Box<dyn Error>> {
    let start = Instant::now();
    let (folder, configuration) = (&arguments.folder, arguments.configuration()?);
    expect_folder(folder)?;
    let target = arguments.output();
    let output = Output::at(&target)?;
    // Before the work of minutes: whether there will be something to write.
    let nothing = Site { index: String::new(), sent: 0, bytes: 0 };
    carried::files(carried::FILES, &nothing)?;
    let progress = Progress::new(arguments.quiet || arguments.json);

    let watch = progress.phase("reading");
    let corpus = seed_corpus::read_folder_watched(folder, &configuration.corpus, &watch)
        .map_err(|error| unread(folder, &error))?;
    if !arguments.json {
        for line in if arguments.quiet { seed_build::faults(&corpus) } else { seed_build::report(&corpus) } {
            progress.say(&line);
        }
    }
    let watch = progress.phase("indexing");
    let built = seed_build::index_of_corpus(&corpus, &configuration, &watch)?;
    progress.end();

    let sent = deflated(&built.bytes)?;
    let index = format!("assets/index-{:08x}.bin", xxhash_rust::xxh64::xxh64(&sent, 0) >> 32);
    let site = Site { index, sent: sent.len(), bytes: built.bytes.len() };
    let files = carried::files(carried::FILES, &site)?;
    let address: String = below(folder, &target).iter().flat_map(|step| ["/", step]).chain(["/"]).collect();
    let mut summary = Summary::of(&corpus, target, address);
    let marker = summary.marker();
    let all = files.iter().map(|(name, contents)| (*name, &**contents));
    let all: Vec<(&str, &[u8])> = all.chain([(&*site.index, &*sent), (MARKER, marker.as_bytes())]).collect();
    summary.count(&all, &site.index);
    output.replace(all)?;
    summary.took(start.elapsed());

    if arguments.json {
        writeln!(out, "{}", summary.json())?;
    } else if !arguments.quiet {
        write!(out, "{summary}")?;
    }
    let is_well = arguments.allow_warnings || summary.warnings() == 0;
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::from(WITH_WARNINGS) })
}

impl Arguments {
    fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.folder.join(FOLDER))
    }

    /// What the site says, then what the file says, then what the flags say.
    fn configuration(&self) -> Result<Configuration, String> {
        let mut configuration = Configuration::of_site(&self.folder);
        let usual = Path::new(SITE_FILE);
        if let Some(file) = self.config.as_deref().or(usual.exists().then_some(usual)) {
            configuration = configuration.with_file(file)?;
        }
        self.settings.apply(&mut configuration);
        if configuration.corpus.base_url.is_empty() {
            // From the output up to the pages: so the element finds them wherever the site lies.
            configuration.corpus.base_url = "../".repeat(below(&self.folder, &self.output()).len().max(1));
        }
        Ok(configuration)
    }
}

/// The path from the site to the output; the output's name where it lies elsewhere, to be copied beside the pages.
fn below(folder: &Path, output: &Path) -> Vec<String> {
    let absolute = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).ok();
    let inside = match (absolute(folder), absolute(output)) {
        (Some(folder), Some(output)) => output.strip_prefix(folder).map(Path::to_owned).ok(),
        _ => None,
    };
    let path = inside.or_else(|| output.file_name().map(PathBuf::from)).unwrap_or_default();
    let name = |part: Component| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    path.components().filter_map(name).collect()
}

fn expect_folder(folder: &Path) -> Result<(), String> {
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

/// Why there is nothing to index, in words for the owner of a site.
fn unread(folder: &Path, error: &seed_corpus::Error) -> String {
    let seed_corpus::Error::NoDocument { skipped, .. } = error else { return error.to_string() };
    let named = skipped.iter().filter(|skipped| skipped.why != seed_corpus::Why::NotIncluded);
    let named: Vec<String> = named.take(5).map(ToString::to_string).collect();
    let named = if named.is_empty() { String::new() } else { format!(" ({})", named.join("; ")) };
    format!(
        "expected at least one page of HTML in {}, found none among {} files and folders{named}: build the site first, \
         and give the folder that its generator writes; `include` in {SITE_FILE} says which files are pages",
        folder.display(),
        skipped.len()
    )
}

/// What a server sends, for few would compress it: raw deflate.
fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_output_lies_on_the_site() {
        for (output, path, why) in [
            ("site/search", &["search"] as &[&str], "beside the pages"),
            ("site/assets/find", &["assets", "find"], "two folders down"),
            ("site/./find/", &["find"], "the same folder said otherwise"),
            ("elsewhere/find", &["find"], "copied beside the pages later"),
        ] {
            assert_eq!(below(Path::new("site"), Path::new(output)), path, "{output}: {why}");
        }
    }
}
