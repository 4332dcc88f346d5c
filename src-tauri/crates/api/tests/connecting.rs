//! Steps that are added, put between and connected, each by one entry of the history.
#![expect(clippy::unwrap_used, reason = "a test reports by panicking")]

use std::path::Path;

use pipewright_api::document::Document;
use pipewright_api::dto::document::DocumentId;
use pipewright_pipeline::json::Node;

/// The churn example, in a folder of its own.
struct Desk {
    _folder: tempfile::TempDir,
    document: Document,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../pipelines/churn/pipeline.json");
        std::fs::copy(source, folder.path().join("pipeline.json")).unwrap();
        let document = Document::open(folder.path()).unwrap();
        Self { _folder: folder, document }
    }

    fn text(&self) -> String {
        self.document.definition().print()
    }

    fn get(&self, pointer: &str) -> String {
        let node = self.document.definition().root().pointer(pointer).unwrap();
        node.get("Get").unwrap_or(node).as_str().map_or_else(|| Node::print(node), str::to_owned)
    }

    fn origins(&self, from: &str, to: &str) -> Vec<String> {
        let view = self.document.view(DocumentId("churn".into()));
        let wire = view.canvas.wires.into_iter().find(|wire| wire.from == from && wire.to == to);
        wire.unwrap().origins
    }

    /// What was done is one entry, and taking it back leaves nothing of it.
    #[track_caller]
    fn is_one_entry(&mut self, label: &str, before: &str) {
        let editing = self.document.view(DocumentId("churn".into())).editing;
        assert_eq!(editing.history, [label]);
        self.document.undo().unwrap();
        assert_eq!(self.text(), before);
    }
}

#[test]
fn a_step_is_added_after_another_and_reads_what_fits_best() {
    let mut desk = Desk::new();
    let before = desk.text();
    let (name, made) = desk.document.add_connected("Model", "TrainModel", None, None).unwrap();
    assert_eq!(made.unwrap().field, "Model artifacts");
    assert_eq!(name, "CreateModel-2");
    assert_eq!(
        desk.get("/Steps/4/Arguments/PrimaryContainer/ModelDataUrl"),
        "Steps.TrainModel.ModelArtifacts.S3ModelArtifacts"
    );
    desk.is_one_entry("Add step CreateModel-2 after TrainModel", &before);
}

#[test]
fn a_step_is_added_to_a_branch_or_to_wait() {
    let mut desk = Desk::new();
    let before = desk.text();
    desk.document.add_connected("Fail", "CheckQuality", Some("False"), None).unwrap();
    assert_eq!(desk.get("/Steps/3/Arguments/ElseSteps/1/Name"), "Stop");
    desk.is_one_entry("Add step Stop after CheckQuality", &before);
    desk.document.add_connected("Lambda", "TrainModel", Some(""), None).unwrap();
    assert_eq!(desk.get("/Steps/4/DependsOn/0"), "TrainModel");
}

#[test]
fn a_step_goes_between_the_ends_of_a_wire_where_it_fits() {
    let mut desk = Desk::new();
    let before = desk.text();
    let origins = desk.origins("ProcessData", "EvaluateModel");
    let name = desk.document.insert_new("Processing", &origins, None).unwrap();
    assert_eq!(name, "Process");
    assert_eq!(
        desk.get(&origins[0]),
        "Steps.Process.ProcessingOutputConfig.Outputs['output'].S3Output.S3Uri"
    );
    assert_eq!(
        desk.get("/Steps/4/Arguments/ProcessingInputs/1/S3Input/S3Uri"),
        "Steps.ProcessData.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri"
    );
    desk.is_one_entry("Put Process between ProcessData and EvaluateModel", &before);
    let error = desk.document.insert_new("Endpoint", &origins, None).unwrap_err();
    assert_eq!(
        error.message,
        "`Deploy` does not go between: `Deploy` has no input for `test` of `ProcessData`."
    );
    assert_eq!(desk.text(), before);
}

#[test]
fn cutting_and_reading_a_wire() {
    let mut desk = Desk::new();
    let before = desk.text();
    let origins = desk.origins("EvaluateModel", "QualityTooLow");
    let values = desk.document.wire_values(&origins);
    assert_eq!(
        (values[0].field.as_str(), values[0].reads.as_str()),
        ("ErrorMessage", "Steps.EvaluateModel.PropertyFiles.EvaluationReport")
    );
    assert_eq!(values[0].part_of.as_deref(), Some("ROC AUC roc_auc is below the threshold AucThreshold"));
    desk.document.cut_wire(&origins).unwrap();
    desk.is_one_entry("Disconnect EvaluateModel from QualityTooLow", &before);
}
