//! # `missing-argument`
//!
//! A member that SageMaker's request requires is absent. The table holds the required members of the step
//! types that the local engine runs, from the API model of botocore 1.44.5; the name members that
//! Pipelines fills in itself (`ProcessingJobName` …) are not in it.

use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Value, child_pointer};

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Diagnostic, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "missing-argument",
    family: Family::Arguments,
    severity: Severity::Error,
    summary: "A member that the request requires is absent.",
    check: Check::Step(check),
};

/// Step type, path of a structure in `Arguments` (`*` stands for every element), its required members.
/// `A|B` asks for at least one of the two.
const REQUIRED: &[(&str, &str, &[&str])] = &[
    ("Processing", "", &["ProcessingResources", "AppSpecification", "RoleArn"]),
    ("Processing", "ProcessingResources", &["ClusterConfig"]),
    ("Processing", "ProcessingResources/ClusterConfig", &["VolumeSizeInGB"]),
    ("Processing", "AppSpecification", &["ImageUri"]),
    ("Processing", "ProcessingInputs/*", &["InputName"]),
    ("Processing", "ProcessingInputs/*/S3Input", &["S3Uri", "S3DataType"]),
    ("Processing", "ProcessingOutputConfig", &["Outputs"]),
    ("Processing", "ProcessingOutputConfig/Outputs/*", &["OutputName"]),
    ("Processing", "ProcessingOutputConfig/Outputs/*/S3Output", &["S3Uri", "S3UploadMode"]),
    ("Training", "", &["RoleArn", "OutputDataConfig"]),
    ("Training", "AlgorithmSpecification", &["TrainingInputMode", "TrainingImage|AlgorithmName"]),
    ("Training", "AlgorithmSpecification/MetricDefinitions/*", &["Name", "Regex"]),
    ("Training", "OutputDataConfig", &["S3OutputPath"]),
    ("Training", "InputDataConfig/*", &["ChannelName", "DataSource"]),
    ("Training", "InputDataConfig/*/DataSource/S3DataSource", &["S3DataType", "S3Uri"]),
    ("Model", "", &["PrimaryContainer|Containers"]),
    ("RegisterModel", "ModelMetrics/ModelQuality/Statistics", &["ContentType", "S3Uri"]),
    ("RegisterModel", "InferenceSpecification", &["Containers"]),
    ("Condition", "", &["Conditions"]),
    ("Fail", "", &["ErrorMessage"]),
];

fn check(subject: &StepSubject<'_>, report: &mut Report<'_>) {
    let step = subject.step;
    let rows = REQUIRED.iter().filter(|(step_type, _, _)| *step_type == step.step_type);
    let arguments = subject.arguments();
    let at = child_pointer(&step.pointer, "Arguments");
    for (_, path, members) in rows {
        match arguments {
            Some(arguments) => {
                let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
                descend(arguments, &at, &parts, &mut |structure, pointer| {
                    for member in *members {
                        if !member.split('|').any(|name| structure.get(name).is_some()) {
                            report.add(missing(&step.name, path, member, pointer.to_owned()));
                        }
                    }
                });
            }
            None if path.is_empty() => {
                for member in *members {
                    report.add(missing(&step.name, path, member, step.pointer.clone()));
                }
            }
            None => {}
        }
    }
}

/// Visits every structure at the path. A function stands for a value nobody knows yet: it is not entered.
fn descend(node: &Node, pointer: &str, path: &[&str], visit: &mut dyn FnMut(&Node, &str)) {
    match path {
        [] => {
            if matches!(node.value, Value::Object(_))
                && matches!(Expression::read(node), Expression::Structure(_))
            {
                visit(node, pointer);
            }
        }
        ["*", rest @ ..] => {
            for (index, element) in node.elements().iter().enumerate() {
                descend(element, &child_pointer(pointer, &index.to_string()), rest, visit);
            }
        }
        [name, rest @ ..] => {
            if let Some(member) = node.get(name) {
                descend(member, &child_pointer(pointer, name), rest, visit);
            }
        }
    }
}

fn missing(step: &str, path: &str, member: &str, pointer: String) -> Diagnostic {
    let place = match path.trim_end_matches("/*").rsplit('/').next() {
        None | Some("") => "its arguments".to_owned(),
        Some(structure) => format!("`{structure}`"),
    };
    let member = member.split('|').map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
    RULE.at(pointer, format!("The step `{step}` lacks {member} in {place}."))
        .step(step)
        .hint(format!("Add {member} to {place}: SageMaker requires it."))
}
