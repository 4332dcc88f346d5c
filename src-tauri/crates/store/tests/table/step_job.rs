//! Jobs: what they were given is there from their start, what they used from their end.

use pipewright_pipeline::status::StepStatus;
use pipewright_store::{
    Content, ContentFile, Environment, JobEnd, NewInput, NewJob, StepEnd, StepInput, StepJob, StoreError,
};

use crate::fixture::{at, end, executing, run, sha256, training};

fn environment() -> Environment {
    Environment {
        image: "sagemaker-xgboost:1.7-1".to_owned(),
        python: "3.8.18".to_owned(),
        packages: vec!["numpy==1.24.1".to_owned(), "xgboost==1.7.4".to_owned()],
    }
}

fn input(name: &str, files: &[(&str, &str)]) -> NewInput {
    let file = |(path, text): &(&str, &str)| ContentFile {
        path: (*path).to_owned(),
        sha256: sha256(text.as_bytes()),
        bytes: text.len() as u64,
    };
    NewInput {
        name: name.to_owned(),
        uri: format!("s3://bucket/{name}"),
        files: files.iter().map(file).collect(),
    }
}

fn job() -> NewJob {
    NewJob {
        attempt: 1,
        image: "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1".to_owned(),
        environment: Some(environment()),
        stand_in: Some("Python 3.9 stands in".to_owned()),
        instance_type: Some("ml.m5.xlarge".to_owned()),
        instance_count: Some(2),
        cores: Some(4),
        memory_limit_bytes: None,
        started_at: at(12),
        inputs: vec![input("train", &[("train.csv", "1,2")]), input("code", &[("b.py", "b"), ("a.py", "a")])],
    }
}

#[test]
fn a_job_and_its_inputs_are_known_while_it_runs() {
    let (home, execution) = training();
    let store = &home.store;
    store.begin_job(&execution, "Train", &job()).unwrap();
    let digest = sha256(b"sagemaker-xgboost:1.7-1\npython==3.8.18\nnumpy==1.24.1\nxgboost==1.7.4\n");
    let mut expect = StepJob {
        step: "Train".to_owned(),
        attempt: 1,
        image: job().image,
        environment: Some(digest.clone()),
        stand_in: job().stand_in,
        instance_type: Some("ml.m5.xlarge".to_owned()),
        instance_count: Some(2),
        cores: Some(4),
        memory_limit_bytes: None,
        started_at: at(12),
        end: None,
    };
    assert_eq!(store.step_jobs(&execution).unwrap(), [expect.clone()]);
    assert_eq!(store.environment(&digest).unwrap(), Some(environment()));
    assert_eq!(store.environment(&sha256(b"")).unwrap(), None);

    let input = |name: &str, sha256: String, bytes, files| StepInput {
        step: "Train".to_owned(),
        name: name.to_owned(),
        uri: format!("s3://bucket/{name}"),
        content: Content { sha256, bytes, files },
    };
    let manifest = format!("{}  a.py\n{}  b.py\n", sha256(b"a"), sha256(b"b"));
    let inputs = [input("code", sha256(manifest.as_bytes()), 2, 2), input("train", sha256(b"1,2"), 3, 1)];
    assert_eq!(store.step_inputs(&execution).unwrap(), inputs);

    let used = JobEnd {
        ended_at: at(19),
        exit_code: Some(1),
        cpu_ms: Some(5_000_000_000),
        peak_memory_bytes: Some(1 << 33),
    };
    let failed = StepEnd { job: Some(used), ..end("Train", StepStatus::Failed) };
    store.finish_step(&execution, &failed).unwrap();
    expect.end = Some(used);
    assert_eq!(store.step_jobs(&execution).unwrap(), [expect]);
    // What it was given stays known.
    assert_eq!(store.step_inputs(&execution).unwrap(), inputs);
}

#[test]
fn an_interrupted_job_has_no_end() {
    let (home, execution) = training();
    home.store.begin_job(&execution, "Train", &NewJob { environment: None, ..job() }).unwrap();
    home.store.interrupt(&execution, "killed", at(30)).unwrap();
    let jobs = home.store.step_jobs(&execution).unwrap();
    assert_eq!((jobs.len(), jobs[0].end, jobs[0].environment.as_deref()), (1, None, None));
    assert_eq!(home.store.step_inputs(&execution).unwrap().len(), 2);
    let error = home.store.begin_job(&execution, "Train", &job()).unwrap_err();
    assert!(matches!(error, StoreError::StepEnded { .. }), "{error:?}");
}

#[test]
fn a_further_attempt_adds_a_job_and_replaces_the_inputs() {
    let (home, execution) = training();
    home.store.begin_job(&execution, "Train", &job()).unwrap();
    let again = NewJob { attempt: 2, inputs: vec![input("train", &[("train.csv", "other")])], ..job() };
    home.store.begin_job(&execution, "Train", &again).unwrap();
    let used = JobEnd { ended_at: at(19), exit_code: Some(0), cpu_ms: None, peak_memory_bytes: None };
    let done = StepEnd { job: Some(used), ..end("Train", StepStatus::Succeeded) };
    home.store.finish_step(&execution, &done).unwrap();
    let ends: Vec<_> =
        home.store.step_jobs(&execution).unwrap().into_iter().map(|job| (job.attempt, job.end)).collect();
    assert_eq!(ends, [(1, None), (2, Some(used))]);
    let inputs = home.store.step_inputs(&execution).unwrap();
    assert_eq!(inputs[1].content.sha256, sha256(b"other"));
}

#[test]
fn a_step_without_a_job_records_its_inputs_at_its_end() {
    let (home, execution) = executing();
    run(&home.store, &execution, ("Register", 0), |end| {
        end.inputs = vec![input("PrimaryContainer.ModelDataUrl", &[("model.tar.gz", "model")])];
    });
    let inputs = home.store.step_inputs(&execution).unwrap();
    assert_eq!(inputs[0].name, "PrimaryContainer.ModelDataUrl");
    assert_eq!(inputs[0].content, Content { sha256: sha256(b"model"), bytes: 5, files: 1 });
    assert_eq!(home.store.step_jobs(&execution).unwrap(), []);
}
