//! Lineage on synthetic executions: what the store holds, and what is told of it.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::time::Instant;

use pipewright_api::dto::lineage::{Association, LineageDirection, LineageKind, LineageView};
use pipewright_api::dto::passport::Verification;
use pipewright_api::dto::registry::ModelApproval;
use pipewright_api::lineage::{LineageQuestion, outline};
use pipewright_api::workbench::Workbench;
use pipewright_pipeline::arn::ExecutionArn;
use pipewright_pipeline::s3::S3Uri;
use pipewright_pipeline::status::{ExecutionStatus, StepStatus};
use pipewright_pipeline::timestamp::Timestamp;
use pipewright_store::{
    ApprovalStatus, Artifact, ContentFile, ExecutionFile, NewExecution, NewInput, NewPackage, StepEnd,
    StepStart, Store,
};
use serde_json::json;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A home, and a clock that goes on a millisecond with every look.
struct World {
    folder: TempDir,
    store: Store,
    workbench: Workbench,
    _runtime: Runtime,
    now: std::cell::Cell<i64>,
}

/// A step: name, type, inputs (name, URI), outputs (URI, text).
type Step<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)]);

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let program = std::env::current_exe().unwrap();
        let workbench = Workbench::open(folder.path(), runtime.handle().clone(), program).unwrap();
        let store = Store::open(folder.path()).unwrap();
        Self { folder, store, workbench, _runtime: runtime, now: std::cell::Cell::new(1_000) }
    }

    fn at(&self) -> Timestamp {
        self.now.set(self.now.get() + 1);
        Timestamp(self.now.get())
    }

    /// Puts a text somewhere; gives its digest.
    fn put(&self, uri: &str, text: &str) -> String {
        self.store.put_bytes(&S3Uri::parse(uri).unwrap(), text.as_bytes(), self.at()).unwrap().sha256
    }

    fn run(&self, pipeline: &str, id: &str, steps: &[Step<'_>]) -> ExecutionArn {
        self.run_with(pipeline, id, &[], steps)
    }

    /// Records an execution; inputs are what their URIs hold as the step starts.
    fn run_with(
        &self,
        pipeline: &str,
        id: &str,
        files: &[ExecutionFile],
        steps: &[Step<'_>],
    ) -> ExecutionArn {
        let at = self.at();
        let definition = r#"{"Version":"2020-12-01","Steps":[]}"#;
        let version = self.store.record_version(pipeline, definition, at).unwrap().version;
        let arn = ExecutionArn::local(pipeline, id);
        let mut new = NewExecution::new(arn.clone(), pipeline, version, at);
        new.project = Some("/home/you/churn".to_owned());
        new.files = files.to_vec();
        self.store.begin_execution(&new).unwrap();
        for (position, step) in steps.iter().enumerate() {
            self.step(&arn, position as u32, *step);
        }
        self.store.finish_execution(&arn, ExecutionStatus::Succeeded, None, self.at()).unwrap();
        arn
    }

    fn step(&self, arn: &ExecutionArn, position: u32, (name, step_type, inputs, outputs): Step<'_>) {
        let start = StepStart {
            name: name.to_owned(),
            step_type: step_type.to_owned(),
            position,
            attempt: 1,
            at: self.at(),
            log: None,
        };
        self.store.begin_step(arn, &start).unwrap();
        self.store.set_step_arguments(arn, name, &json!({}), self.at()).unwrap();
        let mut end = StepEnd::new(name, StepStatus::Succeeded, self.at());
        end.inputs = inputs.iter().map(|(name, uri)| self.input(name, uri)).collect();
        if step_type == "RegisterModel" {
            let containers = json!([{ "ModelDataUrl": inputs[0].1 }]);
            let describe = json!({ "InferenceSpecification": { "Containers": containers } });
            let approval_status = ApprovalStatus::PendingManualApproval;
            end.package = Some(NewPackage { group: "churn".to_owned(), approval_status, describe });
        }
        for (uri, text) in outputs {
            let sha256 = self.put(uri, text);
            let name = format!("out/{}", uri.rsplit('/').next().unwrap());
            end.artifacts.push(Artifact { name, uri: (*uri).to_owned(), sha256, bytes: text.len() as u64 });
        }
        self.store.finish_step(arn, &end).unwrap();
    }

    fn input(&self, name: &str, uri: &str) -> NewInput {
        let found = self.store.list(&S3Uri::parse(uri).unwrap()).unwrap();
        let file = |object: &pipewright_store::StoredObject| ContentFile {
            path: object.uri.to_string()[uri.len()..].trim_start_matches('/').to_owned(),
            sha256: object.sha256.clone(),
            bytes: object.bytes,
        };
        NewInput { name: name.to_owned(), uri: uri.to_owned(), files: found.iter().map(file).collect() }
    }

    fn ask(&self, subject: &str, direction: LineageDirection) -> LineageView {
        let question = LineageQuestion { subject: subject.to_owned(), direction, ..Default::default() };
        self.workbench.lineage(&question).unwrap()
    }

    /// Holds the outline of an answer to lines; what follows two spaces after a name is not looked at.
    #[track_caller]
    fn check(&self, subject: &str, direction: LineageDirection, expect: &[&str]) {
        let text = outline(&self.ask(subject, direction));
        let lines: Vec<_> = text.lines().map(shortened).collect();
        assert_eq!(lines, expect, "{subject}:\n{text}");
    }
}

/// A line of an outline without digests, sizes and places.
fn shortened(line: &str) -> String {
    let again = if line.ends_with("above") { " again" } else { "" };
    let head = line.find(|letter: char| letter.is_alphanumeric()).unwrap_or(0);
    let (tree, rest) = line.split_at(head);
    let mut parts = rest.split("  ");
    let first = parts.next().unwrap_or_default();
    let relation = ["produced", "from", "contributed", "derived", "source", "same", "associated"];
    if relation.iter().any(|word| first.starts_with(word)) {
        return format!("{tree}{first} {}{again}", parts.next().unwrap_or_default());
    }
    format!("{tree}{first}{again}")
}

use LineageDirection::{Both, Down, Up};

const CHAIN: [Step<'static>; 3] = [
    (
        "Prepare",
        "Processing",
        &[("data", "s3://b/raw.csv")],
        &[("s3://b/1/train.csv", "1,2"), ("s3://b/1/test.csv", "3,4")],
    ),
    ("Train", "Training", &[("train", "s3://b/1/train.csv")], &[("s3://b/1/model.tar.gz", "model")]),
    ("Register", "RegisterModel", &[("model", "s3://b/1/model.tar.gz")], &[]),
];

#[test]
fn a_model_is_followed_to_its_data_and_the_data_to_the_model() {
    let world = World::new();
    world.put("s3://b/raw.csv", "0,1");
    world.run("p", "aaa", &CHAIN);
    world.check(
        "churn/1",
        Up,
        &[
            "churn v 1",
            "└─ derived from (model) model.tar.gz",
            "   └─ produced by (out) Train",
            "      └─ from (train) train.csv",
            "         └─ produced by (out) Prepare",
            "            └─ from (data) raw.csv",
        ],
    );
    world.check(
        "s3://b/raw.csv",
        Down,
        &[
            "raw.csv",
            "└─ contributed to (data) Prepare",
            "   ├─ produced (out) test.csv",
            "   └─ produced (out) train.csv",
            "      └─ contributed to (train) Train",
            "         └─ produced (out) model.tar.gz",
            "            └─ source of (model) churn v 1",
        ],
    );
    // An execution is asked about as all of its steps; a step by its execution and name.
    assert_eq!(world.ask("p#1", Up).nodes, world.ask("aaa", Up).nodes);
    assert_eq!(world.ask("aaa", Both).nodes.iter().filter(|node| node.asked).count(), 3);
    world.check(
        "aaa/Train",
        Up,
        &[
            "Train",
            "└─ from (train) train.csv",
            "   └─ produced by (out) Prepare",
            "      └─ from (data) raw.csv",
        ],
    );
    let near = LineageQuestion { subject: "churn/1".into(), depth: Some(1), ..Default::default() };
    let near = world.workbench.lineage(&near).unwrap();
    assert_eq!((near.nodes.len(), near.nodes[0].more_up), (2, 1));
    assert_eq!(near.truncated.as_deref(), Some("1 thing not shown."));
}

#[test]
fn an_overwritten_uri_is_two_datasets() {
    let world = World::new();
    let step: [Step<'_>; 1] = [("Train", "Training", &[("train", "s3://b/x.csv")], &[])];
    world.put("s3://b/x.csv", "1,2");
    let old = world.run("p", "aaa", &step);
    world.put("s3://b/x.csv", "1,3");
    world.run("p", "bbb", &step);
    let view = world.ask("s3://b/x.csv", Down);
    let told: Vec<_> =
        view.nodes.iter().filter(|node| node.asked).map(|node| node.notes[0].as_str()).collect();
    assert_eq!(
        told,
        [
            "2 contents at this place: this is the older one.",
            "2 contents at this place: this is the newer one."
        ]
    );
    let read = world.ask(&format!("{old}/Train"), Up);
    assert!(read.nodes[0].notes[0].ends_with("the older one."), "the older run read the older content");
    assert_eq!(read.nodes.len(), 2);
}

#[test]
fn a_changed_file_of_a_project_is_two_datasets_under_one_path() {
    let world = World::new();
    for (id, text) in [("aaa", "1,2"), ("bbb", "1,3")] {
        let uri = format!("s3://files/{id}/x.csv");
        let sha256 = world.put(&uri, text);
        let file = ExecutionFile { path: "data/x.csv".into(), uri: uri.clone(), sha256, bytes: 3 };
        world.run_with("p", id, &[file], &[("Train", "Training", &[("train", &uri)], &[])]);
    }
    for subject in ["data/x.csv", "file://data/x.csv", "/home/you/churn/data/x.csv"] {
        let view = world.ask(subject, Down);
        assert_eq!(view.nodes.len(), 4, "{subject}: two contents, two runs");
        let source = view.nodes[0].source.as_deref();
        assert_eq!(source, Some("file:///home/you/churn/data/x.csv"));
        assert!(view.nodes[0].notes[0].starts_with("2 contents at this place"));
    }
}

#[test]
fn data_is_shared_over_pipelines_and_the_same_bytes_are_found_elsewhere() {
    let world = World::new();
    world.put("s3://b/x.csv", "1,2");
    world.put("s3://c/copy.csv", "1,2");
    world.run("p", "aaa", &[("A", "Processing", &[("data", "s3://b/x.csv")], &[("s3://b/a", "a")])]);
    world.run("q", "bbb", &[("B", "Processing", &[("data", "s3://c/copy.csv")], &[("s3://b/b", "b")])]);
    let view = world.ask("s3://b/x.csv", Down);
    let same: Vec<_> = view.edges.iter().filter(|edge| edge.association == Association::SameAs).collect();
    assert_eq!(same.len(), 1, "{view:#?}");
    let names: Vec<_> = view.nodes.iter().map(|node| node.name.as_str()).collect();
    assert!(names.contains(&"A") && names.contains(&"B") && names.contains(&"copy.csv"), "{names:?}");
    assert!(view.nodes.iter().any(|node| node.detail.starts_with("q 1")), "pipelines are told apart");
}

#[test]
fn a_diamond_is_one_graph() {
    let world = World::new();
    world.put("s3://b/x.csv", "1,2");
    let steps: [Step<'_>; 3] = [
        ("Left", "Processing", &[("data", "s3://b/x.csv")], &[("s3://b/l.csv", "l,1")]),
        ("Right", "Processing", &[("data", "s3://b/x.csv")], &[("s3://b/r.csv", "r,1")]),
        ("Join", "Processing", &[("l", "s3://b/l.csv"), ("r", "s3://b/r.csv")], &[("s3://b/j.csv", "j,1")]),
    ];
    world.run("p", "aaa", &steps);
    let view = world.ask("s3://b/j.csv", Up);
    assert_eq!((view.nodes.len(), view.edges.len()), (7, 7));
    // Data alone: what was between is told as derivation.
    let kinds = Some(vec![LineageKind::Dataset]);
    let question = LineageQuestion { subject: "s3://b/j.csv".into(), kinds, ..Default::default() };
    let data = world.workbench.lineage(&question).unwrap();
    assert_eq!((data.nodes.len(), data.edges.len()), (4, 4));
    assert!(data.edges.iter().all(|edge| edge.association == Association::DerivedFrom));
    assert!(data.edges.iter().all(|edge| edge.points.len() >= 2), "every wire is routed");
}

#[test]
fn a_folder_is_known_by_its_manifest() {
    let world = World::new();
    world.put("s3://b/in/a.csv", "1,2");
    world.put("s3://b/in/sub/b.csv", "3,4");
    world.run("p", "aaa", &[("A", "Processing", &[("data", "s3://b/in/")], &[])]);
    world.put("s3://b/in/a.csv", "5,6");
    world.check(
        "aaa/A",
        Up,
        &[
            "A",
            "├─ from (data) a.csv",
            "│    2 contents at this place: this is the older one.",
            "└─ from (data) b.csv",
        ],
    );
    world.check("s3://b/in/sub/b.csv", Down, &["b.csv", "└─ contributed to (data) A"]);
}

#[test]
fn what_is_gone_is_said_to_be() {
    let world = World::new();
    let sha256 = world.put("s3://b/x.csv", "1,2");
    world.run("p", "aaa", &[("A", "Processing", &[("data", "s3://b/x.csv")], &[])]);
    let blob = world.store.blob(&sha256).unwrap();
    assert!(blob.starts_with(world.folder.path()));
    std::fs::remove_file(blob).unwrap();
    let view = world.ask("aaa/A", Up);
    assert!(view.nodes[0].unavailable);
    assert_eq!(view.nodes[0].detail, format!("unavailable · {}", &sha256[..4]));
    let unknown = LineageQuestion { subject: "s3://b/nothing".into(), ..Default::default() };
    let error = world.workbench.lineage(&unknown).unwrap_err();
    assert_eq!(error.message, "Nothing that was recorded is called `s3://b/nothing`.");
}

#[test]
fn versions_are_decided_about_downloaded_and_described() {
    let world = World::new();
    world.put("s3://b/raw.csv", "0,1");
    world.run("p", "aaa", &CHAIN);
    let bench = &world.workbench;
    let version = bench.decide_model("churn/1", ModelApproval::Rejected, Some(" too old ")).unwrap();
    let last = version.approvals.last().unwrap();
    assert_eq!((last.status, last.comment.as_deref()), (ModelApproval::Rejected, Some("too old")));
    assert_eq!(version.approvals.len(), 2);
    assert_eq!(bench.model_groups().unwrap()[0].pending, 0);
    assert!(bench.decide_model("churn/7", ModelApproval::Approved, None).is_err());

    let folder = tempfile::tempdir().unwrap();
    let file = bench.download_model("churn/1", folder.path(), false).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "model");
    std::fs::write(&file, "mine").unwrap();
    let error = bench.download_model("churn/1", &file, false).unwrap_err();
    assert!(error.message.ends_with("is there already."), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine", "left alone");
    bench.download_model("churn/1", &file, true).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "model");

    let passport = bench.passport("churn/1").unwrap();
    let names = |files: &[pipewright_api::dto::passport::PassportFile]| -> Vec<_> {
        files.iter().map(|file| file.name.clone()).collect()
    };
    assert_eq!(
        (names(&passport.data), names(&passport.made)),
        (vec!["raw.csv".into()], vec!["train.csv".into()])
    );
    assert_eq!((passport.data[0].rows, passport.data[0].columns), (Some(1), Some(2)));
    assert_eq!(passport.reproduce, "pipewright run /home/you/churn");
}

#[test]
fn a_passport_of_what_was_damaged_says_so() {
    let world = World::new();
    world.put("s3://b/raw.csv", "0,1");
    world.run("p", "aaa", &CHAIN);
    let blob = world
        .store
        .blob(&world.store.contents_of(&S3Uri::parse("s3://b/1/model.tar.gz").unwrap()).unwrap()[0].sha256)
        .unwrap();
    let mut permissions = std::fs::metadata(&blob).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "the folder is the test's alone")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&blob, permissions).unwrap();
    std::fs::write(&blob, "other").unwrap();
    assert_eq!(world.workbench.passport("churn/1").unwrap().verified, Verification::Differs);
    std::fs::remove_file(&blob).unwrap();
    assert_eq!(world.workbench.passport("churn/1").unwrap().verified, Verification::Missing);
}

/// Many executions over one dataset: the answer stays bounded, and is made without reading them all.
#[test]
fn shared_data_of_many_executions_is_bounded() {
    let world = World::new();
    world.put("s3://b/x.csv", "1,2");
    for at in 0..300 {
        let out = format!("s3://b/{at}/out.csv");
        let content = format!("{at}");
        let step: Step<'_> = ("A", "Processing", &[("data", "s3://b/x.csv")], &[(&out, &content)]);
        world.run("p", &format!("x{at}"), &[step]);
    }
    let begun = Instant::now();
    let view = world.ask("s3://b/x.csv", Down);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    let asked = view.nodes.iter().find(|node| node.asked).unwrap();
    assert_eq!((view.nodes.len(), asked.more_down), (49, 276));
    assert_eq!(view.truncated.as_deref(), Some("276 things not shown."));
}

#[test]
fn a_model_outlives_its_execution() {
    let world = World::new();
    world.put("s3://b/raw.csv", "0,1");
    let arn = world.run("p", "aaa", &CHAIN);
    // The same model of other data.
    world.put("s3://b/raw.csv", "0,2");
    let again: [Step<'_>; 1] =
        [("Train", "Training", &[("train", "s3://b/raw.csv")], &[("s3://b/2/model.tar.gz", "model")])];
    world.run("p", "bbb", &again);
    world.workbench.delete_executions(&[arn]).unwrap();

    let version = world.workbench.model_version("churn/1").unwrap();
    assert_eq!((version.pipeline.as_str(), version.number), ("p", None));
    world.check(
        "churn/1",
        Up,
        &[
            "churn v 1",
            "├─ derived from (model) model.tar.gz",
            "│    The same bytes are at 1 other place.",
            "└─ produced by Register",
        ],
    );
    let passport = world.workbench.passport("churn/1").unwrap();
    assert_eq!(passport.verified, Verification::Matches);
    assert!(passport.data.is_empty() && passport.execution.is_none() && passport.reproduce.is_empty());
    assert_eq!(
        passport.unavailable[0],
        "The execution that registered it was deleted, and what it ran with."
    );
}
