//! A model below the threshold: the execution fails with the measured value, and nothing is registered.

use pipewright_backend_tests::{Pipewright, Project, Report};
use serde_json::Value;

#[test]
fn a_model_below_the_threshold_is_not_registered() {
    let pipewright = Pipewright::new();
    let answer = pipewright.run(&Project::shipped(), &["AucThreshold=0.99", "NumRound=20"]).expect_exit(1);
    let report: Report = answer.json();
    assert_eq!(report.execution.status, "Failed");
    assert_eq!(
        report.statuses(),
        [
            ("ProcessData", "Succeeded"),
            ("TrainModel", "Succeeded"),
            ("EvaluateModel", "Succeeded"),
            ("CheckQuality", "Succeeded"),
            ("CreateModel", "NotRun"),
            ("RegisterModel", "NotRun"),
            ("QualityTooLow", "Failed"),
        ]
    );

    let evaluation = pipewright.text(&report.artifact("EvaluateModel", "/evaluation.json").sha256);
    let evaluation: Value = serde_json::from_str(&evaluation).expect("a JSON report");
    let measured = &evaluation["binary_classification_metrics"]["roc_auc"]["value"];
    let message = format!("ROC AUC {measured} is below the threshold 0.99");
    assert_eq!(report.step("QualityTooLow").failure_reason.as_ref(), Some(&message));
    let reason = report.execution.failure_reason.as_ref().expect("a reason");
    assert!(reason.contains(&message), "{reason}");
    answer.last_paragraph().names(&["QualityTooLow", &message]);
}
