//! What does a query find, and why is each hit where it is?

use super::source::Source;
use seed_engine::{FILE, Filter, Marked, Options, Signs, Sort, Taken, YEAR, is_date};
use std::error::Error;
use std::io::{IsTerminal, Write, stdout};
use std::time::Instant;

#[derive(clap::Args)]
pub struct Arguments {
    /// What to look for. Quote a query that holds signs: search '"算力网" -郑州'
    #[arg(required = true)]
    query: Vec<String>,
    /// Most hits to print
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    /// Print below each hit the parts of its score
    #[arg(long)]
    explain: bool,
    /// Search for the query as typed only: no pinyin, no corrected spelling, no other numerals
    #[arg(long)]
    literal: bool,
    /// How the signs - and " are taken: as text where a document holds them so, always as clauses, or always as text
    #[arg(long, value_enum, default_value_t = Taking::Auto, value_name = "HOW")]
    signs: Taking,
    /// Only documents of this file, or of the files in this folder
    #[arg(long, default_value = "", hide_default_value = true)]
    path: String,
    /// Only documents of this day or later: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, default_value = "", hide_default_value = true, value_name = "DAY", value_parser = day)]
    from: String,
    /// Only documents of this day or earlier
    #[arg(long, default_value = "", hide_default_value = true, value_name = "DAY", value_parser = day)]
    to: String,
    /// Only documents of this language, such as zh-CN, and those that state none
    #[arg(long, default_value = "", hide_default_value = true, value_name = "LANGUAGE")]
    language: String,
    /// Only documents that have this value under this key; of several for one key, any (may be given again)
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    filter: Vec<(String, String)>,
    /// Which hits come first: relevance, date (the latest), KEY (the most of it) or KEY:ascending (the least)
    #[arg(long, default_value = "relevance", value_name = "ORDER")]
    sort: String,
    /// The same as --sort date
    #[arg(long, hide = true, conflicts_with = "sort")]
    latest: bool,
    /// Count the documents found by file and year, and by the values of these keys
    #[arg(long, value_name = "KEYS", num_args = 0..=1, require_equals = true, value_delimiter = ',')]
    facets: Option<Vec<String>>,
    #[command(flatten)]
    source: Source,
}

/// How signs are taken.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Taking {
    Auto,
    Clauses,
    Text,
}

/// The order that an argument names.
fn order(argument: &str) -> Sort<'_> {
    match argument.split_once(':') {
        Some((key, "ascending")) => Sort::Key { key, is_ascending: true },
        Some((key, "descending")) => Sort::Key { key, is_ascending: false },
        _ if argument == "relevance" => Sort::Relevance,
        _ => Sort::Key { key: argument, is_ascending: false },
    }
}

pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let searcher = arguments.source.open()?;
    let query = arguments.query.join(" ");
    let mut values = arguments.filter.clone();
    values.sort();
    let counted = |others: &Vec<String>| [vec![FILE.to_owned(), YEAR.to_owned()], others.clone()].concat();
    let keys = arguments.facets.as_ref().map(counted).unwrap_or_default();
    let options = Options {
        limit: arguments.limit,
        literal: arguments.literal,
        signs: match arguments.signs {
            Taking::Auto => Signs::Auto,
            Taking::Clauses => Signs::Clauses,
            Taking::Text => Signs::Text,
        },
        filter: Filter {
            path: &arguments.path,
            from: &arguments.from,
            to: &arguments.to,
            language: &arguments.language,
            values: &values,
        },
        sort: if arguments.latest { Sort::DATE } else { order(&arguments.sort) },
        facets: &keys,
        ..Options::default()
    };
    let start = Instant::now();
    let results = searcher.search(&query, &options)?;
    let took = 1000.0 * start.elapsed().as_secs_f64();
    let mark = if stdout().is_terminal() { ["\x1b[1m", "\x1b[0m"] } else { ["「", "」"] };
    let taken = match results.taken {
        Taken::Plain => "",
        Taken::Excluded => "left out what has the words after -; --signs text searches for them",
        Taken::Text => "signs taken as text, for a document holds them so; --signs clauses excludes",
        Taken::Dropped => "no document holds the quoted words as they are: searched without quotation marks",
    };
    if !taken.is_empty() {
        writeln!(out, "{taken}")?;
    }
    for rewrite in &results.rewrites {
        writeln!(out, "also searched: {} ({})", rewrite.text, rewrite.stage)?;
    }
    for (rank, hit) in (1..).zip(&results.hits) {
        let weak = if hit.weak { "  weak" } else { "" };
        writeln!(out, "{rank}. {:.3}{weak}  {}", hit.score, marked(&hit.title, mark))?;
        let section = hit.section.as_ref().map_or(String::new(), |section| format!("§ {}", section.heading));
        writeln!(out, "   {}", [hit.source.path, hit.source.date, &section].join(" ").trim_end())?;
        writeln!(out, "   {}", marked(&hit.excerpt, mark))?;
        if arguments.explain
            && let Some(why) = searcher.explain(&query, hit.id, &options)?
        {
            why.to_string().lines().try_for_each(|line| writeln!(out, "   | {line}"))?;
        }
    }
    for (key, counts) in keys.iter().zip(&results.facets) {
        let key = if [FILE, YEAR].contains(&&**key) { String::new() } else { format!("{key}=") };
        counts.iter().try_for_each(|(value, number)| writeln!(out, "{number:>6} {key}{value}"))?;
    }
    let (shown, total, count) = (results.hits.len(), results.total, searcher.index().documents().len());
    writeln!(out, "{shown} of {total} hits in {count} documents, {took:.2} ms")?;
    if total == 0 && !query.chars().any(char::is_alphanumeric) {
        writeln!(out, "nothing in this query counts: punctuation and white space are not looked for")?;
    }
    Ok(())
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE, such as tags=guide")?;
    Ok((key.to_owned(), value.to_owned()))
}

fn day(text: &str) -> Result<String, String> {
    is_date(text).then(|| text.to_owned()).ok_or_else(|| "expected YYYY-MM-DD, YYYY-MM or YYYY".to_owned())
}

/// A text with its marks between two strings.
fn marked(marked: &Marked, [open, close]: [&str; 2]) -> String {
    let (mut out, mut end) = (String::new(), 0);
    for mark in &marked.marks {
        out += &marked.text[end..mark.start];
        out += open;
        out += &marked.text[mark.clone()];
        out += close;
        end = mark.end;
    }
    out + &marked.text[end..]
}
