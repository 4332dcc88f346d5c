//! What holds of the forms of every definition that is known to be right.

use std::path::{Path, PathBuf};

use pipewright_pipeline::definition::{Branch, Definition, PropertyFile};
use pipewright_pipeline::edit::StepList;
use pipewright_pipeline::json::{JsonText, Node, Value, child_pointer};
use pipewright_validator::{Settings, Severity, validate};

use super::slot::is_variable;
use super::{build, complete, find, set};
use crate::dto::form::{ConditionView, FieldInput, FieldValue, FormField, StepForm, ValueSource};
use crate::execution::ReportValue;
use crate::palette;

/// The fixtures, the example, and a pipeline with a step of every type of the palette.
fn definitions() -> Vec<(String, Definition)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let folder = root.join("tests/fixtures/definitions/valid");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(root.join("pipelines/churn/pipeline.json"));
    files.sort();
    let read = |file: PathBuf| {
        let text = std::fs::read_to_string(&file).unwrap();
        (file.file_stem().unwrap().to_string_lossy().into_owned(), Definition::parse(&text).unwrap())
    };
    files.into_iter().map(read).chain([("palette".to_owned(), every_type())]).collect()
}

fn every_type() -> Definition {
    let mut definition = Definition::parse(r#"{"Version": "2020-12-01", "Steps": []}"#).unwrap();
    for entry in palette::entries() {
        let (edit, _) = palette::add_step(&definition, &entry.step_type, StepList::Steps).unwrap();
        definition.apply(&edit).unwrap();
    }
    definition
}

/// Where no execution has been.
fn nowhere() -> complete::Around<'static> {
    complete::Around { folder: Path::new("nowhere"), report: &|_, _| Vec::new() }
}

fn forms(definition: &Definition) -> Vec<StepForm> {
    let diagnostics = validate(definition, &Settings::default());
    definition.steps().iter().map(|step| build::form(definition, 1, step, &diagnostics)).collect()
}

fn fields(form: &StepForm) -> Vec<&FormField> {
    fn inside<'f>(field: &'f FormField, all: &mut Vec<&'f FormField>) {
        all.push(field);
        field.fields.iter().for_each(|field| inside(field, all));
    }
    fn of_condition<'f>(condition: &'f ConditionView, all: &mut Vec<&'f FormField>) {
        [&condition.left, &condition.right, &condition.values]
            .into_iter()
            .flatten()
            .for_each(|field| inside(field, all));
        condition.inner.iter().for_each(|condition| of_condition(condition, all));
    }
    let mut all = Vec::new();
    form.sections.iter().flat_map(|section| &section.fields).for_each(|field| inside(field, &mut all));
    form.conditions.iter().for_each(|condition| of_condition(condition, &mut all));
    all
}

/// The single values of a step, but its name, its type and those of the steps nested in it.
fn leaves(node: &Node, pointer: &str, depth: usize, found: &mut Vec<String>) {
    match &node.value {
        Value::Object(members) if !is_variable(node) && !members.is_empty() => {
            for member in members {
                let apart = depth == 0 && matches!(&*member.name, "Name" | "Type")
                    || depth == 1 && Branch::of_member(&member.name).is_some();
                if !apart {
                    leaves(&member.node, &child_pointer(pointer, &member.name), depth + 1, found);
                }
            }
        }
        Value::Array(elements) if !elements.is_empty() => {
            for (index, node) in elements.iter().enumerate() {
                leaves(node, &child_pointer(pointer, &index.to_string()), depth + 1, found);
            }
        }
        _ => found.push(pointer.to_owned()),
    }
}

#[test]
fn every_value_stands_at_a_field() {
    let mut missing = Vec::new();
    for (name, definition) in definitions() {
        for (form, step) in forms(&definition).iter().zip(definition.steps()) {
            let fields = fields(form);
            let mut values = Vec::new();
            leaves(definition.step_node(step).unwrap(), &step.pointer, 0, &mut values);
            for value in values {
                let at = |field: &&&FormField| {
                    value == field.pointer
                        || matches!(field.value, Some(FieldValue::Json { .. }))
                            && value.starts_with(&format!("{}/", field.pointer))
                };
                let condition = value.contains("/Conditions") && value.ends_with("/Type");
                if !fields.iter().any(|field| at(&field)) && !condition {
                    missing.push(format!("{name}: {value}"));
                }
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

/// What would be sent to leave the field as it is.
fn same(field: &FormField) -> Option<FieldInput> {
    Some(match field.value.as_ref()? {
        FieldValue::Literal { text } => FieldInput::Literal { text: text.clone() },
        FieldValue::Parameter { name, as_text: false, .. } => {
            FieldInput::Reference { text: format!("Parameters.{name}") }
        }
        FieldValue::Property { step, path, as_text: false, .. } => {
            FieldInput::Reference { text: format!("Steps.{step}.{path}") }
        }
        FieldValue::Variable { reference, .. } => FieldInput::Reference { text: reference.clone() },
        FieldValue::JsonGet { step: Some(step), file: Some(file), path } => {
            FieldInput::JsonGet { step: step.clone(), file: file.clone(), path: path.clone() }
        }
        _ => FieldInput::Json { value: JsonText(Node::parse(field.json.as_ref()?).unwrap()) },
    })
}

#[test]
fn a_field_set_to_its_own_value_changes_nothing() {
    let mut count = 0;
    let mut changed = Vec::new();
    for (name, definition) in definitions() {
        for field in forms(&definition).iter().flat_map(fields) {
            // A number among texts becomes a text when it is set anew: what the SDK writes there is doubtful.
            let Some(input) = same(field).filter(|_| field.problems.is_empty()) else { continue };
            count += 1;
            let edit = set::edit(&definition, &field.pointer, &input);
            if !matches!(edit, Ok(None)) {
                changed.push(format!("{name}: {} by {input:?}: {edit:?}", field.pointer));
            }
        }
    }
    assert_eq!(changed, [""; 0]);
    assert!(count > 3_000, "{count}");
}

#[test]
fn forms_are_small_and_the_rest_is_found() {
    for (name, definition) in definitions() {
        for (form, step) in forms(&definition).iter().zip(definition.steps()) {
            let unset = fields(form).into_iter().filter(|field| !field.set).count();
            assert!(unset < 40, "{name}: {} has {unset} unset fields", form.step);
            let found = find::find(&definition, step, "");
            assert_eq!(found.len(), (form.more as usize).min(60), "{name}: {}", form.step);
        }
    }
    let definition = every_type();
    let training = definition.step("Train").unwrap();
    let of = |text: &str| {
        find::find(&definition, training, text).into_iter().map(|one| one.label).take(2).collect::<Vec<_>>()
    };
    assert_eq!(of("spot")[0], "Spot instances");
    assert_eq!(of("subnets")[0], "Subnets");
    assert_eq!(of("nonsense"), [""; 0]);
}

#[test]
fn what_is_found_can_be_begun_and_is_taken_back() {
    let definition = every_type();
    for step in definition.steps() {
        for choice in find::find(&definition, step, "") {
            let mut changed = definition.clone();
            let edit = set::edit(&changed, &choice.pointer, &FieldInput::Begin).unwrap().unwrap();
            changed.apply(&edit).unwrap();
            let form = build::form(&changed, 1, changed.step(&step.name).unwrap(), &[]);
            assert!(
                fields(&form).iter().any(|field| field.pointer == choice.pointer),
                "{} {}",
                step.name,
                choice.pointer
            );
            let back = set::edit(&changed, &choice.pointer, &FieldInput::Unset).unwrap().unwrap();
            changed.apply(&back).unwrap();
            assert!(
                changed.root().same(definition.root()),
                "{} {}: {}",
                step.name,
                choice.pointer,
                changed.print()
            );
        }
    }
}

fn errors(definition: &Definition) -> Vec<String> {
    let found = validate(definition, &Settings::default()).into_iter();
    found
        .filter(|one| one.severity == Severity::Error)
        .map(|one| format!("{} {}: {}", one.code, one.pointer, one.message))
        .collect()
}

/// Of many, so many at equal distances.
const OF_A_DEFINITION: usize = 100;

#[test]
fn nothing_is_offered_that_is_then_refused() {
    let sources = [
        ValueSource::Literal,
        ValueSource::Parameter,
        ValueSource::Property,
        ValueSource::Variable,
        ValueSource::JsonGet,
    ];
    let mut refused = Vec::new();
    let mut count = 0;
    for (name, definition) in definitions() {
        let before = errors(&definition);
        let forms = forms(&definition);
        let fields: Vec<_> =
            forms.iter().flat_map(fields).filter(|field| !field.sources.is_empty()).collect();
        let places: Vec<_> = fields.iter().flat_map(|field| sources.map(|source| (field, source))).collect();
        for (field, source) in places.iter().step_by(places.len() / OF_A_DEFINITION + 1) {
            if !field.sources.contains(source) {
                continue;
            }
            let offered = complete::complete(&definition, &nowhere(), &field.pointer, "", *source);
            for suggestion in offered.iter().take(3).chain(offered.last()) {
                let mut changed = definition.clone();
                let Some(edit) = set::edit(&changed, &field.pointer, &suggestion.input).unwrap() else {
                    continue;
                };
                changed.apply(&edit).unwrap();
                count += 1;
                // What else reads the field may want another value of it; that is for the user to settle.
                let own = |one: &String| {
                    one.contains(&format!(" {}", field.pointer))
                        || one.starts_with("cycle")
                        || one.starts_with("branch")
                };
                let new: Vec<_> =
                    errors(&changed).into_iter().filter(|one| own(one) && !before.contains(one)).collect();
                if !new.is_empty() {
                    refused.push(format!("{name}: {} as {:?}: {new:?}", field.pointer, suggestion.input));
                }
            }
        }
    }
    assert_eq!(refused, [""; 0]);
    assert!(count > 500, "{count}");
}

#[test]
fn what_waits_for_a_step_or_stands_in_another_branch_is_not_offered() {
    let definition = Definition::parse(
        r#"{"Steps": [
        {"Name": "Before", "Type": "Training", "Arguments": {}},
        {"Name": "Own", "Type": "Model", "Arguments": {"PrimaryContainer": {"ModelDataUrl": {"Get": "Steps.Before.ModelArtifacts.S3ModelArtifacts"}}}},
        {"Name": "Beside", "Type": "Training", "Arguments": {}},
        {"Name": "After", "Type": "Transform", "Arguments": {"ModelName": {"Get": "Steps.Own.ModelName"}}},
        {"Name": "Last", "Type": "Training", "DependsOn": ["After"], "Arguments": {}},
        {"Name": "Check", "Type": "Condition", "Arguments": {"IfSteps": [{"Name": "Inside", "Type": "Training", "Arguments": {}}],
          "ElseSteps": [{"Name": "Else", "Type": "Model", "Arguments": {}}]}}]}"#,
    )
    .unwrap();
    let offered = |step: &str| {
        let pointer =
            format!("{}/Arguments/PrimaryContainer/ModelDataUrl", definition.step(step).unwrap().pointer);
        let mut steps: Vec<_> =
            complete::complete(&definition, &nowhere(), &pointer, "", ValueSource::Property)
                .into_iter()
                .filter_map(|one| one.group)
                .collect();
        steps.dedup();
        steps.sort();
        steps.dedup();
        steps
    };
    assert_eq!(offered("Own"), ["Before", "Beside", "Check"]);
    assert_eq!(offered("Else"), ["After", "Before", "Beside", "Check", "Last", "Own"]);
}

#[test]
fn ways_into_a_report_are_those_that_it_had() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let text = std::fs::read_to_string(root.join("pipelines/churn/pipeline.json")).unwrap();
    let churn = Definition::parse(&text).unwrap();
    let last = |path: &str, value: &str| ReportValue { path: path.into(), value: value.into() };
    let report = |step: &str, file: &PropertyFile| {
        assert_eq!((step, file.file_path.as_str()), ("EvaluateModel", "evaluation.json"));
        vec![
            last("binary_classification_metrics.accuracy.value", "0.8"),
            last("binary_classification_metrics.roc_auc.value", "0.84"),
        ]
    };
    let around = complete::Around { folder: &root, report: &report };
    let pointer = "/Steps/3/Arguments/Conditions/0/LeftValue";
    let check = |text: &str, expect: &[&str]| {
        let found = complete::complete(&churn, &around, pointer, text, ValueSource::JsonGet);
        let shown: Vec<_> = found.iter().map(|one| format!("{} ({})", one.label, one.detail)).collect();
        assert_eq!(shown, expect, "{text}");
    };
    let auc = "binary_classification_metrics.roc_auc.value (0.84 · EvaluationReport)";
    let accuracy = "binary_classification_metrics.accuracy.value (0.8 · EvaluationReport)";
    check("", &[auc, accuracy]);
    check("Accuracy", &[accuracy, "Accuracy (EvaluationReport · evaluation.json)"]);
    check("a b", &[]);
}

#[test]
fn the_items_of_a_loop_may_come_from_elsewhere_as_a_whole() {
    let mut definition = Definition::parse(
        r#"{"Parameters": [{"Name": "Regions", "Type": "String"}, {"Name": "Count", "Type": "Integer"}],
        "Steps": [{"Name": "Each", "Type": "ForEach", "Arguments": {"IterableItems": ["a", "b"], "ForEachBody": []}}]}"#,
    )
    .unwrap();
    let pointer = "/Steps/0/Arguments/IterableItems";
    let offered = complete::complete(&definition, &nowhere(), pointer, "", ValueSource::Parameter);
    let shown: Vec<_> = offered.iter().map(|one| format!("{}: {}", one.label, one.detail)).collect();
    let new = r#"IterableItems: New parameter, ["a", "b"] by default"#;
    assert_eq!(shown, ["Regions: String · must be given", new]);
    let mut set = |input: &FieldInput| {
        let edit = set::edit(&definition, pointer, input).unwrap().unwrap();
        definition.apply(&edit).unwrap();
        JsonText(definition.root().pointer(pointer).unwrap().clone()).to_string()
    };
    assert_eq!(set(&offered[0].input), r#"{"Get": "Parameters.Regions"}"#);
    assert_eq!(set(&FieldInput::Begin), "[]");
    set(&FieldInput::Json { value: JsonText(Node::parse(r#"["a", 1]"#).unwrap()) });
    assert_eq!(set(&offered[1].input), r#"{"Get": "Parameters.IterableItems"}"#);
    let declared = definition.parameter("IterableItems").unwrap();
    assert_eq!(declared.default, Some(serde_json::json!("[\"a\", 1]")));
}

#[test]
fn dependencies_say_which_end_is_waited_for() {
    let definition = definitions().into_iter().find(|(name, _)| name == "v03_triggers").unwrap().1;
    let shown: Vec<_> = forms(&definition)
        .into_iter()
        .flat_map(|form| form.dependencies.into_iter().map(move |one| (form.step.clone(), one)))
        .map(|(step, one)| format!("{step}: {} {}", one.step, one.trigger.unwrap_or_default()))
        .collect();
    assert_eq!(shown, ["OnFail: Work Failed", "OnStop: Work Stopped", "Always: Work Any", "OnOk: Work "]);
}

#[test]
fn what_is_long_is_told_by_its_end_and_under_one_heading() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../pipelines/churn/pipeline.json");
    let text = std::fs::read_to_string(file).unwrap();
    let churn = Definition::parse(&text).unwrap();
    let check = |field: &str, text: &str, expect: &str| {
        let pointer = format!("/Steps/1/Arguments/{field}");
        let found = complete::complete(&churn, &nowhere(), &pointer, text, ValueSource::Literal);
        let shown =
            found.first().map(|one| (one.group.clone(), format!("{} ({})", one.label, one.detail))).unwrap();
        assert_eq!(format!("{}: {}", shown.0.unwrap_or_default(), shown.1), expect, "{field} {text}");
    };
    let image = "AlgorithmSpecification/TrainingImage";
    let registry = "683313688378.dkr.ecr.us-east-1.amazonaws.com";
    let used = "Used in this pipeline: sagemaker-xgboost:1.7-1 (us-east-1)";
    check(image, "sagemaker-xgboost:1.7", used);
    check(image, &format!("{registry}/sagemaker-xgboost:1.7"), used);
    check("RoleArn", "", "Used in this pipeline: arn:aws:iam::123456789012:role/SageMakerPipelineRole ()");
    check("ResourceConfig/InstanceType", "m5.xlarge", "Offered by SageMaker: ml.m5.xlarge (General)");
}
