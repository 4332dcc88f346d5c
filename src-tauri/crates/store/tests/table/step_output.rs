//! Outputs come back with their step, step by step.

use pipewright_store::{Output, StepOutput};

use crate::fixture::{executing, run};

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
    let of = |step: &str, name| StepOutput { step: step.to_owned(), output: output(name) };
    assert_eq!(
        home.store.outputs(&execution).unwrap(),
        [of("Prepare", "test"), of("Prepare", "train"), of("ATrain", "model")]
    );
}
