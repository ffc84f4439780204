//! What a rewrite is, and how far it is trusted.

/// Another query that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The text of the other query.
    pub text: String,
    /// How far it is trusted.
    pub trust: Trust,
    /// The name of the stage that proposed it.
    pub stage: &'static str,
}

/// How far a rewrite is trusted, which decides how its hits rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It says the same in other signs. Its hits rank like those of the query as typed.
    Same,
    /// It is most likely what was meant. Its hits rank below those of the query as typed.
    Likely,
    /// It differs so much from what was typed that all its hits are weak.
    Guess,
}

/// What a stage proposes as a [`Rewrite`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The text of the other query.
    pub text: String,
    /// How far it is trusted.
    pub trust: Trust,
}
