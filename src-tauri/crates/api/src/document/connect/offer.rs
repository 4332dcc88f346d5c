//! What a step gives to others: its ports at the right, and the values behind each.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::expression::Expression;
use pipewright_pipeline::json::{Node, Value};
use pipewright_pipeline::reference::{Reference, Segment};
use pipewright_validator::shapes::{PropertyKind, ScalarKind, properties_of, property_type};

/// An output port.
#[derive(Debug, Clone)]
pub(crate) struct Outlet {
    /// Its name on the canvas.
    pub(crate) port: String,
    /// What can be read of it, the most telling first.
    pub(super) offers: Vec<Offer>,
}

/// A value that can be read.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// What it is, for people: `model artifacts`.
    pub(super) words: String,
    pub(super) kind: Kind,
    pub(super) form: Form,
}

/// What a value means: by this, more than by its type, outputs find inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The S3 prefix of a dataset.
    Data,
    /// The S3 URI of one file of an output.
    File,
    /// The S3 URI of a trained model.
    Model,
    /// A value in a report, of a type that nobody knows before the run.
    Report,
    /// The S3 URI of what a check found, with its place in a RegisterModel step.
    Metrics(&'static str),
    ModelName,
    PackageArn,
    EndpointConfigName,
    EndpointName,
    ClusterId,
    Scalar(ScalarKind),
    /// Any type at all.
    Unknown,
}

/// How a value is written.
#[derive(Debug, Clone)]
pub(super) enum Form {
    /// A reference to the step, by its path.
    Property(String),
    /// An expression.
    Value(Node),
    /// A value of a property file, which is declared first when it is not there yet.
    Report { file: String, path: String, declares: Option<String> },
}

impl Offer {
    fn property(words: &str, kind: Kind, path: &str) -> Self {
        Self { words: words.to_owned(), kind, form: Form::Property(path.to_owned()) }
    }

    /// The value as it is written where it is read.
    pub(super) fn node(&self, step: &str) -> Node {
        match &self.form {
            Form::Property(path) => get(step, path),
            Form::Value(node) => node.clone(),
            Form::Report { file, path, .. } => {
                let body = Node::object([
                    ("PropertyFile", get(step, &format!("PropertyFiles.{file}"))),
                    ("Path", Node::string(path)),
                ]);
                Node::object([("Std:JsonGet", body)])
            }
        }
    }
}

fn get(step: &str, path: &str) -> Node {
    Node::object([("Get", Node::string(&format!("Steps.{step}.{path}")))])
}

/// A text made of parts.
pub(super) fn join(on: &str, values: Vec<Node>) -> Node {
    let body = Node::object([("On", Node::string(on)), ("Values", Node::of(Value::Array(values)))]);
    Node::object([("Std:Join", body)])
}

/// The ports at a step's right edge: what its type gives, whether anybody reads it or not.
pub(crate) fn outlets(definition: &Definition, step: &Step) -> Vec<Outlet> {
    let single = |port: &str, words: &str, kind: Kind, path: &str| Outlet {
        port: port.to_owned(),
        offers: vec![Offer::property(words, kind, path)],
    };
    match step.step_type.as_str() {
        "Processing" => processing(definition, step),
        "ClarifyCheck" | "QualityCheck" => check(definition, step),
        "Training" => {
            vec![single("model", "model artifacts", Kind::Model, "ModelArtifacts.S3ModelArtifacts")]
        }
        "Tuning" => vec![tuned(definition, step)],
        "AutoML" => vec![single(
            "model",
            "best model",
            Kind::Model,
            "BestCandidate.InferenceContainers[0].ModelDataUrl",
        )],
        "Transform" => vec![single("output", "predictions", Kind::Data, "TransformOutput.S3OutputPath")],
        "Model" => vec![single("name", "model name", Kind::ModelName, "ModelName")],
        "RegisterModel" => vec![single("package", "model package", Kind::PackageArn, "ModelPackageArn")],
        "EndpointConfig" => {
            vec![single("config", "endpoint configuration", Kind::EndpointConfigName, "EndpointConfigName")]
        }
        "Endpoint" => vec![single("endpoint", "endpoint name", Kind::EndpointName, "EndpointName")],
        "EMR" => vec![single("cluster", "cluster id", Kind::ClusterId, "ClusterId")],
        "Lambda" | "Callback" => keyed(definition, step, "OutputParameters"),
        "Lineage" => keyed(definition, step, "ArtifactArns"),
        _ => Vec::new(),
    }
}

/// The values of a map that the step itself names, one port each.
fn keyed(definition: &Definition, step: &Step, member: &str) -> Vec<Outlet> {
    let path = [Segment::Member(member.into())];
    let mut keys = properties_of(definition, step, &path);
    if keys.is_empty() && member == "ArtifactArns" {
        keys = artifact_names(definition, step)
            .filter_map(|name| {
                let key = Segment::Key(name.into());
                let kind = property_type(definition, step, &[path[0].clone(), key.clone()]).ok()?;
                Some((key, kind))
            })
            .collect();
    }
    keys.into_iter()
        .filter_map(|(segment, property)| {
            let Segment::Key(key) = &segment else { return None };
            let kind = match property.kind {
                PropertyKind::Scalar(kind) => Kind::Scalar(kind),
                _ => Kind::Unknown,
            };
            let offer = Offer::property(&format!("`{key}`"), kind, &format!("{member}{segment}"));
            Some(Outlet { port: key.to_string(), offers: vec![offer] })
        })
        .collect()
}

fn artifact_names<'d>(definition: &'d Definition, step: &Step) -> impl Iterator<Item = &'d str> {
    let list = definition.arguments(step).and_then(|arguments| arguments.get("Artifacts"));
    list.map(Node::elements).unwrap_or_default().iter().filter_map(|one| one.get("ArtifactName")?.as_str())
}

/// Outputs by name; one that holds a report gives its values and its file, too.
fn processing(definition: &Definition, step: &Step) -> Vec<Outlet> {
    let outputs =
        definition.arguments(step).and_then(|one| one.get("ProcessingOutputConfig")?.get("Outputs"));
    let outputs = outputs.map(Node::elements).unwrap_or_default();
    let outlet = |output: &Node| {
        let name = output.get("OutputName")?.as_str()?;
        let key = Segment::Key(name.into());
        let uri = format!("ProcessingOutputConfig.Outputs{key}.S3Output.S3Uri");
        let mut offers = vec![Offer::property(&format!("`{name}`"), Kind::Data, &uri)];
        let mut declared = false;
        for file in step.property_files.iter().filter(|file| file.output_name == name) {
            declared = true;
            let whole = join("/", vec![get(&step.name, &uri), Node::string(&file.file_path)]);
            let words = format!("`{}`", file.file_path);
            offers.push(Offer { words, kind: Kind::File, form: Form::Value(whole) });
            let mut paths = paths_read(definition.root(), &step.name, &file.name);
            if paths.is_empty() {
                paths.push(GUESS.to_owned());
            }
            offers.extend(paths.into_iter().map(|path| report(&file.name, path, None)));
        }
        if !declared {
            offers.push(report(&report_name(name), GUESS.to_owned(), Some(name.to_owned())));
        }
        Some(Outlet { port: name.to_owned(), offers })
    };
    outputs.iter().filter_map(outlet).collect()
}

/// Where in a report a value may be, when nobody has read the report yet.
pub(super) const GUESS: &str = "value";

fn report(file: &str, path: String, declares: Option<String>) -> Offer {
    let words = format!("`{path}` in {file}");
    Offer { words, kind: Kind::Report, form: Form::Report { file: file.to_owned(), path, declares } }
}

/// `evaluation` becomes `EvaluationReport`.
fn report_name(output: &str) -> String {
    let words = output.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    words.map(capital).chain(["Report".to_owned()]).collect()
}

/// The paths at which the pipeline reads a property file, each once.
fn paths_read(node: &Node, step: &str, file: &str) -> Vec<String> {
    let mut paths = Vec::new();
    gather(node, step, file, &mut paths);
    paths
}

fn gather(node: &Node, step: &str, file: &str, paths: &mut Vec<String>) {
    if let Expression::JsonGet { property_file: Some(read), path: Some(path), .. } = Expression::read(node) {
        let reference = read.get("Get").and_then(Node::as_str).map(Reference::parse);
        let same = matches!(&reference, Some(Ok(Reference::PropertyFile { step: of, file: name })) if of == step && name == file);
        if let Some(path) = path.as_str().filter(|path| same && !paths.iter().any(|known| known == path)) {
            paths.push(path.to_owned());
        }
    }
    node.elements().iter().for_each(|element| gather(element, step, file, paths));
    node.members().iter().for_each(|member| gather(&member.node, step, file, paths));
}

/// What a check found, with where a registered model keeps it.
fn check(definition: &Definition, step: &Step) -> Vec<Outlet> {
    let word =
        definition.step_node(step).and_then(|node| node.get("CheckType")?.as_str()).unwrap_or_default();
    let places: [&'static str; 4] = match word {
        "MODEL_QUALITY" => [
            "/Arguments/ModelMetrics/ModelQuality/Statistics",
            "/Arguments/ModelMetrics/ModelQuality/Constraints",
            "/Arguments/DriftCheckBaselines/ModelQuality/Statistics",
            "/Arguments/DriftCheckBaselines/ModelQuality/Constraints",
        ],
        "DATA_BIAS" => [
            "",
            "/Arguments/ModelMetrics/Bias/PreTrainingReport",
            "",
            "/Arguments/DriftCheckBaselines/Bias/PreTrainingConstraints",
        ],
        "MODEL_BIAS" => [
            "",
            "/Arguments/ModelMetrics/Bias/PostTrainingReport",
            "",
            "/Arguments/DriftCheckBaselines/Bias/PostTrainingConstraints",
        ],
        "MODEL_EXPLAINABILITY" => [
            "",
            "/Arguments/ModelMetrics/Explainability/Report",
            "",
            "/Arguments/DriftCheckBaselines/Explainability/Constraints",
        ],
        _ => [
            "/Arguments/ModelMetrics/ModelDataQuality/Statistics",
            "/Arguments/ModelMetrics/ModelDataQuality/Constraints",
            "/Arguments/DriftCheckBaselines/ModelDataQuality/Statistics",
            "/Arguments/DriftCheckBaselines/ModelDataQuality/Constraints",
        ],
    };
    let outputs = [
        ("statistics", "CalculatedBaselineStatistics"),
        ("constraints", "CalculatedBaselineConstraints"),
        ("drift-statistics", "BaselineUsedForDriftCheckStatistics"),
        ("drift-constraints", "BaselineUsedForDriftCheckConstraints"),
    ];
    let gives = |path: &str| property_type(definition, step, &[Segment::Member(path.into())]).is_ok();
    outputs
        .into_iter()
        .zip(places)
        .filter(|((_, path), _)| gives(path))
        .map(|((port, path), place)| Outlet {
            port: port.to_owned(),
            offers: vec![Offer::property(port, Kind::Metrics(place), path)],
        })
        .collect()
}

/// The best model of a search lies where its training wrote it: below the outputs, by the name of the job.
fn tuned(definition: &Definition, step: &Step) -> Outlet {
    let arguments = definition.arguments(step);
    let place = ["TrainingJobDefinition", "TrainingJobDefinitions/0"]
        .into_iter()
        .find_map(|one| arguments?.pointer(&format!("/{one}/OutputDataConfig/S3OutputPath")));
    let mut offers = Vec::new();
    if let Some(place) = place {
        let name = get(&step.name, "BestTrainingJob.TrainingJobName");
        let parts = vec![place.clone(), name, Node::string("output/model.tar.gz")];
        offers.push(Offer {
            words: "best model".into(),
            kind: Kind::Model,
            form: Form::Value(join("/", parts)),
        });
    }
    let name = Offer::property(
        "name of the best training",
        Kind::Scalar(ScalarKind::String),
        "BestTrainingJob.TrainingJobName",
    );
    offers.push(name);
    Outlet { port: "model".into(), offers }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(step: &str, expect: &[&str]) {
        let definition = Definition::parse(&format!(r#"{{"Steps": [{step}]}}"#)).unwrap();
        let found: Vec<_> = outlets(&definition, &definition.steps()[0])
            .into_iter()
            .map(|outlet| {
                let words: Vec<_> = outlet.offers.iter().map(|offer| offer.words.as_str()).collect();
                format!("{}: {}", outlet.port, words.join(", "))
            })
            .collect();
        assert_eq!(found, expect, "{step}");
    }

    #[test]
    fn what_each_type_gives() {
        check(r#"{"Name": "T", "Type": "Training"}"#, &["model: model artifacts"]);
        check(
            r#"{"Name": "P", "Type": "Processing", "Arguments": {"ProcessingOutputConfig": {"Outputs": [{"OutputName": "train set"}]}}}"#,
            &["train set: `train set`, `value` in TrainSetReport"],
        );
        check(
            r#"{"Name": "P", "Type": "Processing", "Arguments": {"ProcessingOutputConfig": {"Outputs": [{"OutputName": "out"}]}},
                "PropertyFiles": [{"PropertyFileName": "R", "OutputName": "out", "FilePath": "r.json"}]}"#,
            &["out: `out`, `r.json`, `value` in R"],
        );
        check(
            r#"{"Name": "L", "Type": "Lambda", "OutputParameters": [{"OutputName": "a", "OutputType": "Integer"}, {"OutputName": "b", "OutputType": "String"}]}"#,
            &["a: `a`", "b: `b`"],
        );
        check(
            r#"{"Name": "Q", "Type": "ClarifyCheck", "CheckType": "DATA_BIAS"}"#,
            &["constraints: constraints", "drift-constraints: drift-constraints"],
        );
        check(
            r#"{"Name": "T", "Type": "Tuning", "Arguments": {"TrainingJobDefinition": {"OutputDataConfig": {"S3OutputPath": "s3://b"}}}}"#,
            &["model: best model, name of the best training"],
        );
        check(r#"{"Name": "F", "Type": "Fail"}"#, &[]);
        check(
            r#"{"Name": "L", "Type": "Lineage", "Arguments": {"Artifacts": [{"ArtifactName": "m"}]}}"#,
            &["m: `m`"],
        );
    }
}
