//! How does a built site get its search? Its pages become an index, and the index, the engine, the element and a page to
//! show it are written into one folder of the site.
//!
//! What it exits with: 0, all is well; 3, the folder is written and something was altered or could not be read
//! (`--allow-warnings` makes it 0, `--strict` a failure); 1, it failed and what was there is as it was; 2, wrong use.

mod cache;
mod output;
mod progress;
pub mod reading;

pub use cache::Cache;
use output::Output;
use progress::Progress;
use reading::Reading;
use seed_build::{Configuration, Sharding};
use seed_corpus::{Memo, Work};
use seed_site::{Carried, Made};
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The name of the folder that is written into a site.
const FOLDER: &str = "search";

/// The exit code where the folder is written, with warnings.
const WITH_WARNINGS: u8 = 3;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// Where to write, instead of FOLDER/search
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Whether the index lies in many small files, of which a query reads few, instead of the setting
    #[arg(long, value_enum)]
    shards: Option<Shards>,
    /// How many files such an index has at most, instead of the setting
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(100..))]
    max_files: Option<u32>,
    /// Keep what pages ask for that were opened before this build: its scripts and index stay until the build after it
    #[arg(long)]
    keep: bool,
    /// Exit with 0 where there are warnings
    #[arg(long, conflicts_with = "strict")]
    allow_warnings: bool,
    /// Say nothing but what is wrong
    #[arg(long)]
    quiet: bool,
    /// Work out everything anew, and keep nothing of it for the next build
    #[arg(long)]
    no_cache: bool,
    /// Print the summary as JSON, on one line
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Shards {
    Never,
    Always,
    Auto,
}

/// All that the command carries, as `make cli` made it.
static CARRIED: &[Carried<'static>] = include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// Builds, and prints what was built.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Box<dyn Error>> {
    let cache = arguments.cache();
    let code = once(arguments, cache.as_ref(), arguments.quiet, out)?;
    cache.into_iter().for_each(Cache::keep);
    Ok(code)
}

/// Builds with what is kept of the last build.
///
/// # Errors
///
/// If a folder or a setting is not what it should be, or the disk fails. What was there is as it was.
pub fn once(
    arguments: &Arguments,
    cache: Option<&Cache>,
    is_quiet: bool,
    out: &mut dyn Write,
) -> Result<ExitCode, Box<dyn Error>> {
    let start = Instant::now();
    let (reading, configuration) = (&arguments.reading, arguments.configuration()?);
    reading.expect_folder()?;
    let target = arguments.output();
    let output = Output::at(&target)?;
    let progress = Progress::new(is_quiet || arguments.json);

    let memo = cache.map(|cache| -> &dyn Memo { cache });
    // The pages are waiting on the disk meanwhile.
    std::thread::spawn(seed_build::load);
    let watch = progress.phase("reading");
    let corpus = reading.corpus(&configuration, Work { watch: &watch, memo })?;
    if !arguments.json {
        for line in if is_quiet { seed_build::faults(&corpus) } else { seed_build::report(&corpus) } {
            progress.say(&line);
        }
    }
    let watch = progress.phase("indexing");
    let Made { files, summary } =
        seed_site::make(&corpus, &configuration, CARRIED, Work { watch: &watch, memo })?;
    output.replace(files.iter().map(|(name, contents)| (&**name, &**contents)), arguments.keep)?;
    progress.end();

    let steps = below(&reading.folder, &target);
    let address: String = steps.iter().flat_map(|step| ["/", step]).chain(["/"]).collect();
    let (target, seconds) = (target.display().to_string(), start.elapsed().as_secs_f64());
    if arguments.json {
        writeln!(out, "{}", summary.json(&target, &address, seconds))?;
    } else if !is_quiet {
        write!(out, "{}", summary.text(&target, &address, seconds))?;
    }
    let is_well = arguments.allow_warnings || summary.warnings() == 0;
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::from(WITH_WARNINGS) })
}

impl Arguments {
    /// What is kept of the last build.
    pub fn cache(&self) -> Option<Cache> {
        if self.no_cache { None } else { Cache::of_site(&self.reading.folder) }
    }

    /// The folder of the site.
    pub fn folder(&self) -> &Path {
        &self.reading.folder
    }

    /// The file of settings, whether it is there or not.
    pub fn settings(&self) -> &Path {
        self.reading.settings_file()
    }

    /// Where to write.
    pub fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.reading.folder.join(FOLDER))
    }

    /// How the site is read, its addresses such that they hold wherever it lies.
    fn configuration(&self) -> Result<Configuration, String> {
        let mut configuration = self.reading.configuration()?;
        match self.shards {
            Some(Shards::Never) => configuration.shards = Sharding::Never,
            Some(Shards::Always) => configuration.shards = Sharding::Always,
            Some(Shards::Auto) => configuration.shards = Sharding::Auto,
            None => {}
        }
        if let Some(most) = self.max_files {
            configuration.most_files = most as usize;
        }
        seed_site::find_from(&mut configuration, &below(&self.reading.folder, &self.output()));
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
