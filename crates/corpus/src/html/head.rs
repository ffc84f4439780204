//! *What does a page say about itself, besides its text?*
//!
//! Its `<head>`, the language of its root, and the attributes for the search anywhere in it. Linear in the page.

use std::collections::BTreeMap;

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

use super::instants::instant;
use super::marks;
use crate::front_matter::date;
use crate::lines::collapse;

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The text of `<title>`.
    pub(super) title: Option<String>,
    /// What an attribute says is the title.
    pub(super) stated: Option<String>,
    pub(super) language: Option<String>,
    pub(super) date: Option<String>,
    pub(super) byline: Option<String>,
    /// What it says it is about.
    pub(super) description: Option<String>,
    /// Its keywords.
    pub(super) labels: Vec<String>,
    pub(super) meta: BTreeMap<String, Vec<String>>,
    /// How many times as much as others it weighs.
    pub(super) weight: Option<f32>,
    /// Why it wants not to be found.
    pub(super) unpublished: Option<String>,
    /// Where it sends its readers.
    pub(super) redirect: Option<String>,
    /// The address that it says is its own.
    pub(super) canonical: Option<String>,
}

/// Names of `<meta>` that give a date, the one that counts most first.
const DATES: [&str; 7] = [
    "article:published_time",
    "datepublished",
    "dc.date",
    "date",
    "pubdate",
    "article:modified_time",
    "og:updated_time",
];

/// The names of `robots` that mean this search as well.
const ROBOTS: [&str; 2] = ["robots", "seed-search"];

/// The elements that hold all of a page's content.
const WHOLE: [&str; 4] = ["html", "body", "main", "article"];

/// The most characters of an element that becomes a label.
const LONGEST_LABEL: usize = 200;

/// The longest wait of a redirect, in seconds: a page that can be read before is a page.
const SOON: u32 = 3;

impl Head {
    pub(super) fn of(html: &Html) -> Head {
        let mut head = Head::default();
        let mut dates: Vec<(usize, String, Option<i64>)> = Vec::new();
        // The days of instants, as readers see them.
        let mut days = Vec::new();
        let mut defaults = Vec::new();
        let (mut skip, mut is_body) = (None, false);
        for edge in html.tree.root().traverse() {
            let node = match edge {
                Edge::Close(node) if skip == Some(node.id()) => {
                    skip = None;
                    continue;
                }
                Edge::Open(node) if skip.is_none() => node,
                _ => continue,
            };
            let Node::Element(element) = node.value() else { continue };
            let Some(tag) = ElementRef::wrap(node) else { continue };
            if marks::ignored(element) == Some(true) || element.name() == "svg" {
                skip = Some(node.id());
                continue;
            }
            head.marked(tag, &mut defaults);
            match element.name() {
                "html" => head.language = element.attr("lang").or(element.attr("xml:lang")).and_then(words),
                "title" if head.title.is_none() => head.title = words(&tag.text().collect::<String>()),
                "link" if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    head.canonical = head.canonical.take().or(element.attr("href").and_then(words));
                }
                "body" => is_body = true,
                "meta" => head.meta(element, &mut dates, is_body),
                "time" => {
                    days.extend(element.attr("datetime").and_then(|time| Some((instant(time)?, date(time)?))))
                }
                _ => {}
            }
        }
        for (key, value) in defaults {
            head.meta.entry(key).or_insert_with(|| vec![value]);
        }
        head.stated = head.meta.remove("title").and_then(|titles| titles.into_iter().next());
        let stated = head.meta.get("date").and_then(|dates| date(dates.first()?));
        dates.sort();
        let said = dates.into_iter().next().map(|(_, date, at)| {
            let seen = days.into_iter().find(|(instant, _)| Some(*instant) == at);
            seen.map_or(date, |(_, day)| day)
        });
        head.date = stated.or(said);
        head
    }

    /// What attributes for the search say.
    fn marked(&mut self, tag: ElementRef, defaults: &mut Vec<(String, String)>) {
        let element = tag.value();
        for name in ["meta", "filter", "sort"] {
            let Some(said) = marks::mark(element, name) else { continue };
            for (key, value) in marks::pairs(said, tag) {
                if name != "sort" && is_searched(&key, &value) {
                    self.label(&value);
                }
                let values = self.meta.entry(key).or_default();
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        // The weight of all of its content is that of the page. What weighs more in it is a label, as tags are.
        if let Some(weight) = marks::weight(element) {
            let is_whole = WHOLE.contains(&element.name()) || marks::mark(element, "body").is_some();
            let text = if is_whole || weight <= 1.0 { None } else { words(&tag.text().collect::<String>()) };
            match text.filter(|text| text.chars().count() <= LONGEST_LABEL) {
                Some(text) => self.label(&text),
                None if is_whole => self.weight = Some(weight),
                None => {}
            }
        }
        if let Some(said) = marks::mark(element, "default-meta") {
            defaults.extend(marks::pairs(said, tag));
        }
    }

    fn meta(
        &mut self,
        element: &scraper::node::Element,
        dates: &mut Vec<(usize, String, Option<i64>)>,
        is_body: bool,
    ) {
        let content = element.attr("content").unwrap_or_default();
        if element.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
            self.redirect = self.redirect.take().or_else(|| target(content));
        }
        let names = ["name", "property", "itemprop"];
        let Some(name) = names.iter().find_map(|name| element.attr(name)) else { return };
        let name = name.trim().to_ascii_lowercase();
        if ROBOTS.contains(&&*name) {
            let says = |what: &str| content.split(',').any(|said| said.trim().eq_ignore_ascii_case(what));
            if says("noindex") || says("none") {
                self.unpublished = Some(format!("its meta {name} says {}", collapse(content)));
            }
        }
        if let Some(rank) = DATES.iter().position(|date| *date == name)
            && let Some(date) = date(content)
        {
            dates.push((rank, date, instant(content)));
        }
        // In the body, `itemprop` is of a thing that stands there: the site, its author.
        let is_of_page = !is_body || element.attr("itemprop").is_none();
        match &*name {
            "author" => self.byline = self.byline.take().or(words(content)),
            "description" if is_of_page => self.description = self.description.take().or(words(content)),
            "keywords" if is_of_page => content.split([',', '，', '、']).for_each(|word| self.label(word)),
            "article:tag" => self.label(content),
            "og:image" => {
                let image = words(content).map(|image| vec![image]);
                if let Some(image) = image {
                    self.meta.entry("image".to_owned()).or_insert(image);
                }
            }
            _ => {}
        }
    }

    fn label(&mut self, text: &str) {
        self.labels.extend(words(text).filter(|text| !self.labels.contains(text)));
    }
}

/// Whether readers search for what an attribute states: for words, but not for addresses, and what has a place of its own.
fn is_searched(key: &str, value: &str) -> bool {
    let has_letters = value.chars().any(char::is_alphabetic);
    let is_address = value.contains('/') || value.starts_with('#');
    !["title", "image", "image_alt", "date", "url"].contains(&key)
        && has_letters
        && !is_address
        && value.chars().count() <= LONGEST_LABEL
}

/// Text on one line, if it is any.
fn words(text: &str) -> Option<String> {
    Some(collapse(text)).filter(|text| !text.is_empty())
}

/// Where `0; url=…` leads, if it does so before anything can be read.
fn target(content: &str) -> Option<String> {
    let (wait, rest) = content.split_once([';', ','])?;
    let wait: u32 = wait.trim().split('.').next()?.parse().ok()?;
    let (name, to) = rest.split_once('=')?;
    let to = to.trim().trim_matches(['"', '\'']);
    (wait <= SOON && name.trim().eq_ignore_ascii_case("url") && !to.is_empty()).then(|| collapse(to))
}
