//! What finding executions costs, next to plain SQLite in the same process and, when asked, to MLflow.

use serde_json::Value;

use super::Peers;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::workspace::Workspace;

const SIZES: [u64; 2] = [10_000, 100_000];
/// MLflow takes minutes for more.
const PEER: u64 = 10_000;
const MLFLOW: &str = "mlflow==3.17.2";
const SCRIPT: &str = include_str!("peers/mlflow.py");

/// What is measured, by its name in the answer.
const QUESTIONS: [(&str, &str); 4] = [
    ("list", "newest 100"),
    ("filter", "metric above a bound, sorted by it, 100"),
    ("filters", "a metric and a parameter, sorted by the metric, 100"),
    ("every", "all, with every value"),
];

/// Builds, seeds, asks, prints.
///
/// # Errors
/// When something does not build or run, or its answer is not as expected.
pub(crate) fn run(workspace: &Workspace, peers: Peers) -> Result<(), Failure> {
    let build = ["build", "--release", "--package", "pipewright-store", "--example", "history"];
    Invocation::cargo(&workspace.root).args(build).run()?;
    let program = workspace.target.join("release").join("examples").join("history");
    let folder = workspace.target.join("bench").join("history");
    std::fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    for size in SIZES {
        let ask = Invocation::new(&workspace.root, &program).arg("bench").arg(&folder).arg(size.to_string());
        let answer = read(&ask)?;
        println!("\n| {size} executions, ms | Pipewright | plain SQLite | times |\n|---|---|---|---|");
        let number = |value: &Value, name: &str| value[name][0].as_f64().unwrap_or(f64::NAN);
        for (name, about) in QUESTIONS {
            let (own, floor) = (number(&answer, name), number(&answer["floor"], name));
            println!("| {about} | {own:.2} | {floor:.2} | {:.2} |", own / floor);
        }
        for (name, about) in [
            ("middle", "100 in the middle, sorted by a metric"),
            ("totals", "totals of all"),
            ("totals_filters", "totals of two filters"),
            ("words", "totals of a word"),
        ] {
            println!("| {about} | {:.2} | | |", number(&answer, name));
        }
        let rate = |value: &Value| value["recorded_per_s"].as_f64().unwrap_or(f64::NAN);
        println!("| recorded a second | {:.0} | {:.0} | |", rate(&answer), rate(&answer["floor"]));
        println!("| size, MB | {:.0} | | |", answer["megabytes"].as_f64().unwrap_or(f64::NAN));
    }
    if matches!(peers, Peers::All) {
        let script = folder.join("mlflow.py");
        std::fs::write(&script, SCRIPT).map_err(Failure::file(&script))?;
        let uv = setup::uv(workspace)?;
        let ask = Invocation::new(&workspace.root, uv)
            .args(["run", "--no-project", "--with", MLFLOW, "python"])
            .arg(&script)
            .arg(PEER.to_string())
            .arg(folder.join("mlflow"));
        let answer = read(&ask)?;
        println!("\n| MLflow, {PEER} runs | |\n|---|---|");
        for name in ["list100_ms", "filter100_ms", "filter2_100_ms", "loadall_ms", "log_runs_per_s"] {
            println!("| {name} | {} |", answer[name]);
        }
    }
    Ok(())
}

/// The last line of a program's answer.
fn read(ask: &Invocation) -> Result<Value, Failure> {
    let text = ask.read()?;
    serde_json::from_str(text.lines().last().unwrap_or_default())
        .map_err(|_| Failure::Answer { line: ask.to_string(), expected: "with a line of JSON" })
}
