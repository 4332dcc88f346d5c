//! `pipewright models`: every value of a passport against the definition, the files, git, the environment's own list
//! of packages, the start command, the evaluation reports and the decisions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pipewright_backend_tests::{environments_of, sha256};
use serde::Deserialize;
use serde_json::Value;

use super::lineage::evaluate;
use super::story::{ADA, Run, STORY, WHY};

#[derive(Deserialize)]
struct Passport {
    model: Model,
    previous: Option<Model>,
    verified: String,
    accepts: Vec<String>,
    returns: Vec<String>,
    execution: Summary,
    data: Vec<File>,
    made: Vec<File>,
    code: Code,
    definition: Definition,
    hyperparameters: Vec<Hyperparameter>,
    jobs: Vec<Job>,
    metrics: Vec<Judged>,
    judged_by: Option<String>,
    headline: Option<Metric>,
    trend: Vec<Point>,
    cached: Vec<Value>,
    used_by: Vec<Use>,
    reproduce: String,
    unavailable: Vec<String>,
}

#[derive(Deserialize)]
struct Model {
    arn: String,
    group: String,
    version: usize,
    status: String,
    approvals: Vec<Approval>,
    execution: String,
    pipeline: String,
    number: usize,
    step: String,
    files: Vec<Archive>,
    metrics: Vec<Metric>,
}

#[derive(Deserialize)]
struct Approval {
    status: String,
    by: Option<String>,
    at: i64,
    comment: Option<String>,
}

#[derive(Deserialize)]
struct Archive {
    uri: String,
    sha256: Option<String>,
    bytes: Option<u64>,
    kept: bool,
}

#[derive(Deserialize)]
struct Metric {
    name: String,
    value: Option<f64>,
}

#[derive(Deserialize)]
struct Summary {
    arn: String,
    status: String,
}

#[derive(Debug, Deserialize)]
struct File {
    uri: String,
    source: Option<String>,
    sha256: String,
    bytes: Option<u64>,
    rows: Option<usize>,
    columns: Option<usize>,
    kept: bool,
    versus: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    commit: Option<String>,
    branch: Option<String>,
    dirty: Option<bool>,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct Definition {
    pipeline: String,
    version: u32,
    sha256: Option<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Hyperparameter {
    step: String,
    name: String,
    value: String,
    origin: String,
    from: String,
}

#[derive(Deserialize)]
struct Job {
    step: String,
    execution: String,
    image: Option<String>,
    environment: Option<String>,
    python: Option<String>,
    packages: Vec<String>,
    instance_type: Option<String>,
    instance_count: Option<u32>,
    cores: Option<u32>,
    peak_memory_bytes: Option<u64>,
    cpu_ms: Option<u64>,
    took_ms: Option<i64>,
}

#[derive(Deserialize)]
struct Judged {
    metric: Metric,
    previous: Option<Metric>,
    change: Option<f64>,
    better: Option<bool>,
}

#[derive(Deserialize)]
struct Point {
    version: usize,
    value: Option<f64>,
}

#[derive(Deserialize)]
struct Use {
    name: String,
}

fn passport(run: &Run) -> Passport {
    let model = STORY.model(run);
    STORY.pipewright.answer(["models", "passport", &model, "--format", "json"]).expect_exit(0).json()
}

/// Those whose passports are looked at, with the run before each: the first, one of the grid, and both that changed.
fn told() -> Vec<(&'static Run, Option<&'static Run>, Passport)> {
    let chosen = [&STORY.runs[0], STORY.of_grid(5, "0.1", 20), STORY.changed_code(), STORY.changed_data()];
    let before = |run: &Run| STORY.number(run).checked_sub(2).map(|at| &STORY.runs[at]);
    chosen.into_iter().map(|run| (run, before(run), passport(run))).collect()
}

fn stored(digest: &str) -> Vec<u8> {
    fs::read(STORY.pipewright.blob(digest)).expect("a blob")
}

/// Rows of values and columns; a first row whose cells are no numbers names the columns.
fn table(name: &str, bytes: &[u8]) -> (Option<usize>, Option<usize>) {
    if Path::new(name).extension().is_none_or(|end| end != "csv") {
        return (None, None);
    }
    let text = std::str::from_utf8(bytes).expect("a table of text");
    assert!(!text.contains('"'), "nothing is quoted: lines are rows");
    let first: Vec<_> = text.lines().next().expect("a row").split(',').collect();
    let names = usize::from(first.iter().all(|cell| cell.parse::<f64>().is_err()));
    (Some(text.lines().count() - names), Some(first.len()))
}

fn is_file(told: &File, digest: &str, before: Option<&str>) {
    let bytes = stored(digest);
    assert_eq!((told.sha256.as_str(), told.bytes), (digest, Some(bytes.len() as u64)));
    assert_eq!(sha256(&bytes), digest);
    assert!(told.kept);
    let name = told.source.as_ref().unwrap_or(&told.uri);
    assert_eq!((told.rows, told.columns), table(name, &bytes), "{name}");
    let versus = before.map(|before| if before == digest { "same" } else { "changed" });
    assert_eq!(told.versus.as_deref(), versus, "{name}");
}

#[test]
fn the_version_is_what_was_registered_and_is_still_that() {
    for (run, before, told) in told() {
        let model = &told.model;
        let number = STORY.number(run);
        let arn = &run.report.step("RegisterModel").outputs["model_package"];
        assert_eq!((&model.arn, model.group.as_str(), model.version), (arn, "churn-xgb", number));
        assert_eq!((model.execution.as_str(), model.step.as_str()), (run.arn(), "RegisterModel"));
        assert_eq!((&model.pipeline, model.number), (&run.report.execution.pipeline, number));
        assert_eq!((told.execution.arn.as_str(), told.execution.status.as_str()), (run.arn(), "Succeeded"));
        assert_eq!(told.previous.map(|one| one.execution), before.map(|before| before.arn().to_owned()));
        let archive = run.report.artifact("TrainModel", "/model.tar.gz");
        let [file] = model.files.as_slice() else { panic!("one archive") };
        assert_eq!((&file.uri, file.sha256.as_ref()), (&archive.uri, Some(&archive.sha256)));
        assert_eq!((file.bytes, file.kept, told.verified.as_str()), (Some(archive.bytes), true, "matches"));
        assert_eq!((told.accepts, told.returns), (vec!["text/csv".into()], vec!["text/csv".into()]));
        let created = format!("pipelines-{}-CreateModel-", run.arn().rsplit('/').next().expect("an id"));
        let [used] = told.used_by.as_slice() else { panic!("one created model") };
        assert!(used.name.starts_with(&created), "{}", used.name);
        assert!(told.cached.is_empty() && told.unavailable.is_empty(), "{:?}", told.unavailable);
    }
}

#[test]
fn data_and_code_are_the_files_as_they_were() {
    let evaluate = evaluate();
    let mut definitions = BTreeMap::new();
    for (run, before, told) in told() {
        let [data] = told.data.as_slice() else { panic!("one dataset: {:?}", told.data) };
        is_file(data, &run.data, before.map(|before| before.data.as_str()));
        assert_eq!((data.rows, data.columns), (Some(run.rows), Some(21)));
        assert!(data.source.as_ref().is_some_and(|source| source.ends_with("/data/telco_churn.csv")));

        let made: BTreeMap<_, _> = told.made.iter().map(|file| (file.uri.as_str(), file)).collect();
        let kept = run.report.artifacts.iter().filter(|one| one.step != "TrainModel");
        assert_eq!(made.len(), kept.clone().count());
        for artifact in kept {
            let of =
                |before: &Run| before.report.artifact(&artifact.step, &tail(&artifact.name)).sha256.clone();
            is_file(made[artifact.uri.as_str()], &artifact.sha256, before.map(of).as_deref());
        }

        assert_eq!(told.code.commit.as_deref(), Some(STORY.commit.as_str()));
        assert_eq!((told.code.branch.as_deref(), told.code.dirty), (Some("main"), Some(run.dirty)));
        let code = |name: &str| {
            let of_name = |file: &&File| file.source.as_ref().is_some_and(|source| source.ends_with(name));
            told.code.files.iter().find(of_name).unwrap_or_else(|| panic!("no {name}"))
        };
        is_file(code("/code/process.py"), &run.code, before.map(|before| before.code.as_str()));
        is_file(code("/code/evaluate.py"), &evaluate, before.map(|_| evaluate.as_str()));
        assert_eq!(told.code.files.len(), 2);

        assert_eq!(told.definition.pipeline, run.report.execution.pipeline);
        assert_eq!(told.definition.version, run.report.source.version);
        definitions
            .entry(told.definition.version)
            .or_insert_with(BTreeSet::new)
            .insert(told.definition.sha256);
        let mut lines = told.reproduce.lines();
        let checkout = lines.next().expect("a checkout");
        assert!(checkout.contains(&format!(" checkout {}", STORY.commit)), "{checkout}");
        assert_eq!(checkout.contains("not committed"), run.dirty, "{checkout}");
        for (name, value) in &run.given {
            assert!(told.reproduce.contains(&format!("--param {name}={value}")), "{}", told.reproduce);
        }
    }
    // Files are part of what a version says, and these two changed.
    assert_eq!(definitions.len(), 3);
    assert!(definitions.values().all(|digests| digests.len() == 1 && digests.first() != Some(&None)));
}

/// `/train.csv` of `train/train.csv`.
fn tail(name: &str) -> String {
    format!("/{}", name.rsplit('/').next().expect("a name"))
}

#[test]
fn hyperparameters_come_from_where_the_definition_and_the_start_say() {
    let text = fs::read_to_string(STORY.project.path().join("pipeline.json")).expect("the definition");
    let definition: Value = serde_json::from_str(&text).expect("JSON");
    let named = |list: &str, name: &str| -> Value {
        let found = definition[list].as_array().expect("a list").iter().find(|one| one["Name"] == name);
        found.unwrap_or_else(|| panic!("no {name} in {list}")).clone()
    };
    let train = named("Steps", "TrainModel");
    let written = train["Arguments"]["HyperParameters"].as_object().expect("hyperparameters");
    for (run, _, told) in told() {
        let one = |(name, value): (&String, &Value)| {
            let join = value.pointer("/Std:Join/Values/0/Get").and_then(Value::as_str);
            let parameter = join.and_then(|get| get.strip_prefix("Parameters."));
            let (value, origin) = match (parameter, parameter.and_then(|parameter| run.given.get(parameter)))
            {
                (None, _) => (value.as_str().expect("a literal").to_owned(), "literal"),
                (Some(_), Some(given)) => (given.clone(), "override"),
                (Some(parameter), None) => {
                    (named("Parameters", parameter)["DefaultValue"].to_string(), "default")
                }
            };
            Hyperparameter {
                step: "TrainModel".to_owned(),
                name: name.clone(),
                value,
                origin: origin.to_owned(),
                from: parameter.unwrap_or_default().to_owned(),
            }
        };
        let expect: BTreeSet<_> = written.iter().map(one).collect();
        assert_eq!(told.hyperparameters.into_iter().collect::<BTreeSet<_>>(), expect);
    }
}

#[test]
fn jobs_ran_in_what_the_environment_says_of_itself() {
    let mut known = BTreeMap::new();
    for (run, _, told) in told() {
        let steps: Vec<_> = told.jobs.iter().map(|job| job.step.as_str()).collect();
        assert_eq!(steps, ["TrainModel", "ProcessData", "EvaluateModel"], "the training comes first");
        for job in &told.jobs {
            let step = run.report.step(&job.step);
            let recorded = step.job.as_ref().expect("a job");
            let image = job.image.clone().expect("an image");
            assert_eq!((job.execution.as_str(), &image), (run.arn(), &recorded.image));
            assert_eq!(job.environment, recorded.environment);
            let name = image.rsplit('/').next().expect("a name and a tag");
            let own = known.entry(image.clone()).or_insert_with(|| environments_by_digest(name));
            let own = job.environment.as_ref().and_then(|digest| own.get(digest));
            let (python, packages) =
                own.unwrap_or_else(|| panic!("no environment of {name} is the one recorded"));
            assert_eq!((job.python.as_ref(), &job.packages), (Some(python), packages), "{image}");
            assert_eq!((job.instance_type.as_deref(), job.instance_count), (Some("ml.m5.xlarge"), Some(1)));
            let cores = std::thread::available_parallelism().expect("cores").get();
            assert_eq!(job.cores.map(|cores| cores as usize), Some(cores));
            assert_eq!((job.peak_memory_bytes, job.cpu_ms), (recorded.peak_memory_bytes, recorded.cpu_ms));
            let (from, to) = (step.started_at.expect("a start"), step.ended_at.expect("an end"));
            assert_eq!(job.took_ms, Some(to.as_millisecond() - from.as_millisecond()), "{}", job.step);
        }
    }
}

/// Python's version and the packages of the environments of an image, by the digest that a passport names them with.
fn environments_by_digest(image: &str) -> BTreeMap<String, (String, Vec<String>)> {
    let script = "import importlib.metadata as m, json, platform, re\n\
        names = {re.sub('[-_.]+', '-', d.metadata['Name']).lower() + '==' + d.version for d in m.distributions()}\n\
        print(json.dumps([platform.python_version(), sorted(names)]))";
    let ask = |(stands_for, python): (String, PathBuf)| {
        let output = Command::new(python).args(["-I", "-c", script]).output().expect("Python");
        let told: (String, Vec<String>) = serde_json::from_slice(&output.stdout).expect("JSON");
        let lines = format!("{stands_for}\npython=={}\n{}\n", told.0, told.1.join("\n"));
        (sha256(lines.as_bytes()), told)
    };
    environments_of(image).into_iter().map(ask).collect()
}

#[test]
fn metrics_are_those_of_the_report_beside_the_version_before() {
    for (run, before, told) in told() {
        let report = run.report.artifact("EvaluateModel", "/evaluation.json");
        assert_eq!(told.judged_by.as_ref(), Some(&report.uri));
        assert_eq!(told.metrics.len(), run.evaluation.len());
        for one in &told.metrics {
            let name = &one.metric.name;
            let (now, then) = (run.evaluation[name], before.map(|before| before.evaluation[name]));
            assert_eq!(one.metric.value, Some(now), "{name}");
            assert_eq!(one.previous.as_ref().and_then(|metric| metric.value), then, "{name}");
            assert_eq!(one.change, then.map(|then| now - then), "{name}");
            let gain = then.map(|then| if name == "log_loss" { then - now } else { now - then });
            assert_eq!(one.better, gain.filter(|gain| *gain != 0.0).map(|gain| gain > 0.0), "{name}");
        }
        let headline = told.headline.expect("what the pipeline decides by");
        assert_eq!((headline.name.as_str(), headline.value), ("roc_auc", Some(run.evaluation["roc_auc"])));
        let trend: Vec<_> = told.trend.iter().map(|point| (point.version, point.value)).collect();
        let truth = STORY.runs[..14].iter().map(|run| (STORY.number(run), Some(run.evaluation["roc_auc"])));
        assert_eq!(trend, truth.collect::<Vec<_>>());
    }
}

#[test]
fn decisions_are_told_with_who_when_and_why() {
    let mut decided = BTreeSet::new();
    for (run, status, why) in
        [(STORY.of_grid(5, "0.1", 20), "Approved", None), (STORY.changed_data(), "Rejected", Some(WHY))]
    {
        let told = passport(run).model;
        let [registered, last] = told.approvals.as_slice() else { panic!("registered, then decided about") };
        assert_eq!((registered.status.as_str(), registered.by.as_ref()), ("PendingManualApproval", None));
        assert_eq!((last.status.as_str(), told.status.as_str()), (status, status));
        assert_eq!((last.by.as_deref(), last.comment.as_deref()), (Some(ADA), why));
        let ended = STORY.failed().report.execution.ended_at.expect("an end").as_millisecond();
        assert!(last.at >= ended, "decided after everything ran");
        decided.insert(told.version);
    }
    let answer = STORY.pipewright.answer(["models", "list", "churn-xgb", "--format", "json"]).expect_exit(0);
    let versions: Vec<Model> = answer.json();
    assert_eq!(
        versions.iter().map(|one| one.version).collect::<Vec<_>>(),
        (1..=14).rev().collect::<Vec<_>>()
    );
    for version in &versions {
        let run = &STORY.runs[version.version - 1];
        let metrics = version.metrics.iter().filter_map(|one| Some((one.name.clone(), one.value?)));
        assert_eq!(metrics.collect::<BTreeMap<_, _>>(), run.evaluation);
        assert_eq!(decided.contains(&version.version), version.status != "PendingManualApproval");
    }
}

#[test]
fn a_passport_and_its_archive_leave_as_files() {
    let run = STORY.changed_data();
    let model = STORY.model(run);
    let text = STORY.pipewright.answer(["models", "passport", &model]).expect_exit(0).stdout;
    let archive = run.report.artifact("TrainModel", "/model.tar.gz");
    let parts = [&run.data, &run.code, &STORY.commit, &archive.sha256, &ADA[..3].to_owned(), &WHY.to_owned()];
    for part in parts {
        assert!(text.contains(part.as_str()), "{part} in\n{text}");
    }
    for job in &passport(run).jobs {
        for package in &job.packages {
            assert!(text.contains(package), "{package}");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_str().expect("a path in UTF-8");
    let download = ["models", "download", &model, "--output", to];
    let _ = STORY.pipewright.answer(download).expect_exit(0);
    let file = folder.path().join("model.tar.gz");
    assert_eq!(sha256(&fs::read(&file).expect("the archive")), archive.sha256);
    fs::write(&file, "mine").expect("a writable file");
    let refused = STORY.pipewright.answer(download).expect_exit(2);
    assert!(refused.stderr.contains("is there already."), "{refused}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), "mine");
}
