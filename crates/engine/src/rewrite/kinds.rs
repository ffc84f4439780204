//! What a rewrite is, and how far it is trusted.

/// A query in other words, as it may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The query in other words.
    pub text: String,
    /// How far it is trusted.
    pub trust: Trust,
    /// The name of the stage that proposed it.
    pub stage: &'static str,
}

/// How far a rewrite is trusted, which decides where its hits stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// It says the same in other signs. Its hits stand where those of the query as typed stand.
    Same,
    /// It is what was meant, most likely. Its hits stand below those of the query as typed.
    Likely,
    /// It is so unlike what was typed that all its hits are weak.
    Guess,
}

/// What a rewriter proposes; the table of stages says who it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The query in other words.
    pub text: String,
    /// How far it is trusted.
    pub trust: Trust,
}
