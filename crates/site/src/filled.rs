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
/// And for that of the module that a first query needs.
const MODULE: &str = "@seed-search:module@";

/// How the names of modules begin: of the whole engine; and of its halves, which serve an index in many files.
const WHOLE: &str = "assets/seed_search-";
const FIRST: &str = "assets/first-";
pub(crate) const REST: &str = "assets/rest-";

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

/// The files that an index of this kind needs, with what is said of it in its places.
pub(crate) fn files<'a>(carried: &[Carried<'a>], site: &Site) -> Vec<Filled<'a>> {
    let is_unused = |name: &str| match site.is_sharded {
        true => name.starts_with(WHOLE),
        false => name.starts_with(FIRST) || name.starts_with(REST),
    };
    let module = if site.is_sharded { FIRST } else { WHOLE };
    let module =
        carried.iter().map(|(name, _)| *name).find(|name| name.starts_with(module)).unwrap_or_default();
    let said =
        of_script(&json!({ "index": site.index, "sent": site.sent, "bytes": site.bytes, "marks": site.marks,
                "languages": site.languages, "is_sharded": site.is_sharded }));
    let filled = |&(name, contents): &Carried<'a>| {
        let is_open = |text: &&str| [SITE, INDEX, MODULE].iter().any(|place| text.contains(place));
        let contents = match std::str::from_utf8(contents).ok().filter(is_open) {
            Some(text) => {
                let text = text.replace(SITE, &said).replace(INDEX, &site.index).replace(MODULE, module);
                Cow::Owned(text.into_bytes())
            }
            None => Cow::Borrowed(contents),
        };
        (Cow::Borrowed(name), contents)
    };
    carried.iter().filter(|(name, _)| !is_unused(name)).map(filled).collect()
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
    fn a_module_comes_whole_or_in_halves_and_the_page_asks_for_the_one_it_needs_first() {
        const CARRIED: &[Carried] = &[
            ("assets/first-1.wasm", b"1"),
            ("assets/rest-2.wasm", b"2"),
            ("assets/seed_search-3.wasm", b"3"),
            ("index.html", b"<link href=\"@seed-search:module@\">"),
        ];
        let made = |is_sharded| {
            let files = files(CARRIED, &Site { is_sharded, ..Site::default() });
            files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(made(false), ["3", "<link href=\"assets/seed_search-3.wasm\">"]);
        assert_eq!(made(true), ["1", "2", "<link href=\"assets/first-1.wasm\">"]);
    }

    #[test]
    fn a_command_without_an_element_says_so() {
        let error = expect(&[]).expect_err("nothing is carried");
        assert!(error.contains("`make cli`"), "{error}");
    }
}
