//! # `argument-type`
//!
//! A value has another type than SageMaker's request takes at its place: a string where an object belongs, a
//! number where a string belongs, a String parameter where an integer belongs.
//!
//! ## Why
//!
//! The service refuses the pipeline: "Expecting start of Json Object." A variable may stand wherever a single value
//! may, but it must have the value's type. Hyperparameters, environment variables and container arguments are
//! strings, always: a number becomes one by `Std:Join` with an empty `On`, which is what the SDK's `to_string()`
//! writes. The SDK checks none of it, and version 3 of it writes a numeric parameter as it is among hyperparameters:
//! there it is a warning.
//!
//! ## Example
//!
//! ```json
//! {"Parameters": [{"Name": "Count", "Type": "String", "DefaultValue": "1"}],
//!  "Steps": [{"Name": "Copy", "Type": "Processing", "Arguments": {
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": {"Get": "Parameters.Count"}, "VolumeSizeInGB": 30}},
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/copy:1"}}}]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Parameters": [{"Name": "Count", "Type": "Integer", "DefaultValue": 1}],
//!  "Steps": [{"Name": "Copy", "Type": "Processing", "Arguments": {
//!    "RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!    "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": {"Get": "Parameters.Count"}, "VolumeSizeInGB": 30}},
//!    "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/copy:1"}}}]}
//! ```
//!
//! ## Source
//!
//! The service model of botocore; the service's words; for numbers in the place of strings, issue 2631 of the SDK.

use pipewright_pipeline::json::{Node, Path, Value};

use super::walk::{self, Walk};
use super::{last_name, named, scalar_word, shown, wanted, what};
use crate::rule::{Check, Family, Rule};
use crate::shapes::{Scalar, ScalarKind, ShapeKind};
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "argument-type",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A value has another type than the request takes.",
    check: Check::Step(walk::check),
};

/// A literal where something of another build belongs.
pub(super) fn literal(walk: &mut Walk<'_, '_>, kind: &ShapeKind, node: &Node, path: &Path<'_>) {
    add(walk, path, what(node), wanted(kind), None);
}

/// A literal where a scalar of another type belongs.
pub(super) fn scalar(walk: &mut Walk<'_, '_>, scalar: &Scalar, node: &Node, path: &Path<'_>) {
    let fix = converted(scalar.kind, node)
        .map(|value| Fix::set(format!("Write {}", shown(&value)), path.pointer(), &value).safe());
    add(walk, path, what(node), scalar_word(scalar.kind), fix);
}

/// A number with a fraction where a whole one belongs.
pub(super) fn fraction(walk: &mut Walk<'_, '_>, path: &Path<'_>) {
    add(walk, path, "a number with a fraction", "an integer", None);
}

/// A `Std:Join`, which gives a string.
pub(super) fn join(walk: &mut Walk<'_, '_>, kind: &ShapeKind, node: &Node, path: &Path<'_>) {
    if matches!(kind, ShapeKind::Scalar(Scalar { kind: ScalarKind::String | ScalarKind::Timestamp, .. })) {
        return;
    }
    // The join of one value is that value as a string: what the SDK's `to_string()` writes.
    let only = node.get("Std:Join").and_then(|join| join.get("Values")).map(Node::elements);
    let fix = match (kind, only) {
        (ShapeKind::Scalar(_), Some([only])) => {
            Some(Fix::set("Use the value as it is", path.pointer(), only))
        }
        _ => None,
    };
    add(walk, path, "a string, made by `Std:Join`", wanted(kind), fix);
}

/// A reference, described as `the Integer parameter \`Depth\``, where something of another type belongs.
pub(super) fn reference(
    walk: &mut Walk<'_, '_>,
    described: &str,
    kind: &ShapeKind,
    pointer: String,
    fix: Option<Fix>,
) {
    let place = last_name(&pointer).to_owned();
    let hint = match (&fix, kind) {
        (Some(_), _) => "Turn it into a string by `Std:Join` with an empty `On`.".to_owned(),
        (None, ShapeKind::Scalar(scalar)) => {
            format!("Refer to something that is {}.", scalar_word(scalar.kind))
        }
        (None, _) => format!("Write {} here: variables stand for single values only.", wanted(kind)),
    };
    // What the SDK itself writes is doubtful at most.
    let severity =
        if fix.is_some() && is_hyperparameter(&pointer) { Severity::Warning } else { RULE.severity };
    let mut diagnostic =
        RULE.at(pointer, format!("`{place}` takes {}, and {described}.", wanted(kind))).hint(hint).fix(fix);
    diagnostic.severity = severity;
    walk.add(diagnostic);
}

fn is_hyperparameter(pointer: &str) -> bool {
    ["/HyperParameters/", "/StaticHyperParameters/"].iter().any(|map| pointer.contains(map))
}

fn add(walk: &mut Walk<'_, '_>, path: &Path<'_>, is: &str, wanted: &str, fix: Option<Fix>) {
    let name = named(path).unwrap_or_default();
    let subject = if path.name().is_some() { format!("`{name}`") } else { format!("An element of `{name}`") };
    walk.add(
        RULE.at(path.pointer(), format!("{subject} is {is}, where {wanted} belongs."))
            .hint(format!("Write {wanted}."))
            .fix(fix),
    );
}

/// The same value in the type that belongs there, where that is beyond doubt.
fn converted(kind: ScalarKind, node: &Node) -> Option<Node> {
    let value = match (&node.value, kind) {
        (Value::Number(spelling), ScalarKind::String) => (&**spelling).into(),
        (Value::Bool(value), ScalarKind::String) => value.to_string().into(),
        (Value::String(text), ScalarKind::Integer) => text.trim().parse::<i64>().ok()?.into(),
        (Value::String(text), ScalarKind::Float) => {
            let value: f64 = text.trim().parse().ok()?;
            serde_json::Number::from_f64(value)?.into()
        }
        (Value::String(text), ScalarKind::Boolean) => match &**text {
            "true" | "True" => true.into(),
            "false" | "False" => false.into(),
            _ => return None,
        },
        _ => return None,
    };
    Some(Node::from_serde(&value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{check, of_rule};
    use crate::{Applicability, Settings};

    fn training(arguments: &str) -> String {
        format!(
            r#"{{"Parameters": [{{"Name": "Depth", "Type": "Integer"}}, {{"Name": "Word", "Type": "String"}},
                {{"Name": "Rate", "Type": "Float"}}, {{"Name": "Spot", "Type": "Boolean"}}, {{"Name": "Odd", "Type": "?"}}],
              "Steps": [{{"Name": "T", "Type": "Training", "Arguments": {arguments}}},
                {{"Name": "L", "Type": "Lambda", "FunctionArn": "f", "OutputParameters": [
                  {{"OutputName": "text", "OutputType": "String"}}, {{"OutputName": "count", "OutputType": "Integer"}}]}}]}}"#
        )
    }

    #[track_caller]
    fn literal(arguments: &str, expect: &[(&str, &str)]) {
        let expect: Vec<_> =
            expect.iter().map(|(at, says)| (format!("/Steps/0/Arguments{at}"), *says)).collect();
        let expect: Vec<_> = expect.iter().map(|(at, says)| (at.as_str(), *says)).collect();
        check(&RULE, &training(arguments), &expect);
    }

    #[test]
    fn literals() {
        literal(
            r#"{"OutputDataConfig": "s3://b", "InputDataConfig": {}, "HyperParameters": ["a"],
                "ResourceConfig": {"InstanceCount": "1", "VolumeSizeInGB": 1.5, "InstanceType": 3},
                "EnableManagedSpotTraining": "True", "Tags": [3]}"#,
            &[
                ("/OutputDataConfig", "`OutputDataConfig` is a string, where an object belongs."),
                ("/InputDataConfig", "`InputDataConfig` is an object, where a list belongs."),
                ("/HyperParameters", "`HyperParameters` is a list, where an object belongs."),
                ("/ResourceConfig/InstanceCount", "`InstanceCount` is a string, where an integer belongs."),
                (
                    "/ResourceConfig/VolumeSizeInGB",
                    "`VolumeSizeInGB` is a number with a fraction, where an integer belongs.",
                ),
                ("/ResourceConfig/InstanceType", "`InstanceType` is a number, where a string belongs."),
                (
                    "/EnableManagedSpotTraining",
                    "`EnableManagedSpotTraining` is a string, where a boolean belongs.",
                ),
                ("/Tags/0", "An element of `Tags` is a number, where an object belongs."),
            ],
        );
        literal(
            r#"{"HyperParameters": {"depth": 3, "l": [1]}}"#,
            &[
                ("/HyperParameters/depth", "`depth` is a number, where a string belongs."),
                ("/HyperParameters/l", "`l` is a list, where a string belongs."),
            ],
        );
        literal(
            r#"{"ResourceConfig": {"InstanceCount": 1.0, "VolumeSizeInGB": 3e1}, "EnableManagedSpotTraining": true,
                "InputDataConfig": [], "Tags": null}"#,
            &[],
        );
        check(
            &RULE,
            r#"{"Name": "M", "Type": "Model", "Arguments": []}"#,
            &[("/Steps/0/Arguments", "`Arguments` is a list, where an object belongs.")],
        );
    }

    #[test]
    fn variables() {
        literal(
            r#"{"ResourceConfig": {"InstanceCount": {"Get": "Parameters.Word"}, "InstanceType": {"Get": "Parameters.Word"},
                  "VolumeSizeInGB": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Depth"}]}}},
                "HyperParameters": {"depth": {"Get": "Parameters.Depth"}, "rate": {"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Rate"}]}},
                  "count": {"Get": "Steps.L.OutputParameters['count']"}},
                "StoppingCondition": {"MaxRuntimeInSeconds": {"Get": "Steps.L.OutputParameters['text']"},
                  "MaxWaitTimeInSeconds": {"Get": "Steps.L.OutputParameters['count']"}},
                "Environment": {"Get": "Parameters.Word"}, "EnableManagedSpotTraining": {"Get": "Parameters.Spot"},
                "RoleArn": {"Get": "Parameters.Odd"}}"#,
            &[
                (
                    "/ResourceConfig/InstanceCount",
                    "`InstanceCount` takes an integer, and the parameter `Word` is a String.",
                ),
                (
                    "/ResourceConfig/VolumeSizeInGB",
                    "`VolumeSizeInGB` is a string, made by `Std:Join`, where an integer belongs.",
                ),
                (
                    "/StoppingCondition/MaxRuntimeInSeconds",
                    "`MaxRuntimeInSeconds` takes an integer, and `Steps.L.OutputParameters['text']` is a string.",
                ),
                ("/Environment", "`Environment` takes an object, and the parameter `Word` is a String."),
                // Warnings come last.
                (
                    "/HyperParameters/depth",
                    "`depth` takes a string, and the parameter `Depth` is an Integer.",
                ),
                (
                    "/HyperParameters/count",
                    "`count` takes a string, and `Steps.L.OutputParameters['count']` is an integer.",
                ),
            ],
        );
    }

    #[test]
    fn what_the_sdk_writes_among_hyperparameters_is_a_warning() {
        let severities = |arguments: &str| -> Vec<_> {
            let found = of_rule(&RULE, &training(arguments), &Settings::default());
            found.into_iter().map(|one| one.severity).collect()
        };
        let depth = r#"{"Get": "Parameters.Depth"}"#;
        assert_eq!(severities(&format!(r#"{{"HyperParameters": {{"a": {depth}}}}}"#)), [Severity::Warning]);
        assert_eq!(severities(r#"{"HyperParameters": {"a": 3}}"#), [Severity::Error]);
        assert_eq!(severities(&format!(r#"{{"Environment": {{"a": {depth}}}}}"#)), [Severity::Error]);
    }

    #[test]
    fn remedies() {
        let fixes = |arguments: &str| -> Vec<_> {
            of_rule(&RULE, &training(arguments), &Settings::default())
                .into_iter()
                .filter_map(|one| one.fix)
                .map(|fix| (fix.title, fix.applicability))
                .collect()
        };
        assert_eq!(
            fixes(
                r#"{"ResourceConfig": {"InstanceCount": "2"}, "HyperParameters": {"a": 0.80, "b": {"Get": "Parameters.Depth"}}}"#
            ),
            [
                ("Write 2".to_owned(), Applicability::Safe),
                ("Write \"0.80\"".to_owned(), Applicability::Safe),
                ("Turn it into a string".to_owned(), Applicability::Safe),
            ]
        );
        assert_eq!(fixes(r#"{"ResourceConfig": {"InstanceCount": "two"}, "OutputDataConfig": 3}"#), []);
    }
}
