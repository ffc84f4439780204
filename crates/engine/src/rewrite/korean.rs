//! Which words of the corpus have the stem of a Korean word? A word is written together with its particles and endings:
//! `학교를` and `학교에` are one noun, `먹다` and `먹었다` one verb.

use super::kinds::{Proposal, Trust};
use super::spelling::replaced;
use crate::call::Call;
use crate::dictionary;
use crate::weights::query::MOST_VISITS;
use crate::weights::rewrite::{LONGEST_PHRASE, MOST_READINGS};
use seed_text::{SpanKind, Unit, spans, string_of};
use std::ops::Range;

/// Particles after a noun.
const PARTICLES: &str = "에게서 에서는 에서도 으로는 으로도 으로서 으로써 까지는 부터는 에서 에게 에는 에도 으로 까지 부터 한테 \
    께서 처럼 보다 마다 조차 마저 밖에 라고 이라 이나 이랑 들이 들을 들은 들의 은 는 이 가 을 를 에 의 로 와 과 도 만 랑 나 들 께";
/// Endings of verbs and adjectives, the dictionary's 다 among them.
const ENDINGS: &str = "었습니다 았습니다 였습니다 겠습니다 습니다 었어요 았어요 었다 았다 였다 겠다 는다 어요 아요 어서 아서 으면 \
    으며 으로 지만 는데 은데 고 지 면 다";
/// The syllables that endings after a stem begin with.
const BEGINNINGS: &str = "다었았였겠는은을습어아여고지면며니던기게자네으음세나도";
/// Finals that an ending gives to a stem without one: ㄴ, ㄹ, ㅁ, ㅂ, ㅆ.
const FINALS: [u32; 5] = [4, 8, 16, 17, 20];

/// The query with its words by their stems, as far as the corpus has other words of these stems, the best first.
pub fn by_stems(call: &Call, units: &[Unit]) -> Vec<Proposal> {
    let mut found: Vec<(Range<usize>, Vec<String>)> = Vec::new();
    let spans = spans(units);
    for span in spans.iter().filter(|span| span.kind == SpanKind::Word && spans.len() <= LONGEST_PHRASE) {
        let word = string_of(&units[span.units.clone()]);
        if word.chars().all(is_syllable) {
            let others = others(call, &word);
            if !others.is_empty() {
                found.push((span.units.clone(), others));
            }
        }
    }
    let most = found.iter().map(|(_, others)| others.len()).max().unwrap_or(0);
    let proposal = |n: usize| {
        let part = |(range, others): &(Range<usize>, Vec<String>)| {
            (range.clone(), others.get(n).unwrap_or(&others[0]).clone())
        };
        let parts: Vec<_> = found.iter().map(part).collect();
        let parts: Vec<_> = parts.iter().map(|(range, other)| (range.clone(), other.as_str())).collect();
        Proposal { text: replaced(units, &parts), trust: Trust::Likely }
    };
    (0..most.min(MOST_READINGS - 1)).map(proposal).collect()
}

fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// What a word may be exchanged for: its stem, if that is a noun of several syllables, or else other words of the
/// stem, the most common first.
fn others(call: &Call, word: &str) -> Vec<String> {
    let is_particle =
        |rest: &str| rest.is_empty() || PARTICLES.split_ascii_whitespace().any(|one| one == rest);
    for particle in PARTICLES.split_ascii_whitespace() {
        let Some(stem) = word.strip_suffix(particle).filter(|stem| !stem.is_empty()) else { continue };
        let nouns = terms(call, stem, word, &is_particle);
        if !nouns.is_empty() {
            return if stem.chars().nth(1).is_some() { vec![stem.to_owned()] } else { nouns };
        }
    }
    for ending in ENDINGS.split_ascii_whitespace() {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) else { continue };
        // A stem of one syllable and a short ending may be any word.
        if ending != "다" && ending.chars().nth(1).is_none() && stem.chars().nth(1).is_none() {
            continue;
        }
        let begins = |rest: &str| rest.chars().next().is_some_and(|c| BEGINNINGS.contains(c));
        let mut verbs = terms(call, stem, word, &begins);
        for other in contracted(stem) {
            verbs.extend(terms(call, &other, word, &|_| true));
        }
        if !verbs.is_empty() {
            return verbs;
        }
    }
    Vec::new()
}

/// The terms that are a stem and a rest of this kind, except for the word itself, the most common first.
fn terms(call: &Call, stem: &str, word: &str, is_rest: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found: Vec<(u32, String)> = Vec::new();
    dictionary::each_term(call.index(), stem, MOST_VISITS, &mut |ordinal, term| {
        if term != word && term.strip_prefix(stem).is_some_and(is_rest) {
            let df = call.postings(ordinal).df();
            let at = found.iter().position(|(other, _)| *other < df).unwrap_or(found.len());
            found.insert(at, (df, term.to_owned()));
            found.truncate(MOST_READINGS - 1);
        }
    });
    found.into_iter().map(|(_, term)| term).collect()
}

/// A stem without a final, as endings change it: 가 of 가다 is 간, 갈, 갑 and 갔, and 하 of 하다 is 해 and 했, too.
fn contracted(stem: &str) -> Vec<String> {
    let Some(last) = stem.chars().next_back() else { return Vec::new() };
    let head = &stem[..stem.len() - last.len_utf8()];
    let bare = u32::from(last);
    if !is_syllable(last) || (bare - u32::from('가')) % 28 > 0 {
        return Vec::new();
    }
    let mut forms: Vec<char> = FINALS.iter().filter_map(|last| char::from_u32(bare + last)).collect();
    if last == '하' {
        forms.extend("해했".chars());
    }
    forms.into_iter().map(|c| format!("{head}{c}")).collect()
}
