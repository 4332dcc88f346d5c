//! Definitions that the SageMaker SDK made, and definitions with one defect each.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;
use pipewright_validator::{Settings, validate, validate_text};

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

/// What is wrong with definitions that the SDK made all the same: the file, the code, how often.
const KNOWN: &[(&str, &str, usize)] = &[
    // The legacy `EstimatorTransformer` writes `null` where SageMaker must have a path.
    ("p27_legacy_collections", "missing-argument", 1),
    // Made to be large: container arguments of 3,000 characters.
    ("p32_big_over_100kb", "argument-length", 40),
];

#[test]
fn what_the_sdk_makes_is_sound() {
    for (name, text) in definitions("valid") {
        let (_, mut diagnostics) = validate_text(&text, &Settings::default());
        for (_, code, count) in KNOWN.iter().filter(|(file, _, _)| *file == name) {
            let before = diagnostics.len();
            diagnostics.retain(|one| one.code != *code);
            assert_eq!(before - diagnostics.len(), *count, "{name}: {code}");
        }
        assert_eq!(diagnostics, [], "{name}");
    }
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
        ("i13_property_of_wrong_type", "bad-property", "/Steps/1/Arguments/ProcessingInputs/0/S3Input/S3Uri"),
        ("i14_list_needs_index", "bad-property", ""),
        ("i16_fail_property", "bad-property", ""),
        ("i17_lambda_undeclared_output", "bad-property", "/Steps/1/Arguments/Conditions/0/LeftValue"),
        ("i20_param_name_regex", "bad-name", "/Parameters/0/Name"),
        ("i22_step_name_too_long", "bad-name", "/Steps/0/Name"),
        ("i25_missing_required_arg", "missing-argument", "/Steps/0/Arguments"),
        ("i26_unknown_argument", "unknown-argument", "/Steps/0/Arguments/ModelPackageName"),
        ("i28_string_where_object", "argument-type", "/Steps/0/Arguments/OutputDataConfig"),
        ("i29_string_param_for_integer", "argument-type", "/Steps/0/Arguments/ResourceConfig/InstanceCount"),
        (
            "i31_join_of_structure",
            "join-type",
            "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri/Std:Join/Values/1",
        ),
        ("i34_jsonget_unknown_propertyfile", "unknown-property-file", ""),
        ("i35_propertyfile_bad_output", "unknown-output", "/Steps/0/PropertyFiles/0/OutputName"),
        ("i52_no_steps", "no-steps", ""),
        ("i53_not_json", "not-json", ""),
        ("i67_mpg_required_for_register", "unknown-argument", "/Steps/0/Arguments/ModelPackageName"),
    ];
    let found: Vec<_> = definitions("invalid")
        .into_iter()
        .map(|(name, text)| {
            let (definition, diagnostics) = validate_text(&text, &Settings::default());
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
