//! *Why did a folder give no corpus?*

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::{Skipped, Why};

/// How a person points the build at another folder; part of every message.
const REMEDY: &str = "set `seeds` under [package.metadata.seed-search] in Cargo.toml, or \
                      SEED_SEARCH_SEEDS in the environment, to the folder that holds the documents";

/// How many skipped files an error names. It counts the others.
const NAMED: usize = 5;

/// Why a folder gave no corpus.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing at this path.
    Missing {
        /// The path that was asked for.
        folder: PathBuf,
    },
    /// There is a file, not a folder.
    NotAFolder {
        /// The path that was asked for.
        folder: PathBuf,
    },
    /// The folder is there but cannot be listed.
    Unreadable {
        /// The path that was asked for.
        folder: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// The folder was read and no document is left.
    NoDocument {
        /// The path that was asked for.
        folder: PathBuf,
        /// Everything that was found, with the reason why it is no document.
        skipped: Vec<Skipped>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Missing { folder } => write!(
                f,
                "expected a folder of documents at {}, found nothing there: create it, or {REMEDY}",
                folder.display()
            ),
            Error::NotAFolder { folder } => {
                write!(f, "expected a folder of documents at {}, found a file: {REMEDY}", folder.display())
            }
            Error::Unreadable { folder, source } => write!(
                f,
                "expected a readable folder of documents at {}, found one that cannot be listed \
                 ({source}): give this user the right to read it, or {REMEDY}",
                folder.display()
            ),
            Error::NoDocument { folder, skipped } => {
                write!(
                    f,
                    "expected at least one .html, .md or .txt document in {}, found ",
                    folder.display()
                )?;
                if skipped.is_empty() {
                    write!(f, "an empty folder")?;
                } else {
                    write!(f, "none among {} skipped (", skipped.len())?;
                    // What nobody expects to be a document explains nothing, so it comes last.
                    let mut by_weight: Vec<&Skipped> = skipped.iter().collect();
                    by_weight.sort_by_key(|s| s.why == Why::NoDocument);
                    for (n, s) in by_weight.into_iter().take(NAMED).enumerate() {
                        let sep = if n > 0 { "; " } else { "" };
                        write!(f, "{sep}{}: {}", s.path, s.reason)?;
                    }
                    if skipped.len() > NAMED {
                        write!(f, "; and {} more", skipped.len() - NAMED)?;
                    }
                    write!(f, ")")?;
                }
                let unpublished = skipped.iter().filter(|s| s.why == Why::Unpublished).count();
                if unpublished > 0 {
                    write!(
                        f,
                        ": {unpublished} of them say that they are not published; to take them in, set `unpublished` \
                         to \"include\" there. Or put documents there, or {REMEDY}"
                    )
                } else {
                    write!(f, ": put documents there, or {REMEDY}")
                }
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Unreadable { source, .. } => Some(source),
            _ => None,
        }
    }
}
