//! Why an edit cannot be made.

use thiserror::Error;

/// Why an edit cannot be made. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// No step of that name.
    #[error("The pipeline has no step `{name}`.")]
    UnknownStep {
        /// The name.
        name: String,
        /// The step's name nearest to it.
        nearest: Option<String>,
    },
    /// No parameter of that name.
    #[error("The pipeline has no parameter `{name}`.")]
    UnknownParameter {
        /// The name.
        name: String,
        /// The parameter's name nearest to it.
        nearest: Option<String>,
    },
    /// The step declares no property file of that name.
    #[error("Step `{step}` has no property file `{name}`.")]
    UnknownPropertyFile {
        /// The step.
        step: String,
        /// The name.
        name: String,
        /// The property file's name nearest to it.
        nearest: Option<String>,
    },
    /// The step does not name the other in `DependsOn`.
    #[error("Step `{step}` does not depend on `{on}`.")]
    UnknownDependency {
        /// The step.
        step: String,
        /// The other.
        on: String,
    },
    /// The name has a bearer already.
    #[error("There is a {kind} `{name}` already.")]
    NameTaken {
        /// What bears it: `step`, `parameter`, `property file` or `member`.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// No reference could hold the name.
    #[error("`{name}` is no name for a {kind}.")]
    BadName {
        /// What it is to name.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// What has a name needs one.
    #[error("The {kind} `{name}` cannot go without a name.")]
    NeedsName {
        /// What it is.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// Nothing stands there.
    #[error("There is nothing at {}.", place(pointer))]
    NothingThere {
        /// The JSON pointer.
        pointer: String,
    },
    /// What stands there has another shape.
    #[error("{} is no {expected}.", place(pointer))]
    WrongShape {
        /// The JSON pointer.
        pointer: String,
        /// What it would have to be: `list`, `object`, `list or object`, `reference or dependency`.
        expected: &'static str,
    },
    /// The list is shorter than that.
    #[error("`{pointer}` has {length} element{}, so nothing can stand at position {position}.", if *length == 1 { "" } else { "s" })]
    BadPosition {
        /// The list's JSON pointer.
        pointer: String,
        /// How long it is.
        length: usize,
        /// The position asked for, from 0.
        position: u32,
    },
    /// The value is none that the list can take.
    #[error("A {kind} is an object with a `Name`.")]
    NotNamed {
        /// What was to be added: `step` or `parameter`.
        kind: &'static str,
    },
    /// Steps of that type hold no such list.
    #[error("Step `{step}` is a {step_type}, which has no `{list}`.")]
    NoSuchList {
        /// The step.
        step: String,
        /// Its type.
        step_type: String,
        /// The list.
        list: &'static str,
    },
    /// A step cannot hold itself.
    #[error("Step `{step}` cannot be moved into itself.")]
    InsideItself {
        /// The step.
        step: String,
    },
    /// A reference would lose what it points at.
    #[error("`{reference}` at `{pointer}` would point at nothing.")]
    WouldDangle {
        /// The reference.
        reference: String,
        /// Where it stands.
        pointer: String,
    },
    /// The path is none.
    #[error("`{path}` is no property path: {problem}.")]
    BadPath {
        /// The path.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The document would nest deeper than anything reads.
    #[error("The document would nest more than 256 deep.")]
    TooDeep,
    /// The change was made for another state of the document.
    #[error("The change was made for another state of the document.")]
    OutOfDate,
}

fn place(pointer: &str) -> String {
    if pointer.is_empty() { "the document".into() } else { format!("`{pointer}`") }
}

impl EditError {
    /// The kind of mistake, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownStep { .. } => "unknown-step",
            Self::UnknownParameter { .. } => "unknown-parameter",
            Self::UnknownPropertyFile { .. } => "unknown-property-file",
            Self::UnknownDependency { .. } => "unknown-dependency",
            Self::NameTaken { .. } => "name-taken",
            Self::BadName { .. } => "bad-name",
            Self::NeedsName { .. } => "needs-name",
            Self::NothingThere { .. } => "nothing-there",
            Self::WrongShape { .. } => "wrong-shape",
            Self::BadPosition { .. } => "bad-position",
            Self::NotNamed { .. } => "not-named",
            Self::NoSuchList { .. } => "no-such-list",
            Self::InsideItself { .. } => "inside-itself",
            Self::WouldDangle { .. } => "would-dangle",
            Self::BadPath { .. } => "bad-path",
            Self::TooDeep => "too-deep",
            Self::OutOfDate => "out-of-date",
        }
    }

    /// What to do about it, when there is something to say.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::UnknownStep { nearest, .. }
            | Self::UnknownParameter { nearest, .. }
            | Self::UnknownPropertyFile { nearest, .. } => {
                format!("Did you mean `{}`?", nearest.as_ref()?)
            }
            Self::NameTaken { .. } => "Choose another name.".into(),
            Self::BadName { .. } => "Use letters, digits, `-` and `_`.".into(),
            Self::NeedsName { .. } => "Set another name, or remove the whole.".into(),
            Self::NothingThere { .. } => "Set the value that is to hold it first.".into(),
            Self::WouldDangle { .. } => "Change or remove that reference first.".into(),
            Self::OutOfDate => "Read the document again.".into(),
            Self::UnknownDependency { .. }
            | Self::WrongShape { .. }
            | Self::BadPosition { .. }
            | Self::NotNamed { .. }
            | Self::NoSuchList { .. }
            | Self::InsideItself { .. }
            | Self::BadPath { .. }
            | Self::TooDeep => return None,
        })
    }
}
