//! Artifacts come back with their step, step by step.

use pipewright_store::{Artifact, StepArtifact};

use crate::fixture::{executing, run};

fn artifact(name: &str, bytes: u64) -> Artifact {
    Artifact {
        name: name.to_owned(),
        uri: format!("s3://bucket/{name}"),
        sha256: format!("{bytes:064x}"),
        bytes,
    }
}

#[test]
fn they_are_listed_in_the_order_of_the_definition() {
    let (home, execution) = executing();
    let later = vec![artifact("model.tar.gz", 5_000_000_000)];
    let earlier = vec![artifact("train/b.csv", 2), artifact("train/a.csv", 1)];
    run(&home.store, &execution, ("ATrain", 1), |end| end.artifacts = later);
    run(&home.store, &execution, ("Prepare", 0), |end| end.artifacts = earlier);

    let of = |step: &str, artifact| StepArtifact { step: step.to_owned(), artifact };
    assert_eq!(
        home.store.artifacts(&execution).unwrap(),
        [
            of("Prepare", artifact("train/a.csv", 1)),
            of("Prepare", artifact("train/b.csv", 2)),
            of("ATrain", artifact("model.tar.gz", 5_000_000_000)),
        ]
    );
}
