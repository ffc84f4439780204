//! Which characters of a corpus fold to which? The tables of Unicode and the dictionaries of OpenCC answer.
//!
//! They are too large for a module in a browser. So the build asks them once and puts the pairs that this corpus can
//! need into the index, where [`seed_text::Folds`] reads them. What the pairs depend on is asked of each text by itself.

use super::begin::Begin;
use super::script;
use rustc_hash::{FxHashMap, FxHashSet};
use seed_text::fold::{self, simple};
use seed_text::{Class, Folded, Folds, kana};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfkc};

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
    if script::is_unified(c) && is_nfkc(c.encode_utf8(&mut [0; 4])) {
        return script::simplified(simple(c)).into();
    }
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

/// A character that folds.
struct Form {
    from: char,
    to: String,
    /// Whether the reader needs no pair for it, except to know what a text may hold.
    is_by_rule: bool,
}

impl Form {
    fn of(from: char) -> Option<Form> {
        let to = full(from);
        let is_by_rule = one(to.chars()) == Some(simple(from));
        (!is_by_rule || among(&BY_RULE, from)).then_some(Form { from, to, is_by_rule })
    }
}

/// All that fold, ascending, but for rare ideographs, which nobody types unless the corpus has them. They are asked for
/// once a process, in some 0.1 s.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    // No character beyond the planes in use folds, and no syllable of Hangul.
    let all = ('\u{80}'..'\u{40000}').filter(|c| !is_rare(*c) && !matches!(c, '\u{AC00}'..='\u{D7A3}'));
    all.filter_map(Form::of).collect()
});

fn is_rare(c: char) -> bool {
    script::is_unified(c) && !matches!(c, '\u{4E00}'..='\u{9FFF}' | '﨑')
}

/// Makes sure that they are there.
pub fn load() {
    LazyLock::force(&FORMS);
}

/// The table that folds these characters. It folds a text of them as the table of any corpus does that holds the text.
pub fn of_alphabet(alphabet: &BTreeSet<char>) -> Vec<u8> {
    let form = |c: &char| FORMS.binary_search_by_key(c, |form| form.from).ok().map(|at| &FORMS[at]);
    table_of(alphabet.iter().filter_map(form), alphabet)
}

/// The table of some forms, and of the rare ideographs of an alphabet.
fn table_of(forms: impl Iterator<Item = &'static Form>, alphabet: &BTreeSet<char>) -> Vec<u8> {
    let rare: Vec<Form> = alphabet.iter().filter(|c| is_rare(**c)).filter_map(|c| Form::of(*c)).collect();
    let mut all: Vec<&Form> = rare.iter().collect();
    forms.for_each(|form| all.push(form));
    all.sort_by_key(|form| form.from);
    fold::table(&all.into_iter().map(|form| (form.from, &form.to)).collect::<Vec<_>>())
}

fn among(ranges: &[RangeInclusive<char>], c: char) -> bool {
    ranges.iter().any(|range| range.contains(&c))
}

/// The characters of some texts.
pub fn alphabet(texts: [&str; 2]) -> BTreeSet<char> {
    texts.iter().flat_map(|text| text.chars()).collect::<FxHashSet<char>>().into_iter().collect()
}

/// What texts hold that their table depends on.
#[derive(Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Held {
    /// Their characters as they are.
    pub alphabet: BTreeSet<char>,
    /// The signs that they spell out.
    pub signs: BTreeSet<char>,
}

impl Held {
    /// What one text of these characters holds, which `folds` folds. Linear in it.
    pub fn of(text: &str, alphabet: BTreeSet<char>, folds: Folds) -> Held {
        let forms: FxHashMap<char, Folded> = alphabet.iter().map(|c| (*c, folds.folded(*c))).collect();
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            match forms.get(&c) {
                Some(Folded::Several(text)) => folded.push_str(text),
                Some(Folded::One(c)) => folded.push(*c),
                None => folded.push(c),
            }
        }
        Held { alphabet, signs: SPELLINGS.of(&folded) }
    }

    /// Takes what another text holds.
    pub fn extend(&mut self, other: &Held) {
        self.alphabet.extend(&other.alphabet);
        self.signs.extend(&other.signs);
    }
}

/// How texts may spell signs out.
struct Spellings {
    /// Letters and digits that stand as a word of their own, also without the digits that it begins or ends with.
    words: FxHashMap<&'static str, Vec<char>>,
    /// Anything else, by its first two characters.
    parts: FxHashMap<(char, char), Vec<(&'static str, char)>>,
    /// The characters that these begin with.
    begin: Begin,
}

/// The bytes of the longest word that a sign is spelled out by, and more.
const MOST_SPELLED: usize = 16;

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let (words, parts, begin) = (FxHashMap::default(), FxHashMap::default(), Begin::default());
    let mut spellings = Spellings { words, parts, begin };
    for form in FORMS.iter() {
        let from = form.from;
        let (to, mut chars) = (form.to.trim_start(), form.to.trim_start().chars());
        let is_inside = ('\u{FB00}'..='\u{FB06}').contains(&from) || ACCENTED[0].contains(&from);
        let (Some(first), second) = (chars.next(), chars.next()) else { continue };
        let is_word = !is_inside && to.chars().all(|c| c.is_ascii_alphanumeric());
        match second {
            _ if !among(&SIGNS, from) && !among(&ACCENTED, from) => {}
            // One character is looked for among all, and of one letter only the numeral is typed: Ⅴ.
            None if !ROMAN.contains(&from) || !first.is_ascii() => {}
            _ if is_word => spellings.words.entry(to).or_default().push(from),
            Some(second) => {
                spellings.begin.insert(first);
                spellings.parts.entry((first, second)).or_default().push((to, from));
            }
            None => {}
        }
    }
    spellings
});

impl Spellings {
    /// The signs that a folded text spells out.
    fn of(&self, text: &str) -> BTreeSet<char> {
        let (bytes, mut signs, mut at) = (text.as_bytes(), BTreeSet::new(), 0);
        let is_digit = |c: char| c.is_ascii_digit();
        let goes_on = |c: Option<char>| c.is_some_and(|c| Class::of(c).is_word());
        while at < bytes.len() {
            let start = at;
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            let word = &text[start..at];
            if (1..=MOST_SPELLED).contains(&word.len())
                && !goes_on(text[..start].chars().next_back())
                && !goes_on(text[at..].chars().next())
            {
                for word in [word, word.trim_start_matches(is_digit), word.trim_end_matches(is_digit)] {
                    signs.extend(self.words.get(word).into_iter().flatten());
                }
            }
            // Whatever stands behind it, to the next character.
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        for (at, first) in text.char_indices().filter(|(_, c)| self.begin.contains(c)) {
            let second = text[at + first.len_utf8()..].chars().next().unwrap_or('\n');
            let here = self.parts.get(&(first, second)).into_iter().flatten();
            signs.extend(here.filter(|(to, _)| text[at..].starts_with(to)).map(|(_, from)| *from));
        }
        signs
    }
}

/// The Roman numerals that are signs.
const ROMAN: RangeInclusive<char> = '\u{2160}'..='\u{217F}';

/// Writes the table for texts that hold this. `typed` is folded text that readers may type, besides.
///
/// It has pairs for the characters of the corpus, and for characters that a reader may type instead of them: the
/// other case and accents of its letters, the other forms of its ideographs, and signs for what it spells out. Nobody
/// types radicals, compatibility ideographs and characters outside the main block, so the table has them only if the
/// corpus does. They would be three hundred pairs for a small corpus.
pub fn table(held: &Held, typed: &str) -> Vec<u8> {
    let mut targets: BTreeSet<char> = typed.chars().collect();
    for c in &held.alphabet {
        targets.extend(full(*c).chars());
    }
    let has_ideographs = targets.iter().any(|&c| script::is_unified(c));
    let sounds: BTreeSet<char> = targets.iter().map(|&c| kana::unvoiced(c)).collect();
    let may_fold = |c: char| !script::is_unified(c) || has_ideographs;
    let is_spelled = |from: char, to: &str| match one(to.trim_start().chars()) {
        Some(only) if !only.is_ascii() => targets.contains(&only),
        _ => held.signs.contains(&from),
    };
    let is_typed = |from: char, to: &str| {
        let cases = [one(from.to_lowercase()), one(from.to_uppercase())];
        if cases.into_iter().flatten().any(|c| !c.is_ascii() && held.alphabet.contains(&c)) {
            return true;
        }
        if among(&SIGNS, from) && is_spelled(from, to) {
            return true;
        }
        let is_accented = among(&ACCENTED, from);
        let Some(only) = one(to.chars()) else { return is_accented && is_spelled(from, to) };
        let is_form = !only.is_ascii() && (Class::of(only) == Class::Letter || script::is_unified(from));
        let is_half_width = kana::is_kana(only) && sounds.contains(&only);
        targets.contains(&only) && (is_form || is_accented) || is_half_width
    };
    let is_needed = |Form { from, to, is_by_rule }: &&Form| {
        let is_held = held.alphabet.contains(from);
        may_fold(*from) && (is_held || !is_by_rule && is_typed(*from, to))
    };
    table_of(FORMS.iter().filter(is_needed), &held.alphabet)
}

#[cfg(test)]
mod tests;
