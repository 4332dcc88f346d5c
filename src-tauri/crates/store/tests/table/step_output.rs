//! Outputs come back with their step, step by step, and with the digest of what they hold.

use pipewright_store::{Artifact, Content, Output, StepOutput};

use crate::fixture::{executing, run, sha256};

fn output(name: &str) -> Output {
    Output { name: name.to_owned(), uri: format!("s3://bucket/{name}") }
}

#[test]
fn they_are_listed_in_the_order_of_the_definition() {
    let (home, execution) = executing();
    run(&home.store, &execution, ("ATrain", 1), |end| end.outputs = vec![output("model")]);
    run(&home.store, &execution, ("Prepare", 0), |end| {
        end.outputs = vec![output("train"), output("test")];
    });
    let of = |step: &str, name| StepOutput { step: step.to_owned(), output: output(name), content: None };
    assert_eq!(
        home.store.outputs(&execution).unwrap(),
        [of("Prepare", "test"), of("Prepare", "train"), of("ATrain", "model")]
    );
}

#[test]
fn an_output_is_known_by_its_file_or_by_the_list_of_its_files() {
    let (home, execution) = executing();
    let file = |name: &str, text: &str| Artifact {
        name: name.to_owned(),
        uri: format!("s3://bucket/{name}"),
        sha256: sha256(text.as_bytes()),
        bytes: text.len() as u64,
    };
    run(&home.store, &execution, ("Train", 0), |end| {
        end.outputs = ["data", "empty", "model", "one"].map(output).to_vec();
        end.artifacts = vec![
            file("data/b.csv", "second"),
            file("data/a/x.csv", "first"),
            file("database", "of another output"),
            file("model", "packed"),
            file("one/file", "alone"),
        ];
    });
    let manifest = format!("{}  a/x.csv\n{}  b.csv\n", sha256(b"first"), sha256(b"second"));
    let content = |sha256: String, bytes, files| Some(Content { sha256, bytes, files });
    let expect = [
        ("data", content(sha256(manifest.as_bytes()), 11, 2)),
        ("empty", None),
        ("model", content(sha256(b"packed"), 6, 1)),
        ("one", content(sha256(b"alone"), 5, 1)),
    ];
    let found = home.store.outputs(&execution).unwrap();
    let found: Vec<_> = found.into_iter().map(|one| (one.output.name, one.content)).collect();
    assert_eq!(found, expect.map(|(name, content)| (name.to_owned(), content)));

    let blob = home.store.blob(&sha256(manifest.as_bytes())).unwrap();
    assert_eq!(std::fs::read_to_string(blob).unwrap(), manifest);
    let lines = home.store.manifest(&sha256(manifest.as_bytes())).unwrap().unwrap();
    let lines: Vec<_> = lines.iter().map(|line| (line.path.as_str(), line.sha256.as_str())).collect();
    assert_eq!(lines, [("a/x.csv", sha256(b"first").as_str()), ("b.csv", sha256(b"second").as_str())]);
}
