//! *What does a site say to the search in attributes?*
//!
//! `data-search-NAME`, and `data-pagefind-NAME`, which means what it means in Pagefind: `body`, `ignore`, `meta`,
//! `default-meta`, `filter`, `sort`, `weight`, `index-attrs`.

use scraper::ElementRef;
use scraper::node::Element;

use crate::lines::collapse;

/// The value of an attribute of the search, by either name.
pub(super) fn mark<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let of = |prefix| element.attrs().find(|(key, _)| key.strip_prefix(prefix) == Some(name));
    of("data-search-").or_else(|| of("data-pagefind-")).map(|(_, value)| value)
}

/// How much an element weighs, from 0 to 10.
pub(super) fn weight(element: &Element) -> Option<f32> {
    let weight: f32 = mark(element, "weight")?.trim().parse().ok()?;
    (0.0..=10.0).contains(&weight).then_some(weight)
}

/// Whether an element is left out, and whether what it says about the page is left out as well.
pub(super) fn ignored(element: &Element) -> Option<bool> {
    mark(element, "ignore").map(|what| what.eq_ignore_ascii_case("all"))
}

/// The keys and values of `key`, `key[attribute]` and `key:value`, with commas between them. A value goes on to the end.
pub(super) fn pairs(said: &str, element: ElementRef) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = said;
    while !rest.is_empty() {
        let comma = rest.find(',').unwrap_or(rest.len());
        let (key, value) = match rest.find(':').filter(|&colon| colon < comma) {
            Some(colon) => {
                let pair = (&rest[..colon], collapse(&rest[colon + 1..]));
                rest = "";
                pair
            }
            None => {
                let one = &rest[..comma];
                rest = rest.get(comma + 1..).unwrap_or_default();
                match one.trim().strip_suffix(']').and_then(|one| one.split_once('[')) {
                    Some((key, name)) => (key, collapse(element.attr(name.trim()).unwrap_or_default())),
                    None => (one, collapse(&element.text().collect::<String>())),
                }
            }
        };
        let key = collapse(key);
        if !key.is_empty() && !value.is_empty() {
            pairs.push((key, value));
        }
    }
    pairs
}
