//! Executions are found by name, by id, and page by page.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_store::{Execution, ExecutionFilter, GitRevision, Store};

use crate::fixture::{at, begin, home, new_execution};

#[test]
fn everything_given_comes_back() {
    let home = home();
    let git = GitRevision { commit: Some("0123abc".to_owned()), branch: None, dirty: true };
    let new = pipewright_store::NewExecution {
        display_name: Some("deeper trees".to_owned()),
        description: Some("for the report".to_owned()),
        preset: Some("dev".to_owned()),
        project: Some("/projects/churn".to_owned()),
        started_by: Some("Ada".to_owned()),
        git: Some(git.clone()),
        ..new_execution(&home.store, "churn", "abc", at(7))
    };
    home.store.begin_execution(&new).unwrap();
    let expect = Execution {
        sequence: 1,
        arn: new.arn.clone(),
        number: 1,
        pipeline: "churn".to_owned(),
        version: 1,
        display_name: new.display_name.clone(),
        description: new.description.clone(),
        preset: Some("dev".to_owned()),
        project: new.project.clone(),
        target: "local".to_owned(),
        started_by: Some("Ada".to_owned()),
        git: Some(git),
        status: ExecutionStatus::Executing,
        failure_reason: None,
        started_at: at(7),
        ended_at: None,
    };
    assert_eq!(home.store.execution(&new.arn).unwrap(), Some(expect.clone()));
    assert_eq!(home.store.executions_with_id("abc").unwrap(), std::slice::from_ref(&expect));
    assert_eq!(home.store.execution_of_number("churn", 1).unwrap(), Some(expect));
    assert_eq!(home.store.execution_of_number("churn", 2).unwrap(), None);
    assert_eq!(home.store.execution(&ExecutionArn::local("churn", "x")).unwrap(), None);
    assert_eq!(home.store.executions_with_id("x").unwrap(), []);
}

/// Walks the list in pages of `limit` and returns the ids.
fn check_pages(store: &Store, pipeline: Option<&str>, limit: u32, expect: &[&str]) {
    let mut filter = ExecutionFilter { pipeline: pipeline.map(str::to_owned), before: None, limit };
    let mut ids = Vec::new();
    loop {
        let page = store.executions(&filter).unwrap();
        assert!(page.len() <= limit as usize);
        let Some(last) = page.last() else { break };
        filter.before = Some(last.cursor());
        ids.extend(page.iter().map(|execution| execution.arn.id().to_owned()));
    }
    assert_eq!(ids, expect, "{pipeline:?} in pages of {limit}");
}

#[test]
fn pages_are_newest_first_without_gaps_or_repeats() {
    let home = home();
    // Recorded out of order, two at the same instant.
    for (pipeline, id, started_at) in
        [("churn", "b", 20), ("churn", "a", 10), ("fraud", "c", 20), ("churn", "d", 20), ("fraud", "e", 5)]
    {
        home.store.begin_execution(&new_execution(&home.store, pipeline, id, at(started_at))).unwrap();
    }
    for limit in [1, 2, 3, 100] {
        check_pages(&home.store, None, limit, &["d", "c", "b", "a", "e"]);
        check_pages(&home.store, Some("churn"), limit, &["d", "b", "a"]);
        check_pages(&home.store, Some("fraud"), limit, &["c", "e"]);
        check_pages(&home.store, Some("nothing"), limit, &[]);
    }
}

#[test]
fn unfinished_are_those_that_have_not_ended() {
    let home = home();
    let [a, b, c] = ["a", "b", "c"].map(|id| begin(&home.store, id, at(1)));
    home.store.finish_execution(&b, ExecutionStatus::Succeeded, None, at(2)).unwrap();
    home.store.mark_execution(&c, ExecutionStatus::Stopping, at(2)).unwrap();
    let unfinished: Vec<_> = home.store.unfinished().unwrap().into_iter().map(|found| found.arn).collect();
    assert_eq!(unfinished, [a, c]);
}

#[test]
fn each_pipeline_counts_its_executions() {
    let home = home();
    let numbers = [("churn", "a"), ("fraud", "b"), ("churn", "c")].map(|(pipeline, id)| {
        let new = new_execution(&home.store, pipeline, id, at(1));
        home.store.begin_execution(&new).unwrap();
        home.store.execution(&new.arn).unwrap().unwrap().number
    });
    assert_eq!(numbers, [1, 1, 2]);
}
