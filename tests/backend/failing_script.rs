//! A script that raises: the step fails with the script's own words, the rest does not run, the store lives on.

use std::path::Path;

use pipewright_backend_tests::{Pipewright, Project, Report};

#[test]
fn a_script_that_raises_fails_its_step() {
    let pipewright = Pipewright::new();
    let project = Project::churn()
        .with("code/process.py", "print('before')\nraise RuntimeError('the table has no customers')\n");
    let answer = pipewright.run(project.path(), &[]).expect_exit(1);
    let report: Report = answer.json();
    assert_eq!(report.execution.status, "Failed");
    let reason = report.step("ProcessData").failure_reason.as_deref().expect("a reason");
    assert!(reason.contains("the table has no customers"), "{reason}");
    assert_eq!(report.step("ProcessData").status, "Failed");
    let others = report.steps.iter().filter(|step| step.name != "ProcessData");
    assert!(others.clone().count() == 6 && others.clone().all(|step| step.status == "NotRun"), "{report:#?}");

    let log = pipewright.log(&report.execution.arn, "ProcessData");
    assert!(log.contains("before") && log.contains("RuntimeError: the table has no customers"), "{log}");
    let paragraph = answer.last_paragraph();
    paragraph.names(&["ProcessData", "the table has no customers"]);
    let log_file = paragraph.0.split_whitespace().map(|word| word.trim_matches(['.', ',', '`', '(', ')']));
    assert!(log_file.clone().any(|word| Path::new(word).is_file()), "where is the log: {}", paragraph.0);

    let repaired: Report = pipewright.run(&Project::shipped(), &["NumRound=20"]).expect_exit(0).json();
    assert_eq!(repaired.execution.status, "Succeeded");
    let statuses: Vec<String> =
        pipewright.executions().into_iter().map(|execution| execution.status).collect();
    assert_eq!(statuses, ["Succeeded", "Failed"]);
}
