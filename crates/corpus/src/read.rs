//! *Which documents does one file hold?*

use super::addresses::{self, Stated};
use super::front_matter::{self, FrontMatter};
use super::html::{self, Page, Reading};
use super::names::{self, Format};
use super::{Content, Document, File, Options, Skipped, Unpublished, Warning, Why, decode, markdown, plain};
use unicode_normalization::UnicodeNormalization;

/// Reads one file's bytes. `path` decides between Markdown, HTML and plain text and
/// becomes the documents' path; nothing is opened.
///
/// # Errors
///
/// The reason why these bytes are no document: they are empty, binary, in no known encoding, or say that they are not
/// published.
pub fn read_bytes(path: &str, bytes: &[u8], options: &Options) -> Result<File, Skipped> {
    match read(path, bytes, options)? {
        Read::File(file) => Ok(file),
        Read::Page(mut page) => {
            let warnings = std::mem::take(&mut page.warnings);
            Ok(File { documents: vec![page.finish()], warnings })
        }
    }
}

/// What is read of a file.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(super) enum Read {
    File(File),
    /// A page of HTML, of which the other pages of its site say more.
    Page(Box<Page>),
}

/// Reads one file's bytes, and leaves what other files tell about it to `site`.
pub(super) fn read(path: &str, bytes: &[u8], options: &Options) -> Result<Read, Skipped> {
    let shown = names::shown_path(path);
    let skipped = |why: Why, reason: String| Skipped { path: shown.clone(), why, reason };
    let of_text = |reason: String| {
        let why = if reason.starts_with("empty") { Why::Empty } else { Why::Unreadable };
        skipped(why, reason)
    };
    let unpublished = |what: &str| skipped(Why::Unpublished, format!("not published: {what}"));
    let skips = options.unpublished == Unpublished::Skip;
    let format = Format::of(path).ok_or_else(|| skipped(Why::NoDocument, names::WRONG_NAME.to_owned()))?;
    if skips && names::is_draft(path) {
        return Err(unpublished("in a folder _drafts"));
    }
    let declared = if format.is_html() { decode::declared(bytes) } else { None };
    let (text, mut warnings) = decode::decode(&shown, bytes, declared).map_err(of_text)?;
    // Composed, so that a character has one form in all files.
    let text: String = text.nfc().collect();
    let stem = names::stem(&shown);
    let mut documents = match format {
        Format::Html | Format::Xhtml => {
            let selector = options.content.as_ref().map(Content::selector);
            let reading = Reading { selector, unpublished: !skips, is_xml: format == Format::Xhtml };
            let mut page = html::read(&text, &shown, &stem, &reading)?;
            page.document.path = shown;
            page.document.url = addresses::of_page(options, path, Stated::default());
            warnings.append(&mut page.warnings);
            page.warnings = warnings;
            return Ok(Read::Page(Box::new(page)));
        }
        Format::Markdown | Format::Mdx => {
            let (mut front, body) = front_matter::split(text.trim_start_matches('\u{feff}'));
            let (of_name, stem) = match front_matter::date_of_name(&stem) {
                Some((day, name)) => (Some(day), name),
                None => (None, &stem[..]),
            };
            front.date = front.date.take().or(of_name);
            if skips && let Some(what) = kept_back(&front, options.today.as_deref()) {
                return Err(unpublished(&what));
            }
            let stated = Stated { permalink: front.permalink.as_deref(), slug: front.slug.as_deref() };
            let url = front.url.clone().unwrap_or_else(|| addresses::of_page(options, path, stated));
            let found = std::mem::take(&mut front.warnings).into_iter();
            warnings.extend(found.map(|(line, reason)| Warning {
                path: shown.clone(),
                line: Some(line),
                reason,
            }));
            let is_mdx = format == Format::Mdx;
            let document =
                markdown::read(body, stem, is_mdx, front).map_err(|reason| match warnings.first() {
                    // A block that nobody understood is no empty file.
                    Some(warning) => skipped(Why::Unreadable, format!("{reason}; {warning}")),
                    None => of_text(reason),
                })?;
            vec![Document { url, ..document }]
        }
        Format::Plain => {
            let url = addresses::of_file(options, path);
            let documents = plain::read(&text, &stem, options.articles).into_iter();
            documents.map(|document| Document { url: url.clone(), ..document }).collect()
        }
    };
    let several = documents.len() > 1;
    for (n, document) in documents.iter_mut().enumerate() {
        document.path = if several { format!("{shown}#{}", n + 1) } else { shown.clone() };
    }
    Ok(Read::File(File { documents, warnings }))
}

/// Why a page is not published: it says so, or `today` is not within its dates.
fn kept_back(front: &FrontMatter, today: Option<&str>) -> Option<String> {
    if let Some(what) = &front.unpublished {
        return Some(what.clone());
    }
    let today = today?;
    // A month or a year is after a day only if it begins after it.
    let future = front.publish_date.as_ref().or(front.date.as_ref()).filter(|date| date.as_str() > today);
    let expired =
        front.expiry_date.as_ref().filter(|date| date.as_str() < today && !today.starts_with(&date[..]));
    future
        .map(|date| format!("dated {date}, and today is {today}"))
        .or_else(|| expired.map(|date| format!("expired on {date}, and today is {today}")))
}

/// The day of a moment in seconds since 1970, as [`Options::today`] wants it: that of `SOURCE_DATE_EPOCH`. `None`
/// after the year 9999.
pub fn day_of_epoch(seconds: u64) -> Option<String> {
    front_matter::day_since_1970(seconds)
}
