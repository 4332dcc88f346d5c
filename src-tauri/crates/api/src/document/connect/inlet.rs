//! What a step takes from others: its ports at the left, and where each keeps its value.

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::json::{Node, Value, child_pointer};
use pipewright_validator::shapes::ScalarKind;

use super::offer::join;
use super::operand;
use crate::dto::connect::ChoiceGroup;

/// A place for a value.
#[derive(Debug, Clone)]
pub(super) struct Inlet {
    pub(super) group: ChoiceGroup,
    /// Its port on the canvas, now or once it is connected.
    pub(super) port: Option<String>,
    /// What it is, for people: `Input train`.
    pub(super) words: String,
    /// The name that an output of the same name is meant for.
    pub(super) name: String,
    /// Where the value stands, from the step.
    pub(super) pointer: String,
    pub(super) takes: Takes,
    /// What is written around the value: a whole input, a text that goes on. The value goes to the pointer.
    pub(super) around: Option<(Node, String)>,
    /// What stands there now.
    pub(super) current: Option<Node>,
}

/// What a place is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// The S3 URI of data.
    Data,
    /// The S3 URI of a model.
    Model,
    /// The S3 URI of anything, to be told of.
    Source,
    /// The S3 URI of a report.
    Metrics,
    ModelName,
    PackageArn,
    EndpointConfigName,
    EndpointName,
    ClusterId,
    /// One side of a comparison with that on the other.
    Operand(operand::Other),
    /// A list as JSON text.
    Items,
    /// Whatever one likes.
    Anything,
    /// A text.
    Text,
    /// A text for people.
    Message,
    /// A value of a type.
    Scalar(ScalarKind),
}

/// Reads the inlets of a step.
pub(super) struct Reader<'d> {
    definition: &'d Definition,
    step: &'d Step,
    node: Option<&'d Node>,
    /// What the new input would be called.
    wanted: &'d str,
    found: Vec<Inlet>,
}

/// Every place of a step that may take a value; `wanted` is what a new input would be called.
pub(super) fn inlets(definition: &Definition, step: &Step, wanted: &str) -> Vec<Inlet> {
    let node = definition.step_node(step);
    let mut reader = Reader { definition, step, node, wanted, found: Vec::new() };
    reader.read();
    reader.found
}

impl Reader<'_> {
    fn at(&self, pointer: &str) -> Option<&Node> {
        self.node?.pointer(pointer)
    }

    fn count(&self, list: &str) -> usize {
        self.at(list).map_or(0, |list| list.elements().len())
    }

    /// A place of its own meaning.
    fn place(&mut self, port: &str, words: impl Into<String>, pointer: impl Into<String>, takes: Takes) {
        let pointer = pointer.into();
        let current = self.at(&pointer).cloned();
        self.found.push(Inlet {
            group: ChoiceGroup::Input,
            port: Some(port.to_owned()),
            words: words.into(),
            name: port.to_owned(),
            pointer,
            takes,
            around: None,
            current,
        });
    }

    /// A place that is made with what is around it.
    fn new_place(&mut self, words: String, pointer: String, takes: Takes, around: Node, hole: &str) {
        let name = self.wanted.to_owned();
        self.found.push(Inlet {
            group: ChoiceGroup::New,
            port: Some(name.clone()),
            words,
            name,
            pointer,
            takes,
            around: Some((around, hole.to_owned())),
            current: None,
        });
    }

    fn read(&mut self) {
        match self.step.step_type.as_str() {
            "Processing" | "QualityCheck" | "ClarifyCheck" => self.processing(),
            "Training" => self.channels("/Arguments/InputDataConfig"),
            "Tuning" => self.tuning(),
            "AutoML" => {
                for index in 0..self.count("/Arguments/InputDataConfig") {
                    let pointer = format!("/Arguments/InputDataConfig/{index}/DataSource/S3DataSource/S3Uri");
                    self.place("data", "Input data", pointer, Takes::Data);
                }
            }
            "Transform" => {
                self.place("model", "Model name", "/Arguments/ModelName", Takes::ModelName);
                let pointer = "/Arguments/TransformInput/DataSource/S3DataSource/S3Uri";
                self.place("data", "Input data", pointer, Takes::Data);
            }
            "Model" => self.model(),
            "RegisterModel" => self.register(),
            "EndpointConfig" => {
                for index in 0..self.count("/Arguments/ProductionVariants") {
                    let pointer = format!("/Arguments/ProductionVariants/{index}/ModelName");
                    self.place("model", "Model name", pointer, Takes::ModelName);
                }
            }
            "Endpoint" => {
                let pointer = "/Arguments/EndpointConfigName";
                self.place("config", "Endpoint configuration", pointer, Takes::EndpointConfigName);
            }
            "InferenceComponent" => {
                self.place("model", "Model name", "/Arguments/Specification/ModelName", Takes::ModelName);
                self.place("endpoint", "Endpoint name", "/Arguments/EndpointName", Takes::EndpointName);
            }
            "Condition" => self.conditions(),
            "Fail" => self.message(),
            "ForEach" => self.place("items", "Items", "/Arguments/IterableItems", Takes::Items),
            "Lambda" | "Callback" => self.free_arguments(),
            "EMR" => {
                self.place("cluster", "Cluster", "/Arguments/ClusterId", Takes::ClusterId);
                self.argument_list("/Arguments/StepConfig/HadoopJarStep/Args");
            }
            "EMRServerless" => {
                self.argument_list("/Arguments/JobConfig/jobDriver/sparkSubmit/entryPointArguments");
            }
            "Lineage" => self.lineage(),
            "Cleanup" => self.cleanup(),
            _ => {}
        }
        self.texts("/Arguments/HyperParameters", "Hyperparameter");
        self.texts("/Arguments/TrainingJobDefinition/StaticHyperParameters", "Hyperparameter");
        self.texts("/Arguments/Environment", "Environment variable");
        if self.step.step_type == "Processing" {
            self.argument_list("/Arguments/AppSpecification/ContainerArguments");
        }
        self.numbers();
    }

    /// The name, or the name with a number, that no element of a list bears.
    fn free(&self, list: &str, member: &str) -> String {
        let names = |list: &str, member: &'static str| {
            let list = self.at(list).map(Node::elements).unwrap_or_default().iter();
            list.filter_map(move |one| one.get(member)?.as_str())
        };
        let taken: Vec<_> = match member {
            "ChannelName" => names(list, "ChannelName").collect(),
            "ArtifactName" => names(list, "ArtifactName").collect(),
            // Inputs and outputs of a processing job share their names.
            _ => names(list, "InputName")
                .chain(names("/Arguments/ProcessingOutputConfig/Outputs", "OutputName"))
                .collect(),
        };
        let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
        let wanted: String = self.wanted.chars().map(plain).collect();
        free_name(&wanted, |name| taken.contains(&name))
    }

    fn processing(&mut self) {
        let list = "/Arguments/ProcessingInputs";
        for index in 0..self.count(list) {
            let Some(input) = self.at(&format!("{list}/{index}")) else { continue };
            let name = input.get("InputName").and_then(Node::as_str).unwrap_or_default().to_owned();
            // The input called `code` is the step's script, not data.
            if name == "code" || input.get("DatasetDefinition").is_some() {
                continue;
            }
            let pointer = format!("{list}/{index}/S3Input/S3Uri");
            self.place(&name, format!("Input {name}"), pointer, Takes::Data);
        }
        let name = self.free(list, "InputName");
        let s3 = Node::object([
            ("S3Uri", null()),
            ("LocalPath", Node::string(&format!("/opt/ml/processing/input/{name}"))),
            ("S3DataType", Node::string("S3Prefix")),
            ("S3InputMode", Node::string("File")),
            ("S3DataDistributionType", Node::string("FullyReplicated")),
            ("S3CompressionType", Node::string("None")),
        ]);
        let managed = Node::of(Value::Bool(false));
        let input =
            Node::object([("InputName", Node::string(&name)), ("AppManaged", managed), ("S3Input", s3)]);
        let pointer = format!("{list}/{}", self.count(list));
        self.new_place(format!("New input {name}"), pointer, Takes::Data, input, "/S3Input/S3Uri");
        self.last_port(&name);
        let check = self.at("/CheckType").and_then(Node::as_str);
        if self.step.step_type == "ClarifyCheck" && check != Some("DATA_BIAS") {
            self.place("model", "Model name", "/ModelName", Takes::ModelName);
        }
        if self.step.step_type != "Processing" {
            let supplied = [
                ("constraints", "SuppliedBaselineConstraints"),
                ("statistics", "SuppliedBaselineStatistics"),
            ];
            for (word, member) in supplied {
                if self.at(&format!("/{member}")).is_some() {
                    self.place(member, format!("Baseline {word}"), format!("/{member}"), Takes::Metrics);
                }
            }
        }
    }

    fn last_port(&mut self, name: &str) {
        if let Some(last) = self.found.last_mut() {
            last.port = Some(name.to_owned());
            name.clone_into(&mut last.name);
        }
    }

    fn channels(&mut self, list: &str) {
        for index in 0..self.count(list) {
            let Some(channel) = self.at(&format!("{list}/{index}")) else { continue };
            let name = channel.get("ChannelName").and_then(Node::as_str).unwrap_or_default().to_owned();
            let source = channel.get("DataSource");
            if source.is_some_and(|one| one.get("S3DataSource").is_none() && !one.members().is_empty()) {
                continue;
            }
            let pointer = format!("{list}/{index}/DataSource/S3DataSource/S3Uri");
            self.place(&name, format!("Channel {name}"), pointer, Takes::Data);
        }
        let name = self.free(list, "ChannelName");
        let source = Node::object([
            ("S3DataType", Node::string("S3Prefix")),
            ("S3Uri", null()),
            ("S3DataDistributionType", Node::string("FullyReplicated")),
        ]);
        let source = ("DataSource", Node::object([("S3DataSource", source)]));
        let content = self.at(&format!("{list}/0/ContentType")).cloned().map(|node| ("ContentType", node));
        let members = [("ChannelName", Node::string(&name))].into_iter().chain(content).chain([source]);
        let channel = Node::object(members);
        let pointer = format!("{list}/{}", self.count(list));
        let hole = "/DataSource/S3DataSource/S3Uri";
        self.new_place(format!("New channel {name}"), pointer, Takes::Data, channel, hole);
        self.last_port(&name);
    }

    fn tuning(&mut self) {
        if self.at("/Arguments/TrainingJobDefinition").is_some() {
            self.channels("/Arguments/TrainingJobDefinition/InputDataConfig");
        }
        for index in 0..self.count("/Arguments/TrainingJobDefinitions") {
            self.channels(&format!("/Arguments/TrainingJobDefinitions/{index}/InputDataConfig"));
        }
    }

    fn model(&mut self) {
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

    fn register(&mut self) {
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

    fn conditions(&mut self) {
        let places = operand::places(self.definition, self.node.and_then(|node| node.get("Arguments")));
        for place in places {
            let words = place.words;
            self.place(&place.port, words, place.pointer, Takes::Operand(place.other));
            if let (Some(last), Some((around, hole))) = (self.found.last_mut(), place.around) {
                last.around = Some((around, hole.to_owned()));
                last.group = place.group;
                last.current = None;
            }
        }
    }

    fn message(&mut self) {
        let pointer = "/Arguments/ErrorMessage";
        let current = self.at(pointer).cloned();
        if let Some(node) = &current {
            let values = node.get("Std:Join").and_then(|join| join.get("Values"));
            let (around, hole) = match values {
                Some(values) => {
                    let mut longer = node.clone();
                    let count = values.elements().len();
                    let place = longer
                        .locate("/Std:Join/Values")
                        .and_then(|at| longer.at_mut(&at).map(|node| &mut node.value));
                    if let Some(Value::Array(values)) = place {
                        values.push(null());
                    }
                    (longer, format!("/Std:Join/Values/{count}"))
                }
                None => (join(" ", vec![node.clone(), null()]), "/Std:Join/Values/1".to_owned()),
            };
            self.new_place("End of the message".into(), pointer.into(), Takes::Message, around, &hole);
            self.last_port("message");
        }
        self.place("message", "Whole message", pointer, Takes::Message);
    }

    fn free_arguments(&mut self) {
        let names: Vec<_> = self
            .at("/Arguments")
            .map(Node::members)
            .unwrap_or_default()
            .iter()
            .map(|one| one.name.to_string())
            .collect();
        for name in &names {
            self.place(name, format!("Argument {name}"), child_pointer("/Arguments", name), Takes::Anything);
        }
        let name = free_name(&identifier(self.wanted), |name| names.iter().any(|known| known == name));
        let pointer = child_pointer("/Arguments", &name);
        self.new_place(format!("New argument {name}"), pointer, Takes::Anything, null(), "");
        self.last_port(&name);
    }

    /// A list of texts that a program takes: `--name value`.
    fn argument_list(&mut self, list: &str) {
        let program = list.rsplit_once('/').map_or("", |(above, _)| above);
        if self.at(program).is_none() {
            return;
        }
        let mut elements = self.at(list).map(Node::elements).unwrap_or_default().to_vec();
        let hole = format!("/{}", elements.len() + 1);
        let flag = format!("--{}", identifier(self.wanted).replace('_', "-"));
        elements.extend([Node::string(&flag), null()]);
        let around = Node::of(Value::Array(elements));
        self.new_place(format!("New program argument {flag}"), list.into(), Takes::Text, around, &hole);
        if let Some(last) = self.found.last_mut() {
            last.port = None;
        }
    }

    fn lineage(&mut self) {
        let list = "/Arguments/Artifacts";
        for index in 0..self.count(list) {
            let name = self.at(&format!("{list}/{index}/ArtifactName")).and_then(Node::as_str);
            let name = name.unwrap_or_default().to_owned();
            let pointer = format!("{list}/{index}/Source/SourceUri");
            self.place("SourceUri", format!("Source of artifact {name}"), pointer, Takes::Source);
            if let Some(last) = self.found.last_mut() {
                last.name = name;
            }
        }
        let name = self.free(list, "ArtifactName");
        let kind = if self.wanted == "model" { "Model" } else { "DataSet" };
        let artifact = Node::object([
            ("ArtifactName", Node::string(&name)),
            ("ArtifactType", Node::string(kind)),
            ("Source", Node::object([("SourceUri", null())])),
        ]);
        let pointer = format!("{list}/{}", self.count(list));
        self.new_place(format!("New artifact {name}"), pointer, Takes::Source, artifact, "/Source/SourceUri");
        self.last_port("SourceUri");
    }

    fn cleanup(&mut self) {
        let list = "/Arguments/Resources/S3";
        for index in 0..self.count(list) {
            let of = self.at(&format!("{list}/{index}/StepName")).and_then(Node::as_str).unwrap_or_default();
            let words = format!("What to delete after {of}");
            let pointer = format!("{list}/{index}/S3Uris/0");
            if self.at(&pointer).is_some() {
                self.place("S3Uris", words, pointer, Takes::Source);
            }
        }
    }

    /// The members of a map of texts, and a new one.
    fn texts(&mut self, map: &str, what: &str) {
        if self.at(map).is_none() && !(what == "Environment variable" && self.step.step_type == "Processing")
        {
            return;
        }
        let names: Vec<_> = self
            .at(map)
            .map(Node::members)
            .unwrap_or_default()
            .iter()
            .map(|one| one.name.to_string())
            .collect();
        for name in &names {
            self.place(name, format!("{what} {name}"), child_pointer(map, name), Takes::Text);
            if let Some(last) = self.found.last_mut() {
                last.group = ChoiceGroup::Field;
                last.port = None;
            }
        }
        let wanted = identifier(self.wanted);
        let wanted = if what == "Hyperparameter" { wanted } else { wanted.to_uppercase() };
        let name = free_name(&wanted, |name| names.iter().any(|known| known == name));
        let pointer = child_pointer(map, &name);
        self.new_place(format!("New {} {name}", what.to_lowercase()), pointer, Takes::Text, null(), "");
        if let Some(last) = self.found.last_mut() {
            last.port = None;
        }
    }

    /// Numbers that the step has, such as a count of instances.
    fn numbers(&mut self) {
        const WHERE: [&str; 3] = [
            "/Arguments/ProcessingResources/ClusterConfig",
            "/Arguments/ResourceConfig",
            "/Arguments/TransformResources",
        ];
        for parent in WHERE {
            for member in ["InstanceCount", "VolumeSizeInGB"] {
                let pointer = format!("{parent}/{member}");
                if self.at(&pointer).is_some() {
                    self.place(member, title(member), pointer, Takes::Scalar(ScalarKind::Integer));
                    if let Some(last) = self.found.last_mut() {
                        last.group = ChoiceGroup::Field;
                        last.port = None;
                    }
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

fn null() -> Node {
    Node::of(Value::Null)
}

/// `PreTrainingReport` becomes `Pre training report`; what comes as one word of capitals stays.
fn title(name: &str) -> String {
    let mut words = String::new();
    let mut before = '_';
    for letter in name.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
        before = letter;
    }
    words
}

/// The name as programs take it: letters, digits and `_`.
fn identifier(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    name.chars().map(plain).collect()
}

/// The name, or the name with a number, that is not taken.
fn free_name(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = wanted.to_owned();
    let mut number = 1;
    while taken(&name) {
        number += 1;
        name = format!("{wanted}-{number}");
    }
    name
}
