//! A SITE'S PAGES -> THE FILES OF ITS SEARCH: *what lies in the folder that a site publishes beside its pages?*
//!
//! The index of the pages, compressed, for few servers would do it; the element, the engine and the page that whoever calls
//! carries (`www/build/site.mjs` makes them), with what they have to know of the index written in; and a file that marks the
//! folder. The command and the builder that runs in Node share this, so both write the same bytes. It touches no files.
//!
//! # Invariants
//!
//! - The same pages, settings and carried files give the same files.
//! - The names of the index and of what the scripts load hold a hash of their content, so that an old script, still in some
//!   cache, never meets a new index.
//!
//! # Cost
//!
//! That of [`seed_build::build`], and a tenth of a second for each megabyte of the index to compress it.

mod compressed;
mod filled;
mod summary;

pub use compressed::deflated;
pub use filled::Carried;
pub use summary::Summary;

use filled::Site;
use rayon::prelude::*;
use seed_build::shards::{Sizes, shards};
use seed_build::{Configuration, Languages, MARKER, SITE_FILE, Sharding};
use seed_corpus::{Corpus, Skipped, Why, Work};
use seed_index::Index;
use seed_index::shards::File;
use std::borrow::Cow;
use std::io;
use xxhash_rust::xxh64::xxh64;

/// How large the files of an index are that lies in many: what a query reads of documentation of 9 M, and how many files
/// that gives, was measured with these. One host takes 20,000 files of a site.
pub const SIZES: Sizes = Sizes { shard: 2048, passages: 2, files: 20_000 };

/// The bytes of an index in one file, as they are sent, up to which it stays one: a second on Fast 4G, and as much as some forty
/// queries of shards. The first results come from shards earlier from a third of it on where the line is slow (`make bench SITE=`
/// with `--shards never`), but each key waits for the network then, and one file answers them all without it.
const LARGEST_WHOLE: usize = 1 << 20;

/// What is published.
pub struct Made<'a> {
    /// Each file by its path below the folder.
    pub files: Vec<(Cow<'a, str>, Cow<'a, [u8]>)>,
    /// What was made, in numbers.
    pub summary: Summary,
}

/// Makes the files of a site's search. The work is watched by pages.
///
/// # Errors
///
/// If nothing is carried, if the settings are strict and something was altered, not understood or not readable, or if the
/// pages exceed a limit of the format. The message says what to do.
pub fn make<'a>(
    corpus: &Corpus,
    configuration: &Configuration,
    carried: &[Carried<'a>],
    work: Work,
) -> Result<Made<'a>, String> {
    // Before the long work.
    filled::expect(carried)?;
    let built = seed_build::index_of_corpus(corpus, configuration, work)?;
    let bytes = built.bytes.len();
    let failed = |error: io::Error| format!("cannot compress the index: {error}");
    let is_whole = |of: &Vec<Named>| of.first().is_some_and(|(_, sent)| sent.len() <= LARGEST_WHOLE);
    let of_index = match configuration.shards {
        Sharding::Always => None,
        Sharding::Never => Some(whole(&built.bytes).map_err(failed)?),
        Sharding::Auto => Some(whole(&built.bytes).map_err(failed)?).filter(is_whole),
    };
    let is_sharded = of_index.is_none();
    let of_index = match of_index {
        Some(whole) => whole,
        None => sharded(built.bytes, configuration.most_files).map_err(failed)?,
    };
    let (index, sent) =
        of_index.first().map_or((String::new(), 0), |(name, sent)| (name.clone(), sent.len()));
    let site = Site {
        index,
        is_sharded,
        sent,
        bytes,
        marks: configuration.marks.clone(),
        languages: match configuration.languages {
            Languages::All => "",
            Languages::First => "first",
            Languages::Only => "only",
        },
    };
    let mut files = filled::files(carried, &site);
    let mut summary = Summary::of(corpus);
    files.extend(of_index.into_iter().map(|(name, sent)| (Cow::Owned(name), Cow::Owned(sent))));
    files.push((Cow::Borrowed(MARKER), Cow::Owned(summary.marker(&files).into_bytes())));
    summary.count(&files, &site.index);
    Ok(Made { files, summary })
}

/// A file by its path below the folder.
type Named = (String, Vec<u8>);

/// The index as one file.
fn whole(bytes: &[u8]) -> io::Result<Vec<Named>> {
    let sent = compressed::deflated(bytes)?;
    Ok(vec![(format!("assets/index-{:08x}.bin", xxh64(&sent, 0) >> 32), sent)])
}

/// The index as many files, its root first. Their folder has the name of the build.
fn sharded(bytes: Vec<u8>, files: usize) -> io::Result<Vec<Named>> {
    let index = Index::open(bytes.into()).map_err(|error| io::Error::other(error.to_string()))?;
    let build = index.checksum() >> 32;
    let mut files = shards(&index, Sizes { files, ..SIZES });
    files.sort_by_key(|(file, _)| *file);
    let file = |(file, bytes): &(File, Vec<u8>)| {
        Ok((format!("assets/index-{build:08x}/{}.bin", file.name()), compressed::deflated(bytes)?))
    };
    files.par_iter().map(file).collect()
}

/// Has the element find the pages from the published folder, so that it finds them wherever the site lies; unless the
/// settings say where. `below` is the path from the site's root down to the published folder.
pub fn find_from(configuration: &mut Configuration, below: &[String]) {
    let base_url = &mut configuration.corpus.base_url;
    if base_url.is_empty() {
        *base_url = "../".repeat(below.len().max(1));
    }
}

/// Why there is nothing to make, in words for the owner of a site.
pub fn no_pages(place: &str, skipped: &[Skipped]) -> String {
    let named = skipped.iter().filter(|skipped| skipped.why != Why::NotIncluded);
    let named: Vec<String> = named.take(5).map(ToString::to_string).collect();
    let named = if named.is_empty() { String::new() } else { format!(" ({})", named.join("; ")) };
    format!(
        "expected at least one page of HTML in {place}, found none among {} files and folders{named}: build the site first, \
         and give the folder that its generator writes; `include` in {SITE_FILE} says which files are pages",
        skipped.len()
    )
}
