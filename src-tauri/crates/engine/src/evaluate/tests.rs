//! Expressions and conditions against one scope.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use super::condition::all_hold;
use super::*;

fn scope() -> Scope {
    let describe = json!({
        "ProcessingOutputConfig": {"Outputs": [{"OutputName": "train", "S3Output": {"S3Uri": "s3://b/train"}}]},
        "TrainingTimeInSeconds": 12
    });
    Scope {
        parameters: HashMap::from([
            ("Depth".into(), json!(5)),
            ("Eta".into(), json!(0.2)),
            ("Name".into(), json!("x")),
        ]),
        variables: HashMap::from([("PipelineName".into(), json!("churn"))]),
        experiment: HashMap::new(),
        describes: HashMap::from([("P".into(), Arc::new(describe))]),
        property_files: HashMap::from([
            (
                ("E".into(), "R".into()),
                Ok(r#"{"m": {"roc_auc": {"value": 0.84, "sd": "NaN"}}, "l": [1, {"k.k": 2}]}"#.into()),
            ),
            (("E".into(), "Gone".into()), Err("no object at s3://b/evaluation.json".into())),
        ]),
        read_object: Arc::new(|uri| Ok(format!(r#"{{"from": "{uri}"}}"#).into())),
    }
}

#[track_caller]
fn check(text: &str, expect: &str) {
    let shown = match evaluate(&Node::parse(text).unwrap(), &scope()) {
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    };
    assert_eq!(shown, expect, "{text}");
}

#[test]
fn values() {
    check(r#"{"a": [{"Get": "Parameters.Depth"}, true], "b": null}"#, r#"{"a":[5,true],"b":null}"#);
    check(r#"{"Std:Join": {"On": "", "Values": [{"Get": "Parameters.Eta"}]}}"#, r#""0.2""#);
    check(
        r#"{"Std:Join": {"On": "/", "Values": ["s3:/", {"Get": "Execution.PipelineName"}, {"Std:Join": {"On": "-", "Values": [1, true]}}]}}"#,
        r#""s3://churn/1-true""#,
    );
    check(
        r#"{"Get": "Steps.P.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}"#,
        r#""s3://b/train""#,
    );
    check(r#"{"Get": "Steps.P.TrainingTimeInSeconds"}"#, "12");
    check(
        r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.R"}, "Path": "m.roc_auc.value"}}"#,
        "0.84",
    );
    check(
        r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.R"}, "Path": "$.l[1]['k.k']"}}"#,
        "2",
    );
    check(
        r#"{"Std:JsonGet": {"S3Uri": {"Std:Join": {"On": "", "Values": ["s3://b/", {"Get": "Parameters.Name"}]}}, "Path": "from"}}"#,
        r#""s3://b/x""#,
    );
}

#[test]
fn refusals() {
    check(
        r#"{"Get": "Steps.P.ProcessingOutputConfig.Outputs['nope'].S3Output.S3Uri"}"#,
        "`Steps.P.ProcessingOutputConfig.Outputs['nope'].S3Output.S3Uri` has no value: `ProcessingOutputConfig.Outputs` has no `['nope']`",
    );
    check(r#"{"Get": "Steps.Q.X"}"#, "`Steps.Q.X` has no value: `Q` has not ended well");
    check(
        r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.R"}, "Path": "m.auc"}}"#,
        "`m.auc` is not in the property file `R` of `E`: `m` has no `auc`",
    );
    check(
        r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.R"}, "Path": "m"}}"#,
        "`m` in the property file `R` of `E` is a structure or list, not a scalar",
    );
    check(
        r#"{"Std:JsonGet": {"PropertyFile": {"Get": "Steps.E.PropertyFiles.Gone"}, "Path": "m"}}"#,
        "the property file `Gone` of `E` cannot be read: no object at s3://b/evaluation.json",
    );
    check(
        r#"{"Std:Join": {"Values": [{"a": 1}]}}"#,
        "`Std:Join` joins scalars only, and one of its values is a structure or list",
    );
}

#[track_caller]
fn decide(conditions: &str, expect: Result<bool, &str>) {
    let node = Node::parse(conditions).unwrap();
    let decided = all_hold(node.elements(), &scope()).map_err(|error| error.to_string());
    assert_eq!(decided, expect.map_err(str::to_owned), "{conditions}");
}

#[test]
fn conditions() {
    let compare = |kind: &str, left: &str, right: &str| {
        format!(r#"[{{"Type": "{kind}", "LeftValue": {left}, "RightValue": {right}}}]"#)
    };
    decide("[]", Ok(true));
    decide(&compare("GreaterThanOrEqualTo", "0.8", "0.80"), Ok(true));
    decide(&compare("GreaterThan", "0.8", "0.80"), Ok(false));
    decide(&compare("LessThan", r#"{"Get": "Parameters.Depth"}"#, "5.5"), Ok(true));
    decide(&compare("Equals", "5", r#"{"Get": "Parameters.Depth"}"#), Ok(true));
    decide(&compare("NotEquals", r#""a""#, r#""b""#), Ok(true));
    decide(
        &compare("Equals", r#""5""#, "5"),
        Err(r#""5" (a text) and 5 (a number) cannot be compared with `=`"#),
    );
    decide(r#"[{"Type": "In", "QueryValue": "x", "Values": ["y", {"Get": "Parameters.Name"}]}]"#, Ok(true));
    decide(r#"[{"Type": "NotIn", "Value": "x", "In": ["y"]}]"#, Ok(true));
    decide(
        r#"[{"Type": "Not", "Condition": {"Type": "Or", "Conditions": [{"Type": "Equals", "LeftValue": 1, "RightValue": 2}]}}]"#,
        Ok(true),
    );
    decide(r#"[{"Type": "Near"}]"#, Err("there is no condition of type `Near`"));
}
