//! *Which part of a page is its content?*
//!
//! What the page marks for the search; else what the site's selector names; else `main`, or the one `article` in it that
//! has the page's heading; else `article`; else the body without what stands around its text. The markings inside each
//! other count once. Linear in the page.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector};

use super::apparatus::is_heading;
use super::marks;
use crate::elements::is_unseen;

/// How a page's content was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Marked {
    /// By an attribute for the search. Pages of the same site that have none are left out.
    BySearch,
    /// By the page: `main`, `article`, or what the selector names.
    ByPage,
    /// Nothing is marked: it is the body.
    Not,
}

/// The content of a page.
pub(super) struct Content<'a> {
    /// Its outermost elements.
    pub(super) roots: Vec<NodeRef<'a, Node>>,
    pub(super) marked: Marked,
    /// Whether it is a `main` with articles in it, so that what stands around these may be no content.
    has_articles: bool,
}

/// Finds the content.
pub(super) fn find<'a>(html: &'a Html, selector: Option<&Selector>) -> Content<'a> {
    let root = html.tree.root();
    let is_main = |tag: ElementRef| tag.value().name() == "main" || tag.attr("role") == Some("main");
    let of = |roots, marked| Content { roots, marked, has_articles: false };
    let found = outermost(root, |tag| marks::mark(tag.value(), "body").is_some());
    if !found.is_empty() {
        return of(found, Marked::BySearch);
    }
    let found = outermost(root, |tag| selector.is_some_and(|selector| selector.matches(&tag)));
    if !found.is_empty() {
        return of(found, Marked::ByPage);
    }
    let found = outermost(root, is_main);
    if let &[main] = &found[..] {
        let articles = outermost(main, is_article);
        if let &[article] = &articles[..]
            && title(main).is_some_and(|title| title.ancestors().any(|above| above.id() == article.id()))
        {
            return of(articles, Marked::ByPage);
        }
        return Content { roots: found, marked: Marked::ByPage, has_articles: !articles.is_empty() };
    }
    if !found.is_empty() {
        return of(found, Marked::ByPage);
    }
    let body = outermost(root, |tag| tag.value().name() == "body");
    let articles = outermost(root, is_article);
    if articles.is_empty() || body.iter().any(|&body| is_more_than_articles(body)) {
        return of(body, Marked::Not);
    }
    of(articles, Marked::ByPage)
}

fn is_article(tag: ElementRef) -> bool {
    tag.value().name() == "article"
}

/// The page's own heading.
fn title(node: NodeRef<'_, Node>) -> Option<NodeRef<'_, Node>> {
    node.descendants().find(|node| node.value().as_element().is_some_and(|element| element.name() == "h1"))
}

/// Whether the articles of a body are parts of its text, as cards are: the page's own heading stands outside of them,
/// and most of the text does.
fn is_more_than_articles(body: NodeRef<Node>) -> bool {
    let (mut inside, mut all, mut is_titled) = (0, 0, false);
    let (mut skip, mut article) = (None, None);
    for edge in body.traverse() {
        match edge {
            Edge::Open(node) if skip.is_none() => {
                if let Node::Text(text) = node.value() {
                    let count = text.chars().filter(|c| !c.is_whitespace()).count();
                    all += count;
                    inside += if article.is_some() { count } else { 0 };
                }
                let Some(tag) = ElementRef::wrap(node) else { continue };
                if is_left_out(tag, Marked::Not) {
                    skip = Some(node.id());
                } else if article.is_none() {
                    is_titled |= tag.value().name() == "h1";
                    article = Some(node.id()).filter(|_| is_article(tag));
                }
            }
            Edge::Close(node) => {
                skip = skip.filter(|id| *id != node.id());
                article = article.filter(|id| *id != node.id());
            }
            Edge::Open(_) => {}
        }
    }
    is_titled && 2 * inside < all
}

fn outermost<'a>(root: NodeRef<'a, Node>, is_one: impl Fn(ElementRef) -> bool) -> Vec<NodeRef<'a, Node>> {
    let (mut found, mut inside) = (Vec::new(), None);
    for edge in root.traverse() {
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

/// How many elements beside another are looked at.
const NEAR: usize = 32;

impl Content<'_> {
    /// Whether an element stands beside the articles of a `main`, and in no text: the bar and the head of the site.
    /// A notice stands between paragraphs, and is content.
    pub(super) fn is_beside(&self, tag: ElementRef) -> bool {
        self.has_articles
            && matches!(tag.value().name(), "header" | "aside")
            && !tag.ancestors().any(|above| ElementRef::wrap(above).is_some_and(is_article))
            && title(*tag).is_none()
            && !in_text(&mut tag.prev_siblings())
            && !in_text(&mut tag.next_siblings())
    }
}

/// Whether the first of these that is no aside is of text.
fn in_text<'a>(beside: &mut dyn Iterator<Item = NodeRef<'a, Node>>) -> bool {
    let is_of_text = |name: &str| {
        matches!(name, "p" | "ul" | "ol" | "dl" | "pre" | "table" | "blockquote" | "figure")
            || is_heading(name)
    };
    let mut elements = beside.take(NEAR).filter_map(|node| Some(node.value().as_element()?.name()));
    elements.find(|name| *name != "aside").is_some_and(is_of_text)
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
        || (element.attr("aria-hidden").is_some_and(|is| is.eq_ignore_ascii_case("true"))
            && !is_said_around(tag))
}

/// Whether screen readers say its words as those of the element around, so that it is hidden from them alone: the title
/// of a notice.
fn is_said_around(tag: ElementRef) -> bool {
    let around = tag.parent().and_then(|around| around.value().as_element()?.attr("aria-label"));
    around.is_some_and(|label| {
        !label.trim().is_empty() && tag.text().collect::<String>().trim() == label.trim()
    })
}

/// Whether it stands in a quotation, of which it says where it is from.
fn is_quoted(tag: ElementRef) -> bool {
    tag.ancestors().any(|above| matches!(above.value(), Node::Element(above) if above.name() == "blockquote"))
}
