//! Presets: values of the pipeline's parameters under a name, such as `dev` or `production`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The presets of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PresetsView {
    /// The file that holds them; need not exist.
    pub file: String,
    /// The presets, in the file's order.
    pub presets: Vec<PresetView>,
    /// Why the file cannot be read; it is not written while that is so.
    pub problem: Option<String>,
}

/// One preset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PresetView {
    /// Its name.
    pub name: String,
    /// What it sets; the other parameters take their defaults.
    pub values: Vec<PresetValue>,
}

/// A parameter's value in a preset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PresetValue {
    /// The parameter.
    pub parameter: String,
    /// The value as the start form takes it.
    pub text: String,
    /// Why an execution would not take it.
    pub problem: Option<String>,
}

/// A change of the presets.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
#[ts(export)]
pub enum PresetChange {
    /// Adds a preset.
    Add {
        /// Its name; it must be new.
        name: String,
        /// The preset whose values it begins with.
        copy_of: Option<String>,
    },
    /// Removes a preset.
    Remove {
        /// Its name.
        name: String,
    },
    /// Renames a preset.
    Rename {
        /// Its name.
        name: String,
        /// Its new name.
        to: String,
    },
    /// Sets a value.
    Set {
        /// The preset.
        name: String,
        /// The parameter.
        parameter: String,
        /// The value as text; it must be one of the parameter's type.
        text: String,
    },
    /// Leaves a parameter to its default.
    Clear {
        /// The preset.
        name: String,
        /// The parameter.
        parameter: String,
    },
}
