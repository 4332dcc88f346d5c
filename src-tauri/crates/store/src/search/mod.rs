//! Executions by what they are told by: pages of any filter and order, counts and groups of the same.
//!
//! A condition is data; `sql` makes a statement of it, and `plan` chooses what the statement walks.

mod group;
mod page;
mod plan;
mod sql;

use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;

use crate::table::execution::Execution;
use crate::table::fact::{FactKind, FactName};

/// Which executions.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Every one of these holds; all executions when there is none.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold. What an execution lacks does not hold either.
    Not(Box<Condition>),
    /// A text of the execution.
    Text(TextField, TextTest),
    /// A number or an instant of the execution.
    Number(NumberField, Comparison, i64),
    /// One of its tags.
    Tag(TextTest),
    /// A parameter or a metric.
    Fact(FactName, FactTest),
    /// The word is in its name, pipeline, id, description, note, reason of failure, or in one of its tags.
    Word(String),
    /// It is pinned.
    Pinned,
    /// It has at least one tag.
    Tagged,
    /// It has not ended.
    Unfinished,
    /// The project had changes that were not committed.
    Dirty,
    /// It is of a group.
    In(GroupBy, GroupValue),
}

/// Texts of executions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextField {
    /// The id at the end of its name.
    Id,
    /// The pipeline's name.
    Pipeline,
    /// PipelineExecutionDisplayName.
    Name,
    /// PipelineExecutionDescription.
    Description,
    /// The status as SageMaker spells it.
    Status,
    /// The preset.
    Preset,
    /// Where it ran.
    Target,
    /// Why it failed.
    Reason,
    /// The note.
    Note,
    /// The commit that the project was at.
    Commit,
    /// The branch that the project was on.
    Branch,
}

/// Numbers of executions. Instants and durations are in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberField {
    /// Its number among its pipeline's.
    Number,
    /// The pipeline's version.
    Version,
    /// When it started.
    Started,
    /// When it ended.
    Ended,
    /// From start to end; what has not ended has none.
    Duration,
}

/// How numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// What is asked of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextTest {
    /// It is this, letter by letter.
    Is(String),
    /// There is one, and it is not this.
    IsNot(String),
    /// It is this, whatever the case; `*` stands for anything.
    Like(String),
    /// This is in it, whatever the case.
    Contains(String),
    /// There is one.
    Present,
}

/// What is asked of a parameter or metric.
#[derive(Debug, Clone, PartialEq)]
pub enum FactTest {
    /// Its number compares so; not-a-number compares with nothing.
    Number(Comparison, f64),
    /// Its text. A metric has none.
    Text(TextTest),
    /// There is one.
    Present,
    /// It is not a number, and a metric.
    NotANumber,
}

/// What executions are grouped by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupBy {
    /// The pipeline.
    Pipeline,
    /// The status.
    Status,
    /// The day it started, where the clock is so many milliseconds ahead of UTC.
    Day {
        /// Ahead of UTC.
        offset: i64,
    },
    /// The tag; an execution of two tags is in two groups.
    Tag,
    /// The value of a parameter.
    Fact(FactName),
}

/// What a group's executions have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupValue {
    /// They lack it.
    None,
    /// This text.
    Text(String),
    /// This day, counted from 1970-01-01.
    Day(i64),
}

/// What executions are sorted by. Those that lack it come last, either way; those that are equal newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SortBy {
    /// A number or an instant.
    Number(NumberField),
    /// A text.
    Text(TextField),
    /// A parameter or a metric.
    Fact(FactName),
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Whether the greatest comes first.
    pub descending: bool,
}

impl Sort {
    /// Newest first.
    pub fn newest() -> Self {
        Self { by: SortBy::Number(NumberField::Started), descending: true }
    }
}

/// A page of executions.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// Which executions.
    pub condition: Condition,
    /// In what order.
    pub sort: Sort,
    /// How many to skip.
    pub offset: u64,
    /// At most so many.
    pub limit: u64,
    /// Which facts to read of each.
    pub facts: Facts,
}

/// Which facts to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// These.
    Of(Vec<FactName>),
    /// Each, main or not.
    All,
}

/// An execution as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundExecution {
    /// What was recorded.
    pub execution: Execution,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// Its note.
    pub note: Option<String>,
    /// Whether it is pinned.
    pub pinned: bool,
    /// Its facts: for [`Facts::Of`] one for each that was asked for and that it has, in that order.
    pub facts: Vec<Fact>,
}

/// The value of a parameter or metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// For [`Facts::Of`] its place in what was asked for; otherwise a number that stands for its name.
    pub of: i64,
    /// A parameter that is a number, and any metric; metrics may be not-a-number or infinite.
    pub number: Option<f64>,
    /// A parameter's value, its beginning when it is long; `None` for a metric.
    pub text: Option<String>,
    /// Whether `text` is all of it.
    pub whole: bool,
}

/// What a condition's executions come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many there are.
    pub count: u64,
    /// How many of each status, in the order of their words.
    pub by_status: Vec<(ExecutionStatus, u64)>,
    /// The durations of those that have ended, in milliseconds.
    pub duration: i64,
    /// When the first one started.
    pub first: Option<Timestamp>,
    /// When the last one started.
    pub last: Option<Timestamp>,
}

/// A group of executions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub value: GroupValue,
    /// What they come to, without the first and last start.
    pub count: u64,
    /// How many of them failed.
    pub failed: u64,
    /// The durations of those that have ended, in milliseconds.
    pub duration: i64,
}

impl FactName {
    /// A parameter.
    pub fn parameter(name: impl Into<String>) -> Self {
        Self { kind: FactKind::Parameter, name: name.into(), step: None }
    }

    /// A metric of the last step that has it.
    pub fn metric(name: impl Into<String>) -> Self {
        Self { kind: FactKind::Metric, name: name.into(), step: None }
    }
}
