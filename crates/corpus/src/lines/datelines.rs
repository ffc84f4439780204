//! *Does a paragraph open with a dateline, and what does it state?*

use super::bylines::byline;
use super::dates::full_date;
use regex::Regex;
use std::sync::LazyLock;

static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    // The paper's own abbreviation, or a name that ends as names of media do.
    let paper = r"(?:本报|本刊|本网|本台|本社)";
    let agency = r"(?:[\p{Han}A-Za-z]{1,10}?(?:报|社|网|电视台|广播|新闻|客户端|融媒|全媒体|频道))";
    let date = r"(?:[0-9０-９]{4}年)?(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}日";
    let report = r"(?:综合|最新)?(?:讯|訊|消息|电|電|专电|特稿|快讯)";
    Regex::new(&format!(
        r"(?x)^[【\[［（(□◎●■◆▲☐]?\s*据?(?:
            {paper}{report}
          | {agency}{report}(?:[】\]］）)\s（(:：“0-9]|记者|通讯员|$)
          | (?:{paper}|{agency})[\p{{Han}}、／/·\s（）()]{{0,24}}?{date}\s*{report}
        )[】\]］）)]?"
    ))
    .expect("the pattern is constant")
});

static DATELINE_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(?:[（(【\[](?P<in>[^）)】\]]{2,60})[）)】\]]|(?P<out>[\p{Han}]{0,6}(?:记者|通讯员|实习生)[\p{Han}\s、，·/]{1,50}?)(?:报道|摄影报道)?(?:[：:。]|报道|$))",
    )
    .expect("the pattern is constant")
});

static OPENS_SIGNED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[（(【](?P<in>[^）)】]{2,50})[）)】].").expect("the pattern is constant"));

static ENGLISH_DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?(?:, [A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, [0-9]{4})?)? ?\([A-Z][A-Za-z ]{1,20}\) ?(?:--|—|–|-|_)",
    )
    .expect("the pattern is constant")
});

/// The byline and the date of a paragraph's dateline, if it opens with one.
pub fn dateline(text: &str) -> Option<(Option<String>, Option<String>)> {
    let head: &str = text.char_indices().nth(140).map_or(text, |(at, _)| &text[..at]);
    if let Some(found) = DATELINE.find(head) {
        // The agency's pattern may end on the bracket that opens the names.
        let end = found.as_str().trim_end_matches(['（', '(']).len();
        let names = DATELINE_NAMES
            .captures(&head[end..])
            .and_then(|c| c.name("in").or_else(|| c.name("out")))
            .and_then(|names| byline(names.as_str()))
            .map(|byline| byline.names);
        return Some((names, full_date(found.as_str())));
    }
    if let Some(found) = OPENS_SIGNED.captures(head)
        && let Some(byline) = byline(&found["in"])
        && !byline.weak
    {
        return Some((Some(byline.names), None));
    }
    ENGLISH_DATELINE.find(head).map(|found| (None, full_date(found.as_str())))
}
