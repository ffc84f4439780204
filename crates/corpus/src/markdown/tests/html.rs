//! What HTML in Markdown says.

use super::table;

#[test]
fn html() {
    table(
        "a.md",
        &[
            ("ruby", "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>は", &["漢字は"]),
            ("ruby in a block", "<div>\n<ruby>漢<rt>かん<rb>字<rt>じ</ruby>は\n</div>", &["漢字は"]),
            (
                "cells and rows",
                "<table><tr><th>县</th><td>公里</td></tr>\n<tr><td>青湾<td>300</table>",
                &["县 公里", "青湾 300"],
            ),
            ("items", "<ul><li>甲<li>乙</ul>", &["甲", "乙"]),
            ("lines", "<p>床前<br>疑是</p>", &["床前", "疑是"]),
            (
                "entities",
                "<p>&hellip;&copy;&#x4e2d;&notin;&nbsp;&amp;lt;</p>\n\n&hellip;&copy;",
                &["…©中∉\u{a0}&lt;", "…©"],
            ),
            ("attributes", "<p title=\"甲\" data-x='<b>乙'>丙</p>", &["丙"]),
            (
                "scripts and styles",
                "<style>a{}</style><script>\nif (a</b>/) '<p>甲</p>'\n</script>\n\n丁",
                &["丁"],
            ),
            (
                "images",
                "<p><img src=\"a.png\" alt=\"全景\"></p>\n\n文<img alt=\"图\">字",
                &["全景", "文图字"],
            ),
            ("inline tags", "重<b>要</b>词\n\n<p>重<b>要</b>词 x<sup>2</sup></p>", &["重要词", "重要词 x2"]),
            ("details", "<details><summary>点开</summary>\n里面\n</details>", &["点开", "里面"]),
            ("hidden", "<p hidden>甲</p><p>乙</p>", &["乙"]),
            ("lines of source", "<p>\n青湾\n水利 the\nold\n</p>", &["青湾水利 the old"]),
            ("code", "<pre>\na\n  b &lt;\n</pre>", &["a", "  b <"]),
            ("comments", "<!-- 甲\n\n乙 -->\n丙<!-- 丁 -->戊", &["丙戊"]),
            ("a heading", "前\n\n<h3>小节</h3>\n<p>文", &["前", "小节", "文"]),
            ("a reading that is not closed hides a paragraph at most", "漢<rt>かん\n\n乙", &["漢", "乙"]),
            ("a sign of HTML alone", "<p>a < b && c</p>", &["a < b && c"]),
        ],
    );
}
