//! The table of all executions: every row and number against what is known from elsewhere, and filters against sets
//! that are worked out here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::story::{Run, STORY};

#[derive(Debug, Deserialize)]
struct Listed {
    arn: String,
    pipeline: String,
    number: u32,
    version: u32,
    preset: Option<String>,
    status: String,
    failure_reason: Option<String>,
    started_at: jiff::Timestamp,
    ended_at: jiff::Timestamp,
    duration_ms: i64,
    tags: Vec<String>,
    note: Option<String>,
    pinned: bool,
    values: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
struct Totals {
    count: usize,
    by_status: Vec<StatusCount>,
    duration_ms: i64,
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct StatusCount {
    status: String,
    count: usize,
}

#[derive(Deserialize)]
struct Group {
    label: String,
    count: usize,
    failed: usize,
    duration_ms: i64,
}

fn answer(arguments: &[&str]) -> String {
    let arguments = ["executions"].iter().chain(arguments);
    STORY.pipewright.answer(arguments).expect_exit(0).stdout
}

fn list(arguments: &[&str]) -> Vec<Listed> {
    let told = answer(&[&["list", "--format", "json"], arguments].concat());
    serde_json::from_str(&told).expect("a list")
}

fn totals(arguments: &[&str]) -> Totals {
    let told = answer(&[&["totals", "--format", "json"], arguments].concat());
    serde_json::from_str(&told).expect("totals")
}

/// What the definition says, with what was asked for instead.
fn parameters(run: &Run) -> BTreeMap<String, Value> {
    let text = std::fs::read_to_string(STORY.project.path().join("pipeline.json")).expect("a definition");
    let definition: Value = serde_json::from_str(&text).expect("JSON");
    let declared = definition["Parameters"].as_array().expect("parameters").iter().map(|parameter| {
        let name = parameter["Name"].as_str().expect("a name").to_owned();
        let given = run.given.get(&name).map(|text| serde_json::from_str(text).expect("a number"));
        let value = given.unwrap_or_else(|| parameter["DefaultValue"].clone());
        (name, value)
    });
    declared.collect()
}

fn number(run: &Run, parameter: &str) -> f64 {
    parameters(run)[parameter].as_f64().expect("a number")
}

fn millis(run: &Run) -> i64 {
    let execution = &run.report.execution;
    let (start, end) = (execution.started_at.expect("a start"), execution.ended_at.expect("an end"));
    end.as_millisecond() - start.as_millisecond()
}

fn failed(run: &Run) -> bool {
    std::ptr::eq(run, STORY.failed())
}

#[test]
fn every_row_and_number() {
    let listed = list(&[]);
    assert_eq!(listed.len(), STORY.runs.len());
    for ((nth, run), one) in STORY.runs.iter().enumerate().zip(listed.iter().rev()) {
        assert_eq!(one.arn, run.arn());
        assert_eq!(one.pipeline, run.report.execution.pipeline);
        assert_eq!(one.number, nth as u32 + 1, "counted in the order in which they ran");
        assert_eq!(one.status, if failed(run) { "Failed" } else { "Succeeded" });
        assert_eq!(one.failure_reason.is_some(), failed(run));
        assert_eq!(one.duration_ms, one.ended_at.as_millisecond() - one.started_at.as_millisecond());
        assert_eq!(one.duration_ms, millis(run));
        let (preset, tags, note) = (&one.preset, &one.tags, &one.note);
        assert!(preset.is_none() && tags.is_empty() && note.is_none() && !one.pinned);
        let mut expected: BTreeMap<String, Value> = BTreeMap::new();
        for (name, value) in parameters(run) {
            expected.insert(format!("param.{name}"), value);
        }
        for (name, value) in &run.logged {
            expected.insert(format!("metric.\"{name}\""), json!(value));
        }
        for (name, value) in &run.evaluation {
            expected.insert(format!("metric.{name}"), json!(value));
        }
        let mut told = one.values.clone();
        let data = told.insert("param.InputData".to_owned(), expected["param.InputData"].clone());
        let data = data.expect("where the data is");
        let uri = data.as_str().expect("a URI");
        assert!(uri.starts_with("s3://") && uri.contains(&run.data), "{uri} names the content");
        assert_eq!(told, expected, "{}", run.arn());
    }
    // The same code is the same version of the pipeline.
    let version = |nth: usize| listed[listed.len() - 1 - nth].version;
    assert_eq!((version(0), version(11)), (1, 1));
    assert_ne!(version(12), version(11), "changed code is packaged as another version");
}

#[test]
fn times_hold_the_logs() {
    for (run, one) in STORY.runs.iter().zip(list(&["--sort", "started"])) {
        for step in ["ProcessData", "TrainModel", "EvaluateModel"] {
            for line in answer(&["logs", run.arn(), step, "--timestamps"]).lines() {
                let at: jiff::Timestamp = line.split(' ').next().expect("a time").parse().expect("a time");
                assert!(one.started_at <= at && at <= one.ended_at, "{step} of {}: {line}", one.number);
            }
        }
    }
}

#[test]
fn a_table_for_spreadsheets_says_the_same() {
    let told = answer(&["list", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(told.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    let listed = list(&[]);
    assert_eq!(rows.len(), listed.len());
    for (row, one) in rows.iter().zip(&listed) {
        for (heading, cell) in headings.iter().zip(row) {
            let value = match heading {
                "arn" => json!(one.arn),
                "pipeline" => json!(one.pipeline),
                "number" => json!(one.number),
                "version" => json!(one.version),
                "status" => json!(one.status),
                "duration_ms" => json!(one.duration_ms),
                "failure_reason" => json!(one.failure_reason),
                "name" | "preset" | "tags" => Value::Null,
                "started" => json!(one.started_at.to_string()),
                "ended" => json!(one.ended_at.to_string()),
                _ => one.values.get(heading).cloned().unwrap_or_default(),
            };
            match value {
                Value::Null => assert_eq!(cell, "", "{heading}"),
                Value::Number(number) => {
                    assert_eq!(cell.parse::<f64>().ok(), number.as_f64(), "{heading}");
                }
                Value::String(text) if heading == "started" || heading == "ended" => {
                    let instant = |text: &str| text.parse::<jiff::Timestamp>().expect("an instant");
                    assert_eq!(instant(cell), instant(&text), "{heading}");
                }
                other => assert_eq!(json!(cell), other, "{heading}"),
            }
        }
    }
}

#[track_caller]
fn check(filter: &str, expect: &dyn Fn(&Run) -> bool) {
    let told: Vec<String> = list(&["--filter", filter]).into_iter().map(|one| one.arn).collect();
    let truth: Vec<&str> = STORY.runs.iter().rev().filter(|run| expect(run)).map(Run::arn).collect();
    assert_eq!(told, truth, "`{filter}`");
    let sum = totals(&["--filter", filter]);
    assert_eq!(sum.count, truth.len(), "`{filter}`");
}

#[test]
fn filters_find_what_they_say() {
    let auc = |run: &Run| run.evaluation["roc_auc"];
    let mut values: Vec<f64> = STORY.runs.iter().map(auc).collect();
    values.sort_by(f64::total_cmp);
    let middle = values[values.len() / 2];
    let mut times: Vec<i64> = STORY.runs.iter().map(millis).collect();
    times.sort_unstable();
    let long = times[times.len() / 2];
    let loss = |run: &Run| run.logged["train:logloss"];
    let mean = STORY.runs.iter().map(loss).sum::<f64>() / STORY.runs.len() as f64;
    let eighth = STORY.runs[7].report.execution.started_at.expect("a start");
    let depth = |run: &Run| number(run, "MaxDepth");
    check("", &|_| true);
    check("status:failed", &failed);
    check("-status:failed", &|run| !failed(run));
    check("status:succeeded,stopped", &|run| !failed(run));
    check("param.MaxDepth>=3", &|run| depth(run) >= 3.0);
    check("param.MaxDepth>2 param.Eta<0.2", &|run| depth(run) > 2.0 && number(run, "Eta") < 0.2);
    check("param.Eta=0.3 or param.NumRound:10", &|run| {
        number(run, "Eta") > 0.2 || number(run, "NumRound") < 11.0
    });
    check("(param.MaxDepth=2 or param.MaxDepth=5) -param.NumRound=20", &|run| {
        !(2.5..3.5).contains(&depth(run)) && number(run, "NumRound") < 15.0
    });
    check("param.AucThreshold=0.99", &failed);
    check("param.ModelApprovalStatus~pending", &|_| true);
    check(&format!("param.InputData~{}", STORY.changed_data().data), &|run| {
        std::ptr::eq(run, STORY.changed_data())
    });
    check(&format!("metric.roc_auc>={middle}"), &|run| auc(run) >= middle);
    check(&format!("metric.EvaluateModel/roc_auc<{middle}"), &|run| auc(run) < middle);
    check(&format!("metric.\"train:logloss\"<{mean}"), &|run| loss(run) < mean);
    check(&format!("not metric.roc_auc>={middle} status:succeeded"), &|run| {
        auc(run) < middle && !failed(run)
    });
    check(&format!("duration>{long}ms"), &|run| millis(run) > long);
    check(&format!("started>={eighth}"), &|run| run.report.execution.started_at.expect("a start") >= eighth);
    check("started<-1d", &|_| false);
    check("number=3", &|run| std::ptr::eq(run, &raw const STORY.runs[2]));
    check("is:dirty", &|run| run.dirty);
    check(&format!("commit:{}* branch:main -is:dirty", &STORY.commit[..10]), &|run| !run.dirty);
    check("reason~\"below the threshold\"", &failed);
    check("has:metric.f1 -has:note -has:tag", &|_| true);
    check("threshold", &failed);
    check("param.Nobody=1", &|_| false);
}

#[test]
fn orders_are_kept() {
    let told = |sort: &str| list(&["--sort", sort]);
    let number = |one: &Listed, key: &str| one.values[key].as_f64().expect("a number");
    let falls = told("-metric.roc_auc");
    assert!(falls.is_sorted_by(|a, b| number(a, "metric.roc_auc") >= number(b, "metric.roc_auc")));
    let best = STORY.runs.iter().map(|run| run.evaluation["roc_auc"]).fold(f64::MIN, f64::max);
    assert!((number(&falls[0], "metric.roc_auc") - best).abs() < f64::EPSILON);
    assert!(
        told("param.MaxDepth")
            .is_sorted_by(|a, b| number(a, "param.MaxDepth") <= number(b, "param.MaxDepth"))
    );
    assert!(told("duration").is_sorted_by_key(|one| one.duration_ms));
    assert!(told("status").is_sorted_by(|a, b| a.status <= b.status));
    let oldest: Vec<u32> = list(&["--sort", "number", "--limit", "4"]).iter().map(|one| one.number).collect();
    assert_eq!(oldest, [1, 2, 3, 4]);
    // A parameter that holds texts is sorted as well.
    let data = |one: &Listed| one.values["param.InputData"].as_str().expect("a text").to_owned();
    assert!(told("param.InputData").is_sorted_by_key(data));
}

#[test]
fn totals_and_groups_add_up() {
    let all = totals(&["--group", "param.MaxDepth"]);
    assert_eq!(all.count, 15);
    let by_status: Vec<_> = all.by_status.iter().map(|one| (one.status.as_str(), one.count)).collect();
    assert_eq!(by_status, [("Failed", 1), ("Succeeded", 14)]);
    assert_eq!(all.duration_ms, STORY.runs.iter().map(millis).sum::<i64>());
    for group in &all.groups {
        let depth: Value = group.label.parse().expect("a number");
        let of: Vec<&Run> = STORY.runs.iter().filter(|run| parameters(run)["MaxDepth"] == depth).collect();
        assert_eq!(group.count, of.len(), "{}", group.label);
        assert_eq!(group.failed, of.iter().filter(|run| failed(run)).count(), "{}", group.label);
        assert_eq!(group.duration_ms, of.iter().map(|run| millis(run)).sum::<i64>(), "{}", group.label);
    }
    let labels: Vec<_> = all.groups.iter().map(|group| group.label.as_str()).collect();
    assert_eq!(labels, ["2", "3", "5"]);
    let of = |key: &str| -> Vec<(String, usize)> {
        let groups = totals(&["--group", key]).groups;
        groups.into_iter().map(|group| (group.label, group.count)).collect()
    };
    assert_eq!(of("pipeline"), [(STORY.runs[0].report.execution.pipeline.clone(), 15)]);
    assert_eq!(of("status"), [("Failed".to_owned(), 1), ("Succeeded".to_owned(), 14)]);
    assert_eq!(of("tag"), [("No tag".to_owned(), 15)]);
}

#[test]
fn a_filter_that_cannot_be_read_says_where() {
    let check = |filter: &str, place: usize, word: &str| {
        let refused = STORY.pipewright.answer(["executions", "list", "--filter", filter]).expect_exit(2);
        assert!(refused.stderr.contains(&format!("The filter, at {place}:")), "{filter}: {refused}");
        assert!(refused.stderr.contains(word), "{filter}: {refused}");
    };
    check("param.MaxDepth>", 1, "value");
    check("status:failed (number=1", 15, "not closed");
    check("stauts:failed", 1, "status");
    check("started>soon", 9, "soon");
}
