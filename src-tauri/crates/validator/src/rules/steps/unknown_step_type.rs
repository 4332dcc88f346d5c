//! # `unknown-step-type`
//!
//! The `Type` of a step is not one that Pipewright knows.
//!
//! ## Why
//!
//! SageMaker has step types that no SDK writes (`Athena`, `HubContent`, `BedrockCustomModel` …), and new ones come. Such a step is
//! kept as it is, drawn, and ordered by what it refers to; its arguments are not judged and it is not run on this machine. It is
//! told once for each type.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Prepare", "Type": "Procesing", "Arguments": {}}
//! ```
//!
//! ## Instead
//!
//! Correct the type when it is a slip: `Processing`.

use std::collections::HashSet;

use pipewright_pipeline::spelling::nearest;

use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Fix, Report, Severity, shapes};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-step-type",
    family: Family::Steps,
    severity: Severity::Warning,
    summary: "A step's `Type` is not one that Pipewright knows.",
    check: Check::Pipeline(check),
};

/// Types that the API's model of executions names, and of whose arguments nothing is published.
const UNPUBLISHED: &[&str] = &[
    "Athena",
    "HubContent",
    "BedrockCustomModel",
    "BedrockCustomModelDeployment",
    "BedrockProvisionedModelThroughput",
    "BedrockModelImport",
];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let known = shapes::arguments();
    let mut told = HashSet::new();
    for step in subject.definition.steps() {
        let word = step.step_type.as_str();
        // A step without a type is reported as that.
        if word.is_empty() || known.root(word).is_some() || !told.insert(word) {
            continue;
        }
        let pointer = format!("{}/Type", step.pointer);
        let diagnostic = if UNPUBLISHED.contains(&word) {
            RULE.at(
                pointer,
                format!("Pipewright does not judge the arguments of a step of the type `{word}`."),
            )
            .hint("The step is kept and drawn; it does not run on this machine.")
        } else {
            let near = nearest(word, known.step_types());
            let fix = near
                .as_deref()
                .map(|near| Fix::set_text(format!("Change to `{near}`"), pointer.clone(), near));
            RULE.at(pointer, format!("Pipewright does not know the step type `{word}`."))
                .did_you_mean(near.as_deref(), || {
                    "The step is kept and drawn; its arguments are not judged, and it does not run on this machine.".into()
                })
                .fix(fix)
        };
        report.add(diagnostic.step(&step.name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn each_type_is_told_once() {
        testing::check(
            &RULE,
            r#"{"Steps": [{"Name": "A", "Type": "Athena"}, {"Name": "B", "Type": "Athena"}, {"Name": "C", "Type": "Trainnig"}, {"Name": "D", "Type": "Training"}, {"Name": "E"}]}"#,
            &[
                ("/Steps/0/Type", "Pipewright does not judge the arguments of a step of the type `Athena`."),
                ("/Steps/2/Type", "Pipewright does not know the step type `Trainnig`."),
            ],
        );
    }
}
