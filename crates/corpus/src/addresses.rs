//! *Where does a file's page lie on the site?*
//!
//! A generator says it by rules, and these are the common ones. An address never has a byte that an address may not
//! have.

use super::{Addresses, Options};

/// What a page's front matter says about its address.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stated<'a> {
    pub(super) permalink: Option<&'a str>,
    pub(super) slug: Option<&'a str>,
}

/// The address of a plain file, or nothing without a base.
pub(super) fn of_file(options: &Options, path: &str) -> String {
    joined(&options.base_url, path, encoded)
}

/// The address of a page of Markdown, or nothing without a base.
pub(super) fn of_page(options: &Options, path: &str, stated: Stated) -> String {
    let base = &options.base_url;
    if options.addresses == Addresses::File || base.is_empty() {
        return of_file(options, path);
    }
    if let Some(link) = stated.permalink.filter(|link| is_address(link)) {
        // It counts from the site's root.
        let is_whole = ["http://", "https://"].iter().any(|scheme| link.starts_with(scheme));
        return if is_whole { kept(link) } else { joined(base, link.trim_start_matches('/'), kept) };
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_index = ["index", "_index", "readme"].iter().any(|other| stem.eq_ignore_ascii_case(other));
    let slug = stated.slug.map(str::trim).filter(|slug| !slug.trim_matches('/').is_empty());
    let page = match slug {
        Some(slug) => {
            // A page that is a folder of its own is named by that folder.
            let own = is_index && options.addresses == Addresses::Folder;
            let above = if own { folder.rsplit_once('/').map_or("", |(above, _)| above) } else { folder };
            resolved(above, slug)
        }
        None if is_index => folder.to_owned() + if folder.is_empty() { "" } else { "/" },
        None if folder.is_empty() => stem.to_owned(),
        None => format!("{folder}/{stem}"),
    };
    let end = match options.addresses {
        _ if page.is_empty() || page.ends_with('/') => "",
        Addresses::Html if !page.ends_with(".html") => ".html",
        Addresses::Folder if !page.ends_with(".html") => "/",
        _ => "",
    };
    joined(base, &(page + end), encoded)
}

/// Whether a permalink is an address, and no template (`/:year/:title/`) or name of a style (`pretty`).
fn is_address(link: &str) -> bool {
    let is_template = link.starts_with(':') || link.contains("/:") || link.contains("{");
    !is_template
        && (link.contains(['/', '.'])
            || !matches!(link, "" | "pretty" | "date" | "ordinal" | "none" | "weekdate"))
}

/// A slug seen from a folder: `/a` from the root, `../a` from above.
fn resolved(folder: &str, slug: &str) -> String {
    let from = if slug.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(slug.split('/')) {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/") + if slug.ends_with('/') { "/" } else { "" }
}

fn joined(base: &str, path: &str, write: impl Fn(&str) -> String) -> String {
    if base.is_empty() {
        return String::new();
    }
    let between = if base.ends_with(['/', '=', '?', '#', '&']) { "" } else { "/" };
    [base, between, &write(path)].concat()
}

/// A path, percent-encoded: RFC 3986's unreserved characters and the separator stay.
fn encoded(path: &str) -> String {
    percent(path, |byte| b"-._~/".contains(&byte))
}

/// An address as it is written. Only what no address may hold is encoded.
fn kept(address: &str) -> String {
    percent(address, |byte| b"-._~:/?#[]@!$&()*+,;=%".contains(&byte))
}

fn percent(text: &str, stays: impl Fn(u8) -> bool) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || stays(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}
