//! *Where does a piece of JavaScript end?*
//!
//! Only brackets, strings and comments are known; nothing is understood. Linear, without recursion.

/// How JavaScript goes on from a place: what is open there.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Brackets and templates that are open.
    open: Vec<u8>,
    /// The last two bytes that are no white space.
    last: [u8; 2],
    /// Up to where no single and no double quote closes a string.
    unclosed: [usize; 2],
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Scan<'a> {
        Scan { bytes: text.as_bytes(), at: 0, open: Vec::new(), last: [0; 2], unclosed: [0; 2] }
    }
}

/// The place behind the bracket that closes the one at the start of `text`; `None` if nothing closes it.
pub(super) fn closed(text: &str) -> Option<usize> {
    let mut scan = Scan::new(text);
    while scan.step()? {
        if scan.open.is_empty() {
            return Some(scan.at);
        }
    }
    None
}

/// The length of the statement at the start of `text`, with the end of its last line.
pub(super) fn statement(text: &str) -> Option<usize> {
    let mut scan = Scan::new(text);
    loop {
        if scan.bytes.get(scan.at).is_none_or(|&byte| byte == b'\n') && scan.open.is_empty() {
            let rest = text[scan.at..].strip_prefix('\n').unwrap_or_default();
            let indented =
                rest.starts_with([' ', '\t']) && !rest.lines().next().unwrap_or_default().trim().is_empty();
            let goes_on = match scan.last {
                [b'=', b'>'] => true,
                [_, last] => b"=,(+&|?:".contains(&last) || indented,
            };
            if !goes_on || rest.is_empty() {
                return Some(text.len() - rest.len());
            }
        }
        if !scan.step()? {
            return None;
        }
    }
}

impl Scan<'_> {
    /// Passes a character, a string or a comment. `Some(false)` at the end, `None` if a bracket closes nothing.
    fn step(&mut self) -> Option<bool> {
        let Some(&byte) = self.bytes.get(self.at) else { return Some(false) };
        let next = self.bytes.get(self.at + 1).copied();
        if !byte.is_ascii_whitespace() {
            self.last = [self.last[1], byte];
        }
        if self.open.last() == Some(&b'`') {
            self.at += 1;
            match (byte, next) {
                (b'\\', Some(_)) => self.at += 1,
                (b'`', _) => _ = self.open.pop(),
                (b'$', Some(b'{')) => {
                    self.open.push(b'}');
                    self.at += 1;
                }
                _ => {}
            }
            return Some(true);
        }
        self.at += 1;
        match (byte, next) {
            (b'"' | b'\'', _) => self.string(byte),
            (b'`', _) => self.open.push(b'`'),
            (b'/', Some(b'*')) => {
                let rest = &self.bytes[self.at + 1..];
                let end = rest.windows(2).position(|two| two == b"*/");
                self.at = end.map_or(self.bytes.len(), |end| self.at + 1 + end + 2);
            }
            // Not in an address: `https://`.
            (b'/', Some(b'/')) if self.at < 2 || self.bytes[self.at - 2] != b':' => {
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
            }
            (b'{', _) => self.open.push(b'}'),
            (b'(', _) => self.open.push(b')'),
            (b'[', _) => self.open.push(b']'),
            (b'}' | b')' | b']', _) if self.open.last() == Some(&byte) => _ = self.open.pop(),
            (b'}' | b')' | b']', _) => return None,
            _ => {}
        }
        Some(true)
    }

    /// Passes a string. An apostrophe in a text opens none: nothing closes it on its line.
    fn string(&mut self, quote: u8) {
        let unclosed = usize::from(quote == b'"');
        if self.at < self.unclosed[unclosed] {
            return;
        }
        let mut at = self.at;
        while let Some(&byte) = self.bytes.get(at) {
            at += 1;
            match byte {
                b'\\' => at += 1,
                b'\n' => break,
                byte if byte == quote => {
                    self.at = at;
                    return;
                }
                _ => {}
            }
        }
        self.unclosed[unclosed] = at;
    }
}

/// The text of an expression that is one string: `{'text'}`. An expression ends with its bracket.
pub(super) fn string(expression: &str) -> Option<&str> {
    let inner = expression.strip_prefix('{')?.strip_suffix('}')?.trim();
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let text = inner.get(1..)?.strip_suffix(quote)?;
    (!text.contains([quote, '\\']) && !text.contains("${")).then_some(text)
}
