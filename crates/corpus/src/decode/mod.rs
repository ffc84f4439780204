//! *Which text do these bytes hold?*
//!
//! Valid UTF-8 always wins, then a byte order mark decides, then the zeros of UTF-16, then what the file says, and only
//! then is an encoding guessed. A file that is skipped with a reason is better than rubbish. A few bad bytes cost a
//! character each (`damage`), more of them the file.

mod damage;
mod declared;
mod guess;
mod shares;

use encoding_rs::{Encoding, UTF_8};

use self::damage::Decoded;
pub(super) use self::declared::declared;
use super::Warning;

/// The first bytes of formats that look like text because their head does.
const BINARY: [(&[u8], &str); 8] = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
];

/// Fewer bytes beyond ASCII than this make a guess that is named.
const NAMED: usize = 200;

/// How many places of damage are named in one file. The others are counted.
const PLACES: usize = 10;

/// The text and what was altered in it, or the reason why there is none.
/// `declared` is the encoding that the file says it is in.
pub(super) fn decode(
    path: &str,
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<(String, Vec<Warning>), String> {
    if let Some((_, what)) = BINARY.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Err(format!("binary: {what}"));
    }
    let mut warnings = Vec::new();
    let mut warn = |line, reason| warnings.push(Warning { path: path.to_owned(), line, reason });
    let (encoding, Found { text, bad, guessed }, start) = find(bytes, declared)?;
    let beyond = bytes.iter().filter(|b| !b.is_ascii()).count();
    if guessed && beyond < NAMED {
        warn(
            None,
            format!(
                "guessed encoding: no UTF-8, read as {}, of which {beyond} bytes beyond ASCII tell little; save the \
                 file as UTF-8 if that is wrong",
                encoding.name()
            ),
        );
    }
    if let Some(reason) = no_text(&text) {
        return Err(reason);
    }
    let (mut line, mut passed) = (1, 0);
    for &(at, place) in bad.iter().take(PLACES) {
        line += text[passed..place].matches('\n').count();
        passed = place;
        let reason =
            format!("malformed bytes: no {} at byte {}, one character is lost", encoding.name(), at + start);
        warn(Some(line), reason);
    }
    if bad.len() > PLACES {
        warn(None, format!("malformed bytes: no {} at {} more places", encoding.name(), bad.len() - PLACES));
    }
    Ok((text, warnings))
}

/// A text, where bytes are malformed in it, and whether its encoding is a guess.
struct Found {
    text: String,
    bad: Vec<(usize, usize)>,
    guessed: bool,
}

/// The encoding, the text, and where it begins.
fn find(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<(&'static Encoding, Found, usize), String> {
    let found = |decoded: Decoded, guessed| Found { text: decoded.text, bad: decoded.bad, guessed };
    if let Some((encoding, start)) = Encoding::for_bom(bytes) {
        return readable(encoding, bytes, start).map(|decoded| (encoding, found(decoded, false), start));
    }
    if bytes.contains(&0) {
        let (encoding, decoded) =
            guess::utf16(bytes).ok_or("binary: it holds NUL bytes (as UTF-16 it would be no text)")?;
        return Ok((encoding, found(decoded, true), 0));
    }
    let escaped = declared.filter(|encoding| declared::is_escaped(encoding, bytes));
    if escaped.is_none() && (std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes)) {
        return readable(UTF_8, bytes, 0).map(|decoded| (UTF_8, found(decoded, false), 0));
    }
    if let Some(encoding) = declared
        && let Some(decoded) = declared::believed(encoding, bytes)
    {
        return Ok((encoding, found(decoded, false), 0));
    }
    match guess::legacy(bytes) {
        Ok((encoding, decoded)) => Ok((encoding, found(decoded, true), 0)),
        Err(encoding) => Err(format!(
            "undecodable: no UTF-8, and malformed or no words as {}, which was guessed; save it as UTF-8",
            encoding.name()
        )),
    }
}

fn readable(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Result<Decoded, String> {
    let decoded = damage::decode(encoding, &bytes[start..]);
    if decoded.is_readable(bytes.len()) {
        return Ok(decoded);
    }
    let first = decoded.bad.first().map_or(0, |(at, _)| at + start);
    Err(format!(
        "undecodable: {} with malformed sequences at {} places, the first at byte {first}",
        encoding.name(),
        decoded.bad.len()
    ))
}

/// Why a text is none.
fn no_text(text: &str) -> Option<String> {
    if text.contains('\0') {
        return Some("binary: it holds NUL bytes".to_owned());
    }
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}').count();
    // One stray control in twenty characters is tolerated; more are not text.
    if controls > 2 && controls * 20 > text.chars().count() {
        return Some(format!("binary: it holds {controls} control characters"));
    }
    let is_nothing = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{fffd}');
    text.chars().all(is_nothing).then(|| "empty: it holds no text".to_owned())
}

/// Damaged UTF-8 would decode as another encoding without an error, so it is known by what is sound.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 3 && good >= 4 * bad
}

#[cfg(test)]
mod tests;
