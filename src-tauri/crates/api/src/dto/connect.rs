//! Connecting steps: what can be joined with what, and the edit that each choice stands for.

use pipewright_pipeline::edit::Edit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An end of a wire: a step and one of its ports.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WireEnd {
    /// The step.
    pub step: String,
    /// Its port; empty for the step itself, of which only the order is meant; `True`, `False` or `Body` for a branch.
    pub port: String,
}

/// How a step takes part in a connection that is being drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ConnectionSite {
    /// The step.
    pub step: String,
    /// Its ports that are meant for it.
    pub ports: Vec<String>,
    /// Whether the step as a whole can be joined, in some way.
    pub joins: bool,
    /// Whether it has a use for the value: more than waiting.
    pub takes: bool,
    /// Why it cannot.
    pub refusal: Option<String>,
}

/// What kind of thing a choice does; the headings of the chooser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ChoiceGroup {
    /// Sets an input that the step has.
    Input,
    /// Adds an input.
    New,
    /// Sets another value of the step.
    Field,
    /// Moves the step into a branch.
    Branch,
    /// Makes the step wait.
    Order,
}

/// One way to connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ConnectionChoice {
    /// The heading it stands under.
    pub group: ChoiceGroup,
    /// What is set, for people: `Input train`.
    pub field: String,
    /// What it will read, for people: `model artifacts of TrainModel`.
    pub reads: String,
    /// The input port of the target that the wire will end at; none for a wire to the step itself.
    pub port: Option<String>,
    /// Where the value is set, as a pointer from the step; empty where none is.
    pub pointer: String,
    /// What stands there now and goes, for people.
    pub replaces: Option<String>,
    /// What else is to be known: a conversion, a guess, a caution.
    pub note: Option<String>,
    /// Whether it is the one that is most likely meant.
    pub recommended: bool,
    /// What it stands for.
    pub edit: Edit,
}

/// The ways to connect an output with a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ConnectionChoices {
    /// The output.
    pub from: WireEnd,
    /// The step that it is to reach.
    pub to: String,
    /// The best first.
    pub choices: Vec<ConnectionChoice>,
    /// Why there is none.
    pub refusal: Option<String>,
}

/// What a step of another type would keep and lose in a step's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Replacement {
    /// The step.
    pub step: String,
    /// Its new type.
    pub step_type: String,
    /// The wires and members that stay, for people.
    pub kept: Vec<String>,
    /// The wires that go, for people.
    pub lost: Vec<String>,
    /// What it stands for.
    pub edit: Edit,
}

/// One value that a wire stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WireValue {
    /// Where it stands in the definition.
    pub pointer: String,
    /// The member that holds it, for people: `S3Uri`.
    pub field: String,
    /// What it reads, as references spell it; the step's name for a dependency.
    pub reads: String,
    /// The whole value when the reference is a part of it: a text that is joined, a value in a report.
    pub part_of: Option<String>,
}
