//! Which characters of a corpus fold to which? The tables of Unicode and the dictionaries of OpenCC answer.
//!
//! They are too large for a module in a browser. So the build asks them once and puts the pairs that this corpus can
//! need into the index, where [`seed_text::Folds`] reads them.

use super::script;
use rustc_hash::{FxHashMap, FxHashSet};
use seed_text::fold::{self, simple};
use seed_text::{Class, kana};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What Unicode does not take apart, as people type it: letters with a stroke, ligatures, letters that most keyboards
/// lack. Those of Latin script are from the transform Latin-ASCII of Unicode's CLDR; those of Arabic script are
/// letters that many texts do not tell apart.
const LETTERS: [(char, &str); 30] = [
    ('æ', "ae"),
    ('ð', "d"),
    ('ø', "o"),
    ('þ', "th"),
    ('đ', "d"),
    ('ħ', "h"),
    ('ĸ', "q"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('œ', "oe"),
    ('ŧ', "t"),
    ('ƀ', "b"),
    ('ƈ', "c"),
    ('ƒ', "f"),
    ('ƙ', "k"),
    ('ƭ', "t"),
    ('ƴ', "y"),
    ('ƶ', "z"),
    ('ǝ', "e"),
    ('ǥ', "g"),
    ('ə', "e"),
    ('ɓ', "b"),
    ('ɖ', "d"),
    ('ɗ', "d"),
    ('ɨ', "i"),
    ('ɲ', "n"),
    ('ة', "ه"),
    ('ى', "ي"),
    ('ک', "ك"),
    ('ی', "ي"),
];

/// Letters with accents that readers type although a text leaves them out: café finds cafe. They are those of Western
/// and Central Europe, of Romanian, and of pinyin with tones.
const ACCENTED: [RangeInclusive<char>; 4] =
    ['\u{C0}'..='\u{17F}', '\u{1A0}'..='\u{1B0}', '\u{1CD}'..='\u{1DC}', '\u{218}'..='\u{21B}'];

/// Characters that [`simple`] folds. Those that the corpus holds are in the table nevertheless, for there the reader
/// looks up what a text may hold instead of a letter.
const BY_RULE: [RangeInclusive<char>; 2] = ['\u{1EA0}'..='\u{1EF9}', '\u{2460}'..='\u{2468}'];

/// Signs that stand for letters and digits, and that readers type or paste although a text spells them out: fractions,
/// `№`, `Ⅲ`, `①`, `㈱`, `㎡`, `ﬁ`, half-width kana.
const SIGNS: [RangeInclusive<char>; 10] = [
    '\u{BC}'..='\u{BE}',
    '\u{2100}'..='\u{214F}',
    '\u{2150}'..='\u{215E}',
    '\u{2160}'..='\u{217F}',
    '\u{2460}'..='\u{2473}',
    '\u{3231}'..='\u{3232}',
    '\u{3300}'..='\u{3357}',
    '\u{3371}'..='\u{33DF}',
    '\u{FB00}'..='\u{FB06}',
    '\u{FF66}'..='\u{FF9D}',
];

/// Folds a character in full. The tables of Unicode fold compatibility forms (NFKC), case and accents; the dictionaries
/// fold traditional and variant ideographs.
///
/// The full form of some characters has several (`㎡`, `ß`). It begins and ends with a character that counts, except
/// for `™`, which begins with a blank, because it is no part of the word before it.
fn full(c: char) -> String {
    let compatible: String = [c].into_iter().nfkc().collect();
    let mut folded: String =
        compatible.chars().flat_map(small).filter(|c| Class::of(*c) != Class::Ignorable).collect();
    folded = folded.trim_matches(|c| !Class::of(c).counts()).to_owned();
    match c {
        // The letters of Hangul on keyboards stand alone (ㅋㅋ). Those that they are compatible with are parts of
        // syllables.
        '\u{3131}'..='\u{318E}' => c.into(),
        // What does not count folds to what it is compared as, or to itself.
        _ if folded.is_empty() => simple(one(compatible.chars()).unwrap_or(c)).into(),
        '™' | '℠' => format!(" {folded}"),
        _ => folded,
    }
}

/// A character in lower case, without accents, in its simplified form. One character may become several.
fn small(c: char) -> impl Iterator<Item = char> {
    // By way of the upper case: ς becomes σ, ß becomes ss.
    let lower = c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    // Only letters of Europe and the Near East lose their accents: が is not か, and a vowel sign of India is a vowel.
    let has_accents = |c: char| matches!(c, ..'\u{900}' | '\u{1E00}'..'\u{2000}');
    let bare: String = lower.nfd().filter(|&c| !is_combining_mark(c) || !has_accents(c)).nfc().collect();
    let bare = if bare.is_empty() { c.to_string() } else { bare };
    let letters = bare.chars().flat_map(|c| {
        let known = LETTERS.iter().find(|(from, _)| *from == c);
        known.map_or_else(|| c.to_string(), |(_, to)| (*to).to_owned()).chars().collect::<Vec<_>>()
    });
    let form = |c| match c {
        '\u{2044}' => '/',
        c => script::simplified(simple(c)),
    };
    letters.map(form).collect::<Vec<_>>().into_iter()
}

fn one(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

/// What a corpus holds, in folded characters.
struct Held {
    /// Its characters as they are.
    alphabet: BTreeSet<char>,
    /// The characters that they fold to.
    targets: BTreeSet<char>,
    /// All of its text.
    text: String,
}

impl Held {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Held {
        let mut forms: FxHashMap<char, String> = FxHashMap::default();
        let mut text = String::new();
        for c in texts.flat_map(|text| text.chars().chain(['\n'])) {
            text.push_str(forms.entry(c).or_insert_with(|| full(c)));
        }
        let targets = forms.values().flat_map(|form| form.chars()).collect();
        Held { alphabet: forms.into_keys().collect(), targets, text }
    }
}

/// What a corpus may spell a sign out by.
struct Spelled<'h> {
    held: &'h Held,
    /// The words of letters and digits in it, also without the digits that they begin or end with.
    words: FxHashSet<&'h str>,
    /// Every two neighbours.
    pairs: FxHashSet<(char, char)>,
}

impl Spelled<'_> {
    fn of(held: &Held) -> Spelled<'_> {
        let is_word = |c: char| Class::of(c).is_word();
        let is_digit = |c: char| c.is_ascii_digit();
        let (mut words, mut pairs) = (FxHashSet::default(), FxHashSet::default());
        for word in held.text.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
            for word in [word, word.trim_start_matches(is_digit), word.trim_end_matches(is_digit)] {
                if word.len() <= MOST_SPELLED {
                    words.insert(word);
                }
            }
        }
        let mut before = None;
        for c in held.text.chars() {
            if let Some(before) = before.replace(c) {
                pairs.insert((before, c));
            }
        }
        Spelled { held, words, pairs }
    }

    /// Whether the corpus spells a sign out: letters as a word of their own, anything else anywhere.
    fn spells(&self, from: char, to: &str) -> bool {
        let (to, mut chars) = (to.trim_start(), to.trim_start().chars());
        let is_inside = ('\u{FB00}'..='\u{FB06}').contains(&from) || ACCENTED[0].contains(&from);
        match (chars.next(), chars.next()) {
            (Some(only), None) if !only.is_ascii() => self.held.targets.contains(&only),
            // Of one letter only the numeral is typed: Ⅴ.
            (Some(_), None) if !ROMAN.contains(&from) => false,
            _ if !is_inside && to.chars().all(|c| c.is_ascii_alphanumeric()) => self.words.contains(to),
            _ => {
                to.chars().zip(to.chars().skip(1)).all(|pair| self.pairs.contains(&pair))
                    && self.held.text.contains(to)
            }
        }
    }
}

/// The Roman numerals that are signs.
const ROMAN: RangeInclusive<char> = '\u{2160}'..='\u{217F}';

/// The bytes of the longest form of a sign that is looked for among the words of a corpus.
const MOST_SPELLED: usize = 16;

/// Writes the table for a corpus of these texts. `typed` is folded text that readers may type, besides.
///
/// It has pairs for the characters of the corpus, and for characters that a reader may type instead of them: the
/// other case and accents of its letters, the other forms of its ideographs, and signs for what it spells out. Nobody
/// types radicals, compatibility ideographs and characters outside the main block, so the table has them only if the
/// corpus does. They would be three hundred pairs for a small corpus.
pub fn of_texts<'t>(texts: impl Iterator<Item = &'t str>, typed: &str) -> Vec<u8> {
    let mut held = Held::of(texts);
    held.targets.extend(typed.chars());
    let spelled = Spelled::of(&held);
    let has_ideographs = held.targets.iter().any(|&c| script::is_unified(c));
    let sounds: BTreeSet<char> = held.targets.iter().map(|&c| kana::unvoiced(c)).collect();
    let may_fold = |c: char| match c {
        '\u{4E00}'..='\u{9FFF}' | '﨑' => has_ideographs,
        '\u{AC00}'..='\u{D7A3}' => false,
        _ => !script::is_unified(c) || held.alphabet.contains(&c),
    };
    let among = |ranges: &[RangeInclusive<char>], c: char| ranges.iter().any(|range| range.contains(&c));
    let is_typed = |from: char, to: &str| {
        let cases = [one(from.to_lowercase()), one(from.to_uppercase())];
        if cases.into_iter().flatten().any(|c| !c.is_ascii() && held.alphabet.contains(&c)) {
            return true;
        }
        if among(&SIGNS, from) && spelled.spells(from, to) {
            return true;
        }
        let is_accented = among(&ACCENTED, from);
        let Some(only) = one(to.chars()) else { return is_accented && spelled.spells(from, to) };
        let is_form = !only.is_ascii() && (Class::of(only) == Class::Letter || script::is_unified(from));
        let is_half_width = kana::is_kana(only) && sounds.contains(&only);
        held.targets.contains(&only) && (is_form || is_accented) || is_half_width
    };
    let mut pairs: Vec<(char, String)> = Vec::new();
    // No character beyond the planes in use folds.
    for from in ('\u{80}'..'\u{40000}').filter(|c| may_fold(*c)) {
        let to = full(from);
        // The reader needs no pair for these, except to know what a text may hold.
        let is_by_rule = one(to.chars()) == Some(simple(from));
        let is_held = held.alphabet.contains(&from);
        if is_by_rule && !(is_held && among(&BY_RULE, from)) {
            continue;
        }
        if is_held || is_typed(from, &to) {
            pairs.push((from, to));
        }
    }
    fold::table(&pairs)
}

#[cfg(test)]
mod tests;
