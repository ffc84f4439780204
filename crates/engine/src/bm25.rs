//! How much is an occurrence of a term worth in a document? BM25 says.
//!
//! S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009. The caller passes the
//! [`Statistics`] of a corpus, which may be larger than the index at hand.

use crate::weights::bm25::{B, K1};

/// What BM25 needs to know about a corpus.
#[derive(Clone, Copy, Debug)]
pub struct Statistics {
    /// How many documents there are.
    pub documents: f32,
    /// The average length of a document, in terms; at least 1.
    pub average_length: f32,
}

impl Statistics {
    /// The statistics of so many documents, whose lengths add up to that.
    pub fn of(documents: u32, total_length: u32) -> Statistics {
        let count = documents as f32;
        let average_length = (total_length as f32 / count.max(1.0)).max(1.0);
        Statistics { documents: count, average_length }
    }

    /// The inverse document frequency of a term that `df` documents hold.
    pub fn idf(&self, df: f32) -> f32 {
        (1.0 + (self.documents - df + 0.5) / (df + 0.5)).ln()
    }

    /// The length of a document as a multiple of the average.
    pub fn relative_length(&self, length: u32) -> f32 {
        length as f32 / self.average_length
    }

    /// The norm of a document: how much its length reduces the worth of a term frequency.
    pub fn norm(&self, length: u32) -> f32 {
        K1 * (1.0 - B + B * self.relative_length(length))
    }
}

/// The worth of a word that a query has so many times, beside that of one that it has once: `times` to the power of
/// 5/8. Square roots are the same on every machine, powers are not.
pub fn repeated(times: u32) -> f32 {
    let root = (times as f32).sqrt();
    root * root.sqrt().sqrt()
}

/// The worth of a term frequency in a document of this norm, to be multiplied by the idf.
pub fn saturation(norm: f32, tf: f32) -> f32 {
    tf * (K1 + 1.0) / (tf + norm)
}
