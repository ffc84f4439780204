//! Which grams does a query name whose letters are read as pinyin?
//!
//! Letters that spell syllables stand for as many characters, so beside characters and other such words they are parts of one
//! run: `shu ju库`. Grams lie by how their characters are usually read; where words read a character otherwise, its grams are
//! named by themselves.

use super::sounds::{self, Spelled};
use super::wanted::{MOST_SHARDS, Sounds, Wanted, What};
use seed_index::CodedText;
use seed_index::shards::{Order, Root};
use seed_text::cut::SpanKind;
use seed_text::gram::Token;
use seed_text::{Syllable, Unit, string_of};

/// The most grams of letters that may be pinyin.
const MOST: usize = 6;

/// What stands for one token of a text.
#[derive(Clone, Copy)]
enum Part {
    Char(char),
    Spoken(Syllable),
    /// A word of letters, or a sign.
    Other,
}

/// The grams of a query for each way to read its letters, counted from 1. `own`: those that it names as it is typed.
pub fn grams(root: &Root, sounds: Sounds, units: &[Unit], tokens: &[Token], own: &[Wanted]) -> Vec<Wanted> {
    let read = |token: &Token| match token.kind {
        SpanKind::Word => sounds::spelled(&string_of(&units[token.units.clone()])),
        _ => Vec::new(),
    };
    let readings: Vec<Vec<Spelled>> = tokens.iter().map(read).collect();
    let ways = readings.iter().map(Vec::len).max().unwrap_or(0);
    let mut all = Vec::new();
    for way in 0..ways {
        let (mut parts, mut rest) = (Vec::new(), String::new());
        for (i, (token, readings)) in tokens.iter().zip(&readings).enumerate() {
            let letters = &units[token.units.clone()];
            // Only the end of a query is unfinished. What is a syllable is read as one, which may be the beginning of another.
            let may_be = |one: &&Spelled| {
                let is_syllable =
                    || Syllable::of_spelling(&string_of(&letters[letters.len() - one.rest..])).is_some();
                one.rest == 0 || i + 1 == tokens.len() && !is_syllable()
            };
            match (token.kind, readings.get(way).or(readings.first()).filter(may_be)) {
                (SpanKind::Ideographs, _) => parts.push(Part::Char(letters[0].char)),
                (_, Some(one)) => {
                    parts.extend(one.syllables.iter().map(|syllable| Part::Spoken(*syllable)));
                    rest = string_of(&letters[letters.len() - one.rest..]);
                }
                _ => parts.push(Part::Other),
            }
        }
        let before = all.len();
        Way { root, sounds, number: way + 1 }.put(&parts, &rest, own, &mut all);
        // A part of a reading is good enough only if there is no other one.
        let is_spoken = all[before..].iter().any(|one| matches!(one.what, What::Sounds { .. }));
        if !is_spoken || before > 0 && all.len() > MOST {
            all.truncate(before);
        }
    }
    all
}

/// One way to read a query.
struct Way<'r> {
    root: &'r Root,
    sounds: Sounds<'r>,
    number: usize,
}

impl Way<'_> {
    /// Adds the grams of its parts, and of the letters behind them.
    fn put(&self, parts: &[Part], rest: &str, own: &[Wanted], all: &mut Vec<Wanted>) {
        if let ([Part::Spoken(_)], "") = (parts, rest) {
            all.push(self.wanted(0, [parts[0], Part::Other], ""));
        }
        for (at, pair) in parts.windows(2).enumerate().take(MOST) {
            let is_last = at + 2 == parts.len();
            match [pair[0], pair[1]] {
                // What is typed in characters is looked up anyway.
                [Part::Char(a), Part::Char(b)] => {
                    let is =
                        |one: &&Wanted| matches!(&one.what, What::Pair(key, _) if key.chars().eq([a, b]));
                    let known = own.iter().find(is).cloned();
                    all.extend(known.map(|known| Wanted { at, way: self.number, ..known }));
                }
                [Part::Other, _] | [_, Part::Other] => {}
                // The last syllable may be the beginning of another one.
                [first, Part::Spoken(last)] if is_last && rest.is_empty() => {
                    all.push(self.wanted(at, [first, Part::Other], &last.spelling()));
                }
                pair => all.push(self.wanted(at, pair, "")),
            }
        }
        if let Some(last) = parts.last().filter(|last| !rest.is_empty() && !matches!(last, Part::Other)) {
            all.push(self.wanted(parts.len() - 1, [*last, Part::Other], rest));
        }
    }

    /// A gram by its sounds: of both characters, or of the first and what the second one begins with.
    fn wanted(&self, at: usize, parts: [Part; 2], rest: &str) -> Wanted {
        let [first, second] = parts.map(|part| self.sound(part));
        let start = Order::of_sounds(first.unwrap_or_default(), second);
        // What is a syllable is more likely one than the beginning of another.
        let spoken = Syllable::of_spelling(rest).map(Part::Spoken);
        let whole = spoken.map(|second| Order::of_sounds(first.unwrap_or_default(), self.sound(second)).0);
        let mut shards: Vec<u32> = Vec::new();
        for start in whole.into_iter().chain(self.starts(&start, rest)) {
            let (from, to) = (self.root.shard_of(&start), self.root.last_shard_of(&start));
            for shard in from..=to.clamp(from, from + MOST_SHARDS - 1) {
                if !shards.contains(&shard) {
                    shards.push(shard);
                }
            }
        }
        let others = self.read_otherwise([parts[0], spoken.unwrap_or(parts[1])]);
        shards.extend(others.iter().map(|key| self.root.shard_of(&self.sounds.order(key).0)));
        let chars = parts.map(|part| if let Part::Char(c) = part { Some(c) } else { None });
        let what = What::Sounds { start, rest: rest.to_owned(), chars, others };
        Wanted { at, what, shards, way: self.number, is_parted: false }
    }

    fn sound(&self, part: Part) -> Option<[u8; 2]> {
        match part {
            Part::Char(c) => Some(self.sounds.of_char(c)),
            Part::Spoken(syllable) => Some(syllable.to_bytes().map(|byte| byte + 1)),
            Part::Other => None,
        }
    }

    /// Where grams begin whose second syllable begins with some letters: with each initial that these may be.
    fn starts(&self, start: &Order, rest: &str) -> Vec<Vec<u8>> {
        let mut starts = Vec::new();
        for syllable in Syllable::every().into_iter().filter(|_| !rest.is_empty()) {
            let [initial, _] = syllable.to_bytes();
            let start = [&start.0[..], &[initial + 1]].concat();
            if syllable.spelling().starts_with(rest) && !starts.contains(&start) {
                starts.push(start);
            }
        }
        if starts.is_empty() {
            starts.push(start.0.clone());
        }
        starts
    }

    /// Two characters that some word reads as the parts are read, although one of them is usually read otherwise.
    fn read_otherwise(&self, parts: [Part; 2]) -> Vec<String> {
        let alphabet = self.root.alphabet();
        let mut keys = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            let Part::Spoken(spoken) = part else { continue };
            for (code, c) in alphabet.codes() {
                for one in self.sounds.syllables.exceptions(code.number()) {
                    if one.syllable.to_bytes() != spoken.to_bytes() {
                        continue;
                    }
                    let beside =
                        CodedText { alphabet, codes: if i == 0 { one.after } else { one.before } }.decoded();
                    let other = if i == 0 { beside.chars().next() } else { beside.chars().next_back() };
                    let Some(other) = other else { continue };
                    let fits = match parts[1 - i] {
                        Part::Char(c) => c == other,
                        of => self.sound(of) == self.sound(Part::Char(other)),
                    };
                    let key: String =
                        if i == 0 { [c, other].iter().collect() } else { [other, c].iter().collect() };
                    if fits && !keys.contains(&key) {
                        keys.push(key);
                    }
                }
            }
        }
        keys
    }
}
