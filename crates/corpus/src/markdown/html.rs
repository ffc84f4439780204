//! *What do the tags in a page say, and where do they part its text?*
//!
//! html5ever's tokenizer reads tags, entities, comments and the texts of scripts. No tree is built: what a
//! page of text needs is known when a tag is met, and a tree takes quadratic time where elements nest deeply.
//! Linear in the text.

use std::cell::{Cell, RefCell};

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use crate::elements::{is_block, is_unseen, is_void};

/// What a reader comes upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// A line ends: `<br>`.
    Line,
    /// A cell begins or ends. Its row is one block.
    Cell,
    /// A block begins or ends: a paragraph, an item, a row.
    Border,
    /// Line ends are kept from here on: `<pre>`.
    Verbatim(bool),
    /// A heading begins: its level and the name that its author gives it.
    Heading(u8, Option<String>),
    HeadingEnd,
}

/// The tags inside a paragraph of Markdown, which come one by one with text between them.
pub(super) struct Tags {
    tokenizer: Tokenizer<Pieces>,
}

/// The pieces of a block of HTML.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let tokenizer = Tokenizer::new(Pieces { whole: true, ..Pieces::default() }, Default::default());
    feed(&tokenizer, html);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

impl Tags {
    pub(super) fn new() -> Tags {
        Tags { tokenizer: Tokenizer::new(Pieces::default(), Default::default()) }
    }

    /// What a tag says.
    pub(super) fn read(&self, html: &str) -> Vec<Piece> {
        feed(&self.tokenizer, html);
        self.tokenizer.sink.found.take()
    }

    /// Whether the text that follows is not shown: a script's, or how the characters before it are read.
    pub(super) fn hide(&self) -> bool {
        self.tokenizer.sink.hides()
    }

    /// Closes what the paragraph has left open.
    pub(super) fn close(&self) {
        self.tokenizer.sink.reading.set(false);
        self.tokenizer.sink.hidden.take();
    }
}

fn feed(tokenizer: &Tokenizer<Pieces>, html: &str) {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    // It stops behind each `</script>`.
    while let TokenizerResult::Script(()) = tokenizer.feed(&queue) {}
}

#[derive(Default)]
struct Pieces {
    /// Whether the text between the tags comes as well.
    whole: bool,
    found: RefCell<Vec<Piece>>,
    /// Whether the text says how the characters before it are read.
    reading: Cell<bool>,
    /// The element whose text is not shown, and how many of its name are open.
    hidden: RefCell<Option<(String, usize)>>,
}

impl Pieces {
    fn hides(&self) -> bool {
        self.reading.get() || self.hidden.borrow().is_some()
    }

    fn push(&self, piece: Piece) {
        if !self.hides() {
            self.found.borrow_mut().push(piece);
        }
    }

    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if let Some((hidden, open)) = &mut *self.hidden.borrow_mut() {
            if hidden == name {
                *open = if opens { *open + 1 } else { open.saturating_sub(1) };
            }
            if *open > 0 {
                return TokenSinkResult::Continue;
            }
        }
        if self.hidden.borrow().as_ref().is_some_and(|(_, open)| *open == 0) {
            self.hidden.take();
            return TokenSinkResult::Continue;
        }
        if opens && !is_void(name) && (is_unseen(name) || has(tag, "hidden")) {
            *self.hidden.borrow_mut() = Some((name.to_owned(), 1));
            return self.raw(name);
        }
        match name {
            "rt" | "rp" | "rtc" => self.reading.set(opens),
            "ruby" | "rb" => self.reading.set(false),
            "br" => self.push(Piece::Line),
            "td" | "th" => self.push(Piece::Cell),
            "pre" => {
                self.push(Piece::Border);
                self.push(Piece::Verbatim(opens));
            }
            "img" => {
                if let Some(alt) = value(tag, "alt") {
                    self.push(Piece::Text(alt));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if opens => {
                let level = name.as_bytes()[1] - b'0';
                self.push(Piece::Heading(level, value(tag, "id").filter(|id| !id.trim().is_empty())));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.push(Piece::HeadingEnd),
            name if is_block(name) => self.push(Piece::Border),
            _ => {}
        }
        if opens { self.raw(name) } else { TokenSinkResult::Continue }
    }

    /// How the text of an element is read. Between the tags of a paragraph it is Markdown.
    fn raw(&self, name: &str) -> TokenSinkResult<()> {
        match name {
            _ if !self.whole => TokenSinkResult::Continue,
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl TokenSink for Pieces {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(text) if self.whole && !self.hides() => {
                let mut found = self.found.borrow_mut();
                match found.last_mut() {
                    Some(Piece::Text(before)) => before.push_str(&text),
                    _ => found.push(Piece::Text(text.to_string())),
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn value(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|found| &*found.name.local == name).map(|found| found.value.to_string())
}

fn has(tag: &Tag, name: &str) -> bool {
    tag.attrs.iter().any(|found| &*found.name.local == name)
}
