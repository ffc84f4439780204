//! What serves a page and is no text of it: the form, what is read, and why.

use super::text;

#[test]
fn numbers_of_lines_are_no_text() {
    for (html, want, why) in [
        (
            "<table><tr><td><pre><code><span class=lnt>1\n</span><span class=lnt>2\n</span></code></pre></td>\n<td><pre><span class=cl>甲\n</span><span class=cl>乙</span></pre></table>",
            "甲|乙",
            "in a column",
        ),
        (
            "<pre><span><span class=ln>1</span><span>甲 1\n</span></span><span class=ln> 2</span>乙",
            "甲 1|乙",
            "in the line",
        ),
        (
            "<pre><span style='color:red;-webkit-user-select: none;user-select:none'>1\n</span>甲 <b style='color:red'>2</b>",
            "甲 2",
            "without a class: what readers cannot copy",
        ),
        (
            "<pre><table><tr><td>1<td>甲<tr><td>2<td>3</table></pre>",
            "甲|3",
            "in a cell before that of the code",
        ),
        ("<table><tr><td>1<td>甲</table>", "1 甲", "a number in a table is text"),
        ("<pre><span class=ln>甲</span></pre>", "甲", "a word is text, whatever its class"),
        ("<p><span class=ln>1</span>甲", "1甲", "and a number outside of code"),
        ("<p><span style='user-select:none'>1</span>甲", "1甲", "the same without a class"),
    ] {
        assert_eq!(text(html), want, "{html}: {why}");
    }
}

#[test]
fn marks_of_notes_are_no_text() {
    for (html, want, why) in [
        ("补偿表<sup id=r><a href=#n>1</a></sup>存在", "补偿表存在", "a number alone in a sup"),
        ("甲<sup>[<a href=#n class=footnote>1</a>]</sup>乙", "甲乙", "with brackets around"),
        ("甲<sup><a href=#a>1</a>, <a href=#b>[注2]</a></sup>乙", "甲乙", "several of them"),
        ("甲<a href=#n role=doc-noteref><span>[</span>1<span>]</span></a>乙", "甲乙", "by its role"),
        ("甲<a href=#n class='x footnote-ref'><sup>†</sup></a>乙", "甲乙", "by its class"),
        ("甲<a href=#n data-footnote-ref>*</a>乙", "甲乙", "by its attribute"),
        ("甲<sup>2</sup>乙", "甲2乙", "a power is text"),
        ("甲<sup><a href=b.html>1</a></sup>乙", "甲1乙", "so is a link to elsewhere"),
        ("见第<a href=#n>1</a>节", "见第1节", "a number that is linked in a line"),
        ("甲<sup><a href=#n>来源</a></sup>乙", "甲来源乙", "and a word"),
        ("<p>注文 <a href=#r>↩</a>", "注文", "back, by an arrow alone"),
        (
            "<p>注文 <a href=#r role=doc-backlink>↩\u{fe0e}<sup>2</sup></a>",
            "注文",
            "by an arrow and a number",
        ),
        ("<p>注文 <a href=#r class=reversefootnote>返回</a>", "注文", "by a class, whatever it shows"),
        (
            "<aside><span class=label>[<a href=#r role=doc-backlink>1</a>]</span><p>注文</aside><p>甲",
            "甲",
            "beside the text",
        ),
        (
            "<main><span class=label>[<a href=#r role=doc-backlink>1</a>]</span><p>注文</main>",
            "注文",
            "by the number of the note",
        ),
        ("<p><a href=#top>↑ 回到顶部</a>", "↑ 回到顶部", "words are text"),
        ("<p>见<a href=#n>1→2</a>", "见1→2", "what an arrow stands in is text"),
        ("<p><a href=b.html>→</a>甲", "→甲", "an arrow to elsewhere as well"),
        (
            "<h2 id=x><a href=#t role=doc-backlink>甲</a></h2>乙",
            "## 甲 (x)|乙",
            "a heading that leads back has words",
        ),
    ] {
        assert_eq!(text(&format!("<title>题</title>{html}")), want, "{html}: {why}");
    }
}

#[test]
fn links_of_headings_to_themselves_are_no_text() {
    for (html, want, why) in [
        (
            "<div><h2 id=b>乙</h2><a href=#b>Section titled “乙”</a></div>丙",
            "## 乙 (b)|丙",
            "right behind it",
        ),
        ("<h2 id=甲>甲</h2>\n <a href='#%e7%94%b2'>本节</a>丙", "## 甲 (甲)|丙", "by an encoded name"),
        ("<a href=#b>#</a><h2 id=b>乙</h2>丙", "## 乙 (b)|丙", "a sign before it"),
        ("<a href=#b>见下</a><h2 id=b>乙</h2>丙", "见下|## 乙 (b)|丙", "words before it are text"),
        ("<h2 id=b>乙</h2>见<a href=#b>本节</a>", "## 乙 (b)|见本节", "and such as stand in a line"),
        ("<h2 id=b>乙</h2><a href=#c>下节</a>", "## 乙 (b)|下节", "and those to elsewhere"),
        ("<h2 id=b>乙</h2><p><a href=#b>本节</a>", "## 乙 (b)|本节", "and those in a paragraph"),
        ("<h2 id=b class='x sr-only'>Footnotes</h2><p>乙", "乙", "a heading that no reader sees"),
        ("甲<h3 class=visually-hidden>注</h3>乙", "甲|乙", "the text around it is apart"),
        (
            "<a href=#b class=visually-hidden>Skip to content</a><p>乙",
            "乙",
            "a link to the content that no reader sees",
        ),
        ("<h1 class=sr-only>甲</h1>乙", "# 甲 ()|乙", "but that of the page is its title"),
    ] {
        assert_eq!(text(&format!("<title>题</title>{html}")), want, "{html}: {why}");
    }
}

#[test]
fn tables_of_contents_are_no_text() {
    let below = "<h2 id=a>甲</h2>一<section id=b><h2>乙 <a href=#b>¶</a></h2>二</section>";
    let read = "## 甲 (a)|一|## 乙 (b)|二";
    for (list, want, why) in [
        ("<ul><li><a href=#a>甲</a><li><a href=#b>乙</a></ul>", "", "links to what is below"),
        (
            "<ol><li><p><a href=#a>1. 甲</a><ul><li><a href=#b>1.1 乙</a></ul></ol>",
            "",
            "numbered, and one in the other",
        ),
        ("<ul><li><a href=#a>甲</a></ul>", "甲|", "one link is none"),
        ("<ul><li><a href=#a>甲</a><li><a href=c.html>丙</a></ul>", "甲|丙|", "a link to another page"),
        (
            "<ul><li><a href=#a>甲</a>：讲一<li><a href=#b>乙</a></ul>",
            "甲：讲一|乙|",
            "words beside the links",
        ),
        (
            "<ul><li><a href=#a>为什么不响？</a><li><a href=#b>乙</a></ul>",
            "为什么不响？|乙|",
            "a link whose words stand only here",
        ),
        ("<ul><li><a href=#a>甲</a><li><a href=#x>乙</a></ul>", "甲|乙|", "a link to nothing"),
        ("<ol><li id=n><a href=https://x.org>书</a> <a href=#r>↩</a><li>注</ol>", "书|注|", "notes are text"),
    ] {
        assert_eq!(
            text(&format!("<title>题</title>{list}{below}")),
            format!("{want}{read}"),
            "{list}: {why}"
        );
    }
}

#[test]
fn the_language_of_code_is_no_text() {
    for (html, want, why) in [
        ("<div class=language-sh><span class=lang>sh</span><pre>甲</pre></div>", "甲", "above the code"),
        ("<span class=lang>C++</span>\n<pre>甲</pre>", "甲", "with signs"),
        ("<span class=lang>甲语</span><pre>乙</pre>", "甲语|乙", "words that are no name of one"),
        ("<p>说 <span class=lang>sh</span> 甲<pre>乙</pre>", "说 sh 甲|乙", "in a line"),
        ("<p>sh</p><pre>乙</pre>", "sh|乙", "without the class"),
    ] {
        assert_eq!(text(html), want, "{html}: {why}");
    }
}
