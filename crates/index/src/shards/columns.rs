//! Which values does each document have under a key?

use super::super::error::Error;
use super::super::wire::Reader;
use super::opened;

pub(super) const KIND: u8 = 6;

/// The columns that every index has; those of the keys that documents state values by follow.
pub const PATH: u32 = 0;
/// See [`PATH`].
pub const DATE: u32 = 1;
/// See [`PATH`].
pub const LANGUAGE: u32 = 2;
/// The column of the first key.
pub const FIRST_KEY: u32 = 3;

/// The values of all documents under one key, read in place.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// The build that it belongs to.
    pub build: u32,
    /// Its number among the columns.
    pub number: u32,
    values: Vec<&'a str>,
    /// Where the numbers of each place end.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl<'a> Column<'a> {
    /// Checks a file and reads it.
    ///
    /// # Errors
    ///
    /// An error that says what is wrong with it.
    pub fn open(bytes: &'a [u8]) -> Result<Column<'a>, Error> {
        let (build, content) = opened(KIND, "column", bytes)?;
        let read = read(build, &mut Reader::new(content));
        read.ok_or(Error::Section { section: "column", wrong: "it is cut short" })
    }

    /// The values of the document in a place, in the order in which it states them.
    pub fn of(&self, place: u32) -> impl Iterator<Item = &'a str> {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or_default() as usize;
        let at = place as usize;
        let range = at.checked_sub(1).map_or(0, end)..end(at);
        let numbers = self.numbers.get(range).unwrap_or_default();
        numbers.iter().filter_map(|number| self.values.get(*number as usize).copied())
    }
}

fn read<'a>(build: u32, reader: &mut Reader<'a>) -> Option<Column<'a>> {
    let number = reader.var()?;
    let (mut values, mut ends, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..reader.var()? {
        values.push(reader.str()?);
    }
    while !reader.rest().is_empty() {
        for _ in 0..reader.var()? {
            numbers.push(reader.var().filter(|number| (*number as usize) < values.len())?);
        }
        ends.push(numbers.len() as u32);
    }
    Some(Column { build, number, values, ends, numbers })
}

/// Writes the file of a column: the values of each document, by places.
#[cfg(feature = "write")]
pub fn column(build: u32, number: u32, places: &[Vec<&str>]) -> Vec<u8> {
    use super::super::wire::{put_str, put_var};
    use std::collections::BTreeMap;
    let mut values: BTreeMap<&str, u32> = places.iter().flatten().map(|value| (*value, 0)).collect();
    for (number, (_, value)) in (0..).zip(&mut values) {
        *value = number;
    }
    let mut content = Vec::new();
    put_var(&mut content, number);
    put_var(&mut content, values.len() as u32);
    values.keys().for_each(|value| put_str(&mut content, value));
    for of in places {
        put_var(&mut content, of.len() as u32);
        of.iter().for_each(|value| put_var(&mut content, values[value]));
    }
    super::framed(KIND, build, &content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_is_read(places in prop::collection::vec(prop::collection::vec("[a-c甲]{0,2}", 0..4), 0..20)) {
            let borrowed: Vec<Vec<&str>> = places.iter().map(|of| of.iter().map(String::as_str).collect()).collect();
            let bytes = column(3, 5, &borrowed);
            let column = Column::open(&bytes).expect("as it was written");
            prop_assert_eq!((column.build, column.number), (3, 5));
            for (place, of) in (0..).zip(borrowed) {
                prop_assert_eq!(column.of(place).collect::<Vec<_>>(), of);
            }
            prop_assert_eq!(column.of(places.len() as u32).count(), 0);
        }

        #[test]
        fn no_bytes_panic(content: Vec<u8>, place: u32) {
            if let Ok(column) = Column::open(&super::super::framed(KIND, 1, &content)) {
                column.of(place).count();
            }
        }
    }
}
