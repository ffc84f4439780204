//! What does a query read of an index in small files, and does it find what the whole index finds?
//!
//! `cargo bench --profile native --bench shards` cuts the index of the folder that `SEED_SEARCH_SEEDS` names, or of `seeds`,
//! and asks for runs of its text: 150 of each kind, the same each time. Anything else that starts this program gets one tiny
//! run. Bytes are those that are sent, and count the root; nothing is kept from query to query.

mod ways;

use seed_build::build;
use seed_build::shards::shards;
use seed_corpus::Options as Reading;
use seed_engine::{Budget, Found, Options, Results, Searcher, Sharded};
use seed_index::Index;
use seed_index::shards::File;
use std::collections::HashMap;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Queries of each kind.
const QUERIES: usize = 150;
/// Hits that are shown first.
const SHOWN: usize = 5;
/// The kinds of runs: name, and how many characters they have; words of letters are as long as they are.
const KINDS: [(&str, usize, usize); 5] = [
    ("a word of two", 2, 2),
    ("a phrase of four", 4, 4),
    ("a fragment", 8, 14),
    ("a long fragment", 17, 30),
    (LETTERS, 3, 40),
];
const LETTERS: &str = "a word of letters";

fn main() -> ExitCode {
    let said = |arg: &str| std::env::args().any(|given| given == arg);
    // Cargo says `--bench` for `cargo bench` only.
    let queries = if said("--bench") && !said("--test") { QUERIES } else { 1 };
    match measure(queries) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Returned from `main` it would be shown as its fields, not in words.
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// All files of an index, and what each is on its way.
struct Files {
    files: HashMap<File, Vec<u8>>,
    sent: HashMap<File, usize>,
}

/// What one query cost, and what it gave.
struct Cost {
    bytes: usize,
    files: usize,
    rounds: usize,
    time: Duration,
    is_found: bool,
    are_right: bool,
}

fn measure(queries: usize) -> Result<(), Box<dyn Error>> {
    let folder = std::env::var_os("SEED_SEARCH_SEEDS").filter(|folder| !folder.is_empty());
    let folder = PathBuf::from(folder.unwrap_or_else(|| "seeds".into()));
    let corpus = seed_corpus::read_folder(&folder, &Reading::default())?;
    let index = Index::open(build(&corpus.documents)?.into())?;
    let start = Instant::now();
    let files: HashMap<File, Vec<u8>> = shards(&index, seed_site::SIZES).into_iter().collect();
    let cut = start.elapsed();
    let mut sent = HashMap::new();
    for (file, bytes) in &files {
        sent.insert(*file, seed_site::deflated(bytes)?.len());
    }
    let files = Files { files, sent };
    let of = |is: fn(&File) -> bool| {
        let sizes: Vec<usize> =
            files.sent.iter().filter(|(file, _)| is(file)).map(|(_, size)| *size).collect();
        (sizes.len(), sizes.iter().sum::<usize>())
    };
    println!("\n## Shards: {} documents, cut in {:.2} s\n", corpus.documents.len(), cut.as_secs_f64());
    println!("| | files | bytes |\n| --- | --- | --- |");
    for (name, (count, bytes)) in [
        ("root", of(|file| *file == File::Root)),
        ("shards", of(|file| matches!(file, File::Shard(_)))),
        ("texts", of(|file| matches!(file, File::Texts(_)))),
        ("others", of(|file| !matches!(file, File::Root | File::Shard(_) | File::Texts(_)))),
    ] {
        println!("| {name} | {count} | {bytes} |");
    }
    println!(
        "\n| a run | bytes p50 | p95 | files p50 | p95 | rounds, most | found | first five right | time, ms |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let whole = Searcher::new(index)?;
    let mut random = 7_u64;
    let mut number = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below.max(1)
    };
    for (name, least, most) in KINDS {
        let mut costs = Vec::new();
        for _ in 0..100 * queries {
            if costs.len() == queries {
                break;
            }
            let Some(run) = run_of(&whole, name == LETTERS, (least, most), &mut number) else { continue };
            costs.push(asked(&files, &whole, &run)?);
        }
        print_row(name, costs);
    }
    println!(
        "\n| a word, asked another way | bytes p50 | p95 | files p50 | p95 | rounds, most | found | first five right | time, ms |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (name, other) in ways::WAYS {
        let words = ways::words(&whole, queries, &mut number);
        let asked =
            words.iter().filter_map(|word| other(&whole, word)).map(|query| asked(&files, &whole, &query));
        print_row(name, asked.collect::<Result<_, _>>()?);
    }
    Ok(())
}

/// A run of some document; none if that which was come upon is no such run.
fn run_of(
    whole: &Searcher,
    is_letters: bool,
    (least, most): (usize, usize),
    number: &mut dyn FnMut(usize) -> usize,
) -> Option<String> {
    let index = whole.index();
    let id = number(index.documents().len()) as u32;
    let chars: Vec<char> = index.text().part(index.documents().ranges(id).1).chars().collect();
    let len = least + number(most - least + 1);
    let at = number(chars.len().saturating_sub(len));
    let is_part = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    if is_letters {
        let start = (0..at).rev().take_while(|at| is_part(*at)).last().unwrap_or(at);
        let end = (start..chars.len()).find(|at| !is_part(*at)).unwrap_or(chars.len());
        return (end - start >= least).then(|| chars[start..end].iter().collect());
    }
    let run = chars.get(at..at + len)?;
    let are_han = run.iter().filter(|c| ('\u{4E00}'..'\u{A000}').contains(*c)).count();
    let is_cut = |at: usize| at > 0 && is_part(at - 1) && is_part(at);
    let is_clean = !run.contains(&'\n') && run.first() != Some(&' ') && run.last() != Some(&' ');
    let wanted = if least == most { len } else { 4 };
    (are_han >= wanted && is_clean && !is_cut(at) && !is_cut(at + len)).then(|| run.iter().collect())
}

/// Asks a query of an index of which nothing is here.
fn asked(files: &Files, whole: &Searcher, query: &str) -> Result<Cost, Box<dyn Error>> {
    let options = Options { limit: SHOWN, ..Options::DEFAULT };
    let mut sharded = Sharded::default();
    let mut cost =
        Cost { bytes: 0, files: 0, rounds: 0, time: Duration::ZERO, is_found: false, are_right: false };
    let full = loop {
        let start = Instant::now();
        let full = |found: Found| full(&found.results);
        match sharded.search(query, &options, Budget::USUAL, full) {
            Ok(full) => {
                cost.time = start.elapsed();
                break full;
            }
            Err(missing) => {
                cost.rounds += 1;
                for file in missing.0 {
                    (cost.bytes, cost.files) = (cost.bytes + files.sent[&file], cost.files + 1);
                    sharded.put(file, files.files[&file].clone())?;
                }
            }
        }
    };
    let expected = whole.search(query, &Options { limit: usize::MAX, ..options })?;
    let known = self::full(&expected);
    cost.is_found = known.is_empty() || !full.is_empty();
    let is_known = |path: &String| known.contains(path);
    cost.are_right = full.len() >= known.len().min(SHOWN) && full.iter().all(is_known);
    Ok(cost)
}

/// The paths of the full hits.
fn full(results: &Results) -> Vec<String> {
    let full = results.hits.iter().filter(|hit| !hit.weak);
    full.map(|hit| hit.source.path.to_owned()).collect()
}

fn print_row(name: &str, mut costs: Vec<Cost>) {
    let count = costs.len();
    if count == 0 {
        return;
    }
    let share = |is: fn(&Cost) -> bool| format!("{}/{count}", costs.iter().filter(|cost| is(cost)).count());
    let (found, right) = (share(|cost| cost.is_found), share(|cost| cost.are_right));
    let rounds = costs.iter().map(|cost| cost.rounds).max().unwrap_or(0);
    let time = costs.iter().map(|cost| cost.time).sum::<Duration>().as_secs_f64() * 1e3 / count as f64;
    let mut quantiles = |of: fn(&Cost) -> usize| {
        costs.sort_by_key(of);
        [50, 95].map(|percent| of(&costs[(count - 1) * percent / 100]))
    };
    let [bytes, files] = [quantiles(|cost| cost.bytes), quantiles(|cost| cost.files)];
    println!(
        "| {name} | {} | {} | {} | {} | {rounds} | {found} | {right} | {time:.2} |",
        bytes[0], bytes[1], files[0], files[1]
    );
}
