//! *How common would the characters be if these bytes were Chinese?*
//!
//! Both Chinese encodings order their characters by use, so the share of common ones tells them apart after a
//! few characters.

/// The share of common characters if `bytes` were GB18030: rows 1–3 are
/// punctuation and letters, rows 16–55 the first level of GB 2312.
pub(super) fn common_gb(bytes: &[u8]) -> f64 {
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
pub(super) fn common_big5(bytes: &[u8]) -> f64 {
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
