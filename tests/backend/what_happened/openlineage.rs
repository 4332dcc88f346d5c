//! The OpenLineage events of a model, against the official schemas and against the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jsonschema::Registry;
use serde_json::{Value, json};

use super::lineage::evaluate;
use super::story::STORY;

/// The schemas as OpenLineage publishes them, by their ids.
fn schemas() -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the repository");
    let folder = fs::read_dir(root.join("tests/fixtures/openlineage")).expect("the schemas");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let schemas = files.filter(|path| path.extension().is_some_and(|end| end == "json")).map(|path| {
        let schema: Value =
            serde_json::from_str(&fs::read_to_string(&path).expect("a schema")).expect("a schema is JSON");
        (schema["$id"].as_str().expect("an id").to_owned(), schema)
    });
    schemas.collect()
}

/// Everything in an event that says which schema it follows.
fn told_schemas<'a>(value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    let members: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(members) => {
            for name in ["schemaURL", "_schemaURL"] {
                if let Some(url) = members.get(name).and_then(Value::as_str) {
                    found.push((url, value));
                }
            }
            members.values().collect()
        }
        _ => Vec::new(),
    };
    for member in members {
        told_schemas(member, found);
    }
}

fn events(of: &str) -> Vec<Value> {
    let answer = STORY.pipewright.answer(["lineage", of, "--format", "openlineage"]).expect_exit(0);
    let one = |line: &str| serde_json::from_str(line).expect("an event a line");
    answer.stdout.lines().map(one).collect()
}

#[test]
fn events_follow_the_official_schemas() {
    let schemas = schemas();
    let mut registry = Registry::new();
    for (id, schema) in &schemas {
        registry = registry.add(id, schema.clone()).expect("a schema");
    }
    let registry = registry.prepare().expect("schemas that find each other");
    let mut used = BTreeSet::new();
    // One that was registered, and all of one that failed.
    let all = [events(&STORY.model(STORY.changed_data())), events(STORY.failed().arn())].concat();
    for event in &all {
        let mut told = Vec::new();
        told_schemas(event, &mut told);
        assert!(told.len() > 4, "an event and its facets: {event:#}");
        for (url, value) in told {
            let validator = jsonschema::options()
                .with_registry(&registry)
                .should_validate_formats(true)
                .build(&json!({ "$ref": url }))
                .unwrap_or_else(|error| panic!("{url}: {error}"));
            let errors: Vec<_> = validator.iter_errors(value).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{url}: {errors:#?}\n{value:#}");
            used.insert(url.split('#').next().expect("a part").to_owned());
        }
        let parts = event["eventTime"].as_str().is_some_and(|time| time.ends_with('Z'));
        assert!(parts && event["run"]["runId"].is_string(), "{event:#}");
    }
    let known: BTreeSet<_> = schemas.into_iter().map(|(id, _)| id).collect();
    assert_eq!(used, known, "every schema that is kept is used");
}

#[test]
fn events_tell_when_steps_ran_and_on_which_bytes() {
    let run = STORY.changed_data();
    let events = events(&STORY.model(run));
    let of = |step: &str, kind: &str| -> &Value {
        let name = format!("{}.{step}", run.report.execution.pipeline);
        let mut found =
            events.iter().filter(|event| event["job"]["name"] == *name && event["eventType"] == kind);
        found.next().unwrap_or_else(|| panic!("no {kind} of {step}"))
    };
    let digests = |event: &Value, side: &str| -> BTreeSet<String> {
        let sets = event[side].as_array().expect("datasets").iter();
        sets.filter_map(|set| set["facets"]["version"]["datasetVersion"].as_str().map(str::to_owned))
            .collect()
    };
    let made = |step: &str| -> BTreeSet<String> {
        let of_step = run.report.artifacts.iter().filter(|made| made.step == step);
        of_step.map(|made| made.sha256.clone()).collect()
    };
    let below = |step: &str, output: &str| -> BTreeSet<String> {
        let folder = format!("{output}/");
        let of_step = run.report.artifacts.iter().filter(|one| one.step == step);
        of_step.filter(|one| one.name.starts_with(&folder)).map(|one| one.sha256.clone()).collect()
    };
    let mut judged = below("ProcessData", "test");
    judged.extend(made("TrainModel"));
    judged.insert(evaluate());
    let mut trained = below("ProcessData", "train");
    trained.extend(below("ProcessData", "validation"));
    let read = BTreeMap::from([
        ("ProcessData", BTreeSet::from([run.code.clone(), run.data.clone()])),
        ("TrainModel", trained),
        ("EvaluateModel", judged),
    ]);
    for (step, inputs) in read {
        let (start, end) = (of(step, "START"), of(step, "COMPLETE"));
        assert_eq!(digests(start, "inputs"), inputs, "{step}");
        assert_eq!(digests(end, "outputs"), made(step), "{step}");
        assert_eq!(start["run"]["runId"], end["run"]["runId"], "{step}");
        let told = run.report.step(step);
        for (event, at) in [(start, told.started_at), (end, told.ended_at)] {
            let time: jiff::Timestamp =
                event["eventTime"].as_str().and_then(|at| at.parse().ok()).expect("a time");
            assert_eq!(Some(time), at, "{step}");
        }
        assert_eq!(end["job"]["facets"]["sourceCodeLocation"]["version"], *STORY.commit, "{step}");
    }
    let data = of("ProcessData", "START")["inputs"].as_array().expect("datasets");
    let data = data.iter().find(|set| set["facets"]["version"]["datasetVersion"] == *run.data);
    let data = data.expect("the data");
    assert_eq!(data["inputFacets"]["dataQualityMetrics"]["rowCount"], run.rows);
    assert_eq!(data["facets"]["schema"]["fields"].as_array().map(Vec::len), Some(21));
    let hyper = &of("TrainModel", "START")["run"]["facets"]["executionParameters"]["parameters"];
    let rounds = hyper.as_array().expect("parameters").iter().find(|one| one["key"] == "num_round");
    assert_eq!(rounds.map(|one| &one["value"]), Some(&json!("20")));
}
