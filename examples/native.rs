//! Documents in, hits out: an index of a vector of documents, built and searched natively.
//!
//! ```text
//! cargo run --example native -- 算力网
//! ```

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use seed_corpus::Document;
    use seed_engine::{Options, Searcher};
    use seed_index::Index;

    let documents = vec![
        Document::plain("grid.txt", "城市算力网", ["算力网把算力送到每座城市。"]),
        Document::plain("weather.txt", "天气", ["今天有风，算力中心也停了电。"]),
        Document::plain("sensors.txt", "Sensors", ["Two sensors, and a network of them."]),
    ];
    // Same documents, same bytes. They can be written to a file and opened later.
    let bytes = seed_build::build(&documents)?;
    let searcher = Searcher::new(Index::open(bytes.into())?)?;

    let query = std::env::args().nth(1).unwrap_or_else(|| "suanli".to_owned());
    let results = searcher.search(&query, &Options::default())?;
    println!("{query}: {} of {} documents", results.total, documents.len());
    for rewrite in &results.rewrites {
        println!("also searched: {} ({})", rewrite.text, rewrite.stage);
    }
    for hit in results.hits {
        let mut excerpt = hit.excerpt.text;
        // Marks are ranges of bytes, in order; from the last on, so that the others stay right.
        for mark in hit.excerpt.marks.iter().rev() {
            excerpt.insert(mark.end, '」');
            excerpt.insert(mark.start, '「');
        }
        let weak = if hit.weak { " (weak)" } else { "" };
        println!("{}{weak}: {}\n    {excerpt}", hit.source.path, hit.title.text);
    }
    Ok(())
}

/// There are no files and no arguments in a browser: see `engine-alone/`.
#[cfg(target_arch = "wasm32")]
fn main() {}
