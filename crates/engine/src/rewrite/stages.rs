//! In which order are rewrites tried, and which are taken?
//!
//! The table is read from the top. The first stage that applies and whose proposals are accepted gives the rewrites
//! of the query, and the others are not asked. So the order of the table is the precedence:
//!
//! * numerals come first, because they say the same;
//! * beside a word of letters that is a term, spelling comes before pinyin, because another word of letters is likelier
//!   there;
//! * pinyin in one piece comes before a correction of the same letters, and both come before initials, which fit nearly
//!   anything;
//! * a correction that occurs somewhere comes before pinyin in several pieces, because pieces fit by chance.

use super::kinds::{Proposal, Rewrite, Trust};
use super::nfa::Pattern;
use super::pinyin::{self, Spelled};
use super::{numerals, spelling};
use crate::call::Call;
use crate::reading::Reading;
use crate::terms::{Kind, Role, Term};
use crate::tier::Tier;
use std::cell::OnceCell;

/// One way to rewrite a query.
pub struct Stage {
    /// Its name in an explanation.
    pub name: &'static str,
    /// Whether it is tried.
    applies: fn(&Context) -> bool,
    /// What it proposes, the best first.
    propose: fn(&Context) -> Vec<Proposal>,
    /// Which proposals are taken.
    accept: Accept,
}

/// Which proposals of a stage are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Accept {
    /// All of them.
    Any,
    /// All of them, if the best is no guess and some document holds it in one piece.
    Sure,
}

/// The stages, in the order in which they are tried.
pub const STAGES: &[Stage] = &[
    Stage { name: "numerals", applies: |_| true, propose: numerals, accept: Accept::Any },
    Stage {
        name: "spelling beside a known word",
        applies: |context| context.has_letters() && context.has_word(),
        propose: corrected,
        accept: Accept::Sure,
    },
    Stage { name: "pinyin", applies: |context| context.has_letters(), propose: whole, accept: Accept::Any },
    Stage {
        name: "spelling that occurs",
        applies: |context| context.has_letters() && !context.has_word(),
        propose: corrected,
        accept: Accept::Sure,
    },
    Stage {
        name: "pinyin in pieces",
        applies: |context| context.has_letters(),
        propose: pieces,
        accept: Accept::Any,
    },
    Stage { name: "spelling", applies: |_| true, propose: corrected, accept: Accept::Any },
    Stage {
        name: "initials",
        applies: |context| context.has_letters() && context.is_open,
        propose: initials,
        accept: Accept::Any,
    },
];

/// The rewrites of a query, the best first. `text` is the text of the query, `typed` its reading.
pub fn rewrites(call: &Call, text: &str, typed: &Reading) -> Vec<Rewrite> {
    if call.is_lacking() {
        return Vec::new();
    }
    let context = Context::of(call, text, typed);
    for stage in STAGES.iter().filter(|stage| (stage.applies)(&context)) {
        let proposals = (stage.propose)(&context);
        let is_accepted = match stage.accept {
            Accept::Any => !proposals.is_empty(),
            Accept::Sure => context.is_sure(&proposals),
        };
        if call.is_lacking() {
            return Vec::new();
        }
        if is_accepted {
            let rewrite = |Proposal { text, trust }: Proposal| Rewrite { text, trust, stage: stage.name };
            return proposals.into_iter().map(rewrite).collect();
        }
    }
    Vec::new()
}

/// What the letters of a query spell in full, the best first. Suggestions use it, whatever the query finds.
pub fn spelled(call: &Call, text: &str) -> Vec<String> {
    let typed = Reading::of(call, text, &[], true);
    let pattern = typed.and_then(|typed| pinyin::pattern(call, text, &typed, false));
    let Some(Spelled { whole, pieces }) = pattern.map(|pattern| pinyin::spelled(call, &pattern)) else {
        return Vec::new();
    };
    if whole.is_empty() { pieces.into_iter().collect() } else { whole }
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
    /// The pattern of its letters, if they may be pinyin.
    pattern: Option<Pattern>,
    spelled: OnceCell<Spelled>,
    correction: OnceCell<Option<spelling::Corrected>>,
    /// Whether some document holds the correction in one piece.
    occurs: OnceCell<bool>,
}

impl<'c> Context<'c> {
    fn of(call: &'c Call, text: &'c str, typed: &'c Reading) -> Context<'c> {
        let is_open = typed.matches.iter().all(|one| one.tier == Tier::AnyTerms);
        let is_loose =
            || typed.matches.iter().all(|one| one.tier < Tier::Text) && spelling::is_doubtful(typed);
        Context {
            call,
            text,
            typed,
            is_open,
            may_be_misspelled: is_open || is_loose(),
            pattern: pinyin::pattern(call, text, typed, is_open),
            spelled: OnceCell::new(),
            correction: OnceCell::new(),
            occurs: OnceCell::new(),
        }
    }

    /// Whether letters of the query may be pinyin.
    fn has_letters(&self) -> bool {
        self.pattern.is_some()
    }

    /// Whether the query names a word of letters.
    fn has_word(&self) -> bool {
        let is_word = |term: &Term| term.role == Role::Word && term.kind == Kind::Letters;
        self.typed.terms.iter().any(is_word)
    }

    fn spelled(&self) -> Option<&Spelled> {
        let pattern = self.pattern.as_ref()?;
        Some(self.spelled.get_or_init(|| pinyin::spelled(self.call, pattern)))
    }

    fn correction(&self) -> Option<&spelling::Corrected> {
        let correct = || {
            if self.may_be_misspelled { spelling::corrected(self.call, self.typed) } else { None }
        };
        self.correction.get_or_init(correct).as_ref()
    }

    /// Whether the best of some proposals is no guess and occurs in one piece.
    fn is_sure(&self, proposals: &[Proposal]) -> bool {
        let Some(best) = proposals.first().filter(|best| best.trust != Trust::Guess) else { return false };
        let is_known = self.correction().is_some_and(|corrected| corrected.occurs);
        is_known || *self.occurs.get_or_init(|| spelling::occurs(self.call, &best.text))
    }
}

fn numerals(context: &Context) -> Vec<Proposal> {
    let proposal = |text| Proposal { text, trust: Trust::Same };
    numerals::written_otherwise(context.text).into_iter().map(proposal).collect()
}

fn corrected(context: &Context) -> Vec<Proposal> {
    context.correction().map(|corrected| corrected.proposal.clone()).into_iter().collect()
}

fn whole(context: &Context) -> Vec<Proposal> {
    let whole = context.spelled().map_or(&[][..], |spelled| &spelled.whole);
    whole.iter().cloned().map(likely).collect()
}

fn pieces(context: &Context) -> Vec<Proposal> {
    context.spelled().and_then(|spelled| spelled.pieces.clone()).map(likely).into_iter().collect()
}

fn initials(context: &Context) -> Vec<Proposal> {
    let pattern = context.pattern.clone();
    pattern.map_or(Vec::new(), |pattern| pinyin::abbreviated(context.call, pattern))
}

fn likely(text: String) -> Proposal {
    Proposal { text, trust: Trust::Likely }
}
