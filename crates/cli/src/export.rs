//! What does a folder hold, for another program? Each document as JSON on a line, as it is read for an index.

use crate::build::reading::Reading;
use seed_corpus::{Document, Section, Work};
use serde_json::{Map, Value, json};
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// Put a line before each document that has OpenSearch and Elasticsearch take it into this index (for POST /_bulk)
    #[arg(long, value_name = "INDEX")]
    bulk: Option<String>,
    /// Where to write, instead of the standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let corpus = arguments.reading.corpus(&arguments.reading.configuration()?, Work::ALONE)?;
    for line in seed_build::report(&corpus) {
        eprintln!("{line}");
    }
    match &arguments.output {
        None => write(&corpus.documents, arguments.bulk.as_deref(), out)?,
        Some(path) => {
            let wrong = |error| format!("cannot write {}: {error}", path.display());
            let mut file = BufWriter::new(File::create(path).map_err(wrong)?);
            write(&corpus.documents, arguments.bulk.as_deref(), &mut file)
                .and_then(|()| file.flush())
                .map_err(wrong)?;
            writeln!(out, "{}: {} documents", path.display(), corpus.documents.len())?;
        }
    }
    Ok(())
}

fn write(documents: &[Document], bulk: Option<&str>, out: &mut dyn Write) -> std::io::Result<()> {
    for document in documents {
        if let Some(index) = bulk {
            writeln!(out, "{}", json!({ "index": { "_index": index, "_id": document.path } }))?;
        }
        writeln!(out, "{}", value(document))?;
    }
    Ok(())
}

/// A document, without the keys that it has no value for.
fn value(document: &Document) -> Value {
    let mut fields = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = match &value {
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            _ => value.is_null(),
        };
        if !is_empty {
            fields.insert(key.to_owned(), value);
        }
    };
    put("path", json!(document.path));
    put("url", json!(document.url));
    put("title", json!(document.title));
    put("byline", json!(document.byline));
    put("date", json!(document.date));
    put("language", json!(document.language));
    put("labels", json!(document.labels));
    put("meta", json!(document.meta));
    put("sections", document.sections.iter().filter(|section| !section.is_empty()).map(section).collect());
    Value::Object(fields)
}

fn section(section: &Section) -> Value {
    let text = section.blocks.join("\n");
    if section.level == 0 {
        return json!({ "text": text });
    }
    json!({ "heading": section.heading, "anchor": section.anchor, "level": section.level, "text": text })
}
