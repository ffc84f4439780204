//! In which order are rewrites tried, and which are taken?
//!
//! The table is read from the top. The first stage that applies and whose proposals are accepted gives the rewrites
//! of the query, and the others are not asked. So the order of the table is the precedence:
//!
//! * numerals come first, because they say the same;
//! * then the same words in other forms: the word of another region, the other kana, the stem of a Korean word. All of
//!   them occur in the corpus;
//! * beside a word of letters that is a term, spelling comes before pinyin, because another word of letters is likelier
//!   there;
//! * pinyin in one piece comes before a correction of the same letters, and both come before initials, which fit nearly
//!   anything;
//! * a correction that occurs somewhere comes before pinyin in several pieces, because pieces fit by chance.

use super::kinds::{Proposal, Rewrite, Trust};
use super::nfa::Pattern;
use super::pinyin::{self, Spelled};
use super::{kana, korean, numerals, spelling, words};
use crate::call::Call;
use crate::reading::Reading;
use crate::terms::{Kind, Role, Term};
use crate::tier::Tier;

/// One way to rewrite a query.
pub struct Stage {
    /// Its name in an explanation.
    pub name: &'static str,
    /// Whether it is tried.
    applies: Applies,
    /// What it proposes, the best first.
    propose: fn(&mut Context) -> Vec<Proposal>,
    /// Which proposals are taken.
    accept: Accept,
}

/// When a stage is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Applies {
    /// Always.
    Always,
    /// If letters of the query may be pinyin.
    Letters,
    /// If so, and the query names a word of letters.
    BesideWord,
    /// If so, and the query names none.
    WithoutWord,
    /// If so, and no document holds the query in one piece.
    Open,
}

/// Which proposals of a stage are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Accept {
    /// All of them.
    Any,
    /// All of them, if the best is no guess and some document holds it in one piece.
    Sure,
}

/// The name of the stage that writes numbers otherwise.
pub const NUMERALS: &str = "numerals";

/// The stages, in the order in which they are tried.
pub const STAGES: &[Stage] = &[
    Stage { name: NUMERALS, applies: Applies::Always, propose: numerals, accept: Accept::Any },
    Stage { name: "other words", applies: Applies::Always, propose: regional, accept: Accept::Any },
    Stage { name: "the other kana", applies: Applies::Always, propose: in_other_kana, accept: Accept::Any },
    Stage { name: "Korean stems", applies: Applies::Always, propose: by_stems, accept: Accept::Any },
    Stage {
        name: "spelling beside a known word",
        applies: Applies::BesideWord,
        propose: corrected,
        accept: Accept::Sure,
    },
    Stage { name: "pinyin", applies: Applies::Letters, propose: whole, accept: Accept::Any },
    Stage {
        name: "spelling that occurs",
        applies: Applies::WithoutWord,
        propose: corrected,
        accept: Accept::Sure,
    },
    Stage { name: "pinyin in pieces", applies: Applies::Letters, propose: pieces, accept: Accept::Any },
    Stage { name: "spelling", applies: Applies::Always, propose: corrected, accept: Accept::Any },
    Stage { name: "initials", applies: Applies::Open, propose: initials, accept: Accept::Any },
];

/// The rewrites of a query, the best first. `text` is the text of the query, `typed` its reading.
pub fn rewrites(call: &Call, text: &str, typed: &Reading) -> Vec<Rewrite> {
    if call.is_lacking() {
        return Vec::new();
    }
    let mut context = Context::of(call, text, typed);
    for stage in STAGES {
        if !context.has(stage.applies) {
            continue;
        }
        let proposals = (stage.propose)(&mut context);
        let is_accepted = match stage.accept {
            Accept::Any => !proposals.is_empty(),
            Accept::Sure => context.is_sure(&proposals),
        };
        if call.is_lacking() {
            return Vec::new();
        }
        if is_accepted {
            let mut rewrites = Vec::new();
            for Proposal { text, trust } in proposals {
                rewrites.push(Rewrite { text, trust, stage: stage.name });
            }
            return if stage.name == NUMERALS { rewrites } else { with_numerals(call, rewrites) };
        }
    }
    Vec::new()
}

/// Rewrites, and then those of them that occur with other numerals.
fn with_numerals(call: &Call, mut rewrites: Vec<Rewrite>) -> Vec<Rewrite> {
    for at in 0..rewrites.len() {
        for text in numerals::written_otherwise(call, &rewrites[at].text) {
            if rewrites.iter().all(|known| known.text != text) {
                let Rewrite { trust, stage, .. } = rewrites[at];
                rewrites.push(Rewrite { text, trust, stage });
            }
        }
    }
    rewrites
}

/// What the letters of a query spell in full, the best first. Suggestions use it, whatever the query finds.
pub fn spelled(call: &Call, text: &str) -> Vec<String> {
    let typed = Reading::of(call, text, &[], true);
    let patterns = typed.map_or(Vec::new(), |typed| pinyin::patterns(call, text, &typed, true));
    pinyin::spelled(call, &patterns).texts
}

/// What the stages ask about a query. An answer that costs a pass over the texts is computed when it is first asked
/// for.
struct Context<'c> {
    call: &'c Call<'c>,
    text: &'c str,
    typed: &'c Reading,
    /// Whether no document holds the query, or each of its parts, in one piece.
    is_open: bool,
    /// Whether it may be misspelled.
    may_be_misspelled: bool,
    /// The patterns of its letters, if they may be pinyin.
    patterns: Vec<Pattern>,
    spelled: Option<Spelled>,
    correction: Option<Option<spelling::Corrected>>,
}

impl<'c> Context<'c> {
    fn of(call: &'c Call, text: &'c str, typed: &'c Reading) -> Context<'c> {
        // What stands only in documents that an exclusion leaves out was meant as it was typed.
        let most = if typed.pieces.are_of_scripts { Tier::Parts } else { Tier::AnyTerms };
        let is_open = typed.matches.iter().all(|one| one.tier <= most)
            && !(typed.pieces.have_exclusions() && spelling::occurs(call, text));
        let is_doubtful =
            || typed.matches.iter().all(|one| one.tier < Tier::JoinedText) && spelling::is_doubtful(typed);
        Context {
            call,
            text,
            typed,
            is_open,
            may_be_misspelled: is_open || is_doubtful(),
            patterns: pinyin::patterns(call, text, typed, is_open),
            spelled: None,
            correction: None,
        }
    }

    /// Whether a stage is tried.
    fn has(&self, applies: Applies) -> bool {
        let rest = match applies {
            Applies::Always => return true,
            Applies::Letters => true,
            Applies::BesideWord => self.has_word(),
            Applies::WithoutWord => !self.has_word(),
            Applies::Open => self.is_open,
        };
        rest && !self.patterns.is_empty()
    }

    /// Whether the query names a word of letters.
    fn has_word(&self) -> bool {
        let is_word =
            |term: &Term| term.role == Role::Word && term.kind == Kind::Letters && term.in_texts.is_empty();
        self.typed.terms.iter().any(is_word)
    }

    /// What its letters spell, in one piece or in several.
    fn spelled(&mut self, in_one_piece: bool) -> Vec<Proposal> {
        let spelled = self.spelled.get_or_insert_with(|| pinyin::spelled(self.call, &self.patterns));
        let mut proposals = Vec::new();
        for text in spelled.texts.iter().filter(|_| spelled.are_whole == in_one_piece) {
            proposals.push(Proposal { text: text.clone(), trust: Trust::Likely });
        }
        proposals
    }

    fn correction(&mut self) -> Option<&spelling::Corrected> {
        let correct = || {
            if self.may_be_misspelled { spelling::corrected(self.call, self.typed) } else { None }
        };
        self.correction.get_or_insert_with(correct).as_ref()
    }

    /// Whether the best of some proposals is no guess and occurs in one piece.
    fn is_sure(&mut self, proposals: &[Proposal]) -> bool {
        let Some(best) = proposals.first().filter(|best| best.trust != Trust::Guess) else { return false };
        let is_known = self.correction().is_some_and(|corrected| corrected.occurs);
        is_known || spelling::occurs(self.call, &best.text)
    }
}

fn numerals(context: &mut Context) -> Vec<Proposal> {
    // Beside the query as typed in one piece, parts of it would be weak.
    let is_whole = context.typed.best > Tier::Parts;
    let mut proposals = Vec::new();
    for text in numerals::written_otherwise(context.call, context.text) {
        if !is_whole || spelling::occurs(context.call, &text) {
            proposals.push(Proposal { text, trust: Trust::Same });
        }
    }
    proposals
}

fn regional(context: &mut Context) -> Vec<Proposal> {
    words::of_other_regions(context.call, context.text, &context.typed.units, context.is_open)
}

fn in_other_kana(context: &mut Context) -> Vec<Proposal> {
    kana::in_other_kana(context.call, &context.typed.units)
}

fn by_stems(context: &mut Context) -> Vec<Proposal> {
    korean::by_stems(context.call, &context.typed.units)
}

fn corrected(context: &mut Context) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    if let Some(corrected) = context.correction() {
        proposals.push(corrected.proposal.clone());
    }
    proposals
}

fn whole(context: &mut Context) -> Vec<Proposal> {
    context.spelled(true)
}

fn pieces(context: &mut Context) -> Vec<Proposal> {
    context.spelled(false)
}

fn initials(context: &mut Context) -> Vec<Proposal> {
    let Context { call, text, typed, patterns, .. } = context;
    let mut all = patterns.first().map_or(Vec::new(), |pattern| pinyin::abbreviated(call, pattern));
    pinyin::abbreviated_beside(call, text, typed, &mut all);
    all
}

#[cfg(test)]
mod tests;
