//! *What did the layout do to the sentences?*
//!
//! Two kinds of damage are undone: a text that was wrapped to a fixed width, and a
//! sentence that the end of a column cut, with an empty line, a caption or a label
//! in its middle. A file that shows neither keeps its line ends, because code,
//! tables, lists and verse need them.
//!
//! Cost: linear. While a paragraph grows piece by piece, its properties are added
//! up, and no piece is read twice.

use super::lines::{Kind, Line, clean, ends_properly, is_clause, is_han, is_wide_punctuation, spaced};

// ------------------------------------------------------------ lines and wraps

struct Raw {
    text: String,
    indented: bool,
    after_gap: bool,
}

/// The lines of a text, white space trimmed and fixed-width wraps undone.
pub(super) fn unwrap(text: &str) -> Vec<Line> {
    let mut raws: Vec<Raw> = Vec::new();
    let mut after_gap = true;
    for line in raw_lines(text) {
        let line = clean(line);
        let trimmed = line.trim();
        if trimmed.is_empty() {
            after_gap = true;
            continue;
        }
        raws.push(Raw {
            indented: line.starts_with('\u{3000}') || line.starts_with("  "),
            text: trimmed.to_owned(),
            after_gap,
        });
        after_gap = false;
    }

    let full = wrapped(&raws);
    let mut out: Vec<Line> = Vec::with_capacity(raws.len());
    let mut raws = raws.into_iter().peekable();
    while let Some(Raw { mut text, indented, after_gap }) = raws.next() {
        let mut columns = width(&text) + if indented { 4 } else { 0 };
        while let Some(full) = full
            && columns >= full
            && let Some(next) = raws.next_if(|next| !next.after_gap && !next.indented)
        {
            columns = width(&next.text);
            glue(&mut text, &next.text);
        }
        out.push(super::lines::classify(text, after_gap));
    }
    out
}

/// Splits a text into lines, which end with LF, CR LF, CR, form feed or one of
/// Unicode's own line ends.
fn raw_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .flat_map(|line| line.split(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']))
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if is_han(c) || is_wide_punctuation(c) || matches!(c, '“' | '”' | '…' | '—') {
                2
            } else {
                1
            }
        })
        .sum()
}

/// How wide a full line is, if the text is wrapped to a fixed width.
///
/// A wrapped text has no line beyond its margin; most of its lines reach it, and
/// stop inside a sentence. Tables and code reach a margin too, but contain signs.
/// The lines of lists have any length.
fn wrapped(raws: &[Raw]) -> Option<usize> {
    let widest = raws.iter().map(|raw| width(&raw.text)).max()?;
    if !(40..=200).contains(&widest) {
        return None;
    }
    let han = raws.iter().filter(|raw| mostly_han(&raw.text)).count();
    let chinese = 10 * han >= 9 * raws.len();
    // A Chinese line is short of the margin by one character and a punctuation
    // mark that must not begin a line; a Latin one by a word.
    let least = widest - if chinese { 6 } else { widest / 5 };
    let (mut inner, mut full, mut amid, mut lower) = (0, 0, 0, 0);
    for pair in raws.windows(2).filter(|pair| !pair[1].after_gap) {
        inner += 1;
        if width(&pair[0].text) >= least {
            full += 1;
            amid += usize::from(!ends_properly(&pair[0].text));
            lower += usize::from(pair[1].text.starts_with(char::is_lowercase));
        }
    }
    if full < 3 || 2 * full < inner || 5 * amid < 3 * full {
        return None;
    }
    let mut signs = 0_usize;
    let mut pauses = 0_usize;
    for c in raws.iter().flat_map(|raw| raw.text.chars()) {
        signs += usize::from(matches!(
            c,
            '{' | '}' | '=' | '<' | '>' | '|' | '\\' | '`' | '_' | '$' | '#' | '+' | '*'
        ));
        pauses += usize::from(is_clause(c) || matches!(c, '。' | '.' | '！' | '？' | '!' | '?'));
    }
    let prose = 3 * pauses >= raws.len() && 5 * signs <= raws.len();
    // English goes on in lower case more often than not.
    (prose && (chinese || 2 * lower >= full)).then_some(least)
}

fn mostly_han(text: &str) -> bool {
    let (mut han, mut all) = (0, 0);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        han += usize::from(is_han(c));
        all += 1;
    }
    2 * han >= all
}

fn glue(text: &mut String, next: &str) {
    if let (Some(before), Some(after)) = (text.chars().next_back(), next.chars().next()) {
        // A hyphen at a line's end is kept, because nothing says whether it
        // belongs to the word.
        if spaced(before, after, false) {
            text.push(' ');
        }
        text.push_str(next);
    }
}

// -------------------------------------------------------------------- columns

/// What decides whether a paragraph is a sentence cut short.
#[derive(Clone, Copy, Default)]
struct Shape {
    chars: usize,
    han: usize,
    letters: usize,
    spaces: usize,
    stops: usize,
    clauses: usize,
    open: i32,
}

impl Shape {
    fn of(text: &str) -> Shape {
        let mut shape = Shape { open: super::lines::open_brackets(text), ..Shape::default() };
        for c in text.chars() {
            shape.chars += 1;
            shape.han += usize::from(is_han(c));
            shape.letters += usize::from(c.is_alphabetic());
            shape.spaces += usize::from(c == ' ');
            shape.stops += usize::from(matches!(c, '。' | '！' | '？' | '；'));
            shape.clauses += usize::from(is_clause(c));
        }
        shape
    }

    fn add(&mut self, next: Shape) {
        self.chars += next.chars;
        self.han += next.han;
        self.letters += next.letters;
        self.spaces += next.spaces;
        self.stops += next.stops;
        self.clauses += next.clauses;
        self.open += next.open;
    }

    /// Whether it is Chinese enough for Chinese rules. Prose about software has
    /// many Latin names.
    fn chinese(self) -> bool {
        5 * self.han >= 2 * (self.chars - self.spaces) && self.han > 0
    }

    /// Whether it is Latin words rather than signs.
    fn latin(self) -> bool {
        self.han == 0 && 10 * (self.letters + self.spaces) >= 8 * self.chars && self.spaces >= 5
    }
}

/// How many captions and labels may interrupt a cut sentence.
const BETWEEN: usize = 3;
/// The longest label: `会场一角`.
const LABEL: usize = 12;

/// Joins the sentences that a column's end has cut.
pub(super) fn mend(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // The index of the last text line in `out`, its shape, and its end.
    let mut open: Option<(usize, Shape)> = None;
    let mut lines: std::collections::VecDeque<Line> = lines.into();
    while let Some(line) = lines.pop_front() {
        if let Some((at, shape)) = &mut open {
            let skipped = std::iter::once(&line)
                .chain(&lines)
                .take(BETWEEN + 1)
                .take_while(|line| stands_between(line))
                .count();
            let next = if skipped == 0 { Some(&line) } else { lines.get(skipped - 1) };
            let labels = std::iter::once(&line)
                .chain(&lines)
                .take(skipped)
                .filter(|line| line.kind == Kind::Headline)
                .count();
            if skipped <= BETWEEN
                && labels <= 1
                && let Some(next) = next
                && next.after_gap
                && continues(&out[*at].text, *shape, next, &lines, skipped)
            {
                // The captions go after the sentence, in their order.
                let mut between = vec![line];
                between.extend(lines.drain(..skipped));
                if let Some(piece) = between.pop() {
                    shape.add(Shape::of(&piece.text));
                    glue(&mut out[*at].text, &piece.text);
                }
                let moved = !between.is_empty();
                for mut caption in between.into_iter().rev() {
                    caption.after_gap = true;
                    lines.push_front(caption);
                }
                // A caption that follows must not be tried a second time for
                // the same sentence unless it is still open.
                if moved && !unfinished(&out[*at].text, *shape) {
                    open = None;
                }
                continue;
            }
        }
        // Half a sentence without a stop has a headline's form.
        let is_text = matches!(line.kind, Kind::Body | Kind::Dateline { .. } | Kind::Headline);
        // Lines of one block are a list's or a table's, not a column's end.
        let in_block = !line.after_gap
            && out.last().is_some_and(|before| matches!(before.kind, Kind::Body | Kind::Item));
        if is_text && !in_block {
            let shape = Shape::of(&line.text);
            open = Some((out.len(), shape));
        } else if line.kind != Kind::Caption {
            open = None;
        }
        out.push(line);
    }
    out
}

/// Whether a line may interrupt a sentence: a caption, or a label of a few
/// characters.
fn stands_between(line: &Line) -> bool {
    match line.kind {
        Kind::Caption => true,
        Kind::Headline => {
            line.text.chars().count() <= LABEL && !line.text.contains(|c| is_clause(c) || c == ' ')
        }
        _ => false,
    }
}

/// Whether a paragraph is text that stops before its sentence does.
fn unfinished(text: &str, shape: Shape) -> bool {
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    if shape.chinese() {
        let body = shape.stops > 0
            || shape.clauses >= 3
            || shape.chars > super::lines::HEADLINE
            || matches!(last, '，' | '、' | ',')
            || shape.open > 0;
        // A name in Latin letters ends a line of a list more often than a column.
        let share = if last.is_ascii_alphanumeric() || last == '_' { 8 } else { 6 };
        return shape.chars >= 20
            && 10 * shape.han >= share * (shape.chars - shape.spaces - shape.clauses)
            && (shape.clauses > 0 || shape.stops > 0)
            && body
            && (!ends_properly(text) || shape.open > 0 && !matches!(last, '：' | ':'));
    }
    shape.latin() && shape.chars >= 40 && (last.is_lowercase() || last == ',')
}

/// Whether `next` is the rest of the sentence that `text` leaves open.
fn continues(
    text: &str,
    shape: Shape,
    next: &Line,
    lines: &std::collections::VecDeque<Line>,
    skipped: usize,
) -> bool {
    if !unfinished(text, shape) {
        return false;
    }
    let piece = next.text.as_str();
    let Some(first) = piece.chars().next() else {
        return false;
    };
    if shape.latin() {
        // A command goes on in lower case as well, but begins so, too.
        return next.kind == Kind::Body
            && first.is_lowercase()
            && Shape::of(piece).latin()
            && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
    }
    let other = Shape::of(piece);
    if !other.chinese() {
        return false;
    }
    // The rest of a sentence is a paragraph's end, not a list's first line.
    let after = lines.get(skipped);
    if after.is_some_and(|after| {
        !after.after_gap && matches!(after.kind, Kind::Body | Kind::Item | Kind::Headline)
    }) {
        return false;
    }
    // A quote that opens in both pieces is two paragraphs of one speech: the
    // next speaker's quote never closes the first.
    let closes = shape.open > 0 && other.open < 0;
    if text.ends_with(['；', ';']) && (enumerates(piece) || piece.ends_with(['；', ';'])) {
        return false;
    }
    match next.kind {
        // 下列步骤为：opens something and is not the rest of anything.
        Kind::Body if piece.ends_with(['：', ':']) => other.clauses > 1 || other.stops > 0,
        Kind::Body => other.clauses > 0 || ends_properly(piece),
        // A piece without a stop has a headline's form; it is none if it closes
        // what the sentence has opened, or pauses and is followed by text.
        Kind::Headline => {
            closes
                || (other.chars >= 20
                    && other.clauses > 0
                    && after.is_some_and(|after| after.kind == Kind::Body))
        }
        _ => false,
    }
}

/// Whether a paragraph opens as the next member of a series does.
fn enumerates(text: &str) -> bool {
    const SERIES: [&str; 14] = [
        "第一", "第二", "第三", "第四", "第五", "首先", "其次", "再次", "最后", "一是", "二是", "三是",
        "四是", "五是",
    ];
    SERIES.iter().any(|word| text.starts_with(word))
}
