//! The parser: one pass over the bytes, recursion bounded.

use std::ops::Range;

use thiserror::Error;

use super::{Member, Node, Text, Value};

/// SageMaker definitions nest some 20 deep; the bound only keeps a hostile text from ending the program.
pub(crate) const DEPTH_LIMIT: u32 = 256;

/// A text that is not JSON.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
pub struct SyntaxError {
    /// What is wrong.
    pub message: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// In bytes.
    pub offset: u32,
}

pub(super) fn document(text: &str) -> Result<Node, SyntaxError> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut parser =
        Parser { text, bytes: text.as_bytes(), at: start, elements: Vec::new(), members: Vec::new() };
    parser.whole().map_err(|stop| parser.error(stop))
}

/// Why the parser stopped where it stands.
type Stop = &'static str;

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// Elements and members of the lists and objects that are still open, the innermost last: each is
    /// moved into a list of its exact length when it closes.
    elements: Vec<Node>,
    members: Vec<Member>,
}

impl Parser<'_> {
    fn whole(&mut self) -> Result<Node, Stop> {
        if u32::try_from(self.text.len()).is_err() {
            return Err("the text is larger than 4 GB");
        }
        let node = self.value(0)?;
        self.space();
        if self.at < self.bytes.len() {
            return Err("nothing may follow the document");
        }
        Ok(node)
    }

    fn error(&self, message: &str) -> SyntaxError {
        let mut at = self.at.min(self.bytes.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        SyntaxError {
            message: message.to_owned(),
            line: before.bytes().filter(|&byte| byte == b'\n').count() as u32 + 1,
            column: before[line_start..].chars().count() as u32 + 1,
            offset: at as u32,
        }
    }

    fn space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn span(&self, start: usize) -> Range<u32> {
        start as u32..self.at as u32
    }

    fn value(&mut self, depth: u32) -> Result<Node, Stop> {
        if depth > DEPTH_LIMIT {
            return Err("the document nests more than 256 deep");
        }
        self.space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(_) => return Err("a value is expected here"),
            None => return Err("the text ends where a value is expected"),
        };
        Ok(Node { value, span: self.span(start) })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Stop> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err("a value is expected here");
        }
        self.at += word.len();
        Ok(value)
    }

    fn array(&mut self, depth: u32) -> Result<Value, Stop> {
        self.at += 1;
        let first = self.elements.len();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(Vec::new()));
        }
        loop {
            let node = self.value(depth + 1)?;
            self.elements.push(node);
            if self.separator(b']', "`,` or `]` is expected here", "a trailing comma: no element follows")? {
                return Ok(Value::Array(self.elements.drain(first..).collect()));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Value, Stop> {
        self.at += 1;
        let first = self.members.len();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(Vec::new()));
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err("a member name in double quotes is expected here");
            }
            let name = self.string()?;
            let name_span = self.span(start);
            self.space();
            if self.peek() != Some(b':') {
                return Err("`:` is expected here");
            }
            self.at += 1;
            let node = self.value(depth + 1)?;
            self.members.push(Member { name, name_span, node });
            if self.separator(b'}', "`,` or `}` is expected here", "a trailing comma: no member follows")? {
                return Ok(Value::Object(self.members.drain(first..).collect()));
            }
        }
    }

    /// Takes a comma (false) or the closing bracket (true).
    fn separator(&mut self, close: u8, expected: Stop, trailing: Stop) -> Result<bool, Stop> {
        self.space();
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.space();
                if self.peek() == Some(close) {
                    self.at = comma;
                    return Err(trailing);
                }
                Ok(false)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(expected),
        }
    }

    fn number(&mut self) -> Result<Value, Stop> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err("a digit is expected here"),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.some_digits()?;
        }
        if matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err("a number must not begin with 0");
        }
        Ok(Value::Number(Text::new(&self.text[start..self.at])))
    }

    fn digits(&mut self) {
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
    }

    fn some_digits(&mut self) -> Result<(), Stop> {
        let start = self.at;
        self.digits();
        if self.at == start { Err("a digit is expected here") } else { Ok(()) }
    }

    fn string(&mut self) -> Result<Text, Stop> {
        let open = self.at;
        self.at += 1;
        let mut run = self.at;
        self.plain();
        if self.peek() == Some(b'"') {
            let text = Text::new(&self.text[run..self.at]);
            self.at += 1;
            return Ok(text);
        }
        let mut string = String::new();
        loop {
            match self.peek() {
                Some(b'"') => {
                    string.push_str(&self.text[run..self.at]);
                    self.at += 1;
                    return Ok(string.into());
                }
                Some(b'\\') => {
                    string.push_str(&self.text[run..self.at]);
                    string.push(self.escape()?);
                    run = self.at;
                }
                Some(_) => return Err("a control character in a string must be escaped"),
                None => {
                    self.at = open;
                    return Err("this string is never closed");
                }
            }
            self.plain();
        }
    }

    /// Passes over the bytes that stand for themselves in a string, eight at a time while it can.
    fn plain(&mut self) {
        const ONES: u64 = u64::from_ne_bytes([1; 8]);
        const HIGHS: u64 = ONES << 7;
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
        while let Some(eight) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<8>) {
            let word = u64::from_le_bytes(*eight);
            let quote = zero(word ^ (ONES * u64::from(b'"')));
            let backslash = zero(word ^ (ONES * u64::from(b'\\')));
            let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
            let stop = quote | backslash | control;
            if stop != 0 {
                self.at += (stop.trailing_zeros() / 8) as usize;
                return;
            }
            self.at += 8;
        }
        while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
            self.at += 1;
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        self.at += 1;
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err("an unknown escape in a string"),
        };
        self.at += 1;
        Ok(character)
    }

    fn unicode_escape(&mut self) -> Result<char, Stop> {
        let high = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&high) && self.bytes[self.at..].starts_with(b"\\u") {
            self.at += 1;
            let low = self.hex()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err("half of a surrogate pair stands alone");
            }
            0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
        } else {
            high
        };
        char::from_u32(code).ok_or("half of a surrogate pair stands alone")
    }

    /// Takes `uXXXX`.
    fn hex(&mut self) -> Result<u32, Stop> {
        let digits =
            self.bytes.get(self.at + 1..self.at + 5).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = digits
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or("four hex digits must follow `\\u`")?;
        self.at += 5;
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, line: u32, column: u32, message: &str) {
        let error = document(text).unwrap_err();
        assert_eq!((error.line, error.column, error.message.as_str()), (line, column, message), "{text}");
    }

    #[test]
    fn what_is_not_json_is_refused_with_its_place() {
        refused("", 1, 1, "the text ends where a value is expected");
        refused("{\n  \"a\": 1,\n}", 2, 9, "a trailing comma: no member follows");
        refused("[1,]", 1, 3, "a trailing comma: no element follows");
        refused("{\"é\" 1}", 1, 6, "`:` is expected here");
        refused("[01]", 1, 3, "a number must not begin with 0");
        refused("[1.]", 1, 4, "a digit is expected here");
        refused("{'a': 1}", 1, 2, "a member name in double quotes is expected here");
        refused("[\"a]", 1, 2, "this string is never closed");
        refused(r#"["\ud800"]"#, 1, 9, "half of a surrogate pair stands alone");
        refused("{} x", 1, 4, "nothing may follow the document");
        refused("nul", 1, 1, "a value is expected here");
        refused("[\"\t\"]", 1, 3, "a control character in a string must be escaped");
    }

    #[test]
    fn a_hostile_depth_is_refused() {
        assert!(document(&"[".repeat(100_000)).unwrap_err().message.contains("256 deep"));
    }

    #[test]
    fn agrees_with_serde_json() {
        for text in
            [r#"{"a":[1,-2.5e-3,true,null,"x\u00e9\ud83d\ude00\/"],"b":{}}"#, " [ ] ", "0", "-0.0", "1E+2"]
        {
            let expected: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(document(text).unwrap().to_serde(), expected);
        }
    }
}
