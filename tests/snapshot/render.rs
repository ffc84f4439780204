//! Answers as text. `tests/e2e/render.mjs` makes the same text of what JavaScript gets: change both.
//!
//! The first hits are written out. Of the others, and of the documents opened, a hash stands for what would fill the
//! page, so that every field of every hit is in the text.

use crate::naive::Whole;
use crate::queries::Line;
use seed_engine::{Document, Hit, Marked, Searcher, Taken};
use std::ops::Range;

/// Hits that are written out, and opened.
const WHOLE: usize = 2;
/// Marks of an opened document that are written out.
const MARKS: usize = 8;

/// The answer to a line of `queries.txt`.
pub fn answer(search: &Searcher, line: &Line) -> String {
    let options = line.options();
    let (Line { line, query, .. }, offset) = (line, options.offset);
    let results = search.results(query, &options);
    let mut lines = vec![format!("> {line}"), format!("{} found, {} full", results.total, results.full)];
    match results.taken {
        Taken::Plain => {}
        Taken::Excluded => lines.push("signs: excluded".into()),
        Taken::Text => lines.push("signs: text".into()),
        Taken::Dropped => lines.push("signs: dropped".into()),
    }
    if !results.rewrites.is_empty() {
        let texts: Vec<&str> = results.rewrites.iter().map(|rewrite| rewrite.text.as_str()).collect();
        lines.push(format!("rewrites: {}", shown(&texts.join(" | "))));
    }
    for (name, counts) in ["files", "years"].iter().zip(&results.facets) {
        let counts: String = counts.iter().map(|(key, count)| format!(" {key}={count}")).collect();
        lines.push(format!("{name}:{counts}"));
    }
    let suggestions: Vec<String> = search.suggestions(query, 8).iter().map(marked).collect();
    if !suggestions.is_empty() {
        lines.push(format!("suggestions: {}", suggestions.join(" | ")));
    }
    for (i, hit) in results.hits.iter().enumerate() {
        lines.push(head(hit, i + offset + 1));
        if i < WHOLE {
            lines.push(format!("   {}", marked(&hit.title)));
            lines.push(format!("   {}", marked(&hit.excerpt)));
        }
    }
    for hit in results.hits.iter().take(WHOLE) {
        lines.push(opened(&search.opened(hit.id, query).expect("a document that was found")));
    }
    lines.join("\n")
}

/// Every document as it is shown when nothing was asked.
pub fn documents(search: &Searcher) -> String {
    let documents = (0..).map_while(|id| search.opened(id, "").map(|document| (id, document)));
    let lines = |(id, document): (u32, Document)| {
        assert_eq!(search.id_of(document.source.path), Some(id));
        let near: Vec<&str> = document.neighbours.iter().map(|near| near.source.path).collect();
        [
            opened(&document),
            format!("   {}", marked(&document.title)),
            format!("   keywords: {}", shown(&document.keywords.join(" | "))),
            format!("   near: {}", near.join(" | ")),
        ]
        .join("\n")
    };
    documents.map(lines).collect::<Vec<_>>().join("\n")
}

fn head(hit: &Hit, rank: usize) -> String {
    let Hit { id, source, title, score, weak, excerpt, section, sections, meta } = hit;
    assert!(section.is_none() && sections.is_empty(), "newspaper articles have no headings");
    assert_eq!(*meta, Default::default(), "nor do they say anything about themselves");
    let hundredths = (f64::from(*score) * 100.0).round() / 100.0;
    let rest = [source.url, source.byline, source.date, &marked(title), &marked(excerpt)].join("\n");
    let weak = if *weak { " weak" } else { "" };
    format!("{rank}. {} id={id} {hundredths:.2}{weak} {}", source.path, hash(&rest))
}

fn opened(document: &Document) -> String {
    let Document { id, source, title, body, paragraphs, keywords, neighbours, sections, meta } = document;
    assert!(sections.is_empty() && *meta == Default::default(), "nor do they say anything about themselves");
    let characters = |end: usize| body.text[..end].chars().count();
    let of_marks = |mark: &Range<usize>| {
        let paragraph = paragraphs.iter().rposition(|paragraph| paragraph.start <= mark.start).unwrap_or(0);
        let start = paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.start);
        let at = characters(mark.start) - characters(start);
        format!(" {paragraph}:{at} {}", shown(&body.text[mark.clone()]))
    };
    let ends =
        paragraphs.iter().map(|range| format!("{}-{}", characters(range.start), characters(range.end)));
    let near = neighbours
        .iter()
        .map(|near| [&near.id.to_string(), near.source.path, near.source.url, &near.title[..]].join("\n"));
    let mut all =
        vec![source.url.into(), source.byline.into(), source.date.into(), marked(title), marked(body)];
    all.extend(ends.chain(keywords.iter().cloned()).chain(near));
    format!(
        "= {} id={id} {}; {} paragraphs, {} marks:{}",
        source.path,
        hash(&all.join("\n")),
        paragraphs.len(),
        body.marks.len(),
        body.marks.iter().take(MARKS).map(of_marks).collect::<String>(),
    )
}

/// A text with brackets around its marks, which stand in none of the seeds.
fn marked(text: &Marked) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for mark in &text.marks {
        out += &format!("{}⟦{}⟧", shown(&text.text[at..mark.start]), shown(&text.text[mark.clone()]));
        at = mark.end;
    }
    out + &shown(&text.text[at..])
}

/// A text on one line.
fn shown(text: &str) -> String {
    let one = |c: char| {
        if c.is_control() || c == '\\' { format!("\\u{{{:x}}}", c as u32) } else { c.to_string() }
    };
    text.chars().map(one).collect()
}

/// FNV-1a, which takes three lines in either language.
fn hash(text: &str) -> String {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", text.bytes().fold(0x811c_9dc5, step))
}
