//! *Which page of a site does an address mean?* That whose path has the same steps.

use percent_encoding::percent_decode_str;

use super::names::{Format, stem};

/// An address without scheme, host, query and fragment.
pub(super) fn after_host(address: &str) -> &str {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    match address.split_once("//") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    }
}

/// The steps of a path to a page, as its address has them: without `index.html` and `.html`.
pub(super) fn steps(path: &str) -> Vec<String> {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut steps: Vec<String> =
        decoded.split('/').filter(|step| !matches!(*step, "" | "." | "..")).map(str::to_owned).collect();
    if let Some(last) = steps.last_mut() {
        if Format::of(last).is_some_and(Format::is_html) {
            *last = stem(last);
        }
        if last == "index" {
            steps.pop();
        }
    }
    steps
}
