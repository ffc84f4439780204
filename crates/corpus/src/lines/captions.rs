//! *Is a line what a photograph shows, or who took it?*

use regex::Regex;
use std::sync::LazyLock;

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
pub fn is_caption(text: &str) -> bool {
    CAPTION.is_match(text)
}
