//! How is the command documented where it is installed? A manual page, and completions for a shell, of its own arguments.

use clap::Command;
use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Shell {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints a script that completes the command.
pub fn completions(
    command: &mut Command,
    of: &Shell,
    out: &mut dyn Write,
) -> Result<ExitCode, Box<dyn Error>> {
    // The library panics where nobody reads to the end.
    let mut script = Vec::new();
    clap_complete::generate(of.shell, command, "seed-search", &mut script);
    out.write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page: the command, then each of its subcommands.
pub fn page(command: &Command, out: &mut dyn Write) -> Result<ExitCode, Box<dyn Error>> {
    clap_mangen::Man::new(command.clone().name("seed-search")).render(out)?;
    for subcommand in command.get_subcommands() {
        let man = clap_mangen::Man::new(subcommand.clone());
        writeln!(out, ".SH {}", subcommand.get_name().to_uppercase())?;
        man.render_description_section(out)?;
        man.render_options_section(out)?;
    }
    Ok(ExitCode::SUCCESS)
}
