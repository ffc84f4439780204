//! Which files does the command carry? Those in `carried/site/`, where `make cli` leaves them: a list of names and contents.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=carried");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("carried/site");
    let mut files = Vec::new();
    list(&root, &mut files);
    files.sort();
    let entry = |path: &PathBuf| {
        let name = path.strip_prefix(&root).expect("it is below").components();
        let name: Vec<_> = name.map(|part| part.as_os_str().to_string_lossy()).collect();
        format!("({:?}, include_bytes!({:?})),\n", name.join("/"), path.display().to_string())
    };
    let entries: String = files.iter().map(entry).collect();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("carried.rs");
    fs::write(&out, format!("&[\n{entries}]\n")).expect("cargo's folder can be written");
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => list(&path, files),
            path if !entry.file_name().to_string_lossy().starts_with('.') => files.push(path),
            _ => {}
        }
    }
}
