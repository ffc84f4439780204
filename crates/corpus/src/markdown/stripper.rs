//! *What is taken out of a text, and where does the pass stand?*
//!
//! The state of the pass over a text that `syntax` makes, and what all of its steps need. Every search ahead is
//! remembered (`find`), ends where the next one begins (`closing`), or is paid from a budget in proportion to
//! the text (`pay`), so the whole is linear.

use super::code::Parts;
use super::finds::{FAR, Finds, Within, closing};

pub(super) struct Stripper<'a> {
    pub(super) text: &'a str,
    pub(super) parts: Parts,
    pub(super) finds: Finds,
    pub(super) mdx: bool,
    pub(super) at: usize,
    pub(super) out: String,
    /// How many bytes may still be looked at in vain.
    pub(super) budget: usize,
    /// Of each container that is open: whether templates in it are text.
    pub(super) containers: Vec<bool>,
    /// Up to where templates are text.
    pub(super) raw: usize,
    /// Where the text of this line begins, behind white space and signs of quotations and lists.
    pub(super) body: usize,
    /// Whether this line is a heading.
    pub(super) heading: bool,
    /// Whether a statement of JavaScript may stand here.
    pub(super) module: bool,
    /// Where the `==` is that closes what is highlighted.
    pub(super) highlight: usize,
    /// Where the last closing tag of a component ended.
    pub(super) component: Option<usize>,
}

impl<'a> Stripper<'a> {
    /// At the start of a text.
    pub(super) fn new(text: &'a str, mdx: bool) -> Stripper<'a> {
        Stripper {
            text,
            parts: Parts::of(text),
            finds: Finds::default(),
            mdx,
            at: 0,
            out: String::with_capacity(text.len()),
            budget: 8 * text.len() + FAR,
            containers: Vec::new(),
            raw: 0,
            body: 0,
            heading: false,
            module: true,
            highlight: 0,
            component: None,
        }
    }

    /// The bytes that a search in vain may look at, at most.
    pub(super) fn pay(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// A part of the text from a place on, which a search may look at.
    pub(super) fn ahead(&self, from: usize) -> &'a str {
        let text = &self.text[from..];
        &text[..text.floor_char_boundary(FAR.min(self.budget))]
    }

    /// Keeps the text up to a place as it is.
    pub(super) fn keep(&mut self, end: usize) -> usize {
        self.out.push_str(&self.text[self.at..end]);
        end
    }

    /// Leaves the text up to a place out, and one of the spaces around it.
    pub(super) fn leave(&self, end: usize) -> usize {
        let spaced = self.out.ends_with([' ', '\n']) || self.out.is_empty();
        end + usize::from(spaced && self.text[end..].starts_with(' '))
    }

    /// What `pattern` finds from a place on, not in code.
    pub(super) fn find(&mut self, pattern: &str, from: usize) -> Option<(usize, usize)> {
        self.finds.next(pattern, self.text, &self.parts, from)
    }

    /// The place of what closes, if it is not in code.
    pub(super) fn closing(&self, from: usize, open: &str, close: &str, within: Within) -> Option<usize> {
        closing(self.text, from, open, close, within).filter(|&end| !self.parts.keep(end))
    }

    /// Whether nothing but white space stands between a place and the end of its line.
    pub(super) fn is_last(&self, at: usize) -> bool {
        let rest = self.text[at..].bytes();
        rest.take_while(|&b| b != b'\n').all(|b| b.is_ascii_whitespace())
    }
}
