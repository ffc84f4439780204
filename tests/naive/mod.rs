//! The naive twin of the engine: fold a whole text by the letter of the rules, and look with `str::find`.
//!
//! It knows no index, no codes and no cut. What it shares with the engine is the table of folds, because what
//! folds to what is a definition and not an algorithm.

#![allow(dead_code, reason = "each test takes the part that it needs")]

use proptest::prelude::*;
use seed_build::build;
use seed_corpus::Document;
use seed_engine::{Explanation, Options, Results, Searcher, Suggestion};
use seed_index::Index;
use seed_text::fold::simple;
use seed_text::{Class, Folded, Folds, hangul, kana};

/// A document as one would read it out.
pub fn document(path: &str, title: &str, paragraphs: &[&str]) -> Document {
    Document::plain(path, title, paragraphs.iter().copied())
}

/// All hits of a query.
pub const ALL: Options<'static> = Options { limit: usize::MAX, ..Options::DEFAULT };

/// An index of some documents.
pub fn over(documents: &[Document]) -> Searcher<'static> {
    let bytes = build(documents).expect("a few documents");
    Searcher::new(Index::open(bytes.into()).expect("it was just written")).expect("its tables")
}

/// An index of documents of one paragraph, each a title, which is its path as well, and its text.
pub fn titled(documents: &[(&str, &str)]) -> Searcher<'static> {
    let documents: Vec<_> = documents.iter().map(|(title, text)| document(title, title, &[*text])).collect();
    over(&documents)
}

/// The answers of an index that was opened whole: nothing of it is ever lacking.
pub trait Whole {
    /// The answer to a query.
    fn results(&self, query: &str, options: &Options) -> Results<'_>;
    /// A document, with what a query marks in it.
    fn opened(&self, id: u32, query: &str) -> Option<seed_engine::Document<'_>>;
    /// Completions of a query.
    fn suggestions(&self, query: &str, limit: usize) -> Vec<Suggestion>;
    /// Why a document stands where it stands.
    fn explained(&self, query: &str, id: u32, options: &Options) -> Option<Explanation>;
}

impl Whole for Searcher<'_> {
    fn results(&self, query: &str, options: &Options) -> Results<'_> {
        self.search(query, options).expect("a whole index")
    }

    fn opened(&self, id: u32, query: &str) -> Option<seed_engine::Document<'_>> {
        self.document(id, query, &Options::DEFAULT).expect("a whole index")
    }

    fn suggestions(&self, query: &str, limit: usize) -> Vec<Suggestion> {
        self.suggest(query, limit).expect("a whole index")
    }

    fn explained(&self, query: &str, id: u32, options: &Options) -> Option<Explanation> {
        self.explain(query, id, options).expect("a whole index")
    }
}

/// The rewrites of an answer, in words.
pub fn rewritten<'r, T>(results: &'r Results<T>) -> Vec<&'r str> {
    results.rewrites.iter().map(|rewrite| rewrite.text.as_str()).collect()
}

/// Numbers that look random and are the same every time.
pub fn numbers(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// A text of few different characters, so that runs meet by chance; with all that parts and does not part.
pub fn text() -> impl Strategy<Value = String> {
    let chars = prop::sample::select(
        "算力网網高新区區区管的著着发發髮郑鄭州abAＢ5５.,，、。 \n\u{200B}+%“”-1０é中𠮷😀\
         ㍿株式㈱㎡m2½/™tßsÆae\u{301}ﾊﾞﾟハばはパﾞ\u{3099}ー"
            .chars()
            .collect::<Vec<char>>(),
    );
    prop::collection::vec(chars, 0..40).prop_map(|chars| chars.into_iter().collect())
}

/// A few documents of such texts.
pub fn documents() -> impl Strategy<Value = Vec<Document>> {
    let one = (text(), prop::collection::vec(text(), 0..3)).prop_map(|(title, paragraphs)| {
        let paragraphs: Vec<String> = paragraphs.iter().map(|p| p.replace('\n', " ")).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        document("a.txt", &title.replace('\n', " "), &paragraphs)
    });
    prop::collection::vec(one, 1..6)
}

/// A text without anything that does not count, and what stood between what does.
pub struct Squashed {
    /// The folded characters that count.
    pub chars: Vec<char>,
    /// Before each of them: 0 nothing, 1 white space, 2 punctuation.
    gaps: Vec<u8>,
    /// Before each of them, the first mark.
    marks: Vec<Option<char>>,
    /// The whole text, and where each of them is in it.
    raw: Vec<char>,
    at: Vec<usize>,
}

/// What is between two characters says the same whichever of these it is: signs that join, or white space.
const JOINING: [char; 5] = ['-', '_', '/', '·', '\''];
/// Signs that belong to the letters or digits behind them.
const IN_FRONT: [char; 9] = ['.', '-', '/', '\\', '~', '_', ':', '!', '*'];

impl Squashed {
    /// Folds and squashes a text.
    pub fn new(text: &str, folds: Folds) -> Squashed {
        let raw: Vec<char> = text.chars().collect();
        let digit = |i: Option<usize>| {
            i.and_then(|i| raw.get(i)).is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(c))
        };
        let mut squashed = Squashed {
            chars: Vec::new(),
            gaps: Vec::new(),
            marks: Vec::new(),
            raw: raw.clone(),
            at: Vec::new(),
        };
        let (mut gap, mut mark) = (0, None);
        for (i, &c) in raw.iter().enumerate() {
            let folded = match folds.folded(c) {
                Folded::One(folded) => folded,
                Folded::Several(several) => {
                    for c in several.chars() {
                        match Class::of(c) {
                            Class::Space => gap = gap.max(1),
                            Class::Punctuation => {
                                gap = 2;
                                mark = mark.or(Some(c));
                            }
                            _ => {
                                squashed.chars.push(c);
                                squashed.gaps.push(std::mem::take(&mut gap));
                                squashed.marks.push(mark.take());
                                squashed.at.push(i);
                            }
                        }
                    }
                    continue;
                }
            };
            let folded = raw.get(i + 1).and_then(|mark| kana::voiced(folded, *mark)).unwrap_or(folded);
            let folded =
                raw[i + 1..].iter().try_fold(folded, |last, next| hangul::joined(last, *next).ok_or(last));
            let folded = folded.unwrap_or_else(|last| last);
            let is_point = folded == '.' && c != '。' && digit(i.checked_sub(1)) && digit(Some(i + 1));
            let before = (0..4).take_while(|n| digit(i.checked_sub(n + 1))).count();
            let after = (0..4).take_while(|n| digit(Some(i + n + 1))).count();
            let is_thousands = c == ',' && (1..=3).contains(&before) && after == 3;
            match Class::of(folded) {
                Class::Ignorable => {}
                Class::Space => gap = gap.max(1),
                Class::Punctuation if is_thousands => {}
                Class::Punctuation if !is_point => {
                    gap = 2;
                    mark = mark.or(Some(folded));
                }
                _ => {
                    squashed.chars.push(folded);
                    squashed.gaps.push(std::mem::take(&mut gap));
                    squashed.marks.push(mark.take());
                    squashed.at.push(i);
                }
            }
        }
        squashed
    }

    /// The signs that are directly in front of the first letter or digit, up to eight, if no other is before them.
    fn sign(&self) -> &[char] {
        let Some(&at) = self.at.first() else { return &[] };
        let before = &self.raw[..at];
        let len = before.iter().rev().take_while(|c| IN_FRONT.contains(c) || **c == '?').count();
        let is_free = before.iter().rev().nth(len).is_none_or(|c| !Class::of(simple(*c)).is_word());
        let is_sign = is_free && len <= 8 && Class::of(self.chars[0]).is_word();
        if is_sign { &before[at - len..] } else { &[] }
    }

    /// Whether so many digits are in a row that their groups may be written together or apart.
    fn is_grouped(&self) -> bool {
        self.chars.windows(7).any(|row| row.iter().all(|c| Class::of(*c) == Class::Digit))
    }

    /// How well this text holds another: `None` not at all, `Some(false)` but for punctuation, `Some(true)` whole.
    pub fn holds(&self, run: &Squashed) -> Option<bool> {
        let starts = 0..(self.chars.len() + 1).saturating_sub(run.chars.len());
        starts.filter_map(|start| self.fits(start, run)).max()
    }

    fn fits(&self, start: usize, run: &Squashed) -> Option<bool> {
        let sign = run.sign();
        let mut strict = self.raw[..self.at.get(start).copied().unwrap_or(0)].ends_with(sign);
        for (i, &c) in run.chars.iter().enumerate() {
            if self.chars[start + i] != c {
                return None;
            }
            if i == 0 {
                continue;
            }
            let pair = [Class::of(run.chars[i - 1]), Class::of(c)];
            let (asked, found) = (run.gaps[i], self.gaps[start + i]);
            let same = asked == found && run.marks[i] == self.marks[start + i];
            if same {
                continue;
            }
            let ends = [(asked, run.marks[i]), (found, self.marks[start + i])];
            let all = |of: &dyn Fn(char) -> bool| ends.iter().all(|(_, mark)| mark.is_none_or(of));
            let (joins, is_together) =
                (all(&|c| JOINING.contains(&c)), ends.iter().any(|(gap, _)| *gap == 0));
            if pair == [Class::Digit; 2] {
                if joins && !is_together {
                    continue;
                }
                let is_blank = all(&|_| false);
                if !(is_blank || run.is_grouped() && all(&|c| "-()".contains(c))) {
                    return None;
                }
                strict = false;
            } else if !joins {
                strict = false;
            } else if is_together && pair.iter().all(|class| class.is_word()) {
                strict &= ends.iter().any(|(_, mark)| *mark == Some('\''));
            }
        }
        // Letters that are loose begin a word.
        let is_word = |c: &char| Class::of(*c).is_word();
        let is_inside = start > 0 && self.gaps[start] == 0 && is_word(&self.chars[start - 1]);
        (strict || !(is_inside && run.chars.iter().all(is_word))).then_some(strict)
    }
}
