//! # `unused-parameter`
//!
//! A parameter is declared, and nothing refers to it.
//!
//! ## Why
//!
//! Whoever starts the pipeline believes that it changes something.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}],
//!  "Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "No."}}]}
//! ```

use std::collections::HashSet;

use pipewright_pipeline::expression::{Found, references};
use pipewright_pipeline::json::Value;
use pipewright_pipeline::reference::Reference;
use pipewright_pipeline::spelling::nearest;

use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::subject::{StepSubject, Subject};
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "unused-parameter",
    family: Family::Practice,
    severity: Severity::Warning,
    summary: "Nothing refers to a parameter.",
    check: Check::Pipeline(check),
};

/// The members of a definition that hold no references, or whose references are at hand.
const KNOWN: &[&str] =
    &["Version", "Metadata", "Parameters", "PipelineExperimentConfig", "MlflowConfig", "Steps"];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let parameters = subject.definition.parameters();
    if parameters.is_empty() || subject.steps().any(|step| has_lost_its_arguments(&step)) {
        return;
    }
    let unknown = subject.definition.root().members().iter().filter(|member| !KNOWN.contains(&&*member.name));
    let unknown: Vec<Found> = unknown.flat_map(|member| references(&member.node, "")).collect();
    let everywhere = subject.references().flatten().chain(subject.configuration).chain(&unknown);

    let names = || parameters.iter().map(|parameter| &*parameter.name);
    let mut used: HashSet<&str> = HashSet::new();
    for found in everywhere {
        match &found.reference {
            Ok(Reference::Parameter(name)) => {
                if !used.insert(name) || subject.definition.parameter(name).is_some() {
                    continue;
                }
                // A slip of the pen is another rule's; the parameter that was meant is used.
                let meant = nearest(name, names());
                used.extend(names().filter(|name| meant.as_deref() == Some(*name)));
            }
            Err(bad) => used.extend(names().filter(|name| bad.text.contains(*name))),
            Ok(_) => {}
        }
    }
    for parameter in parameters {
        if !parameter.name.is_empty() && !used.contains(&*parameter.name) {
            let fix = Fix::clear(format!("Remove `{}`", parameter.name), &parameter.pointer);
            report.add(
                RULE.at(&parameter.pointer, format!("Nothing refers to the parameter `{}`.", parameter.name))
                    .hint("Refer to it where its value belongs, or remove it.")
                    .fix(fix),
            );
        }
    }
}

/// Whether what the step refers to cannot be known: another rule tells why.
fn has_lost_its_arguments(step: &StepSubject<'_>) -> bool {
    match step.arguments() {
        Some(arguments) => !matches!(arguments.value, Value::Object(_)),
        None => !matches!(step.step_type(), "Lambda" | "Callback"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::check;

    #[track_caller]
    fn with_message(message: &str, expect: &[(&str, &str)]) {
        let text = format!(
            r#"{{"Parameters": [{{"Name": "Depth", "Type": "Integer", "DefaultValue": 3}}],
                "Steps": [{{"Name": "Stop", "Type": "Fail", "Arguments": {{"ErrorMessage": {message}}}}}]}}"#
        );
        check(&RULE, &text, expect);
    }

    #[test]
    fn references_of_every_kind_count() {
        let unused = ("/Parameters/0", "Nothing refers to the parameter `Depth`.");
        with_message(r#""no""#, &[unused]);
        with_message(r#"{"Get": "Parameters.Width"}"#, &[unused]);
        with_message(r#"{"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}"#, &[]);
    }

    #[test]
    fn one_slip_is_one_mistake() {
        with_message(r#"{"Get": "Parameters.Dpeth"}"#, &[]);
        with_message(r#"{"Get": "Parameter.Depth"}"#, &[]);
        check(
            &RULE,
            r#"{"Parameters": [{"Name": "A", "Type": "String", "DefaultValue": "x"}], "Steps": [{"Name": "F", "Type": "Fail", "Arguments": 1}]}"#,
            &[],
        );
    }

    #[test]
    fn what_stands_beside_the_steps_counts() {
        for member in [r#""PipelineExperimentConfig": {"ExperimentName": "#, r#""Tomorrow": {"Anything": "#] {
            let text = format!(
                r#"{{"Parameters": [{{"Name": "A", "Type": "String", "DefaultValue": "x"}}], {member} {{"Get": "Parameters.A"}}}}, "Steps": []}}"#
            );
            check(&RULE, &text, &[]);
        }
    }
}
