//! Which terms does the dictionary hold?

use super::source::Source;
use std::error::Error;
use std::io::Write;

#[derive(clap::Args)]
pub struct Arguments {
    /// How the terms begin; '' for all
    prefix: String,
    /// Most terms to print
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: usize,
    #[command(flatten)]
    source: Source,
}

/// A line `documents term` for each, in the order of the dictionary.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let searcher = arguments.source.open()?;
    let terms = searcher.terms(&arguments.prefix)?;
    for (term, documents) in terms.iter().take(arguments.limit) {
        writeln!(out, "{documents:>7} {term}")?;
    }
    match terms.len().saturating_sub(arguments.limit) {
        0 if terms.is_empty() => writeln!(
            out,
            "no term begins with {}: terms are words of the documents, folded; a word of ideographs that occurs \
             once is none",
            arguments.prefix
        )?,
        0 => {}
        more => writeln!(out, "and {more} more: --limit prints them")?,
    }
    Ok(())
}
