//! *What kind of line is this?*
//!
//! Each line of a plain text is classified alone, by its form, its punctuation and
//! the words of the trade. `articles` and `columns` decide what follows from its
//! neighbours.

use std::sync::LazyLock;

use regex::Regex;

/// What a line is by its own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Short and without a stop at its end: a headline, a kicker, a section heading
    /// or a label. Its neighbours say which.
    Headline,
    /// `——访县长李四`. It occurs below headlines only.
    Subtitle,
    /// `记者 张三 通讯员 李四 文/图`.
    Byline(Byline),
    /// A paragraph that opens with `本报讯`, `新华社北京5月1日电` and the like.
    Dateline { byline: Option<String>, date: Option<String> },
    /// A date alone, perhaps with the weekday and the page.
    Date(String),
    /// What a photograph shows, or who took it.
    Caption,
    /// `责任编辑 张三`: who made the page.
    Credit,
    /// A list item or a numbered heading.
    Item,
    /// Everything else: the text.
    Body,
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    /// As shown, without ornaments and outer brackets.
    pub(super) names: String,
    /// It says only `作者` or `文/`, and not 记者. Books and notes have such lines too,
    /// so it proves little.
    pub(super) weak: bool,
}

/// A line of plain text and what is known about it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Whether an empty line or the file's start precedes it.
    pub(super) after_gap: bool,
}

/// The longest line that can be a headline, in characters.
pub(super) const HEADLINE: usize = 60;

/// Lines in reading order, without the empty ones.
pub(super) fn classify(text: String, after_gap: bool) -> Line {
    let kind = kind(&text);
    Line { text, kind, after_gap }
}

fn kind(text: &str) -> Kind {
    // Everything but body text is short, so the patterns need not read a page that
    // is one line.
    let length = text.chars().take(201).count();
    if length <= 80 {
        if let Some(date) = lone_date(text) {
            return Kind::Date(date);
        }
        if let Some(byline) = byline(text) {
            return Kind::Byline(byline);
        }
        if CREDIT.is_match(text) {
            return Kind::Credit;
        }
        if is_subtitle(text) {
            return Kind::Subtitle;
        }
    }
    if let Some((byline, date)) = dateline(text) {
        return Kind::Dateline { byline, date };
    }
    if length <= 200 && is_caption(text) {
        return Kind::Caption;
    }
    if ITEM.is_match(text) {
        return Kind::Item;
    }
    if length <= HEADLINE && is_headline(text) {
        return Kind::Headline;
    }
    Kind::Body
}

// ---------------------------------------------------------------- characters

/// Chinese characters and kana: letters that are written without spaces.
pub(super) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{3040}'..='\u{30ff}' | '々' | '〇')
}

/// Punctuation that carries its own space.
pub(super) fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{303f}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
}

/// Punctuation that both scripts use.
fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Whether two pieces of one line are joined by a space, by their neighbouring
/// characters. `mixed`: between Han and Latin too, as authors of Markdown write.
pub(super) fn spaced(before: char, after: char, mixed: bool) -> bool {
    if is_wide_punctuation(before) || is_wide_punctuation(after) {
        return false;
    }
    let shared = is_shared_punctuation(before) || is_shared_punctuation(after);
    match (is_han(before), is_han(after)) {
        (true, true) => false,
        (true, false) | (false, true) => mixed && !shared,
        (false, false) => true,
    }
}

/// Whether a sentence or a clause ends for good. `：` counts, because something new
/// follows it.
fn is_terminal(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | '…' | '：' | ':' | '｡' | '．')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '】' | ']' | '》' | '〉' | '"' | '\'')
}

/// Where a clause pauses.
pub(super) fn is_clause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | ',' | ';' | '：')
}

/// Whether a line ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_properly(text: &str) -> bool {
    let open = text.trim_end_matches(is_closer);
    match open.chars().next_back() {
        None => true,
        Some(c) if is_terminal(c) => true,
        // A closing bracket ends a remark; only quotes and titles go on.
        Some(_) => text.ends_with([')', '）', '】', ']']),
    }
}

/// Text on one line, with single spaces and without control characters.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// One line as it is kept: tabs become spaces, control characters go.
pub(super) fn clean(line: &str) -> String {
    line.chars()
        .filter_map(|c| match c {
            '\t' => Some(' '),
            '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

// ----------------------------------------------------------------- headlines

static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            [0-9０-９]{1,3} (?: [、)）．] | \.(?:[^0-9]|$) )
          | [（(] [一二三四五六七八九十百0-9０-９]{1,3} [)）]
          | [一二三四五六七八九十百]{1,4} [、.．]
          | 第 \s? [一二三四五六七八九十百千零〇两0-9０-９]{1,6} \s? [章节回卷条款编篇部讲课幕步]
          | [-*+•·●■◆○▪➢✓►] \s
          | [①-⑳㈠-㈩⑴-⒇]
          | [A-Za-z] [.)] \s
          | \[ [\sxX] \]
          | [QA问答] [:：]
        )",
    )
    .expect("the pattern is constant")
});

/// Whether a line can be a headline by its form.
fn is_headline(text: &str) -> bool {
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    let end_is_open = is_clause(last)
        || matches!(
            last,
            '。' | '.' | '…' | ':' | '—' | '（' | '(' | '《' | '“' | '「' | '『' | '【' | '-' | '+'
        );
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    // Signs that occur in code and tables, but in no headline.
    let code = text.contains(['{', '}', '=', '<', '>', '|', '\\', '`', '_', '$', '#', ';'])
        || text.contains("://")
        || text.contains("  ");
    let starts_amid = text.starts_with(|c: char| is_clause(c) || is_terminal(c) || is_closer(c));
    letters >= 2
        && 2 * letters >= text.chars().filter(|c| !c.is_whitespace()).count()
        && !end_is_open
        && !code
        && !starts_amid
        && !text.contains('。')
        && open_brackets(text) == 0
}

/// How many of the brackets and quotes that a sentence must close are open at
/// its end; negative if it closes more than it opens.
pub(super) fn open_brackets(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '《' | '（' | '“' | '「' | '『' | '【' => 1,
            '》' | '）' | '”' | '」' | '』' | '】' => -1,
            _ => 0,
        })
        .sum()
}

/// `——` and a phrase; a verse's or a saying's source (`——《书名》`, `——作者，…`)
/// has the same form and is none.
fn is_subtitle(text: &str) -> bool {
    let rest = text.trim_start_matches(['—', '―', '─', '－']);
    let dashes = text.chars().count() - rest.chars().count();
    let rest = rest.trim();
    if !(1..=4).contains(&dashes) || rest.is_empty() {
        return false;
    }
    rest.starts_with(is_han)
        && !ends_properly(rest)
        && !rest.contains('。')
        && !rest.contains("——")
        && rest.chars().count() <= HEADLINE
}

static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:访|专访|对话|记|写在|来自|走进|探访|走访|关于|从|看|读|评|论|再论|聚焦|解读|献给)
          | (?:纪实|侧记|综述|观察|扫描|透视|走笔|见闻|札记|掠影|速写|述评|巡礼|调查|启示|采访记|纪事|之[一二三四五六七八九十]+)$",
    )
    .expect("the pattern is constant")
});

/// Whether a subtitle is one that newspapers write, by its own words or by being
/// too long for a saying's source.
pub(super) fn reports(subtitle: &str) -> bool {
    let rest = subtitle.trim_start_matches(['—', '―', '─', '－']).trim();
    REPORT.is_match(rest) || (rest.chars().count() >= 8 && !rest.contains(['《', '·', '，', ',', '、']))
}

// -------------------------------------------------------------------- bylines

/// Family names, to tell `记者 张三` from `记者 手记`. The commonest of mainland
/// China and, for both scripts, a few of their traditional forms.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘\
田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎\
史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿\
关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲\
房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戴岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵\
苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原\
栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣\
晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢\
嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由張劉陳楊黃趙吳孫馬鄭許鄧\
馮韓蕭蔡蔣蘇葉呂盧鍾鐘薑譚範陸賈韋鄒閻龍賀顧龔萬錢嚴湯溫龐顏莊聶歐關蘭寧紀單駱藍遊蒙華饒陽農";

/// Words that follow `记者` in a headline and are no name.
const DOING: &str =
    "走|探|访|看|说|谈|带|直|现|到|赴|进|为|体|观|调|手|见|亲|揭|暗|获|参|被|帮|在|从|招|协|节";

/// The office of a person who writes, with the employer before it.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?P<before> (?:
            [\p{Han}A-Za-z·]{0,14}
            (?: 本报|本刊|本网|本台|本社|日报|晚报|报|社|网|台|刊|客户端|新闻|全媒体|融媒体?|新媒体|传媒
              | 见习|实习|首席|特约|特派|特邀|高级|资深|驻\p{Han}{1,6}|站|中心|频道|小|校园|学生|文字|视频|首席评论 )
        )? )
        (?P<office> 记者 | 通讯员 | 通訊員 | 記者 | 实习生 | 評論員 | 评论员 | 撰稿人? | 观察员 | 特派员 | 作者 )
        (?P<name> [\p{Han}·]{0,8}? )
        (?P<after> (?: 摄影报道 | 图文报道 | 综合报道 | 报道 | 文图? | 文摄 | 整理 | 编译 )? )
        $",
    )
    .expect("the pattern is constant")
});

/// Whether a token says who wrote the words or took the pictures.
fn is_work(token: &str) -> bool {
    matches!(
        token,
        "文" | "图"
            | "文图"
            | "图文"
            | "摄"
            | "文摄"
            | "摄影"
            | "报道"
            | "报导"
            | "摄影报道"
            | "图文报道"
            | "综合报道"
            | "综合"
            | "供稿"
            | "供图"
            | "撰文"
            | "整理"
            | "编译"
            | "采写"
            | "制图"
            | "漫画"
            | "视频"
            | "统筹"
            | "策划"
            | "执笔"
    )
}

fn has_family_name(name: &str) -> bool {
    name.chars().next().is_some_and(|c| FAMILY.contains(c))
}

fn is_name(token: &str) -> bool {
    let count = token.chars().count();
    if token.chars().all(is_han) {
        return (1..=4).contains(&count)
            && !DOING.split('|').any(|word| count > 1 && token.starts_with(word));
    }
    if token.contains('·') {
        return count <= 20 && token.chars().all(|c| is_han(c) || c == '·');
    }
    token.starts_with(|c: char| c.is_uppercase())
        && count <= 20
        && token.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
}

const ORNAMENTS: [char; 21] =
    ['◎', '●', '■', '□', '◆', '◇', '▲', '△', '○', '★', '☆', '※', '▍', '▎', '►', '▶', '•', '·', '▪', '◤', '◥'];

/// Reads a byline: offices, names and nothing else.
pub(super) fn byline(text: &str) -> Option<Byline> {
    static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:By|BY|Text by|Story by) [A-Z][\p{L}.'’-]*(?: [A-Z][\p{L}.'’-]*){1,3}(?:(?:,| and| &) .{1,40})?$")
            .expect("the pattern is constant")
    });
    let bare = text.trim();
    let shown = bare.trim_start_matches(|c: char| ORNAMENTS.contains(&c) || c.is_whitespace());
    let ornate = shown.len() < bare.len();
    let shown = strip_brackets(shown);
    if ENGLISH.is_match(shown) {
        return Some(Byline { names: collapse(shown), weak: true });
    }
    if shown.contains(['。', '！', '？', '；', '!', '?', ';', '“', '《']) {
        return None;
    }

    let tokens: Vec<&str> = shown
        .split(|c: char| c.is_whitespace() || "、，,：:/／|｜丨&".contains(c))
        .filter(|t| !t.is_empty())
        .collect();
    let pen_name = shown.contains(['：', ':', '/', '／']);
    let (mut reporter, mut author, mut words, mut photo) = (false, false, false, false);
    let (mut named, mut known, mut nameless) = (0, 0, false);
    let mut employed = ornate;
    for (n, token) in tokens.iter().enumerate() {
        if is_work(token) {
            let picture = matches!(*token, "图" | "摄" | "摄影" | "供图" | "制图" | "漫画");
            photo |= picture;
            words |= !picture;
            continue;
        }
        if let Some(found) = OFFICE.captures(token) {
            let (before, office, name) = (&found["before"], &found["office"], &found["name"]);
            words |= !found["after"].is_empty();
            employed |= !before.is_empty();
            match office {
                "作者" | "撰稿" | "撰稿人" => author = true,
                _ => reporter = true,
            }
            // `本报评论员` signs for the paper.
            nameless |= matches!(office, "评论员" | "評論員") && !before.is_empty();
            if !name.is_empty() {
                if !is_name(name) || !(has_family_name(name) || name.contains('·')) {
                    return None;
                }
                named += 1;
                known += 1;
            }
            continue;
        }
        if !is_name(token) {
            return None;
        }
        named += 1;
        // A single character is half of a name that was set wide: 李　四.
        let follows_single = n > 0 && tokens[n - 1].chars().count() == 1;
        known += i32::from(has_family_name(token) || follows_single || token.contains('·'));
    }
    let signed = words || photo;
    if !(reporter || author || signed) {
        // Names alone: an ornament makes them a byline.
        let names = (1..=4).contains(&named) && known == named;
        let han = shown.chars().any(is_han);
        return (ornate && names && han && !bare.starts_with(['·', '•', '●', '■', '○', '▪']))
            .then(|| Byline { names: collapse(shown), weak: true });
    }
    if photo && !words && !text.contains('文') && !reporter {
        return None; // A photograph's credit: a caption.
    }
    if photo && !words && shown.ends_with(['摄', '图', '影']) {
        return None;
    }
    let believed = if named == 0 {
        nameless
    } else if reporter {
        2 * known >= named || employed
    } else {
        // 文/小鱼: a pen name needs the stroke or the colon.
        named <= 4 && (known == named || pen_name)
    };
    // 文 alone is a word like any other: 图文 直播.
    let believed = believed && (reporter || author || pen_name || known == named);
    believed.then(|| Byline { names: collapse(shown), weak: !reporter })
}

fn strip_brackets(text: &str) -> &str {
    for (open, close) in [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return inner.trim();
        }
    }
    text
}

/// The byline in brackets at the end of a paragraph: `……。（记者 张三）`.
pub(super) fn signature(text: &str) -> Option<String> {
    let inner = text.trim_end().strip_suffix(['）', ')'])?;
    // A signature is short; a long paragraph is not searched from its start.
    let open = inner
        .char_indices()
        .rev()
        .take(60)
        .find(|&(_, c)| c == '（' || c == '(')
        .map(|(at, c)| at + c.len_utf8())?;
    let found = byline(&inner[open..])?;
    (!found.weak).then_some(found.names)
}

static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:本版|本期)?(?:责任编辑|责编|编辑|校对|版式|美编|美术编辑|审核|组版|视觉|主编|编审|值班主任|值班编委|值班总编|检校|终审|初审|复审)[\s:：/／丨|]",
    )
    .expect("the pattern is constant")
});

// ------------------------------------------------------------------ datelines

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
fn dateline(text: &str) -> Option<(Option<String>, Option<String>)> {
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

// ---------------------------------------------------------------------- dates

static FULL_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]{4})\s?[年./-]\s?([0-9]{1,2})\s?[月./-]\s?([0-9]{1,2})(?:\s?日|[^0-9]|$)")
        .expect("the pattern is constant")
});

static LONE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let date = r"[0-9]{4}\s?(?:年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2})";
    Regex::new(&format!(
        r"(?x)^
        (?: [\p{{Han}}A-Za-z0-9]{{1,16}}\s+ | (?:发布|发表|更新|出版)?(?:时间|日期)\s?[:：]\s? | (?:星期|周)[一二三四五六日天]\s* | [Dd]ate:\s? )?
        {date}
        (?: [\sT]* [0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})? )?
        \s* (?: [（(]?(?:星期|周)[一二三四五六日天][）)]? )?
        (?: \s* (?: 农历|来源|第|责|编辑|总第|本版|[A-Z]?[0-9]{{1,2}}\s?版 ) .{{0,40}} )?
        $"
    ))
    .expect("the pattern is constant")
});

/// The date of a line that holds only a date.
fn lone_date(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    if text.contains(['。', '，', ',']) || !LONE_DATE.is_match(&text) {
        return None;
    }
    full_date(&text)
}

/// Full-width and Chinese digits as ASCII ones, so that one pattern reads all;
/// 二〇二四年十月二十一日 becomes 2024年10月21日.
fn ascii_digits(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|d| d == c || (c == '○' && d == '〇'));
    if !text.contains('年') || !text.contains(|c| digit(c).is_some()) {
        return text
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_u32(u32::from(c) - 0xff10 + 0x30).unwrap_or(c),
                c => c,
            })
            .collect();
    }
    let mut out = String::new();
    let mut number: Vec<char> = Vec::new();
    for c in text.chars().chain(['\n']) {
        if digit(c).is_some() || c == '十' {
            number.push(c);
            continue;
        }
        if matches!(c, '年' | '月' | '日') {
            let values: Vec<usize> = number.iter().filter_map(|&c| digit(c)).collect();
            match (number.first(), number.iter().position(|&c| c == '十')) {
                (None, _) => {}
                (_, None) => values.iter().for_each(|v| out.push_str(&v.to_string())),
                (_, Some(at)) => {
                    let tens = if at == 0 { 1 } else { values.first().copied().unwrap_or(1) };
                    let ones = number.get(at + 1).and_then(|&c| digit(c)).unwrap_or_default();
                    out.push_str(&(tens * 10 + ones).to_string());
                }
            }
        } else {
            out.extend(&number);
        }
        number.clear();
        if c != '\n' {
            out.push(c);
        }
    }
    out
}

/// The first full date in `text` that the calendar can hold.
pub(super) fn full_date(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let found = FULL_DATE.captures(&text)?;
    let part = |n: usize| found[n].parse::<u32>().ok();
    calendar(part(1)?, Some(part(2)?), Some(part(3)?))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, if there is such a day.
pub(super) fn calendar(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let Some(month) = month else {
        return Some(format!("{year:04}"));
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    match day {
        None => Some(format!("{year:04}-{month:02}")),
        Some(day) if (1..=days).contains(&day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        Some(_) => None,
    }
}

// ------------------------------------------------------------------- captions

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:
            [▲↑△▼↓←→]\s?\S
          | (?:[上下左右本题配]图|组图|图[①-⑨一二三四1-9]?)\s?(?:为|[:：]|系|是)
          | 图\s?[/／]\s?\S
          | (?:[（(【])?资料(?:图|照)片?(?:[）)】]|$|\s)
          | (?:图片来源|图源|供图|制图|摄影)\s?[:：/／]
        )
        | (?:
            (?:[^拍航统珍兼俯跟抓]|^)摄(?:影)?
          | 供图 | 资料(?:图|照)片? | 图片 | 效果图 | (?:新华社|中新社)发 | [/／]图 | 视频截图
          | [）)\s]制图
        )\s*[）)】]?$
        | [（(](?:\S{1,12}\s?(?:摄|供图)|资料(?:图|照)片?|视频截图|效果图|网络图片)[）)]。?$",
    )
    .expect("the pattern is constant")
});

/// Whether a line is a photograph's caption or credit.
fn is_caption(text: &str) -> bool {
    CAPTION.is_match(text)
}
