//! Choices for many pairs of steps, and what making them leaves.

use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::edit::Edit;
use pipewright_validator::{Settings, Severity, validate};

use super::{connections, outlets, replace, sources, targets, wire};
use crate::dto::connect::{ConnectionChoice, WireEnd};
use crate::palette;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn churn() -> Definition {
    let text = std::fs::read_to_string(repository().join("pipelines/churn/pipeline.json")).unwrap();
    Definition::parse(&text).unwrap()
}

fn end(step: &str, port: &str) -> WireEnd {
    WireEnd { step: step.into(), port: port.into() }
}

/// Adds steps of these types one after the other; their names are those of the palette.
fn with(mut definition: Definition, types: &[&str]) -> Definition {
    for step_type in types {
        let (edit, _) =
            palette::add_step(&definition, step_type, pipewright_pipeline::edit::StepList::Steps).unwrap();
        definition.apply(&edit).unwrap();
    }
    definition
}

/// The first choices as `* Input train ← `train` of ProcessData`; a star marks the recommended one.
#[track_caller]
fn check(definition: &Definition, from: (&str, &str), to: &str, expect: &[&str]) {
    let found = connections(definition, &end(from.0, from.1), to, None).unwrap();
    let shown = |choice: &ConnectionChoice| {
        let star = if choice.recommended { "* " } else { "" };
        let replaces = choice.replaces.as_ref().map_or_else(String::new, |old| format!(", not {old}"));
        format!("{star}{} ← {}{replaces}", choice.field, choice.reads)
    };
    let mut shown: Vec<_> = found.choices.iter().map(shown).collect();
    shown.extend(found.refusal);
    shown.truncate(expect.len());
    assert_eq!(shown, expect, "{from:?} to {to}");
}

#[test]
fn what_an_output_is_most_likely_meant_for() {
    let fresh = with(
        churn(),
        &[
            "Training",
            "Model",
            "RegisterModel",
            "Transform",
            "Processing",
            "Condition",
            "Fail",
            "Lambda",
            "EndpointConfig",
            "Endpoint",
            "Tuning",
        ],
    );
    check(
        &fresh,
        ("ProcessData", "train"),
        "Train",
        &["* Channel train ← `train` of ProcessData, not s3://amzn-s3-demo-bucket/train"],
    );
    check(
        &fresh,
        ("ProcessData", "validation"),
        "Train",
        &[
            "* Channel train ← `validation` of ProcessData, not s3://amzn-s3-demo-bucket/train",
            "New channel validation ← `validation` of ProcessData",
        ],
    );
    check(
        &fresh,
        ("ProcessData", "validation"),
        "EvaluateModel",
        &["* New input validation ← `validation` of ProcessData"],
    );
    check(
        &fresh,
        ("TrainModel", "model"),
        "CreateModel-2",
        &[
            "* Model artifacts ← model artifacts of TrainModel, not s3://amzn-s3-demo-bucket/models/model.tar.gz",
        ],
    );
    check(
        &fresh,
        ("Tune", "model"),
        "RegisterModel-2",
        &["* Model artifacts ← best model of Tune, not s3://amzn-s3-demo-bucket/models/model.tar.gz"],
    );
    check(
        &fresh,
        ("EvaluateModel", "evaluation"),
        "Decide",
        &["* Condition ← `binary_classification_metrics.roc_auc.value` in EvaluationReport of EvaluateModel"],
    );
    check(
        &fresh,
        ("EvaluateModel", "evaluation"),
        "RegisterModel-2",
        &["* Model quality statistics ← `evaluation.json` of EvaluateModel"],
    );
    check(
        &fresh,
        ("EvaluateModel", "evaluation"),
        "Stop",
        &[
            "* End of the message ← `binary_classification_metrics.roc_auc.value` in EvaluationReport of EvaluateModel",
        ],
    );
    check(
        &fresh,
        ("TrainModel", "model"),
        "CallFunction",
        &["* New argument model ← model artifacts of TrainModel"],
    );
    check(
        &fresh,
        ("CallFunction", "status"),
        "Train",
        &["* New hyperparameter status ← `status` of CallFunction"],
    );
    check(
        &fresh,
        ("ConfigureEndpoint", "config"),
        "Deploy",
        &["* Endpoint configuration ← endpoint configuration of ConfigureEndpoint, not my-endpoint-config"],
    );
    check(&fresh, ("ProcessData", ""), "Deploy", &["* Order only ← waits until ProcessData has succeeded"]);
    check(&fresh, ("Decide", "True"), "Deploy", &["* True branch ← moves into true branch of Decide"]);
}

#[test]
fn who_cannot_wait_says_why() {
    let churn = with(churn(), &["ForEach", "Fail"]);
    check(
        &churn,
        ("TrainModel", "model"),
        "ProcessData",
        &["`TrainModel` waits for `ProcessData` already: they would wait for each other."],
    );
    check(&churn, ("TrainModel", ""), "TrainModel", &["`TrainModel` cannot wait for itself."]);
    check(&churn, ("Stop", ""), "TrainModel", &["`Stop` ends the execution: nothing can wait for it."]);
    check(
        &churn,
        ("RegisterModel", "package"),
        "QualityTooLow",
        &["`QualityTooLow` could never run: `RegisterModel` is in the other branch of `CheckQuality`."],
    );
    check(
        &churn,
        ("HandleItem", ""),
        "Stop",
        &["`HandleItem` runs once for each item of `Repeat`: outside of it there is no one value to read."],
    );
    check(
        &churn,
        ("CheckQuality", "True"),
        "TrainModel",
        &["`CheckQuality` waits for `TrainModel`: it must run before the branch is chosen."],
    );
    let caution =
        connections(&with(churn, &["Lambda"]), &end("RegisterModel", "package"), "CallFunction", None)
            .unwrap();
    assert_eq!(
        caution.choices[0].note.as_deref(),
        Some("CallFunction then runs only when CheckQuality holds.")
    );
}

#[test]
fn sites_of_both_directions() {
    let churn = churn();
    let found = targets(&churn, &end("ProcessData", "train")).unwrap();
    let of = |name: &str| found.iter().find(|site| site.step == name).unwrap();
    assert!(of("EvaluateModel").ports.contains(&"test".to_owned()) && of("ProcessData").refusal.is_some());
    let found = sources(&churn, &end("EvaluateModel", "model")).unwrap();
    let joins: Vec<_> =
        found.iter().filter(|site| site.joins).map(|site| (site.step.as_str(), site.ports.clone())).collect();
    let strings = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    // What it reads now is no new connection.
    assert_eq!(joins, [("ProcessData", strings(&["train", "validation", "test"])),][..]);
}

/// The errors, without their places.
fn errors(definition: &Definition) -> Vec<String> {
    let all = validate(definition, &Settings::default());
    let mut errors: Vec<_> = all
        .into_iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| format!("{} {}", one.code, one.message))
        .collect();
    errors.sort();
    errors
}

/// Makes an edit, looks for errors that were not there, and takes it back. The errors.
#[track_caller]
fn harm(definition: &mut Definition, known: &[String], edit: &Edit, what: &str) -> Vec<String> {
    let before = definition.print();
    let applied = definition.apply(edit).unwrap_or_else(|error| panic!("{what}: {error}"));
    let new = errors(definition).into_iter().filter(|error| !known.contains(error));
    let new = new.map(|error| format!("{what}: {error}")).collect();
    definition.apply(&applied.inverse).unwrap();
    assert_eq!(definition.print(), before, "{what}");
    new
}

fn every_choice(definition: &mut Definition, name: &str, harms: &mut Vec<String>) -> usize {
    let known = errors(definition);
    let mut made = 0;
    for from in 0..definition.steps().len() {
        let source = definition.steps()[from].clone();
        let mut ports: Vec<_> = outlets(definition, &source).into_iter().map(|outlet| outlet.port).collect();
        ports.push(String::new());
        ports.extend(
            ["True", "False"].map(str::to_owned).into_iter().filter(|_| source.step_type == "Condition"),
        );
        for port in ports {
            for to in 0..definition.steps().len() {
                let target = definition.steps()[to].name.clone();
                let found = connections(definition, &end(&source.name, &port), &target, None).unwrap();
                for choice in found.choices {
                    let what = format!(
                        "{name}: {}.{port} to {target}, {} {}",
                        source.name, choice.field, choice.pointer
                    );
                    harms.extend(harm(definition, &known, &choice.edit, &what));
                    made += 1;
                }
            }
        }
    }
    made
}

#[test]
fn every_choice_leaves_no_error_and_is_taken_back() {
    let fresh: Vec<_> = palette::entries().into_iter().map(|entry| entry.step_type).collect();
    let fresh: Vec<_> = fresh.iter().map(String::as_str).collect();
    let mut all = with(Definition::parse(r#"{"Version": "2020-12-01", "Steps": []}"#).unwrap(), &fresh);
    let mut harms = Vec::new();
    let mut made =
        every_choice(&mut all, "the palette", &mut harms) + every_choice(&mut churn(), "churn", &mut harms);
    let mut files: Vec<_> = std::fs::read_dir(repository().join("tests/fixtures/definitions/valid"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let Ok(mut definition) = Definition::parse(&text) else { continue };
        // The choices of a pair do not depend on how many others there are.
        if definition.steps().len() <= 12 {
            let name = file.file_name().unwrap().display().to_string();
            made += every_choice(&mut definition, &name, &mut harms);
        }
    }
    assert_eq!(harms, [""; 0]);
    assert!(made > 3_000, "{made}");
}

#[test]
fn a_wire_that_is_cut_leaves_exactly_its_values_out() {
    let mut churn = churn();
    let origins = [
        "/Steps/3/Arguments/ElseSteps/0/Arguments/ErrorMessage/Std:Join/Values/1/Std:JsonGet/PropertyFile",
        "/Steps/2/Arguments/ProcessingInputs/0/S3Input/S3Uri",
    ]
    .map(str::to_owned);
    let before = churn.print();
    let edits = wire::cut(&churn, &origins);
    let inverse = churn.apply(&Edit::All { label: None, edits }).unwrap().inverse;
    assert_eq!(churn.root().pointer(&origins[1]), None);
    let message = churn
        .root()
        .pointer("/Steps/3/Arguments/ElseSteps/0/Arguments/ErrorMessage/Std:Join/Values")
        .unwrap();
    assert_eq!(message.elements().len(), 3);
    churn.apply(&inverse).unwrap();
    assert_eq!(churn.print(), before);
}

#[test]
fn a_branch_that_is_cut_off_leaves_its_steps_one_level_up() {
    #[track_caller]
    fn check(origins: &[&str], label: &str, left: &[&str], after: &[&str]) {
        let mut churn = churn();
        let before = churn.print();
        let origins: Vec<_> = origins.iter().map(ToString::to_string).collect();
        assert_eq!(wire::cut_label(&churn, &origins), label);
        let edits = wire::cut(&churn, &origins);
        let inverse = churn.apply(&Edit::All { label: None, edits }).unwrap().inverse;
        let names = |nested: bool| -> Vec<_> {
            let steps = churn.steps().iter().filter(|step| step.parent.is_some() == nested);
            steps.map(|step| step.name.clone()).collect()
        };
        assert_eq!(names(true), left);
        assert_eq!(names(false)[4..], *after);
        churn.apply(&inverse).unwrap();
        assert_eq!(churn.print(), before);
    }
    check(
        &["/Steps/3/Arguments/IfSteps/0", "/Steps/3/Arguments/IfSteps/1"],
        "Take 2 steps out of True of CheckQuality",
        &["QualityTooLow"],
        &["CreateModel", "RegisterModel"],
    );
    check(
        &["/Steps/3/Arguments/ElseSteps/0"],
        "Take QualityTooLow out of False of CheckQuality",
        &["CreateModel", "RegisterModel"],
        &["QualityTooLow"],
    );
}

#[test]
fn a_replacement_keeps_the_wires_that_fit() {
    let check = |step: &str, step_type: &str, kept: &[&str], lost: &[&str]| {
        let mut churn = churn();
        let before = errors(&churn);
        let found = replace::replacement(&churn, step, step_type).unwrap();
        assert_eq!(
            (found.kept, found.lost),
            (kept.iter().map(ToString::to_string).collect(), lost.iter().map(ToString::to_string).collect()),
            "{step} as {step_type}"
        );
        churn.apply(&found.edit).unwrap();
        if lost.is_empty() {
            assert_eq!(errors(&churn), before);
        }
    };
    check(
        "TrainModel",
        "Tuning",
        &[
            "train of ProcessData → Channel train",
            "validation of ProcessData → New channel validation",
            "model → model of EvaluateModel",
            "model → model of CreateModel",
            "model → model of RegisterModel",
        ],
        &[],
    );
    check("CreateModel", "RegisterModel", &["model of TrainModel → Model artifacts"], &[]);
}
