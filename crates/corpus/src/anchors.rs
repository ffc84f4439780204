//! *Which anchor does a heading have in its page?*
//!
//! The one that GitHub and most programs that turn Markdown into pages give it:
//! lower case, a hyphen for each space, no punctuation, and a number if the name is
//! taken. A name that the author gives is used as it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

/// What a name leaves out: all but letters, marks and digits of any script, `_`,
/// `-` and the space.
static DROPPED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[^\w\- ]").expect("a fixed pattern"));

/// The names of one page. Linear in the length of its headings.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Each name that is taken, and the last number that was appended to it.
    taken: HashMap<String, usize>,
}

impl Anchors {
    /// The name that the author gives.
    pub(super) fn given(&mut self, name: &str) -> String {
        let name: String = name.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        self.taken.entry(name.clone()).or_default();
        name
    }

    /// The name of a heading without one; empty if it holds nothing but
    /// punctuation.
    pub(super) fn of(&mut self, heading: &str) -> String {
        let slug = DROPPED.replace_all(&heading.to_lowercase(), "").replace(' ', "-");
        let mut name = slug.clone();
        while self.taken.contains_key(&name) {
            let last = self.taken.entry(slug.clone()).or_default();
            *last += 1;
            name = format!("{slug}-{last}");
        }
        self.taken.insert(name.clone(), 0);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_github() {
        for (heading, name, why) in [
            ("Getting Started", "getting-started", "lower case, a hyphen for the space"),
            ("灌区 指南", "灌区-指南", "Han characters stay"),
            ("一、总则（试行）", "一总则试行", "wide punctuation goes"),
            ("What's new in 1.2?", "whats-new-in-12", "so does all other"),
            ("a & b", "a--b", "each space is a hyphen, also around what is dropped"),
            ("snake_case - kebab-case", "snake_case---kebab-case", "both hyphens stay"),
            ("ÜBER Straße", "über-straße", "lower case of any script"),
            ("cafe\u{301} ไม้", "cafe\u{301}-ไม้", "marks belong to their letters"),
            ("🚀 发布", "-发布", "a picture is no letter"),
            ("ＧＤＰ", "ｇｄｐ", "wide letters stay wide"),
            ("！？", "", "nothing is left"),
        ] {
            assert_eq!(Anchors::default().of(heading), name, "{heading}: {why}");
        }
    }

    #[test]
    fn a_name_is_taken_once() {
        let mut anchors = Anchors::default();
        for (heading, name, why) in [
            ("概述", "概述", "the first"),
            ("概述", "概述-1", "the second"),
            ("概述 1", "概述-1-1", "whose name the second took"),
            ("概述", "概述-2", "the third goes on counting"),
            ("概述 3", "概述-3", "a name that is still free"),
            ("概述", "概述-4", "and is passed over"),
            ("？", "", "no name"),
            ("！", "-1", "again none, and a number behind it"),
        ] {
            assert_eq!(anchors.of(heading), name, "{heading}: {why}");
        }
        assert_eq!(anchors.given("intro"), "intro", "by the author");
        assert_eq!(anchors.of("Intro"), "intro-1", "what the author gave is taken");
        assert_eq!(anchors.given("intro"), "intro", "the author may repeat himself");
    }

    #[test]
    fn many_of_one_name_take_linear_time() {
        let mut anchors = Anchors::default();
        for n in 0..100_000 {
            let name = anchors.of("概述");
            assert!(n == 0 || name == format!("概述-{n}"));
        }
    }
}
