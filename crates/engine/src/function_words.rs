//! Which words of a query are function words, which carry its grammar only?
//!
//! Questions contain words that few documents hold (`什么`, `多少`, `which`), so by rarity alone a question would be about
//! them. Function words weigh less, but are never left out.

use crate::dictionary;
use crate::terms::{Role, Term};
use crate::walk;
use seed_index::Index;
use seed_text::{Class, Unit, string_of};

/// Function words of Chinese, in folded characters. They count only where the cut made them words.
const CHINESE: &str = "什么 怎么 怎样 怎么样 为什么 为何 如何 哪 哪里 哪儿 哪些 哪个 谁 几 多少 是否 吗 呢 吧 啊 \
    请问 何 何时 何人 何处 的 地 得 了 着 过 是 在 有 和 与 及 以及 之 其 该 或 而 于 以 被 把 将 从 对 向 到 由 \
    为 因 因为 所以 但 但是 这 那 这个 那个 这些 那些 此 个 些 也 都 就 还 又 很 最 不 没 没有 可以 能 会 要 请 叫 \
    称 称为 一 一个 一种 它 他 她 我 你 们 他们 我们 它们 等 中 上 下 里 后 前 时 时候";
/// Function words of English.
const ENGLISH: &str = "what which who whom whose when where why how is are was were be been being am do does did done \
    the a an of to in on at by for from with as and or but not that this these those it its he she they them their \
    his her you your we our i has have had can could will would shall should may might must if than then there about \
    into over such also";

/// Whether a word is a function word.
pub fn is(word: &[Unit]) -> bool {
    let is_one = |one: &str| one.chars().eq(word.iter().map(|unit| unit.char));
    [CHINESE, ENGLISH].iter().any(|words| words.split_ascii_whitespace().any(is_one))
}

/// The ordinals of those that are terms of an index.
pub fn ordinals(index: &Index) -> Vec<u32> {
    let mut ordinals = Vec::new();
    for words in [CHINESE, ENGLISH] {
        words.split_ascii_whitespace().for_each(|word| ordinals.extend(dictionary::ordinal(index, word)));
    }
    ordinals
}

/// Marks the terms that are inside function words, and inside words that the owner of the documents says count little.
pub fn marked(index: &Index, units: &[Unit], mut terms: Vec<Term>) -> Vec<Term> {
    let mut marked = vec![false; units.len()];
    for word in index.words_of(&string_of(units)).iter().filter(|word| word.to.is_empty()) {
        mark(word.from, [is_cut_there, is_whole], units, &terms, &mut marked);
    }
    mark(CHINESE, [is_cut_there; 2], units, &terms, &mut marked);
    mark(ENGLISH, [is_whole; 2], units, &terms, &mut marked);
    for term in &mut terms {
        term.is_function = marked[term.units.clone()].iter().all(|marked| *marked);
    }
    terms
}

/// Marks the units where one of these words is.
#[inline(never)]
fn mark(words: &str, is_there: [IsThere; 2], units: &[Unit], terms: &[Term], marked: &mut [bool]) {
    for word in words.split_ascii_whitespace() {
        let chars: Vec<char> = word.chars().collect();
        let len = chars.len();
        for from in 0..(units.len() + 1).saturating_sub(len) {
            let to = from + len;
            if units[from..to].iter().map(|unit| unit.char).eq(chars.iter().copied())
                && units[from + 1..to].iter().all(|unit| unit.gap == walk::NO_GAP)
                && is_there.iter().all(|is_there| is_there(units, terms, from, to))
            {
                marked[from..to].fill(true);
            }
        }
    }
}

/// Whether a word stands at these units.
type IsThere = fn(&[Unit], &[Term], usize, usize) -> bool;

/// Whether no word of the cut crosses the borders of these units: `和` is no word in `和谐`.
fn is_cut_there(_: &[Unit], terms: &[Term], from: usize, to: usize) -> bool {
    terms.iter().filter(|term| term.role == Role::Word).all(|term| {
        let overlaps = term.units.start < to && from < term.units.end;
        !overlaps || from <= term.units.start && term.units.end <= to
    })
}

/// Whether no letter or digit continues these units on either side.
fn is_whole(units: &[Unit], _: &[Term], from: usize, to: usize) -> bool {
    let goes_on = |i: usize| {
        let is_word = |i: usize| units.get(i).is_some_and(|unit| unit.class != Class::Ideograph);
        i > 0 && is_word(i - 1) && is_word(i) && units[i].gap == walk::NO_GAP
    };
    !goes_on(from) && !goes_on(to)
}
