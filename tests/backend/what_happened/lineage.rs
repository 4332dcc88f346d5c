//! `pipewright lineage`: every node and association against the files, the definition and the digests.

use std::collections::{BTreeMap, BTreeSet};

use pipewright_backend_tests::sha256;
use serde::Deserialize;

use super::story::{Run, STORY, Story};

#[derive(Debug, Deserialize)]
pub(super) struct Graph {
    title: String,
    pub(super) nodes: Vec<Node>,
    edges: Vec<Edge>,
    truncated: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Node {
    id: String,
    name: String,
    asked: bool,
    uri: Option<String>,
    source: Option<String>,
    sha256: Option<String>,
    bytes: Option<u64>,
    execution: Option<String>,
    step: Option<String>,
    contents: u32,
    notes: Vec<String>,
    unavailable: bool,
}

#[derive(Debug, Deserialize)]
struct Edge {
    from: String,
    to: String,
    association: String,
    label: String,
}

/// An association: what, how, as which input or output, of what. Files go by their digests, steps by their names.
type Told = (String, &'static str, String, String);

impl Graph {
    fn of(arguments: &[&str]) -> Self {
        let arguments = ["lineage"].into_iter().chain(arguments.iter().copied()).chain(["--format", "json"]);
        STORY.pipewright.answer(arguments).expect_exit(0).json()
    }

    fn node(&self, id: &str) -> &Node {
        self.nodes.iter().find(|node| node.id == id).unwrap_or_else(|| panic!("no node {id}"))
    }

    fn associations(&self) -> BTreeSet<(String, String, String, String)> {
        let called = |id: &str| {
            let node = self.node(id);
            node.sha256.as_ref().unwrap_or(&node.name).clone()
        };
        let one = |edge: &Edge| {
            (called(&edge.from), edge.association.clone(), edge.label.clone(), called(&edge.to))
        };
        self.edges.iter().map(one).collect()
    }

    /// The executions that read each content that was asked about.
    fn readers(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let asked = self.nodes.iter().filter(|node| node.asked);
        let readers = |node: &Node| {
            let edges = self.edges.iter().filter(|edge| edge.from == node.id);
            edges.filter_map(|edge| self.node(&edge.to).execution.as_deref()).collect()
        };
        asked.map(|node| (node.sha256.as_deref().expect("a file"), readers(node))).collect()
    }
}

/// A project's file as it is: no run of the story changed this one.
pub(super) fn evaluate() -> String {
    sha256(&std::fs::read(STORY.project.path().join("code/evaluate.py")).expect("a file of the project"))
}

/// Everything that a version of the model came of, as the definition wires it.
fn truth(story: &Story, run: &Run) -> BTreeSet<(String, String, String, String)> {
    const INTO: &str = "ContributedTo";
    const OUT: &str = "Produced";
    let mut told: Vec<Told> = vec![
        (run.code.clone(), INTO, "code".into(), "ProcessData".into()),
        (run.data.clone(), INTO, "data".into(), "ProcessData".into()),
        (evaluate(), INTO, "code".into(), "EvaluateModel".into()),
    ];
    for made in run.report.artifacts.iter().filter(|made| made.step == "ProcessData") {
        let output = made.name.split('/').next().expect("an output").to_owned();
        let reader = if output == "test" { "EvaluateModel" } else { "TrainModel" };
        told.push(("ProcessData".into(), OUT, output.clone(), made.sha256.clone()));
        told.push((made.sha256.clone(), INTO, output, reader.into()));
    }
    let model = &run.report.artifact("TrainModel", "/model.tar.gz").sha256;
    let report = &run.report.artifact("EvaluateModel", "/evaluation.json").sha256;
    let version = format!("churn-xgb v {}", story.number(run));
    told.extend([
        ("TrainModel".into(), OUT, "model".into(), model.clone()),
        (model.clone(), INTO, "model".into(), "EvaluateModel".into()),
        ("EvaluateModel".into(), OUT, "evaluation".into(), report.clone()),
        (model.clone(), "DerivedFrom", "model".into(), version.clone()),
        (report.clone(), INTO, "ModelQuality.Statistics".into(), version),
    ]);
    told.into_iter().map(|(from, how, label, to)| (from, how.to_owned(), label, to)).collect()
}

#[test]
fn a_model_is_traced_to_all_that_it_came_of() {
    let deep = STORY.of_grid(5, "0.3", 10);
    for run in [deep, STORY.changed_code(), STORY.changed_data()] {
        let graph = Graph::of(&[&STORY.model(run)]);
        assert_eq!(graph.associations(), truth(&STORY, run), "{}", graph.title);
        assert_eq!(graph.truncated, None);
        for node in graph.nodes.iter().filter(|node| node.step.is_some()) {
            assert_eq!(node.execution.as_deref(), Some(run.arn()), "{}", node.name);
        }
        for node in &graph.nodes {
            assert!(!node.unavailable, "{}", node.name);
            let Some(digest) = &node.sha256 else { continue };
            let bytes = std::fs::read(STORY.pipewright.blob(digest)).expect("a blob");
            assert_eq!((digest, node.bytes), (&sha256(&bytes), Some(bytes.len() as u64)), "{}", node.name);
        }
    }
}

#[test]
fn one_changed_byte_is_two_datasets_in_one_place() {
    let changed = STORY.changed_data();
    let as_it_was = &STORY.runs[0].data;
    let graph = Graph::of(&["data/telco_churn.csv", "--down", "--depth", "1"]);
    let others: BTreeSet<_> =
        STORY.runs.iter().filter(|run| !std::ptr::eq(*run, changed)).map(Run::arn).collect();
    let expect = BTreeMap::from([
        (as_it_was.as_str(), others),
        (changed.data.as_str(), BTreeSet::from([changed.arn()])),
    ]);
    assert_eq!(graph.readers(), expect);
    let asked: Vec<_> = graph.nodes.iter().filter(|node| node.asked).collect();
    let file = STORY.project.path().join("data/telco_churn.csv").canonicalize().expect("the data");
    for node in &asked {
        assert_eq!(node.contents, 2);
        let source = node.source.as_deref().and_then(|source| source.strip_prefix("file://"));
        assert_eq!(std::fs::canonicalize(source.expect("a file")).expect("the data"), file);
    }
    let which = |digest: &str| {
        let node = asked.iter().find(|node| node.sha256.as_deref() == Some(digest)).expect("asked about");
        node.notes[0].clone()
    };
    assert_eq!(which(as_it_was), "2 contents at this place: this is the older one.");
    assert_eq!(which(&changed.data), "2 contents at this place: this is the newer one.");
    // The file alone, of which there is one more byte that is not the same.
    let code = Graph::of(&["code/process.py", "--down", "--depth", "1"]);
    let of_changed = &code.readers()[STORY.changed_code().code.as_str()];
    assert_eq!(*of_changed, BTreeSet::from([STORY.changed_code().arn()]));
}

#[test]
fn data_is_traced_to_every_model_that_came_of_it() {
    let graph = Graph::of(&["data/telco_churn.csv", "--down", "--show", "package"]);
    let expect: BTreeSet<_> = STORY.runs[..14]
        .iter()
        .map(|run| {
            let version = format!("churn-xgb v {}", STORY.number(run));
            (run.data.clone(), "DerivedFrom".to_owned(), String::new(), version)
        })
        .collect();
    assert_eq!(graph.associations(), expect);
}

#[test]
fn the_same_bytes_are_known_wherever_they_are() {
    let failed = STORY.failed();
    let model = |run: &Run| {
        let made = run.report.artifact("TrainModel", "/model.tar.gz");
        (made.uri.clone(), made.sha256.clone())
    };
    let (place, digest) = model(failed);
    let places: BTreeSet<_> =
        STORY.runs.iter().map(model).filter(|made| made.1 == digest).map(|made| made.0).collect();
    assert!(places.len() > 1, "the failing run trained the model of another again");
    for name in [&digest, &digest[..12]] {
        let graph = Graph::of(&[name, "--depth", "1"]);
        let told: BTreeSet<_> =
            graph.nodes.iter().filter(|node| node.asked).filter_map(|node| node.uri.clone()).collect();
        assert_eq!(told, places);
    }
    let one = format!("{place}#{digest}");
    let graph = Graph::of(&[&one, "--same", "--depth", "1"]);
    let same = graph.edges.iter().filter(|edge| edge.association == "SameAs").count();
    assert_eq!(same, places.len() * (places.len() - 1) / 2, "each pair once");
}

#[test]
fn an_execution_is_asked_about_by_any_of_its_names() {
    let failed = STORY.failed();
    let id = failed.arn().rsplit('/').next().expect("an id");
    let whole = Graph::of(&[failed.arn()]);
    let ran = failed.report.steps.iter().filter(|step| step.started_at.is_some());
    let ran: BTreeSet<_> = ran.map(|step| step.name.as_str()).collect();
    let asked = whole.nodes.iter().filter(|node| node.asked).filter_map(|node| node.step.as_deref());
    assert_eq!(asked.collect::<BTreeSet<_>>(), ran);
    let numbered = format!("{}#15", failed.report.execution.pipeline);
    for name in [id, &numbered] {
        assert_eq!(Graph::of(&[name]).associations(), whole.associations());
        let step = Graph::of(&[&format!("{name}/TrainModel")]);
        let files: BTreeSet<_> = step.nodes.iter().filter_map(|node| node.sha256.as_deref()).collect();
        let made = |end: &str| failed.report.artifact("ProcessData", end).sha256.as_str();
        let expect = [made("/train.csv"), made("/validation.csv"), &failed.code, &failed.data];
        assert_eq!(files, BTreeSet::from(expect));
    }
}

#[test]
fn graphs_are_written_for_people_and_for_other_programs() {
    let version = STORY.model(STORY.changed_data());
    let graph = Graph::of(&[&version]);
    for (format, begins) in [("text", "churn-xgb v "), ("mermaid", "flowchart LR"), ("dot", "digraph ")] {
        let told =
            || STORY.pipewright.answer(["lineage", &version, "--format", format]).expect_exit(0).stdout;
        let text = told();
        assert!(text.starts_with(begins), "{text}");
        for node in &graph.nodes {
            assert!(text.contains(&node.name), "{format} has {}", node.name);
        }
        assert_eq!(text, told(), "the same every time");
    }
    let nobody = STORY.pipewright.answer(["lineage", "s3://nowhere/x.csv"]).expect_exit(2);
    assert!(nobody.stderr.contains("Nothing that was recorded is called `s3://nowhere/x.csv`."), "{nobody}");
}
