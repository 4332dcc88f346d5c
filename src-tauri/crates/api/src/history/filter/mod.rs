//! What users write to find executions: `status:failed param.MaxDepth>4 metric.roc_auc>=0.84 started>-7d`.
//!
//! Terms that follow each other must all hold; `or` between terms, `-` or `not` before one, and parentheses say otherwise.
//! A term without an operator is looked for in names, notes and tags. Reading needs no store: which names there are is
//! passed in, and a name that nobody has is a remark, not a mistake, as it may come with the next execution.

mod complete;
mod fact;
mod field;
mod term;
mod test;
#[cfg(test)]
mod tests;
mod time;

use jiff::Zoned;
use pipewright_store::{Condition, KnownFact};

pub use complete::{Offer, Values, complete};
pub(crate) use fact::{read as read_fact, written};
use term::{Token, tokens};
pub(crate) use time::{date, offset};

/// A filter that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// Which executions it finds.
    pub condition: Condition,
    /// What is worth knowing about it.
    pub remarks: Vec<Fault>,
}

/// A place in the text that something is said about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl Fault {
    fn new(span: (usize, usize), message: impl Into<String>) -> Self {
        Self { start: span.0, end: span.1, message: message.into(), hint: None }
    }

    fn hinted(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// What a filter is read against.
pub struct Context<'a> {
    /// Now, in the user's time zone.
    pub now: Zoned,
    /// The parameters and metrics there are.
    pub facts: &'a [KnownFact],
}

/// Reads a filter; an empty one finds everything.
pub fn parse(text: &str, context: &Context<'_>) -> Result<Filter, Fault> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens, at: 0, end: text.len(), context, remarks: Vec::new() };
    let condition = reader.any()?;
    if let Some(Token::Close(at)) = reader.peek() {
        return Err(Fault::new((at, at + 1), "Nothing was opened that this could close.")
            .hinted("Remove it, or put text with parentheses into quotes."));
    }
    Ok(Filter { condition, remarks: reader.remarks })
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    end: usize,
    context: &'a Context<'a>,
    remarks: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    fn take(&mut self, word: &str) -> Option<(usize, usize)> {
        let found = self.peek().filter(|token| token.is_word(word))?;
        self.at += 1;
        Some(found.span())
    }

    /// Terms with `or` between them.
    fn any(&mut self) -> Result<Condition, Fault> {
        let mut parts = vec![self.all()?];
        while let Some(span) = self.take("or") {
            let next = self.all()?;
            if next == Condition::All(Vec::new()) || parts.last() == Some(&Condition::All(Vec::new())) {
                return Err(Fault::new(span, "`or` needs something before and after it.")
                    .hinted("`status:failed or status:stopped`; the word itself is found by `\"or\"`."));
            }
            parts.push(next);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) })
    }

    /// Terms one after the other.
    fn all(&mut self) -> Result<Condition, Fault> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek() {
            if token.is_word("or") || matches!(token, Token::Close(_)) {
                break;
            }
            if self.take("and").is_none() {
                parts.push(self.one()?);
            }
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
    }

    fn one(&mut self) -> Result<Condition, Fault> {
        let token = self.peek();
        self.at += 1;
        match token {
            Some(Token::Not(span)) => self.not(span),
            Some(token) if token.is_word("not") => self.not(token.span()),
            Some(Token::Open(open)) => {
                let inner = self.any()?;
                let Some(Token::Close(_)) = self.peek() else {
                    return Err(Fault::new((open, open + 1), "This parenthesis is not closed.")
                        .hinted("Put `)` after what belongs together."));
                };
                self.at += 1;
                Ok(inner)
            }
            Some(Token::Term(term)) => test::condition(&term, self.context, &mut self.remarks),
            Some(Token::Close(_)) | None => Ok(Condition::All(Vec::new())),
        }
    }

    fn not(&mut self, span: (usize, usize)) -> Result<Condition, Fault> {
        match self.peek() {
            Some(token) if !token.is_word("or") && !matches!(token, Token::Close(_)) => {
                Ok(Condition::Not(Box::new(self.one()?)))
            }
            _ => Err(Fault::new((span.0, span.1.min(self.end)), "There is nothing here to leave out.")
                .hinted("`-status:failed`")),
        }
    }
}
