//! What each execution's own report says, against the files and the logs.

use pipewright_backend_tests::sha256;
use serde_json::json;

use super::story::STORY;

#[test]
fn every_execution_tells_what_it_was_given_and_what_came_of_it() {
    for run in &STORY.runs {
        let report = &run.report;
        let failed = std::ptr::eq(run, STORY.failed());
        assert_eq!(report.execution.status, if failed { "Failed" } else { "Succeeded" });
        for (name, value) in &run.given {
            let given: serde_json::Value = serde_json::from_str(value).expect("numbers only");
            assert_eq!(report.parameters[name], given, "{name} of {}", run.arn());
        }
        assert_eq!(report.parameters["TestFraction"], json!(0.2), "what was not given is the default");
        assert_eq!(report.step("TrainModel").metrics, run.logged, "{}", run.arn());
        for artifact in &report.artifacts {
            let bytes = std::fs::read(STORY.pipewright.blob(&artifact.sha256)).expect("a blob");
            assert_eq!((sha256(&bytes), bytes.len() as u64), (artifact.sha256.clone(), artifact.bytes));
        }
    }
}

#[test]
fn the_story_has_what_it_is_told_for() {
    let twin = STORY.of_grid(3, "0.1", 20);
    let model = |run: &super::story::Run| run.report.artifact("TrainModel", "/model.tar.gz").sha256.clone();
    assert_ne!(twin.code, STORY.changed_code().code);
    assert_ne!(twin.data, STORY.changed_data().data);
    assert_ne!(model(twin), model(STORY.changed_code()));
    assert_eq!(model(twin), model(STORY.failed()), "the same bytes make the same model");
    assert_eq!(twin.rows, 4930);
}

#[test]
fn an_execution_has_three_names() {
    let run = STORY.of_grid(2, "0.1", 10);
    let id = run.arn().rsplit('/').next().expect("an id");
    let pipeline = &run.report.execution.pipeline;
    for name in [run.arn(), id, &format!("{pipeline}#1")] {
        assert_eq!(STORY.pipewright.show(name).execution.arn, run.arn());
    }
    let nobody = STORY.pipewright.answer(["executions", "show", &format!("{pipeline}#99")]).expect_exit(2);
    assert!(nobody.stderr.contains(&format!("There is no execution `{pipeline}#99`.")), "{nobody}");
}
