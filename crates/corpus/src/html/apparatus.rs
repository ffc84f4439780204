//! *Which elements of the content serve its page, and say nothing themselves?*
//!
//! Numbers of lines, marks of notes and the ways back from them, links of headings to themselves, tables of contents,
//! the language that code is in, headings and links to the content for screen readers alone. Each is told by its form,
//! with its role or a class that many generators share where the form alone would take in text.
//!
//! # Invariants
//!
//! What is left out shows no word, or its words stand again where it leads to.
//!
//! # Cost
//!
//! Constant for an element. A list is read once more, and so is what its links lead to, as far as their words are long.

use std::collections::HashMap;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use percent_encoding::percent_decode_str;
use scraper::node::Element;
use scraper::{ElementRef, Node};

/// The most nodes that a mark is made of.
const SMALL: usize = 24;

/// Classes of the numbers of lines, wherever they stand.
const NUMBERS: [&str; 7] =
    ["gutter", "linenos", "lineno", "linenumber", "line-number", "line-numbers", "line-numbers-wrapper"];

/// Classes of references to notes.
const NOTES: [&str; 5] = ["footnote", "footnote-ref", "footnote-reference", "footref", "noteref"];

/// Classes of the ways back.
const BACK: [&str; 3] = ["footnote-backref", "footnote-back", "reversefootnote"];

/// Classes of what screen readers alone say.
const UNSEEN: [&str; 4] = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"];

/// Whether an element serves the page; `is_code` is whether it stands in `pre`.
pub(super) fn is_apparatus(tag: ElementRef, is_code: bool) -> bool {
    let element = tag.value();
    match element.name() {
        "a" if !is_code && leads_within(element).is_some() && has(element, &UNSEEN) => true,
        "a" if !is_code && (is_mark_of_note(tag, element) || is_beside_its_heading(tag, element)) => true,
        "sup" => mark(tag).is_some_and(|mark| mark.is_link),
        "span" if !is_code && mark(tag).is_some_and(|mark| mark.is_note) => true,
        // That of the page is its title, whoever sees it.
        "h2" | "h3" | "h4" | "h5" | "h6" => has(element, &UNSEEN),
        _ => is_line_number(tag, element, is_code) || (!is_code && is_language(tag, element)),
    }
}

fn has(element: &Element, classes: &[&str]) -> bool {
    element.classes().any(|class| classes.contains(&class))
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether it numbers the lines of code, as programs that colour it do.
fn is_line_number(tag: ElementRef, element: &Element, is_code: bool) -> bool {
    let is_one = has(element, &NUMBERS)
        || (is_code
            && (has(element, &["ln", "lnt"])
                || (element.name() == "td" && beside(tag, true).is_some_and(|next| next.name() == "td"))
                || element.attr("style").is_some_and(is_not_selected)));
    is_one && tag.text().all(|text| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
}

/// Whether a style keeps its element out of what readers copy.
fn is_not_selected(style: &str) -> bool {
    style.split(';').filter_map(|one| one.split_once(':')).any(|(name, value)| {
        name.trim().ends_with("user-select") && value.trim().eq_ignore_ascii_case("none")
    })
}

/// Whether it names the language of the code right below.
fn is_language(tag: ElementRef, element: &Element) -> bool {
    let is_one = |class: &str| matches!(class, "lang" | "language" | "code-lang" | "code-language");
    matches!(element.name(), "span" | "div" | "p")
        && element.classes().any(is_one)
        && beside(tag, true).is_some_and(|next| next.name() == "pre")
        && tag.text().map(str::len).sum::<usize>() <= SMALL
        && tag.text().all(|text| text.trim().chars().all(|c| c.is_ascii_graphic()))
}

/// What an element that shows no word is.
struct Mark {
    /// Whether it holds a link within the page.
    is_link: bool,
    /// Whether such a link says that it belongs to a note.
    is_note: bool,
    /// Whether it begins with an arrow: `1→2` does not.
    is_arrow: bool,
}

/// What a small element shows, if it shows something and no word.
fn mark(tag: ElementRef) -> Option<Mark> {
    let mut mark = Mark { is_link: false, is_note: false, is_arrow: false };
    let mut is_shown = false;
    for (n, node) in tag.descendants().enumerate() {
        match node.value() {
            _ if n == SMALL => return None,
            Node::Text(text) => {
                for c in text.chars().filter(|c| !c.is_whitespace()) {
                    let is_arrow = is_arrow(c);
                    if !is_arrow && !is_sign(c) {
                        return None;
                    }
                    mark.is_arrow |= is_arrow && !is_shown;
                    is_shown = true;
                }
            }
            Node::Element(element) if element.name() == "img" => return None,
            Node::Element(element) if element.name() == "a" && leads_within(element).is_some() => {
                mark.is_link = true;
                mark.is_note |= is_of_note(element);
            }
            _ => {}
        }
    }
    is_shown.then_some(mark)
}

/// What numbers a note, or stands around its number.
fn is_sign(c: char) -> bool {
    c.is_numeric()
        || c.is_ascii_punctuation()
        || matches!(
            c,
            '†' | '‡' | '§' | '¶' | '注' | '，' | '、' | '（' | '）' | '［' | '］' | '【' | '】' | '〔' | '〕'
        )
        // How a sign is drawn.
        || matches!(c, '\u{fe0e}' | '\u{fe0f}' | '\u{200b}' | '\u{2060}')
}

fn is_arrow(c: char) -> bool {
    matches!(c, '^' | '⏎' | '▲' | '\u{2190}'..='\u{21ff}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}')
}

fn is_of_note(element: &Element) -> bool {
    matches!(element.attr("role"), Some("doc-noteref" | "doc-backlink"))
        || element.attr("data-footnote-ref").is_some()
        || has(element, &NOTES)
        || is_back(element)
}

fn is_back(element: &Element) -> bool {
    element.attr("data-footnote-backref").is_some() || has(element, &BACK)
}

/// A link to a note that shows its number, or one back from it.
fn is_mark_of_note(tag: ElementRef, element: &Element) -> bool {
    leads_within(element).is_some()
        && (is_back(element) || mark(tag).is_some_and(|mark| mark.is_arrow || mark.is_note))
}

/// A link of a heading to itself that stands beside it: with words behind it, with a sign before it as well.
fn is_beside_its_heading(tag: ElementRef, element: &Element) -> bool {
    let Some((_, to)) = element.attr("href").and_then(|href| href.rsplit_once('#')) else { return false };
    let is_its = |of: &Element| {
        is_heading(of.name())
            && of.attr("id").is_some_and(|id| id == percent_decode_str(to).decode_utf8_lossy())
    };
    beside(tag, false).is_some_and(is_its)
        || (beside(tag, true).is_some_and(is_its)
            && !tag.text().any(|text| text.contains(char::is_alphanumeric)))
}

/// The element right behind this one, or before it, without text between.
fn beside(tag: ElementRef<'_>, is_behind: bool) -> Option<&Element> {
    let step = |node: NodeRef<'_, Node>| -> Option<NodeId> {
        Some(if is_behind { node.next_sibling()? } else { node.prev_sibling()? }.id())
    };
    let mut at = step(*tag)?;
    for _ in 0..SMALL {
        let node = tag.tree().get(at)?;
        match node.value() {
            Node::Element(_) => return ElementRef::wrap(node).map(|tag| tag.value()),
            Node::Text(text) if !text.trim().is_empty() => return None,
            _ => at = step(node)?,
        }
    }
    None
}

/// The name that a link leads to, if it leads within its page.
fn leads_within(element: &Element) -> Option<&str> {
    element.attr("href")?.trim().strip_prefix('#')
}

/// Tables of contents: lists of links, each of which says what stands where it leads to on the same page.
#[derive(Default)]
pub(super) struct Contents {
    /// Where the names of the page stand, once a list asked.
    names: Option<HashMap<String, NodeId>>,
    /// The list around, which is none; a list in it is not asked.
    list: Option<NodeId>,
}

impl Contents {
    /// Whether an element that opens is a table of contents.
    pub(super) fn opens(&mut self, tag: ElementRef) -> bool {
        if self.list.is_some() || !matches!(tag.value().name(), "ul" | "ol") {
            return false;
        }
        let is_one = self.is_one(tag);
        self.list = Some(tag.id()).filter(|_| !is_one);
        is_one
    }

    pub(super) fn closes(&mut self, node: NodeId) {
        self.list = self.list.filter(|list| *list != node);
    }

    fn is_one(&mut self, list: ElementRef) -> bool {
        let (mut link, mut words, mut links) = (None, String::new(), 0);
        for edge in list.traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Text(text) if link.is_some() => words.push_str(text),
                    Node::Text(text) if !text.trim().is_empty() => return false,
                    Node::Element(element) if element.name() == "a" && link.is_none() => {
                        let Some(to) = leads_within(element).filter(|to| !to.is_empty()) else {
                            return false;
                        };
                        link = Some((node.id(), to));
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    let Some((_, to)) = link.filter(|(id, _)| *id == node.id()) else { continue };
                    if !self.says(*list, to, &words) {
                        return false;
                    }
                    (link, links) = (None, links + 1);
                    words.clear();
                }
            }
        }
        links > 1
    }

    /// Whether these words stand where a name is.
    fn says(&mut self, list: NodeRef<Node>, name: &str, words: &str) -> bool {
        let tree = list.tree();
        let names = self.names.get_or_insert_with(|| {
            let elements = tree.nodes().filter_map(|node| Some((node.id(), node.value().as_element()?)));
            let named = |(node, element): (NodeId, &Element)| Some((element.attr("id")?.to_owned(), node));
            elements.filter_map(named).collect()
        });
        let name = percent_decode_str(name).decode_utf8_lossy();
        let Some(mut node) = names.get(&*name).and_then(|at| tree.get(*at)) else { return false };
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let words = letters(words);
        // The list may number what is not numbered there.
        let words = words.trim_start_matches(char::is_numeric);
        let mut found = String::new();
        for _ in 0..8 * SMALL {
            if let Node::Text(text) = node.value() {
                found.push_str(&letters(text));
            }
            if found.contains(words) {
                return true;
            }
            if found.len() > 2 * words.len() + SMALL {
                return false;
            }
            let up = || node.ancestors().find_map(|above| above.next_sibling());
            let Some(next) = node.first_child().or_else(|| node.next_sibling()).or_else(up) else {
                return false;
            };
            node = next;
        }
        false
    }
}
