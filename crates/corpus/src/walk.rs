//! *Which files are there?*
//!
//! Only this module touches the file system.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::collector::{Collector, Found};
use super::{Corpus, Error, Options, Why, Work};

/// Reads all text files below `folder`.
///
/// # Errors
///
/// If the folder is missing, is not a folder or cannot be listed, or if nothing
/// in it is a document.
pub fn read_folder(folder: &Path, options: &Options) -> Result<Corpus, Error> {
    read_folder_with(folder, options, Work::ALONE)
}

/// Does what [`read_folder`] does. The work is watched by files.
///
/// # Errors
///
/// The same.
pub fn read_folder_with(folder: &Path, options: &Options, work: Work) -> Result<Corpus, Error> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => {
            return Err(Error::NotAFolder { folder: folder.to_owned() });
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Err(Error::Missing { folder: folder.to_owned() });
        }
        Err(source) => {
            return Err(Error::Unreadable { folder: folder.to_owned(), source });
        }
    }
    if let Err(source) = fs::read_dir(folder) {
        return Err(Error::Unreadable { folder: folder.to_owned(), source });
    }

    let mut collector = Collector::new(options);
    let files = files(folder, &mut collector);
    let (of, done) = (files.len(), AtomicUsize::new(0));
    let open = |(path, file): (String, PathBuf)| {
        let opened = fs::read(&file).map(|bytes| collector.read(&path, &bytes, work));
        (work.watch)(done.fetch_add(1, Ordering::Relaxed) + 1, of);
        (path, opened)
    };
    let opened: Vec<(String, io::Result<Found>)> = files.into_par_iter().map(open).collect();
    for (path, opened) in opened {
        match opened {
            Ok(found) => collector.put(found),
            Err(error) => collector.skip(&path, Why::Unreadable, unreadable(&error)),
        }
    }
    let corpus = collector.finish();
    if corpus.documents.is_empty() {
        return Err(Error::NoDocument { folder: folder.to_owned(), skipped: corpus.skipped });
    }
    Ok(corpus)
}

/// The files of a folder that are to be read.
fn files(folder: &Path, collector: &mut Collector) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    let mut entries = WalkDir::new(folder).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let path = e.path().map_or_else(String::new, |p| relative(p, folder));
                if e.loop_ancestor().is_some() {
                    collector.skip(&path, Why::NoDocument, "a link to a folder that holds it".to_owned());
                    continue;
                }
                let reason = e.io_error().map_or_else(|| "cannot be read".to_owned(), unreadable);
                collector.skip(&path, Why::Unreadable, reason);
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(entry.path(), folder);
        if entry.file_type().is_dir() {
            if !collector.enters(&path, |name| entry.path().join(name).exists()) {
                entries.skip_current_dir();
            }
        } else if collector.wants(&path, entry.file_type().is_file()) {
            files.push((path, entry.path().to_owned()));
        }
    }
    files
}

/// A path below `folder`, joined by `/` on every system.
fn relative(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The error's own words would repeat the absolute path.
fn unreadable(error: &io::Error) -> String {
    format!("cannot be read: {}", error.kind())
}
