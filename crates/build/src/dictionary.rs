//! Which words does jieba know? Its dictionary is a file of this crate, and never in the wasm.
//!
//! The copy in the crate `jieba-rs` is packed with zstd, whose C code takes most of a minute to build. `data/README.md`
//! names the source of the file.

use flate2::bufread::GzDecoder;
use jieba_rs::Jieba;
use std::io::BufReader;
use std::sync::LazyLock;

/// One word a line: the word, its frequency, its part of speech. Compressed by gzip.
const PACKED: &[u8] = include_bytes!("data/dict.txt.gz");

/// Loads on first use, once a process, in about a tenth of a second.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let lines = GzDecoder::new(PACKED);
    Jieba::with_dict(&mut BufReader::new(lines)).expect("the dictionary that is compiled in")
});

/// Jieba with its dictionary. All segmenters of a process share it.
pub fn jieba() -> &'static Jieba {
    &JIEBA
}

/// All words of the dictionary.
#[cfg(test)]
pub fn words() -> Vec<String> {
    use std::io::BufRead;
    let lines = BufReader::new(GzDecoder::new(PACKED)).lines();
    lines.filter_map(|line| Some(line.ok()?.split_once(' ')?.0.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, Read};

    /// `.ci/dictionary` compares the file with the crate's. This test needs no copy of the crate.
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
