//! What finding executions costs, next to plain SQLite in the same process and, when asked, to MLflow.

use std::path::Path;

use serde_json::Value;

use super::Peers;
use crate::failure::Failure;
use crate::invocation::Invocation;
use crate::setup;
use crate::workspace::Workspace;

const SIZES: [u64; 2] = [10_000, 100_000];
const MLFLOW: &str = "mlflow==3.17.2";
const SCRIPT: &str = include_str!("peers/mlflow.py");

/// What is measured, by its name in the answer and in MLflow's.
const QUESTIONS: [(&str, &str, &str); 4] = [
    ("list", "list100_ms", "the newest 100"),
    ("filter", "filter100_ms", "a metric above a bound, sorted by it, 100"),
    ("filters", "filter2_100_ms", "a metric and a parameter, sorted by the metric, 100"),
    ("every", "loadall_ms", "all, with every value"),
];

/// What has neither a floor nor a peer.
const ALONE: [(&str, &str); 5] = [
    ("middle", "100 in the middle, sorted by a metric"),
    ("by_text", "the first 100, sorted by a parameter that is a text"),
    ("totals", "totals of all"),
    ("totals_filters", "totals of a metric and a parameter"),
    ("words", "totals of a word"),
];

/// Builds, seeds, asks, prints a table as `docs/performance.md` has it.
///
/// # Errors
/// When something does not build or run, or its answer is not as expected.
pub(crate) fn run(workspace: &Workspace, peers: Peers) -> Result<(), Failure> {
    let build = ["build", "--release", "--package", "pipewright-store", "--example", "history"];
    Invocation::cargo(&workspace.root).args(build).run()?;
    let folder = workspace.target.join("bench").join("history");
    std::fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    for size in SIZES {
        // Of the larger size it takes minutes.
        let peer = matches!(peers, Peers::All).then(|| mlflow(workspace, &folder, size)).transpose()?;
        let program = workspace.target.join("release").join("examples").join("history");
        let ask = Invocation::new(&workspace.root, &program).arg("bench").arg(&folder).arg(size.to_string());
        // What the peer has left to be written would be waited for by every commit that is measured.
        Invocation::new(&workspace.root, "sync").run()?;
        table(size, &read(&ask)?, peer.as_ref());
    }
    compare(workspace)
}

/// Prints what was measured of so many executions; next to MLflow where it was asked.
fn table(size: u64, answer: &Value, peer: Option<&Value>) {
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let (heads, lines) = if peer.is_some() { (" MLflow | times |", "---|---|") } else { ("", "") };
    println!("\n| {size} executions | Pipewright | plain SQLite | times |{heads}");
    println!("|---|---|---|---|{lines}");
    for (name, theirs, about) in QUESTIONS {
        let one = &answer[name];
        let (own, least) = (number(&one["own"]), number(&one["floor"]));
        let beside = peer.map_or_else(String::new, |peer| {
            let theirs = number(&peer[theirs]);
            format!(" {theirs:.0} | {:.0} |", theirs / own)
        });
        println!("| {about}, ms | {own:.2} | {least:.2} | {:.2} |{beside}", number(&one["times"]));
    }
    let one = &answer["recorded"];
    let (own, least) = (number(&one["own"]), number(&one["floor"]));
    let beside = peer.map_or_else(String::new, |peer| {
        let theirs = number(&peer["log_runs_per_s"]);
        format!(" {theirs:.0} | {:.0} |", own / theirs)
    });
    let times = number(&one["times"]);
    println!(
        "| recorded a second, each a commit that waits for the disk | {own:.0} | {least:.0} | {times:.2} |{beside}"
    );
    let rest = if peer.is_some() { " | |" } else { "" };
    for (name, about) in ALONE {
        println!("| {about}, ms | {:.2} | | |{rest}", number(&answer["alone"][name]));
    }
    println!(
        "| recorded a second as steps go on: six commits, the last waits for the disk | {:.0} | | |{rest}",
        number(&answer["played_per_s"])
    );
    println!("| size of the database, MB | {:.0} | | |{rest}", number(&answer["megabytes"]));
}

/// The same questions to MLflow.
fn mlflow(workspace: &Workspace, folder: &Path, size: u64) -> Result<Value, Failure> {
    // By another name than what it imports.
    let script = folder.join("peer.py");
    std::fs::write(&script, SCRIPT).map_err(Failure::file(&script))?;
    let uv = setup::uv(workspace)?;
    let ask = Invocation::new(&workspace.root, uv)
        .args(["run", "--no-project", "--with", MLFLOW, "python"])
        .arg(&script)
        .arg(size.to_string())
        .arg(folder.join("peer"));
    read(&ask)
}

/// Prints what comparing 100 executions costs.
fn compare(workspace: &Workspace) -> Result<(), Failure> {
    println!("\nComparing 100 executions (`all`: with what is the same everywhere):");
    let test = ["test", "--release", "--package", "pipewright-api", "--test", "comparing", "--", "--ignored"];
    let told =
        Invocation::cargo(&workspace.root).args(test).args(["--nocapture", "a_hundred_executions"]).read()?;
    for line in told.lines().filter(|line| line.starts_with("all ")) {
        println!("  {line}");
    }
    Ok(())
}

/// The last line of a program's answer.
fn read(ask: &Invocation) -> Result<Value, Failure> {
    let text = ask.read()?;
    serde_json::from_str(text.lines().last().unwrap_or_default())
        .map_err(|_| Failure::Answer { line: ask.to_string(), expected: "with a line of JSON" })
}
