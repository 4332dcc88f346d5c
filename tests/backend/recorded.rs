//! What an execution was made from is written down when it happens: every value is checked against the files, against
//! git and against the bytes that were kept.

use std::fs;
use std::path::Path;

use pipewright_backend_tests::{Content, Git, Pipewright, Project, Report, Step, committed, sha256};
use serde_json::Value;

const PRESET: &str = "[presets.quick]\nNumRound = 5\nAucThreshold = 0.5\n";

#[test]
fn everything_a_model_was_made_from() {
    let pipewright = Pipewright::new();
    let project = Project::churn().with("pipewright.toml", PRESET);
    let folder = project.path();
    let head = committed(folder);

    let first: Report = run(&pipewright, folder).expect_exit(0).json();
    let revision = |dirty| Git { commit: Some(head.clone()), branch: Some("main".to_owned()), dirty };
    assert_eq!(first.source.git, Some(revision(false)));
    assert_eq!((first.source.version, first.source.preset.as_deref()), (1, Some("quick")));
    assert!(first.source.started_by.as_ref().is_some_and(|name| !name.is_empty()));
    let origins = ["MaxDepth", "NumRound", "Eta"].map(|name| first.origins[name].as_str());
    assert_eq!(origins, ["given", "preset", "default"]);
    files_are_those_of_the_project(&first, folder);
    inputs_are_the_files_and_outputs_before(&pipewright, &first, folder);
    jobs_say_what_they_ran_in(&first);
    metrics_of_the_report_are_the_steps(&pipewright, &first);

    // One byte of the data: another content under the same path, and whatever follows from it.
    let data = folder.join("data/telco_churn.csv");
    let mut bytes = fs::read(&data).expect("the data");
    let last_digit = bytes.iter().rposition(|&byte| byte == b'7').expect("a digit");
    bytes[last_digit] = b'8';
    fs::write(&data, bytes).expect("a writable copy");
    let second: Report = run(&pipewright, folder).expect_exit(0).json();
    assert_eq!(second.source.git, Some(revision(true)));
    files_are_those_of_the_project(&second, folder);
    let input = |report: &Report, step: &str, name: &str| report.step(step).inputs[name].sha256.clone();
    assert_ne!(input(&first, "ProcessData", "data"), input(&second, "ProcessData", "data"));
    assert_eq!(input(&first, "ProcessData", "code"), input(&second, "ProcessData", "code"));
    let environment = |report: &Report, step: &str| job(report.step(step)).environment.clone();
    assert_eq!(environment(&first, "TrainModel"), environment(&second, "TrainModel"));

    // A job that fails leaves what it was given and how it ended.
    fs::write(folder.join("code/process.py"), "raise SystemExit(3)\n").expect("a writable copy");
    let failed: Report = run(&pipewright, folder).expect_exit(1).json();
    let step = failed.step("ProcessData");
    assert_eq!((step.status.as_str(), job(step).exit_code), ("Failed", Some(3)));
    assert_eq!(step.inputs["code"].sha256, sha256(b"raise SystemExit(3)\n"));
    assert!(failed.step("TrainModel").job.is_none() && failed.step("TrainModel").inputs.is_empty());
}

#[test]
fn a_project_without_a_repository_has_no_commit() {
    let pipewright = Pipewright::new();
    let project = Project::churn().with("code/process.py", "raise SystemExit(3)\n");
    let report: Report = pipewright.run(project.path(), &[]).expect_exit(1).json();
    assert_eq!((report.source.git, report.files.len()), (None, 3));
}

fn run(pipewright: &Pipewright, folder: &Path) -> pipewright_backend_tests::Answer {
    let folder = folder.to_str().expect("a path in UTF-8");
    pipewright.answer(["run", folder, "--format", "json", "--preset", "quick", "--param", "MaxDepth=2"])
}

fn files_are_those_of_the_project(report: &Report, folder: &Path) {
    let paths: Vec<_> = report.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["code/evaluate.py", "code/process.py", "data/telco_churn.csv"]);
    for file in &report.files {
        let bytes = fs::read(folder.join(&file.path)).expect("a file of the project");
        assert_eq!((&file.sha256, file.bytes), (&sha256(&bytes), bytes.len() as u64), "{}", file.path);
    }
}

fn inputs_are_the_files_and_outputs_before(pipewright: &Pipewright, report: &Report, folder: &Path) {
    let hashed = |path: &str| sha256(&fs::read(folder.join(path)).expect("a file of the project"));
    let process = report.step("ProcessData");
    assert_eq!(process.inputs["code"].sha256, hashed("code/process.py"));
    assert_eq!(process.inputs["data"].sha256, hashed("data/telco_churn.csv"));

    // A folder of one file is known by that file, whatever its name.
    let train = report.artifact("ProcessData", "/train/train.csv");
    let kept = fs::read(pipewright.blob(&train.sha256)).expect("a blob");
    let expect = Content {
        uri: process.outputs["train"].clone(),
        sha256: sha256(&kept),
        bytes: kept.len() as u64,
        files: 1,
    };
    assert_eq!(process.output_contents["train"], expect);
    assert_eq!(report.step("TrainModel").inputs["train"], expect);

    // A folder of several files is known by the list of them, which is kept.
    let names = ["columns.json", "customers.csv", "test.csv"];
    let members = names.map(|name| report.artifact("ProcessData", &format!("/test/{name}")));
    let lines: Vec<String> =
        names.iter().zip(members).map(|(name, file)| format!("{}  {name}\n", file.sha256)).collect();
    let list = lines.concat();
    let test = &process.output_contents["test"];
    assert_eq!((&test.sha256, test.files), (&sha256(list.as_bytes()), 3));
    assert_eq!(test.bytes, members.iter().map(|file| file.bytes).sum::<u64>());
    assert_eq!(&report.step("EvaluateModel").inputs["test"], test);
    assert_eq!(pipewright.text(&test.sha256), list);

    let model = &report.artifact("TrainModel", "/model.tar.gz").sha256;
    let evaluation = &report.artifact("EvaluateModel", "/evaluation.json").sha256;
    for (step, input, expect) in [
        ("EvaluateModel", "model", model),
        ("CreateModel", "PrimaryContainer.ModelDataUrl", model),
        ("RegisterModel", "InferenceSpecification.Containers[0].ModelDataUrl", model),
        ("RegisterModel", "ModelMetrics.ModelQuality.Statistics.S3Uri", evaluation),
    ] {
        assert_eq!(&report.step(step).inputs[input].sha256, expect, "{step} {input}");
    }
}

fn jobs_say_what_they_ran_in(report: &Report) {
    for (step, image, package) in [
        ("ProcessData", "sagemaker-scikit-learn:1.2-1", "scikit-learn"),
        ("TrainModel", "sagemaker-xgboost:1.7-1", "xgboost"),
        ("EvaluateModel", "sagemaker-xgboost:1.7-1", "xgboost"),
    ] {
        let job = job(report.step(step));
        assert!(job.image.contains(image), "{}", job.image);
        assert_eq!((job.attempt, job.exit_code), (1, Some(0)));
        assert_eq!((job.instance_type.as_deref(), job.instance_count), (Some("ml.m5.xlarge"), Some(1)));
        let cores = std::thread::available_parallelism().expect("a number of cores").get();
        assert_eq!(job.cores.map(|cores| cores as usize), Some(cores));
        // Two million bytes are not enough to import pandas, nor a millisecond.
        assert!(job.peak_memory_bytes.is_some_and(|bytes| bytes > 2_000_000), "{job:?}");
        let (wall, cpu) = (job.wall_ms.expect("measured"), job.cpu_ms.expect("measured"));
        assert!(cpu > 0 && cpu <= (wall + 1000) * cores as u64, "{job:?}");

        let digest = job.environment.as_ref().expect("an environment");
        let environment = &report.environments[digest];
        assert_eq!(environment.image, image);
        assert!(environment.python.starts_with("3.") && environment.python.matches('.').count() == 2);
        assert!(environment.packages.is_sorted());
        assert!(environment.packages.iter().any(|one| one.starts_with(&format!("{package}=="))));
        let mut lines = vec![environment.image.clone(), format!("python=={}", environment.python)];
        lines.extend(environment.packages.clone());
        assert_eq!(digest, &sha256((lines.join("\n") + "\n").as_bytes()));
    }
    assert!(report.step("CheckQuality").job.is_none());
}

fn metrics_of_the_report_are_the_steps(pipewright: &Pipewright, report: &Report) {
    let evaluation = pipewright.text(&report.artifact("EvaluateModel", "/evaluation.json").sha256);
    let evaluation: Value = serde_json::from_str(&evaluation).expect("a JSON report");
    let auc = evaluation["binary_classification_metrics"]["roc_auc"]["value"].as_f64();
    assert_eq!(report.step("EvaluateModel").metrics.get("roc_auc").copied(), auc);
    // The step that registers the model names the same report: its metrics are told once.
    assert!(report.step("RegisterModel").metrics.is_empty());
}

fn job(step: &Step) -> &pipewright_backend_tests::Job {
    step.job.as_ref().unwrap_or_else(|| panic!("{} has no job", step.name))
}
