//! What do passages say, and what does a hit show of their documents?

use super::super::error::Error;
use super::super::wire::Reader;
use super::opened;
use crate::Section;

pub(super) const KIND: u8 = 2;

/// The lowest level of a heading.
const LOWEST: u32 = 6;

/// A file of passages, read in place.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    /// The build that it belongs to.
    pub build: u32,
    /// The number of its first passage.
    pub first: u32,
    /// Its passages, one after another.
    pub passages: Vec<Passage<'a>>,
    /// The documents that they are of.
    pub sources: Vec<Source<'a>>,
    /// What follows the last passage in its document, as far as the passage is listed for it as well.
    pub tail: &'a [u8],
}

/// A passage. Texts are in codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Which of the file's sources it is of.
    pub source: usize,
    /// Where it starts in the body of its document.
    pub start: u32,
    /// What it says.
    pub text: &'a [u8],
    /// The heading that it stands below, where it does not begin with one: level (0 for none), anchor, text.
    pub below: (u32, &'a str, &'a [u8]),
    /// The sections that begin in it, as the entry of a document whose body starts with it.
    pub sections: &'a [u8],
}

/// A document, but for its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source<'a> {
    /// Its number in the whole index.
    pub id: u32,
    /// The number of its terms.
    pub length: u32,
    /// How many bytes of its body are its labels.
    pub labels: u32,
    /// Its title, in codes.
    pub title: &'a [u8],
    /// Path, address, author and date, as the table of documents has them.
    pub record: &'a [u8],
    /// Its language and values, as section `meta` has them.
    pub meta: &'a [u8],
}

impl<'a> Texts<'a> {
    /// Checks a file and reads it.
    ///
    /// # Errors
    ///
    /// An error that says what is wrong with it.
    pub fn open(bytes: &'a [u8]) -> Result<Texts<'a>, Error> {
        let (build, content) = opened(KIND, "texts", bytes)?;
        let read = read(build, &mut Reader::new(content));
        read.ok_or(Error::Section { section: "texts", wrong: "it is cut short" })
    }
}

fn read<'a>(build: u32, reader: &mut Reader<'a>) -> Option<Texts<'a>> {
    let (first, tail) = (reader.var()?, reader.string()?);
    let (mut passages, mut sources) = (Vec::new(), Vec::new());
    while !reader.rest().is_empty() {
        let head = reader.var()?;
        if head & 1 == 1 {
            let (id, length, labels) = (reader.var()?, reader.var()?, reader.var()?);
            let [title, record, meta] = [reader.string()?, reader.string()?, reader.string()?];
            sources.push(Source { id, length, labels, title, record, meta });
        }
        let level = Some(head >> 1 & 7).filter(|level| *level <= LOWEST)?;
        let below = if level > 0 { (level, reader.str()?, reader.string()?) } else { (0, "", &[][..]) };
        let (start, text, sections) = (reader.var()?, reader.string()?, reader.string()?);
        let source = sources.len().checked_sub(1)?;
        // Whoever joins passages counts on it that their sections are in order.
        let last = super::super::sections::read(sections)?.last().map_or(0, |section| section.heading.end);
        if last > text.len() {
            return None;
        }
        passages.push(Passage { source, start, text, below, sections });
    }
    Some(Texts { build, first, passages, sources, tail })
}

/// The sections that [`Passage::sections`] holds. None if it is malformed.
pub fn sections_of(entry: &[u8]) -> Vec<Section<'_>> {
    super::super::sections::read(entry).unwrap_or_default()
}

/// What [`Passage::sections`] holds of some sections, which are in order.
#[cfg(feature = "write")]
pub fn sections_entry<'a>(sections: impl IntoIterator<Item = Section<'a>>) -> Vec<u8> {
    super::super::sections::entry(sections)
}

/// Appends a number, as [`Source::meta`] has those of keys.
pub fn put_number(out: &mut Vec<u8>, number: u32) {
    super::super::wire::put_var(out, number);
}

/// Appends a text of [`Source::meta`].
pub fn put_field(out: &mut Vec<u8>, field: &str) {
    super::super::wire::put_str(out, field);
}

/// Writes a file of passages.
#[cfg(feature = "write")]
#[derive(Clone, Debug)]
pub struct TextsWriter {
    first: u32,
    bytes: Vec<u8>,
    tail: Vec<u8>,
}

#[cfg(feature = "write")]
impl TextsWriter {
    /// A file that begins with this passage.
    pub fn from(first: u32) -> TextsWriter {
        TextsWriter { first, bytes: Vec::new(), tail: Vec::new() }
    }

    /// Appends a passage; with its document, if that is another than before.
    pub fn put(&mut self, source: Option<&Source>, passage: &Passage) {
        use super::super::wire::{put_str, put_var};
        let out = &mut self.bytes;
        let (level, anchor, heading) = passage.below;
        put_var(out, level << 1 | u32::from(source.is_some()));
        let string = |out: &mut Vec<u8>, bytes: &[u8]| {
            put_var(out, bytes.len() as u32);
            out.extend(bytes);
        };
        if let Some(source) = source {
            [source.id, source.length, source.labels].iter().for_each(|number| put_var(out, *number));
            [source.title, source.record, source.meta].iter().for_each(|bytes| string(out, bytes));
        }
        if level > 0 {
            put_str(out, anchor);
            string(out, heading);
        }
        put_var(out, passage.start);
        string(out, passage.text);
        string(out, passage.sections);
    }

    /// Says what follows the last passage.
    pub fn end(&mut self, tail: &[u8]) {
        tail.clone_into(&mut self.tail);
    }

    /// The bytes of the file.
    pub fn write(&self, build: u32) -> Vec<u8> {
        let mut content = Vec::new();
        super::super::wire::put_var(&mut content, self.first);
        super::super::wire::put_var(&mut content, self.tail.len() as u32);
        content.extend(&self.tail);
        content.extend(&self.bytes);
        super::framed(KIND, build, &content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_there_cannot_be_are_refused() {
        let opened = |level: u32, heading: std::ops::Range<usize>| {
            let sections = sections_entry([Section { heading, level: 2, anchor: "a" }]);
            let below = (level, "b", &b"c"[..]);
            let mut writer = TextsWriter::from(0);
            let passage = Passage { text: b"text", below, sections: &sections, ..Passage::default() };
            writer.put(Some(&Source::default()), &passage);
            Texts::open(&writer.write(1)).is_ok()
        };
        assert!(opened(6, 0..4) && opened(0, 4..4));
        assert!(!opened(7, 0..4), "of the seventh level");
        assert!(!opened(6, 0..5), "behind the text");
    }
}
