//! Parameters keep their type, their order and where they came from.

use pipewright_store::{ExecutionParameter, ParameterOrigin};
use serde_json::json;

use crate::fixture::{at, home, new_execution};

#[test]
fn they_come_back_as_given() {
    let home = home();
    let parameter = |name: &str, value, origin| ExecutionParameter { name: name.to_owned(), value, origin };
    let parameters = vec![
        parameter("MaxDepth", json!(5), ParameterOrigin::Given),
        parameter("Eta", json!(0.1), ParameterOrigin::Default),
        parameter("Balanced", json!(true), ParameterOrigin::Default),
        parameter("AInput", json!("s3://bucket/\"quoted\""), ParameterOrigin::Given),
    ];
    let mut new = new_execution(&home.store, "churn", "abc", at(1));
    new.parameters.clone_from(&parameters);
    home.store.begin_execution(&new).unwrap();
    assert_eq!(home.store.parameters(&new.arn).unwrap(), parameters);
}
