//! The use cases, on a temporary home, with steps that take no time.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use pipewright_api::document::Document;
use pipewright_api::dto::execution::ValueOrigin;
use pipewright_api::dto::file::FilePreview;
use pipewright_api::dto::git::VersionOf;
use pipewright_api::dto::notice::Notice;
use pipewright_api::error::ErrorCode;
use pipewright_api::execution::Start;
use pipewright_api::launcher::this_program;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::layout::scene::Point;
use pipewright_pipeline::status::ExecutionStatus;
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{NewExecution, Store};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const SOON: Duration = Duration::from_secs(10);

/// A home, a project, and a workbench on them.
struct Bench {
    folder: TempDir,
    runtime: Runtime,
    workbench: Workbench,
}

impl Bench {
    fn new(definition: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("project");
        std::fs::create_dir(&project).unwrap();
        std::fs::write(project.join("pipeline.json"), definition).unwrap();
        let runtime = Runtime::new().unwrap();
        let workbench =
            Workbench::open(&folder.path().join("home"), runtime.handle().clone(), this_program().unwrap())
                .unwrap();
        Self { folder, runtime, workbench }
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    fn run(&self, parameters: &[(&str, &str)]) -> pipewright_api::dto::report::Report {
        let parameters =
            parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let start = Start { parameters, ..Start::default() };
        let started = self.workbench.start_path(&self.project(), &start).unwrap();
        self.runtime.block_on(self.workbench.wait(&started.arn)).unwrap();
        self.workbench.report(&started.arn).unwrap()
    }
}

const GATE: &str = r#"{"Parameters": [{"Name": "Auc", "Type": "Float", "DefaultValue": 0.7},
    {"Name": "Model", "Type": "String", "DefaultValue": "file://model.tar.gz"}],
  "Steps": [{"Name": "Gate", "Type": "Condition", "Arguments": {
    "Conditions": [{"Type": "GreaterThan", "LeftValue": {"Get": "Parameters.Auc"}, "RightValue": 0.5}],
    "IfSteps": [{"Name": "Create", "Type": "Model", "Arguments": {"PrimaryContainer": {"Image": "churn:1", "ModelDataUrl": {"Get": "Parameters.Model"}}}},
      {"Name": "Register", "Type": "RegisterModel", "Arguments": {"ModelPackageGroupName": "group",
        "InferenceSpecification": {"Containers": [{"ModelDataUrl": {"Get": "Parameters.Model"}}]}}}],
    "ElseSteps": [{"Name": "Low", "Type": "Fail", "Arguments": {"ErrorMessage": {"Std:Join": {"On": " ",
      "Values": ["AUC is", {"Get": "Parameters.Auc"}]}}}}]}}]}"#;

#[test]
fn an_execution_from_start_to_end() {
    let bench = Bench::new(GATE);
    std::fs::write(bench.project().join("model.tar.gz"), "a model").unwrap();
    let report = bench.run(&[]);
    assert_eq!(report.execution.status, "Succeeded");
    let statuses: Vec<_> =
        report.steps.iter().map(|step| (step.name.as_str(), step.status.as_str())).collect();
    assert_eq!(
        statuses,
        [("Gate", "Succeeded"), ("Create", "Succeeded"), ("Register", "Succeeded"), ("Low", "NotRun")]
    );
    assert_eq!(
        report.steps[2].outputs["model_package"],
        "arn:aws:sagemaker:local:123456789012:model-package/group/1"
    );
    let uri = report.parameters["Model"].as_str().unwrap();
    assert!(uri.starts_with("s3://") && uri.ends_with("/model.tar.gz"), "packaged: {uri}");

    let report = bench.run(&[("Auc", "0.4")]);
    assert_eq!(report.execution.failure_reason.as_deref(), Some("Low: AUC is 0.4"));
    let listed = bench.workbench.list_executions(None, 10).unwrap();
    assert_eq!(listed.iter().map(|one| (one.number, one.version)).collect::<Vec<_>>(), [(2, 1), (1, 1)]);
    let view = bench.workbench.read_execution(&listed[0].arn).unwrap();
    assert!(view.steps.iter().filter(|step| step.skipped).map(|step| &step.name).eq(["Create", "Register"]));
    let origins: Vec<_> = view.parameters.iter().map(|one| one.origin).collect();
    assert_eq!(origins, [ValueOrigin::Given, ValueOrigin::Default]);
}

#[test]
fn refusals_name_the_thing_and_record_nothing() {
    let bench = Bench::new(GATE);
    let refused = |parameters: &[(&str, &str)]| {
        let parameters: BTreeMap<_, _> =
            parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        bench.workbench.start_path(&bench.project(), &Start { parameters, ..Start::default() }).unwrap_err()
    };
    let error = refused(&[]);
    assert_eq!(error.code, ErrorCode::MissingFile);
    assert!(error.message.starts_with("The parameter `Model`, read by `Create`, `Register`: "), "{error}");
    assert_eq!(refused(&[("Auc", "high")]).code, ErrorCode::InvalidParameter);
    std::fs::write(
        bench.project().join("pipeline.json"),
        r#"{"Steps": [{"Name": "L", "Type": "Lambda", "FunctionArn": "f"}]}"#,
    )
    .unwrap();
    let error = refused(&[]);
    assert_eq!(
        (error.code, error.message.as_str()),
        (ErrorCode::NotSupported, "The local engine does not run `L` (Lambda).")
    );
    assert_eq!(bench.workbench.list_executions(None, 10).unwrap(), []);
}

#[test]
fn values_are_checked_before_a_start() {
    let bench = Bench::new(GATE);
    let project = bench.project();
    std::fs::write(project.join("pipewright.toml"), "[presets.dev]\nAuc = 0.9\n").unwrap();
    let document = bench.workbench.open_document(&project).unwrap().id;
    let check = |preset: Option<&str>, given: &[(&str, &str)], expect: &[&str]| {
        let given = given.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let refused = bench.workbench.check_parameters(&document, preset, &given).unwrap();
        let said: Vec<_> = refused.iter().map(|one| format!("{}: {}", one.parameter, one.message)).collect();
        assert_eq!(said, expect, "{given:?}");
    };
    check(None, &[], &[]);
    check(Some("dev"), &[("Auc", "0.5")], &[]);
    check(Some("dev"), &[("Auc", "x")], &["Auc: Must be of type Float."]);
    check(None, &[("Gone", "1")], &["Gone: The pipeline has no such parameter."]);
    check(None, &[("Model", "")], &["Model: Needs a value: SageMaker takes no empty text."]);
}

#[test]
fn a_preset_is_told_from_what_stands_over_it() {
    let bench = Bench::new(GATE);
    let project = bench.project();
    std::fs::write(project.join("model.tar.gz"), "no archive").unwrap();
    std::fs::write(project.join("other.json"), "{\"a\":1}").unwrap();
    let presets = "[presets.dev]\nAuc = 0.9\nModel = \"file://other.json\"\n[presets.odd]\nAuc = \"x\"\n";
    std::fs::write(project.join("pipewright.toml"), presets).unwrap();
    let start = |preset: &str, parameters: &[(&str, &str)]| {
        let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let start = Start {
            parameters,
            preset: Some(preset.into()),
            description: Some(" for the report ".into()),
            ..Start::default()
        };
        bench.workbench.start_path(&project, &start)
    };
    let started = start("dev", &[("Auc", "0.6")]).unwrap();
    bench.runtime.block_on(bench.workbench.wait(&started.arn)).unwrap();
    let view = bench.workbench.read_execution(&started.arn).unwrap();
    let parameters: Vec<_> = view.parameters.iter().map(|one| (one.value.clone(), one.origin)).collect();
    assert_eq!(parameters[0], (serde_json::json!(0.6), ValueOrigin::Given));
    assert_eq!(parameters[1].1, ValueOrigin::Preset);
    assert_eq!(
        (view.summary.preset.as_deref(), view.description.as_deref()),
        (Some("dev"), Some("for the report"))
    );
    assert_eq!((view.critical_path.len(), view.critical_path[0].as_str()), (2, "Gate"));

    // The model's input is the file that the preset named, and can be looked into.
    let detail = bench.workbench.read_step_run(&started.arn, "Create").unwrap();
    let file = &detail.inputs[0].files[0];
    let read = bench.workbench.read_file(&file.sha256, &file.name, None).unwrap();
    assert_eq!(read, FilePreview::Text { text: "{\n  \"a\": 1\n}\n".into(), more: false });
    assert_eq!(bench.workbench.read_file("../etc", "x", None).unwrap_err().code, ErrorCode::NotFound);

    let replay = bench.workbench.read_replay(&started.arn).unwrap();
    let low = replay.steps.iter().find(|track| track.step == "Low").unwrap();
    let gate = replay.steps.iter().find(|track| track.step == "Gate").unwrap();
    assert_eq!((low.changes.len(), low.skipped_at), (0, gate.changes.last().map(|change| change.at)));
    assert_eq!(gate.changes.len(), 3);

    assert_eq!(start("gone", &[]).unwrap_err().code, ErrorCode::NotFound);
    let odd = start("odd", &[]).unwrap_err();
    assert!(odd.message.starts_with("The preset `odd`: `Auc`: "), "{}", odd.message);
}

#[test]
fn a_default_that_was_overridden_need_not_exist() {
    let bench = Bench::new(GATE);
    std::fs::create_dir(bench.project().join("other")).unwrap();
    std::fs::write(bench.project().join("other/model.tar.gz"), "another").unwrap();
    let report = bench.run(&[("Model", "file://other")]);
    assert_eq!(report.execution.status, "Succeeded");
}

#[test]
fn an_execution_without_an_owner_is_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let version = store.record_version("p", GATE, Timestamp(1)).unwrap();
    let arn = ExecutionArn::local("p", "abandoned000");
    store.begin_execution(&NewExecution::new(arn.clone(), "p", version.version, Timestamp(1))).unwrap();
    let runtime = Runtime::new().unwrap();
    let workbench =
        Workbench::open(folder.path(), runtime.handle().clone(), this_program().unwrap()).unwrap();
    let summary = workbench.summary(&arn).unwrap();
    assert_eq!(summary.status, ExecutionStatus::Failed);
    assert!(summary.failure_reason.unwrap().starts_with("Interrupted"));
    assert_eq!(workbench.summary(&ExecutionArn::from_text("abandoned000")).unwrap().arn, arn);
}

#[test]
fn a_move_keeps_every_other_step_where_it_is() {
    let bench = Bench::new(GATE);
    let opened = bench.workbench.open_document(&bench.project()).unwrap();
    let place = |view: &pipewright_api::dto::document::DocumentView, step: &str| {
        let node = view.canvas.nodes.iter().find(|node| node.step == step).unwrap();
        (node.rect.x, node.rect.y)
    };
    let moved = bench
        .workbench
        .edit(&opened.id, |document| document.move_step("Create", Point { x: 400.0, y: 300.0 }))
        .unwrap();
    assert_eq!(place(&moved, "Create"), (400.0, 300.0));
    assert_eq!(place(&moved, "Gate"), place(&opened, "Gate"));
    assert_eq!(place(&moved, "Low"), place(&opened, "Low"));
    let again = bench.workbench.open_document(&bench.project().join("pipeline.json")).unwrap();
    assert_eq!((again.id.clone(), place(&again, "Create")), (opened.id.clone(), (400.0, 300.0)));
    let arranged = bench.workbench.edit(&opened.id, |document| document.arrange(&[])).unwrap();
    assert_eq!(place(&arranged, "Create"), place(&opened, "Create"));
    assert_eq!(
        bench
            .workbench
            .edit(&opened.id, |document| document.move_step("Ghost", Point { x: 0.0, y: 0.0 }))
            .unwrap_err()
            .code,
        ErrorCode::NotFound
    );
}

#[test]
fn changes_by_others_are_noticed_and_lose_nothing() {
    let bench = Bench::new(GATE);
    let opened = bench.workbench.open_document(&bench.project()).unwrap();
    let (tell, told) = mpsc::channel();
    bench.workbench.subscribe(move |notice| drop(tell.send(notice)));
    std::fs::write(bench.project().join("pipeline.json"), "{ half").unwrap();
    let expect = Notice::DocumentChanged { document: opened.id.clone() };
    assert_eq!(told.recv_timeout(SOON).unwrap(), expect);
    // An editor may write in two strokes: the last state counts.
    while told.recv_timeout(Duration::from_millis(300)).is_ok() {}
    let broken = bench.workbench.read_document(&opened.id).unwrap();
    assert_eq!(broken.diagnostics[0].code, "not-json");
    assert_eq!(broken.canvas.nodes.len(), opened.canvas.nodes.len(), "the last drawing stays");

    std::fs::write(bench.project().join("pipeline.json"), GATE).unwrap();
    assert_eq!(told.recv_timeout(SOON).unwrap(), expect);
    std::fs::write(bench.project().join("model.tar.gz"), "a model").unwrap();
    let report = bench.run(&[]);
    let arn = ExecutionArn::from_text(report.execution.arn);
    let changed = Notice::ExecutionChanged { arn };
    while told.recv_timeout(SOON).expect("the execution is told of") != changed {}
}

#[test]
fn what_git_does_in_a_terminal_is_noticed() {
    let bench = Bench::new(GATE);
    let git = |words: &[&str]| {
        let done = std::process::Command::new("git").arg("-C").arg(bench.project()).args(words).output();
        assert!(done.unwrap().status.success(), "git {words:?}");
    };
    git(&["init", "--quiet"]);
    let opened = bench.workbench.open_document(&bench.project()).unwrap();
    let (tell, told) = mpsc::channel();
    bench.workbench.subscribe(move |notice| drop(tell.send(notice)));
    let changed = Notice::GitChanged { document: opened.id };
    for words in [&["add", "pipeline.json"][..], &["checkout", "--quiet", "-b", "other"]] {
        git(words);
        assert_eq!(told.recv_timeout(SOON).unwrap(), changed, "after git {words:?}");
        while told.recv_timeout(Duration::from_millis(300)).is_ok() {}
    }
}

#[test]
fn what_is_open_is_compared_with_the_file_by_field_and_by_line() {
    let bench = Bench::new("{\n  \"Metadata\": {},\n  \"Steps\": []\n}\n");
    let opened = bench.workbench.open_document(&bench.project()).unwrap();
    let compare = |texts| bench.workbench.compare_document(&opened.id, &VersionOf::File, texts).unwrap();
    let same = compare(true);
    assert!(same.same && same.texts.unwrap().hunks.is_empty());
    let text = "{\n  \"Metadata\": {\"team\": \"a\"},\n  \"Steps\": []\n}\n";
    let edit = |document: &mut Document| document.edit_text(opened.editing.text, text.to_owned(), 0);
    bench.workbench.edit(&opened.id, edit).unwrap();
    let by_field = compare(false);
    assert!(!by_field.same && by_field.texts.is_none());
    assert_eq!(by_field.diff.unwrap().text(), "+ Metadata.team: \"a\"\n");
    let texts = compare(true).texts.unwrap();
    let [hunk] = &texts.hunks[..] else { panic!("{:?}", texts.hunks) };
    assert_eq!((hunk.old, hunk.removed, hunk.new, hunk.added, hunk.parts.len()), (1, 1, 1, 1, 1));
    let lines = bench.workbench.compared_lines(texts.id, &[hunk.old], &[0, hunk.new]).unwrap();
    assert_eq!(lines.old, ["  \"Metadata\": {},"]);
    assert_eq!(lines.new, ["{", "  \"Metadata\": {\"team\": \"a\"},"]);
}

/// Every wire of the shipped churn project, by its ports.
#[test]
fn churn_is_drawn_with_its_ports() {
    let runtime = Runtime::new().unwrap();
    let home = tempfile::tempdir().unwrap();
    let workbench = Workbench::open(home.path(), runtime.handle().clone(), this_program().unwrap()).unwrap();
    let churn = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../pipelines/churn");
    let view = workbench.open_document(&churn).unwrap();
    assert_eq!(view.name, "churn");
    assert_eq!(view.diagnostics, []);
    let mut wires: Vec<_> = view
        .canvas
        .wires
        .iter()
        .map(|wire| format!("{}.{} -> {}.{}", wire.from, wire.from_port, wire.to, wire.to_port))
        .collect();
    wires.sort();
    insta::assert_snapshot!(wires.join("\n"));
}
