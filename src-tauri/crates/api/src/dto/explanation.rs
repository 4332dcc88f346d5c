//! Why two executions differ.

use serde::Serialize;
use ts_rs::TS;

use super::comparison::ComparedFile;

/// Why two executions of a pipeline differ.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Explanation {
    /// What is explained.
    pub effect: Effect,
    /// What could have caused it, likeliest first.
    pub causes: Vec<Cause>,
    /// What changed and did not cause it, with why not.
    pub ruled_out: Vec<Cause>,
    /// What can be explained instead: metrics that differ.
    pub metrics: Vec<EffectName>,
    /// All of it in a sentence.
    pub summary: String,
}

/// A metric that could be explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct EffectName {
    /// The step.
    pub step: String,
    /// The metric.
    pub metric: String,
}

/// A difference that is explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Effect {
    /// What it is.
    pub kind: EffectKind,
    /// The step it shows at.
    pub step: Option<String>,
    /// The metric.
    pub metric: Option<String>,
    /// In words: `roc_auc of EvaluateModel is 0.8288 instead of 0.8437`.
    pub text: String,
}

/// What kind of difference is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum EffectKind {
    /// One failed or was stopped.
    Status,
    /// A metric has another value.
    Metric,
    /// A Condition chose another branch.
    Outcome,
    /// A step made other files.
    Outputs,
    /// Nothing that came out differs.
    Nothing,
}

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum CauseKind {
    /// A parameter's value.
    Parameter,
    /// A file that steps run.
    Code,
    /// Data that steps were given from outside.
    Data,
    /// The definition.
    Definition,
    /// The image, or what is installed in it.
    Environment,
    /// Nothing that is known: a step made something else of the same.
    Randomness,
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Strength {
    /// Every step on its way to the difference passed on something else than in the base.
    Likely,
    /// It leads there, but something on the way was not recorded.
    Possible,
    /// It does not lead there, or a step on the way passed on the same.
    RuledOut,
}

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Cause {
    /// What kind of thing.
    pub kind: CauseKind,
    /// Its name: the parameter, the file.
    pub name: String,
    /// What it is in the base.
    pub old: Option<String>,
    /// What it is in the other.
    pub new: Option<String>,
    /// How sure it is.
    pub strength: Strength,
    /// The way from it to the difference: steps, each with what it passed on.
    pub way: Vec<WayPoint>,
    /// Why it ranks where it does.
    pub reason: String,
    /// The content in the base and in the other, when it is a file.
    pub files: Vec<ComparedFile>,
}

/// A step on the way of a cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WayPoint {
    /// The step.
    pub step: String,
    /// What reached it: an argument, an input, code.
    pub through: String,
}
