//! The packaged files of an execution come back by path.

use pipewright_store::{ExecutionFile, NewExecution};

use crate::fixture::{at, begin, home, new_execution};

#[test]
fn they_come_back_by_path_once_each() {
    let home = home();
    let file = |path: &str, uri: &str| ExecutionFile {
        path: path.to_owned(),
        uri: uri.to_owned(),
        sha256: "0".repeat(64),
        bytes: 1 << 40,
    };
    let (code, data) = (file("code/train.py", "s3://b/x/train.py"), file("a.csv", "s3://b/y/a.csv"));
    let in_folder = file("code/train.py", "s3://b/z/train.py");
    let new = NewExecution {
        files: vec![in_folder.clone(), code.clone(), data.clone(), code.clone()],
        ..new_execution(&home.store, "churn", "abc", at(1))
    };
    home.store.begin_execution(&new).unwrap();
    assert_eq!(home.store.execution_files(&new.arn).unwrap(), [data, code, in_folder]);
    let other = begin(&home.store, "other", at(2));
    assert_eq!(home.store.execution_files(&other).unwrap(), []);
}
