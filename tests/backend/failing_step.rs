//! A step that fails: its reason is the cause in its own words, the rest does not run, the store lives on.

use std::path::Path;

use pipewright_backend_tests::{Answer, Pipewright, Project, Report};

#[test]
fn a_script_that_raises() {
    let pipewright = Pipewright::new();
    let project = Project::churn()
        .with("code/process.py", "print('before')\nraise RuntimeError('the table has no customers')\n");
    let answer = pipewright.run(project.path(), &[]);
    let report = check(answer, "ProcessData", "the table has no customers");
    let log = pipewright.log(&report.execution.arn, "ProcessData");
    assert!(log.contains("before") && log.contains("RuntimeError: the table has no customers"), "{log}");

    let repaired: Report = pipewright.run(&Project::shipped(), &["NumRound=20"]).expect_exit(0).json();
    assert_eq!(repaired.execution.status, "Succeeded");
    let statuses: Vec<String> =
        pipewright.executions().into_iter().map(|execution| execution.status).collect();
    assert_eq!(statuses, ["Succeeded", "Failed"]);
}

#[test]
fn a_script_that_refuses_its_input() {
    let project = Project::churn().edited("data/telco_churn.csv", ",monthlycharges,", ",charges,");
    let pipewright = Pipewright::new();
    let answer = pipewright.run(project.path(), &[]);
    check(answer, "ProcessData", "telco_churn.csv lacks the column(s) monthlycharges");
}

/// The first step failed with that cause, no other step ran, and people learn it with the place of the log.
fn check(answer: Answer, step: &str, cause: &str) -> Report {
    let answer = answer.expect_exit(1);
    let report: Report = answer.json();
    assert_eq!((report.execution.status.as_str(), report.step(step).status.as_str()), ("Failed", "Failed"));
    for reason in [&report.execution.failure_reason, &report.step(step).failure_reason] {
        assert!(
            reason.as_ref().is_some_and(|reason| reason.contains(cause)),
            "{cause:?} is not in {reason:?}"
        );
    }
    let mut others = report.steps.iter().filter(|other| other.name != step);
    assert!(others.all(|other| other.status == "NotRun"), "{:?}", report.statuses());

    let paragraph = answer.last_paragraph();
    paragraph.names(&[step, cause]);
    let mut words = paragraph.0.split_whitespace().map(|word| word.trim_matches(['.', ',', '`', '(', ')']));
    assert!(words.any(|word| Path::new(word).is_file()), "where is the log: {}", paragraph.0);
    report
}
