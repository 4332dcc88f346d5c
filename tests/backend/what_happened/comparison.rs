//! `pipewright compare`, every cell against what is known from elsewhere.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::story::{ROUNDS, Run, STORY};

#[derive(Deserialize)]
struct Comparison {
    sections: Vec<Section>,
    explanations: Vec<Explained>,
}

#[derive(Deserialize)]
struct Section {
    kind: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    label: String,
    step: Option<String>,
    differs: bool,
    goal: Option<String>,
    cells: Vec<Cell>,
}

#[derive(Debug, Deserialize)]
struct Cell {
    state: String,
    text: String,
    same: bool,
    number: Option<f64>,
    best: bool,
    note: Option<String>,
    file: Option<File>,
}

#[derive(Debug, Deserialize)]
struct File {
    sha256: String,
}

#[derive(Deserialize)]
struct Explained {
    execution: String,
    explanation: Explanation,
}

#[derive(Deserialize)]
struct Explanation {
    effect: Effect,
    causes: Vec<Cause>,
}

#[derive(Deserialize)]
struct Effect {
    kind: String,
}

#[derive(Deserialize)]
struct Cause {
    kind: String,
    name: String,
    way: Vec<Stop>,
}

#[derive(Deserialize)]
struct Stop {
    step: String,
}

impl Comparison {
    /// The runs of the story, the base first.
    fn of(runs: &[&Run]) -> Self {
        let arns = runs.iter().map(|run| run.arn());
        let arguments = ["compare", "--all", "--explain", "--format", "json"].into_iter().chain(arns);
        STORY.pipewright.answer(arguments).expect_exit(0).json()
    }

    fn rows(&self, kind: &str) -> impl Iterator<Item = &Row> {
        self.sections.iter().filter(move |section| section.kind == kind).flat_map(|section| &section.rows)
    }

    fn row(&self, kind: &str, step: Option<&str>, label: &str) -> &Row {
        let mut found = self.rows(kind).filter(|row| row.label == label && row.step.as_deref() == step);
        found.next().unwrap_or_else(|| panic!("no row {label} of {step:?} in {kind}"))
    }

    fn causes(&self, run: &Run) -> Vec<(&str, &str)> {
        let explained = self.explanations.iter().find(|explained| explained.execution == run.arn());
        let causes = &explained.expect("an explanation").explanation.causes;
        causes.iter().map(|cause| (cause.kind.as_str(), cause.name.as_str())).collect()
    }
}

fn everything() -> (Vec<&'static Run>, Comparison) {
    let runs: Vec<&Run> = STORY.runs.iter().collect();
    let comparison = Comparison::of(&runs);
    (runs, comparison)
}

#[test]
fn parameters_are_those_that_were_given() {
    let (runs, comparison) = everything();
    for (name, default) in [("MaxDepth", "3"), ("Eta", "0.1"), ("NumRound", "100"), ("AucThreshold", "0.8")] {
        let row = comparison.row("parameters", None, name);
        for (run, cell) in runs.iter().zip(&row.cells) {
            let given = run.given.get(name);
            assert_eq!(&cell.text, given.map_or(default, String::as_str), "{name} of {}", run.arn());
            assert_eq!(cell.note.as_deref(), given.map(|_| "given"), "where {name} comes from");
        }
        let values: BTreeSet<_> = row.cells.iter().map(|cell| &cell.text).collect();
        assert_eq!(row.differs, values.len() > 1, "{name}");
    }
}

#[test]
fn metrics_are_those_of_the_log_and_of_the_report() {
    let (runs, comparison) = everything();
    let check = |step: &str, metric: &str, truth: &dyn Fn(&Run) -> f64| {
        let row = comparison.row("metrics", Some(step), metric);
        let truths: Vec<_> = runs.iter().map(|run| truth(run)).collect();
        let told: Vec<_> = row.cells.iter().map(|cell| cell.number.expect("a number")).collect();
        assert_eq!(told, truths, "{metric} of {step}");
        let best = match row.goal.as_deref() {
            Some("higher") => truths.iter().copied().fold(f64::MIN, f64::max),
            Some("lower") => truths.iter().copied().fold(f64::MAX, f64::min),
            other => panic!("{metric} has {other:?} as its goal"),
        };
        for (cell, truth) in row.cells.iter().zip(&truths) {
            assert_eq!(cell.best, (*truth - best).abs() < f64::EPSILON, "{metric} {truth}, best {best}");
        }
    };
    for metric in runs[0].logged.keys() {
        check("TrainModel", metric, &|run| run.logged[metric]);
    }
    for metric in ["roc_auc", "f1", "precision", "recall", "accuracy"] {
        check("EvaluateModel", metric, &|run| run.evaluation[metric]);
    }
}

#[test]
fn durations_are_from_start_to_end() {
    let (runs, comparison) = everything();
    for step in ["ProcessData", "TrainModel", "EvaluateModel"] {
        for (run, cell) in runs.iter().zip(&comparison.row("durations", Some(step), step).cells) {
            let told = run.report.step(step);
            let (from, to) = (told.started_at.expect("a start"), told.ended_at.expect("an end"));
            assert_eq!(cell.number, Some((to.as_millisecond() - from.as_millisecond()) as f64));
        }
    }
    let failed = comparison.row("durations", Some("CreateModel"), "CreateModel").cells.last();
    assert_eq!(failed.map(|cell| (cell.number, cell.state == "value")), Some((None, false)));
}

#[test]
fn files_are_told_by_what_is_in_them() {
    let (runs, comparison) = everything();
    let digests = |row: &Row| -> Vec<String> {
        row.cells.iter().map(|cell| cell.file.as_ref().expect("a file").sha256.clone()).collect()
    };
    let named = |end: &str| {
        let mut rows = comparison.rows("code").filter(|row| row.label.ends_with(end));
        rows.next().unwrap_or_else(|| panic!("no row of {end}"))
    };
    assert_eq!(digests(named("process.py")), runs.iter().map(|run| run.code.clone()).collect::<Vec<_>>());
    assert_eq!(
        digests(named("telco_churn.csv")),
        runs.iter().map(|run| run.data.clone()).collect::<Vec<_>>()
    );
    for (run, cell) in runs.iter().zip(&comparison.row("code", None, "Commit").cells) {
        assert!(STORY.commit.starts_with(&cell.text) && cell.text.len() >= 7, "{cell:?}");
        assert_eq!(cell.note.as_deref(), run.dirty.then_some("uncommitted"), "{}", run.arn());
    }
    let model = comparison.row("artifacts", Some("TrainModel"), "model");
    let stored = runs.iter().map(|run| run.report.artifact("TrainModel", "/model.tar.gz").sha256.clone());
    assert_eq!(digests(model), stored.collect::<Vec<_>>());
    let base = &digests(model)[0];
    for (cell, digest) in model.cells.iter().zip(digests(model)).skip(1) {
        assert_eq!(cell.same, digest == *base, "{cell:?}");
    }
}

#[test]
fn the_cause_is_what_was_changed() {
    let twin = STORY.of_grid(3, "0.1", ROUNDS[1]);
    let (deeper, code, data, failed) =
        (STORY.of_grid(5, "0.1", ROUNDS[1]), STORY.changed_code(), STORY.changed_data(), STORY.failed());
    let comparison = Comparison::of(&[twin, deeper, code, data, failed]);
    assert_eq!(comparison.causes(deeper), [("parameter", "MaxDepth")]);
    let [(kind, name)] = comparison.causes(code)[..] else { panic!("{:?}", comparison.causes(code)) };
    assert!(kind == "code" && name.ends_with("process.py"), "{kind} {name}");
    let [(_, name)] = comparison.causes(data)[..] else { panic!("{:?}", comparison.causes(data)) };
    assert!(name.ends_with("telco_churn.csv"), "{name}");
    assert_eq!(comparison.causes(failed), [("parameter", "AucThreshold")]);
    let explained = comparison.explanations.iter().find(|explained| explained.execution == failed.arn());
    let explanation = &explained.expect("an explanation").explanation;
    assert_ne!(explanation.effect.kind, "metric", "the outcome differs, not a metric");
    assert!(explanation.causes[0].way.iter().any(|stop| stop.step == "CheckQuality"));
}

#[test]
fn the_same_is_told_every_time() {
    let arns: Vec<_> = STORY.runs.iter().take(3).map(Run::arn).collect();
    for format in ["text", "json", "markdown", "csv"] {
        let told = || {
            let arguments = ["compare", "--format", format].into_iter().chain(arns.iter().copied());
            STORY.pipewright.answer(arguments).expect_exit(0).stdout
        };
        assert_eq!(told(), told(), "{format}");
    }
}
