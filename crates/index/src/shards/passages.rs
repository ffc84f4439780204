//! Whose is a passage?

use super::super::wire::Reader;

/// Which passages belong to which document. Documents have *places*, by how many passages they have; the texts say which
/// document stands in which place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passages {
    /// How many documents have 1, 2, 3 … passages: for each such number that is met, ascending, the number, the documents,
    /// and the first place and passage of them.
    classes: Vec<Class>,
    documents: u32,
    passages: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Class {
    each: u32,
    documents: u32,
    place: u32,
    passage: u32,
}

/// A document's place, and its passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place among all documents.
    pub place: u32,
    /// Its first passage.
    pub first: u32,
    /// How many it has.
    pub len: u32,
}

impl Passages {
    /// Reads pairs of numbers: by how much the passages of a document grow, and how many documents have so many.
    pub(super) fn read(reader: &mut Reader) -> Option<Passages> {
        let mut all = Passages::default();
        let mut each = 0_u32;
        for _ in 0..reader.var()? {
            each = each.checked_add(reader.var()?).filter(|each| *each > 0)?;
            all.push(each, reader.var()?)?;
        }
        Some(all)
    }

    fn push(&mut self, each: u32, documents: u32) -> Option<()> {
        self.classes.push(Class { each, documents, place: self.documents, passage: self.passages });
        self.documents = self.documents.checked_add(documents)?;
        self.passages = self.passages.checked_add(each.checked_mul(documents)?)?;
        Some(())
    }

    /// The passages of documents in the order of their places, which is by how many each has.
    #[cfg(feature = "write")]
    pub fn of(counts: &[u32]) -> Passages {
        assert!(
            counts.is_sorted() && counts.first() != Some(&0),
            "places are by falling numbers of passages"
        );
        let mut all = Passages::default();
        for run in counts.chunk_by(|a, b| a == b) {
            all.push(run[0], run.len() as u32).expect("fewer than four thousand millions");
        }
        all
    }

    #[cfg(feature = "write")]
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        use super::super::wire::put_var;
        put_var(out, self.classes.len() as u32);
        let mut before = 0;
        for class in &self.classes {
            put_var(out, class.each - before);
            put_var(out, class.documents);
            before = class.each;
        }
    }

    /// How many documents there are.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// How many passages there are.
    pub fn len(&self) -> u32 {
        self.passages
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.passages == 0
    }

    /// The document that a passage is of. `None` for one that does not exist.
    pub fn of_passage(&self, passage: u32) -> Option<Place> {
        let class = self.classes.partition_point(|class| class.passage <= passage).checked_sub(1)?;
        let class = self.classes.get(class).filter(|_| passage < self.passages)?;
        let nth = (passage - class.passage) / class.each;
        Some(Place { place: class.place + nth, first: class.passage + nth * class.each, len: class.each })
    }

    /// The passages of the document in a place. `None` if there is no such place.
    pub fn of_place(&self, place: u32) -> Option<Place> {
        let class = self.classes.partition_point(|class| class.place <= place).checked_sub(1)?;
        let class = self.classes.get(class).filter(|_| place < self.documents)?;
        let first = class.passage + (place - class.place) * class.each;
        Some(Place { place, first, len: class.each })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_passage_is_of_the_document_that_has_it(mut counts in prop::collection::vec(1..9_u32, 0..60)) {
            counts.sort_unstable();
            let passages = Passages::of(&counts);
            let mut bytes = Vec::new();
            passages.put(&mut bytes);
            prop_assert_eq!(Passages::read(&mut Reader::new(&bytes)), Some(passages.clone()));
            let mut first = 0;
            for (place, len) in (0..).zip(&counts) {
                let expected = Some(Place { place, first, len: *len });
                prop_assert_eq!(passages.of_place(place), expected.clone());
                for passage in first..first + len {
                    prop_assert_eq!(passages.of_passage(passage), expected.clone());
                }
                first += len;
            }
            prop_assert_eq!(passages.len(), first);
            prop_assert_eq!(passages.of_passage(first), None);
            prop_assert_eq!(passages.of_place(counts.len() as u32), None);
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>, at: u32) {
            if let Some(passages) = Passages::read(&mut Reader::new(&bytes)) {
                let _ = (passages.of_passage(at), passages.of_place(at));
            }
        }
    }
}
