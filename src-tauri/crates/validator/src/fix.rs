//! A remedy as an edit.

use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::Node;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A remedy.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Fix {
    /// What it does, as a button says it: `Change to "ml.m5.xlarge"`.
    pub title: String,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// The edit.
    pub edit: Edit,
}

/// Whether a remedy may be applied unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Applicability {
    /// It keeps the meaning, or the meaning is beyond doubt.
    Safe,
    /// It is likely what was meant; a person should look.
    Suggested,
}

impl Fix {
    /// Puts a value at a pointer.
    pub(crate) fn set(title: impl Into<String>, pointer: impl Into<String>, value: &Node) -> Self {
        Self::suggested(title, Edit::Set { pointer: pointer.into(), value: value.clone().into() })
    }

    /// Puts a text at a pointer.
    pub(crate) fn set_text(title: impl Into<String>, pointer: impl Into<String>, text: &str) -> Self {
        Self::set(title, pointer, &Node::from_serde(&text.into()))
    }

    /// Puts `{"Get": …}` at a pointer.
    pub(crate) fn reference(title: impl Into<String>, pointer: impl Into<String>, text: &str) -> Self {
        Self::set(title, pointer, &Node::from_serde(&serde_json::json!({ "Get": text })))
    }

    /// Removes what is at a pointer.
    pub(crate) fn clear(title: impl Into<String>, pointer: impl Into<String>) -> Self {
        Self::suggested(title, Edit::Clear { pointer: pointer.into() })
    }

    /// Renames the member at a pointer.
    pub(crate) fn rename_member(
        title: impl Into<String>,
        pointer: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self::suggested(title, Edit::RenameMember { pointer: pointer.into(), name: name.into() })
    }

    fn suggested(title: impl Into<String>, edit: Edit) -> Self {
        Self { title: title.into(), applicability: Applicability::Suggested, edit }
    }

    /// The same, to be applied unseen.
    #[must_use]
    pub(crate) fn safe(mut self) -> Self {
        self.applicability = Applicability::Safe;
        self
    }
}
