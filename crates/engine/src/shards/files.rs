//! Which files of an index are here, and which does a query lack?
//!
//! A file is checked when it comes. Those that came last are kept, so many bytes of them; the root and the tables stay.

use super::candidates::Candidate;
use super::plan::Plan;
use super::{MissingFiles, Sharded};
use crate::sort::{self, Key};
use seed_index::Error;
use seed_index::shards::{Column, File, Root, Shard, Table, Texts};
use seed_text::{Class, Folds};

/// The bytes of files that are kept, and the files that are kept in any case: a query needs no more at once.
const MOST_HELD: usize = 4 << 20;
const LEAST_HELD: usize = 1 << 8;

/// What is wrong with a file that stands in the place of another.
const ANOTHER: Error = Error::Section { section: "file", wrong: "it is another file of the index" };

impl Sharded {
    /// Takes a file that a call lacked, first the root; another root takes the place of all that is here.
    ///
    /// # Errors
    ///
    /// If it is damaged, of another build, or another file than it is said to be.
    pub fn put(&mut self, file: File, bytes: Vec<u8>) -> Result<(), Error> {
        let table = |table: Table| table.open(&bytes).map(|(build, table)| (build, table.to_vec()));
        let (build, kept) = match file {
            File::Root => {
                // What is here is of the root that was here.
                *self = Sharded { root: Some(Root::open(&bytes)?), ..Sharded::default() };
                return Ok(());
            }
            File::Folds => table(Table::Folds)?,
            File::Words => table(Table::Words)?,
            File::Letters => table(Table::Letters)?,
            File::Digits => table(Table::Digits)?,
            File::Initials(number) => {
                let (build, mut table) = table(Table::Initials)?;
                if table.is_empty() || u32::from(table.remove(0)) != number {
                    return Err(ANOTHER);
                }
                (build, table)
            }
            File::Column(number) => {
                let column = Column::open(&bytes)?;
                if column.number != number {
                    return Err(ANOTHER);
                }
                (column.build, bytes)
            }
            File::Shard(number) => {
                let shard = Shard::open(&bytes)?;
                if shard.number != number {
                    return Err(ANOTHER);
                }
                (shard.build, bytes)
            }
            File::Texts(number) => {
                let texts = Texts::open(&bytes)?;
                let each = self.root.as_ref().map_or(1, |root| root.passages_per_file);
                if texts.first != number.saturating_mul(each) {
                    return Err(ANOTHER);
                }
                (texts.build, bytes)
            }
        };
        if self.root.as_ref().is_none_or(|root| root.build != build) {
            return Err(Error::Section { section: "file", wrong: "it is of another build" });
        }
        let place =
            if matches!(file, File::Shard(_) | File::Texts(_)) { &mut self.files } else { &mut self.tables };
        place.retain(|(known, _)| *known != file);
        place.push((file, kept));
        self.lost.retain(|lost| *lost != file);
        let mut held: usize = self.files.iter().map(|(_, bytes)| bytes.len()).sum();
        while held > MOST_HELD && self.files.len() > LEAST_HELD {
            held -= self.files.remove(0).1.len();
        }
        Ok(())
    }

    /// Does without a file from now on, until it comes: it cannot be had. Without the root there is no answer.
    pub fn lose(&mut self, file: File) {
        if file != File::Root && !self.lost.contains(&file) {
            self.lost.push(file);
        }
    }

    /// Whether a file that is not here has to be waited for; if not, the answer lacks what is in it.
    pub(super) fn is_awaited(&self, file: File) -> bool {
        let is_lost = self.lost.contains(&file);
        self.is_lacking.set(self.is_lacking.get() || is_lost);
        !is_lost
    }

    /// The folds that a query needs.
    pub(super) fn folds<'s>(&'s self, root: &'s Root, query: &str) -> Result<&'s [u8], MissingFiles> {
        let own = Folds::of_checked(&root.folds);
        let is_known = |c: char| {
            let is_plain = c.is_ascii() || !Class::of(own.fold(c)).counts();
            is_plain || root.alphabet().code(own.fold(c)).is_some() || own.expansion(c).is_some()
        };
        if !root.has_folds || query.chars().all(is_known) {
            return Ok(&root.folds);
        }
        Ok(self.table(File::Folds)?.unwrap_or(&root.folds))
    }

    /// The shards that a plan names.
    pub(super) fn shards_of(&self, plan: &Plan) -> Result<Vec<Shard<'_>>, MissingFiles> {
        self.shards(&mut plan.wanted.iter().flat_map(|wanted| wanted.shards.iter().copied()))
    }

    /// Some shards, each once.
    pub(super) fn shards(
        &self,
        numbers: &mut dyn Iterator<Item = u32>,
    ) -> Result<Vec<Shard<'_>>, MissingFiles> {
        let files = self.those(&self.files, &mut numbers.map(File::Shard))?;
        Ok(files.into_iter().filter_map(|bytes| Shard::open(bytes).ok()).collect())
    }

    /// The files of texts that the passages of some candidates are in, with so many others of each, in their order.
    pub(super) fn texts(
        &self,
        root: &Root,
        chosen: &[Candidate],
        others: usize,
    ) -> Result<Vec<Texts<'_>>, MissingFiles> {
        let mut keys = Vec::new();
        for candidate in chosen {
            let Some(last) = candidate.passages.end.checked_sub(1) else { continue };
            let own = root.file_of(candidate.passages.start)..=root.file_of(last);
            let others = candidate.others.iter().take(others).chain(&candidate.needed);
            keys.extend(
                own.chain(others.map(|passage| root.file_of(*passage))).map(|file| Key::new(file, 0)),
            );
        }
        let files =
            self.those(&self.files, &mut sort::ascending(keys).iter().map(|key| File::Texts(key.rank())))?;
        Ok(files.into_iter().filter_map(|bytes| Texts::open(bytes).ok()).collect())
    }

    /// A table; nothing if it is lost.
    pub(super) fn table(&self, file: File) -> Result<Option<&[u8]>, MissingFiles> {
        Ok(self.those(&self.tables, &mut std::iter::once(file))?.pop())
    }

    /// The bytes of some files, each once, or those that are not here.
    fn those<'s>(
        &self,
        place: &'s [(File, Vec<u8>)],
        wanted: &mut dyn Iterator<Item = File>,
    ) -> Result<Vec<&'s [u8]>, MissingFiles> {
        let (mut seen, mut here, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for file in wanted {
            if seen.contains(&file) {
                continue;
            }
            seen.push(file);
            match place.iter().find(|(known, _)| *known == file) {
                Some((_, bytes)) => here.push(&bytes[..]),
                None if self.is_awaited(file) => missing.push(file),
                None => {}
            }
        }
        if missing.is_empty() { Ok(here) } else { Err(MissingFiles(missing)) }
    }
}
