//! Which stem do the inflections of an English word share? `connect`, `connected` and `connections` share one.
//!
//! M. F. Porter, *An algorithm for suffix stripping*, Program 14(3), 1980, with the two rules that he added later
//! (`bli`, `logi`). A stem is no word and is never shown. It says only that two words are forms of one.

/// The longest word that is stemmed.
const LONGEST: usize = 32;

/// The rules of the second step, each a suffix and its replacement. They apply where the measure before is above 0.
const SECOND: &str = "ational ate,tional tion,enci ence,anci ance,izer ize,bli ble,alli al,entli ent,eli e,ousli ous,\
    ization ize,ation ate,ator ate,alism al,iveness ive,fulness ful,ousness ous,aliti al,iviti ive,biliti ble,logi log";
/// The rules of the third step.
const THIRD: &str = "icate ic,ative ,alize al,iciti ic,ical ic,ful ,ness ";
/// The rules of the fourth step, which apply where the measure before is above 1.
const FOURTH: &str = "al ,ance ,ence ,er ,ic ,able ,ible ,ant ,ement ,ment ,ent ,sion s,tion t,ou ,ism ,ate ,iti ,ous ,\
    ive ,ize ";

/// The stem of a folded word. `None` for fewer than three letters, and for anything but a to z.
pub fn stem(word: &str) -> Option<String> {
    let mut word = Word { letters: word.as_bytes().to_vec() };
    if !(3..=LONGEST).contains(&word.letters.len()) || !word.letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    word.plural();
    word.past();
    if let Some(before) = word.before("y").filter(|before| word.has_vowel(*before)) {
        word.put(before, "i");
    }
    word.replace(SECOND, 0);
    word.replace(THIRD, 0);
    word.replace(FOURTH, 1);
    word.tidy();
    String::from_utf8(word.letters).ok()
}

struct Word {
    letters: Vec<u8>,
}

impl Word {
    /// Whether letter `i` is a consonant. A y after a consonant is a vowel.
    fn is_consonant(&self, i: usize) -> bool {
        match self.letters[i] {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => i == 0 || !self.is_consonant(i - 1),
            _ => true,
        }
    }

    fn has_vowel(&self, end: usize) -> bool {
        (0..end).any(|i| !self.is_consonant(i))
    }

    /// How many times a vowel is followed by a consonant in the first `end` letters: Porter's measure.
    fn measure(&self, end: usize) -> usize {
        (1..end).filter(|i| self.is_consonant(*i) && !self.is_consonant(i - 1)).count()
    }

    /// Whether the first `end` letters end in consonant, vowel, consonant, the last not w, x or y: `hop`.
    fn is_short(&self, end: usize) -> bool {
        end >= 3
            && self.is_consonant(end - 3)
            && !self.is_consonant(end - 2)
            && self.is_consonant(end - 1)
            && !matches!(self.letters[end - 1], b'w' | b'x' | b'y')
    }

    /// How many letters precede a suffix, if the word ends with it.
    fn before(&self, suffix: &str) -> Option<usize> {
        self.letters.strip_suffix(suffix.as_bytes()).map(<[u8]>::len)
    }

    fn put(&mut self, end: usize, suffix: &str) {
        self.letters.truncate(end);
        self.letters.extend(suffix.bytes());
    }

    /// Finds the first rule whose suffix ends the word, and applies it if the measure before the suffix is above
    /// `least`.
    fn replace(&mut self, rules: &str, least: usize) {
        for rule in rules.split(',') {
            if let Some((suffix, by)) = rule.split_once(' ')
                && let Some(before) = self.before(suffix)
            {
                if self.measure(before + by.len().min(1) * usize::from(least == 1)) > least {
                    self.put(before, by);
                }
                return;
            }
        }
    }

    fn plural(&mut self) {
        if let Some(before) = self.before("sses").or_else(|| self.before("ies")) {
            self.letters.truncate(before + if self.letters[before] == b's' { 2 } else { 1 });
        } else if let Some(before) = self.before("s").filter(|_| self.before("ss").is_none()) {
            self.letters.truncate(before);
        }
    }

    fn past(&mut self) {
        if let Some(before) = self.before("eed") {
            if self.measure(before) > 0 {
                self.letters.pop();
            }
            return;
        }
        let before = self.before("ed").or_else(|| self.before("ing"));
        let Some(before) = before.filter(|before| self.has_vowel(*before)) else { return };
        self.letters.truncate(before);
        let doubled = before > 1
            && self.letters[before - 1] == self.letters[before - 2]
            && self.is_consonant(before - 1)
            && !matches!(self.letters[before - 1], b'l' | b's' | b'z');
        if doubled {
            self.letters.pop();
        } else if ["at", "bl", "iz"].iter().any(|end| self.before(end).is_some())
            || self.measure(before) == 1 && self.is_short(before)
        {
            self.letters.push(b'e');
        }
    }

    /// Removes a last e, and the second l of two, if the measure before is high enough.
    fn tidy(&mut self) {
        if let Some(before) = self.before("e") {
            let measure = self.measure(before);
            if measure > 1 || measure == 1 && !self.is_short(before) {
                self.letters.truncate(before);
            }
        }
        if self.before("ll").is_some() && self.measure(self.letters.len()) > 1 {
            self.letters.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_the_paper() {
        for (words, expected) in [
            ("connect connected connecting connection connections", "connect"),
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("ties", "ti"),
            ("cats", "cat"),
            ("feed", "feed"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("bled", "bled"),
            ("motoring", "motor"),
            ("sing", "sing"),
            ("conflated", "conflat"),
            ("troubling", "troubl"),
            ("sized", "size"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("hissing", "hiss"),
            ("failing", "fail"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("relational", "relat"),
            ("conditional", "condit"),
            ("rational", "ration"),
            ("digitizer", "digit"),
            ("operator", "oper"),
            ("decisiveness", "decis"),
            ("hopefulness", "hope"),
            ("sensibiliti", "sensibl"),
            ("triplicate", "triplic"),
            ("electrical", "electr"),
            ("revival", "reviv"),
            ("allowance", "allow"),
            ("adjustment", "adjust"),
            ("adoption", "adopt"),
            ("communism", "commun"),
            ("probate", "probat"),
            ("rate", "rate"),
            ("cease", "ceas"),
            ("controlling", "control"),
            ("roll", "roll"),
            ("archaeology", "archaeolog"),
        ] {
            for word in words.split(' ') {
                assert_eq!(stem(word).as_deref(), Some(expected), "{word}");
            }
        }
        for word in ["as", "5g5", "naïve", "算力网", &"a".repeat(40)] {
            assert_eq!(stem(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn no_word_panics(word in "[a-z]{0,40}", other: String) {
            prop_assert!(stem(&word).is_none_or(|stem| stem.len() <= word.len() + 1));
            stem(&other);
        }
    }
}
