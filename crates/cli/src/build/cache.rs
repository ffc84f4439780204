//! What did the last build of this site work out? What did not change is not parsed, cut or segmented again.
//!
//! Entries are kept under hashes of all that they depend on, so that a build with them gives the bytes of one without. They
//! lie in one file of the user's folder for such files, a file for each site. Another program begins anew, and what the last
//! build had no use for is dropped. Nothing that goes wrong with it stops a build.

use seed_corpus::Memo;
use std::collections::HashMap;
use std::fs;
use std::io::{self, BufWriter, Seek, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, UNIX_EPOCH};
use tempfile::{NamedTempFile, SpooledTempFile};
use xxhash_rust::xxh3::xxh3_128;

/// Bytes before the entry of a key: the key, and the length of the entry.
const HEAD: usize = 16 + 4;

/// What is kept of a site.
pub struct Cache {
    /// Where it lies, unless it is kept in memory alone.
    file: Option<PathBuf>,
    bytes: Vec<u8>,
    /// Where the entry of each key is, and whether this build had use for it.
    entries: HashMap<u128, (Range<usize>, AtomicBool)>,
    /// Those that this build made, on disk above some size.
    new: Mutex<SpooledTempFile>,
}

/// How long the entries of a site are kept that is not built any more.
const OLDEST: Duration = Duration::from_hours(24 * 30);

/// The bytes of new entries that stay in memory.
const IN_MEMORY: usize = 1 << 20;

impl Cache {
    /// What is kept of a site. `None` if there is no place for it.
    pub fn of_site(folder: &Path) -> Option<Cache> {
        let folder = fs::canonicalize(folder).ok()?;
        let name = format!("{:032x}", xxh3_128(folder.as_os_str().as_encoded_bytes()));
        let file = dirs::cache_dir()?.join("seed-search").join(name);
        let bytes = fs::read(&file).unwrap_or_default();
        Some(Cache::of(Some(file), bytes))
    }

    fn of(file: Option<PathBuf>, bytes: Vec<u8>) -> Cache {
        let program = program();
        let bytes = if bytes.starts_with(&program) { bytes } else { program };
        let (mut entries, mut at) = (HashMap::new(), 16);
        while let Some((key, len)) = head(&bytes, at) {
            let entry = at + HEAD..at + HEAD + len;
            at = entry.end;
            if at <= bytes.len() {
                entries.insert(key, (entry, AtomicBool::new(false)));
            }
        }
        Cache { file, bytes, entries, new: Mutex::new(SpooledTempFile::new(IN_MEMORY)) }
    }

    /// Keeps what this build had use for, for the next one.
    pub fn keep(self) {
        // Without it the next build takes longer, and nothing else.
        let _ = self.file.as_deref().map(|file| self.persist(file));
    }

    /// The same, and gives it to a build of this process.
    pub fn next(self) -> Cache {
        let mut bytes = Vec::new();
        // A list in memory takes all that is written.
        let _ = self.write(&mut bytes);
        let _ = self.file.as_deref().map(|file| self.persist(file));
        Cache::of(self.file, bytes)
    }

    /// Writes aside and renames, so that another build finds it whole, and removes what sites have left that are gone.
    fn persist(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(file);
        fs::create_dir_all(folder)?;
        let mut aside = NamedTempFile::new_in(folder)?;
        self.write(&mut BufWriter::new(&mut aside))?;
        aside.persist(file)?;
        for entry in fs::read_dir(folder)?.flatten() {
            let age = entry.metadata().and_then(|found| found.modified()).map(|made| made.elapsed());
            if matches!(age, Ok(Ok(age)) if age > OLDEST) {
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&program())?;
        for (key, (entry, is_used)) in &self.entries {
            if is_used.load(Ordering::Relaxed) {
                put(out, *key, &self.bytes[entry.clone()])?;
            }
        }
        if let Ok(mut new) = self.new.lock() {
            new.rewind()?;
            io::copy(&mut *new, out)?;
        }
        out.flush()
    }
}

impl Memo for Cache {
    fn get(&self, key: u128) -> Option<&[u8]> {
        let (entry, is_used) = self.entries.get(&key)?;
        is_used.store(true, Ordering::Relaxed);
        Some(&self.bytes[entry.clone()])
    }

    fn put(&self, key: u128, value: Vec<u8>) {
        if let Ok(mut new) = self.new.lock() {
            // What cannot be written is worked out again.
            let _ = put(&mut *new, key, &value);
        }
    }
}

fn put(out: &mut dyn Write, key: u128, entry: &[u8]) -> io::Result<()> {
    let Ok(len) = u32::try_from(entry.len()) else { return Ok(()) };
    out.write_all(&[&key.to_le_bytes()[..], &len.to_le_bytes()].concat())?;
    out.write_all(entry)
}

/// The key at a place, and the length of its entry.
fn head(bytes: &[u8], at: usize) -> Option<(u128, usize)> {
    let (key, len) = bytes.get(at..at + HEAD)?.split_at(16);
    Some((u128::from_le_bytes(key.try_into().ok()?), u32::from_le_bytes(len.try_into().ok()?) as usize))
}

/// What tells this program from another, in 16 bytes: where it lies, how long it is and when it was made.
fn program() -> Vec<u8> {
    let found = std::env::current_exe().and_then(|path| Ok((fs::metadata(&path)?, path)));
    let told = found.map(|(found, path)| {
        let made = found.modified().ok().and_then(|made| made.duration_since(UNIX_EPOCH).ok());
        format!("{} {} {:?}", path.display(), found.len(), made)
    });
    xxh3_128(told.unwrap_or_default().as_bytes()).to_le_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &Path) -> Cache {
        Cache::of(Some(file.to_owned()), fs::read(file).unwrap_or_default())
    }

    #[test]
    fn what_a_build_had_use_for_is_there_for_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("below/site");
        let cache = of(&file);
        assert_eq!(cache.get(1), None);
        cache.put(1, b"one".to_vec());
        cache.put(2, Vec::new());
        cache.put(3, vec![3; 2 * IN_MEMORY]);
        cache.keep();
        let cache = of(&file);
        assert_eq!((cache.get(2), cache.get(3).map(<[u8]>::len)), (Some(&b""[..]), Some(2 * IN_MEMORY)));
        cache.keep();
        let cache = of(&file);
        assert_eq!((cache.get(1), cache.get(2)), (None, Some(&b""[..])), "nobody asked for it");
        cache.put(4, b"four".to_vec());
        let cache = cache.next();
        assert_eq!((cache.get(2), cache.get(4)), (Some(&b""[..]), Some(&b"four"[..])), "in memory");
    }

    #[test]
    fn a_damaged_or_foreign_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("site");
        let cache = of(&file);
        cache.put(7, b"seven".to_vec());
        cache.keep();
        let whole = fs::read(&file).expect("it was written");
        for end in 0..whole.len() {
            let cache = Cache::of(None, whole[..end].to_vec());
            assert_eq!(cache.get(7), None, "cut at {end}");
        }
        let mut foreign = whole.clone();
        foreign[0] ^= 1;
        assert_eq!(Cache::of(None, foreign).get(7), None, "of another program");
        assert_eq!(Cache::of(None, whole).get(7), Some(&b"seven"[..]));
    }
}
