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
    (&super::arguments::missing_argument::RULE, include_str!("../../../../../docs/rules/missing-argument.md")),
    (&super::functions::bad_function::RULE, include_str!("../../../../../docs/rules/bad-function.md")),
    (&super::functions::join_type::RULE, include_str!("../../../../../docs/rules/join-type.md")),
    (&super::functions::json_path::RULE, include_str!("../../../../../docs/rules/json-path.md")),
    (&super::practice::cache_never_hit::RULE, include_str!("../../../../../docs/rules/cache-never-hit.md")),
    (&super::practice::cache_no_expiry::RULE, include_str!("../../../../../docs/rules/cache-no-expiry.md")),
    (&super::practice::dead_step::RULE, include_str!("../../../../../docs/rules/dead-step.md")),
    (&super::practice::empty_default::RULE, include_str!("../../../../../docs/rules/empty-default.md")),
    (&super::practice::hard_coded_path::RULE, include_str!("../../../../../docs/rules/hard-coded-path.md")),
    (&super::practice::image_region::RULE, include_str!("../../../../../docs/rules/image-region.md")),
    (&super::practice::local_path::RULE, include_str!("../../../../../docs/rules/local-path.md")),
    (&super::practice::no_default::RULE, include_str!("../../../../../docs/rules/no-default.md")),
    (&super::practice::secret::RULE, include_str!("../../../../../docs/rules/secret.md")),
    (&super::practice::timestamped_path::RULE, include_str!("../../../../../docs/rules/timestamped-path.md")),
    (&super::practice::ungated_model::RULE, include_str!("../../../../../docs/rules/ungated-model.md")),
    (&super::practice::unknown_instance_type::RULE, include_str!("../../../../../docs/rules/unknown-instance-type.md")),
    (&super::practice::unused_parameter::RULE, include_str!("../../../../../docs/rules/unused-parameter.md")),
    (&super::practice::unused_property_file::RULE, include_str!("../../../../../docs/rules/unused-property-file.md")),
];
