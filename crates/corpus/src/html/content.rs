//! *Which part of a page is its content?*
//!
//! What the page marks for the search; else what the site's selector names; else `main`; else `article`; else the
//! body without what stands around its text. The markings inside each other count once.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::marks;
use crate::elements::is_unseen;

/// How a page's content was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marked {
    /// By an attribute for the search. Pages of the same site that have none are left out.
    BySearch,
    /// By the page: `main`, `article`, or what the selector names.
    ByPage,
    /// Nothing is marked: it is the body.
    Not,
}

/// The outermost elements of the content.
pub(super) fn roots<'a>(html: &'a Html, selector: Option<&Selector>) -> (Vec<NodeRef<'a, Node>>, Marked) {
    let is_main = |tag: ElementRef| tag.value().name() == "main" || tag.attr("role") == Some("main");
    let found = outermost(html, |tag| marks::mark(tag.value(), "body").is_some());
    if !found.is_empty() {
        return (found, Marked::BySearch);
    }
    let by_selector = |tag: ElementRef| selector.is_some_and(|selector| selector.matches(&tag));
    for is_content in
        [&by_selector as &dyn Fn(ElementRef) -> bool, &is_main, &|tag| tag.value().name() == "article"]
    {
        let found = outermost(html, is_content);
        if !found.is_empty() {
            return (found, Marked::ByPage);
        }
    }
    (outermost(html, |tag| tag.value().name() == "body"), Marked::Not)
}

fn outermost<'a>(html: &'a Html, is_one: impl Fn(ElementRef) -> bool) -> Vec<NodeRef<'a, Node>> {
    let (mut found, mut inside) = (Vec::new(), None);
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) if inside.is_none() && ElementRef::wrap(node).is_some_and(&is_one) => {
                inside = Some(node.id());
                found.push(node);
            }
            Edge::Close(node) if inside == Some(node.id()) => inside = None,
            _ => {}
        }
    }
    found
}

/// Whether the text of an element is no part of the content that it stands in.
pub(super) fn is_left_out(tag: ElementRef, marked: Marked) -> bool {
    let element = tag.value();
    let name = element.name();
    let role = element.attr("role").unwrap_or_default();
    marks::ignored(element).is_some()
        || is_unseen(name)
        || matches!(
            name,
            "title"
                | "template"
                | "noscript"
                | "svg"
                | "dialog"
                | "nav"
                | "form"
                | "button"
                | "select"
                | "textarea"
        )
        || matches!(role, "navigation" | "search" | "dialog")
        || (name == "footer" && !is_quoted(tag))
        || (marked == Marked::Not && matches!(name, "header" | "aside"))
        || element.attr("hidden").is_some_and(|how| !how.eq_ignore_ascii_case("until-found"))
        || element.attr("aria-hidden").is_some_and(|is| is.eq_ignore_ascii_case("true"))
        || is_line_numbers(tag, element)
}

/// Whether it stands in a quotation, of which it says where it is from.
fn is_quoted(tag: ElementRef) -> bool {
    tag.ancestors().any(|above| matches!(above.value(), Node::Element(above) if above.name() == "blockquote"))
}

/// Whether it numbers the lines of code, as programs that colour it do.
fn is_line_numbers(tag: ElementRef, element: &Element) -> bool {
    let names =
        ["gutter", "linenos", "lineno", "linenumber", "line-number", "line-numbers", "line-numbers-wrapper"];
    element.classes().any(|class| names.contains(&class))
        && tag.text().all(|text| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
}
