//! How does a site get its search, and what does the engine answer, and why? The command writes a site's index and all
//! that its readers need; and it prints hits, explanations, counts and relevance, for people who tune and check.

mod build;
mod eval;
mod export;
mod index;
mod manual;
mod search;
mod serve;
mod source;
mod stats;
mod terms;
mod verify;

use clap::{CommandFactory, Parser, Subcommand};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// Gives a built site its search; searches an index, and measures the engine on a collection
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a built site and writes the folder search/ into it: index, engine, element and a page
    Build(build::Arguments),
    /// Builds a site's search, shows the site on this machine, and builds and shows it again as its pages change
    Serve(serve::Arguments),
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
    /// Prints the documents of a site as JSON, a line each, for another search engine
    Export(export::Arguments),
    /// Measures relevance on a collection of documents, queries and judgements
    Eval(eval::Arguments),
    /// Prints what completes this command on a shell
    Completions(manual::Shell),
    /// Prints the manual page
    Man,
}

/// Reads the arguments and runs what they name.
fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let out: &mut dyn Write = &mut out;
    let result = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments, out),
        Command::Serve(arguments) => serve::run(&arguments, out),
        Command::Search(arguments) => search::run(&arguments, out).map(|()| ExitCode::SUCCESS),
        Command::Stats(arguments) => stats::run(&arguments, out).map(|()| ExitCode::SUCCESS),
        Command::Terms(arguments) => terms::run(&arguments, out).map(|()| ExitCode::SUCCESS),
        Command::Verify(arguments) => verify::run(&arguments, out).map(|()| ExitCode::SUCCESS),
        Command::Index(arguments) => index::run(&arguments, out).map(|()| ExitCode::SUCCESS),
        Command::Export(arguments) => export::run(&arguments, out).map(|()| ExitCode::SUCCESS),
        Command::Completions(shell) => manual::completions(&mut Arguments::command(), &shell, out),
        Command::Man => manual::page(&Arguments::command(), out),
        Command::Eval(arguments) => eval::run(&arguments, out).map(|()| ExitCode::SUCCESS),
    };
    // Output from before a fault comes before its message.
    let flushed = out.flush().map_err(Box::from);
    match flushed.and(result) {
        Ok(code) => code,
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
