//! *Which tree do these tags make?*
//!
//! html5ever builds it as browsers do, so broken tags mean here what they mean there. Its time is quadratic in the
//! depth of nesting, so tags below [`DEEPEST`] are not built: browsers stop there as well, and the text stays.
//! Linear in the page.

use std::cell::{Cell, RefCell};

use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeSink};
use scraper::{Html, HtmlTreeSink};

use crate::elements::is_void;

/// The deepest nesting that is built, as in Blink.
const DEEPEST: usize = 512;

/// A page's tree, and what was not built of it.
pub(super) struct Parsed {
    pub(super) html: Html,
    /// Tags that nest too deeply.
    pub(super) too_deep: usize,
    /// The element whose text has no end, so that all that follows is its text: `script`.
    pub(super) unclosed: Option<String>,
}

/// The tree of a page; `is_xml` says whether its tags are those of XHTML.
pub(super) fn parse(text: &str, is_xml: bool) -> Parsed {
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), Default::default());
    let sink = Shallow {
        builder,
        is_xml,
        open: RefCell::default(),
        left: RefCell::default(),
        too_deep: Cell::new(0),
        raw: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(sink, Default::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    // It stops behind each `</script>` and each `<meta charset>`.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    let unclosed = tokenizer.sink.raw.borrow().clone();
    tokenizer.end();
    let Shallow { builder, too_deep, .. } = tokenizer.sink;
    Parsed { html: builder.sink.finish(), too_deep: too_deep.get(), unclosed }
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

/// Passes tags on to the builder, but for those that nest too deeply.
struct Shallow {
    builder: Builder,
    is_xml: bool,
    /// The elements that are open, about as the builder has them.
    open: RefCell<Vec<LocalName>>,
    /// Those that are open and not built.
    left: RefCell<Vec<LocalName>>,
    too_deep: Cell<usize>,
    /// The element whose text is being read without regard to tags.
    raw: RefCell<Option<String>>,
}

impl Shallow {
    fn start(&self, tag: &Tag) -> bool {
        let name = &tag.name;
        if is_void(name) || (tag.self_closing && self.is_xml) {
            return true;
        }
        let mut open = self.open.borrow_mut();
        // One that ends where its like begins: `<li>` after `<li>`.
        if let Some((likes, around)) = ended_by(name) {
            let last = |names: &[&str]| open.iter().rposition(|open| names.contains(&&**open));
            if let Some(at) = last(likes).filter(|at| last(around).is_none_or(|around| around < *at)) {
                open.truncate(at);
                self.left.borrow_mut().clear();
            }
        }
        if is_raw(name) {
            *self.raw.borrow_mut() = Some(name.to_string());
        } else if open.len() >= DEEPEST {
            self.left.borrow_mut().push(name.clone());
            self.too_deep.set(self.too_deep.get() + 1);
            return false;
        } else {
            open.push(name.clone());
        }
        true
    }

    fn end(&self, tag: &Tag) -> bool {
        if self.raw.borrow().as_deref() == Some(&*tag.name) {
            self.raw.take();
            return true;
        }
        let mut left = self.left.borrow_mut();
        if left.last() == Some(&tag.name) {
            left.pop();
            return false;
        }
        let mut open = self.open.borrow_mut();
        if let Some(at) = open.iter().rposition(|name| *name == tag.name) {
            open.truncate(at);
            left.clear();
        }
        true
    }
}

impl TokenSink for Shallow {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        let Token::TagToken(tag) = &token else { return self.builder.process_token(token, line) };
        let is_start = tag.kind == TagKind::StartTag;
        if !(if is_start { self.start(tag) } else { self.end(tag) }) {
            return TokenSinkResult::Continue;
        }
        // In XHTML `<script/>` has ended.
        let ended = is_start && self.is_xml && tag.self_closing && !is_void(&tag.name);
        let end = ended.then(|| Tag {
            kind: TagKind::EndTag,
            self_closing: false,
            attrs: Vec::new(),
            ..tag.clone()
        });
        let result = self.builder.process_token(token, line);
        let Some(end) = end else { return result };
        self.builder.process_token(Token::TagToken(end), line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        // In XHTML the text of a CDATA section is text everywhere.
        self.is_xml || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Which elements end without a tag where this one begins, and those around that keep them open.
fn ended_by(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match name {
        "p" => Some((&["p"], &["td", "th", "li", "div", "button", "section", "blockquote"])),
        "li" => Some((&["li"], &["ul", "ol", "menu"])),
        "dt" | "dd" => Some((&["dt", "dd"], &["dl"])),
        "td" | "th" => Some((&["td", "th"], &["tr", "table"])),
        "tr" => Some((&["tr"], &["tbody", "table"])),
        "tbody" | "thead" | "tfoot" => Some((&["tbody", "thead", "tfoot"], &["table"])),
        "option" => Some((&["option"], &["select", "datalist"])),
        _ => None,
    }
}

/// Elements whose text is read up to their end tag, whatever it holds.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "title" | "textarea" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript"
    )
}
