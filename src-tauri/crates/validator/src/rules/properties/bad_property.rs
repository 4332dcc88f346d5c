//! # `bad-property`
//!
//! A reference reads something that its step does not give: a member its response does not have, an element of a
//! list without an index, an output that a Lambda or Callback step does not declare, anything of a Fail step; or it
//! reads a structure where a single value belongs.
//!
//! ## Why
//!
//! A reference `Steps.NAME.…` is a path into the response of the step's Describe operation. Members are written
//! `.Member`, elements of lists `[0]`, values of maps `['key']`, and the path must end at a single value. The service
//! refuses a path that leads nowhere; the SDK checks only what its own `properties` object can express.
//!
//! ## Example
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Train", "Type": "Training", "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!     "AlgorithmSpecification": {"TrainingInputMode": "File", "TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/t:1"},
//!     "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30},
//!     "StoppingCondition": {"MaxRuntimeInSeconds": 3600}, "OutputDataConfig": {"S3OutputPath": "s3://bucket/models"}}},
//!   {"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/t:1",
//!     "ModelDataUrl": {"Get": "Steps.Train.ModelArtifacts.S3ModelArtifact"}}}}
//! ]}
//! ```
//!
//! ## Instead
//!
//! ```json
//! {"Steps": [
//!   {"Name": "Train", "Type": "Training", "Arguments": {"RoleArn": "arn:aws:iam::111122223333:role/Pipeline",
//!     "AlgorithmSpecification": {"TrainingInputMode": "File", "TrainingImage": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/t:1"},
//!     "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30},
//!     "StoppingCondition": {"MaxRuntimeInSeconds": 3600}, "OutputDataConfig": {"S3OutputPath": "s3://bucket/models"}}},
//!   {"Name": "M", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/t:1",
//!     "ModelDataUrl": {"Get": "Steps.Train.ModelArtifacts.S3ModelArtifacts"}}}}
//! ]}
//! ```
//!
//! ## Source
//!
//! The service model of botocore: the responses of the Describe operations; the step classes of the SDK for what only
//! Pipelines has.

use pipewright_pipeline::definition::Step;
use pipewright_pipeline::reference::{Reference, Segment};

use super::unknown_output;
use crate::report::Report;
use crate::rule::{Check, Family, Rule};
use crate::rules::functions::join_type;
use crate::shapes::{
    PropertyError, PropertyKind, PropertyProblem, iteration_output, properties_of, property_type,
};
use crate::subject::StepSubject;
use crate::{Fix, Severity};

pub(crate) const RULE: Rule = Rule {
    code: "bad-property",
    family: Family::Properties,
    severity: Severity::Error,
    summary: "A reference reads something that its step does not give.",
    check: Check::Step(check),
};

fn check(step: &StepSubject<'_>, report: &mut Report<'_>) {
    let definition = step.definition();
    for found in step.references() {
        let (target, path, result) = match &found.reference {
            Ok(Reference::Property { step: target, path }) => {
                let Some(target) = definition.step(target) else { continue };
                (target, path, property_type(definition, target, path))
            }
            // Anywhere but in a ForEach it is no property's fault.
            Ok(Reference::IterationOutput(path)) if step.step_type() == "ForEach" => {
                (step.step, path, iteration_output(definition, step.step, path))
            }
            _ => continue,
        };
        let Ok(reference) = &found.reference else { continue };
        match result {
            Ok(property) => {
                if matches!(property.kind, PropertyKind::Structure | PropertyKind::List | PropertyKind::Map) {
                    composite(step, reference, property.kind, &found.pointer, report);
                }
            }
            Err(error) if error.problem == PropertyProblem::UnknownName => {
                unknown_output::report(step, target, reference, path, &error, &found.pointer, report);
            }
            Err(error) => add(step, target, reference, path, &error, &found.pointer, report),
        }
    }
}

/// A reference that leads to a structure, list or map. Where the arguments' shape says what belongs there, the rules
/// on arguments judge it.
fn composite(
    step: &StepSubject<'_>,
    reference: &Reference,
    kind: PropertyKind,
    below: &str,
    report: &mut Report<'_>,
) {
    if let Some((_, rest)) = below.rsplit_once("/Std:Join/Values/")
        && !rest.contains('/')
    {
        report.add(
            join_type::RULE
                .at(
                    step.pointer(below),
                    format!("`Std:Join` cannot join `{reference}`, which is {}.", word(kind)),
                )
                .step(step.name())
                .hint(deeper(step, reference)),
        );
    } else if !below.starts_with("/Arguments/") || below.starts_with("/Arguments/Conditions/") {
        not_single(step, reference, kind, step.pointer(below), report);
    }
}

/// A structure, list or map where a single value belongs.
pub(crate) fn not_single(
    step: &StepSubject<'_>,
    reference: &Reference,
    kind: PropertyKind,
    pointer: String,
    report: &mut Report<'_>,
) {
    report.add(
        RULE.at(pointer, format!("`{reference}` is {}, where a single value belongs.", word(kind)))
            .step(step.name())
            .hint(deeper(step, reference)),
    );
}

fn add(
    step: &StepSubject<'_>,
    target: &Step,
    reference: &Reference,
    path: &[Segment],
    error: &PropertyError,
    below: &str,
    report: &mut Report<'_>,
) {
    let (name, step_type) = (&target.name, &target.step_type);
    // `Steps.Train.ModelArtifacts`, as far as it leads somewhere.
    let good = with_path(reference, &path[..error.at]);
    let segment = path.get(error.at).map(ToString::to_string).unwrap_or_default();
    let message = match error.problem {
        PropertyProblem::NoProperties => format!("A {step_type} step such as `{name}` has no properties."),
        PropertyProblem::UndeclaredOutput => {
            format!("The step `{name}` declares no output `{}`.", written(path.get(error.at)))
        }
        PropertyProblem::UnknownMember if error.at == 0 => {
            format!("A {step_type} step such as `{name}` has no property `{}`.", written(path.get(error.at)))
        }
        PropertyProblem::UnknownMember | PropertyProblem::UnknownName => {
            format!("`{good}` has no member `{}`.", written(path.get(error.at)))
        }
        PropertyProblem::NeedsMember => format!("`{good}` is a structure: `{segment}` cannot follow."),
        PropertyProblem::NeedsIndex => format!("`{good}` is a list: `{segment}` cannot follow."),
        PropertyProblem::NeedsKey => format!("`{good}` is a map: `{segment}` cannot follow."),
        PropertyProblem::Scalar => format!("`{good}` is a single value: `{segment}` cannot follow."),
        PropertyProblem::IndexTooLarge { last } => {
            format!("`{good}` has no element `{segment}`: the last one is `[{last}]`.")
        }
    };
    let pointer = step.pointer(below);
    let mended = mended(path, error);
    let fix = mended.map(|path| {
        let near = with_path(reference, &path);
        Fix::reference(format!("Refer to `{near}`"), &*pointer, &near)
    });
    report.add(
        RULE.at(pointer, message)
            .step(step.name())
            .did_you_mean(error.near.as_deref(), || advice(step, target, path, error))
            .fix(fix),
    );
}

/// What to do when no near name is known.
fn advice(step: &StepSubject<'_>, target: &Step, path: &[Segment], error: &PropertyError) -> String {
    match error.problem {
        PropertyProblem::NoProperties => "Refer to another step, or remove the reference.".to_owned(),
        PropertyProblem::NeedsIndex => "Pick an element, such as `[0]`.".to_owned(),
        PropertyProblem::NeedsKey => "Pick a value by its key, such as `['key']`.".to_owned(),
        PropertyProblem::Scalar => "End the reference there.".to_owned(),
        PropertyProblem::IndexTooLarge { .. } if target.step_type == "ForEach" => {
            "It iterates over the items that it lists, and counts from 0.".to_owned()
        }
        PropertyProblem::IndexTooLarge { .. } => "Only the best fifty trainings are listed.".to_owned(),
        PropertyProblem::UndeclaredOutput => match known(step, target, &path[..error.at]).as_deref() {
            None => format!("`{}` declares none: add it to its `OutputParameters`.", target.name),
            Some(names) => format!("It declares {names}."),
        },
        PropertyProblem::UnknownMember | PropertyProblem::UnknownName | PropertyProblem::NeedsMember => {
            known(step, target, &path[..error.at])
                .map_or_else(|| "Remove it.".to_owned(), |names| format!("It has {names}."))
        }
    }
}

/// The names that may follow a path: `` `A`, `B` and 7 more ``.
pub(super) fn known(step: &StepSubject<'_>, target: &Step, path: &[Segment]) -> Option<String> {
    const SHOWN: usize = 8;
    let names: Vec<_> = properties_of(step.definition(), target, path)
        .iter()
        .map(|(segment, _)| format!("`{}`", written(Some(segment))))
        .collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [some @ .., last] if names.len() <= SHOWN => Some(format!("{} and {last}", some.join(", "))),
        many => Some(format!("{} and {} more", many[..SHOWN].join(", "), many.len() - SHOWN)),
    }
}

/// The path with what was probably meant.
pub(super) fn mended(path: &[Segment], error: &PropertyError) -> Option<Vec<Segment>> {
    let mut path = path.to_vec();
    let segment = path.get_mut(error.at)?;
    *segment = match (&*segment, error.problem, error.near.as_deref()) {
        (Segment::Key(_), _, Some(near)) => Segment::Key(near.into()),
        (_, _, Some(near)) => Segment::Member(near.into()),
        (Segment::Member(name), PropertyProblem::NeedsKey, None) => Segment::Key(name.clone()),
        _ => return None,
    };
    Some(path)
}

/// The same reference with another path.
pub(super) fn with_path(reference: &Reference, path: &[Segment]) -> String {
    match reference {
        Reference::Property { step, .. } => Reference::Property { step: step.clone(), path: path.to_vec() },
        _ => Reference::IterationOutput(path.to_vec()),
    }
    .to_string()
}

/// A segment without its signs.
pub(super) fn written(segment: Option<&Segment>) -> String {
    match segment {
        Some(Segment::Member(name) | Segment::Key(name)) => name.to_string(),
        Some(Segment::Index(index)) => format!("[{index}]"),
        None => String::new(),
    }
}

fn word(kind: PropertyKind) -> &'static str {
    match kind {
        PropertyKind::Structure => "a structure",
        PropertyKind::List => "a list",
        PropertyKind::Map => "a map",
        PropertyKind::Scalar(_) | PropertyKind::Unknown => "a value",
    }
}

/// Where a reference that stops too early could go on.
fn deeper(step: &StepSubject<'_>, reference: &Reference) -> String {
    let names = match reference {
        Reference::Property { step: target, path } => {
            step.definition().step(target).and_then(|target| known(step, target, path))
        }
        _ => None,
    };
    names.map_or_else(
        || "Go on to a single value in it.".to_owned(),
        |names| format!("Go on to a single value in it; it has {names}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;
    use crate::testing::{check, of_rule};

    /// A pipeline whose last step reads `reference`.
    fn reading(reference: &str) -> String {
        format!(
            r#"{{"Steps": [
              {{"Name": "T", "Type": "Training", "Arguments": {{"HyperParameters": {{"depth": "3"}}}}}},
              {{"Name": "H", "Type": "Tuning"}}, {{"Name": "J", "Type": "Job"}}, {{"Name": "Stop", "Type": "Fail"}},
              {{"Name": "L", "Type": "Lambda", "OutputParameters": [{{"OutputName": "score", "OutputType": "Float"}}]}},
              {{"Name": "N", "Type": "Athena"}},
              {{"Name": "E", "Type": "ForEach", "Arguments": {{
                "IterableItems": ["a"],
                "Selector": {{"Pick": "MaxBy", "Field": {{"Get": "IterationOutput.B.OutputParameters['x']"}}}},
                "ForEachBody": [{{"Name": "B", "Type": "Lambda", "OutputParameters": [{{"OutputName": "x", "OutputType": "Float"}}]}}]}}}},
              {{"Name": "M", "Type": "Model", "Arguments": {{"ExecutionRoleArn": {{"Get": "{reference}"}}}}}},
              {{"Name": "R", "Type": "Lineage", "Arguments": {{"Artifacts": [{{"ArtifactName": "model"}}]}}}}]}}"#
        )
    }

    #[track_caller]
    fn good(reference: &str) {
        check(&RULE, &reading(reference), &[]);
    }

    #[track_caller]
    fn bad(reference: &str, message: &str) {
        check(&RULE, &reading(reference), &[("/Steps/7/Arguments/ExecutionRoleArn", message)]);
    }

    #[test]
    fn paths_that_lead_somewhere() {
        good("Steps.T.ModelArtifacts.S3ModelArtifacts");
        good("Steps.T.InputDataConfig[3].ChannelName");
        good("Steps.T.HyperParameters['anything']");
        good("Steps.T.CreationTime");
        good("Steps.T.FinalMetricDataList['validation:auc'].Value");
        good("Steps.T.FinalMetricDataList[0].Value");
        good("Steps.H.TrainingJobSummaries[49].TrainingJobName");
        good("Steps.H.BestTrainingJob.TrainingJobName");
        good("Steps.J.JobConfigDocument.ServiceOutput.Anything[2]");
        good("Steps.L.OutputParameters['score']");
        good("Steps.N.Whatever.It.Is");
        good("Steps.E.IterationOutputs[0].B.OutputParameters['x']");
        good("Steps.E.Selected.OutputParameters['x']");
        good("Steps.E.SucceededStepCount");
        good("Steps.R.ArtifactArns['model']");
        good("Steps.Ghost.X");
    }

    #[test]
    fn paths_that_lead_nowhere() {
        bad(
            "Steps.T.ModelArtefacts.S3ModelArtifacts",
            "A Training step such as `T` has no property `ModelArtefacts`.",
        );
        bad("Steps.T.ModelArtifacts.Uri", "`Steps.T.ModelArtifacts` has no member `Uri`.");
        bad(
            "Steps.T.InputDataConfig.ChannelName",
            "`Steps.T.InputDataConfig` is a list: `.ChannelName` cannot follow.",
        );
        bad(
            "Steps.T.InputDataConfig['a'].ChannelName",
            "`Steps.T.InputDataConfig` is a list: `['a']` cannot follow.",
        );
        bad("Steps.T.HyperParameters.depth", "`Steps.T.HyperParameters` is a map: `.depth` cannot follow.");
        bad("Steps.T.ModelArtifacts[0]", "`Steps.T.ModelArtifacts` is a structure: `[0]` cannot follow.");
        bad("Steps.T.RoleArn.Name", "`Steps.T.RoleArn` is a single value: `.Name` cannot follow.");
        bad(
            "Steps.T.ModelArtifacts",
            "`Steps.T.ModelArtifacts` is a structure, where a single value belongs.",
        );
        bad(
            "Steps.H.TrainingJobSummaries[50].TrainingJobName",
            "`Steps.H.TrainingJobSummaries` has no element `[50]`: the last one is `[49]`.",
        );
        bad("Steps.Stop.ErrorMessage", "A Fail step such as `Stop` has no properties.");
        bad("Steps.L.OutputParameters['scroe']", "The step `L` declares no output `scroe`.");
        bad("Steps.L.OutputParameters.score", "`Steps.L.OutputParameters` is a map: `.score` cannot follow.");
        bad(
            "Steps.L.OutputParameters['score'].x",
            "`Steps.L.OutputParameters['score']` is a single value: `.x` cannot follow.",
        );
        bad(
            "Steps.E.IterationOutputs[1].B.OutputParameters['x']",
            "`Steps.E.IterationOutputs` has no element `[1]`: the last one is `[0]`.",
        );
        bad("Steps.R.ArtifactArns['modle']", "`Steps.R.ArtifactArns` has no member `modle`.");
        bad("Steps.E.IterationOutputs.B", "`Steps.E.IterationOutputs` is a list: `.B` cannot follow.");
        bad("Steps.E.IterationOutputs[0].C.X", "`Steps.E.IterationOutputs[0]` has no member `C`.");
        bad("Steps.E.Selected.OutputParameters['y']", "The step `E` declares no output `y`.");
    }

    #[test]
    fn remedies() {
        let find = |reference: &str| {
            let one = of_rule(&RULE, &reading(reference), &Settings::default()).swap_remove(0);
            (one.hint.unwrap(), one.fix.map(|fix| fix.title))
        };
        let fix = |reference: &str| Some(format!("Refer to `{reference}`"));
        assert_eq!(
            find("Steps.T.ModelArtefacts.S3ModelArtifacts"),
            ("Did you mean `ModelArtifacts`?".into(), fix("Steps.T.ModelArtifacts.S3ModelArtifacts"))
        );
        assert_eq!(find("Steps.L.OutputParameters['scroe']").1, fix("Steps.L.OutputParameters['score']"));
        assert_eq!(find("Steps.T.HyperParameters.depth").1, fix("Steps.T.HyperParameters['depth']"));
        assert_eq!(find("Steps.T.ModelArtifacts.Uri"), ("It has `S3ModelArtifacts`.".into(), None));
        assert_eq!(
            find("Steps.T.Colour").0,
            "It has `TrainingJobName`, `TrainingJobArn`, `TuningJobArn`, \
            `LabelingJobArn`, `AutoMLJobArn`, `ModelArtifacts`, `TrainingJobStatus`, `SecondaryStatus` and 42 more."
        );
        assert_eq!(
            find("Steps.T.ModelArtifacts").0,
            "Go on to a single value in it; it has `S3ModelArtifacts`."
        );
    }

    #[test]
    fn where_single_values_belong() {
        let step = |place: &str| {
            format!(r#"{{"Steps": [{{"Name": "T", "Type": "Training"}}, {{"Name": "S", {place}}}]}}"#)
        };
        let structure = r#"{"Get": "Steps.T.ModelArtifacts"}"#;
        let says = "`Steps.T.ModelArtifacts` is a structure, where a single value belongs.";
        check(
            &RULE,
            &step(&format!(
                r#""Type": "Condition", "Arguments": {{"Conditions": [{{"Type": "Equals", "LeftValue": {structure}, "RightValue": 1}}]}}"#
            )),
            &[("/Steps/1/Arguments/Conditions/0/LeftValue", says)],
        );
        check(
            &RULE,
            &step(&format!(r#""Type": "ClarifyCheck", "ModelName": {structure}"#)),
            &[("/Steps/1/ModelName", says)],
        );
        check(
            &RULE,
            &step(&format!(r#""Type": "Fail", "Arguments": {{"ErrorMessage": {structure}}}"#)),
            &[("/Steps/1/Arguments/ErrorMessage", says)],
        );
        // The event of a function is the user's own.
        check(&RULE, &step(&format!(r#""Type": "Lambda", "Arguments": {{"a": {structure}}}"#)), &[]);
        let joined = step(&format!(
            r#""Type": "Fail", "Arguments": {{"ErrorMessage": {{"Std:Join": {{"On": "", "Values": ["a", {structure}]}}}}}}"#
        ));
        check(&RULE, &joined, &[]);
        check(
            &join_type::RULE,
            &joined,
            &[(
                "/Steps/1/Arguments/ErrorMessage/Std:Join/Values/1",
                "`Std:Join` cannot join `Steps.T.ModelArtifacts`, which is a structure.",
            )],
        );
    }

    #[test]
    fn selectors() {
        let pipeline = |field: &str| {
            format!(
                r#"{{"Name": "E", "Type": "ForEach", "Arguments": {{"Selector": {{"Pick": "MaxBy", "Field": {{"Get": "{field}"}}}},
                "ForEachBody": [{{"Name": "B", "Type": "Lambda", "OutputParameters": [{{"OutputName": "x"}}]}}]}}}}"#
            )
        };
        check(&RULE, &pipeline("IterationOutput.B.OutputParameters['x']"), &[]);
        check(
            &RULE,
            &pipeline("IterationOutput.B.OutputParameters['y']"),
            &[("/Steps/0/Arguments/Selector/Field", "The step `E` declares no output `y`.")],
        );
    }
}
