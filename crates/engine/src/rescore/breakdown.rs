//! Of which parts is the score of a candidate made whose text was read?

/// The summands of a score, each already weighted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Breakdown {
    /// The part of words, by the posting lists.
    pub words: f32,
    /// The part of single ideographs.
    pub characters: f32,
    /// The part of characters and words that are side by side as in the query.
    pub pairs: f32,
    /// The part of the passage that holds most of the query.
    pub passage: f32,
    /// The part of how much of the query the whole text holds.
    pub share: f32,
    /// The part of words that the best texts hold.
    pub feedback: f32,
}

impl Breakdown {
    /// The score.
    pub fn total(&self) -> f32 {
        self.words + self.characters + self.pairs + self.passage + self.share + self.feedback
    }
}
