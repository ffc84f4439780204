//! *What is a character of a line, and how does a line end?*

/// Chinese characters and kana: letters that are written without spaces.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{3040}'..='\u{30ff}' | '々' | '〇')
}

/// Punctuation that carries its own space.
pub fn is_wide_punctuation(c: char) -> bool {
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
pub fn spaced(before: char, after: char, mixed: bool) -> bool {
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
pub fn is_terminal(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | '…' | '：' | ':' | '｡' | '．')
}

pub fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '】' | ']' | '》' | '〉' | '"' | '\'')
}

/// Where a clause pauses.
pub fn is_clause(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | ',' | ';' | '：')
}

/// Whether a line ends as a sentence does, closing quotes and brackets aside.
pub fn ends_properly(text: &str) -> bool {
    let open = text.trim_end_matches(is_closer);
    match open.chars().next_back() {
        None => true,
        Some(c) if is_terminal(c) => true,
        // A closing bracket ends a remark; only quotes and titles go on.
        Some(_) => text.ends_with([')', '）', '】', ']']),
    }
}

/// Text on one line, with single spaces and without control characters.
pub fn collapse(text: &str) -> String {
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
pub fn clean(line: &str) -> String {
    line.chars()
        .filter_map(|c| match c {
            '\t' => Some(' '),
            '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}
