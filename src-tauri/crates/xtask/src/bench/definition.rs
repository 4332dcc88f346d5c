//! What reading and judging a definition costs, next to the floor and to what people use otherwise.
//!
//! The floor is `serde_json` and `petgraph` on the same text in the same process, in turn with Pipewright; the peers are
//! Python programs, run in turn with it. So a busy machine slows all of them: the ratios are what counts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::median;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::workspace::Workspace;

/// Steps of the definitions, and how often each is measured in one round.
const SIZES: [(usize, usize); 3] = [(50, 101), (1_000, 25), (10_000, 5)];
const ROUNDS: usize = 5;

const VALIDATE: &str = "src-tauri/crates/xtask/src/bench/peers/validate.py";
const BUILD: &str = "src-tauri/crates/xtask/src/bench/peers/build.py";
const PYTHON: &str = "3.11";
/// What the peers are, to the version.
const JSONSCHEMA: [&str; 2] = ["jsonschema==4.26.0", "networkx==3.6.1"];
const SDK: &str = "sagemaker==2.257.7";

/// Whether the SageMaker SDK is measured, whose installation takes minutes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peers {
    Some,
    All,
}

/// Builds, generates the definitions, measures in turn, prints medians and ratios.
///
/// # Errors
/// When something does not build or run, or its answer is not as expected.
pub(crate) fn run(workspace: &Workspace, peers: Peers) -> Result<(), Failure> {
    let build = ["build", "--release", "--package", "pipewright-validator", "--example", "measure"];
    Invocation::cargo(&workspace.root).args(build).run()?;
    let bench = Bench { workspace, uv: setup::uv(workspace)?, folder: workspace.target.join("bench") };
    std::fs::create_dir_all(&bench.folder).map_err(Failure::file(&bench.folder))?;
    for (steps, _) in SIZES {
        bench.measure().args(["generate", &steps.to_string()]).arg(bench.file(steps)).run()?;
    }
    let mut rounds: BTreeMap<usize, Vec<Times>> = BTreeMap::new();
    for round in 0..ROUNDS {
        for (steps, times) in SIZES {
            rounds.entry(steps).or_default().push(bench.round(steps, times, peers, round)?);
        }
    }
    for (steps, rounds) in rounds {
        print(steps, &medians(&rounds));
    }
    Ok(())
}

/// Milliseconds by what was measured.
type Times = BTreeMap<String, f64>;

struct Bench<'a> {
    workspace: &'a Workspace,
    uv: PathBuf,
    folder: PathBuf,
}

impl Bench<'_> {
    fn file(&self, steps: usize) -> PathBuf {
        self.folder.join(format!("{steps}.json"))
    }

    fn measure(&self) -> Invocation {
        let name = format!("measure{}", std::env::consts::EXE_SUFFIX);
        let program = self.workspace.target.join("release").join("examples").join(name);
        Invocation::new(&self.workspace.root, program)
    }

    fn python(&self, packages: &[&str], script: &str) -> Invocation {
        let with = packages.iter().flat_map(|package| ["--with", package]);
        Invocation::new(&self.workspace.root, &self.uv)
            .args(["run", "--quiet", "--no-project", "--python", PYTHON])
            .args(with)
            .arg(Path::new(script))
    }

    /// One round at one size. The slow ones of Python run once in a round, or in the first round only.
    fn round(&self, steps: usize, times: usize, peers: Peers, round: usize) -> Result<Times, Failure> {
        let mut all = read(&self.measure().arg(self.file(steps)).arg(times.to_string()))?;
        let python_times = if steps > 1_000 { 1 } else { 3 };
        if steps <= 1_000 || round == 0 {
            let python = self.python(&JSONSCHEMA, VALIDATE);
            all.extend(read(&python.arg(self.file(steps)).arg(python_times.to_string()))?);
        }
        if peers == Peers::All && steps == 1_000 {
            all.extend(read(&self.python(&[SDK], BUILD).arg(steps.to_string()))?);
        }
        Ok(all)
    }
}

fn read(ask: &Invocation) -> Result<Times, Failure> {
    let answer = ask.read()?;
    let wrong = || Failure::Answer { line: ask.to_string(), expected: "with figures in JSON" };
    let answer: Value = serde_json::from_str(&answer).map_err(|_| wrong())?;
    let figures = answer.as_object().ok_or_else(wrong)?.iter();
    Ok(figures.filter_map(|(what, time)| Some((what.clone(), time.as_f64()?))).collect())
}

fn medians(rounds: &[Times]) -> Times {
    let mut all: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (what, time) in rounds.iter().flatten() {
        all.entry(what.clone()).or_default().push(*time);
    }
    all.into_iter().map(|(what, times)| (what, median(times))).collect()
}

/// The parts of a definition's cost, in the order of the table, and what each is compared with.
const PARTS: [(&str, &str); 11] = [
    ("pipewright", "read, index, graph and every rule"),
    ("floor", "the floor: serde_json and petgraph"),
    ("python", "json, jsonschema and networkx"),
    ("parse", "of it: read the JSON"),
    ("index", "of it: find steps and parameters"),
    ("graph", "of it: the step graph"),
    ("validate", "of it: graph and every rule"),
    ("set a value and recheck", "one edit, judged again"),
    ("rename a step and recheck", "a step renamed, judged again"),
    ("print", "print the canonical text"),
    ("SDK builds", "the SDK builds the pipeline"),
];

fn print(steps: usize, times: &Times) {
    println!("\n{steps} steps, medians of {ROUNDS} rounds");
    for (what, words) in PARTS {
        if let Some(time) = times.get(what) {
            println!("{time:>12.3} ms  {words}");
        }
    }
    if let Some(emits) = times.get("SDK emits") {
        println!("{emits:>12.3} ms  the SDK emits the definition");
    }
    for (words, ratio) in ratios(times) {
        println!("{ratio:>12.2} x   {words}");
    }
}

fn ratios(times: &Times) -> Vec<(&'static str, f64)> {
    let time = |what: &str| times.get(what).copied();
    let sdk = || Some(time("SDK builds")? + time("SDK emits")?);
    let ratio = |words, more: Option<f64>, less: Option<f64>| Some((words, more? / less?));
    [
        ratio("the floor's time", time("pipewright"), time("floor")),
        ratio("faster than Python", time("python"), time("pipewright")),
        ratio("faster printed than the SDK builds and emits", sdk(), time("print")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_of_what_was_measured() {
        let times = |figures: &[(&str, f64)]| -> Times {
            figures.iter().map(|(what, time)| ((*what).to_owned(), *time)).collect()
        };
        let check = |figures: &[(&str, f64)], expect: &[(&str, f64)]| {
            assert_eq!(format!("{:?}", ratios(&times(figures))), format!("{expect:?}"));
        };
        check(&[("pipewright", 3.0), ("floor", 2.0)], &[("the floor's time", 1.5)]);
        check(
            &[
                ("pipewright", 2.0),
                ("python", 50.0),
                ("print", 1.0),
                ("SDK builds", 90.0),
                ("SDK emits", 30.0),
            ],
            &[("faster than Python", 25.0), ("faster printed than the SDK builds and emits", 120.0)],
        );
    }

    #[test]
    fn medians_by_what_was_measured() {
        let round = |time: f64| Times::from([("parse".to_owned(), time)]);
        assert_eq!(medians(&[round(3.0), round(1.0), round(2.0)]), round(2.0));
    }
}
