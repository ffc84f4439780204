//! *Which files are there, and what are they called?*
//!
//! Only this module touches the file system. It makes names fit to be shown
//! (control characters, bytes that are no UTF-8), so that no later step has to
//! distrust a path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{Corpus, Error, Options, Skipped, read_bytes};

/// The reason given for a file whose name is not a text file's.
pub(super) const WRONG_NAME: &str = "not .txt, .text, .md or .markdown";

/// How a file is read; its name decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Plain,
}

impl Format {
    pub(super) fn of(path: &str) -> Option<Format> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.starts_with('.') {
            return None;
        }
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Format::Markdown),
            "txt" | "text" => Some(Format::Plain),
            _ => None,
        }
    }
}

/// The path as it is shown, without control characters, which could forge a line of
/// a log or of a page.
pub(super) fn shown_path(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The file's name without folder and extension: the title of last resort.
pub(super) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = super::lines::collapse(stem);
    if stem.is_empty() { name.to_owned() } else { stem }
}

/// `base` followed by the percent-encoded path, or nothing without a base.
pub(super) fn address(base: &str, path: &str) -> String {
    if base.is_empty() {
        return String::new();
    }
    let mut url = base.to_owned();
    if !base.ends_with(['/', '=', '?', '#', '&']) {
        url.push('/');
    }
    for &byte in path.as_bytes() {
        // RFC 3986's unreserved characters, and the separator of the path.
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            url.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            url.push('%');
            url.push(char::from(HEX[usize::from(byte >> 4)]));
            url.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    url
}

/// A path below `folder`, joined by `/` on every system.
fn relative(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

pub(super) fn read_folder(folder: &Path, options: &Options) -> Result<Corpus, Error> {
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
    let mut skip = |path: String, reason: String| {
        corpus.skipped.push(Skipped { path: shown_path(&path), reason });
    };
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    let mut entries = WalkDir::new(folder).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let path = e.path().map_or_else(String::new, |p| relative(p, folder));
                let reason = if e.loop_ancestor().is_some() {
                    "a link to a folder that holds it".to_owned()
                } else {
                    match e.io_error() {
                        // The error's own words would repeat the absolute path.
                        Some(io) => format!("cannot be read ({})", io.kind()),
                        None => "cannot be read".to_owned(),
                    }
                };
                skip(path, reason);
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(entry.path(), folder);
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if entry.file_type().is_dir() {
            if hidden {
                skip(path, "a hidden folder".to_owned());
                entries.skip_current_dir();
            }
        } else if hidden {
            skip(path, "a hidden file".to_owned());
        } else if Format::of(&path).is_none() {
            skip(path, WRONG_NAME.to_owned());
        } else if !entry.file_type().is_file() {
            // Reading a pipe would wait for ever.
            skip(path, "not a regular file".to_owned());
        } else {
            files.push((path, entry.path().to_owned()));
        }
    }

    files.sort();
    for (path, file) in files {
        let read = match fs::read(&file) {
            Ok(bytes) => read_bytes(&path, &bytes, options),
            Err(e) => Err(format!("cannot be read ({})", e.kind())),
        };
        match read {
            Ok(documents) => {
                corpus.files += 1;
                corpus.documents.extend(documents);
            }
            Err(reason) => corpus.skipped.push(Skipped { path: shown_path(&path), reason }),
        }
    }
    corpus.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    if corpus.documents.is_empty() {
        return Err(Error::NoDocument { folder: folder.to_owned(), skipped: corpus.skipped });
    }
    Ok(corpus)
}
