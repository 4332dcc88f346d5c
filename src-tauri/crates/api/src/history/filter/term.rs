//! The text in terms: what blanks and parentheses outside of quotes separate.

use super::Fault;

/// A part of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    /// `-` before something.
    Not((usize, usize)),
    /// `(`
    Open(usize),
    /// `)`
    Close(usize),
    /// Anything else.
    Term(Term<'a>),
}

/// A term as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Term<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

/// A term with an operator.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Split<'a> {
    pub(super) field: &'a str,
    pub(super) operator: &'a str,
    pub(super) value: &'a str,
    /// Where the value begins in the text.
    pub(super) value_at: usize,
}

impl Token<'_> {
    /// Whether it is that word, whatever the case, without quotes.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Term(term) if term.text.eq_ignore_ascii_case(word))
    }

    pub(super) fn span(&self) -> (usize, usize) {
        match self {
            Self::Not(span) => *span,
            Self::Open(at) | Self::Close(at) => (*at, at + 1),
            Self::Term(term) => term.span(),
        }
    }
}

/// The operators, the longer ones first.
const OPERATORS: [&str; 9] = [">=", "<=", "!=", "==", ">", "<", "=", "~", ":"];

impl<'a> Term<'a> {
    pub(super) fn span(&self) -> (usize, usize) {
        (self.start, self.start + self.text.len())
    }

    /// Field, operator and value. Names of metrics may hold colons, so the colon is the operator only where no other is;
    /// and `s3://…` is a text.
    pub(super) fn split(&self) -> Option<Split<'a>> {
        let compared = self.outside(|rest| OPERATORS[..8].iter().any(|operator| rest.starts_with(operator)));
        let at = match compared {
            Some(at) => at,
            None => self.outside(|rest| rest.starts_with(':') && !rest.starts_with("://"))?,
        };
        let operator = OPERATORS.iter().find(|operator| self.text[at..].starts_with(**operator))?;
        let value = at + operator.len();
        Some(Split {
            field: &self.text[..at],
            operator,
            value: &self.text[value..],
            value_at: self.start + value,
        })
    }

    fn outside(&self, found: impl Fn(&str) -> bool) -> Option<usize> {
        let mut quoted = false;
        let mut escaped = false;
        for (at, letter) in self.text.char_indices() {
            match letter {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                _ if !quoted && found(&self.text[at..]) => return Some(at),
                _ => {}
            }
        }
        None
    }
}

/// The tokens of a filter.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            _ if letter.is_whitespace() => at += letter.len_utf8(),
            '(' => {
                tokens.push(Token::Open(at));
                at += 1;
            }
            ')' => {
                tokens.push(Token::Close(at));
                at += 1;
            }
            '-' => {
                tokens.push(Token::Not((at, at + 1)));
                at += 1;
            }
            _ => {
                let end = end_of_term(text, at)?;
                tokens.push(Token::Term(Term { text: &text[at..end], start: at }));
                at = end;
            }
        }
    }
    Ok(tokens)
}

fn end_of_term(text: &str, start: usize) -> Result<usize, Fault> {
    let mut quote = None;
    let mut escaped = false;
    for (at, letter) in text[start..].char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quote.is_some() => escaped = true,
            '"' => quote = if quote.is_some() { None } else { Some(start + at) },
            '(' | ')' if quote.is_none() => return Ok(start + at),
            _ if letter.is_whitespace() && quote.is_none() => return Ok(start + at),
            _ => {}
        }
    }
    match quote {
        Some(at) => {
            Err(Fault::new((at, text.len()), "This quote is not closed.").hinted("Put `\"` at its end."))
        }
        None => Ok(text.len()),
    }
}

/// The text without its quotes.
pub(super) fn bare(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for letter in text.chars() {
        match letter {
            _ if escaped => {
                plain.push(letter);
                escaped = false;
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => plain.push(letter),
        }
    }
    plain
}

/// The text in quotes where it needs them.
pub(super) fn quoted(text: &str) -> String {
    let odd = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, '"' | '(' | ')' | ',' | ':' | '<' | '>' | '=' | '!' | '~' | '\\')
    };
    if text.is_empty() || text.contains(odd) {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    }
}

/// The parts of a value that commas outside of quotes separate, with where each begins in it.
pub(super) fn choices(value: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut quoted, mut escaped, mut from) = (false, false, 0);
    for (at, letter) in value.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                parts.push((from, &value[from..at]));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push((from, &value[from..]));
    parts
}
