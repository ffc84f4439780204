//! The queries on file: `tests/data/snapshot/queries.txt`, read.

#![allow(dead_code, reason = "each test takes the part that it needs")]

use seed_engine::{FILE, Filter, Options, Sort, YEAR};
use serde_json::Value;
use std::fs;

/// Where queries and answers are.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/snapshot");

/// A line of the file: a query as a JSON string, and after a tab its options.
pub struct Line {
    /// As it stands.
    pub line: String,
    /// The query.
    pub query: String,
    given: Value,
    facets: Vec<String>,
}

impl Line {
    fn of(line: &str) -> Line {
        let (query, options) = line.split_once('\t').unwrap_or((line, "{}"));
        let query = serde_json::from_str(query).expect("a query");
        let given: Value = serde_json::from_str(options).expect("options");
        let is_counted = given["facets"].as_bool().unwrap_or_default();
        let facets = if is_counted { [FILE, YEAR].map(str::to_owned).to_vec() } else { Vec::new() };
        Line { line: line.to_owned(), query, given, facets }
    }

    /// Its options, the defaults of JavaScript where it has none.
    pub fn options(&self) -> Options<'_> {
        let given = &self.given;
        let text = |key: &str| given[key].as_str().unwrap_or_default();
        let count = |key: &str, unless: usize| given[key].as_u64().map_or(unless, |count| count as usize);
        let flag = |key: &str, unless: bool| given[key].as_bool().unwrap_or(unless);
        Options {
            limit: count("limit", 10),
            offset: count("offset", 0),
            prefix: flag("prefix", true),
            literal: !flag("fuzzy", true),
            filter: Filter {
                path: text("path"),
                from: text("from"),
                to: text("to"),
                language: text("language"),
                values: &[],
            },
            sort: if text("sort") == "date" { Sort::DATE } else { Sort::Relevance },
            facets: &self.facets,
            ..Options::DEFAULT
        }
    }
}

/// The groups of the file, each with its lines.
pub fn groups() -> Vec<(String, Vec<Line>)> {
    let text = fs::read_to_string(format!("{FOLDER}/queries.txt")).expect("queries");
    let mut groups: Vec<(String, Vec<Line>)> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# group: ") {
            groups.push((name.to_owned(), Vec::new()));
        } else if line.starts_with('"') {
            groups.last_mut().expect("a group").1.push(Line::of(line));
        }
    }
    groups
}
