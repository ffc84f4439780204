//! The automaton against a naive matcher, and the prefilter against none.

use super::super::pattern::Item;
use super::*;
use crate::call::Call;
use crate::testing::{OTHERWISE, READ, over};
use crate::weights::rewrite::{FINISHED, MOST_STRINGS, RARER, TERM};
use proptest::prelude::*;
use seed_text::Class;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The naive twin: a recursive matcher of the items with a text as it is shown. It knows no states, no table and no
/// codes; how characters are read it takes from the tables that the index was made of.
struct Naive<'n> {
    pattern: &'n Pattern,
    folds: seed_text::Folds<'n>,
    text: Vec<char>,
}

impl Naive<'_> {
    /// How the character at a place is read: by itself, and by each word that stands around it.
    fn spellings(&self, at: usize) -> Vec<&'static str> {
        let c = self.text[at];
        let alone = READ.iter().filter(|(_, read)| read.contains(c)).map(|(spelling, _)| *spelling);
        let stands = |before: &str, after: &str| {
            String::from_iter(&self.text[..at]).ends_with(before)
                && String::from_iter(&self.text[at + 1..]).starts_with(after)
        };
        let by_words = OTHERWISE.iter().filter(|(_, before, of, after)| *of == c && stands(before, after));
        alone.chain(by_words.map(|(spelling, ..)| *spelling)).collect()
    }

    /// Whether the items from one on are these letters, with no border among them.
    fn spells(&self, item: usize, letters: &str) -> bool {
        letters.bytes().enumerate().all(|(i, letter)| {
            let is_parted = i > 0 && self.pattern.borders >> (item + i) & 1 == 1;
            !is_parted && self.pattern.items.get(item + i) == Some(&Item::Letter(letter))
        })
    }

    /// Gives `each` every step of the items from one on that goes on at a place: where it ends, and which item is next.
    /// Behind an unfinished syllable that is none.
    fn each(&self, item: usize, at: usize, each: &mut dyn FnMut(usize, Option<usize>)) {
        let (all, Some(c)) = (self.pattern.items.len(), self.text.get(at)) else { return };
        if *c == ' ' && item > 0 {
            return self.each(item, at + 1, each);
        }
        let mut to = |next: usize| {
            each(at + 1, Some(next));
            if next < all {
                self.each(next, at + 1, each);
            }
        };
        if self.pattern.items.get(item) == Some(&Item::Character(self.folds.fold(*c))) {
            to(item + 1);
        }
        let spellings = self.spellings(at);
        for spelling in &spellings {
            if self.spells(item, spelling) {
                to(item + spelling.len());
            }
            let initial = Syllable::of_spelling(spelling).expect("a syllable").initial().len();
            for letters in [1, initial] {
                if self.pattern.abbreviates && letters > 0 && self.spells(item, &spelling[..letters]) {
                    to(item + letters);
                }
            }
        }
        let left = all - item;
        let begins = |spelling: &&str| left < spelling.len() && self.spells(item, &spelling[..left]);
        if self.pattern.is_unfinished && spellings.iter().any(begins) {
            each(at + 1, None);
        }
    }

    /// Its matches, once for each place.
    fn matches(&self) -> Vec<NaiveMatch> {
        let mut matches = Vec::new();
        for start in 0..self.text.len() {
            let mut steps = BTreeSet::new();
            self.each(0, start, &mut |end, next| {
                steps.insert((end, next));
            });
            let is_end = |next: Option<usize>| next.is_none_or(|next| next == self.pattern.items.len());
            let ends: BTreeSet<usize> =
                steps.iter().filter(|(_, next)| is_end(*next)).map(|(end, _)| *end).collect();
            matches.extend(ends.into_iter().map(|end| {
                NaiveMatch {
                    text: String::from_iter(&self.text[start..end]),
                    is_finished: steps.contains(&(end, Some(self.pattern.items.len()))),
                    // Initials have more ways than would tell anything.
                    division: steps
                        .iter()
                        .filter(|(at, _)| *at <= end && !self.pattern.abbreviates)
                        .map(|(_, next)| *next)
                        .collect(),
                }
            }));
        }
        matches
    }
}

/// A match of the naive twin.
#[derive(Clone)]
struct NaiveMatch {
    text: String,
    /// Whether its last syllable is finished.
    is_finished: bool,
    /// The items that any way to its end has reached.
    division: BTreeSet<Option<usize>>,
}

/// The most frequent strings of some matches, by what is said of them.
fn naive_most_frequent(call: &Call, matches: &[NaiveMatch]) -> Vec<Matched> {
    let mut strings = Vec::new();
    let texts: BTreeSet<&str> = matches.iter().map(|one| one.text.as_str()).collect();
    for text in texts {
        let same: Vec<(usize, &NaiveMatch)> =
            matches.iter().enumerate().filter(|(_, one)| one.text == text).collect();
        // The first that is finished stands for all.
        let (first, best) = *same.iter().find(|(_, one)| one.is_finished).unwrap_or(&same[0]);
        let codes = call.index().alphabet().encode(text).expect("characters of the corpus");
        let is_term = call.index().terms().get(&codes).is_some();
        let weight = if is_term { TERM } else { 1 } * if best.is_finished { FINISHED } else { 1 };
        let matched = Matched { text: text.to_owned(), count: same.len(), is_term };
        // Of strings of one weight a term, then the one that stands first.
        strings.push(((same.len() as u64 * weight, is_term, Reverse(first)), best, matched));
    }
    strings.sort_by_key(|(rank, ..)| Reverse(*rank));
    let least = strings.first().map_or(0, |((weight, ..), ..)| weight / u64::from(RARER));
    // The best of each division, then the others that are not much rarer.
    let (mut best, mut others, mut divisions) = (Vec::new(), Vec::new(), Vec::new());
    for (rank, one, matched) in strings {
        if divisions.is_empty() || one.is_finished && !divisions.contains(&&one.division) {
            best.push((rank, matched));
        } else if rank.0 >= least {
            others.push((rank, matched));
        }
        divisions.push(&one.division);
    }
    let mut found: Vec<(_, Matched)> = Vec::new();
    for (rank, one) in best.into_iter().chain(others) {
        if found.len() < MOST_STRINGS && !found.iter().any(|(_, better)| better.text.contains(&one.text)) {
            found.push((rank, one));
        }
    }
    found.sort_by_key(|(rank, _)| Reverse(*rank));
    found.into_iter().map(|(_, one)| one).collect()
}

fn naive(call: &Call, pattern: &Pattern) -> Vec<Matched> {
    let mut matches = Vec::new();
    for id in call.ids() {
        let (title, body) = call.texts(id);
        for text in [title, body] {
            let text = text.decoded().chars().collect();
            matches.extend(Naive { pattern, folds: call.folds(), text }.matches());
        }
    }
    naive_most_frequent(call, &matches)
}

fn pattern(text: &str, abbreviates: bool) -> Pattern {
    let item = |c: char| match c {
        'a'..='z' => Item::Letter(c as u8),
        other => Item::Character(other),
    };
    let items = text.chars().map(item).collect();
    Pattern { items, abbreviates, is_unfinished: true, ..Pattern::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn nothing_is_in_the_documents_that_are_left_out(
        texts in prop::collection::vec("[重庆银行长先西安数据的一 ，x]{0,24}", 1..6),
        asked in "(zhong|chong|qing|yin|hang|xing|zhang|xian|xi|an|shu|ju|de|yi|重|行|数据|x|s|h){1,5}",
        abbreviates: bool,
    ) {
        let (reader, pattern) = (over(&texts), pattern(&asked, abbreviates));
        let call = Call::new(&reader);
        let Some(mut scan) = Scan::new(&call, &pattern) else { return Ok(()) };
        // Of what begins with a character that is nowhere, nothing is looked for.
        prop_assume!(pattern.items[0].letter().is_some() || scan.start.is_some());
        let all = vec![pattern.items.len(); call.documents()];
        let mut of_all = Scan { bounds: all, ..Scan::new(&call, &pattern).expect("as before") };
        let whole = scan.whole();
        prop_assert_eq!(&whole, &of_all.whole());
        prop_assert_eq!(&whole, &naive(&call, &pattern));
        if whole.is_empty() {
            let [found, of_all] = [scan.beginning(), of_all.beginning()];
            let reach = |found: &Option<(usize, Matched)>| found.as_ref().map(|(reach, _)| *reach);
            prop_assert_eq!(reach(&found), reach(&of_all));
            // A beginning of one character, as frequent as any, is not counted through.
            let count = |string: &Matched| string.text.chars().nth(1).map(|_| string.count);
            if let (Some((_, one)), Some((_, other))) = (found, of_all)
                && let (Some(one), Some(other)) = (count(&one), count(&other))
            {
                prop_assert_eq!(one, other);
            }
        }
    }

    #[test]
    fn what_is_matched_is_what_the_naive_twin_matches(
        texts in prop::collection::vec("([重庆银行长大先西安数据的一发發]|[重庆银行长大先西安数据的一 ，x\\n]|行行){0,24}", 1..5),
        asked in prop::collection::vec(
            "zhong|chong|qing|yin|hang|xing|chang|zhang|xian|xi|an|shu|ju|de|yi|[重行发据]|行行|zh|[xshyjz]", 1..6,
        ),
        parted: u64,
        abbreviates: bool,
        is_unfinished: bool,
        from: prop::sample::Index,
        choices in prop::collection::vec(0..4_usize, 1..6),
        left_out in 0..3_usize,
    ) {
        let reader = over(&texts);
        let call = Call::new(&reader);
        // What was made up, and what a stretch of a text spells, which matches more often.
        let text: Vec<char> = texts[0].chars().collect();
        let of_text = Naive { pattern: &Pattern::default(), folds: call.folds(), text };
        let from = from.index(of_text.text.len() + 1);
        let mut spelled: Vec<String> = Vec::new();
        for (at, choice) in (from..of_text.text.len()).zip(choices) {
            let folded = call.folds().fold(of_text.text[at]);
            let spellings = of_text.spellings(at);
            spelled.extend(match choice {
                0 if Class::of(folded) == Class::Ideograph => Some(folded.to_string()),
                _ => spellings.get(choice % spellings.len().max(1)).map(|spelling| spelling.to_string()),
            });
        }
        if let Some(last) = spelled.last_mut().filter(|last| last.is_ascii()) {
            last.truncate(last.len().saturating_sub(left_out).max(1));
        }
        for pieces in [asked, spelled] {
            let mut pattern = Pattern { is_unfinished, ..pattern(&pieces.concat(), abbreviates) };
            if pattern.items.is_empty() {
                continue;
            }
            // Borders where a syllable begins are what a reader types; others nothing may cross.
            let length = |piece: &String| piece.chars().count();
            let starts = pieces.iter().scan(0, |at, piece| Some(std::mem::replace(at, *at + length(piece))));
            let starts = starts.fold(0u64, |bits, start| bits | 1 << start);
            pattern.borders = match parted % 4 {
                0 => 0,
                1 => starts,
                2 => parted >> 2 & starts,
                _ => parted >> 2 & parted >> 23 & ((1 << pattern.items.len()) - 1),
            };
            prop_assert_eq!(whole(&call, &pattern), naive(&call, &pattern), "{:?}", pattern);
        }
    }
}

#[test]
fn the_naive_twin_reads_as_a_reader_does() {
    for (text, asked, expected, why) in [
        ("重庆", "chongqing", &["重庆"][..], "as the word reads it"),
        ("重庆", "zhongqing", &["重庆"], "and as it is read by itself, for dictionaries err"),
        ("重要", "chongyao", &[], "but not as another word reads it"),
        ("先行，西安行", "xianxing", &["先行", "西安行"], "one syllable or two"),
        ("西 安", "xian", &["西 安"], "a blank is passed over"),
        ("西，安", "xian", &[], "a mark is not"),
        ("数据", "shuj", &["数据"], "the last syllable is unfinished"),
        ("数据", "shju", &[], "not the first"),
        ("行行行银", "行行yin", &["行行银"], "what begins inside of what does not go on"),
        ("行，行行银", "行行yin", &["行行银"], "nor is in one piece"),
        ("發行", "发xing", &["發行"], "a character in another form"),
    ] {
        let reader = over(&[text]);
        let call = Call::new(&reader);
        let pattern = pattern(asked, false);
        for matched in [naive(&call, &pattern), whole(&call, &pattern)] {
            let texts: Vec<&str> = matched.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(texts, expected, "{asked} in {text}: {why}");
        }
    }
}
