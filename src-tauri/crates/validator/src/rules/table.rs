//! Every rule with its page, by family and code. Written by `cargo xtask codegen`.

use crate::rule::Rule;

#[rustfmt::skip]
pub(super) const RULES: &[(&Rule, &str)] = &[
    (&super::document::too_large::RULE, include_str!("../../../../../docs/rules/definition-too-large.md")),
    (&super::document::duplicate_member::RULE, include_str!("../../../../../docs/rules/duplicate-member.md")),
    (&super::document::no_steps::RULE, include_str!("../../../../../docs/rules/no-steps.md")),
    (&super::document::not_json::RULE, include_str!("../../../../../docs/rules/not-json.md")),
    (&super::names::bad_name::RULE, include_str!("../../../../../docs/rules/bad-name.md")),
    (&super::names::duplicate_step::RULE, include_str!("../../../../../docs/rules/duplicate-step.md")),
    (&super::references::bad_reference::RULE, include_str!("../../../../../docs/rules/bad-reference.md")),
    (&super::references::local_file::RULE, include_str!("../../../../../docs/rules/local-file.md")),
    (&super::references::missing_file::RULE, include_str!("../../../../../docs/rules/missing-file.md")),
    (&super::references::unknown_execution_variable::RULE, include_str!("../../../../../docs/rules/unknown-execution-variable.md")),
    (&super::references::unknown_parameter::RULE, include_str!("../../../../../docs/rules/unknown-parameter.md")),
    (&super::references::unknown_property_file::RULE, include_str!("../../../../../docs/rules/unknown-property-file.md")),
    (&super::references::unknown_step::RULE, include_str!("../../../../../docs/rules/unknown-step.md")),
    (&super::graph::cycle::RULE, include_str!("../../../../../docs/rules/cycle.md")),
    (&super::properties::bad_property::RULE, include_str!("../../../../../docs/rules/bad-property.md")),
    (&super::properties::unknown_output::RULE, include_str!("../../../../../docs/rules/unknown-output.md")),
    (&super::arguments::argument_conflict::RULE, include_str!("../../../../../docs/rules/argument-conflict.md")),
    (&super::arguments::argument_enum::RULE, include_str!("../../../../../docs/rules/argument-enum.md")),
    (&super::arguments::argument_length::RULE, include_str!("../../../../../docs/rules/argument-length.md")),
    (&super::arguments::argument_pattern::RULE, include_str!("../../../../../docs/rules/argument-pattern.md")),
    (&super::arguments::argument_range::RULE, include_str!("../../../../../docs/rules/argument-range.md")),
    (&super::arguments::argument_type::RULE, include_str!("../../../../../docs/rules/argument-type.md")),
    (&super::arguments::missing_argument::RULE, include_str!("../../../../../docs/rules/missing-argument.md")),
    (&super::arguments::placeholder::RULE, include_str!("../../../../../docs/rules/placeholder.md")),
    (&super::arguments::unknown_argument::RULE, include_str!("../../../../../docs/rules/unknown-argument.md")),
    (&super::functions::bad_function::RULE, include_str!("../../../../../docs/rules/bad-function.md")),
    (&super::functions::join_type::RULE, include_str!("../../../../../docs/rules/join-type.md")),
    (&super::functions::json_path::RULE, include_str!("../../../../../docs/rules/json-path.md")),
];
