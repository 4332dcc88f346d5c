//! A step only moves forward, and only a further attempt starts it over.

use pipewright_pipeline::status::StepStatus;
use pipewright_store::{StepStart, StoreError};
use serde_json::json;

use crate::fixture::{at, end, events, executing, message, start, training};

#[test]
fn a_step_moves_forward() {
    use StepStatus::{Executing, Starting, Stopping};
    for (marks, expect) in [
        (&[Executing, Stopping][..], Stopping),
        (&[Stopping, Executing], Stopping),
        (&[Executing, Starting], Executing),
        (&[Starting], Starting),
    ] {
        let (home, execution) = training();
        for &status in marks {
            home.store.mark_step(&execution, "Train", status, at(11)).unwrap();
        }
        let step = home.store.step(&execution, "Train").unwrap().unwrap();
        assert_eq!(step.status, expect, "after {marks:?}");
    }
}

#[test]
fn a_mark_says_whether_it_changed_anything() {
    let (home, execution) = training();
    let mark = |status| home.store.mark_step(&execution, "Train", status, at(11)).unwrap();
    assert!(mark(StepStatus::Executing));
    let before = events(&home.store);
    assert!(!mark(StepStatus::Executing));
    assert!(!mark(StepStatus::Starting));
    assert_eq!(events(&home.store), before);
}

#[test]
fn an_ended_step_stays_as_it_is() {
    for status in [StepStatus::Succeeded, StepStatus::Failed, StepStatus::Stopped] {
        let (home, execution) = training();
        let store = &home.store;
        store.finish_step(&execution, &end("Train", status)).unwrap();
        let before = (store.step(&execution, "Train").unwrap(), events(store));

        let expect = format!("step `Train` of execution `{execution}` has ended ({status})");
        let again = StepStart { attempt: 2, ..start("Train", 0) };
        assert_eq!(message(store.begin_step(&execution, &again)), expect);
        assert_eq!(message(store.set_step_arguments(&execution, "Train", &json!({}), at(30))), expect);
        assert_eq!(message(store.finish_step(&execution, &end("Train", StepStatus::Failed))), expect);
        assert!(!store.mark_step(&execution, "Train", StepStatus::Stopping, at(30)).unwrap());
        assert_eq!((store.step(&execution, "Train").unwrap(), events(store)), before);
    }
}

#[test]
fn a_step_that_never_started_is_named() {
    let (home, execution) = executing();
    let store = &home.store;
    let expect = format!("step `Train` of execution `{execution}` has not started");
    assert_eq!(message(store.mark_step(&execution, "Train", StepStatus::Executing, at(1))), expect);
    assert_eq!(message(store.set_step_arguments(&execution, "Train", &json!({}), at(1))), expect);
    assert_eq!(message(store.finish_step(&execution, &end("Train", StepStatus::Succeeded))), expect);
}

#[test]
fn a_mark_does_not_end_a_step_and_an_end_does() {
    let (home, execution) = training();
    let marked = home.store.mark_step(&execution, "Train", StepStatus::Succeeded, at(11));
    assert!(matches!(marked, Err(StoreError::WrongStatus { .. })), "{marked:?}");
    let finished = home.store.finish_step(&execution, &end("Train", StepStatus::Executing));
    assert_eq!(message(finished), "`Train` cannot be finished with status Executing");
}
