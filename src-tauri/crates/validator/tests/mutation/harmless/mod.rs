//! Changes that leave a pipeline as good as it was.

mod arguments;
mod document;
mod steps;

use pipewright_pipeline::edit::Edit;
use pipewright_pipeline::json::Node;

use super::damage::Damage;
use super::fixture::Fixture;

/// A change.
pub(crate) enum Change {
    Ops(Damage),
    Whole(Node),
    Text(String),
    Edit(Edit),
}

/// A kind of change, and every place it fits.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) changes: fn(&Fixture) -> Vec<Change>,
}

pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "canonical text", changes: document::canonical },
    Kind { name: "text without white space", changes: document::compact },
    Kind { name: "members in reverse", changes: document::members_reversed },
    Kind { name: "steps in reverse", changes: document::steps_reversed },
    Kind { name: "metadata", changes: document::metadata },
    Kind { name: "no version", changes: document::no_version },
    Kind { name: "no experiment", changes: document::no_experiment },
    Kind { name: "experiment of a parameter", changes: document::experiment_of_a_parameter },
    Kind { name: "parameter that nothing reads", changes: document::parameter_more },
    Kind { name: "parameter with all its members", changes: document::parameter_complete },
    Kind { name: "parameter renamed everywhere", changes: document::parameter_renamed },
    Kind { name: "values of a parameter", changes: document::values_of_a_parameter },
    Kind { name: "description and display name", changes: steps::described },
    Kind { name: "step renamed everywhere", changes: steps::renamed },
    Kind { name: "dependency that data makes already", changes: steps::dependency_more },
    Kind { name: "dependency as an object", changes: steps::dependency_as_an_object },
    Kind { name: "dependency with its usual trigger", changes: steps::dependency_with_its_trigger },
    Kind { name: "empty list of dependencies", changes: steps::no_dependencies },
    Kind { name: "step of an unknown type", changes: steps::unknown_type },
    Kind { name: "Lambda with any arguments", changes: steps::lambda },
    Kind { name: "Fail step", changes: steps::fail },
    Kind { name: "step put under a condition", changes: steps::under_a_condition },
    Kind { name: "branches swapped", changes: steps::branches_swapped },
    Kind { name: "condition negated", changes: steps::condition_negated },
    Kind { name: "condition among alternatives", changes: steps::condition_among_alternatives },
    Kind { name: "cache", changes: steps::cached },
    Kind { name: "cache switched off", changes: steps::cache_off },
    Kind { name: "retry", changes: steps::retried },
    Kind { name: "parameter in place of a value", changes: arguments::parameter_for_a_value },
    Kind { name: "execution variable in place of a text", changes: arguments::execution_for_a_text },
    Kind { name: "text in a join", changes: arguments::joined },
    Kind { name: "join in a join", changes: arguments::joined_twice },
    Kind { name: "number in a join for a text", changes: arguments::number_joined },
    Kind { name: "key in double quotes", changes: arguments::double_quotes },
    Kind { name: "optional argument", changes: arguments::optional },
    Kind { name: "optional argument as a parameter", changes: arguments::optional_parameter },
    Kind { name: "another word of the list", changes: arguments::another_word },
    Kind { name: "least and most of a number", changes: arguments::bounds },
    Kind { name: "whole number with a point", changes: arguments::with_a_point },
    Kind { name: "optional argument left out", changes: arguments::left_out },
];

/// What a reference, a name in a list, or another argument goes by: not to be replaced by what is known later only.
pub(crate) fn is_a_name(pointer: &str) -> bool {
    let member = pointer.rsplit('/').next().unwrap_or_default();
    member.ends_with("Name") || matches!(member, "Type" | "Key" | "Mode" | "StepName")
}
