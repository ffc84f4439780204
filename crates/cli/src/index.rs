//! What is the index of a folder? A file for a module without documents, or for the other commands.

use crate::source::Settings;
use seed_build::build;
use seed_index::Index;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of documents, read with the settings of ./Cargo.toml
    folder: PathBuf,
    /// Where to write the index
    #[arg(long, default_value = "index.bin", value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let documents = arguments.settings.documents(&arguments.folder)?;
    let bytes = build(&documents)?;
    // What cannot be read must not be left there.
    Index::open(bytes.as_slice().into())?;
    let output = &arguments.output;
    fs::write(output, &bytes).map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    writeln!(out, "{}: {} documents, {} bytes", output.display(), documents.len(), bytes.len())?;
    Ok(())
}
