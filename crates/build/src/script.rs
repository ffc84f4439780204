//! Which simplified character is a traditional, variant or Japanese character a form of?
//!
//! The dictionaries of OpenCC answer, which are never in the wasm. Only their entries of one character are used: a
//! character folds the same in every context.

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Traditional to simplified; Japanese to traditional; the standards of Taiwan and of Hong Kong to simplified. Loads on first use, in some milliseconds.
static FORMS: LazyLock<[OpenCC; 4]> = LazyLock::new(|| {
    [BuiltinConfig::T2s, BuiltinConfig::Jp2t, BuiltinConfig::Tw2s, BuiltinConfig::Hk2s]
        .map(|config| OpenCC::from_config(config).expect("a dictionary that is compiled in"))
});

/// Characters whose best form for all contexts is not the first of the dictionaries, and that form.
const INSTEAD: [(char, char); 25] = [
    // 看著 is 看着. 著名 is found nevertheless, because the query folds too.
    ('著', '着'),
    // 瞭解 is 了解.
    ('瞭', '了'),
    // 什么. That it can also be a form of 幺 does not matter to readers.
    ('么', '么'),
    // Variants for which the dictionaries have no entry from traditional to simplified.
    ('擡', '抬'),
    ('敍', '叙'),
    ('枱', '台'),
    ('糭', '粽'),
    ('緖', '绪'),
    ('衞', '卫'),
    ('鑛', '矿'),
    ('頴', '颖'),
    // Simplified characters for one sense of a character that folds to another: 余年 is 馀年, 钱钟书 is 钱锺书.
    ('谘', '咨'),
    ('锺', '钟'),
    ('馀', '余'),
    // 祇有 is 只有; 神祇 folds along.
    ('祇', '只'),
    ('祗', '只'),
    ('吿', '告'),
    ('査', '查'),
    // Forms of Japanese surnames, by the tables of the koseki: 髙橋, 山﨑, 渡邉, 濵田, 嶋田, 冨田, 德田, 桒原.
    ('髙', '高'),
    ('﨑', '崎'),
    ('邉', '边'),
    ('濵', '滨'),
    ('嶋', '岛'),
    ('冨', '富'),
    ('桒', '桑'),
];

/// Japanese forms that are other words in Chinese: 芸 is 藝 in Japanese and a herb in Chinese.
const CHINESE: &str = "予弁欠沪浜疏糸缶芸醋";

/// Whether a character is a unified ideograph, the only kind that the dictionaries have. Compatibility ideographs were
/// folded to unified ones before; `﨑` is among them in the code charts only.
pub fn is_unified(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '﨑')
}

/// One more than the last ideograph.
const END: usize = 0x40000;

/// The form of each character that was asked for, 0 for the others. A build asks for every character of its texts, and
/// the dictionaries are searched up to 16 times for one: without this they took two thirds of a build.
static KNOWN: [AtomicU32; END] = [const { AtomicU32::new(0) }; END];

/// The simplified character that `c` is a form of, or `c` itself.
///
/// It follows chains (髪, 髮, 发) to their end, so the result is its own form.
pub fn simplified(c: char) -> char {
    if !is_unified(c) {
        return c;
    }
    let known = &KNOWN[c as usize];
    match known.load(Relaxed) {
        0 => {
            // No chain is longer. The bound keeps the build from hanging, should a later dictionary have a circle.
            let form = (0..4).fold(c, |c, _| step(c));
            known.store(form.into(), Relaxed);
            form
        }
        form => char::from_u32(form).unwrap_or(c),
    }
}

fn step(c: char) -> char {
    let [simplified, japanese, regions @ ..] = &*FORMS;
    let instead = |c| INSTEAD.iter().find(|(from, _)| *from == c).map(|(_, to)| *to);
    let to_simplified = |c| instead(c).unwrap_or_else(|| one(simplified, c));
    let form = to_simplified(c);
    if form != c || instead(c).is_some() {
        return form;
    }
    let regional = regions.iter().map(|region| one(region, c)).find(|form| *form != c);
    // By way of the traditional form. 学 and 国 are Japanese too, and come back to themselves.
    let is_japanese = regional.is_none() && !CHINESE.contains(c);
    if is_japanese { to_simplified(one(japanese, c)) } else { regional.unwrap_or(c) }
}

fn one(forms: &OpenCC, c: char) -> char {
    let text = forms.convert(c.encode_utf8(&mut [0; 4]));
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_stands_for_all() {
        for (forms, form, why) in [
            ("發髮発髪", '发', "two words, one simplified form; the Japanese forms of both"),
            ("乾幹榦", '干', "three words"),
            ("裡裏", '里', "two shapes of one word"),
            ("後", '后', "traditional text has both, and 皇后 stays"),
            ("臺檯颱", '台', "three words"),
            ("鍾鐘锺", '钟', "two words, and the name that was given a form of its own"),
            ("麵麺", '面', "and its Japanese form"),
            ("著", '着', "the particle; 著名 folds along"),
            ("於", '于', "not only in phrases"),
            ("瞭", '了', "of 瞭解"),
            ("徵", '征', "the first of two"),
            ("隻", '只', "one of two that became 只"),
            ("係繫繋", '系', "two words and a Japanese form"),
            ("麼麽", '么', "and not on to 幺"),
            ("峯", '峰', "a variant, the same parts set anew"),
            ("羣", '群', "the same"),
            ("綫線", '线', "two traditional shapes"),
            ("啓啟", '启', "two traditional shapes"),
            ("牀", '床', "a variant"),
            ("衞衛", '卫', "the shapes of Hong Kong and Taiwan"),
            ("説說", '说', "two traditional shapes"),
            ("鉱鑛礦", '矿', "a chain of three"),
            ("広廣", '广', "a Japanese form"),
            ("芸", '芸', "Japanese for 藝, a word of its own in Chinese"),
            ("藝", '艺', "which it is not"),
            ("汙污", '污', "the standard of Taiwan"),
            ("祇只", '只', "of 祇有"),
            ("吿告", '告', "an older print"),
            ("髙高", '高', "of a surname"),
            ("邉邊辺边", '边', "of another, in four ways"),
            ("斎齋斋", '斋', "Japanese and both Chinese forms"),
            ("中国算力网", '\0', "simplified characters are their own forms"),
            ("ハé𠀀", '\0', "nothing else has any"),
        ] {
            for c in forms.chars() {
                assert_eq!(simplified(c), if form == '\0' { c } else { form }, "{c}: {why}");
            }
        }
    }

    #[test]
    fn what_comes_out_is_its_own_form() {
        for c in '\u{3400}'..='\u{2FFFF}' {
            let form = simplified(c);
            assert_eq!(simplified(form), form, "{c}");
        }
    }
}
