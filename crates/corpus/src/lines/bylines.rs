//! *Who wrote it, by a line that says so?*

use super::characters::{collapse, is_han};
use regex::Regex;
use std::sync::LazyLock;

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// As shown, without ornaments and outer brackets.
    pub names: String,
    /// It says only `作者` or `文/`, and not 记者. Books and notes have such lines too,
    /// so it proves little.
    pub weak: bool,
}

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
pub fn byline(text: &str) -> Option<Byline> {
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
pub fn signature(text: &str) -> Option<String> {
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
