//! What is the index of a folder? A file for a module without documents, or for the other commands.

use crate::source::Settings;
use seed_build::Built;
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
    let Built { bytes, documents, .. } = arguments.settings.index(&arguments.folder)?;
    let output = &arguments.output;
    fs::write(output, &bytes).map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    writeln!(out, "{}: {documents} documents, {} bytes", output.display(), bytes.len())?;
    Ok(())
}
