//! Which grams of a query are looked up, and in which shards?

use super::spoken;
use super::wanted::{MOST_SHARDS, Sounds, Wanted, What};
use seed_index::shards::{EDGE, Order, Root};
use seed_text::cut::SpanKind;
use seed_text::gram::{self, Token};
use seed_text::walk::{NO_GAP, SPACE_GAP};
use seed_text::{Unit, string_of};

/// The most tokens of a run that is looked for as one: of what is longer the border of a passage may part the grams.
pub const LONGEST_RUN: usize = 16;
/// About how rare a word of letters is, as the number of bits of its frequency, by its length.
const OF_LETTERS: u32 = 12;

/// How many bits of rarity a gram is worth less for each that it shares a character with.
const SHARED: u32 = 3;

/// What is looked up.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The grams.
    pub wanted: Vec<Wanted>,
    /// Whether it is short enough for a passage to list all of its grams: what is longer may go over the border of two.
    pub is_short: bool,
    /// How many ways there are to read it as pinyin.
    pub ways: usize,
    /// Whether some ways are strings that its letters spell.
    pub is_spoken: bool,
    /// Whether most of it are words of letters: each tells less than two ideographs, so more is read.
    pub is_of_words: bool,
}

impl Plan {
    /// Plans a query of these units. `most`: the most grams of a run, and of what is longer.
    pub fn of(root: &Root, units: &[Unit], most: [usize; 2]) -> Plan {
        let tokens = gram::tokens(units);
        let sounds = Sounds::of(root);
        let mut all = Vec::new();
        for at in 0..tokens.len() {
            grams_at(root, &sounds, units, &tokens, at, &mut all);
        }
        let is_long = tokens.len() > LONGEST_RUN;
        let words = tokens.iter().filter(|token| token.kind == SpanKind::Word).count();
        let is_of_words = 2 * words > tokens.len();
        let most = more(most[usize::from(is_long)], is_of_words);
        // A word says itself about how much it tells. Of ideographs each stretch tells something of its own.
        let is_spread = is_long && !is_of_words;
        let mut wanted = if is_spread { spread(all, tokens.len(), most) } else { rarest(all, most) };
        if !is_long {
            wanted.extend(spoken::grams(root, sounds, units, &tokens, &wanted));
        }
        let ways = wanted.iter().map(|wanted| wanted.way).max().unwrap_or(0);
        Plan { wanted, is_short: !is_long, ways, is_spoken: false, is_of_words }
    }
}

impl Plan {
    /// Adds another way to say the same.
    pub fn add(&mut self, other: Plan) {
        let first = self.ways + 1;
        self.ways = first + other.ways;
        self.is_short |= other.is_short;
        self.wanted.extend(other.wanted.into_iter().map(|one| Wanted { way: one.way + first, ..one }));
    }
}

/// As much as of ideographs, or a third more of words.
pub fn more(most: usize, is_of_words: bool) -> usize {
    if is_of_words { most.saturating_add(most / 3) } else { most }
}

/// The grams that begin with a token, each with about how rare it is.
fn grams_at(
    root: &Root,
    sounds: &Sounds,
    units: &[Unit],
    tokens: &[Token],
    at: usize,
    all: &mut Vec<(u32, Wanted)>,
) {
    let token = &tokens[at];
    let text = string_of(&units[token.units.clone()]);
    let near = |at: usize| tokens.get(at).filter(|token| units[token.units.start].gap == NO_GAP || at == 0);
    let first = units[token.units.start].char;
    let rarity = |c: char| u32::from(root.rarity(c));
    let mut put = |rarity: u32, what: What, order: &Order, is_parted: bool| {
        let from = root.shard_of(&order.0);
        let to = match &what {
            What::Word(_, true) => root.last_shard_of(&order.0).clamp(from, from + MOST_SHARDS - 1),
            _ => from,
        };
        all.push((rarity, Wanted { at, what, shards: (from..=to).collect(), way: 0, is_parted }));
    };
    match token.kind {
        SpanKind::Word => {
            let order = Order::of(&text, None, None);
            let may_go_on = at + 1 == tokens.len();
            let rarity = OF_LETTERS.saturating_sub(text.chars().count() as u32).max(2);
            put(rarity, What::Word(text, may_go_on), &order, false);
        }
        SpanKind::Symbol => {
            // Beside words it tells too little.
            if tokens.iter().all(|token| token.kind == SpanKind::Symbol) {
                let order = Order::of(&text, Some(sounds.of_char(first)), None);
                put(rarity(first), What::Key(text), &order, false);
            }
        }
        SpanKind::Ideographs => {
            let sound = Some(sounds.of_char(first));
            let next = tokens.get(at + 1).filter(|next| next.kind == SpanKind::Ideographs);
            if let Some(next) = next {
                let second = units[next.units.start].char;
                let key: String = [first, second].iter().collect();
                let order = Order::of(&key, sound, Some(sounds.of_char(second)));
                // What a blank parts may stand apart.
                let apart = if units[next.units.start].gap == NO_GAP { 0 } else { 32 };
                let rarity = apart + rarity(first) + rarity(second);
                put(rarity, What::Pair(key, order.clone()), &order, is_mark(units[next.units.start].gap));
            }
            let is_word = |token: Option<&Token>| token.is_some_and(|token| token.kind == SpanKind::Word);
            let follows = units[token.units.start].gap == NO_GAP;
            let before = at.checked_sub(1).filter(|_| follows).and_then(|at| tokens.get(at));
            if is_word(before) || is_word(near(at + 1)) {
                let key: String = [first, EDGE].iter().collect();
                let order = Order::of(&key, sound, None);
                put(2 * rarity(first) + 1, What::Key(key), &order, false);
            }
            let is_alone = before.is_none_or(|token| token.kind != SpanKind::Ideographs)
                && near(at + 1).is_none_or(|token| token.kind != SpanKind::Ideographs);
            if is_alone {
                let order = Order::of(&text, sound, None);
                put(3 * rarity(first), What::Key(text), &order, false);
            }
        }
    }
}

/// Whether a gap is one that is not passed over where a run is compared.
fn is_mark(gap: char) -> bool {
    gap != NO_GAP && gap != SPACE_GAP
}

/// The rarest grams, in the order of the query. One that shares a character with another tells less beside it.
fn rarest(all: Vec<(u32, Wanted)>, most: usize) -> Vec<Wanted> {
    let mut kept: Vec<usize> = Vec::new();
    while kept.len() < most.min(all.len()) {
        let cost = |i: usize| {
            let near = kept.iter().filter(|other| all[**other].1.at.abs_diff(all[i].1.at) < 2).count() as u32;
            all[i].0 + SHARED * near
        };
        let left = (0..all.len()).filter(|i| !kept.contains(i));
        kept.extend(left.min_by_key(|i| cost(*i)));
    }
    all.into_iter().enumerate().filter(|(i, _)| kept.contains(i)).map(|(_, (_, wanted))| wanted).collect()
}

/// The rarest gram of each of so many stretches.
fn spread(all: Vec<(u32, Wanted)>, tokens: usize, most: usize) -> Vec<Wanted> {
    if all.len() <= most {
        return rarest(all, most);
    }
    let stretch = |wanted: &Wanted| wanted.at * most / tokens.max(1);
    let mut spread: Vec<(u32, Wanted)> = Vec::new();
    for (rarity, wanted) in all {
        match spread.last_mut().filter(|last| stretch(&last.1) == stretch(&wanted)) {
            Some(last) if last.0 <= rarity => {}
            Some(last) => *last = (rarity, wanted),
            None => spread.push((rarity, wanted)),
        }
    }
    spread.into_iter().map(|(_, wanted)| wanted).collect()
}
