//! Values as they are: conditions, messages, texts and numbers.

use pipewright_pipeline::json::{Node, Value, child_pointer};
use pipewright_validator::shapes::ScalarKind;

use super::super::offer::join;
use super::super::operand;
use super::{Reader, Takes, free_name, null, title};
use crate::dto::connect::ChoiceGroup;

impl Reader<'_> {
    pub(super) fn conditions(&mut self) {
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

    pub(super) fn message(&mut self) {
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

    pub(super) fn free_arguments(&mut self) {
        let names = self.names("/Arguments");
        for name in &names {
            self.place(name, format!("Argument {name}"), child_pointer("/Arguments", name), Takes::Anything);
        }
        let name = free_name(&identifier(self.wanted), |name| names.iter().any(|known| known == name));
        let pointer = child_pointer("/Arguments", &name);
        self.new_place(format!("New argument {name}"), pointer, Takes::Anything, null(), "");
        self.last_port(&name);
    }

    /// A list of texts that a program takes: `--name value`.
    pub(super) fn argument_list(&mut self, list: &str) {
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

    pub(super) fn lineage(&mut self) {
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

    pub(super) fn cleanup(&mut self) {
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
    pub(super) fn texts(&mut self, map: &str, what: &str) {
        if self.at(map).is_none() && !(what == "Environment variable" && self.step.step_type == "Processing")
        {
            return;
        }
        let names = self.names(map);
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
    pub(super) fn numbers(&mut self) {
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

/// The name as programs take it: letters, digits and `_`.
fn identifier(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    name.chars().map(plain).collect()
}
