//! How are the characters and words of Chinese read? A table answers, which is never in the wasm of the engine.
//!
//! It is from the crate `pinyin-converter`: the characters of pinyin-data, and of some 370,000 words of
//! phrase-pinyin-data those that read a character otherwise than it is read by itself, all under the MIT license.
//! `data/README.md` says how it is made. It unpacks on first use, once a process, in some 10 ms, and takes 2 MB.

use flate2::bufread::GzDecoder;
use seed_text::Syllable;
use std::collections::HashMap;
use std::io::Read;
use std::sync::{LazyLock, OnceLock};
use unicode_normalization::UnicodeNormalization;

/// A character or a word a line, and how it reads each of its characters, with blanks between them. Lines ascend by
/// their bytes. Compressed by gzip.
const PACKED: &[u8] = include_bytes!("data/pinyin.txt.gz");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut text = String::new();
    GzDecoder::new(PACKED).read_to_string(&mut text).expect("the table that is compiled in");
    let starts = text.lines().map(|line| line.as_ptr() as usize - text.as_ptr() as usize);
    Table { starts: starts.map(|start| start as u32).collect(), text }
});

/// The lines of the table.
struct Table {
    text: String,
    starts: Vec<u32>,
}

impl Table {
    /// How a character or word is read, syllables apart.
    fn read(&self, word: &str) -> Option<&str> {
        let entry =
            |start: u32| self.text[start as usize..].lines().next().unwrap_or_default().split_once(' ');
        let key = |start: u32| entry(start).map_or("", |(key, _)| key);
        let at = self.starts.binary_search_by(|start| key(*start).cmp(word)).ok()?;
        entry(self.starts[at]).map(|(_, read)| read)
    }
}

/// Characters whose first reading in the dictionary is not their most frequent one, and the reading to take instead.
///
/// For every character, the readings of all words that jieba knows were weighed by the words' frequencies. These
/// characters got another reading than the dictionary's first. Those are left out that are read otherwise by themselves
/// (都 dou) or by usage (谁 shui).
const READING_OVERRIDES: [(char, &str); 17] = [
    ('似', "sì"),
    ('佛', "fó"),
    ('刹', "chà"),
    ('曝', "bào"),
    ('粘', "nián"),
    ('肋', "lèi"),
    ('勒', "lè"),
    ('薄', "bó"),
    ('仔', "zǐ"),
    ('藉', "jiè"),
    ('伽', "jiā"),
    ('傀', "kuǐ"),
    ('椎', "zhuī"),
    ('焘', "tāo"),
    ('茄', "qié"),
    ('辗', "zhǎn"),
    // The dictionary has ǹ, the sound; readers type this.
    ('嗯', "en"),
];

/// How a character is read by itself, or most often. `None` if it has no reading.
pub fn of_char(c: char) -> Option<Syllable> {
    if let Some((_, spelling)) = READING_OVERRIDES.iter().find(|(overridden, _)| *overridden == c) {
        return syllable(spelling);
    }
    syllable(TABLE.read(c.encode_utf8(&mut [0; 4]))?)
}

/// The other usual readings of a character: those of several frequent words of the dictionary, and those that it has
/// as a surname. Empty for most characters. `.ci/readings` makes the table.
pub fn others_of_char(c: char) -> Vec<Syllable> {
    static USUAL: OnceLock<HashMap<char, Vec<Syllable>>> = OnceLock::new();
    let of_line = |line: &str| {
        let (c, read) = line.split_once(' ')?;
        Some((c.chars().next()?, read.split(' ').filter_map(syllable).collect()))
    };
    let usual = USUAL.get_or_init(|| include_str!("data/readings.txt").lines().filter_map(of_line).collect());
    let others = usual.get(&c).into_iter().flatten().copied();
    others.filter(|syllable| of_char(c).is_some_and(|alone| alone != *syllable)).collect()
}

/// How a word reads each of its characters. `None` if the table does not have it: it reads them as they are read by
/// themselves.
fn of_word(word: &str) -> Option<Vec<Syllable>> {
    word.chars().nth(1)?;
    let syllables: Vec<Syllable> = TABLE.read(word)?.split(' ').map(syllable).collect::<Option<_>>()?;
    (syllables.len() == word.chars().count()).then_some(syllables)
}

/// A word, the index of a character that it reads otherwise than that character is read by itself, and the syllable.
pub type Otherwise<'w> = (&'w str, usize, Syllable);

/// Which of some words read a character otherwise than [`of_char`]? The order of the words does not matter.
///
/// A word is left out if it contains a shorter one that says the same: 重庆市 beside 重庆.
pub fn otherwise<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<Otherwise<'w>> {
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_by_key(|word| (word.len(), *word));
    words.dedup();
    let mut said: HashMap<(&str, usize), Syllable> = HashMap::new();
    let mut out = Vec::new();
    for word in words {
        for (at, (c, syllable)) in word.chars().zip(of_word(word).unwrap_or_default()).enumerate() {
            if of_char(c).is_none_or(|alone| alone == syllable) {
                continue;
            }
            let shorter = |part: Part<'w>| said.get(&(part.word, at - part.at)) == Some(&syllable);
            if !parts(word).any(|part| (part.at..part.end).contains(&at) && shorter(part)) {
                out.push((word, at, syllable));
            }
            said.insert((word, at), syllable);
        }
    }
    out
}

/// A part of a word: its text, its first character, and the one after its last.
struct Part<'w> {
    word: &'w str,
    at: usize,
    end: usize,
}

/// The parts of a word that are shorter than it and could be words.
fn parts(word: &str) -> impl Iterator<Item = Part<'_>> {
    let borders: Vec<usize> = word.char_indices().map(|(i, _)| i).chain([word.len()]).collect();
    let len = borders.len() - 1;
    (0..len).flat_map(move |at| {
        let borders = borders.clone();
        (at + 2..=len).filter(move |end| end - at < len).map(move |end| Part {
            word: &word[borders[at]..borders[end]],
            at,
            end,
        })
    })
}

/// A syllable of the dictionary, with its tone.
fn syllable(read: &str) -> Option<Syllable> {
    let first = read.split(',').next().unwrap_or_default();
    let tone = first.nfd().find_map(|c| TONES.iter().position(|mark| *mark == c));
    Some(Syllable::of_spelling(&without_tone(first))?.with_tone(tone.unwrap_or_default() as u8))
}

/// The marks of the four tones.
const TONES: [char; 4] = ['\u{304}', '\u{301}', '\u{30C}', '\u{300}'];

/// A syllable as it is typed: `lǜ` is `lv`, `lüè` is `lue`.
fn without_tone(read: &str) -> String {
    let first = read.split(',').next().unwrap_or_default();
    let letters = first.nfd().filter(|c| !TONES.contains(c));
    let plain: String = letters.nfc().map(|c| if c == 'ü' { 'v' } else { c }).collect();
    plain.replace("ve", "ue")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(syllable: Syllable) -> String {
        syllable.spelling()
    }

    #[test]
    fn characters_by_themselves() {
        for (c, spelling, why) in [
            ('重', "zhong", "not chong, of 重庆"),
            ('行', "xing", "not hang, of 银行"),
            ('还', "hai", "not huan, of 归还"),
            ('了', "le", "not liao, of 了解"),
            ('地', "di", "de after 慢慢, but what is searched for is 地方, 土地, 本地"),
            ('得', "de", "not dei"),
            ('着', "zhe", "not zhao, of 着急"),
            ('都', "dou", "du in names, by their words"),
            ('的', "de", "not di, of 目的"),
            ('大', "da", "not dai, of 大夫"),
            ('不', "bu", "one reading in use"),
            ('和', "he", "not huo, of 暖和"),
            ('会', "hui", "not kuai, of 会计"),
            ('中', "zhong", "nothing else without tones"),
            ('乐', "le", "not yue, of 音乐"),
            ('率', "lv", "not shuai, of 率领"),
            ('参', "can", "not shen, of 人参"),
            ('差', "cha", "not chai, of 出差"),
            ('藏', "cang", "not zang, of 西藏"),
            ('传', "chuan", "not zhuan, of 传记"),
            ('弹', "dan", "not tan, of 弹性"),
            ('系', "xi", "not ji, which ties a shoe"),
            ('解', "jie", "not xie"),
            ('曾', "ceng", "not zeng, the name"),
            ('单', "dan", "not shan, the name"),
            ('区', "qu", "not ou, the name"),
            ('车', "che", "not ju, in chess"),
            ('石', "shi", "not dan, the measure"),
            ('折', "zhe", "not she"),
            ('没', "mei", "not mo, of 沉没"),
            ('给', "gei", "not ji, of 供给"),
            ('角', "jiao", "not jue, of 角色"),
            ('落', "luo", "not la, lao"),
            ('模', "mo", "not mu, of 模样"),
            ('似', "si", "not shi, of 似的"),
            ('宿', "su", "not xiu"),
            ('省', "sheng", "not xing, of 反省"),
            ('盛', "sheng", "not cheng, of 盛饭"),
            ('殷', "yin", "not yan, the colour"),
            ('绿', "lv", "ü is typed v where u is another sound"),
            ('女', "nv", "the same"),
            ('略', "lue", "üe is typed ue"),
            ('学', "xue", "after x there is no other"),
            ('儿', "er", "no initial"),
            ('嗯', "en", "as typed, not as it sounds"),
            ('〇', "ling", "a digit among ideographs"),
            ('鄭', "zheng", "traditional"),
            ('灣', "wan", "traditional"),
        ] {
            assert_eq!(of_char(c).map(spelled).as_deref(), Some(spelling), "{c}: {why}");
        }
        for none in ['a', '9', '。', 'あ', '々', '😀'] {
            assert_eq!(of_char(none), None, "{none:?}");
        }
    }

    #[test]
    fn usual_readings_besides() {
        for (c, others, why) in [
            ('曾', "zeng", "a surname, and great-grandparents"),
            ('单', "chan shan", "a title, and a surname"),
            ('仇', "qiu", "a surname"),
            ('区', "ou", "another"),
            ('佛', "fu", "not the one of the override"),
            ('会', "kuai", "of 会计"),
            ('中', "", "another tone is no other syllable"),
            ('网', "", "one reading"),
            ('A', "", "no character"),
        ] {
            let spellings: Vec<String> = others_of_char(c).into_iter().map(spelled).collect();
            assert_eq!(spellings.join(" "), others, "{c}: {why}");
        }
    }

    #[test]
    fn readings_have_tones() {
        let tone = |syllable: Syllable| syllable.tone() + 1;
        for (c, expected) in [('中', 1), ('国', 2), ('女', 3), ('义', 4), ('的', 1), ('似', 4), ('佛', 2)]
        {
            assert_eq!(of_char(c).map(tone), Some(expected), "{c}");
        }
        assert_eq!(of_word("银行").expect("a word").into_iter().map(tone).collect::<Vec<_>>(), [2, 2]);
        assert_eq!(others_of_char('曾').into_iter().map(tone).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn every_override_is_needed() {
        for (c, spelling) in READING_OVERRIDES {
            let spelling = without_tone(spelling);
            assert_eq!(of_char(c).map(spelled).as_deref(), Some(&*spelling), "{c} gets a syllable");
            let before = TABLE.read(&c.to_string()).map(without_tone);
            assert_ne!(before, Some(spelling), "{c} needs no override");
        }
    }

    #[test]
    fn words_read_polyphones() {
        for (word, read) in [
            ("重庆", "chong qing"),
            ("银行", "yin hang"),
            ("重要", "zhong yao"),
            ("行业", "hang ye"),
            ("行走", "xing zou"),
            ("音乐", "yin yue"),
            ("快乐", "kuai le"),
            ("长江", "chang jiang"),
            ("增长", "zeng zhang"),
            ("会计", "kuai ji"),
            ("大会", "da hui"),
            ("首都", "shou du"),
            ("调整", "tiao zheng"),
            ("调度", "diao du"),
            ("西安", "xi an"),
            ("女儿", "nv er"),
            ("了解", "liao jie"),
            ("战略", "zhan lue"),
        ] {
            let alone = || word.chars().map(of_char).collect::<Option<_>>();
            let syllables: Vec<Syllable> = of_word(word).or_else(alone).expect(word);
            let syllables: Vec<String> = syllables.into_iter().map(spelled).collect();
            assert_eq!(syllables.join(" "), read, "{word}");
        }
        assert_eq!(of_word("高新区"), None, "not in the dictionary as one word");
        assert_eq!(of_word("abc"), None);
        assert_eq!(of_word(""), None);
    }

    /// How the dictionary reads a word that it has.
    fn of_dictionary(word: &str) -> Option<Vec<Syllable>> {
        match &pinyin_converter::match_word_pinyin(word)[..] {
            [(found, read)] if found == word => {
                let syllables: Vec<Syllable> =
                    read.split_whitespace().map(syllable).collect::<Option<_>>()?;
                (syllables.len() == word.chars().count()).then_some(syllables)
            }
            _ => None,
        }
    }

    #[test]
    fn the_table_says_what_the_dictionary_says() {
        let alone = |word: &str| word.chars().map(of_char).collect::<Option<Vec<Syllable>>>();
        let mut words: Vec<String> = crate::dictionary::words();
        words.extend(TABLE.text.lines().filter_map(|line| Some(line.split_once(' ')?.0.to_owned())));
        for word in &words {
            match of_dictionary(word).filter(|_| word.chars().nth(1).is_some()) {
                Some(read) => assert_eq!(of_word(word).or_else(|| alone(word)), Some(read), "{word}"),
                None => assert_eq!(of_word(word), None, "{word}"),
            }
        }
        for c in words.iter().flat_map(|word| word.chars()) {
            let read = pinyin_converter::Pinyin::chars(&c.to_string());
            let first = read.words().first().and_then(|read| syllable(&read.pinyin));
            let is_overridden = READING_OVERRIDES.iter().any(|(overridden, _)| *overridden == c);
            assert!(is_overridden || of_char(c) == first, "{c}");
        }
    }

    #[test]
    fn only_what_is_read_otherwise_and_once() {
        let words = ["银行", "重庆市", "重要", "重庆", "银行业", "行行出状元", "银行", "算力"];
        let spelled = |words: &[&'static str]| -> Vec<(&str, usize, String)> {
            otherwise(words.iter().copied()).into_iter().map(|(word, at, s)| (word, at, spelled(s))).collect()
        };
        let expected = [
            ("重庆", 0, "chong".to_string()),
            ("银行", 1, "hang".to_string()),
            ("行行出状元", 0, "hang".to_string()),
            ("行行出状元", 1, "hang".to_string()),
        ];
        assert_eq!(spelled(&words), expected);
        let mut backwards = words;
        backwards.reverse();
        assert_eq!(spelled(&backwards), expected, "in any order");
    }
}
