//! *Which files of a folder are meant?*

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of paths below a folder, as `.gitignore` and shells write them: `**/*.html`, `tags/**`, `page/[0-9]*`. A `*`
/// stops at a `/`, letters match in either case, and the name of a folder with a `/` after it means all that is below.
#[derive(Clone, Debug)]
pub struct Patterns {
    stated: Vec<String>,
    set: GlobSet,
}

impl Patterns {
    /// Reads patterns.
    ///
    /// # Errors
    ///
    /// If one of them is none, in words that name it.
    pub fn new(stated: impl IntoIterator<Item = impl Into<String>>) -> Result<Patterns, String> {
        let stated: Vec<String> = stated.into_iter().map(Into::into).collect();
        let mut set = GlobSetBuilder::new();
        for pattern in &stated {
            let wrong = |error: globset::Error| {
                format!("expected a pattern of paths such as `tags/**`, found `{pattern}`: {}", error.kind())
            };
            // Paths begin without one.
            let below = pattern.trim_start_matches("./").trim_start_matches('/');
            let whole = if below.ends_with('/') { format!("{below}**") } else { below.to_owned() };
            let mut builder = GlobBuilder::new(&whole);
            set.add(builder.literal_separator(true).case_insensitive(true).build().map_err(wrong)?);
        }
        let set = set.build().map_err(|error| format!("expected patterns of paths, found {error}"))?;
        Ok(Patterns { stated, set })
    }

    /// The patterns of both.
    pub fn joined(one: Option<Patterns>, other: Option<Patterns>) -> Option<Patterns> {
        match (one, other) {
            (Some(one), Some(other)) => {
                let stated = one.stated.into_iter().chain(other.stated);
                Some(Patterns::new(stated).expect("each of them is a pattern"))
            }
            (one, other) => one.or(other),
        }
    }

    /// The pattern that a path matches, the last one of several.
    pub fn find(&self, path: &str) -> Option<&str> {
        self.set.matches(path).last().map(|&at| self.stated[at].as_str())
    }
}

impl PartialEq for Patterns {
    fn eq(&self, other: &Patterns) -> bool {
        self.stated == other.stated
    }
}

impl Eq for Patterns {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_paths_a_pattern_means() {
        for (pattern, path, meant, why) in [
            ("**/*.html", "a.html", true, "two stars may be nothing"),
            ("**/*.html", "a/b/c.HTML", true, "letters match in either case"),
            ("*.html", "a/b.html", false, "one star stops at a folder"),
            ("tags/**", "tags/a/index.html", true, "all that is below"),
            ("tags/", "tags/a/index.html", true, "a folder is what is in it"),
            ("/tags/", "tags/a.html", true, "the root is the folder"),
            ("./tags/", "tags/a.html", true, "as shells complete it"),
            ("tags/", "tags.html", false, "it is no folder"),
            ("{a,b}/*.html", "b/c.html", true, "one of several"),
            ("标签/*", "标签/甲.html", true, "letters of any script"),
        ] {
            let patterns = Patterns::new([pattern]).expect("a pattern");
            assert_eq!(patterns.find(path), meant.then_some(pattern), "{pattern} {path}: {why}");
        }
        let error = Patterns::new(["a", "[b"]).expect_err("an open class");
        assert!(error.contains("`tags/**`") && error.contains("found `[b`"), "{error}");
    }
}
