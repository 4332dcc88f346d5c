//! What a step takes from others: its ports at the left, and where each keeps its value.

mod job;
mod model;
mod value;

use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::json::{Node, Value};
use pipewright_validator::shapes::ScalarKind;

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

    fn names(&self, object: &str) -> Vec<String> {
        let members = self.at(object).map(Node::members).unwrap_or_default();
        members.iter().map(|member| member.name.to_string()).collect()
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
}

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
