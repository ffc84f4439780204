//! How do the scripts know their index? What they have to know is written into them, and its path into the page.

use serde_json::{Value, json};
use std::borrow::Cow;

/// A file that is carried, by its path below the published folder.
pub type Carried<'a> = (&'a str, &'a [u8]);

/// A file that is published.
pub(crate) type Filled<'a> = (Cow<'a, str>, Cow<'a, [u8]>);

/// What stands in the scripts for what is said of the index, and in the page for its path; `www/build/site.mjs` puts it
/// there.
const SITE: &str = "@seed-search:site@";
const INDEX: &str = "@seed-search:index@";

/// What the element has to know of an index.
#[derive(Default)]
pub(crate) struct Site {
    /// The path of the index below the published folder.
    pub(crate) index: String,
    /// Whether it is the root of one that lies in many files.
    pub(crate) is_sharded: bool,
    /// Its bytes as they are sent.
    pub(crate) sent: usize,
    /// Its bytes as they are read.
    pub(crate) bytes: usize,
    /// The parameter of an address that says what to mark in its page; empty for none.
    pub(crate) marks: String,
    /// Whether the language of the page that asks comes `first` or `only`; empty for neither.
    pub(crate) languages: &'static str,
}

/// Makes sure that there is something to write.
///
/// # Errors
///
/// If nothing is carried.
pub(crate) fn expect(carried: &[Carried]) -> Result<(), String> {
    if carried.is_empty() {
        return Err(
            "expected the element inside this command, found a command that was compiled without it: \
                    build it by `make cli`, or use a released one"
                .to_owned(),
        );
    }
    Ok(())
}

/// The files, with what is said of the index in its places.
pub(crate) fn files<'a>(carried: &[Carried<'a>], site: &Site) -> Vec<Filled<'a>> {
    let said =
        of_script(&json!({ "index": site.index, "sent": site.sent, "bytes": site.bytes, "marks": site.marks,
                "languages": site.languages, "is_sharded": site.is_sharded }));
    let filled = |&(name, contents): &Carried<'a>| {
        let text =
            std::str::from_utf8(contents).ok().filter(|text| text.contains(SITE) || text.contains(INDEX));
        let contents = match text {
            Some(text) => Cow::Owned(text.replace(SITE, &said).replace(INDEX, &site.index).into_bytes()),
            None => Cow::Borrowed(contents),
        };
        (Cow::Borrowed(name), contents)
    };
    carried.iter().map(filled).collect()
}

/// JSON as it stands between quotation marks in a script, whichever they are.
fn of_script(value: &Value) -> String {
    let escaped = |c: char| match c {
        '\\' | '"' | '\'' | '`' | '$' | '<' | '\u{2028}' | '\u{2029}' => format!("\\u{:04x}", c as u32),
        c => c.to_string(),
    };
    value.to_string().chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_written_in_and_nothing_else_is_changed() {
        const CARRIED: &[Carried] = &[
            ("a.js", b"const a = JSON.parse('@seed-search:site@');"),
            ("index.html", b"<link href=\"@seed-search:index@\">"),
            ("a.wasm", b"\0asm\xff@seed-search:site@"),
        ];
        let site = Site { index: "assets/it's.bin".to_owned(), sent: 1, bytes: 2, ..Site::default() };
        let files = files(CARRIED, &site);
        let text = |at: usize| String::from_utf8_lossy(&files[at].1).into_owned();
        let script = r"const a = JSON.parse('{\u0022bytes\u0022:2,\u0022index\u0022:\u0022assets/it\u0027s.bin\u0022,\u0022is_sharded\u0022:false,\u0022languages\u0022:\u0022\u0022,\u0022marks\u0022:\u0022\u0022,\u0022sent\u0022:1}');";
        assert_eq!(text(0), script);
        assert_eq!(text(1), "<link href=\"assets/it's.bin\">");
        assert_eq!(files[2].1, CARRIED[2].1, "bytes are no text");
    }

    #[test]
    fn a_command_without_an_element_says_so() {
        let error = expect(&[]).expect_err("nothing is carried");
        assert!(error.contains("`make cli`"), "{error}");
    }
}
