//! Of models and what is registered of them.

use pipewright_pipeline::json::Node;

use super::{Reader, Takes, null, title};

impl Reader<'_> {
    pub(super) fn model(&mut self) {
        if self.at("/Arguments/Containers").is_none() {
            let pointer = "/Arguments/PrimaryContainer";
            self.place("model", "Model artifacts", format!("{pointer}/ModelDataUrl"), Takes::Model);
            let container = Node::object([("ModelPackageName", null())]);
            let words = "Container from a model package".to_owned();
            self.new_place(words, pointer.to_owned(), Takes::PackageArn, container, "/ModelPackageName");
            let replaced = self.at(pointer).cloned();
            if let Some(last) = self.found.last_mut() {
                (last.port, last.current) = (Some("model".into()), replaced);
            }
        }
        for index in 0..self.count("/Arguments/Containers") {
            let pointer = format!("/Arguments/Containers/{index}/ModelDataUrl");
            self.place("model", format!("Model artifacts of container {}", index + 1), pointer, Takes::Model);
        }
    }

    pub(super) fn register(&mut self) {
        let list = "/Arguments/InferenceSpecification/Containers";
        let count = self.count(list);
        for index in 0..count {
            let number = if count > 1 { format!(" of container {}", index + 1) } else { String::new() };
            let pointer = format!("{list}/{index}/ModelDataUrl");
            self.place("model", format!("Model artifacts{number}"), pointer, Takes::Model);
        }
        for (group, kind, source) in METRICS {
            let parent = format!("/Arguments/{group}/{kind}/{source}");
            let words = format!("{} {}", title(kind), title(source).to_lowercase());
            let words = if group == "DriftCheckBaselines" { format!("Baseline: {words}") } else { words };
            if self.at(&parent).is_some() {
                self.place("metrics", words, format!("{parent}/S3Uri"), Takes::Metrics);
            } else {
                let json = Node::string("application/json");
                let metrics = Node::object([("ContentType", json), ("S3Uri", null())]);
                self.new_place(words, parent, Takes::Metrics, metrics, "/S3Uri");
                if let Some(last) = self.found.last_mut() {
                    last.port = Some("metrics".into());
                }
            }
        }
    }
}

/// Where a registered model keeps its reports.
const METRICS: [(&str, &str, &str); 14] = [
    ("ModelMetrics", "ModelQuality", "Statistics"),
    ("ModelMetrics", "ModelQuality", "Constraints"),
    ("ModelMetrics", "ModelDataQuality", "Statistics"),
    ("ModelMetrics", "ModelDataQuality", "Constraints"),
    ("ModelMetrics", "Bias", "Report"),
    ("ModelMetrics", "Bias", "PreTrainingReport"),
    ("ModelMetrics", "Bias", "PostTrainingReport"),
    ("ModelMetrics", "Explainability", "Report"),
    ("DriftCheckBaselines", "ModelQuality", "Statistics"),
    ("DriftCheckBaselines", "ModelQuality", "Constraints"),
    ("DriftCheckBaselines", "ModelDataQuality", "Statistics"),
    ("DriftCheckBaselines", "ModelDataQuality", "Constraints"),
    ("DriftCheckBaselines", "Bias", "PreTrainingConstraints"),
    ("DriftCheckBaselines", "Bias", "PostTrainingConstraints"),
];
