//! *Which text do these bytes hold?*
//!
//! Valid UTF-8 always wins, then a byte order mark decides, and only then is an
//! encoding guessed. A file that is skipped with a reason is better than rubbish, so
//! any malformed sequence rejects an encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8};

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

/// The least share of common characters for bytes to be decoded as Chinese.
const BELIEVED: f64 = 0.5;

/// The number of two-byte characters from which on the detector tells Japanese and
/// Korean from Chinese. Fewer are taken for Chinese, which they more often are.
const ENOUGH: usize = 60;

/// The text, or the reason why there is none.
pub(super) fn decode(bytes: &[u8]) -> Result<String, String> {
    if let Some((_, what)) = BINARY.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Err(format!("binary: {what}"));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let body = &bytes[length..];
            // A cut-off last unit decodes to one U+FFFD, as any other damage does.
            clean(encoding, body).ok_or_else(|| undecodable(encoding, body))?
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) if bytes.contains(&0) => {
                return Err("binary: it holds NUL bytes (UTF-16 needs a byte order mark)".to_owned());
            }
            Err(e) if mostly_utf8(bytes) => {
                return Err(format!(
                    "undecodable: UTF-8 with a malformed sequence at byte {}",
                    e.valid_up_to()
                ));
            }
            Err(_) => legacy(bytes)?,
        },
    };
    if text.contains('\0') {
        return Err("binary: it holds NUL bytes".to_owned());
    }
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}').count();
    // One stray control in twenty characters is tolerated; more are not text.
    if controls > 2 && controls * 20 > text.chars().count() {
        return Err(format!("binary: it holds {controls} control characters"));
    }
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
        return Err("empty: it holds no text".to_owned());
    }
    Ok(text)
}

/// The text if every sequence is well formed.
fn clean(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

fn undecodable(encoding: &'static Encoding, bytes: &[u8]) -> String {
    if encoding == UTF_8
        && let Err(e) = std::str::from_utf8(bytes)
    {
        let at = e.valid_up_to() + 3;
        return format!("undecodable: UTF-8 with a malformed sequence at byte {at}");
    }
    format!("undecodable: malformed sequences as {}", encoding.name())
}

/// Damaged UTF-8 would decode as another encoding without an error, so its author
/// is told instead.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 3 && good >= 4 * bad
}

fn legacy(bytes: &[u8]) -> Result<String, String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };

    if [EUC_JP, EUC_KR, SHIFT_JIS].contains(&guess)
        && bytes.iter().filter(|b| !b.is_ascii()).count() > 2 * ENOUGH
        && let Some(text) = clean(guess, bytes)
    {
        return Ok(text);
    }
    // The detector is unsure about a headline's worth of text. The two Chinese
    // encodings order their characters by use, so the share of common ones tells
    // them apart after a few characters.
    let chinese = [(GB18030, common_gb(bytes)), (BIG5, common_big5(bytes))]
        .into_iter()
        .filter(|&(_, share)| share >= BELIEVED)
        .filter_map(|(encoding, share)| Some((share, clean(encoding, bytes)?)))
        // The first wins a tie: GB is the more frequent by far.
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    if let Some((_, text)) = chinese {
        return Ok(text);
    }
    clean(guess, bytes).ok_or_else(|| undecodable(guess, bytes))
}

/// The share of common characters if `bytes` were GB18030: rows 1–3 are
/// punctuation and letters, rows 16–55 the first level of GB 2312.
fn common_gb(bytes: &[u8]) -> f64 {
    let mut share = Share::default();
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        at += match (lead, trail) {
            (0x81..=0xfe, 0x30..=0x39) => 4,
            (0x81..=0xfe, 0x40..=0xfe) => {
                share.count(match lead {
                    0xa1..=0xa3 | 0xb0..=0xd7 if trail >= 0xa1 => 1.0,
                    0xd8..=0xf7 if trail >= 0xa1 => 0.2,
                    _ => 0.0,
                });
                2
            }
            _ => 1,
        };
    }
    share.value()
}

/// The same for Big5: rows A1–A2 are punctuation, A4–C6 the frequent characters.
fn common_big5(bytes: &[u8]) -> f64 {
    let mut share = Share::default();
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        let trail = bytes.get(at + 1).copied().unwrap_or(0);
        at += match (lead, trail) {
            (0x81..=0xfe, 0x40..=0x7e | 0xa1..=0xfe) => {
                share.count(match lead {
                    0xa1..=0xa2 | 0xa4..=0xc6 => 1.0,
                    0xc9..=0xf9 => 0.2,
                    _ => 0.0,
                });
                2
            }
            _ => 1,
        };
    }
    share.value()
}

#[derive(Default)]
struct Share {
    sum: f64,
    of: u32,
}

impl Share {
    fn count(&mut self, weight: f64) {
        self.sum += weight;
        self.of = self.of.saturating_add(1);
    }

    /// Without a two-byte character nothing speaks against the encoding: GB18030 may
    /// consist of four-byte sequences.
    fn value(&self) -> f64 {
        if self.of == 0 { 1.0 } else { self.sum / f64::from(self.of) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "the sample must exist in {}", encoding.name());
        bytes.into_owned()
    }

    #[test]
    fn what_is_text_is_read() {
        let long_gb = "清河县今年种了三万亩小麦，村民们说，雨水比往年来得早。".repeat(20);
        let long_big5 = "清河縣今年種了三萬畝小麥，村民們說，雨水比往年來得早。".repeat(20);
        let cases: &[(&str, Vec<u8>, &str)] = &[
            ("plain UTF-8", "中文 text".into(), "中文 text"),
            ("a mark is not text", b"\xef\xbb\xbf\xe4\xb8\xad".to_vec(), "中"),
            ("UTF-16 LE", b"\xff\xfe\x2d\x4e\x87\x65".to_vec(), "中文"),
            ("UTF-16 BE", b"\xfe\xff\x4e\x2d\x65\x87".to_vec(), "中文"),
            ("two characters of GBK: the least there is", bytes(GBK, "中文"), "中文"),
            ("a headline in GBK", bytes(GBK, "全县春耕现场会召开"), "全县春耕现场会召开"),
            ("an article in GBK", bytes(GBK, &long_gb), &long_gb),
            (
                "a four-byte character among others",
                bytes(GB18030, "姓氏用字𠮷、㐂均已入库"),
                "姓氏用字𠮷、㐂均已入库",
            ),
            ("nothing but four-byte characters", bytes(GB18030, "𠮷𠮷㐂"), "𠮷𠮷㐂"),
            ("a headline in Big5", bytes(BIG5, "縣府召開春耕會議"), "縣府召開春耕會議"),
            ("four characters of Big5", bytes(BIG5, "中文資料"), "中文資料"),
            ("an article in Big5", bytes(BIG5, &long_big5), &long_big5),
            (
                "a western text has no Chinese pairs",
                b"Le caf\xe9 est d\xe9j\xe0 ferm\xe9 \xe0 midi.".to_vec(),
                "Le café est déjà fermé à midi.",
            ),
        ];
        for (why, bytes, want) in cases {
            assert_eq!(decode(bytes).as_deref(), Ok(*want), "{why}");
        }
    }

    #[test]
    fn what_is_no_text_is_skipped_with_a_reason() {
        let mut broken = "春天里，".repeat(20).into_bytes();
        broken[31] = 0xff;
        let cases: &[(&str, &[u8], &str)] = &[
            ("no byte at all", b"", "empty"),
            ("white space only", " \r\n\u{3000}\t".as_bytes(), "empty"),
            ("only a mark", b"\xef\xbb\xbf", "empty"),
            ("a picture", b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
            ("an archive", b"PK\x03\x04....", "zip"),
            ("NUL in what would be ASCII", b"abc\0def", "NUL"),
            ("UTF-16 without a mark looks like this", b"\x2d\x4e\0\0\xff\xff", "NUL"),
            ("control characters", b"\x01\x02\x03\x04 ab", "control"),
            ("damaged UTF-8 is not another encoding", &broken, "at byte 30"),
            ("half a unit of UTF-16", b"\xff\xfe\x2d\x4e\x87", "UTF-16LE"),
        ];
        for (why, bytes, want) in cases {
            let reason = decode(bytes).expect_err(why);
            assert!(reason.contains(want), "{why}: {reason}");
        }
    }
}
