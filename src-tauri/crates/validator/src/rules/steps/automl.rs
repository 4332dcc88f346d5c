//! # `automl`
//!
//! An AutoML step does not ask for an ensemble, or for something that Pipelines does not do.
//!
//! ## Why
//!
//! Pipelines runs AutoML jobs with `AutoMLJobConfig.Mode` `ENSEMBLING` only, and the mode must be given. It takes neither
//! `ModelDeployConfig` nor `GenerateCandidateDefinitionsOnly`.
//!
//! ## Example
//!
//! ```json
//! {"Name": "Search", "Type": "AutoML", "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Example",
//!   "InputDataConfig": [{"TargetAttributeName": "y", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://example/in"}}}],
//!   "OutputDataConfig": {"S3OutputPath": "s3://example/out"}, "AutoMLJobConfig": {"Mode": "HYPERPARAMETER_TUNING"}}}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Name": "Search", "Type": "AutoML", "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Example",
//!   "InputDataConfig": [{"TargetAttributeName": "y", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://example/in"}}}],
//!   "OutputDataConfig": {"S3OutputPath": "s3://example/out"}, "AutoMLJobConfig": {"Mode": "ENSEMBLING"}}}
//! ```
//!
//! ## Source
//!
//! `AutoMLStep` of the SDK, which raises `AutoMLStepInvalidModeError`.

use pipewright_pipeline::json::{Node, Value};

use crate::rule::{Check, Family, Rule};
use crate::subject::StepSubject;
use crate::{Fix, Report, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "automl",
    family: Family::Steps,
    severity: Severity::Error,
    summary: "An AutoML step asks for what Pipelines does not do.",
    check: Check::Step(check),
};

const ENSEMBLING: &str = "ENSEMBLING";
const REFUSED: &[(&str, &str)] = &[
    ("ModelDeployConfig", "Remove it, and deploy the model with EndpointConfig and Endpoint steps."),
    ("GenerateCandidateDefinitionsOnly", "Remove it: Pipelines always runs the candidates."),
];

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    if step.step_type() != "AutoML" {
        return;
    }
    let Some(arguments) = step.argument_object() else { return };
    let path = step.path();
    let path = path.member("Arguments");
    for (name, hint) in REFUSED.iter().filter(|(name, _)| arguments.get(name).is_some()) {
        let path = path.member(name);
        report.add(
            RULE.at(path.pointer(), format!("Pipelines does not take `{name}` of an AutoML job."))
                .step(step.name())
                .on_name()
                .hint(*hint)
                .fix(Fix::clear(format!("Remove `{name}`"), path.pointer())),
        );
    }
    let at_config = path.member("AutoMLJobConfig");
    let at_mode = at_config.member("Mode");
    let config = arguments.get("AutoMLJobConfig");
    // Anything but an object there is a matter of the arguments' types, and has no mode to set.
    if config.is_some_and(|config| !matches!(config.value, Value::Object(_))) {
        return;
    }
    let ask_for_it = |title: &str| match config {
        Some(_) => Fix::set_text(title, at_mode.pointer(), ENSEMBLING),
        None => Fix::set(
            title,
            at_config.pointer(),
            &Node::from_serde(&serde_json::json!({ "Mode": ENSEMBLING })),
        ),
    };
    let (pointer, message) = match config.map(|config| config.get("Mode")) {
        Some(Some(mode)) => match mode.as_str() {
            Some(word) if word != ENSEMBLING => {
                (at_mode.pointer(), format!("Pipelines does not run AutoML jobs with the mode `{word}`."))
            }
            // A variable may give it; another type is a matter of the arguments' types.
            _ => return,
        },
        Some(None) => (at_config.pointer(), silent(step)),
        None => (path.pointer(), silent(step)),
    };
    report.add(
        RULE.at(pointer, message)
            .step(step.name())
            .hint("Set `AutoMLJobConfig.Mode` to `ENSEMBLING`, the only mode that Pipelines runs.")
            .fix(ask_for_it("Set the mode to `ENSEMBLING`")),
    );
}

fn silent(step: &StepSubject<'_>) -> String {
    format!("The AutoML step `{}` does not say its `Mode`.", step.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn the_mode_is_ensembling() {
        for (arguments, expect) in [
            (r#"{"AutoMLJobConfig": {"Mode": "ENSEMBLING"}}"#, None),
            (r#"{"AutoMLJobConfig": "ENSEMBLING"}"#, None),
            (r#"{"AutoMLJobConfig": {"Mode": {"Get": "Parameters.Mode"}}}"#, None),
            (
                r#"{"AutoMLJobConfig": {"Mode": "AUTO"}}"#,
                Some(("/AutoMLJobConfig/Mode", "Pipelines does not run AutoML jobs with the mode `AUTO`.")),
            ),
            (
                r#"{"AutoMLJobConfig": {}}"#,
                Some(("/AutoMLJobConfig", "The AutoML step `A` does not say its `Mode`.")),
            ),
            ("{}", Some(("", "The AutoML step `A` does not say its `Mode`."))),
            (
                r#"{"AutoMLJobConfig": {"Mode": "ENSEMBLING"}, "ModelDeployConfig": {}}"#,
                Some(("/ModelDeployConfig", "Pipelines does not take `ModelDeployConfig` of an AutoML job.")),
            ),
        ] {
            let step = format!(r#"{{"Name": "A", "Type": "AutoML", "Arguments": {arguments}}}"#);
            let expect: Vec<_> = expect
                .into_iter()
                .map(|(at, message)| (format!("/Steps/0/Arguments{at}"), message))
                .collect();
            let expect: Vec<_> = expect.iter().map(|(at, message)| (at.as_str(), *message)).collect();
            testing::check(&RULE, &step, &expect);
        }
    }
}
