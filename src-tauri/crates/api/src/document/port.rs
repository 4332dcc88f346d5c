//! A step's ports, and which of them a reference touches.

use std::collections::HashMap;

use pipewright_pipeline::condition::Condition;
use pipewright_pipeline::definition::{Definition, Step};
use pipewright_pipeline::graph::{EdgeKind, StepGraph};
use pipewright_pipeline::json::Node;
use pipewright_pipeline::reference::{Reference, Segment};

use super::connect;

/// A step's ports by name. Ports that only a reference names come after those that the step declares.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Ports {
    pub(super) inputs: Vec<String>,
    pub(super) outputs: Vec<String>,
    pub(super) conditions: Vec<String>,
}

/// A wire from an output port to an input port, with the pointers of the values it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Connection {
    pub(super) from: usize,
    /// `None` for an order-only wire.
    pub(super) output: Option<String>,
    pub(super) to: usize,
    pub(super) input: Option<String>,
    pub(super) origins: Vec<String>,
}

/// The ports of every step and the wires between them.
pub(super) fn read(definition: &Definition, graph: &StepGraph) -> (Vec<Ports>, Vec<Connection>) {
    let mut ports: Vec<_> = definition.steps().iter().map(|step| declared(definition, step)).collect();
    let mut connections: Vec<Connection> = Vec::new();
    // Those between the same two steps: a pipeline has thousands of wires, two steps have few.
    let mut between: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (from, to, edge) in graph.edges() {
        let (output, input) = match &edge.kind {
            EdgeKind::Branch(_) => continue,
            EdgeKind::Order => (None, None),
            EdgeKind::Data(reference) => {
                let source = &definition.steps()[from];
                let target = &definition.steps()[to];
                let output = output_port(source, &ports[from].outputs, reference);
                let input = input_port(definition, target, &edge.pointer);
                (Some(output), Some(input))
            }
        };
        add(&mut ports[from].outputs, output.as_ref());
        add(&mut ports[to].inputs, input.as_ref());
        let known = between.entry((from, to)).or_default();
        let same = known
            .iter()
            .copied()
            .find(|&at| connections[at].output == output && connections[at].input == input);
        let origin = edge.pointer.clone();
        if let Some(same) = same {
            connections[same].origins.push(origin);
        } else {
            known.push(connections.len());
            connections.push(Connection { from, output, to, input, origins: vec![origin] });
        }
    }
    (ports, connections)
}

fn add(list: &mut Vec<String>, port: Option<&String>) {
    if let Some(port) = port.filter(|port| !list.contains(port)) {
        list.push(port.clone());
    }
}

fn names(list: Option<&Node>, member: &str) -> Vec<String> {
    let elements = list.map(Node::elements).unwrap_or_default();
    elements.iter().filter_map(|element| element.get(member)?.as_str()).map(str::to_owned).collect()
}

/// What the definition itself says. The input called `code` is the step's script, not data: it has no port.
fn declared(definition: &Definition, step: &Step) -> Ports {
    let arguments = definition.arguments(step);
    let member = |name: &str| arguments.and_then(|arguments| arguments.get(name));
    let fixed = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let mut conditions = Vec::new();
    let inputs = match step.step_type.as_str() {
        "Processing" | "ClarifyCheck" | "QualityCheck" => {
            let mut inputs = names(member("ProcessingInputs"), "InputName");
            inputs.retain(|name| name != "code");
            inputs
        }
        "Training" => names(member("InputDataConfig"), "ChannelName"),
        "Tuning" => {
            let one = member("TrainingJobDefinition").into_iter();
            let several = member("TrainingJobDefinitions").map(Node::elements).unwrap_or_default();
            let mut channels = Vec::new();
            for job in one.chain(several) {
                for name in names(job.get("InputDataConfig"), "ChannelName") {
                    add(&mut channels, Some(&name));
                }
            }
            channels
        }
        "AutoML" => fixed(&["data"]),
        "Transform" => fixed(&["model", "data"]),
        "Model" | "EndpointConfig" => fixed(&["model"]),
        "RegisterModel" => fixed(&["model", "metrics"]),
        "Endpoint" => fixed(&["config"]),
        "InferenceComponent" => fixed(&["model", "endpoint"]),
        "Condition" => {
            let list = member("Conditions").map(Node::elements).unwrap_or_default();
            conditions = list.iter().map(|node| Condition::read(node).sentence()).collect();
            (0..conditions.len()).map(condition_port).collect()
        }
        "Fail" => fixed(&["message"]),
        "ForEach" => fixed(&["items"]),
        _ => Vec::new(),
    };
    let outputs = connect::outlets(definition, step).into_iter().map(|outlet| outlet.port).collect();
    Ports { inputs, outputs, conditions }
}

fn condition_port(index: usize) -> String {
    format!("condition-{}", index + 1)
}

/// The output that a reference reads.
pub(super) fn output_port(source: &Step, declared: &[String], reference: &Reference) -> String {
    match reference {
        Reference::PropertyFile { file, .. } => source
            .property_files
            .iter()
            .find(|declared| declared.name == *file)
            .map_or_else(|| file.to_string(), |declared| declared.output_name.clone()),
        Reference::Property { path, .. } => {
            let key = path.iter().find_map(|segment| match segment {
                Segment::Key(key) if declared.iter().any(|name| name == key) => Some(key.to_string()),
                _ => None,
            });
            let by_type = match (source.step_type.as_str(), path.first()) {
                // An output that is not there is told by its name, too.
                ("Processing", Some(Segment::Member(name))) if name == "ProcessingOutputConfig" => {
                    path.iter().find_map(|segment| match segment {
                        Segment::Key(key) => Some(&**key),
                        _ => None,
                    })
                }
                ("Training", Some(Segment::Member(name))) if name == "ModelArtifacts" => Some("model"),
                ("Tuning", Some(Segment::Member(name)))
                    if name == "BestTrainingJob" || name == "TrainingJobSummaries" =>
                {
                    Some("model")
                }
                ("AutoML", Some(Segment::Member(name))) if name == "BestCandidate" => Some("model"),
                ("QualityCheck" | "ClarifyCheck", Some(Segment::Member(name))) => check_port(name),
                ("Model", Some(Segment::Member(name))) if name == "ModelName" || name == "ModelArn" => {
                    Some("name")
                }
                ("RegisterModel", Some(Segment::Member(name))) if name == "ModelPackageArn" => {
                    Some("package")
                }
                ("Transform", Some(Segment::Member(name))) if name == "TransformOutput" => Some("output"),
                ("EndpointConfig", Some(Segment::Member(name))) if name.starts_with("EndpointConfig") => {
                    Some("config")
                }
                ("Endpoint", Some(Segment::Member(name)))
                    if name == "EndpointName" || name == "EndpointArn" =>
                {
                    Some("endpoint")
                }
                ("EMR", Some(Segment::Member(name))) if name == "ClusterId" => Some("cluster"),
                _ => None,
            };
            key.or(by_type.map(str::to_owned)).unwrap_or_else(|| last_name(path))
        }
        _ => "output".to_owned(),
    }
}

fn check_port(property: &str) -> Option<&'static str> {
    Some(match property {
        "CalculatedBaselineStatistics" => "statistics",
        "CalculatedBaselineConstraints" => "constraints",
        "BaselineUsedForDriftCheckStatistics" => "drift-statistics",
        "BaselineUsedForDriftCheckConstraints" => "drift-constraints",
        _ => return None,
    })
}

fn last_name(path: &[Segment]) -> String {
    path.iter()
        .rev()
        .find_map(|segment| match segment {
            Segment::Member(name) | Segment::Key(name) => Some(name.to_string()),
            Segment::Index(_) => None,
        })
        .unwrap_or_else(|| "output".to_owned())
}

/// The input that holds the value at a pointer below the step.
pub(super) fn input_port(definition: &Definition, step: &Step, pointer: &str) -> String {
    let below = pointer.strip_prefix(&step.pointer).unwrap_or(pointer);
    let parts: Vec<_> = below.split('/').skip(1).collect();
    let named = |list: &str, member: &str| {
        let [_, _, index, ..] = parts.as_slice() else { return None };
        let element = definition.root().pointer(&format!("{}/Arguments/{list}/{index}", step.pointer))?;
        element.get(member)?.as_str().map(str::to_owned)
    };
    let known = match (step.step_type.as_str(), parts.get(1).copied()) {
        ("Processing" | "ClarifyCheck" | "QualityCheck", Some("ProcessingInputs")) => {
            named("ProcessingInputs", "InputName")
        }
        ("Training", Some("InputDataConfig")) => named("InputDataConfig", "ChannelName"),
        ("Tuning", Some("TrainingJobDefinition" | "TrainingJobDefinitions")) => {
            channel(definition, step, &parts)
        }
        ("Endpoint", Some("EndpointConfigName")) => Some("config".into()),
        ("InferenceComponent", Some("EndpointName")) => Some("endpoint".into()),
        ("ForEach", Some("IterableItems")) => Some("items".into()),
        ("ClarifyCheck", _) if below == "/ModelName" => Some("model".into()),
        ("Transform", Some("ModelName"))
        | ("EndpointConfig", Some("ProductionVariants"))
        | ("InferenceComponent", Some("Specification"))
        | ("Model", _)
        | ("RegisterModel", Some("InferenceSpecification")) => Some("model".into()),
        ("Transform", Some("TransformInput")) | ("AutoML", Some("InputDataConfig")) => Some("data".into()),
        ("RegisterModel", Some("ModelMetrics" | "DriftCheckBaselines")) => Some("metrics".into()),
        ("Condition", Some("Conditions")) => {
            parts.get(2).and_then(|index| index.parse().ok()).map(condition_port)
        }
        ("Fail", _) => Some("message".into()),
        _ => None,
    };
    known.unwrap_or_else(|| {
        let plain =
            |part: &&&str| part.parse::<usize>().is_err() && !part.starts_with("Std:") && **part != "Values";
        parts.iter().rev().find(plain).map_or_else(|| "input".to_owned(), |part| (*part).to_owned())
    })
}

/// The channel of a search's training that a value stands in.
fn channel(definition: &Definition, step: &Step, parts: &[&str]) -> Option<String> {
    let at = parts.iter().position(|part| *part == "InputDataConfig")?;
    let channel = parts.get(..at + 2)?.join("/");
    let channel = definition.root().pointer(&format!("{}/{channel}", step.pointer))?;
    channel.get("ChannelName")?.as_str().map(str::to_owned)
}
