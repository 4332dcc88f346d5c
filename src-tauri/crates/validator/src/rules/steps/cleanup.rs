//! # `cleanup`
//!
//! A Cleanup step cleans up after a step that is not there, or that leaves nothing it could clean up.
//!
//! ## Why
//!
//! A Cleanup step deletes what earlier steps left in S3. After a Training or Athena step the service finds the outputs by
//! itself; after a Processing or Transform step `S3Uris` must list the objects, each one exactly. A step must have run before it
//! can be cleaned up after, so it belongs into `DependsOn`, where the SDK puts it (a warning). A step with a `VpcConfig` is
//! skipped (a warning).
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Ask", "Type": "Lambda", "Arguments": {}, "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:a"},
//!   {"Name": "Tidy", "Type": "Cleanup", "Arguments": {"Resources": {"S3": [{"StepName": "Ask"}]}}, "DependsOn": ["Ask"]}
//! ]}
//! ```
//!
//! ## Instead
//!
//! Name a Training, Processing, Transform or Athena step.
//!
//! ## Source
//!
//! `CleanupStep` of SDK 3.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::json::{Node, Path};
use pipewright_pipeline::spelling::nearest;

use crate::rule::{Check, Family, Rule};
use crate::subject::Subject;
use crate::{Diagnostic, Fix, Report, Severity, shapes};

pub(crate) const RULE: Rule = Rule {
    code: "cleanup",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "A Cleanup step names what it cannot clean up.",
    // A source is mentioned in no reference: the whole pipeline is looked at for the few Cleanup steps there are.
    check: Check::Pipeline(check),
};

/// Types whose outputs the service finds by itself, and types whose outputs must be listed.
const FOUND: &[&str] = &["Training", "Athena"];
const LISTED: &[&str] = &["Processing", "Transform"];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for step in subject.definition.steps().iter().filter(|step| step.step_type == "Cleanup") {
        let arguments = subject.definition.arguments(step);
        let sources = arguments.and_then(|arguments| arguments.get("Resources")?.get("S3"));
        let path = Path::at(&step.pointer);
        let path = path.member("Arguments");
        let path = path.member("Resources");
        let path = path.member("S3");
        let Some(sources) = sources else { continue };
        if matches!(&sources.value, pipewright_pipeline::json::Value::Array(list) if list.is_empty()) {
            let message = format!("The Cleanup step `{}` cleans up after no step.", step.name);
            report.add(
                RULE.at(path.pointer(), message)
                    .step(&step.name)
                    .hint("Name a step: `{\"StepName\": \"Train\"}`."),
            );
        }
        for (index, source) in sources.elements().iter().enumerate() {
            for diagnostic in judge(subject, step, source, &path.element(index)) {
                report.add(diagnostic.step(&step.name));
            }
        }
    }
}

fn judge(subject: &Subject<'_>, step: &Step, source: &Node, path: &Path<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(name) = source.get("StepName").and_then(Node::as_str) else { return found };
    let at_name = path.member("StepName");
    let Some(of) = subject.definition.step(name) else {
        let near = nearest(name, subject.definition.steps().iter().map(|step| step.name.as_str()));
        let fix =
            near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), at_name.pointer(), near));
        let diagnostic = RULE
            .at(at_name.pointer(), format!("The pipeline has no step `{name}` to clean up after."))
            .did_you_mean(near.as_deref(), || "Name a step of this pipeline.".into())
            .fix(fix);
        return vec![diagnostic];
    };
    let warn = |message: String, hint: String| {
        let mut diagnostic = RULE.at(at_name.pointer(), message).hint(hint);
        diagnostic.severity = Severity::Warning;
        diagnostic
    };
    let step_type = of.step_type.as_str();
    let uris = source.get("S3Uris");
    if LISTED.contains(&step_type) && uris.is_none() {
        found.push(
            RULE.at(path.pointer(), format!("The outputs of the {step_type} step `{name}` are not listed."))
                .hint("List the objects to delete in `S3Uris`: only after Training and Athena steps the service finds them."),
        );
    } else if !LISTED.contains(&step_type)
        && !FOUND.contains(&step_type)
        && shapes::arguments().root(step_type).is_some()
    {
        found.push(
            RULE.at(
                at_name.pointer(),
                format!("There is nothing to clean up after the {step_type} step `{name}`."),
            )
            .hint("Name a Training, Processing, Transform or Athena step."),
        );
    }
    for (index, uri) in uris.map(Node::elements).unwrap_or_default().iter().enumerate() {
        let Some(text) = uri.as_str() else { continue };
        if text.ends_with('/') || !text.starts_with("s3://") {
            let path = path.member("S3Uris");
            let mut diagnostic = RULE
                .at(path.element(index).pointer(), format!("`{text}` is not the URI of an object in S3."))
                .hint("Name each object exactly: `s3://bucket/key`.");
            // A key may end so, though a folder was probably meant.
            let key = text.strip_prefix("s3://").and_then(|rest| rest.trim_end_matches('/').split_once('/'));
            if key.is_some() {
                diagnostic.severity = Severity::Warning;
            }
            found.push(diagnostic);
        }
    }
    if !step.depends_on.iter().any(|on| on.step == name) {
        let message =
            format!("The step `{}` does not wait for `{name}`, whose outputs it deletes.", step.name);
        found.push(warn(message, format!("Add `{name}` to its `DependsOn`.")));
    }
    if subject.definition.arguments(of).is_some_and(has_vpc) {
        let message = format!("The step `{name}` runs in a VPC, so its outputs are not cleaned up.");
        found.push(warn(message, "Delete them in another way.".to_owned()));
    }
    found
}

fn has_vpc(arguments: &Node) -> bool {
    arguments.get("VpcConfig").is_some()
        || arguments.get("NetworkConfig").is_some_and(|network| network.get("VpcConfig").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_prefix_is_probably_no_object() {
        let severity = |uri: &str| {
            let text = format!(
                r#"{{"Steps": [{{"Name": "P", "Type": "Processing"}}, {{"Name": "C", "Type": "Cleanup", "DependsOn": ["P"],
                    "Arguments": {{"Resources": {{"S3": [{{"StepName": "P", "S3Uris": ["{uri}"]}}]}}}}}}]}}"#
            );
            testing::of_rule(&RULE, &text, &crate::Settings::default()).first().map(|one| one.severity)
        };
        assert_eq!(severity("s3://b/out/a.csv"), None);
        assert_eq!(severity("s3://b/out/"), Some(Severity::Warning));
        assert_eq!(severity("s3://b/"), Some(Severity::Error));
        assert_eq!(severity("out/a.csv"), Some(Severity::Error));
    }

    #[test]
    fn sources_leave_something() {
        testing::check(
            &RULE,
            r#"{"Steps": [{"Name": "T", "Type": "Training", "Arguments": {"VpcConfig": {}}}, {"Name": "P", "Type": "Processing"}, {"Name": "L", "Type": "Lambda"},
                {"Name": "Q", "Type": "Athena"}, {"Name": "C", "Type": "Cleanup", "DependsOn": ["T", "P", "L"], "Arguments": {"Resources": {"S3": [
                {"StepName": "T"}, {"StepName": "P", "S3Uris": ["s3://b/a", "s3://b/", {"Get": "Parameters.A"}]}, {"StepName": "P"}, {"StepName": "L"},
                {"StepName": "Q"}, {"StepName": "Ghost"}]}}}]}"#,
            &[
                (
                    "/Steps/4/Arguments/Resources/S3/1/S3Uris/1",
                    "`s3://b/` is not the URI of an object in S3.",
                ),
                (
                    "/Steps/4/Arguments/Resources/S3/2",
                    "The outputs of the Processing step `P` are not listed.",
                ),
                (
                    "/Steps/4/Arguments/Resources/S3/3/StepName",
                    "There is nothing to clean up after the Lambda step `L`.",
                ),
                (
                    "/Steps/4/Arguments/Resources/S3/5/StepName",
                    "The pipeline has no step `Ghost` to clean up after.",
                ),
                (
                    "/Steps/4/Arguments/Resources/S3/0/StepName",
                    "The step `T` runs in a VPC, so its outputs are not cleaned up.",
                ),
                (
                    "/Steps/4/Arguments/Resources/S3/4/StepName",
                    "The step `C` does not wait for `Q`, whose outputs it deletes.",
                ),
            ],
        );
    }
}
