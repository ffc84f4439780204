//! How much of a query does a document hold in one piece?

/// How much of a query a document holds in one piece. A better tier comes before any score. Later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Some of its terms. How many, and how near to each other, counts in the score. Tiers for these would put a long
    /// text that holds each word of a question somewhere before the passage that answers it.
    AnyTerms,
    /// Every part between white space or punctuation, each in one piece.
    Parts,
    /// The whole query except for punctuation, in the text.
    LooseText,
    /// The whole query except for punctuation, in the title.
    LooseTitle,
    /// The whole query, in the text.
    Text,
    /// The whole query, in the title.
    Title,
    /// The title is the whole query.
    WholeTitle,
}

/// All tiers, the lowest first.
pub const TIERS: [Tier; 7] = [
    Tier::AnyTerms,
    Tier::Parts,
    Tier::LooseText,
    Tier::LooseTitle,
    Tier::Text,
    Tier::Title,
    Tier::WholeTitle,
];

impl Tier {
    /// The lowest tier that holds as much in one piece, in title or text.
    pub fn level(self) -> Tier {
        match self {
            Tier::LooseTitle => Tier::LooseText,
            Tier::Title | Tier::WholeTitle => Tier::Text,
            other => other,
        }
    }
}

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// How much it holds.
    pub tier: Tier,
    /// The score, which decides among documents of the same tier.
    pub score: f32,
    /// How often its text holds the whole query, if that is no term and therefore counts beside the terms.
    pub whole_tf: usize,
    /// The document.
    pub id: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_in_order_and_their_levels_look_only_at_how_much_is_held() {
        assert!(TIERS.is_sorted());
        for (tier, level, why) in [
            (Tier::AnyTerms, Tier::AnyTerms, "not in one piece"),
            (Tier::Parts, Tier::Parts, "in pieces"),
            (Tier::LooseTitle, Tier::LooseText, "as much as the text that holds it so"),
            (Tier::Title, Tier::Text, "as much as the text that holds it"),
            (Tier::WholeTitle, Tier::Text, "and no more"),
        ] {
            assert_eq!(tier.level(), level, "{tier:?}: {why}");
        }
        assert!(TIERS.iter().all(|tier| tier.level() <= *tier && tier.level().level() == tier.level()));
    }
}
