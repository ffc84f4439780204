//! How does a folder come into its place? It is written aside and renamed, so that whoever reads meanwhile, and whatever
//! interrupts it, finds the old one or the new one whole.

use seed_build::MARKER;
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

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

    /// Puts files into the place of what was there. If `keeps` is set, what pages of the build before may ask for stays.
    ///
    /// # Errors
    ///
    /// If one cannot be written. Then the folder is as it was.
    pub fn replace<'a>(
        &self,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        keeps: bool,
    ) -> Result<(), String> {
        let new = self.beside("new");
        let kept = || if keeps { self.keep(&new) } else { Ok(()) };
        let written = write_all(&new, files).and_then(|()| kept()).and_then(|()| self.swap(&new));
        if written.is_err() {
            let _ = fs::remove_dir_all(&new);
        }
        written
    }

    /// Adds to a new folder what the build before has in its own, but not what that kept of the one before it.
    fn keep(&self, new: &Path) -> Result<(), String> {
        let (before, now) = (assets(&self.folder), assets(new));
        if before == now {
            // It is the same build.
            return add(&self.folder.join("assets"), &new.join("assets"));
        }
        for name in before {
            let name = Path::new("assets").join(name);
            add(&self.folder.join(&name), &new.join(&name))?;
        }
        Ok(())
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

/// The names in `assets` that belong to the build of a folder itself, as its marker says.
fn assets(folder: &Path) -> Vec<String> {
    let marker = fs::read(folder.join(MARKER)).unwrap_or_default();
    let said: Value = serde_json::from_slice(&marker).unwrap_or_default();
    let names = said["assets"].as_array().into_iter().flatten().filter_map(Value::as_str);
    // Somebody may have written into it.
    let is_name = |name: &&str| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    names.filter(is_name).map(str::to_owned).collect()
}

/// Adds a file, or all in a folder, unless it is there: as a link to the same bytes where the disk has such.
fn add(old: &Path, new: &Path) -> Result<(), String> {
    if old.is_dir() {
        fs::create_dir_all(new).map_err(|error| cannot("make", new, &error))?;
        for entry in fs::read_dir(old).map_err(|error| cannot("list", old, &error))? {
            let name = entry.map_err(|error| cannot("list", old, &error))?.file_name();
            add(&old.join(&name), &new.join(&name))?;
        }
    } else if old.exists() && !new.exists() {
        let added = fs::hard_link(old, new).or_else(|_| fs::copy(old, new).map(|_| ()));
        added.map_err(|error| cannot("keep", old, &error))?;
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
            Output::at(&search).and_then(|output| output.replace(files, false)).expect("it can be written");
        }
        assert_eq!(names(&search), ["b.js", MARKER], "what was there before is gone");
        assert_eq!(names(site.path()), ["search"]);
    }

    #[test]
    fn of_the_build_before_the_assets_stay_if_they_are_kept_and_of_no_other() {
        let site = tempfile::tempdir().expect("a folder");
        let search = site.path().join("search");
        let built = |build: &str, keeps| {
            let marker = format!(r#"{{"assets": ["a-{build}.js", "index-{build}", "../../x", "gone"]}}"#);
            let files = [
                (MARKER.to_owned(), marker.as_bytes()),
                (format!("assets/a-{build}.js"), build.as_bytes()),
                (format!("assets/index-{build}/root.bin"), build.as_bytes()),
            ];
            let files = files.iter().map(|(name, bytes)| (name.as_str(), *bytes));
            Output::at(&search).and_then(|output| output.replace(files, keeps)).expect("it can be written");
            names(&search.join("assets"))
        };
        built("1", true);
        assert_eq!(built("2", true), ["a-1.js", "a-2.js", "index-1", "index-2"]);
        assert_eq!(built("2", true), ["a-1.js", "a-2.js", "index-1", "index-2"], "the same once more");
        assert_eq!(built("3", true), ["a-2.js", "a-3.js", "index-2", "index-3"]);
        assert_eq!(fs::read(search.join("assets/index-2/root.bin")).expect("it is kept"), b"2");
        assert_eq!(built("4", false), ["a-4.js", "index-4"]);
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
        output.replace(FIRST, false).expect("it can be written");
        // A file in the place of a folder: what a full disk or a missing right does in the middle.
        let error = output.replace([("a", b"".as_slice()), ("a/b", b"")], false).expect_err("a is no folder");
        assert!(error.starts_with("cannot make"), "{error}");
        assert_eq!(names(&search), ["assets", MARKER]);
        assert_eq!(names(site.path()), ["search"]);
        // Killed while it wrote, and between two renames.
        fs::create_dir(site.path().join(".search.new")).expect("a folder");
        fs::rename(&search, site.path().join(".search.old")).expect("a folder");
        let output = Output::at(&search).expect("it puts the old one back");
        assert_eq!(names(&search), ["assets", MARKER]);
        output.replace(SECOND, false).expect("it can be written");
        assert_eq!(names(site.path()), ["search"]);
    }
}
