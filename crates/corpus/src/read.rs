//! *Which documents does one file hold?*

use super::names::{self, Format};
use super::{File, Options, decode, markdown, plain};

/// Reads one file's bytes. `path` decides between Markdown and plain text and
/// becomes the documents' path; nothing is opened.
///
/// # Errors
///
/// The reason why these bytes are no document: they are empty, binary, or in no
/// known encoding.
pub fn read_bytes(path: &str, bytes: &[u8], options: &Options) -> Result<File, String> {
    let format = Format::of(path).ok_or_else(|| names::WRONG_NAME.to_owned())?;
    let shown = names::shown_path(path);
    let (text, warnings) = decode::decode(&shown, bytes)?;
    let url = names::address(&options.base_url, path);
    let stem = names::stem(&shown);
    let mut documents = match format {
        Format::Markdown => vec![markdown::read(&text, &stem, false)?],
        Format::Mdx => vec![markdown::read(&text, &stem, true)?],
        Format::Plain => plain::read(&text, &stem, options.articles),
    };
    let several = documents.len() > 1;
    for (n, document) in documents.iter_mut().enumerate() {
        document.path = if several { format!("{shown}#{}", n + 1) } else { shown.clone() };
        if document.url.is_empty() {
            document.url.clone_from(&url);
        }
    }
    Ok(File { documents, warnings })
}
