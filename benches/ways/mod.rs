//! How else is a word asked for than as it is written?

use seed_engine::Searcher;
use seed_text::{Class, Syllable, Syllables};

/// A word as it is asked another way; none if it cannot be.
type Way = fn(&Searcher, &str) -> Option<String>;

/// The ways.
pub const WAYS: [(&str, Way); 6] = [
    ("as it is written", |_, word| Some(word.to_owned())),
    ("pinyin", |whole, word| Some(spelled(whole, word)?.concat())),
    ("pinyin, the last syllable unfinished", unfinished),
    ("initials", |whole, word| Some(spelled(whole, word)?.iter().map(|one| &one[..1]).collect())),
    ("its last character in pinyin", mixed),
    ("a homophone", homophone),
];

/// Words of several ideographs, so many, by chance: `number` is one below another.
pub fn words(whole: &Searcher, count: usize, number: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
    let index = whole.index();
    let mut all = Vec::new();
    let terms = index.terms();
    let Some(root) = terms.root() else { return all };
    terms.each(root, usize::MAX, &mut |codes, _| {
        let word = seed_index::CodedText { alphabet: index.alphabet(), codes }.decoded();
        if word.chars().nth(1).is_some() && word.chars().all(|c| Class::of(c) == Class::Ideograph) {
            all.push(word);
        }
    });
    let mut chosen = Vec::new();
    while chosen.len() < count.min(all.len()) {
        chosen.push(all.swap_remove(number(all.len())));
    }
    chosen
}

fn syllable(whole: &Searcher, c: char) -> Option<Syllable> {
    let index = whole.index();
    Syllables::of_checked(index.pinyin(), index.alphabet().len()).of(index.alphabet().code(c)?.number())
}

fn spelled(whole: &Searcher, word: &str) -> Option<Vec<String>> {
    word.chars().map(|c| syllable(whole, c).map(Syllable::spelling)).collect()
}

fn unfinished(whole: &Searcher, word: &str) -> Option<String> {
    let all = spelled(whole, word)?.concat();
    Some(all[..all.len() - 1].to_owned())
}

fn mixed(whole: &Searcher, word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let spelled = spelled(whole, word)?.pop()?;
    Some([&word[..word.len() - last.len_utf8()], &spelled].concat())
}

/// The word with a character in the place of another one that sounds as it does.
fn homophone(whole: &Searcher, word: &str) -> Option<String> {
    let of = word.chars().next_back()?;
    let sound = syllable(whole, of)?.to_bytes();
    let is_other = |c: &char| *c != of && syllable(whole, *c).is_some_and(|one| one.to_bytes() == sound);
    let other = whole.index().alphabet().chars().find(is_other)?;
    Some([&word[..word.len() - of.len_utf8()], &other.to_string()].concat())
}
