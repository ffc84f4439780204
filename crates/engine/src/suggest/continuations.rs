//! How do the texts go on after a phrase?
//!
//! Each occurrence of the phrase is followed for a few steps, which go into one tree. A step is an ideograph or a
//! word of letters. The heaviest paths of the tree are then cut into words, as a query is. A continuation ends with
//! the first or the second word, and continuations rank by how many documents have them. Paths are cut instead of
//! occurrences, because cutting costs the most.

use super::steps::{goes_on, is_inside, step, step_end};
use crate::call::Call;
use crate::function_words;
use crate::gaps::Exactness;
use crate::hash::{self, FNV_OFFSET};
use crate::marked::Marked;
use crate::phrase::{Occurrence, Phrase};
use crate::sort::{Heap, Key};
use crate::terms::{self, Kind, Role, Term};
use crate::walk;
use seed_index::CodedText;
use seed_text::{Class, Unit};

/// The most documents that are read, chosen evenly from all that can hold the phrase.
const MOST_DOCUMENTS: usize = 64;
/// The most bytes of text that are read, shared by those documents.
const MOST_BYTES: usize = 1 << 19;
/// The most occurrences of the phrase that are followed, shared by those documents too.
const MOST_FOLLOWED: usize = 256;
/// For each of these, the most occurrences that are skipped because they begin inside a word of letters.
const MOST_PASSED: usize = 16;
/// The most steps of an occurrence that go into the tree.
const MOST_STEPS: usize = 6;
/// The most steps that are read, so that the last word is cut where it ends.
const MOST_READ: usize = MOST_STEPS + 2;
/// The most units that are read.
const MOST_AHEAD: usize = 96;
/// The most paths that are cut.
const MOST_CUTS: usize = 16;
/// Units at the end of the phrase that are cut together with what follows.
const BEHIND: usize = 8;
/// Ideographs before the phrase that show whether it begins inside a word.
const BEFORE: usize = 4;
/// Ideographs that end a name or phrase before them, as a mark of punctuation does.
const CLOSING: [char; 6] = ['的', '了', '和', '与', '及', '等'];

/// The continuations of a phrase.
pub struct Continuations<'s> {
    call: &'s Call<'s>,
    units: &'s [Unit],
    /// The tree; its root is the phrase itself.
    nodes: Vec<Node>,
}

/// One step after the node above it.
#[derive(Clone, Copy, Default)]
struct Node {
    /// The step, see [`step`].
    step: u32,
    above: u32,
    /// The first node below, and the next node beside. 0, which is the root, means none.
    below: u32,
    beside: u32,
    /// How often it occurs, in how many documents, and the last of these, so that each counts once.
    count: u32,
    documents: u32,
    last: u32,
    /// How often a phrase may end here.
    ends: u32,
    /// How many of its occurrences are inside a longer word.
    inside: u32,
    /// Whether it was already counted as the end of a word.
    is_weighed: bool,
    /// How most of its occurrences are written. It is a majority vote: an occurrence that is written otherwise takes
    /// a vote away.
    written: Written,
    /// A hash of its codes.
    form: u32,
    votes: u32,
}

/// An occurrence that is written so.
#[derive(Clone, Copy, Default)]
struct Written {
    id: u32,
    in_title: bool,
    start: usize,
    /// Where the phrase ends, and where the step ends.
    middle: usize,
    end: usize,
}

impl<'s> Continuations<'s> {
    /// Starts with a phrase of these units.
    pub fn new(call: &'s Call, units: &'s [Unit]) -> Continuations<'s> {
        Continuations { call, units, nodes: vec![Node::default()] }
    }

    /// Follows the phrase in the candidates that also hold all other phrases.
    #[inline(never)]
    pub fn gather(&mut self, phrase: &Phrase, candidates: &[u32], others: &[Phrase]) {
        let folds = self.call.folds();
        let most = candidates.len().min(MOST_DOCUMENTS);
        for i in 0..most {
            let id = candidates[i * candidates.len() / most];
            if !self.call.may_hold(id, phrase) || !others.iter().all(|other| self.call.has(id, other)) {
                continue;
            }
            let (title, body) = self.call.texts(id);
            let mut left = MOST_FOLLOWED / most;
            for (in_title, text) in [(true, title), (false, body)] {
                let mut end = text.codes.len().min(MOST_BYTES / most);
                while !text.is_border(end) {
                    end -= 1;
                }
                for found in phrase.occurrences(text.part(0..end), folds).take(left * MOST_PASSED) {
                    if left > 0 && found.exactness == Exactness::Exact && self.begins(text, found) {
                        let (start, middle) = (found.start, found.end);
                        self.follow(text, Written { id, in_title, start, middle, end: middle });
                        left -= 1;
                    }
                }
            }
        }
    }

    /// Whether a phrase that begins with letters begins a word in the text.
    fn begins(&self, text: CodedText, found: Occurrence) -> bool {
        let is_word = self.units.first().is_some_and(|unit| unit.class.is_word());
        !is_word
            || walk::previous(text, self.call.folds(), found.start)
                .is_none_or(|unit| !unit.class.is_word() || unit.gap != walk::NO_GAP)
    }

    /// The units that follow, up to a mark of punctuation, the end of a line, or a gap between ideographs.
    fn ahead(&self, text: CodedText, at: usize) -> Vec<Unit> {
        let (mut ahead, mut steps) = (Vec::new(), 0);
        let Some(mut last) = self.units.last().map(|unit| Unit { end: at, ..*unit }) else { return ahead };
        while ahead.len() < MOST_AHEAD
            && let Some(unit) = walk::next(text, self.call.folds(), last.end)
            && goes_on(text, &last, &unit)
        {
            steps += usize::from(!is_inside(&last, &unit));
            if steps > MOST_READ {
                break;
            }
            ahead.push(unit);
            last = unit;
        }
        ahead
    }

    #[inline(never)]
    fn follow(&mut self, text: CodedText, mut written: Written) {
        // From the start of the phrase, because texts write what was typed in several ways.
        written.end = written.start;
        let ahead = self.ahead(text, written.middle);
        let (mut node, mut from, mut form) = (0, 0, FNV_OFFSET);
        for _ in 0..MOST_STEPS {
            let to = step_end(&ahead, from);
            // A word that is longer than the most units that are read is no word.
            if from == to || to == MOST_AHEAD {
                return;
            }
            let last = if from == 0 { self.units.last() } else { ahead.get(from - 1) };
            let end = ahead[to - 1].end;
            form = hash::extend(form, text.part(written.end..end).codes.iter().map(|code| u32::from(*code)));
            written.end = end;
            node = self.below(node, step(last, &ahead[from..to]));
            let it = self.node_mut(node);
            it.count += 1;
            if it.documents == 0 || it.last != written.id {
                (it.documents, it.last) = (it.documents + 1, written.id);
            }
            it.ends += u32::from(ahead.get(to).is_none_or(|unit| CLOSING.contains(&unit.char)));
            if it.votes == 0 {
                (it.written, it.form) = (written, form);
            }
            it.votes = if it.form == form { it.votes + 1 } else { it.votes - 1 };
            from = to;
        }
    }

    // Not inlined: many callers become smaller.
    #[inline(never)]
    fn node(&self, at: u32) -> &Node {
        &self.nodes[at as usize]
    }

    #[inline(never)]
    fn node_mut(&mut self, at: u32) -> &mut Node {
        &mut self.nodes[at as usize]
    }

    /// The node of a step below another. It is new if there was none.
    fn below(&mut self, node: u32, step: u32) -> u32 {
        let mut at = self.node(node).below;
        while at != 0 {
            let it = self.node(at);
            if it.step == step {
                return at;
            }
            at = it.beside;
        }
        let new = self.nodes.len() as u32;
        let beside = std::mem::replace(&mut self.node_mut(node).below, new);
        self.nodes.push(Node { step, above: node, beside, ..Node::default() });
        new
    }

    /// The key of a node: the most documents, then the most occurrences, then the one that was met first.
    fn rank(&self, node: u32) -> Key {
        let it = self.node(node);
        Key::new(it.documents << 16 | it.count, !node)
    }

    /// Whether at least half of a node's occurrences end a word.
    fn is_whole(&self, key: Key) -> bool {
        let it = self.node(!key.item());
        it.inside * 2 < it.count
    }

    fn each_below(&self, node: u32, each: &mut dyn FnMut(u32)) {
        let mut at = self.node(node).below;
        while at != 0 {
            each(at);
            at = self.node(at).beside;
        }
    }

    /// Calls `each` with the most frequent continuations.
    #[inline(never)]
    pub fn each(&mut self, most: usize, each: &mut dyn FnMut(Marked)) {
        let (mut open, mut best) = (Heap::new(), Heap::new());
        self.each_below(0, &mut |node| open.push(self.rank(node)));
        for _ in 0..MOST_CUTS {
            let Some(key) = open.pop() else { break };
            // The nodes that are left are no better.
            if best.iter().filter(|best| **best > key && self.is_whole(**best)).count() >= most {
                break;
            }
            let mut node = !key.item();
            let mut path = Vec::new();
            while node != 0 {
                path.push(node);
                node = self.node(node).above;
            }
            path.reverse();
            let given = path.len();
            let mut beside = Vec::new();
            while let Some(last) = path.last() {
                // Any node is heavier than the root, which means none.
                let mut heaviest = 0;
                self.each_below(*last, &mut |mut node| {
                    if self.rank(node) > self.rank(heaviest) {
                        std::mem::swap(&mut node, &mut heaviest);
                    }
                    if node != 0 {
                        beside.push((path.len(), node));
                    }
                });
                if heaviest == 0 {
                    break;
                }
                path.push(heaviest);
            }
            let (ends, good) = self.ends(&path);
            for (depth, node) in beside {
                if depth < ends[0].max(ends[1]).max(given + 1) {
                    open.push(self.rank(node));
                }
            }
            let mut word = 0;
            // The root stands for none. It counts nothing.
            let mut words = [0; 2];
            for i in [0, 1] {
                let begun = std::mem::replace(&mut word, ends[i]);
                let Some(&node) = path.get(ends[i].wrapping_sub(1)) else { continue };
                if std::mem::replace(&mut self.node_mut(node).is_weighed, true) {
                    continue;
                }
                let count = self.node(node).count;
                for inside in &path[begun..ends[i] - 1] {
                    self.node_mut(*inside).inside += count;
                }
                // A second word that came once says nothing.
                if good[i] && (i == 0 || count > 1) {
                    words[i] = node;
                }
            }
            let [first, second] = words.map(|node| if node == 0 { 0 } else { self.node(node).count });
            // The first word is not offered if the second nearly always follows it.
            for (node, is_offered) in [(words[0], second * 4 < first * 3), (words[1], second > 0)] {
                if is_offered {
                    best.push(self.rank(node));
                }
            }
        }
        while let Some(key) = best.pop() {
            if !self.is_whole(key) {
                continue;
            }
            let written = self.node(!key.item()).written;
            let mark = 0..written.middle - written.start;
            let text = text_of(self.call, written).part(written.start..written.end);
            each(Marked::decode(text, &[mark], ' '));
        }
    }

    /// After how many steps of a path its first and its second word end (0 for none), and whether a continuation may
    /// end there.
    #[inline(never)]
    fn ends(&self, path: &[u32]) -> ([usize; 2], [bool; 2]) {
        let none = ([0, 0], [false, false]);
        let Some(leaf) = path.last() else { return none };
        let written = self.node(*leaf).written;
        let text = text_of(self.call, written);
        let ahead = self.ahead(text, written.middle);
        let behind = &self.units[self.units.len().saturating_sub(BEHIND)..];
        let mut units = Vec::new();
        let is_whole = behind.len() == self.units.len() && behind[0].class == Class::Ideograph;
        let mut at = written.start;
        while is_whole
            && units.len() < BEFORE
            && let Some(unit) = walk::previous(text, self.call.folds(), at)
            && (unit.class, unit.gap) == (Class::Ideograph, walk::NO_GAP)
        {
            at = unit.start;
            units.push(unit);
        }
        units.reverse();
        let before = units.len();
        units.extend_from_slice(behind);
        units[before].gap = walk::NO_GAP;
        units.extend_from_slice(&ahead);
        let mut units = &units[..];
        let mut end = before + behind.len();
        let mut terms = terms::words(self.call, units);
        if is_whole && word_at(&terms, before).is_some_and(|word| word.units.start < before) {
            // The phrase begins inside a word of the text. It counts nevertheless if it is a word by itself.
            units = &units[before..];
            end -= before;
            terms = terms::words(self.call, units);
            if word_at(&terms, 0).is_none_or(|word| word.units.len() < 2) {
                return none;
            }
        }
        let steps = |to: usize| {
            let mut last = &units[end - 1];
            let starts = units[end..to].iter().filter(|unit| {
                let starts = !is_inside(last, unit);
                last = unit;
                starts
            });
            // The rest of a word that the phrase begins is a step too.
            starts.count() + usize::from(to > end && is_inside(&units[end - 1], &units[end]))
        };
        let node = |to: usize| path.get(steps(to).checked_sub(1)?).map(|node| self.node(*node));
        let is_single = |word: &Term| word.kind == Kind::Ideograph;
        let next =
            |at: usize| word_at(&terms, at).filter(|word| !function_words::is(&units[word.units.clone()]));
        let Some(mut first) = next(end) else { return none };
        let completes = first.units.start < end;
        // Characters in a row that always occur together are a word that the index does not have.
        while is_single(first)
            && let Some(second) = next(first.units.end).filter(|word| is_single(word))
            && let (Some(one), Some(other)) = (node(first.units.end), node(second.units.end))
            && one.count == other.count
        {
            first = second;
        }
        let is_end = |word: &Term| {
            let is_number = units[word.units.clone()]
                .iter()
                .all(|unit| !matches!(unit.class, Class::Letter | Class::Ideograph));
            !is_number && node(word.units.end).is_some_and(|node| !is_single(word) || node.ends > 0)
        };
        // After a single character, what occurs once says nothing.
        let is_said = self.units.len() > 1 || node(first.units.end).is_some_and(|node| node.count > 1);
        let second = next(first.units.end);
        (
            [steps(first.units.end), second.map_or(0, |word| steps(word.units.end))],
            [completes || is_said && is_end(first), second.is_some_and(is_end)],
        )
    }
}

/// The text of an occurrence.
fn text_of<'s>(call: &Call<'s>, written: Written) -> CodedText<'s> {
    let (title, body) = call.texts(written.id);
    if written.in_title { title } else { body }
}

/// The word of a cut that covers a unit.
fn word_at(terms: &[Term], at: usize) -> Option<&Term> {
    terms.iter().find(|term| term.role == Role::Word && term.units.contains(&at))
}
