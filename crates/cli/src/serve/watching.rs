//! When did the site change? Its files and its settings are watched, but for what the build itself writes. Generators write
//! many files at once, and some clear the folder first: changes that come together are one.

use crate::build;
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use same_file::Handle;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long nothing may change for a build to begin.
const QUIET: Duration = Duration::from_millis(200);

/// How often it is looked whether the folder is still the one that is watched.
const LOOK: Duration = Duration::from_secs(1);

/// The changes of a site.
pub struct Changes {
    folder: PathBuf,
    output: PathBuf,
    settings: PathBuf,
    watcher: Debouncer<RecommendedWatcher, RecommendedCache>,
    events: Receiver<DebounceEventResult>,
    /// The folder that is watched, unless it is gone.
    watched: Option<Handle>,
}

impl Changes {
    /// Begins to watch.
    ///
    /// # Errors
    ///
    /// If the system does not let it, in words that say what to do.
    pub fn of(arguments: &build::Arguments) -> Result<Changes, String> {
        let absolute = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path));
        let found =
            |path: &Path| absolute(path).map_err(|error| format!("cannot find {}: {error}", path.display()));
        let (send, events) = channel();
        let watcher =
            new_debouncer(QUIET, None, send).map_err(|error| format!("cannot watch files: {error}"))?;
        let (folder, output) = (found(arguments.folder())?, found(&arguments.output())?);
        let mut changes = Changes {
            folder,
            output,
            settings: found(arguments.settings())?,
            watcher,
            events,
            watched: None,
        };
        if let Some(folder) = changes.settings.parent().map(Path::to_owned) {
            changes.watch(&folder, RecursiveMode::NonRecursive)?;
        }
        changes.look()?;
        Ok(changes)
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), String> {
        self.watcher.watch(folder, mode).map_err(|error| {
            format!("cannot watch {}: {error}; build without serving, or raise the system's limit of watched folders", folder.display())
        })
    }

    /// Watches the folder, if it is another than before. Returns whether it is.
    fn look(&mut self) -> Result<bool, String> {
        let found = Handle::from_path(&self.folder).ok();
        let is_other = found != self.watched;
        if is_other {
            self.watched = found;
            if self.watched.is_some() {
                self.watch(&self.folder.clone(), RecursiveMode::Recursive)?;
            }
        }
        Ok(is_other && self.watched.is_some())
    }

    /// Waits for the next change, and says in words what changed. `None` if nothing is watched any more.
    pub fn next(&mut self) -> Option<String> {
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(Ok(events)) => {
                    // A build reads all files.
                    let changed = events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
                    let mut paths: Vec<&PathBuf> = changed.flat_map(|event| &event.paths).collect();
                    paths.retain(|path| self.is_of_site(path));
                    paths.sort();
                    paths.dedup();
                    if let [first, rest @ ..] = &paths[..] {
                        let name = first.strip_prefix(&self.folder).unwrap_or(first).display().to_string();
                        let more =
                            if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
                        return Some(name + &more);
                    }
                }
                // What the system dropped may have been anything.
                Ok(Err(errors)) => return errors.first().map(ToString::to_string).or(Some(String::new())),
                Err(RecvTimeoutError::Timeout) => match self.look() {
                    Ok(true) => return Some("the whole folder".to_owned()),
                    Ok(false) => {}
                    Err(error) => eprintln!("seed-search: {error}"),
                },
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Whether a path is of the site or its settings, and nothing that the build writes.
    fn is_of_site(&self, path: &Path) -> bool {
        let aside = |path: &Path| {
            // Hidden files are no pages, and what is being written lies in a hidden folder.
            path.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
        };
        match path.strip_prefix(&self.folder) {
            Ok(below) if !below.as_os_str().is_empty() => !path.starts_with(&self.output) && !aside(below),
            _ => path == self.settings,
        }
    }
}
