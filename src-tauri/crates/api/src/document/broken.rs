//! What of a drawing is broken: wires whose values are wrong where they stand, and the ports that such values feed.

use std::collections::{HashMap, HashSet};

use pipewright_pipeline::definition::Definition;
use pipewright_pipeline::expression::{Expression, references};
use pipewright_validator::{Diagnostic, Severity};

use super::port::input_port;
use crate::dto::canvas::{CanvasView, WireKind};

/// Marks them. A wire is broken by an error at its value: it leads from what is not there, or to what cannot take it. A value
/// that reads a step that is gone has no wire, but a port.
pub(super) fn mark(canvas: &mut CanvasView, definition: &Definition, diagnostics: &[Diagnostic]) {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error && !one.on_name);
    let wrong: HashMap<_, _> = errors.map(|one| (reading(&one.pointer), one.step.as_deref())).collect();
    if wrong.is_empty() {
        return;
    }
    let mut ports: HashMap<String, HashSet<String>> = HashMap::new();
    for wire in canvas.wires.iter_mut().filter(|wire| wire.kind != WireKind::Branch) {
        let is_wrong =
            |origin: &String| wrong.contains_key(reading(origin)) || wrong.contains_key(value_of(origin));
        wire.broken = wire.origins.iter().any(is_wrong);
        if wire.broken {
            ports.entry(wire.to.clone()).or_default().insert(wire.to_port.clone());
        }
    }
    for (pointer, step) in wrong {
        if let Some(step) = step.and_then(|name| definition.step(name))
            && reads(definition, pointer)
        {
            ports.entry(step.name.clone()).or_default().insert(input_port(definition, step, pointer));
        }
    }
    for node in &mut canvas.nodes {
        let Some(broken) = ports.get(&node.step) else { continue };
        for port in &mut node.inputs {
            port.broken = broken.contains(&port.id);
        }
    }
}

/// The `Get` or `Std:JsonGet` that a place belongs to, by the pointer of the object that it is; else the place itself. Of
/// several that one `Std:Join` puts together each can be wrong alone.
fn reading(pointer: &str) -> &str {
    let pointer = pointer.strip_suffix("/Get").unwrap_or(pointer);
    let within = pointer.rfind("/Std:JsonGet").filter(|at| {
        let rest = &pointer[at + "/Std:JsonGet".len()..];
        rest.is_empty() || rest.starts_with('/')
    });
    within.map_or(pointer, |at| &pointer[..at])
}

/// The whole value that a place within functions belongs to: an error of that breaks all that it is made of.
fn value_of(pointer: &str) -> &str {
    pointer.find("/Std:").map_or(pointer, |at| &pointer[..at])
}

/// Whether a value is made by a function that reads a step.
fn reads(definition: &Definition, pointer: &str) -> bool {
    let Some(node) = definition.root().pointer(pointer) else { return false };
    let made = !matches!(
        Expression::read(node),
        Expression::Literal(_) | Expression::List(_) | Expression::Structure(_)
    );
    made && references(node, pointer)
        .iter()
        .any(|found| found.reference.as_ref().is_ok_and(|reference| reference.step().is_some()))
}

#[cfg(test)]
mod tests {
    use pipewright_validator::{Settings, validate_text};
    use serde_json::{Value, json};

    use super::super::canvas::draw;
    use super::*;
    use pipewright_pipeline::layout::sidecar::Sidecar;

    /// A training step that reads what stands at its one channel, after a Processing step with an output `train`.
    #[track_caller]
    fn check(uri: &Value, wires: &[&str], ports: &[&str]) {
        let definition = json!({
            "Version": "2020-12-01",
            "Parameters": [],
            "Steps": [
                { "Name": "Prepare", "Type": "Processing", "Arguments": {
                    "ProcessingOutputConfig": { "Outputs": [{ "OutputName": "train" }] } } },
                { "Name": "Train", "Type": "Training", "Arguments": {
                    "InputDataConfig": [{ "ChannelName": "data", "DataSource": { "S3DataSource": { "S3Uri": uri } } }] } },
            ],
        });
        let (definition, diagnostics) = validate_text(&definition.to_string(), &Settings::default());
        let definition = definition.unwrap();
        let mut canvas = draw(&definition, &Sidecar::default());
        mark(&mut canvas, &definition, &diagnostics);
        let broken: Vec<_> =
            canvas.wires.iter().filter(|wire| wire.broken).map(|wire| wire.id.as_str()).collect();
        assert_eq!(broken, wires);
        let inputs = canvas.nodes.iter().flat_map(|node| node.inputs.iter().map(move |port| (node, port)));
        let broken: Vec<_> = inputs
            .filter(|(_, port)| port.broken)
            .map(|(node, port)| format!("{}.{}", node.step, port.id))
            .collect();
        assert_eq!(broken, ports);
    }

    const OUTPUT: &str = "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri";

    #[test]
    fn a_wire_is_broken_by_an_error_at_its_value_and_its_port_with_it() {
        check(&json!({ "Get": OUTPUT }), &[], &[]);
        check(&json!("s3://bucket/train"), &[], &[]);
        let absent = "Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri";
        check(&json!({ "Get": absent }), &["Prepare.test Train.data"], &["Train.data"]);
        let joined = json!({ "Std:Join": { "On": "/", "Values": [{ "Get": absent }, "part"] } });
        check(&joined, &["Prepare.test Train.data"], &["Train.data"]);
        // Of two in one text only that which is wrong.
        let both = json!({ "Std:Join": { "On": "/", "Values": [{ "Get": OUTPUT }, { "Get": absent }] } });
        check(&both, &["Prepare.test Train.data"], &["Train.data"]);
    }

    #[test]
    fn a_port_is_broken_that_reads_a_step_that_is_gone() {
        check(&json!({ "Get": OUTPUT.replace("Prepare", "Gone") }), &[], &["Train.data"]);
        let joined = json!({ "Std:Join": { "On": "/", "Values": [{ "Get": OUTPUT.replace("Prepare", "Gone") }, "part"] } });
        check(&joined, &[], &["Train.data"]);
        // Wrong, but nothing that leads anywhere.
        check(&json!(7), &[], &[]);
        check(&json!({ "Get": "Parameters.Gone" }), &[], &[]);
    }

    #[test]
    fn a_place_within_a_function_belongs_to_what_reads() {
        for (pointer, read, value) in [
            ("/Steps/1/Arguments/A", "/Steps/1/Arguments/A", "/Steps/1/Arguments/A"),
            ("/Steps/1/Arguments/A/Get", "/Steps/1/Arguments/A", "/Steps/1/Arguments/A/Get"),
            ("/A/Std:Join/Values/0/Get", "/A/Std:Join/Values/0", "/A"),
            ("/A/Std:JsonGet/PropertyFile/Get", "/A", "/A"),
            ("/A/Std:Join/Values/0/Std:JsonGet/Path", "/A/Std:Join/Values/0", "/A"),
            ("/A/Getaway", "/A/Getaway", "/A/Getaway"),
        ] {
            assert_eq!((reading(pointer), value_of(pointer)), (read, value));
        }
    }
}
