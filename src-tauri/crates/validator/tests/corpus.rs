//! Definitions that the SageMaker SDK made, and definitions with one defect each.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::Definition;
use pipewright_validator::{Diagnostic, Settings, Severity, validate, validate_text};

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
    ("p29_large_fanout", "limit", "/Steps"),
];

#[test]
fn what_the_sdk_makes_is_sound() {
    let mut warnings = Vec::new();
    for (name, text) in definitions("valid") {
        let (_, mut diagnostics) = validate_text(&text, &Settings::default());
        for (_, code, count) in KNOWN.iter().filter(|(file, _, _)| *file == name) {
            let before = diagnostics.len();
            diagnostics.retain(|one| one.code != *code);
            assert_eq!(before - diagnostics.len(), *count, "{name}: {code}");
        }
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

/// The code of each defect and where it is; empty when the text is no JSON or the place was not said.
const DEFECTS: &[(&str, &str, &str)] = &[
    ("i01_cycle_dependson", "cycle", "/Steps/0/DependsOn/0"),
    ("i02_cycle_data", "cycle", ""),
    ("i04_duplicate_names", "duplicate-step", "/Steps/1/Name"),
    ("i05_duplicate_name_in_branch", "duplicate-step", "/Steps/1/Arguments/IfSteps/0/Name"),
    ("i07_unknown_dependson", "unknown-step", "/Steps/0/DependsOn/0"),
    ("i08_unknown_parameter", "unknown-parameter", ""),
    ("i10_ref_into_branch_from_outside", "branch-crossing", "/Steps/1"),
    ("i11_condition_refs_own_branch", "cycle", "/Steps/0/Arguments/Conditions/0/LeftValue"),
    ("i13_property_of_wrong_type", "bad-property", "/Steps/1/Arguments/ProcessingInputs/0/S3Input/S3Uri"),
    ("i14_list_needs_index", "bad-property", ""),
    ("i16_fail_property", "bad-property", ""),
    ("i17_lambda_undeclared_output", "bad-property", "/Steps/1/Arguments/Conditions/0/LeftValue"),
    ("i19_default_not_in_enum", "param-enum", "/Parameters/0"),
    ("i20_param_name_regex", "bad-name", "/Parameters/0/Name"),
    ("i22_step_name_too_long", "bad-name", "/Steps/0/Name"),
    ("i23_duplicate_parameter", "duplicate-parameter", "/Parameters/1/Name"),
    ("i25_missing_required_arg", "missing-argument", "/Steps/0/Arguments"),
    ("i26_unknown_argument", "unknown-argument", "/Steps/0/Arguments/ModelPackageName"),
    ("i28_string_where_object", "argument-type", "/Steps/0/Arguments/OutputDataConfig"),
    ("i29_string_param_for_integer", "argument-type", "/Steps/0/Arguments/ResourceConfig/InstanceCount"),
    (
        "i31_join_of_structure",
        "join-type",
        "/Steps/1/Arguments/InputDataConfig/0/DataSource/S3DataSource/S3Uri/Std:Join/Values/1",
    ),
    ("i32_join_without_values", "bad-function", ""),
    ("i34_jsonget_unknown_propertyfile", "unknown-property-file", ""),
    ("i35_propertyfile_bad_output", "unknown-output", "/Steps/0/PropertyFiles/0/OutputName"),
    ("i37_jsonget_both_sources", "bad-function", "/Steps/1/Arguments/Conditions/0/LeftValue/Std:JsonGet"),
    ("i38_condition_type", "unknown-condition", "/Steps/0/Arguments/Conditions/0/Type"),
    ("i40_empty_conditions", "empty-conditions", "/Steps/0/Arguments/Conditions"),
    ("i41_in_without_values", "empty-in", "/Steps/0/Arguments/Conditions/0/Values"),
    ("i43_retry_limits", "retry", "/Steps/0/RetryPolicies/0"),
    ("i44_retry_exception", "retry", "/Steps/0/RetryPolicies/0/ExceptionType"),
    ("i46_job_retry_on_model", "retry-not-supported", "/Steps/0/RetryPolicies/0/ExceptionType/0"),
    ("i47_cache_duration", "cache", "/Steps/0/CacheConfig/ExpireAfter"),
    ("i49_cache_on_fail", "cache-not-supported", "/Steps/0/CacheConfig"),
    ("i50_too_many_inputs", "limit", "/Steps/0/Arguments/ProcessingInputs"),
    ("i52_no_steps", "no-steps", ""),
    ("i53_not_json", "not-json", ""),
    ("i55_execution_variable", "unknown-execution-variable", ""),
    ("i56_emr_cluster_both", "emr", "/Steps/0/Arguments"),
    ("i58_automl_mode", "automl", "/Steps/0/Arguments/AutoMLJobConfig/Mode"),
    ("i59_foreach_nested", "foreach", "/Steps/0/Arguments/ForEachBody/0/Type"),
    ("i61_foreach_currentitem_outside", "foreach", "/Steps/0/Arguments/x"),
    ("i62_foreach_child_name_clash", "foreach", "/Steps/1/Name"),
    ("i64_trigger_conflict", "trigger", "/Steps/1/DependsOn"),
    ("i65_ref_of_failed_upstream", "trigger", "/Steps/1"),
    ("i67_mpg_required_for_register", "unknown-argument", "/Steps/0/Arguments/ModelPackageName"),
];

#[test]
fn every_defect_is_found_where_it_is() {
    let definitions = definitions("invalid");
    let files: Vec<_> = definitions.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(files, DEFECTS.iter().map(|(file, _, _)| *file).collect::<Vec<_>>());
    for ((name, text), (_, code, at)) in definitions.iter().zip(DEFECTS) {
        let (definition, diagnostics) = validate_text(text, &Settings::default());
        let found = diagnostics.iter().find(|one| one.code == *code && (at.is_empty() || one.pointer == *at));
        let Some(found) = found else { panic!("{name}: no {code} at {at:?}, but {diagnostics:#?}") };
        let before = diagnostics.iter().take_while(|one| *one != found);
        let errors: Vec<&Diagnostic> = before.filter(|one| one.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: the defect comes first, not {errors:#?}");
        assert!(diagnostics.len() <= 3, "{name}: {diagnostics:#?}");
        for one in
            definition.iter().flat_map(|definition| diagnostics.iter().map(move |one| (definition, one)))
        {
            let (definition, one) = one;
            assert!(definition.root().pointer(&one.pointer).is_some(), "{name}: {} is there", one.pointer);
        }
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
