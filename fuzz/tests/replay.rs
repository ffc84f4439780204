//! Every input that is kept, the seeds of the fuzzer and what it once found, through its target.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// The files of a folder in the order of their names; none if there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[test]
fn what_is_kept_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, target) in seed_fuzz::TARGETS {
        target(&[]);
        for kept in ["corpus", "finds"] {
            for file in files(&root.join(kept).join(name)) {
                let data = fs::read(&file).expect("a file");
                assert!(catch_unwind(|| target(&data)).is_ok(), "{} does not hold", file.display());
            }
        }
    }
}

/// A target that nobody calls, or an input that no target takes, is a mistake.
#[test]
fn each_target_has_its_binary_and_its_seeds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stem = |file: PathBuf| file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut names: Vec<String> = seed_fuzz::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    names.sort();
    for folder in ["fuzz_targets", "corpus"] {
        let found: Vec<String> = files(&root.join(folder)).into_iter().filter_map(stem).collect();
        assert_eq!(found, names, "{folder}");
    }
}
