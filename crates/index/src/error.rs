//! What can be wrong with the bytes of an index? The messages are for the person who has to repair it.

use std::fmt;

/// Why bytes were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// They do not begin with `SEEDINDX`. This is usually another file, or a server's error page.
    NotAnIndex,
    /// They end inside the header.
    TooShort {
        /// How many bytes there are.
        found: usize,
    },
    /// They were written by another version of this library. Build index and module together.
    Version {
        /// The version that this reader takes.
        expected: u32,
        /// The version that the bytes state.
        found: u32,
    },
    /// There are more or fewer bytes than the header says, usually because a transfer was cut short.
    Length {
        /// How many bytes the header says.
        expected: u64,
        /// How many bytes there are.
        found: usize,
    },
    /// A byte was changed after the index was written.
    Checksum,
    /// A section contradicts itself or another. The checksum fits, so a bug or a forger wrote it.
    Section {
        /// The section's name, one of [`SECTIONS`](super::SECTIONS).
        section: &'static str,
        /// What is wrong with it.
        wrong: &'static str,
    },
}

impl Error {
    /// Says what was expected, what was found and what to do. It does without `core::fmt`, which would enlarge the
    /// wasm.
    pub fn message(&self) -> String {
        match *self {
            Error::NotAnIndex => said(&[
                "expected bytes that begin with SEEDINDX, found others; give it a file that `seed-search index` wrote",
            ]),
            Error::TooShort { found } => said(&[
                "expected a whole header, found ",
                &decimal(found as u64),
                " bytes; copy the file again",
            ]),
            Error::Version { expected, found } => {
                let (expected, found) = (decimal(expected.into()), decimal(found.into()));
                let remedy = "; build index and module together";
                said(&["expected format version ", &expected, ", found ", &found, remedy])
            }
            Error::Length { expected, found } => {
                let (expected, found) = (decimal(expected), decimal(found as u64));
                said(&["expected ", &expected, " bytes, found ", &found, "; copy the file again"])
            }
            Error::Checksum => {
                said(&["the checksum does not fit the bytes, some were changed; copy the file again"])
            }
            Error::Section { section, wrong } => {
                said(&["section ", section, ": ", wrong, "; build the index again"])
            }
        }
    }
}

#[inline(never)]
fn said(parts: &[&str]) -> String {
    let mut text = String::from("this is not a usable index: ");
    for part in parts {
        text.push_str(part);
    }
    text
}

#[inline(never)]
fn decimal(mut number: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_says_expected_found_and_what_to_do() {
        for (error, says) in [
            (Error::NotAnIndex, ["SEEDINDX", "others", "seed-search index"]),
            (Error::TooShort { found: 9 }, ["whole header", "9", "copy"]),
            (Error::Version { expected: 1, found: 7 }, ["version 1", "found 7", "together"]),
            (Error::Length { expected: 40, found: 39 }, ["expected 40", "found 39", "copy"]),
            (Error::Checksum, ["checksum", "changed", "copy"]),
            (Error::Section { section: "terms", wrong: "a loop" }, ["terms", "a loop", "build"]),
        ] {
            let text = error.to_string();
            assert!(says.iter().all(|part| text.contains(part)), "{text}");
        }
    }

    #[test]
    fn numbers_in_decimal() {
        for number in [0, 9, 10, 4096, u64::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }
}
