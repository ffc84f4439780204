//! What did the last build of this site work out? What did not change is not parsed, cut or segmented again.
//!
//! Entries are kept under hashes of all that they depend on, so that a build with them gives the bytes of one without. They
//! lie in one file of the user's folder for such files, a file for each site. Another program begins anew, and what the last
//! build had no use for is dropped. Nothing that goes wrong with it stops a build.

use seed_corpus::Memo;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, UNIX_EPOCH};
use tempfile::{NamedTempFile, SpooledTempFile};
use xxhash_rust::xxh3::xxh3_128;

/// Bytes before the entry of a key: the key, and the length of the entry.
const HEAD: usize = 16 + 4;

/// How long the entries of a site are kept that is not built any more.
const OLDEST: Duration = Duration::from_hours(24 * 30);

/// The bytes of new entries that stay in memory.
const IN_MEMORY: usize = 1 << 20;

/// What is kept of a site. It stays on the disk, and entries are read as they are asked for.
pub struct Cache {
    /// Where it lies, unless it is kept for this process alone.
    file: Option<PathBuf>,
    old: Mutex<Box<dyn Entries>>,
    /// Where the entry of each key is, how long it is, and whether this build had use for it.
    places: HashMap<u128, (u64, usize, AtomicBool)>,
    new: Mutex<SpooledTempFile>,
}

/// What entries are read from.
trait Entries: Read + Seek + Send {}
impl<T: Read + Seek + Send> Entries for T {}

impl Cache {
    /// What is kept of a site. `None` if there is no place for it.
    pub fn of_site(folder: &Path) -> Option<Cache> {
        let folder = fs::canonicalize(folder).ok()?;
        let name = format!("{:032x}", xxh3_128(folder.as_os_str().as_encoded_bytes()));
        Some(Cache::of_file(dirs::cache_dir()?.join("seed-search").join(name)))
    }

    fn of_file(file: PathBuf) -> Cache {
        let old: Box<dyn Entries> = match File::open(&file) {
            Ok(old) => Box::new(old),
            Err(_) => Box::new(io::empty()),
        };
        Cache::of(Some(file), old)
    }

    fn of(file: Option<PathBuf>, mut old: Box<dyn Entries>) -> Cache {
        // What cannot be read is worked out again.
        let places = places(&mut *old).unwrap_or_default();
        Cache { file, old: Mutex::new(old), places, new: Mutex::new(SpooledTempFile::new(IN_MEMORY)) }
    }

    /// Keeps what this build had use for, for the next one.
    pub fn keep(self) {
        // Without it the next build takes longer, and nothing else.
        let _ = self.persist();
    }

    /// The same, and gives it to a build of this process.
    pub fn next(self) -> Cache {
        let file = self.file.clone();
        match file {
            Some(file) => {
                self.keep();
                Cache::of_file(file)
            }
            None => {
                let mut entries = SpooledTempFile::new(IN_MEMORY);
                let _ = self.write(&mut entries);
                Cache::of(None, Box::new(entries))
            }
        }
    }

    /// Writes aside and renames, so that another build finds it whole, and removes what sites have left that are gone.
    fn persist(self) -> io::Result<()> {
        let Some(file) = self.file.clone() else { return Ok(()) };
        let folder = file.parent().unwrap_or(&file);
        fs::create_dir_all(folder)?;
        let mut aside = NamedTempFile::new_in(folder)?;
        self.write(&mut BufWriter::new(&mut aside))?;
        // Some systems rename over no file that is open.
        drop(self);
        aside.persist(&file)?;
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
        let used = self.places.iter().filter(|(_, (.., is_used))| is_used.load(Ordering::Relaxed));
        for (key, (at, len, _)) in used {
            if let Some(entry) = self.read(*at, *len) {
                put(out, *key, &entry)?;
            }
        }
        if let Ok(mut new) = self.new.lock() {
            new.rewind()?;
            io::copy(&mut *new, out)?;
        }
        out.flush()
    }

    fn read(&self, at: u64, len: usize) -> Option<Vec<u8>> {
        let mut entry = vec![0; len];
        let mut old = self.old.lock().ok()?;
        old.seek(SeekFrom::Start(at)).and_then(|_| old.read_exact(&mut entry)).ok()?;
        Some(entry)
    }
}

impl Memo for Cache {
    fn get(&self, key: u128) -> Option<Vec<u8>> {
        let (at, len, is_used) = self.places.get(&key)?;
        let entry = self.read(*at, *len)?;
        is_used.store(true, Ordering::Relaxed);
        Some(entry)
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

/// Where the entry of each key is; of a file that was cut short, as far as it goes.
fn places(old: &mut dyn Entries) -> io::Result<HashMap<u128, (u64, usize, AtomicBool)>> {
    let end = old.seek(SeekFrom::End(0))?;
    old.rewind()?;
    let (mut of, mut places) = ([0; 16], HashMap::new());
    old.read_exact(&mut of)?;
    let (mut head, mut at) = ([0; HEAD], 16);
    while of == program()[..] && old.read_exact(&mut head).is_ok() {
        let (key, len) = head.split_at(16);
        let (Ok(key), Ok(len)) = (key.try_into(), len.try_into()) else { break };
        let (key, len) = (u128::from_le_bytes(key), u32::from_le_bytes(len));
        at += HEAD as u64;
        if at + u64::from(len) > end {
            break;
        }
        places.insert(key, (at, len as usize, AtomicBool::new(false)));
        at += u64::from(len);
        old.seek(SeekFrom::Start(at))?;
    }
    Ok(places)
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
    use std::io::Cursor;

    fn of(file: &Path) -> Cache {
        Cache::of_file(file.to_owned())
    }

    fn of_bytes(bytes: &[u8]) -> Cache {
        Cache::of(None, Box::new(Cursor::new(bytes.to_vec())))
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
        assert_eq!(
            (cache.get(2), cache.get(3).map(|entry| entry.len())),
            (Some(Vec::new()), Some(2 * IN_MEMORY))
        );
        cache.keep();
        let cache = of(&file);
        assert_eq!((cache.get(1), cache.get(2)), (None, Some(Vec::new())), "nobody asked for it");
        cache.put(4, b"four".to_vec());
        let cache = cache.next();
        assert_eq!((cache.get(2), cache.get(4)), (Some(Vec::new()), Some(b"four".to_vec())), "in memory");
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
            let cache = of_bytes(&whole[..end]);
            assert_eq!(cache.get(7), None, "cut at {end}");
        }
        let mut foreign = whole.clone();
        foreign[0] ^= 1;
        assert_eq!(of_bytes(&foreign).get(7), None, "of another program");
        assert_eq!(of_bytes(&whole).get(7), Some(b"seven".to_vec()));
    }
}
