//! *What is a document that no file holds?*
//!
//! A record of the caller's own, such as a row of a database, as JSON. Its texts are cleaned as those of files are.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::front_matter;
use super::lines::{clean, collapse};
use super::{Document, Section};

/// A document as JSON: `{ "url": "/a", "title": "A", "text": "…" }`. A key that is not below is an error that names those
/// that are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its address, as people reach it.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// Its name among all documents, in whose order they are; its address, unless told.
    #[serde(default)]
    pub path: String,
    /// The text before its first section; each line is a paragraph.
    #[serde(default)]
    pub text: String,
    /// Its sections.
    #[serde(default)]
    pub sections: Vec<Part>,
    /// Who wrote it, as shown.
    #[serde(default)]
    pub byline: String,
    /// A date, as front matter may write it.
    #[serde(default)]
    pub date: String,
    /// Its language, as `lang` writes it: `zh-Hans`.
    #[serde(default)]
    pub language: String,
    /// Words that rank below the title and above the text.
    #[serde(default)]
    pub labels: Vec<String>,
    /// How many times as much as others it weighs, from 0.01 to 10.
    #[serde(default)]
    pub weight: Option<f32>,
    /// Other values, by key.
    #[serde(default)]
    pub meta: BTreeMap<String, Values>,
}

/// A section of a [`Record`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// Its anchor in the page; empty for none.
    #[serde(default)]
    pub anchor: String,
    /// The level of its heading, from 1 to 6.
    #[serde(default = "second")]
    pub level: u8,
    /// Its text; each line is a paragraph.
    #[serde(default)]
    pub text: String,
}

/// One value, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Values {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

fn second() -> u8 {
    2
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    ///
    /// If it is none, in words that name the key and what was expected.
    pub fn of_json(json: &str) -> Result<Document, String> {
        let record: Record = serde_json::from_str(json)
            .map_err(|error| format!("expected a record with url and title: {error}"))?;
        let document = record.document();
        match (document.url.is_empty(), document.title.is_empty()) {
            (true, _) => Err("expected a record with an address as its url, found an empty one".to_owned()),
            (_, true) => {
                Err(format!("expected a record with a title, found an empty one at {}", document.url))
            }
            _ => Ok(document),
        }
    }

    fn document(self) -> Document {
        let first = Section::plain(blocks(&self.text));
        let parts = self.sections.into_iter().map(|part| {
            let heading = line(&part.heading);
            let level = if heading.is_empty() { 0 } else { part.level.clamp(1, 6) };
            Section { heading, anchor: line(&part.anchor), level, blocks: blocks(&part.text) }
        });
        let all = |values: Values| {
            let values = match values {
                Values::One(value) => vec![value],
                Values::Several(values) => values,
            };
            lines(&values)
        };
        let meta = self.meta.into_iter().map(|(key, values)| (line(&key), all(values)));
        let url = line(&self.url);
        let mut document = Document {
            path: if self.path.is_empty() { url.clone() } else { line(&self.path) },
            url,
            title: line(&self.title),
            byline: Some(line(&self.byline)).filter(|byline| !byline.is_empty()),
            date: front_matter::date(&self.date),
            language: Some(line(&self.language)).filter(|language| !language.is_empty()),
            labels: lines(&self.labels),
            meta: meta.filter(|(key, values)| !key.is_empty() && !values.is_empty()).collect(),
            sections: std::iter::once(first).chain(parts).collect(),
            weight: 0,
        };
        if let Some(weight) = self.weight {
            document.weigh(weight);
        }
        document
    }
}

/// A text on one line, composed, without what cannot be shown.
fn line(text: &str) -> String {
    clean(&collapse(&text.nfc().collect::<String>()))
}

fn lines(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| line(text)).filter(|text| !text.is_empty()).collect()
}

fn blocks(text: &str) -> Vec<String> {
    text.lines().map(line).filter(|block| !block.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_a_document_as_a_file_would_give_it() {
        let json = r#"{ "url": "/a", "title": " 甲\n乙\u0000 ", "text": "一\n\n 二 ", "date": "March 5, 2024",
            "sections": [{ "heading": "节", "anchor": "jie", "text": "三" }], "language": "zh", "weight": 0.5,
            "labels": ["x", " "], "meta": { "tags": ["a", "b"], "version": "2", "none": [] } }"#;
        let document = Record::of_json(json).expect("a record");
        let meta = [("tags", vec!["a", "b"]), ("version", vec!["2"])];
        let meta = meta.map(|(key, values)| (key.to_owned(), values.iter().map(|&v| v.to_owned()).collect()));
        let section =
            Section { heading: "节".into(), anchor: "jie".into(), level: 2, ..Section::plain(["三"]) };
        let expected = Document {
            path: "/a".into(),
            url: "/a".into(),
            title: "甲 乙".into(),
            date: Some("2024-03-05".into()),
            language: Some("zh".into()),
            labels: vec!["x".into()],
            weight: 50,
            meta: meta.into(),
            sections: vec![Section::plain(["一", "二"]), section],
            ..Document::default()
        };
        assert_eq!(document, expected);
    }

    #[test]
    fn what_is_no_record_is_named() {
        for (json, says, why) in [
            ("{ \"url\": \"/a\" }", "missing field `title`", "without a title"),
            ("{ \"url\": \"/a\", \"title\": \" \" }", "found an empty one at /a", "an empty one"),
            (
                "{ \"url\": \"/a\", \"title\": \"a\", \"body\": \"b\" }",
                "unknown field `body`, expected one of `url`",
                "another key",
            ),
            ("{ \"url\": \"/a\", \"title\": 3 }", "expected a string", "another kind"),
            ("[]", "url and title", "no object"),
        ] {
            let error = Record::of_json(json).expect_err(why);
            assert!(error.contains(says), "{why}: {error}");
        }
    }
}
