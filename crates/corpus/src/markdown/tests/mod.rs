//! What is text in the dialects of Markdown, with the reason beside each expectation.

mod hostile;
mod html;

use crate::{Options, read_bytes};

fn blocks(path: &str, text: &str) -> Vec<String> {
    let file = read_bytes(path, text.as_bytes(), &Options::default()).expect("it is text");
    file.documents[0].paragraphs().into_iter().map(str::to_owned).collect()
}

#[track_caller]
fn table(path: &str, cases: &[(&str, &str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(why, text, want)| (why, blocks(path, text), want))
        .filter(|(_, got, want)| got != *want)
        .map(|(why, got, want)| format!("{why}:\n  got  {got:?}\n  want {want:?}\n"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

#[test]
fn containers_and_admonitions() {
    table(
        "a.md",
        &[
            (
                "VuePress and VitePress",
                "前文\n::: tip 提示标题\n小贴士。\n:::\n后文",
                &["前文", "提示标题", "小贴士。", "后文"],
            ),
            ("without a title", "::: warning\n当心。\n:::", &["当心。"]),
            ("Docusaurus", ":::note[请**注意**]{#x}\n先关。\n:::", &["请注意", "先关。"]),
            ("Docusaurus, older", ":::tip 标题\n先关。\n:::", &["标题", "先关。"]),
            ("nested", "::::: a 甲\n:::: b 乙\n丙\n::::\n丁\n:::::", &["甲", "乙", "丙", "丁"]),
            ("never closed", "::: tip 甲\n乙", &["甲", "乙"]),
            ("attributes behind a title", "::: details 点击 {open}\n乙\n:::", &["点击", "乙"]),
            ("Pandoc and Quarto", "::: {.callout-note title=\"x\"}\n乙\n:::", &["x", "乙"]),
            ("a title among attributes", ":::info{title=注意}\n乙\n:::", &["注意", "乙"]),
            ("in a list", "- 甲\n\n  ::: tip 标题\n  乙\n  :::\n- 丙", &["甲", "标题", "乙", "丙"]),
            ("in a quotation", "> ::: tip 标题\n> 乙\n> :::", &["标题", "乙"]),
            (
                "tabs of a theme",
                "::: tabs#shell\n@tab 苹果#mac\n甲\n@tab:active 视窗\n乙\n:::",
                &["苹果", "甲", "视窗", "乙"],
            ),
            ("a leaf", "::video[片名]{id=x}\n\n乙", &["片名", "乙"]),
            ("MkDocs", "!!! note \"标题\"\n    甲\n\n    乙\n\n丙", &["标题", "甲", "乙", "丙"]),
            (
                "MkDocs, folded, nested",
                "??? note\n    甲\n    !!! tip \"内\"\n        乙\n丙",
                &["甲", "内", "乙", "丙"],
            ),
            (
                "code in one",
                "!!! note\n\n    ```\n    !!! x \"y\"\n      b\n    ```\n后",
                &["!!! x \"y\"", "  b", "后"],
            ),
            ("an exclamation is none", "!!! wow nice\n\n甲", &["!!! wow nice", "甲"]),
            (
                "tabs of MkDocs",
                "=== \"苹果\"\n\n    甲\n\n=== \"视窗\"\n\n    乙",
                &["苹果", "甲", "视窗", "乙"],
            ),
            ("blocks of PyMdown", "/// note | 标题\n甲\n///\n乙", &["标题", "甲", "乙"]),
            ("callouts", "> [!note]+ 小心*死锁*\n> 按次序。", &["小心死锁", "按次序。"]),
            ("callouts without a title", "> [!faq]-\n> 答。", &["答。"]),
            ("alerts", "> [!WARNING]\n> 当心。", &["当心。"]),
            ("a callout in a list", "- > [!tip] 标题\n  > 文", &["标题", "文"]),
            (
                "code keeps its colons",
                "```\n::: tip 甲\n:::\n```\n\n`::: tip`",
                &["::: tip 甲", ":::", "::: tip"],
            ),
            ("indented code, too", "甲\n\n    ::: tip 乙\n", &["甲", "::: tip 乙"]),
        ],
    );
}

#[test]
fn templates() {
    table(
        "a.md",
        &[
            ("Hugo", "看{{% notice warning %}}先备份{{% /notice %}}。", &["看先备份。"]),
            ("a shortcode alone", "甲\n{{< figure src=\"a.png\" title=\"图\" >}}\n乙", &["甲", "乙"]),
            ("over lines", "{{< figure\n  src=\"a.png\"\n>}}\n乙", &["乙"]),
            (
                "its code",
                "{{< highlight go \"linenos=table\" >}}\nfunc  Hello() {}\n{{< /highlight >}}",
                &["func  Hello() {}"],
            ),
            ("its comment", "甲{{< comment >}}乙{{< /comment >}}丙", &["甲丙"]),
            ("its example", "用 {{</* ref */>}} 引", &["用 {{< ref >}} 引"]),
            ("Liquid", "{% include toc.html %}\n{% if a %}甲{% else %}乙{% endif %}", &["甲乙"]),
            ("raw", "{% raw %}{{ 模板 }}{% endraw %} {{ page.x }}", &["{{ 模板 }}"]),
            (
                "code",
                "{% highlight ruby %}\nputs {{ 'x' }}\n  {% y %}\n{% endhighlight %}\n后",
                &["puts {{ 'x' }}", "  {% y %}", "后"],
            ),
            ("code of Hexo", "{% codeblock lang:js %}\na - b\n\n  c\n{% endcodeblock %}", &["a - b", "  c"]),
            ("code in a line", "甲{% highlight c %}{{x}}{% endhighlight %}乙", &["甲{{x}}乙"]),
            ("a comment", "甲{% comment %}\n\n乙\n\n{% endcomment %}丙", &["甲丙"]),
            ("a comment of Tera", "甲{# 乙 #}丙", &["甲丙"]),
            (
                "Hexo",
                "前文\n{% asset_img a.jpg 图片 %}\n{% note info %}注意事项{% endnote %}\n正文",
                &["前文", "注意事项", "正文"],
            ),
            (
                "in addresses",
                "[甲]({{< ref \"x y\" >}}) ![图]({{ site.url }}/a.png) [乙]({% link _posts/a.md %})<a href=\"{{ u }}\">丙</a>",
                &["甲 图 乙丙"],
            ),
            ("an expression", "共 {{ site.pages | size }} 页", &["共 页"]),
            ("Vue's raw container", "::: v-pre\n{{ 原样 }}\n:::\n{{ x }}", &["{{ 原样 }}"]),
            (
                "code keeps all",
                "`{{ a }}` `{% b %}`\n\n```\n{{< c >}}\n```",
                &["{{ a }} {% b %}", "{{< c >}}"],
            ),
            ("HTML's code, too", "<code>{{ a }}</code> <pre>\n{% b %}\n</pre>", &["{{ a }}", "{% b %}"]),
            ("never closed", "甲 {{ 乙\n\n丙 {% 丁", &["甲 {{ 乙", "丙 {% 丁"]),
            ("closed in code only", "用 {{ 和 `}}`", &["用 {{ 和 }}"]),
            ("single braces are text", "集合 {a, b}，{x}", &["集合 {a, b}，{x}"]),
        ],
    );
}

#[test]
fn wiki_syntax() {
    table(
        "a.md",
        &[
            (
                "links",
                "见[[B+ 树|平衡树]]与[[数据库/事务#隔离级别]]。",
                &["见平衡树与数据库/事务#隔离级别。"],
            ),
            ("a heading here", "见[[#标题]]和[[笔记#^a1b2]]", &["见标题和笔记"]),
            ("embeds", "前![[图.png|300]]后 ![[笔记#段]]", &["前后"]),
            ("an image's size", "![全景|300x200](a.png)", &["全景"]),
            ("comments", "甲%%批注%%乙\n\n%%\n整段\n\n还有\n%%\n丙", &["甲乙", "丙"]),
            ("no comment: a format", "打印 100%% 和 50%% 即可", &["打印 100%% 和 50%% 即可"]),
            ("no comment: never closed", "甲 %%乙\n\n丙", &["甲 %%乙", "丙"]),
            ("in code", "`%%a%%`\n\n```\n%%b%%\n```", &["%%a%%", "%%b%%"]),
            ("names of blocks", "一句话。 ^block1\n\n- 项 ^a-2\n\n^37066d", &["一句话。", "项"]),
            ("a power is none", "2 ^10", &["2 ^10"]),
            ("highlights", "这是==重点==和==一 句==", &["这是重点和一 句"]),
            ("comparisons", "a == b == c，a==b==c", &["a == b == c，a==b==c"]),
            ("contents", "[[toc]]\n\n[TOC]\n\n[[_TOC_]]\n\n${toc}\n\n甲", &["甲"]),
            ("in a table", "| 甲 | 乙 |\n|--|--|\n| [[a\\|丙]] | ![[x.png\\|20]]丁 |", &["甲 乙", "丙 丁"]),
        ],
    );
}

#[test]
fn small_signs() {
    table(
        "a.md",
        &[
            (
                "footnotes",
                "脚注[^1]在此。^[行内注]完\n\n[^1]: 讲权限。",
                &["脚注在此。 行内注 完", "讲权限。"],
            ),
            ("abbreviations", "用 HTML。\n\n*[HTML]: 超文本标记语言", &["用 HTML。", "超文本标记语言"]),
            ("low and high", "H~2~O 与 x^2^，2^10", &["H2O 与 x2，2^10"]),
            ("ranges", "约 3~5 天，7~9 元；~~删~~", &["约 3~5 天，7~9 元；删"]),
            ("pictures", "好:smile:，:+1: 与 :material-home: 完", &["好， 与 完"]),
            (
                "no pictures",
                "12:30:45 a:b:c std::cout 见 :term:`x`",
                &["12:30:45 a:b:c std::cout 见 :term:x"],
            ),
            ("formulas", "公式 $E=mc^2$ 与 $$a_1 + b_1$$", &["公式 E=mc^2 与 a_1 + b_1"]),
            ("a formula's lines", "$$\n\\int_0^1 x^{2} dx\n$$", &["\\int_0^1 x^{2} dx"]),
            ("prices", "from $5 and $6；价$5，原价$6。", &["from $5 and $6；价$5，原价$6。"]),
            ("variables", "$HOME/$USER 与 $PATH", &["$HOME/$USER 与 $PATH"]),
            (
                "attributes",
                "正文{:.lead}\n\n段{.big}\n\n[字](a){:target=\"_blank\"}后![](b){width=50%}",
                &["正文", "段", "字后"],
            ),
            ("attributes on a line", "甲\n{: .note #x}\n\n* 项\n{:toc}", &["甲", "项"]),
            (
                "no attributes",
                "写 {.class} 即可，{:ok, x} 与 {:ok}",
                &["写 {.class} 即可，{:ok, x} 与 {:ok}"],
            ),
            ("definitions", "词\n: 释义\n: 又义", &["词", "释义", "又义"]),
            (
                "marks of VitePress in code",
                "```js [a.js]{1,3}\na() // [!code ++]\nb() # [!code focus:2]\n```",
                &["a()", "b()"],
            ),
            (
                "files that are included",
                "<<< @/a.js{2}\n\n--8<-- \"b.md\"\n\n@[code js](c.js)\n\n甲",
                &["甲"],
            ),
            ("the fold", "甲\n\n<!--more-->\n\n乙", &["甲", "乙"]),
            ("comments over lines", "甲 <!-- 乙\n\n丙 --> 丁", &["甲 丁"]),
            ("tasks", "- [x] 做完\n- [ ] 没做", &["做完", "没做"]),
            ("escaped", "\\{\\{ a \\}\\} \\%% b \\=\\= \\$", &["{{ a }} %% b == $"]),
        ],
    );
}

#[test]
fn a_file_that_imports_is_mdx() {
    table(
        "a.md",
        &[
            ("it is", "import A from './a'\n\n这是 {1 + 1} 个 {'字'}", &["这是 个 字"]),
            ("it is none", "这是 {1 + 1} 个", &["这是 {1 + 1} 个"]),
        ],
    );
}

#[test]
fn names_of_headings() {
    let cases: &[(&str, &str)] = &[
        ("## 甲 {#id}", "id"),
        ("## 甲 {#id .cls}", "id"),
        ("## 甲 {/* #id */}", "id"),
        ("## 甲 {: #id .cls}", "id"),
        ("## 甲\n{: #id}", "id"),
        ("甲 {#id}\n------", "id"),
        ("<h2 id=\"id\">甲</h2>", "id"),
        ("## 甲 <Badge type=\"tip\" text=\"2.0+\" />", "甲"),
        ("## 甲", "甲"),
    ];
    for (text, want) in cases {
        for path in ["a.md", "a.mdx"] {
            let file = read_bytes(path, format!("# 题\n\n{text}\n\n文").as_bytes(), &Options::default())
                .expect("text");
            let section = &file.documents[0].sections[0];
            assert_eq!((&*section.heading, &*section.anchor), ("甲", *want), "{path}: {text}");
        }
    }
}

#[test]
fn components() {
    let both: &[(&str, &str, &[&str])] = &[
        ("imports", "import Tabs from '@theme/Tabs';\nimport {A,\n  B} from \"x\"\n\n甲", &["甲"]),
        (
            "exports",
            "export const H = ({children, color}) => (\n  <span style={{color}}>{children}</span>\n);\n\n甲",
            &["甲"],
        ),
        ("exports with empty lines", "export function f() {\n  a();\n\n  return '}';\n}\n\n甲", &["甲"]),
        ("an export that never ends", "export const a = {\n\n甲", &["甲"]),
        (
            "words are no statements",
            "import 是关键字 from 也是。\n\nexport default values to a file.",
            &["import 是关键字 from 也是。", "export default values to a file."],
        ),
        ("nor is code", "```js\nimport a from 'a'\n```", &["import a from 'a'"]),
        (
            "tags",
            "<Tabs groupId=\"os\">\n<TabItem value=\"mac\" label=\"苹果\">\n\n甲**乙**\n\n</TabItem>\n</Tabs>",
            &["甲乙"],
        ),
        ("in a line", "这是<Highlight color=\"red\">红色</Highlight>的。", &["这是红色的。"]),
        (
            "attributes of JSX",
            "甲<Foo style={{a: '>'}} {...x} on={() => a > 1}>乙</Foo><b style={{a}}>丙</b>",
            &["甲乙丙"],
        ),
        ("over lines", "<Foo\n  a={[\n    1,\n\n    2]}\n/>\n\n甲", &["甲"]),
        ("of Vue", "<Foo :bar=\"1\" @click=\"a > b\" #default>插槽</Foo>", &["插槽"]),
        ("side by side", "<A>甲</A><B>乙</B>", &["甲 乙"]),
        ("comments", "甲{/* 乙\n\n丙 */}丁", &["甲丁"]),
        ("a script", "<script setup>\nconst a = 1\n\nconst b = `x`\n</script>\n\n甲", &["甲"]),
        ("less than", "a < b 且 a<b>c</b>，x <3，<https://a.b/~c>", &["a < b 且 ac，x <3，https://a.b/~c"]),
    ];
    table("a.md", both);
    table("a.mdx", both);
    table(
        "a.mdx",
        &[
            (
                "expressions",
                "This is {1 + 1} and {'text'}{\" \"}{`more`} {a ? '}' : {b: 1}}.",
                &["This is and text more ."],
            ),
            ("never closed", "甲 {乙", &["甲 {乙"]),
            (
                "indented tags",
                "<Tabs>\n\n    <Foo bar=\"x\">\n\n    **文**字\n\n    ```\n    a\n      <b>\n    ```\n\n    </Foo>\n</Tabs>\n\n- 甲\n\n    乙",
                &["文字", "a", "  <b>", "甲", "乙"],
            ),
            ("frames", "<div className=\"x\">\n**甲** {a}\n</div>\n\n<>乙</>", &["甲", "乙"]),
        ],
    );
}
