//! What does the engine answer, and why? The command prints hits, explanations, counts and relevance, for people who
//! tune and check the engine.

mod eval;
mod index;
mod search;
mod source;
mod stats;
mod terms;
mod verify;

use clap::{Parser, Subcommand};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// Searches the index that is compiled in, or another, and measures the engine on a collection
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answers a query, and says why
    Search(search::Arguments),
    /// Counts what the index holds, and its bytes
    Stats(stats::Arguments),
    /// Lists terms of the dictionary, each with the number of documents that hold it
    Terms(terms::Arguments),
    /// Checks that the index holds together and finds what its documents say
    Verify(verify::Arguments),
    /// Writes the index of a folder as a file
    Index(index::Arguments),
    /// Measures relevance on a collection of documents, queries and judgements
    Eval(eval::Arguments),
}

/// Reads the arguments and runs what they name.
fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let out: &mut dyn Write = &mut out;
    let result = match Arguments::parse().command {
        Command::Search(arguments) => search::run(&arguments, out),
        Command::Stats(arguments) => stats::run(&arguments, out),
        Command::Terms(arguments) => terms::run(&arguments, out),
        Command::Verify(arguments) => verify::run(&arguments, out),
        Command::Index(arguments) => index::run(&arguments, out),
        Command::Eval(arguments) => eval::run(&arguments, out),
    };
    // Output from before a fault comes before its message.
    let flushed = out.flush().map_err(Box::from);
    match result.and(flushed) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has closed it: enough was read.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("seed-search: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
