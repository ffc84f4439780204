//! *Which encoding does a page of HTML say that it is in?*
//!
//! Its first bytes say it, as `<meta charset>`, `<meta http-equiv>` or the XML declaration. What it says may be wrong: it
//! is believed only if the bytes fit it.

use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

use super::damage::{Decoded, decode};
use super::guess;
use super::shares::{common_big5, common_gb};

/// How far a declaration is looked for. Browsers look at the first 1024 bytes, and generators put it behind more.
const HEAD: usize = 4096;

/// How much a declaration counts: the other Chinese encoding has to have so much more of common characters.
const FAVOUR: f64 = 1.2;

static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    let meta = r#"<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)"#;
    let xml = r#"^\s*<\?xml[^>]+?encoding\s*=\s*["']([\w.:-]+)"#;
    Regex::new(&format!("(?i-u){meta}|{xml}")).expect("a fixed pattern")
});

/// The encoding that a page names. One that an ASCII declaration cannot be in is UTF-8.
pub(in super::super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let found = DECLARED.captures(&bytes[..bytes.len().min(HEAD)])?;
    let name = found.get(1).or(found.get(2))?;
    match Encoding::for_label(name.as_bytes())? {
        encoding if [UTF_16BE, UTF_16LE].contains(&encoding) => Some(UTF_8),
        // Pages that say GB2312 or GBK hold characters of its successor as well.
        encoding if encoding == GBK => Some(GB18030),
        encoding => Some(encoding),
    }
}

/// Whether bytes that are all ASCII are another encoding's: escapes lead to its characters.
pub(super) fn is_escaped(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding == ISO_2022_JP && bytes.windows(2).any(|pair| pair == b"\x1b$")
}

/// The text in the encoding that is named, unless the bytes say that it is another.
pub(super) fn believed(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let is_chinese = |own: f64, other: f64| own >= guess::BELIEVED && own * FAVOUR >= other;
    let fits = match encoding {
        _ if encoding == UTF_8 => false,
        _ if encoding == GB18030 => is_chinese(common_gb(bytes), common_big5(bytes)),
        _ if encoding == BIG5 => is_chinese(common_big5(bytes), common_gb(bytes)),
        // Any bytes are some text in an encoding of single bytes. Servers and templates name one by habit.
        _ if encoding.is_single_byte() => guess::is_single_byte(bytes),
        _ => true,
    };
    fits.then(|| decode(encoding, bytes)).filter(|decoded| decoded.is_readable(bytes.len()))
}
