//! Which words of the corpus have the stem of a Korean word? A word is written together with its particles and endings:
//! `학교를` and `학교에` are one noun, `먹다` and `먹었다` one verb.

use super::kinds::Proposal;
use super::spelling::{Exchanged, proposals};
use crate::call::Call;
use crate::dictionary;
use crate::weights::query::MOST_VISITS;
use crate::weights::rewrite::{LONGEST_PHRASE, MOST_READINGS};
use seed_text::{SpanKind, Unit, spans, string_of};

/// What may stand after a stem: particles, then endings of verbs and adjectives, the longer ones first. The dictionary's
/// form of a verb ends with 다.
const ENDINGS: &str = "에게서 에서는 에서도 으로는 으로서 으로써 까지는 부터는 에서 에게 에는 에도 으로 까지 부터 한테 께서 처럼 보다 \
    마다 조차 밖에 이라 이나 이랑 들이 들을 들은 들의 은 는 이 가 을 를 에 의 로 와 과 도 만 랑 나 들 \
    었습니다 았습니다 습니다 었어요 았어요 었다 았다 는다 어요 아요 어서 아서 으면 으며 지만 는데 하고 하지 하면 다";
/// The syllables that the ending of another word of the stem begins with.
const FIRST: &str =
    "에으까부한께처보마조밖라이들은는가을를의로와과도만랑나다었았겠습어아여고지면며니던기게자네음세";

/// The query with its words by their stems, as far as the corpus has other words of these stems, the best first.
pub fn by_stems(call: &Call, units: &[Unit]) -> Vec<Proposal> {
    let mut found: Vec<Exchanged> = Vec::new();
    for span in spans(units).into_iter().take(LONGEST_PHRASE).filter(|span| span.kind == SpanKind::Word) {
        let word = &units[span.units.clone()];
        if word.iter().all(is_hangul) {
            let others = of_stem(call, &string_of(word));
            if !others.is_empty() {
                found.push((span.units, others));
            }
        }
    }
    proposals(units, &found)
}

/// Whether a unit is a syllable of Korean.
fn is_hangul(unit: &Unit) -> bool {
    ('가'..='힣').contains(&unit.char)
}

/// The stem that a word most likely has, if it is of Korean and has several syllables.
#[cfg(feature = "shards")]
pub fn stem(word: &[Unit]) -> Option<String> {
    let text = word.iter().all(is_hangul).then(|| string_of(word))?;
    let stems = ENDINGS.split_ascii_whitespace().filter_map(|ending| text.strip_suffix(ending));
    stems.map(str::to_owned).find(|stem| stem.chars().nth(1).is_some())
}

/// What a word may be exchanged for: its stem, if that has several syllables and other words have it, or else those
/// words, the most common first.
#[cfg_attr(feature = "shards", inline(never))]
fn of_stem(call: &Call, word: &str) -> Vec<String> {
    for ending in ENDINGS.split_ascii_whitespace() {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) else { continue };
        let mut found: Vec<(u32, String)> = Vec::new();
        dictionary::each_term(call.index(), stem, MOST_VISITS, &mut |ordinal, term| {
            let next = term.get(stem.len()..).and_then(|rest| rest.chars().next());
            let is_word = next.is_none_or(|next| FIRST.chars().any(|first| first == next));
            if is_word && term != word {
                let df = call.postings(ordinal).df();
                let at = found.iter().position(|(other, _)| *other < df).unwrap_or(found.len());
                found.insert(at, (df, term.to_owned()));
                found.truncate(MOST_READINGS - 1);
            }
        });
        if !found.is_empty() {
            let is_long = stem.chars().nth(1).is_some();
            return if is_long {
                vec![stem.to_owned()]
            } else {
                found.into_iter().map(|(_, term)| term).collect()
            };
        }
    }
    Vec::new()
}
