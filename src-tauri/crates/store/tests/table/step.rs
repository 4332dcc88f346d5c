//! Steps keep what happened to them.

use pipewright_pipeline::status::StepStatus;
use pipewright_store::{Step, StepStart};
use serde_json::json;

use crate::fixture::{at, end, executing, run, start};

#[test]
fn a_step_keeps_its_whole_life() {
    let (home, execution) = executing();
    let store = &home.store;
    let first = StepStart { log: Some("executions/abc/Train/1.log".to_owned()), ..start("Train", 3) };
    store.begin_step(&execution, &first).unwrap();
    let mut expect = Step {
        name: "Train".to_owned(),
        step_type: "Training".to_owned(),
        position: 3,
        status: StepStatus::Starting,
        failure_reason: None,
        attempts: 1,
        started_at: at(10),
        ended_at: None,
        arguments: None,
        describe: None,
        cache_source: None,
        log: first.log.clone(),
    };
    let check = |expect: &Step| {
        assert_eq!(store.step(&execution, "Train").unwrap().as_ref(), Some(expect));
    };
    check(&expect);

    store.set_step_arguments(&execution, "Train", &json!({"HyperParameters": {}}), at(11)).unwrap();
    store.mark_step(&execution, "Train", StepStatus::Executing, at(12)).unwrap();
    expect.arguments = Some(json!({"HyperParameters": {}}));
    expect.status = StepStatus::Executing;
    check(&expect);

    let second =
        StepStart { attempt: 2, at: at(13), log: Some("executions/abc/Train/2.log".to_owned()), ..first };
    store.begin_step(&execution, &second).unwrap();
    expect.status = StepStatus::Starting;
    expect.attempts = 2;
    expect.log = second.log;
    check(&expect);

    let mut failed = end("Train", StepStatus::Failed);
    failed.failure_reason = Some("AlgorithmError".to_owned());
    failed.describe = Some(json!({"TrainingJobStatus": "Failed"}));
    store.finish_step(&execution, &failed).unwrap();
    expect.status = StepStatus::Failed;
    expect.failure_reason = failed.failure_reason;
    expect.describe = failed.describe;
    expect.ended_at = Some(at(20));
    check(&expect);
}

#[test]
fn steps_are_listed_in_the_order_of_the_definition() {
    let (home, execution) = executing();
    for (name, position) in [("B", 2), ("C", 0), ("A", 1)] {
        run(&home.store, &execution, (name, position), |_| ());
    }
    let names: Vec<_> = home.store.steps(&execution).unwrap().into_iter().map(|step| step.name).collect();
    assert_eq!(names, ["C", "A", "B"]);
    assert_eq!(home.store.step(&execution, "D").unwrap(), None);
}
