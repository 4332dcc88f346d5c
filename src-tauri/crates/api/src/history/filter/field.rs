//! The fields of an execution that a filter can name.

use pipewright_store::{NumberField, TextField};

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// One of a few words.
    Status,
    /// A text that is compared as a whole.
    Word(TextField),
    /// A text that is searched.
    Prose(TextField),
    /// A tag.
    Tag,
    /// A count.
    Number(NumberField),
    /// An instant.
    Time(NumberField),
    /// A length of time.
    Duration,
    /// `is:pinned`
    Is,
    /// `has:note`
    Has,
}

/// A field as it is written and told of.
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) field: Field,
    /// What it is written with, most often.
    pub(super) operator: &'static str,
    pub(super) about: &'static str,
}

/// In the order in which they are offered.
pub(super) const FIELDS: &[Known] = &[
    known("status", Field::Status, ":", "How it went: failed, succeeded, running, …"),
    known("pipeline", Field::Word(TextField::Pipeline), ":", "The pipeline's name; * stands for anything"),
    known("started", Field::Time(NumberField::Started), ">", "When it started: -7d, today, 2026-11-21"),
    known("duration", Field::Duration, ">", "How long it took: 90s, 2m, 1h30m"),
    known("tag", Field::Tag, ":", "A tag that was put on it"),
    known("name", Field::Prose(TextField::Name), ":", "The name that its user gave it"),
    known("preset", Field::Word(TextField::Preset), ":", "The preset of parameters that was chosen"),
    known("is", Field::Is, ":", "pinned, running, finished"),
    known("has", Field::Has, ":", "note, tag, name, a parameter or a metric"),
    known("ended", Field::Time(NumberField::Ended), ">", "When it ended"),
    known("number", Field::Number(NumberField::Number), "=", "Its number among its pipeline's executions"),
    known("version", Field::Number(NumberField::Version), "=", "The version of the pipeline"),
    known("reason", Field::Prose(TextField::Reason), ":", "Why it failed"),
    known("note", Field::Prose(TextField::Note), ":", "What was noted about it"),
    known("description", Field::Prose(TextField::Description), ":", "What it was for"),
    known(
        "commit",
        Field::Word(TextField::Commit),
        ":",
        "The commit that the project was at; * stands for anything",
    ),
    known("branch", Field::Word(TextField::Branch), ":", "The branch that the project was on"),
    known("target", Field::Word(TextField::Target), ":", "Where it ran: local"),
    known("id", Field::Word(TextField::Id), ":", "The id at the end of its ARN"),
];

const fn known(name: &'static str, field: Field, operator: &'static str, about: &'static str) -> Known {
    Known { name, field, operator, about }
}

/// The field of that name, whatever the case.
pub(super) fn find(name: &str) -> Option<Field> {
    FIELDS.iter().find(|known| known.name.eq_ignore_ascii_case(name)).map(|known| known.field)
}

/// Words of `status` beside SageMaker's own.
pub(super) const RUNNING: &str = "running";
/// What `is` can be.
pub(super) const IS: [(&str, &str); 4] = [
    ("pinned", "Pinned to the top"),
    ("running", "Has not ended"),
    ("finished", "Has ended, however"),
    ("dirty", "Started with changes that were not committed"),
];
/// What `has` can be, beside parameters and metrics.
pub(super) const HAS: [(&str, &str); 6] = [
    ("note", "Something was noted about it"),
    ("tag", "It has a tag"),
    ("name", "Its user gave it a name"),
    ("preset", "A preset was chosen"),
    ("description", "It was said what it is for"),
    ("reason", "It is known why it failed"),
];
