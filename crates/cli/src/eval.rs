//! How relevant are the first hits, by the judgements of a collection?
//!
//! A collection is a folder of `docs.jsonl` (`id`, `title`, `body`), `queries.jsonl` (`id`, `text`) and `qrels.tsv`
//! (query, document, grade). Figures are means over the queries that have a relevant document:
//!
//! * nDCG@10: gain = grade, discount log2(rank + 1), ideal over all judged documents;
//! * MRR@10: one over the rank of the first relevant document, 0 beyond the tenth;
//! * Recall@100: the share of the relevant documents among the first hundred. An index in shards is asked for ten hits, as a
//!   page does, for more would read more; so it is Recall@10 there.

use seed_build::build;
use seed_build::shards::shards;
use seed_corpus::Document;
use seed_engine::{Budget, Found, Options, Results, Searcher, Sharded};
use seed_index::Index;
use seed_index::shards::File;
use serde_json::Value;
use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Hits that are requested and written for each query, and how many of an index in shards.
const DEPTH: usize = 100;
const DEPTH_IN_SHARDS: usize = 10;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of docs.jsonl (id, title, body), queries.jsonl (id, text) and qrels.tsv (query, document, grade)
    collection: PathBuf,
    /// Other queries for the same judgements
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Where to write the run: a line `query document rank score` for each hit
    #[arg(long, value_name = "FILE")]
    run: Option<PathBuf>,
    /// Only every second query, from the first (0) or the second (1) on: tune on one half, check on the other
    #[arg(long, value_name = "0|1", value_parser = clap::value_parser!(u8).range(0..2))]
    half: Option<u8>,
    /// Cut the index into small files, and read as few of them as a page does
    #[arg(long)]
    shards: bool,
}

/// A hit: its document, and its score.
type Scored = (String, f32);
/// Answers a query.
type Ask<'a> = dyn FnMut(&str) -> Result<Vec<Scored>, Box<dyn Error>> + 'a;

/// The judged documents of each query, with their grades.
type Judgements = HashMap<String, HashMap<String, f64>>;

pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let folder = &arguments.collection;
    let documents = documents(&folder.join("docs.jsonl"))?;
    let queries = arguments.queries.clone().unwrap_or_else(|| folder.join("queries.jsonl"));
    let mut queries = pairs(&queries)?;
    if let Some(half) = arguments.half {
        queries = queries.into_iter().skip(half.into()).step_by(2).collect();
    }
    let judgements = judgements(&folder.join("qrels.tsv"))?;
    let bytes = build(&documents)?;
    let index = Index::open(bytes.as_slice().into())?;
    let depth = if arguments.shards { DEPTH_IN_SHARDS } else { DEPTH };
    let options = Options { limit: depth, ..Options::default() };
    let mut ask: Box<Ask> = if arguments.shards {
        let files: HashMap<_, _> = shards(&index, seed_site::SIZES).into_iter().collect();
        let mut sharded = Sharded::default();
        Box::new(move |query| in_shards(&mut sharded, &files, query, &options))
    } else {
        let searcher = Searcher::new(index)?;
        Box::new(move |query| Ok(scored(&searcher.search(query, &options)?)))
    };

    let (mut run, mut sums, mut count) = (String::new(), [0.0; 3], 0);
    let start = Instant::now();
    let mut slowest = 0.0_f64;
    for (id, text) in &queries {
        let before = Instant::now();
        let hits = ask(text)?;
        slowest = slowest.max(before.elapsed().as_secs_f64());
        let ranked: Vec<&str> = hits.iter().map(|(path, _)| path.as_str()).collect();
        for (rank, (path, score)) in (1..).zip(&hits) {
            writeln!(run, "{id} {path} {rank} {score}")?;
        }
        let Some(grades) = judgements.get(id).filter(|grades| grades.values().any(|grade| *grade > 0.0))
        else {
            continue;
        };
        count += 1;
        for (sum, figure) in sums.iter_mut().zip(figures(&ranked, grades)) {
            *sum += figure;
        }
    }
    let took = start.elapsed().as_secs_f64();
    if let Some(file) = &arguments.run {
        fs::write(file, run).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    }
    if count == 0 {
        return Err("no query has a relevant document in qrels.tsv: do the ids match?".into());
    }
    let [ndcg, mrr, recall] = sums.map(|sum| sum / f64::from(count));
    writeln!(
        out,
        "{}: {} documents, {count} queries  nDCG@10 {ndcg:.4}  MRR@10 {mrr:.4}  Recall@{depth} {recall:.4}  \
         ({:.2} ms a query, slowest {:.1})",
        folder.file_name().unwrap_or_default().display(),
        documents.len(),
        1000.0 * took / queries.len() as f64,
        1000.0 * slowest,
    )?;
    Ok(())
}

/// The hits of an answer.
fn scored(results: &Results) -> Vec<Scored> {
    results.hits.iter().map(|hit| (hit.source.path.to_owned(), hit.score)).collect()
}

/// The hits of a query that reads what it lacks of these files.
fn in_shards(
    sharded: &mut Sharded,
    files: &HashMap<File, Vec<u8>>,
    query: &str,
    options: &Options,
) -> Result<Vec<Scored>, Box<dyn Error>> {
    loop {
        let found = sharded.search(query, options, Budget::USUAL, |found: Found| scored(&found.results));
        match found {
            Ok(hits) => return Ok(hits),
            Err(missing) => {
                for file in missing.0 {
                    let bytes = files.get(&file).ok_or_else(|| format!("{file:?} is in no index"))?;
                    sharded.put(file, bytes.clone())?;
                }
            }
        }
    }
}

/// nDCG@10, MRR@10 and Recall@100 of one ranking.
fn figures(ranked: &[&str], grades: &HashMap<String, f64>) -> [f64; 3] {
    let grade = |id: &str| grades.get(id).copied().unwrap_or(0.0).max(0.0);
    let gain = |(rank, grade): (usize, f64)| grade / (rank as f64 + 2.0).log2();
    let top = || ranked.iter().take(10).map(|id| grade(id)).enumerate();
    let mut ideal: Vec<f64> = grades.values().copied().filter(|grade| *grade > 0.0).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let relevant = ideal.len() as f64;
    let ndcg = top().map(gain).sum::<f64>() / ideal.into_iter().take(10).enumerate().map(gain).sum::<f64>();
    let first = top().find(|(_, grade)| *grade > 0.0);
    let found = ranked.iter().filter(|id| grade(id) > 0.0).count() as f64;
    [ndcg, first.map_or(0.0, |(rank, _)| 1.0 / (rank as f64 + 1.0)), found / relevant]
}

fn read(file: &Path) -> Result<String, String> {
    let why = |error| {
        format!(
            "cannot read {}: {error}; a collection is a folder of docs.jsonl, queries.jsonl and qrels.tsv",
            file.display()
        )
    };
    fs::read_to_string(file).map_err(why)
}

/// Each line of a file as an object with an `id`.
fn lines(file: &Path) -> Result<Vec<Value>, String> {
    let text = read(file)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parse = |(i, line)| {
        let wrong = |what| {
            format!("{}, line {}: expected an object with a string as id, {what}", file.display(), i + 1)
        };
        let value: Value =
            serde_json::from_str(line).map_err(|error| wrong(format!("found no JSON: {error}")))?;
        match value.get("id").and_then(Value::as_str) {
            Some(_) => Ok(value),
            None => Err(wrong(format!("found {line}"))),
        }
    };
    lines.map(parse).collect()
}

fn field(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn documents(file: &Path) -> Result<Vec<Document>, String> {
    let document = |value: &Value| {
        let body = field(value, "body");
        let lines = body.lines().filter(|line| !line.is_empty());
        Document::plain(field(value, "id"), field(value, "title"), lines)
    };
    Ok(lines(file)?.iter().map(document).collect())
}

fn pairs(file: &Path) -> Result<Vec<(String, String)>, String> {
    Ok(lines(file)?.iter().map(|value| (field(value, "id"), field(value, "text"))).collect())
}

fn judgements(file: &Path) -> Result<Judgements, String> {
    let mut judgements = Judgements::new();
    for (i, line) in read(file)?.lines().enumerate() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [query, document, grade] = fields[..] else {
            return Err(format!(
                "{}, line {}: expected query, document, grade, found {line}",
                file.display(),
                i + 1
            ));
        };
        let grade = grade.parse().map_err(|_| {
            format!("{}, line {}: expected a number as grade, found {grade}", file.display(), i + 1)
        })?;
        judgements.entry(query.to_owned()).or_default().insert(document.to_owned(), grade);
    }
    Ok(judgements)
}
