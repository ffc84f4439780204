//! What does a build cost, natively? Reading a folder, building its index, opening it.
//!
//! `cargo bench --profile native --bench build` measures the folder that `SEED_SEARCH_SEEDS` names, or `seeds`.
//! Anything else that starts this program (`cargo test --benches`) gets one tiny run, which only proves that it still
//! works. What a reader waits for is measured in a browser, by `bench.mjs`.

use seed_build::build;
use seed_corpus::{Document, Options};
use seed_index::Index;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Enough of a step: this many runs, or fewer if they take this long together.
const RUNS: usize = 21;
const ENOUGH: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let said = |arg: &str| std::env::args().any(|given| given == arg);
    // Cargo says `--bench` for `cargo bench` only.
    let result = if said("--bench") && !said("--test") { measure() } else { try_once() };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Returned from `main` it would be shown as its fields, not in words.
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), Box<dyn Error>> {
    let folder = std::env::var_os("SEED_SEARCH_SEEDS").filter(|folder| !folder.is_empty());
    let folder = PathBuf::from(folder.unwrap_or_else(|| "seeds".into()));
    let options = Options::default();

    let (corpus, reading) = timed(|| seed_corpus::read_folder(&folder, &options));
    let corpus = corpus?;
    let text = corpus.documents.iter().map(bytes_of).sum::<usize>();
    // The first run, for that is what a build pays: it loads the dictionary that cuts words.
    let start = Instant::now();
    build(&corpus.documents)?;
    let first = start.elapsed();
    let (bytes, compiling) = timed(|| build(&corpus.documents));
    let bytes = bytes?;
    let (index, opening) = timed(|| Index::open(bytes.as_slice().into()));
    let index = index?;

    println!("\n## Native: {} documents from {} files\n", corpus.documents.len(), corpus.files);
    let mut rows = vec![
        ("text, bytes of UTF-8".to_owned(), text.to_string()),
        ("read and split, ms".to_owned(), ms(reading)),
        ("compile, ms: first run".to_owned(), ms(first)),
        ("compile, ms: median".to_owned(), ms(compiling)),
        ("open, ms".to_owned(), ms(opening)),
        ("terms".to_owned(), index.terms().len().to_string()),
        ("index, bytes".to_owned(), bytes.len().to_string()),
    ];
    rows.extend(index.sizes().map(|(name, len)| (format!("of it {name}"), len.to_string())));
    let head = ("what".to_owned(), "figure".to_owned());
    let left = rows.iter().chain([&head]).map(|row| row.0.len()).max().unwrap_or(0);
    let right = rows.iter().chain([&head]).map(|row| row.1.len()).max().unwrap_or(0);
    println!("| {:left$} | {:>right$} |", head.0, head.1);
    println!("|:{:-<left$}-|-{:-<right$}:|", "", "");
    for (what, figure) in rows {
        println!("| {what:left$} | {figure:>right$} |");
    }
    Ok(())
}

/// The whole way once, over two lines.
fn try_once() -> Result<(), Box<dyn Error>> {
    let documents =
        seed_corpus::read_bytes("tiny.txt", "算力网\n\n一期工程。".as_bytes(), &Options::default())?
            .documents;
    let bytes = build(&documents)?;
    assert_eq!(Index::open(bytes.as_slice().into())?.documents().len(), documents.len());
    Ok(())
}

fn bytes_of(document: &Document) -> usize {
    document.title.len() + document.paragraphs().into_iter().map(str::len).sum::<usize>()
}

/// The last result of several runs, and their median time.
fn timed<T>(mut run: impl FnMut() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let mut times = Vec::new();
    loop {
        let start = Instant::now();
        let result = run();
        times.push(start.elapsed());
        if times.len() == RUNS || begun.elapsed() > ENOUGH {
            times.sort();
            return (result, times[times.len() / 2]);
        }
    }
}

fn ms(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1e3)
}
