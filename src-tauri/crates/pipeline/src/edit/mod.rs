//! Edits of a definition, as values with exact inverses.
//!
//! An [`Edit`] says what is wanted in SageMaker's terms. [`Definition::apply`] carries it out in place, keeps
//! every byte that the edit is not about, and answers with the inverse and with what was touched. An edit that
//! cannot be made changes nothing.
//!
//! Steps are addressed by name; the first bearer of a name is meant, as it is by references. Steps without a name
//! and later bearers of one are reached by pointer.
//!
//! Only a removal may leave references that point at nothing: of a step, a parameter or a property file, or
//! of a larger value that holds one. Every other edit brings the references along or refuses.
//!
//! Deliberately absent: judging. An edit may make a pipeline that cannot run; the validator says so.

mod apply;
mod between;
mod change;
mod dependencies;
mod duplicate;
mod error;
mod fragment;
mod label;
mod parameters;
mod property_files;
mod rename;
mod scope;
mod steps;
mod touched;
mod values;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::definition::Branch;
use crate::json::JsonText;

pub use apply::Applied;
pub use between::between;
pub use change::TreeChange;
pub use error::EditError;
pub use fragment::{Inputs, Pasted};
pub use touched::Touched;

#[cfg(doc)]
use crate::definition::Definition;

/// A change of a definition, as plain data. Pointers are JSON pointers (RFC 6901) from the root of the definition
/// unless said otherwise; positions count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[ts(export)]
pub enum Edit {
    /// Adds a step, with the steps nested in it. Their names must be new.
    AddStep {
        /// The whole step.
        step: JsonText,
        /// Where to.
        into: StepList,
        /// At which position; the end when not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        position: Option<u32>,
    },
    /// Removes a step, with the steps nested in it. References to them stay and point at nothing.
    RemoveStep {
        /// The step.
        step: String,
    },
    /// Copies a step, with the steps nested in it, to right behind it. The copies get new names, and what
    /// refers to one of them inside the copy follows.
    DuplicateStep {
        /// The step.
        step: String,
    },
    /// Renames a step. Everything that refers to it follows.
    RenameStep {
        /// The step.
        step: String,
        /// Its new name.
        name: String,
    },
    /// Moves a step, with the steps nested in it.
    MoveStep {
        /// The step.
        step: String,
        /// Where to.
        into: StepList,
        /// At which position of the list without the step; the end when not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        position: Option<u32>,
    },
    /// Changes a step's type and nothing else of it.
    RetypeStep {
        /// The step.
        step: String,
        /// The type.
        step_type: String,
    },
    /// Sets a value: replaces what stands there, or adds the member, or (at a list's length, or at `-`) the
    /// element. The name of a step, a parameter or a property file set this way is renamed, references and all.
    Set {
        /// Where.
        pointer: String,
        /// The value.
        value: JsonText,
    },
    /// Puts an element into a list.
    Insert {
        /// Where the element will stand.
        pointer: String,
        /// The element.
        value: JsonText,
    },
    /// Removes a member or an element.
    Clear {
        /// Where.
        pointer: String,
    },
    /// Renames a member, such as a hyperparameter. The order stays.
    RenameMember {
        /// The member's value.
        pointer: String,
        /// The member's new name.
        name: String,
    },
    /// Moves an element within its list, or a member within its object.
    MoveElement {
        /// The element or the member.
        pointer: String,
        /// Its position among the others.
        position: u32,
    },
    /// Makes an input read an output: sets `{"Get": "Steps.FROM.PATH"}`.
    Connect {
        /// The step that has the output.
        from: String,
        /// The output, as references spell it: `ModelArtifacts.S3ModelArtifacts`.
        path: String,
        /// The step that has the input.
        step: String,
        /// The input, as a pointer from its step.
        pointer: String,
    },
    /// Undoes a connection: a reference or a dependency, named by where it stands. What would be left without sense
    /// goes too: the `Std:JsonGet` around a property file, a `Std:Join` of nothing, an empty `DependsOn`.
    Disconnect {
        /// The origin, as the edge of a step graph gives it.
        pointer: String,
        /// What the input shall hold instead; nothing when not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        literal: Option<JsonText>,
    },
    /// Makes a step wait for another, or changes what it waits for.
    AddDependency {
        /// The step that waits.
        step: String,
        /// The step waited for.
        on: String,
        /// Which end of it is waited for; its success when not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        trigger: Option<Trigger>,
    },
    /// Removes every entry of `DependsOn` that names a step.
    RemoveDependency {
        /// The step that waits.
        step: String,
        /// The step waited for.
        on: String,
    },
    /// Adds a parameter. Its name must be new.
    AddParameter {
        /// The whole declaration.
        parameter: JsonText,
        /// At which position; the end when not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        position: Option<u32>,
    },
    /// Removes a parameter. References to it stay and point at nothing.
    RemoveParameter {
        /// The parameter.
        parameter: String,
    },
    /// Renames a parameter. Everything that refers to it follows.
    RenameParameter {
        /// The parameter.
        parameter: String,
        /// Its new name.
        name: String,
    },
    /// Changes one thing about a parameter.
    ChangeParameter {
        /// The parameter.
        parameter: String,
        /// What about it.
        field: ParameterField,
        /// The value; none removes the member.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        value: Option<JsonText>,
    },
    /// Moves a parameter in the list.
    MoveParameter {
        /// The parameter.
        parameter: String,
        /// Its position in the list without it.
        position: u32,
    },
    /// Declares a property file.
    AddPropertyFile {
        /// The step that writes it.
        step: String,
        /// Its name in references.
        name: String,
        /// The processing output that holds it.
        output_name: String,
        /// Its path in that output.
        file_path: String,
    },
    /// Removes a property file. References to it stay and point at nothing.
    RemovePropertyFile {
        /// The step that writes it.
        step: String,
        /// Its name.
        name: String,
    },
    /// Renames a property file. Everything that refers to it follows.
    RenamePropertyFile {
        /// The step that writes it.
        step: String,
        /// Its name.
        property_file: String,
        /// Its new name.
        name: String,
    },
    /// Several edits as one, each made where the last one left off. When one fails, none was made.
    All {
        /// What they are together, for people; the list speaks for itself when not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        label: Option<String>,
        /// The edits.
        edits: Vec<Edit>,
    },
    /// What [`Definition::apply`] gives as the inverse of an edit. It holds only where that edit left off.
    Patch {
        /// What the edit was, for people.
        label: String,
        /// The changes, in their order.
        changes: Vec<TreeChange>,
    },
}

/// A list of steps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "list")]
#[ts(export)]
pub enum StepList {
    /// The pipeline's own.
    #[default]
    Steps,
    /// What a Condition runs when it holds.
    IfSteps {
        /// The Condition.
        step: String,
    },
    /// What a Condition runs when it does not hold.
    ElseSteps {
        /// The Condition.
        step: String,
    },
    /// What a ForEach runs for each item.
    ForEachBody {
        /// The ForEach.
        step: String,
    },
}

/// Which end of a step another waits for, when it is not its success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum Trigger {
    /// That it failed.
    Failed,
    /// That it was stopped.
    Stopped,
    /// That it ended, however.
    Any,
}

/// What can be changed about a parameter but its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum ParameterField {
    /// What values it takes.
    Type,
    /// Its value when none is given.
    DefaultValue,
    /// The only values allowed.
    EnumValues,
    /// What it is for.
    Description,
}

impl StepList {
    /// The step that holds the list, and as which branch; none for the pipeline's own list.
    pub fn holder(&self) -> Option<(&str, Branch)> {
        match self {
            Self::Steps => None,
            Self::IfSteps { step } => Some((step, Branch::True)),
            Self::ElseSteps { step } => Some((step, Branch::False)),
            Self::ForEachBody { step } => Some((step, Branch::Body)),
        }
    }

    /// The list of that branch of a step.
    pub fn of(step: &str, branch: Branch) -> Self {
        let step = step.to_owned();
        match branch {
            Branch::True => Self::IfSteps { step },
            Branch::False => Self::ElseSteps { step },
            Branch::Body => Self::ForEachBody { step },
        }
    }
}

impl Trigger {
    /// The word as SageMaker spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "Failed",
            Self::Stopped => "Stopped",
            Self::Any => "Any",
        }
    }
}

impl ParameterField {
    /// The member that holds it.
    pub fn member(self) -> &'static str {
        match self {
            Self::Type => "Type",
            Self::DefaultValue => "DefaultValue",
            Self::EnumValues => "EnumValues",
            Self::Description => "Description",
        }
    }
}
