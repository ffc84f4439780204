//! Any bytes as a page of HTML or XHTML.
//!
//! It gives a document or a reason. What it gives is as `seed_corpus` promises.
//!
//! The first byte chooses how it is read.

use crate::documents::read;
use crate::edits::Bytes;
use seed_corpus::{Addresses, Content, Options, Unpublished};

/// See the head of this file.
pub fn html(data: &[u8]) {
    let mut data = Bytes(data);
    let how = data.byte();
    let is = |bit: u8| how >> bit & 1 == 1;
    let content = is(2).then(|| Content::new(".a, #b, article > p").expect("a selector"));
    let options = Options {
        unpublished: if is(1) { Unpublished::Include } else { Unpublished::Skip },
        content,
        base_url: if is(3) { "https://a.b/".to_owned() } else { String::new() },
        addresses: if is(4) { Addresses::Clean } else { Addresses::File },
        ..Options::default()
    };
    let path = if is(0) { "a/index.xhtml" } else { "a/index.html" };
    if let Ok(file) = read(path, data.0, &options) {
        assert_eq!(file.documents.len(), 1, "a page is a document");
    }
}
