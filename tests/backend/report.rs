//! `pipewright validate` and `explain` beyond the verdict: how mistakes are reported, to whom, and by which rules.

use std::path::Path;

use pipewright_backend_tests::{Answer, Pipewright, Project};
use serde_json::Value;

/// A step that waits for a ghost, over several lines.
const GHOST: &str = "{\n  \"Steps\": [\n    {\n      \"Name\": \"Notify\",\n      \"Type\": \"Callback\",\n      \
                     \"SqsQueueUrl\": \"https://sqs.eu-west-1.amazonaws.com/111122223333/q\",\n      \
                     \"DependsOn\": [\"Preapre\"]\n    },\n    {\n      \"Name\": \"Prepare\",\n      \"Type\": \
                     \"Callback\",\n      \"SqsQueueUrl\": \"https://sqs.eu-west-1.amazonaws.com/111122223333/q\"\n    \
                     }\n  ]\n}\n";

fn validate(text: &str, arguments: &[&str]) -> Answer {
    Pipewright::new().answer_to(text, ["validate", "-"].iter().chain(arguments))
}

#[test]
fn people_see_the_lines() {
    insta::assert_snapshot!(validate(GHOST, &[]).expect_exit(1).stdout, @r#"
    error[unknown-step]: The pipeline has no step `Preapre`.
     --> standard input:7:21
      |
    7 |       "DependsOn": ["Preapre"]
      |                     ^^^^^^^^^
      |
      = note: in step `Notify`, at /Steps/0/DependsOn/0
      = help: Did you mean `Prepare`?
      = fix: Wait for `Prepare` (suggested)

    1 definition checked: 1 error, 0 warnings
    "#);
}

#[test]
fn programs_see_the_same_every_time() {
    let mut found: Value = validate(GHOST, &["--format", "json"]).expect_exit(1).json();
    // What edits look like is told by their own tests.
    let edit = found[0]["diagnostics"][0]["fix"].as_object_mut().and_then(|fix| fix.remove("edit"));
    assert!(edit.is_some_and(|edit| edit.is_object()));
    insta::assert_json_snapshot!(found, @r#"
    [
      {
        "file": "standard input",
        "diagnostics": [
          {
            "code": "unknown-step",
            "severity": "error",
            "message": "The pipeline has no step `Preapre`.",
            "step": "Notify",
            "pointer": "/Steps/0/DependsOn/0",
            "on_name": false,
            "place": {
              "line": 7,
              "column": 21,
              "start": 166,
              "end": 175
            },
            "related": [],
            "hint": "Did you mean `Prepare`?",
            "fix": {
              "title": "Wait for `Prepare`",
              "applicability": "suggested"
            }
          }
        ]
      }
    ]
    "#);
}

#[test]
fn github_annotates() {
    let said = validate(GHOST, &["--format", "github"]).expect_exit(1).stdout;
    assert_eq!(
        said,
        "::error file=standard input,line=7,col=21,title=unknown-step::The pipeline has no step `Preapre`.%0ADid you \
         mean `Prepare`?\n"
    );
}

#[test]
fn code_scanning_finds_rule_and_region() {
    let project = Project::churn().with("ghost.json", GHOST);
    let file = project.path().join("ghost.json");
    let arguments = ["validate", file.to_str().expect("UTF-8"), "--format", "sarif"];
    let log: Value = Pipewright::new().answer(arguments).expect_exit(1).json();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let index = result["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "unknown-step");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], format!("file://{}", file.display()));
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 7, "startColumn": 21, "endLine": 7, "endColumn": 30})
    );
}

#[test]
fn rules_have_levels_and_warnings_may_be_denied() {
    let sound = GHOST.replace("Preapre", "Prepare");
    assert_eq!(validate(&sound, &[]).expect_exit(0).stdout, "1 definition checked: 0 errors, 0 warnings\n");
    assert!(
        validate(GHOST, &["--rule", "unknown-step=off"]).expect_exit(0).stdout.starts_with("1 definition")
    );
    let warned = validate(GHOST, &["--rule", "unknown-step=warn"]).expect_exit(0);
    assert!(warned.stdout.starts_with("warning[unknown-step]"), "{warned}");
    let denied = ["--rule", "unknown-step=warn", "--deny-warnings"];
    assert!(validate(GHOST, &denied).expect_exit(1).stdout.contains("0 errors, 1 warning"));
    validate(GHOST, &["--rule", "unknwon-step=off"]).refusal().names(&["unknwon-step", "unknown-step"]);
    validate(GHOST, &["--rule", "unknown-step=loud"]).refusal().names(&["off", "warn", "error"]);
}

#[test]
fn limits_are_the_accounts() {
    let project = Project::churn().with("limits.toml", "definition-bytes = 100\n");
    let limits = project.path().join("limits.toml");
    let said = validate(GHOST, &["--limits", limits.to_str().expect("UTF-8")]).expect_exit(1);
    assert!(said.stdout.contains("error[definition-too-large]"), "{said}");
    let absent = Path::new("no/such/limits.toml");
    validate(GHOST, &["--limits", absent.to_str().expect("UTF-8")]).refusal().names(&["limits.toml"]);
}

#[test]
fn a_text_on_one_line_is_cut_around_the_mistake() {
    let steps: Vec<_> = (0..400)
        .map(|nth| format!(r#"{{"Name": "S{nth}", "Type": "Fail", "Arguments": {{"ErrorMessage": "no"}}}}"#))
        .collect();
    let long = format!(r#"{{"Steps": [{}, {{"Type": "Fail"}}]}}"#, steps.join(", "));
    let said = validate(&long, &["--rule", "too-many-steps=off"]).stdout;
    assert!(said.lines().all(|line| line.chars().count() < 200), "{said}");
}

#[test]
fn rules_are_explained() {
    let pipewright = Pipewright::new();
    let page = pipewright.answer(["explain", "unknown-step"]).expect_exit(0).stdout;
    let written = Project::shipped().join("../../docs/rules/unknown-step.md");
    assert_eq!(page, std::fs::read_to_string(written).expect("the rule's page"));
    let list = pipewright.answer(["explain"]).expect_exit(0).stdout;
    assert!(list.lines().any(|line| line.starts_with("cycle ") && line.contains(" error ")), "{list}");
    let rules: Vec<Value> = pipewright.answer(["explain", "--format", "json"]).expect_exit(0).json();
    assert_eq!(rules.len(), list.lines().count() - 1);
    pipewright.answer(["explain", "cylce"]).refusal().names(&["cylce", "Did you mean `cycle`?"]);
}

#[test]
fn remedies_are_applied_where_they_are_asked_for() {
    let project = Project::churn().with("ghost.json", GHOST);
    let file = project.path().join("ghost.json");
    let path = file.to_str().expect("UTF-8");
    let pipewright = Pipewright::new();
    let text = || std::fs::read_to_string(&file).expect("the definition");
    let left = pipewright.answer(["validate", "--fix", path]).expect_exit(1);
    assert_eq!(left.stderr, "");
    assert_eq!(text(), GHOST, "what is only suggested is left alone");
    let fixed = pipewright.answer(["validate", "--fix", "--suggested", path]).expect_exit(0);
    fixed.last_paragraph().names(&["fixed[unknown-step]", "Prepare", ":7:21"]);
    assert!(!text().contains("Preapre"), "{}", text());
    let again = pipewright.answer(["validate", "--fix", "--suggested", path]).expect_exit(0);
    assert_eq!(again.stderr, "");
    pipewright.answer_to(GHOST, ["validate", "--fix", "-"]).refusal().names(&["Standard input"]);
}
