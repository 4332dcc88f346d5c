//! One world for all tests of jobs: objects in a folder, the machine's Python in place of an image.

mod algorithm;
mod isolation;
mod processing;
mod stopping;
mod stopping_execution;
mod training;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use pipewright_engine::environment::{Environments, Images};
use pipewright_engine::job::{
    JobContext, JobError, JobNews, JobOutcome, processing as processing_job, training as training_job,
};
use pipewright_engine::port::{Object, ObjectError, Objects};
use pipewright_engine::stop::Stop;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::timestamp::Timestamp;
use serde_json::{Value, json};

/// The image that stands for `/usr/bin/python3` as it is.
pub(crate) const IMAGE: &str = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/plain-python:1";

/// Objects as files in a folder, by key.
pub(crate) struct Folder {
    blobs: PathBuf,
    known: Mutex<BTreeMap<String, Object>>,
}

impl Folder {
    pub(crate) fn put(&self, uri: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let source = self.blobs.join("incoming");
        fs::write(&source, text).unwrap();
        self.take_file(&S3Uri::parse(uri).unwrap(), &source).unwrap().blob
    }

    pub(crate) fn text(&self, uri: &str) -> String {
        let known = self.known.lock().unwrap();
        let object = known.get(uri).unwrap_or_else(|| panic!("no {uri} among {:?}", known.keys()));
        fs::read_to_string(&object.blob).unwrap()
    }

    pub(crate) fn bytes(&self, uri: &str) -> Vec<u8> {
        fs::read(&self.known.lock().unwrap()[uri].blob).unwrap()
    }
}

impl Objects for Folder {
    fn list(&self, uri: &S3Uri) -> Result<Vec<Object>, ObjectError> {
        let known = self.known.lock().unwrap();
        let found =
            known.values().filter(|it| it.uri.bucket == uri.bucket && it.uri.key.starts_with(&uri.key));
        Ok(found.cloned().collect())
    }

    fn take_file(&self, uri: &S3Uri, file: &Path) -> Result<Object, ObjectError> {
        let mut known = self.known.lock().unwrap();
        let blob = self.blobs.join(format!("blob-{}", known.len()));
        fs::rename(file, &blob).unwrap();
        fs::set_permissions(&blob, std::os::unix::fs::PermissionsExt::from_mode(0o444)).unwrap();
        let bytes = fs::metadata(&blob).unwrap().len();
        let object = Object { uri: uri.clone(), sha256: "0".repeat(64), bytes, blob };
        known.insert(uri.to_string(), object.clone());
        Ok(object)
    }
}

/// A store, a log folder and a clock.
pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) objects: Arc<Folder>,
    pub(crate) stop: Stop,
    pub(crate) environments: Arc<Environments>,
    /// What the job run last told.
    pub(crate) news: Arc<Mutex<Vec<JobNews>>>,
    jobs: AtomicUsize,
}

fn now() -> Timestamp {
    Timestamp(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64)
}

impl World {
    pub(crate) fn new() -> Self {
        let table = json!({"images": [{
            "repository": "plain-python", "tag": "1", "candidates": [{"interpreter": "/usr/bin/python3"}],
        }]});
        let images = Images::parse(&table.to_string()).unwrap();
        Self::with(|folder| Environments::with_images(folder.join("environments"), images))
    }

    /// The real images, in the environments of the user's choice: building them takes a minute.
    pub(crate) fn with(environments: impl FnOnce(&Path) -> Environments) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let blobs = folder.path().join("objects");
        fs::create_dir(&blobs).unwrap();
        Self {
            objects: Arc::new(Folder { blobs, known: Mutex::default() }),
            stop: Stop::default(),
            environments: Arc::new(environments(folder.path())),
            news: Arc::default(),
            jobs: AtomicUsize::new(0),
            folder,
        }
    }

    fn context(&self) -> JobContext {
        let number = self.jobs.fetch_add(1, Ordering::Relaxed);
        let news = Arc::clone(&self.news);
        news.lock().unwrap().clear();
        let directory = self.folder.path().join(format!("job-{number}"));
        fs::create_dir(&directory).unwrap();
        JobContext {
            name: format!("job-{number}"),
            arn: format!("arn:aws:sagemaker:local:123456789012:job/job-{number}"),
            log: self.log_file(number),
            directory,
            objects: self.objects.clone(),
            environments: Arc::clone(&self.environments),
            launcher: PathBuf::from(env!("CARGO_BIN_EXE_pipewright-job-launch")),
            stop: self.stop.clone(),
            now,
            on_news: Box::new(move |what| news.lock().unwrap().push(what)),
        }
    }

    fn log_file(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("job-{number}.log"))
    }

    /// The log of the job run last.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.log_file(self.jobs.load(Ordering::Relaxed) - 1)).unwrap()
    }

    pub(crate) async fn process(&self, request: &Value) -> Result<JobOutcome, JobError> {
        let context = self.context();
        let outcome = processing_job::run(&context, request).await;
        let left: Vec<_> = fs::read_dir(&context.directory).unwrap().collect();
        assert!(left.is_empty(), "left in the job's folder: {left:?}\n{}", self.log());
        outcome
    }

    pub(crate) async fn train(&self, request: &Value) -> Result<JobOutcome, JobError> {
        training_job::run(&self.context(), request).await
    }

    /// Runs Python code as a processing job with the output `out`; its text files by name.
    pub(crate) async fn python(&self, code: &str) -> Result<JobOutcome, JobError> {
        self.process(&python(code)).await
    }
}

/// A processing job of that code, with the output `out` at `/opt/ml/processing/out`.
pub(crate) fn python(code: &str) -> Value {
    json!({
        "ProcessingJobName": "given by the caller",
        "AppSpecification": {"ImageUri": IMAGE, "ContainerEntrypoint": ["python3", "-c", code]},
        "ProcessingOutputConfig": {"Outputs": [{
            "OutputName": "out",
            "S3Output": {"S3Uri": "s3://b/out", "LocalPath": "/opt/ml/processing/out", "S3UploadMode": "EndOfJob"},
        }]},
        "RoleArn": "arn:aws:iam::123456789012:role/R",
    })
}

/// An input of a processing job.
pub(crate) fn input(name: &str, uri: &str, path: &str) -> Value {
    json!({"InputName": name, "S3Input": {"S3Uri": uri, "LocalPath": path, "S3DataType": "S3Prefix"}})
}

/// The message of a job that failed.
#[track_caller]
pub(crate) fn failure(outcome: Result<JobOutcome, JobError>) -> String {
    match outcome {
        Ok(outcome) => panic!("the job completed: {outcome:?}"),
        Err(error) => error.to_string(),
    }
}
