//! *Which keys are those of a site generator, and is a line a key with its value?*

/// Keys that generators and their themes know, as [`normal`] writes them. One of them at the head of a block says that
/// it is metadata, whatever else is wrong with it.
const KNOWN: &[&str] = &[
    "abbrlink",
    "abstract",
    "alias",
    "aliases",
    "author",
    "authors",
    "banner",
    "categories",
    "category",
    "comments",
    "cover",
    "created",
    "createdat",
    "cssclass",
    "cssclasses",
    "date",
    "datecreated",
    "datemodified",
    "desc",
    "description",
    "draft",
    "excerpt",
    "expirydate",
    "featured",
    "head",
    "header",
    "heroimage",
    "hidetitle",
    "icon",
    "id",
    "image",
    "images",
    "isdraft",
    "keyword",
    "keywords",
    "kind",
    "lang",
    "language",
    "lastmod",
    "lastupdated",
    "layout",
    "license",
    "linktitle",
    "math",
    "mathjax",
    "menu",
    "modified",
    "navorder",
    "noindex",
    "order",
    "outline",
    "parent",
    "password",
    "permalink",
    "private",
    "pubdate",
    "pubdatetime",
    "publish",
    "publishdate",
    "published",
    "robots",
    "search",
    "series",
    "sidebar",
    "sidebarlabel",
    "sidebarposition",
    "sitemap",
    "slug",
    "status",
    "sticky",
    "subtitle",
    "summary",
    "tag",
    "tags",
    "taxonomies",
    "template",
    "thumbnail",
    "time",
    "title",
    "toc",
    "top",
    "type",
    "unlisted",
    "updated",
    "updatedat",
    "updateddate",
    "url",
    "weight",
];

/// The longest key, in bytes. What is longer is no key.
const LONGEST: usize = 256;

/// A key without case, blanks, `-` and `_`: `publishDate`, `publish_date` and `Publish Date` are one.
pub fn normal(key: &str) -> String {
    let kept = key.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'));
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether generators know this key.
pub fn is_known(key: &str) -> bool {
    key.len() <= LONGEST && KNOWN.binary_search(&normal(key).as_str()).is_ok()
}

/// The key of a line and what stands behind it, if the line begins with a key of YAML, read with more patience than
/// YAML has: a blank may stand before the colon, and may lack behind it.
pub fn split(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_end();
    let first = line.chars().next()?;
    if let '"' | '\'' = first {
        let end = 1 + line[1..].find(first)?;
        let value = line[end + 1..].trim_start().strip_prefix(':')?;
        return (end > 1 && end <= LONGEST).then(|| (&line[1..end], value.trim()));
    }
    if first.is_whitespace() || "-#[]{}|>@`%&*!?:,".contains(first) {
        return None;
    }
    let colon = line.find(':').filter(|&at| at <= LONGEST)?;
    let (key, value) = (line[..colon].trim_end(), &line[colon + 1..]);
    if is_blank(value) || is_known(key) && !value.starts_with("//") {
        return is_key(key).then_some((key, value.trim()));
    }
    // A colon inside of the key: `og:type: article`.
    let colons = line.match_indices(':').map(|(at, _)| at).take_while(|&at| at <= LONGEST);
    if let Some(colon) = colons.into_iter().find(|&at| is_blank(&line[at + 1..])) {
        let key = line[..colon].trim_end();
        return is_key(key).then(|| (key, line[colon + 1..].trim()));
    }
    let is_word = key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    let is_number = key.chars().all(|c| c.is_ascii_digit());
    (is_word && !is_number && !value.starts_with("//")).then_some((key, value.trim()))
}

/// Whether a key that stands so, without quotes, is one of those whose blank behind the colon lacks: `title:A: B`.
pub fn swallows(key: &str) -> bool {
    key.split_once(':').is_some_and(|(before, _)| is_known(before))
}

fn is_blank(value: &str) -> bool {
    value.chars().next().is_none_or(char::is_whitespace)
}

/// A key is no sentence.
fn is_key(key: &str) -> bool {
    !key.is_empty() && !key.contains(['。', '，', '；', '！', '？', '“', '”', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_keys_are_sorted() {
        assert!(KNOWN.is_sorted(), "they are looked up by halves");
        assert!(KNOWN.iter().all(|key| normal(key) == *key));
    }

    #[test]
    fn what_is_a_key_of_a_line() {
        for (line, want, why) in [
            ("title: 题", Some(("title", "题")), "as everybody writes it"),
            ("date : 2025", Some(("date", "2025")), "a blank before the colon"),
            ("title:标题", Some(("title", "标题")), "none behind it"),
            ("title:标题 A: B", Some(("title", "标题 A: B")), "none behind it, and another colon"),
            ("学年:2025", Some(("学年", "2025")), "the same of a key that nobody knows"),
            ("academic year: 2024/2025", Some(("academic year", "2024/2025")), "blanks in it"),
            ("tags:", Some(("tags", "")), "nothing behind it"),
            ("og:type: article", Some(("og:type", "article")), "a colon in it"),
            ("\"a: b\" : c", Some(("a: b", "c")), "in quotes"),
            ("http://example.org", None, "an address"),
            ("url://x", None, "and one more"),
            ("12:30", None, "a time"),
            ("今天停水，请注意: 明天", None, "a sentence"),
            ("- a: b", None, "an item"),
            ("# a: b", None, "a comment"),
            ("  a: b", None, "a key of a key"),
            ("文字", None, "no colon"),
        ] {
            assert_eq!(split(line), want, "{why}");
        }
        assert_eq!(split(&format!("{}: b", "a".repeat(1_000_000))), None, "no key is so long");
    }
}
