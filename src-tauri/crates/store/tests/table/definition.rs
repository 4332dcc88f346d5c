//! Definition texts come back byte for byte.

use pipewright_pipeline::arn::ExecutionArn;
use pipewright_store::StoreError;

use crate::fixture::{at, begin, home};

#[test]
fn an_execution_keeps_the_text_that_it_ran() {
    let home = home();
    let execution = begin(&home.store, "abc", at(1));
    home.store.record_version("churn", "{\"Version\": \"new\"}\r\n\u{e9}", at(2)).unwrap();
    assert_eq!(home.store.definition_of(&execution).unwrap(), crate::fixture::DEFINITION);
    assert_eq!(
        home.store.definition("churn", 2).unwrap().as_deref(),
        Some("{\"Version\": \"new\"}\r\n\u{e9}")
    );
}

#[test]
fn what_was_never_recorded_is_not_found() {
    let home = home();
    let unknown = ExecutionArn::local("churn", "nobody");
    let error = home.store.definition_of(&unknown).unwrap_err();
    assert!(matches!(&error, StoreError::UnknownExecution(arn) if *arn == unknown), "{error:?}");
    assert_eq!(home.store.definition("churn", 1).unwrap(), None);
}
