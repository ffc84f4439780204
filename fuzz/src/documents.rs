//! What holds of the documents that any file gives, see `seed_corpus`.

use seed_corpus::{Document, File, Options, Section, Skipped, read_bytes};

/// Reads a file and looks at what it gives.
pub fn read(path: &str, bytes: &[u8], options: &Options) -> Result<File, Skipped> {
    let read = read_bytes(path, bytes, options);
    match &read {
        Ok(File { documents, warnings }) => {
            assert!(!documents.is_empty(), "a file that gives nothing is skipped");
            documents.iter().for_each(check);
            for warning in warnings {
                assert!(!warning.reason.contains(char::is_control), "{warning:?}");
            }
        }
        Err(skipped) => assert!(!skipped.reason.contains(char::is_control), "{skipped:?}"),
    }
    read
}

fn check(document: &Document) {
    let is_line = |text: &String| !text.is_empty() && !text.contains(char::is_control);
    assert_eq!(document.title.trim(), document.title, "no space around a title");
    let meta = document.meta.iter().flat_map(|(key, values)| values.iter().chain([key]));
    let stated = document.labels.iter().chain(&document.language).chain(&document.byline);
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    for text in blocks.chain([&document.title, &document.path]).chain(meta).chain(stated) {
        assert!(is_line(text), "{text:?}");
    }
    assert!(document.meta.values().all(|values| !values.is_empty()), "a key has values");
    let is_day = |date: &String| date.len() >= 4 && date.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    assert!(document.date.as_ref().is_none_or(is_day), "{:?}", document.date);
    assert!(!document.sections.is_empty(), "there is a section");
    for (nth, section) in document.sections.iter().enumerate() {
        let Section { heading, anchor, level, .. } = section;
        assert!(!section.is_empty() || document.sections.len() == 1, "a section shows something");
        assert!(*level <= 6 && (*level > 0 || nth == 0), "only the first is without a level");
        assert!(*level > 0 || heading.is_empty() && anchor.is_empty(), "and says where it is not");
        assert!(!heading.contains(char::is_control), "{heading:?}");
        assert!(!anchor.contains(|c: char| c.is_control() || c.is_whitespace()), "{anchor:?}");
    }
}
