//! Which terms does the dictionary hold?

use super::source::Source;
use std::error::Error;
use std::io::Write;

#[derive(clap::Args)]
pub struct Arguments {
    /// The beginning of the terms; '' for all terms
    prefix: String,
    /// Most terms to print
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: usize,
    #[command(flatten)]
    source: Source,
}

/// Prints a line `documents term` for each term, in the order of the dictionary.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let searcher = arguments.source.open()?;
    let terms = searcher.terms(&arguments.prefix)?;
    for (term, documents) in terms.iter().take(arguments.limit) {
        writeln!(out, "{documents:>7} {term}")?;
    }
    match terms.len().saturating_sub(arguments.limit) {
        0 if terms.is_empty() => writeln!(
            out,
            "no term begins with {}: terms are folded words of the documents; a word of ideographs that occurs \
             once is no term",
            arguments.prefix
        )?,
        0 => {}
        more => writeln!(out, "and {more} more: --limit prints them")?,
    }
    Ok(())
}
