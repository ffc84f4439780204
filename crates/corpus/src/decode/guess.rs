//! *In which encoding are these bytes, if nothing says it?*
//!
//! A guess is a file's encoding only if the file decodes in it. A few bad bytes are left out before the guess,
//! for the detector drops an encoding at the first of them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::damage::{Decoded, decode};
use super::shares::{common_big5, common_gb};

/// The least share of common characters for bytes to be decoded as Chinese.
pub(super) const BELIEVED: f64 = 0.5;

/// The number of two-byte characters from which on the detector tells Japanese and
/// Korean from Chinese. Fewer are taken for Chinese, which they more often are.
const ENOUGH: usize = 60;

/// The least number of two-byte characters, of bytes beyond ASCII, for damage to be believed.
const DAMAGED: usize = 20;

/// The encoding and the text; or the encoding that was guessed, in which the bytes are no text.
pub(super) fn legacy(bytes: &[u8]) -> Result<(&'static Encoding, Decoded), &'static Encoding> {
    let guess = clean_guess(bytes);
    if let Ok(encoding) = guess
        && !encoding.is_single_byte()
    {
        return Ok((encoding, decode(encoding, bytes)));
    }
    let beyond = bytes.iter().filter(|b| !b.is_ascii()).count();
    for encoding in [GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR] {
        let decoded = decode(encoding, bytes);
        if beyond >= 2 * DAMAGED && decoded.is_readable(bytes.len()) {
            let sound = without(bytes, &decoded.lost);
            if clean_guess(&sound) == Ok(encoding) {
                return Ok((encoding, decoded));
            }
        }
    }
    let encoding = guess?;
    let decoded = decode(encoding, bytes);
    if is_words(&decoded.text) { Ok((encoding, decoded)) } else { Err(encoding) }
}

fn without(bytes: &[u8], lost: &[(usize, usize)]) -> Vec<u8> {
    let mut sound = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for &(start, end) in lost {
        sound.extend_from_slice(&bytes[at..start]);
        at = end;
    }
    sound.extend_from_slice(&bytes[at..]);
    sound
}

/// Whether the characters beyond ASCII form words. In a wrong encoding many are signs, capitals stand behind small
/// letters, and letters of two scripts, or many with accents, stand side by side.
fn is_words(text: &str) -> bool {
    let sign = |c| matches!(c, '‘'..='”' | '–' | '—' | '…' | '«' | '»' | '\u{a0}' | '°' | '€');
    let is_latin = |c: char| c < '\u{250}';
    let (mut all, mut words, mut latin, mut odd, mut runs) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    let (mut before, mut second) = (' ', ' ');
    for c in text.chars() {
        if !c.is_ascii() {
            all += 1;
            words += usize::from(c.is_alphabetic() || sign(c));
            latin += usize::from(is_latin(c));
            runs += usize::from(before.is_ascii());
        }
        if (!c.is_ascii() || !before.is_ascii()) && c.is_alphabetic() && before.is_alphabetic() {
            odd += usize::from(before.is_lowercase() && c.is_uppercase() || is_latin(before) != is_latin(c));
        }
        // A sign within a word, but for an apostrophe.
        let is_sign = !before.is_ascii() && !before.is_alphabetic() && before != '’';
        odd += usize::from(is_sign && c.is_alphabetic() && second.is_alphabetic());
        (second, before) = (before, c);
    }
    2 * words >= all && 10 * odd <= all && (2 * latin < all || 2 * all <= 5 * runs)
}

/// Whether bytes are best read one by one.
pub(super) fn is_single_byte(bytes: &[u8]) -> bool {
    clean_guess(bytes).unwrap_or_else(|guess| guess).is_single_byte()
}

/// The text if every sequence is well formed.
fn is_clean(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// The encoding of bytes that are well formed in it, or the one that was guessed.
fn clean_guess(bytes: &[u8]) -> Result<&'static Encoding, &'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };

    if [EUC_JP, EUC_KR, SHIFT_JIS].contains(&guess)
        && bytes.iter().filter(|b| !b.is_ascii()).count() > 2 * ENOUGH
        && is_clean(guess, bytes)
    {
        return Ok(guess);
    }
    for (encoding, is_likely) in
        [(SHIFT_JIS, is_shift_jis(bytes)), (EUC_JP, is_euc_jp(bytes)), (EUC_KR, is_korean(bytes))]
    {
        if is_likely && is_clean(encoding, bytes) {
            return Ok(encoding);
        }
    }
    // The detector is unsure about a headline's worth of text. The two Chinese
    // encodings order their characters by use, so the share of common ones tells
    // them apart after a few characters.
    let chinese = [(GB18030, common_gb(bytes)), (BIG5, common_big5(bytes))]
        .into_iter()
        .filter(|&(encoding, share)| share >= BELIEVED && is_clean(encoding, bytes))
        // The first wins a tie: GB is the more frequent by far.
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    if let Some((encoding, _)) = chinese {
        return Ok(encoding);
    }
    if is_clean(guess, bytes) { Ok(guess) } else { Err(guess) }
}

/// Whether bytes that would be common in Chinese are a Korean sentence: words of a few syllables between
/// blanks, and no syllable outside of the rows that Hangul has. Of Chinese text two thirds are in these rows.
fn is_korean(bytes: &[u8]) -> bool {
    let (mut pairs, mut blanks, mut at) = (0_usize, 0_usize, 0);
    while let Some(&lead) = bytes.get(at) {
        if lead.is_ascii() {
            blanks += usize::from(lead == b' ');
            at += 1;
            continue;
        }
        let hangul = (0xb0..=0xc8).contains(&lead) && bytes.get(at + 1).is_some_and(|&trail| trail >= 0xa1);
        if !hangul {
            return false;
        }
        pairs += 1;
        at += 2;
    }
    pairs >= 12 && 8 * blanks >= pairs
}

/// Whether a third of the two-byte characters would be kana, which no other language has so many of.
fn is_shift_jis(bytes: &[u8]) -> bool {
    many_kana(
        bytes,
        |lead| matches!(lead, 0x81..=0x9f | 0xe0..=0xfc),
        |lead, trail| matches!((lead, trail), (0x82, 0x9f..=0xf1) | (0x83, 0x40..=0x96)),
    )
}

/// The same for EUC-JP.
fn is_euc_jp(bytes: &[u8]) -> bool {
    many_kana(bytes, |lead| lead >= 0x80, |lead, trail| matches!((lead, trail), (0xa4 | 0xa5, 0xa1..=0xf6)))
}

fn many_kana(bytes: &[u8], leads: impl Fn(u8) -> bool, is_kana: impl Fn(u8, u8) -> bool) -> bool {
    let (mut kana, mut pairs, mut at) = (0_usize, 0_usize, 0);
    while let (Some(&lead), Some(&trail)) = (bytes.get(at), bytes.get(at + 1)) {
        if !leads(lead) {
            at += 1;
            continue;
        }
        kana += usize::from(is_kana(lead, trail));
        pairs += 1;
        at += 2;
    }
    kana >= 4 && 3 * kana >= pairs
}

/// UTF-16 without a mark, by its zeros: half of each character of ASCII is one.
pub(super) fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, Decoded)> {
    let units = bytes.len() / 2;
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let ascii = bytes.is_ascii();
    let (_, encoding, decoded) = [(UTF_16LE, zeros(1)), (UTF_16BE, zeros(0))]
        .into_iter()
        // Bytes of ASCII with a zero among them are no ideographs.
        .filter(|&(_, zeros)| zeros > 0 && (!ascii || 2 * zeros >= units))
        .map(|(encoding, _)| {
            let decoded = decode(encoding, bytes);
            (plain(&decoded.text), encoding, decoded)
        })
        .filter(|(share, _, decoded)| *share >= 0.8 && decoded.is_readable(bytes.len()))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (!decoded.text.contains('\0')).then_some((encoding, decoded))
}

/// The share of characters that texts are made of.
fn plain(text: &str) -> f64 {
    let (mut plain, mut all) = (0_u32, 0_u32);
    for c in text.chars() {
        all += 1;
        plain += u32::from(matches!(
            c,
            '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{52f}'
                | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
                | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}' | '\u{fffd}'
        ));
    }
    f64::from(plain) / f64::from(all.max(1))
}
