//! BM25: what an occurrence of a term is worth in a document.
//!
//! S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009. The numbers of a
//! corpus come in as [`Statistics`], so they may be those of a larger one than the index at hand.

use crate::weights::bm25::{B, K1};
use seed_index::Documents;

/// The numbers of a corpus.
#[derive(Clone, Copy, Debug)]
pub struct Statistics {
    /// How many documents there are.
    pub documents: f32,
    /// The average length of a document, in terms; at least 1.
    pub average_length: f32,
}

impl Statistics {
    /// Those of one index.
    pub fn of(documents: Documents) -> Statistics {
        let count = documents.len() as f32;
        let average_length = (documents.total_length() as f32 / count.max(1.0)).max(1.0);
        Statistics { documents: count, average_length }
    }

    /// How rare a term is that so many documents hold.
    pub fn idf(&self, df: f32) -> f32 {
        (1.0 + (self.documents - df + 0.5) / (df + 0.5)).ln()
    }

    /// How long a document of so many terms is beside the average.
    pub fn relative_length(&self, length: u32) -> f32 {
        length as f32 / self.average_length
    }

    /// What a document's length makes of term frequencies.
    pub fn norm(&self, length: u32) -> f32 {
        K1 * (1.0 - B + B * self.relative_length(length))
    }
}

/// What a term frequency is worth in a document of this norm, before its idf.
pub fn saturation(norm: f32, tf: f32) -> f32 {
    tf * (K1 + 1.0) / (tf + norm)
}
