//! # `check-type`
//!
//! A ClarifyCheck or QualityCheck step asks for a check that it does not do, or lacks what that check needs.
//!
//! ## Why
//!
//! A ClarifyCheck step checks `DATA_BIAS`, `MODEL_BIAS` or `MODEL_EXPLAINABILITY`, the latter two of the model `ModelName`; a
//! QualityCheck step checks `DATA_QUALITY` or `MODEL_QUALITY`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Check", "Type": "QualityCheck", "CheckType": "DATA_BIAS", "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Example",
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/example:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Check", "Type": "QualityCheck", "CheckType": "DATA_QUALITY", "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Example",
//!   "AppSpecification": {"ImageUri": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/example:1"},
//!   "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 30}}}}
//! ```
//!
//! ## Source
//!
//! `ClarifyCheckStep` and `QualityCheckStep` of the SDK.

use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::spelling::nearest;

use crate::rule::{Check, Family, Rule};
use crate::rules::value::either;
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "check-type",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "A check step asks for a check that it does not do.",
    check: Check::Step(check),
};

const CLARIFY: &[&str] = &["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"];
const QUALITY: &[&str] = &["DATA_QUALITY", "MODEL_QUALITY"];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let (known, other, other_type) = match step.step_type() {
        "ClarifyCheck" => (CLARIFY, QUALITY, "QualityCheck"),
        "QualityCheck" => (QUALITY, CLARIFY, "ClarifyCheck"),
        _ => return,
    };
    let Some(word) = step.node.get("CheckType").and_then(Node::as_str) else { return };
    if !known.contains(&word) {
        let pointer = step.pointer("/CheckType");
        let near = nearest(word, known.iter().copied());
        let fix =
            near.as_deref().map(|near| Fix::set_text(format!("Change to `{near}`"), pointer.clone(), near));
        report.add(
            RULE.at(pointer, format!("A {} step does no check `{word}`.", step.step_type()))
                .step(step.name())
                .did_you_mean(near.as_deref(), || {
                    if other.contains(&word) {
                        format!("`{word}` is a check of a {other_type} step.")
                    } else {
                        format!("It checks {}.", either(known))
                    }
                })
                .fix(fix),
        );
        return;
    }
    if step.step_type() != "ClarifyCheck" {
        return;
    }
    let model = step.node.get("ModelName").filter(|model| model.value != Value::Null);
    match (word, model) {
        ("DATA_BIAS", Some(_)) => {
            let pointer = step.pointer("/ModelName");
            report.add(
                RULE.at(
                    pointer.clone(),
                    "The check `DATA_BIAS` looks at data only and takes no `ModelName`.",
                )
                .step(step.name())
                .on_name()
                .hint("Remove `ModelName`, or check `MODEL_BIAS`.")
                .fix(Fix::clear("Remove `ModelName`", pointer)),
            );
        }
        ("MODEL_BIAS" | "MODEL_EXPLAINABILITY", None) => report.add(
            RULE.at(step.pointer(""), format!("The check `{word}` of `{}` has no `ModelName`.", step.name()))
                .step(step.name())
                .hint("Name the model: `\"ModelName\": {\"Get\": \"Steps.CREATE.ModelName\"}`."),
        ),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn checks_are_of_the_step() {
        for (step_type, members, expect) in [
            ("QualityCheck", r#""CheckType": "MODEL_QUALITY""#, None),
            ("ClarifyCheck", r#""CheckType": "DATA_BIAS", "ModelName": null"#, None),
            ("ClarifyCheck", r#""CheckType": {"Get": "Parameters.Check"}"#, None),
            ("ClarifyCheck", r#""CheckType": "MODEL_BIAS", "ModelName": "m""#, None),
            (
                "QualityCheck",
                r#""CheckType": "DATA_BIAS""#,
                Some(("/Steps/0/CheckType", "A QualityCheck step does no check `DATA_BIAS`.")),
            ),
            (
                "ClarifyCheck",
                r#""CheckType": "DATA_BIAS", "ModelName": "m""#,
                Some((
                    "/Steps/0/ModelName",
                    "The check `DATA_BIAS` looks at data only and takes no `ModelName`.",
                )),
            ),
            (
                "ClarifyCheck",
                r#""CheckType": "MODEL_EXPLAINABILITY""#,
                Some(("/Steps/0", "The check `MODEL_EXPLAINABILITY` of `C` has no `ModelName`.")),
            ),
        ] {
            let expect: Vec<_> = expect.into_iter().collect();
            testing::check(&RULE, &format!(r#"{{"Name": "C", "Type": "{step_type}", {members}}}"#), &expect);
        }
    }
}
