//! Definitions that the SageMaker SDK made, and definitions with one defect each.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;
use pipewright_validator::{Family, Rule, Settings, Severity, validate, validate_text};

fn definitions(folder: &str) -> Vec<(String, String)> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/definitions").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let name = |file: &PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), std::fs::read_to_string(file).unwrap())).collect()
}

/// The warnings of the valid definitions, each read and found true.
const WARNINGS: &[(&str, &str, &str)] = &[
    ("p01_abalone", "timestamped-path", "/Steps/2/Arguments/ProcessingOutputConfig/Outputs/0/S3Output/S3Uri"),
    (
        "p01_abalone",
        "hard-coded-path",
        "/Steps/3/Arguments/IfSteps/0/Arguments/ModelMetrics/ModelQuality/Statistics/S3Uri",
    ),
    ("p02_churn_all_params", "no-default", "/Parameters/0"),
    ("p05_quality_clarify_checks", "empty-default", "/Parameters/3/DefaultValue"),
    ("p08_emr_cluster_id", "cache-never-hit", "/Steps/0/Arguments/StepConfig/HadoopJarStep/Args/4"),
];

#[test]
fn what_the_sdk_makes_is_sound() {
    let mut warnings = Vec::new();
    for (name, text) in definitions("valid") {
        let (_, diagnostics) = validate_text(&text, &Settings::default());
        for one in diagnostics {
            assert_eq!(one.severity, Severity::Warning, "{name}: {one:#?}");
            warnings.push((name.clone(), one.code, one.pointer));
        }
    }
    let found: Vec<_> =
        warnings.iter().map(|(name, code, at)| (name.as_str(), code.as_str(), at.as_str())).collect();
    assert_eq!(found, WARNINGS);
}

#[test]
fn what_the_sdk_makes_is_kept() {
    for (name, text) in definitions("valid") {
        let printed = Definition::parse(&text).unwrap().print();
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&printed), value(&text), "{name}: nothing is lost");
        assert_eq!(
            Definition::parse(&printed).unwrap().print(),
            printed,
            "{name}: the canonical text is stable"
        );
    }
}

#[test]
fn every_defect_is_found_where_it_is() {
    let expect = [
        ("i01_cycle_dependson", "cycle", "/Steps/0/DependsOn/0"),
        ("i02_cycle_data", "cycle", ""),
        ("i04_duplicate_names", "duplicate-step", "/Steps/1/Name"),
        ("i05_duplicate_name_in_branch", "duplicate-step", ""),
        ("i07_unknown_dependson", "unknown-step", "/Steps/0/DependsOn/0"),
        ("i08_unknown_parameter", "unknown-parameter", ""),
        ("i11_condition_refs_own_branch", "cycle", ""),
        ("i20_param_name_regex", "bad-name", "/Parameters/0/Name"),
        ("i22_step_name_too_long", "bad-name", "/Steps/0/Name"),
        ("i25_missing_required_arg", "missing-argument", "/Steps/0/Arguments"),
        ("i34_jsonget_unknown_propertyfile", "unknown-property-file", ""),
        ("i52_no_steps", "no-steps", ""),
        ("i53_not_json", "not-json", ""),
    ];
    let found: Vec<_> = definitions("invalid")
        .into_iter()
        .map(|(name, text)| {
            let (definition, mut diagnostics) = validate_text(&text, &Settings::default());
            diagnostics.retain(|one| Rule::of(&one.code).is_none_or(|rule| rule.family != Family::Practice));
            let [one] = diagnostics.as_slice() else { panic!("{name}: one defect, not {diagnostics:#?}") };
            if let Some(definition) = definition {
                assert!(
                    definition.root().pointer(&one.pointer).is_some(),
                    "{name}: {} is in the document",
                    one.pointer
                );
            }
            (name, one.code.clone(), one.pointer.clone())
        })
        .collect();
    assert_eq!(found.len(), expect.len());
    for ((name, code, pointer), (file, wanted, at)) in found.iter().zip(expect) {
        assert_eq!((name.as_str(), code.as_str()), (file, wanted));
        assert!(at.is_empty() || pointer == at, "{name}: {pointer}");
    }
}

#[test]
fn analysis_never_fails() {
    // Every prefix of a definition is what a person types.
    let (_, text) = definitions("valid").swap_remove(0);
    for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
        let (_, diagnostics) = validate_text(&text[..end], &Settings::default());
        assert_eq!(diagnostics.len(), 1, "cut at {end}");
    }
    let half =
        Definition::parse(r#"{"Steps": [{"Name": 3}, {"Type": "Condition", "Arguments": 1}, 5, null]}"#)
            .unwrap();
    assert!(!validate(&half, &Settings::default()).is_empty());
}

#[test]
fn the_shipped_project_is_canonical() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../pipelines/churn/pipeline.json");
    let text = std::fs::read_to_string(file).unwrap();
    assert_eq!(Definition::parse(&text).unwrap().print(), text);
}
