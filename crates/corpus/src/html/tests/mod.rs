//! What a page of HTML says: a page, what is read of it, and why.

mod apparatus;
mod weights;

use super::super::{Content, Document, Options, Unpublished, Why, read_bytes};

fn page(html: &str) -> Document {
    read_bytes("a.html", html.as_bytes(), &Options::default()).expect("a document").documents.remove(0)
}

/// The text of a page: `#` and the level before a heading, `|` between blocks.
fn text(html: &str) -> String {
    let blocks = page(html).sections.into_iter().flat_map(|section| {
        let heading = (!section.heading.is_empty()).then(|| {
            format!("{} {} ({})", "#".repeat(section.level.into()), section.heading, section.anchor)
        });
        heading.into_iter().chain(section.blocks)
    });
    blocks.collect::<Vec<_>>().join("|")
}

#[test]
fn what_is_read_of_a_body() {
    for (html, want, why) in [
        ("<p>甲<p>乙", "甲|乙", "blocks are apart, whether they end or not"),
        ("<div>甲<span>乙</span>丙<div>丁</div>戊</div>", "甲乙丙|丁|戊", "what is in a line is together"),
        ("<ul><li>甲<li>乙</ul>", "甲|乙", "items"),
        ("<table><tr><td>甲<td>乙<tr><td>丙</table>", "甲 乙|丙", "cells are apart in their row"),
        (
            "<table><tr>\n<th>字段</th>\n<th>单位</th>\n</tr><tr><td>\n水位\n</td><td>毫米</table>",
            "字段 单位|水位 毫米",
            "whatever white space stands between them",
        ),
        ("<label>读一行</label><label>数行数</label>", "读一行 数行数", "names of what is chosen"),
        ("<p>甲\n<img src=x alt=图>\n乙", "甲 图 乙", "the words of an image between lines"),
        ("<p>甲<br>乙", "甲|乙", "a line that ends"),
        ("<p>算力\n网络 and\nmore", "算力网络 and more", "a line end is a space, but between ideographs"),
        ("<p>算力 网络", "算力 网络", "a space stays"),
        ("<p>a  \t b&nbsp;c", "a b c", "white space is one space"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>", "漢字", "a reading is not apart"),
        ("<p>甲<img src=x alt='图 一'>乙", "甲 图 一 乙", "the words of an image"),
        (
            "<p>用<abbr title='World Health Organization'>WHO</abbr>说",
            "World Health Organization|用WHO说",
            "an abbreviation",
        ),
        ("<figure><img alt=a><figcaption>题</figcaption></figure>", "a|题", "a caption"),
        ("<pre>fn a() {\n    b\n}</pre>", "fn a() {|    b|}", "code: a line each, indented"),
        ("<p>&lt;b&gt; &amp;amp; &#x7b97;&#21147; &copy &hearts;", "<b> &amp; 算力 © ♥", "entities, once"),
        ("<p>a<wbr>b&shy;c", "ab\u{ad}c", "where a word may break it is one"),
        ("<details><summary>问</summary>答</details>", "问|答", "what a reader can open"),
        ("<p hidden=until-found>甲", "甲", "what the browser finds"),
        (
            "<div aria-label=甲><p aria-hidden=true> 甲 </p><p>乙</div>",
            "甲|乙",
            "what is hidden because it is said around",
        ),
        ("<p hidden>甲</p><p aria-hidden=true>乙</p><p>丙", "丙", "what is hidden"),
        (
            "<nav>甲</nav><header>乙</header><aside>丙</aside><footer>丁</footer><p>戊",
            "戊",
            "around the text",
        ),
        (
            "<form>甲<input value=x></form><dialog open>乙</dialog><button>丙</button><p>丁",
            "丁",
            "what is used",
        ),
        (
            "<script>甲</script><style>a{}</style><noscript>乙</noscript><template>丙</template><svg><text>丁</text></svg><p>戊",
            "戊",
            "what nobody reads",
        ),
        ("<p>甲<!-- 乙 --><p>丙", "甲|丙", "a comment"),
        ("<td class=gutter><pre>1\n2</pre></td><p>甲", "1|2|甲", "a cell outside of a table is none"),
        (
            "<table><td class=gutter><pre>1\n2</pre><td class=code><pre>甲\n乙</pre></table>",
            "甲|乙",
            "numbers of lines are no text",
        ),
        ("<blockquote>甲<footer>乙</footer></blockquote>", "甲|乙", "whom a quotation is of"),
        (
            "<p>a</b></i></p></div>b<table>c</table>",
            "a|bc",
            "broken tags, as browsers read them: text in a table stands before it",
        ),
        ("<p>1 < 2 & 3 > 2", "1 < 2 & 3 > 2", "signs that are no tags"),
    ] {
        assert_eq!(text(html), want, "{html}: {why}");
    }
}

#[test]
fn which_part_is_the_content() {
    for (html, want, why) in [
        ("<p>甲<main><p>乙</main><p>丙", "乙", "main"),
        ("<p>甲<div role=main>乙</div>", "乙", "the role of it"),
        ("<p>甲<article>乙</article><article>丙</article>", "乙|丙", "each article"),
        ("<article>甲<main>乙</main></article>", "乙", "main before article"),
        ("<main>甲<article>乙</article></main>", "甲|乙", "one inside the other counts once"),
        (
            "<main><header>甲</header><aside>乙</aside><nav>丙</nav><footer>丁</footer></main>",
            "甲|乙",
            "a part of it",
        ),
        ("<main>甲<div data-pagefind-body>乙</div></main>", "乙", "what is marked for a search"),
        (
            "<main>甲<div data-search-body>乙</div><div data-search-body>丙</div></main>",
            "乙|丙",
            "by our name",
        ),
        (
            "<p>甲<p data-pagefind-ignore>乙<p data-search-ignore=all>丙<p>丁",
            "甲|丁",
            "what is to be ignored",
        ),
        (
            "<main><div><header>甲</header><aside>乙</aside></div><article><h1>丙</h1>戊</article><p>丁</main>",
            "戊",
            "the one article of main that has the page's heading",
        ),
        ("<main><h1>甲</h1><article>乙</article><p>丙</main>", "乙|丙", "not one below the heading"),
        (
            "<main><div><header>甲</header><aside>乙</aside></div><p>丙<article>丁<aside>戊</aside></article><article>己</article></main>",
            "丙|丁|戊|己",
            "what stands around several articles of main, beside no text",
        ),
        (
            "<main><header><h1>甲</h1></header><p>乙<aside>丙</aside><aside>丁</aside><article>戊</article></main>",
            "乙|丙|丁|戊",
            "but its heading, and a notice in the text",
        ),
        (
            "<div><h1>甲</h1><p>乙乙乙</div><article>丙</article><article>丁</article>",
            "乙乙乙|丙|丁",
            "articles that are cards of a page are not all of it",
        ),
        ("<div><h1>甲</h1></div><article>丙丙丙</article>", "丙丙丙", "unless they hold most of it"),
        (
            "<header><h1>站</h1></header><p>乙乙乙<article>丙</article>",
            "丙",
            "the site's name is no heading of the page",
        ),
        (
            "<p data-pagefind-index-attrs='title,data-x' title=乙 data-x=丙>甲",
            "乙 丙 甲",
            "words of attributes",
        ),
    ] {
        assert_eq!(text(html), want, "{html}: {why}");
    }
    let options = Options { content: Content::new(".post, #b").ok(), ..Options::default() };
    let html = "<main>甲<div class='x post'>乙</div><p id=b>丙</main>";
    let read = read_bytes("a.html", html.as_bytes(), &options).expect("a document").documents.remove(0);
    assert_eq!(read.paragraphs(), ["乙", "丙"], "what the site's selector names");
    assert!(Content::new(">>").expect_err("no selector").contains(">>"));
}

#[test]
fn sections_begin_at_headings() {
    for (html, want, why) in [
        ("甲<h2 id=b>乙</h2>丙<h3 id=d>丁</h3>", "甲|## 乙 (b)|丙|### 丁 (d)", "by the heading's name"),
        ("<h2><a class=header href=#b id=b>乙</a></h2>丙", "## 乙 (b)|丙", "by that of a link in it"),
        ("<h2>乙 <a id=b href=#b>#</a></h2>丙", "## 乙 (b)|丙", "by that of a sign, which is no text"),
        (
            "<h2><a id=b href=#b aria-hidden=true></a>乙</h2>丙",
            "## 乙 (b)|丙",
            "by that of one that is hidden",
        ),
        ("<a name=b></a><h2>乙</h2>丙", "## 乙 (b)|丙", "by that before it"),
        (
            "<section id=b><h2>乙</h2>丙<h3>丁</h3></section>",
            "## 乙 (b)|丙|### 丁 ()",
            "by its section, once",
        ),
        ("<section id=b><p>甲</section><h2>乙</h2>", "甲|## 乙 ()", "not by a section that is over"),
        ("<h2 id=b>乙<a class=headerlink href=#b>¶</a></h2>", "## 乙 (b)", "a link to itself is a sign"),
        ("<h2 id=b>乙 <a class=x href=#b aria-label=丙>\u{200b}</a></h2>", "## 乙 (b)", "or nothing to see"),
        ("<h2 id=b><a href=#b>#</a> 乙</h2>", "## 乙 (b)", "before it as well"),
        ("<h2 id=b>C# <a href='/x#y'>C#</a></h2>", "## C# C# (b)", "a link with words stays"),
        ("<h2 id=b>甲<br>乙</h2>", "## 甲乙 (b)", "a heading is one line"),
        ("<h2></h2>甲", "甲", "an empty one opens none"),
    ] {
        assert_eq!(text(&format!("<title>题</title>{html}")), want, "{html}: {why}");
    }
}

#[test]
fn what_the_title_is() {
    for (html, title, rest, why) in [
        ("<title> 甲\n 乙 </title><h1>丙</h1>丁", "甲 乙", "# 丙 ()|丁", "the title"),
        ("<title>甲</title><h1>甲</h1>丁", "甲", "丁", "the same words again are not the text"),
        ("<h2>甲</h2>丁<h1>乙</h1>", "乙", "## 甲 ()|丁", "the page's heading"),
        ("<h2 id=a>甲</h2>丁", "甲", "## 甲 (a)|丁", "the first heading"),
        ("甲<h2>乙</h2>", "a", "甲|## 乙 ()", "the file's name, if text stands before it"),
        ("<title></title>甲", "a", "甲", "an empty title is none"),
        (
            "<svg><title>甲</title></svg><title>乙</title>丙",
            "乙",
            "丙",
            "a picture's title is not the page's",
        ),
        ("<title>甲<b>&amp;</title>乙", "甲<b>&", "乙", "no tags in a title"),
        (
            "<h1 data-pagefind-meta=title>甲</h1><title>乙</title>丙",
            "甲",
            "丙",
            "what is marked as the title",
        ),
    ] {
        let document = page(html);
        assert_eq!((&*document.title, &*text(html)), (title, rest), "{html}: {why}");
    }
}

#[test]
fn what_a_page_says_about_itself() {
    let html = "<html lang=zh-Hans><head><title>题</title>
        <meta itemprop=description content='一 页'><meta name=Keywords content='甲，乙, 甲'><meta name=author content=张三>
        <meta property='article:published_time' content='2024-03-05T08:00:00+08:00'>
        <meta property='article:modified_time' content='2025-01-01'>
        <meta property='og:image' content='/a.png'></head><body>
        <div itemscope><meta itemprop=description content=本站><meta itemprop=keywords content=丙></div>
        <span data-pagefind-meta='version[data-v], edition:第 2 版, 增订' data-v=1.2></span>
        <a data-pagefind-filter=tag>灌区</a><a data-pagefind-filter=tag>水利</a><a data-search-filter='kind:文'>x</a>
        <time data-pagefind-sort='day[datetime]' datetime=2024-03-05>三月</time>
        <p data-pagefind-default-meta='image:none, version:0'>y</p>
        <p data-pagefind-ignore=all>z<i data-pagefind-meta='secret:1'>z</i></p>
        <p data-pagefind-ignore>z<i data-pagefind-meta=seen>z</i></p>";
    let document = page(html);
    assert_eq!(document.language.as_deref(), Some("zh-Hans"));
    assert_eq!(document.byline.as_deref(), Some("张三"));
    assert_eq!(
        document.date.as_deref(),
        Some("2024-03-05"),
        "when it was published, not when it was changed"
    );
    assert_eq!(
        document.labels,
        ["一 页", "甲", "乙", "第 2 版, 增订", "灌区", "水利", "文", "z"],
        "in its body `itemprop` is of what stands there, and words of attributes are searched"
    );
    let meta: Vec<_> = document.meta.iter().map(|(key, values)| (&**key, values.join("; "))).collect();
    let meta: Vec<_> = meta.iter().map(|(key, values)| (*key, &**values)).collect();
    let want = [
        ("day", "2024-03-05"),
        ("edition", "第 2 版, 增订"),
        ("image", "/a.png"),
        ("kind", "文"),
        ("seen", "z"),
        ("tag", "灌区; 水利"),
        ("version", "1.2"),
    ];
    assert_eq!(meta, want, "a value after a colon goes on to the end; a default is for what is not said");
}

#[test]
fn a_date_is_that_of_the_zone_that_readers_see() {
    let meta = "<meta property='article:published_time' content='2026-03-04T16:00:00.000Z'>";
    for (html, want, why) in [
        ("<time datetime='2026-03-05T00:00:00+08:00'>", "2026-03-05", "the same instant with its own zone"),
        ("<time datetime='2026-03-05 00:00+0800'>", "2026-03-05", "written otherwise"),
        ("<time datetime='2026-03-05T00:00:01+08:00'>", "2026-03-04", "another instant is another date"),
        ("<time datetime='2026-03-05'>", "2026-03-04", "a day is no instant"),
        ("<time>2026-03-05T00:00:00+08:00</time>", "2026-03-04", "nor is text"),
        ("", "2026-03-04", "without it, as it is written"),
    ] {
        assert_eq!(page(&format!("{meta}<p>甲{html}")).date.as_deref(), Some(want), "{html}: {why}");
    }
}

#[test]
fn a_description_that_repeats_the_text_is_no_label() {
    let rest = "，".to_owned() + &"丁".repeat(40);
    for (said, text, is_label, why) in [
        ("每年校准一次。", "<p>每年校准一次。<p>乙", false, "the first paragraph"),
        (
            "每年校准一次。 零点 把探头",
            "<h1>题</h1><p>三月<p>每年校准一次。<h2>零点</h2><p>把探头提起",
            false,
            "several, behind a date",
        ),
        (
            &*format!("每年校准一次{rest}1甲"),
            &*format!("<p>每年校准一次{rest}，甲"),
            false,
            "its begin tells",
        ),
        ("怎样校准水位计。", "<p>每年校准一次。", true, "what it alone says"),
        ("每年校准一次，三月最好。", "<p>每年校准一次。<p>乙", true, "what it says beyond the text"),
        ("乙", "<p>每年校准一次。<p>甲乙", true, "words from the middle of a paragraph"),
    ] {
        let labels = page(&format!("<meta name=description content='{said}'>{text}")).labels;
        assert_eq!(!labels.is_empty(), is_label, "{said} {text}: {why}");
    }
}

#[test]
fn pages_that_are_none() {
    for (path, html, why, reason) in [
        (
            "a.html",
            "<meta name=robots content='noindex, follow'>甲",
            Why::Unpublished,
            "meta robots says noindex",
        ),
        ("a.html", "<meta name=ROBOTS content=NONE>甲", Why::Unpublished, "NONE"),
        (
            "a.html",
            "<meta http-equiv=refresh content='0; url=../b/'>甲",
            Why::NoDocument,
            "a redirect: it leads to ../b/",
        ),
        ("404.html", "<p>甲", Why::NoDocument, "an error page"),
        ("zh/404/index.html", "<p>甲", Why::NoDocument, "an error page"),
        ("a.html", "<div id=app></div><script>x()</script>", Why::Empty, "empty"),
        ("a.html", "", Why::Empty, "empty"),
    ] {
        let skipped = read_bytes(path, html.as_bytes(), &Options::default()).expect_err(reason);
        assert_eq!(skipped.why, why, "{html}");
        assert!(skipped.reason.contains(reason), "{html}: {}", skipped.reason);
    }
    for (html, why) in [
        ("<meta name=robots content='index, nofollow'>甲", "it is to be found"),
        ("<meta name=robots content=noimageindex>甲", "its images are not"),
        ("<meta http-equiv=refresh content='60; url=b'>甲", "it can be read before"),
        ("<meta http-equiv=refresh content=0>甲", "it leads nowhere"),
    ] {
        assert_eq!(page(html).paragraphs(), ["甲"], "{html}: {why}");
    }
    let all = Options { unpublished: Unpublished::Include, ..Options::default() };
    let html = "<meta name=robots content=noindex>甲";
    assert!(read_bytes("a.html", html.as_bytes(), &all).is_ok(), "as the settings say");
}

#[test]
fn tags_without_an_end_are_bounded_and_named() {
    let deep = |open: &str, close: &str| format!("{}甲{}乙", open.repeat(20_000), close.repeat(20_000));
    for (open, close) in [
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<b>", ""),
        ("<table><tr><td>", ""),
        ("<font>", "</font>"),
    ] {
        let file =
            read_bytes("a.html", deep(open, close).as_bytes(), &Options::default()).expect("a document");
        let said = file.documents[0].paragraphs().concat();
        assert!(said.contains('甲') && said.contains('乙'), "{open}: {said}");
        assert!(
            file.warnings.iter().any(|warning| warning.reason.starts_with("nested too deeply")),
            "{open}"
        );
    }
    let flat = format!("<ul>{}</ul>", "<li><span>甲<p>乙".repeat(2_000));
    let file = read_bytes("a.html", flat.as_bytes(), &Options::default()).expect("a document");
    assert_eq!(file.documents[0].paragraphs().len(), 4_000);
    let file = read_bytes("a.html", "<p>甲<script>x".as_bytes(), &Options::default()).expect("a document");
    assert_eq!(file.documents[0].paragraphs(), ["甲"]);
    assert!(file.warnings[0].reason.contains("<script> is never closed"), "{}", file.warnings[0]);
}

#[test]
fn xhtml_is_read_as_xml_has_it() {
    let html = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='ja'><head><title>題</title>\
                <script src='x'/></head><body><p><![CDATA[1 < 2 & 算力]]></p><div id='a'/><h2>乙<a id='b'/></h2></body></html>";
    let document =
        read_bytes("a.xhtml", html.as_bytes(), &Options::default()).expect("a document").documents.remove(0);
    assert_eq!(
        document.paragraphs(),
        ["1 < 2 & 算力", "乙"],
        "a script that has ended, and text that is no tag"
    );
    assert_eq!((document.language.as_deref(), &*document.sections[1].anchor), (Some("ja"), "b"));
}
