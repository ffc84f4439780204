//! Which characters of a corpus fold to which? The tables of Unicode and the dictionaries of OpenCC answer.
//!
//! They are too large for a module in a browser. So the build asks them once and puts the pairs that this corpus can
//! need into the index, where [`seed_text::Folds`] reads them.

use super::script;
use seed_text::Class;
use seed_text::fold::{self, simple};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a character in full. The tables of Unicode fold compatibility forms (NFKC), case and accents; the dictionaries
/// fold traditional and variant ideographs.
///
/// A character whose full form has several characters (`㎡`, `Ⅲ`) stays as it is: one character of a text is always one
/// unit.
fn full(c: char) -> char {
    let lower = |c: char| one(c.to_lowercase()).unwrap_or(c);
    let compatible = one([c].into_iter().nfkc()).unwrap_or(c);
    let bare = match one([compatible].into_iter().nfd().filter(|c| !is_combining_mark(*c))) {
        // Only Latin, Greek and Cyrillic letters lose their accents: が is not か.
        Some(bare) if (compatible as u32) < 0x2000 => bare,
        _ => compatible,
    };
    script::simplified(simple(lower(bare)))
}

fn one(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

/// Writes the table for a corpus that holds these characters.
///
/// It has pairs for the characters of the corpus, and for characters that a reader may type instead of them: the
/// other case and accents of its letters outside ASCII, and the other forms of its ideographs. Nobody types radicals,
/// compatibility ideographs and characters outside the main block, so the table has them only if the corpus does.
/// They would be three hundred pairs for a small corpus.
pub fn of_alphabet(alphabet: &BTreeSet<char>) -> Vec<u8> {
    let targets: BTreeSet<char> = alphabet.iter().map(|&c| full(c)).filter(|c| !c.is_ascii()).collect();
    let has_ideographs = targets.iter().any(|&c| script::is_unified(c));
    let may_fold = |c: char| match c {
        '\u{4E00}'..='\u{9FFF}' => has_ideographs,
        '\u{AC00}'..='\u{D7A3}' => false,
        _ => !script::is_unified(c) || alphabet.contains(&c),
    };
    let mut pairs = Vec::new();
    // No character beyond the planes in use folds.
    for from in ('\u{80}'..'\u{40000}').filter(|c| may_fold(*c)) {
        let to = full(from);
        // Readers type accents of Western Europe that a text leaves out: café finds cafe.
        let accented = ('\u{C0}'..='\u{17F}').contains(&from) && alphabet.contains(&to);
        let typed = Class::of(to) == Class::Letter || script::is_unified(from);
        if to != simple(from) && (alphabet.contains(&from) || accented || typed && targets.contains(&to)) {
            pairs.push((from, to));
        }
    }
    fold::table(&pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use seed_text::Folds;

    #[test]
    fn one_form_for_every_shape_of_a_character() {
        let alphabet = "éΣﾊⅢ中がﬁ²ß".chars().collect();
        let table = of_alphabet(&alphabet);
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        for (given, folded, why) in [
            ('G', 'g', "ASCII case"),
            ('Ｇ', 'g', "full-width letter"),
            ('５', '5', "full-width digit"),
            ('，', ',', "full-width comma"),
            ('\u{3000}', ' ', "ideographic space"),
            ('“', '"', "curly quotation mark"),
            ('「', '"', "corner bracket used as quotation mark"),
            ('—', '-', "dash"),
            ('＋', '+', "full-width symbol"),
            ('é', 'e', "accent of a Latin letter"),
            ('Σ', 'σ', "case outside ASCII"),
            ('Ｚ', 'z', "full-width letter the corpus does not hold"),
            ('²', '2', "superscript"),
            ('ﾊ', 'ハ', "half-width kana"),
            ('が', 'が', "a voiced kana is another letter, not an accent"),
            ('Ⅲ', 'ⅲ', "a form of several letters stays one unit"),
            ('中', '中', "nothing to fold"),
            ('國', '國', "nothing that this corpus holds"),
        ] {
            assert_eq!(folds.fold(given), folded, "{given:?}: {why}");
            let mut sources = Vec::new();
            folds.each_source(folded, &mut |c| sources.push(c));
            assert!(sources.contains(&given) || "，\u{3000}“「—".contains(given), "{given:?} of {sources:?}");
        }
    }

    #[test]
    fn folding_twice_is_folding_once() {
        let alphabet = ('\u{80}'..'\u{A000}').chain('\u{F900}'..'\u{FB00}').collect();
        let table = of_alphabet(&alphabet);
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        for c in '\0'..'\u{30000}' {
            let once = folds.fold(c);
            assert_eq!(folds.fold(once), once, "{c:?} folds to {once:?}");
            if alphabet.contains(&c) {
                assert_eq!(once, full(c), "{c:?}: the table says what the dictionaries say");
                let mut sources = Vec::new();
                folds.each_source(once, &mut |c| sources.push(c));
                let is_arithmetic = full(c) == simple(c);
                assert!(is_arithmetic || sources.contains(&c), "{c:?} of {sources:?}");
            }
        }
    }

    #[test]
    fn both_scripts_find_each_other() {
        for (held, typed, why) in [
            ("国家超级计算", "國家超級計算", "a simplified corpus, a traditional reader"),
            ("國家超級計算", "国家超级计算", "a traditional corpus, a simplified reader"),
            ("峯羣綫啓牀", "峰群线启床", "variants"),
            ("峰群线启床", "峯羣綫啓牀", "that nobody's corpus holds"),
            ("头发发展干燥", "頭髮發展乾燥", "one form of two words"),
            ("著名看著", "著名看着", "著 is 着 in all places"),
            ("裡面", "裏面", "two traditional shapes, neither of them the form"),
            ("艺术广场", "藝術広場", "a Japanese form"),
            ("⼈⾺", "人馬", "radicals, which the corpus holds"),
            ("\u{F90A}額", "金额", "a compatibility ideograph"),
        ] {
            let table = of_alphabet(&held.chars().collect());
            let folds = Folds::from_bytes(&table).expect("the table that was just written");
            let fold = |text: &str| text.chars().map(|c| folds.fold(c)).collect::<String>();
            assert_eq!(fold(held), fold(typed), "{why}");
            for (held, typed) in held.chars().zip(typed.chars()) {
                let mut sources = Vec::new();
                folds.each_source(folds.fold(typed), &mut |c| sources.push(c));
                assert!(sources.contains(&held), "{held} of {typed}, {sources:?}: {why}");
            }
        }
    }

    #[test]
    fn a_table_has_what_its_corpus_can_need() {
        assert!(of_alphabet(&"5 + 算".chars().collect()).is_empty(), "算 has no other form");
        let latin = of_alphabet(&"Latin only, 5 G".chars().collect());
        assert!(u16::from_le_bytes([latin[0], latin[1]]) < 0x20, "accents, and no ideograph");
        let table = of_alphabet(&"算力国".chars().collect());
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        assert_eq!(folds.fold('國'), '国');
        assert_eq!(folds.fold('龍'), '龍', "no dragon in the corpus: nothing could be found by it");
    }

    #[test]
    fn accents_are_typed_over_texts_without_them() {
        let table = of_alphabet(&"cafe".chars().collect());
        let folds = Folds::from_bytes(&table).expect("the table that was just written");
        assert_eq!("CAFÉ".chars().map(|c| folds.fold(c)).collect::<String>(), "cafe");
        assert_eq!(folds.fold('ü'), 'ü', "no u in the corpus: nothing could be found by it");
    }
}
