//! How does a folder come into its place? It is written aside and renamed, so that whoever reads meanwhile, and whatever
//! interrupts it, finds the old one or the new one whole.

use seed_build::MARKER;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder that may be replaced: none yet, an empty one, or one that this command wrote.
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// Makes sure that the folder may be replaced. What an interrupted build has left beside it is cleared away.
    ///
    /// # Errors
    ///
    /// If something else is there, in words that say what to do.
    pub fn at(folder: &Path) -> Result<Output, String> {
        // What a link leads to is replaced, and the link stays.
        let whole = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
        let output = Output { folder: whole.map_err(|error| cannot("find", folder, &error))? };
        let folder = &output.folder;
        if folder.file_name().is_none() {
            return Err(format!("expected a folder with a name for the output, found {}", folder.display()));
        }
        let old = output.beside("old");
        if old.exists() && !folder.exists() {
            // It was interrupted between two renames.
            fs::rename(&old, folder).map_err(|error| cannot("put back", folder, &error))?;
        }
        let found = match fs::read_dir(folder) {
            Ok(mut entries) => entries.next().is_some(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(format!(
                    "expected a folder, or nothing yet, at {}, found a file: move it away, or name another folder by --output",
                    folder.display()
                ));
            }
            Err(error) => return Err(cannot("list", folder, &error)),
        };
        if found && !folder.join(MARKER).is_file() {
            return Err(format!(
                "expected an empty folder, or one that this command wrote (it holds {MARKER}), at {}, found another: \
                 nothing was changed; move it away, or name another folder by --output",
                folder.display()
            ));
        }
        Ok(output)
    }

    /// Puts files into the place of what was there.
    ///
    /// # Errors
    ///
    /// If one cannot be written. Then the folder is as it was.
    pub fn replace<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<(), String> {
        let new = self.beside("new");
        let written = write_all(&new, files).and_then(|()| self.swap(&new));
        if written.is_err() {
            let _ = fs::remove_dir_all(&new);
        }
        written
    }

    fn swap(&self, new: &Path) -> Result<(), String> {
        let (folder, old) = (&self.folder, self.beside("old"));
        remove(&old)?;
        if folder.exists() {
            fs::rename(folder, &old).map_err(|error| cannot("replace", folder, &error))?;
        }
        if let Err(error) = fs::rename(new, folder) {
            let _ = fs::rename(&old, folder);
            return Err(cannot("write", folder, &error));
        }
        remove(&old)
    }

    /// A hidden folder beside it, on the same disk: `.search.new`.
    fn beside(&self, kind: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(self.folder.file_name().unwrap_or_default());
        name.push(".");
        name.push(kind);
        self.folder.with_file_name(name)
    }
}

fn write_all<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<(), String> {
    remove(folder)?;
    for (name, contents) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| cannot("make", parent, &error))?;
        fs::write(&path, contents).map_err(|error| cannot("write", &path, &error))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot("clear away", folder, &error)),
        _ => Ok(()),
    }
}

fn cannot(what: &str, path: &Path, error: &io::Error) -> String {
    format!("cannot {what} {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    const FIRST: [(&str, &[u8]); 2] = [(MARKER, b"{}"), ("assets/a.js", b"a")];
    const SECOND: [(&str, &[u8]); 2] = [(MARKER, b"{}"), ("b.js", b"b")];

    #[test]
    fn a_folder_takes_the_place_of_the_one_before_and_leaves_nothing_beside_it() {
        let site = tempfile::tempdir().expect("a folder");
        let search = site.path().join("search");
        for files in [FIRST, SECOND] {
            Output::at(&search).and_then(|output| output.replace(files)).expect("it can be written");
        }
        assert_eq!(names(&search), ["b.js", MARKER], "what was there before is gone");
        assert_eq!(names(site.path()), ["search"]);
    }

    #[test]
    fn what_this_command_did_not_write_is_not_touched() {
        let site = tempfile::tempdir().expect("a folder");
        let search = site.path().join("search");
        fs::create_dir(&search).expect("a folder");
        assert!(Output::at(&search).is_ok(), "an empty folder is nobody's");
        fs::write(search.join("index.html"), "mine").expect("a file");
        let error = Output::at(&search).err().expect("it is somebody's");
        assert!(error.contains(MARKER) && error.contains("--output"), "{error}");
        assert_eq!(names(&search), ["index.html"]);
        let error = Output::at(&search.join("index.html")).err().expect("a file");
        assert!(error.contains("found a file"), "{error}");
    }

    #[test]
    fn whatever_interrupts_it_the_old_folder_stays_whole() {
        let site = tempfile::tempdir().expect("a folder");
        let search = site.path().join("search");
        let output = Output::at(&search).expect("nothing is there");
        output.replace(FIRST).expect("it can be written");
        // A file in the place of a folder: what a full disk or a missing right does in the middle.
        let error = output.replace([("a", b"".as_slice()), ("a/b", b"")]).expect_err("a is no folder");
        assert!(error.starts_with("cannot make"), "{error}");
        assert_eq!(names(&search), ["assets", MARKER]);
        assert_eq!(names(site.path()), ["search"]);
        // Killed while it wrote, and between two renames.
        fs::create_dir(site.path().join(".search.new")).expect("a folder");
        fs::rename(&search, site.path().join(".search.old")).expect("a folder");
        let output = Output::at(&search).expect("it puts the old one back");
        assert_eq!(names(&search), ["assets", MARKER]);
        output.replace(SECOND).expect("it can be written");
        assert_eq!(names(site.path()), ["search"]);
    }
}
