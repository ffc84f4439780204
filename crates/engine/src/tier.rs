//! How much of a query does a document hold in one piece?

/// How much of a query a document holds in one piece. A better tier comes before any score. Later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Some of its terms. How many, and how near to each other, counts in the score. Tiers for these would put a long
    /// text that holds each word of a question somewhere before the passage that answers it.
    AnyTerms,
    /// Every part between white space, punctuation or scripts, each in one piece, but one without the sign typed in
    /// front of it.
    LooseParts,
    /// Every part between white space, punctuation or scripts, each in one piece.
    Parts,
    /// The whole query, in the name of its file.
    Name,
    /// The whole query except for punctuation, in the text.
    LooseText,
    /// The whole query except for punctuation, in the title.
    LooseTitle,
    /// The whole query with other signs that join, in the text.
    JoinedText,
    /// The whole query, in the text.
    Text,
    /// The whole query, in the heading of a section.
    Heading,
    /// The whole query with other signs that join, in the labels.
    JoinedLabel,
    /// The whole query, in the labels: the words that the document states about itself.
    Label,
    /// The heading of a section is the whole query.
    WholeHeading,
    /// The whole query with other signs that join, in the title.
    JoinedTitle,
    /// The whole query, in the title.
    Title,
    /// The title is the whole query with other signs that join.
    JoinedWholeTitle,
    /// The title is the whole query.
    WholeTitle,
}

/// All tiers, the lowest first.
pub const TIERS: [Tier; 16] = [
    Tier::AnyTerms,
    Tier::LooseParts,
    Tier::Parts,
    Tier::Name,
    Tier::LooseText,
    Tier::LooseTitle,
    Tier::JoinedText,
    Tier::Text,
    Tier::Heading,
    Tier::JoinedLabel,
    Tier::Label,
    Tier::WholeHeading,
    Tier::JoinedTitle,
    Tier::Title,
    Tier::JoinedWholeTitle,
    Tier::WholeTitle,
];

impl Tier {
    /// The lowest tier that holds as much in one piece, wherever that is. Signs that join count for the order only.
    pub fn level(self) -> Tier {
        match self {
            Tier::LooseTitle => Tier::LooseText,
            above if above > Tier::JoinedText => Tier::JoinedText,
            other => other,
        }
    }

    /// What it adds to a score, so that scores are in the order of tiers. The evidence sums up to less than the steps
    /// between levels, except for a pasted text.
    pub fn score(self) -> f32 {
        const SCORES: [f32; TIERS.len()] = [
            0.0, 500.0, 1000.0, 1500.0, 2000.0, 3000.0, 3500.0, 4000.0, 4125.0, 4250.0, 4500.0, 4625.0,
            4750.0, 5000.0, 5500.0, 6000.0,
        ];
        SCORES[self as usize]
    }

    /// Whether it holds the query in pieces or not at all.
    pub fn is_in_pieces(self) -> bool {
        self <= Tier::Parts
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
        assert!(TIERS.is_sorted() && TIERS.is_sorted_by_key(|tier| tier.score()));
        for (tier, level, why) in [
            (Tier::AnyTerms, Tier::AnyTerms, "not in one piece"),
            (Tier::Parts, Tier::Parts, "in pieces"),
            (Tier::LooseTitle, Tier::LooseText, "as much as the text that holds it so"),
            (Tier::Name, Tier::Name, "below any text"),
            (Tier::Text, Tier::JoinedText, "getting started is getting-started"),
            (Tier::WholeHeading, Tier::JoinedText, "the same"),
            (Tier::Label, Tier::JoinedText, "as much as the text that holds it"),
            (Tier::Title, Tier::JoinedText, "the same"),
            (Tier::WholeTitle, Tier::JoinedText, "and no more"),
        ] {
            assert_eq!(tier.level(), level, "{tier:?}: {why}");
        }
        assert!(TIERS.iter().all(|tier| tier.level() <= *tier && tier.level().level() == tier.level()));
    }
}
