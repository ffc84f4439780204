//! What does the index hold, and where do its bytes go?

use super::source::Source;
use std::error::Error;
use std::io::Write;

#[derive(clap::Args)]
pub struct Arguments {
    /// How many of the longest posting lists to print
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    #[command(flatten)]
    source: Source,
}

pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let searcher = arguments.source.open()?;
    let index = searcher.index();
    let documents = index.documents();
    let sizes = index.sizes();
    let all: usize = sizes.iter().map(|(_, size)| size).sum();
    let average = f64::from(documents.total_length()) / documents.len().max(1) as f64;
    writeln!(out, "{:>10}  documents, {average:.1} words and characters each on average", documents.len())?;
    writeln!(out, "{:>10}  terms", index.terms().len())?;
    writeln!(out, "{:>10}  different characters", index.alphabet().len())?;
    writeln!(out, "\n{all:>10}  bytes, of these")?;
    for (name, size) in sizes {
        writeln!(out, "{size:>10}  {:>5.1} %  {name}", 100.0 * size as f64 / all.max(1) as f64)?;
    }
    let mut terms = searcher.terms("")?;
    // Lists of the same length keep the order of the dictionary.
    terms.sort_by_key(|(_, documents)| u32::MAX - documents);
    if arguments.limit > 0 {
        writeln!(out, "\nthe longest posting lists, in documents")?;
    }
    for (term, documents) in terms.iter().take(arguments.limit) {
        writeln!(out, "{documents:>10}  {term}")?;
    }
    Ok(())
}
