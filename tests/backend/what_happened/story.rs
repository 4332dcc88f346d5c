//! What happened: a grid of twelve, changed code, changed data, a failure, and two decisions. And the truth about each of them, taken
//! from the files and the logs without asking the product.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use pipewright_backend_tests::{Pipewright, Project, Report, committed, sha256};
use serde_json::Value;

/// The grid: three depths, two learning rates, two numbers of rounds.
pub(super) const DEPTHS: [u32; 3] = [2, 3, 5];
pub(super) const RATES: [&str; 2] = ["0.1", "0.3"];
pub(super) const ROUNDS: [u32; 2] = [10, 20];

/// Who decided, and why the model of the changed data was refused.
pub(super) const ADA: &str = "Ada <ada@example.com>";
pub(super) const WHY: &str = "Nobody can say who changed the data.";

/// The executions and the project they ran, told once for all tests.
pub(super) static STORY: LazyLock<Story> = LazyLock::new(Story::play);

/// Everything that was done.
pub(super) struct Story {
    pub(super) pipewright: Pipewright,
    pub(super) project: Project,
    /// The commit that the project was at.
    pub(super) commit: String,
    /// In the order in which they ran: the grid, changed code, changed data, the failure.
    pub(super) runs: Vec<Run>,
}

/// One execution, and what is true of it.
pub(super) struct Run {
    pub(super) report: Report,
    /// The values that were asked for.
    pub(super) given: BTreeMap<String, String>,
    /// SHA-256 of `code/process.py` and of `data/telco_churn.csv` as they were.
    pub(super) code: String,
    pub(super) data: String,
    /// The data's rows, without the header.
    pub(super) rows: usize,
    /// Whether the folder differed from the commit.
    pub(super) dirty: bool,
    /// Of `evaluation.json`, by name.
    pub(super) evaluation: BTreeMap<String, f64>,
    /// The metrics of the last round in the training log.
    pub(super) logged: BTreeMap<String, f64>,
}

impl Run {
    pub(super) fn arn(&self) -> &str {
        &self.report.execution.arn
    }
}

impl Story {
    fn play() -> Self {
        let mut story = Story {
            pipewright: Pipewright::new(),
            project: Project::churn(),
            commit: String::new(),
            runs: Vec::new(),
        };
        let folder = story.project.path();
        story.commit = committed(folder);
        for depth in DEPTHS {
            for rate in RATES {
                for rounds in ROUNDS {
                    story.run(
                        0,
                        false,
                        &[("MaxDepth", &depth.to_string()), ("Eta", rate), ("NumRound", &rounds.to_string())],
                    );
                }
            }
        }
        let usual = [("MaxDepth", "3"), ("Eta", "0.1"), ("NumRound", "20")];
        let code = story.change("code/process.py", "\"No phone service\": 0}", "\"No phone service\": 1}");
        story.run(0, true, &usual);
        story.write("code/process.py", &code);
        // One byte.
        let data = story.change("data/telco_churn.csv", ",65.6,593.3,", ",65.7,593.3,");
        story.run(0, true, &usual);
        story.write("data/telco_churn.csv", &data);
        story.run(
            1,
            false,
            &[("MaxDepth", "3"), ("Eta", "0.1"), ("NumRound", "20"), ("AucThreshold", "0.99")],
        );
        let (good, doubtful) = (story.model(story.of_grid(5, "0.1", 20)), story.model(story.changed_data()));
        let _ = story.pipewright.answer(["models", "approve", &good]).expect_exit(0);
        let _ = story.pipewright.answer(["models", "reject", &doubtful, "--comment", WHY]).expect_exit(0);
        story
    }

    fn change(&self, file: &str, from: &str, to: &str) -> String {
        let before = fs::read_to_string(self.project.path().join(file)).expect("a file of the project");
        assert_eq!(before.matches(from).count(), 1, "{file} has {from} once");
        self.write(file, &before.replace(from, to));
        before
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.project.path().join(file), text).expect("a writable project");
    }

    fn run(&mut self, exit: i32, dirty: bool, given: &[(&str, &str)]) {
        let folder = self.project.path();
        let arguments: Vec<_> = given.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let data = fs::read(folder.join("data/telco_churn.csv")).expect("the data");
        let code = fs::read(folder.join("code/process.py")).expect("the code");
        let report: Report = self.pipewright.run(folder, &arguments).expect_exit(exit).json();
        let evaluation = self.pipewright.text(&report.artifact("EvaluateModel", "/evaluation.json").sha256);
        let run = Run {
            given: given.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
            code: sha256(&code),
            rows: data.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count() - 1,
            data: sha256(&data),
            dirty,
            evaluation: values(&evaluation),
            logged: last_round(&self.pipewright.log(&report.execution.arn, "TrainModel")),
            report,
        };
        self.runs.push(run);
    }

    /// The version of the model that a run registered: all but the last have one, in their order.
    pub(super) fn model(&self, run: &Run) -> String {
        format!("churn-xgb/{}", self.number(run))
    }

    /// A run's number among those of its pipeline.
    pub(super) fn number(&self, run: &Run) -> usize {
        let at = self.runs.iter().position(|one| std::ptr::eq(one, run));
        at.expect("a run of the story") + 1
    }

    /// The run with these values in the grid.
    pub(super) fn of_grid(&self, depth: u32, rate: &str, rounds: u32) -> &Run {
        let (depth, rounds) = (depth.to_string(), rounds.to_string());
        let found = self.runs[..12].iter().find(|run| {
            run.given["MaxDepth"] == depth && run.given["Eta"] == rate && run.given["NumRound"] == rounds
        });
        found.expect("a run of the grid")
    }

    pub(super) fn changed_code(&self) -> &Run {
        &self.runs[12]
    }

    pub(super) fn changed_data(&self) -> &Run {
        &self.runs[13]
    }

    pub(super) fn failed(&self) -> &Run {
        &self.runs[14]
    }
}

/// Runs git as somebody, whoever runs the tests.
/// Each metric's value in an evaluation report.
fn values(evaluation: &str) -> BTreeMap<String, f64> {
    let report: Value = serde_json::from_str(evaluation).expect("a JSON report");
    let metrics = report["binary_classification_metrics"].as_object().expect("metrics");
    metrics.iter().filter_map(|(name, metric)| Some((name.clone(), metric["value"].as_f64()?))).collect()
}

/// The values in the last line of XGBoost's log that tells a round: `[19]#011train-auc:0.85#011validation-auc:0.83`.
fn last_round(log: &str) -> BTreeMap<String, f64> {
    let line = log.lines().rfind(|line| line.contains("]#011")).expect("a line of a round");
    let fields = line.split("#011").skip(1);
    let metrics = fields.filter_map(|field| field.trim().rsplit_once(':'));
    metrics.map(|(name, value)| (name.replacen('-', ":", 1), value.parse().expect("a number"))).collect()
}
