//! *Which files are there?*
//!
//! Only this module touches the file system.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::names::{Format, WRONG_NAME, shown_path};
use super::read::{Read, read};
use super::{Corpus, Document, Error, Options, Repetition, Skipped, Why, site};

/// A path below `folder`, joined by `/` on every system.
fn relative(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads all text files below `folder`.
///
/// # Errors
///
/// If the folder is missing, is not a folder or cannot be listed, or if nothing
/// in it is a document.
pub fn read_folder(folder: &Path, options: &Options) -> Result<Corpus, Error> {
    read_folder_watched(folder, options, &|_, _| {})
}

/// Does what [`read_folder`] does, and calls `watch` for each file with how many have been read, and of how many.
///
/// # Errors
///
/// The same.
pub fn read_folder_watched(
    folder: &Path,
    options: &Options,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<Corpus, Error> {
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

    let mut corpus = Corpus::default();
    let mut skip = |path: String, why: Why, reason: String| {
        corpus.skipped.push(Skipped { path: shown_path(&path), why, reason });
    };
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    let mut entries = WalkDir::new(folder).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let path = e.path().map_or_else(String::new, |p| relative(p, folder));
                if e.loop_ancestor().is_some() {
                    skip(path, Why::NoDocument, "a link to a folder that holds it".to_owned());
                    continue;
                }
                let reason = match e.io_error() {
                    // The error's own words would repeat the absolute path.
                    Some(io) => format!("cannot be read: {}", io.kind()),
                    None => "cannot be read".to_owned(),
                };
                skip(path, Why::Unreadable, reason);
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(entry.path(), folder);
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if entry.file_type().is_dir() {
            let is_foreign = !options.foreign.is_empty() && entry.path().join(options.foreign).exists();
            if hidden || is_foreign {
                let (why, kind) = match hidden {
                    true => (Why::NoDocument, "a hidden folder"),
                    false => (Why::NotIncluded, "an index that was written here"),
                };
                skip(path, why, kind.to_owned());
                entries.skip_current_dir();
            }
        } else if hidden {
            skip(path, Why::NoDocument, "a hidden file".to_owned());
        } else if options.include.as_ref().is_some_and(|include| include.find(&path).is_none()) {
            skip(path, Why::NotIncluded, "not among those that `include` names".to_owned());
        } else if Format::of(&path).is_none() {
            skip(path, Why::NoDocument, WRONG_NAME.to_owned());
        } else if let Some(pattern) = options.exclude.as_ref().and_then(|exclude| exclude.find(&path)) {
            let reason = format!("excluded: `{pattern}`");
            skip(path, Why::Excluded, reason);
        } else if !entry.file_type().is_file() {
            // Reading a pipe would wait for ever.
            skip(path, Why::NoDocument, "not a regular file".to_owned());
        } else {
            files.push((path, entry.path().to_owned()));
        }
    }

    files.sort();
    // Pages are settled last. Each keeps its place among the other documents.
    let mut documents: Vec<(usize, Document)> = Vec::new();
    let (mut pages, mut places) = (Vec::new(), Vec::new());
    let (of, done) = (files.len(), AtomicUsize::new(0));
    let found = |(path, file): (String, PathBuf)| {
        let found = match fs::read(&file) {
            Ok(bytes) => read(&path, &bytes, options),
            Err(e) => Err(Skipped {
                path: shown_path(&path),
                why: Why::Unreadable,
                reason: format!("cannot be read: {}", e.kind()),
            }),
        };
        watch(done.fetch_add(1, Ordering::Relaxed) + 1, of);
        found
    };
    let found: Vec<Result<Read, Skipped>> = files.into_par_iter().map(found).collect();
    for (place, found) in found.into_iter().enumerate() {
        match found {
            Ok(Read::File(file)) => {
                corpus.files += 1;
                documents.extend(file.documents.into_iter().map(|document| (place, document)));
                corpus.warnings.extend(file.warnings);
            }
            Ok(Read::Page(page)) => {
                pages.push(*page);
                places.push(place);
            }
            Err(skipped) => corpus.skipped.push(skipped),
        }
    }
    let settled = site::settle(pages, options.repeated == Repetition::Include);
    corpus.files += settled.documents.len();
    documents.extend(settled.documents.into_iter().map(|(number, document)| (places[number], document)));
    documents.sort_by_key(|(place, _)| *place);
    corpus.documents = documents.into_iter().map(|(_, document)| document).collect();
    corpus.skipped.extend(settled.skipped);
    corpus.warnings.extend(settled.warnings);
    corpus.warnings.sort_by(|a, b| a.path.cmp(&b.path));
    corpus.repeated = settled.repeated;
    corpus.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    if corpus.documents.is_empty() {
        return Err(Error::NoDocument { folder: folder.to_owned(), skipped: corpus.skipped });
    }
    Ok(corpus)
}
