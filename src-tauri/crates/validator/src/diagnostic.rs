//! A mistake as data.

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::json::Node;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Fix;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Severity {
    /// The pipeline cannot run as it stands.
    Error,
    /// It runs, but probably not as meant.
    Warning,
}

/// One mistake: what it is, where it is, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Diagnostic {
    /// The rule's code, such as `unknown-step`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// One terse sentence with the names in it.
    pub message: String,
    /// The step it belongs to, when it belongs to one.
    pub step: Option<String>,
    /// JSON pointer (RFC 6901) to the value at fault; empty for the whole document.
    pub pointer: String,
    /// Whether the member's name is at fault, rather than its value.
    pub on_name: bool,
    /// Where that is in the text, when there is a text.
    pub place: Option<Place>,
    /// Other places that have a part in it.
    pub related: Vec<Related>,
    /// What to do about it, when there is one thing to say.
    pub hint: Option<String>,
    /// The remedy as an edit, when there is one clear remedy.
    pub fix: Option<Fix>,
}

/// Another place that has a part in a mistake.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Related {
    /// What part it has: `first declared here`.
    pub message: String,
    /// JSON pointer to it.
    pub pointer: String,
    /// Where that is in the text, when there is a text.
    pub place: Option<Place>,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Diagnostic {
    /// The step it belongs to.
    #[must_use]
    pub fn step(mut self, name: &str) -> Self {
        self.step = (!name.is_empty()).then(|| name.to_owned());
        self
    }

    /// It is the member's name that is wrong.
    #[must_use]
    pub fn on_name(mut self) -> Self {
        self.on_name = true;
        self
    }

    /// What to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// `Did you mean …?` when there is a near name, else the other hint.
    #[must_use]
    pub fn did_you_mean(self, near: Option<&str>, otherwise: impl FnOnce() -> String) -> Self {
        let hint = near.map_or_else(otherwise, |near| format!("Did you mean `{near}`?"));
        self.hint(hint)
    }

    /// Another place.
    #[must_use]
    pub fn related(mut self, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        self.related.push(Related { message: message.into(), pointer: pointer.into(), place: None });
        self
    }

    /// The remedy.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }
}

/// Says where in the text each diagnostic stands. `text` must be the one the definition was read from.
pub fn locate(diagnostics: &mut [Diagnostic], definition: &Definition, text: &str) {
    if diagnostics.is_empty() {
        return;
    }
    let lines = Lines::of(text);
    for diagnostic in diagnostics {
        diagnostic.place = lines.place(definition.root(), &diagnostic.pointer, diagnostic.on_name);
        for related in &mut diagnostic.related {
            related.place = lines.place(definition.root(), &related.pointer, false);
        }
    }
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<u32>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { text, starts: std::iter::once(0).chain(newlines.map(|(at, _)| at as u32 + 1)).collect() }
    }

    fn place(&self, root: &Node, pointer: &str, on_name: bool) -> Option<Place> {
        let span = span(root, pointer, on_name)?;
        let line = self.starts.partition_point(|start| *start <= span.start).saturating_sub(1);
        let before = self.text.get(*self.starts.get(line)? as usize..span.start as usize)?;
        Some(Place {
            line: line as u32 + 1,
            column: before.chars().count() as u32 + 1,
            start: span.start,
            end: span.end,
        })
    }
}

fn span(root: &Node, pointer: &str, on_name: bool) -> Option<std::ops::Range<u32>> {
    if on_name && let Some((above, name)) = pointer.rsplit_once('/') {
        let name = name.replace("~1", "/").replace("~0", "~");
        let members = root.pointer(above)?.members();
        if let Some(member) = members.iter().find(|member| member.name == name) {
            return Some(member.name_span.clone());
        }
    }
    root.pointer(pointer).map(|node| node.span.clone())
}
