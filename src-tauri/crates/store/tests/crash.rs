//! A process that writes is killed, again and again; what it leaves is whole.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_store::{
    ApprovalStatus, ContentFile, ExecutionFilter, JobEnd, MetricOrigin, MetricPoint, NewInput, NewJob,
    NewPackage, Output, Store,
};
use rusqlite::Connection;
use serde_json::json;

use crate::fixture::{at, begin, events, finish, sha256, start};

const HOME: &str = "PIPEWRIGHT_STORE_CRASH_HOME";
const METRICS: usize = 50;

/// Not a test of its own: the process that gets killed.
#[test]
#[ignore = "runs until it is killed; `a_killed_writer_leaves_a_whole_store` starts it"]
fn writer() {
    let home = env::var(HOME).unwrap();
    let store = Store::open(Path::new(&home)).unwrap();
    for n in store.last_event_sequence().unwrap().. {
        let execution = begin(&store, &format!("x{n}"), at(n));
        let uri = S3Uri { bucket: "bucket".to_owned(), key: format!("{n}") };
        let file = Path::new(&home).join("made");
        fs::write(&file, n.to_string().repeat(20_000)).unwrap();
        store.put_file(&uri, &file, n % 2 == 0, at(n)).unwrap();
        store.begin_step(&execution, &start("Train", 0)).unwrap();
        let file =
            |path: &str| ContentFile { path: path.to_owned(), sha256: sha256(path.as_bytes()), bytes: 1 };
        let input = NewInput {
            name: "train".to_owned(),
            uri: uri.to_string(),
            files: vec![file("a"), file(&n.to_string())],
        };
        store.begin_job(&execution, "Train", &job(n, input)).unwrap();
        finish(&store, &execution, |end| {
            end.job = Some(JobEnd {
                ended_at: at(n),
                exit_code: Some(0),
                cpu_ms: Some(1),
                peak_memory_bytes: None,
            });
            end.outputs = vec![Output { name: "model".to_owned(), uri: uri.to_string() }];
            end.metrics =
                vec![
                    MetricPoint { name: "auc".to_owned(), value: 0.8, at: at(n), origin: MetricOrigin::Log };
                    METRICS
                ];
            end.package = Some(NewPackage {
                group: "churn".to_owned(),
                approval_status: ApprovalStatus::Approved,
                describe: json!({}),
            });
        });
        store.finish_execution(&execution, ExecutionStatus::Succeeded, None, at(n)).unwrap();
    }
}

fn job(n: i64, input: NewInput) -> NewJob {
    NewJob {
        attempt: 1,
        image: "image".to_owned(),
        environment: None,
        stand_in: None,
        instance_type: None,
        instance_count: None,
        cores: None,
        memory_limit_bytes: None,
        started_at: at(n),
        inputs: vec![input],
    }
}

#[test]
fn a_killed_writer_leaves_a_whole_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    for round in 0..6 {
        let before = events(&store);
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "crash::writer", "--ignored"])
            .env(HOME, folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Killed at another moment of its work in each round, but never before it has begun.
        let patience = Instant::now() + Duration::from_secs(30);
        while events(&store) < before + 20 && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_millis(7 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(events(&store) >= before + 20, "the writer wrote nothing");
        check(folder.path());
    }
}

/// Looks at everything as a process that opens the home next.
fn check(home: &Path) {
    let store = Store::open(home).unwrap();
    let database = Connection::open(home.join("pipewright.db")).unwrap();
    let verdict: String = database.pragma_query_value(None, "integrity_check", |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");

    let bucket = S3Uri { bucket: "bucket".to_owned(), key: String::new() };
    for object in store.list(&bucket).unwrap() {
        assert_eq!(object.sha256, sha256(&fs::read(&object.blob).unwrap()), "{}", object.uri);
    }

    for execution in store.unfinished().unwrap() {
        assert!(store.interrupt(&execution.arn, "killed", at(0)).unwrap());
    }
    let all = ExecutionFilter { pipeline: None, before: None, limit: u32::MAX };
    let mut succeeded = 0;
    for execution in store.executions(&all).unwrap() {
        let outputs = store.outputs(&execution.arn).unwrap();
        let metrics = store.metrics(&execution.arn).unwrap();
        // A job and its inputs come together, and the list of several files can be opened.
        let (inputs, jobs) =
            (store.step_inputs(&execution.arn).unwrap(), store.step_jobs(&execution.arn).unwrap());
        assert_eq!(inputs.len(), jobs.len());
        for input in inputs {
            assert_eq!(store.manifest(&input.content.sha256).unwrap().unwrap().len(), 2);
        }
        match store.step(&execution.arn, "Train").unwrap() {
            Some(step) if step.status == StepStatus::Succeeded => {
                assert_eq!((outputs.len(), metrics.len()), (1, METRICS));
                let uri = S3Uri::parse(&outputs[0].output.uri).unwrap();
                assert!(store.get(&uri).unwrap().is_some());
                assert!(jobs[0].end.is_some());
                succeeded += 1;
            }
            step => {
                assert!(step.is_none_or(|step| step.status == StepStatus::Failed));
                assert_eq!(execution.status, ExecutionStatus::Failed);
                assert_eq!((outputs.len(), metrics.len()), (0, 0));
                assert!(jobs.iter().all(|job| job.end.is_none()), "half-recorded reads as such");
            }
        }
    }
    // A version for each success, and for nothing else.
    let versions = store.model_packages("churn").unwrap();
    assert_eq!(versions.len(), succeeded);
    assert!(versions.first().is_none_or(|newest| newest.version as usize == succeeded));
}
