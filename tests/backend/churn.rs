//! The churn project as shipped, to a registered model: every result is checked against the stored bytes.

use std::collections::BTreeSet;
use std::path::Path;

use pipewright_backend_tests::{Pipewright, Project, Report, json_from_python, python_with};
use serde::Deserialize;
use serde_json::{Value, json};

const ALL_BUT_THE_FAIL_STEP: [(&str, &str); 7] = [
    ("ProcessData", "Succeeded"),
    ("TrainModel", "Succeeded"),
    ("EvaluateModel", "Succeeded"),
    ("CheckQuality", "Succeeded"),
    ("CreateModel", "Succeeded"),
    ("RegisterModel", "Succeeded"),
    ("QualityTooLow", "NotRun"),
];

#[test]
fn trains_checks_and_registers_models() {
    let pipewright = Pipewright::new();
    let answer = pipewright.run(&Project::shipped(), &[]).expect_exit(0);
    assert!(!answer.stdout.contains("file://"), "what ran has S3 addresses only: {answer}");
    let defaults: Report = answer.json();
    assert_eq!(defaults.execution.status, "Succeeded");
    assert_eq!(defaults.statuses(), ALL_BUT_THE_FAIL_STEP);
    assert_eq!(defaults.parameters["MaxDepth"], json!(3));
    assert_eq!(defaults.parameters["ModelApprovalStatus"], json!("PendingManualApproval"));
    steps_follow_one_another(&defaults);
    every_customer_is_in_one_split(&pipewright, &defaults);
    metrics_are_the_last_logged(&pipewright, &defaults);
    auc_is_reproduced_outside(&pipewright, &defaults, 100);
    model_version_is(&defaults, 1);

    let shallow: Report =
        pipewright.run(&Project::shipped(), &["MaxDepth=2", "NumRound=20"]).expect_exit(0).json();
    assert_eq!(shallow.statuses(), ALL_BUT_THE_FAIL_STEP);
    assert_eq!(shallow.parameters["MaxDepth"], json!(2));
    auc_is_reproduced_outside(&pipewright, &shallow, 20);
    model_version_is(&shallow, 2);
    let model = |report: &Report| report.artifact("TrainModel", "/model.tar.gz").sha256.clone();
    assert_ne!(model(&defaults), model(&shallow));
    assert_ne!(defaults.step("TrainModel").metrics, shallow.step("TrainModel").metrics);
    let test_split = |report: &Report| report.artifact("ProcessData", "/test/test.csv").sha256.clone();
    assert_eq!(test_split(&defaults), test_split(&shallow), "the split is seeded");

    history_tells_the_same(&pipewright, &[&shallow, &defaults]);
    the_definition_that_ran_is_packaged(&pipewright, &defaults.execution.arn);
}

fn the_definition_that_ran_is_packaged(pipewright: &Pipewright, arn: &str) {
    let ran: Value = pipewright.answer(["executions", "definition", arn]).expect_exit(0).json();
    let shipped = std::fs::read_to_string(Project::shipped().join("pipeline.json")).expect("the definition");
    let mut shipped: Value = serde_json::from_str(&shipped).expect("JSON");
    same_but_for_files(&mut shipped, &ran);
    assert_eq!(shipped, ran, "only the files of the project have become objects");
}

/// Takes over from `ran` every S3 URI that stands where `shipped` names a file.
fn same_but_for_files(shipped: &mut Value, ran: &Value) {
    match shipped {
        Value::String(text) if text.starts_with("file://") => {
            assert!(ran.as_str().is_some_and(|uri| uri.starts_with("s3://")), "{text} became {ran}");
            *shipped = ran.clone();
        }
        Value::Array(list) => {
            for (at, one) in list.iter_mut().enumerate() {
                same_but_for_files(one, &ran[at]);
            }
        }
        Value::Object(members) => {
            for (name, one) in members.iter_mut() {
                same_but_for_files(one, &ran[name]);
            }
        }
        _ => {}
    }
}

fn steps_follow_one_another(report: &Report) {
    for pair in ["ProcessData", "TrainModel", "EvaluateModel", "CheckQuality", "RegisterModel"].windows(2) {
        let (before, after) = (report.step(pair[0]), report.step(pair[1]));
        assert!(before.ended_at.is_some() && before.started_at <= before.ended_at, "{before:?}");
        assert!(before.ended_at <= after.started_at, "{before:?} {after:?}");
    }
    assert_eq!(report.step("TrainModel").attempts, 1);
    let never_ran = report.step("QualityTooLow");
    assert_eq!((never_ran.started_at, never_ran.attempts), (None, 0));
}

fn every_customer_is_in_one_split(pipewright: &Pipewright, report: &Report) {
    let splits = pipewright.text(&report.artifact("ProcessData", "/test/customers.csv").sha256);
    let customers: BTreeSet<&str> =
        splits.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(customers.len(), 4930);
    for (split, expect) in [("train", 2958), ("validation", 986), ("test", 986)] {
        let rows = pipewright.text(&report.artifact("ProcessData", &format!("/{split}/{split}.csv")).sha256);
        assert_eq!(rows.lines().count(), expect, "{split}");
        let members = splits.lines().filter(|line| line.ends_with(&format!(",{split}"))).count();
        assert_eq!(members, expect, "{split}");
    }
}

fn metrics_are_the_last_logged(pipewright: &Pipewright, report: &Report) {
    let log = pipewright.log(&report.execution.arn, "TrainModel");
    let last = log.lines().rfind(|line| line.contains("[99]#011")).expect("a line for the last round");
    for (name, value) in &report.step("TrainModel").metrics {
        let logged = last
            .split("#011")
            .find_map(|field| field.strip_prefix(&format!("{}:", name.replace(':', "-"))))
            .unwrap_or_else(|| panic!("{name} is not in {last}"));
        assert_eq!(logged.trim().parse::<f64>().as_ref(), Ok(value), "{name}");
    }
    let names: Vec<&String> = report.step("TrainModel").metrics.keys().collect();
    assert_eq!(names, ["train:auc", "train:logloss", "validation:auc", "validation:logloss"]);
}

/// What `score.py` prints.
#[derive(Deserialize)]
struct Score {
    model_sha256: String,
    test_sha256: String,
    roc_auc: f64,
    rows: usize,
    trees: usize,
}

fn auc_is_reproduced_outside(pipewright: &Pipewright, report: &Report, rounds: usize) {
    let evaluation = pipewright.text(&report.artifact("EvaluateModel", "/evaluation.json").sha256);
    let evaluation: Value = serde_json::from_str(&evaluation).expect("a JSON report");
    let reported =
        evaluation["binary_classification_metrics"]["roc_auc"]["value"].as_f64().expect("a number");
    assert!((0.80..=0.90).contains(&reported), "ROC AUC {reported}");

    let model = report.artifact("TrainModel", "/model.tar.gz");
    let test = report.artifact("ProcessData", "/test/test.csv");
    let (model_blob, test_blob) = (pipewright.blob(&model.sha256), pipewright.blob(&test.sha256));
    assert_eq!(model_blob.metadata().expect("a blob").len(), model.bytes);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("score.py");
    let score: Score = json_from_python(&python_with("xgboost"), &script, &[&model_blob, &test_blob]);
    assert_eq!((&score.model_sha256, &score.test_sha256), (&model.sha256, &test.sha256));
    assert_eq!((score.rows, score.trees), (986, rounds));
    assert!((score.roc_auc - reported).abs() < 1e-9, "{} is not {reported}", score.roc_auc);
}

fn model_version_is(report: &Report, version: u32) {
    let outputs = &report.step("RegisterModel").outputs;
    let end = format!(":model-package/churn-xgb/{version}");
    assert!(outputs.values().any(|output| output.ends_with(&end)), "no {end} in {outputs:?}");
}

fn history_tells_the_same(pipewright: &Pipewright, newest_first: &[&Report]) {
    let listed = pipewright.executions();
    let arns: Vec<&String> = listed.iter().map(|execution| &execution.arn).collect();
    assert_eq!(arns, newest_first.iter().map(|report| &report.execution.arn).collect::<Vec<_>>());
    for report in newest_first {
        let shown = pipewright.show(&report.execution.arn);
        assert_eq!(shown.statuses(), report.statuses());
        assert_eq!(shown.parameters, report.parameters);
        for (shown, told) in shown.steps.iter().zip(&report.steps) {
            assert_eq!((&shown.outputs, &shown.metrics), (&told.outputs, &told.metrics), "{}", told.name);
        }
    }
}
