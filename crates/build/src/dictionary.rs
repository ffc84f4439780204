//! Jieba's dictionary of words, brought along: the crate's own copy is packed with zstd, C code that takes most of a
//! minute to build. Where it is from is in `data/README.md`. Never in the wasm.

use flate2::bufread::GzDecoder;
use jieba_rs::Jieba;
use std::io::BufReader;
use std::sync::LazyLock;

/// One word a line: the word, its frequency, its part of speech. Gzip.
const PACKED: &[u8] = include_bytes!("data/dict.txt.gz");

/// Loaded when first asked, once a process, in about a tenth of a second.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let lines = GzDecoder::new(PACKED);
    Jieba::with_dict(&mut BufReader::new(lines)).expect("the dictionary that is compiled in")
});

/// Jieba with its dictionary, for all segmenters of a process.
pub fn jieba() -> &'static Jieba {
    &JIEBA
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, Read};

    /// `.ci/dictionary` compares it with the crate's; this is for those who have no crate at hand.
    #[test]
    fn it_is_the_whole_dictionary_of_the_crate() {
        let mut text = String::new();
        GzDecoder::new(PACKED).read_to_string(&mut text).expect("whole, by its checksum");
        assert_eq!(text.len(), 5_071_843);
        assert_eq!(text.as_bytes().lines().count(), 349_045);
        assert_eq!(xxhash_rust::xxh64::xxh64(text.as_bytes(), 0), 0x3fe7_ef99_5da7_3a3f);
    }

    #[test]
    fn words_have_their_part() {
        for (word, part) in [("的", "uj"), ("中国", "ns"), ("龢", "zg")] {
            assert!(jieba().has_word(word));
            assert_eq!(jieba().tag(word, false)[0].tag, part, "{word}");
        }
        assert!(!jieba().has_word("算力网"));
    }
}
