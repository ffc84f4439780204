//! *What does a file's path say, and how is it shown?*
//!
//! It is made fit to be shown (control characters, bytes that are no UTF-8), so that
//! no later step has to distrust a path.

use super::lines::collapse;

/// The reason given for a file whose name is not a text file's.
pub(super) const WRONG_NAME: &str = "not .txt, .text, .md, .markdown or .mdx";

/// How a file is read; its name decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    /// Markdown with components and JavaScript.
    Mdx,
    Plain,
}

impl Format {
    pub(super) fn of(path: &str) -> Option<Format> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.starts_with('.') {
            return None;
        }
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Format::Markdown),
            "mdx" => Some(Format::Mdx),
            "txt" | "text" => Some(Format::Plain),
            _ => None,
        }
    }
}

/// The path as it is shown, without control characters, which could forge a line of
/// a log or of a page.
pub(super) fn shown_path(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The file's name without folder and extension: the title of last resort.
pub(super) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = collapse(stem);
    if stem.is_empty() { name.to_owned() } else { stem }
}

/// `base` followed by the percent-encoded path, or nothing without a base.
pub(super) fn address(base: &str, path: &str) -> String {
    if base.is_empty() {
        return String::new();
    }
    let mut url = base.to_owned();
    if !base.ends_with(['/', '=', '?', '#', '&']) {
        url.push('/');
    }
    for &byte in path.as_bytes() {
        // RFC 3986's unreserved characters, and the separator of the path.
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            url.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            url.push('%');
            url.push(char::from(HEX[usize::from(byte >> 4)]));
            url.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    url
}
