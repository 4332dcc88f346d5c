//! Executions side by side, and why they differ: over records written through the store.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use pipewright_api::dto::comparison::{
    CellState, ComparisonFormat, ContentDifference, ExecutionComparison, MergedState, RemarkKind, SectionKind,
};
use pipewright_api::dto::explanation::Explanation;
use pipewright_api::launcher::this_program;
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{
    Artifact, ExecutionParameter, MetricOrigin, MetricPoint, NewExecution, ParameterOrigin, StepEnd,
    StepStart, Store,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const FILES: &str = "s3://sagemaker-local-123456789012/churn/files";

/// What an execution is made of; letters stand for contents.
#[derive(Clone)]
struct Run {
    depth: i64,
    fraction: &'static str,
    code: char,
    data: char,
    prepared: char,
    model: char,
    auc: f64,
    threshold: f64,
    image: &'static str,
    /// Whether the definition has a step more.
    audited: bool,
    /// Whether training fails.
    fails: bool,
}

const BASE: Run = Run {
    depth: 5,
    fraction: "0.2",
    code: 'a',
    data: 'd',
    prepared: 'p',
    model: 'm',
    auc: 0.84,
    threshold: 0.8,
    image: "sklearn:1",
    audited: false,
    fails: false,
};

fn content(letter: char) -> String {
    format!("{:02x}", letter as u32).repeat(32)
}

impl Run {
    fn definition(&self) -> String {
        let audit = r#", {"Name": "Audit", "Type": "Lambda", "DependsOn": ["Prepare"]}"#;
        let get = |what: &str| json!({ "Get": what });
        let input = |name: &str, uri: Value| json!({ "InputName": name, "S3Input": { "S3Uri": uri } });
        let of_prepare = "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri";
        let steps = json!([
            { "Name": "Prepare", "Type": "Processing", "Arguments": {
                "AppSpecification": { "ImageUri": self.image, "ContainerArguments": [get("Parameters.Fraction")] },
                "ProcessingInputs": [
                    input("code", json!(format!("{FILES}/{}/process.py", content(self.code)))),
                    input("data", json!(format!("{FILES}/{}/rows.csv", content(self.data))))] } },
            { "Name": "Train", "Type": "Training", "Arguments": {
                "HyperParameters": { "max_depth": get("Parameters.Depth") },
                "InputDataConfig": [{ "ChannelName": "train", "DataSource": { "S3DataSource": { "S3Uri": get(of_prepare) } } }] } },
            { "Name": "Evaluate", "Type": "Processing",
              "PropertyFiles": [{ "PropertyFileName": "Report", "OutputName": "report", "FilePath": "report.json" }],
              "Arguments": { "ProcessingInputs": [input("model", get("Steps.Train.ModelArtifacts.S3ModelArtifacts"))] } },
            { "Name": "Gate", "Type": "Condition", "Arguments": {
                "Conditions": [{ "Type": "GreaterThanOrEqualTo",
                    "LeftValue": { "Std:JsonGet": { "PropertyFile": get("Steps.Evaluate.PropertyFiles.Report"), "Path": "roc_auc" } },
                    "RightValue": get("Parameters.Threshold") }],
                "IfSteps": [],
                "ElseSteps": [{ "Name": "TooLow", "Type": "Fail", "Arguments": { "ErrorMessage": "too low" } }] } }
        ]);
        let parameters = json!([
            { "Name": "Depth", "Type": "Integer", "DefaultValue": 5 }, { "Name": "Fraction", "Type": "String", "DefaultValue": "0.2" },
            { "Name": "Threshold", "Type": "Float", "DefaultValue": 0.8 }, { "Name": "Unread", "Type": "String", "DefaultValue": "" }]);
        let text = json!({ "Version": "2020-12-01", "Parameters": parameters, "Steps": steps }).to_string();
        match text.strip_suffix("]}").filter(|_| self.audited) {
            Some(before) => format!("{before}{audit}]}}"),
            None => text,
        }
    }
}

struct Bench {
    _folder: TempDir,
    _runtime: Runtime,
    store: Store,
    workbench: Workbench,
    recorded: std::cell::Cell<i64>,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let home = folder.path().join("home");
        let workbench = Workbench::open(&home, runtime.handle().clone(), this_program().unwrap()).unwrap();
        let store = Store::open(&home).unwrap();
        Self { _folder: folder, _runtime: runtime, store, workbench, recorded: std::cell::Cell::new(0) }
    }

    fn begin(&self, definition: &str, parameters: Vec<ExecutionParameter>) -> ExecutionArn {
        let number = self.recorded.replace(self.recorded.get() + 1);
        let at = Timestamp(1_000_000 * (number + 1));
        let version = self.store.record_version("churn", definition, at).unwrap().version;
        let arn = ExecutionArn::local("churn", &format!("exec{number:08}"));
        let new = NewExecution {
            arn: arn.clone(),
            pipeline: "churn".to_owned(),
            version,
            display_name: None,
            description: None,
            preset: None,
            project: None,
            target: "local".to_owned(),
            started_by: None,
            git: None,
            files: Vec::new(),
            started_at: at,
            parameters,
        };
        self.store.begin_execution(&new).unwrap();
        arn
    }

    fn step(
        &self,
        arn: &ExecutionArn,
        (position, name, kind): (u32, &str, &str),
        arguments: &Value,
        end: &StepEnd,
    ) {
        let at = end.ended_at;
        let start = StepStart {
            name: name.to_owned(),
            step_type: kind.to_owned(),
            position,
            attempt: 1,
            at: Timestamp(at.0 - 2_000),
            log: None,
        };
        self.store.begin_step(arn, &start).unwrap();
        self.store.set_step_arguments(arn, name, arguments, at).unwrap();
        self.store.finish_step(arn, end).unwrap();
    }

    fn record(&self, run: &Run) -> ExecutionArn {
        let parameter = |name: &str, value: Value, default: Value| {
            let origin = if value == default { ParameterOrigin::Default } else { ParameterOrigin::Given };
            ExecutionParameter { name: name.to_owned(), value, origin }
        };
        let parameters = vec![
            parameter("Depth", json!(run.depth), json!(5)),
            parameter("Fraction", json!(run.fraction), json!("0.2")),
            parameter("Threshold", json!(run.threshold), json!(0.8)),
            parameter("Unread", json!(""), json!("")),
        ];
        let arn = self.begin(&run.definition(), parameters);
        let id = arn.id().to_owned();
        let started = self.store.execution(&arn).unwrap().unwrap().started_at.0;
        let made = |step: &str, name: &str, letter: char| Artifact {
            name: name.to_owned(),
            uri: format!("s3://b/{id}/{step}/{name}"),
            sha256: content(letter),
            bytes: 10,
        };
        let prepare = json!({
            "AppSpecification": { "ImageUri": run.image, "ContainerArguments": [run.fraction] },
            "ProcessingInputs": [
                { "InputName": "code", "S3Input": { "S3Uri": format!("{FILES}/{}/process.py", content(run.code)) } },
                { "InputName": "data", "S3Input": { "S3Uri": format!("{FILES}/{}/rows.csv", content(run.data)) } }] });
        let mut end = ended("Prepare", started + 3_000);
        end.artifacts = vec![made("Prepare", "train/rows.csv", run.prepared)];
        self.step(&arn, (0, "Prepare", "Processing"), &prepare, &end);
        let train = json!({ "HyperParameters": { "max_depth": run.depth.to_string() }, "InputDataConfig": [
            { "ChannelName": "train", "DataSource": { "S3DataSource": { "S3Uri": format!("s3://b/{id}/Prepare/train") } } }] });
        let mut end = ended("Train", started + 9_000);
        if run.fails {
            end.status = StepStatus::Failed;
            end.failure_reason = Some("out of memory".to_owned());
            self.step(&arn, (1, "Train", "Training"), &train, &end);
            self.finish(&arn, ExecutionStatus::Failed, started);
            return arn;
        }
        end.artifacts = vec![made("Train", "model.tar.gz", run.model)];
        self.step(&arn, (1, "Train", "Training"), &train, &end);
        let evaluate = json!({ "ProcessingInputs": [
            { "InputName": "model", "S3Input": { "S3Uri": format!("s3://b/{id}/Train/model.tar.gz") } }] });
        let mut end = ended("Evaluate", started + 12_000);
        end.metrics = vec![
            MetricPoint {
                name: "roc_auc".to_owned(),
                value: run.auc,
                at: Timestamp(started),
                origin: MetricOrigin::Log,
            },
            MetricPoint {
                name: "odd".to_owned(),
                value: f64::NAN,
                at: Timestamp(started),
                origin: MetricOrigin::Log,
            },
        ];
        self.step(&arn, (2, "Evaluate", "Processing"), &evaluate, &end);
        let passed = run.auc >= run.threshold;
        let gate = json!({ "Conditions": [{ "Type": "GreaterThanOrEqualTo", "LeftValue": run.auc, "RightValue": run.threshold }] });
        let mut end = ended("Gate", started + 12_100);
        end.describe = Some(json!({ "Outcome": if passed { "True" } else { "False" } }));
        self.step(&arn, (3, "Gate", "Condition"), &gate, &end);
        if !passed {
            let mut end = ended("TooLow", started + 12_200);
            end.status = StepStatus::Failed;
            end.failure_reason = Some("too low".to_owned());
            self.step(&arn, (4, "TooLow", "Fail"), &json!({ "ErrorMessage": "too low" }), &end);
        }
        let status = if passed { ExecutionStatus::Succeeded } else { ExecutionStatus::Failed };
        self.finish(&arn, status, started);
        arn
    }

    fn finish(&self, arn: &ExecutionArn, status: ExecutionStatus, started: i64) {
        self.store.finish_execution(arn, status, None, Timestamp(started + 13_000)).unwrap();
    }

    fn compare(&self, arns: &[ExecutionArn], all: bool) -> ExecutionComparison {
        self.workbench.compare_executions(arns, None, all).unwrap()
    }
}

/// The end of a step that went well.
fn ended(name: &str, at: i64) -> StepEnd {
    StepEnd {
        name: name.to_owned(),
        status: StepStatus::Succeeded,
        failure_reason: None,
        ended_at: Timestamp(at),
        describe: None,
        outputs: Vec::new(),
        inputs: Vec::new(),
        job: None,
        artifacts: Vec::new(),
        metrics: Vec::new(),
        model: None,
        package: None,
    }
}

/// `section: row` of every row that differs.
fn differing(comparison: &ExecutionComparison) -> Vec<String> {
    let sections = comparison.sections.iter().filter(|section| section.kind != SectionKind::Durations);
    sections
        .flat_map(|section| section.rows.iter().map(|row| format!("{}: {}", section.title, row.label)))
        .collect()
}

/// `step: what happened` of every step but those that are the same.
fn steps(comparison: &ExecutionComparison) -> Vec<String> {
    let nodes = comparison.graph.nodes.iter().filter(|node| node.state != MergedState::Same);
    nodes.map(|node| format!("{}: {}", node.step, node.caption)).collect()
}

#[track_caller]
fn check_rows(bench: &Bench, base: &ExecutionArn, other: &Run, rows: &[&str], nodes: &[&str]) {
    let other = bench.record(other);
    let comparison = bench.compare(&[base.clone(), other], false);
    assert_eq!(
        (differing(&comparison), steps(&comparison)),
        (
            rows.iter().map(|&row| row.to_owned()).collect(),
            nodes.iter().map(|&node| node.to_owned()).collect()
        )
    );
}

#[test]
fn what_differs_is_told_and_nothing_else() {
    let bench = Bench::new();
    let base = bench.record(&BASE);
    check_rows(&bench, &base, &BASE, &[], &[]);
    check_rows(
        &bench,
        &base,
        &Run { depth: 8, model: 'n', auc: 0.82, ..BASE },
        &["Parameters: Depth", "Metrics, Evaluate: roc_auc", "Artifacts, by content: model.tar.gz"],
        &["Train: max_depth", "Evaluate: model", "Gate: values compared"],
    );
    check_rows(
        &bench,
        &base,
        &Run { code: 'b', prepared: 'q', model: 'n', auc: 0.82, ..BASE },
        &[
            "Code and data: process.py",
            "Metrics, Evaluate: roc_auc",
            "Artifacts, by content: train/rows.csv",
            "Artifacts, by content: model.tar.gz",
        ],
        &["Prepare: code", "Train: train", "Evaluate: model", "Gate: values compared"],
    );
    check_rows(&bench, &base, &Run { audited: true, ..BASE }, &["Outcome: Version"], &["Audit: added in B"]);
    check_rows(
        &bench,
        &base,
        &Run { fails: true, ..BASE },
        &[
            "Outcome: Status",
            "Metrics, Evaluate: roc_auc",
            "Metrics, Evaluate: odd",
            "Artifacts, by content: model.tar.gz",
        ],
        &["Train: failed", "Evaluate: not run", "Gate: not run"],
    );
}

/// The explanation in lines: what is explained, then causes from 1, then what is ruled out.
fn told(explanation: &Explanation) -> Vec<String> {
    let way = |cause: &pipewright_api::dto::explanation::Cause| {
        cause.way.iter().map(|point| point.step.as_str()).collect::<Vec<_>>().join(" ")
    };
    let causes = explanation
        .causes
        .iter()
        .map(|cause| format!("{:?} {} by {}", cause.strength, cause.title(), way(cause)));
    let ruled_out =
        explanation.ruled_out.iter().map(|cause| format!("not {}: {}", cause.title(), cause.reason));
    std::iter::once(explanation.effect.text.clone()).chain(causes).chain(ruled_out).collect()
}

#[track_caller]
fn check_causes(bench: &Bench, base: &ExecutionArn, other: &Run, expect: &[&str]) {
    let other = bench.record(other);
    let explanation = bench.workbench.explain_executions(base, &other, None).unwrap();
    assert_eq!(told(&explanation), expect);
}

#[test]
fn causes_are_ranked() {
    let bench = Bench::new();
    let base = bench.record(&BASE);
    let worse = "roc_auc of Evaluate is 0.8200 instead of 0.8400, which is worse.";
    check_causes(
        &bench,
        &base,
        &Run { depth: 8, model: 'n', auc: 0.82, ..BASE },
        &[worse, "Likely Depth 5 \u{2192} 8 by Train Evaluate"],
    );
    // The script changed, and what it made did not: it is not the cause.
    check_causes(
        &bench,
        &base,
        &Run { depth: 8, code: 'b', model: 'n', auc: 0.82, ..BASE },
        &[
            worse,
            "Likely Depth 5 \u{2192} 8 by Train Evaluate",
            "not process.py 61616161 \u{2192} 62626262: Prepare got and passed on the same all the same.",
        ],
    );
    // The nearer change comes first.
    check_causes(
        &bench,
        &base,
        &Run { depth: 8, data: 'e', prepared: 'q', model: 'n', auc: 0.82, ..BASE },
        &[
            worse,
            "Likely Depth 5 \u{2192} 8 by Train Evaluate",
            "Likely rows.csv 64646464 \u{2192} 65656565 by Prepare Train Evaluate",
        ],
    );
    check_causes(
        &bench,
        &base,
        &Run { model: 'n', auc: 0.82, ..BASE },
        &[worse, "Likely Train made something else of the same by Train Evaluate"],
    );
    check_causes(
        &bench,
        &base,
        &Run { image: "sklearn:2", prepared: 'q', model: 'n', auc: 0.82, ..BASE },
        &[worse, "Likely image sklearn:1 \u{2192} sklearn:2 by Prepare Train Evaluate"],
    );
    check_causes(
        &bench,
        &base,
        &Run { threshold: 0.9, depth: 8, model: 'n', auc: 0.82, ..BASE },
        &[
            "Run 7 failed at TooLow (too low); Run 1 succeeded.",
            "Likely Threshold 0.8 \u{2192} 0.9 by Gate TooLow",
            "Likely Depth 5 \u{2192} 8 by Train Evaluate Gate TooLow",
        ],
    );
    check_causes(
        &bench,
        &base,
        &Run { fails: true, depth: 80, ..BASE },
        &["Run 8 failed at Train (out of memory); Run 1 succeeded.", "Likely Depth 5 \u{2192} 80 by Train"],
    );
    check_causes(
        &bench,
        &base,
        &Run { threshold: 0.7, ..BASE },
        &["Nothing that came out differs.", "not Threshold 0.8 \u{2192} 0.7: Nothing that came out differs."],
    );
}

#[test]
fn the_same_inputs_and_another_outcome_are_flagged() {
    let bench = Bench::new();
    let base = bench.record(&BASE);
    let twin = bench.record(&Run { model: 'n', auc: 0.8401, ..BASE });
    let other = bench.record(&Run { depth: 8, model: 'o', auc: 0.82, ..BASE });
    let comparison = bench.compare(&[base, twin, other], false);
    let flagged: Vec<_> =
        comparison.remarks.iter().filter(|one| one.kind == RemarkKind::SameInputs).collect();
    assert_eq!(flagged.len(), 1);
    assert_eq!(flagged[0].executions, [1]);
}

#[test]
fn numbers_are_judged_and_missing_ones_named() {
    let bench = Bench::new();
    let base = bench.record(&BASE);
    let failing = bench.record(&Run { fails: true, ..BASE });
    let better = bench.record(&Run { depth: 3, model: 'n', auc: 0.85, ..BASE });
    let comparison = bench.compare(&[base, failing, better], true);
    let metrics = comparison.sections.iter().find(|section| section.kind == SectionKind::Metrics).unwrap();
    let row = |label: &str| metrics.rows.iter().find(|row| row.label == label).unwrap();
    let auc = row("roc_auc");
    let told: Vec<_> = auc.cells.iter().map(|cell| (cell.text.as_str(), cell.state, cell.best)).collect();
    assert_eq!(
        told,
        [
            ("0.8400", CellState::Value, false),
            ("not run", CellState::Absent, false),
            ("0.8500", CellState::Value, true)
        ]
    );
    assert_eq!(auc.cells[2].delta.as_ref().unwrap().text, "+0.0100");
    let odd = row("odd");
    assert_eq!((odd.cells[0].text.as_str(), odd.cells[0].number, odd.cells[2].same), ("NaN", None, true));
    // The bytes behind the digests were never kept here; that is said, and nothing fails.
    let artifacts =
        comparison.sections.iter().find(|section| section.kind == SectionKind::Artifacts).unwrap();
    assert!(
        artifacts
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(|cell| cell.file.as_ref())
            .all(|file| !file.kept)
    );
    for format in
        [ComparisonFormat::Text, ComparisonFormat::Markdown, ComparisonFormat::Csv, ComparisonFormat::Json]
    {
        let again = bench.workbench.compare_executions(
            &comparison.executions.iter().map(|one| one.summary.arn.clone()).collect::<Vec<_>>(),
            None,
            true,
        );
        assert_eq!(comparison.export(format).unwrap(), again.unwrap().export(format).unwrap());
    }
}

#[test]
fn texts_of_a_comparison() {
    let bench = Bench::new();
    let base = bench.record(&BASE);
    let other = bench.record(&Run { depth: 8, audited: true, model: 'n', auc: 0.82, ..BASE });
    let comparison = bench.compare(&[base.clone(), other.clone()], false);
    let why = bench.workbench.explain_executions(&base, &other, None).unwrap();
    insta::assert_snapshot!("text", comparison.export(ComparisonFormat::Text).unwrap() + "\n" + &why.text());
    insta::assert_snapshot!(
        "markdown",
        comparison.export(ComparisonFormat::Markdown).unwrap() + &why.markdown()
    );
    insta::assert_snapshot!("csv", comparison.export(ComparisonFormat::Csv).unwrap());
}

#[test]
fn half_recorded_and_huge_executions_are_compared() {
    let bench = Bench::new();
    let base = bench.record(&BASE);
    // Nothing of it was recorded but that it began, with thousands of parameters and a value of a megabyte.
    let many = (0..3_000).map(|number| ExecutionParameter {
        name: format!("P{number}"),
        value: json!("x".repeat(if number == 0 { 1 << 20 } else { 1 })),
        origin: ParameterOrigin::Given,
    });
    let begun = bench.begin(r#"{"Steps": [{"Name": "Odd", "Type": "NobodyKnows"}]}"#, many.collect());
    let comparison = bench.compare(&[base.clone(), begun.clone()], true);
    let parameters =
        comparison.sections.iter().find(|section| section.kind == SectionKind::Parameters).unwrap();
    assert_eq!((parameters.total, parameters.differing), (3_004, 3_004));
    assert!(parameters.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.text.len() < 200));
    assert!(comparison.remarks.iter().any(|one| one.kind == RemarkKind::Unfinished));
    bench.workbench.explain_executions(&base, &begun, None).unwrap();
    let why = bench.workbench.explain_executions(&base, &begun, None).unwrap();
    assert_eq!(why.effect.text, "They have no step in common: nothing can be told apart.");
    // Of a definition that damage made unreadable, what ran of it is still told.
    let damaged = bench.begin("no JSON", Vec::new());
    bench.step(&damaged, (0, "Train", "Training"), &json!({}), &ended("Train", 9_000_000));
    let comparison = bench.compare(&[base.clone(), damaged], false);
    let train = comparison.graph.nodes.iter().find(|node| node.step == "Train").unwrap();
    assert_eq!(train.cells[1].status, Some(StepStatus::Succeeded));
    assert!(comparison.remarks.iter().any(|one| one.kind == RemarkKind::Missing));
    let alone = bench.workbench.compare_executions(&[base.clone(), base], None, false).unwrap_err();
    assert_eq!(alone.message, "A comparison needs two different executions.");
    let uri = pipewright_pipeline::s3::S3Uri::parse("s3://b/x.csv").unwrap();
    let kept = |text: &str| bench.store.put_bytes(&uri, text.as_bytes(), Timestamp(1)).unwrap().sha256;
    let (old, new) = (kept("a,b\n1,2\n"), kept("a,b\n1,3\n"));
    let ContentDifference::Table { changed, .. } =
        bench.workbench.compare_content(&old, &new, "x.csv").unwrap()
    else {
        panic!("not a table")
    };
    assert_eq!(changed, 1);
}

#[test]
#[ignore = "a measurement: run with --release"]
#[expect(clippy::print_stdout, reason = "a measurement is told")]
fn a_hundred_executions() {
    let bench = Bench::new();
    let arns: Vec<_> = (0..100)
        .map(|number| {
            let letter = char::from(b'a' + (number % 20) as u8);
            bench.record(&Run { depth: number, model: letter, auc: 0.8 + number as f64 / 1e4, ..BASE })
        })
        .collect();
    for all in [false, true, false] {
        let start = std::time::Instant::now();
        let comparison = bench.compare(&arns, all);
        let compared = start.elapsed();
        let size = serde_json::to_vec(&comparison).unwrap().len();
        println!("all {all}: {compared:?}, {size} bytes as JSON in {:?}", start.elapsed());
    }
}
