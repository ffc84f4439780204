//! *What does a file's path say, and how is it shown?*
//!
//! It is made fit to be shown (control characters, bytes that are no UTF-8), so that
//! no later step has to distrust a path.

use super::lines::collapse;
use unicode_normalization::UnicodeNormalization;

/// The reason given for a file whose name is not a text file's.
pub(super) const WRONG_NAME: &str = "not .html, .htm, .xhtml, .md, .markdown, .mdx, .txt or .text";

/// How a file is read; its name decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    /// Markdown with components and JavaScript.
    Mdx,
    Plain,
    Html,
    /// HTML whose tags are those of XML.
    Xhtml,
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
            "html" | "htm" => Some(Format::Html),
            "xhtml" | "xht" => Some(Format::Xhtml),
            _ => None,
        }
    }

    /// Whether it is a page with tags.
    pub(super) fn is_html(self) -> bool {
        matches!(self, Format::Html | Format::Xhtml)
    }
}

/// The path as it is shown: composed, for macOS names files in decomposed form, and
/// without control characters, which could forge a line of a log or of a page.
pub(super) fn shown_path(path: &str) -> String {
    path.nfc().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The file's name without folder and extension: the title of last resort.
pub(super) fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = collapse(stem);
    if stem.is_empty() { name.to_owned() } else { stem }
}

/// Whether a path lies in a folder of drafts, as Jekyll and Hexo name it.
pub(super) fn is_draft(path: &str) -> bool {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').any(|folder| folder.eq_ignore_ascii_case("_drafts"))
}

/// Whether a path is that of a page that servers show in place of one that is missing or fails.
pub(super) fn is_error_page(path: &str) -> bool {
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    matches!(stem, "404" | "403" | "500" | "502" | "503" | "50x")
}
