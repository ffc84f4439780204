//! How does a site's owner try the search while the site is being written? The folder is built and shown on this machine, and
//! as its files change it is built again, and open pages load again.

mod pages;
mod watching;

use crate::build::{self, Cache};
use std::error::Error;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::time::Instant;
use watching::Changes;

#[derive(clap::Args)]
#[group(id = "serving")] // Arguments is that of the build, in it.
pub struct Arguments {
    #[command(flatten)]
    build: build::Arguments,
    /// The port to listen on, of this machine only; 0 for any that is free
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

/// Builds and serves until it is interrupted.
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<ExitCode, Box<dyn Error>> {
    let port = arguments.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        format!("cannot listen on port {port} of this machine: {error}; give another one by --port, or 0 for any that is free")
    })?;
    let cache = arguments.build.cache();
    build::once(&arguments.build, cache.as_ref(), false, out)?;
    let cache = cache.map(Cache::next);
    let changes = Changes::of(&arguments.build)?;
    writeln!(
        out,
        "{} on http://{}/, until Ctrl+C",
        arguments.build.folder().display(),
        listener.local_addr()?
    )?;
    out.flush()?;
    let (served, reloader) = pages::served(arguments.build.folder())?;
    std::thread::scope(|scope| {
        // It ends with the process.
        scope.spawn(|| again(&arguments.build, cache, changes, &|| reloader.reload()));
        let code = match pages::run(listener, served) {
            Ok(()) => 0,
            Err(error) => {
                eprintln!("seed-search: {error}");
                1
            }
        };
        std::process::exit(code)
    })
}

/// Builds again after each change, and says so. What fails is said, and the search is as it was.
fn again(arguments: &build::Arguments, mut cache: Option<Cache>, mut changes: Changes, reload: &dyn Fn()) {
    while let Some(changed) = changes.next() {
        let start = Instant::now();
        match build::once(arguments, cache.as_ref(), true, &mut std::io::sink()) {
            Ok(_) => {
                eprintln!("built again in {:.2} s: {changed}", start.elapsed().as_secs_f64());
                reload();
            }
            Err(error) => eprintln!("seed-search: {error}; the search is as it was"),
        }
        cache = cache.map(Cache::next);
    }
}
