//! What people type and paste, and what they expect to find by it.

#![cfg(not(target_arch = "wasm32"))]

mod naive;

use naive::{Whole, document};
use seed_corpus::Document;
use seed_engine::{Options, Results, Searcher, Signs, Taken};

/// An index of documents, each a path, a title and its text.
fn over(documents: &[(&str, &str, &str)]) -> Searcher<'static> {
    let documents: Vec<Document> =
        documents.iter().map(|(path, title, text)| document(path, title, &[*text])).collect();
    naive::over(&documents)
}

/// The paths of the hits without folder and extension, those of weak hits in parentheses.
fn paths(results: &Results) -> String {
    let name =
        |path: &str| path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or("").to_owned();
    let hit = |hit: &seed_engine::Hit| match hit.weak {
        true => format!("({})", name(hit.source.path)),
        false => name(hit.source.path),
    };
    results.hits.iter().map(hit).collect::<Vec<_>>().join(" ")
}

/// Whether the hits begin so, and all others are weak.
fn begins(found: &str, expected: &str) -> bool {
    let rest = found.strip_prefix(expected);
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(' ') && rest.split_whitespace().all(|one| one.starts_with('('))
    }) || expected.is_empty() && found.split_whitespace().all(|one| one.starts_with('('))
}

/// The marked parts of the best hit, of its title and then of its excerpt.
fn marked(results: &Results) -> Vec<String> {
    let Some(hit) = results.hits.first() else { return Vec::new() };
    let of = |marked: &seed_engine::Marked| {
        marked.marks.iter().map(|mark| marked.text[mark.clone()].to_owned()).collect::<Vec<_>>()
    };
    [of(&hit.title), of(&hit.excerpt)].concat()
}

fn ask<'s>(search: &'s Searcher, query: &str) -> Results<'s> {
    search.results(query, &Options::DEFAULT)
}

#[test]
fn an_exclusion_that_a_document_holds_as_it_stands_is_text() {
    let search = over(&[
        ("unpack.md", "Unpack", "Run tar -xzf archive.tar.gz, npm install -g pnpm. Never run rm -rf /."),
        ("about.md", "About tar", "tar is an old tool. npm install puts packages. rm removes."),
        ("git.md", "版本", "用 git commit -m \"说明\" 提交；今晨气温 -5℃。docker run --rm -it alpine"),
        ("weather.md", "气温记录", "气温 12 度。git commit 与 docker run 的介绍。"),
        ("city.md", "数字经济", "数字经济在郑州。肇庆也有数字经济-肇庆论坛。"),
        ("other.md", "数字", "数字经济在许昌。"),
    ]);
    for (query, found, taken, why) in [
        ("tar -xzf", "unpack (about)", Taken::Text, "a command with a flag"),
        ("TAR  -xzf", "unpack (about)", Taken::Text, "case and white space do not matter"),
        ("tar -xzf backup.tar.gz", "(unpack) (about)", Taken::Text, "the flag stands behind its command"),
        ("npm install -g", "unpack (about)", Taken::Text, "the flag comes last"),
        ("rm -rf", "unpack (about)", Taken::Text, "two letters"),
        ("git commit -m", "git (weather)", Taken::Text, "and so do words before it"),
        ("docker run --rm -it", "git", Taken::Text, "two flags, one with two dashes"),
        ("气温 -5℃", "git (weather)", Taken::Text, "a temperature below zero"),
        ("tar -archive", "about", Taken::Excluded, "no document has this behind `tar`"),
        ("数字经济 -肇庆", "other", Taken::Excluded, "a hyphen without a space before it is another sign"),
        ("数字经济 -\"郑州\"", "other", Taken::Excluded, "a phrase that is left out"),
        ("rm", "about unpack git", Taken::Plain, "no sign"),
    ] {
        let results = ask(&search, query);
        assert_eq!(results.taken, taken, "{query}: {why}");
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
    }
    let results = ask(&search, "tar -xzf");
    assert_eq!(marked(&results), ["tar -xzf"], "all of it is marked");
}

#[test]
fn a_reader_may_choose_how_signs_are_taken() {
    let search = over(&[
        ("flag.md", "Unpack", "Run tar -xzf archive."),
        ("plain.md", "About", "tar is old."),
        ("word.md", "Other", "xzf is a format, and tar too"),
    ]);
    for (query, signs, found, taken, why) in [
        ("tar -xzf", Signs::Clauses, "plain", Taken::Excluded, "an exclusion, though a document holds it"),
        ("tar -xzf", Signs::Text, "flag (word) (plain)", Taken::Text, "text"),
        ("tar -format", Signs::Text, "word", Taken::Text, "text, though no document holds it"),
        ("tar -format", Signs::Auto, "plain flag", Taken::Excluded, "an exclusion"),
        ("\"tar zip\"", Signs::Clauses, "", Taken::Plain, "a demand that nothing meets"),
        ("tar", Signs::Text, "plain flag word", Taken::Plain, "there is nothing to take"),
    ] {
        let results = search.results(query, &Options { signs, ..Options::DEFAULT });
        assert_eq!(results.taken, taken, "{query}, {signs:?}: {why}");
        assert!(begins(&paths(&results), found), "{query}, {signs:?}: {why}; {}", paths(&results));
    }
}

#[test]
fn a_demand_that_nothing_meets_is_dropped_and_said() {
    let search = over(&[
        ("train.md", "Models", "Errors grow during the training phase of a model."),
        ("other.md", "模型", "训练阶段的误差。phase of the moon"),
    ]);
    for (query, found, taken, why) in [
        ("during the \"training\" phase", "train", Taken::Plain, "a document meets it"),
        (
            "errors during the \"pre-training\" phase of a model",
            "(train) (other)",
            Taken::Dropped,
            "a pasted sentence with words in quotation marks",
        ),
        ("\"训练时期\" 误差", "(other)", Taken::Dropped, "in Chinese"),
        ("“训练时期” 误差", "(other)", Taken::Dropped, "as a Chinese keyboard types it"),
        ("\"训练阶段\" \"模型训练\"", "(other)", Taken::Dropped, "one of two demands is met by nothing"),
        ("title:误差", "", Taken::Plain, "a field is no quotation"),
        ("\"training\" -model", "", Taken::Excluded, "what is excluded stays so"),
        ("\"qqq\"", "", Taken::Plain, "there is nothing even without the quotation marks"),
    ] {
        let results = ask(&search, query);
        assert_eq!(results.taken, taken, "{query}: {why}");
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
        assert_eq!(results.full, results.hits.iter().filter(|hit| !hit.weak).count(), "{query}");
    }
}

#[test]
fn signs_that_join_and_blanks_say_the_same() {
    let search = over(&[
        ("guide.md", "Getting-started guide", "Install, then run."),
        ("log.md", "Changelog", "The getting started page moved."),
        ("e2e.md", "端到端-加密", "说明。"),
        ("news.md", "日志", "这里提到端到端加密一次。"),
        ("crypt.md", "end-to-end encryption", "Keys stay on the device."),
        (
            "release.md",
            "Release 5",
            "We mention end to end encryption once, and TCP/IP, and user_id. Don't panic.",
        ),
        ("name.md", "人物", "约翰·史密斯来访。系统、确定性"),
    ]);
    for (query, found, why) in [
        ("getting started", "guide log", "the title, though it has a hyphen"),
        ("getting-started", "guide log", "as typed"),
        ("getting_started", "guide log", "another sign"),
        ("gettingstarted", "guide log", "written together: it is nowhere so"),
        ("end to end encryption", "crypt release", "three hyphens and a blank"),
        ("end-to-end encryption", "crypt release", "the reverse"),
        ("端到端加密", "e2e news", "between ideographs a sign is as good as none"),
        ("端到端-加密", "e2e news", "the reverse"),
        ("tcp ip", "release", "a slash"),
        ("user id", "release", "an underscore"),
        ("dont panic", "release", "an apostrophe that is not typed"),
        ("约翰史密斯", "name", "a middle dot in a name"),
    ] {
        let results = ask(&search, query);
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
    }
    let both = over(&[
        ("apart.md", "甲", "端到端 加密与 on prem"),
        ("dash.md", "乙", "端到端-加密与 on-prem"),
        ("one.md", "丙", "onprem"),
    ]);
    for (query, found, why) in [
        ("on-prem", "dash apart (one)", "as typed goes before what is otherwise equal"),
        ("on prem", "apart dash (one)", "the same"),
        ("onprem", "one (apart) (dash)", "words written together are another run"),
        ("端到端-加密", "dash apart", "as typed first"),
    ] {
        let results = ask(&both, query);
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
    }
}

#[test]
fn a_sign_in_front_of_a_word_belongs_to_it() {
    let search = over(&[
        ("finance.md", "财务术语", "Net profit 净利润。net asset, net income, net weight."),
        ("jobs.md", "招聘", "需要会 .NET 的工程师两名，熟悉 ASP.NET。结束。net"),
        ("envfiles.md", "Env files", "Never commit env dumps. The force flag."),
        (
            "secrets.md",
            "Secrets",
            "Keep keys in .env; git push --force; use @types/node, #hashtag and $HOME, ~/.bashrc",
        ),
        ("home.md", "Home", "home sweet home; hashtag counters; types of things; bashrc"),
    ]);
    for (query, found, why) in [
        (".net", "jobs (finance)", "the sign was typed, and a document has it"),
        ("net", "finance jobs", "it was not"),
        ("\".NET\"", "jobs", "in quotation marks it is demanded"),
        ("需要会 .net", "jobs (finance)", "of a later word as well"),
        (".env", "secrets (envfiles)", "a title without it comes after"),
        ("#hashtag", "secrets (home)", "a sign that has a meaning by itself"),
        ("@types", "secrets (home)", "the same"),
        ("$HOME", "secrets (home)", "the same"),
        ("--force", "secrets (envfiles)", "two dashes"),
        ("\"--force\"", "secrets", "demanded"),
        ("~/.bashrc", "secrets (home)", "three signs"),
        (".weight", "finance", "no document has it so"),
    ] {
        let results = ask(&search, query);
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
    }
    assert_eq!(marked(&ask(&search, ".net"))[..2], [".NET", ".NET"], "the sign is marked with its word");
    assert_eq!(
        marked(&ask(&search, "net")),
        ["Net", "net", "net", "net"],
        "a sign that was not typed is not"
    );
}

#[test]
fn a_part_of_a_word_proposes_documents_beside_another_word() {
    let search = over(&[
        ("release.md", "Release", "This is v1.2.3 of the tool. Nokia 1110 and machine learning."),
        ("other.md", "Version", "A version of something; zebra."),
        ("phone.md", "Phones", "The nokia1110b is old."),
    ]);
    for (query, first, why) in [
        ("1.2.3", "release", "alone"),
        ("version 1.2.3", "release", "beside a word that the document lacks"),
        ("giraffe 1.2.3", "release", "beside a word that no document has"),
        ("giraffe nokia1110", "phone release", "the beginning of a word, and two words written together"),
        ("giraffe machinelearning", "release", "two words written together"),
    ] {
        let results = ask(&search, query);
        let found = paths(&results).replace(['(', ')'], "");
        assert!(
            found.starts_with(first) || first.split(' ').all(|one| found.contains(one)),
            "{query}: {found}, {why}"
        );
    }
    assert_eq!(marked(&ask(&search, "giraffe 1.2.3")), ["1.2.3"], "the part is marked, not the word");
    let search = over(&[("mail.md", "Post", "The mail was sent now if it rains. Machine learning.")]);
    for (query, total, why) in [
        ("email", 0, "the end of one word and another one are no word"),
        ("wifi", 0, "nor is what lies across three"),
        ("machinelearning", 1, "two whole words are"),
        ("machinelear", 1, "while it is being typed"),
    ] {
        let as_typed = Options { literal: true, ..Options::DEFAULT };
        assert_eq!(search.results(query, &as_typed).total, total, "{query}: {why}");
    }
}

#[test]
fn groups_of_digits_are_found_together_and_apart() {
    let search = over(&[
        ("phone.md", "联系方式", "010-8888 6666，电话 +86 138-0013-8000。(021) 5555 7777"),
        ("book.md", "书号", "ISBN 978-7-111-64124-7，第 5-10 页，12:30 开始，比分 3-2。"),
        ("plain.md", "号码", "热线4008123456，卡号6222020200112233，日期20240305。"),
    ]);
    for (query, found, why) in [
        ("13800138000", "phone", "a telephone number without its hyphens"),
        ("138 0013 8000", "phone", "with blanks"),
        ("138-0013-8000", "phone", "as it stands"),
        ("01088886666", "phone", "hyphen and blank"),
        ("02155557777", "phone", "parentheses"),
        ("9787111641247", "book", "a book number"),
        ("978 7 111 64124 7", "book", "with blanks"),
        ("400-812-3456", "plain", "the reverse: groups were typed"),
        ("6222 0202 0011 2233", "plain", "a card number in groups"),
        ("2024-03-05", "plain", "a date"),
        ("热线 400-812-3456", "plain", "beside a word"),
        ("510", "", "5-10 is no 510"),
        ("1230", "", "12:30 is no 1230"),
        ("32", "", "3-2 is no 32"),
    ] {
        let results = ask(&search, query);
        let full: Vec<_> = results.hits.iter().filter(|hit| !hit.weak).map(|hit| hit.source.path).collect();
        let full = full.join(" ").replace(".md", "");
        assert_eq!(full, found, "{query}: {why}; {}", paths(&results));
    }
}

#[test]
fn a_page_is_found_by_the_name_of_its_file() {
    let search = over(&[
        ("docs/deploy-guide.md", "上线说明", "怎样上线。"),
        ("docs/other.md", "部署", "The deploy guide is elsewhere."),
        ("docs/kubernetes/index.md", "集群", "怎样扩容。"),
        ("news/2024-03-05.txt#1", "第一篇", "甲"),
        ("news/2024-03-05.txt#2", "第二篇", "乙"),
        ("线性代数.md", "课堂笔记", "向量与矩阵。"),
    ]);
    for (query, found, why) in [
        ("deploy guide", "other (deploy-guide)", "below what holds it in its text"),
        ("deploy-gui", "other (deploy-guide)", "unfinished"),
        ("guide", "other (deploy-guide)", "the second word of the name"),
        ("kubernetes", "index", "a file without a name of its own"),
        ("线性代数", "线性代数", "ideographs"),
        ("代数", "线性代数", "a part of them"),
        ("2024-03-05", "2024-03-05 2024-03-05", "all documents of the file"),
        ("eploy", "other", "no word of a name begins so"),
        ("index", "", "that says nothing"),
    ] {
        let results = ask(&search, query);
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
    }
}

#[test]
fn labels_rank_below_titles_and_above_texts() {
    let labelled = |path: &str, title: &str, labels: &[&str], text: &str| Document {
        labels: labels.iter().map(ToString::to_string).collect(),
        ..document(path, title, &[text])
    };
    let documents = [
        labelled("text.md", "周报", &[], "灰度发布与金丝雀。后文也讲部署。"),
        labelled("label.md", "第三期", &["讲金丝雀的短文", "运维", "three-weekly"], "这期内容很短。"),
        labelled("title.md", "金丝雀", &["鸟类"], "一种鸟。"),
    ];
    let search = naive::over(&documents);
    for (query, found, why) in [
        ("金丝雀", "title label text", "title, labels, text"),
        ("运维", "label", "only a label has it"),
        ("three weekly", "label", "with another sign"),
        ("鸟类", "title", "a label of one word"),
    ] {
        let results = ask(&search, query);
        assert!(begins(&paths(&results), found), "{query}: {why}; {}", paths(&results));
    }
    let shown = ask(&search, "运维");
    assert_eq!(marked(&shown), ["运维"], "the label is shown, for nothing else shows it");
    let document = search.opened(1, "金丝雀").expect("the second document");
    assert_eq!(document.body.text, "这期内容很短。", "labels are no part of the text that is read");
    assert!(document.body.marks.is_empty());
}

#[test]
fn a_change_of_script_parts_a_query_as_a_blank_does() {
    let search = over(&[
        ("far.md", "经济", "去年增长了三成。人均的 GDP 也高了。"),
        ("one.md", "别的", "增长很快。"),
        ("disk.md", "硬盘", "U 在这里，盘在那里。"),
        ("code.md", "Calls", "First getSearchIndex() is called, then the report is sent."),
    ]);
    for (together, apart, found, why) in [
        ("GDP增长", "GDP 增长", "far", "both words, wherever they stand"),
        ("增长GDP", "增长 GDP", "far", "in either order"),
        ("U盘", "u盘", "", "one letter is a part of the word"),
        ("search report", "report search", "code", "a word inside of an identifier is a part like any other"),
    ] {
        for query in [together, apart] {
            let results = ask(&search, query);
            assert!(begins(&paths(&results), found), "{query}: {why}: {}", paths(&results));
        }
    }
}
